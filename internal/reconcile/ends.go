package reconcile

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"cited"
	"cited/internal/export"
)

// ends takes low, best and high from the claims that are left.
func (d *derivation) ends() {
	numbers, bounds := d.live((*Stand).closed), d.live(func(s *Stand) bool { return !s.closed() })
	switch {
	case len(numbers) == 0 && len(bounds) == 0:
		d.missing("there is nothing to estimate from")
		if len(d.stands) > 0 {
			d.out.Missing = "all claims were left out: there is nothing to estimate from"
		}
		return
	case len(numbers) == 0:
		d.onlyBounds(bounds)
		return
	}
	low := numbers[0]
	high := slices.MaxFunc(numbers, func(a, b *Stand) int { return cmp.Compare(a.exact.high, b.exact.high) })
	best := d.best(numbers, len(bounds))
	if best != nil && d.rule.is(ofLow, takeBest) {
		low = best
	}
	if best != nil && d.rule.is(ofHigh, takeBest) {
		high = best
	}
	d.take(&d.out.Low, "low", low.exact.low, low)
	if best != nil {
		d.take(&d.out.Best, "best", best.exact.low, best)
	}
	d.take(&d.out.High, "high", high.exact.high, high)
	d.narrow(bounds)
}

func (d *derivation) missing(why string) {
	d.out.Missing = why
	d.step(nil, "%s", why)
}

// take sets an end.
func (d *derivation) take(to **float64, name string, f float64, by *Stand) {
	*to = &f
	d.step([]*Stand{by}, "%s is %s: %s", name, end(&f, d.unit()), d.say(by))
}

func (d *derivation) unit() string {
	if d.cell.Kind == cited.Share {
		return "%"
	}
	return ""
}

// end writes an end of an estimate.
func end(f *float64, unit string) string {
	if f == nil {
		return "none"
	}
	return export.Number(*f) + unit
}

// onlyBounds makes a range of bounds, as far as they close it. They never make a best.
func (d *derivation) onlyBounds(bounds []*Stand) {
	floor, ceiling := highest(bounds), lowest(bounds)
	if floor != nil && ceiling != nil && floor.exact.low > ceiling.exact.high {
		d.missing("there are only bounds, and they contradict each other: " + d.say(floor) + "; " + d.say(ceiling))
		return
	}
	if floor != nil {
		d.take(&d.out.Low, "low", floor.exact.low, floor)
	}
	if ceiling != nil {
		d.take(&d.out.High, "high", ceiling.exact.high, ceiling)
	}
	d.missing("there are only bounds, which make no best")
}

// highest returns the bound with the highest lower end, lowest that with the lowest upper
// end; nil if there is none.
func highest(bounds []*Stand) *Stand {
	var out *Stand
	for _, s := range bounds {
		if !math.IsInf(s.exact.low, 0) && (out == nil || s.exact.low > out.exact.low) {
			out = s
		}
	}
	return out
}

func lowest(bounds []*Stand) *Stand {
	var out *Stand
	for _, s := range bounds {
		if !math.IsInf(s.exact.high, 0) && (out == nil || s.exact.high < out.exact.high) {
			out = s
		}
	}
	return out
}

// narrow lets bounds cut low and high: "more than 450" makes 450 of 420, never more than
// the best. A bound beyond the range opens it: somebody says that there were more.
func (d *derivation) narrow(bounds []*Stand) {
	low, high := *d.out.Low, *d.out.High
	atLeast := slices.DeleteFunc(slices.Clone(bounds), func(s *Stand) bool { return s.exact.low > high })
	atMost := slices.DeleteFunc(slices.Clone(bounds), func(s *Stand) bool { return s.exact.high < low })
	if s := highest(atLeast); s != nil && s.exact.low > low && (d.out.Best == nil || s.exact.low <= *d.out.Best) {
		d.take(&d.out.Low, "low, narrowed by a bound,", s.exact.low, s)
	}
	if s := lowest(atMost); s != nil && s.exact.high < high && s.exact.high >= *d.out.Low && (d.out.Best == nil || s.exact.high >= *d.out.Best) {
		d.take(&d.out.High, "high, narrowed by a bound,", s.exact.high, s)
	}
	if s := highest(bounds); s != nil && s.exact.low > high {
		d.out.High = nil
		d.step([]*Stand{s}, "high is open: %s is above all numbers", d.say(s))
	}
	if s := lowest(bounds); s != nil && s.exact.high < low {
		d.out.Low = nil
		d.step([]*Stand{s}, "low is open: %s is below all numbers", d.say(s))
	}
}

