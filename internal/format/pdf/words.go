package pdf

import (
	"math"
	"strings"
	"unicode"
)

// word is what stands between white space on one line.
type word struct {
	text string
	rect
	bold bool
}

// frag is a stretch of one line without a wide gap in it: a line of a column, a
// cell of a table.
type frag struct {
	words []word
	rect
	base  float64 // where its line runs
	size  float64 // of most of its type
	chars int
	bold  bool // most of it
	page  int
	order int  // in which it was drawn
	rtl   bool // it is read from right to left
}

func (f *frag) text() string {
	parts := make([]string, len(f.words))
	for i, w := range f.words {
		parts[i] = w.text
	}
	return strings.Join(parts, " ")
}

// Gaps between glyphs, in sizes of their type.
const (
	wideGap   = 0.95 // parts fragments
	wordGap   = 0.28 // parts words where PDFium saw nothing
	narrowGap = 0.16 // parts words where PDFium made up a space
	backStep  = 0.45 // that a glyph may stand before the end of the last one
)

// frags joins the glyphs of a page, in the order in which they were drawn, into
// words and stretches of lines.
func frags(p *page, glyphs []glyph) []*frag {
	b := fragBuilder{page: p.number}
	for i := range glyphs {
		b.add(&glyphs[i])
	}
	b.end()
	return b.done
}

type fragBuilder struct {
	page  int
	done  []*frag
	cur   *frag
	word  strings.Builder
	box   rect // of the word
	bold  int  // letters of the word
	count int  // letters of the word
	bolds int  // letters of the fragment
	last  *glyph
	main  *glyph // the last one that is not raised
	sizes map[float64]int
}

func (b *fragBuilder) add(g *glyph) {
	up := false
	if b.cur != nil {
		up = isRaised(g, b.main)
		switch b.parted(g, up) {
		case lineEnd:
			b.end()
			up = false
		case space:
			b.endWord()
		}
	}
	if b.cur == nil {
		b.cur = &frag{rect: g.rect, base: g.base, page: b.page, order: len(b.done), rtl: isRightToLeft(g.rune)}
		b.sizes, b.main, b.bolds = map[float64]int{}, g, 0
	}
	if isRaised(b.main, g) { // it began with a mark
		b.raiseAll(g)
	}
	if b.count == 0 {
		b.box = g.rect
	}
	b.box = b.box.union(g.rect)
	b.put(g, up)
	if !up {
		b.main = g
	}
	b.last = g
}

// put writes the letters of a glyph.
func (b *fragBuilder) put(g *glyph, up bool) {
	s := ligature(g.rune)
	if up {
		s = raise(s)
	}
	b.word.WriteString(s)
	b.count++
	b.cur.chars++
	if g.style.bold {
		b.bold++
		b.bolds++
	}
	if !up {
		b.sizes[math.Round(g.size*10)/10]++
	}
}

// isRaised reports whether a glyph is a mark above the line of another.
func isRaised(g, main *glyph) bool {
	return g.size < 0.87*main.size && main.base-g.base > 0.12*main.size && main.base-g.base < 0.8*main.size
}

// parted returns what parts a glyph from the one before it: nothing, a space, or
// so much that another fragment begins.
func (b *fragBuilder) parted(g *glyph, up bool) gap {
	size := max(g.size, b.last.size, 1)
	across := g.left - b.last.right
	if isRightToLeft(g.rune) && isRightToLeft(b.last.rune) {
		across = b.last.left - g.right
	}
	switch {
	case !up && !isRaised(b.main, g) && math.Abs(g.base-b.main.base) > 0.3*size:
		return lineEnd
	case across > wideGap*size, across < -backStep*size-0.5*g.width():
		return lineEnd
	case g.before == space && across > -0.1*size, g.before != none && across > narrowGap*size, across > wordGap*size:
		return space
	}
	return none
}

func (b *fragBuilder) endWord() {
	if b.count == 0 {
		return
	}
	b.cur.words = append(b.cur.words, word{b.word.String(), b.box, 2*b.bold > b.count})
	b.cur.rect = b.cur.union(b.box)
	b.word.Reset()
	b.count, b.bold = 0, 0
}

// raiseAll raises what there is of the fragment: it stands above the line of g.
func (b *fragBuilder) raiseAll(g *glyph) {
	for i := range b.cur.words {
		b.cur.words[i].text = raise(b.cur.words[i].text)
	}
	word := raise(b.word.String())
	b.word.Reset()
	b.word.WriteString(word)
	b.cur.base = g.base
	clear(b.sizes)
}

func (b *fragBuilder) end() {
	if b.cur == nil {
		return
	}
	b.endWord()
	most := 0
	for size, n := range b.sizes {
		if n > most || n == most && size > b.cur.size {
			b.cur.size, most = size, n
		}
	}
	if b.cur.size == 0 {
		b.cur.size = b.main.size
	}
	b.cur.bold = 2*b.bolds > b.cur.chars
	b.done = append(b.done, b.cur)
	b.cur, b.last, b.main = nil, nil, nil
}

// ligature returns the letters that a glyph stands for.
func ligature(r rune) string {
	if r >= 0xfb00 && r <= 0xfb06 {
		return [...]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}[r-0xfb00]
	}
	return string(r)
}

// raise returns raised digits as those that Unicode has for them, so that the 1 of
// a footnote is not taken for a digit of the number before it.
func raise(s string) string {
	const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹"
	up := []rune(digits)
	return strings.Map(func(r rune) rune {
		if isDigit(r) {
			return up[r-'0']
		}
		return r
	}, s)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isRightToLeft(r rune) bool {
	return r >= 0x590 && unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko)
}
