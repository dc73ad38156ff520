package mention

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"cited"
)

// partOfTime reads "early 2015", "mid-June", "the late 1980s", "the first half of
// 2016", "the end of the 19th century", "late on Monday".
func (c *Scan) partOfTime(i int) (Time, bool) {
	m, _, ok := c.calendar(i, "part")
	if !ok {
		if m, ok = c.is(i, "within"); !ok {
			return c.quarterAlone(i)
		}
	}
	at := m.To
	for IsHyphen(c.at(at)) || c.Plays(at, RoleOf|RoleThe|RoleIn) || c.Is(at, "on") {
		at++
	}
	if at >= len(c.Tokens) {
		return Time{}, false
	}
	if t, ok := c.partOfUnit(i, at, m.Entry.Meaning()); ok {
		return t, true
	}
	t, ok := c.pointAt(at)
	if !ok && c.Plays(at-1, RoleThe) {
		t, ok = c.dayAlone(at)
	}
	if !ok {
		if t, ok = c.steppedAt(at); !ok {
			t, ok = c.pointerAt(at)
		}
		if !ok || t.Value == "" {
			return Time{}, false
		}
		part := m.Entry.Meaning()
		if half := partOfYear(atoi(string(t.Value)), part); half != "" {
			t.From, t.Value = i, half
			return t, true
		}
		t.From, t.Value = i, roughly(t.Value)
		return t, true
	}
	t.From, t.rough = i, true
	if t.told.month != 0 && t.told.day == 0 && t.Value == "" {
		t.Value = c.halfOfMonth(t, m.Entry.Meaning())
	}
	if part := m.Entry.Meaning(); strings.HasPrefix(part, "week") {
		t.Value = c.weekOf(c.settled(t).told, part)
	}
	if t.told.month == 0 && t.told.season == 0 && t.told.open == 0 && t.told.year != 0 && !t.told.bc {
		t.Value = partOfYear(t.told.year, m.Entry.Meaning())
	}
	if t.told.open == 2 && !t.told.bc {
		t.Value = halfOfCentury(t.told.year, m.Entry.Meaning())
	}
	if t.Value != "" && t.told.month != 0 && t.told.year == 0 {
		t.told = c.settled(Time{told: t.told, ahead: t.ahead}).told // the days told next lie in that month
	}
	return t, true
}

// weekOf returns a week of a month, "" where that is not known.
func (c *Scan) weekOf(m moment, part string) cited.EDTF {
	if m.known() != 2 {
		return ""
	}
	d := date{year: m.year, month: m.month}
	c.week(&d, part)
	return d.value
}

// halfOfCentury returns the half of the century in which a year lies, "" for what
// is vaguer.
func halfOfCentury(year int, part string) cited.EDTF {
	first := year - year%100
	switch part {
	case "first-half":
		return span(moment{year: first}.edtf(), moment{year: first + 49}.edtf())
	case "second-half":
		return span(moment{year: first + 50}.edtf(), moment{year: first + 99}.edtf())
	}
	return ""
}

// partOfYear returns a half or quarter of a year, "" for what is vaguer.
func partOfYear(year int, part string) cited.EDTF {
	y := strconv.Itoa(year)
	if len(y) != 4 {
		return ""
	}
	if n, ok := strings.CutPrefix(part, "months-"); ok && n != "1" {
		return cited.EDTF(fmt.Sprintf("%s-01/%s-%02d", y, y, atoi(n)))
	}
	months, ok := map[string][2]string{"first-half": {"-01", "-06"}, "second-half": {"-07", "-12"},
		"q1": {"-01", "-03"}, "q2": {"-04", "-06"}, "q3": {"-07", "-09"}, "q4": {"-10", "-12"}}[part]
	if !ok {
		return ""
	}
	return cited.EDTF(y + months[0] + "/" + y + months[1])
}

