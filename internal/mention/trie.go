package mention

import (
	"cited/internal/text"
)

// A form is found by walking a trie over word ids: each folded word that a form
// uses has an id, every other word is 0 and ends the walk.

type node = int32

type edge struct {
	from node
	word int32
}

// trie holds the forms of all lists of a language.
type trie struct {
	words  map[string]int32
	names  []string // by word id
	edges  map[edge]node
	ends   [][]form // by node: the forms that end there
	goesOn []bool   // by node: whether a longer form goes on from it
	root   []node   // by word id: the node of forms that begin with it, 0 for none
}

// form is one way to write an entry.
type form struct {
	entry *Entry
	slot  string  // the key it was listed under: forms, people, adjective, not, ...
	shape []shape // what each word must be written like; nil for any
}

type shape uint8

const (
	anyShape shape = iota
	capital        // a capital first
	capitals       // all capitals
)

func newTrie() *trie {
	return &trie{words: map[string]int32{}, edges: map[edge]node{}, ends: make([][]form, 1), names: make([]string, 1), goesOn: make([]bool, 1), root: make([]node, 1)}
}

// add lists a form. Its hyphens count as blanks.
func (t *trie) add(written string, f form) {
	tokens := text.AppendTokens(nil, written, 0, len(written))
	at := node(0)
	for _, k := range tokens {
		w := written[k.Start:k.End]
		if isHyphen(w) {
			continue
		}
		f.shape = append(f.shape, shapeOf(k))
		id := t.word(text.Fold(w))
		at = t.step(at, id)
	}
	if at != 0 {
		t.ends[at] = append(t.ends[at], f)
	}
}

// step returns the node behind a word, making it if it is new.
func (t *trie) step(at node, id int32) node {
	next := t.root[id]
	if at != 0 {
		next = t.edges[edge{at, id}]
	}
	if next != 0 {
		return next
	}
	next = node(len(t.ends))
	t.ends = append(t.ends, nil)
	t.goesOn = append(t.goesOn, false)
	if at == 0 {
		t.root[id] = next
	} else {
		t.edges[edge{at, id}] = next
		t.goesOn[at] = true
	}
	return next
}

func shapeOf(k text.Token) shape {
	switch k.Shape {
	case text.Title:
		return capital
	case text.Caps:
		return capitals
	}
	return anyShape
}

func (t *trie) word(folded string) int32 {
	id, ok := t.words[folded]
	if !ok {
		id = int32(len(t.root))
		t.words[folded] = id
		t.root = append(t.root, 0)
		t.names = append(t.names, folded)
	}
	return id
}

func isHyphen(w string) bool { return w == "-" || w == "‐" || w == "‑" || w == "–" }

// fits reports whether the word is written as the form wants it. A word in
// capitals fits a form with a capital.
func (s shape) fits(k text.Token) bool {
	switch s {
	case capital:
		return k.Shape != text.Lower
	case capitals:
		return k.Shape == text.Caps
	}
	return true
}
