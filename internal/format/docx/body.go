package docx

import (
	"fmt"
	"strconv"

	"cited/internal/office"
	"cited/internal/text"
)

// parser reads the blocks of one member.
type parser struct {
	*document
	*office.XML
	at    office.At
	kind  string // of note that the member holds; empty for text
	where string // what places of the member are called first: "header1 "

	paragraphs int
	tables     int
	number     int        // of the note
	before     *paragraph // whose end is deleted: it goes on in the next
}

// placeOf returns where a paragraph stands, in words.
func (p *parser) placeOf(n int) string {
	if p.kind != "" {
		return p.kind + " " + strconv.Itoa(p.number)
	}
	return p.where + "paragraph " + strconv.Itoa(n)
}

// all reads all blocks of a member.
func (p *parser) all(add func(office.Block) error) error {
	if err := p.body(add); err != nil {
		return err
	}
	return p.rest(add)
}

// body reads blocks up to the end of the element that is open, through whatever
// wraps them.
func (p *parser) body(add func(office.Block) error) error {
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
			return add(office.Block{Table: t})
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
func (p *parser) hold(g *paragraph, add func(office.Block) error) error {
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
func (p *parser) rest(add func(office.Block) error) error {
	if p.before == nil {
		return nil
	}
	g := p.before
	p.before, g.joined = nil, false
	return p.hold(g, add)
}

// notes reads the notes that the text refers to.
func (p *parser) notes() error {
	return p.Each(func(name string) error {
		if name != p.kind {
			return nil
		}
		if !p.wanted[name+" "+p.Attr("id")] {
			return p.Skip()
		}
		p.number++
		add := p.story.As(text.Note)
		return p.all(add)
	}, nil)
}

// table reads a table to its end.
func (p *parser) table() (*office.Table, error) {
	p.tables++
	t := &office.Table{}
	number := p.tables
	err := p.Each(func(name string) error {
		switch name {
		case "tr":
			return p.row(t, number)
		case "tblPr", "tblGrid", "del", "moveFrom":
			return p.Skip()
		}
		return nil
	}, nil)
	return t, err
}

// row reads a row of a table; one that is deleted is left out.
func (p *parser) row(t *office.Table, number int) error {
	var cells []office.TableCell
	col, head, deleted := 0, false, false
	err := p.Each(func(name string) error {
		switch name {
		case "gridBefore":
			n, _ := strconv.Atoi(p.Attr("val"))
			col += min(max(n, 0), office.MaxSpan)
		case "tblHeader":
			head = p.Attr("val") != "0" && p.Attr("val") != "false"
		case "trPrChange", "tblPrEx":
			return p.Skip()
		case "del":
			deleted = true
		case "tc":
			if err := t.Count(); err != nil {
				return err
			}
			c, gone, err := p.cell()
			c.Col = col
			c.Place = fmt.Sprintf("table %d cell %s", number, office.CellName(col, len(t.Rows)))
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
	if head && t.Heads == len(t.Rows) {
		t.Heads++
	}
	t.Rows = append(t.Rows, cells)
	return nil
}

// cell reads a cell of a table to its end. Gone: it is deleted.
func (p *parser) cell() (c office.TableCell, gone bool, err error) {
	c.At = p.at
	keep := p.story.Keep(&c.Blocks)
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
			return keep(office.Block{Table: inner})
		case "del", "moveFrom", "sdtPr", "sdtEndPr":
			return p.Skip()
		}
		return nil
	}, nil)
	if err == nil {
		err = p.rest(keep)
	}
	c.Text = office.Joined(c.Blocks)
	return c, gone, err
}

func (p *parser) cellProperties(c *office.TableCell, gone *bool) error {
	return p.Each(func(name string) error {
		value := p.Attr("val")
		switch name {
		case "tcPrChange":
			return p.Skip()
		case "gridSpan":
			n, _ := strconv.Atoi(value)
			c.Across = min(max(n, 1), office.MaxSpan)
		case "vMerge":
			c.Below = value != "restart"
		case "cellDel":
			*gone = true
		}
		return nil
	}, nil)
}
