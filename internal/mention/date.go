package mention

import (
	"strconv"
	"strings"
	"time"

	"cited"
	"cited/internal/text"
)

// Years outside of these are read as counts.
const (
	firstYear = 1700
	lastYear  = 2049
)

// isYear reports whether token i is written like a year: four digits, no signs.
func (s *Sentence) isYear(i int) bool {
	if i < 0 || i >= len(s.Tokens) || s.Tokens[i].Class != text.Number || s.Tokens[i].End-s.Tokens[i].Start != 4 {
		return false
	}
	y, err := strconv.Atoi(s.at(i))
	return err == nil && y >= firstYear && y <= lastYear && !s.rings(i)
}

// rings reports whether digits follow a word for a telephone: "Hotline: 1801-22".
func (s *Sentence) rings(i int) bool {
	k := i - 1
	if s.isOne(k, ".", ":") {
		k--
	}
	return s.isOne(k, "hotline", "helpline", "tel", "telephone", "phone", "fax", "dial", "ext")
}

func (s *Sentence) year(i int) int {
	y, _ := strconv.Atoi(s.at(i))
	return y
}

// dayAt reads token i as a day of a month.
func (s *Sentence) dayAt(i int) (int, bool) {
	if i >= len(s.Tokens) || s.Tokens[i].Class != text.Number || s.Tokens[i].End-s.Tokens[i].Start > 2 {
		return 0, false
	}
	n, err := strconv.Atoi(s.at(i))
	return n, err == nil && n >= 1 && n <= 31
}

// numberDate reads a date that begins with digits: "7 December 2015",
// "2015-12-07", "10/26/17", "2015".
func (s *Sentence) numberDate(i int) (date, bool) {
	if d, ok := s.isoDate(i); ok {
		return d, true
	}
	if d, ok := s.dayMonth(i); ok {
		return d, true
	}
	if d, ok := s.daysOfMonth(i); ok {
		return d, true
	}
	if d, ok := s.awayAt(i); ok {
		return d, true
	}
	if d, ok := s.decadeAt(i); ok {
		return d, true
	}
	if d, ok := s.dayAlone(i); ok {
		return d, true
	}
	if s.isYear(i) && s.yearHere(i) {
		return date{year: s.year(i), from: i, to: i + 1, rule: "period.year"}, true
	}
	if len(s.at(i)) == 2 && s.isOne(i-1, "’", "'", "‘") && !s.Tokens[i].Space {
		if _, ok := s.frameBefore(i - 1); ok || s.Plays(i-2, RolePart) {
			return date{year: s.century(s.year(i)), from: i - 1, to: i + 1, rule: "period.short-year"}, true
		}
	}
	return date{}, false
}

// dayMonth reads "7 December 2015", "7th of December", "14 Nov".
func (s *Sentence) dayMonth(i int) (date, bool) {
	day, ok := s.dayAt(i)
	if !ok {
		return date{}, false
	}
	at := i + 1
	if at < len(s.Tokens) && !s.Tokens[at].Space && s.Plays(at, RoleOrdinal) {
		at++
	}
	if s.Plays(at, RoleOf) {
		at++
	}
	m, ok := s.Beginning(Calendar, at)
	if !ok || len(m.Entry.Name) < 6 || m.Entry.Name[:6] != "month." {
		return date{}, false
	}
	month, _ := strconv.Atoi(m.Entry.Meaning())
	d := date{day: day, month: month, from: i, to: m.To, rule: m.Entry.ID}
	to := d.to
	if s.isOne(to, ",", ".") {
		to++
	}
	if s.isYear(to) {
		d.year, d.to = s.year(to), to+1
	}
	return d, true
}

// isoDate reads three numbers parted by hyphens, slashes or points. Where day
// and month could be taken for each other, only the year is certain.
func (s *Sentence) isoDate(i int) (date, bool) {
	if i+5 > len(s.Tokens) {
		return s.pointedDate(i)
	}
	sep := s.at(i + 1)
	if sep != "-" && sep != "/" || s.at(i+3) != sep || s.Tokens[i+1].Space || s.Tokens[i+2].Space || s.Tokens[i+4].Space {
		return s.pointedDate(i)
	}
	var n [3]int
	for k := range n {
		v, err := strconv.Atoi(s.at(i + 2*k))
		if err != nil {
			return date{}, false
		}
		n[k] = v
	}
	return assembled(n, len(s.at(i)) == 4, date{from: i, to: i + 5, rule: "period.numbers"})
}

