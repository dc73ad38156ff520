// Package docx reads documents of Word: headings, paragraphs, lists, tables,
// footnotes and endnotes, text boxes, and headers and footers as boilerplate.
//
// The text is the one that a reader has who accepts all changes: what is marked
// as inserted or moved here is in it, what is marked as deleted or moved away is
// not. Comments, hidden text and instructions of fields are left out; nothing of
// a field, formula, macro or link is ever run or followed. Each block is mapped to
// the packed member that it comes from and to its place there: the paragraph,
// counted in the order of the file, the cell of a table, the note.
package docx

import (
	"io"
	"path"
	"slices"
	"strings"

	"cited"
	"cited/internal/office"
	"cited/internal/text"
	"cited/internal/unzip"
)

// Format returns the format of Word documents since 2007. One without text emits
// no window.
func Format() text.Format {
	return text.Format{
		Name:  "docx",
		Doc:   "Word documents (docx, docm, dotx), up to 128 MB packed and 128 MB unpacked, with changes as accepted and without comments.",
		Sniff: sniff,
		Read:  read,
	}
}

func sniff(start []byte, _ string) bool { return office.IsOf(office.Word, start) }

func read(r io.Reader, in text.Input, emit func(text.Window) error) (text.Head, error) {
	a, err := unzip.Within(in.Limits).Read(r)
	if err != nil {
		return text.Head{}, err
	}
	main, err := mainPart(a)
	if err != nil {
		return text.Head{}, err
	}
	head := text.Head{Format: "docx", Encoding: "utf-8"}
	office.CoreProperties(&head, a)
	w := office.NewWriter(emit).Within(in.Limits)
	d := document{archive: a, story: office.NewStory(w), folder: path.Dir(main), wanted: map[string]bool{}}
	if d.styles, err = readStyles(a, d.folder+"/styles.xml", &head); err != nil {
		return text.Head{}, err
	}
	if in.Known != nil {
		in.Known(head)
	}
	if err := d.read(main); err != nil {
		return text.Head{}, err
	}
	t := d.story.Title()
	office.Say(&head, "title", t.Text, t.Place)
	return head, w.Flush()
}

// mainPart returns the name of the member that holds the text.
func mainPart(a *unzip.Archive) (string, error) {
	if m, err := a.Open("_rels/.rels"); err == nil {
		found := ""
		x := office.NewXML("_rels/.rels", m)
		err := x.Each(func(name string) error {
			if name == "Relationship" && strings.HasSuffix(x.Attr("Type"), "/officeDocument") {
				found = strings.TrimPrefix(x.Attr("Target"), "/")
			}
			return nil
		}, nil)
		if err != nil {
			return "", err
		}
		if a.Has(found) {
			return found, nil
		}
	}
	if a.Has("word/document.xml") {
		return "word/document.xml", nil
	}
	return "", cited.Errorf(cited.Unsupported, "a Word document without its text (word/document.xml is missing): get the whole file and add it again")
}

// document is a document that is being read.
type document struct {
	archive *unzip.Archive
	story   *office.Story
	folder  string
	styles  styles
	wanted  map[string]bool // notes that the text refers to: "footnote 3"
}

// read reads the main part, then the notes it refers to, then headers and
// footers.
func (d *document) read(main string) error {
	err := d.part(main, func(p *parser) error { return p.all(d.story.Add) })
	for _, kind := range []string{"footnote", "endnote"} {
		if name := d.folder + "/" + kind + "s.xml"; err == nil && d.archive.Has(name) {
			err = d.part(name, func(p *parser) error {
				p.kind = kind
				return p.notes()
			})
		}
	}
	for _, name := range d.margins() {
		if err != nil {
			break
		}
		err = d.part(name, func(p *parser) error {
			p.where = strings.TrimSuffix(path.Base(name), ".xml") + " "
			return p.all(d.story.As(text.Boilerplate))
		})
	}
	return err
}

// margins returns the names of the members with headers and footers.
func (d *document) margins() []string {
	var list []string
	for _, name := range d.archive.Names() {
		base := path.Base(name)
		if path.Dir(name) == d.folder && (strings.HasPrefix(base, "header") || strings.HasPrefix(base, "footer")) && path.Ext(base) == ".xml" {
			list = append(list, name)
		}
	}
	slices.Sort(list)
	return list
}

// part reads a member.
func (d *document) part(name string, read func(*parser) error) error {
	m, err := d.archive.Open(name)
	if err != nil {
		return err
	}
	return read(&parser{document: d, XML: office.NewXML(name, m), at: office.At{From: m.From, To: m.To}})
}
