package warc

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"cited"
)

// maxHead is how many bytes the heads of a record, or of an answer in it, may have.
const maxHead = 256 << 10

// errDamaged is the cause when bytes are not as a record has to be. What follows may
// be found all the same.
var errDamaged = errors.New("damaged or cut off")

func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{errDamaged}, args...)...)
}

// errTogether is the error of a file whose records cannot be told apart.
func errTogether() error {
	return cited.Errorf(cited.Unsupported, "one gzip over all its records, so that none can be found by itself: unpack it (gunzip does) and add what comes out")
}

// record is a record whose heads were read.
type record struct {
	number int
	from   int64 // of the file: where it begins, its packing included
	packed bool
	heads  heads
	// headSize is how many bytes there are before the block.
	headSize int64
	size     int64     // of the block, as it says
	block    io.Reader // all of it
}

// heads are those of a record or an answer, by their names in lower case. The first of
// a name counts.
type heads map[string]string

// scanner finds the records of a file, each packed by itself or none packed.
type scanner struct {
	in    counted
	gz    *gzip.Reader
	out   *bufio.Reader     // over gz
	count int               // of the records so far
	begun int64             // where the last of them begins
	tries int               // how often a record was looked for behind what is damaged
	left  *io.LimitedReader // of the block of the last record
}

func newScanner(r io.Reader) *scanner {
	return &scanner{in: counted{Reader: bufio.NewReaderSize(r, 256<<10)}, out: bufio.NewReaderSize(nil, 64<<10)}
}

// counted knows where in its file it is.
type counted struct {
	*bufio.Reader
	at int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.at += int64(n)
	return n, err
}

// ReadByte keeps gzip from reading further than it has to.
func (c *counted) ReadByte() (byte, error) {
	b, err := c.Reader.ReadByte()
	if err == nil {
		c.at++
	}
	return b, err
}

func (c *counted) ReadSlice(end byte) ([]byte, error) {
	line, err := c.Reader.ReadSlice(end)
	c.at += int64(len(line))
	return line, err
}

func (c *counted) Discard(n int) (int, error) {
	n, err := c.Reader.Discard(n)
	c.at += int64(n)
	return n, err
}

// next finds the next record and reads its heads; io.EOF if there is none.
func (s *scanner) next() (*record, error) {
	if err := s.skipEmpty(); err != nil {
		return nil, err
	}
	s.count++
	s.begun = s.in.at
	r := &record{number: s.count, from: s.begun}
	start, _ := s.in.Peek(len(packing))
	var lines lineReader = &s.in
	if r.packed = string(start) == packing; r.packed {
		if err := s.unpack(); err != nil {
			return nil, damaged("%v", err)
		}
		lines = s.out
	}
	if err := r.readHeads(lines); err != nil {
		return nil, err
	}
	s.left = &io.LimitedReader{R: lines, N: r.size}
	r.block = s.left
	return r, nil
}

// packing is how gzip begins.
const packing = "\x1f\x8b"

func (s *scanner) unpack() (err error) {
	if s.gz == nil {
		s.gz, err = gzip.NewReader(&s.in)
	} else {
		err = s.gz.Reset(&s.in)
	}
	if err == nil {
		s.gz.Multistream(false)
		s.out.Reset(s.gz)
	}
	return err
}

// skipEmpty passes over the line ends between records.
func (s *scanner) skipEmpty() error {
	for {
		b, err := s.in.Peek(1)
		if err != nil {
			return err
		}
		if b[0] != '\r' && b[0] != '\n' {
			return nil
		}
		if _, err := s.in.Discard(1); err != nil {
			return err
		}
	}
}

// end passes over what is left of a record and returns where it ends. An error with
// errDamaged as its cause says what is wrong with the record.
func (s *scanner) end(r *record) (to int64, err error) {
	_, err = io.Copy(io.Discard, r.block)
	if err == nil && s.left.N > 0 {
		err = io.ErrUnexpectedEOF
	}
	if !r.packed {
		if to = s.in.at; err != nil {
			return to, damaged("it has fewer bytes than the %d it says", r.size)
		}
		return to, s.endsHere()
	}
	if err == nil {
		err = s.alone()
	}
	if isEnd(err) {
		err = damaged("it has fewer bytes than the %d it says", r.size)
	} else if err != nil && cited.CodeOf(err) != cited.Unsupported && !errors.Is(err, errDamaged) {
		err = damaged("%v", err)
	}
	return s.in.at, err
}

// endsHere looks at what follows a record that is not packed.
func (s *scanner) endsHere() error {
	if err := s.skipEmpty(); err != nil {
		return nil // next says so
	}
	if start, _ := s.in.Peek(len(versionMark)); string(start) != versionMark && !bytes.HasPrefix(start, []byte(packing)) {
		return damaged("it does not end where it says")
	}
	return nil
}

