package lineage

import (
	"cmp"
	"slices"
)

// How passages are proved.
const (
	samePlaces  = 4  // of one stretch of words in a document are tried; more is refrain
	widestGap   = 6  // words that may differ inside a passage
	leastWords  = 12 // that a passage has in common: six in a row are met by chance
	leastRun    = 8  // of them in a row, somewhere in it
	mostTouches = 2_000_000
)

// run is a stretch of words that two documents have in common, word for word, or a
// passage of several with a few other words between: a's words a0 to a1, b's b0 to b1.
type run struct {
	a0, a1, b0, b1 int
	same           int // words in common
	longest        int // of them in a row
	gaps           []gap
}

// gap is where a passage differs.
type gap struct{ a0, a1, b0, b1 int }

// align finds the passages that a and b have in common, in the order of b. No word of b
// is in two of them. It takes time in proportion to their length: how often a stretch is
// tried and how many words are compared in vain are bounded.
func align(a, b *Sketch) []run {
	if !a.meets(b) {
		return nil
	}
	places, next := placesOf(a)
	var runs []run
	touched := 0
	for j := 0; j+shingle <= len(b.words); {
		best := run{}
		for i, tries := places[b.stretchAt(j)], 0; i > 0 && tries < samePlaces; i, tries = next[i-1], tries+1 {
			r := extend(a, b, int(i)-1, j, runs)
			touched += r.same
			if r.same > best.same {
				best = r
			}
		}
		if best.same < shingle || touched > mostTouches+8*len(b.words) {
			j++
			continue
		}
		runs = append(runs, best)
		j = best.b1
	}
	return passages(runs)
}

// meets reports whether two documents may have a passage in common: both have picked the
// same stretch of it.
func (s *Sketch) meets(other *Sketch) bool {
	for i, j := 0, 0; i < len(s.picked) && j < len(other.picked); {
		switch cmp.Compare(s.picked[i], other.picked[j]) {
		case -1:
			i++
		case 1:
			j++
		default:
			return true
		}
	}
	return false
}

// placesOf returns where each stretch of words stands first, counted from 1, and where what stands
// in a place stands next.
func placesOf(s *Sketch) (first map[uint64]int32, next []int32) {
	first, next = make(map[uint64]int32, len(s.words)), make([]int32, len(s.words))
	for i := len(s.words) - shingle; i >= 0; i-- {
		h := s.stretchAt(i)
		next[i], first[h] = first[h], int32(i+1)
	}
	return first, next
}

// extend follows two texts from where they agree, back as far as the run before allows.
func extend(a, b *Sketch, i, j int, before []run) run {
	floor := 0
	if len(before) > 0 {
		floor = before[len(before)-1].b1
	}
	r := run{a0: i, a1: i, b0: j, b1: j}
	for r.a1 < len(a.words) && r.b1 < len(b.words) && a.words[r.a1].hash == b.words[r.b1].hash {
		r.a1, r.b1 = r.a1+1, r.b1+1
	}
	for r.a0 > 0 && r.b0 > floor && a.words[r.a0-1].hash == b.words[r.b0-1].hash {
		r.a0, r.b0 = r.a0-1, r.b0-1
	}
	r.same = r.b1 - r.b0
	r.longest = r.same
	return r
}

// passages joins runs that follow each other closely in both documents, and leaves out
// what two texts share by chance.
func passages(runs []run) []run {
	var all []run
	for _, r := range runs {
		if n := len(all); n > 0 && all[n-1].takes(r) {
			all[n-1].join(r)
			continue
		}
		all = append(all, r)
	}
	return slices.DeleteFunc(all, func(r run) bool { return r.same < leastWords || r.longest < leastRun })
}

// takes reports whether the next run goes on with the passage.
func (r *run) takes(next run) bool {
	a, b := next.a0-r.a1, next.b0-r.b1
	return a >= 0 && b >= 0 && a <= widestGap && b <= widestGap
}

func (r *run) join(next run) {
	r.gaps = append(r.gaps, gap{r.a1, next.a0, r.b1, next.b0})
	r.a1, r.b1 = next.a1, next.b1
	r.same += next.same
	r.longest = max(r.longest, next.longest)
}
