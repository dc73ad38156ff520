// Package tree walks over the syntax of one sentence: which word hangs on which, and
// which tokens of the text they are made of.
package tree

import (
	"slices"
	"strings"

	"cited/internal/syntax"
	"cited/internal/text"
)

// Tree is the syntax of a sentence, and which tokens its words are made of. Words
// are numbered from 0; the head of the root is None.
type Tree struct {
	Words  []syntax.Word
	Places []text.Word
	of     []int // by token: the first of its words
	hangs  []hang
	spell  []byte // a path in the making
}

// hang is where a word hangs: what walks over the tree would otherwise have to look
// for again and again.
type hang struct {
	depth       int32 // heads above it
	first, next int32 // its first child, the next child of its head; None
}

// None is no word.
const None = -1

// Plant analyses the tokens of a sentence.
func (t *Tree) Plant(p *syntax.Parser, spelling *text.Spelling, content string, tokens []text.Token, room *[]syntax.Token) {
	t.Places = spelling.AppendWords(t.Places[:0], content, tokens)
	in := (*room)[:0]
	t.of = t.of[:0]
	for i, w := range t.Places {
		glued := i+1 < len(t.Places) && t.Places[i+1].Start == w.End
		in = append(in, syntax.Token{Form: text.Plain(content[w.Start:w.End]), Glued: glued})
		for len(t.of) < w.To {
			t.of = append(t.of, i)
		}
	}
	*room = in
	t.Words = p.Parse(t.Words[:0], in)
	t.hang()
	t.mend()
}

// hang notes how deep every word hangs, and the children of each from left to right.
func (t *Tree) hang() {
	t.hangs = slices.Grow(t.hangs[:0], len(t.Words))[:len(t.Words)]
	for w := range t.hangs {
		t.hangs[w] = hang{depth: None, first: None, next: None}
	}
	for w := len(t.Words) - 1; w >= 0; w-- {
		if h := t.Head(w); h != None {
			t.hangs[w].next, t.hangs[h].first = t.hangs[h].first, int32(w)
		}
	}
	for w := range t.Words {
		t.sink(w)
	}
}

// sink notes how deep a word hangs, and those above it that have not been noted.
func (t *Tree) sink(w int) {
	known, above := w, int32(0)
	for known != None && t.hangs[known].depth == None {
		known = t.Head(known)
		above++
	}
	if known != None {
		above += t.hangs[known].depth + 1
	}
	for ; w != known; w = t.Head(w) {
		above--
		t.hangs[w].depth = above
	}
}

// Depth returns how many heads are above a word; None for no word.
func (t *Tree) Depth(w int) int {
	if w == None {
		return None
	}
	return int(t.hangs[w].depth)
}

// Meet returns the word that two words both hang on, or are; None if there is none.
func (t *Tree) Meet(a, b int) int {
	for a != b {
		if t.Depth(a) >= t.Depth(b) {
			a = t.Head(a)
		} else {
			b = t.Head(b)
		}
	}
	return a
}

// At returns the word that token i belongs to, None beyond the sentence.
func (t *Tree) At(i int) int {
	if i < 0 || i >= len(t.of) {
		return None
	}
	return t.of[i]
}

// Head returns the word that w hangs on, None for the root.
func (t *Tree) Head(w int) int { return t.Words[w].Head - 1 }

// Rel returns the relation of w to its head.
func (t *Tree) Rel(w int) string { return t.Words[w].Rel }

// Is reports whether the relation of w to its head is one of these, without or
// with its subtype.
func (t *Tree) Is(w int, rels ...string) bool {
	if w == None {
		return false
	}
	full := t.Words[w].Rel
	for _, r := range rels {
		if strings.HasPrefix(full, r) && (len(full) == len(r) || full[len(r)] == ':') {
			return true
		}
	}
	return false
}

// Top returns the word of tokens from to to that the others hang on.
func (t *Tree) Top(from, to int) int {
	first, last := t.At(from), t.At(to-1)
	if first == None || last == None {
		return None
	}
	for w := first; w <= last; w++ {
		if h := t.Head(w); h < first || h > last {
			return w
		}
	}
	return first
}

// Under reports whether w is anc or hangs on it, however deep.
func (t *Tree) Under(w, anc int) bool {
	if anc == None {
		return false
	}
	for t.Depth(w) > t.Depth(anc) {
		w = t.Head(w)
	}
	return w == anc
}

// Children calls visit for the words that hang on w, until it returns false.
func (t *Tree) Children(w int, visit func(int) bool) {
	for c := t.hangs[w].first; c != None; c = t.hangs[c].next {
		if !visit(int(c)) {
			return
		}
	}
}

