package mention

import (
	"fmt"
	"strconv"
	"time"

	"cited"
)

// moment is a date as far as it is known; what is not is 0. A decade or century
// has only how many digits of its year are open.
type moment struct {
	year, month, day int
	season           int  // 21 to 24
	open             int  // last digits of the year that are not said: 1 a decade, 2 a century
	bc               bool // the year counts back
}

func momentOf(t time.Time) moment {
	return moment{year: t.Year(), month: int(t.Month()), day: t.Day()}
}

// edtf writes the moment; "" where there is no year.
func (m moment) edtf() cited.EDTF {
	sign, year := "", m.year
	if m.bc {
		sign, year = "-", m.year-1 // there is a year 0
		if year == 0 {
			sign = ""
		}
	}
	switch {
	case m.year == 0 || year > 9999:
		return ""
	case m.open > 0:
		digits := fmt.Sprintf("%04d", year)
		return cited.EDTF(sign + digits[:4-m.open] + "XX"[:m.open])
	case m.season != 0:
		return cited.EDTF(fmt.Sprintf("%s%04d-%02d", sign, year, m.season))
	case m.month == 0:
		return cited.EDTF(fmt.Sprintf("%s%04d", sign, year))
	case m.day == 0:
		return cited.EDTF(fmt.Sprintf("%s%04d-%02d", sign, year, m.month))
	}
	return cited.EDTF(fmt.Sprintf("%s%04d-%02d-%02d", sign, year, m.month, m.day))
}

// known reports how much of the moment is known: a day 3, a month 2, a year 1.
func (m moment) known() int {
	switch {
	case m.year == 0 || m.open > 0 || m.bc:
		return 0
	case m.month == 0:
		return 1
	case m.day == 0:
		return 2
	}
	return 3
}

func (m moment) time() time.Time {
	return time.Date(m.year, time.Month(max(m.month, 1)), max(m.day, 1), 0, 0, 0, 0, time.UTC)
}

// step goes n units on from a moment, and forgets what is finer than the unit.
// A week is the days from its Monday to its Sunday.
func (m moment) step(n int, unit string) cited.EDTF {
	if m.bc {
		return m.stepBC(n, unit)
	}
	if m.known() == 0 || n > 5000 || n < -5000 {
		return ""
	}
	t := m.time()
	switch unit {
	case "second", "minute":
		return m.edtf()
	case "hour":
		if n >= 24 || n <= -24 {
			if m.known() < 3 {
				return ""
			}
			return momentOf(t.AddDate(0, 0, n/24)).edtf()
		}
		return m.edtf()
	case "day", "night", "morning", "afternoon", "evening", "hour of the day":
		if m.known() < 3 {
			return ""
		}
		return momentOf(t.AddDate(0, 0, n)).edtf()
	case "week", "fortnight", "weekend":
		return m.week(n, unit)
	case "month":
		if m.known() < 2 {
			return ""
		}
		first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
		return moment{year: first.Year(), month: int(first.Month())}.edtf()
	case "quarter":
		return m.quarter(n)
	case "year":
		return moment{year: m.year + n}.edtf()
	case "decade":
		return moment{year: m.year + 10*n, open: 1}.edtf()
	case "century":
		return moment{year: m.year + 100*n, open: 2}.edtf()
	}
	return ""
}

// stepBC is step for a year before our era: years only.
func (m moment) stepBC(n int, unit string) cited.EDTF {
	switch unit {
	case "year":
	case "decade":
		n *= 10
	default:
		return ""
	}
	if m.year == 0 || m.open > 0 || n >= m.year {
		return ""
	}
	return moment{year: m.year - n, bc: true}.edtf()
}

// week returns the n-th week after the moment's, or its weekend.
func (m moment) week(n int, unit string) cited.EDTF {
	if m.known() < 3 {
		return ""
	}
	if unit == "fortnight" {
		n *= 2
	}
	t := m.time()
	monday := t.AddDate(0, 0, 7*n-(int(t.Weekday())+6)%7)
	first := monday
	if unit == "weekend" {
		first = monday.AddDate(0, 0, 5)
	}
	return span(momentOf(first).edtf(), momentOf(monday.AddDate(0, 0, 6)).edtf())
}

