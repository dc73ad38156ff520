package extract

import (
	"slices"
	"strings"

	"cited/internal/syntax"
	"cited/internal/text"
)

// tree is the syntax of a sentence, and which tokens its words are made of. Words
// are numbered from 0; the head of the root is none.
type tree struct {
	words  []syntax.Word
	places []text.Word
	of     []int // by token: the first of its words
	hangs  []hang
	spell  []byte // a path in the making
}

// hang is where a word hangs: what walks over the tree would otherwise have to look
// for again and again.
type hang struct {
	depth       int32 // heads above it
	first, next int32 // its first child, the next child of its head; none
}

// none is no word.
const none = -1

// plant analyses the tokens of a sentence.
func (t *tree) plant(p *syntax.Parser, spelling *text.Spelling, content string, tokens []text.Token, room *[]syntax.Token) {
	t.places = spelling.AppendWords(t.places[:0], content, tokens)
	in := (*room)[:0]
	t.of = t.of[:0]
	for i, w := range t.places {
		glued := i+1 < len(t.places) && t.places[i+1].Start == w.End
		in = append(in, syntax.Token{Form: content[w.Start:w.End], Glued: glued})
		for len(t.of) < w.To {
			t.of = append(t.of, i)
		}
	}
	*room = in
	t.words = p.Parse(t.words[:0], in)
	t.hang()
}

// take makes a tree of words that were analysed elsewhere; it changes none of them.
func (t *tree) take(words []syntax.Word, places []text.Word) {
	t.words, t.places, t.of = words, places, t.of[:0]
	for i, w := range places {
		for len(t.of) < w.To {
			t.of = append(t.of, i)
		}
	}
	t.hang()
}

// hang notes how deep every word hangs, and the children of each from left to right.
func (t *tree) hang() {
	t.hangs = slices.Grow(t.hangs[:0], len(t.words))[:len(t.words)]
	for w := range t.hangs {
		t.hangs[w] = hang{depth: none, first: none, next: none}
	}
	for w := len(t.words) - 1; w >= 0; w-- {
		if h := t.head(w); h != none {
			t.hangs[w].next, t.hangs[h].first = t.hangs[h].first, int32(w)
		}
	}
	for w := range t.words {
		t.sink(w)
	}
}

// sink notes how deep a word hangs, and those above it that have not been noted.
func (t *tree) sink(w int) {
	known, above := w, int32(0)
	for known != none && t.hangs[known].depth == none {
		known = t.head(known)
		above++
	}
	if known != none {
		above += t.hangs[known].depth + 1
	}
	for ; w != known; w = t.head(w) {
		above--
		t.hangs[w].depth = above
	}
}

// depth returns how many heads are above a word; none for no word.
func (t *tree) depth(w int) int {
	if w == none {
		return none
	}
	return int(t.hangs[w].depth)
}

// meet returns the word that two words both hang on, or are; none if there is none.
func (t *tree) meet(a, b int) int {
	for a != b {
		if t.depth(a) >= t.depth(b) {
			a = t.head(a)
		} else {
			b = t.head(b)
		}
	}
	return a
}

// at returns the word that token i belongs to, none beyond the sentence.
func (t *tree) at(i int) int {
	if i < 0 || i >= len(t.of) {
		return none
	}
	return t.of[i]
}

func (t *tree) head(w int) int { return t.words[w].Head - 1 }

func (t *tree) rel(w int) string { return t.words[w].Rel }

// is reports whether the relation of w to its head is one of these, without or
// with its subtype.
func (t *tree) is(w int, rels ...string) bool {
	if w == none {
		return false
	}
	full := t.words[w].Rel
	for _, r := range rels {
		if strings.HasPrefix(full, r) && (len(full) == len(r) || full[len(r)] == ':') {
			return true
		}
	}
	return false
}

// top returns the word of tokens from to to that the others hang on.
func (t *tree) top(from, to int) int {
	first, last := t.at(from), t.at(to-1)
	if first == none || last == none {
		return none
	}
	for w := first; w <= last; w++ {
		if h := t.head(w); h < first || h > last {
			return w
		}
	}
	return first
}

// under reports whether w is anc or hangs on it, however deep.
func (t *tree) under(w, anc int) bool {
	if anc == none {
		return false
	}
	for t.depth(w) > t.depth(anc) {
		w = t.head(w)
	}
	return w == anc
}

// children calls visit for the words that hang on w, until it returns false.
func (t *tree) children(w int, visit func(int) bool) {
	for c := t.hangs[w].first; c != none; c = t.hangs[c].next {
		if !visit(int(c)) {
			return
		}
	}
}

// child returns the first word that hangs on w by one of these relations.
func (t *tree) child(w int, rels ...string) int {
	for c := t.hangs[w].first; c != none; c = t.hangs[c].next {
		if t.is(int(c), rels...) {
			return int(c)
		}
	}
	return none
}

// phrase returns the tokens of the noun phrase that w heads: what stands before it
// and the names and "of" phrases behind it, without clauses.
func (t *tree) phrase(w int) (from, to int) {
	first, last := w, w
	for first > 0 && t.under(first-1, w) && !t.is(first-1, "punct", "cc", "acl", "advcl", "parataxis", "appos") {
		first--
	}
	for last+1 < len(t.words) && t.under(last+1, w) && !t.clausal(last+1, w) {
		last++
	}
	for last > w && t.is(last, "punct", "case", "cc", "det") {
		last--
	}
	return t.places[first].From, t.places[last].To
}

// clausal reports whether a word stands in a clause, an apposition or behind a
// pause of the phrase that w heads.
func (t *tree) clausal(x, w int) bool {
	for ; x != w && x != none; x = t.head(x) {
		if t.is(x, "acl", "advcl", "parataxis", "appos", "punct", "conj", "cc") {
			return true
		}
	}
	return false
}

// distance returns the number of relations on the way between two words.
func (t *tree) distance(a, b int) int {
	if a == none || b == none {
		return len(t.words)
	}
	return t.depth(a) + t.depth(b) - 2*t.depth(t.meet(a, b))
}

// longestPath is how many relations a path may have to be told.
const longestPath = 5

// path writes the relations on the way from one word up and down to another:
// "nsubj<xcomp>" from a subject to the verb that hangs on its verb.
func (t *tree) path(from, to int) string {
	if from == none || to == none {
		return "none"
	}
	switch n := t.distance(from, to); {
	case n > longestPath:
		return "far"
	case n == 0:
		return "self"
	}
	top := t.meet(from, to)
	t.spell = t.spell[:0]
	for w := from; w != top; w = t.head(w) {
		t.spell = append(append(t.spell, t.rel(w)...), '<')
	}
	var down [longestPath]int
	n := 0
	for w := to; w != top; w = t.head(w) {
		down[n] = w
		n++
	}
	for ; n > 0; n-- {
		t.spell = append(append(t.spell, t.rel(down[n-1])...), '>')
	}
	return string(t.spell)
}

// predicate returns the head of the clause that w stands in.
func (t *tree) predicate(w int) int {
	for w != none && !t.heads(w) {
		w = t.head(w)
	}
	return w
}

// heads reports whether w is the head of a clause.
func (t *tree) heads(w int) bool {
	if t.is(w, "root", "ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj") {
		return true
	}
	return t.is(w, "conj") && t.words[w].UPOS == "VERB"
}
