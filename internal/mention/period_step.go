package mention

import (
	"strings"
	"time"

	"cited"
	"cited/internal/text"
)

// mostUnits is how many units of time a date may lie off another.
const mostUnits = 300

// awayAt reads "four days ago", "ten weeks later", "40 years before": so many units from
// the date of the document, or from the one told last.
func (s *Sentence) awayAt(i int) (date, bool) {
	u, way := s.wayBehind(i)
	if way == 0 {
		return date{}, false
	}
	c, ok := s.coreAt(i)
	n := int(c.low)
	if !ok || c.vague || c.share || c.low != c.high || c.low != float64(n) || n < 1 || n > mostUnits || c.to != u.From {
		return date{}, false
	}
	unit := strings.TrimSuffix(s.lang.Folded(s, u.From), "s")
	switch unit {
	case "decade":
		n, unit = 10*n, "year"
	case "fortnight":
		n, unit = 2*n, "week"
	}
	d := date{from: i, to: u.To + 1, rule: "period.away"}
	if way == 'a' {
		return s.ago(d, unit, n)
	}
	if way == 'b' {
		n = -n
	}
	if s.isOne(u.To+1, "that", "this") {
		d.to++
	}
	return s.stepFrom(s.near, d, unit, n)
}

// wayBehind returns the unit of time that stands close behind token i, and which way the
// word behind it points: 'a' ago, 'b' before, 'l' later, 0 for none.
func (s *Sentence) wayBehind(i int) (Match, byte) {
	for _, m := range s.byList[Units] {
		if m.From <= i || m.From > i+3 || m.Entry.Meaning() != "duration" {
			continue
		}
		ends := m.To+1 >= len(s.Tokens) || s.Tokens[m.To+1].Class == text.Punct || s.isOne(m.To+1, "that", "this", "when", "and", "but", "in", "at")
		switch {
		case s.isOne(m.To, "ago", "back") && !s.Plays(m.To+1, RoleTo|RoleFrom|RoleIn):
			return m, 'a'
		case s.isOne(m.To, "later", "afterwards", "afterward") && !s.isOne(m.To+1, "than"), s.isOne(m.To, "after", "on") && ends:
			return m, 'l'
		case s.isOne(m.To, "earlier", "previously", "beforehand") && !s.isOne(m.To+1, "than"), s.isOne(m.To, "before") && ends:
			return m, 'b'
		}
	}
	return Match{}, 0
}

// ago goes back from the date of the document.
func (s *Sentence) ago(d date, unit string, n int) (date, bool) {
	anchor, ok := s.anchor()
	if !ok {
		return date{}, false
	}
	d.relative = true
	if m, ok := s.Beginning(Calendar, d.to); ok && unit == "year" && strings.HasPrefix(m.Entry.Name, "rel.") { // "82 years ago this week"
		switch m.Entry.Meaning() {
		case "day+0":
			d.day = anchor.Day()
			fallthrough
		case "week+0", "month+0":
			d.year, d.month, d.to = anchor.Year()-n, int(anchor.Month()), m.To
			return d, true
		}
	}
	at := date{year: anchor.Year(), month: int(anchor.Month()), day: anchor.Day()}
	if len(s.Date) < len("2006-01-02") {
		at.day = 0
	}
	if len(s.Date) < len("2006-01") {
		at.month = 0
	}
	return s.stepFrom(at, d, unit, -n)
}

// stepFrom steps n units from a date and forgets what is finer than the unit: a week is
// seven days where the day is known.
func (s *Sentence) stepFrom(t, d date, unit string, n int) (date, bool) {
	from := time.Date(t.year, time.Month(max(t.month, 1)), max(t.day, 1), 0, 0, 0, 0, time.UTC)
	switch {
	case t.year == 0:
		return date{}, false
	case unit == "year":
		d.year = t.year + n
	case unit == "month" && t.month != 0:
		to := time.Date(t.year, time.Month(t.month+n), 1, 0, 0, 0, 0, time.UTC)
		d.year, d.month = to.Year(), int(to.Month())
	case unit == "day" || unit == "night" || unit == "morning" || unit == "evening":
		if t.day == 0 {
			return date{}, false
		}
		to := from.AddDate(0, 0, n)
		d.year, d.month, d.day = to.Year(), int(to.Month()), to.Day()
	case unit == "week" && t.day != 0:
		to := from.AddDate(0, 0, 7*n)
		d.year, d.month, d.day = to.Year(), int(to.Month()), to.Day()
	case unit == "weeks" && t.day != 0: // the whole of it
		d.value = weekOf(from.AddDate(0, 0, 7*n))
	case unit == "weekend" && t.day != 0:
		d.value = weekendOf(from.AddDate(0, 0, 7*n))
	default:
		return date{}, false
	}
	return d, true
}

