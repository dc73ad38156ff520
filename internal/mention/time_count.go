package mention

import (
	"fmt"
	"strings"

	"cited"
	"cited/internal/text"
)

// countedAt reads a length of time, and what lies so far from now or then: "three
// weeks", "two years ago", "a month later", "half an hour", "for decades".
func (c *Scan) countedAt(i int) (Time, bool) {
	if t, ok := c.uncounted(i); ok {
		return t, true
	}
	if a, ok := c.fractionAt(i); ok && a.Kind == cited.MentionCount {
		if m, ok := c.unitOf(a.To); ok && !c.isAge(m) {
			return c.away(Time{From: i, To: m.To, counted: true}, m, 0), true // 3½ years
		}
	}
	if t, ok := c.glued(i); ok {
		return t, true
	}
	core, ok := c.numeral(i)
	if !ok || core.share && !c.halfOf(core) || c.scales(i) {
		return Time{}, false
	}
	if c.endsAge(i) {
		return Time{}, false
	}
	qs := c.quantitiesOf(core)
	q := qs[0]
	if len(qs) > 1 || q.Money || q.Share || q.Label != nil {
		return Time{}, false
	}
	m, ok := c.unitOf(q.To)
	if !ok || c.isAge(m) {
		return Time{}, false
	}
	t := Time{From: q.From, To: m.To, counted: true}
	if c.during(q.From, m.To) {
		t.From = q.CoreFrom
	}
	for c.Plays(t.From, RoleOf) {
		t.From++
	}
	n, exact := q.Point()
	if !exact && core.low == core.high {
		n, t.rough = core.low, true
	}
	if n != float64(int(n)) {
		n = 0
	}
	if core.digits && core.low > 1000 && m.Entry.Meaning() == "hour" && len(c.at(core.from)) == 4 {
		return Time{}, false // 0600 hours
	}
	return c.away(t, m, int(n)), true
}

// scales reports whether token i is the scale of the number before it, so that no other
// number begins there: $3.4bn six months earlier.
func (c *Scan) scales(i int) bool {
	return c.class[i] == scaleWord && i > 0 && (c.Tokens[i-1].Class == text.Number || c.class[i-1] == unitWord || c.class[i-1] == tenWord)
}

// glued reads lengths of time whose units hang on their digits: 3hr 27min 39sec.
func (c *Scan) glued(i int) (Time, bool) {
	at := i
	for at+1 < len(c.Tokens) && c.Tokens[at].Class == text.Number && c.tight(at+1) && !c.gluedBefore(at) {
		m, ok := c.is(at+1, "unit")
		if !ok || c.isAge(m) {
			break
		}
		at = m.To
	}
	return Time{From: i, To: at, counted: true, length: true}, at > i
}

// endsAge reports whether a number ends a range of ages: aged 6 to 59 months.
func (c *Scan) endsAge(i int) bool {
	if !c.Plays(i-1, RoleTo|RoleAnd) && !IsHyphen(c.at(i-1)) {
		return false
	}
	m, ok := c.Ending(Labels, i-2)
	return ok && m.Entry.Meaning() == "age"
}

// numeral reads the bare number at token i, with "and a half" or "1/2" behind it.
func (c *Scan) numeral(i int) (core, bool) {
	k, ok := c.coreAt(i)
	if !ok || k.share || k.vague {
		return k, ok
	}
	if part := c.fractionBehind(k); part > 0 {
		k.low += part
		if k.high, k.to = k.low, k.to+3; k.to < len(c.Tokens) && c.class[k.to] == percentWord { // 10 1/2%
			k.share, k.percent, k.to = true, true, k.to+1
		}
		return k, true
	}
	and := c.pastHyphen(k.to)
	a := c.pastHyphen(and + 1)
	if !c.Plays(and, RoleAnd) || !c.Plays(a, RoleA) {
		return k, ok
	}
	if at := c.pastHyphen(a + 1); at < len(c.Tokens) && c.class[at] == partWord && c.value(at) <= 4 {
		k.low += max(k.scale, 1) / c.value(at)
		k.high, k.to = k.low, at+1
		if k.to < len(c.Tokens) && c.class[k.to] == scaleWord && k.scale == 1 {
			k.low *= c.value(k.to)
			k.high, k.to = k.low, k.to+1
		}
	}
	return k, true
}

