package extract

import (
	"slices"
	"strings"

	"cited"
	"cited/internal/mention"
	"cited/internal/syntax"
	"cited/internal/text"
)

// Session reads one document, window by window.
type Session struct {
	reader *Reader
	doc    cited.Document
	date   cited.EDTF  // of the document, from what is known or from its text
	chars  int         // code points in the windows before
	seen   occurrences // how often each number expression has stood in the document
	blocks int         // read so far
	titled bool        // the title has been read
	matter int         // how much the document has spoken of conflicts
	doubts []doubt     // figures of the window that count only if it is about one
	named  tally       // countries outside the theatre, by whose people are spoken of
	lands  tally       // countries, of the conflict or not
	aims   tally       // countries by what happens in them or leads to them
	bare   bool        // no passages are wanted
	gather *gathering  // nil unless all mentions are wanted
	said   *sayings    // what it says besides figures
	noting *noting     // nil unless it is wanted whom the document names

	study    study
	heads    []heading       // the stack of headings above the text being read
	para     paragraph       // what the paragraph has said so far
	turn     speaker         // who speaks, in a transcript
	asked    string          // the label of the questions, where a letter stands for each speaker
	guest    speaker         // who answers them
	credits  map[int]code    // whom lines and ends of blocks of the window credit with its blocks
	below    code            // whom the line below the block credits with it
	notes    map[string]code // whom the notes of the window name, by their marks
	caption  context         // of the sentence that introduces a list or table
	led      bool            // it credits somebody with what follows
	choices  chooser
	blamed   map[string]int // causes so far
	times    chronicle
	homes    homes
	ahead    homes          // of the beginning of the document
	profile  profile        // of the beginning of the document
	gist     gist           // of the beginning of the document
	sections sections       // of the beginning of the document
	fate     fate           // of the number before
	talk     map[string]int // nouns of people so far, by class; "" for all
	recent   []*draft       // the last figures
	root     *draft         // the last of them that has parts and is none itself
	read     int            // sentences so far
	counted  map[string]int // figures so far, by codebook
	steer    func(Choice) int
	parser   *syntax.Parser // of sentences that may hold figures or ties
	quick    *syntax.Parser // of the others
	room     []syntax.Token
	tree     clauses
	counting bool // the item before ended with a bare number of people
	lines    int  // the room that the lines of the block have: see text.Room
	tokens   []text.Token
	ends     []text.Sentence
	s        mention.Sentence
	out      []cited.Figure
	index    runeIndex
}

// WithoutPassages leaves out the passages of the texts, which only an archive
// needs.
func (s *Session) WithoutPassages() *Session {
	s.bare = true
	return s
}

// heading is one open heading and what its words say.
type heading struct {
	level int
	words int // tokens
	block int // how many blocks stood before it
	context
}

// context is what a stretch of text says for the numbers near it.
type context struct {
	origin   []code
	theatre  []code
	group    []code
	scope    cited.Scope // of the groups
	cause    []code
	incident bool // the causes are of an incident
	measure  code
	echo     echo
	people   code
	class    string // of people
	time     code
	source   []string
	sourceAt []text.Range
	reported cited.EDTF
}

// code is a value with the words it was read from.
type code struct {
	value string
	rule  string
	at    text.Range // bytes of the window; zero if it lies in an earlier window
}

// paragraph is what later sentences of a paragraph may lean on.
type paragraph struct {
	context
	section   []code       // the theatre last named in the section
	topic     []code       // the countries that a sentence named and said nothing else: "Norway."
	topicAge  int          // sentences since
	entry     code         // the day that opens it, as an entry of a timeline
	sites     []spokenSite // that were named last, the last first
	lands     []land       // the places outside the conflict that were named last, the last first
	figures   []*draft     // of the paragraph so far
	sourceAge int          // sentences since the source was named
	voices    []voice      // whom the section named last, the latest last
	fresh     bool         // no sentence of the paragraph was read yet
	led       bool         // the words that lead in the block credit its source
}

// Window reads one window of the text and returns it as it is to be kept,
// together with what it says.
func (s *Session) Window(w text.Window) (cited.Text, cited.Found) {
	s.out, s.doubts = nil, s.doubts[:0]
	s.forget()
	s.index.reset(w.Content)
	s.reader.lang.MarkFurniture(w.Content, w.Blocks)
	if s.date == "" && s.blocks == 0 {
		s.date = s.dateline(w)
	}
	if s.blocks == 0 {
		s.lookAhead(w)
	}
	s.credits, s.notes = s.creditsOf(w), s.notesOf(w)
	for i := 0; i < len(w.Blocks); {
		s.below = s.credits[i]
		i = s.block(w, i)
		s.blocks++
	}
	s.settle()
	found := cited.Found{Figures: s.out}
	s.heard(w, &found)
	s.noteWindow(w)
	t := cited.Text{Start: s.chars, Content: w.Content, Map: w.EncodeMap()}
	if !s.bare {
		t.Passages = s.passages(w)
	}
	t.Mentions = s.mentions(w)
	s.chars += s.index.at(len(w.Content))
	return t, found
}

