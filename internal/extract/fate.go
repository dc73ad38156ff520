package extract

// fate is what became of the number that was read last. One without a noun counts what
// the number before it did: of 1,400 houses nine hundred are burnt, and those nine
// hundred are no people either.
type fate struct {
	said string // yes or no; "" before the first number
	kind string // of what it counted
	here bool   // in the same sentence
}

// kindOf says whether a number counts people, things, or what nothing behind it says.
func (n *noun) kindOf() string {
	switch {
	case n.people:
		return "people"
	case !n.bare:
		return "thing"
	}
	return "bare"
}

// judged notes what became of a number.
func (sc *scene) judged(d *draft, said string) {
	f := fate{said: said, kind: d.noun.kindOf(), here: true}
	if f.kind == "bare" && sc.fate.said != "" {
		f.kind = sc.fate.kind
	}
	*sc.fate = f
}

// describeFate says what became of the number before.
func (sc *scene) describeFate(d *draft) {
	c, f := sc.choices, sc.fate
	if f.said == "" {
		return
	}
	said := f.said
	if !f.here {
		said = c.joined("earlier", said)
	}
	c.has("last", said)
	if !d.noun.bare {
		c.has("last/noun", said)
		return
	}
	c.has("last/bare", c.joined(said, f.kind))
	if d.noun.part {
		c.has("last/bare/part", c.joined(said, f.kind))
	}
}

// singleMayCount reports whether exactly one may count: behind other figures, and not
// where it counts things, or none: "not one has returned".
func (sc *scene) singleMayCount(d *draft, before []*draft) bool {
	return (d.noun.people || d.noun.bare) && !sc.oneOf(d.q.From-1, "not", "no") && (len(before) > 0 || len(sc.para.figures) > 0 || sc.tabled)
}

// describeSingle says how exactly one stands to what was counted before it. "One" is a
// figure as a part of a whole, "one of them is dead", and else a pronoun or an article.
func (sc *scene) describeSingle(d *draft) {
	c, q := sc.choices, d.q
	if !single(q) {
		return
	}
	c.has("single/before", sc.plain(q.From-1))
	c.has("single/behind", sc.plain(q.To))
	c.holds(d.noun.part, "single/part")
	c.has("single/paragraph", bucket(len(sc.para.figures)))
	if sc.t != nil {
		c.has("single/rel", sc.t.Rel(sc.t.Top(q.CoreFrom, q.CoreTo)))
	}
	if f := sc.fate; f.said != "" {
		c.has("single/last", c.joined(f.said, f.kind))
	}
}
