package check

import "slices"

// tally counts how many there are at each place of a row, so that adding one and counting those
// up to a place take little time however long the row is.
type tally []int32

func newTally(n int) tally { return make(tally, n+1) }

// add counts n more at a place.
func (t tally) add(i int, n int32) {
	for i++; i < len(t); i += i & -i {
		t[i] += n
	}
}

// before counts those at the first i places.
func (t tally) before(i int) int {
	n := int32(0)
	for ; i > 0; i &= i - 1 {
		n += t[i]
	}
	return int(n)
}

// place returns where the k-th stands, from 0.
func (t tally) place(k int) int {
	at, left := 0, int32(k)
	step := 1
	for step*2 < len(t) {
		step *= 2
	}
	for ; step > 0; step /= 2 {
		if next := at + step; next < len(t) && t[next] <= left {
			at = next
			left -= t[next]
		}
	}
	return at
}

// scale counts numbers that are known beforehand.
type scale struct {
	at []float64
	tally
}

func newScale(numbers []float64) scale {
	at := slices.Clone(numbers)
	slices.Sort(at)
	at = slices.Compact(at)
	return scale{at, newTally(len(at))}
}

func (s *scale) add(v float64) {
	i, _ := slices.BinarySearch(s.at, v)
	s.tally.add(i, 1)
}

// below counts the numbers under one, upTo those that are no more than it.
func (s *scale) below(v float64) int {
	i, _ := slices.BinarySearch(s.at, v)
	return s.before(i)
}

func (s *scale) upTo(v float64) int {
	i, found := slices.BinarySearch(s.at, v)
	if found {
		i++
	}
	return s.before(i)
}

// peaks holds a number at each place of a row, and finds the largest of a stretch.
type peaks []int

func newPeaks(n int) peaks { return make(peaks, 2*n) }

// set puts a number at a place, where it is no less than the one before.
func (p peaks) set(i, n int) {
	for i += len(p) / 2; i > 0; i /= 2 {
		p[i] = max(p[i], n)
	}
}

// most returns the largest number from one place to before another, 0 if there is none.
func (p peaks) most(from, to int) int {
	out := 0
	for from, to = from+len(p)/2, to+len(p)/2; from < to; from, to = from/2, to/2 {
		if from%2 == 1 {
			out = max(out, p[from])
			from++
		}
		if to%2 == 1 {
			to--
			out = max(out, p[to])
		}
	}
	return out
}
