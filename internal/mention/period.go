package mention

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"cited"
	"cited/internal/text"
)

// Period is a date, a stretch of time or an event named in a sentence.
type Period struct {
	From, To int // tokens, the preposition included
	Value    cited.EDTF
	Frame    string // how it bounds: since, by, as-of, in, ... as the list of frames says; "" for none
	Rule     string
	Full     bool // names a day with its year: can date a document
	Relative bool // read against the date of the document
	Yearless bool // its year is not said beside it
	yearOff  bool // a year before the period told last: a year earlier
}

// date is a date in the making: parts that the text does not give are 0.
type date struct {
	year, month, day int
	season           int // 21 to 24
	from, to         int // tokens
	rule             string
	value            cited.EDTF // a ready value instead, of an event or a relative word
	relative         bool
	yearless         bool // its year was not said beside it
	yearOff          bool // a year before the date told last
	event            bool // named by an event: a date only behind a preposition
}

// edtf writes the date as far as it is known; "" without a year.
func (d date) edtf() cited.EDTF {
	switch {
	case d.value != "" || d.year == 0:
		return d.value
	case d.season != 0:
		return cited.EDTF(fmt.Sprintf("%04d-%02d", d.year, d.season))
	case d.month == 0:
		return cited.EDTF(fmt.Sprintf("%04d", d.year))
	case d.day == 0:
		return cited.EDTF(fmt.Sprintf("%04d-%02d", d.year, d.month))
	}
	return cited.EDTF(fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day))
}

// appendPeriods appends the periods of the sentence in order, and takes their
// tokens away from the numbers.
func (s *Sentence) appendPeriods(dst []Period) []Period {
	s.markDates()
	for i := 0; i < len(s.Tokens); {
		if !s.dates[i] {
			i++
			continue
		}
		p, ok := s.periodAt(i)
		if !ok {
			i++
			continue
		}
		for j := p.From; j < p.To; j++ {
			s.taken[j] = true
		}
		p.Value = s.sameSpan(p)
		if !s.looksBack(p, dst) {
			s.tell(p.Value, p.Relative)
		}
		dst = append(dst, p)
		i = p.To
	}
	return dst
}

// markDates notes the tokens at which a date can begin: a number, a word of the
// calendar, an event, and the words before "past seven years".
func (s *Sentence) markDates() {
	s.dates = resize(s.dates, len(s.Tokens))
	for i, t := range s.Tokens {
		if t.Class == text.Number || s.class[i] != noNumber {
			s.dates[i] = true
			if i > 0 {
				s.dates[i-1] = true
			}
		}
	}
	for _, list := range [][]Match{s.byList[Calendar], s.byList[Events]} {
		for _, m := range list {
			s.dates[m.From] = true
		}
	}
}

// periodAt reads the period whose date begins at token i, with the second end
// of a range, and the preposition before it.
func (s *Sentence) periodAt(i int) (Period, bool) {
	if p, ok := s.pastSpan(i); ok {
		return p, true
	}
	d, ok := s.dateAt(i)
	if !ok {
		return Period{}, false
	}
	p := Period{From: d.from, To: d.to, Rule: d.rule, Full: d.day != 0 && d.year != 0, Relative: d.relative, yearOff: d.yearOff}
	frame, framed := s.frameBefore(d.from)
	if d.event && (!framed || s.Plays(frame.From, RoleAfter)) {
		return Period{}, false // what happened, or what came before it, not when
	}
	if framed {
		p.From, p.Frame = frame.From, frame.Entry.Meaning()
	}
	if (p.Frame == "in" || p.Frame == "" && d.relative) && s.inSinceClause(p.From) {
		p.Frame = "since"
	}
	e, ranged := s.rangeEnd(d, p.Frame)
	if ranged {
		p.To, p.Full = e.to, false
		if d.year == 0 && d.value == "" {
			e = s.completed(e)
			if d.year = e.year; d.month > e.month && e.month != 0 {
				d.year--
			}
		}
		p.Value = span(d.edtf(), e.edtf())
		if p.Value == "" {
			p.Value = e.edtf()
		}
		p.Frame, p.Yearless = "between", e.yearless
		return p, true
	}
	if p.Frame == "since" && strings.HasSuffix(d.rule, ".part.start") && d.year != 0 && d.month == 1 && d.day == 0 {
		d.month = 0 // since the start of a year: all of it
	}
	d = s.completed(d)
	p.Relative, p.Yearless = p.Relative || d.relative, d.yearless
	if (p.Frame == "by" || s.isOne(p.From-1, "ending", "ended")) && s.leadBack(&p, p.From, d) {
		return p, true
	}
	p.Value = bounded(p.Frame, d.edtf())
	return p, true
}

