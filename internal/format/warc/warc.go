// Package warc reads web archives (WARC 0.17 to 1.1): each page or file that was
// captured is a document of its own.
//
// A record is packed by itself, or not at all, so that its bytes in the archive are
// enough to read it. Its digests are checked when it is read, and for what is left out
// when the archive is listed. What a record brought is read by the format that its
// content is of; addresses are kept as text and lead nowhere. A revisit, which says that
// a page was as before, is read from the record that it refers to, with its own address
// and time.
package warc

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"strings"

	"cited"
	"cited/internal/text"
)

// Pick returns the format of what starts with these bytes and has that name, which is a
// hint only; false if none reads it.
type Pick func(start []byte, name string) (text.Format, bool)

// Format returns the format of web archives. What is in them is read by the formats
// that pick picks.
func Format(pick Pick) text.Format {
	return text.Format{
		Name:  "warc",
		Doc:   "Web archives (warc, warc.gz), every page or file that was captured a document of its own; with gzip each record by itself.",
		Sniff: func(start []byte, _ string) bool { return startsRecord(start) },
		Read: func(r io.Reader, in text.Input, emit func(text.Window) error) (text.Head, error) {
			if in.Part != nil {
				return Read(r, in, pick, emit)
			}
			if in.Parts == nil {
				return text.Head{}, cited.Errorf(cited.Unsupported, "a web archive in another file: add it by itself")
			}
			l := NewList(pick, in)
			if err := l.Add(r, 0); err != nil {
				return text.Head{}, err
			}
			return l.Head("warc")
		},
	}
}

// Read reads a document that a List told of, from the bytes of its record.
func Read(r io.Reader, in text.Input, pick Pick, emit func(text.Window) error) (text.Head, error) {
	s := newScanner(r)
	rec, err := s.next()
	if err != nil {
		return text.Head{}, refuse(err)
	}
	if strings.EqualFold(rec.heads["warc-type"], "revisit") {
		return text.Head{}, cited.Errorf(cited.Unsupported, "it says that the page was as in another capture (%s), which this archive does not hold: add the archive that does", referred(rec.heads))
	}
	buf := bufio.NewReaderSize(nil, 64<<10)
	p, err := rec.open(buf)
	if err != nil {
		return text.Head{}, refuse(err)
	}
	d := document{rec: rec, payload: p, in: in, emit: emit}
	head, err := d.read(pick)
	wrong := p.check(buf)
	_, ended := s.end(rec)
	switch {
	case d.broken != nil:
		return head, d.broken
	case ended != nil:
		return head, refuse(ended)
	case wrong != nil:
		return head, wrong
	case err != nil:
		return head, refuse(err)
	}
	return d.described(head), nil
}

// referred says what a revisit refers to.
func referred(h heads) string {
	switch {
	case h["warc-refers-to-target-uri"] != "":
		return strings.TrimSpace(h["warc-refers-to-target-uri"] + " " + h["warc-refers-to-date"])
	case h["warc-refers-to"] != "":
		return h["warc-refers-to"]
	}
	return h["warc-payload-digest"]
}

// refuse makes an error of the document of what is wrong with its record.
func refuse(err error) error {
	var ours *cited.Error
	if errors.As(err, &ours) {
		return err
	}
	if !errors.Is(err, errDamaged) {
		err = damaged("%v", err)
	}
	return cited.Errorf(cited.Unsupported, "its record is %w; get the whole file and add it again", err)
}

// document is one that is being read.
type document struct {
	rec     *record
	payload *payload
	in      text.Input
	emit    func(text.Window) error
	packed  bool  // no byte of its text is one of the file
	broken  error // of emit
}

// read reads what the record brought, as whatever it is.
func (d *document) read(pick Pick) (text.Head, error) {
	content, packed, err := d.payload.content(d.in.Limits)
	if err != nil {
		return text.Head{}, err
	}
	d.packed = packed || d.rec.packed || d.payload.chunked
	b := bufio.NewReaderSize(content, sniffed)
	start, err := b.Peek(sniffed)
	if err != nil && err != io.EOF {
		return text.Head{}, err
	}
	f, ok := pick(start, d.payload.name)
	if !ok {
		return text.Head{}, cited.Errorf(cited.Unsupported, "what it brought is of no format that is read (%.60q)", d.payload.kind)
	}
	inner := text.Input{Name: d.payload.name, Charset: d.payload.charset, Language: d.in.Language, Limits: d.in.Limits, Making: d.in.Making}
	if d.in.Known != nil {
		inner.Known = func(h text.Head) { d.in.Known(d.described(h)) }
	}
	return f.Read(b, inner, d.window)
}

// window leads the map of a window on to the bytes of the record.
func (d *document) window(w text.Window) error {
	place := fmt.Sprintf("record %d", d.in.Part.Number)
	if d.packed {
		w.Map = within(w.Map.In(place), int(d.in.Part.To-d.in.Part.From))
	} else {
		w.Map = w.Map.Moved(int(d.rec.headSize + d.payload.offset)).In(place)
	}
	d.broken = d.emit(w)
	return d.broken
}

// within returns the map to a packed record, whose bytes stand for all that is in it.
func within(m text.Map, size int) text.Map {
	var out text.Map
	for _, s := range m {
		s = text.Segment{Start: s.Start, End: s.End, To: size, Place: s.Place}
		if n := len(out) - 1; n >= 0 && out[n].End == s.Start && out[n].Place == s.Place {
			out[n].End = s.End
			continue
		}
		out = append(out, s)
	}
	return out
}

// described adds what the record says of the document: where and when it was captured.
func (d *document) described(h text.Head) text.Head {
	h.From = maps.Clone(h.From)
	if h.From == nil {
		h.From = map[string]string{}
	}
	if a := d.in.Part.Meta.Address; a != "" {
		h.Meta.Address, h.From["address"] = a, "head WARC-Target-URI"
	}
	if at := d.in.Part.Created; at != "" {
		h.Created, h.From["created"] = at, "head WARC-Date"
	}
	if why := d.rec.heads["warc-truncated"]; why != "" {
		h.Note = strings.TrimPrefix(h.Note+"; it was cut off when it was captured ("+why+")", "; ")
	}
	if d.rec.heads["warc-segment-number"] != "" {
		h.Note = strings.TrimPrefix(h.Note+"; its rest is in other records, which are not put together", "; ")
	}
	return h
}
