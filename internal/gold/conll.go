package gold

import (
	"slices"
	"strings"
	"unicode"

	"cited"
)

// TreeWord is a word of an analysed sentence, as the measures of the CoNLL 2018
// shared task see it.
type TreeWord struct {
	Form, Lemma, UPOS, XPOS string
	Head                    int    // the number of its head in the sentence, from 1; 0 is the root
	Rel                     string // with its subtype
	Entity                  string // "B-person", "I-person"; empty outside of names
}

// TreeReport is the outcome of a comparison of trees. All rates count words,
// punctuation among them, but for Sentences, CLAS, which counts content words, and
// Names.
type TreeReport struct {
	Sentences                 Rate // those of the same characters
	Words, UPOS, XPOS, Lemmas Rate
	UAS                       Rate
	LAS                       Rate // relations with their subtypes
	LASWithout                Rate // without, as the shared task has it
	CLAS                      Rate // content words, relations without subtypes
	Relations                 map[string]Rate
	Names                     Rate // exact span and type; names of type time are left out
}

// ScoreTrees compares the sentences of a program with gold. Both may split the
// same text into words and sentences as they like: words are the same if they
// are the same characters, white space apart. Texts that differ are an error.
func ScoreTrees(gold, pred [][]TreeWord) (TreeReport, error) {
	g, p := flatten(gold), flatten(pred)
	if !slices.Equal(g.text, p.text) {
		return TreeReport{}, cited.Errorf(cited.Invalid, "scoring trees: the texts differ at character %d: let the program read the text of the gold file", g.differs(p))
	}
	t := treeTally{gold: g, pred: p, pair: g.align(p), relations: map[string]*counts{}}
	t.countSentences()
	t.countWords()
	t.countNames()
	return t.report(), nil
}

// flat is the words of all sentences in a row.
type flat struct {
	text  []rune // without white space
	words []flatWord
}

// flatWord knows which characters it is, end exclusive, and its head's number in
// the row, -1 for the root.
type flatWord struct {
	TreeWord
	start, end int
	head       int
	first      bool // of its sentence
}

func flatten(sentences [][]TreeWord) flat {
	var f flat
	for _, s := range sentences {
		base := len(f.words)
		for i, w := range s {
			start := len(f.text)
			for _, r := range w.Form {
				if !unicode.IsSpace(r) {
					f.text = append(f.text, r)
				}
			}
			f.words = append(f.words, flatWord{TreeWord: w, start: start, end: len(f.text), head: base + w.Head - 1, first: i == 0})
			if w.Head == 0 {
				f.words[len(f.words)-1].head = -1
			}
		}
	}
	return f
}

// differs returns the first character in which two texts differ.
func (f flat) differs(other flat) int {
	for i := range f.text {
		if i >= len(other.text) || f.text[i] != other.text[i] {
			return i
		}
	}
	return len(f.text)
}

// align returns for every word of f the number of the word of p that is the
// same characters, -1 if there is none.
func (f flat) align(p flat) []int {
	pair := make([]int, len(f.words))
	j := 0
	for i, w := range f.words {
		pair[i] = -1
		for j < len(p.words) && p.words[j].start < w.start {
			j++
		}
		if j < len(p.words) && p.words[j].start == w.start && p.words[j].end == w.end {
			pair[i] = j
			j++
		}
	}
	return pair
}

type treeTally struct {
	gold, pred flat
	pair       []int
	sentences, words, upos, xpos, lemmas,
	uas, las, lasWithout, clas, names counts
	relations map[string]*counts
}

func (t *treeTally) countSentences() {
	gold, pred := t.gold.sentences(), t.pred.sentences()
	t.sentences.want, t.sentences.got = len(gold), len(pred)
	for s := range pred {
		if gold[s] {
			t.sentences.right++
		}
	}
}

// sentences lists where sentences start and end.
func (f flat) sentences() map[[2]int]bool {
	all := map[[2]int]bool{}
	start := 0
	for i, w := range f.words {
		if i+1 == len(f.words) || f.words[i+1].first {
			all[[2]int{start, w.end}] = true
			start = w.end
		}
	}
	return all
}

