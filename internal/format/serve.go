package format

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
	"time"

	"cited"
	"cited/internal/format/plain"
	"cited/internal/limit"
	"cited/internal/text"
)

// ExitMemory is the exit status of a worker that needed too much memory.
const ExitMemory = 86

// Serve answers requests from r on w until r ends: it is all that a worker
// process does. It limits the memory of the whole process to what each request says,
// and ends it with ExitMemory when a document needs more, or when the process that
// asked is gone.
// Cache is a folder for what formats would else make anew in every process, empty
// for none.
func Serve(r io.Reader, w io.Writer, cache string) error {
	var most atomic.Int64
	obey := func(l limit.Limits) {
		debug.SetMemoryLimit(l.Soft())
		most.Store(l.OrDefault().Memory)
	}
	obey(limit.Limits{})
	done := make(chan struct{})
	defer close(done)
	go guard(done, &most)
	return serve(List(cache), r, w, obey)
}

// guard ends the process when it holds more memory than it may, or has been left alone.
func guard(done <-chan struct{}, most *atomic.Int64) {
	parent := os.Getppid()
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-done:
			return
		case <-tick.C:
		}
		metrics.Read(sample)
		if int64(sample[0].Value.Uint64()-sample[1].Value.Uint64()) > most.Load() {
			os.Exit(ExitMemory)
		}
		if os.Getppid() != parent {
			os.Exit(1)
		}
	}
}

// serve is Serve without care for the process: obey is told the limits of each document
// before it is read.
func serve(formats []text.Format, r io.Reader, w io.Writer, obey func(limit.Limits)) error {
	s := server{formats: formats, r: bufio.NewReaderSize(r, 256<<10), w: bufio.NewWriterSize(w, 256<<10)}
	for {
		in, err := s.request()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		obey(in.Limits)
		if err := s.answer(in); err != nil {
			return err
		}
	}
}

type server struct {
	formats []text.Format
	r       *bufio.Reader
	w       *bufio.Writer
	buf     []byte // of the last window that was sent
}

func (s *server) request() (text.Input, error) {
	var in text.Input
	kind, n, err := readHeader(s.r)
	if err != nil {
		return in, err
	}
	if kind != inputFrame {
		return in, violation("a document starts with a frame %q", kind)
	}
	if err := readJSON(s.r, n, &in); err != nil {
		return in, err
	}
	if !in.Limits.Valid() {
		return in, violation("limits beyond all bounds: %+v", in.Limits)
	}
	return in, nil
}

// answer reads one document and says how it went. The error it returns is one
// of the connection: what is wrong with the document goes to the other side.
func (s *server) answer(in text.Input) error {
	b := &body{r: s.r}
	in.Making = s.making()
	if in.Sheet != nil {
		return s.picture(b, in)
	}
	var broken error
	in.Known = func(h text.Head) { broken = writeJSON(s.w, knownFrame, h) }
	if in.Part == nil {
		in.Parts = s.parts(&broken)
	}
	shown := int64(0)
	head, err := read(s.formats, b, in, func(w text.Window) error {
		if shown += int64(len(w.Content)); shown > in.Limits.Content(b.read) {
			return in.Limits.Refuse(limit.Inflation, whatToDo, "more than %s of text in %s", limit.Bytes(in.Limits.Content(b.read)), limit.Bytes(b.read))
		}
		broken = errors.Join(broken, s.window(w))
		return broken
	})
	switch {
	case broken != nil:
		return broken
	case b.err != nil:
		return b.err
	case err != nil:
		err = writeJSON(s.w, failureFrame, failureOf(err))
	default:
		err = writeJSON(s.w, headFrame, head)
	}
	if err != nil {
		return err
	}
	return s.end(b)
}

// end sends what was written and hears the rest of the document.
func (s *server) end(b *body) error {
	if err := s.w.Flush(); err != nil {
		return err
	}
	_, err := io.Copy(io.Discard, b)
	return err
}

// making returns what tells the other side, once, that something is being made for the format and
// that it is made. A connection that fails here fails for the answer too.
func (s *server) making() func(bool) {
	steps := []byte{makingFrame, madeFrame}
	return func(on bool) {
		if len(steps) > 0 && on == (steps[0] == makingFrame) {
			writeFrame(s.w, steps[0], nil)
			s.w.Flush()
			steps = steps[1:]
		}
	}
}

// parts returns what sends the documents of an original that holds several.
func (s *server) parts(broken *error) func(text.Part) error {
	n := 0
	return func(p text.Part) error {
		if n++; n > maxParts {
			return cited.Errorf(cited.Unsupported, "more than %d documents in it: cut it into several files and add those", maxParts)
		}
		*broken = errors.Join(*broken, writeJSON(s.w, partFrame, p))
		return *broken
	}
}

func (s *server) window(w text.Window) error {
	s.buf = w.Append(s.buf[:0])
	if err := writeFrame(s.w, windowFrame, s.buf); err != nil {
		return err
	}
	return s.w.Flush()
}

func failureOf(err error) failure {
	var e *cited.Error
	if errors.As(err, &e) {
		return failure{oneLine(e.Message), limit.KeyOf(err)}
	}
	return failure{Message: oneLine("cannot be read: " + err.Error())}
}

// sniffBytes is how much of a document its format is picked by.
const sniffBytes = 4 << 10

// read reads one document in whatever format it has. A panic is an error of the
// document.
func read(formats []text.Format, b io.Reader, in text.Input, emit func(text.Window) error) (head text.Head, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = cited.Errorf(cited.Unsupported, "reading crashed the reader: %v; %s", p, whatToDo)
		}
	}()
	if in.Part != nil {
		for _, f := range formats {
			if f.Name == in.Part.Format {
				return f.Read(b, in, emit)
			}
		}
	}
	return readAny(formats, b, in, emit)
}

// readAny reads one document in the format that its first bytes are of.
func readAny(formats []text.Format, b io.Reader, in text.Input, emit func(text.Window) error) (text.Head, error) {
	r := bufio.NewReaderSize(b, sniffBytes)
	start, _ := r.Peek(sniffBytes)
	f, ok := Pick(formats, start, in.Name)
	if !ok {
		f = plain.Format() // which says what is wrong with it
	}
	if tell := in.Parts; tell != nil {
		in.Parts = func(p text.Part) error {
			p.Format = f.Name
			return tell(p)
		}
	}
	return f.Read(r, in, emit)
}

const whatToDo = "save what it says as plain text and add that"

// body is the original of one document, as it arrives.
type body struct {
	r    *bufio.Reader
	left int   // bytes of the data frame that is being read
	read int64 // bytes so far
	done bool
	err  error // of the connection
}

func (b *body) Read(p []byte) (int, error) {
	for b.left == 0 {
		if b.done || b.err != nil {
			return 0, b.end()
		}
		b.next()
	}
	n, err := b.r.Read(p[:min(len(p), b.left)])
	b.left -= n
	b.read += int64(n)
	b.err = unexpected(err)
	return n, b.err
}

func (b *body) end() error {
	if b.err != nil {
		return b.err
	}
	return io.EOF
}

// next reads the header of the next frame.
func (b *body) next() {
	kind, n, err := readHeader(b.r)
	switch {
	case err != nil:
		b.err = fmt.Errorf("a document was cut off: %w", unexpected(err))
	case kind == dataFrame:
		b.left = n
	case kind == endFrame && n == 0:
		b.done = true
	default:
		b.err = violation("a frame %q within a document", kind)
	}
}
