// Package pdf reads PDF documents: their text in the order in which people read
// it, with the place of every word on its page.
//
// PDFium, the library that Chromium shows PDFs with, reads the letters of a page
// and where they stand; it runs as WebAssembly, so that whatever a hostile file
// does to it stays in a memory of its own, without files, network or clock. What
// the letters make up is found here, from where they stand: words, lines, columns,
// tables, paragraphs, headings, notes, and what is repeated on every page.
//
// The text is that of the letters. What stands for several letters is written as
// those (the ligature fi), a raised number as one of the raised numbers that
// Unicode has, and the hyphen that parts a word at the end of a line is left out:
// the word has two boxes then. Soft hyphens are left out. Page heads, page feet,
// page numbers and what runs sideways are boilerplate, footnotes are notes; both
// come after the paragraph that the page ends with, which may go on on the next.
// What is drawn but not written (pictures, letters made of lines), annotations and
// the fields of forms are not read; nor is what lies outside of its page.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"cited"
	"cited/internal/limit"
	"cited/internal/text"
)

// batchPages is how many pages are read before they are written: what comes again
// on pages is seen on several only.
const batchPages = 32

// Format returns the format of PDF documents. Folder is where the machine code of
// PDFium is kept for later processes, empty for nowhere: making it takes a second
// or two. A document of pictures without text is refused with a reason, one of
// empty pages emits no window.
func Format(folder string) text.Format {
	engine := lazyEngine(folder)
	return text.Format{
		Name:  "pdf",
		Doc:   "PDF documents that hold text, up to 3,000 pages and 128 MB.",
		Sniff: sniff,
		Read: func(r io.Reader, in text.Input, emit func(text.Window) error) (text.Head, error) {
			return read(engine, r, in, emit)
		},
		Picture: func(r io.Reader, in text.Input) ([]byte, error) { return drawPage(engine, r, in) },
	}
}

// sniff reports whether a file is a PDF: some have other bytes before their mark.
func sniff(start []byte, _ string) bool {
	return bytes.Contains(start[:min(len(start), 1024)], []byte("%PDF-"))
}

func read(engine func() (*engine, error), r io.Reader, in text.Input, emit func(text.Window) error) (text.Head, error) {
	d, raw, err := begin(engine, r, in)
	if err != nil {
		return text.Head{}, err
	}
	defer d.close()
	d.head = d.reader.head(raw)
	d.flow.writer = &writer{emit: emit, original: len(raw), pages: map[int]*page{}}
	if err := d.read(); err != nil {
		return text.Head{}, d.explained(err)
	}
	d.head.Note = d.note(raw)
	return d.head, nil
}

// begin opens a document, which is to be closed, and returns its bytes as well.
func begin(engine func() (*engine, error), r io.Reader, in text.Input) (*document, []byte, error) {
	in.Limits = in.Limits.OrDefault()
	most := in.Limits.Packed() // it is held in memory, and again within PDFium
	raw, err := io.ReadAll(io.LimitReader(r, most+1))
	if err != nil {
		return nil, nil, err
	}
	if int64(len(raw)) > most {
		return nil, nil, in.Limits.Refuse(limit.Memory, "split it into parts and add those", "a PDF of more than %d MB", most>>20)
	}
	in.Make(true)
	e, err := engine()
	in.Make(false)
	if err != nil {
		return nil, nil, err
	}
	inside, err := e.instance(context.Background(), in.Limits.Engine())
	if err != nil {
		return nil, nil, err
	}
	d := &document{reader: reader{instance: inside, styles: map[uint64]style{}}, in: in}
	if err := d.open(raw); err != nil {
		d.close()
		return nil, nil, err
	}
	return d, raw, nil
}

// document is a document that is being read.
type document struct {
	reader
	in    text.Input
	head  text.Head
	flow  flow
	count int // of pages

	running  running
	looks    []look // of headings so far, the largest first
	known    bool   // the head was handed on
	pictured int    // pages with pictures and without text
	empty    int    // pages without text, those included
}

// open opens the document in PDFium.
func (d *document) open(raw []byte) error {
	at := d.copy(raw)
	if at == 0 {
		return d.explained(errMemory)
	}
	d.document = d.call("FPDF_LoadMemDocument64", at, uint64(len(raw)), 0)
	if d.err != nil {
		return d.explained(d.err)
	}
	if d.document == 0 {
		return refusal(d.call("FPDF_GetLastError"), raw)
	}
	d.count = int(int32(d.call("FPDF_GetPageCount", d.document)))
	switch {
	case d.err != nil:
		return d.explained(d.err)
	case int64(d.count) > d.in.Limits.Pages:
		return d.in.Limits.Refuse(limit.Pages, "split it into parts and add those", "%d pages, more than %d", d.count, d.in.Limits.Pages)
	case d.count < 1:
		return cited.Errorf(cited.Unsupported, "%s: there is no page in it; %s", damage(raw), again)
	}
	d.running = running{spots: map[string][]spot{}}
	return nil
}

const again = "get the file anew and add that"

// refusal says why PDFium does not open a document.
func refusal(code uint64, raw []byte) error {
	switch code {
	case 4:
		return cited.Errorf(cited.Unsupported, "encrypted: it opens with a password only; open it, print it into a new PDF, and add that")
	case 5:
		return cited.Errorf(cited.Unsupported, "encrypted in a way that is not known here; open it, print it into a new PDF, and add that")
	}
	return cited.Errorf(cited.Unsupported, "%s, so that nothing in it can be found; %s", damage(raw), again)
}

// damage says what is wrong with a PDF, as far as its bytes tell.
func damage(raw []byte) string {
	if !isWhole(raw) {
		return "a PDF that is cut off"
	}
	return "a damaged PDF"
}

