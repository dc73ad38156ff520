package review

import (
	"cmp"
	"slices"
)

// mostAhead is how many of the marks that begin in a mark it is held against. Number words
// hardly ever overlap, so that there are as many as coders; a document in which everything
// overlaps everything must not take forever.
const mostAhead = 64

// overlap is two marks of different coders in one place.
type overlap struct {
	share float64 // of the longer of the two
	alike bool    // both count the same
	a, b  int     // a before b
}

// unite puts the marks of a document that coders set in the same place into groups, the best
// overlap first. Each mark is in one group, and a group has at most one of a coder. Of overlaps
// that are as good, those with the same measure come first: number words may stand
// for two figures, "470 killed or wounded".
func unite(marks []mark) [][]mark {
	marks = slices.Clone(marks)
	slices.SortStableFunc(marks, func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.figure.Start, b.figure.Start), cmp.Compare(a.figure.End, b.figure.End), cmp.Compare(a.coder, b.coder))
	})
	g := newGroups(marks)
	for _, o := range overlaps(marks) {
		g.join(o.a, o.b)
	}
	return g.list(marks)
}

// overlaps lists the overlaps of sorted marks, the best first.
func overlaps(marks []mark) []overlap {
	var all []overlap
	for i, a := range marks {
		for j := i + 1; j < len(marks) && j <= i+mostAhead && marks[j].figure.Start < a.figure.End; j++ {
			b := marks[j]
			common := min(a.figure.End, b.figure.End) - b.figure.Start
			if a.coder != b.coder && common > 0 {
				longer := max(a.figure.End-a.figure.Start, b.figure.End-b.figure.Start)
				all = append(all, overlap{float64(common) / float64(longer), a.figure.Measure == b.figure.Measure, i, j})
			}
		}
	}
	slices.SortFunc(all, func(x, y overlap) int {
		if x.share == y.share && x.alike != y.alike {
			if x.alike {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(y.share, x.share), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	return all
}

// groups is marks that were joined. Each group is told by its first member.
type groups struct {
	first  []int      // of each mark: a mark before it in its group, or itself
	coders [][]uint64 // of each first mark: a bit for every coder who has a mark in the group
}

func newGroups(marks []mark) *groups {
	coders := 0
	for _, m := range marks {
		coders = max(coders, m.coder+1)
	}
	words := (coders + 63) / 64
	bits := make([]uint64, words*len(marks))
	g := &groups{first: make([]int, len(marks)), coders: make([][]uint64, len(marks))}
	for i, m := range marks {
		g.first[i] = i
		g.coders[i] = bits[i*words : (i+1)*words]
		g.coders[i][m.coder/64] |= 1 << (m.coder % 64)
	}
	return g
}

// find returns the first mark of a mark's group.
func (g *groups) find(i int) int {
	for g.first[i] != i {
		g.first[i] = g.first[g.first[i]]
		i = g.first[i]
	}
	return i
}

// join makes one group of two unless some coder has a mark in both.
func (g *groups) join(i, j int) {
	i, j = g.find(i), g.find(j)
	if i == j {
		return
	}
	for w, bits := range g.coders[i] {
		if bits&g.coders[j][w] != 0 {
			return
		}
	}
	i, j = min(i, j), max(i, j)
	g.first[j] = i
	for w, bits := range g.coders[j] {
		g.coders[i][w] |= bits
	}
}

// list returns the groups in the order of the text.
func (g *groups) list(marks []mark) [][]mark {
	number := map[int]int{}
	var out [][]mark
	for i, m := range marks {
		first := g.find(i)
		n, ok := number[first]
		if !ok {
			n = len(out)
			number[first] = n
			out = append(out, nil)
		}
		out[n] = append(out[n], m)
	}
	for _, group := range out {
		slices.SortFunc(group, func(a, b mark) int { return cmp.Compare(a.coder, b.coder) })
	}
	return out
}
