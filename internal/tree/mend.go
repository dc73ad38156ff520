package tree

import (
	"slices"
	"strings"

	"cited/internal/syntax"
)

// mend puts right what a parser that has seldom met numbers without a noun gets wrong by the
// rules of grammar alone: what stands behind a preposition is no subject, "of 40 returnees 18
// were tried", and a number that stands before a finite verb without a subject is its subject,
// "some 300 have left".
func (t *Tree) mend() {
	mended := false
	for v := range t.Words {
		if t.finite(v) && t.mendClause(v) {
			mended = true
		}
	}
	if mended {
		t.hang() // once, so that a sentence of many numbers costs no more
	}
}

// mendClause mends the clause of a finite verb, and reports whether anything was wrong. A noun
// that only seems to stand behind a preposition, "on one occasion Polish papers wrote", stays
// the subject where no number takes its place; behind "of" and "among" it never is one.
func (t *Tree) mendClause(v int) bool {
	s := t.Child(v, "nsubj")
	if t.Child(v, "csubj", "expl") != None {
		return false
	}
	if s != None && (s > v || !t.prepositional(s)) {
		return t.Is(v, "nmod") && t.swapBelow(v)
	}
	n := t.numberBefore(v, s)
	if n != None {
		t.seat(n, v)
	}
	if s != None && (n != None || t.partitive(t.Child(s, "case"))) {
		t.Words[s].Rel = "obl"
		return true
	}
	return n != None || s == None && t.swapBelow(v)
}

// partitive reports whether a word leads to a whole.
func (t *Tree) partitive(k int) bool {
	l := t.Words[k].Lemma
	return l == "of" || l == "among" || l == "amongst"
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

// before are the words that make what stands behind them no subject. Those that qualify a
// number, "about 300", are none of them, nor those that begin a clause too, "after 300 left".
const before = " of among amongst in from by with at on for to into during within without against behind "

// prepositional reports whether a noun stands behind a preposition.
func (t *Tree) prepositional(w int) bool {
	k := t.Child(w, "case")
	if k == None || k > w || t.Words[w].UPOS == "NUM" || t.Child(w, "nsubj", "cop") != None {
		return false
	}
	if !strings.Contains(before, " "+t.Words[k].Lemma+" ") || t.Words[k].Lemma == "to" && k > 0 && !t.opens(k-1) {
		return false // "up to 150 homes"
	}
	next := &t.Words[k+1]
	switch next.Lemma {
	case "all", "total", "least", "most", "best", "far":
		return false // "in all 40 recruits", "at most 40"
	}
	return next.UPOS != "NUM" || t.Words[k].Lemma != "from" && t.Words[k].Lemma != "at" // "from 20 to 30 men left"
}

// opens reports whether nothing of the same clause stands before a word: it is a mark or joins clauses.
func (t *Tree) opens(w int) bool { return t.Words[w].UPOS == "PUNCT" || t.Words[w].UPOS == "CCONJ" }

// mostBefore is how many words may stand between a number and its verb.
const mostBefore = 40

// numberBefore returns the number before a verb that can only be its subject, None if there
// is none. It hangs on the verb, or on s, which was taken for the subject.
func (t *Tree) numberBefore(v, s int) int {
	for n := v - 1; n >= max(0, v-mostBefore); n-- {
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
// itself: "of 40 returnees 18", "18 of the returnees".
func (t *Tree) besideSubject(n, s int) bool {
	if n < s {
		return n < t.Child(s, "case") && t.Is(n, "nummod", "dep", "advmod")
	}
	return t.Is(n, "conj", "appos", "dep", "nummod", "nmod", "list") && !t.governed(n)
}

// parted reports whether a mark stands between a number, which has no part behind it, and a verb.
func (t *Tree) parted(n, v int) bool {
	if t.Child(n, "nmod") != None {
		return false
	}
	return slices.ContainsFunc(t.Words[n:v], func(w syntax.Word) bool { return w.UPOS == "PUNCT" && strings.Contains(",;:()–—", w.Form) })
}

// governed reports whether a number stands behind a preposition that does not qualify it.
func (t *Tree) governed(n int) bool {
	k := t.Child(n, "case")
	return k != None && k < n && strings.Contains(before, " "+t.Words[k].Lemma+" ") && !slices.Contains([]string{"least", "most", "best"}, t.Words[k+1].Lemma)
}

// counts reports whether a number may count something, by its form: it is neither a time of
// day, nor a mark of a list, nor written like a year.
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
	if n == None || n > v || t.Words[n].UPOS != "NUM" || !t.counts(n) || !t.Is(v, "acl", "nmod", "appos", "conj") || t.Rel(v) == "acl:relcl" {
		return false
	}
	if !t.Is(n, "root", "conj", "parataxis", "ccomp") || t.Child(n, "cop", "nsubj", "aux") != None {
		return false
	}
	for k := n + 1; k < v; k++ {
		if w := &t.Words[k]; w.UPOS == "PUNCT" || w.UPOS == "CCONJ" || w.UPOS == "SCONJ" || strings.HasPrefix(w.XPOS, "W") {
			return false
		}
	}
	if t.Is(v, "nmod") && t.Child(v, "case") != None && t.partOfNumber(v) == None {
		return false
	}
	t.swap(n, v)
	return true
}

// partOfNumber returns the word behind the "of" of a verb that is said of a part: those, in
// "twenty of those sit in prison"; None if there is none.
func (t *Tree) partOfNumber(v int) int {
	k := t.Child(v, "case")
	for x := v - 1; x > k; x-- {
		if t.Head(x) == v && t.Is(x, "nsubj", "det", "obl", "nmod", "compound") {
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
		x := t.partOfNumber(v)
		t.Words[x].Head, t.Words[x].Rel, t.Words[k].Head = n+1, "nmod", x+1
	}
	t.Words[v].Head, t.Words[v].Rel = t.Words[n].Head, t.Words[n].Rel
	t.Children(n, func(c int) bool {
		if c != v && (t.Is(c, "cc", "mark", "punct") || c > v) {
			t.Words[c].Head = v + 1
		}
		return true
	})
	t.seat(n, v)
}
