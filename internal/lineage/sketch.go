package lineage

import (
	"slices"
	"strings"
	"unicode/utf8"

	"cited"
	"cited/internal/text"
)

// MostWords is how many words of a document are looked at: those of a thick book. What
// stands behind them has no lineage.
const MostWords = 400_000

// bytesAWord is about how many bytes of a text have a word in them.
const bytesAWord = 6

// Document is what is known of a document that is to be sketched. Texts are its windows
// in order; without passages their blocks are found by layout.
type Document struct {
	cited.Document
	Texts   []cited.Text
	Figures []cited.Figure
}

// Sketch is what lineage needs of a document, made once.
type Sketch struct {
	ID        cited.ID
	published cited.EDTF
	minute    int // of the day, as the head says it; -1 if it does not

	content string // the document's text
	words   []word
	blocks  []block
	numbers []number
	figures []figure
	dates   []dateTerm

	heading [2]int   // words of the title as it stands in the text
	head    int      // words of the title and of the lines below it: byline, date, outlet
	own     []naming // under which the document itself appears: publisher, author
	lines   []naming // whom it says that it is from: agencies and the like
	title   naming
	terms   []term   // by their keys: sums over them are the same each time
	picked  []uint64 // the stretches of words by which it is found, ascending
}

// figure is a figure of the document, and where it stands.
type figure struct {
	id   cited.ID
	span cited.Span
}

// block is a stretch of words that belongs together.
type block struct {
	from, to int // words
	kind     text.Kind
}

// dateTerm is a date that a text names, at which word, and up to which code point.
type dateTerm struct {
	date cited.EDTF
	word int
	end  int
}

// naming is a name or title as words, and where it stands; from and to are 0 where it is
// known from elsewhere.
type naming struct {
	words    []uint64
	from, to int // words of the document
	little   int // words before the first little one; 0 if there is none
}

// NewSketch makes the sketch of a document. It takes time in proportion to its length.
func NewSketch(d Document) *Sketch {
	d.Figures = sortedFigures(d.Figures)
	s := &Sketch{ID: d.ID, published: d.Published, figures: make([]figure, len(d.Figures))}
	for i := range d.Figures {
		s.figures[i] = figure{d.Figures[i].ID, d.Figures[i].Span}
	}
	m := maker{Sketch: s, quantities: quantitiesOf(d)}
	m.read(d.Texts)
	for _, b := range s.blocks {
		s.markQuoted(b)
	}
	s.settleNames()
	m.readHead(d)
	s.gather()
	s.picked = s.stretches()
	return s
}

// Published returns when the document was published; empty if unknown.
func (s *Sketch) Published() cited.EDTF { return s.published }

// Words returns how many words and numbers the document has.
func (s *Sketch) Words() int { return len(s.words) }

func sortedFigures(all []cited.Figure) []cited.Figure {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b cited.Figure) int { return a.Start - b.Start })
	return all
}

// maker walks over a text once.
type maker struct {
	*Sketch
	tokens []text.Token
	fold   []byte
	at     int // bytes up to which code points were counted
	chars  int // code points up to there
	next   int // the first quantity that does not end before here

	quantities []quantity
}

// read takes over the words of all windows.
func (m *maker) read(texts []cited.Text) {
	var all strings.Builder
	for _, t := range texts {
		all.WriteString(t.Content)
	}
	m.content = all.String()
	m.words = make([]word, 0, min(len(m.content)/bytesAWord, MostWords)+1)
	at, chars := 0, 0
	for _, t := range texts {
		m.window(t, at, chars)
		at, chars = at+len(t.Content), chars+utf8.RuneCountInString(t.Content)
	}
}

// window takes over the words of a window that starts at so many bytes and code points.
func (m *maker) window(t cited.Text, at, chars int) {
	if len(t.Passages) == 0 {
		for _, b := range text.Split(t.Content) {
			m.block(at+b.Start, at+b.End, b.Kind)
		}
		return
	}
	byteAt, charAt := at, chars
	for _, p := range t.Passages {
		if p.Start < charAt || p.End < p.Start {
			continue // a passage inside another
		}
		byteAt += text.ByteAt(m.content[byteAt:], p.Start-charAt)
		end := byteAt + text.ByteAt(m.content[byteAt:], p.End-p.Start)
		m.block(byteAt, end, kindOf(p.Kind))
		byteAt, charAt = end, p.End
	}
}

// kindOf returns the kind of a stored passage.
func kindOf(name string) text.Kind {
	for k := text.Paragraph; k <= text.Boilerplate; k++ {
		if k.String() == name {
			return k
		}
	}
	return text.Paragraph
}

