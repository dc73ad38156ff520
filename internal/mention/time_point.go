package mention

import (
	"strings"

	"cited/internal/text"
)

// pointAt reads a date by the calendar: a day, a month, a year, a decade, a
// century, a season, a weekday, a feast.
func (c *Scan) pointAt(i int) (Time, bool) {
	if i >= len(c.Tokens) {
		return Time{}, false
	}
	for _, read := range []func(int) (Time, bool){c.numericDate, c.dayAndMonth, c.decadeAt, c.centuryAt, c.yearAlone} {
		if t, ok := read(i); ok {
			return c.withHour(c.withEra(t)), true
		}
	}
	if m, kind, ok := c.calendar(i, "month", "season", "weekday"); ok {
		if t, ok := c.calendarPoint(i, m, kind); ok {
			if kind == "month" && t.told.year == 0 && t.Value == "" {
				t.told.year = c.sharedYear(t.told.month, t.To)
			}
			_, due := c.is(t.To, "due")
			t.ahead = t.told.year == 0 && !t.weekday && (due || c.ahead(i))
			return c.withHour(c.withEra(t)), true
		}
	}
	if m, ok := c.is(i, "feast"); ok {
		return c.feastAt(i, m)
	}
	return Time{}, false
}

// sharedYear is the year of a month that "and" joins to one with its year, whose "and" stands at
// token i: January and February 1942; 0 if there is none.
func (c *Scan) sharedYear(month, i int) int {
	if !c.Plays(i, RoleAnd|RoleOr) {
		return 0
	}
	m, _, ok := c.calendar(i+1, "month")
	if !ok {
		return 0
	}
	t, ok := c.monthPoint(i+1, m, atoi(m.Entry.Meaning()))
	if !ok || t.told.year == 0 || t.told.day != 0 {
		return 0
	}
	if t.told.month < month {
		return t.told.year - 1
	}
	return t.told.year
}

// withHour takes the part of the day behind a date into it: Tuesday morning.
func (c *Scan) withHour(t Time) Time {
	if m, ok := c.is(t.To, "part"); ok && (t.told.day != 0 || t.weekday) {
		t.To = m.To
	}
	return t
}

// numericDate reads 2015-12-07 and 7.12.2015, with the time behind it.
func (c *Scan) numericDate(i int) (Time, bool) {
	if c.Tokens[i].Class != text.Number {
		return Time{}, false
	}
	d, ok := c.isoDate(i)
	if !ok {
		return c.shortDate(i)
	}
	if d.month == 0 {
		d = c.slashed(i, d)
	}
	t := Time{From: i, To: d.to, told: moment{year: d.year, month: d.month, day: d.day}}
	if c.Is(t.To, "T") && c.tight(t.To) && c.isDigits(t.To+1, 2, 2) {
		for t.To++; c.tight(t.To + 1); t.To++ {
		}
		t.To++
	}
	return t, true
}

// dayAndMonth reads "7 December 2015", "the 7th of December", "3–5 May 1940",
// "the fourteenth of July".
func (c *Scan) dayAndMonth(i int) (Time, bool) {
	day, at, ok := c.dayNumber(i)
	if !ok {
		return Time{}, false
	}
	first := 0
	if last, to, ok := c.secondDay(at, day); ok {
		first, day, at = day, last, to
	}
	if c.Plays(at, RoleOf) {
		at++
	}
	m, _, ok := c.calendar(at, "month")
	if !ok {
		return Time{}, false
	}
	t := Time{From: i, told: moment{month: atoi(m.Entry.Meaning()), day: day}}
	t.told.year, t.To = c.yearBehind(c.pastPoint(m.To))
	if year, to := c.yearOfMonth(m.To); t.told.year == 0 && year != 0 {
		t.told.year, t.To = year, to // the 5th of May of the following year
		return t, true
	}
	if t.told.year == 0 && len(c.at(m.From)) > 4 {
		t.To = m.To // the point ends the sentence
	}
	t.ahead = t.told.year == 0 && c.ahead(i)
	if first > 0 {
		t = c.daysFrom(t, first)
	}
	return t, true
}

// daysFrom makes the days from the first on of a date that gives the last one.
func (c *Scan) daysFrom(t Time, first int) Time {
	t.told = c.story.completeAs(t.told, t.told.year == 0 && c.ahead(t.From))
	begin := t.told
	begin.day = first
	t.Value = interval(begin.edtf(), t.told.edtf())
	return t
}