// subject returns the codebook of most figures so far, "" if there are none.
func (s *Session) subject() string {
	top := ""
	for _, b := range s.reader.books {
		if n := s.counted[b.Name]; n > s.counted[top] {
			top = b.Name
		}
	}
	return top
}

// forget drops what points into the window before.
func (s *Session) forget() {
	for i := range s.heads {
		s.heads[i].context.detach()
	}
	s.para, s.caption, s.led = paragraph{}, context{}, false
	s.times.detach()
	s.study.time.at = text.Range{}
	s.recent, s.root = nil, nil
	s.guest.at = text.Range{}
}

// detach keeps what a context says and drops where it says so.
func (c *context) detach() {
	for _, list := range [][]code{c.origin, c.theatre, c.group, c.cause} {
		for i := range list {
			list[i].at = text.Range{}
		}
	}
	c.measure.at, c.echo.at, c.people.at, c.time.at, c.sourceAt = text.Range{}, text.Range{}, text.Range{}, text.Range{}, nil
}

// block reads the block at i, a whole row or list where it begins one, and
// returns the index of the next.
func (s *Session) block(w text.Window, i int) int {
	b := w.Blocks[i]
	if b.Kind != text.Item {
		s.closeList()
	} else if i == 0 || w.Blocks[i-1].Kind != text.Item {
		s.openList(w, i)
	}
	switch b.Kind {
	case text.Boilerplate:
	case text.Heading:
		s.heading(w, i)
	case text.Entry:
		s.para, s.caption, s.led = paragraph{}, context{}, false
	case text.Cell:
		s.led = false
		return s.table(w, i)
	default:
		s.prose(w, i)
	}
	return i + 1
}

// heading opens a section. Its figures are read like those of a sentence.
func (s *Session) heading(w text.Window, i int) {
	b := w.Blocks[i]
	b.Level = s.sections.levelOf(b)
	if !s.sections.begins && !s.titled && !(s.read > 0 && i+1 < len(w.Blocks) && w.Blocks[i+1].Kind == text.Item) { // furniture may stand above it
		b.Level = 1
	}
	s.titled = true
	for len(s.heads) > 0 && s.heads[len(s.heads)-1].level >= b.Level {
		s.heads = s.heads[:len(s.heads)-1]
	}
	s.para, s.caption, s.led = paragraph{}, context{}, false
	s.study.section = false
	s.sentences(w, b, speaker{})
	s.heads = append(s.heads, heading{level: b.Level, words: len(s.tokens), block: s.blocks, context: s.para.context})
	s.para = paragraph{sites: s.para.sites}
}

// prose reads a paragraph, item, note, quotation or turn.
func (s *Session) prose(w text.Window, i int) {
	b := w.Blocks[i]
	if b.Kind != text.Item {
		s.caption = context{}
	}
	before := s.para
	s.para = paragraph{context: s.caption}
	s.para.section = before.section
	s.para.lands, s.para.sites = before.lands, before.sites
	for i := range s.para.sites {
		s.para.sites[i].paragraphs++
	}
	for i := range s.para.lands {
		s.para.lands[i].paragraphs++
	}
	s.para.source, s.para.sourceAt, s.para.reported, s.para.sourceAge = before.source, before.sourceAt, before.reported, before.sourceAge
	s.leadIn(b)
	s.para.voices = before.voices
	s.para.fresh = true
	if len(before.theatre) > 0 {
		s.para.section = before.theatre
	}
	if b.Kind == text.Paragraph || b.Kind == text.Turn {
		s.para.figures = lastOf(before.figures)
		s.para.cause, s.para.incident = before.cause, before.incident
	}
	if b.Kind == text.Turn { // an answer leans on the question
		s.para.people, s.para.measure, s.para.group, s.para.scope, s.para.echo = before.people, before.measure, before.group, before.scope, before.echo
	}
	var who speaker
	if b.Kind == text.Turn {
		who = s.speakerOf(w, i)
	}
	s.sentences(w, b, who)
	if strings.HasSuffix(w.Content[b.Start:b.End], ":") {
		s.caption, s.led = s.para.context, s.para.sourceAge == 0 && len(s.para.source) > 0
	}
}