// bounded applies what the preposition says to a date.
func bounded(frame string, d cited.EDTF) cited.EDTF {
	if d == "" {
		return d
	}
	if first, last, ok := strings.Cut(string(d), "/"); ok {
		if frame == "since" && first != ".." && last != ".." {
			return cited.EDTF(first) + "/.." // since the weekend
		}
		return d
	}
	switch frame {
	case "since":
		return d + "/.."
	case "by", "until":
		return "../" + d
	}
	return d
}

// span makes an interval of two dates; "" if an end is missing or is one itself.
func span(a, b cited.EDTF) cited.EDTF {
	if a == "" || b == "" || strings.Contains(string(a)+string(b), "/") {
		return ""
	}
	if a == b {
		return a
	}
	return a + "/" + b
}

// frameBefore returns the preposition before token i, an article passed over.
func (s *Sentence) frameBefore(i int) (Match, bool) {
	if s.Plays(i-1, RoleThe|RoleA) {
		i--
	}
	if m, ok := s.Ending(Frames, i); ok {
		return m, ok
	}
	m, ok := s.Covering(Frames, i) // "since the start of" reaches into "start of 2013"
	return m, ok && m.From < i && m.Entry.Meaning() == "since"
}

// rangeEnd reads the second end of a range behind d: "2012 to 2016", "between
// March and the end of June 2014", "2019–2020", "2012-November 2018".
func (s *Sentence) rangeEnd(d date, frame string) (date, bool) {
	at := d.to
	switch {
	case frame == "between" && s.Plays(at, RoleAnd):
	case s.Plays(at, RoleTo|RoleUntil):
	case IsHyphen(s.at(at)) || s.Is(at, "—"):
	case s.Is(at, "/") && !s.Tokens[at].Space && d.year != 0 && d.month == 0 && d.day == 0 && d.season == 0 && d.value == "":
		e, ok := s.shortYear(at+1, d.year)
		return e, ok && e.year == d.year+1 // "2019/20"
	case frame == "since" && s.leadsToEnd(at):
		at++ // "from 1990 up to the end of 2017"
	case frame == "in" && s.Plays(at, RoleAnd):
		return s.yearAfter(d, at+1)
	default:
		return date{}, false
	}
	at++
	for s.Plays(at, RoleThe|RoleOf|RoleUnit) {
		at++
	}
	if d.day == 0 && d.month == 0 && d.year != 0 && IsHyphen(s.at(d.to)) && (frame != "" || !s.Tokens[at-1].Space) { // "2013 – 65 left" is none
		if e, ok := s.shortYear(at, d.year); ok {
			return e, true
		}
	}
	if e, ok := s.endDay(d, at); ok {
		return e, true
	}
	e, ok := s.dateAt(at)
	if !ok || e.relative && !d.relative {
		return date{}, false
	}
	return e, true
}

// yearAfter reads the second of two years that follow each other: "in 1948 and 1949".
// Others are two dates.
func (s *Sentence) yearAfter(d date, at int) (date, bool) {
	bare := func(d date) bool { return d.day == 0 && d.season == 0 && d.value == "" && !d.relative }
	if !bare(d) {
		return date{}, false
	}
	e, ok := s.dateAt(at)
	if !ok || !bare(e) {
		return date{}, false
	}
	if d.month != 0 && d.year == 0 {
		return e, e.month == d.month+1 // "in January and February"
	}
	return e, d.year != 0 && d.month == 0 && e.month == 0 && e.year == d.year+1
}

// shortYear reads the two digits of "2019-20".
func (s *Sentence) shortYear(i, year int) (date, bool) {
	if i >= len(s.Tokens) || len(s.at(i)) != 2 || s.Tokens[i].Class != text.Number {
		return date{}, false
	}
	n, err := strconv.Atoi(s.at(i))
	if err != nil || n <= year%100 {
		return date{}, false
	}
	return date{year: year - year%100 + n, from: i, to: i + 1}, true
}

