package check

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"cited"
	"cited/internal/mention"
	"cited/internal/text"
)

// Document is a document as checks see it: what is known of it, what was read of it, and the
// numbers of its sentences.
type Document struct {
	cited.Document
	Found     cited.Found
	sentences []*sentence
	byStart   map[int]*sentence          // the sentence of each figure, by where that starts
	words     map[string]bool            // all words of the text, folded
	heading   string                     // the first word of its title, folded
	blocks    map[int]block              // its passages, by number
	sources   map[string]sourceName      // every name of a source in it, and of who prints it
	signed    []sourceName               // who wrote it, by a line of its head
	credits   []sourceName               // whom its figures and statements credit
	wholes    map[string][]*cited.Figure // its figures that others may be parts of, by their words, as they stand
	passages  []passage                  // its text, passage by passage
	spoken    map[int]*spoken            // what passages that were asked for speak of
	all       map[string]bool            // all of them
	named     map[int][]sourceName       // who may be a source, by passage, and all of them
}

// block is what a passage names.
type block struct {
	countries []string // alpha-3
	words     map[string]bool
	names     []string // words with a capital that no sentence begins with, folded
	labels    []string // words that stand alone as a sentence, folded: "Fallujah."
	runs      []run    // stretches of such words, and of words for bodies: who may be a source
}

// passage is a passage as it stands in the text.
type passage struct {
	content string
	kind    string
	start   int // in the document's text, in code points
	block   int
}

// run is a stretch of words in a passage that may be the name of a source.
type run struct {
	words string
	nth   int  // of the document's sentences
	says  bool // something beside it is said of sources
}

// sentence is a sentence that holds a number or an unfinished list, with what the word lists
// find in it. Its positions are tokens.
type sentence struct {
	mention.Sentence
	checks  mention.Saying // its matches of the list of checks
	first   int            // where its first token starts in Content, in bytes
	start   int            // and in the document's text, in code points
	numbers []amount
	nth     int // of the document's sentences
	block   int // of the document's passages
}

// amount is a number of a sentence, and the figure that it is, nil if it is none.
type amount struct {
	mention.Quantity
	span   cited.Span
	figure *cited.Figure
}

// Read looks at the sentences of a document by the lists of its language. The texts are those
// that its reading came with; without them, only checks of figures alone find anything.
func Read(words *mention.Language, d cited.Document, texts []cited.Text, found cited.Found) *Document {
	out := &Document{Document: d, Found: found, byStart: map[int]*sentence{}, words: map[string]bool{}, blocks: map[int]block{}}
	r := reading{Document: out, lang: words, figures: map[int]*cited.Figure{}}
	for i := range found.Figures {
		r.figures[found.Figures[i].Start] = &out.Found.Figures[i]
	}
	for i := range texts {
		r.window(&texts[i])
	}
	out.heading = headingOf(d.Title)
	out.nameSources(words)
	out.signed = r.signers()
	out.findWholes()
	return out
}

// headingOf returns the first word of a title, folded; empty for a title without words.
func headingOf(title string) string {
	tokens := text.AppendTokens(nil, title, 0, len(title))
	if len(tokens) == 0 {
		return ""
	}
	return text.Fold(possessor(title[tokens[0].Start:tokens[0].End]))
}

// Unread is a document of which checks know what is kept about it, and no text. Of its figures
// they read the sentence that a figure quotes when they need it.
func Unread(d cited.Document) *Document { return &Document{Document: d} }

// isRead reports whether the text of a document was looked at.
func (d *Document) isRead() bool { return d.words != nil }

// reading fills a document with sentences.
type reading struct {
	*Document
	lang    *mention.Language
	figures map[int]*cited.Figure // by where they start
	nth     int
	block   int
}

func (r *reading) window(t *cited.Text) {
	at, from := t.Start, 0 // a code point of the text, and its byte in the window
	for _, p := range t.Passages {
		r.block++
		if p.Kind == "boilerplate" || p.Start < at {
			continue
		}
		from += text.ByteAt(t.Content[from:], p.Start-at)
		to := from + text.ByteAt(t.Content[from:], p.End-p.Start)
		r.passage(t.Content[from:to], p.Kind, p.Start)
		at, from = p.End, to
	}
}

