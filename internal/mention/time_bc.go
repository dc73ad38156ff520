package mention

// withEra takes BC or AD behind a date into it.
func (c *Scan) withEra(t Time) Time {
	if t.told.year == 0 || t.told.open > 0 || t.told.bc {
		return t
	}
	if m, ok := c.is(t.To, "era"); ok {
		t.To, t.told.bc = m.To, m.Entry.Meaning() == "bc"
	} else if t.told.year < 1000 && t.told.month+t.told.season != 0 && c.countsBack() {
		t.told.bc = true
	}
	return t
}

// yearBC reports whether digits are a year before our era that does not say so
// itself: the 264 of "264 to 241 BC", or "in 256" of a text that is at such years.
func (c *Scan) yearBC(i int) bool {
	if !c.isDigits(i, 2, 4) {
		return false
	}
	if IsHyphen(c.at(i+1)) || c.Plays(i+1, RoleTo|RoleAnd|RoleUntil) {
		if m, ok := c.is(i+3, "era"); ok && m.Entry.Meaning() == "bc" && c.isDigits(i+2, 1, 4) {
			return true
		}
	}
	if !c.countsBack() || !c.isDigits(i, 2, 3) || c.unitBehind(i+1) || c.nounBehind(i+1) {
		return false
	}
	return c.Plays(i-1, RoleFrame|RoleIn|RoleSince|RoleUntil|RoleFrom) && c.Tokens[i].Space && !c.counts(i)
}

// countsBack reports whether the text is at years or a century before our era.
func (c *Scan) countsBack() bool { return c.story.told.bc || c.story.before }

// counts reports whether a word that the lists know as one of people or things
// stands behind token i.
func (c *Scan) counts(i int) bool {
	if _, ok := c.Beginning(People, i+1); ok {
		return true
	}
	_, ok := c.Beginning(Units, i+1)
	return ok
}

// boundYear reports whether a bound stands before the modifier of a number, which makes it a
// year: until at least 2018.
func (c *Scan) boundYear(i int) bool {
	m, ok := c.Ending(Modifiers, i)
	return ok && m.Slot == "forms" && c.Plays(m.From-1, RoleUntil|RoleSince) && c.dayEnds(i+1)
}

// opensBy reports whether a number opens its sentence behind "by", as a year does before a
// noun too: By 2100 seas will rise.
func (c *Scan) opensBy(i int) bool {
	return i == 1 && c.Is(0, "by") && c.isDigits(i, 4, 4) && atoi(c.at(i)) >= 1000 && atoi(c.at(i)) < 2200
}

// circa reports whether "c." or "ca." stands before token i, which makes a number
// a year.
func (c *Scan) circa(i int) bool {
	m, ok := c.Ending(Modifiers, i)
	return ok && m.Slot == "forms" && len(c.at(m.From)) <= 5 && c.at(m.From)[0] == 'c'
}