// isWhole reports whether the end of a PDF is there.
func isWhole(raw []byte) bool {
	return bytes.Contains(raw[max(0, len(raw)-2048):], []byte("%%EOF"))
}

// explained turns what went wrong within PDFium into what people can use.
func (d *document) explained(err error) error {
	var ours *cited.Error
	switch {
	case d.reader.err == nil || errors.As(err, &ours):
		return err
	case d.reader.err == errMemory || errors.Is(err, errMemory):
		return d.in.Limits.Refuse(limit.Memory, "print what matters into a new PDF, and add that", "it takes more than %d MB of memory to open", d.in.Limits.Engine()>>20)
	}
	why, _, _ := strings.Cut(d.reader.err.Error(), "\n")
	return cited.Errorf(cited.Unsupported, "reading crashed PDFium: %s; print it into a new PDF, and add that", why)
}

// read reads all pages.
func (d *document) read() error {
	for first := 1; first <= d.count; first += batchPages {
		sheets := make([]*sheet, 0, batchPages)
		for n := first; n <= min(first+batchPages-1, d.count); n++ {
			p := d.page(n)
			if d.err != nil {
				return d.err
			}
			sheets = append(sheets, d.sheet(p))
		}
		if err := d.batch(sheets); err != nil {
			return err
		}
	}
	if d.empty == d.count && d.pictured > 0 {
		return cited.Errorf(cited.Unsupported, "a scan: %s, without a layer of text; run OCR over it (ocrmypdf does) and add what comes out", d.pictures())
	}
	d.tell(nil)
	d.flow.close()
	return d.flow.flush()
}

// sheet joins the letters of a page.
func (d *document) sheet(p *page) *sheet {
	s := &sheet{page: p, frags: p.atRules(frags(p, p.glyphs))}
	for _, f := range frags(p, p.sideways) {
		s.sideways = append(s.sideways, row{f})
	}
	if len(p.glyphs)+len(p.sideways) == 0 {
		d.empty++
		if p.pictures > 0 {
			d.pictured++
		}
	}
	p.glyphs, p.sideways = nil, nil
	d.running.learn(s)
	return s
}

// batch writes some pages.
func (d *document) batch(sheets []*sheet) error {
	number := numbering()
	body := bodySize(sheets)
	d.flow.hyphens.learn(sheets)
	pages := make([][]*block, len(sheets))
	notes := make([][]*block, len(sheets))
	for i, s := range sheets {
		d.flow.pages[s.page.number] = s.page
		d.running.takeFurniture(s, number)
		pages[i], notes[i] = d.blocks(s, body)
	}
	for _, blocks := range pages {
		rank(blocks, d.looks)
	}
	d.tell(pages[0])
	for i, s := range sheets {
		for _, b := range pages[i] {
			d.flow.add(b)
		}
		d.flow.pending = append(d.flow.pending, notes[i]...)
		d.flow.pending = append(d.flow.pending, furniture(slices.Concat(s.furniture, s.sideways))...)
		if d.flow.full() {
			if err := d.flow.flush(); err != nil {
				return err
			}
		}
	}
	d.flow.forget(sheets[len(sheets)-1].page.number)
	return nil
}

// blocks returns the blocks of a page in the order in which they are read, and its
// notes.
func (d *document) blocks(s *sheet, body float64) (blocks, notes []*block) {
	for _, a := range areas(s.frags, s.page.rules, 0) {
		if len(a) == 0 {
			continue
		}
		found, below := takeNotes(blocksOf(a, s.page.rules, body), body, s.page.rules)
		for i, b := range found {
			b.continues = i == 0
			if b.isHeading(body) {
				b.kind = text.Heading
				d.looked(b.look())
			}
		}
		blocks = append(blocks, found...)
		notes = append(notes, below...)
	}
	return blocks, notes
}

// looked notes how a heading is set.
func (d *document) looked(l look) {
	at, ok := slices.BinarySearchFunc(d.looks, l, func(l, want look) int { return int(want - l) })
	if !ok {
		d.looks = slices.Insert(d.looks, at, l)
	}
}

// tell hands on what the document says of itself, before its first window. Where
// its properties name no title, the largest heading of its first page is one.
func (d *document) tell(first []*block) {
	if d.known {
		return
	}
	d.known = true
	if d.head.Meta.Title == "" {
		for _, b := range first {
			if b.kind == text.Heading && b.level == 1 {
				d.head.Meta.Title, d.head.From["title"] = tidy(b.text()), "the largest heading of page 1"
				break
			}
		}
	}
	if d.in.Known != nil {
		d.in.Known(d.head)
	}
}

func (b *block) text() string {
	var parts []string
	for _, l := range b.lines {
		parts = append(parts, l.text())
	}
	return strings.Join(parts, " ")
}

// note says what people should know about how it was read; nothing if all is well.
func (d *document) note(raw []byte) string {
	switch {
	case !isWhole(raw):
		return fmt.Sprintf("the PDF is cut off: only what could be found in it was read; %s", again)
	case d.pictured > 0:
		return fmt.Sprintf("%s, without a layer of text, and were not read: run OCR over it (ocrmypdf does) and add what comes out", d.pictures())
	}
	return ""
}

// pictures says how many pages are pictures.
func (d *document) pictures() string {
	if d.pictured == 1 {
		return fmt.Sprintf("1 of %d pages is a picture", d.count)
	}
	return fmt.Sprintf("%d of %d pages are pictures", d.pictured, d.count)
}

// pageName is the place of what stands on a page.
func pageName(number int) string { return fmt.Sprintf("page %d", number) }
