package cited

import (
	"fmt"
	"math"
	"time"
)

// Day is a day of the proleptic Gregorian calendar, in days since 1970-01-01.
type Day int32

// MinDay and MaxDay stand for an open side: no day lies before or after them.
const (
	MinDay Day = math.MinInt32
	MaxDay Day = math.MaxInt32
)

// The calendar repeats every 400 years, which start on a first of March here, so
// that the leap day is the last day of its year.
const (
	daysOfEra   = 146097
	daysToEpoch = 719468 // from 0000-03-01 to 1970-01-01
)

// DayOf returns the day of a date, as time.Time.Date gives it. A day beyond the
// end of its month runs on into the next; the month is one of the twelve. What
// is millions of years away becomes MinDay or MaxDay.
func DayOf(year int, month time.Month, day int) Day {
	y, m := int64(min(max(year, -6_000_000), 6_000_000)), int64(month)-3 // March is 0
	if m < 0 {
		y, m = y-1, m+12
	}
	era := floorDiv(y, 400)
	y -= era * 400
	n := era*daysOfEra + y*365 + y/4 - y/100 + (153*m+2)/5 + int64(day) - 1 - daysToEpoch
	return Day(min(max(n, int64(MinDay)), int64(MaxDay)))
}

// Date returns year, month and day of the month.
func (d Day) Date() (year int, month time.Month, day int) {
	n := int64(d) + daysToEpoch
	era := floorDiv(n, daysOfEra)
	n -= era * daysOfEra
	y := (n - n/1460 + n/36524 - n/146096) / 365
	n -= y*365 + y/4 - y/100 // day of the year, from 0 on the first of March
	m := (5*n + 2) / 153
	day = int(n - (153*m+2)/5 + 1)
	y += era * 400
	if m += 3; m > 12 {
		y, m = y+1, m-12
	}
	return int(y), time.Month(m), day
}

// String returns the day as "2015-11-07", and ".." for MinDay and MaxDay.
func (d Day) String() string {
	if d == MinDay || d == MaxDay {
		return ".."
	}
	year, month, day := d.Date()
	if year < 0 {
		return fmt.Sprintf("-%04d-%02d-%02d", -year, month, day)
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