// fractionBehind reads the fraction of "3 1/2", 0 where there is none.
func (c *Scan) fractionBehind(k core) float64 {
	i := k.to
	if !k.digits || k.to-k.from > 1 || k.scale > 1 || !c.isDigits(i, 1, 2) || !c.Tokens[i].Space || !c.Is(i+1, "/") || !c.tight(i+1) || !c.tight(i+2) || !c.isDigits(i+2, 1, 2) || c.Is(i+3, "/") {
		return 0
	}
	n, d := atoi(c.at(i)), atoi(c.at(i+2))
	switch d {
	case 2, 3, 4, 5, 6, 8, 10, 16, 32:
		if n > 0 && n < d {
			return float64(n) / float64(d)
		}
	}
	return 0
}

// pastHyphen steps over a hyphen that joins words.
func (c *Scan) pastHyphen(i int) int {
	if IsHyphen(c.at(i)) && c.tight(i) {
		return i + 1
	}
	return i
}

func (c *Scan) halfOf(k core) bool { return k.part != nil && k.part.value == 2 }

// isAge reports whether the unit of time measures an age: years old, of age.
func (c *Scan) isAge(m Match) bool {
	at := m.To
	if IsHyphen(c.at(at)) {
		at++
	}
	return c.isOne(at, "old", "olds") || c.Plays(at, RoleOf) && c.Is(at+1, "age")
}

// uncounted reads lengths of time without a number: a week, half an hour, years.
func (c *Scan) uncounted(i int) (Time, bool) {
	at, n, half := i, 1, false
	if m, ok := c.is(i, "some"); ok {
		if u, ok := c.unitOf(m.To); ok && !c.isAge(u) {
			return c.away(Time{From: i, To: u.To}, u, 0), true
		}
	}
	switch {
	case c.Plays(i, RoleHalf) || c.class[i] == partWord && c.value(i) == 2:
		if at++; !c.Plays(at, RoleA) {
			return Time{}, false
		}
		at, n, half = at+1, 0, true
	case c.Plays(i, RoleA) && !IsHyphen(c.at(i-1)) && !c.Is(i-1, "times"):
		if at++; c.isOne(at, "full", "whole", "further", "single") {
			at++
		}
	default:
		return c.manyOf(i)
	}
	m, ok := c.unitOf(at)
	if !ok || isPlural(c.lang.Folded(c.Sentence, m.To-1)) || c.isAge(m) {
		return Time{}, false
	}
	if m.Entry.Meaning() == "quarter" || kindOf(m.Entry) == "part" && !c.wayBehind(m.To) {
		return Time{}, false
	}
	return c.away(Time{From: i, To: m.To, bare: half}, m, n), true
}

// manyOf reads "years ago", "for decades", "hours later".
func (c *Scan) manyOf(i int) (Time, bool) {
	m, ok := c.is(i, "unit")
	if !ok || !isPlural(c.lang.Folded(c.Sentence, m.To-1)) || c.isAge(m) {
		return Time{}, false
	}
	if !c.wayBehind(m.To) && !c.isOne(i-1, "for", "many", "within", "after", "over", "several") {
		return Time{}, false
	}
	t := Time{From: i, To: m.To}
	if c.isOne(i-1, "many", "several") {
		t.From--
	}
	return c.away(t, m, 0), true
}

func (c *Scan) wayBehind(i int) bool {
	_, ok := c.is(i, "way")
	return ok
}

