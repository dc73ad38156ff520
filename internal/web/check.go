package web

import (
	"bytes"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"path"
	"strings"
	"unicode/utf8"

	"cited"
	"cited/internal/archive"
	"cited/internal/tell"
)

// mostDraft is how many bytes a draft may have that somebody sends.
const mostDraft = 16 << 20

// checkPage is the form, and what the archive says of a draft once there is one.
type checkPage struct {
	Name    string
	Problem string // why the draft could not be read
	Summary []string
	Blocks  []tell.DraftBlock
	Left    int // blocks that are not shown
	Checked bool
}

func (s *server) checkForm(r *request) error {
	return s.page(r, "check", "Check a draft", checkPage{})
}

// check holds a draft against the archive and shows it with what is said of it. Neither the draft
// nor what came of it is kept: not even in a file that is only there for a while.
func (s *server) check(r *request) error {
	draft, content, err := draftOf(r)
	if err != nil {
		return err
	}
	if len(bytes.TrimSpace(content)) == 0 {
		return s.pageWith(r, http.StatusUnprocessableEntity, "check", "Check a draft", checkPage{Problem: "There is nothing to check: paste a text, or choose a file."})
	}
	draft.In = bytes.NewReader(content)
	got, err := s.Archive.Check(r.Context(), r.viewer, draft)
	if err != nil {
		return err
	}
	p := checkPage{Name: draft.Name}
	if got.Document.Outcome != cited.OutcomeRead {
		p.Problem = "The draft cannot be read: " + tell.Said(got.Document.Reason, "there is no text in it") + "."
		return s.pageWith(r, http.StatusUnprocessableEntity, "check", "Check a draft", p)
	}
	d := tell.Draft{Checked: &got}
	p.Checked, p.Summary = true, d.Summary()
	p.Blocks, p.Left = within(d.Blocks())
	return s.page(r, "check", "Checked: "+draft.Name, p)
}

// draftOf reads what a form sends: a file, or a text, and what is known of it.
func draftOf(r *request) (d archive.Draft, content []byte, err error) {
	parts, err := r.MultipartReader()
	if err != nil {
		return d, nil, unreadable(err)
	}
	for {
		part, err := parts.NextPart()
		if err == io.EOF {
			return d, content, dated(&d)
		}
		if err != nil {
			return d, nil, tooLarge(err)
		}
		if err := takePart(part, &d, &content); err != nil {
			return d, nil, tooLarge(err)
		}
	}
}

// takePart takes a field of the form. A file is the draft, whatever the field of the text holds.
func takePart(part *multipart.Part, d *archive.Draft, content *[]byte) error {
	value, err := io.ReadAll(part)
	if err != nil {
		return err
	}
	switch words := strings.TrimSpace(string(value)); part.FormName() {
	case "file":
		if len(value) > 0 {
			*content, d.Name = value, path.Base(strings.ReplaceAll(part.FileName(), `\`, "/"))
		}
	case "text":
		if *content == nil && words != "" {
			*content, d.Name = value, "pasted text"
		}
	case "date":
		d.Meta.Published = cited.EDTF(words)
	case "publisher":
		d.Meta.Publisher = words
	case "author":
		d.Meta.Author = words
	}
	return nil
}

// dated reads the date of a draft.
func dated(d *archive.Draft) (err error) {
	if d.Meta.Published == "" {
		return nil
	}
	if d.Meta.Published, err = cited.ParseEDTF(string(d.Meta.Published)); err != nil {
		return cited.Errorf(cited.Invalid, "the day of the draft: %w", err)
	}
	return nil
}

// tooLarge says what to do about a draft that has more bytes than may be sent.
func tooLarge(err error) error {
	if large := (*http.MaxBytesError)(nil); errors.As(err, &large) {
		return cited.Errorf(cited.Invalid, "the draft is larger than %d MB; check its chapters one by one, or run cited check (%w)", mostDraft>>20, err)
	}
	return unreadable(err)
}

// mostShown is how many characters of a draft a page shows, with what is said of them.
const mostShown = 120_000

// within leaves blocks out of a draft that is too long for a page: first those of which nothing is
// said, then the last ones.
func within(blocks []tell.DraftBlock) (shown []tell.DraftBlock, left int) {
	if sizeOf(blocks) <= mostShown {
		return blocks, 0
	}
	size := 0
	for i := range blocks {
		own := sizeOf(blocks[i : i+1])
		if len(blocks[i].Notes) == 0 || size+own > mostShown {
			left++
			continue
		}
		size += own
		shown = append(shown, blocks[i])
	}
	return shown, left
}

// sizeOf is about how many characters blocks take on a page.
func sizeOf(blocks []tell.DraftBlock) (size int) {
	for i := range blocks {
		for _, p := range blocks[i].Parts {
			size += utf8.RuneCountInString(p.Text)
		}
		for _, n := range blocks[i].Notes {
			size += 300 + len(n.Message)
			for _, e := range n.Evidence {
				size += 200 + len(e.Source) + len(e.Before) + len(e.Words) + len(e.After)
			}
		}
	}
	return size
}
