package review

import (
	"slices"
	"strings"

	"cited"
)

// Set is a list of which only matters what is on it. It may be compared with ==.
type Set string // the items in order, with separator between them

const separator = "\x00"

// SetOf makes a set. Empty items are left out, and what is there twice counts once.
func SetOf(items ...string) Set {
	clean := make([]string, 0, len(items))
	for _, s := range items {
		if s = strings.ReplaceAll(s, separator, " "); s != "" {
			clean = append(clean, s)
		}
	}
	slices.Sort(clean)
	return Set(strings.Join(slices.Compact(clean), separator))
}

// String returns the items with "; " between them.
func (s Set) String() string { return strings.ReplaceAll(string(s), separator, cited.ListBreak) }

// next cuts off the first item.
func (s Set) next() (item string, rest Set, ok bool) {
	if s == "" {
		return "", "", false
	}
	item, after, _ := strings.Cut(string(s), separator)
	return item, Set(after), true
}

// MASI is the distance of two sets by Passonneau, Measuring Agreement on Set-valued Items
// (MASI) for Semantic and Pragmatic Annotation (LREC 2006): 1 - J·M. J is Jaccard's share
// of the items that both have; M is 1 for the same sets, 2/3 if one holds all of the
// other, 1/3 if each has something of its own, and 0 if they share nothing. Sets that
// are both empty are the same.
//
// It is preferred to Jaccard's distance alone because of M: a coder who names one of two
// countries has said less than the other, but nothing else. One who names another
// country besides has contradicted them, and Jaccard may see no difference: {a} is as
// far from {a, b, c} as {a, b} is from {b, c}.
func MASI(a, b Set) float64 {
	if a == b {
		return 0
	}
	both, onlyA, onlyB := a.share(b)
	monotonicity := 1.0 / 3
	if onlyA == 0 || onlyB == 0 {
		monotonicity = 2.0 / 3
	}
	return 1 - monotonicity*float64(both)/float64(both+onlyA+onlyB)
}

// share counts the items that two sets have in common, and those that only one has.
func (s Set) share(other Set) (both, onlyS, onlyOther int) {
	a, s, more := s.next()
	b, other, moreOther := other.next()
	for more || moreOther {
		switch {
		case more && moreOther && a == b:
			both++
			a, s, more = s.next()
			b, other, moreOther = other.next()
		case !moreOther || more && a < b:
			onlyS++
			a, s, more = s.next()
		default:
			onlyOther++
			b, other, moreOther = other.next()
		}
	}
	return both, onlyS, onlyOther
}
