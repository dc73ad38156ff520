package review

import (
	"cmp"
	"slices"
)

// Confusion is a disagreement of two coders about a field, and how often they had it.
type Confusion struct {
	First  string `json:"first"` // what the first coder said; empty: nothing
	Second string `json:"second"`
	Count  int    `json:"count"`
}

const (
	mostConfusions = 10
	mostShown      = 100 // code points of a value
)

// confusions counts the values of two coders that differ, the most frequent first, and how many
// disagreements are not on the list.
func confusions[T comparable](items []item[T], shown func(T) string) (list []Confusion, others int) {
	counts := map[Pair[T]]int{}
	for _, it := range items {
		if p := (Pair[T]{it.values[0], it.values[1]}); p.A == p.B {
			continue
		} else if it.individual {
			others++
		} else {
			counts[p]++
		}
	}
	for p, n := range counts {
		list = append(list, Confusion{clip(shown(p.A)), clip(shown(p.B)), n})
	}
	slices.SortFunc(list, func(a, b Confusion) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.First, b.First), cmp.Compare(a.Second, b.Second))
	})
	for len(list) > mostConfusions {
		others += list[len(list)-1].Count
		list = list[:len(list)-1]
	}
	return list, others
}

// clip keeps a list readable whatever a value holds.
func clip(s string) string {
	n := 0
	for i := range s {
		if n == mostShown {
			return s[:i] + "..."
		}
		n++
	}
	return s
}
