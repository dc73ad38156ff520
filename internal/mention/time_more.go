package mention

import (
	"strings"
	"time"

	"cited"
	"cited/internal/text"
)

// slashed reads a date like 10/03/2023, whose day and month could be either, as the one
// that lies nearest before the document's date.
func (c *Scan) slashed(i int, d date) date {
	a, b := atoi(c.at(i)), atoi(c.at(i+2))
	if !c.story.isPrinted || d.year == 0 || a < 1 || b < 1 || a > 12 || b > 12 {
		return d
	}
	at := func(month, day int) time.Duration {
		back := c.story.printed.Sub(time.Date(d.year, time.Month(month), day, 0, 0, 0, 0, time.UTC))
		if back < 0 {
			back = -back + 1e6*time.Hour
		}
		return back
	}
	if d.month, d.day = a, b; at(b, a) < at(a, b) {
		d.month, d.day = b, a
	}
	return d
}

// shortDate reads 2/27/98; a day and month that may be either are as slashed has them.
func (c *Scan) shortDate(i int) (Time, bool) {
	for k := i; k < i+5; k++ {
		if slash := (k-i)%2 == 1; slash && !c.Is(k, "/") || !slash && !c.isDigits(k, 1, 2) || k > i && !c.tight(k) {
			return Time{}, false
		}
	}
	if len(c.at(i+4)) != 2 || c.tight(i+5) && c.Is(i+5, "/") || i > 0 && c.Is(i-1, "/") {
		return Time{}, false
	}
	a, b := atoi(c.at(i)), atoi(c.at(i+2))
	if a < 1 || b < 1 || a > 31 || b > 31 || a > 12 && b > 12 {
		return Time{}, false
	}
	d := date{year: c.shortCentury(atoi(c.at(i + 4))), month: a, day: b}
	if a > 12 {
		d.month, d.day = b, a
	}
	d = c.slashed(i, d)
	return Time{From: i, To: i + 5, told: moment{year: d.year, month: d.month, day: d.day}}, true
}

// yearOfMonth reads the year of "July last year" and "May of this year".
func (c *Scan) yearOfMonth(i int) (year, to int) {
	at := i
	if c.Plays(at, RoleOf) {
		at++
	}
	the := c.Plays(at, RoleThe)
	if the {
		at++
	}
	step, ok := c.is(at, "step")
	if !ok {
		return 0, i
	}
	u, ok := c.is(step.To, "unit")
	if !ok || u.Entry.Meaning() != "year" || isPlural(c.lang.Folded(c.Sentence, u.From)) {
		return 0, i
	}
	if the && at == i+1 && !c.dayEnds(u.To) {
		return 0, i // In May the next year of drought began.
	}
	if year, ok := c.yearOfStory(step.Entry.Meaning(), the); ok {
		return year, u.To
	}
	if !c.story.isPrinted || the {
		return 0, i
	}
	switch now := c.story.printed.Year(); step.Entry.Meaning() {
	case "last":
		return now - 1, u.To
	case "this":
		return now, u.To
	case "next":
		return now + 1, u.To
	}
	return 0, i
}

// yearOfStory is the year that "of the following year", "of the previous year" and "of that
// year" mean behind a month.
func (c *Scan) yearOfStory(which string, the bool) (int, bool) {
	then := c.story.named(1)
	if then.bc && then.year > 1 && (which == "following" || which == "next" && the) {
		return then.year - 1, true
	}
	if then.known() == 0 {
		return 0, false
	}
	switch {
	case which == "following", which == "next" && the:
		return then.year + 1, true
	case which == "previous":
		return then.year - 1, true
	case which == "that":
		return then.year, true
	}
	return 0, false
}

// bracketed reports whether digits are the only number in brackets of their sentence, and
// may be a year: the siege (1633).
func (c *Scan) bracketed(i int) bool {
	if !c.Is(i-1, "(") || !c.tight(i) || !c.Is(i+1, ")") || !c.tight(i+1) || !c.isDigits(i, 4, 4) || atoi(c.at(i)) < 1000 || atoi(c.at(i)) > 2100 {
		return false
	}
	for k := range c.Tokens {
		if k != i && c.Tokens[k].Class == text.Number && c.Is(k-1, "(") {
			return false
		}
	}
	return true
}

