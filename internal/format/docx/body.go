package docx

import (
	"fmt"
	"strconv"
	"strings"

	"cited"
	"cited/internal/office"
	"cited/internal/text"
)

// parser reads the blocks of one member.
type parser struct {
	*document
	*office.XML
	at    office.At
	story story

	paragraphs int
	tables     int
	number     int        // of the note
	before     *paragraph // whose end is deleted: it goes on in the next
}

// placeOf returns where a paragraph stands, in words.
func (p *parser) placeOf(n int) string {
	switch {
	case p.story.note != "":
		return p.story.note + " " + strconv.Itoa(p.number)
	case p.story.margin != "":
		return p.story.margin + " paragraph " + strconv.Itoa(n)
	}
	return "paragraph " + strconv.Itoa(n)
}

// body reads blocks up to the end of the element that is open, through whatever
// wraps them.
func (p *parser) body(add func(block) error) error {
	chosen := false
	return p.Each(func(name string) error {
		switch name {
		case "p":
			g, err := p.paragraph()
			if err != nil {
				return err
			}
			return p.hold(g, add)
		case "tbl":
			if err := p.rest(add); err != nil {
				return err
			}
			t, err := p.table()
			if err != nil {
				return err
			}
			return add(block{table: t})
		case "del", "moveFrom", "sectPr", "sdtPr", "sdtEndPr":
			return p.Skip()
		case "Choice":
			chosen = true
		case "Fallback":
			if chosen {
				return p.Skip()
			}
		}
		return nil
	}, nil)
}

// hold adds a paragraph, behind the one before it if the end of that is deleted.
func (p *parser) hold(g *paragraph, add func(block) error) error {
	if b := p.before; b != nil {
		joined := b.text.String() + g.text.String()
		g.text.Reset()
		g.text.WriteString(joined)
		g.plain += b.plain
		g.place = b.place
		g.inside = append(b.inside, g.inside...)
		p.before = nil
	}
	if g.joined {
		p.before = g
		return nil
	}
	if err := add(g.block(p.at)); err != nil {
		return err
	}
	for _, b := range g.inside {
		if err := add(b); err != nil {
			return err
		}
	}
	return nil
}

// rest adds a paragraph that nothing followed.
func (p *parser) rest(add func(block) error) error {
	if p.before == nil {
		return nil
	}
	g := p.before
	p.before, g.joined = nil, false
	return p.hold(g, add)
}

// add lays out a block.
func (p *parser) add(b block) error {
	if b.table != nil {
		return p.layOut(b.table)
	}
	if p.story.margin != "" {
		b.kind, b.level = text.Boilerplate, 0
	}
	if t := strings.TrimSpace(b.Text); t != "" && !p.begun && b.kind != text.Boilerplate {
		p.begun = true
		if b.kind == text.Heading && b.level == 1 {
			p.title, p.titleAt = t, b.Place
		}
	}
	return p.w.Add(b.kind, b.level, b.Span)
}

// notes reads the notes that the text refers to.
func (p *parser) notes() error {
	return p.Each(func(name string) error {
		if name != p.story.note {
			return nil
		}
		if !p.wanted[name+" "+p.Attr("id")] {
			return p.Skip()
		}
		p.number++
		add := func(b block) error {
			if b.table != nil {
				return p.layOut(b.table)
			}
			return p.w.Add(text.Note, 0, b.Span)
		}
		if err := p.body(add); err != nil {
			return err
		}
		return p.rest(add)
	}, nil)
}

// table is a table as the file has it.
type table struct {
	number int
	rows   [][]cell
	heads  int // rows that are marked as heads
	cells  int
}

type cell struct {
	office.Cell
	blocks []block
}

// maxCells is how many cells a table has at most.
const maxCells = 200_000

// table reads a table to its end.
func (p *parser) table() (*table, error) {
	p.tables++
	t := &table{number: p.tables}
	err := p.Each(func(name string) error {
		switch name {
		case "tr":
			return p.row(t)
		case "tblPr", "tblGrid", "del", "moveFrom":
			return p.Skip()
		}
		return nil
	}, nil)
	return t, err
}

