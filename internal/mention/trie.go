package mention

import (
	"slices"

	"cited/internal/hashed"
	"cited/internal/text"
)

// A form is found by walking a trie over word ids: each folded word that a form
// uses has an id, every other word is 0 and ends the walk.

type node = int32

// edge is the key of the step from a node with a word.
func edge(from node, word int32) hashed.Key { return hashed.Of(uint64(from)<<32 | uint64(word)) }

// vocabulary numbers the folded words of the forms of all lists of a language.
type vocabulary struct {
	ids   *hashed.Table[int32]
	names []string // by id
}

func newVocabulary() *vocabulary {
	return &vocabulary{ids: hashed.New[int32](1 << 14), names: make([]string, 1)}
}

// number returns the id of a folded word, a new one if it has none.
func (v *vocabulary) number(folded string) int32 {
	id := v.id(folded)
	if id == 0 {
		id = int32(len(v.names))
		v.ids.Put(v.ids.Name(folded), id)
		v.names = append(v.names, folded)
	}
	return id
}

// id returns the id of a folded word, 0 for a word of no list.
func (v *vocabulary) id(folded string) int32 {
	id, _ := v.ids.Get(v.ids.Name(folded))
	return id
}

// trie holds the forms of some lists of a language.
type trie struct {
	words  *vocabulary
	edges  *hashed.Table[node]
	ends   [][]form // by node: the forms that end there
	goesOn []bool   // by node: whether a longer form goes on from it
	root   []node   // by word id: the node of forms that begin with it, 0 for none; it may end early
}

// form is one way to write an entry.
type form struct {
	entry *Entry
	slot  string  // the key it was listed under: forms, people, adjective, not, ...
	shape []shape // what each word must be written like; nil if all may be written in any way
}

type shape uint8

const (
	anyShape shape = iota
	capital        // a capital first
	capitals       // all capitals
)

func newTrie(words *vocabulary) *trie {
	return &trie{words: words, edges: hashed.New[node](1 << 12), ends: make([][]form, 1), goesOn: make([]bool, 1)}
}

// begin returns the node of forms that begin with a word, 0 for none.
func (t *trie) begin(id int32) node {
	if int(id) >= len(t.root) {
		return 0
	}
	return t.root[id]
}

// add lists a form. Its hyphens count as blanks.
func (t *trie) add(written string, f form) {
	tokens := text.AppendTokens(nil, written, 0, len(written))
	at := node(0)
	for _, k := range tokens {
		w := written[k.Start:k.End]
		if IsHyphen(w) {
			continue
		}
		f.shape = append(f.shape, shapeOf(k))
		at = t.step(at, t.words.number(text.Fold(w)))
	}
	if !slices.ContainsFunc(f.shape, func(s shape) bool { return s != anyShape }) {
		f.shape = nil
	}
	if at != 0 {
		t.ends[at] = append(t.ends[at], f)
	}
}

// step returns the node behind a word, making it if it is new.
func (t *trie) step(at node, id int32) node {
	next := t.begin(id)
	if at != 0 {
		next, _ = t.edges.Get(edge(at, id))
	}
	if next != 0 {
		return next
	}
	next = node(len(t.ends))
	t.ends = append(t.ends, nil)
	t.goesOn = append(t.goesOn, false)
	if at == 0 {
		t.root = append(t.root, make([]node, max(0, int(id)+1-len(t.root)))...)
		t.root[id] = next
	} else {
		t.edges.Put(edge(at, id), next)
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

// IsHyphen reports whether a token is a hyphen, by whichever sign it is written.
func IsHyphen(w string) bool { return w == "-" || w == "‐" || w == "‑" || w == "–" }

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
