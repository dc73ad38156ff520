package mention

// Landmark returns the word or name of the list of landmarks that begins at
// token i, with what it does: behind, before, where, named, numbered, person,
// never, doubtful.
func (c *Scan) Landmark(i int) (Match, string, bool) {
	m, ok := c.late.Beginning(Landmarks, i)
	if !ok {
		return m, "", false
	}
	return m, kindOf(m.Entry), true
}

// LandmarkBefore is Landmark for the word or name that ends before token i.
func (c *Scan) LandmarkBefore(i int) (Match, string, bool) {
	m, ok := c.late.Ending(Landmarks, i)
	if !ok {
		return m, "", false
	}
	return m, kindOf(m.Entry), true
}

// Dated reports whether token i is part of a date.
func (c *Scan) Dated(i int) bool { return c.dated[i] }

// Common reports whether the word at token i, written small, is one that the
// lists know: of people, things, deeds, numbers.
func (c *Scan) Common(i int) bool {
	for _, list := range []List{People, Units, Measures, Sources, Function, Labels, Segments, Changes, Numbers, Modifiers, Calendar} {
		if _, ok := c.Covering(list, i); ok {
			return true
		}
	}
	return false
}