// dateAt reads one date that begins at token i.
func (s *Sentence) dateAt(i int) (date, bool) {
	if i < 0 || i >= len(s.Tokens) || s.taken[i] {
		return date{}, false
	}
	if d, ok := s.partAndDate(i); ok {
		return d, true
	}
	if d, ok := s.firstOf(i); ok {
		return d, true
	}
	if d, ok := s.isoDate(i); ok {
		return d, true // 9/11/2015 is no 9/11
	}
	if m, ok := s.Beginning(Events, i); ok {
		if d, ok := s.eventAt(i, m); ok || len(m.Entry.Slots["year"]) == 0 {
			return d, ok
		}
		return s.lastFeast(m)
	}
	if m, ok := s.Beginning(Calendar, i); ok {
		return s.calendarAt(i, m)
	}
	if s.Tokens[i].Class == text.Number {
		return s.numberDate(i)
	}
	return s.awayAt(i)
}

// eventAt reads a named event, or a feast with its year: "Ramadan 2014", "the
// Ramadan of 2014".
func (s *Sentence) eventAt(i int, m Match) (date, bool) {
	d := date{value: cited.EDTF(m.Entry.Slot("date")), from: i, to: m.To, rule: m.Entry.ID, event: true}
	if d.value != "" {
		return d, true
	}
	at := m.To
	if s.Plays(at, RoleOf|RoleIn) || s.isOne(at, ",") {
		at++
	}
	if !s.isYear(at) {
		return date{}, false
	}
	for _, y := range m.Entry.Slots["year"] {
		if when, ok := strings.CutPrefix(y, s.at(at)+" "); ok {
			return date{value: cited.EDTF(when), from: i, to: at + 1, rule: m.Entry.ID}, true
		}
	}
	return date{}, false
}

// calendarAt reads what begins with a word of the calendar.
func (s *Sentence) calendarAt(i int, m Match) (date, bool) {
	kind, _, _ := strings.Cut(m.Entry.Name, ".")
	n, _ := strconv.Atoi(m.Entry.Meaning())
	switch kind {
	case "month":
		return s.monthAt(i, m, n)
	case "season":
		return s.seasonAt(i, m, n)
	case "weekday":
		return s.weekdayAt(i, m, n)
	case "rel":
		return s.relative(m)
	case "ana":
		return s.stepped(m)
	case "span":
		return s.spanTo(m)
	case "then":
		return s.thenAt(m)
	case "feast":
		return s.feastAt(m)
	case "alone":
		return s.partAlone(m)
	case "decade":
		if !s.Plays(i-1, RoleThe|RolePart) && !IsHyphen(s.at(i-1)) {
			return date{}, false
		}
		return date{value: cited.EDTF(strconv.Itoa(s.century(n))[:3] + "X"), from: i, to: m.To, rule: m.Entry.ID}, true
	case "century":
		return date{value: cited.EDTF(m.Entry.Meaning()), from: i, to: m.To, rule: m.Entry.ID}, true
	}
	return date{}, false
}

// monthAt reads "December 7, 2015", "June 2016", "Dec 8", "March".
func (s *Sentence) monthAt(i int, m Match, month int) (date, bool) {
	d := date{month: month, from: i, to: m.To, rule: m.Entry.ID}
	if s.Is(d.to, ".") && !s.Tokens[d.to].Space && d.to+1 < len(s.Tokens) {
		d.to++
	}
	if day, ok := s.dayAt(d.to); ok && !s.isYear(d.to) && !s.countsInMonth(i, d.to) {
		to := d.to + 1
		if to < len(s.Tokens) && !s.Tokens[to].Space && s.Plays(to, RoleOrdinal) {
			to++
		}
		d.day, d.to = day, to
		if s.Is(to, ",") && s.isYear(to+1) {
			to++
		}
		if s.isYear(to) {
			d.year, d.to = s.year(to), to+1
		}
		return d, true
	}
	if (s.Plays(d.to, RoleOf) || s.isOne(d.to, ",")) && s.isYear(d.to+1) {
		d.to++
	}
	if s.isYear(d.to) {
		d.year, d.to = s.year(d.to), d.to+1
		return d, true
	}
	if y, ok := s.yearNamed(d.to); ok {
		d.year, d.to, d.relative = y.year, y.to, y.relative
		return d, true
	}
	if y, ok := s.shortYearAt(d.to); ok {
		d.year, d.to = y.year, y.to
		return d, true
	}
	if anchor, ok := s.anchor(); ok && s.Plays(i-1, RoleLast) {
		d.from--
		if d.year, d.relative = anchor.Year(), true; month >= int(anchor.Month()) {
			d.year--
		}
		return d, true
	}
	if s.told.year != 0 && s.Plays(i-1, RoleThis) && !s.isOne(i-1, "this") {
		d.year = s.told.year
		return d, true
	}
	_, framed := s.frameBefore(i)
	if IsHyphen(s.at(i-1)) && s.Plays(i-2, RolePart) {
		return d, true // "mid-June"
	}
	return d, framed || s.Plays(i-1, RoleLast|RoleThis|RoleNext|RolePart|RoleIn|RoleOf|RoleFollowing|RoleAnd|RoleTo) || len(s.at(i)) > 4
}

