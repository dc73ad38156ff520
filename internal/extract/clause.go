package extract

import "cited/internal/mention"

// part is what a word takes in the clause of a predicate.
type part uint8

const (
	noPart    part = iota
	subject        // of an active verb, also of one that hangs on another: "managed to flee"
	patient        // subject of a passive verb
	object         // of an active verb
	oblique        // behind a preposition
	modifier       // the predicate qualifies the noun: "captured fighters"
	possessor      // of a noun: "the deaths of 12"
)

// String names the part.
func (p part) String() string {
	return [...]string{"none", "subject", "patient", "object", "oblique", "modifier", "possessor"}[p]
}

// bond says how a predicate has to do with what a number counts.
type bond struct {
	part     part
	relative bool // by a relative clause or a participle behind the noun
	steps    int  // conjunctions, infinitives and nouns on the way
}

// bonds are the predicates that a noun takes part in, by their word.
type bonds map[int]bond

// mostSteps is how far a predicate may lie from a noun.
const mostSteps = 6

// bondsOf returns the predicates of a noun or a number.
func (t *tree) bondsOf(w int) bonds {
	b := bonds{}
	if w == none {
		return b
	}
	for steps := 0; w != none && steps < mostSteps; steps++ {
		b.modifiers(t, w, steps)
		up := t.head(w)
		if up == none {
			break
		}
		if p := t.partOf(w, up); p != noPart {
			b.add(t, up, bond{part: p, steps: steps})
			break
		}
		if !t.is(w, "nummod", "conj", "appos", "nmod", "compound", "flat", "dep", "list", "det", "amod", "parataxis", "fixed", "advmod") {
			break
		}
		if t.is(w, "nmod") && t.words[up].UPOS == "NOUN" {
			b.put(up, bond{part: possessor, steps: steps})
		}
		w = up
	}
	return b
}

// put notes a predicate unless it is nearer by another way.
func (b bonds) put(w int, is bond) bool {
	if old, ok := b[w]; ok && old.steps <= is.steps {
		return false
	}
	b[w] = is
	return true
}

// add notes a predicate and those that share its subject or its object.
func (b bonds) add(t *tree, w int, is bond) {
	if is.steps > mostSteps || !b.put(w, is) {
		return
	}
	next := is
	next.steps++
	t.children(w, func(c int) bool {
		switch {
		case t.is(c, "xcomp"):
			next.part = t.subjectOf(c)
			b.add(t, c, next)
		case t.is(c, "conj") && is.part != object && is.part != oblique && t.child(c, "nsubj", "csubj") == none:
			next.part = t.subjectOf(c)
			b.add(t, c, next)
		case t.is(c, "conj") && is.part == object && t.child(c, "obj", "nsubj") == none:
			next.part = object
			b.add(t, c, next)
		}
		return true
	})
}

// subjectOf returns what the subject of a verb is to it.
func (t *tree) subjectOf(w int) part {
	if t.child(w, "aux:pass", "nsubj:pass") != none {
		return patient
	}
	if !t.is(w, "acl:relcl") && t.words[w].XPOS == "VBN" && t.child(w, "aux") == none {
		return patient
	}
	return subject
}

// partOf returns what w is in the clause of its head.
func (t *tree) partOf(w, head int) part {
	switch {
	case t.is(w, "nsubj:pass"):
		return patient
	case t.is(w, "nsubj"):
		return t.subjectOf(head)
	case t.is(w, "obj", "iobj"):
		return object
	case t.is(w, "obl"):
		return oblique
	}
	return noPart
}

// modifiers notes what qualifies a noun: relative clauses, participles,
// adjectives.
func (b bonds) modifiers(t *tree, w, steps int) {
	t.children(w, func(c int) bool {
		switch {
		case t.is(c, "acl:relcl") && t.numbered(c):
			// "of whom 520 have died" is said of the 520
		case t.is(c, "acl:relcl"):
			b.add(t, c, bond{part: t.relativePart(c), relative: true, steps: steps})
		case t.is(c, "acl"):
			b.add(t, c, bond{part: t.subjectOf(c), relative: true, steps: steps})
		case t.is(c, "amod"):
			b.put(c, bond{part: modifier, relative: true, steps: steps})
		}
		return true
	})
}

