// Package eml reads mail, and pages that a browser saved as one file (mht).
//
// The subject is a heading, what is written is read as the plain text or the page
// that it is, with the map of that led on through the transfer encoding to the
// bytes of the file, and attachments are named, as boilerplate, but not read: add
// them by themselves. Of alternatives the plain text is read, else the page.
// Sender, date and subject are what the mail says of itself. Nothing that a part
// refers to is fetched.
package eml

import (
	"bytes"
	"io"
	"mime"
	"net/mail"
	"strings"

	"cited/internal/format/html"
	"cited/internal/format/plain"
	"cited/internal/limit"
	"cited/internal/office"
	"cited/internal/text"
)

const (
	maxHeader = 1 << 20 // of all heads of a part
	maxParts  = 1000
	maxDepth  = 10 // parts in parts
)

// Format returns the format of mail. One that says nothing emits no window.
func Format() text.Format {
	return text.Format{
		Name:  "eml",
		Doc:   "Mail (eml) and pages saved as one file (mht), up to 64 MB: the subject and what is written; attachments are named, not read.",
		Sniff: sniff,
		Read:  read,
	}
}

// sniff reports whether a file starts with heads of a mail: a sender, and one
// that programs write and people do not.
func sniff(start []byte, _ string) bool {
	from, machine := false, false
	for line := range bytes.Lines(start) {
		if len(bytes.TrimSpace(line)) == 0 {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			continue
		}
		name, _, ok := strings.Cut(strings.ToLower(string(line)), ":")
		if !ok && line[len(line)-1] != '\n' {
			break // the start ends within it
		}
		if !ok || name == "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
			return false
		}
		switch name {
		case "from":
			from = true
		case "message-id", "mime-version", "received", "return-path", "delivered-to", "dkim-signature", "content-transfer-encoding":
			machine = true
		}
	}
	return from && machine
}

func read(r io.Reader, in text.Input, emit func(text.Window) error) (text.Head, error) {
	most := in.Limits.Mail() // it is held in memory
	raw, err := io.ReadAll(io.LimitReader(r, most+1))
	if err != nil {
		return text.Head{}, err
	}
	if int64(len(raw)) > most {
		return text.Head{}, in.Limits.Refuse(limit.Memory, "save what is attached to it apart, and the mail without it", "a mail of more than %d MB", most>>20)
	}
	m := message{raw: raw, in: in, emit: emit, head: text.Head{Format: "eml", Encoding: "utf-8"}}
	top, err := m.part(0, len(raw), 0, "1")
	if err != nil {
		return text.Head{}, err
	}
	m.saved = isSaved(top)
	if m.saved {
		office.Say(&m.head, "address", top.header.Get("Snapshot-Content-Location"), "head Snapshot-Content-Location")
	} else {
		m.describe(top)
		if in.Known != nil {
			in.Known(m.head)
		}
		if err := m.subject(top); err != nil {
			return text.Head{}, err
		}
	}
	if err := m.body(top); err != nil {
		return text.Head{}, err
	}
	return m.head, m.attached()
}

// isSaved reports whether a mail is a page that a browser saved.
func isSaved(top *part) bool {
	return top.header.Get("Snapshot-Content-Location") != "" || strings.Contains(top.header.Get("From"), "<Saved by ")
}

// message is a mail that is being read.
type message struct {
	raw   []byte
	in    text.Input
	emit  func(text.Window) error
	head  text.Head
	saved bool    // it is a page that a browser saved
	parts int     // so far
	files []*part // what is attached
}

// describe notes what the heads say.
func (m *message) describe(top *part) {
	office.Say(&m.head, "title", decoded(top.header.Get("Subject")), "head Subject")
	if from, err := parser().Parse(top.header.Get("From")); err == nil {
		name := from.Name
		if name == "" {
			name = from.Address
		}
		office.Say(&m.head, "author", name, "head From")
	}
	if t, err := mail.ParseDate(top.header.Get("Date")); err == nil {
		office.Say(&m.head, "published", t.Format("2006-01-02"), "head Date")
	}
	office.Say(&m.head, "language", top.header.Get("Content-Language"), "head Content-Language")
}

func parser() *mail.AddressParser {
	return &mail.AddressParser{WordDecoder: words()}
}

// words decodes what heads hold beyond ASCII.
func words() *mime.WordDecoder { return &mime.WordDecoder{CharsetReader: charsetReader} }

// decoded returns the value of a head as people read it.
func decoded(s string) string {
	if d, err := words().DecodeHeader(s); err == nil {
		s = d
	}
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\ufffd")), " ")
}

// subject emits the subject as a heading.
func (m *message) subject(top *part) error {
	value, from, to := top.head(m.raw, "subject")
	s := office.Span{Text: decoded(value), At: office.At{From: from, To: to}}
	s.At.Exact = s.Text == string(m.raw[from:to])
	w := office.NewWriter(m.emit)
	if err := w.Add(text.Heading, 1, s); err != nil {
		return err
	}
	return w.Flush()
}

// body reads the parts with text.
func (m *message) body(top *part) error {
	leaves, err := m.choose(top)
	if err != nil {
		return err
	}
	for _, p := range leaves {
		if err := m.text(p); err != nil {
			return err
		}
	}
	return nil
}

// text reads a part as the text or page that it is.
func (m *message) text(p *part) error {
	content, back := p.content(m.raw)
	f := plain.Format()
	if p.kind == "text/html" {
		f = html.Format()
	}
	in := text.Input{Charset: p.params["charset"], Language: m.in.Language, Limits: m.in.Limits}
	if m.saved {
		in.Known = m.page
	}
	head, err := f.Read(bytes.NewReader(content), in, func(w text.Window) error {
		w.Map = w.Map.Through(back)
		if m.parts > 1 {
			w.Map = w.Map.In("part " + p.number)
		}
		return m.emit(w)
	})
	m.head.Encoding = head.Encoding
	return err
}

// page takes what a saved page says of itself.
func (m *message) page(h text.Head) {
	m.head.Imprint = m.head.Over(h.Imprint)
	if m.in.Known != nil {
		m.in.Known(m.head)
	}
}

// attached names what is attached.
func (m *message) attached() error {
	w := office.NewWriter(m.emit)
	for _, p := range m.files {
		name := p.name()
		if m.saved || name == "" {
			continue // the pictures and styles of a page
		}
		if err := w.Add(text.Boilerplate, 0, office.Span{Text: name, At: office.At{From: p.start, To: p.bodyStart}, Place: "part " + p.number}); err != nil {
			return err
		}
	}
	return w.Flush()
}
