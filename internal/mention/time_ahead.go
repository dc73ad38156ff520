package mention

// ahead reports whether what is told before token i lies ahead: will meet on
// Friday, is due in May, the talks resume on Monday.
func (c *Scan) ahead(i int) bool {
	if c.Is(i-1, "until") || c.Is(i-1, "till") {
		return !c.pastBefore(i - 1)
	}
	for k := i - 1; k >= 0 && k > i-30; k-- {
		if _, ok := c.is(k, "mood"); ok {
			return true
		}
		if c.isOne(k, ";", "said") || c.spoke(k) {
			return false
		}
	}
	return false
}

// spoke reports whether token k is a verb of saying that is not to come itself: what stands
// behind it is when that was said.
func (c *Scan) spoke(k int) bool {
	m, ok := c.Covering(Sources, k)
	_, mood := c.is(m.From-1, "mood")
	return ok && m.Entry.Slot("kind") == "verb" && !mood && !c.Is(m.From-1, "to")
}

// pastBefore reports whether the few words before token i tell of the past by
// themselves: lasted until, were open until.
func (c *Scan) pastBefore(i int) bool {
	for k := i - 1; k >= 0 && k > i-4; k-- {
		if c.isOne(k-1, "is", "are", "be", "remain", "remains") {
			return false
		}
		if c.Plays(k, RolePast) || c.EndsLike(k, RolePast) {
			return true
		}
	}
	return false
}
