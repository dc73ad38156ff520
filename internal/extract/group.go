package extract

import (
	"strconv"

	"cited"
	"cited/internal/mention"
	"cited/internal/text"
)

// linkGroup chooses the armed groups: those of the sentence, one or all, those of
// what the number leans on, or none.
func (sc *scene) linkGroup(d *draft, before []*draft) {
	sc.choices.begin()
	sc.offerGroups(d, nil, "none", "")
	sc.choices.has("none/groups", bucket(len(sc.s.List(mention.Groups))))
	sc.choices.has("none/units", bucket(len(sc.units)))
	sc.offerNamedGroups(d)
	sc.offerLeanings(d, before, func(on *draft, from, rule string) {
		sc.offerGroups(d, on.group, from, rule)
		sc.choices.scope(on.scope)
		sc.describeFollowed(d, on)
	})
	if len(sc.para.group) > 0 {
		sc.offerGroups(d, sc.para.group, "sentence-before", "context.sentence-before")
		sc.choices.scope(sc.para.scope)
		sc.describeHeld(d)
	}
	for i := len(sc.heads) - 1; i > 0; i-- {
		if len(sc.heads[i].group) > 0 {
			sc.offerGroups(d, sc.heads[i].group, "heading", "context.heading")
			sc.choices.scope(sc.heads[i].scope)
			break
		}
	}
	o, _ := sc.pick("group", d)
	d.group = o.list
	if len(d.group) > 0 {
		d.scope = sc.scopeOf()
		if d.scope == cited.Only && o.scope != "" {
			d.scope = o.scope // it goes with the groups that were taken over
		}
	}
}

// offerGroups offers a list of groups.
func (sc *scene) offerGroups(d *draft, list []code, from, rule string) {
	of := sc.offerCodes(d, list, from, rule)
	of.holds(d.noun.part, "part")
	of.holds(len(list) > 1, "several")
	of.holds(sc.fightersKnown(d), "armed-noun")
}

// wordBefore returns the word before a group, without its article: "joined", "of", "by"; "none"
// at the beginning of a sentence and behind a mark.
func (sc *scene) wordBefore(m mention.Match) string {
	i := m.From - 1
	for sc.s.Plays(i, mention.RoleThe) {
		i--
	}
	if i < 0 || sc.pause(i) {
		return "none"
	}
	return text.Fold(sc.word(i))
}

// describeFollowed says how a number goes on from another whose groups it may have: with
// people of the same land or of another one. "France (1,700), Peru (40)" go on, a sentence on
// another land may begin anew.
func (sc *scene) describeFollowed(d, on *draft) {
	homes := "other"
	switch {
	case len(d.origin) == 0:
		homes = "none"
	case sameValues(d.origin, on.origin):
		homes = "same"
	case len(on.origin) == 0:
		homes = "new"
	}
	c := sc.choices
	c.has("followed/homes", homes)
	oneConflict := len(d.theatre) > 0 && d.theatre[0].at.End > d.theatre[0].at.Start && sameValues(d.theatre, on.theatre)
	c.has("followed/theatre", homes+"/"+strconv.FormatBool(oneConflict))
	c.has("followed/words", homes+"/"+strconv.FormatBool(d.cue.Entry != nil && !d.noun.part))
	c.has("followed/paragraph", homes+"/"+strconv.FormatBool(d.block != on.block && sc.block.Kind == text.Paragraph))
}

// describeHeld says whether the last figure before had the groups that a sentence before named.
func (sc *scene) describeHeld(d *draft) {
	n := len(sc.para.figures)
	if n == 0 {
		sc.choices.has("held", "none")
		return
	}
	last := sc.para.figures[n-1]
	held := "other"
	switch {
	case len(last.group) == 0:
		held = "dropped"
	case sameValues(last.group, sc.para.group):
		held = "same"
	}
	sc.choices.has("held", held)
	sc.describeFollowed(d, last)
}

// fightersKnown reports whether the noun names a kind of fighters of groups without
// a name: "members of the group".
func (sc *scene) fightersKnown(d *draft) bool {
	for _, m := range sc.s.List(mention.Armed) {
		if m.From >= d.q.To && m.From < d.q.To+8 {
			return true
		}
	}
	return false
}

// offerNamedGroups offers the groups that the sentence names.
func (sc *scene) offerNamedGroups(d *draft) {
	var all []code
	for _, m := range sc.s.List(mention.Groups) {
		if sc.inSource(m.From) || has(all, m.Entry.Meaning()) || sc.s.Plays(m.From-1, mention.RoleExcept) || sc.s.Plays(m.From-1, mention.RoleThe) && sc.s.Plays(m.From-2, mention.RoleExcept) {
			continue
		}
		one := sc.codeOf(m.Entry.Meaning(), m.Entry.ID, m)
		all = append(all, one)
		sc.offerGroups(d, []code{one}, "group", "")
		sc.describeGroup(d, m)
	}
	for _, u := range sc.units {
		one := sc.codeOf(u.name, "group.by-its-name", u.Match)
		sc.offerGroups(d, []code{one}, "unit", "")
		sc.describeGroup(d, u.Match)
	}
	if len(all) > 1 {
		sc.offerGroups(d, all, "all-groups", "")
	}
}

// describeGroup says how a group stands to a number.
func (sc *scene) describeGroup(d *draft, m mention.Match) {
	c := sc.choices
	where, from, to := beside(d.q, m.From, m.To)
	c.has("group/"+where, bucket(to-from))
	c.has("group/numbers", bucket(sc.numbersBetween(d.q, from, to)))
	c.holds(m.To <= d.noun.last && m.From >= d.q.To, "group/in-noun")
	c.has("group/left", sc.wordBefore(m))
	if sc.t == nil {
		return
	}
	anchor, top := sc.anchor(d), sc.t.Top(m.From, m.To)
	c.has("group/path", sc.t.Path(anchor, top))
	c.has("group/rel", sc.t.Rel(top))
	c.holds(sc.t.Predicate(anchor) == sc.t.Predicate(top), "group/same-clause")
	if d.cue.Entry != nil && d.cue.To > d.cue.From {
		c.holds(sc.t.Head(top) == sc.t.Top(d.cue.From, d.cue.To), "group/of-cue")
	}
}

// scopeOf reports whether the sentence names further groups without a name.
func (sc *scene) scopeOf() cited.Scope {
	for _, m := range sc.s.List(mention.Armed) {
		if m.From > 0 {
			for i := max(0, m.From-4); i < m.From; i++ {
				if sc.s.Plays(i, mention.RoleOther|mention.RoleAnd) {
					return cited.AndOthers
				}
			}
		}
	}
	for _, g := range sc.s.List(mention.Groups) {
		if sc.andOthers(g.To) {
			return cited.AndOthers
		}
	}
	for i := range sc.s.Tokens {
		if sc.s.Plays(i, mention.RoleMostly) {
			return cited.Mostly
		}
	}
	return cited.Only
}

// andOthers reports whether further groups without a name follow at token i: "and
// other violent groups".
func (sc *scene) andOthers(i int) bool {
	if !sc.s.Plays(i, mention.RoleAnd) && !sc.s.Plays(i, mention.RoleOr) || !sc.s.Plays(i+1, mention.RoleOther) {
		return false
	}
	for k := i + 2; k < i+7; k++ {
		if _, ok := sc.linked(k, "groups"); ok {
			return true
		}
	}
	return false
}
