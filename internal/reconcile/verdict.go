package reconcile

import (
	"cmp"
	"iter"
	"math"
	"slices"

	"cited"
)

// withinYear is how many days apart two as-ofs may be to be within a year.
const withinYear = 366

// Stand is a claim as verdicts see it: its bounds with what they leave open, and when it
// stands.
type Stand struct {
	Claim *cited.Claim

	number   int   // which of the claims of the cell it is, from 0
	exact    value // as stated
	wide     value // with what about and rounding leave open
	day      cited.Day
	dated    bool
	from, to int64 // two stands are of another time if one ends before the other begins
}

// NewStand makes the stand of a claim. Shares are in percent, and period is the basis of
// the cell: then not the as-of but the whole time of the claim counts.
func NewStand(c *cited.Claim, kind cited.Kind, period bool) Stand {
	s := Stand{Claim: c, exact: valueOf(c.Low, c.High)}
	s.wide = loose(s.exact, c.Modifier, kind)
	s.day, s.dated = c.AsOf.Day()
	switch from, to := c.AsOf.Date.Bounds(); {
	case !s.dated:
	case period:
		s.from, s.to = int64(from), int64(to)
	default:
		s.from, s.to = int64(s.day), int64(s.day)+withinYear
	}
	return s
}

// Stands makes the stands of the claims of a cell.
func Stands(cell *cited.Cell, claims []cited.Claim) []Stand {
	out := make([]Stand, len(claims))
	for i := range claims {
		out[i] = NewStand(&claims[i], cell.Kind, cell.Basis == cited.Period)
		out[i].number = i
	}
	return out
}

// loose widens bounds by what their words leave open: "about 12,000" by half of its last
// digit that is no zero, by a twentieth at most; a share by half a percent, since
// shares are rounded.
func loose(v value, m cited.Modifier, kind cited.Kind) value {
	slack := 0.0
	if m == cited.Approx && v.low == v.high {
		slack = min(lastDigit(v.low)/2, math.Abs(v.low)/20)
	}
	if kind == cited.Share {
		slack = max(slack, 0.5)
	}
	return value{v.low - slack, v.high + slack}
}

// lastDigit returns what the last digit of a whole number counts that is no zero: 1,000
// for 12,000. What is no whole number counts by one.
func lastDigit(f float64) float64 {
	unit := 1.0
	for f != 0 && math.Abs(f) < 1e15 && math.Mod(f, unit*10) == 0 {
		unit *= 10
	}
	return unit
}

func (v value) meets(o value) bool { return v.low <= o.high && o.low <= v.high }

// Verdict says how two claims that count the same stand to each other.
func Verdict(a, b *Stand) cited.PairVerdict {
	switch {
	case a.exact == b.exact:
		return cited.Agrees
	case revises(a, b):
		return cited.Revised
	case a.wide.meets(b.wide):
		return cited.Compatible
	case !a.dated || !b.dated:
		return cited.Undecided
	case a.to < b.from || b.to < a.from:
		return cited.Different
	}
	return cited.Disputed
}

// revises reports whether one of two claims takes the place of the other: they are of one
// source and two days. What a document says of two days, crediting nobody, is not that:
// it keeps to both.
func revises(a, b *Stand) bool {
	return a.Claim.Source == b.Claim.Source && a.dated && b.dated && a.day != b.day && (a.ownOf() == "" || a.ownOf() != b.ownOf())
}

// ownOf returns the document that makes the claim by itself; empty if a text credits
// somebody.
func (s *Stand) ownOf() cited.ID {
	if !s.Claim.Own {
		return ""
	}
	return s.Claim.Documents[0]
}

// Tally is how many pairs of some claims have which verdict.
type Tally map[cited.PairVerdict]int

// Count counts the verdicts of all pairs. It does not go through the pairs: with n claims
// it takes about n log n steps.
func Count(stands []Stand) Tally {
	t := Tally{}
	t.count(stands, 1)
	for _, own := range bySource(stands) {
		t.revise(own, 1)
		for _, list := range runs(own, func(a, b *Stand) int { return cmp.Compare(a.ownOf(), b.ownOf()) }) {
			if list[0].ownOf() != "" {
				t.revise(list, -1)
			}
		}
	}
	for v, n := range t {
		if n == 0 {
			delete(t, v)
		}
	}
	return t
}

// revise counts the pairs of two days, of some dated stands, as revisions, so many times.
func (t Tally) revise(stands []Stand, times int) {
	if len(stands) < 2 {
		return
	}
	t.count(stands, -times)
	total, same := pairs(len(stands)), agreeing(stands)
	for _, day := range runs(stands, func(a, b *Stand) int { return cmp.Compare(a.day, b.day) }) {
		t.count(day, times)
		total, same = total-pairs(len(day)), same-agreeing(day)
	}
	t[cited.Agrees] += times * same
	t[cited.Revised] += times * (total - same)
}

// bySource returns the dated stands of each source that has several.
func bySource(stands []Stand) [][]Stand {
	var dated []Stand
	for i := range stands {
		if stands[i].dated {
			dated = append(dated, stands[i])
		}
	}
	own := runs(dated, func(a, b *Stand) int { return cmp.Compare(a.Claim.Source, b.Claim.Source) })
	return slices.DeleteFunc(own, func(r []Stand) bool { return len(r) < 2 })
}