// lastOf keeps the last figure before a paragraph, for "of those 20".
func lastOf(figures []*draft) []*draft {
	if n := len(figures); n > 0 {
		return figures[n-1:]
	}
	return nil
}

// sentences reads the sentences of a block.
func (s *Session) sentences(w text.Window, b text.Block, who speaker) {
	s.tokens = text.AppendTokens(s.tokens[:0], w.Content, b.Start, b.End)
	s.ends = s.reader.lang.Spelling.AppendSentences(s.ends[:0], w.Content, s.tokens)
	s.turn = who
	s.lines = text.Room(w.Content, b.Start, b.End)
	s.beginBlock(b)
	for _, e := range s.ends {
		for _, part := range bounded(e) {
			s.sentence(w, b, s.tokens[part.From:part.To])
		}
	}
}

// maxSentence is the length in tokens at which a sentence is cut: what is longer
// is a list or no prose, and linking must stay linear.
const maxSentence = 400

func bounded(e text.Sentence) []text.Sentence {
	if e.To-e.From <= maxSentence {
		return []text.Sentence{e}
	}
	var out []text.Sentence
	for from := e.From; from < e.To; from += maxSentence {
		out = append(out, text.Sentence{From: from, To: min(from+maxSentence, e.To)})
	}
	return out
}

// sentence reads one sentence: its mentions, then its figures.
func (s *Session) sentence(w text.Window, b text.Block, tokens []text.Token) {
	if len(tokens) == 0 {
		return
	}
	s.s.Date = s.date
	s.reader.lang.Analyze(&s.s, w.Content, tokens)
	if s.counting && b.Kind == text.Item && len(s.s.Quantities) == 0 {
		s.s.CountYear() // "Peru 2000" below "Oman 450"
	}
	matter := s.reader.ofConflict(&s.s)
	s.matter += matter
	s.read++
	if (&scene{s: &s.s}).opensEntry() { // it happened somewhere else
		s.para.sites, s.para.lands = nil, nil
	}
	sc := s.scene(w, b)
	sc.matter, sc.spoken, sc.dull = matter, s.matter, everyday(&s.s)
	s.times.live = s.times.live || sc.stamped()
	if s.blocks < genreBlocks && s.times.genre == "" {
		s.times.genre = sc.genre()
	}
	if sc.mayCount() {
		s.tree.Plant(s.parser, s.reader.lang.Spelling, w.Content, tokens, &s.room)
		sc.t = &s.tree
	}
	s.hear(w.Content, tokens, sc.t, matter)
	s.fate.here = false
	drafts := sc.link()
	s.gauge(sc, drafts)
	s.learn(sc, drafts)
	s.note(w, tokens, s.said.planted, drafts)
	for _, d := range drafts {
		s.emit(sc, d)
	}
	s.count(sc, drafts)
	s.counting = b.Kind == text.Item && slices.ContainsFunc(drafts, func(d *draft) bool { return d.noun.bare && d.q.To == len(tokens) })
}

// count notes the number expressions of a sentence that are no figures, so that
// the n-th occurrence of the same words does not depend on what was linked.
func (s *Session) count(sc *scene, drafts []*draft) {
	next := 0
	for i := range sc.s.Quantities {
		q := &sc.s.Quantities[i]
		if next < len(drafts) && drafts[next].index == i {
			next++
		} else {
			s.seen.nth(sc.s.Word(q.From, q.To))
		}
	}
}

// passages makes the units of full-text search of a window's blocks: a block
// each, the cells of a row together.
func (s *Session) passages(w text.Window) []cited.Passage {
	out := make([]cited.Passage, 0, len(w.Blocks))
	var words []byte
	for i := 0; i < len(w.Blocks); {
		b := w.Blocks[i]
		end := b.End
		i++
		for b.Kind == text.Cell && i < len(w.Blocks) && w.Blocks[i].Kind == text.Cell && w.Blocks[i].Row == b.Row {
			end = w.Blocks[i].End
			i++
		}
		words = s.foldWords(words[:0], w.Content, b.Start, end)
		out = append(out, cited.Passage{Start: s.chars + s.index.at(b.Start), End: s.chars + s.index.at(end),
			Kind: b.Kind.String(), Words: string(words)})
	}
	return out
}

// foldWords appends the folded words and numbers of a stretch.
func (s *Session) foldWords(dst []byte, content string, start, end int) []byte {
	s.tokens = text.AppendTokens(s.tokens[:0], content, start, end)
	for _, t := range s.tokens {
		if t.Class == text.Punct {
			continue
		}
		if len(dst) > 0 {
			dst = append(dst, ' ')
		}
		dst = text.AppendFold(dst, content[t.Start:t.End])
	}
	return dst
}