// block takes over the words between two bytes. Menus and the like have none.
func (m *maker) block(from, to int, kind text.Kind) {
	if kind == text.Boilerplate || len(m.words) >= MostWords {
		return
	}
	first := len(m.words)
	m.tokens = text.AppendTokens(m.tokens[:0], m.content, from, to)
	for i := 0; i < len(m.tokens) && len(m.words) < MostWords; {
		i += m.take(i)
	}
	if len(m.words) > first {
		m.blocks = append(m.blocks, block{first, len(m.words), kind})
	}
}

// take takes over what begins with token i and returns how many tokens it has.
func (m *maker) take(i int) int {
	t := m.tokens[i]
	if t.Class == text.Punct {
		return 1
	}
	w := word{from: t.Start, to: t.End, block: int32(len(m.blocks)), number: -1}
	w.start, w.end = m.charsAt(t.Start), m.charsAt(t.End)
	if n := m.quantity(i, &w); n > 0 {
		return n
	}
	if t.Class == text.Number {
		return m.digits(i, w)
	}
	m.letters(i, w)
	return 1
}

// charsAt counts code points up to a byte, which is never before the last one asked for.
func (m *maker) charsAt(at int) int {
	m.chars += utf8.RuneCountInString(m.content[m.at:at])
	m.at = at
	return m.chars
}

// quantity takes the words of a number that was read for its value, and those of a date
// as they are.
func (m *maker) quantity(i int, w *word) int {
	for m.next < len(m.quantities) && m.quantities[m.next].end <= w.start {
		m.next++
	}
	if m.next == len(m.quantities) || m.quantities[m.next].start > w.start {
		return 0
	}
	q := &m.quantities[m.next]
	if q.isName() {
		return m.naming(i, *w, q)
	}
	if len(q.values) == 0 {
		return 0
	}
	n := 1
	for i+n < len(m.tokens) && m.charsBetween(w, m.tokens[i+n].Start) < q.end {
		n++
	}
	w.to = m.tokens[i+n-1].End
	w.end = m.charsAt(w.to)
	for _, v := range q.values {
		m.addNumber(*w, m.grouped(v, i, n), q)
	}
	m.next++
	return n
}

// naming takes over a number that counts nothing: of a date, a section, a room.
func (m *maker) naming(i int, w word, q *quantity) int {
	if q.date != "" && w.start <= q.start {
		m.dates = append(m.dates, dateTerm{q.date, len(m.words), q.end})
	}
	if m.tokens[i].Class != text.Number {
		return 0
	}
	if v, ok := valueOf(m.content[w.from:w.to]); ok {
		w.hash = hashValue(v)
		w.stem = w.hash
		m.words = append(m.words, w)
	}
	return 1
}

// grouped corrects a value that was read with a decimal point where points part the
// thousands, as in texts of other languages: 71.400 people are 71,400.
func (m *maker) grouped(v float64, i, n int) float64 {
	for _, t := range m.tokens[i : i+n] {
		if t.Class != text.Number {
			continue
		}
		if whole, ok := valueOf(m.content[t.Start:t.End]); ok && whole == v*1000 {
			return whole
		}
	}
	return v
}

// charsBetween counts code points from the start of a word, which moves nothing.
func (m *maker) charsBetween(w *word, at int) int {
	return w.start + utf8.RuneCountInString(m.content[w.from:at])
}

func (m *maker) addNumber(w word, value float64, q *quantity) {
	w.hash, w.class, w.number = hashValue(value), figured, int32(len(m.numbers))
	w.stem = w.hash
	n := number{word: len(m.words), value: value, figure: -1}
	if q != nil {
		n.figure, n.kind, n.unit, n.measure = q.figure, q.kind, q.unit, q.measure
	}
	m.numbers = append(m.numbers, n)
	m.words = append(m.words, w)
}

// digits takes over a number of which nothing is known.
func (m *maker) digits(i int, w word) int {
	n := thousands(m.content, m.tokens, i)
	w.to = m.tokens[i+n-1].End
	w.end = m.charsAt(w.to)
	v, ok := valueOf(m.content[w.from:w.to])
	if !ok {
		return n
	}
	m.addNumber(w, v, nil)
	return n
}

// letters takes over a word.
func (m *maker) letters(i int, w word) {
	t := m.tokens[i]
	m.fold = text.AppendFold(m.fold[:0], m.content[t.Start:t.End])
	if len(m.fold) == 0 {
		return
	}
	w.hash, w.stem = hashWord(m.fold)
	switch {
	case t.Shape != text.Lower && !m.opens(i):
		w.class = name
	case utf8.RuneCount(m.fold) >= shortest:
		w.class = plain
	}
	m.words = append(m.words, w)
}

// opens reports whether token i begins a sentence, where every word has a capital.
func (m *maker) opens(i int) bool {
	for i--; i >= 0; i-- {
		t := m.tokens[i]
		if t.Class != text.Punct {
			return false
		}
		if strings.Contains(".!?:…\"“„«»'‘’*•–—", m.content[t.Start:t.End]) {
			return true
		}
	}
	return true
}
