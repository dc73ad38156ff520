package mention

import (
	"strconv"
	"strings"
	"time"

	"cited"
)

// thenAt reads "by then", "since that time": the date told last.
func (s *Sentence) thenAt(m Match) (date, bool) {
	if _, ok := s.Ending(Frames, m.From); !ok || s.near.year == 0 {
		return date{}, false
	}
	d := s.near
	d.from, d.to, d.rule = m.From, m.To, m.Entry.ID
	return d, true
}

// feastAt reads a day of every year, with its year behind it or as the last one up to the
// date of the document.
func (s *Sentence) feastAt(m Match) (date, bool) {
	d := date{from: m.From, to: m.To, rule: m.Entry.ID}
	at := m.To
	if s.Plays(at, RoleOf|RoleIn) || s.isOne(at, ",") {
		at++
	}
	anchor, dated := s.anchor()
	switch {
	case s.isYear(at):
		d.year, d.to = s.year(at), at+1
	case s.ofPast():
		d.year = s.told.year
		if strings.HasPrefix(m.Entry.Meaning(), "0") && s.told.month >= 9 {
			d.year++ // from autumn on to New Year
		}
	case dated:
		d.year, d.relative = anchor.Year(), true
	default:
		return date{}, false
	}
	if !feastOf(&d, m.Entry.Meaning()) {
		return date{}, false
	}
	if d.relative && (d.month > int(anchor.Month()) || d.month == int(anchor.Month()) && d.day > anchor.Day()) {
		d.year--
		return d, feastOf(&d, m.Entry.Meaning())
	}
	return d, true
}

// feastOf sets the day of a feast in its year: month and day, or days from Easter.
func feastOf(d *date, meaning string) bool {
	if n, ok := strings.CutPrefix(meaning, "easter"); ok {
		off, err := strconv.Atoi(n)
		day := easter(d.year).time().AddDate(0, 0, off)
		d.month, d.day = int(day.Month()), day.Day()
		return err == nil && d.year > 1582
	}
	month, day, ok := strings.Cut(meaning, "-")
	d.month, d.day = atoi(month), atoi(day)
	return ok
}

// lastFeast reads a feast that moves, without its year, as the last one up to the date of
// the document.
func (s *Sentence) lastFeast(m Match) (date, bool) {
	anchor, ok := s.anchor()
	if _, framed := s.frameBefore(m.From); !ok || !framed || s.ofPast() {
		return date{}, false
	}
	last, today := "", anchor.Format(time.DateOnly)
	for _, y := range m.Entry.Slots["year"] {
		if _, when, _ := strings.Cut(y, " "); when <= today && when > last {
			last = when
		}
	}
	if last == "" || atoi(last[:4]) < anchor.Year()-1 {
		return date{}, false
	}
	return date{value: cited.EDTF(last), from: m.From, to: m.To, rule: m.Entry.ID, relative: true}, true
}

// partAlone reads "the second quarter", "year's end", "mid-year" as one of the year told
// last, or else of that of the document.
func (s *Sentence) partAlone(m Match) (date, bool) {
	part := m.Entry.Meaning()
	d := date{from: m.From, to: m.To, rule: m.Entry.ID}
	if part != "end" && part != "mid" && part != "turn" {
		if _, framed := s.frameBefore(m.From); !framed || !s.Plays(m.From-1, RoleThe) || s.Plays(m.To, RoleOf) {
			return date{}, false
		}
	}
	anchor, dated := s.anchor()
	switch {
	case s.isYear(m.To):
		d.year, d.to = s.year(m.To), m.To+1
	case s.near.year != 0:
		d.year = s.near.year
	case dated:
		d.year, d.relative = anchor.Year(), true
	default:
		return date{}, false
	}
	begins := map[string]int{"q2": 4, "q3": 7, "q4": 10, "second-half": 7, "end": 12, "mid": 6, "turn": 12}[part]
	if d.relative && begins > int(anchor.Month()) {
		d.year--
	}
	if part == "turn" {
		d.value = span(edtfOf(strconv.Itoa(d.year), "-12"), edtfOf(strconv.Itoa(d.year+1), "-01"))
		return d, true
	}
	narrow(&d, part)
	return d, true
}

// decadeAt reads "1990s", "the ’90s".
func (s *Sentence) decadeAt(i int) (date, bool) {
	w, at := s.at(i), i+1
	if len(w) < 2 || w[len(w)-1] != '0' || at >= len(s.Tokens) || s.Tokens[at].Space {
		return date{}, false
	}
	if s.isOne(at, "’", "'") && at+1 < len(s.Tokens) && !s.Tokens[at+1].Space {
		at++
	}
	if !s.isOne(at, "s", "'s", "’s") {
		return date{}, false
	}
	d := date{from: i, to: at + 1, rule: "period.decade"}
	switch {
	case s.isYear(i):
		d.value = cited.EDTF(w[:3] + "X")
	case len(w) == 2 && s.isOne(i-1, "’", "'", "‘") && !s.Tokens[i].Space:
		d.from--
		fallthrough
	case len(w) == 2 && (s.Plays(i-1, RoleThe) || s.Plays(i-1, RolePart)):
		d.value = cited.EDTF(strconv.Itoa(s.century(atoi(w)))[:3] + "X")
	default:
		return date{}, false
	}
	return d, true
}