func (r *reading) passage(content, kind string, start int) {
	r.passages = append(r.passages, passage{content, kind, start, r.block})
	tokens := text.AppendTokens(nil, content, 0, len(content))
	for _, t := range tokens {
		if t.Class == text.Letters {
			r.words[text.Fold(content[t.Start:t.End])] = true
		}
	}
	at := 0 // in bytes, where start is in code points
	for _, cut := range bounded(r.lang.Spelling.AppendSentences(nil, content, tokens)) {
		r.nth++
		first := tokens[cut.From].Start
		start, at = start+utf8.RuneCountInString(content[at:first]), first
		s := &sentence{first: first, start: start, nth: r.nth, block: r.block}
		r.lang.Analyze(&s.Sentence, content, tokens[cut.From:cut.To])
		r.note(s)
		if len(s.Quantities) == 0 && len(s.Periods) == 0 {
			continue
		}
		s.checks.Read(&s.Sentence)
		for _, q := range s.Quantities {
			a := amount{Quantity: q, span: s.span(q.From, q.To)}
			r.byStart[a.span.Start] = s
			if a.figure = r.at(a.span); a.figure != nil {
				r.byStart[a.figure.Start] = s
			}
			s.numbers = append(s.numbers, a)
		}
		r.sentences = append(r.sentences, s)
	}
}

// mostTokens is the length at which a sentence is cut, as it is when its figures are read: what
// is longer is a list or no prose, and what is looked for among the tokens of a sentence must
// not take longer the longer the document is.
const mostTokens = 400

func bounded(list []text.Sentence) []text.Sentence {
	var out []text.Sentence
	for _, s := range list {
		for from := s.From; from < s.To; from += mostTokens {
			out = append(out, text.Sentence{From: from, To: min(from+mostTokens, s.To)})
		}
	}
	return out
}

// note keeps what a sentence names.
func (r *reading) note(s *sentence) {
	b := r.blocks[s.block]
	b.countries = append(b.countries, r.countries(s)...)
	if b.words == nil {
		b.words = map[string]bool{}
	}
	for _, t := range s.Tokens {
		b.words[text.Fold(s.Content[t.Start:t.End])] = true
	}
	b.names = append(b.names, s.names()...)
	for _, x := range s.capitals() {
		if !x.place {
			b.runs = append(b.runs, run{s.Word(x.from, x.to), s.nth, s.sources(x)})
		}
	}
	b.labels = append(b.labels, s.label()...)
	r.blocks[s.block] = b
}

// names are the words of a sentence that begin with a capital, folded, but the first: not those
// of countries, months and sources by kind.
func (s *sentence) names() []string {
	var out []string
	for i := 1; i < len(s.Tokens); i++ {
		if t := s.Tokens[i]; t.Class != text.Letters || t.Shape == text.Lower {
			continue
		}
		if word := possessor(s.Word(i, i+1)); !s.lists(i) {
			out = append(out, text.Fold(word))
		}
	}
	return out
}

// label is the word that a sentence consists of, if it is a name.
func (s *sentence) label() []string {
	var words []int
	for i := range s.Tokens {
		if s.Tokens[i].Class == text.Letters {
			words = append(words, i)
		}
	}
	if len(words) != 1 || s.Tokens[words[0]].Shape == text.Lower || s.lists(words[0]) {
		return nil
	}
	return []string{text.Fold(s.Word(words[0], words[0]+1))}
}

// runs are the stretches of words with a capital, with words for bodies and persons that are
// sources: "the Dutch Interior Ministry", "Tessen Monitor". Where people are or come from,
// a town behind "from" or "in", is none.
func (s *sentence) runs() []string {
	var out []string
	for _, x := range s.capitals() {
		if !x.place {
			out = append(out, s.Word(x.from, x.to))
		}
	}
	return out
}

// towns are those among some tokens.
func (s *sentence) towns(from, to int) []stretch {
	return slices.DeleteFunc(s.capitals(), func(x stretch) bool {
		m, ok := s.Covering(mention.Countries, x.from)
		return !x.place || ok && m.Slot == "forms" || x.from == 0 || x.from < from || x.to > to
	})
}

// stretch is a stretch of words with a capital.
type stretch struct {
	from, to int
	place    bool // it stands behind a preposition of place
}

// capitals are the stretches of names.
func (s *sentence) capitals() []stretch {
	var out []stretch
	from, place := -1, false
	for i := 0; i <= len(s.Tokens); i++ {
		switch in := s.inName(i, from >= 0); {
		case in && from < 0:
			from = i
			place = s.Plays(i-1, mention.RoleIn|mention.RoleFrom|mention.RoleTo|mention.RoleNear) || place && s.Plays(i-1, mention.RoleAnd)
		case !in && from >= 0:
			out = append(out, stretch{from, i, place})
			from = -1
		}
	}
	return out
}

