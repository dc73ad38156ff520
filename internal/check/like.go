package check

import "slices"

// sameList reports whether two lists hold the same, in any order.
func sameList(a, b []string) bool { return within(a, b) && within(b, a) }

// within reports whether a list holds all of another: nothing is within everything.
func within(some, all []string) bool {
	for _, x := range some {
		if !slices.Contains(all, x) {
			return false
		}
	}
	return true
}

// meet reports whether two lists may say the same: one of them is empty, or they share
// something.
func meet(a, b []string) bool {
	return len(a) == 0 || len(b) == 0 || slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}