// century gives two digits of a year the century in which it is not long ahead of the
// document.
func (s *Sentence) century(n int) int {
	last := 2030
	if anchor, ok := s.anchor(); ok {
		last = anchor.Year() + 1
	}
	year := last - last%100 + n
	if year > last {
		year -= 100
	}
	return year
}

// firstOf reads "the first ten days of November", "the last two weeks of May 2019", "the
// first 100 days of 2021".
func (s *Sentence) firstOf(i int) (date, bool) {
	if !s.isOne(i, "first", "last", "opening", "closing", "final") {
		return date{}, false
	}
	c, ok := s.coreAt(i + 1)
	n := int(c.low)
	if !ok || c.vague || c.share || c.low != c.high || n < 1 || n > 200 {
		return date{}, false
	}
	u, ok := s.Beginning(Units, c.to)
	if !ok || u.Entry.Meaning() != "duration" || !s.Plays(u.To, RoleOf|RoleIn) {
		return date{}, false
	}
	unit := strings.TrimSuffix(s.lang.Folded(s, u.From), "s")
	d, ok := s.dateAt(u.To + 1)
	if !ok || d.value != "" || d.day != 0 || unit != "day" && unit != "week" {
		return date{}, false
	}
	if unit == "week" {
		n *= 7
	}
	return s.partOfDays(i, d, n, s.isOne(i, "first", "opening"))
}

// partOfDays narrows a month or a year to its first or last n days.
func (s *Sentence) partOfDays(i int, d date, n int, first bool) (date, bool) {
	if d = s.completed(d); d.year == 0 || d.season != 0 {
		return date{}, false
	}
	from := time.Date(d.year, time.Month(max(d.month, 1)), 1, 0, 0, 0, 0, time.UTC)
	to := from.AddDate(0, 1, -1)
	if d.month == 0 {
		to = from.AddDate(1, 0, -1)
	}
	at := from
	if n--; !first {
		n, at = -n, to
	}
	value := cited.EDTF(at.Format(time.DateOnly))
	if n != 0 {
		value = daysFrom(at, n)
	}
	return date{value: value, from: i, to: d.to, rule: "period.first-days", relative: d.relative}, true
}

// leadBack reads a length of time before its end: "the year to March 2021", "the 12 months
// ending in June", "the week to 4 July". It returns where it begins.
func (s *Sentence) leadBack(p *Period, frame int, d date) bool {
	i := frame - 1
	if s.isOne(i, "ending", "ended") {
		i--
	} else if !s.isOne(frame, "to", "until", "through", "up") {
		return false
	}
	u, ok := s.Covering(Units, i)
	if s.isOne(i, "year", "month", "week") {
		u = Match{From: i, To: i + 1} // "the year" is no unit
	} else if !ok || u.Entry.Meaning() != "duration" {
		return false
	}
	n, from := 1, u.From
	for k := max(0, u.From-4); k < u.From; k++ {
		if c, ok := s.coreAt(k); ok && c.to == u.From && !c.vague && c.low == c.high && c.low < mostUnits {
			n, from = int(c.low), k
			break
		}
	}
	if from > 0 && !s.Plays(from-1, RoleThe|RoleDuring|RoleGone|RoleA) {
		return false
	}
	first, ok := backTo(d, strings.TrimSuffix(s.lang.Folded(s, u.From), "s"), n)
	if !ok {
		return false
	}
	p.From, p.Frame, p.Value = from, "past", span(first, d.edtf())
	return p.Value != ""
}

// backTo is the first day or month of n units that end with a date.
func backTo(d date, unit string, n int) (cited.EDTF, bool) {
	switch unit {
	case "year":
		n, unit = 12*n, "month"
	case "week":
		n, unit = 7*n, "day"
	}
	switch {
	case unit == "month" && d.month != 0:
		t := time.Date(d.year, time.Month(d.month-n+1), 1, 0, 0, 0, 0, time.UTC)
		if d.day != 0 {
			t = time.Date(d.year, time.Month(d.month), d.day+1, 0, 0, 0, 0, time.UTC).AddDate(0, -n, 0)
			return cited.EDTF(t.Format(time.DateOnly)), true
		}
		return cited.EDTF(t.Format("2006-01")), true
	case unit == "day" && d.day != 0 && d.month != 0:
		return cited.EDTF(time.Date(d.year, time.Month(d.month), d.day-n+1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)), true
	}
	return "", false
}

// daysOfPart tells how many days a part of a month or a year has that is named by its
// length, "1" of them the first ones; 0 for other parts.
func daysOfPart(part string) (which string, days int) {
	if which, ok := strings.CutPrefix(part, "fortnight"); ok {
		return which, 14
	}
	if which, ok := strings.CutPrefix(part, "day"); ok {
		return which, 1
	}
	return "", 0
}
