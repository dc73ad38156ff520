package tree

import "strings"

// mend puts right what a parser that has seldom met numbers without a noun gets wrong by the
// rules of grammar alone: what stands behind "of" is no subject, "of 40 returnees 18 were
// tried", and a number that stands before a finite verb without a subject is its subject,
// "some 300 have left". Until the end the lists of children stay as they were parsed, so that a
// sentence of many numbers costs no more: see subject.
func (t *Tree) mend() {
	mended := false
	for v := range t.Words {
		if t.finite(v) && t.Child(v, "csubj", "expl") == None && t.mendClause(v) {
			mended = true
		}
	}
	if mended {
		t.hang()
	}
}

// mendClause mends the clause of a finite verb, and reports whether anything was wrong. A noun
// that only seems to stand behind a preposition, "on one occasion Polish papers wrote", stays
// the subject where no number takes its place; behind "of" and "among" it never is one. A verb
// that was parsed as a part, "twenty of these sit", may have what it is a part of as its subject.
func (t *Tree) mendClause(v int) bool {
	s := t.subject(v)
	if s != None && (s > v || !t.prepositional(s)) {
		return t.Is(v, "nmod") && t.Child(v, "case") != None && t.swapBelow(v)
	}
	n := t.numberBefore(v, s)
	if n != None {
		t.seat(n, v)
	}
	if s != None && (n != None || t.partitive(s)) {
		t.Words[s].Rel = "obl"
		return true
	}
	return n != None || s == None && t.swapBelow(v)
}

// subject returns the subject of a verb, as far as it still hangs there; None if it has none.
func (t *Tree) subject(v int) int {
	for c := t.hangs[v].first; c != None; c = t.hangs[c].next {
		if t.Is(int(c), "nsubj") && t.Head(int(c)) == v {
			return int(c)
		}
	}
	return None
}

// finite reports whether w is the head of a clause with a finite verb: "left", "have left",
// "are in prison".
func (t *Tree) finite(w int) bool {
	if x := &t.Words[w]; x.UPOS == "VERB" && (x.XPOS == "VBD" || x.XPOS == "VBP" || x.XPOS == "VBZ") {
		return true
	}
	aux := t.Child(w, "aux", "cop")
	return aux != None && t.Words[aux].XPOS != "VB" && t.Words[aux].XPOS != "VBG" && t.Words[aux].XPOS != "TO"
}

// isPreposition reports whether no subject stands behind a word. "About 300" and "over 300" are
// qualified numbers, and "after 300 left" is a clause, so that such words are none of them.
func isPreposition(lemma string) bool {
	switch lemma {
	case "of", "among", "amongst", "in", "from", "by", "with", "at", "on", "for", "to", "into",
		"during", "within", "without", "against", "behind":
		return true
	}
	return false
}

// governed reports whether a word stands behind a preposition, which does not qualify a number:
// not in "at least 40", "in all 40", "up to 40".
func (t *Tree) governed(w int) bool {
	k := t.Child(w, "case")
	if k == None || k > w || !isPreposition(t.Words[k].Lemma) {
		return false
	}
	if t.Words[k].Lemma == "to" && k > 0 && t.Words[k-1].UPOS != "PUNCT" && t.Words[k-1].UPOS != "CCONJ" {
		return false
	}
	switch t.Words[k+1].Lemma {
	case "all", "total", "least", "most", "best", "far":
		return false
	}
	return true
}

// prepositional reports whether a noun stands behind a preposition.
func (t *Tree) prepositional(w int) bool {
	if t.Words[w].UPOS == "NUM" || !t.governed(w) || t.Child(w, "nsubj", "cop") != None {
		return false
	}
	k := t.Child(w, "case")
	return t.Words[k+1].UPOS != "NUM" || t.Words[k].Lemma != "from" && t.Words[k].Lemma != "at" // "from 20 to 30 men left"
}

// partitive reports whether a noun is the whole of which something is a part.
func (t *Tree) partitive(w int) bool {
	k := t.Child(w, "case")
	if k == None {
		return false
	}
	l := t.Words[k].Lemma
	return l == "of" || l == "among" || l == "amongst"
}

// mostBetween is how many words may stand between a number and its verb.
const mostBetween = 40

