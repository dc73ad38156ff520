package extract

import "cited/internal/mention"

// describeCarry says what tells whether a source that was credited before goes on: a
// text breaks down its figure, or turns to something else.
func (sc *scene) describeCarry(d *draft, name string, age int) {
	of := sc.choices.about(name)
	state := bucket(min(age, 4))
	if sc.para.fresh {
		state += " new paragraph"
	}
	if len(sc.sources) > 0 {
		state += " others"
	}
	of.has("state", state)
	of.has("about", sc.newSubject(d))
	of.holds(sc.para.led, "led")
	of.holds(sc.backshifted(d), "had")
	of.holds(d.noun.part || d.whole != nil, "part")
	of.holds(d.q.From <= 1, "opens")
	of.holds(sc.newDate(), "date")
	if n := len(sc.para.figures); n > 0 {
		last := sc.para.figures[n-1]
		of.holds(last.measure.value == d.measure.value, "same-measure")
		of.holds(larger(last.q, d.q), "smaller")
		of.holds(len(last.source) == 0, "interrupted")
	}
}

// newDate reports whether the sentence names a date that is none of a report.
func (sc *scene) newDate() bool {
	for _, p := range sc.s.Periods {
		if p.Value != "" && !sc.datesReport(p) {
			return true
		}
	}
	return false
}

// newSubject says what the main clause of the sentence is about: the people that are
// counted, a name, somebody who could be a source, something else.
func (sc *scene) newSubject(d *draft) string {
	if sc.t == nil {
		return "unknown"
	}
	anchor := sc.anchor(d)
	root := sc.t.Predicate(anchor)
	for root != none && sc.t.Head(root) != none {
		root = sc.t.Head(root)
	}
	if root == none {
		return "unknown"
	}
	s := sc.t.Child(root, "nsubj", "csubj")
	switch {
	case s == none && sc.t.Under(anchor, root):
		return "none"
	case s == none:
		return "unknown"
	case sc.t.Under(anchor, s):
		return "counted"
	}
	at := sc.t.Places[s].From
	switch {
	case sc.t.Words[s].UPOS == "PRON" && sc.s.Plays(at, mention.RoleSelf):
		return "self"
	case sc.t.Words[s].UPOS == "PRON":
		return "pronoun"
	case sc.t.Words[s].UPOS == "PROPN":
		return "name"
	}
	return sc.listOf(s)
}

// backshifted reports whether the verb of a number tells of what was before the telling, "nine
// had gone": so goes on what somebody said.
func (sc *scene) backshifted(d *draft) bool {
	if sc.t == nil {
		return false
	}
	verb := sc.t.Predicate(sc.anchor(d))
	if verb == none {
		return false
	}
	had := false
	sc.t.Children(verb, func(c int) bool {
		had = sc.t.Is(c, "aux") && sc.t.Words[c].Lemma == "have" && sc.t.Words[c].Feat("Tense") == "Past"
		return !had
	})
	return had
}