// row reads a row of a table; one that is deleted is left out.
func (p *parser) row(t *table) error {
	var cells []cell
	col, head, deleted := 0, false, false
	err := p.Each(func(name string) error {
		switch name {
		case "gridBefore":
			n, _ := strconv.Atoi(p.Attr("val"))
			col += min(max(n, 0), maxSpan)
		case "tblHeader":
			head = p.Attr("val") != "0" && p.Attr("val") != "false"
		case "trPrChange", "tblPrEx":
			return p.Skip()
		case "del":
			deleted = true
		case "tc":
			if t.cells++; t.cells > maxCells {
				return cited.Errorf(cited.Unsupported, "a table of more than %d cells: save it as a spreadsheet and add that", maxCells)
			}
			c, gone, err := p.cell()
			c.Col = col
			c.Place = fmt.Sprintf("table %d cell %s", t.number, office.CellName(col, len(t.rows)))
			col += max(c.Across, 1)
			if !gone {
				cells = append(cells, c)
			}
			return err
		}
		return nil
	}, nil)
	if err != nil || deleted {
		return err
	}
	if head && t.heads == len(t.rows) {
		t.heads++
	}
	t.rows = append(t.rows, cells)
	return nil
}

// maxSpan is how far a cell reaches at most, whatever it says.
const maxSpan = 100

// cell reads a cell of a table to its end. Gone: it is deleted.
func (p *parser) cell() (c cell, gone bool, err error) {
	c.At = p.at
	keep := func(b block) error {
		c.blocks = append(c.blocks, b)
		return nil
	}
	err = p.Each(func(name string) error {
		switch name {
		case "tcPr":
			return p.cellProperties(&c, &gone)
		case "p":
			g, err := p.paragraph()
			if err != nil {
				return err
			}
			return p.hold(g, keep)
		case "tbl":
			if err := p.rest(keep); err != nil {
				return err
			}
			inner, err := p.table()
			if err != nil {
				return err
			}
			return keep(block{table: inner})
		case "del", "moveFrom", "sdtPr", "sdtEndPr":
			return p.Skip()
		}
		return nil
	}, nil)
	if err == nil {
		err = p.rest(keep)
	}
	c.Text = joined(c.blocks)
	return c, gone, err
}

func (p *parser) cellProperties(c *cell, gone *bool) error {
	return p.Each(func(name string) error {
		value := p.Attr("val")
		switch name {
		case "tcPrChange":
			return p.Skip()
		case "gridSpan":
			n, _ := strconv.Atoi(value)
			c.Across = min(max(n, 1), maxSpan)
		case "vMerge":
			c.Below = value != "restart"
		case "cellDel":
			*gone = true
		}
		return nil
	}, nil)
}

// joined returns the text of blocks, a line each; that of a table in them too.
func joined(blocks []block) string {
	var lines []string
	for _, b := range blocks {
		if b.table != nil {
			for _, row := range b.table.rows {
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

// layOut writes a table; one that only places text on the page is written as the
// paragraphs that are in it.
func (p *parser) layOut(t *table) error {
	if t.isLayout() {
		for _, row := range t.rows {
			for _, c := range row {
				for _, b := range c.blocks {
					if err := p.add(b); err != nil {
						return err
					}
				}
			}
		}
		return nil
	}
	p.begun = true
	rows := make([][]office.Cell, len(t.rows))
	for i, row := range t.rows {
		for _, c := range row {
			rows[i] = append(rows[i], c.Cell)
		}
	}
	return office.NewSheet(p.w).Table(rows, t.heads)
}

// maxCell is how many bytes a cell of a table of facts has at most.
const maxCell = 2000

// isLayout tells tables from pages that are laid out in one: by having no two
// cells side by side, by long texts, headings or tables in a cell.
func (t *table) isLayout() bool {
	wide := false
	for _, row := range t.rows {
		wide = wide || len(row) > 1
		for _, c := range row {
			if len(c.Text) > maxCell {
				return true
			}
			for _, b := range c.blocks {
				if b.table != nil || b.kind == text.Heading && b.level < 3 {
					return true
				}
			}
		}
	}
	return !wide
}