// dayNumber reads token i as a day of a month, its ending included.
func (c *Scan) dayNumber(i int) (day, to int, ok bool) {
	if day, ok := c.dayAt(i); ok {
		to = i + 1
		if c.ordinalEnd(to) {
			to++
		}
		return day, to, true
	}
	if n, to, ok := c.orderWord(i); ok && n <= 31 {
		return n, to, true
	}
	return 0, 0, false
}

// secondDay reads the "–5" of "3–5 May" and the "to 5" of "3 to 5 May".
func (c *Scan) secondDay(i, first int) (day, to int, ok bool) {
	if !IsHyphen(c.at(i)) && !c.Plays(i, RoleTo|RoleAnd|RoleUntil) && c.at(i) != "/" {
		return 0, 0, false
	}
	day, to, ok = c.dayNumber(i + 1)
	return day, to, ok && day > first
}

// pastPoint steps over the full stop of an abbreviated month.
func (c *Scan) pastPoint(i int) int {
	if c.Is(i, ".") && c.tight(i) && i+1 < len(c.Tokens) {
		return i + 1
	}
	return i
}

// yearBehind reads a year at token i, behind a comma or "of" too; 0 if there is
// none. It returns where the date ends.
func (c *Scan) yearBehind(i int) (year, to int) {
	at := i
	if c.isOne(at, ",") || c.Plays(at, RoleOf) {
		at++
	}
	if _, era := c.is(at+1, "era"); era && c.isDigits(at, 1, 4) {
		return atoi(c.at(at)), at + 1
	}
	if (c.isDigits(at, 4, 4) || (at == i || c.countsBack()) && c.isDigits(at, 3, 3) && c.dayEnds(at+1)) && atoi(c.at(at)) >= 100 && atoi(c.at(at)) < 2200 && !c.unitBehind(at+1) {
		return atoi(c.at(at)), at + 1
	}
	if at == i && c.isOne(at, "’", "'", "‘") && c.isDigits(at+1, 2, 2) && c.tight(at+1) {
		return c.shortCentury(atoi(c.at(at + 1))), at + 2
	}
	return 0, i
}

// shortCentury gives two digits the century that is nearest to the text's time.
func (c *Scan) shortCentury(n int) int {
	near := 2000
	if c.story.isPrinted {
		near = c.story.printed.Year()
	} else if then := c.story.then(); then.year > 0 && !then.bc {
		near = then.year
	}
	year := near - near%100 + n
	if year > near+10 {
		year -= 100
	}
	return year
}

// unitBehind reports whether token i makes the number before it a measure.
func (c *Scan) unitBehind(i int) bool {
	_, ok := c.unitAt(i)
	return ok || i < len(c.Tokens) && c.class[i] == percentWord
}

// calendarPoint reads what begins with a month, a season or a weekday.
func (c *Scan) calendarPoint(i int, m Match, kind string) (Time, bool) {
	n := atoi(m.Entry.Meaning())
	switch kind {
	case "month":
		return c.monthPoint(i, m, n)
	case "season":
		return c.seasonPoint(i, m, n)
	}
	return c.weekdayPoint(i, m, n)
}

// monthPoint reads "December 7, 2015", "June 2016", "July 3–5", "March".
func (c *Scan) monthPoint(i int, m Match, month int) (Time, bool) {
	t := Time{From: i, To: c.pastPoint(m.To), told: moment{month: month}}
	if day, to, ok := c.dayNumber(t.To); ok && c.Tokens[t.To].Space {
		first := 0
		if last, end, ok := c.secondDay(to, day); ok {
			first, day, to = day, last, end
		}
		t.told.day = day
		t.told.year, t.To = c.yearBehind(to)
		if first > 0 {
			t = c.daysFrom(t, first)
		}
		return t, true
	}
	if t.told.year, t.To = c.yearBehind(t.To); t.told.year != 0 {
		return t, true
	}
	if c.at(t.To-1) == "." {
		t.To--
	}
	if year, to := c.yearOfMonth(t.To); to > t.To {
		t.told.year, t.To = year, to
		return t, true
	}
	_, framed := c.frameBefore(i)
	loose := len(c.at(i)) > 4 && c.Tokens[i].Shape == text.Title
	part := IsHyphen(c.at(i-1)) && c.Plays(i-2, RolePart)
	if c.Is(i-1, "as") && c.Is(i-3, "as") { // as recently as June
		return t, true
	}
	if u, kind, ok := c.word(t.To); ok && (kind == "part" || kind == "unit" && u.Entry.Meaning() == "day") && c.Tokens[i].Shape == text.Title {
		return t, true // a cold May night
	}
	return t, framed || loose || part || c.Plays(i-1, RolePart|RoleOf|RoleAnd|RoleTo|RoleThis|RoleLast|RoleNext)
}

