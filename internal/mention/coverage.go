package mention

import (
	"slices"
	"strings"
	"unicode/utf8"

	"cited/internal/text"
)

// Coverage counts what the lists of a language match in documents, and which words
// near numbers stand in no list. It takes the windows of one document after the
// other, and its memory does not grow with them.
type Coverage struct {
	lang     *Language
	matched  map[*Entry]*tally
	roles    []*Entry // by the number of the role
	words    map[string]*word
	document int // the number of the document, from 1

	tokens  []text.Token
	ends    []text.Sentence
	s, late Sentence // the same tokens, by the lists that all reading needs and by the others
	covered []bool   // by token: an entry matches it
	near    []int8   // by token: whether it is near a number
}

// tally counts how often something was met, and in how many documents.
type tally struct {
	matches, documents int
	last               int // the number of the document that it was last met in
}

func (t *tally) meet(document int) {
	t.matches++
	if t.last != document {
		t.last = document
		t.documents++
	}
}

// word is a word that stands near numbers and in no list.
type word struct {
	tally
	behind  int // times that it stood right behind the number
	example string
}

const (
	mostWords   = 50_000 // that are kept; the rarest go first
	reach       = 4      // words from a number that are near it
	mostLetters = 40     // bytes of a word
	mostExample = 80     // bytes
)

// NewCoverage starts counting.
func (l *Language) NewCoverage() *Coverage {
	c := &Coverage{lang: l, matched: map[*Entry]*tally{}, words: map[string]*word{}, roles: make([]*Entry, len(roleNames()))}
	for _, e := range l.Entries {
		c.matched[e] = &tally{}
		if e.List == Roles {
			c.roles[slices.Index(roleNames(), e.Name)] = e
		}
	}
	return c
}

// Begin starts the next document.
func (c *Coverage) Begin() { c.document++ }

// Window counts what stands in a window of the document.
func (c *Coverage) Window(w text.Window) {
	for _, b := range w.Blocks {
		if e := c.lang.page.find(w.Content[b.Start:b.End]); e != nil {
			c.matched[e].meet(c.document)
		}
	}
	c.lang.MarkFurniture(w.Content, w.Blocks)
	for _, b := range w.Blocks {
		if b.Kind == text.Boilerplate {
			continue
		}
		c.tokens = text.AppendTokens(c.tokens[:0], w.Content, b.Start, b.End)
		c.ends = c.lang.Spelling.AppendSentences(c.ends[:0], w.Content, c.tokens)
		for _, e := range c.ends {
			for part := range slices.Chunk(c.tokens[e.From:e.To], mostTokens) {
				c.sentence(w.Content, part)
			}
		}
	}
}

const mostTokens = 400 // of a sentence that is analysed at once

func (c *Coverage) sentence(content string, tokens []text.Token) {
	c.lang.Analyze(&c.s, content, tokens)
	c.covered = resize(c.covered, len(tokens))
	c.cover(c.s.Matches)
	for _, late := range []*Language{c.lang.late, c.lang.said} {
		c.late.look(late, &c.s)
		c.cover(c.late.Matches)
	}
	for i := range tokens {
		c.plays(i)
	}
	c.near = resize(c.near, len(tokens))
	for i := range c.s.Quantities {
		c.around(&c.s.Quantities[i])
	}
}

// cover counts matches and notes which tokens they cover.
func (c *Coverage) cover(matches []Match) {
	for _, m := range matches {
		c.matched[m.Entry].meet(c.document)
		for i := m.From; i < m.To; i++ {
			c.covered[i] = true
		}
	}
}

// plays counts the roles of a token.
func (c *Coverage) plays(i int) {
	if i := int(c.s.IDs[i]); i >= len(c.lang.roles) || c.lang.roles[i] == 0 {
		return
	}
	for n, e := range c.roles {
		if e != nil && c.s.Plays(i, 1<<n) {
			c.matched[e].meet(c.document)
		}
	}
	c.covered[i] = true
}