// countsInMonth reports whether the number at token i behind a month at token month counts
// people and is no day: "in May 30 Swedes came back". A day has "on" before its month.
func (s *Sentence) countsInMonth(month, i int) bool {
	if !s.Plays(month-1, RoleIn) || i+1 >= len(s.Tokens) || !s.Tokens[i+1].Space && s.Tokens[i+1].Class == text.Punct {
		return false
	}
	if m, ok := s.Beginning(People, i+1); ok {
		w := s.lang.Folded(s, m.To-1)
		return isPlural(w) || otherPlural(w) || w == "people" || w == "men" || w == "women"
	}
	if m, ok := s.adjectiveAt(i + 1); ok {
		_, people := s.Beginning(People, m.To)
		return people || m.Slot == "people" && isPlural(s.lang.Folded(s, m.To-1))
	}
	return s.Plays(i+1, RoleOf|RoleOther|RoleBe) || s.Plays(i+1, RolePast) || s.EndsLike(i+1, RolePast)
}

// weekdayAt reads a weekday as the last one up to the document's date.
func (s *Sentence) weekdayAt(i int, m Match, weekday int) (date, bool) {
	d := date{from: i, to: m.To, rule: m.Entry.ID}
	at := d.to
	if s.Is(at, ",") {
		at++
	}
	if next, ok := s.dateAt(at); ok && next.day != 0 {
		next.from = i
		return next, true
	}
	anchor, ok := s.anchor()
	if !ok {
		return date{}, false
	}
	if s.Plays(i-1, RoleFollowing|RoleNext) && s.Plays(i-2, RoleThe) && s.near.day != 0 { // from the day told last
		day := time.Date(s.near.year, time.Month(s.near.month), s.near.day+1, 0, 0, 0, 0, time.UTC)
		day = day.AddDate(0, 0, (weekday-int(day.Weekday())+7)%7)
		d.year, d.month, d.day, d.from = day.Year(), int(day.Month()), day.Day(), i-1
		return d, true
	}
	back := (int(anchor.Weekday()) - weekday + 7) % 7
	if back == 0 && s.Plays(i-1, RoleLast) {
		back = 7
	}
	if s.isOne(d.to, "before") && s.Plays(d.to+1, RoleLast) {
		back, d.to = back+7, d.to+2
	}
	at = d.to
	if s.Plays(at, RoleOf) {
		at++
	}
	if w, ok := s.Beginning(Calendar, at); ok && strings.HasPrefix(w.Entry.Meaning(), "week-") { // "on Tuesday last week"
		_, step, _ := cutStep(w.Entry.Meaning())
		back, d.to = (int(anchor.Weekday())+6)%7-(weekday+6)%7-7*step, w.To
	}
	day := anchor.AddDate(0, 0, -back)
	d.year, d.month, d.day, d.relative = day.Year(), int(day.Month()), day.Day(), true
	return d, true
}

// relative reads "yesterday", "last month", "this year" against the date of the
// document. Its meaning is a unit and a step: day-1, month-1, year+0.
func (s *Sentence) relative(m Match) (date, bool) {
	d := date{from: m.From, to: m.To, rule: m.Entry.ID, relative: true}
	unit, step, ok := cutStep(m.Entry.Meaning())
	anchor, dated := s.anchor()
	if !ok || !dated {
		return date{}, false
	}
	switch unit {
	case "day":
		day := anchor.AddDate(0, 0, step)
		d.year, d.month, d.day = day.Year(), int(day.Month()), day.Day()
	case "week":
		d.value = weekOf(anchor.AddDate(0, 0, 7*step))
	case "weekend":
		d.value = weekendOf(anchor.AddDate(0, 0, 7*step))
	case "night":
		d.value = daysFrom(anchor, -1)
	case "month":
		first := time.Date(anchor.Year(), anchor.Month()+time.Month(step), 1, 0, 0, 0, 0, time.UTC)
		d.year, d.month = first.Year(), int(first.Month())
	case "year":
		d.year = anchor.Year() + step
	default:
		return date{}, false
	}
	return d, true
}

