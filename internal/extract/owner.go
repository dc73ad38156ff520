package extract

import "cited/internal/mention"

// offerOwners offers whose an account is of which the sentence speaks: "by the
// elders' own tally", "estimates by the ministry", "its count stands at".
func (sc *scene) offerOwners(d *draft) {
	if sc.t == nil {
		return
	}
	anchor := sc.anchor(d)
	for n, m := range sc.s.List(mention.Sources) {
		if n == mostSources {
			return
		}
		switch m.Entry.Slot("kind") {
		case "preposition", "actor":
			continue
		}
		w := sc.t.Top(m.From, m.To)
		if w == none || sc.t.Words[w].UPOS == "VERB" {
			continue
		}
		if up := sc.t.Head(w); up != none && up == w-1 && sc.t.Words[up].UPOS == "ADJ" { // "own" is taken for the noun
			w = up
		}
		sc.t.Children(w, func(c int) bool {
			switch {
			case sc.t.Is(c, "nmod:poss"):
				sc.offerOwner(d, c, m, anchor, "of its own")
			case sc.t.Is(c, "nmod", "acl") && sc.madeBy(c):
				sc.offerOwner(d, c, m, anchor, "by")
			case sc.t.Is(c, "acl") && sc.said.Cued(sc.s.Tokens[m.From].Start) == nil: // what somebody reckons is no account of another's
				if s := sc.t.Child(c, "nsubj"); s != none && sc.t.Words[s].UPOS != "PRON" { // "a list that the office put out"
					sc.offerOwner(d, s, m, anchor, "relative")
				}
			}
			return true
		})
	}
}

// madeBy reports whether a word stands behind "by" or "from".
func (sc *scene) madeBy(w int) bool {
	c := sc.t.Child(w, "case")
	return c != none && sc.s.Plays(sc.t.Places[c].From, mention.RoleBy|mention.RoleFrom)
}

func (sc *scene) offerOwner(d *draft, w int, m mention.Match, anchor int, how string) {
	at := sc.t.Places[w].From
	if sc.s.Plays(at, mention.RoleSelf) || sc.inSource(at) {
		return
	}
	c := sc.choices
	if sc.t.Words[w].UPOS == "PRON" {
		list, dated, p := sc.pointed(at)
		if len(list) == 0 {
			return
		}
		sc.offerList(list, none, dated)
		sc.describePointer("owner", p)
		how = "pronoun"
	} else {
		from, to := sc.nominal(w)
		from = sc.pastFunction(from, to)
		to = sc.beforeDate(from, to)
		if from >= to || from <= d.q.From && d.q.From < to || !sc.namesSource(from, to) || sc.dated(from) {
			return
		}
		sc.offerList([]code{{value: sc.name(from, to), rule: "source.owner", at: sc.bytes(from, to)}}, none, nil)
		c.has("owner/list", sc.listOf(w))
		c.has("owner/known", sc.known(from, to))
	}
	c.has("owner", how)
	c.has("owner/noun", m.Entry.Name)
	of := sc.t.Top(m.From, m.To)
	c.has("owner/path", sc.t.Path(anchor, of))
	c.holds(sc.t.Predicate(anchor) == sc.t.Predicate(of), "owner/same-clause")
	where, from, to := "owner/behind", d.q.To, m.From
	if m.From < d.q.From {
		where, from, to = "owner/before", m.To, d.q.From
	}
	c.has(where, bucket(to-from))
	c.has("owner/numbers", bucket(sc.numbersBetween(d.q, from, to)))
}

// dated reports whether a date stands at token i.
func (sc *scene) dated(i int) bool {
	for _, p := range sc.s.Periods {
		if p.From <= i && i < p.To {
			return true
		}
	}
	return false
}
