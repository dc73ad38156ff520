package mention

import (
	"strconv"
	"strings"

	"cited"
)

// touch notes what an expression names, whether the text told it or points to it from the
// day of writing: "the next day" behind "on Tuesday" steps from there.
func (s *Story) touch(t Time) {
	m := t.told
	if v := momentAt(t.Value); v.known() > m.known() {
		m = v // the second week of May: of its days, not of the month
	}
	if m.known() == 0 {
		return
	}
	s.last, s.gap = m, 0
}

// momentAt is the moment of a date's value, of an interval that of its end; the zero
// moment where that is no plain date.
func momentAt(v cited.EDTF) moment {
	_, end, ok := strings.Cut(string(v), "/")
	if !ok {
		end = string(v)
	}
	end, _, _ = strings.Cut(strings.TrimSuffix(end, "~"), "T")
	d := toldOf(end)
	m := moment{year: d.year, month: d.month, day: d.day}
	if len(end) == len("2006-21") && m.month == 0 {
		m.season, _ = strconv.Atoi(end[len("2006-"):])
	}
	return m
}

// farthestBack is how many sentences what was named last is remembered.
const farthestBack = 2

// named is the moment that the text is at, as far as it must be known: in news what the
// sentences just before named, be it "last Friday"; else what the text told.
func (s *Story) named(known int) moment {
	if s.gap < farthestBack && s.last.known() >= known && !s.past() {
		return s.last
	}
	if s.daily && s.told.known() < known && !s.past() {
		if s.last.known() >= known {
			return s.last
		}
		return s.precise()
	}
	return s.then()
}

// fineness is how much of a moment must be known to step from it by a unit.
func fineness(unit string) int {
	switch unit {
	case "year", "decade", "century":
		return 1
	case "month", "quarter":
		return 2
	}
	return 3
}

// byWeekday gives a day without a year the year in which it falls on the weekday that is
// told with it, if that is the document's or one beside it.
func (c *Scan) byWeekday(t Time, weekday int) Time {
	s := c.story
	if t.told.year != 0 || t.Value != "" || t.told.day == 0 || !s.isPrinted {
		return t
	}
	falls := func(m moment) bool { return m.known() == 3 && int(m.time().Weekday()) == weekday%7 }
	if full := s.completeAs(t.told, t.ahead); falls(full) {
		return t
	}
	for _, step := range []int{0, 1, -1} {
		m := t.told
		if m.year = s.printed.Year() + step; falls(m) {
			t.told = m
			return t
		}
	}
	return t
}

// afternoon moves an hour that says no half of the day behind the one told before it on
// that day: guns at one in the afternoon, and at seven o'clock the retreat.
func (s *Story) afternoon(day cited.EDTF, hour int) int {
	if day != "" && day == s.clockDay && s.clockHour >= 12 && hour > 0 && hour < 12 && hour+12 >= s.clockHour {
		return hour + 12
	}
	return hour
}
