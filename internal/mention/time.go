package mention

import (
	"strings"

	"cited"
	"cited/internal/text"
)

// Time is an expression of time: a date, a stretch, a length, a time of the day.
// The preposition before it is no part of it, its article is.
type Time struct {
	From, To int        // tokens
	Value    cited.EDTF // "" where it has none: a mere length, a date that hangs on one nobody knows
	told     moment     // what the text is at after it
	rough    bool       // about then
	weekday  bool
	ahead    bool // lies ahead of the document's date where it gives no year
	length   bool // a length of time: words like "nearly" before it are its own
	counted  bool // its number is a quantity too: two weeks, two weeks ago
	clock    bool // a time of the day
	bare     bool // it holds a quantity without a number: half an hour
	tail     int  // from here on its numbers are those of a date: ended Sept. 30
	steps    bool // it steps from another date: three weeks earlier
}

// appendTimes appends the expressions of time of the sentence in order.
func (c *Scan) appendTimes(dst []Time) []Time {
	last := 0
	c.lastTo, c.lastDay = -1, ""
	for i := 0; i < len(c.Tokens); {
		t, ok := c.timeAt(i)
		if !ok || t.To <= i {
			i++
			continue
		}
		t = c.withArticle(c.settled(c.ranged(t)), last)
		if n := len(dst); n > 0 && c.clocksJoin(dst[n-1], t) {
			dst[n-1] = joinClocks(dst[n-1], t)
			for k := last; k < t.To; k++ {
				c.dated[k] = true
			}
			i, last = t.To, t.To
			continue
		}
		if !t.Value.Valid() {
			t.Value = ""
		}
		from := t.From
		if t.counted || t.bare {
			if from = t.To; t.tail > 0 {
				from = t.tail
			}
		}
		for k := from; k < t.To; k++ {
			c.dated[k] = true
		}
		if n := len(dst); n > 0 && c.restates(dst[n-1], t) {
			dst[n-1].Value = t.Value
		}
		c.story.ofDay(t)
		if !c.origin(t) {
			if c.story.tell(t.told); t.told.known() > 0 {
				c.story.stepped = t.steps
			}
			if t.told.known() > 0 {
				c.story.opened = t.From <= latestOpening
			}
		}
		c.story.touch(t)
		dst = append(dst, t)
		i, last = t.To, t.To
		c.lastTo, c.lastDay = t.To, t.Value
	}
	return dst
}

// restates reports whether the day of b says again what a, before its comma, steps to: three
// weeks earlier, on 16 August.
func (c *Scan) restates(a, b Time) bool {
	at := a.To + 1
	if !a.steps || !c.Is(a.To, ",") || dayOf(b.Value) == "" || b.told.day == 0 {
		return false
	}
	if c.Is(at, "on") {
		at++
	}
	return c.pastThe(at) == c.pastThe(b.From)
}

// latestOpening is the last token at which a date opens its sentence: In the spring of 1913.
const latestOpening = 3

// origin reports whether a year only says since when something goes on, so that what the
// news tells next is not of that year: has voted since 1970.
func (c *Scan) origin(t Time) bool {
	return c.story.isPrinted && !c.story.past() && t.told.known() == 1 && c.framedAs(t.From, "since")
}

// withArticle takes the article and words like "about" before the expression
// into it, but nothing before token least.
func (c *Scan) withArticle(t Time, least int) Time {
	if m, ok := c.Ending(Modifiers, t.From); ok && m.From >= least && m.Slot == "forms" && c.qualified(t, m) {
		t.From, t.Value = m.From, roughly(t.Value)
	}
	if t.From > least && c.Plays(t.From-1, RoleThe) && c.takesArticle(t) {
		t.From--
	}
	return t
}

// qualified reports whether the words before an expression are its own: circa
// 1850, more than a decade, about two years ago.
func (c *Scan) qualified(t Time, m Match) bool {
	if t.length {
		return m.Entry.Meaning() != "range"
	}
	return t.Value != "" && !t.counted && (strings.HasPrefix(c.at(m.From), "c") || strings.HasPrefix(c.at(m.From), "~"))
}

// takesArticle reports whether an article before the expression is its own: that
// of "the 2012 elections" and "the daily flight" is the noun's.
func (c *Scan) takesArticle(t Time) bool {
	if _, set := c.is(t.From, "set"); set {
		return false
	}
	if _, _, named := c.calendar(t.From, "month", "weekday"); named || c.class[t.From] != noNumber && c.class[t.From] != partWord {
		return false
	}
	return c.Tokens[t.From].Class != text.Number || t.told.open > 0 || c.ordinalEnd(t.From+1)
}

// roughly marks a date as approximate; an interval stays as it is.
func roughly(d cited.EDTF) cited.EDTF {
	if d == "" || strings.ContainsAny(string(d), "/~?%T") {
		return d
	}
	return d + "~"
}

