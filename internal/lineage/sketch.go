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

	content string // the document's text
	words   []word
	blocks  []block
	numbers []number
	figures []cited.Figure

	head    int      // words of the title and of the lines below it: byline, date, outlet
	own     []naming // under which the document itself appears: publisher, author
	lines   []naming // whom it says that it is from: agencies and the like
	title   naming
	terms   map[uint64]term
	minimum signature
	keys    []Key
}

// block is a stretch of words that belongs together.
type block struct {
	from, to int // words
	kind     text.Kind
}

// naming is a name or title as words, and where it stands; from and to are 0 where it is
// known from elsewhere.
type naming struct {
	words    []uint64
	from, to int // words of the document
}

// NewSketch makes the sketch of a document. It takes time in proportion to its length.
func NewSketch(d Document) *Sketch {
	s := &Sketch{ID: d.ID, published: d.Published, figures: sortedFigures(d.Figures)}
	m := maker{Sketch: s}
	m.read(d.Texts)
	s.settleNames()
	m.readHead(d)
	s.gather()
	s.keys, s.minimum = s.makeKeys()
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
	next   int // the first figure that does not end before here
}

// read takes over the words of all windows.
func (m *maker) read(texts []cited.Text) {
	var all strings.Builder
	for _, t := range texts {
		all.WriteString(t.Content)
	}
	m.content = all.String()
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
		byteAt += bytesOf(m.content[byteAt:], p.Start-charAt)
		end := byteAt + bytesOf(m.content[byteAt:], p.End-p.Start)
		m.block(byteAt, end, kindOf(p.Kind))
		byteAt, charAt = end, p.End
	}
}

// bytesOf returns how many bytes the first n code points have.
func bytesOf(s string, n int) int {
	at := 0
	for ; n > 0 && at < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return at
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
	if n := m.figure(i, &w); n > 0 {
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

// figure takes the words of a number that was read as a figure for its value.
func (m *maker) figure(i int, w *word) int {
	for m.next < len(m.figures) && m.figures[m.next].End <= w.start {
		m.next++
	}
	if m.next == len(m.figures) || m.figures[m.next].Start > w.start {
		return 0
	}
	f := &m.figures[m.next]
	values := valuesOf(f)
	if len(values) == 0 {
		return 0
	}
	n := 1
	for i+n < len(m.tokens) && m.charsBetween(w, m.tokens[i+n].Start) < f.End {
		n++
	}
	w.to = m.tokens[i+n-1].End
	w.end = m.charsAt(w.to)
	for _, v := range values {
		m.addNumber(*w, v, m.next)
	}
	m.next++
	return n
}

// charsBetween counts code points from the start of a word, which moves nothing.
func (m *maker) charsBetween(w *word, at int) int {
	return w.start + utf8.RuneCountInString(m.content[w.from:at])
}

// valuesOf returns the numbers of a figure; none where the text gives a word for them.
func valuesOf(f *cited.Figure) []float64 {
	switch {
	case f.Modifier == cited.Vague, f.Low == nil && f.High == nil:
		return nil
	case f.Low == nil:
		return []float64{*f.High}
	case f.High == nil || *f.High == *f.Low:
		return []float64{*f.Low}
	}
	return []float64{*f.Low, *f.High}
}

func (m *maker) addNumber(w word, value float64, figure int) {
	w.hash, w.class, w.number = hashValue(value), figured, int32(len(m.numbers))
	w.stem = w.hash
	m.numbers = append(m.numbers, number{len(m.words), value, figure})
	m.words = append(m.words, w)
}

// digits takes over a number that is no figure.
func (m *maker) digits(i int, w word) int {
	n := thousands(m.content, m.tokens, i)
	w.to = m.tokens[i+n-1].End
	w.end = m.charsAt(w.to)
	v, ok := valueOf(m.content[w.from:w.to])
	if !ok {
		return n
	}
	m.addNumber(w, v, -1)
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
