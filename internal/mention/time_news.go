package mention

import "cited/internal/text"

// weekdays reads "from Thursday to Saturday" and "Monday-Friday" as one stretch of days.
func (c *Scan) weekdays(t Time) Time {
	from := momentAt(t.Value)
	if !t.weekday || from.known() != 3 || t.told.known() != 0 || !c.Plays(t.To, RoleTo|RoleUntil) && !IsHyphen(c.at(t.To)) {
		return t
	}
	m, kind, ok := c.calendar(t.To+1, "weekday")
	if !ok || kind != "weekday" {
		return t
	}
	last := from.time()
	for int(last.Weekday()) != atoi(m.Entry.Meaning())%7 {
		last = last.AddDate(0, 0, 1)
	}
	return Time{From: t.From, To: m.To, Value: span(from.edtf(), momentOf(last).edtf()), weekday: true}
}

// newYear reads "the new year" as the one that is coming, or has just begun.
func (c *Scan) newYear(i int) (Time, bool) {
	m, ok := c.is(i, "newyear")
	if !ok || !c.Plays(i-1, RoleThe) || !c.dayEnds(m.To) || c.isOne(m.To, "'", "’") {
		return Time{}, false
	}
	at := c.story.near()
	if at.known() == 0 {
		return Time{From: i, To: m.To}, true
	}
	if month := at.monthish(); month > 6 || month == 0 && !c.story.past() {
		at.year++
	}
	at = moment{year: at.year, month: 1}
	return Time{From: i, To: m.To, Value: moment{year: at.year}.edtf(), told: at}, true
}

// streak reads "the third straight day", "a fourth year in a row": it says how many came one
// after the other, and no date.
func (c *Scan) streak(i int) (Time, bool) {
	_, at, ok := c.orderAt(i)
	if !ok {
		return Time{}, false
	}
	before, straight := c.is(at, "streak")
	if straight {
		at = before.To
	}
	u, kind, ok := c.word(at)
	if !ok || kind != "unit" && kind != "part" {
		return Time{}, false
	}
	t := Time{From: i, To: u.To, counted: true}
	if m, ok := c.is(u.To, "streak"); ok {
		t.To, straight = m.To, true
	}
	return t, straight
}

// weekdayDays reads "Thursday 27 to Sunday 30 November" of the weekday at token i.
func (c *Scan) weekdayDays(i, at int) (Time, bool) {
	first, to, ok := c.dayNumber(at)
	if !ok || !c.Plays(to, RoleTo|RoleUntil|RoleAnd) && !IsHyphen(c.at(to)) {
		return Time{}, false
	}
	m, _, ok := c.calendar(to+1, "weekday")
	if !ok || m.To >= len(c.Tokens) {
		return Time{}, false
	}
	t, ok := c.dayAndMonth(m.To)
	if !ok || t.Value != "" || t.told.day <= first {
		return Time{}, false
	}
	t = c.byWeekday(t, atoi(m.Entry.Meaning()))
	t.From = i
	return c.daysFrom(t, first), true
}

// degrees reports whether tens like "60s" at token i are of temperatures: highs in the 60s.
func (c *Scan) degrees(i int) bool {
	if i >= len(c.Tokens) || c.Tokens[i].Class != text.Number {
		return false
	}
	for k := max(0, i-9); k < i; k++ {
		if _, ok := c.is(k, "heat"); ok {
			return true
		}
	}
	return false
}

// besideNamed reads "the week before last", "the Sunday before last", and "the Monday
// before", which steps from what was named last.
func (c *Scan) besideNamed(i int) (Time, bool) {
	if !c.Plays(i-1, RoleThe) {
		return Time{}, false
	}
	if u, kind, ok := c.word(i); ok && (kind == "unit" || kind == "part") && c.Is(u.To, "before") && c.Is(u.To+1, "last") {
		return Time{From: i, To: u.To + 2, Value: c.story.precise().step(-2, u.Entry.Meaning())}, true
	}
	m, _, ok := c.calendar(i, "weekday")
	if !ok || !c.isOne(m.To, "before", "after") {
		return Time{}, false
	}
	weekday := atoi(m.Entry.Meaning())
	if c.Is(m.To, "before") && c.Is(m.To+1, "last") {
		last := momentAt(c.steppedWeekday(c.story.precise(), weekday, "last"))
		return Time{From: i - 1, To: m.To + 2, Value: last.step(-7, "day")}, true
	}
	if !c.dayEnds(m.To+1) || c.Plays(m.To+1, RoleThe) {
		return Time{}, false
	}
	which := "following"
	if c.Is(m.To, "before") {
		which = "previous"
	}
	return Time{From: i - 1, To: m.To + 1, Value: c.steppedWeekday(c.story.named(3), weekday, which)}, true
}

// stretchTo reads a stretch by the month in which it ends: the year to June, the nine
// months ended Sept. 30, the quarter ending in March 2015.
func (c *Scan) stretchTo(i int) (Time, bool) {
	t, months, at := Time{From: i}, 0, i
	if k, ok := c.coreAt(i); ok && !k.share && !k.vague && k.low == k.high && k.low <= 60 {
		months, at, t.counted = int(k.low), k.to, true
	}
	u, ok := c.is(at, "unit")
	if y, fiscal := c.is(at, "year"); fiscal && y.Entry.Meaning() == "year" && !t.counted {
		u, ok = y, true
	}
	unit := lastMeaning(u.Entry)
	switch {
	case !ok || t.counted != (unit == "month" || unit == "week") || !t.counted && !c.Plays(i-1, RoleThe) && !c.isOne(i-1, "its", "their", "our"):
		return Time{}, false
	case unit == "year":
		months = 12
	case unit == "quarter":
		months = 3
	case !t.counted:
		return Time{}, false
	}
	if t.counted && c.Plays(i-1, RoleThe) {
		t.From--
	}
	if at = u.To; !c.Plays(at, RoleTo) && !c.isOne(at, "ended", "ending", "through") {
		return Time{}, false
	}
	over := c.Is(at, "ended")
	if t.counted {
		t.tail = at
	}
	if at++; c.isOne(at, "in", "on") || c.Plays(at, RoleThe) {
		at++
	}
	m, _, ok := c.calendar(at, "month")
	if !ok && at < len(c.Tokens) {
		if e, dated := c.dayAndMonth(at); dated {
			e.ahead = e.ahead && !over
			return c.endingAt(t, months, unit, e)
		}
	}
	if !ok {
		return Time{}, false
	}
	e, ok := c.monthPoint(at, m, atoi(m.Entry.Meaning()))
	if !ok && c.Tokens[at].Shape != text.Title || e.Value != "" {
		return Time{}, false
	}
	e.ahead = e.ahead && !over
	return c.endingAt(t, months, unit, e)
}

// endingAt makes t the months that end with the one of e, or the weeks that end with its day.
func (c *Scan) endingAt(t Time, months int, unit string, e Time) (Time, bool) {
	end := c.settled(e).told
	t.To = e.To
	switch {
	case unit == "week":
		if end.known() == 3 && months > 0 {
			t.Value = span(end.step(1-7*months, "day"), end.edtf())
		}
	case end.known() >= 2 && months > 0:
		first := moment{year: end.year, month: end.month}.step(1-months, "month")
		t.Value = span(first, moment{year: end.year, month: end.month}.edtf())
	}
	return t, true
}