// away takes ago, later or earlier behind a length of time into it; n is its
// number, 0 where that is vague.
func (c *Scan) away(t Time, m Match, n int) Time {
	t.length = !t.counted
	if c.Plays(t.To, RoleAnd) && c.Plays(t.To+1, RoleA) && c.Plays(t.To+2, RoleHalf) || c.Plays(t.To, RoleAnd) && c.Plays(t.To+1, RoleA) && c.Is(t.To+2, "half") {
		t.To, n, t.bare = t.To+3, 0, true // a year and a half
	}
	way, ok := c.is(t.To, "way")
	if c.isOne(t.To, "after", "before") && c.isOne(t.To+1, "that", "this") && n > 0 {
		then, unit := c.story.thenOf(m.Entry.Meaning()), m.Entry.Meaning()
		if c.Is(t.To, "before") {
			n = -n
		} else {
			t.told = then.later(n, unit)
		}
		t.Value, t.To = then.off(n, unit), t.To+1
		return t
	}
	if !ok || way.Entry.Meaning() == "earlier" && c.Plays(way.To, RoleThis) && !c.dayEnds(way.To+1) || c.Is(t.To, "before") && c.nameBehind(way.To) || c.Is(t.To, "on") && t.To+1 < len(c.Tokens) && c.Tokens[t.To+1].Class != text.Punct {
		return t
	}
	t.To, t.steps = way.To, true
	unit := m.Entry.Meaning()
	if n == 0 {
		return t
	}
	switch then := c.story.thenOf(unit); way.Entry.Meaning() {
	case "hence":
		t.Value = c.story.precise().off(n, unit)
	case "ago":
		t.Value = c.story.precise().off(-n, unit)
		switch unit {
		case "week":
			t = c.weeksAgoOn(t, n)
		case "year":
			t = c.yearsAgoThis(t, n)
		}
	case "later":
		t.Value, t.told = then.off(n, unit), then.later(n, unit)
	case "earlier":
		t.Value = then.off(-n, unit)
	}
	if t.rough {
		t.Value = roughly(t.Value)
	}
	return t
}

// yearsAgoThis takes "this week", "this month" and "today" behind "two years ago" into it.
func (c *Scan) yearsAgoThis(t Time, n int) Time {
	now, unit, to := c.story.precise(), "", 0
	if m, ok := c.is(t.To, "step"); ok && m.Entry.Meaning() == "this" {
		if u, ok := c.is(m.To, "unit"); ok && !isPlural(c.at(u.From)) {
			unit, to = u.Entry.Meaning(), u.To
		}
	} else if c.Is(t.To, "today") {
		unit, to = "day", t.To+1
	}
	if now.year -= n; unit == "" || now.known() < fineness(unit) || now.year < 1 {
		return t
	}
	t.To, t.Value = to, now.step(0, unit)
	return t
}

// weeksAgoOn takes the weekday behind "a week ago" into it: so many weeks before the last one.
func (c *Scan) weeksAgoOn(t Time, n int) Time {
	m, kind, ok := c.calendar(t.To, "weekday")
	if !ok || kind != "weekday" {
		return t
	}
	t.To = m.To
	if now := c.story.now(); now.known() == 3 && c.story.fullDay && n < 1000 {
		days := (int(now.time().Weekday()) - atoi(m.Entry.Meaning())%7 + 7) % 7
		t.Value = now.step(-days-7*n, "day")
	}
	return t
}

// nameBehind reports whether a name stands at token i: a week before Christmas.
func (c *Scan) nameBehind(i int) bool {
	return i < len(c.Tokens) && c.Tokens[i].Class == text.Letters && c.Tokens[i].Shape != text.Lower && !c.Is(i, "i")
}

