package mention

import (
	"strings"

	"cited"
)

// partOfUnit reads what "the end of" and the like cut from a stretch that has no
// name: the end of the year, the first half of the month.
func (c *Scan) partOfUnit(i, at int, part string) (Time, bool) {
	u, ok := c.is(at, "unit")
	if !ok || !c.Plays(at-1, RoleThe) || !c.whole(u) {
		return Time{}, false
	}
	t := Time{From: i, To: u.To}
	near := c.story.near()
	if u.Entry.Meaning() == "weekend" && !c.story.past() {
		t.Value = c.weekendHere(i)
		return t, true
	}
	if c.ahead(i) || near.step(0, u.Entry.Meaning()) == "" {
		near = c.story.precise()
	}
	if u.Entry.Meaning() == "year" && near.year != 0 && !near.bc {
		t.Value = partOfYear(near.year, part)
	}
	if t.Value == "" {
		t.Value = roughly(near.step(0, u.Entry.Meaning()))
	}
	return t, true
}

// whole reports whether a unit is one, and long enough for "the year" to be one that
// the text is at; a "day" or an "hour" is mostly any.
func (c *Scan) whole(u Match) bool {
	if isPlural(c.lang.Folded(c.Sentence, u.To-1)) || IsHyphen(c.at(u.To)) && c.tight(u.To) {
		return false
	}
	switch u.Entry.Meaning() {
	case "week", "weekend", "month", "quarter", "year", "decade", "century":
		return true
	}
	return false
}

// unitHere reads a stretch that is named by its unit alone: "for the year", "over
// the weekend"; and with its date behind it: "the year 1864", "the month of May".
func (c *Scan) unitHere(i int) (Time, bool) {
	u, ok := c.is(i, "unit")
	if !ok || !c.whole(u) {
		return c.fiscalYear(i)
	}
	if !c.Plays(i-1, RoleThe) {
		return c.yearNumbered(i, u)
	}
	if t, ok := c.yearNumbered(i, u); ok {
		return t, true
	}
	if c.Plays(u.To, RoleOf) {
		return c.unitOfDate(i, u)
	}
	if m, ok := c.late.Ending(Times, i-1); !ok || kindOf(m.Entry) != "over" {
		return Time{}, false
	}
	t := Time{From: i, To: u.To}
	near, unit := c.story.near(), u.Entry.Meaning()
	if c.isOne(u.To, "that", "which") && c.Is(u.To+1, "followed") {
		t.To, t.Value = u.To+2, c.unitThatFollowed(unit)
		return t, true
	}
	switch unit {
	case "year", "month", "decade", "century", "week":
		t.Value = near.step(0, unit)
	case "weekend":
		t.Value = c.weekendHere(i)
	}
	return t, true
}

// unitThatFollowed is the unit that followed what the text is at: the next week, month or year, and
// the ten years of the decade that followed 1850.
func (c *Scan) unitThatFollowed(unit string) cited.EDTF {
	then, years := c.story.thenOf(unit), 0
	switch unit {
	case "decade":
		years = 10
	case "century":
		years = 100
	default:
		return then.step(1, unit)
	}
	return interval2(then.edtfTo("year"), then.off(years, "year"))
}

// weekendHere is "the weekend" as the text of a day has it: the one gone by, on a Saturday
// or Sunday that day's own, or the next one where the sentence looks ahead.
func (c *Scan) weekendHere(i int) cited.EDTF {
	n := c.story.precise()
	if n.known() == 3 && !c.ahead(i) && int(n.time().Weekday())%6 != 0 {
		return n.step(-1, "weekend")
	}
	return n.step(0, "weekend")
}

// yearNumbered reads "the year 1864" and "year 2000".
func (c *Scan) yearNumbered(i int, u Match) (Time, bool) {
	if u.Entry.Meaning() != "year" || !c.isDigits(u.To, 3, 4) || !c.Tokens[u.To].Space || c.nounBehind(u.To+1) {
		return Time{}, false
	}
	t := c.withEra(Time{From: i, To: u.To + 1, told: moment{year: atoi(c.at(u.To))}})
	return t, t.told.year < 2200
}

// unitOfDate reads "the month of May", "the week of 9 March", "the year of 1812".
func (c *Scan) unitOfDate(i int, u Match) (Time, bool) {
	at := c.pastThe(u.To + 1)
	if at >= len(c.Tokens) {
		return Time{}, false
	}
	t, ok := c.pointAt(at)
	if !ok || t.weekday {
		return Time{}, false
	}
	if t = c.settled(t); u.Entry.Meaning() == "week" || u.Entry.Meaning() == "weekend" {
		t.Value = t.told.step(0, u.Entry.Meaning())
	}
	t.From = i
	return t, true
}

// fiscalYear reads "fiscal 1997", "fiscal year 1997", "the fiscal first quarter"
// and "the fiscal year".
func (c *Scan) fiscalYear(i int) (Time, bool) {
	if t, ok := c.shortFiscal(i); ok {
		return t, true
	}
	m, ok := c.is(i, "year")
	if !ok {
		return Time{}, false
	}
	if c.isYear(m.To) {
		return Time{From: i, To: m.To + 1, told: moment{year: c.year(m.To)}}, true
	}
	if _, at, ok := c.orderAt(m.To); ok {
		if u, ok := c.is(at, "unit"); ok && u.Entry.Meaning() == "quarter" {
			return Time{From: i, To: u.To}, true
		}
	}
	return Time{From: i, To: m.To}, m.Entry.Meaning() == "year" && c.Plays(i-1, RoleThe)
}

// reference reads the time before or after now as a whole: "in the past", "the
// near future".
func (c *Scan) reference(i, to int) (Time, bool) {
	if !c.Plays(i-1, RoleThe) || !c.dayEnds(to) {
		return Time{}, false
	}
	return Time{From: i, To: to}, true
}

// oftenAt reads how often in a unit something comes back: twice a week, three
// times per day.
func (c *Scan) oftenAt(i int) (Time, bool) {
	at := i
	if m, ok := c.is(i, "often"); ok {
		at = m.To
	} else if k, ok := c.coreAt(i); ok && c.Is(k.to, "times") && !c.Plays(i-1, RoleTo|RoleOr) && !IsHyphen(c.at(i-1)) {
		at = k.to + 1
	}
	if at == i || !c.Plays(at, RoleA|RolePer|RoleEvery) && !c.Is(at, "each") {
		return Time{}, false
	}
	u, kind, ok := c.word(at + 1)
	if !ok || kind != "unit" && kind != "part" {
		return Time{}, false
	}
	return Time{From: i, To: u.To, counted: true}, true
}

// dayOf is the day that a date's value says, "" where it is none.
func dayOf(v cited.EDTF) cited.EDTF {
	if len(v) != len("2006-01-02") || strings.ContainsAny(string(v), "~/XT") {
		return ""
	}
	return v
}
