package cited

import (
	"strings"
	"time"
)

// EDTF is a date as the text gives it, in the Extended Date/Time Format of ISO
// 8601-2:2019, levels 0 and 1: "2015", "2015-11", "2012/2018-11", "../2015-10",
// "2011/..", "2015-21" (spring), "201X", "2015~". Empty means that no date is given.
//
// Seasons are the meteorological ones of the north, named by the year in which
// they begin: 21 is March to May, 22 June to August, 23 September to November,
// and 24 December to February, so that 2014-24 ends on 2015-02-28.
type EDTF string

// ParseEDTF returns s in its canonical form: without spaces around it and with
// capital X, T, Y and Z. What is no date of level 0 or 1 is an Invalid error that
// says what is wrong. An interval must not end before it starts.
func ParseEDTF(s string) (EDTF, error) {
	canonical := strings.Map(capital, strings.TrimSpace(s))
	if _, _, wrong := bounds(canonical); wrong != "" {
		return "", Errorf(Invalid, "date %q: %s; write it like 2015, 2015-11, 2015-11-07, ../2015-10, 2011/.. or 2012/2018-11", clip(s), wrong)
	}
	return EDTF(canonical), nil
}

func capital(r rune) rune {
	switch r {
	case 'x', 't', 'y', 'z':
		return r - 'a' + 'A'
	}
	return r
}

// clip keeps messages to one short line whatever is thrown at the parser.
func clip(s string) string {
	const most = 40
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "..."
}

// Valid reports whether e is a date in canonical form; the empty EDTF is none.
func (e EDTF) Valid() bool {
	_, _, wrong := bounds(string(e))
	return wrong == ""
}

// Bounds returns the first and the last day that the date may stand for. A side
// that is open ("..") or unknown (empty) is MinDay or MaxDay; the qualifiers
// ? ~ % widen nothing; a date-time is the day that is written there, whatever
// its time zone. What is no date, the empty EDTF too, holds no day at all: its
// earliest is MaxDay and its latest MinDay, so that no comparison includes it.
func (e EDTF) Bounds() (earliest, latest Day) {
	earliest, latest, wrong := bounds(string(e))
	if wrong != "" {
		return MaxDay, MinDay
	}
	return earliest, latest
}

// Overlaps reports whether some day may lie in both dates. What is no date
// overlaps nothing.
func (e EDTF) Overlaps(other EDTF) bool {
	from, to := e.Bounds()
	first, last := other.Bounds()
	return from <= to && first <= last && from <= last && first <= to
}

// bounds is the whole grammar. It is called for every figure of an archive, so
// it allocates nothing: what is wrong is a constant.
func bounds(s string) (earliest, latest Day, wrong string) {
	if i := strings.IndexByte(s, '/'); i >= 0 {
		return interval(s[:i], s[i+1:])
	}
	if i := strings.IndexByte(s, 'T'); i >= 0 {
		return dateTime(s[:i], s[i+1:])
	}
	return date(s)
}

func dateTime(day, time string) (earliest, latest Day, wrong string) {
	earliest, latest, wrong = plain(day)
	switch {
	case wrong != "":
	case earliest != latest:
		wrong = "a time needs a whole date before it"
	default:
		wrong = clock(time)
	}
	return earliest, latest, wrong
}

func interval(start, end string) (earliest, latest Day, wrong string) {
	if start == "" && end == "" {
		return 0, 0, "an interval needs a date or .. on a side"
	}
	earliest, _, wrong = side(start)
	if wrong != "" {
		return 0, 0, wrong
	}
	_, latest, wrong = side(end)
	if wrong == "" && earliest > latest {
		wrong = "the interval ends before it starts"
	}
	return earliest, latest, wrong
}

// side reads one end of an interval, of which only the outer bound counts.
func side(s string) (earliest, latest Day, wrong string) {
	if s == "" || s == ".." {
		return MinDay, MaxDay, ""
	}
	return date(s)
}

// date reads a date that may carry a qualifier.
func date(s string) (earliest, latest Day, wrong string) {
	if n := len(s); n > 0 && (s[n-1] == '?' || s[n-1] == '~' || s[n-1] == '%') {
		s = s[:n-1]
	}
	if s != "" && s[0] == 'Y' {
		return longYear(s[1:])
	}
	return plain(s)
}

// sign returns "-" if s starts with it.
func sign(s string) string {
	if s != "" && s[0] == '-' {
		return s[:1]
	}
	return ""
}