// quarter returns the n-th quarter of a year after the moment's.
func (m moment) quarter(n int) cited.EDTF {
	if m.known() < 2 {
		return ""
	}
	first := time.Date(m.year, time.Month((m.month-1)/3*3+1+3*n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 2, 0)
	return span(moment{year: first.Year(), month: int(first.Month())}.edtf(), moment{year: last.Year(), month: int(last.Month())}.edtf())
}

// tell notes a date that the text told.
func (s *Story) tell(m moment) {
	if m.bc && m.open > 0 {
		s.before = true
	}
	if m.known() == 0 && (!m.bc || m.open > 0) {
		return
	}
	s.before = false
	if !m.bc && m.month != 0 {
		s.months[m.month] = m.year
	}
	s.told, s.fresh = m, true
	if m.known() >= 2 {
		s.month = m
	}
}

// inStory gives a month or season of a history its year: that of the date told last. Where
// that said no month, it is the year in which the month was told before; from autumn the
// story goes on into the next spring, and "had" looks back before what was told.
func (s *Story) inStory(m moment) moment {
	m.year, m.bc = s.told.year, s.told.bc
	if m.bc {
		return m
	}
	told, month := s.told.monthish(), m.monthish()
	switch known := s.months[min(month, 12)]; {
	case s.told.month == 0 && m.season == 0 && !s.stepped && known > 0 && known-m.year <= 2 && m.year-known <= 2:
		m.year = known
	case told == 0 || month == 0:
	case s.had && month > told && m.day == 0:
		if s.told.day != 0 || s.told.month != 0 {
			m.year--
		}
	case told >= 10 && month <= 4 && !s.had:
		m.year++
	}
	return m
}

// monthish is the month of a moment, or about that of its season; 0 if it has neither.
func (m moment) monthish() int {
	switch {
	case m.month != 0:
		return m.month
	case m.season == 24:
		return 12
	case m.season != 0:
		return (m.season-21)*3 + 4
	}
	return 0
}

// near is the moment at which "the year" and "the month" are: the one told last
// where the text tells of the past, else that of writing.
func (s *Story) near() moment {
	if s.past() {
		return s.told
	}
	return s.precise()
}

// now is the moment of writing: that of the document.
func (s *Story) now() moment {
	if !s.isPrinted {
		return moment{}
	}
	return momentOf(s.printed)
}

// then is the moment that the text is at: what it told last, or else the
// document's own.
func (s *Story) then() moment {
	if s.told.year != 0 {
		return s.told
	}
	return s.now()
}

// thenOf is then for a unit: for months and what is shorter, the last moment that
// says its month, unless another year has been told since.
func (s *Story) thenOf(unit string) moment {
	then := s.named(fineness(unit))
	if then.known() == 1 && s.month.year == then.year && unit != "year" && unit != "decade" && unit != "century" {
		return s.month
	}
	return then
}

// longPast is how many years back a text tells history, where a month without a
// year is one of the year told last; in news it is one of the last twelve, unless
// the sentence has told another year.
const longPast = 12

// past reports whether a month without a year is one of the year told last. In news of the
// day a year of long ago holds beyond its sentence only where it opened it: In 1913 they built ...
func (s *Story) past() bool {
	switch {
	case s.told.year == 0 || !s.isPrinted:
		return s.told.year != 0
	case s.told.bc || s.fresh && s.told.year < s.printed.Year():
		return true
	}
	return s.longAgo() || s.narrates()
}

// longAgo reports whether the text is at a year of long ago.
func (s *Story) longAgo() bool {
	return s.told.year < s.printed.Year()-longPast && (!s.daily || s.opened)
}

// narrates reports whether a text that has named no day around its own tells of a month or a
// day of an earlier year, as a history of what is not long ago does.
func (s *Story) narrates() bool {
	if s.daily || s.told.known() == 0 || s.told.year >= s.printed.Year() {
		return false
	}
	near := s.month.year - s.told.year
	return s.told.known() >= 2 || s.told.season != 0 || s.month.year != 0 && near <= nearYears && near >= -nearYears
}

// nearYears is how many years from the month that was told last a year belongs to the same story.
const nearYears = 3

// ofDay notes that the text tells of the days around that of its document, as news do.
func (s *Story) ofDay(t Time) {
	if !s.isPrinted || !s.fullDay || s.told.year != 0 && (s.told.bc || s.longAgo()) {
		return
	}
	if m := momentAt(t.Value); m.known() == 3 {
		if off := s.printed.Sub(m.time()); off < aroundDay && off > -aroundDay {
			s.daily, s.opened = true, false
		}
	}
}

// aroundDay is how far a day may lie from that of the document to be news.
const aroundDay = 45 * 24 * time.Hour

// complete gives a month or day without a year the year that is meant: the one
// told last where the text tells of the past, else the last one up to the date of
// the document.
func (s *Story) complete(m moment) moment {
	if m.year != 0 || m.month == 0 && m.season == 0 {
		return m
	}
	if s.past() {
		return s.inStory(m)
	}
	if !s.isPrinted {
		return m
	}
	m.year = s.printed.Year()
	month := m.month
	if m.season != 0 {
		month = (m.season-21)*3 + 3
	}
	if now := int(s.printed.Month()); month > now || month == now && m.day > s.printed.Day()+7 {
		m.year--
	}
	return m
}

// completeAs is complete for what may lie ahead: then the next one is meant.
func (s *Story) completeAs(m moment, ahead bool) moment {
	full := s.complete(m)
	if !ahead || m.year != 0 || full.year == 0 || s.past() {
		return full
	}
	month, now := full.month, int(s.printed.Month())
	if full.season != 0 {
		month = (full.season-21)*3 + 5
	}
	if full.year < s.printed.Year() || month < now || month == now && full.day != 0 && full.day < s.printed.Day() {
		full.year++
	}
	return full
}

// fromTo is completeAs for both ends of a stretch: its end is the first behind its beginning,
// and it goes on at the document's date rather than lying a year ahead.
func (s *Story) fromTo(from, to moment, ahead bool) (moment, moment) {
	full := s.complete(from)
	for range 2 {
		if to.year = full.year; to.month < full.month && to.month != 0 {
			to.year++
		}
		if !ahead || to.known() < 2 || !to.time().Before(s.printed) {
			break
		}
		full = s.completeAs(from, true)
	}
	return full, to
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