func (t *treeTally) countWords() {
	for _, c := range []*counts{&t.words, &t.upos, &t.xpos, &t.lemmas, &t.uas, &t.las, &t.lasWithout} {
		c.want, c.got = len(t.gold.words), len(t.pred.words)
	}
	for _, w := range t.gold.words {
		t.relation(w.Rel).want++
		if isContent(w.Rel) {
			t.clas.want++
		}
	}
	for _, w := range t.pred.words {
		t.relation(w.Rel).got++
		if isContent(w.Rel) {
			t.clas.got++
		}
	}
	for i, j := range t.pair {
		if j >= 0 {
			t.countPair(t.gold.words[i], t.pred.words[j])
		}
	}
}

func (t *treeTally) relation(name string) *counts {
	if t.relations[name] == nil {
		t.relations[name] = &counts{}
	}
	return t.relations[name]
}

func (t *treeTally) countPair(g, p flatWord) {
	add := func(c *counts, ok bool) {
		if ok {
			c.right++
		}
	}
	add(&t.words, true)
	add(&t.upos, g.UPOS == p.UPOS)
	add(&t.xpos, g.XPOS == p.XPOS)
	add(&t.lemmas, g.Lemma == p.Lemma || g.Lemma == "")
	same := g.head < 0 && p.head < 0 || g.head >= 0 && p.head >= 0 && t.pair[g.head] == p.head
	without := same && universal(g.Rel) == universal(p.Rel)
	add(&t.uas, same)
	add(&t.las, same && g.Rel == p.Rel)
	add(t.relation(g.Rel), same && g.Rel == p.Rel)
	add(&t.lasWithout, without)
	add(&t.clas, without && isContent(g.Rel))
}

// universal returns a relation without its subtype.
func universal(rel string) string {
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}

// isContent reports whether a relation is one of content words, as the shared
// task lists them.
func isContent(rel string) bool {
	switch universal(rel) {
	case "nsubj", "obj", "iobj", "csubj", "ccomp", "xcomp", "obl", "vocative", "expl", "dislocated", "advcl", "advmod",
		"discourse", "nmod", "appos", "nummod", "acl", "amod", "conj", "fixed", "flat", "compound", "list", "parataxis",
		"orphan", "goeswith", "reparandum", "root", "dep":
		return true
	}
	return false
}

// span is a name: its characters and its type.
type span struct {
	start, end int
	kind       string
}

func (t *treeTally) countNames() {
	gold, pred := t.gold.names(), t.pred.names()
	t.names.want, t.names.got = len(gold), len(pred)
	for s := range pred {
		if gold[s] {
			t.names.right++
		}
	}
}

// names lists the names that are scored. Types beside the four that count are
// other.
func (f flat) names() map[span]bool {
	all := map[span]bool{}
	var now span
	end := func() {
		if now.kind != "" && now.kind != "time" {
			all[now] = true
		}
		now = span{}
	}
	for _, w := range f.words {
		mark, kind, _ := strings.Cut(w.Entity, "-")
		kind = nameKind(kind)
		if mark == "I" && kind == now.kind && kind != "" && !w.first {
			now.end = w.end
			continue
		}
		end()
		if kind != "" {
			now = span{w.start, w.end, kind}
		}
	}
	end()
	return all
}

func nameKind(kind string) string {
	switch kind {
	case "", "person", "organization", "place", "event", "time":
		return kind
	}
	return "other"
}

func (t *treeTally) report() TreeReport {
	r := TreeReport{Sentences: t.sentences.rate(), Words: t.words.rate(), UPOS: t.upos.rate(), XPOS: t.xpos.rate(), Lemmas: t.lemmas.rate(), UAS: t.uas.rate(),
		LAS: t.las.rate(), LASWithout: t.lasWithout.rate(), CLAS: t.clas.rate(), Names: t.names.rate(), Relations: map[string]Rate{}}
	for name, c := range t.relations {
		r.Relations[name] = c.rate()
	}
	return r
}