// pointedDate reads 07.12.2015, which is one token.
func (s *Sentence) pointedDate(i int) (date, bool) {
	if n := len(s.at(i)); n < len("1.1.2006") || n > len("31.12.2006") || strings.Count(s.at(i), ".") != 2 {
		return date{}, false
	}
	t, err := time.Parse("2.1.2006", s.at(i))
	if err != nil {
		return date{}, false
	}
	return date{year: t.Year(), month: int(t.Month()), day: t.Day(), from: i, to: i + 1, rule: "period.numbers"}, true
}

func assembled(n [3]int, yearFirst bool, d date) (date, bool) {
	year, a, b := n[2], n[0], n[1]
	if yearFirst {
		year, a, b = n[0], n[2], n[1]
	} else if year < 100 {
		year += 2000
	}
	switch {
	case year < firstYear || year > lastYear || a < 1 || b < 1 || a > 31 || b > 31 || a > 12 && b > 12:
		return date{}, false
	case yearFirst || a > 12:
		d.year, d.month, d.day = year, b, a
	case b > 12 || a == b:
		d.year, d.month, d.day = year, a, b
	default:
		d.year = year
	}
	return d, true
}

// yearHere reports whether four digits are a year where they stand, and not a
// count: behind a preposition or in front of a noun that is not people.
func (s *Sentence) yearHere(i int) bool {
	if i > 0 && !s.Tokens[i].Space {
		switch s.at(i - 1) {
		case "(", "[", "-", "–", "—", "/", "‘", "’", "“", "\"":
		default:
			return false
		}
	}
	if i+1 < len(s.Tokens) && !s.Tokens[i+1].Space && s.isOne(i+1, "+", "%", "°") {
		return false
	}
	if s.rangesWithCount(i) {
		return false
	}
	if s.Plays(i-1, RoleFrame) || s.secondYear(i) {
		return true
	}
	if (i == 0 || s.Is(i-1, ",")) && s.isOne(i+1, "were", "are", "have") {
		return false // "of these, 1902 were released"
	}
	if i+2 < len(s.Tokens) && IsHyphen(s.at(i+1)) && (s.isYear(i+2) || s.Tokens[i+2].Class == text.Number && len(s.at(i+2)) == 2) && s.at(i) < s.at(i+2) {
		return true
	}
	if s.Is(i-1, "(") {
		return !s.namesPlace(i-2) || s.Is(i+1, ":") && i+2 < len(s.Tokens) && s.Tokens[i+2].Class == text.Number // "Peru (2015: 40)"
	}
	if _, ok := s.Ending(Modifiers, i); ok && !s.Plays(i-1, RoleNear) {
		return false
	}
	_, people := s.Beginning(People, i+1)
	_, country := s.adjectiveAt(i + 1)
	return !people && !country
}

// secondYear reports whether token i is the second of two years, whatever noun follows:
// "in 2015 and 2016 passports were taken", "between 2013 and 2017 women left".
func (s *Sentence) secondYear(i int) bool {
	if !s.isYear(i-2) || s.year(i-2) >= s.year(i) {
		return false
	}
	if s.Plays(i-1, RoleAnd) && s.year(i) == s.year(i-2)+1 {
		return true
	}
	m, ok := s.Ending(Frames, i-2)
	return ok && (m.Entry.Meaning() == "between" && s.Plays(i-1, RoleAnd) || s.Plays(m.To-1, RoleFrom) && s.Plays(i-1, RoleTo))
}

// hundreds reports whether two numbers that are written like years are whole hundreds before
// people: "between 1800 and 2000 fighters" counts.
func (s *Sentence) hundreds(a, b int) bool {
	if !s.isYear(a) || !s.isYear(b) || s.year(a)%100 != 0 || s.year(b)%100 != 0 {
		return false
	}
	_, people := s.Beginning(People, b+1)
	return people
}

