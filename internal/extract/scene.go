package extract

import (
	"cited"
	"cited/internal/mention"
	"cited/internal/statement"
	"cited/internal/text"
)

// scene is one sentence with all that linking may look at.
type scene struct {
	r       *Reader
	b       *book  // the codebook that is linked in; all together until a figure has one
	subject string // the codebook of most figures so far
	s       *mention.Sentence
	t       *clauses // nil where the sentence has no number
	window  text.Window
	block   text.Block
	extent  text.Range // bytes of the sentence
	lines   int        // the room that the lines of the block have: see text.Room
	heads   []heading
	para    paragraph
	speaker speaker
	below   code            // whom the line below credits with the block
	notes   map[string]code // whom the notes of the window name, by their marks
	date    cited.EDTF
	tabled  bool                // in a cell of a table
	focus   string              // the country whose people the document is about so far; "" for none
	matter  int                 // how much the sentence speaks of conflicts
	dull    int                 // how much of sport, trade and the like: see everyday
	spoken  int                 // how much the document did so far
	land    string              // the country that the document names most often so far, if any stands out
	ledTo   func(string) string // how much a country is one that people go to: see Session.ledTo
	aim     string              // the country that it sends people to, where that is none of the codebook's

	times   *chronicle
	homes   *homes
	ahead   *homes   // of the beginning of the document
	profile *profile // of the beginning of the document
	gist    gist     // of the beginning of the document
	choices *chooser
	said    *statement.Reader
	steer   func(Choice) int // nil unless somebody wants to know, or chooses

	sources []source
	places  []place
	seats   []place // capitals
	sites   []site
	reach   reach
	ordered string      // what comes first in the sentence: see order
	turning string      // on which side of numbers words stand: see turns
	row     []tile      // of the sentence
	lists   map[int]int // where lists of numbers end that go on from a token: see listEnd
	study   *study

	units  []unit         // groups of no list that it names
	talk   map[string]int // nouns of people so far, by class; "" for all
	blamed map[string]int // causes so far
	recent []*draft       // the last figures of the text
	root   *draft         // the last of them that has parts and is none itself
	fate   *fate          // of the number before
	number int            // of the sentence in the document
	blocks int            // before it in the document
}

// draft is a figure in the making: values with the words and rules they come
// from.
type draft struct {
	q     *mention.Quantity // its own copy
	index int               // of the quantity in its sentence
	exact string            // the number's words, set once it is emitted

	block, sentence int               // where it stands, counted through the document
	filled          float64           // what the figures that are parts of it add up to
	among           *mention.Quantity // the number behind it that it is told to be among
	compared        bool              // it is only what another number is compared with

	foreign  bool    // of people from abroad and from nowhere in particular
	doubtful bool    // a figure only if the document is about a conflict
	lead     float64 // by how much more speaks for its being a figure than against it

	best       cue // of all in the sentence, before the codebook is known
	book       *book
	abroad     bool // counted in another country than theirs
	noun       noun
	whole      *draft            // the figure that this one is a part of
	next       *mention.Quantity // the number behind "of" that it is a share of
	measure    code
	cue        mention.Match // of the measure; zero if it was inherited
	origin     []code
	theatre    []code
	place      []code
	group      []code
	scope      cited.Scope
	segment    []code
	cause      []code // those of the segments that are causes
	of         code
	time       code
	aspect     string // of its clause
	basis      code
	told       []statement.Statement // that hold it, the innermost first
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
	people   bool           // or a thing that a codebook counts
	thing    bool
	rule     string
	demonyms []mention.Match // of the noun phrase
}

func (s *Session) scene(w text.Window, b text.Block) *scene {
	t := s.s.Tokens
	sc := &scene{r: s.reader, b: s.reader.all, subject: s.subject(), s: &s.s, window: w, block: b, heads: s.heads, para: s.para, speaker: s.turn, below: s.below, notes: s.notes, date: s.date, focus: s.focus(), ledTo: s.ledTo, aim: s.aim(), land: s.lands.leader(landShare),
		extent: text.Range{Start: t[0].Start, End: t[len(t)-1].End}, choices: &s.choices, times: &s.times, homes: &s.homes, ahead: &s.ahead, profile: &s.profile, gist: s.gist}
	sc.said, sc.lines = s.said.statements, s.lines
	sc.talk, sc.study, sc.blamed = s.talk, &s.study, s.blamed
	sc.fate = &s.fate
	sc.recent, sc.root, sc.number, sc.blocks = s.recent, s.root, s.read, s.blocks
	if s.steer != nil {
		sc.steer = func(c Choice) int {
			c.Start = s.chars + s.index.at(c.Start)
			return s.steer(c)
		}
	}
	return sc
}

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