// best returns the claim that is the best by the rule; nil, with the reason, if there is
// none.
func (d *derivation) best(numbers []*Stand, bounds int) *Stand {
	points := slices.DeleteFunc(slices.Clone(numbers), func(s *Stand) bool { return !s.isPoint() })
	switch {
	case d.rule.is(ofBest, takeNone):
		return d.noBest("the rule names no best")
	case len(points) == 0:
		return d.noBest("there is no number, only ranges and vague words: they make no best")
	case len(numbers)+bounds == 1:
		if d.rule.is(ofSingle, takeRange) {
			return d.noBest("a single claim is no best by this rule")
		}
		return points[0]
	}
	switch d.rule.parts[ofBest].take {
	case takeLowest:
		return points[0]
	case takeHighest:
		return points[len(points)-1]
	case takeMiddle:
		return points[(len(points)-1)/2]
	case takeMajority:
		return d.majority(points)
	}
	return d.untie(newestOf(points), "the newest do not agree")
}

func (d *derivation) noBest(why string) *Stand {
	d.missing(why)
	return nil
}

// newestOf returns those of the newest day; all if none has a date.
func newestOf(list []*Stand) []*Stand {
	var out []*Stand
	for _, s := range list {
		if len(out) > 0 && (s.dated && !out[0].dated || s.dated && s.day > out[0].day) {
			out = out[:0]
		}
		if len(out) == 0 || s.dated == out[0].dated && (!s.dated || s.day == out[0].day) {
			out = append(out, s)
		}
	}
	return out
}

// said groups claims that are sorted by value.
func byValue(list []*Stand) [][]*Stand {
	var out [][]*Stand
	for i, s := range list {
		if i == 0 || s.exact != list[i-1].exact {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], s)
	}
	return out
}

// voicesOf counts the independent sources of claims.
func voicesOf(list []*Stand) int {
	voices := map[int]bool{}
	for _, s := range list {
		voices[s.Claim.Voice] = true
	}
	return len(voices)
}

// loudest returns the values with the most independent sources, and how many those are.
func loudest(list []*Stand) (groups [][]*Stand, voices int) {
	for _, g := range byValue(list) {
		n := voicesOf(g)
		if n > voices {
			voices, groups = n, nil
		}
		if n == voices {
			groups = append(groups, g)
		}
	}
	return groups, voices
}

// majority returns the number that most independent sources say: at least two.
func (d *derivation) majority(points []*Stand) *Stand {
	groups, voices := loudest(points)
	if voices < 2 {
		return d.noBest("no number is said by two independent sources")
	}
	if len(groups) == 1 {
		d.step(groups[0], "%s say %s: %s", counted(voices, "independent source"), end(&groups[0][0].exact.low, d.unit()), d.name(groups[0]))
		return groups[0][0]
	}
	return d.untie(slices.Concat(groups...), fmt.Sprintf("each of %s is said by %s", counted(len(groups), "number"), counted(voices, "independent source")))
}

// untie returns the one of several, sorted by value, that the rule takes in a tie.
func (d *derivation) untie(list []*Stand, tie string) *Stand {
	if len(byValue(list)) == 1 {
		return list[0]
	}
	took := d.rule.parts[ofTies].take
	switch took {
	case takeLowest:
		list = list[:1]
	case takeHighest:
		list = list[len(list)-1:]
	case takeNewest:
		list = newestOf(list)
	case takeMajority:
		groups, _ := loudest(list)
		list = slices.Concat(groups...)
	}
	if took == takeNone || len(byValue(list)) > 1 {
		return d.noBest(tie + ", and the rule names none of them the best: " + d.name(list))
	}
	d.step(list[:1], "%s; a tie takes: %s", tie, took)
	return list[0]
}