// seasonPoint reads "spring 2015", "the winter of 1812–13", "in the summer".
func (c *Scan) seasonPoint(i int, m Match, season int) (Time, bool) {
	t := Time{From: i, told: moment{season: season}}
	t.told.year, t.To = c.yearBehind(m.To)
	if t.told.year == 0 {
		t.told.year, t.To = c.yearOfMonth(m.To)
	}
	if t.told.year != 0 {
		if season == 24 && IsHyphen(c.at(t.To)) && c.isDigits(t.To+1, 2, 4) {
			t.To += 2
		}
		return t, true
	}
	at := i - 1
	if c.Plays(at, RoleThe) {
		at--
	}
	t.ahead = c.ahead(i)
	if before := c.pastHyphenBack(i - 1); c.Plays(before, RolePart) && !c.Is(before, "end") {
		return t, true // in late summer
	}
	return t, at < i-1 && (c.Plays(at, RoleIn|RoleBy|RoleSince|RoleUntil|RoleDuring) || c.isOne(at, "before", "after", "through", "throughout", "over", "from"))
}

// weekdayPoint reads a weekday: with a date behind it that date, else the last
// one up to the document's date.
func (c *Scan) weekdayPoint(i int, m Match, weekday int) (Time, bool) {
	at := m.To
	if c.Is(at, ",") {
		at++
	}
	if c.Plays(at, RoleThe) {
		at++
	}
	if t, ok := c.dayAndMonth(at); ok && at < len(c.Tokens) {
		t.From = i
		return c.byWeekday(t, weekday), true
	}
	if c.Plays(at-1, RoleThe) && at > m.To && c.isDigits(at, 1, 2) && c.ordinalEnd(at+1) && c.dayEnds(at+2) {
		if base := c.story.monthOf(""); base.month != 0 { // Tuesday, the 19th
			return Time{From: i, To: at + 2, told: moment{year: base.year, month: base.month, day: atoi(c.at(at))}}, true
		}
	}
	if mm, _, ok := c.calendar(at, "month"); ok {
		if t, ok := c.monthPoint(at, mm, atoi(mm.Entry.Meaning())); ok && t.told.day != 0 {
			t.From = i
			return c.byWeekday(t, weekday), true
		}
	}
	if t, ok := c.weekdayDays(i, m.To); ok {
		return t, true
	}
	t := Time{From: i, To: m.To, weekday: true}
	if now := c.story.now(); now.known() == 3 && c.story.fullDay && !c.Plays(i-1, RoleA) && !strings.HasSuffix(c.at(i), "days") {
		days := (int(now.time().Weekday()) - weekday%7 + 7) % 7
		if days = -days; days < 0 && (c.ahead(i) || c.planned(i)) {
			days += 7
		}
		t.Value = now.step(days, "day")
		if c.Is(t.To, "week") && c.dayEnds(t.To+1) { // Thursday week
			t.To++
			t.Value = momentAt(c.steppedWeekday(now, weekday, "following")).step(7, "day")
		}
	}
	return t, true
}

// feastAt reads a day of every year, with its year or in that of the text.
func (c *Scan) feastAt(i int, m Match) (Time, bool) {
	t := Time{From: i, To: m.To}
	if e, ok := c.Beginning(Events, i); ok {
		if d, ok := c.eventAt(i, e); ok && d.value != "" && d.to > m.To {
			return Time{From: i, To: d.to, Value: d.value}, true
		}
	}
	at := m.To
	if u, unit := c.is(at, "unit"); unit && u.Entry.Meaning() == "weekend" {
		at = u.To
	}
	year, to := c.yearBehind(at)
	t.To = to
	month, day, ok := strings.Cut(m.Entry.Meaning(), "-")
	switch {
	case moves(m.Entry.Meaning()):
		t.told = c.movingFeast(i, m.Entry.Meaning(), year)
	case ok:
		t.ahead = year == 0 && c.ahead(i)
		t.told = moment{year: year, month: atoi(month), day: atoi(day)}
	default:
		t.told = moment{year: year}
		t.rough = year != 0
	}
	if at > m.To {
		t.Value = nearestWeekend(c.settled(t).told)
	}
	return t, true
}

