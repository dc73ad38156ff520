package docx

import (
	"strconv"
	"strings"

	"cited/internal/office"
	"cited/internal/text"
)

// paragraph is a paragraph that is being read.
type paragraph struct {
	text   strings.Builder
	style  style
	place  string
	joined bool // its end is deleted: the next paragraph belongs to it
	plain  int  // bytes of text that is not bold
	inside []office.Block
}

// block returns the paragraph as a block.
func (g *paragraph) block(at office.At) office.Block {
	return office.Block{Span: office.Span{Text: g.text.String(), At: at, Place: g.place}, Kind: g.style.kind, Level: g.style.level, Bold: g.plain == 0}
}

// paragraph reads a paragraph to its end.
func (p *parser) paragraph() (*paragraph, error) {
	p.paragraphs++
	g := &paragraph{place: p.placeOf(p.paragraphs)}
	return g, p.inline(g, run{})
}

// run is what is known of the text that is being read.
type run struct {
	bold, hidden, raised bool
}

// inline reads what stands in a paragraph, up to the end of the element that is
// open.
func (p *parser) inline(g *paragraph, r run) error {
	chosen := false
	return p.Each(func(name string) error {
		switch name {
		case "pPr":
			return p.properties(g)
		case "rPr":
			return p.runProperties(&r)
		case "r":
			return p.inline(g, run{})
		case "t":
			return p.text(g, r)
		case "del", "moveFrom", "rt", "sectPr", "docPr", "cNvPr", "instrText", "delText", "delInstrText", "rPrChange", "pPrChange":
			return p.Skip()
		case "AlternateContent":
			return p.inline(g, r)
		case "Choice":
			chosen = true
		case "Fallback":
			if chosen {
				return p.Skip()
			}
		case "txbxContent":
			return p.box(g)
		case "footnoteReference", "endnoteReference":
			p.wanted[strings.TrimSuffix(name, "Reference")+" "+p.Attr("id")] = true
		default:
			p.sign(g, name, r)
		}
		return nil
	}, nil)
}

// box reads a text box, whose paragraphs follow the one that it hangs on.
func (p *parser) box(g *paragraph) error {
	before := p.before
	p.before = nil
	keep := p.story.Keep(&g.inside)
	err := p.body(keep)
	if err == nil {
		err = p.rest(keep)
	}
	p.before = before
	return err
}

// sign adds what a run holds besides text.
func (p *parser) sign(g *paragraph, name string, r run) {
	s := ""
	switch name {
	case "tab":
		s = "\t"
	case "br", "cr":
		s = "\n"
		if p.Attr("type") == "page" || p.Attr("type") == "column" {
			s = " "
		}
	case "noBreakHyphen":
		s = "-"
	case "sym":
		n, err := strconv.ParseUint(p.Attr("char"), 16, 16)
		if err == nil && n >= ' ' && (n < 0xD800 || n > 0xF8FF) { // what fonts put where Unicode has nothing
			s = string(rune(n))
		}
	}
	if !r.hidden && s != "" && (g.text.Len() > 0 || s != "\t") {
		g.text.WriteString(s)
	}
}

func (p *parser) text(g *paragraph, r run) error {
	return p.Each(func(string) error { return nil }, func(b []byte) {
		if r.hidden {
			return
		}
		if r.raised {
			b = []byte(office.Raised(string(b)))
		}
		g.text.Write(b)
		if !r.bold {
			g.plain += len(strings.TrimSpace(string(b)))
		}
	})
}

// properties reads what a paragraph says of itself.
func (p *parser) properties(g *paragraph) error {
	list, level := false, 1
	own := style{}
	err := p.Each(func(name string) error {
		value := p.Attr("val")
		switch name {
		case "pPrChange", "rPrChange", "sectPr", "tabs":
			return p.Skip()
		case "pStyle":
			g.style = p.styles.of(value)
		case "outlineLvl":
			own.outline(value)
		case "ilvl":
			if n, err := strconv.Atoi(value); err == nil && n >= 0 && n < 9 {
				level = n + 1
			}
		case "numId":
			list = value != "0"
			if !list && g.style.kind == text.Item {
				g.style = style{}
			}
		case "del", "moveFrom":
			g.joined = true
		}
		return nil
	}, nil)
	switch {
	case own.set && g.style.kind != text.Boilerplate:
		g.style = own
	case list && (g.style.kind == text.Paragraph || g.style.kind == text.Item):
		g.style = style{kind: text.Item, level: level}
	}
	return err
}

// runProperties reads what a run says of its text.
func (p *parser) runProperties(r *run) error {
	return p.Each(func(name string) error {
		on := p.Attr("val") != "0" && p.Attr("val") != "false" && p.Attr("val") != "off"
		switch name {
		case "rPrChange":
			return p.Skip()
		case "b":
			r.bold = on
		case "vanish", "webHidden":
			r.hidden = r.hidden || on && name == "vanish"
		case "vertAlign":
			r.raised = p.Attr("val") == "superscript"
		case "del", "moveFrom":
			r.hidden = true
		}
		return nil
	}, nil)
}