// clockAt reads a time of the day: 9 a.m., 10:30, 0600 hours, nine o'clock.
func (c *Scan) clockAt(i int) (Time, bool) {
	hour, minute, at, sure := c.hourAt(i)
	if at == 0 {
		if hour, minute, at, sure = c.hourTold(i); at == 0 {
			return Time{}, false
		}
	}
	halved := false // the half of the day is told
	if m, ok := c.is(at, "clock"); ok {
		halved = m.Entry.Meaning() != "clock"
		at, sure = m.To, true
		if c.Is(at, ".") && c.tight(at) && at+1 < len(c.Tokens) {
			at++
		}
		switch m.Entry.Meaning() {
		case "pm":
			hour = hour%12 + 12
		case "am":
			hour %= 12
		}
		if z, ok := c.is(at, "clock"); ok && z.Entry.Meaning() == "zone" {
			at = z.To
		}
	}
	if to, part := c.clockPart(at); part != "" && (sure || c.isOne(i-1, "at", "by", "about", "around")) {
		halved = true
		if at, sure = to, true; hour < 12 && part != "morning" && (part != "night" || hour > 5) {
			hour += 12
		}
	}
	if !sure && !c.isOne(i-1, "at", "by", "until", "around", "before", "after", "from", "since") || hour > 23 || minute > 59 {
		return Time{}, false
	}
	t := Time{From: i, To: at, clock: true}
	day := c.story.then()
	if c.story.gap == 0 || c.story.gap == 1 && c.goesOn(i) { // on Sunday it rained; by noon there was snow
		day = c.story.named(3)
	}
	if day.known() < 3 && c.story.fullDay && !c.story.past() {
		day = c.story.now() // a month or a year was named last: the hour is of the day of writing
	}
	if next, ok := c.pointAt(min(at, len(c.Tokens)-1)); ok && at < len(c.Tokens) && next.From == at {
		next = c.settled(next)
		t.To, t.told, day = next.To, next.told, next.told
		t.Value = next.Value
	}
	on := day.edtf()
	if v := dayOf(t.Value); v != "" {
		on = v
	}
	if v := dayOf(c.lastDay); v != "" && c.lastTo == i-1 && c.Is(i-1, "at") {
		on = v // Monday at 9 a.m.
	} else if rel, kind, ok := c.calendar(t.To, "rel"); ok && dayOf(c.relativeTime(rel, kind).Value) != "" {
		on, t.To = c.relativeTime(rel, kind).Value, rel.To // noon tomorrow
		if c.Is(rel.From, "tonight") && !halved && hour > 3 && hour < 12 {
			hour, halved = hour+12, true
		}
	} else if next, ok := c.dayStepped(c.pastThe(t.To)); ok {
		if on = dayOf(next.Value); !c.Plays(t.To, RoleThe) {
			t.To = next.To // noon next Friday
		}
	} else if dayOf(t.Value) == "" && (c.isOne(t.To, "on", ",") || c.Plays(t.To, RoleOf)) && t.To+1 < len(c.Tokens) {
		next, ok := c.pointAt(c.pastThe(t.To + 1))
		if at := c.pastThe(t.To + 1); !ok && at < len(c.Tokens) {
			next, ok = c.dayAlone(at)
		}
		if ok && dayOf(c.settled(next).Value) != "" {
			on = c.settled(next).Value
		}
	}
	if v := dayOf(on); v != "" {
		if !halved && (c.class[i] != noNumber || c.Is(i+1, ":")) {
			hour = c.story.afternoon(v, hour)
		}
		c.story.clockDay, c.story.clockHour = v, hour
		t.Value = cited.EDTF(fmt.Sprintf("%sT%02d:%02d:00", v, hour, minute))
	}
	return t, true
}

// goesOn reports whether the hour at token i may be of the day that the sentence before named:
// both are past, or both lie ahead.
func (c *Scan) goesOn(i int) bool {
	s := c.story
	if s.last.known() != 3 || !s.isPrinted {
		return false
	}
	if s.last.time().After(s.printed) {
		return c.ahead(i)
	}
	return !c.untold() && !c.ahead(i)
}

// dayStepped is the day that "next Friday" and the like at token i point to.
func (c *Scan) dayStepped(i int) (Time, bool) {
	if i >= len(c.Tokens) {
		return Time{}, false
	}
	t, ok := c.steppedAt(i)
	t = c.settled(t)
	return t, ok && dayOf(t.Value) != ""
}

// clockPart reads the part of the day behind an hour: in the morning, at night.
func (c *Scan) clockPart(i int) (to int, part string) {
	at := i
	if !c.isOne(at, "in", "at") {
		return i, ""
	}
	m, ok := c.is(c.pastThe(at+1), "part")
	if !ok || isPlural(c.at(m.From)) {
		return i, ""
	}
	return m.To, m.Entry.Meaning()
}

