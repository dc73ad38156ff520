package warc

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"cited"
	"cited/internal/limit"
	"cited/internal/text"
)

// maxRecords is how many records of a file are looked at: each is remembered, because a
// later one may refer to it.
const maxRecords = 1_500_000

// sniffed is how much of a payload its format is told by.
const sniffed = 4 << 10

// List finds the documents among the records of one file, or of several that belong
// together.
type List struct {
	pick    Pick
	tell    func(text.Part) error
	limit   limit.Limits
	buf     *bufio.Reader
	records int             // so far
	found   int             // of them, documents
	known   map[key]referee // what later records may refer to
	left    map[string]int  // what is left out, by what it is
	wrong   int             // of that, with a wrong digest
	broken  int             // places that are damaged
	first   string          // what is wrong with the first of them
}

// key is a short sum of what a record is referred to by.
type key [16]byte

func keyOf(kind string, parts ...string) key {
	sum := sha256.Sum256([]byte(kind + "\x00" + strings.Join(parts, "\x00")))
	return key(sum[:])
}

// referee is a record that another may refer to.
type referee struct {
	from, to int64
	document bool
	sum      key // of its payload, as it says; zero if it does not
}

// NewList makes a list that tells in.Parts of each document.
func NewList(pick Pick, in text.Input) *List {
	return &List{pick: pick, tell: in.Parts, limit: in.Limits, buf: bufio.NewReaderSize(nil, 64<<10), known: map[key]referee{}, left: map[string]int{}}
}

// Add goes through the records of a file that begins at that byte of the original. It
// returns an error if there is none, or none by itself.
func (l *List) Add(r io.Reader, base int64) error {
	s := newScanner(r)
	s.count = l.records
	for {
		rec, err := s.next()
		if err == io.EOF {
			break
		}
		if s.count > maxRecords {
			return cited.Errorf(cited.Unsupported, "a web archive of more than %d records: cut it into several files and add those", maxRecords)
		}
		if err == nil {
			err = l.record(s, rec, base)
		}
		if errors.Is(err, errDamaged) {
			if l.broken++; l.broken == 1 {
				l.first = fmt.Sprintf("record %d is %v", s.count, err)
			}
			if !l.goOn(s, rec) {
				break
			}
		} else if err != nil {
			return err
		}
	}
	l.records = s.count
	return nil
}

// goOn goes on behind a record that is damaged.
func (l *List) goOn(s *scanner, rec *record) bool {
	if rec != nil {
		if start, _ := s.in.Peek(sniffed); isRecord(start) {
			return true // only the record is
		}
	}
	return s.resync(s.begun)
}

// record looks at one record. The scanner is at its end then, unless it is damaged.
func (l *List) record(s *scanner, r *record, base int64) error {
	switch strings.ToLower(r.heads["warc-type"]) {
	case "response", "resource", "conversion":
		return l.document(s, r, base)
	case "revisit":
		return l.revisit(s, r, base)
	case "continuation":
		l.left["further parts of records"]++
	}
	b := l.buf
	p := payload{block: newDigest("WARC-Block-Digest", r.heads["warc-block-digest"])}
	b.Reset(tee(r.block, p.block))
	p.Reader = b
	if p.check(b) != nil {
		l.wrong++
	}
	_, err := s.end(r)
	return err
}

// document looks at a record that brought something.
func (l *List) document(s *scanner, r *record, base int64) error {
	p, err := r.open(l.buf)
	what := ""
	switch {
	case isNote(r.heads):
		what = "notes of the crawler"
	case err == nil:
		what = l.leaves(p)
	}
	wrong := p.check(l.buf)
	to, ended := s.end(r)
	if errors.Is(ended, errDamaged) {
		err = nil // it is said once
	} else if ended != nil {
		return ended
	}
	ref := referee{base + r.from, base + to, what == "", sumOf(r.heads)}
	l.remember(r, ref)
	switch {
	case what == "":
		if told := l.emit(r, ref); told != nil {
			return told
		}
	case err == nil:
		l.left[what]++
		if wrong != nil {
			l.wrong++
		}
	}
	return cmp.Or(ended, err)
}

// emit tells of a document.
func (l *List) emit(r *record, at referee) error {
	l.found++
	p := text.Part{Number: r.number, From: at.from, To: at.to, Created: captured(r.heads)}
	p.Meta.Address = address(r.heads)
	return l.tell(p)
}

