package office

import (
	"strings"

	"cited"
	"cited/internal/text"
)

// Block is a paragraph, heading or item as a file has it, or a table.
type Block struct {
	Span
	Kind  text.Kind
	Level int    // as of text.Block
	Bold  bool   // all of it is bold
	Table *Table // then the rest is empty
}

// Longer headings are paragraphs in a style that somebody liked the look of.
const (
	maxHeading = 400 // bytes
	maxBold    = 140 // of a line that is a heading only by being bold
)

// boldLevel is the level of a heading that is one only by being bold.
const boldLevel = 3

// settled returns the block as what it looks like.
func (b Block) settled() Block {
	t := strings.TrimSpace(b.Text)
	switch {
	case b.Kind == text.Heading && len(t) > maxHeading:
		b.Kind, b.Level = text.Paragraph, 0
	case b.Kind == text.Paragraph && b.Bold && t != "" && len(t) <= maxBold && !strings.ContainsAny(t[len(t)-1:], ".,;:") && !strings.Contains(t, "\n"):
		b.Kind, b.Level = text.Heading, boldLevel
	}
	return b
}

// Table is a table of a document. Cells have the text of their blocks.
type Table struct {
	Rows  [][]TableCell
	Heads int // rows at its start that the file says are heads
	cells int
}

// TableCell is a cell with what is in it.
type TableCell struct {
	Cell
	Blocks []Block
}

// MaxSpan is how far a cell reaches at most, whatever it says.
const MaxSpan = 100

// maxCells is how many cells a table has at most.
const maxCells = 200_000

// Count counts a cell of the table that is being read. Too many are an error.
func (t *Table) Count() error {
	if t.cells++; t.cells > maxCells {
		return cited.Errorf(cited.Unsupported, "a table of more than %d cells: save it as a spreadsheet and add that", maxCells)
	}
	return nil
}

// Joined returns the text of blocks, a line each; that of a table in them too.
func Joined(blocks []Block) string {
	var lines []string
	for _, b := range blocks {
		if b.Table != nil {
			for _, row := range b.Table.Rows {
				for _, c := range row {
					lines = append(lines, c.Text)
				}
			}
			continue
		}
		lines = append(lines, strings.TrimSpace(b.Text))
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// maxCell is how many bytes a cell of a table of facts has at most.
const maxCell = 2000

// isLayout tells tables from pages that are laid out in one: by having no two
// cells side by side, by long texts, headings or tables in a cell.
func (t *Table) isLayout() bool {
	wide := false
	for _, row := range t.Rows {
		wide = wide || len(row) > 1
		for _, c := range row {
			if len(c.Text) > maxCell {
				return true
			}
			for _, b := range c.Blocks {
				if b.Table != nil || b.Kind == text.Heading && !b.Bold {
					return true
				}
			}
		}
	}
	return !wide
}

// Story lays out the blocks of a document.
type Story struct {
	w     *Writer
	begun bool
	held  int  // blocks that were kept for later
	title Span // the first heading, if it is the title and stands at the start
}

// NewStory returns a story that w writes.
func NewStory(w *Writer) *Story { return &Story{w: w} }

// Title returns the title that the text begins with, an empty span if it has none.
func (s *Story) Title() Span { return s.title }

// Add lays out a block of the text itself.
func (s *Story) Add(b Block) error {
	if b.Table != nil {
		return s.table(b.Table, s.Add)
	}
	b = b.settled()
	if t := b.trimmed(); t.Text != "" && !s.begun && b.Kind != text.Boilerplate {
		s.begun = true
		if b.Kind == text.Heading && b.Level == 1 {
			s.title = t
		}
	}
	return s.w.Add(b.Kind, b.Level, b.Span)
}

// maxKept is how many blocks of a document are kept for later.
const maxKept = 500_000

// Keep returns a function that keeps blocks in a list, for what hangs on another
// block and is laid out behind it. Too many in a document are an error.
func (s *Story) Keep(list *[]Block) func(Block) error {
	return func(b Block) error {
		if s.held++; s.held > maxKept {
			return cited.Errorf(cited.Unsupported, "more than %d paragraphs in tables, boxes and notes: save what it says as text and add that", maxKept)
		}
		*list = append(*list, b)
		return nil
	}
}

// As returns a function that lays out blocks as ones of that kind, whatever they
// look like: notes, what stands in margins.
func (s *Story) As(kind text.Kind) func(Block) error {
	return func(b Block) error {
		if b.Table != nil {
			return s.table(b.Table, s.As(kind))
		}
		return s.w.Add(kind, 0, b.Span)
	}
}

// table lays out a table; one that only places text on the page is laid out as
// the blocks that are in it.
func (s *Story) table(t *Table, add func(Block) error) error {
	if t.isLayout() {
		for _, row := range t.Rows {
			for _, c := range row {
				for _, b := range c.Blocks {
					if err := add(b); err != nil {
						return err
					}
				}
			}
		}
		return nil
	}
	s.begun = true
	rows := make([][]Cell, len(t.Rows))
	for i, row := range t.Rows {
		for _, c := range row {
			rows[i] = append(rows[i], c.Cell)
		}
	}
	return NewSheet(s.w).Table(rows, t.Heads)
}
