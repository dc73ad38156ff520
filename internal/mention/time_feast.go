package mention

import (
	"strings"
	"time"

	"cited"
)

// moves reports whether a feast has another day each year that can be worked out.
func moves(meaning string) bool {
	return strings.HasPrefix(meaning, "easter") || strings.Contains(meaning, "-w")
}

// movingFeast is the day of a feast in the year that is given, or in that of the text.
func (c *Scan) movingFeast(i int, meaning string, year int) moment {
	if year == 0 {
		about := moment{month: 4, day: 5}
		if !strings.HasPrefix(meaning, "easter") {
			about = moment{month: atoi(meaning[:2]), day: 15}
		}
		year = c.story.completeAs(about, c.ahead(i)).year
	}
	if year < 1583 || c.story.told.bc {
		return moment{}
	}
	if off, ok := strings.CutPrefix(meaning, "easter"); ok {
		return momentOf(easter(year).time().AddDate(0, 0, atoi(off)))
	}
	month, day, _ := strings.Cut(meaning, "-w")
	n, weekday, _ := strings.Cut(day, "-")
	return nthWeekday(moment{year: year, month: atoi(month)}, atoi(n), atoi(weekday))
}

// nearestWeekend is the weekend nearest to a feast: before one on a Monday or Tuesday, behind it else.
func nearestWeekend(m moment) cited.EDTF {
	if m.known() != 3 {
		return ""
	}
	if day := m.time().Weekday(); day == time.Monday || day == time.Tuesday {
		return m.step(-1, "weekend")
	}
	return m.step(0, "weekend")
}

// nthWeekday is the n-th Monday or other weekday of a month, the last one for an n of 0;
// the zero moment where the month has no such day.
func nthWeekday(month moment, n, weekday int) moment {
	month.day = 1
	first := 1 + (weekday%7-int(month.time().Weekday())+7)%7
	days := time.Date(month.year, time.Month(month.month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	if month.day = first + 7*(n-1); n == 0 {
		month.day = first + (days-first)/7*7
	}
	if month.day > days {
		return moment{}
	}
	return month
}