// around counts the words on both sides of a number, up to the next number or
// mark.
func (c *Coverage) around(q *Quantity) {
	if q.Label != nil {
		return
	}
	for step, i := range [2]int{q.To, q.From - 1} {
		for n := 0; n < reach && i >= 0 && i < len(c.s.Tokens); n++ {
			if c.s.Tokens[i].Class != text.Letters && !IsHyphen(c.s.at(i)) {
				break
			}
			c.candidate(q, i, step == 0 && i == q.To)
			i += 1 - 2*step
		}
	}
}

// candidate counts a word near a number, if nothing in the lists covers it. Names
// are left out: whom a text names is nobody's word list.
func (c *Coverage) candidate(q *Quantity, i int, behind bool) {
	k := c.s.Tokens[i]
	if k.Class != text.Letters || c.near[i] != 0 || c.covered[i] || k.Shape != text.Lower || k.End-k.Start < 3 || k.End-k.Start > mostLetters || c.isForm(i) {
		return
	}
	c.near[i] = 1
	if _, ok := c.lang.Ending(c.lang.Folded(&c.s, i)); ok {
		return
	}
	written := c.s.Content[k.Start:k.End]
	w := c.words[written]
	if w == nil {
		if len(c.words) >= mostWords {
			c.prune()
		}
		w = &word{example: c.example(q, i)}
		c.words[strings.Clone(written)] = w
	}
	w.meet(c.document)
	if behind {
		w.behind++
	}
}

// isForm reports whether a token is a form of a list by itself, though here it
// matched nothing: a longer phrase took it out.
func (c *Coverage) isForm(i int) bool {
	id := c.s.IDs[i]
	return id != 0 && len(c.lang.trie.ends[c.lang.trie.begin(id)]) > 0
}

// example returns the words from the number to the word.
func (c *Coverage) example(q *Quantity, i int) string {
	s := c.s.Word(min(q.From, i), max(q.To, i+1))
	if len(s) > mostExample {
		s = s[:mostExample]
		for !utf8.ValidString(s) {
			s = s[:len(s)-1]
		}
	}
	return strings.Join(strings.Fields(s), " ")
}

// prune drops the rarest words until half of the room is free.
func (c *Coverage) prune() {
	for least := 1; len(c.words) > mostWords/2; least++ {
		for written, w := range c.words {
			if w.matches <= least {
				delete(c.words, written)
			}
		}
	}
}

// EntryCount is how often an entry matched.
type EntryCount struct {
	Entry     *Entry
	File      string // of the entry, in the rules
	Line      int
	Matches   int
	Documents int
}

// Entries returns the counts of all entries, in the order of the lists. Entries of
// the list spelling match nothing, they part words, and are left out; so are those of sheets,
// which no text is searched for.
func (c *Coverage) Entries() []EntryCount {
	var out []EntryCount
	for _, e := range c.lang.Entries {
		if t := c.matched[e]; e.List != Spelling && e.List != Sheets {
			out = append(out, EntryCount{e, e.file, e.line, t.matches, t.documents})
		}
	}
	return out
}

// WordCount is how often a word of no list stood near a number.
type WordCount struct {
	Word      string
	Matches   int
	Behind    int // of them, right behind the number
	Documents int
	Example   string // the number and the word, where it first stood
}

// Words returns the words that stood near numbers at least so often and are in no
// list, the most frequent first. Counts of rare words are low where there are
// very many.
func (c *Coverage) Words(least int) []WordCount {
	var out []WordCount
	for written, w := range c.words {
		if w.matches >= least {
			out = append(out, WordCount{written, w.matches, w.behind, w.documents, w.example})
		}
	}
	slices.SortFunc(out, func(a, b WordCount) int {
		if a.Matches != b.Matches {
			return b.Matches - a.Matches
		}
		return strings.Compare(a.Word, b.Word)
	})
	return out
}

// Documents returns how many documents were counted.
func (c *Coverage) Documents() int { return c.document }
