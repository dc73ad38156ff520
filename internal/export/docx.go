package export

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"

	"cited"
)

// writeDOCX writes a Word document: a table whose numbers have footnotes. The parts are
// those of Office Open XML (ECMA-376), as few as Word needs; the libraries that there are in Go
// know no footnotes. Addresses are text and no links, so that nothing in it leads elsewhere.
func writeDOCX(out io.Writer, figures iter.Seq2[cited.Receipt, error], about About) (err error) {
	notes, err := newSpool(about.Temp)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, notes.close()) }()
	pack := zip.NewWriter(out)
	for _, part := range docxParts() {
		if err := addMember(pack, part.name, part.content); err != nil {
			return err
		}
	}
	document, err := pack.Create("word/document.xml")
	if err != nil {
		return err
	}
	if err := writeDocument(document, notes, figures, about); err != nil {
		return err
	}
	footnotes, err := pack.Create("word/footnotes.xml")
	if err != nil {
		return err
	}
	if err := notes.copyTo(footnotes); err != nil {
		return err
	}
	return pack.Close()
}

// addMember packs a member that is in memory.
func addMember(pack *zip.Writer, name, content string) error {
	w, err := pack.Create(name)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, content)
	return err
}

// writeDocument writes the page, and the footnotes beside it.
func writeDocument(page io.Writer, notes io.Writer, figures iter.Seq2[cited.Receipt, error], about About) error {
	p := &wordPage{page: page, notes: notes}
	p.begin(about)
	for r, err := range figures {
		if err != nil {
			return err
		}
		if p.row(&r); p.err != nil {
			return p.err
		}
	}
	p.end()
	return p.err
}

// wordPage is a document that is being written. What is to be written is collected and
// written a row at a time.
type wordPage struct {
	page, notes io.Writer
	b           bytes.Buffer
	n           int // footnotes
	err         error
}

func (p *wordPage) flush(to io.Writer) {
	if p.err == nil {
		_, p.err = p.b.WriteTo(to)
	}
	p.b.Reset()
}

const wordNamespace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

func (p *wordPage) begin(about About) {
	p.b.WriteString(xml.Header + `<w:footnotes ` + wordNamespace + `>` +
		`<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>` +
		`<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`)
	p.flush(p.notes)
	p.b.WriteString(xml.Header + `<w:document ` + wordNamespace + `><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>`)
	p.run("", "Figures")
	p.b.WriteString(`</w:p><w:p>`)
	p.run("", about.says())
	p.b.WriteString(`</w:p><w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tblGrid>`)
	for range noteHeads() {
		p.b.WriteString(`<w:gridCol w:w="1500"/>`)
	}
	p.b.WriteString(`</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>`)
	for _, head := range noteHeads() {
		p.cell(`<w:rPr><w:b/></w:rPr>`, head, 0)
	}
	p.b.WriteString(`</w:tr>`)
	p.flush(p.page)
}

func (p *wordPage) row(r *cited.Receipt) {
	p.n++
	p.b.WriteString(`<w:tr>`)
	note := p.n
	for _, cell := range noteCells(r) {
		p.cell("", cell, note)
		note = 0
	}
	p.b.WriteString(`</w:tr>`)
	p.flush(p.page)
	p.note(footnoteOf(r))
}

// cell writes a cell, with the mark of a footnote unless its number is 0.
func (p *wordPage) cell(style, s string, note int) {
	p.b.WriteString(`<w:tc><w:p>`)
	p.run(style, s)
	if note > 0 {
		p.b.WriteString(`<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="` + strconv.Itoa(note) + `"/></w:r>`)
	}
	p.b.WriteString(`</w:p></w:tc>`)
}

// run writes text, in which what XML cannot hold is U+FFFD.
func (p *wordPage) run(style, s string) {
	if s == "" {
		return
	}
	p.b.WriteString(`<w:r>` + style + `<w:t xml:space="preserve">`)
	_ = xml.EscapeText(&p.b, []byte(s)) // a buffer takes everything
	p.b.WriteString(`</w:t></w:r>`)
}

func (p *wordPage) note(n footnote) {
	fmt.Fprintf(&p.b, `<w:footnote w:id="%d"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>`+
		`<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>`, p.n)
	before := "“" + n.quote + "” "
	if n.publisher != "" {
		before += n.publisher + ", "
	}
	p.run("", " "+before)
	p.run(`<w:rPr><w:i/></w:rPr>`, n.title)
	after := inOrder(n.date, n.address) + ". " + n.receipt()
	if n.title != "" {
		after = ", " + after
	}
	p.run("", after)
	p.b.WriteString(`</w:p></w:footnote>`)
	p.flush(p.notes)
}

// end writes the end of both. A cell of a table must not be the last thing on a page.
func (p *wordPage) end() {
	p.b.WriteString(`</w:tbl><w:p/><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>` +
		`<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`)
	p.flush(p.page)
	p.b.WriteString(`</w:footnotes>`)
	p.flush(p.notes)
}