// inName reports whether a token may be a part of a name, or goes on with one.
func (s *sentence) inName(i int, begun bool) bool {
	if i >= len(s.Tokens) {
		return false
	}
	t := s.Tokens[i]
	if t.Class != text.Letters {
		return begun && s.hyphen(i)
	}
	if begun && s.hyphen(i-1) && s.hyphen(i+1) {
		return true // "Port-au-Prince"
	}
	if _, function := s.Covering(mention.Function, i); function && i == 0 {
		return false // the capital of a sentence
	}
	for _, l := range []mention.List{mention.Numbers, mention.Groups} {
		if _, other := s.Covering(l, i); other {
			return false
		}
	}
	if i == 0 && s.ofSources(i) {
		return false // "According to"
	}
	return t.Shape != text.Lower || s.isBody(i)
}

// hyphen reports whether a token is one between two words.
func (s *sentence) hyphen(i int) bool {
	return s.is(i, "-") && !s.Tokens[i].Space && i+1 < len(s.Tokens) && !s.Tokens[i+1].Space
}

// isBody reports whether a word is one for a person or body that is a source.
func (s *sentence) isBody(i int) bool {
	m, ok := s.Covering(mention.Sources, i)
	return ok && slices.Contains(m.Entry.Slots["kind"], "actor")
}

// lists reports whether a word is one of a list that says what it is.
func (s *sentence) lists(i int) bool {
	for _, l := range []mention.List{mention.Countries, mention.Regions, mention.Calendar, mention.Sources, mention.Groups, mention.Persons, mention.People, mention.Function} {
		if _, ok := s.Covering(l, i); ok {
			return true
		}
	}
	return false
}

// at returns the figure whose words overlap a span, nil if there is none.
func (r *reading) at(span cited.Span) *cited.Figure {
	for i := span.Start; i < span.End; i++ {
		if f := r.figures[i]; f != nil {
			return f
		}
	}
	return nil
}

// span is where tokens stand in the document's text.
func (s *sentence) span(from, to int) cited.Span {
	first, last := s.Tokens[from].Start, s.Tokens[to-1].End
	start := s.start + utf8.RuneCountInString(s.Content[s.first:first])
	exact := s.Content[first:last]
	return cited.Span{Start: start, End: start + utf8.RuneCountInString(exact), Exact: exact}
}

// all is the span of the sentence.
func (s *sentence) all() cited.Span { return s.span(0, len(s.Tokens)) }

// is reports whether token i is a mark or word as it stands.
func (s *sentence) is(i int, word string) bool {
	return i >= 0 && i < len(s.Tokens) && s.Word(i, i+1) == word
}

// says returns the words of the list of checks with a meaning that begin at or behind a token
// and end before another.
func (s *sentence) says(meaning string, from, to int) (mention.Match, bool) {
	for _, m := range s.checks.List(lists) {
		if m.Entry.Meaning() == meaning && m.From >= from && m.To <= to {
			return m, true
		}
	}
	return mention.Match{}, false
}

// partial reports whether words behind a token say that what is listed there need not be all.
func (s *sentence) partial(from int) bool {
	_, include := s.says("include", from, len(s.Tokens))
	_, among := s.says("among", from, len(s.Tokens))
	return include || among
}

// exhibit shows words of a sentence that need be no figure.
func (d *Document) exhibit(s *sentence, span cited.Span, f *cited.Figure) cited.Exhibit {
	if f != nil {
		return d.shows(f)
	}
	return cited.Exhibit{Document: d.ID, Span: span, Quote: s.all()}
}

// shows is the exhibit of a figure of the document.
func (d *Document) shows(f *cited.Figure) cited.Exhibit {
	return cited.Exhibit{Document: d.ID, Figure: f.ID, Span: f.Span, Quote: f.Quote}
}

// findWholes sorts the figures that others may name as their whole.
func (d *Document) findWholes() {
	d.wholes = map[string][]*cited.Figure{}
	for i := range d.Found.Figures {
		if of := d.Found.Figures[i].Of; of != "" {
			d.wholes[of] = nil
		}
	}
	for i := range d.Found.Figures {
		f := &d.Found.Figures[i]
		if list, named := d.wholes[f.Exact]; named {
			d.wholes[f.Exact] = append(list, f)
		}
	}
	for _, list := range d.wholes {
		slices.SortStableFunc(list, byPlace)
	}
}

// byPlace orders figures of a document by where they start.
func byPlace(a, b *cited.Figure) int { return cmp.Compare(a.Start, b.Start) }

// whole returns the figure of the document that a part names as its whole: of those with
// these words the last one before it, else the first behind it.
func (d *Document) whole(part *cited.Figure) *cited.Figure {
	list := d.wholes[part.Of]
	i, _ := slices.BinarySearchFunc(list, part, byPlace)
	if i > 0 {
		return list[i-1]
	}
	for _, f := range list {
		if f.Start > part.Start {
			return f
		}
	}
	return nil
}

// lists is the list of words that only checks need.
const lists = mention.Checks
