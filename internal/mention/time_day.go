package mention

import "cited/internal/text"

// ordinalEnd reports whether token i makes an ordinal of the digits before it:
// 3rd, and 3d in old texts.
func (c *Scan) ordinalEnd(i int) bool {
	if !c.tight(i) {
		return false
	}
	if c.Plays(i, RoleOrdinal) {
		return true
	}
	w := c.at(i - 1)
	return c.Is(i, "d") && len(w) <= 2 && (w[len(w)-1] == '2' || w[len(w)-1] == '3')
}

// dayAlone reads a day of the month that the text is at: "on the 23rd", "until the
// 5th", "the 15th instant".
func (c *Scan) dayAlone(i int) (Time, bool) {
	if !c.isDigits(i, 1, 2) || !c.ordinalEnd(i+1) {
		return Time{}, false
	}
	day := atoi(c.at(i))
	if day < 1 || day > 31 {
		return Time{}, false
	}
	t := Time{From: i, To: i + 2}
	m, named := c.is(t.To, "monthly")
	if named {
		if t.To = m.To; c.Is(t.To, ".") && c.tight(t.To) && t.To+1 < len(c.Tokens) {
			t.To++
		}
	} else if !c.Plays(i-1, RoleThe) || !c.leadsToDay(i-2) || !c.dayEnds(t.To) && !c.toldBehind(t.To) {
		return Time{}, false
	}
	word := ""
	if named {
		word = m.Entry.Meaning()
	}
	base := c.story.monthOf(word)
	if base.month == 0 {
		return t, named || c.Is(i-2, "on")
	}
	t.told = moment{year: base.year, month: base.month, day: day}
	if named {
		return t, true
	}
	if base.day-day > 15 { // from the 28th on to the 3rd of the next month
		t.told = moment{year: base.year, month: base.month}.later(1, "month")
		t.told.day = day
	}
	if now := c.story.now(); now.year == t.told.year && now.month == t.told.month && day > now.day && !c.ahead(i) {
		t.told = moment{year: now.year, month: now.month}.later(-1, "month")
		t.told.day = day
	}
	return t, true
}

// toldBehind reports whether a verb of the past or a number stands at token i, which no
// ordinal before it numbers: on the 11th reached the ford, on the 23rd two thousand men.
func (c *Scan) toldBehind(i int) bool {
	if i >= len(c.Tokens) || c.Tokens[i].Shape != text.Lower {
		return false
	}
	return c.class[i] == unitWord || c.class[i] == tenWord || c.Plays(i, RolePast) || c.EndsLike(i, RolePast)
}

// monthOf is the month that "instant", "ultimo" and "proximo" mean, and for "" the
// one that the text told last, or else the document's own.
func (s *Story) monthOf(word string) moment {
	base := s.month
	if base.year == 0 || word != "" && s.isPrinted {
		base = s.precise()
	}
	if base.known() < 2 {
		return moment{}
	}
	switch word {
	case "last":
		return moment{year: base.year, month: base.month}.later(-1, "month")
	case "next":
		return moment{year: base.year, month: base.month}.later(1, "month")
	}
	return base
}

// leadsToDay reports whether the word at token i can stand before a bare day of a
// month.
func (c *Scan) leadsToDay(i int) bool {
	if c.Plays(i, RoleFrame|RoleSince|RoleUntil|RoleBy|RoleFrom|RoleAfter) && !c.Plays(i, RoleIn) || c.Is(i, "on") {
		return true
	}
	if c.Plays(i, RoleOf) {
		_, part := c.is(i-1, "part")
		return part || c.isOne(i-1, "dark", "eve", "action", "battle", "fight", "fighting", "affair", "engagement", "skirmish", "assault", "attack", "storm", "events", "letter", "letters", "report", "order", "despatch", "dispatch")
	}
	if c.Is(i, "between") {
		return true
	}
	return c.Plays(i, RoleTo|RoleAnd) && i >= 1 && (c.ordinalEnd(i-1) || c.isDigits(i-1, 1, 4))
}

// dayEnds reports whether nothing stands at token i that a bare ordinal could
// number: a mark, a function word, or the end.
func (c *Scan) dayEnds(i int) bool {
	if i >= len(c.Tokens) {
		return true
	}
	if c.Tokens[i].Class == text.Punct {
		return !IsHyphen(c.at(i)) || c.Tokens[i].Space
	}
	if c.Plays(i, RoleOf) {
		return false
	}
	_, function := c.Beginning(Function, i)
	return function
}