// leaves says as what a payload is left out; "" if it is a document. Its content
// decides, but for what anything may be taken for: text is a document if it is called
// that.
func (l *List) leaves(p *payload) string {
	if p.status != 0 && p.status != 200 {
		return "answers other than 200"
	}
	switch {
	case strings.Contains(p.kind, "css"):
		return "style sheets"
	case strings.Contains(p.kind, "script"), strings.Contains(p.kind, "json"):
		return "scripts and their data"
	}
	start := make([]byte, sniffed)
	n := 0
	r, _, err := p.content(l.limit)
	if err == nil {
		n, err = io.ReadFull(r, start)
	}
	f, ok := l.pick(start[:n], p.name)
	switch {
	case err != nil && !isEnd(err) && (strings.HasPrefix(p.kind, "text/") || strings.Contains(p.kind, "html") || strings.Contains(p.kind, "pdf")):
		return "" // whoever reads it says what is wrong
	case ok && (f.Name != "text" || slices.Contains([]string{"", "text/plain", "text/markdown", "text/html"}, p.kind) && n > 0):
		return ""
	case strings.HasPrefix(p.kind, "image/"):
		return "pictures"
	}
	return "other files"
}

// isNote reports whether a record holds what the program that captured notes beside the
// captures: what it was asked for, the text that it took from a page, a small picture.
func isNote(h heads) bool {
	return strings.HasPrefix(address(h), "metadata:") || strings.HasPrefix(address(h), "urn:")
}

// remember notes under what a record may be referred to.
func (l *List) remember(r *record, ref referee) {
	h := r.heads
	for name, k := range map[string]key{"warc-record-id": keyOf("id", h["warc-record-id"]), "warc-target-uri": keyOf("at", address(h), h["warc-date"])} {
		if h[name] != "" {
			l.known[k] = ref
		}
	}
	if ref.sum != (key{}) {
		l.known[ref.sum] = ref
	}
}

func sumOf(h heads) key {
	if sum := h["warc-payload-digest"]; sum != "" {
		return keyOf("sum", sum)
	}
	return key{}
}

// revisit looks at a record that says that what came was there before. It is a document
// of the bytes that it refers to; if they are not there, of its own, which nobody can
// read.
func (l *List) revisit(s *scanner, r *record, base int64) error {
	p, err := r.open(l.buf)
	wrong := p.check(l.buf)
	to, ended := s.end(r)
	if ended != nil {
		return ended
	}
	if err != nil && r.size > 0 {
		return err
	}
	if wrong != nil {
		l.wrong++
	}
	ref, ok := l.refersTo(r.heads)
	if !ok {
		ref = referee{from: base + r.from, to: base + to, document: true}
	}
	if !ref.document {
		l.left["revisits of what is left out"]++
		return nil
	}
	return l.emit(r, ref)
}

// refersTo finds the record that another refers to: by its id, else by its address and
// date, else by the digest that both have. Where both have one it must be the same.
func (l *List) refersTo(h heads) (referee, bool) {
	sum := sumOf(h)
	for _, k := range []key{keyOf("id", h["warc-refers-to"]), keyOf("at", strings.Trim(h["warc-refers-to-target-uri"], "<>"), h["warc-refers-to-date"]), sum} {
		if ref, ok := l.known[k]; ok {
			return ref, sum == key{} || ref.sum == key{} || ref.sum == sum
		}
	}
	return referee{}, false
}

// Head says what kind of file it is, and what was left out.
func (l *List) Head(format string) (text.Head, error) {
	head := text.Head{Format: format}
	var left []string
	for what, n := range l.left {
		left = append(left, fmt.Sprintf("%s (%d)", what, n))
	}
	slices.Sort(left)
	var notes []string
	if l.found == 0 {
		notes = append(notes, "there is no document in it")
	}
	if len(left) > 0 {
		notes = append(notes, "left out: "+strings.Join(left, ", "))
	}
	if l.wrong > 0 {
		notes = append(notes, fmt.Sprintf("with a wrong digest among that: %d", l.wrong))
	}
	if l.broken > 0 {
		notes = append(notes, l.first)
	}
	if l.broken > 1 {
		notes = append(notes, fmt.Sprintf("damaged besides: %d", l.broken-1))
	}
	head.Note = strings.Join(notes, "; ")
	if l.found == 0 && l.broken > 0 {
		return head, cited.Errorf(cited.Unsupported, "a damaged web archive: %s; get the whole file and add it again", head.Note)
	}
	return head, nil
}

// address is where a record was captured: text, never a path.
func address(h heads) string { return strings.Trim(h["warc-target-uri"], "<>") }

// captured is when that was; empty if it does not say.
func captured(h heads) cited.EDTF {
	date := h["warc-date"]
	if at := strings.IndexByte(date, '.'); at >= 0 && strings.HasSuffix(date, "Z") {
		date = date[:at] + "Z" // parts of a second
	}
	d, err := cited.ParseEDTF(date)
	if err != nil {
		return ""
	}
	return d
}

// startsRecord reports whether a file begins with a record, after empty lines.
func startsRecord(start []byte) bool { return isRecord(bytes.TrimLeft(start, "\r\n")) }
