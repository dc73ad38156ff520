package extract

import (
	"cited"
	"cited/internal/codebook"
	"cited/internal/mention"
	"cited/internal/text"
)

// linker decides what the numbers of a sentence count and which of the words
// around them give their fields. It is a function of the scene alone.
type linker interface {
	link(*scene) []*draft
}

// scene is one sentence with all that a linker may look at.
type scene struct {
	r       *Reader
	s       *mention.Sentence
	window  text.Window
	block   text.Block
	extent  text.Range // bytes of the sentence
	heads   []heading
	para    paragraph
	speaker []string
	date    cited.EDTF
	cells   *cellContext // in a table
	focus   string       // the country whose people the document is about so far; "" for none
	matter  int          // how much the sentence speaks of conflicts
	aim     string       // the country that it sends people to, where that is none of the codebook's

	sources []source
	places  []place
}

// draft is a figure in the making: values with the words and rules they come
// from.
type draft struct {
	q     *mention.Quantity // its own copy
	index int               // of the quantity in its sentence
	exact string            // the number's words, set once it is emitted

	doubtful bool // a figure only if the document is about a conflict

	noun       noun
	whole      *draft // the figure that this one is a part of
	measure    code
	cue        mention.Match // of the measure; zero if it was inherited
	origin     []code
	theatre    []code
	place      []code
	group      []code
	scope      cited.Scope
	segment    []code
	of         code
	time       code
	basis      code
	source     []code
	reported   code
	stance     code
	population code
}

// noun is what a number counts.
type noun struct {
	entry    *mention.Entry // of the list of people; nil if inherited or by its ending
	head     string         // lower case, singular
	class    string         // population
	from, to int            // tokens of the head; 0, 0 if it does not follow the number
	last     int            // token behind all that was read as the noun phrase
	part     bool           // "27 of those", "18 of whom"
	bare     bool           // no noun follows
	people   bool
	rule     string
	demonyms []mention.Match // of the noun phrase
}

func (s *Session) scene(w text.Window, b text.Block) *scene {
	t := s.s.Tokens
	sc := &scene{r: s.reader, s: &s.s, window: w, block: b, heads: s.heads, para: s.para, speaker: s.turn, date: s.date, focus: s.focus(), aim: s.aim(),
		extent: text.Range{Start: t[0].Start, End: t[len(t)-1].End}}
	return sc
}

// is reports whether a measure has one of these traits.
func (sc *scene) is(measure string, t codebook.Trait) bool { return sc.r.measure[measure]&t != 0 }

// are reports whether a class of population has one of these traits.
func (sc *scene) are(class string, t codebook.Trait) bool { return sc.r.people[class]&t != 0 }

// bytes returns the stretch of tokens from to to in bytes of the window, an
// empty one if it holds no token.
func (sc *scene) bytes(from, to int) text.Range {
	if from >= to {
		return text.Range{}
	}
	return text.Range{Start: sc.s.Tokens[from].Start, End: sc.s.Tokens[to-1].End}
}

func (sc *scene) codeOf(value, rule string, m mention.Match) code {
	return code{value: value, rule: rule, at: sc.bytes(m.From, m.To)}
}

func (sc *scene) word(i int) string {
	if i < 0 || i >= len(sc.s.Tokens) {
		return ""
	}
	t := sc.s.Tokens[i]
	return sc.s.Content[t.Start:t.End]
}

func (sc *scene) folded(i int) string { return sc.r.lang.Folded(sc.s, i) }
