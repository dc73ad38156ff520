package statement

import (
	"slices"
	"strings"
	"unicode"

	"cited"
	"cited/internal/mention"
	"cited/internal/person"
	"cited/internal/text"
	"cited/internal/tree"
)

// Statement is a statement with its places in bytes of the window.
type Statement struct {
	Source   text.Range // empty where nobody is named
	Cue      text.Range
	Content  []text.Range // one or more, in order
	Names    []string     // of the source, nearest first
	Stance   cited.Stance
	Hedge    cited.Hedge
	Rule     string     // the id of the cue, or of the step that read it
	Act      string     // what the cue means
	Sentence text.Range // that holds the cue

	role bool // the source is only called by an office: "the minister"
}

// Reader reads the statements of one document. It is not safe for concurrent use.
type Reader struct {
	out    []Statement
	marks  marks
	people cast

	block     text.Block
	first     bool // no sentence of the block was read yet
	carried   bool // the last block ended inside a quotation
	owner     int  // the statement that a quotation left open belongs to; nobody
	speech    int  // the last speech of the paragraph; nobody
	before    int  // that of the paragraph before; nobody
	quoteFrom int  // where a quotation began that nobody has said yet; nobody
	turn      int  // the statement of the turn of a speaker; nobody

	unsigned text.Range // the quotation that the sentence before ended, if nobody said it; empty
}

const nobody = -1

// NewReader begins a document. The book is told who speaks in public, and read by others.
func NewReader(book *person.Book) *Reader {
	return &Reader{people: cast{book: book}, owner: nobody, speech: nobody, before: nobody, quoteFrom: nobody, turn: nobody}
}

// Block begins a block of the text.
func (r *Reader) Block(b text.Block) {
	r.carried = r.marks.open && r.owner != nobody
	if !r.carried {
		r.owner = nobody
	}
	r.marks = marks{}
	r.block, r.first = b, true
	r.before = nobody
	if b.Kind == text.Paragraph {
		r.before = r.speech
	}
	r.speech, r.quoteFrom, r.turn = nobody, nobody, nobody
}

// Take returns what was read since it was last called, with places in the window that
// the sentences were from and offices by the names of who has them, and forgets where in that
// window a quotation was open.
func (r *Reader) Take() []Statement {
	out := r.out
	for i := range out {
		if st := &out[i]; st.role {
			if name := r.people.book.Holder(st.Names[0]); name != "" {
				st.Names = append([]string{name}, st.Names[1:]...)
			}
		}
	}
	r.out = nil
	r.owner, r.speech, r.before, r.quoteFrom, r.turn = nobody, nobody, nobody, nobody, nobody
	r.carried, r.unsigned = false, text.Range{}
	return out
}

// mostOver is how many of the latest statements may hold what is read now.
const mostOver = 32

// Over returns the statements read so far whose content holds a stretch of the window, the
// one that says least besides first.
func (r *Reader) Over(at text.Range) []Statement {
	var out []Statement
	var sizes []int
	for i := len(r.out) - 1; i >= max(0, len(r.out)-mostOver); i-- {
		for _, c := range r.out[i].Content {
			if at.Start < c.Start || at.End > c.End {
				continue
			}
			k := len(out)
			for k > 0 && sizes[k-1] > c.End-c.Start {
				k--
			}
			out, sizes = slices.Insert(out, k, r.out[i]), slices.Insert(sizes, k, c.End-c.Start)
			break
		}
	}
	return out
}

// By returns the first of the latest statements whose source holds a stretch of the window and
// has a name; nil if there is none.
func (r *Reader) By(at text.Range) *Statement {
	for i := max(0, len(r.out)-mostOver); i < len(r.out); i++ {
		if st := &r.out[i]; st.Source.Start <= at.Start && at.End <= st.Source.End && len(st.Names) > 0 {
			return st
		}
	}
	return nil
}

// Personal reports whether a name is written in full as that of a person is.
func (r *Reader) Personal(name string) bool {
	return strings.Contains(name, " ") && r.people.book.Personal(name)
}

// Cued returns the first of the latest statements whose cue begins at a place and whose source has a
// name; nil if there is none.
func (r *Reader) Cued(start int) *Statement {
	for i := max(0, len(r.out)-mostOver); i < len(r.out); i++ {
		if st := &r.out[i]; st.Cue.Start <= start && start < st.Cue.End && len(st.Names) > 0 && st.Source.Start < st.Source.End {
			return st
		}
	}
	return nil
}

// Needs reports whether the syntax of a sentence is needed: it holds a cue, and the
// words that some cues cannot do without.
func (r *Reader) Needs(s *mention.Sentence, y *mention.Saying) bool {
	sc := scene{s: s}
	for _, m := range y.List(mention.Cues) {
		if r.may(&sc, m) {
			return true
		}
	}
	return false
}

