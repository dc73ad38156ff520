package lineage

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cited"
)

// How a later page of a kind is told from an update.
const (
	updateDays    = 14  // after which a house tells of something else, but for a day that both name
	editionDays   = 180 // after which it has a new edition of its page, whatever days they name
	freshDays     = 30  // before a text was published are days of its news: those before are background
	seriesNumbers = 0.5 // that pages of one title and of other days share, if they are of one story
	titleKept     = 2   // words that titles of a series have in common at least
	periodDays    = 31  // that a date has at most which says when something was
)

// isNext reports whether a page that has other numbers than an earlier one is the next of its kind, and no update. One of a
// series is, by whomever it is printed; and of one house what has other names, or comes so much later that nobody brings
// the earlier one up to date. A day of the news that both name ties them for longer: inquiries raise a toll after months.
func (p *pair) isNext() bool {
	if p.isSeries() || p.sameHouse && !p.story.agrees(name, houseNames) {
		return true
	}
	gap, known := p.daysBetween()
	if !p.sameHouse || !known {
		return false
	}
	return gap > editionDays || gap > updateDays && !shareDay(p.days(p.earlier, 1), p.days(p.later, 1))
}

// isOther reports whether two texts of one house that have the same numbers tell of two things: whoever copies what is his own
// adds or cuts, and what stands around it in both is not of other days, nor in other words.
func (p *pair) isOther() bool {
	if !p.sameHouse || p.coverage() >= ownCoverage {
		return false
	}
	if rest := p.rest(); rest.inOtherWords() {
		return true
	}
	a, b := p.days(p.earlier, 1), p.days(p.later, 1)
	return p.coverage() < partCoverage && len(a) > 0 && len(b) > 0 && !shareDay(a, b)
}

// isSeries reports whether two texts are pages of one series: their titles are the same but for numbers, dates and names.
// Those that differ in a name of which the other says nothing are of two places. Of the others the next one tells of other
// days, and if the titles are the same altogether, as those of a story that goes on are too, with mostly other numbers. Where
// one names no day the number of the issue says so: one that is in no text below the title, as a toll would be.
func (p *pair) isSeries() bool {
	t := p.titles()
	switch {
	case t.kept < titleKept:
		return false
	case t.names:
		return true
	}
	a, b := p.days(p.earlier, periodDays), p.days(p.later, periodDays)
	if len(a) == 0 || len(b) == 0 {
		return t.issue
	}
	return !shareDay(a, b) && (t.slots || p.story.share(figured) < seriesNumbers)
}

// titles is how two titles go together: how many of their words are the same, 0 if they differ in others than numbers,
// dates and names; and whether they differ in numbers or dates, in the number of an issue, and in names.
type titles struct {
	kept         int
	slots        bool // they have other numbers or dates
	issue, names bool
}

func (p *pair) titles() titles {
	a, b := p.earlier, p.later
	var t titles
	from, to := a.heading[0], a.heading[1]
	off := b.heading[0] - from
	if b.heading[1]-off != to {
		return t
	}
	for i := from; i < to; i++ {
		j := i + off
		switch same := a.words[i].hash == b.words[j].hash; {
		case same && !a.isSlot(i):
			t.kept++
		case same:
		case a.isSlot(i) && b.isSlot(j):
			t.slots = true
			t.issue = t.issue || !a.isDate(i) && !b.isDate(j) && !a.has(a.head, a.words[i]) && !b.has(b.head, b.words[j])
		case a.isNamed(i) && b.isNamed(j) && !a.has(0, b.words[j]) && !b.has(0, a.words[i]):
			t.names = true
		default:
			return titles{}
		}
	}
	return t
}

// isNamed reports whether a word of the title may be the name of what the text is about: the first, or one that has a
// capital inside a sentence.
func (s *Sketch) isNamed(i int) bool {
	if first, _ := utf8.DecodeRuneInString(s.content[s.words[i].from:]); i == s.heading[0] {
		return unicode.IsUpper(first)
	}
	t := s.term(s.words[i].stem)
	return t != nil && t.class == name
}

// isSlot reports whether a word of the title is one that the next page of a series has another for.
func (s *Sketch) isSlot(i int) bool {
	w := s.words[i]
	return w.class == figured || strings.ContainsAny(s.content[w.from:w.to], "0123456789") || s.isDate(i)
}

// isDate reports whether a word is part of a date: one that was read, or the day on which the text itself was published.
func (s *Sketch) isDate(i int) bool {
	w := s.words[i]
	if year, day, ok := strings.Cut(string(s.published), "-"); ok && len(day) == len("01-02") {
		if digits := s.content[w.from:w.to]; digits == year || digits == strings.TrimLeft(day[3:], "0") || digits == day[3:] {
			return true
		}
	}
	return slices.ContainsFunc(s.dates, func(d dateTerm) bool { return d.word <= i && w.end <= d.end })
}

// isHeading reports whether a word is of the title.
func (s *Sketch) isHeading(i int) bool { return s.heading[0] <= i && i < s.heading[1] }

// has reports whether a document has a word, from a place on.
func (s *Sketch) has(from int, w word) bool {
	return slices.ContainsFunc(s.words[from:], func(other word) bool { return other.hash == w.hash })
}

// days lists the days of the news, or the times of up to so many days, that one of the two names in its title or below its
// head.
func (p *pair) days(s *Sketch, most int64) [][2]cited.Day {
	var all [][2]cited.Day
	for _, d := range s.dates {
		if days, ok := p.news(s, d, most); ok && (d.word >= s.head || s.isHeading(d.word)) {
			all = append(all, days)
		}
	}
	return all
}

// news returns the days of a date, and whether they are of the news: not long before the earlier was published, which is
// background, nor after the text's own day.
func (p *pair) news(s *Sketch, d dateTerm, most int64) (days [2]cited.Day, ok bool) {
	if days, ok = daysOf(d.date); !ok || int64(days[1])-int64(days[0]) >= most {
		return days, false
	}
	before, knownBefore := daysOf(p.earlier.published)
	published, known := daysOf(s.published)
	return days, !(knownBefore && int64(before[0])-int64(days[1]) > freshDays) && !(known && days[0] > published[1])
}

// shareDay reports whether two lists of dates have one in common.
func shareDay(a, b [][2]cited.Day) bool {
	return slices.ContainsFunc(a, func(d [2]cited.Day) bool { return slices.Contains(b, d) })
}

// daysBetween is how many days after the earlier document the later one was published at least.
func (p *pair) daysBetween() (days int64, known bool) {
	a, okA := daysOf(p.earlier.published)
	b, okB := daysOf(p.later.published)
	return int64(b[0]) - int64(a[1]), okA && okB
}
