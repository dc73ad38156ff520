package format

import (
	"bufio"
	"bytes"
	"image/png"
	"io"

	"cited"
	"cited/internal/limit"
	"cited/internal/text"
)

// picture answers with a picture of a page.
func (s *server) picture(b *body, in text.Input) error {
	drawn, err := picture(s.formats, b, in)
	switch {
	case b.err != nil:
		return b.err
	case err != nil:
		err = writeJSON(s.w, failureFrame, failureOf(err))
	default:
		err = writeFrame(s.w, pictureFrame, drawn)
	}
	if err != nil {
		return err
	}
	return s.end(b)
}

// picture has a page drawn by the format of the document. A panic is an error of the document.
func picture(formats []text.Format, b io.Reader, in text.Input) (drawn []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = cited.Errorf(cited.Unsupported, "drawing the page crashed the reader: %v; look at the original in another program", p)
		}
	}()
	r := bufio.NewReaderSize(b, sniffBytes)
	start, _ := r.Peek(sniffBytes)
	f, ok := Pick(formats, start, in.Name)
	if !ok || f.Picture == nil {
		return nil, cited.Errorf(cited.Unsupported, "it has no pages that could be drawn; read its text instead")
	}
	drawn, err = f.Picture(r, in)
	if err == nil && len(drawn) > maxPicture {
		return nil, cited.Errorf(cited.Unsupported, "the picture of the page is too large; look at the original in another program")
	}
	return drawn, err
}

// The picture of a page has so many dots at most on either side.
const mostDots = 4000

// ReceivePicture reads the answer to a question for a picture. What is no picture of
// a page breaks the rules.
func (q *Question) ReceivePicture(r io.Reader) ([]byte, error) {
	defer q.answered.Store(true)
	kind, n, err := q.header(r)
	if err != nil {
		return nil, unexpected(err)
	}
	switch kind {
	case pictureFrame:
		drawn, err := readPayload(r, nil, n)
		if err != nil {
			return nil, err
		}
		about, err := png.DecodeConfig(bytes.NewReader(drawn))
		if err != nil || about.Width > mostDots || about.Height > mostDots {
			return nil, violation("no picture of a page")
		}
		return drawn, nil
	case failureFrame:
		var f failure
		if err := readJSON(r, n, &f); err != nil {
			return nil, err
		}
		return nil, limit.Anew(f.Limit, oneLine(f.Message))
	}
	return nil, violation("a frame %q instead of a picture", kind)
}