// numberBefore returns the number before a verb that can only be its subject, None if there
// is none. It hangs on the verb, or on s, which was taken for the subject.
func (t *Tree) numberBefore(v, s int) int {
	for n := v - 1; n >= max(0, v-mostBetween); n-- {
		h := t.Head(n)
		if t.Words[n].UPOS != "NUM" || !t.counts(n) {
			continue
		}
		if h == v && t.Is(n, "obl", "advmod", "dep") && !t.governed(n) && !t.parted(n, v) || s != None && h == s && t.besideSubject(n, s) {
			return n
		}
		if h == v {
			return None
		}
	}
	return None
}

// besideSubject reports whether a number that hangs on what was taken for the subject is it
// itself: "of 40 returnees 18", "18 of the returnees". "In group 7" has one as its name.
func (t *Tree) besideSubject(n, s int) bool {
	if n < s {
		return n < t.Child(s, "case") && t.Is(n, "nummod", "dep", "advmod")
	}
	return (t.Is(n, "conj", "appos", "dep", "nummod", "nmod", "list") || t.Is(n, "flat") && t.partitive(s)) && !t.governed(n)
}

// parted reports whether a mark stands between a number and a verb. Behind "three of the men"
// it may be one of that phrase: "three of the men from Ham, Iowa, came".
func (t *Tree) parted(n, v int) bool {
	if t.Child(n, "nmod") != None {
		return false
	}
	for w := n; w < v; w++ {
		switch t.Words[w].Form {
		case ",", ";", ":", "(", ")", "–", "—":
			return true
		}
	}
	return false
}

// counts reports whether a number may count something: it is neither a time of day, nor a mark
// of a list, nor written like a year, and no mark follows right behind it.
func (t *Tree) counts(n int) bool {
	form := t.Words[n].Form
	if strings.ContainsAny(form, ":/-–") || n+1 < len(t.Words) && t.Words[n+1].UPOS == "PUNCT" {
		return false
	}
	return len(form) != 4 || form[0] != '1' && form[0] != '2' || strings.Trim(form, "0123456789") != "" || t.Child(n, "nmod", "advmod") != None
}

// swapBelow puts a finite verb that hangs on the number before it, which is its subject, in the
// place of that number: "thirty of those went". It reports whether there was one.
func (t *Tree) swapBelow(v int) bool {
	n := t.Head(v)
	if n == None || n > v || v-n > mostBetween || t.Words[n].UPOS != "NUM" || !t.counts(n) {
		return false
	}
	if !t.Is(v, "acl", "nmod", "appos", "conj") || t.Rel(v) == "acl:relcl" || !t.Is(n, "root", "conj", "parataxis", "ccomp") || t.Child(n, "cop", "nsubj", "aux") != None {
		return false
	}
	for k := n + 1; k < v; k++ {
		if w := &t.Words[k]; w.UPOS == "PUNCT" || w.UPOS == "CCONJ" || w.UPOS == "SCONJ" || strings.HasPrefix(w.XPOS, "W") {
			return false
		}
	}
	if t.Is(v, "nmod") && t.Child(v, "case") != None && t.wholeBefore(v) == None {
		return false
	}
	t.swap(n, v)
	return true
}

// wholeBefore returns the word behind the "of" of a verb that is said of a part: these, in
// "twenty of these sit in prison"; None if there is none.
func (t *Tree) wholeBefore(v int) int {
	if s := t.subject(v); s != None {
		return s
	}
	for x := t.Child(v, "case") + 1; x < v; x++ {
		if t.Head(x) == v && t.Is(x, "det", "obl", "nmod", "compound") {
			return x
		}
	}
	return None
}

// seat makes a number the subject of a verb.
func (t *Tree) seat(n, v int) {
	t.Words[n].Head, t.Words[n].Rel = v+1, "nsubj"
	if t.Child(v, "aux:pass") != None {
		t.Words[n].Rel = "nsubj:pass"
	}
}

// swap puts a verb in the place of the number that it hung on, which becomes its subject.
func (t *Tree) swap(n, v int) {
	if k := t.Child(v, "case"); k != None && t.Is(v, "nmod") {
		x := t.wholeBefore(v)
		t.Words[x].Head, t.Words[x].Rel, t.Words[k].Head = n+1, "nmod", x+1
	}
	t.Words[v].Head, t.Words[v].Rel = t.Words[n].Head, t.Words[n].Rel
	t.Children(n, func(c int) bool {
		if c != v && t.Head(c) == n && (t.Is(c, "cc", "mark", "punct") || c > v) {
			t.Words[c].Head = v + 1
		}
		return true
	})
	t.seat(n, v)
}