// rangesWithCount reports whether token i is one end of a range of which the other is a
// number that is no year, or of two whole hundreds: "1900 to 2200", "between 2000 and 3500".
func (s *Sentence) rangesWithCount(i int) bool {
	joins := func(k int) bool { return IsHyphen(s.at(k)) || s.isOne(k, "to", "and") }
	count := func(k int) bool {
		return k >= 0 && k < len(s.Tokens) && s.Tokens[k].Class == text.Number && len(s.at(k)) == 4 && strings.Trim(s.at(k), "0123456789") == "" && !s.isYear(k)
	}
	either := func(from, join, other int) bool {
		return joins(join) && (count(other) || s.hundreds(join-1, join+1)) && (!s.isOne(join, "and") || s.isOne(from-1, "between"))
	}
	return either(i, i+1, i+2) || either(i-2, i-1, i-2)
}

// namesPlace reports whether a country or region ends with token i.
func (s *Sentence) namesPlace(i int) bool {
	for _, list := range []List{Countries, Regions, Historic} {
		if _, ok := s.Covering(list, i); ok {
			return true
		}
	}
	return false
}

// adjectiveAt returns the word for the people of a country that begins at i.
func (s *Sentence) adjectiveAt(i int) (Match, bool) {
	m, ok := s.Beginning(Countries, i)
	return m, ok && (m.Slot == "people" || m.Slot == "adjective")
}

// partAndDate reads "mid-2014", "early 2018", "the first half of 2016", "the
// end of October": the part narrows the date where EDTF can say it.
func (s *Sentence) partAndDate(i int) (date, bool) {
	m, ok := s.Beginning(Calendar, i)
	if !ok || len(m.Entry.Name) < 5 || m.Entry.Name[:5] != "part." {
		return date{}, false
	}
	at := m.To
	for IsHyphen(s.at(at)) || s.Plays(at, RoleOf|RoleThe|RoleIn) {
		at++
	}
	var d date
	if d, ok = s.decadeAt(at); ok {
		d.from = i
		return d, true
	}
	if s.isYear(at) {
		d, ok = date{year: s.year(at), from: at, to: at + 1, rule: m.Entry.ID}, true
	} else if d, ok = s.yearOf(at); ok {
		d.rule = m.Entry.ID
	} else {
		d, ok = s.dateAt(at)
	}
	if ok && strings.HasSuffix(string(d.value), "X") { // a decade or a century
		d.from = i
		if half := halfOfCentury(atoi(string(d.value[:2]))*100, m.Entry.Meaning()); half != "" && strings.HasSuffix(string(d.value), "XX") {
			d.value = half
		}
		return d, true
	}
	if ok && len(d.value) == 4 { // this year
		d.year, _ = strconv.Atoi(string(d.value))
		d.value = ""
	}
	if !ok || d.value != "" {
		return date{}, false
	}
	if n, days := daysOfPart(m.Entry.Meaning()); days > 0 {
		return s.partOfDays(i, d, days, n == "1")
	}
	d.from = i
	if strings.HasPrefix(m.Entry.Meaning(), "week") {
		s.week(&d, m.Entry.Meaning())
	} else {
		narrow(&d, m.Entry.Meaning())
	}
	if m.Entry.Meaning() == "start" {
		d.rule = m.Entry.ID
	}
	return d, true
}

// narrow applies a part of a year to a bare year; a part of a month stays the
// month.
func narrow(d *date, part string) {
	if d.year == 0 || d.month != 0 || d.season != 0 {
		return
	}
	y := strconv.Itoa(d.year)
	if n, ok := strings.CutPrefix(part, "months-"); ok {
		d.value = span(edtfOf(y, "-01"), edtfOf(y, "-"+("0" + n)[len(n)-1:]))
		return
	}
	switch part {
	case "mid":
		d.month = 6
	case "start":
		d.month = 1
	case "end":
		d.month = 12
	case "first-half":
		d.value = span(edtfOf(y, "-01"), edtfOf(y, "-06"))
	case "second-half":
		d.value = span(edtfOf(y, "-07"), edtfOf(y, "-12"))
	case "q1":
		d.value = span(edtfOf(y, "-01"), edtfOf(y, "-03"))
	case "q2":
		d.value = span(edtfOf(y, "-04"), edtfOf(y, "-06"))
	case "q3":
		d.value = span(edtfOf(y, "-07"), edtfOf(y, "-09"))
	case "q4":
		d.value = span(edtfOf(y, "-10"), edtfOf(y, "-12"))
	}
}

func edtfOf(year, rest string) cited.EDTF { return cited.EDTF(year + rest) }