// yearAlone reads a year by itself: 1945, AD 70, 44 BC.
func (c *Scan) yearAlone(i int) (Time, bool) {
	if m, ok := c.is(i, "era"); ok && c.isDigits(m.To, 1, 4) && m.Entry.Meaning() == "ad" {
		return Time{From: i, To: m.To + 1, told: moment{year: atoi(c.at(m.To))}}, true
	}
	if c.isOne(i, "’", "'", "‘") && c.isDigits(i+1, 2, 2) && c.tight(i+1) && c.Tokens[i].Space && c.Plays(i-1, RoleFrame|RoleIn|RoleSince|RoleOf|RoleBy) && (!c.tight(i+2) || c.dayEnds(i+2)) {
		return Time{From: i, To: i + 2, told: moment{year: c.shortCentury(atoi(c.at(i + 1)))}}, true
	}
	if !c.isDigits(i, 1, 4) {
		return Time{}, false
	}
	year := atoi(c.at(i))
	if c.bracketed(i) || c.partOfYearBefore(i) {
		return Time{From: i, To: i + 1, told: moment{year: year}}, true
	}
	if m, ok := c.is(i+1, "era"); ok && year > 0 {
		return Time{From: i, To: m.To, told: moment{year: year, bc: m.Entry.Meaning() == "bc"}}, true
	}
	if c.yearBC(i) {
		return Time{From: i, To: i + 1, told: moment{year: year, bc: true}}, true
	}
	if c.isYear(i) && IsHyphen(c.at(i+1)) && c.tight(i+2) && !c.unitBehind(i+3) {
		_, short := c.shortYear(i+2, year)
		if short || c.isYear(i+2) && atoi(c.at(i+2)) > year {
			return Time{From: i, To: i + 1, told: moment{year: year}}, true
		}
	}
	if c.opensBy(i) {
		return Time{From: i, To: i + 1, told: moment{year: year}}, true
	}
	if len(c.at(i)) < 4 && !c.oldYear(i) || !c.isYear(i) && !c.oldYear(i) || !c.yearHere(i) && !c.circa(i) && !c.boundYear(i) || c.countedThing(i) {
		return Time{}, false
	}
	return Time{From: i, To: i + 1, told: moment{year: year}}, true
}

// oldYear reports whether digits that are no year of modern times are one where
// they stand.
func (c *Scan) oldYear(i int) bool {
	y := atoi(c.at(i))
	if c.Plays(i-1, RoleFrom) && c.Plays(i+1, RoleTo|RoleUntil) && c.isDigits(i+2, 4, 4) && !c.nounBehind(i+3) && !c.unitBehind(i+3) && y >= 1000 {
		return atoi(c.at(i+2)) > y
	}
	return len(c.at(i)) == 4 && y >= 1000 && y < 2150 && c.Plays(i-1, RoleFrame|RoleIn|RoleSince|RoleUntil) && c.Tokens[i].Space && !c.unitBehind(i+1) && !c.nounBehind(i+1)
}

// countedThing reports whether digits that could be a year count what stands
// behind them: 1900 houses, but not the 1900 elections.
func (c *Scan) countedThing(i int) bool {
	if c.unitBehind(i + 1) {
		return true
	}
	if y := atoi(c.at(i)); y >= 1950 && y <= 2035 || c.Plays(i-1, RoleThe|RoleFrame|RoleThis) {
		return false
	}
	return c.nounBehind(i + 1)
}

// nounBehind reports whether a noun of the plural stands at token i or behind one
// adjective.
func (c *Scan) nounBehind(i int) bool {
	for k := i; k < i+2 && k < len(c.Tokens); k++ {
		if _, ok := c.Beginning(Function, k); ok || c.Tokens[k].Class != text.Letters || c.Tokens[k].Shape != text.Lower {
			return false
		}
		if isPlural(c.lang.Folded(c.Sentence, k)) {
			return true
		}
	}
	return false
}

// decadeAt reads "1990s", "’90s", "the nineties".
func (c *Scan) decadeAt(i int) (Time, bool) {
	if c.degrees(i) {
		return Time{}, false
	}
	apostrophe := c.isOne(i, "’", "'", "‘")
	at := i
	if apostrophe {
		at++
	}
	if m, ok := c.is(i, "decade"); ok && c.Plays(i-1, RoleThe) {
		return Time{From: i, To: m.To, told: moment{year: c.shortCentury(atoi(m.Entry.Meaning())), open: 1}}, true
	}
	end := at + 1
	if !c.tight(end) || !c.isOne(end, "s", "'s", "’s") && !(c.isOne(end, "’", "'") && c.Is(end+1, "s")) {
		return Time{}, false
	}
	if !c.Is(end, "s") && len(c.at(end)) == 1 {
		end++
	}
	w := c.at(at)
	if !c.isDigits(at, 2, 4) || len(w) == 3 || w[len(w)-1] != '0' {
		return Time{}, false
	}
	m := moment{year: atoi(w), open: 1}
	if len(w) == 2 {
		if !apostrophe && !c.Plays(c.pastPartBack(i-1), RoleThe) {
			return Time{}, false
		}
		m.year = c.shortCentury(m.year)
	} else if w[2] == '0' && (c.Plays(c.pastPartBack(i-1), RoleThe) && m.year < 2000 || m.year%1000 == 0 && m.year < 2000) {
		m.open = 2 // the 1800s
	}
	return Time{From: i, To: end + 1, told: m}, true
}

