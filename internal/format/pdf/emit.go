package pdf

import (
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"cited"
	"cited/internal/text"
)

// writer writes blocks into windows.
type writer struct {
	emit     func(text.Window) error
	original int // bytes
	content  []byte
	blocks   []text.Block
	boxes    text.Boxes
	places   text.Map
	rows     int
	total    int // bytes of content so far, earlier windows included
	hyphens  hyphens
	pages    map[int]*page // of what is being written
}

// windowBytes is how much a window holds about; maxGrowth and baseRoom bound the
// text of a document by its bytes.
const (
	windowBytes = 256 << 10
	maxGrowth   = 4
	baseRoom    = 768 << 10
)

// full reports whether what was written is enough for a window.
func (w *writer) full() bool { return len(w.content) >= windowBytes }

// flush emits what was written.
func (w *writer) flush() error {
	if len(w.content) == 0 {
		return nil
	}
	win := text.Window{Content: string(w.content), Blocks: w.blocks, Boxes: w.boxes, Map: w.places}
	w.total += len(w.content)
	w.content, w.blocks, w.boxes, w.places, w.rows = w.content[:0], nil, nil, nil, 0
	if w.total > maxGrowth*w.original+baseRoom {
		return cited.Errorf(cited.Unsupported, "it shows far more text than a file of its size can hold: print what matters into a new PDF, and add that")
	}
	return w.emit(win)
}

// block writes a block.
func (w *writer) block(b *block) {
	if b.grid != nil {
		w.grid(b.grid)
		return
	}
	w.part("\n\n")
	start := len(w.content)
	w.lines(b.lines)
	w.end(text.Block{Kind: b.kind, Level: b.level, Start: start})
}

// part writes what parts blocks.
func (w *writer) part(s string) {
	if len(w.content) > 0 {
		w.content = append(w.content, s...)
	}
}

// end ends a block, if there is something in it.
func (w *writer) end(b text.Block) {
	if b.End = len(w.content); b.End > b.Start {
		w.blocks = append(w.blocks, b)
	}
}

// lines writes lines as one stretch of text.
func (w *writer) lines(lines []*frag) {
	how := spaced
	for i, l := range lines {
		for k := range l.words {
			drop := false
			next := spaced
			if k == len(l.words)-1 && i+1 < len(lines) {
				next = w.hyphens.joint(l.words[k].text, lines[i+1].words[0].text)
				drop = next == whole
			}
			if (i > 0 || k > 0) && how == spaced {
				w.content = append(w.content, ' ')
			}
			w.word(&l.words[k], l.page, drop)
			how = next
		}
	}
}

// word writes a word, without the hyphen at its end if that is to go.
func (w *writer) word(word *word, page int, drop bool) {
	s := word.text
	if drop {
		_, n := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-n]
	}
	start := len(w.content)
	for _, r := range s {
		if r != softHyphen {
			w.content = utf8.AppendRune(w.content, r)
		}
	}
	end := len(w.content)
	if end == start {
		return
	}
	at := word.rect
	if p := w.pages[page]; p != nil {
		at = p.shown(at)
	}
	w.boxes = append(w.boxes, text.Box{
		Start: start, End: end, Page: page,
		Left: tenths(at.left), Top: tenths(at.top), Right: tenths(at.right), Bottom: tenths(at.bottom),
	})
	w.place(start, end, page)
}

func tenths(points float64) int { return int(math.Round(10 * points)) }

// place notes on which page something stands. Which bytes it was decoded from is
// not known: all of them are its place.
func (w *writer) place(start, end, page int) {
	name := pageName(page)
	if n := len(w.places) - 1; n >= 0 && w.places[n].Place == name && start-w.places[n].End <= 1 {
		w.places[n].End = end
		return
	}
	w.places = append(w.places, text.Segment{Start: start, End: end, To: w.original, Place: name})
}

// grid writes a table: a tab between cells, a line end between rows.
func (w *writer) grid(g *grid) {
	w.part("\n\n")
	heads := make([]text.Range, g.columns)
	section := text.Range{}
	for n, r := range g.rows {
		if n > 0 {
			w.part("\n")
		}
		w.rows++
		label, count := text.Range{}, 0
		for col, c := range r {
			if c == nil {
				continue
			}
			if count > 0 {
				w.content = append(w.content, '\t')
			}
			count++
			b := text.Block{Kind: text.Cell, Start: len(w.content), Row: w.rows, Col: col, Head: heads[col]}
			w.lines(c)
			at := text.Range{Start: b.Start, End: len(w.content)}
			switch {
			case n < g.heads:
				heads[col] = at
			case col == 0:
				label, b.Label = at, section
			default:
				b.Label = label
			}
			w.end(b)
		}
		if count == 1 && label != (text.Range{}) {
			section = label
		}
	}
}

// furniture writes what stands on the pages and not in the text.
func furniture(rows []row) []*block {
	var blocks []*block
	for _, r := range rows {
		blocks = append(blocks, &block{kind: text.Boilerplate, lines: []*frag{r.line()}})
	}
	return blocks
}

// flow puts the blocks of pages one after the other: a paragraph or table that a
// column or page breaks off goes on, and notes and furniture come after it.
type flow struct {
	*writer
	open    *block   // may go on
	pending []*block // come after it
}

// add adds the next block of the text.
func (f *flow) add(b *block) {
	if f.open != nil && f.open.grid != nil && b.continues && f.open.grid.takes(b.grid) {
		return
	}
	if f.open != nil && goesOnIn(f.open, b) {
		f.open.lines = slices.Concat(f.open.lines, b.lines)
		f.open.full = b.full
		return
	}
	f.close()
	f.open = b
}

// close writes what is open and what comes after it.
func (f *flow) close() {
	if f.open != nil {
		f.block(f.open)
		f.open = nil
	}
	for _, b := range f.pending {
		f.block(b)
	}
	f.pending = f.pending[:0]
}

// forget drops the pages up to one that nothing open stands on.
func (f *flow) forget(last int) {
	first := last
	if f.open != nil && len(f.open.lines) > 0 {
		first = f.open.lines[0].page
	}
	for _, b := range f.pending {
		if len(b.lines) > 0 {
			first = min(first, b.lines[0].page)
		}
	}
	for n := range f.pages {
		if n < first {
			delete(f.pages, n)
		}
	}
}

// goesOnIn reports whether a paragraph goes on in the first block of the next
// column or page.
func goesOnIn(a, b *block) bool {
	if a.kind != text.Paragraph && a.kind != text.Item || b.kind != text.Paragraph || a.grid != nil || b.grid != nil || !b.continues {
		return false
	}
	last, first := a.lines[len(a.lines)-1], b.lines[0]
	if math.Abs(a.size-b.size) > 0.06*a.size || a.bold != b.bold {
		return false
	}
	word := last.words[len(last.words)-1].text
	r, _ := utf8.DecodeRuneInString(first.words[0].text)
	switch {
	case endsWithHyphen(word):
		return true
	case endsSentence(last):
		return false
	}
	return unicode.IsLower(r) || a.full && !b.indented
}