// quarterAlone reads "the third quarter" as one of the year that the text is at.
func (c *Scan) quarterAlone(i int) (Time, bool) {
	if t, ok := c.firstMonths(i); ok {
		return t, true
	}
	n, at, ok := c.orderAt(i)
	if !ok || n > 4 || !c.Plays(i-1, RoleThe|RoleThis) && !IsHyphen(c.at(at)) {
		return Time{}, false
	}
	if IsHyphen(c.at(at)) {
		at++
	}
	if m, ok := c.is(at, "unit"); !ok || m.Entry.Meaning() != "quarter" || strings.HasSuffix(c.at(at), "s") {
		return Time{}, false
	}
	for k := range c.Tokens {
		if _, game := c.is(k, "game"); game {
			return Time{}, false // of play, not of a year
		}
	}
	t := Time{From: i, To: at + 1}
	year := c.story.then().year
	if now := c.story.now(); year == now.year && now.month != 0 && 3*n-2 > now.month && !c.ahead(i) {
		year--
	} else if year == now.year && 3*n <= now.month-8 && c.untold() {
		year++
	}
	if year != 0 {
		t.Value = partOfYear(year, "q"+strconv.Itoa(n))
	}
	return t, true
}

// firstMonths reads "in the first nine months" as those of the last year in which they are
// over, in a text that tells its day.
func (c *Scan) firstMonths(i int) (Time, bool) {
	if !c.Is(i, "first") || !c.Plays(i-1, RoleThe) || !c.Plays(i-2, RoleIn|RoleDuring) || c.story.now().year == 0 {
		return Time{}, false
	}
	k, ok := c.coreAt(i + 1)
	if !ok || k.share || k.vague || k.low != k.high || k.low < 2 || k.low > 11 {
		return Time{}, false
	}
	u, ok := c.is(k.to, "unit")
	if !ok || u.Entry.Meaning() != "month" || !c.dayEnds(u.To) || c.Plays(u.To, RoleIn|RoleSince|RoleAfter|RoleWhere) {
		return Time{}, false
	}
	t := Time{From: i, To: u.To, counted: true}
	year := c.story.then().year
	if now := c.story.now(); year == now.year && int(k.low) >= now.month && !c.ahead(i) {
		year--
	}
	if year != 0 && !c.story.then().bc {
		t.Value = partOfYear(year, "months-"+strconv.Itoa(int(k.low)))
	}
	return t, true
}

// steppedAt reads what a word like last, next, this or the following points to:
// "last year", "this spring", "the following day", "the past seven years".
func (c *Scan) steppedAt(i int) (Time, bool) {
	if m, kind, ok := c.calendar(i, "rel"); ok {
		return c.relativeTime(m, kind), true
	}
	if c.Plays(i, RoleThe) {
		if t, ok := c.yearEarlier(i + 1); ok {
			t.From = i
			return t, true
		}
	}
	if t, ok := c.dayBeside(i); ok {
		return t, true
	}
	for _, read := range []func(int) (Time, bool){c.yearEarlier, c.newYear, c.streak} {
		if t, ok := read(i); ok {
			return t, true
		}
	}
	step, ok := c.is(i, "step")
	if !ok || c.Is(i, "last") && c.isOne(i-1, "to", "will", "would", "can", "could", "may", "might", "must", "should", "not") {
		return Time{}, false
	}
	which, at := step.Entry.Meaning(), step.To
	if which == "this" || which == "that" {
		if next, ok := c.is(at, "step"); ok && (next.Entry.Meaning() == "last" || next.Entry.Meaning() == "that" || next.Entry.Meaning() == "next" && which == "this") {
			which, at = next.Entry.Meaning(), next.To
		}
	}
	if t, ok := c.steppedSpan(i, at, which); ok {
		return t, true
	}
	if which == "each" && c.isOne(at, "other", "single", "few") {
		at++
	}
	if m, ok := c.is(at, "year"); ok && (strings.HasSuffix(m.Entry.Meaning(), "year") || c.dayEnds(m.To)) {
		return c.steppedUnit(i, m, which), true // last fiscal year, this fiscal
	}
	if m, kind, ok := c.word(at); ok {
		switch kind {
		case "unit", "part":
			return c.steppedUnit(i, m, which), true
		case "feast":
			return Time{From: i, To: m.To}, true
		}
	}
	if m, kind, ok := c.calendar(at, "month", "season", "weekday"); ok {
		return c.steppedPoint(i, m, kind, which), true
	}
	if c.Is(i, "past") {
		return c.reference(i, at)
	}
	return Time{}, false
}

