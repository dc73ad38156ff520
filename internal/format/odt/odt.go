// Package odt reads OpenDocument texts: headings, paragraphs, lists, tables,
// footnotes and endnotes, frames, and headers and footers as boilerplate.
//
// The text is the one that a reader has who accepts all changes: what was deleted
// is kept by such a file apart from its text, and left out here. So are comments,
// hidden text and scripts; nothing is run, and no link or object is followed. Each
// block is mapped to the packed member that it comes from and to its place there:
// the paragraph, counted in the order of the file, the cell of a table, the note.
package odt

import (
	"bytes"
	"io"
	"strings"

	"cited"
	"cited/internal/office"
	"cited/internal/text"
	"cited/internal/unzip"
)

// Format returns the format of OpenDocument texts. One without text emits no
// window.
func Format() text.Format {
	return text.Format{
		Name:  "odt",
		Doc:   "OpenDocument texts (odt, ott) of LibreOffice and others, up to 128 MB packed and 128 MB unpacked, with changes as accepted and without comments.",
		Sniff: sniff,
		Read:  read,
	}
}

// kind is the type that the first member of a text names; that of a template goes
// on behind it.
const kind = "application/vnd.oasis.opendocument.text"

func sniff(start []byte, _ string) bool {
	for _, e := range unzip.Start(start) {
		if e.Name == "mimetype" {
			return strings.HasPrefix(string(e.Content), kind)
		}
	}
	return false
}

// properties lists what meta.xml says.
func properties() []office.Field {
	return []office.Field{{Element: "title", Of: "title"}, {Element: "initial-creator", Of: "author"}, {Element: "creator", Of: "author"},
		{Element: "language", Of: "language"}, {Element: "creation-date", Of: "created"}, {Element: "date", Of: "modified"}, {Element: "rights", Of: "rights"}}
}

func read(r io.Reader, in text.Input, emit func(text.Window) error) (text.Head, error) {
	a, err := unzip.Within(in.Limits).Read(r)
	if err != nil {
		return text.Head{}, err
	}
	if err := readable(a); err != nil {
		return text.Head{}, err
	}
	head := text.Head{Format: "odt", Encoding: "utf-8"}
	if m, err := a.Open("meta.xml"); err == nil {
		office.Properties(&head, "meta.xml", m, properties())
	}
	w := office.NewWriter(emit).Within(in.Limits)
	d := document{archive: a, story: office.NewStory(w), styles: styles{}}
	if err := d.styles.read(a, &head); err != nil {
		return text.Head{}, err
	}
	if in.Known != nil {
		in.Known(head)
	}
	if err := d.read(); err != nil {
		return text.Head{}, err
	}
	t := d.story.Title()
	office.Say(&head, "title", t.Text, t.Place)
	return head, w.Flush()
}

// readable returns an error that says what to do if the text of a file is missing
// or encrypted, which its manifest tells.
func readable(a *unzip.Archive) error {
	if !a.Has("content.xml") {
		return cited.Errorf(cited.Unsupported, "an OpenDocument text without its text (content.xml is missing): get the whole file and add it again")
	}
	m, err := a.Open("META-INF/manifest.xml")
	if err != nil {
		return nil // it says nothing
	}
	manifest, err := io.ReadAll(io.LimitReader(m, 1<<20))
	if err == nil && bytes.Contains(manifest, []byte("encryption-data")) {
		return cited.Errorf(cited.Unsupported, "encrypted: open it with its password, save it without one and add that")
	}
	return err
}

// document is a document that is being read.
type document struct {
	archive *unzip.Archive
	story   *office.Story
	styles  styles
}

// read reads the text, the notes in it, then headers and footers.
func (d *document) read() error {
	p, err := d.open("content.xml")
	if err != nil {
		return err
	}
	err = p.Each(func(name string) error {
		switch name {
		case "automatic-styles", "font-face-decls", "scripts":
			return p.Skip()
		case "text":
			return p.body(context{}, d.story.Add)
		}
		return nil
	}, nil)
	note := d.story.As(text.Note)
	for _, b := range p.notes {
		if err == nil {
			err = note(b)
		}
	}
	if err != nil || !d.archive.Has("styles.xml") {
		return err
	}
	return d.margins()
}

// margins reads headers and footers.
func (d *document) margins() error {
	p, err := d.open("styles.xml")
	if err != nil {
		return err
	}
	p.where = "margin "
	return p.Each(func(name string) error {
		switch name {
		case "styles", "automatic-styles", "font-face-decls":
			return p.Skip()
		case "header", "footer", "header-left", "footer-left", "header-first", "footer-first":
			return p.body(context{}, d.story.As(text.Boilerplate))
		}
		return nil
	}, nil)
}

func (d *document) open(name string) (*parser, error) {
	m, err := d.archive.Open(name)
	if err != nil {
		return nil, err
	}
	return &parser{document: d, XML: office.NewXML(name, m), at: office.At{From: m.From, To: m.To}}, nil
}
