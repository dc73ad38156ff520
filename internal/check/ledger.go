package check

import (
	"cmp"
	"math"
	"slices"

	"cited"
)

// contradicted returns, of figures of one source and cell in the order in which they were told,
// those that others credit the source with and that it contradicts, with its own figure that
// does: about the same date, told no later than it was quoted. A quoted figure that
// another of its own agrees with is not among them.
func contradicted(list []*entry) map[*entry]*entry {
	var own, quoted []*entry
	for _, e := range list {
		if e.Own {
			own = append(own, e)
		} else {
			quoted = append(quoted, e)
		}
	}
	if len(own) == 0 || len(quoted) == 0 {
		return nil
	}
	slices.SortStableFunc(quoted, func(x, y *entry) int { return cmp.Compare(x.printed, y.printed) })
	out := map[*entry]*entry{}
	l := newLedger(own)
	for _, q := range quoted {
		for l.n < len(own) && own[l.n].told <= q.printed {
			l.add(own[l.n])
		}
		if near := l.near(q); near != nil && !l.agrees(q) {
			out[q] = near
		}
	}
	return out
}

// ledger is what a source has said of one thing up to a day, kept so that a number is held against
// all of it as accordOf would hold it against each, in time that hardly grows.
type ledger struct {
	own []*entry // all that are ever added, in that order
	n   int      // how many were added

	lows, highs scale // the ends of what the numbers allow
	points      scale // those that are one number
	about       scale // of these, those that are said to be about
	broken      scale // and of the others those that are not whole, or not said to be exact
	ends        map[float64]int
	atLeast     map[float64]int // how many are bounds without another end
	atMost      map[float64]int

	days   []cited.Day // at which own figures stand
	latest peaks       // the last one added that stands at each
}

func newLedger(own []*entry) *ledger {
	l := &ledger{own: own, ends: map[float64]int{}, atLeast: map[float64]int{}, atMost: map[float64]int{}}
	var lows, highs, points []float64
	for _, e := range own {
		x := e.allows()
		lows, highs = append(lows, x.low), append(highs, x.high)
		if v, ok := point(e.Figure.Figure); ok {
			points = append(points, v)
		}
		if e.dated {
			l.days = append(l.days, e.stands)
		}
	}
	l.lows, l.highs = newScale(lows), newScale(highs)
	l.points, l.about, l.broken = newScale(points), newScale(points), newScale(points)
	slices.Sort(l.days)
	l.days = slices.Compact(l.days)
	l.latest = newPeaks(len(l.days))
	return l
}

// add takes in the next figure.
func (l *ledger) add(e *entry) {
	l.n++
	x := e.allows()
	l.lows.add(x.low)
	l.highs.add(x.high)
	if v, ok := point(e.Figure.Figure); ok {
		l.points.add(v)
		if e.Modifier == cited.Approx {
			l.about.add(v)
		} else if e.Modifier != cited.Exactly || v != math.Trunc(v) {
			l.broken.add(v)
		}
	} else {
		l.addBound(e)
	}
	if e.dated {
		i, _ := slices.BinarySearch(l.days, e.stands)
		l.latest.set(i, l.n)
	}
}

// addBound notes the ends of a bound or a range.
func (l *ledger) addBound(e *entry) {
	switch {
	case e.Modifier == cited.AtLeast && e.Low != nil && e.High == nil:
		l.atLeast[*e.Low]++
	case e.Modifier == cited.AtMost && e.High != nil && e.Low == nil:
		l.atMost[*e.High]++
	}
	if e.Modifier == cited.Vague {
		return
	}
	for _, end := range []*float64{e.Low, e.High} {
		if end != nil {
			l.ends[*end]++
		}
	}
}

// near returns the last figure added that stands at about the date of a quoted one.
func (l *ledger) near(q *entry) *entry {
	if !q.dated {
		return nil
	}
	from, _ := slices.BinarySearch(l.days, q.stands-sameDate)
	to, _ := slices.BinarySearch(l.days, q.stands+sameDate+1)
	if n := l.latest.most(from, to); n > 0 {
		return l.own[n-1]
	}
	return nil
}

// agrees reports whether a figure that was added says the number of a quoted one, or may be right
// with it: the two meet, and neither sharpens or turns the other.
func (l *ledger) agrees(q *entry) bool {
	x := q.allows()
	meet := l.lows.upTo(x.high) - l.highs.below(x.low)
	v, one := point(q.Figure.Figure)
	switch {
	case one && (q.Modifier == cited.Exactly || q.Modifier == cited.Approx):
		meet -= l.ends[v]
	case q.Modifier == cited.AtLeast && q.Low != nil:
		meet -= l.atMost[*q.Low]
	case q.Modifier == cited.AtMost && q.High != nil:
		meet -= l.atLeast[*q.High]
	}
	return meet > 0 || one && (l.roundedTo(q, v) || q.Kind == cited.Share && l.isShare(q, v))
}

// roundedTo reports whether a number is a fair rounding of one a little above what it allows.
func (l *ledger) roundedTo(q *entry, v float64) bool {
	high := q.allows().high
	most := min(v+grain(v)/2, v/(1-fairBound))
	return q.Modifier == cited.Approx && l.points.upTo(most) > l.points.upTo(high)
}

// isShare reports whether a share is as good as one that was added.
func (l *ledger) isShare(q *entry, v float64) bool {
	close := func(s *scale, off float64) bool { return s.upTo(v+off) > s.below(v-off) }
	switch {
	case q.Modifier == cited.Approx:
		return close(&l.points, aboutPoints)
	case close(&l.about, aboutPoints):
		return true
	case inDigits(q.Figure.Figure):
		return close(&l.broken, fairPoints)
	}
	return close(&l.points, fairPoints)
}