// hourAt reads the number of a time of the day; to is 0 where there is none.
// sure: nothing else is written like it.
func (c *Scan) hourAt(i int) (hour, minute, to int, sure bool) {
	clock, after := c.is(i+1, "clock")
	switch {
	case c.isDigits(i, 1, 2) && c.Is(i+1, ":") && c.tight(i+1) && c.tight(i+2) && c.isDigits(i+2, 2, 2):
		to = i + 3
		if c.Is(to, ":") && c.tight(to) && c.tight(to+1) && c.isDigits(to+1, 2, 2) {
			to += 2
		}
		return atoi(c.at(i)), atoi(c.at(i + 2)), to, false
	case c.isDigits(i, 1, 2) && after && clock.Entry.Meaning() != "zone":
		return atoi(c.at(i)), 0, i + 1, true
	case c.class[i] == unitWord && after && clock.Entry.Meaning() != "zone":
		return int(c.value(i)), 0, i + 1, true
	case c.isDigits(i, 4, 4) && (c.Is(i+1, "hours") || c.Is(i+1, "hrs") || after && clock.Entry.Meaning() == "zone") && atoi(c.at(i)) < 2400:
		if to = i + 1; !after {
			to++
		}
		n := atoi(c.at(i))
		return n / 100, n % 100, to, true
	case len(c.at(i)) >= 4 && len(c.at(i)) <= 5 && after && c.at(i)[len(c.at(i))-3] == '.':
		w := c.at(i)
		return atoi(w[:len(w)-3]), atoi(w[len(w)-2:]), i + 1, true
	case len(c.at(i)) == 5 && c.Tokens[i].Class == text.Number && c.at(i)[2] == '.' && c.isOne(i+1, "hours", "hrs") && c.isOne(i-1, "at", "by", "from", "until", "since"):
		w := c.at(i)
		return atoi(w[:2]), atoi(w[3:]), i + 2, atoi(w[:2]) < 24 && atoi(w[3:]) < 60 // at 21.40 hours
	}
	return 0, 0, 0, false
}

// pointerAt reads what points to now, how often something comes back, and a bare
// part of the day.
func (c *Scan) pointerAt(i int) (Time, bool) {
	m, kind, ok := c.word(i)
	if !ok {
		return Time{}, false
	}
	switch kind {
	case "now", "set":
		return Time{From: i, To: m.To}, true
	case "ref":
		return c.reference(i, m.To)
	case "part":
		at := i - 1
		if c.Plays(at, RoleThe) {
			at--
		}
		if !c.isOne(at, "at", "on", "in", "by", "before", "until", "after", "around", "during", "till", "since", "from", "towards", "toward") {
			return Time{}, false
		}
		t := Time{From: i, To: m.To}
		if rel, kind, ok := c.calendar(m.To, "rel"); ok && c.Is(i, "midnight") && dayOf(c.relativeTime(rel, kind).Value) != "" {
			t.To, t.Value = rel.To, c.relativeTime(rel, kind).Value // midnight tonight
		}
		if c.Plays(m.To, RoleOf) || c.Is(m.To, ",") {
			next, ok := c.pointAt(c.pastThe(m.To + 1))
			if !ok && c.pastThe(m.To+1) < len(c.Tokens) {
				next, ok = c.dayAlone(c.pastThe(m.To + 1))
			}
			if ok && next.told.day != 0 && c.Plays(m.To, RoleOf) {
				t.To, t.told, t.Value = next.To, next.told, next.Value
				if first, _, two := strings.Cut(string(next.Value), "/"); two && m.Entry.Meaning() == "night" {
					t.told = momentAt(cited.EDTF(first)) // the next morning is that of the second day
				}
			} else if at := c.pastThe(m.To + 1); at < len(c.Tokens) && c.Plays(m.To, RoleOf) && !ok {
				if next, ok = c.steppedAt(at); ok && dayOf(next.Value) != "" { // the evening of the following day
					t.To, t.told, t.Value = next.To, next.told, next.Value
				}
			}
		}
		return t, true
	}
	return Time{}, false
}

func (c *Scan) pastThe(i int) int {
	if c.Plays(i, RoleThe) && i+1 < len(c.Tokens) {
		return i + 1
	}
	return i
}