// may reports whether a cue can say something where it stands, as far as the words next
// to it tell.
func (r *Reader) may(sc *scene, m mention.Match) bool {
	switch kind := m.Entry.Slot("kind"); {
	case kind == "noun":
		return sc.follows(m.To, 6, "that", "whether", "to", ":") || (takes(m, "of") || takes(m, "about")) && sc.follows(m.To, 3, "of", "on", "about", "over", "against") || sc.is(m.To-1, "of", "for", "that")
	case kind == "adjective":
		return sc.follows(m.To, 3, "that", "to", "whether", "about", "of", "how", "they", "he", "she", "it")
	case kind == "verb" && sc.is(m.From-1, "the", "a", "an", "this", "these", "its", "his", "her", "their", "any", "each", "every", "of", "such", "some", "for", "with"):
		return takes(m, "clause") && sc.follows(m.To, 6, "that", "whether") // a noun
	case kind == "verb" && !takes(m, "clause") && !takes(m, "quote") && !takes(m, "thing") && !takes(m, "of"):
		return sc.follows(m.To, 8, "to", "that")
	case kind == "verb" && len(m.Entry.Slots["takes"]) == 1 && takes(m, "quote"):
		return r.marks.open || sc.quoteMarkWithin()
	}
	return true
}

// quoteMarkWithin reports whether the sentence holds a quotation mark.
func (sc *scene) quoteMarkWithin() bool {
	for i := range sc.s.Tokens {
		if sc.quoteMark(i) {
			return true
		}
	}
	return false
}

// follows reports whether one of these words stands at token i or a few behind it.
func (sc *scene) follows(i, within int, words ...string) bool {
	for j := i; j < i+within && j < len(sc.s.Tokens); j++ {
		if sc.is(j, words...) {
			return true
		}
	}
	return false
}

// Sentence reads a sentence, in the order of the text. t is its syntax; it may be nil
// where Needs says so.
func (r *Reader) Sentence(s *mention.Sentence, y *mention.Saying, t *tree.Tree) {
	sc := &scene{s: s, y: y, t: t}
	sc.quotes = r.marks.quotes(s)
	from := len(r.out)
	turned := r.inTurn(sc)
	if t != nil && len(s.Tokens) > 0 {
		drafts := sc.cues()
		for i, names := range r.people.credit(sc, drafts) {
			r.add(sc, drafts[i], names)
		}
		if len(drafts) == 0 {
			r.people.act(sc)
		}
	} else if !turned {
		r.people.act(sc)
	}
	if d, ok := sc.colon(); ok && !turned {
		r.add(sc, d, r.people.sources(sc, &d))
		if !d.direct && r.first {
			r.turn = len(r.out) - 1
		}
	}
	if !turned {
		begun := r.quoteFrom
		r.speak(sc, from)
		r.sign(sc, begun, from)
	}
	r.first = false
}

// add makes a statement of a draft whose sources have these names.
func (r *Reader) add(sc *scene, d draft, names []string) {
	st := Statement{Source: sc.bytes(d.source), Cue: sc.bytes(d.cue), Rule: d.rule, Act: d.act, Names: names, Sentence: sc.extent()}
	st.role = len(names) > 0 && sc.is(d.source.from, "the", "its", "their", "his", "her") && sc.office(d.source) && names[0] == sc.role(d.source)
	for _, c := range d.content {
		st.Content = append(st.Content, sc.bytes(c))
	}
	st.Stance, st.Hedge = sc.stance(&d)
	r.out = append(r.out, st)
	if d.direct || d.speaks && !d.source.empty() {
		r.speech = len(r.out) - 1
	}
}

// bytes returns a stretch in bytes of the window.
func (sc *scene) bytes(x stretch) text.Range {
	if x.empty() {
		return text.Range{}
	}
	return text.Range{Start: sc.s.Tokens[x.from].Start, End: sc.s.Tokens[x.to-1].End}
}

// extent is the sentence in bytes of the window.
func (sc *scene) extent() text.Range { return sc.bytes(stretch{0, len(sc.s.Tokens)}) }

// speak gives the quotations of a sentence to who says them: those that go on from the
// sentence before, and those that stand alone behind somebody's words.
func (r *Reader) speak(sc *scene, from int) {
	if len(sc.quotes) == 0 {
		if r.marks.open {
			return
		}
		r.owner, r.quoteFrom = nobody, nobody
		return
	}
	r.goOn(sc, from)
	for _, q := range sc.quotes {
		if q.opened && !r.owned(sc, q, from) {
			r.standing(sc, q)
		}
	}
	last := sc.quotes[len(sc.quotes)-1]
	if last.closed {
		r.owner, r.quoteFrom = nobody, nobody
		return
	}
	if i := r.ownerOf(sc, last, from); i != nobody {
		r.owner = i
	} else if r.owner == nobody && last.opened {
		r.quoteFrom = sc.s.Tokens[last.from].Start
	}
}

