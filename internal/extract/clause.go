package extract

import (
	"cited/internal/mention"
	"cited/internal/tree"
)

// clauses is the syntax of a sentence, by which the predicates of a noun are found.
type clauses struct{ tree.Tree }

// none is no word.
const none = tree.None

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
func (t *clauses) bondsOf(w int) bonds {
	b := bonds{}
	if w == none {
		return b
	}
	for steps := 0; w != none && steps < mostSteps; steps++ {
		b.modifiers(t, w, steps)
		up := t.Head(w)
		if up == none {
			break
		}
		if p := t.partOf(w, up); p != noPart {
			b.add(t, up, bond{part: p, steps: steps})
			break
		}
		if !t.Is(w, "nummod", "conj", "appos", "nmod", "compound", "flat", "dep", "list", "det", "amod", "parataxis", "fixed", "advmod") {
			break
		}
		if t.Is(w, "nmod") && t.Words[up].UPOS == "NOUN" {
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
func (b bonds) add(t *clauses, w int, is bond) {
	if is.steps > mostSteps || !b.put(w, is) {
		return
	}
	next := is
	next.steps++
	t.Children(w, func(c int) bool {
		switch {
		case t.Is(c, "xcomp"):
			next.part = t.subjectOf(c)
			b.add(t, c, next)
		case t.Is(c, "conj") && is.part != object && is.part != oblique && t.Child(c, "nsubj", "csubj") == none:
			next.part = t.subjectOf(c)
			b.add(t, c, next)
		case t.Is(c, "conj") && is.part == object && t.Child(c, "obj", "nsubj") == none:
			next.part = object
			b.add(t, c, next)
		}
		return true
	})
}

// subjectOf returns what the subject of a verb is to it.
func (t *clauses) subjectOf(w int) part {
	if t.Child(w, "aux:pass", "nsubj:pass") != none {
		return patient
	}
	if !t.Is(w, "acl:relcl") && t.Words[w].XPOS == "VBN" && t.Child(w, "aux") == none {
		return patient
	}
	return subject
}

// partOf returns what w is in the clause of its head.
func (t *clauses) partOf(w, head int) part {
	switch {
	case t.Is(w, "nsubj:pass"):
		return patient
	case t.Is(w, "nsubj"):
		return t.subjectOf(head)
	case t.Is(w, "obj", "iobj"):
		return object
	case t.Is(w, "obl"):
		return oblique
	}
	return noPart
}

// modifiers notes what qualifies a noun: relative clauses, participles,
// adjectives.
func (b bonds) modifiers(t *clauses, w, steps int) {
	t.Children(w, func(c int) bool {
		switch {
		case t.Is(c, "acl:relcl") && t.numbered(c):
			// "of whom 520 have died" is said of the 520
		case t.Is(c, "acl:relcl"):
			b.add(t, c, bond{part: t.relativePart(c), relative: true, steps: steps})
		case t.Is(c, "acl"):
			b.add(t, c, bond{part: t.subjectOf(c), relative: true, steps: steps})
		case t.Is(c, "amod"):
			b.put(c, bond{part: modifier, relative: true, steps: steps})
		}
		return true
	})
}

// numbered reports whether the subject of a verb is a number, or has one.
func (t *clauses) numbered(verb int) bool {
	s := t.Child(verb, "nsubj")
	return s != none && (t.Words[s].UPOS == "NUM" || t.Child(s, "nummod") != none)
}

// relativePart returns what the noun is to the verb of its relative clause.
func (t *clauses) relativePart(verb int) part {
	s := t.Child(verb, "nsubj")
	if s == none || t.Words[s].Feat("PronType") == "Rel" {
		return t.subjectOf(verb)
	}
	return object
}

// tense names the tense and voice of a verb or of what stands with a copula.
func (t *clauses) tense(w int) string {
	if w == none {
		return "none"
	}
	name, passive := formOf(t.Words[w].XPOS), ""
	t.Children(w, func(c int) bool {
		switch {
		case t.Is(c, "aux:pass"):
			passive = "-passive"
			name = tenseOf(t.Words[c].XPOS, name)
		case t.Is(c, "aux") && t.Words[c].Lemma == "have":
			name = "perfect"
			if t.Words[c].XPOS == "VBD" {
				name = "pluperfect"
			}
			return t.Child(w, "aux:pass") != none
		case t.Is(c, "aux") && t.Words[c].Lemma == "be":
			name = "progressive"
		case t.Is(c, "aux") && t.Words[c].XPOS == "MD":
			name = "modal"
		case t.Is(c, "cop"):
			name = "copula-" + tenseOf(t.Words[c].XPOS, "none")
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
func (t *clauses) aspect(w int) string {
	if w == none {
		return "none"
	}
	name := map[string]string{"VBD": "past", "VBZ": "now", "VBP": "now"}[t.Words[w].XPOS]
	t.Children(w, func(c int) bool {
		past := t.Words[c].XPOS == "VBD"
		switch {
		case t.Is(c, "aux") && t.Words[c].XPOS == "MD":
			name = "ahead"
		case t.Is(c, "aux") && t.Words[c].Lemma == "have":
			name = "perfect"
			if past {
				name = "pluperfect"
			}
		case name == "ahead" || name == "perfect" || name == "pluperfect":
		case t.Is(c, "aux:pass") && past:
			name = "past"
		case t.Is(c, "cop", "aux", "aux:pass") && t.Words[c].Lemma == "be":
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
func (t *clauses) perfect(w int) bool {
	found := false
	t.Children(w, func(c int) bool {
		found = t.Is(c, "aux") && t.Words[c].Lemma == "have"
		return !found
	})
	return found
}

// denied reports whether a verb, or the one that it hangs on, is negated: "never
// came back", "failed to return" is told by its verb alone.
func (sc *scene) denied(w int) bool {
	t := sc.t
	for ; w != none; w = t.Head(w) {
		no := false
		t.Children(w, func(c int) bool {
			no = t.Words[c].Feat("Polarity") == "Neg" || sc.s.Plays(t.Places[c].From, mention.RoleNever)
			return !no
		})
		if no {
			return true
		}
		if !t.Is(w, "xcomp", "conj") {
			return false
		}
	}
	return false
}