// yearEarlier reads "the year-earlier quarter" and "the year-ago period" of what was named last.
func (c *Scan) yearEarlier(i int) (Time, bool) {
	if !c.Is(i, "year") || !IsHyphen(c.at(i+1)) || !c.isOne(i+2, "earlier", "ago") {
		return Time{}, false
	}
	m, ok := c.is(i+3, "unit")
	if !ok && !c.isOne(i+3, "period", "level", "figure") {
		return Time{}, false
	}
	at := c.story.named(2)
	if at.year--; ok && m.Entry.Meaning() == "quarter" && at.known() >= 2 {
		return Time{From: i, To: m.To, Value: at.quarter(0)}, true
	}
	if ok && m.Entry.Meaning() == "month" && at.known() >= 2 {
		return Time{From: i, To: m.To, Value: at.step(0, "month")}, true
	}
	to := i + 4
	if ok {
		to = m.To
	}
	return Time{From: i, To: to, Value: at.step(0, "year")}, true
}

// dayBeside reads "the day before", "the morning after", "the year before".
func (c *Scan) dayBeside(i int) (Time, bool) {
	m, _, ok := c.calendar(i, "ana")
	if u, unit := c.is(i+1, "unit"); (!ok || m.To <= u.To) && unit && c.Plays(i, RoleThe) && c.isOne(u.To, "before", "after", "following") && (c.dayEnds(u.To+1) || c.isOne(u.To+1, "that", "this")) && !isPlural(c.lang.Folded(c.Sentence, i+1)) {
		n, name := 1, u.Entry.Meaning()
		if c.Is(u.To, "before") {
			n = -1
		}
		return Time{From: i, To: u.To + 1, Value: c.story.thenOf(name).step(n, name)}, true
	}
	if !ok || !c.Plays(i, RoleThe) || !c.isOne(m.To-1, "before", "after", "earlier", "following") {
		return Time{}, false
	}
	t := Time{From: i, To: m.To}
	unit, step, ok := cutStep(m.Entry.Meaning())
	if then := c.story.thenOf(unit); ok {
		t.Value = then.step(step, unit)
		if step > 0 {
			t.told = then.later(step, unit)
		}
	}
	return t, true
}

// relativeTime reads a step from the date of the document.
func (c *Scan) relativeTime(m Match, _ string) Time {
	t := Time{From: m.From, To: m.To, length: c.Is(m.To-1, "ago")}
	if c.Is(t.From, "so") && c.Is(t.From+1, "far") {
		t.From += 2
	}
	t.bare = t.length && c.class[m.From] != noNumber
	d, ok := c.relative(m)
	unit, _, _ := cutStep(m.Entry.Meaning())
	if now := c.story.now(); unit == "weekend" && c.Is(m.From, "this") && c.story.fullDay && now.time().Weekday() >= time.Wednesday {
		t.Value = now.step(0, unit) // the one to come
		return t
	}
	if unit == "weekend" && c.story.fullDay && !c.isOne(m.From, "last", "past", "this") && c.ahead(m.From) {
		t.Value = c.story.now().step(0, unit)
		return t
	}
	if unit, n, counted := cutStep(m.Entry.Meaning()); counted && unit == "week" && t.length && c.story.fullDay {
		t.Value = c.story.now().off(n, unit)
		return c.weeksAgoOn(t, -n)
	}
	if unit, n, counted := cutStep(m.Entry.Meaning()); counted && unit == "year" && t.length {
		if more := c.yearsAgoThis(t, -n); more.To > t.To {
			return more
		}
	}
	if ok && (c.story.fullDay || unit == "year" || unit == "month" && len(c.Date) >= len("2006-01")) {
		t.Value = d.edtf()
	}
	return t
}