// goOn gives the end of a quotation that began earlier to who began it, or its
// beginning to who is named now.
func (r *Reader) goOn(sc *scene, from int) {
	q := sc.quotes[0]
	if q.opened {
		return
	}
	at := sc.bytes(stretch{q.from, q.to})
	if r.owner != nobody {
		r.extend(r.owner, at)
		return
	}
	if i := r.ownerOf(sc, q, from); i != nobody && r.quoteFrom != nobody {
		r.out[i].Content[0].Start = min(r.quoteFrom, r.out[i].Content[0].Start)
	}
}

// extend adds a piece to what somebody says; it goes on with the last where only white
// space lies between.
func (r *Reader) extend(i int, at text.Range) {
	st := &r.out[i]
	last := &st.Content[len(st.Content)-1]
	if at.Start >= st.Cue.End == (last.Start >= st.Cue.End) && at.Start >= last.End && at.Start-last.End <= 2 {
		last.End = at.End
		return
	}
	st.Content = append(st.Content, at)
}

// owned reports whether a statement of the sentence holds a quotation.
func (r *Reader) owned(sc *scene, q quote, from int) bool {
	return r.ownerOf(sc, q, from) != nobody
}

// ownerOf returns the statement of the sentence that holds a quotation.
func (r *Reader) ownerOf(sc *scene, q quote, from int) int {
	at := sc.bytes(stretch{q.from, q.to})
	for i := from; i < len(r.out); i++ {
		for _, c := range r.out[i].Content {
			if c.Start < at.End && at.Start < c.End {
				return i
			}
		}
	}
	return nobody
}

// standing gives a quotation that no cue of its sentence leads to, and that is all of
// the sentence, to who spoke last in the paragraph.
func (r *Reader) standing(sc *scene, q quote) {
	alone := q.from <= 1 && (!q.closed || q.to >= len(sc.s.Tokens)-1)
	if !alone || !q.whole() && !sc.is(q.to-2, ".", "!", "?", ",") {
		return
	}
	at := sc.bytes(stretch{q.from, q.to})
	switch {
	case r.first && r.carried && r.owner != nobody:
		r.extend(r.owner, at)
	case r.speech != nobody:
		r.extend(r.speech, at)
		if !q.closed {
			r.owner = r.speech
		}
	case r.first && r.before != nobody: // a paragraph of its own, behind the words of somebody
		r.speech = r.before
		r.extend(r.speech, at)
		if !q.closed {
			r.owner = r.speech
		}
	}
}

// isSeat reports whether what stands in brackets behind a name is a body, a party or a seat,
// "(Harbour North)", and not an age or what somebody is to somebody: "(34)", "(mother of two)".
func isSeat(bracket string) bool {
	return strings.ContainsFunc(bracket, unicode.IsUpper) && !strings.ContainsFunc(bracket, unicode.IsDigit)
}

// inTurn reads the turn of a speaker in a transcript: the name, the colon, and all that
// follows in the block. It reports whether the sentence belongs to one.
func (r *Reader) inTurn(sc *scene) bool {
	if r.turn != nobody {
		r.out[r.turn].Content[0].End = sc.extent().End
		return true
	}
	label := r.block.Label
	if !r.first || r.block.Kind != text.Turn || label.End-label.Start <= 1 { // Q and A name nobody
		return false
	}
	colon := label.End + strings.IndexByte(sc.s.Content[label.End:r.block.Start], ':')
	written := sc.s.Content[label.Start:label.End]
	name, seat, _ := strings.Cut(written, "(")
	if name = text.Plain(strings.TrimSpace(name)); len(name) == 1 { // "A (nurse)"
		name, seat = text.Plain(strings.TrimSuffix(seat, ")")), ""
	}
	for _, article := range []string{"A ", "An ", "The "} {
		name = strings.TrimPrefix(name, article)
	}
	plain := r.people.book.Untitled(name)
	if isSeat(seat) || plain != name { // a seat, a party, a title: who speaks in public
		r.people.book.Public(plain)
	} else if strings.Contains(plain, " ") && strings.ContainsFunc(plain, unicode.IsUpper) { // one word may say what the speaker is
		r.people.book.Meet(plain, true)
	}
	r.out = append(r.out, Statement{Source: label, Cue: text.Range{Start: colon, End: colon + 1}, Rule: "statement.turn", Act: "said",
		Sentence: text.Range{Start: label.Start, End: sc.extent().End}, Content: []text.Range{sc.extent()}, Stance: cited.Asserted,
		Names: []string{r.people.book.Whole(plain)}})
	r.turn = len(r.out) - 1
	return true
}
