package format

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"cited"
	"cited/internal/limit"
	"cited/internal/text"
)

// A frame is a byte that says what it holds, the length of that in four bytes,
// little end first, and that. A document is asked for by an input frame, data
// frames and an end frame; the answer is window frames and a head or a failure.
// What the document says of itself may come before its windows, as known. Of an
// original that holds several documents parts come instead of windows. Whoever asks for a
// picture of a page gets that or a failure. Before all of this the worker may say once that it makes
// what the format needs, and that it is made.
const (
	inputFrame   = 'i' // text.Input as JSON
	dataFrame    = 'd' // bytes of the original
	endFrame     = 'e' // nothing
	makingFrame  = 'm' // nothing: what takes long, and is made once, is being made
	madeFrame    = 'n' // nothing: it is made
	knownFrame   = 'k' // text.Head as JSON
	windowFrame  = 'w' // text.Window, as it encodes itself
	partFrame    = 'p' // text.Part as JSON
	pictureFrame = 's' // PNG of a page
	headFrame    = 'h' // text.Head as JSON
	failureFrame = 'f' // failure as JSON
)

const (
	headerBytes  = 5
	maxFrame     = 64 << 20 // of a window
	maxDataFrame = 1 << 20
	maxPicture   = 16 << 20
	maxJSON      = 64 << 10
	maxParts     = 1_000_000 // of an original
	maxAddress   = 2048      // bytes
)

// failure says why a document cannot be read, and what to do.
type failure struct {
	Message string
	Limit   limit.Key `json:",omitempty"` // that it went over
}

// ErrProtocol is the cause when the other process does not keep to the rules.
var ErrProtocol = errors.New("the reader gave an answer that makes no sense")

func violation(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{ErrProtocol}, args...)...)
}

func writeFrame(w io.Writer, kind byte, payload []byte) error {
	var header [headerBytes]byte
	header[0] = kind
	binary.LittleEndian.PutUint32(header[1:], uint32(len(payload)))
	if _, err := w.Write(header[:]); err != nil {
		return err
	}
	_, err := w.Write(payload)
	return err
}

func writeJSON(w io.Writer, kind byte, v any) error {
	payload, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return writeFrame(w, kind, payload)
}

// readHeader reads what a frame holds and how much. The error is io.EOF only if
// there is nothing at all.
func readHeader(r io.Reader) (kind byte, n int, err error) {
	var header [headerBytes]byte
	if _, err := io.ReadFull(r, header[:]); err != nil {
		return 0, 0, err
	}
	length := binary.LittleEndian.Uint32(header[1:])
	limit := uint32(maxJSON)
	switch header[0] {
	case windowFrame:
		limit = maxFrame
	case dataFrame:
		limit = maxDataFrame
	case pictureFrame:
		limit = maxPicture
	}
	if length > limit {
		return 0, 0, violation("a frame %q of %d bytes", header[0], length)
	}
	return header[0], int(length), nil
}

// readPayload reads n bytes into buf, which it grows if needed.
func readPayload(r io.Reader, buf []byte, n int) ([]byte, error) {
	if cap(buf) < n {
		buf = make([]byte, n)
	}
	buf = buf[:n]
	_, err := io.ReadFull(r, buf)
	return buf, unexpected(err)
}

func readJSON(r io.Reader, n int, v any) error {
	payload, err := readPayload(r, nil, n)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(payload, v); err != nil {
		return violation("%v", err)
	}
	return nil
}

// unexpected makes an end in the middle of something an error.
func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// oneLine makes s fit to be shown on one line: no control characters, 500
// bytes at most.
func oneLine(s string) string { return lineOf(s, 500) }

func lineOf(s string, most int) string {
	s = strings.ToValidUTF8(s[:min(len(s), most)], "")
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, s)
}

// clean returns a head that is fit to be stored, whatever sent it.
func clean(h text.Head) text.Head {
	for _, s := range []*string{&h.Format, &h.Encoding, &h.Note} {
		*s = oneLine(*s)
	}
	var from map[string]string
	h.Meta = cleanMeta(h.Meta)
	for _, f := range h.Meta.Fields() {
		if where := oneLine(h.From[f.Name]); where != "" {
			if from == nil {
				from = map[string]string{}
			}
			from[f.Name] = where
		}
	}
	h.From = from
	return h
}

func cleanMeta(m cited.Meta) cited.Meta {
	address := lineOf(m.Address, maxAddress)
	for _, f := range m.Fields() {
		*f.Value = oneLine(*f.Value)
	}
	m.Embargo = "" // that is not for a document to say
	m.Address = address
	return m
}

// cleanPart returns a part that is fit to be stored.
func cleanPart(p text.Part) text.Part {
	p.Name, p.Format, p.Created, p.Meta = lineOf(p.Name, 200), oneLine(p.Format), cited.EDTF(oneLine(string(p.Created))), cleanMeta(p.Meta)
	return p
}
