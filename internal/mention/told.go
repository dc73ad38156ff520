package mention

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"cited"
	"cited/internal/text"
)

// tell notes what the text is at after a date: what "the following year" and "that
// day" step from and, unless it was itself read against the date of the document, whose
// year a month of long ago has.
func (s *Sentence) tell(v cited.EDTF, relative bool) {
	if v != "" {
		s.span = v
	}
	parts := strings.Split(string(v), "/")
	for i := len(parts) - 1; i >= 0; i-- {
		if t := toldOf(parts[i]); t.year != 0 {
			s.near = t
			if !relative {
				s.told = t
			}
			return
		}
	}
}

// sameSpan returns the value of a period, with the days and months of the one told last where
// it only says of which other year they are: "in the same period of 2014", "down from 204 a year
// earlier".
func (s *Sentence) sameSpan(p Period) cited.EDTF {
	at := p.From
	if s.Plays(at-1, RoleOf|RoleIn) {
		at--
	}
	m, ok := s.Ending(Links, at)
	compared := ok && m.Entry.Meaning() == "same-span" || p.yearOff && at > 0 && (s.Tokens[at-1].Class == text.Number || s.class[at-1] != noNumber)
	if !compared || len(p.Value) != len("2014") {
		return p.Value
	}
	year := toldOf(string(p.Value)).year
	parts := strings.Split(string(s.span), "/")
	last := toldOf(parts[len(parts)-1]).year
	if year == 0 || last == 0 {
		return p.Value
	}
	for i, v := range parts {
		if y := toldOf(v).year; y != 0 {
			parts[i] = fmt.Sprintf("%04d", y+year-last) + v[len("2014"):]
		}
	}
	if v := cited.EDTF(strings.Join(parts, "/")); v.Valid() {
		return v
	}
	return p.Value
}

// looksBack reports whether a period behind others is only what they are compared with:
// "in 2013, the lowest number since 1999".
func (s *Sentence) looksBack(p Period, before []Period) bool {
	return len(before) > 0 && p.Frame == "since" && toldOf(strings.TrimSuffix(string(p.Value), "/..")).year < s.near.year
}

// toldOf reads a date of EDTF, nothing where it is no plain one.
func toldOf(v string) date {
	var n [3]int
	for i, f := range strings.SplitN(v, "-", 3) {
		k, err := strconv.Atoi(f)
		if err != nil {
			return date{}
		}
		n[i] = k
	}
	if n[1] > 12 {
		n[1] = 0 // a season
	}
	return date{year: n[0], month: n[1], day: n[2]}
}

// stepped reads what steps from the date told last: "that year", "the following
// month". Its meaning is a unit and a step, as of what steps from today.
func (s *Sentence) stepped(m Match) (date, bool) {
	unit, step, ok := cutStep(m.Entry.Meaning())
	d := date{from: m.From, to: m.To, rule: m.Entry.ID, yearOff: unit == "year" && step == -1}
	t := s.near
	if !ok {
		return date{}, false
	}
	return s.stepFrom(t, d, unit, step)
}

// yearOf returns the year of "the year", which has no number: that told last, or else
// that of the document.
func (s *Sentence) yearOf(i int) (date, bool) {
	if !s.isOne(i, "year") || !s.Plays(i-1, RoleThe) {
		return date{}, false
	}
	d := date{year: s.near.year, from: i, to: i + 1, relative: true}
	if anchor, dated := s.anchor(); dated && d.year == 0 {
		d.year = anchor.Year()
	}
	return d, d.year != 0
}

// ofPast reports whether a month without a year is one of the year told last: the
// text tells of long ago, or it has no date of its own.
func (s *Sentence) ofPast() bool {
	anchor, ok := s.anchor()
	return s.told.year != 0 && (!ok || s.told.year < anchor.Year()-longPast)
}

