package imprint

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// mostPlaces is how many words the place of a dateline has at most.
const mostPlaces = 5

// Years that a document can be from.
const (
	firstYear = 1900
	lastYear  = 2099
)

// dated reads a line that is nothing but a date, with or without a time of day, or
// with a place before it: "Tuesday, 8 December 2015 at 10:30", "Geneva, 8 December 2015". It
// returns the date, as much of it as is said, and nothing for any other line.
func dated(s string) (place bool, date string) {
	var d dateParts
	places := 0
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '(' || r == ')' }) {
		switch {
		case d.take(word):
		case d.any() && aroundTime(word), isWeekday(word):
		case !d.any() && places < mostPlaces && isName(word):
			places++
		default:
			return false, ""
		}
	}
	return places > 0, d.text()
}

// dateParts are the parts of one date.
type dateParts struct{ year, month, day int }

func (d *dateParts) any() bool { return *d != dateParts{} }

// take takes a word that is a part of a date which is not there yet.
func (d *dateParts) take(word string) bool {
	if t, ok := wholeDate(word); ok && !d.any() {
		d.year, d.month, d.day = t.Year(), int(t.Month()), t.Day()
		return true
	}
	number, err := strconv.Atoi(strings.TrimRight(strings.ToLower(word), ".stndrhe"))
	switch {
	case err == nil && number >= firstYear && number <= lastYear && len(word) == 4 && d.year == 0:
		d.year = number
	case err == nil && number >= 1 && number <= 31 && d.day == 0 && d.year == 0 && !strings.HasPrefix(word, "0000"):
		d.day = number
	case monthOf(word) > 0 && d.month == 0:
		d.month = monthOf(word)
	default:
		return false
	}
	return true
}

// wholeDate reads 2015-12-08 and 08.12.2015. 8/12/2015 is another day on either side
// of the Atlantic.
func wholeDate(word string) (time.Time, bool) {
	for _, layout := range []string{"2006-01-02", "2.1.2006", "02.01.2006"} {
		if t, err := time.Parse(layout, word); err == nil && t.Year() >= firstYear && t.Year() <= lastYear {
			return t, true
		}
	}
	return time.Time{}, false
}

// text returns the date if a year and a month are known, and the day is one.
func (d *dateParts) text() string {
	switch {
	case d.year == 0 || d.month == 0:
		return ""
	case d.day == 0:
		return fmt.Sprintf("%d-%02d", d.year, d.month)
	}
	t := time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC)
	if t.Day() != d.day {
		return ""
	}
	return t.Format("2006-01-02")
}

// monthOf returns the number of a month by its name in one of some languages, or by
// the start of it; 0 if it is none.
func monthOf(word string) int {
	word = strings.TrimRight(strings.ToLower(word), ".")
	for _, names := range months() {
		for i, name := range names {
			if word == name || utf8.RuneCountInString(word) >= 3 && strings.HasPrefix(name, word) && len(word) <= 5 {
				return i + 1
			}
		}
	}
	return 0
}

func months() [][]string {
	return [][]string{
		strings.Fields("january february march april may june july august september october november december"),
		strings.Fields("januar februar märz april mai juni juli august september oktober november dezember"),
		strings.Fields("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
		strings.Fields("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
		strings.Fields("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
		strings.Fields("januari februari maart april mei juni juli augustus september oktober november december"),
	}
}

func isWeekday(word string) bool {
	word = strings.TrimRight(strings.ToLower(word), ".")
	return slices.Contains(strings.Fields("monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun "+
		"montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche "+
		"lunes martes miércoles jueves viernes sábado domingo maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"), word)
}

// aroundTime reports whether a word says at what time of a day, or joins the parts of a
// date: "at 10:30 GMT", "8 de diciembre de 2015".
func aroundTime(word string) bool {
	lower := strings.ToLower(strings.Trim(word, ".;-–"))
	if lower == "" || slices.Contains(strings.Fields("at on of de del the um uhr à gmt utc bst cet cest est edt eet ist pst pdt am pm a.m p.m h"), lower) {
		return true
	}
	digits, marks := 0, 0
	for _, r := range strings.TrimRight(lower, "apmhz") {
		switch {
		case unicode.IsDigit(r):
			digits++
		case r == ':' || r == '.' || r == 'h':
			marks++
		default:
			return false
		}
	}
	return digits > 0 && digits <= 6 && marks > 0 && marks <= 2
}