// steppedUnit reads "last year", "the next day", "that week", "every month".
func (c *Scan) steppedUnit(i int, m Match, which string) Time {
	t := Time{From: i, To: m.To}
	unit, the := m.Entry.Meaning(), c.Plays(i-1, RoleThe)
	if kindOf(m.Entry) == "year" {
		unit = "year"
	}
	switch unit { // of what comes after the day of writing, one says "tomorrow"
	case "day", "morning", "afternoon", "evening", "night":
		the = the || which == "next"
	}
	now, then := c.story.precise(), c.story.thenOf(unit)
	if isPlural(c.lang.Folded(c.Sentence, m.To-1)) {
		return t // the past weeks: nobody knows how many
	}
	t.steps = which == "following" || which == "previous" || which == "next" && the
	switch which {
	case "last":
		t.Value = now.step(-1, unit)
		switch {
		case the && unit == "decade" && t.Value != "": // ten years, not those of a name
			t.Value = interval(now.step(-10, "year"), now.step(0, "year"))
		case the && t.Value != "":
			t.Value = interval(t.Value, now.step(0, unit))
		}
	case "this":
		t.Value = now.step(0, unit)
	case "next":
		if t.Value = now.step(1, unit); the {
			t.Value, t.told = then.step(1, unit), then.later(1, unit)
		}
	case "that":
		t.Value = then.step(0, unit)
	case "following":
		t.Value, t.told = then.step(1, unit), then.later(1, unit)
	case "previous":
		t.Value = then.step(-1, unit)
	}
	return t
}

// precise is the moment of writing, as far as the document's date says it.
func (s *Story) precise() moment {
	m := s.now()
	if !s.fullDay {
		m.day = 0
	}
	return m
}

// later is the moment so many units on, as finely as the unit says.
func (m moment) later(n int, unit string) moment {
	if m.known() == 0 {
		return moment{}
	}
	t := m.time()
	switch unit {
	case "day", "night", "morning", "afternoon", "evening":
		if m.known() == 3 {
			return momentOf(t.AddDate(0, 0, n))
		}
	case "week":
		if m.known() == 3 {
			return momentOf(t.AddDate(0, 0, 7*n))
		}
	case "month":
		if m.known() >= 2 {
			first := time.Date(m.year, time.Month(m.month+n), 1, 0, 0, 0, 0, time.UTC)
			return moment{year: first.Year(), month: int(first.Month())}
		}
	case "year":
		return moment{year: m.year + n}
	}
	return moment{}
}

// steppedSpan reads "the past seven years", "the next few days".
func (c *Scan) steppedSpan(i, at int, which string) (Time, bool) {
	if some, ok := c.is(at, "some"); ok {
		if m, ok := c.unitOf(some.To); ok {
			return Time{From: i, To: m.To}, true
		}
	}
	core, ok := c.numeral(at)
	if !ok || core.share || core.low > 1000 {
		return Time{}, false
	}
	m, ok := c.unitOf(core.to)
	if !ok {
		return Time{}, false
	}
	t := Time{From: i, To: m.To, counted: !core.vague}
	if core.vague || core.low != core.high {
		return t, true
	}
	n, unit, now := int(core.low), m.Entry.Meaning(), c.story.precise()
	switch unit {
	case "decade":
		n, unit = 10*n, "year"
	case "century":
		n, unit = 100*n, "year"
	}
	if which == "next" && c.Plays(i-1, RoleThe) && c.story.past() {
		which = "following" // of a story
	}
	switch which {
	case "last":
		t.Value = interval2(now.off(-n, unit), now.edtfTo(unit))
	case "next":
		t.Value = interval2(now.edtfTo(unit), now.off(n, unit))
	case "previous":
		then := c.story.then()
		t.Value = interval2(then.off(-n, unit), then.edtfTo(unit))
	case "following":
		then := c.story.then()
		t.Value = interval2(then.edtfTo(unit), then.off(n, unit))
	}
	return t, true
}