// partOfYearBefore reports whether "the end of" and the like make a year of digits.
func (c *Scan) partOfYearBefore(i int) bool {
	if !c.isDigits(i, 4, 4) || atoi(c.at(i)) < 1000 || atoi(c.at(i)) > 2100 || c.unitBehind(i+1) || c.nounBehind(i+1) {
		return false
	}
	at := i - 1
	if !c.Plays(at, RoleOf) {
		return false
	}
	return c.isOne(at-1, "end", "beginning", "start", "middle", "half", "quarter", "spring", "summer", "autumn", "fall", "winter")
}

// lastDayOf reads "the last day of February" and "the first day of May 1916".
func (c *Scan) lastDayOf(i int) (Time, bool) {
	if !c.isOne(i, "last", "first") || !c.Is(i+1, "day") || !c.Plays(i+2, RoleOf) || i+3 >= len(c.Tokens) {
		return Time{}, false
	}
	t, ok := c.pointAt(c.pastThe(i + 3))
	if u, unit := c.is(i+4, "unit"); !ok && unit && u.Entry.Meaning() == "month" && c.Plays(i+3, RoleThe) && c.whole(u) {
		t, ok = Time{To: u.To, told: c.story.monthOf("")}, true
		t.told.day = 0
	}
	if !ok || t.Value != "" || t.told.day != 0 || t.told.month == 0 {
		return Time{}, false
	}
	t = c.settled(t)
	t.From, t.Value = i, ""
	if t.told.day = 1; c.Is(i, "last") && t.told.year != 0 {
		t.told.day = time.Date(t.told.year, time.Month(t.told.month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	}
	return t, t.told.year != 0
}

// weekdayOf reads "the first Monday in October" and "the last Friday of May 2019".
func (c *Scan) weekdayOf(i int) (Time, bool) {
	n, at, ok := c.orderAt(i)
	if c.Is(i, "last") {
		n, at, ok = 0, i+1, true
	}
	if !ok || n > 5 {
		return Time{}, false
	}
	m, _, ok := c.calendar(at, "weekday")
	weekend := false
	if u, unit := c.is(at, "unit"); !ok && unit && u.Entry.Meaning() == "weekend" {
		m, ok, weekend = u, true, true
	}
	if !ok || !c.Plays(m.To, RoleOf|RoleIn) || m.To+1 >= len(c.Tokens) {
		return Time{}, false
	}
	t, ok := c.pointAt(c.pastThe(m.To + 1))
	if !ok || t.Value != "" || t.told.day != 0 || t.told.month == 0 {
		return Time{}, false
	}
	t = c.settled(t)
	t.From, t.Value = i, ""
	if t.told.known() != 2 {
		return t, true
	}
	if weekend {
		saturday := nthWeekday(t.told, n, 6)
		t.Value, t.told = span(saturday.edtf(), saturday.step(1, "day")), saturday.later(1, "day")
		return t, t.told.day != 0
	}
	t.told = nthWeekday(t.told, n, atoi(m.Entry.Meaning()))
	return t, t.told.day != 0
}

// dayOfMonth reads "the 14th of next month" and "the 3rd of this month".
func (c *Scan) dayOfMonth(i int) (Time, bool) {
	if !c.isDigits(i, 1, 2) || !c.ordinalEnd(i+1) || !c.Plays(i+2, RoleOf) || i+4 >= len(c.Tokens) || !c.Is(i+4, "month") {
		return Time{}, false
	}
	step, ok := c.is(i+3, "step")
	if !ok {
		return Time{}, false
	}
	word := map[string]string{"this": "", "that": "", "next": "next", "last": "last"}
	which, ok := word[step.Entry.Meaning()]
	base := c.story.precise()
	switch {
	case step.Entry.Meaning() == "that":
		base = c.story.monthOf("")
	case which != "":
		base = c.story.monthOf(which)
	}
	t := Time{From: i, To: i + 5}
	if base.known() >= 2 {
		t.told = moment{year: base.year, month: base.month, day: atoi(c.at(i))}
	}
	return t, ok
}

// unitEnd reads "the month-end", "week's end".
func (c *Scan) unitEnd(i int) (Time, bool) {
	u, ok := c.is(i, "unit")
	if !ok || isPlural(c.lang.Folded(c.Sentence, i)) {
		return Time{}, false
	}
	switch u.Entry.Meaning() {
	case "week", "month", "quarter", "year", "decade":
	default:
		return Time{}, false
	}
	at := u.To
	switch {
	case IsHyphen(c.at(at)) && c.tight(at):
		at++
	case c.isOne(at, "'", "’") && c.Is(at+1, "s"):
		at += 2
	}
	if at == u.To && !c.Plays(i-1, RoleThe) || !c.Is(at, "end") || !c.dayEnds(at+1) {
		return Time{}, false
	}
	return Time{From: i, To: at + 1, Value: roughly(c.story.precise().step(0, u.Entry.Meaning()))}, true
}

// endOf reads "end-2023" and "end March" behind a preposition.
func (c *Scan) endOf(i int) (Time, bool) {
	if t, ok := c.unitEnd(i); ok {
		return t, true
	}
	if !c.isOne(i, "end") || !c.isOne(i-1, "by", "at", "until", "till", "since", "from", "of", "in") {
		return Time{}, false
	}
	at := c.pastHyphen(i + 1)
	if at >= len(c.Tokens) || at == i+1 && !c.Tokens[at].Space {
		return Time{}, false
	}
	if c.isYear(at) {
		return Time{From: i, To: at + 1, told: moment{year: c.year(at)}, rough: true}, true
	}
	if m, _, ok := c.calendar(at, "month"); ok && c.Tokens[at].Shape == text.Title {
		t, ok := c.monthPoint(at, m, atoi(m.Entry.Meaning()))
		t.From, t.rough = i, true
		return t, ok && t.told.day == 0
	}
	return Time{}, false
}

// easter is Easter Sunday of a year of the Gregorian calendar, by the anonymous algorithm
// of 1876 (Nature 13, 487).
func easter(y int) moment {
	a, b, c := y%19, y/100, y%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return moment{year: y, month: n / 31, day: n%31 + 1}
}

// halfOfMonth is the half of the month that a date is in, "" for what is vaguer.
func (c *Scan) halfOfMonth(t Time, part string) cited.EDTF {
	if part != "first-half" && part != "second-half" {
		return ""
	}
	m := c.settled(t).told
	if m.known() != 2 {
		return ""
	}
	first, last := m, m
	if first.day, last.day = 1, 15; part == "second-half" {
		first.day, last.day = 16, time.Date(m.year, time.Month(m.month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	}
	return span(first.edtf(), last.edtf())
}

// shortFiscal reads FY14, FY 2014, FY2013-14, and "fiscal 2027-28".
func (c *Scan) shortFiscal(i int) (Time, bool) {
	at := i + 1
	if !c.isOne(i, "fy") || c.Tokens[i].Shape != text.Caps || !c.isDigits(at, 2, 4) || len(c.at(at)) == 3 {
		return Time{}, false
	}
	year := atoi(c.at(at))
	if len(c.at(at)) == 2 {
		year = c.shortCentury(year)
	}
	t := Time{From: i, To: at + 1, told: moment{year: year}}
	if (IsHyphen(c.at(t.To)) || c.Is(t.To, "/")) && c.tight(t.To) && c.tight(t.To+1) {
		if len(c.at(at)) == 2 && c.isDigits(t.To+1, 2, 2) {
			last := moment{year: c.shortCentury(atoi(c.at(t.To + 1)))}
			return Time{From: i, To: t.To + 2, Value: span(t.told.edtf(), last.edtf()), told: last}, last.year > year
		}
	}
	return t, true
}

// hourTold reads a time of the day in words, or with a point: half past eight, ten to
// nine, two in the morning, 21.30.
func (c *Scan) hourTold(i int) (hour, minute, to int, sure bool) {
	if c.isOne(i, "noon", "midday", "midnight") && c.lastTo == i-1 && c.Plays(i-1, RoleTo) {
		return 12, 0, i + 1, true // from 8 a.m. to noon
	}
	if c.isOne(i, "noon", "midday") && c.isOne(i-1, "at", "by", "from", "until", "till", "before", "after", "around", "about", "since") {
		return 12, 0, i + 1, true
	}
	if m, at, ok := c.minutes(i); ok {
		past := c.Is(at, "past")
		if h, hourTo := c.fullHour(at + 1); (past || c.Is(at, "to")) && h > 0 {
			if past {
				return h, m, hourTo, true
			}
			return (h + 11) % 12, 60 - m, hourTo, true
		}
	}
	if h, at := c.fullHour(i); h > 0 {
		if _, part := c.clockPart(at); part != "" && c.isOne(i-1, "at", "by", "about", "around", "before", "after", "until", "till", "since", "from") {
			return h, 0, at, true
		}
		if c.Is(i-1, "at") && i-1 <= 1 && c.Is(at, ",") && c.class[i] == unitWord {
			return h, 0, at, true // "At nine, ..."
		}
	}
	w := c.at(i)
	h, m, ok := strings.Cut(w, ".")
	if !ok || len(m) != 2 || len(h) > 2 || h == "" || atoi(h) > 23 || atoi(m) > 59 || !allDigits(h) || !allDigits(m) || c.unitBehind(i+1) {
		return 0, 0, 0, false
	}
	if _, part := c.clockPart(i + 1); part != "" || c.lastTo == i-1 && c.Is(i-1, ",") && dayOf(c.lastDay) != "" || c.lastTo == i-1 && c.Is(i-1, "at") && dayOf(c.lastDay) != "" {
		return atoi(h), atoi(m), i + 1, true
	}
	return 0, 0, 0, false
}

func allDigits(w string) bool { return strings.Trim(w, "0123456789") == "" }

// fullHour reads one to twelve, in words or digits; 0 for what is none.
func (c *Scan) fullHour(i int) (hour, to int) {
	switch {
	case i >= len(c.Tokens):
		return 0, i
	case c.class[i] == unitWord && c.value(i) >= 1 && c.value(i) <= 12:
		return int(c.value(i)), i + 1
	case c.isDigits(i, 1, 2) && atoi(c.at(i)) >= 1 && atoi(c.at(i)) <= 12:
		return atoi(c.at(i)), i + 1
	}
	return 0, i
}

// minutes reads the "half" of "half past", the "quarter" of "a quarter to", "ten", "ten
// minutes".
func (c *Scan) minutes(i int) (n, to int, ok bool) {
	at := i
	if c.Plays(at, RoleA) {
		at++
	}
	switch {
	case at >= len(c.Tokens):
		return 0, i, false
	case c.Plays(i, RoleHalf) || c.Is(i, "half"):
		return 30, i + 1, c.Is(i+1, "past")
	case c.Is(at, "quarter"):
		return 15, at + 1, c.isOne(at+1, "past", "to") && (c.Is(at+1, "past") || c.isOne(i-1, "at", "by", "about", "around"))
	}
	k, ok := c.coreAt(i)
	if !ok || k.low != k.high || k.low < 5 || k.low > 25 || k.share {
		return 0, i, false
	}
	if to = k.to; c.Is(to, "minutes") {
		to++
	} else if !c.isOne(i-1, "at", "by", "about", "around") {
		return 0, i, false
	}
	return int(k.low), to, true
}

// clocksJoin reports whether two times of the day are the ends of one stretch: from 9 p.m.
// to 6 a.m.
func (c *Scan) clocksJoin(a, b Time) bool {
	if !a.clock || !b.clock || b.From != a.To+1 {
		return false
	}
	if c.Plays(a.To, RoleAnd) {
		return c.Is(a.From-1, "between")
	}
	return c.Plays(a.To, RoleTo|RoleUntil) || IsHyphen(c.at(a.To))
}

// joinClocks makes one stretch of two times of the day. It has no value: EDTF knows no
// stretch of hours.
func joinClocks(a, b Time) Time {
	return Time{From: a.From, To: b.To, told: a.told, clock: true}
}

// warAt returns where the name of a war ends that begins with a number: the Thirty Years'
// War, the Six-Day War. It returns i for none.
func (c *Scan) warAt(i int) int {
	if c.Tokens[i].Shape != text.Title || c.class[i] == noNumber && !c.Is(i, "hundred") {
		return i
	}
	at := c.pastHyphen(i + 1)
	if at >= len(c.Tokens) || c.Tokens[at].Shape != text.Title {
		return i
	}
	if _, ok := c.is(at, "unit"); !ok {
		return i
	}
	for at++; at < len(c.Tokens) && at < i+7; at++ {
		if c.Is(at, "war") && c.Tokens[at].Shape == text.Title {
			return at + 1
		}
		if c.Tokens[at].Class != text.Punct && !c.Is(at, "s") {
			return i
		}
	}
	return i
}
