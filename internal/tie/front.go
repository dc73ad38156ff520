package tie

import (
	"cited/internal/mention"
	"cited/internal/tree"
)

// highest is how many words above its own a tie is looked for its subject.
const highest = 8

// front returns the groups of which the words are said: their subject, or the noun that
// they describe. Is asks for those that are called so: "A is a branch of B", not "A
// raided a branch of B".
func (sc *scene) front(m mention.Match, is bool, taken Party) Party {
	if sc.t == nil {
		return sc.close(m)
	}
	came := tree.None
	for x, n := sc.t.Top(m.From, m.To), 0; x != tree.None && n < highest; n++ {
		p, found := sc.argument(x, came, m)
		if !p.empty() && !overlap(p, taken) {
			return p
		}
		if found && p.empty() {
			return Party{} // somebody else
		}
		is = is && came == tree.None && sc.t.Child(x, "cop") == tree.None
		came = x
		if sc.t.Is(x, "appos", "acl") {
			if p := sc.described(x, m); !p.empty() {
				return p
			}
			is, came = true, tree.None // "a band linked to B": who is called that
		} else if !sc.rises(x, is) {
			return Party{}
		}
		x = sc.t.Head(x)
	}
	return Party{}
}

// rises reports whether what is said of the head of x is said of x. Is asks for a word by
// which somebody is called.
func (sc *scene) rises(x int, is bool) bool {
	t := sc.t
	switch {
	case t.Is(x, "ccomp", "csubj", "parataxis", "root"):
		return false
	case is:
		return sc.calledSo(x)
	case t.Is(x, "nmod", "compound"):
		k := t.Child(x, "case")
		return k != tree.None && t.Words[k].Lemma == "of"
	}
	return true
}

// calledSo reports whether a word of becoming stands before the phrase of x, or x goes on
// with what is said: "became a branch", "called it a branch", "is an ally and a branch".
func (sc *scene) calledSo(x int) bool {
	if sc.t.Is(x, "conj", "xcomp") {
		return true
	}
	from, _ := sc.t.Extent(x) // a hyphen in it would end a phrase
	for _, i := range []int{from - 1, from} {
		if m, ok := sc.y.Covering(mention.Ties, i); ok && m.Entry.Meaning() == "become" {
			return true
		}
	}
	return false
}

// argument returns the groups of the nearest object or subject of x before the words,
// and whether there is one. The object of the verb itself stands behind it.
func (sc *scene) argument(x, came int, m mention.Match) (p Party, found bool) {
	var last = tree.None
	sc.t.Children(x, func(c int) bool {
		core := sc.t.Is(c, "nsubj") || came != tree.None && sc.t.Is(c, "obj", "iobj")
		if core && c != came && sc.t.Places[c].From < m.From {
			last = c
		}
		return true
	})
	if last == tree.None {
		return Party{}, false
	}
	p = sc.named(last, x, m)
	return p, !p.empty() || !sc.relative(last)
}

// relative reports whether a word is a relative pronoun.
func (sc *scene) relative(w int) bool {
	return sc.t.Words[w].UPOS == "PRON" && sc.function(sc.t.Places[w].From) == "relative"
}

// named returns the groups that a subject or object stands for. A relative pronoun
// stands for the noun that its clause, that of verb, describes.
func (sc *scene) named(w, verb int, m mention.Match) Party {
	if sc.relative(w) {
		for verb != tree.None && !sc.t.Is(verb, "acl", "appos") {
			verb = sc.t.Head(verb)
		}
		if verb == tree.None {
			return Party{}
		}
		return sc.described(verb, m)
	}
	return sc.noun(w, m)
}

// described returns the groups of the noun that x describes.
func (sc *scene) described(x int, m mention.Match) Party {
	h := sc.t.Head(x)
	if h == tree.None || sc.t.Places[h].From >= m.From {
		return Party{}
	}
	return sc.noun(h, m)
}

// noun returns the groups of the phrase of a noun, or of what is added to it: "X, the
// leader of A".
func (sc *scene) noun(w int, m mention.Match) Party {
	from, _ := sc.t.Phrase(w)
	if p := sc.phrase(from, m.From); !p.empty() {
		return p
	}
	if a := sc.t.Child(w, "appos"); a != tree.None && sc.t.Places[a].From < m.From {
		from, _ = sc.t.Phrase(a)
		return sc.phrase(from, m.From)
	}
	return Party{}
}

// close returns the groups right before the words, with nothing but auxiliaries, words
// that deny and one comma between: what can be read without syntax.
func (sc *scene) close(m mention.Match) Party {
	commas := 0
	for i := m.From - 1; i >= max(0, m.From-gap); i-- {
		if p := sc.ending(i + 1); !p.empty() {
			return sc.chain(i + 1)
		}
		if what, ok := sc.y.Covering(mention.Ties, i); ok {
			switch what.Entry.Meaning() {
			case "self":
				return Party{Self: true}
			case "denied", "become":
				i = what.From
				continue
			}
			return Party{}
		}
		if sc.s.Is(i, ",") {
			commas++
		}
		f := sc.function(i)
		if commas > 1 || sc.mark(i) && !sc.s.Is(i, ",") || f != "" && f != "auxiliary" && f != "determiner" {
			return Party{}
		}
	}
	return Party{}
}

// chain returns the groups joined to each other of which the last ends before token to.
func (sc *scene) chain(to int) Party {
	for _, g := range sc.groups {
		if g.To > to {
			break
		}
		p := sc.joined(g, to)
		if n := len(p.Groups); n > 0 && p.Groups[n-1] == sc.ending(to).Groups[0] {
			return p
		}
	}
	return Party{}
}