// alone reads what is left of a packed record: nothing but line ends.
func (s *scanner) alone() error {
	rest, err := io.ReadAll(io.LimitReader(s.out, 64))
	if err != nil {
		return err
	}
	rest = bytes.TrimLeft(rest, "\r\n")
	if bytes.HasPrefix(rest, []byte(versionMark)) {
		return errTogether()
	}
	if _, err := io.Copy(io.Discard, s.out); err != nil {
		return err
	}
	if len(rest) > 0 {
		return damaged("it does not end where it says")
	}
	return nil
}

// resync goes on from behind that byte to where the next record seems to begin; false
// if there is none.
func (s *scanner) resync(behind int64) bool {
	if s.in.at == behind {
		_, _ = s.in.Discard(1) // an error comes again
	}
	for {
		ahead, _ := s.in.Peek(8 << 10) // an error comes again
		at := s.recordStart(ahead)
		if at >= 0 {
			_, err := s.in.Discard(at)
			return err == nil
		}
		if len(ahead) < 8<<10 || s.tries > maxTries {
			return false
		}
		if _, err := s.in.Discard(4 << 10); err != nil {
			return false
		}
	}
}

// maxTries is how often a record is looked for: each time costs as much as a small one.
const maxTries = 20_000

// recordStart returns where in some bytes a record begins, packed or not; -1 if none
// does.
func (s *scanner) recordStart(b []byte) int {
	for at := range b {
		if b[at] != packing[0] && (b[at] != versionMark[0] || at > 0 && b[at-1] != '\n') {
			continue
		}
		if start := b[at:]; bytes.HasPrefix(start, []byte(packing)) || bytes.HasPrefix(start, []byte(versionMark)) {
			if s.tries++; s.tries > maxTries {
				return -1
			}
			if isRecord(start) {
				return at
			}
		}
	}
	return -1
}

// versionMark is how every record begins.
const versionMark = "WARC/"

// isRecord reports whether bytes begin with a record, packed or not, of a version that
// is known.
func isRecord(start []byte) bool {
	if bytes.HasPrefix(start, []byte(packing)) {
		z, err := gzip.NewReader(bytes.NewReader(start))
		if err != nil {
			return false
		}
		var line [16]byte
		n, _ := io.ReadFull(z, line[:]) // what there is of it
		start = line[:n]
	}
	version, ok := bytes.CutPrefix(start, []byte(versionMark))
	return ok && len(version) > 3 && (version[0] == '0' || version[0] == '1') && version[1] == '.' && version[2] >= '0' && version[2] <= '9'
}

// lineReader reads bytes and lines.
type lineReader interface {
	io.Reader
	ReadSlice(end byte) ([]byte, error)
}

// readHeads reads the first line and the heads of a record.
func (r *record) readHeads(in lineReader) error {
	first, err := in.ReadSlice('\n')
	if err != nil && !isEnd(err) {
		return damaged("%v", err)
	}
	if !isRecord(first) {
		return damaged("a record begins with %.20q", first)
	}
	r.headSize = int64(len(first))
	h, size, err := readHeads(in)
	if err != nil {
		return err
	}
	r.heads, r.headSize = h, r.headSize+size
	r.size, err = strconv.ParseInt(r.heads["content-length"], 10, 64)
	if err != nil || r.size < 0 {
		return damaged("its Content-Length is %.20q", r.heads["content-length"])
	}
	return nil
}

// readHeads reads heads up to an empty line, and says how many bytes they had.
func readHeads(in lineReader) (h heads, size int64, err error) {
	h = heads{}
	last := ""
	for {
		line, err := in.ReadSlice('\n')
		if size += int64(len(line)); size > maxHead || errors.Is(err, bufio.ErrBufferFull) {
			return nil, size, damaged("heads of more than %d KB", maxHead>>10)
		}
		if isEnd(err) {
			return nil, size, damaged("its heads do not end")
		}
		if err != nil {
			return nil, size, damaged("%v", err)
		}
		text := strings.ToValidUTF8(strings.TrimRight(string(line), "\r\n"), "\ufffd")
		if text == "" {
			return h, size, nil
		}
		if text[0] == ' ' || text[0] == '\t' {
			if last != "" {
				h[last] += " " + strings.TrimSpace(text)
			}
			continue
		}
		name, value, _ := strings.Cut(text, ":")
		if last = strings.ToLower(strings.TrimSpace(name)); h[last] != "" {
			last = ""
			continue
		}
		h[last] = strings.TrimSpace(value)
	}
}

func isEnd(err error) bool { return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) }