// week narrows a month to one of its weeks: "the first week of October".
func (s *Sentence) week(d *date, part string) {
	*d = s.completed(*d)
	if d.year == 0 || d.month == 0 || d.day != 0 {
		return
	}
	first := map[string]int{"week1": 1, "week2": 8, "week3": 15}[part]
	last := first + 6
	if first == 0 {
		last = time.Date(d.year, time.Month(d.month+1), 0, 0, 0, 0, 0, time.UTC).Day()
		first = last - 6
	}
	month := d.edtf()
	d.value = span(cited.EDTF(string(month)+"-"+twoDigits(first)), cited.EDTF(string(month)+"-"+twoDigits(last)))
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// daysOfMonth reads two days of one month: "between 5 and 17 October", "on 9 and 10
// May 2020", "3-5 June".
func (s *Sentence) daysOfMonth(i int) (date, bool) {
	first, ok := s.dayAt(i)
	if !ok || !s.Plays(i+1, RoleAnd|RoleTo) && !IsHyphen(s.at(i+1)) {
		return date{}, false
	}
	apart := s.Plays(i+1, RoleTo) && (i == 0 || s.Tokens[i-1].Class == text.Punct) // "Arrests, 1 to 7 April"
	if _, framed := s.frameBefore(i); !framed && !apart && !IsHyphen(s.at(i+1)) {
		return date{}, false // "killed 5 and 17 October ..."
	}
	e, ok := s.dayMonth(i + 2)
	if !ok || e.day <= first {
		return date{}, false
	}
	d := e
	d.day, d.from = first, i
	d, e = s.completed(d), s.completed(e)
	if d.value = span(d.edtf(), e.edtf()); d.value == "" {
		return date{}, false
	}
	d.day, d.relative, d.yearless = 0, d.relative || e.relative, e.yearless
	return d, true
}

// endDay reads the second of two days of one month: "April 1 to 7, 2015".
func (s *Sentence) endDay(d date, i int) (date, bool) {
	n, ok := s.dayAt(i)
	if !ok || d.day == 0 || d.year != 0 || n <= d.day || d.to-d.from < 2 || s.Tokens[d.to-1].Class != text.Number {
		return date{}, false
	}
	e := date{month: d.month, day: n, from: i, to: i + 1}
	at := e.to
	if s.isOne(at, ",") {
		at++
	}
	if s.isYear(at) {
		e.year, e.to = s.year(at), at+1
		return e, true
	}
	return e, e.to >= len(s.Tokens) || s.Tokens[e.to].Class == text.Punct
}

// sinceReach is how many tokens a clause behind "since" may take to its date.
const sinceReach = 12

// inSinceClause reports whether the words before token i say since when: "since the
// war began in 2011".
func (s *Sentence) inSinceClause(i int) bool {
	for k := i - 1; k >= 0 && k > i-sinceReach; k-- {
		if s.Plays(k, RoleSince) {
			return k < i-1
		}
		if t := s.Tokens[k]; t.Class != text.Letters && !IsHyphen(s.at(k)) || s.taken[k] {
			return false
		}
	}
	return false
}

// leadsToEnd reports whether two words that lead to an end begin at token i: "up to".
func (s *Sentence) leadsToEnd(i int) bool {
	m, ok := s.Beginning(Frames, i)
	return ok && m.To == i+2 && s.Plays(i+1, RoleTo|RoleUntil)
}

// yearNamed reads the year behind a month that is no number: "of last year", "of the
// following year".
func (s *Sentence) yearNamed(i int) (date, bool) {
	if s.Plays(i, RoleOf) {
		i++
	}
	m, ok := s.Beginning(Calendar, i)
	if !ok && s.Plays(i, RoleThe) {
		m, ok = s.Beginning(Calendar, i+1)
	}
	if !ok || !strings.HasPrefix(m.Entry.Name, "rel.") && !strings.HasPrefix(m.Entry.Name, "ana.") || !strings.HasPrefix(m.Entry.Meaning(), "year") {
		return date{}, false
	}
	return s.calendarAt(m.From, m)
}
