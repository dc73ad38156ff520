package odt

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"cited/internal/office"
	"cited/internal/text"
)

// ended makes the end of a file no error.
func ended(err error) error {
	if err == io.EOF {
		return nil
	}
	return err
}

// parser reads the blocks of one member.
type parser struct {
	*document
	*office.XML
	at    office.At
	where string // what places of the member are called first

	paragraphs int
	tables     int
	number     int // of notes
	note       string
	notes      []office.Block
}

// context is what the elements around a paragraph say of it.
type context struct {
	depth int  // of lists
	index bool // a table of contents or the like
}

// placeOf returns where a paragraph stands, in words.
func (p *parser) placeOf(n int) string {
	if p.note != "" {
		return p.note
	}
	return p.where + "paragraph " + strconv.Itoa(n)
}

// body reads blocks up to the end of the element that is open.
func (p *parser) body(c context, add func(office.Block) error) error {
	return p.Each(func(name string) error {
		switch name {
		case "p", "h":
			return p.paragraph(name, c, add)
		case "list":
			inner := c
			inner.depth++
			return p.body(inner, add)
		case "table":
			t, err := p.table()
			if err != nil {
				return err
			}
			return add(office.Block{Table: t})
		case "table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index":
			inner := c
			inner.index = true
			return p.body(inner, add)
		case "section":
			if p.Attr("display") == "none" {
				return p.Skip()
			}
		case "tracked-changes", "forms", "annotation", "table-of-content-source", "desc", "title", "image", "object", "object-ole", "script", "event-listeners":
			return p.Skip()
		}
		return nil
	}, nil)
}

// paragraph reads a paragraph or heading to its end, and adds it and what hangs
// on it.
func (p *parser) paragraph(name string, c context, add func(office.Block) error) error {
	p.paragraphs++
	g := &paragraph{}
	b := office.Block{Span: office.Span{At: p.at, Place: p.placeOf(p.paragraphs)}}
	var hidden bool
	style := p.Attr("style-name")
	b.Kind, b.Level, hidden = p.styles.of(style)
	if n, err := strconv.Atoi(p.Attr("outline-level")); err == nil && n > 0 && name == "h" {
		b.Kind, b.Level = text.Heading, min(n, 9)
	}
	switch {
	case c.index:
		b.Kind, b.Level = text.Boilerplate, 0
	case c.depth > 0 && b.Kind == text.Paragraph:
		b.Kind, b.Level = text.Item, c.depth
	}
	own := p.styles[style]
	if err := p.inline(g, run{bold: own.bold, raised: own.raised, hidden: hidden}); err != nil {
		return err
	}
	b.Text, b.Bold = g.text.String(), g.plain == 0
	if err := add(b); err != nil {
		return err
	}
	for _, k := range g.inside {
		if err := add(k); err != nil {
			return err
		}
	}
	return nil
}

// paragraph is a paragraph that is being read.
type paragraph struct {
	text   strings.Builder
	plain  int // bytes of text that is not bold
	space  bool
	inside []office.Block
}

// run is what is known of the text that is being read.
type run struct {
	bold, raised, hidden bool
}

// maxSpaces is how many spaces an element stands for at most.
const maxSpaces = 100

// inline reads what stands in a paragraph, up to the end of the element that is
// open.
func (p *parser) inline(g *paragraph, r run) error {
	return p.Each(func(name string) error {
		switch name {
		case "span":
			s := p.styles[p.Attr("style-name")]
			return p.inline(g, run{bold: r.bold || s.bold, raised: r.raised || s.raised, hidden: r.hidden || s.hidden})
		case "s":
			n, err := strconv.Atoi(p.Attr("c"))
			if err != nil {
				n = 1
			}
			g.sign(strings.Repeat(" ", min(max(n, 1), maxSpaces)), r)
		case "tab":
			g.sign("\t", r)
		case "line-break":
			g.sign("\n", r)
		case "note":
			return p.footnote()
		case "text-box":
			return p.body(context{}, p.story.Keep(&g.inside))
		case "p", "h": // in a shape
			return p.paragraph(name, context{}, p.story.Keep(&g.inside))
		case "annotation", "ruby-text", "hidden-text", "hidden-paragraph", "script", "desc", "title", "image", "object", "object-ole",
			"plugin", "applet", "binary-data", "event-listeners", "image-map":
			return p.Skip()
		case "a", "meta", "ruby", "ruby-base", "meta-field":
			return p.inline(g, r)
		}
		return nil
	}, func(b []byte) { g.add(string(b), r) })
}