// timeAt reads the expression of time that begins at token i.
func (c *Scan) timeAt(i int) (Time, bool) {
	if c.warAt(i) > i {
		return Time{}, false
	}
	_, _, word := c.word(i)
	_, calendar := c.Beginning(Calendar, i)
	number := c.Tokens[i].Class == text.Number || c.class[i] != noNumber
	_, modifier := c.Beginning(Modifiers, i)
	event, named := c.Beginning(Events, i)
	if !word && !calendar && !number && !named && !c.Plays(i, RoleA|RoleHalf) && !modifier && c.at(i) != "’" && c.at(i) != "'" && c.at(i) != "‘" && !c.Plays(i, RoleThis) && !(c.Plays(i, RoleThe) && c.isOne(i+2, "before", "after", "following")) && !c.Is(i, "end") {
		return Time{}, false
	}
	for _, read := range []func(int) (Time, bool){c.clockAt, c.lastDayOf, c.weekdayOf, c.dayOfMonth, c.endOf, c.partOfTime, c.besideNamed, c.stretchTo, c.steppedAt, c.oftenAt, c.countedAt, c.pointAt, c.dayAlone, c.unitHere, c.pointerAt} {
		if t, ok := read(i); ok {
			return t, true
		}
	}
	if named {
		return c.eventTime(i, event)
	}
	return Time{}, false
}

// eventTime reads a named event as a date where a preposition makes it one, and
// a feast that has its year.
func (c *Scan) eventTime(i int, m Match) (Time, bool) {
	d, ok := c.eventAt(i, m)
	if !ok {
		return Time{}, false
	}
	if _, framed := c.frameBefore(i); d.event && !framed {
		return Time{}, false
	}
	return Time{From: i, To: d.to, Value: d.value}, true
}

// ranged adds the other end of a range: 1914–18, 3 to 5 May, from March to June
// 2014, between 1990 and 1995.
func (c *Scan) ranged(t Time) Time {
	at, ok := c.rangeJoint(t)
	if !ok {
		return c.weekdays(t)
	}
	if (IsHyphen(c.at(t.To)) || c.Is(t.To, "/")) && t.told.known() == 1 && t.told.month == 0 {
		if d, ok := c.shortYear(at, t.told.year); ok && (IsHyphen(c.at(t.To)) || d.year == t.told.year+1) {
			end := moment{year: d.year}
			return Time{From: t.From, To: d.to, Value: span(t.told.edtf(), end.edtf()), told: end}
		}
	}
	e, ok := c.pointAt(at)
	if !ok {
		e, ok = c.partOfTime(at)
	}
	if !ok && t.told.day != 0 {
		e, ok = c.dayAlone(at)
	}
	if ok && e.Value != "" && e.told.known() > 0 && t.told.known() > 0 { // to the second week of May 2016
		return Time{From: t.From, To: e.To, Value: interval2(c.settled(t).Value, e.Value), told: e.told}
	}
	if !ok || e.Value != "" || e.told.known() == 0 && e.told.month == 0 && !e.told.bc {
		return t
	}
	if t.told.year == 0 && e.told.year == 0 && t.told.month != 0 && !c.story.past() && c.story.isPrinted {
		t.told, e.told = c.story.fromTo(t.told, e.told, t.ahead)
	}
	e.told = c.story.complete(e.told)
	if t.told.year == 0 {
		t.told.year = e.told.year
		if t.told.month > e.told.month && e.told.month > 0 {
			t.told.year--
		}
	}
	if t.told.month != 0 && !t.told.bc {
		c.story.months[t.told.month] = t.told.year
	}
	told := e.told
	if now := c.story.told; told.known() == 1 && t.told.known() == 1 && now.year >= t.told.year && now.year <= told.year {
		told = now // years around what is told leave it where it is
	}
	return Time{From: t.From, To: e.To, Value: interval(c.settled(t).Value, c.settled(e).Value), told: told}
}

// rangeJoint returns where the second end of a range could begin.
func (c *Scan) rangeJoint(t Time) (int, bool) {
	at := t.To
	if t.counted || t.Value != "" || t.told.year == 0 && t.told.month == 0 || at+1 >= len(c.Tokens) {
		return 0, false
	}
	dash := IsHyphen(c.at(at)) || c.at(at) == "—" || c.at(at) == "/" && c.isDigits(at+1, 2, 4)
	to := c.Plays(at, RoleTo|RoleUntil) && (c.framedAs(t.From, "since") || c.Plays(at, RoleTo))
	if !dash && !to && !(c.Plays(at, RoleAnd) && c.framedAs(t.From, "between")) {
		return 0, false
	}
	at++
	for c.Plays(at, RoleThe) {
		at++
	}
	return at, at < len(c.Tokens)
}

// settled gives a date its value: it completes what the text leaves out.
func (c *Scan) settled(t Time) Time {
	if t.Value != "" || t.counted {
		return t
	}
	given := t.told.year != 0
	if had := c.story.had; had && c.framedAs(t.From, "by") { // by the end of May it had stopped
		c.story.had = false
		defer func() { c.story.had = had }()
	}
	if t.told = c.story.completeAs(t.told, t.ahead); !given {
		t = c.nearer(t)
	}
	t.Value = t.told.edtf()
	if t.rough {
		t.Value = roughly(t.Value)
	}
	return t
}

// interval joins two ends; the first alone where they do not fit.
func interval(a, b cited.EDTF) cited.EDTF {
	if v := span(a, b); v != "" && v.Valid() {
		return v
	}
	if a == "" {
		return b
	}
	return a
}

// framedAs reports whether the preposition before token i bounds as said.
func (c *Scan) framedAs(i int, frame string) bool {
	m, ok := c.frameBefore(i)
	return ok && m.Entry.Meaning() == frame
}