// Child returns the first word that hangs on w by one of these relations.
func (t *Tree) Child(w int, rels ...string) int {
	for c := t.hangs[w].first; c != None; c = t.hangs[c].next {
		if t.Is(int(c), rels...) {
			return int(c)
		}
	}
	return None
}

// Phrase returns the tokens of the noun phrase that w heads: what stands before it
// and the names and "of" phrases behind it, without clauses.
func (t *Tree) Phrase(w int) (from, to int) {
	first, last := w, w
	for first > 0 && t.Under(first-1, w) && !t.Is(first-1, "punct", "cc", "acl", "advcl", "parataxis", "appos") {
		first--
	}
	for last+1 < len(t.Words) && t.Under(last+1, w) && !t.clausal(last+1, w) {
		last++
	}
	for last > w && t.Is(last, "punct", "case", "cc", "det") {
		last--
	}
	return t.Places[first].From, t.Places[last].To
}

// clausal reports whether a word stands in a clause, an apposition or behind a
// pause of the phrase that w heads.
func (t *Tree) clausal(x, w int) bool {
	for ; x != w && x != None; x = t.Head(x) {
		if t.Is(x, "acl", "advcl", "parataxis", "appos", "punct", "conj", "cc") {
			return true
		}
	}
	return false
}

// Distance returns the number of relations on the way between two words.
func (t *Tree) Distance(a, b int) int {
	if a == None || b == None {
		return len(t.Words)
	}
	return t.Depth(a) + t.Depth(b) - 2*t.Depth(t.Meet(a, b))
}

// longestPath is how many relations a path may have to be told.
const longestPath = 5

// Path writes the relations on the way from one word up and down to another:
// "nsubj<xcomp>" from a subject to the verb that hangs on its verb.
func (t *Tree) Path(from, to int) string {
	if from == None || to == None {
		return "none"
	}
	switch n := t.Distance(from, to); {
	case n > longestPath:
		return "far"
	case n == 0:
		return "self"
	}
	top := t.Meet(from, to)
	t.spell = t.spell[:0]
	for w := from; w != top; w = t.Head(w) {
		t.spell = append(append(t.spell, t.Rel(w)...), '<')
	}
	var down [longestPath]int
	n := 0
	for w := to; w != top; w = t.Head(w) {
		down[n] = w
		n++
	}
	for ; n > 0; n-- {
		t.spell = append(append(t.spell, t.Rel(down[n-1])...), '>')
	}
	return string(t.spell)
}

// Predicate returns the head of the clause that w stands in.
func (t *Tree) Predicate(w int) int {
	for w != None && !t.Heads(w) {
		w = t.Head(w)
	}
	return w
}

// Heads reports whether w is the head of a clause.
func (t *Tree) Heads(w int) bool {
	if t.Is(w, "root", "ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj") {
		return true
	}
	return t.Is(w, "conj") && t.Words[w].UPOS == "VERB"
}

// Extent returns the tokens from the first to the last of the words that hang on w,
// however deep, and w itself.
func (t *Tree) Extent(w int) (from, to int) {
	first, last := w, w
	for first > 0 && t.Under(first-1, w) {
		first--
	}
	for last+1 < len(t.Words) && t.Under(last+1, w) {
		last++
	}
	return t.Places[first].From, t.Places[last].To
}

// mostShared is how many verbs are gone up to look for the subject that they share.
const mostShared = 6

// Subject returns who does what verb w says, and the verb whose subject that is; None if
// nobody is named. A verb without a subject takes that of the verb that it goes on from,
// and one that describes a noun the noun. Own, which may be nil, is asked of each verb
// first, and answers where it knows better.
func (t *Tree) Subject(w int, own func(verb int) (who int, known bool)) (who, verb int) {
	for range mostShared {
		if own != nil {
			if who, known := own(w); known {
				return who, w
			}
		}
		if s := t.Child(w, "nsubj"); s != None {
			return s, w
		}
		h := t.Head(w)
		switch {
		case h == None:
			return None, w
		case t.Is(w, "acl") && t.Words[h].UPOS != "VERB":
			return h, w
		case t.Is(w, "conj", "xcomp", "advcl") || t.Is(w, "parataxis") && t.Words[h].UPOS == "VERB" && w > h:
			w = h
		default:
			return None, w
		}
	}
	return None, w
}

// Agent returns whom "by" names with the passive verb w, None if it names nobody.
func (t *Tree) Agent(w int) int {
	for c := t.hangs[w].first; c != None; c = t.hangs[c].next {
		k := t.Child(int(c), "case")
		if t.Is(int(c), "obl") && (t.Rel(int(c)) == "obl:agent" || k != None && t.Words[k].Lemma == "by") {
			return int(c)
		}
	}
	return None
}