// off is the date n units from a moment on; weeks count seven days.
func (m moment) off(n int, unit string) cited.EDTF {
	switch unit {
	case "week":
		return m.step(7*n, "day")
	case "fortnight":
		return m.step(14*n, "day")
	}
	return m.step(n, unit)
}

// edtfTo is the moment as finely as a unit says.
func (m moment) edtfTo(unit string) cited.EDTF {
	if unit == "week" || unit == "fortnight" {
		unit = "day"
	}
	return m.step(0, unit)
}

// interval2 joins two dates that may be intervals themselves: from the start of
// the one to the end of the other; "" where one is missing.
func interval2(a, b cited.EDTF) cited.EDTF {
	if a == "" || b == "" {
		return ""
	}
	first, _, _ := strings.Cut(string(a), "/")
	_, last, ok := strings.Cut(string(b), "/")
	if !ok {
		last = string(b)
	}
	return cited.EDTF(first + "/" + last)
}

// unitOf returns the unit of time at token i, adjectives like "full" passed over.
func (c *Scan) unitOf(i int) (Match, bool) {
	if IsHyphen(c.at(i)) {
		i++
	}
	for range 2 {
		m, kind, ok := c.word(i)
		if ok && (kind == "unit" || kind == "part" && m.Entry.Meaning() != "hour of the day") {
			return m, true
		}
		if !c.isOne(i, "full", "more", "consecutive", "straight", "long", "successive", "whole", "other", "additional", "further", "business", "working", "calendar") {
			break
		}
		i++
	}
	return Match{}, false
}

// steppedPoint reads "last March", "next Tuesday", "this spring".
func (c *Scan) steppedPoint(i int, m Match, kind, which string) Time {
	t := Time{From: i, To: m.To}
	n := atoi(m.Entry.Meaning())
	if kind == "month" { // the whole date may follow
		if p, ok := c.monthPoint(m.From, m, n); ok && p.To > m.To {
			t.To, t.told, t.Value = p.To, p.told, p.Value
			return t
		}
	}
	now := c.story.now()
	if which == "next" && c.Plays(i-1, RoleThe) {
		which = "following"
	}
	if which == "that" || which == "following" || which == "previous" {
		if now = c.story.named(2); now.season != 0 {
			now.month = (now.season-21)*3 + 3
		}
	}
	if now.known() == 0 {
		return t
	}
	if kind == "weekday" {
		t.weekday = true
		t.Value = c.steppedWeekday(now, n, which)
		return c.withHour(t)
	}
	first := n
	if kind == "season" {
		first = (n-21)*3 + 3
	}
	year := now.year
	switch last := first + 2; {
	case which == "each":
		return t
	case (which == "last" || which == "previous") && n == 24: // it ends in February
		if year--; now.month < 3 {
			year--
		}
	case (which == "last" || which == "previous") && (kind == "season" && now.month <= last || kind == "month" && now.month <= first):
		year--
	case which == "this" && kind == "season" && n == 24 && now.month < 3:
		year--
	case (which == "next" || which == "following") && now.month >= first:
		year++
	}
	if t.told = (moment{year: year, month: n}); kind == "season" {
		t.told = moment{year: year, season: n}
	}
	if which == "that" && kind == "season" { // the story stays where it is
		t.Value, t.told = t.told.edtf(), now
	}
	return t
}

func (c *Scan) steppedWeekday(now moment, weekday int, which string) cited.EDTF {
	if now.known() < 3 || which == "each" {
		return ""
	}
	days := (weekday%7 - int(now.time().Weekday()) + 7) % 7 // to the next one
	switch which {
	case "last", "previous":
		if days -= 7; days == 0 {
			days = -7
		}
	case "next", "following":
		if days == 0 || days == 1 && which == "next" { // tomorrow is no next Friday
			days += 7
		}
	default: // this: in the same week
		days = (weekday+6)%7 - (int(now.time().Weekday())+6)%7
	}
	return now.step(days, "day")
}