// pastHyphenBack steps back over a hyphen.
func (c *Scan) pastHyphenBack(i int) int {
	if IsHyphen(c.at(i)) {
		return i - 1
	}
	return i
}

// pastPartBack steps back over "mid-", "early" and "late".
func (c *Scan) pastPartBack(i int) int {
	if IsHyphen(c.at(i)) {
		i--
	}
	if c.Plays(i, RolePart) {
		i--
	}
	return i
}

// centuryAt reads "the 19th century", "the nineteenth-century", "the 2nd century
// BC".
func (c *Scan) centuryAt(i int) (Time, bool) {
	n, at, ok := c.orderAt(i)
	if !ok || n < 1 || n > 30 {
		return Time{}, false
	}
	if t, ok := c.centuries(i, n, at); ok {
		return t, true
	}
	if IsHyphen(c.at(at)) {
		at++
	}
	m, ok := c.is(at, "unit")
	if ok && m.Entry.Meaning() == "decade" {
		return c.decadeOf(i, n, m)
	}
	if !ok || m.Entry.Meaning() != "century" {
		return Time{}, false
	}
	t := Time{From: i, To: m.To, told: moment{year: 100*(n-1) + 1, open: 2}}
	if e, ok := c.is(t.To, "era"); ok {
		t.To = e.To
		if t.told.bc = e.Entry.Meaning() == "bc"; t.told.bc {
			t.told.year = 100*n - 1
		}
	}
	return t, true
}

// centuries reads "the 18th and 19th centuries".
func (c *Scan) centuries(i, first, at int) (Time, bool) {
	if !c.Plays(at, RoleAnd|RoleTo|RoleOr) || at+1 >= len(c.Tokens) {
		return Time{}, false
	}
	second := c.pastThe(at + 1)
	last, to, ok := c.orderAt(second)
	m, unit := c.is(to, "unit")
	if !ok || !unit || second > at+1 && !c.framedAs(c.pastTheBack(i), "between") && !c.Plays(c.pastTheBack(i)-1, RoleFrom) || m.Entry.Meaning() != "century" || last <= first || last > 30 {
		return Time{}, false
	}
	if _, era := c.is(m.To, "era"); era {
		return Time{}, false
	}
	return Time{From: i, To: m.To, Value: span(moment{year: 100 * (first - 1)}.edtf(), moment{year: 100*last - 1}.edtf())}, true
}

// decadeOf reads "the second decade of the 19th century".
func (c *Scan) decadeOf(i, n int, m Match) (Time, bool) {
	if at := c.pastThe(m.To + 1); c.Plays(m.To, RoleOf) && at < len(c.Tokens) && n <= 10 {
		if t, ok := c.centuryAt(at); ok && t.told.open == 2 && !t.told.bc {
			first := t.told.year - t.told.year%100
			return Time{From: i, To: t.To, told: moment{year: first + 10*(n-1), open: 1}}, true
		}
	}
	return Time{}, false
}

// orderAt reads an ordinal in words or digits.
func (c *Scan) orderAt(i int) (n, to int, ok bool) {
	if c.isDigits(i, 1, 4) && c.ordinalEnd(i+1) {
		return atoi(c.at(i)), i + 2, true
	}
	return c.orderWord(i)
}

// orderWord reads an ordinal in words: third, twenty-first.
func (c *Scan) orderWord(i int) (n, to int, ok bool) {
	if m, ok := c.is(i, "order"); ok {
		return atoi(m.Entry.Meaning()), m.To, true
	}
	if i+1 >= len(c.Tokens) || c.class[i] != tenWord && !(c.class[i] == scaleWord && c.value(i) == 100) {
		return 0, 0, false
	}
	at := i + 1
	if IsHyphen(c.at(at)) || c.Plays(at, RoleAnd) {
		at++
	}
	m, ok := c.is(at, "order")
	if n = atoi(lastMeaning(m.Entry)); !ok || n >= 10 {
		return 0, 0, false
	}
	return int(c.value(i)) + n, m.To, true
}

func lastMeaning(e *Entry) string {
	if e == nil {
		return ""
	}
	return e.Meaning()
}

func isPlural(w string) bool {
	return len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's' && w[len(w)-2] != 'u' && w[len(w)-2] != 'i'
}
