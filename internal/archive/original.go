package archive

import (
	"context"
	"errors"
	"io"
	"os"
	"slices"

	"cited"
	"cited/internal/charset"
	"cited/internal/text"
)

// Original is a document as it was captured. Its bytes are as hostile as they were found.
type Original struct {
	Document cited.Document
	Size     int64 // of its bytes
	Part     bool  // its original holds other documents as well

	archive *Archive
	part    *Part
}

// Original returns a document as it was captured. What is not kept is NotFound.
func (a *Archive) Original(ctx context.Context, v cited.Viewer, id cited.ID) (*Original, error) {
	u, err := a.store.ReadAgain(ctx, v, id)
	if err != nil {
		return nil, err
	}
	switch {
	case u.Document.Receipt:
		return nil, cited.Errorf(cited.NotFound, "only receipts of %s are kept, neither its original nor its text; look for it at its address", id)
	case !u.Kept:
		return nil, cited.Errorf(cited.NotFound, "the original of %s is not kept: %s", id, u.Document.Reason)
	}
	part, err := partAt(u.Place)
	if err != nil {
		return nil, err
	}
	o := &Original{Document: u.Document, Size: u.Document.Size, archive: a, part: part, Part: part != nil}
	if part != nil {
		o.Size = part.To - part.From
	}
	return o, nil
}

// Open opens the bytes for reading: of a part, those that hold it.
func (o *Original) Open() (io.ReadCloser, error) {
	return o.archive.open(o.Document.Original, nil, o.part)
}

// IsPlain reports whether people can read the bytes as they are.
func (o *Original) IsPlain() bool {
	return slices.Contains([]string{"text", "html", "csv", "jsonl", "eml"}, o.Document.Format)
}

// HasPages reports whether Picture draws its pages.
func (o *Original) HasPages() bool { return o.Document.Format == "pdf" && !o.Part }

// Excerpt is a stretch of the bytes as text: what a spot says, and what stands around that.
type Excerpt struct {
	Before, Spot, After string
	Starts, Ends        bool // there is nothing before, or after
}

// Excerpt returns the bytes of a spot and so many before and after as text, in the encoding of the
// document. A spot without bytes is NotFound.
func (o *Original) Excerpt(spot cited.Spot, around int64) (Excerpt, error) {
	if spot.To <= spot.From || !o.IsPlain() || spot.To > o.Document.Size {
		return Excerpt{}, cited.Errorf(cited.NotFound, "it is not known by bytes where that stands in the original; its place in the text is")
	}
	in, err := o.archive.originals.Open(o.Document.Original)
	if err != nil {
		return Excerpt{}, err
	}
	least, most := int64(0), o.Document.Size
	if o.part != nil {
		least, most = o.part.From, o.part.To
	}
	from, to := max(least, spot.From-around), min(most, spot.To+around)
	e := Excerpt{Starts: from == least, Ends: to == most}
	for _, piece := range []struct {
		to       *string
		from, at int64
	}{{&e.Before, from, spot.From}, {&e.Spot, spot.From, min(spot.To, spot.From+around)}, {&e.After, spot.To, to}} {
		words, wrong := o.decoded(in, piece.from, piece.at)
		*piece.to, err = words, errors.Join(err, wrong)
	}
	return e, errors.Join(err, in.Close())
}

// Head returns the first bytes as text, at most so many, and whether they are all.
func (o *Original) Head(most int64) (words string, whole bool, err error) {
	if !o.IsPlain() {
		return "", false, cited.Errorf(cited.Unsupported, "its bytes are no text; read the text of the document")
	}
	in, err := o.archive.originals.Open(o.Document.Original)
	if err != nil {
		return "", false, err
	}
	from := int64(0)
	if o.part != nil {
		from = o.part.From
	}
	words, err = o.decoded(in, from, from+min(most, o.Size))
	return words, o.Size <= most, errors.Join(err, in.Close())
}

// decoded returns some of the bytes as text. A character that is cut off stands as U+FFFD.
func (o *Original) decoded(in *os.File, from, to int64) (string, error) {
	raw := make([]byte, max(0, to-from))
	if _, err := in.ReadAt(raw, from); err != nil {
		return "", err
	}
	encoding, ok := charset.Named(o.Document.Encoding)
	if !ok {
		encoding = charset.UTF8()
	}
	b := charset.Buffer{MaxContent: 4*len(raw) + 64, MaxSegments: len(raw) + 64}
	encoding.NewDecoder().Decode(&b, raw, 0, true)
	return string(b.Content), nil
}

// Picture draws a page, from 1, with boxes marked on it, as a PNG. That is done by the worker, within the
// limits of documents. What cannot be drawn is Unsupported.
func (o *Original) Picture(ctx context.Context, page int, boxes []cited.SpotBox) ([]byte, error) {
	if !o.HasPages() {
		return nil, cited.Errorf(cited.Unsupported, "no pages of it can be drawn; read its text instead")
	}
	r, err := o.archive.Reader()
	if err != nil {
		return nil, err
	}
	sheet := text.Sheet{Page: page}
	for _, b := range boxes {
		if b.Page == page {
			sheet.Boxes = append(sheet.Boxes, text.Outline{Left: b.Left, Top: b.Top, Right: b.Right, Bottom: b.Bottom})
		}
	}
	in, err := o.Open()
	if err != nil {
		return nil, err
	}
	drawn, err := r.picture(ctx, in, &o.Document, sheet)
	return drawn, errors.Join(err, in.Close())
}