// runs sorts stands and returns those that compare as equal together.
func runs(stands []Stand, compare func(a, b *Stand) int) [][]Stand {
	list := slices.Clone(stands)
	slices.SortFunc(list, func(a, b Stand) int { return compare(&a, &b) })
	var out [][]Stand
	for start := 0; start < len(list); {
		end := start + 1
		for end < len(list) && compare(&list[start], &list[end]) == 0 {
			end++
		}
		out = append(out, list[start:end])
		start = end
	}
	return out
}

func pairs(n int) int { return n * (n - 1) / 2 }

// agreeing counts the pairs with the same bounds.
func agreeing(stands []Stand) int {
	same, n := map[value]int{}, 0
	for i := range stands {
		n += same[stands[i].exact]
		same[stands[i].exact]++
	}
	return n
}

// count adds the verdicts of all pairs, as they are between sources, so many times.
func (t Tally) count(stands []Stand, times int) {
	if len(stands) < 2 {
		return
	}
	var dated []Stand
	for i := range stands {
		if stands[i].dated {
			dated = append(dated, stands[i])
		}
	}
	same, apart, datedApart := agreeing(stands), valuesApart(stands), valuesApart(dated)
	different := timesApart(dated)
	t[cited.Agrees] += times * same
	t[cited.Compatible] += times * (pairs(len(stands)) - same - apart)
	t[cited.Undecided] += times * (apart - datedApart)
	t[cited.Different] += times * different
	t[cited.Disputed] += times * (datedApart - different)
}

// valuesApart counts the pairs whose ranges do not meet.
func valuesApart(stands []Stand) int {
	highs := make([]float64, len(stands))
	for i := range stands {
		highs[i] = stands[i].wide.high
	}
	slices.Sort(highs)
	n := 0
	for i := range stands {
		below, _ := slices.BinarySearch(highs, stands[i].wide.low)
		n += below
	}
	return n
}

// timesApart counts the pairs whose ranges do not meet, and whose times do not either: of
// each stand, those that end before it begins are put on a scale of their values, on
// which those below and above it are counted.
func timesApart(stands []Stand) int {
	byStart, byEnd := slices.Clone(stands), slices.Clone(stands)
	slices.SortFunc(byStart, func(a, b Stand) int { return cmp.Compare(a.from, b.from) })
	slices.SortFunc(byEnd, func(a, b Stand) int { return cmp.Compare(a.to, b.to) })
	lows, highs := newScale(stands, func(s *Stand) float64 { return s.wide.low }), newScale(stands, func(s *Stand) float64 { return s.wide.high })
	n, before := 0, 0
	for i := range byStart {
		s := &byStart[i]
		for before < len(byEnd) && byEnd[before].to < s.from {
			lows.add(byEnd[before].wide.low)
			highs.add(byEnd[before].wide.high)
			before++
		}
		n += highs.below(s.wide.low) + before - lows.upTo(s.wide.high)
	}
	return n
}

// scale counts how many of the numbers that were put on it are below another: a Fenwick
// tree over all numbers that may come.
type scale struct {
	marks []float64
	sums  []int
}

func newScale(stands []Stand, mark func(*Stand) float64) *scale {
	s := &scale{make([]float64, len(stands)), make([]int, len(stands)+1)}
	for i := range stands {
		s.marks[i] = mark(&stands[i])
	}
	slices.Sort(s.marks)
	s.marks = slices.Compact(s.marks)
	return s
}

func (s *scale) add(f float64) {
	at, _ := slices.BinarySearch(s.marks, f)
	for i := at + 1; i < len(s.sums); i += i & -i {
		s.sums[i]++
	}
}

// below counts those below a number, upTo also those at it.
func (s *scale) below(f float64) int {
	at, _ := slices.BinarySearch(s.marks, f)
	return s.first(at)
}

func (s *scale) upTo(f float64) int {
	at, found := slices.BinarySearch(s.marks, f)
	if found {
		at++
	}
	return s.first(at)
}

func (s *scale) first(n int) int {
	sum := 0
	for i := n; i > 0; i -= i & -i {
		sum += s.sums[i]
	}
	return sum
}

// Pair is two claims, by their number from 0, and how they stand to each other. Of a
// revision, the second is the later one.
type Pair struct {
	A, B    int
	Verdict cited.PairVerdict
}

// Pairs goes through the pairs, until it is stopped: a cell of fifty thousand claims has
// a thousand million of them.
func Pairs(stands []Stand) iter.Seq[Pair] {
	return func(yield func(Pair) bool) {
		for i := range stands {
			for j := i + 1; j < len(stands); j++ {
				if !yield(pairOf(stands, i, j)) {
					return
				}
			}
		}
	}
}

func pairOf(stands []Stand, i, j int) Pair {
	p := Pair{i, j, Verdict(&stands[i], &stands[j])}
	if p.Verdict == cited.Revised && stands[j].day < stands[i].day {
		p.A, p.B = j, i
	}
	return p
}
