package anchor

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"cited"
)

// Search finds all places of some words in a text, window by window, in one go however
// many words there are (Aho and Corasick 1975).
type Search struct {
	Strip
	nodes  []node
	begins []int // where the last characters began, by their number in turn
	read   int   // characters so far
	at     int   // the node
	space  bool  // the last character was white space
	found  []*cited.Anchor
}

// node is a beginning of words that are looked for.
type node struct {
	next    map[rune]int
	depth   int
	whole   bool // it is words that are looked for
	fall    int  // the longest end of it that is a beginning as well
	shorter int  // the longest end of it that is words that are looked for; 0 if none is
}

// MostWords is how many code points words may have to be looked for in a text.
const MostWords = Margin

// NewSearch looks for words, but not for longer ones. White space in them stands for any
// white space.
func NewSearch(words []string) *Search {
	s := &Search{nodes: []node{{next: map[rune]int{}}}}
	deepest := 1
	for _, w := range words {
		at := 0
		if w = Words(w); utf8.RuneCountInString(w) > MostWords {
			continue
		}
		for _, r := range w {
			to, ok := s.nodes[at].next[r]
			if !ok {
				to = len(s.nodes)
				s.nodes = append(s.nodes, node{next: map[rune]int{}, depth: s.nodes[at].depth + 1})
				s.nodes[at].next[r] = to
			}
			at = to
		}
		s.nodes[at].whole = at != 0
		deepest = max(deepest, s.nodes[at].depth)
	}
	s.begins = make([]int, deepest)
	s.link()
	return s
}

// link finds where each node falls back to, the shorter ones first.
func (s *Search) link() {
	for queue := []int{0}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		for r, to := range s.nodes[at].next {
			queue = append(queue, to)
			if at == 0 {
				continue
			}
			n := &s.nodes[to]
			n.fall = s.step(s.nodes[at].fall, r)
			n.shorter = n.fall
			if !s.nodes[n.fall].whole {
				n.shorter = s.nodes[n.fall].shorter
			}
		}
	}
}

func (s *Search) step(at int, r rune) int {
	for {
		if to, ok := s.nodes[at].next[r]; ok {
			return to
		}
		if at == 0 {
			return 0
		}
		at = s.nodes[at].fall
	}
}

// Window looks through the next window of the text.
func (s *Search) Window(content string) {
	s.Strip.Window(content)
	for i, r := range s.runes {
		space := unicode.IsSpace(r)
		if space && s.space {
			continue
		}
		if s.space = space; space {
			r = ' '
		}
		s.begins[s.read%len(s.begins)] = s.start + i
		s.read++
		s.at = s.step(s.at, r)
		for at := s.at; at != 0; at = s.nodes[at].shorter {
			if s.nodes[at].whole {
				s.note(s.begins[(s.read-s.nodes[at].depth)%len(s.begins)], i)
			}
		}
	}
}

// note notes a place that ends with a character of the window.
func (s *Search) note(start, last int) {
	a := &cited.Anchor{Span: cited.Span{Start: start, End: s.start + last + 1}}
	switch from := start - s.start; {
	case from >= 0:
		a.Exact = string(s.runes[from : last+1])
	case len(s.tail)+from >= 0:
		a.Exact = string(s.tail[len(s.tail)+from:]) + string(s.runes[:last+1])
	default:
		return // it began before what is remembered: no words are that long
	}
	s.Note(a)
	s.found = append(s.found, a)
}

// Index returns all places that were found.
func (s *Search) Index() *Index {
	places := make([]cited.Anchor, len(s.found))
	for i, a := range s.found {
		places[i] = *a
	}
	slices.SortStableFunc(places, func(a, b cited.Anchor) int { return a.Start - b.Start })
	return NewIndex(places)
}
