package format

import (
	"io"
	"sync/atomic"

	"cited/internal/limit"
	"cited/internal/text"
)

// Question is one document that is sent to a worker. Send and Receive run at the
// same time: a worker answers before it has heard all.
type Question struct {
	Input    text.Input
	Original io.Reader // one over the size in the limits of Input is not read to its end

	sent     atomic.Int64 // bytes of the original
	answered atomic.Bool
	making   byte // the frame that said how far making is
	knows    bool // what the document says of itself has come
	windows  bool // there was one
	parts    int  // how many have come
	last     int  // the number of the last of them
}

// Sent returns how many bytes of the original have been read so far.
func (q *Question) Sent() int64 { return q.sent.Load() }

// Send writes the document to a worker. It ends early when the answer is
// complete. Errors of the original come as a *SourceError, an original over the
// limit as a cited.Error, others are those of the connection.
func (q *Question) Send(w io.Writer) error {
	if err := writeJSON(w, inputFrame, q.Input); err != nil {
		return err
	}
	most := q.Input.Limits.OrDefault().Size
	frame := make([]byte, headerBytes+shortFrame)
	for !q.answered.Load() {
		n, err := q.Original.Read(frame[headerBytes:])
		if q.sent.Add(int64(n)) > most {
			return q.Input.Limits.Refuse(limit.Size, "cut it into parts and add those", "larger than %s", q.Input.Limits.Value(limit.Size))
		}
		if err := writeData(w, frame, n); err != nil {
			return err
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return &SourceError{err}
		}
		if n == shortFrame {
			frame = make([]byte, headerBytes+longFrame)
		}
	}
	return writeFrame(w, endFrame, nil)
}

// Data frames are short until an original turns out to be long: most are short,
// and there may be very many of them.
const (
	shortFrame = 16 << 10
	longFrame  = 256 << 10
)

// SourceError is an error of the original: it could not be read from where it is.
type SourceError struct{ Err error }

// Error returns the message of the cause.
func (e *SourceError) Error() string { return e.Err.Error() }

// Unwrap returns the cause.
func (e *SourceError) Unwrap() error { return e.Err }

// writeData writes n bytes that stand in frame behind room for the header.
func writeData(w io.Writer, frame []byte, n int) error {
	if n == 0 {
		return nil
	}
	frame[0] = dataFrame
	for i := range headerBytes - 1 {
		frame[1+i] = byte(n >> (8 * i))
	}
	_, err := w.Write(frame[:headerBytes+n])
	return err
}

// Receive reads the answer and hands on its windows, or its parts. A worker that breaks the
// rules gives an error with ErrProtocol as its cause. What the worker says about
// the document comes as a *cited.Error, an error of emit as an *EmitError.
func (q *Question) Receive(r io.Reader, emit func(text.Window) error) (text.Head, error) {
	defer q.answered.Store(true)
	var buf []byte
	total := int64(0)
	for {
		kind, n, err := q.header(r)
		if err != nil {
			return text.Head{}, unexpected(err)
		}
		switch kind {
		case windowFrame:
		case knownFrame:
			if err := q.known(r, n, total); err != nil {
				return text.Head{}, err
			}
			continue
		case partFrame:
			if err := q.part(r, n); err != nil {
				return text.Head{}, err
			}
			continue
		default:
			return q.end(r, kind, n)
		}
		if buf, err = readPayload(r, buf, n); err != nil {
			return text.Head{}, err
		}
		w, err := text.DecodeWindow(buf, q.sent.Load())
		if err != nil {
			return text.Head{}, violation("%v", err)
		}
		if total += int64(len(w.Content)); total > q.Input.Limits.Content(q.sent.Load()) {
			return text.Head{}, violation("more text than the original can hold")
		}
		if q.windows = true; q.parts > 0 {
			return text.Head{}, violation("a window of an original that holds several documents")
		}
		if p := q.Input.Part; p != nil {
			w.Map = w.Map.Moved(int(p.From))
		}
		if err := emit(w); err != nil {
			return text.Head{}, &EmitError{err}
		}
	}
}

// header reads the header of the next frame, but for those that say that something is being made.
func (q *Question) header(r io.Reader) (kind byte, n int, err error) {
	for {
		kind, n, err = readHeader(r)
		if err != nil || kind != makingFrame && kind != madeFrame {
			return kind, n, err
		}
		before := map[byte]byte{makingFrame: 0, madeFrame: makingFrame}[kind]
		if n > 0 || q.making != before || q.knows || q.windows || q.parts > 0 {
			return 0, 0, violation("it says late or again that something is being made")
		}
		if q.making = kind; q.Input.Making != nil {
			q.Input.Making(kind == makingFrame)
		}
	}
}

// known hands on what the document says of itself, which it may say once, before
// its text.
func (q *Question) known(r io.Reader, n int, total int64) error {
	var h text.Head
	if err := readJSON(r, n, &h); err != nil {
		return err
	}
	if q.knows || total > 0 {
		return violation("it says late or again what the document is")
	}
	q.knows = true
	if q.Input.Known != nil {
		q.Input.Known(clean(h))
	}
	return nil
}

// part hands on a document of an original that holds several.
func (q *Question) part(r io.Reader, n int) error {
	var p text.Part
	if err := readJSON(r, n, &p); err != nil {
		return err
	}
	switch {
	case q.Input.Part != nil || q.windows:
		return violation("several documents in a document")
	case q.parts == maxParts:
		return violation("more than %d documents", maxParts)
	case p.Number <= q.last || p.Nth < 0 || p.Nth > p.Number:
		return violation("document %d behind %d", p.Number, q.last)
	case p.From < 0 || p.To <= p.From || p.To > q.sent.Load():
		return violation("a document at %d to %d, which is outside", p.From, p.To)
	}
	q.parts, q.last = q.parts+1, p.Number
	if q.Input.Parts == nil {
		return nil
	}
	if err := q.Input.Parts(cleanPart(p)); err != nil {
		return &EmitError{err}
	}
	return nil
}

// EmitError is an error of the function that windows or parts are handed to.
type EmitError struct{ Err error }

// Error returns the message of the cause.
func (e *EmitError) Error() string { return e.Err.Error() }

// Unwrap returns the cause.
func (e *EmitError) Unwrap() error { return e.Err }

// end reads the last frame of an answer.
func (q *Question) end(r io.Reader, kind byte, n int) (text.Head, error) {
	switch kind {
	case headFrame:
		var h text.Head
		err := readJSON(r, n, &h)
		return clean(h), err
	case failureFrame:
		var f failure
		if err := readJSON(r, n, &f); err != nil {
			return text.Head{}, err
		}
		return text.Head{}, limit.Anew(f.Limit, oneLine(f.Message))
	}
	return text.Head{}, violation("a frame %q in an answer", kind)
}