// sign adds what an element stands for.
func (g *paragraph) sign(s string, r run) {
	if !r.hidden {
		g.text.WriteString(s)
		g.space = s == "\n"
	}
}

// add adds text; white space in it counts as one space, as line ends in the file
// mean nothing.
func (g *paragraph) add(s string, r run) {
	if r.hidden {
		return
	}
	if r.raised {
		s = office.Raised(s)
	}
	for _, c := range s {
		if c == ' ' || c == '\t' || c == '\n' || c == '\r' {
			if g.space || g.text.Len() == 0 {
				continue
			}
			g.space = true
			c = ' '
		} else {
			g.space = false
		}
		g.text.WriteRune(c)
	}
	if !r.bold {
		g.plain += len(strings.TrimSpace(s))
	}
}

// footnote reads a note to its end, and keeps it for the end of the text.
func (p *parser) footnote() error {
	if p.note != "" {
		return p.Skip() // a note has no notes
	}
	kind := p.Attr("note-class")
	if kind != "endnote" {
		kind = "footnote"
	}
	p.number++
	p.note = kind + " " + strconv.Itoa(p.number)
	err := p.Each(func(name string) error {
		switch name {
		case "note-citation":
			return p.Skip()
		case "note-body":
			return p.body(context{}, p.story.Keep(&p.notes))
		}
		return nil
	}, nil)
	p.note = ""
	return err
}

// table reads a table to its end.
func (p *parser) table() (*office.Table, error) {
	p.tables++
	t, number := &office.Table{}, p.tables
	return t, p.rows(t, number, false)
}

// rows reads rows of a table up to the end of the element that is open.
func (p *parser) rows(t *office.Table, number int, heads bool) error {
	return p.Each(func(name string) error {
		switch name {
		case "table-header-rows":
			return p.rows(t, number, true)
		case "table-row":
			if err := p.row(t, number); err != nil {
				return err
			}
			if heads && t.Heads == len(t.Rows)-1 {
				t.Heads++
			}
		case "table-columns", "table-header-columns", "table-column":
			return p.Skip()
		}
		return nil
	}, nil)
}

func (p *parser) row(t *office.Table, number int) error {
	var cells []office.TableCell
	col := 0
	err := p.Each(func(name string) error {
		if name != "table-cell" && name != "covered-table-cell" {
			return nil
		}
		if err := t.Count(); err != nil {
			return err
		}
		c := office.TableCell{Cell: office.Cell{Col: col, Across: p.span("number-columns-spanned"),
			Number: p.Attr("value-type") == "float", Below: name == "covered-table-cell"}}
		c.At = p.at
		c.Place = fmt.Sprintf("table %d cell %s", number, office.CellName(col, len(t.Rows)))
		if name == "covered-table-cell" {
			c.Across = 1
		}
		col += p.span("number-columns-repeated")
		err := p.body(context{}, p.story.Keep(&c.Blocks))
		c.Text = office.Joined(c.Blocks)
		cells = append(cells, c)
		return err
	}, nil)
	t.Rows = append(t.Rows, cells)
	return err
}

// span returns how many columns or cells an attribute of a cell counts.
func (p *parser) span(key string) int {
	n, err := strconv.Atoi(p.Attr(key))
	if err != nil {
		return 1
	}
	return min(max(n, 1), office.MaxSpan)
}