// plain reads a year of four digits with what may follow it.
func plain(s string) (earliest, latest Day, wrong string) {
	minus := sign(s)
	s = s[len(minus):]
	if len(s) < 4 || !allDigits(s[:2]) {
		return 0, 0, "a year has four digits"
	}
	if len(s) == 4 && s[3] == 'X' {
		return decades(s, minus != "")
	}
	if !allDigits(s[:4]) {
		return 0, 0, "a year has four digits, of which the last one or two may be X when nothing follows"
	}
	year := number(s[:4])
	if minus != "" {
		if year == 0 {
			return 0, 0, "the year 0000 has no sign"
		}
		year = -year
	}
	return withinYear(year, s[4:])
}

// decades reads 201X and 20XX.
func decades(s string, negative bool) (earliest, latest Day, wrong string) {
	first, span := 0, 10
	switch {
	case s[2] == 'X':
		first, span = number(s[:2])*100, 100
	case allDigits(s[:3]):
		first = number(s[:3]) * 10
	default:
		return 0, 0, "a year has four digits"
	}
	last := first + span - 1
	if negative {
		first, last = -last, -first
	}
	return DayOf(first, time.January, 1), DayOf(last, time.December, 31), ""
}

// longYear reads what follows the Y of a year of more than four digits.
func longYear(s string) (earliest, latest Day, wrong string) {
	minus := sign(s)
	s = s[len(minus):]
	if len(s) < 5 || s[0] == '0' || !allDigits(s) {
		return 0, 0, "a year after Y has five digits or more"
	}
	year := 999_999_999 // beyond every Day
	if len(s) <= 9 {
		year = number(s)
	}
	if minus != "" {
		year = -year
	}
	return DayOf(year, time.January, 1), DayOf(year, time.December, 31), ""
}

// withinYear reads what follows the year: nothing, a month or season, or a
// month and a day.
func withinYear(year int, s string) (earliest, latest Day, wrong string) {
	switch {
	case s == "", s == "-XX", s == "-XX-XX":
		return DayOf(year, time.January, 1), DayOf(year, time.December, 31), ""
	case len(s) != 3 && len(s) != 6, s[0] != '-', !allDigits(s[1:3]):
		return 0, 0, "after the year come -MM or -MM-DD"
	}
	n := number(s[1:3])
	if len(s) == 3 && n >= 21 && n <= 24 {
		start := time.Month(3 * (n - 20)) // March, June, September, December
		next, then := year, start+3
		if then > time.December {
			next, then = year+1, then-12
		}
		return DayOf(year, start, 1), DayOf(next, then, 1) - 1, ""
	}
	if n < 1 || n > 12 {
		return 0, 0, "a month is 01 to 12, a season 21 to 24"
	}
	return withinMonth(year, time.Month(n), s[3:])
}

// withinMonth reads what follows the month: nothing or a day.
func withinMonth(year int, month time.Month, s string) (earliest, latest Day, wrong string) {
	first, last := DayOf(year, month, 1), DayOf(year, month, 1)+Day(daysIn(year, month))-1
	if s == "" || s == "-XX" {
		return first, last, ""
	}
	if s[0] != '-' || !allDigits(s[1:]) {
		return 0, 0, "after the month comes -DD"
	}
	day := Day(number(s[1:]))
	if day < 1 || first+day-1 > last {
		return 0, 0, "the month has no such day"
	}
	return first + day - 1, first + day - 1, ""
}

func daysIn(year int, month time.Month) int {
	switch month {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// clock checks what follows the T of a date-time: "23:20:30" with nothing, "Z",
// "+04" or "+04:30" after it.
func clock(s string) (wrong string) {
	if len(s) < 8 || !twoDigits(s, 0, 23) || s[2] != ':' || !twoDigits(s, 3, 59) || s[5] != ':' || !twoDigits(s, 6, 59) {
		return "a time is hh:mm:ss"
	}
	switch zone := s[8:]; {
	case zone == "", zone == "Z":
		return ""
	case zone[0] != '+' && zone[0] != '-':
	case len(zone) == 3 && twoDigits(zone, 1, 14):
		return ""
	case len(zone) == 6 && twoDigits(zone, 1, 14) && zone[3] == ':' && twoDigits(zone, 4, 59):
		return ""
	}
	return "a time zone is Z, +hh or +hh:mm"
}

// twoDigits reports whether the two bytes of s at i are a number up to most.
func twoDigits(s string, i, most int) bool {
	return allDigits(s[i:i+2]) && number(s[i:i+2]) <= most
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// number reads digits; the callers have checked them.
func number(digits string) int {
	n := 0
	for i := range len(digits) {
		n = 10*n + int(digits[i]-'0')
	}
	return n
}
