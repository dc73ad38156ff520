package check

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"cited"
)

func twoDates() Check {
	return Check{
		Code:     "two-dates",
		Doc:      "one report of a source seems to be cited with two dates: parts of one date make up a total of the other, or both have the same numbers",
		Severity: cited.SeverityNote,
		Scope:    OfDocument,
		Run: func(c *Case) []Found {
			var out []Found
			for _, r := range c.Document.reports() {
				out = append(out, r.summedUp(c.Books)...)
				out = append(out, r.repeated()...)
			}
			return out
		},
	}
}

// mostDaysApart is how far two dates may lie apart and still be of one report.
const mostDaysApart = 2 * 366

// oneReport reports whether two dates differ and may still be of one report.
func oneReport(x, y cited.EDTF) bool {
	from, to := x.Bounds()
	first, last := y.Bounds()
	return from <= to && first <= last && !x.Overlaps(y) && max(from-last, first-to) <= mostDaysApart
}

// atOnce reports whether two figures may hold at one time, as far as they say: what is said of all up to a
// day holds at that day.
func atOnce(x, y *cited.Figure) bool {
	end := func(f *cited.Figure) cited.EDTF { return cited.EDTF(strings.TrimPrefix(string(f.Time), "../")) }
	return x.Time == "" || y.Time == "" || end(x).Overlaps(end(y))
}

// How likely a sum may be to fit a total by chance. Three or four numbers that have nothing to do with
// another one hit it to three digits in less than one case of a hundred. A list of more is a whole by its
// looks, and may be held against a range, or against what is round.
const (
	fewestParts  = 3
	manyParts    = 5
	chanceOfFew  = 0.01
	chanceOfMany = 0.15
	mostTotals   = 100 // of a source that a list is held against, the first of the document
)

// Sums that have nothing to do with a total are taken to lie as often below it as above, down to its
// half and up to its double: spreadOfSums is the logarithm of how far that is.
const (
	timesOfTotal = 2
	spreadOfSums = 2 * math.Ln2
)

// summedUp finds the lists of one date that make up a total of another.
func (r *report) summedUp(b *Books) []Found {
	var out []Found
	all, totals := r.breakdowns()
	for i := range all {
		l := &all[i]
		total := b.totalOf(l, totals[:min(len(totals), mostTotals)])
		if total == nil {
			continue
		}
		sum := l.sum()
		is := number(sum.low)
		if sum.low != sum.high {
			is += " to " + number(sum.high)
		}
		found := Found{
			Message:  fmt.Sprintf("%d figures of %s of %s make %s, and its %s is of %s: perhaps one report", len(l.parts), r.source, l.parts[0].Reported, is, said(total.Figure), total.Reported),
			Exhibits: []cited.Exhibit{total.exhibit()},
		}
		for _, p := range l.parts {
			found.Exhibits = append(found.Exhibits, p.exhibit())
		}
		out = append(out, found)
	}
	return out
}

// totalOf returns the total of another date that a list makes up, nil if there is none, or if one of
// those that there are may well fit by chance.
func (b *Books) totalOf(l *breakdown, totals []*Figure) *Figure {
	sum := l.sum()
	if math.IsInf(sum.high, 1) || sum.low <= 0 {
		return nil
	}
	i := slices.IndexFunc(totals, func(t *Figure) bool { return !rounded(t.Figure).apart(sum) && b.mayTotal(t, l) })
	if i < 0 {
		return nil
	}
	if chance := b.chance(l, totals); chance > chanceOfMany || len(l.parts) < manyParts && chance > chanceOfFew {
		return nil
	}
	return totals[i]
}

// chance is how likely the sum of a list is to fit one of some totals if it has nothing to do with
// any: the share of where it may lie that they and its own width take up.
func (b *Books) chance(l *breakdown, totals []*Figure) float64 {
	sum, taken := l.sum(), 0.0
	for _, t := range totals {
		x := rounded(t.Figure)
		if x.low <= timesOfTotal*sum.high && timesOfTotal*x.high >= sum.low && b.mayTotal(t, l) {
			taken += x.high - x.low + sum.high - sum.low
		}
	}
	return taken / (sum.low * spreadOfSums)
}

// rounded returns the numbers that a figure may stand for if it was rounded to the digits that it
// shows: 28,000 stands for 27,500 to 28,500, "more than 900" for 900 to 1,000.
func rounded(f *cited.Figure) interval {
	switch {
	case f.Low == nil && f.High == nil:
		return interval{0, math.Inf(1)}
	case f.High == nil:
		return interval{*f.Low, *f.Low + grain(*f.Low)}
	case f.Low == nil:
		return interval{*f.High - grain(*f.High), *f.High}
	case *f.Low != *f.High:
		return interval{*f.Low, *f.High}
	}
	half := grain(*f.Low) / 2
	return interval{*f.Low - half, *f.Low + half}
}

// How many times its grain a number is that hardly comes again by chance: alone, and with another
// one that does too.
const (
	grainsAlone    = 100
	grainsTogether = 10
)

// grains counts the grains of a number that says how many there are, 0 for any other.
func grains(f *cited.Figure) float64 {
	v, ok := point(f)
	if !ok || v < 1 {
		return 0
	}
	return v / grain(v)
}

// repeated finds the pairs of dates that have the same numbers.
func (r *report) repeated() []Found {
	var telling []*Figure
	for _, f := range r.figures {
		if grains(f.Figure) >= grainsTogether {
			telling = append(telling, f)
		}
	}
	var out []Found
	for _, p := range (&Case{Figures: telling}).repeats() {
		x, y := p.first, p.second
		if !oneReport(x.Reported, y.Reported) || !atOnce(x.Figure.Figure, y.Figure.Figure) || p.figures < fewestRepeated && grains(x.Figure.Figure) < grainsAlone {
			continue
		}
		more := ""
		if p.figures > 1 {
			more = fmt.Sprintf(" and %d more", p.figures-1)
		}
		out = append(out, Found{
			Message:  fmt.Sprintf("%s%s of %s are of %s here and of %s there: perhaps one report", x.words(), more, r.source, x.Reported, y.Reported),
			Exhibits: []cited.Exhibit{x.exhibit(), y.exhibit()},
		})
	}
	return out
}
