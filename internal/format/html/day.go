package html

import (
	"strings"
	"time"
)

// Years that a page on the web can be from; 1970 is what a program shows that
// knows no date.
const (
	firstYear = 1990
	lastYear  = 2099
)

// layouts lists the ways in which pages write a day; a layout that gives a month
// only gives a month.
func layouts() []struct{ in, out string } {
	const day, month = "2006-01-02", "2006-01"
	return []struct{ in, out string }{
		{"2006-01-02", day},
		{"2006/01/02", day},
		{"2006/1/2", day},
		{"2006.01.02", day},
		{"20060102", day},
		{"2 January 2006", day},
		{"2 Jan 2006", day},
		{"January 2, 2006", day},
		{"January 2 2006", day},
		{"Jan 2, 2006", day},
		{"Mon, 2 Jan 2006", day},
		{"Monday, 2 January 2006", day},
		{"Monday, January 2, 2006", day},
		{"02.01.2006", day},
		{"2006-01", month},
		{"2006/01", month},
		{"January 2006", month},
		{"2006", "2006"},
	}
}

// day returns the day that s gives as an EDTF date, as written and not moved to
// another time zone; "" if it gives none that makes sense. 3/4/2015 gives none:
// it is another day on either side of the Atlantic.
func day(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > 60 {
		return ""
	}
	for _, candidate := range []string{s, withoutTime(s)} {
		for _, l := range layouts() {
			t, err := time.Parse(l.in, candidate)
			if err == nil && t.Year() >= firstYear && t.Year() <= lastYear {
				return t.Format(l.out)
			}
		}
	}
	return ""
}

// withoutTime cuts off the time of day: behind a T that follows a digit, else
// from the first word that holds a colon.
func withoutTime(s string) string {
	if i := strings.IndexByte(s, 'T'); i > 0 && s[i-1] >= '0' && s[i-1] <= '9' {
		return s[:i]
	}
	if i := strings.IndexByte(s, ':'); i > 0 {
		s = s[:strings.LastIndexByte(s[:i], ' ')+1]
	}
	return strings.TrimRight(s, " ,-")
}
