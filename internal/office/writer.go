package office

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cited"
	"cited/internal/limit"
	"cited/internal/text"
)

// What a window and a block hold at most, in bytes of text and in blocks, and how many
// blocks a document has.
const (
	windowBytes = 1 << 20
	maxBlock    = 1 << 20
	maxBlocks   = 1 << 17 // of a window
	mostBlocks  = 2_000_000
)

// Span is a text with where it stands in the original.
type Span struct {
	Text  string
	At    At
	Place string // in the words of the format; empty if the bytes say it all
}

// At is a stretch of the original in bytes. Exact: they are the text itself.
type At struct {
	From, To int
	Exact    bool
}

// trimmed returns the span without the white space at its ends.
func (s Span) trimmed() Span {
	left := strings.TrimLeftFunc(s.Text, unicode.IsSpace)
	cut := len(s.Text) - len(left)
	t := strings.TrimRightFunc(left, unicode.IsSpace)
	if s.At.Exact {
		s.At.From += cut
		s.At.To = s.At.From + len(t)
	}
	s.Text = t
	return s
}

// cut parts a span that is too large for a block, at white space.
func (s Span) cut() (head, rest Span) {
	if len(s.Text) <= maxBlock {
		return s, Span{}
	}
	i := strings.LastIndexAny(s.Text[:maxBlock], " \n")
	if i <= 0 {
		i = maxBlock
		for !utf8.RuneStart(s.Text[i]) {
			i--
		}
	}
	head, rest = s, s
	head.Text, rest.Text = s.Text[:i], s.Text[i:]
	if s.At.Exact {
		head.At.To = s.At.From + i
		rest.At.From = head.At.To
	}
	return head, rest
}

// Writer lays out blocks one below the other and emits them a window at a time.
type Writer struct {
	emit    func(text.Window) error
	content []byte
	blocks  []text.Block
	m       text.Map
	part    string // what parts the next block from the one before
	written int    // bytes, of all windows
	counted int    // blocks, of all windows
	row     int    // of the window
	table   *table // that is open
	free    bool   // of the limit of a document
	limit   limit.Limits
}

// NewWriter returns a writer that emits its windows to emit.
func NewWriter(emit func(text.Window) error) *Writer { return &Writer{emit: emit} }

// Within makes the writer keep to limits other than the defaults. It returns w.
func (w *Writer) Within(l limit.Limits) *Writer {
	w.limit = l
	return w
}

// Unlimited makes the writer take any amount of text, for formats that are not
// packed: their text is no longer than they are. It returns w.
func (w *Writer) Unlimited() *Writer {
	w.free = true
	return w
}

// blank parts blocks.
const blank = "\n\n"

// Add adds a block of text, level as of text.Block. What is blank adds nothing.
func (w *Writer) Add(kind text.Kind, level int, s Span) error {
	for s = s.trimmed(); s.Text != ""; {
		var head Span
		head, s = s.cut()
		if err := w.roomFor(head); err != nil {
			return err
		}
		r := w.put(head.trimmed())
		w.blocks = append(w.blocks, text.Block{Kind: kind, Level: level, Start: r.Start, End: r.End})
		w.part = blank
		s = s.trimmed()
	}
	return nil
}

// roomFor emits what there is if the window would become too large, and counts
// what comes.
func (w *Writer) roomFor(s Span) error {
	if err := w.count(len(s.Text), 1); err != nil {
		return err
	}
	if len(w.content)+len(s.Text) > windowBytes || len(w.blocks) >= maxBlocks {
		return w.Flush()
	}
	return nil
}

// count counts what comes.
func (w *Writer) count(bytes, blocks int) error {
	w.written += bytes
	w.counted += blocks
	switch {
	case w.free:
	case int64(w.written) > w.limit.Text():
		return w.limit.Refuse(limit.Inflation, "split it into parts and add those", "more than %s of text", limit.Bytes(w.limit.Text()))
	case w.counted > mostBlocks:
		return cited.Errorf(cited.Unsupported, "more than %d paragraphs and cells: split it into parts and add those", mostBlocks)
	}
	return nil
}

// put writes text and maps it.
func (w *Writer) put(s Span) text.Range {
	if len(w.content) > 0 {
		w.content = append(w.content, w.part...)
	}
	r := text.Range{Start: len(w.content), End: len(w.content) + len(s.Text)}
	w.content = append(w.content, s.Text...)
	w.m = append(w.m, text.Segment{Start: r.Start, End: r.End, From: s.At.From, To: s.At.To, Exact: s.At.Exact, Place: s.Place})
	return r
}

// Flush emits what there is. A table that is open goes on in the next window,
// below its heads.
func (w *Writer) Flush() error {
	if len(w.blocks) == 0 {
		return nil
	}
	out := text.Window{Content: string(w.content), Blocks: w.blocks, Map: w.m}
	w.content, w.row, w.part = w.content[:0], 0, ""
	w.blocks, w.m = make([]text.Block, 0, len(out.Blocks)), make(text.Map, 0, len(out.Map)) // the next is often as long
	if err := w.emit(out); err != nil {
		return err
	}
	if w.table != nil {
		w.repeat()
	}
	return nil
}