func cutStep(meaning string) (unit string, step int, ok bool) {
	n := strings.IndexAny(meaning, "+-")
	if n <= 0 {
		return "", 0, false
	}
	step, err := strconv.Atoi(meaning[n:])
	return meaning[:n], step, err == nil
}

// pastSpan reads "over the past seven years", "in the last 12 months": from so
// many units back to the date of the statement.
func (s *Sentence) pastSpan(i int) (Period, bool) {
	if !s.Plays(i, RoleGone) {
		return Period{}, false
	}
	if _, ok := s.firstOf(i); ok {
		return Period{}, false // the last two weeks of May
	}
	c, ok := s.coreAt(i + 1)
	if !ok || c.vague || c.share || c.low > 200 {
		return Period{}, false
	}
	unit, ok := s.Beginning(Units, c.to)
	if !ok || unit.Entry.Meaning() != "duration" {
		return Period{}, false
	}
	p := Period{From: i, To: unit.To, Frame: "past", Rule: "period.past", Relative: true}
	for s.Plays(p.From-1, RoleThe|RoleDuring) {
		p.From--
	}
	p.Value = s.backFrom(int(c.low), strings.TrimSuffix(text.Fold(s.at(c.to)), "s"))
	return p, true
}

// spanTo reads "the past week", "the last year": so many units back to the date of the
// document.
func (s *Sentence) spanTo(m Match) (date, bool) {
	unit, n, ok := cutStep(m.Entry.Meaning())
	d := date{from: m.From, to: m.To, rule: m.Entry.ID, relative: true}
	d.value = s.backFrom(-n, unit)
	return d, ok && d.value != ""
}

// backFrom counts n units back from the year that the sentence names, or from
// the date of the document.
func (s *Sentence) backFrom(n int, unit string) cited.EDTF {
	anchor, ok := s.anchor()
	for i := range s.Tokens {
		if unit == "year" && s.isYear(i) {
			anchor, ok = time.Date(s.year(i), 1, 1, 0, 0, 0, 0, time.UTC), true
			break
		}
	}
	if !ok {
		return ""
	}
	switch unit {
	case "year":
		return span(cited.EDTF(strconv.Itoa(anchor.Year()-n)), cited.EDTF(strconv.Itoa(anchor.Year())))
	case "month":
		return span(cited.EDTF(anchor.AddDate(0, -n, 0).Format("2006-01")), cited.EDTF(anchor.Format("2006-01")))
	case "week":
		return span(cited.EDTF(anchor.AddDate(0, 0, -7*n).Format(time.DateOnly)), cited.EDTF(anchor.Format(time.DateOnly)))
	case "hour":
		return span(cited.EDTF(anchor.AddDate(0, 0, -(n+23)/24).Format(time.DateOnly)), cited.EDTF(anchor.Format(time.DateOnly)))
	case "day":
		return span(cited.EDTF(anchor.AddDate(0, 0, -n).Format(time.DateOnly)), cited.EDTF(anchor.Format(time.DateOnly)))
	}
	return ""
}

// completed gives a month or a day without a year the year of the document's
// date, the last one that is not after it.
func (s *Sentence) completed(d date) date {
	if d.year != 0 || d.value != "" || d.month == 0 {
		return d
	}
	d.yearless = true
	if s.ofPast() {
		d.year = s.told.year
		return d
	}
	anchor, ok := s.anchor()
	if !ok {
		return d
	}
	d.year, d.relative = anchor.Year(), true
	if time.Month(d.month) > anchor.Month() {
		d.year--
	}
	return d
}

// anchor returns the date against which relative words are read.
func (s *Sentence) anchor() (time.Time, bool) {
	if s.Date == "" {
		return time.Time{}, false
	}
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if t, err := time.Parse(layout, string(s.Date)); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