// weekOf is the week of a day, from its Monday to its Sunday.
func weekOf(t time.Time) cited.EDTF {
	monday := t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
	return daysFrom(monday, 6)
}

// weekendOf is the last weekend that a day may look back on: its own on a Sunday.
func weekendOf(t time.Time) cited.EDTF {
	saturday := t.AddDate(0, 0, -(int(t.Weekday())+1)%7)
	return daysFrom(saturday, 1)
}

// daysFrom is a day with the n behind it, or before it where n is negative.
func daysFrom(t time.Time, n int) cited.EDTF {
	to := t.AddDate(0, 0, n)
	if n < 0 {
		t, to = to, t
	}
	return span(cited.EDTF(t.Format(time.DateOnly)), cited.EDTF(to.Format(time.DateOnly)))
}

// dayAlone reads "on the 14th", "by nightfall on the 31st": a day of the month told last,
// or else of that of the document.
func (s *Sentence) dayAlone(i int) (date, bool) {
	day, ok := s.dayAt(i)
	if !ok || i+1 >= len(s.Tokens) || s.Tokens[i+1].Space || !s.Plays(i+1, RoleOrdinal) || !s.Plays(i-1, RoleThe) || !s.leadsToDay(i-2) || !s.endsDay(i+2) {
		return date{}, false
	}
	base, named := s.near, s.near.month != 0
	if !named {
		anchor, ok := s.anchor()
		if !ok || len(s.Date) < len("2006-01") {
			return date{}, false
		}
		base = date{year: anchor.Year(), month: int(anchor.Month()), day: anchor.Day()}
	}
	d := date{year: base.year, month: base.month, day: day, from: i, to: i + 2, rule: "period.day"}
	months := 0
	switch {
	case !named && day > base.day:
		months = -1
	case named && base.day-day > 15: // from the 28th on to the 3rd of the next month
		months = 1
	}
	to := time.Date(d.year, time.Month(d.month+months), 1, 0, 0, 0, 0, time.UTC)
	d.year, d.month, d.relative = to.Year(), int(to.Month()), !named
	return d, day <= to.AddDate(0, 1, -1).Day()
}

// leadsToDay reports whether the word at token i can stand before "the 14th" of a month.
func (s *Sentence) leadsToDay(i int) bool {
	if m, ok := s.Ending(Calendar, i+1); ok && strings.HasPrefix(m.Entry.Name, "weekday.") {
		return true
	}
	if s.Plays(i, RoleOf) {
		return s.isOne(i-1, "night", "morning", "afternoon", "evening", "eve", "dawn", "hours")
	}
	if s.Plays(i, RoleAnd|RoleTo) {
		return i >= 2 && s.Plays(i-1, RoleOrdinal) && !s.Tokens[i-1].Space
	}
	return s.isOne(i, "on", "by", "until", "till", "since", "from", "before", "after", "between")
}

// endsDay reports whether nothing stands at token i that an ordinal could number.
func (s *Sentence) endsDay(i int) bool {
	if i >= len(s.Tokens) {
		return true
	}
	if s.Tokens[i].Class != text.Letters {
		return !IsHyphen(s.at(i)) || s.Tokens[i].Space
	}
	return s.class[i] != noNumber || s.Plays(i, RoleThe|RoleA|RoleAnd|RoleTo|RoleIn|RoleFrom|RoleBy|RoleWhen|RoleThey|RoleHe|RoleIt|RoleBe|RoleWith|RoleAmong|RoleUntil|RoleThere|RoleWhere) ||
		s.isOne(i, "only", "when", "while", "another", "some", "about", "over", "more", "at", "alone", "as", "after", "no", "we", "i", "all", "up")
}