// numbered reports whether the subject of a verb is a number, or has one.
func (t *tree) numbered(verb int) bool {
	s := t.child(verb, "nsubj")
	return s != none && (t.words[s].UPOS == "NUM" || t.child(s, "nummod") != none)
}

// relativePart returns what the noun is to the verb of its relative clause.
func (t *tree) relativePart(verb int) part {
	s := t.child(verb, "nsubj")
	if s == none || t.words[s].Feat("PronType") == "Rel" {
		return t.subjectOf(verb)
	}
	return object
}

// tense names the tense and voice of a verb or of what stands with a copula.
func (t *tree) tense(w int) string {
	if w == none {
		return "none"
	}
	name, passive := formOf(t.words[w].XPOS), ""
	t.children(w, func(c int) bool {
		switch {
		case t.is(c, "aux:pass"):
			passive = "-passive"
			name = tenseOf(t.words[c].XPOS, name)
		case t.is(c, "aux") && t.words[c].Lemma == "have":
			name = "perfect"
			if t.words[c].XPOS == "VBD" {
				name = "pluperfect"
			}
			return t.child(w, "aux:pass") != none
		case t.is(c, "aux") && t.words[c].Lemma == "be":
			name = "progressive"
		case t.is(c, "aux") && t.words[c].XPOS == "MD":
			name = "modal"
		case t.is(c, "cop"):
			name = "copula-" + tenseOf(t.words[c].XPOS, "none")
		}
		return true
	})
	if passive != "" && t.perfect(w) {
		name = "perfect"
	}
	if name == "" {
		return "none"
	}
	return name + passive
}

// aspect says how a clause stands to the time of writing: "now", "was" for a state
// in the past, "past", "perfect", "pluperfect", "ahead", or "none".
func (t *tree) aspect(w int) string {
	if w == none {
		return "none"
	}
	name := map[string]string{"VBD": "past", "VBZ": "now", "VBP": "now"}[t.words[w].XPOS]
	t.children(w, func(c int) bool {
		past := t.words[c].XPOS == "VBD"
		switch {
		case t.is(c, "aux") && t.words[c].XPOS == "MD":
			name = "ahead"
		case t.is(c, "aux") && t.words[c].Lemma == "have":
			name = "perfect"
			if past {
				name = "pluperfect"
			}
		case name == "ahead" || name == "perfect" || name == "pluperfect":
		case t.is(c, "aux:pass") && past:
			name = "past"
		case t.is(c, "cop", "aux", "aux:pass") && t.words[c].Lemma == "be":
			name = "now"
			if past {
				name = "was"
			}
		}
		return true
	})
	if name == "" {
		return "none"
	}
	return name
}

// formOf names the form of a verb, "" for other words.
func formOf(xpos string) string {
	switch xpos {
	case "VBG":
		return "progressive"
	case "VB":
		return "infinitive"
	case "VBN":
		return "participle"
	}
	return tenseOf(xpos, "")
}

// tenseOf names the tense of a finite verb.
func tenseOf(xpos, otherwise string) string {
	switch xpos {
	case "VBD":
		return "past"
	case "VBZ", "VBP":
		return "present"
	}
	return otherwise
}

// perfect reports whether "have" helps a verb.
func (t *tree) perfect(w int) bool {
	found := false
	t.children(w, func(c int) bool {
		found = t.is(c, "aux") && t.words[c].Lemma == "have"
		return !found
	})
	return found
}

// denied reports whether a verb, or the one that it hangs on, is negated: "never
// came back", "failed to return" is told by its verb alone.
func (sc *scene) denied(w int) bool {
	t := sc.t
	for ; w != none; w = t.head(w) {
		no := false
		t.children(w, func(c int) bool {
			no = t.words[c].Feat("Polarity") == "Neg" || sc.s.Plays(t.places[c].From, mention.RoleNever)
			return !no
		})
		if no {
			return true
		}
		if !t.is(w, "xcomp", "conj") {
			return false
		}
	}
	return false
}
