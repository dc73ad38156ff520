// Package plain reads plain text of any size and encoding, a window at a time.
//
// Memory does not depend on the size of the text: it is decoded chunk by chunk,
// and what was decoded is cut into windows at a blank line, else at a line end,
// else at white space, and never inside a character with its marks. What the
// windows hold is the text as decoded, line ends and all; without the byte order
// mark, and without windows that hold nothing but white space.
package plain

import (
	"bytes"
	"io"
	"strings"

	"cited/internal/charset"
	"cited/internal/text"
)

// Format returns the format of plain text. A text with nothing in it but white
// space emits no window.
func Format() text.Format {
	return text.Format{
		Name:  "text",
		Doc:   "Plain text in any encoding, with headings, lists and tables as people type them.",
		Sniff: func(start []byte, _ string) bool { return notText(start) == nil },
		Read:  limits{content: 1 << 20, segments: 1 << 18, marks: 1 << 18, chunk: 256 << 10}.read,
	}
}

// limits bound a window, so that neither its content nor its map nor its blocks
// grow without end.
type limits struct {
	content  int // bytes
	segments int // of the map
	marks    int // line ends, tabs and pipes: what may end a block
	chunk    int // bytes that are read and decoded at a time
}

func (l limits) read(r io.Reader, in text.Input, emit func(text.Window) error) (text.Head, error) {
	s := &stream{
		limits: l, emit: emit, raw: charset.Stream{Declared: in.Charset},
		buf: charset.Buffer{MaxContent: l.content, MaxSegments: l.segments},
	}
	err := s.run(r)
	return text.Head{Format: "text", Encoding: s.raw.Encoding.Name}, err
}

// stream is the state of reading one text.
type stream struct {
	limits
	emit func(text.Window) error

	raw     charset.Stream
	buf     charset.Buffer
	marked  int // marks in the buffer, as far as they have been counted
	counted int
}

func (s *stream) run(r io.Reader) error {
	raw := make([]byte, 0, min(s.chunk, shortText))
	for final := false; !final; {
		var err error
		if raw, final, err = s.fill(r, raw); err != nil {
			return err
		}
		used, err := s.chunkOf(raw, final)
		if err != nil {
			return err
		}
		raw = raw[:copy(raw, raw[used:])]
	}
	return s.flush()
}

// shortText is how much room a text gets first: most are short, and there may be
// very many of them.
const shortText = 16 << 10

// fill reads up to a chunk, and reports whether that was the end.
func (s *stream) fill(r io.Reader, raw []byte) (_ []byte, final bool, err error) {
	for {
		n, err := io.ReadFull(r, raw[len(raw):cap(raw)])
		raw = raw[:len(raw)+n]
		switch {
		case err == io.EOF || err == io.ErrUnexpectedEOF:
			return raw, true, nil
		case err != nil || cap(raw) >= s.chunk:
			return raw, false, err
		}
		raw = append(make([]byte, 0, s.chunk), raw...)
	}
}

// chunkOf decodes a chunk and returns how much of it was used: all but a
// character that the chunk cuts off.
func (s *stream) chunkOf(raw []byte, final bool) (int, error) {
	if err := s.check(raw); err != nil {
		return 0, err
	}
	used := s.raw.Decide(raw, final)
	for {
		used += s.raw.Decode(&s.buf, raw[used:], final)
		if !s.full() {
			return used, nil
		}
		if err := s.window(); err != nil {
			return 0, err
		}
	}
}

// full reports whether what was decoded is enough for a window.
func (s *stream) full() bool {
	s.marked += marks(s.buf.Content[s.counted:])
	s.counted = len(s.buf.Content)
	return s.buf.Full() || s.marked > s.limits.marks
}

// marks counts what may end a block.
func marks(p []byte) int {
	return bytes.Count(p, []byte("\n")) + bytes.Count(p, []byte("\t")) + bytes.Count(p, []byte("|"))
}

// check refuses what is no text: at the start, and where a long text goes over
// into something else.
func (s *stream) check(raw []byte) error {
	if s.raw.At == 0 {
		return notText(raw)
	}
	if s.raw.At > 0 && len(raw) == s.chunk && !s.raw.Encoding.Wide() && mostlyControls(raw) {
		return refuse("from byte %d on it is binary", s.raw.At)
	}
	return nil
}

// flush emits what is left.
func (s *stream) flush() error {
	for len(s.buf.Content) > 0 {
		if err := s.window(); err != nil {
			return err
		}
	}
	return nil
}

// window emits the first window of what was decoded.
func (s *stream) window() error {
	n := s.cut()
	w := text.Window{Content: string(s.buf.Content[:n])}
	w.Map = s.buf.Shift(n)
	s.marked, s.counted = 0, 0
	if strings.TrimSpace(w.Content) == "" {
		return nil
	}
	w.Blocks = text.Split(w.Content)
	return s.emit(w)
}
