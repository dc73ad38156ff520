package store

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"cited"
)

// part is one window of a reading, what was found in it encoded.
type part struct {
	text    cited.Text
	found   cited.Found
	details [manyShelves][][]byte // the bytes of each thing that was found
}

func (s *Store) newPart(t cited.Text, found cited.Found) part {
	return part{text: t, found: found, details: [...][][]byte{
		encodeAll(s.details, figureKind, found.Figures),
		encodeAll(s.details, statementKind, found.Statements),
		encodeAll(s.details, responseKind, found.Responses),
		encodeAll(s.details, unquantifiedKind, found.Unquantified),
		encodeAll(s.details, comparisonKind, found.Comparisons),
		encodeAll(s.details, themeKind, found.Themes),
		encodeAll(s.details, proposalKind, found.Proposals),
	}}
}

func encodeAll[T any](c *detailCodec, k *kind[T], things []T) [][]byte {
	all := make([][]byte, len(things))
	for i := range things {
		all[i] = k.encode(c, &things[i])
	}
	return all
}

// digest sums up a reading, so that one that did not change is not written.
type digest struct{ h hash.Hash }

func newDigest() digest { return digest{sha256.New()} }

func (g digest) add(p *part) {
	g.bytes([]byte(p.text.Content))
	g.bytes(p.text.Map)
	for _, passage := range p.text.Passages {
		g.bytes([]byte(strconv.Itoa(passage.Start) + " " + strconv.Itoa(passage.End) + " " + passage.Kind + " " + passage.Words))
	}
	for _, details := range p.details {
		for _, d := range details {
			g.bytes(d)
		}
	}
}

func (g digest) bytes(b []byte) {
	var n [8]byte
	binary.BigEndian.PutUint64(n[:], uint64(len(b)))
	g.h.Write(n[:])
	g.h.Write(b)
}

// sum adds what is known about a document beside its text, because its rows
// depend on it, and returns the digest.
func (g digest) sum(r *cited.Reading, m cited.Meta) []byte {
	d := &r.Document
	for _, s := range []string{string(d.Outcome), d.Reason, d.Format, d.Encoding, string(d.Access),
		m.Address, m.Publisher, m.Title, m.Author, m.Language, string(m.Published)} {
		g.bytes([]byte(s))
	}
	if r.Naming != nil {
		g.bytes(r.Naming)
	}
	return g.h.Sum(nil)[:16]
}

// docWriter writes the windows of one document in order.
type docWriter struct {
	*batch
	row                *documentRow
	published          cited.EDTF
	passages           int
	counts             [manyShelves]int
	passageSeq, starts []int64 // of the window's passages, in order
	seal               seal
}

// write writes one window: its text, passages and what was found in it.
func (w *docWriter) write(ctx context.Context, p *part) error {
	if p.text.Content != "" {
		length := utf8.RuneCountInString(p.text.Content)
		m := p.text.Map
		if m == nil {
			m = []byte{}
		}
		if _, err := w.addText.ExecContext(ctx, w.row.seq, p.text.Start, length, p.text.Content, m); err != nil {
			return err
		}
		w.seal.text(int64(p.text.Start), []byte(p.text.Content), m)
	}
	if err := w.writePassages(ctx, p.text.Passages); err != nil {
		return err
	}
	if err := w.writeFound(ctx, p); err != nil {
		return err
	}
	w.written[w.row.seq] = true
	return w.settleFull(ctx)
}

// writePassages writes from the last to the first, so that rows are appended to
// their table: the numbers go down along the text.
func (w *docWriter) writePassages(ctx context.Context, passages []cited.Passage) error {
	w.passageSeq, w.starts = w.passageSeq[:0], w.starts[:0]
	for i, p := range passages {
		w.passageSeq = append(w.passageSeq, seqOf(w.row.seq, w.passages+i))
		w.starts = append(w.starts, int64(p.Start))
		w.seal.passage(int64(p.Start), int64(p.End-p.Start), p.Kind)
	}
	w.passages += len(passages)
	for i, p := range slices.Backward(passages) {
		if _, err := w.addPassage.ExecContext(ctx, w.passageSeq[i], p.Start, p.End-p.Start, p.Kind); err != nil {
			return err
		}
		if p.Words == "" || p.Kind == "boilerplate" {
			continue // menus and notices would be found in every document of a site
		}
		w.words = append(w.words, passageWords{w.passageSeq[i], p.Words})
		w.bytes += len(p.Words)
	}
	return nil
}

func (w *docWriter) writeFound(ctx context.Context, p *part) error {
	if err := writeAll(ctx, w, figureKind, p.found.Figures, p); err != nil {
		return err
	}
	if err := writeAll(ctx, w, statementKind, p.found.Statements, p); err != nil {
		return err
	}
	if err := writeAll(ctx, w, responseKind, p.found.Responses, p); err != nil {
		return err
	}
	if err := writeAll(ctx, w, unquantifiedKind, p.found.Unquantified, p); err != nil {
		return err
	}
	if err := writeAll(ctx, w, comparisonKind, p.found.Comparisons, p); err != nil {
		return err
	}
	if err := writeAll(ctx, w, themeKind, p.found.Themes, p); err != nil {
		return err
	}
	return writeAll(ctx, w, proposalKind, p.found.Proposals, p)
}

// writeAll writes what a window holds of one kind, from the last to the first.
func writeAll[T any](ctx context.Context, w *docWriter, k *kind[T], things []T, p *part) error {
	first := w.counts[k.at]
	w.counts[k.at] += len(things)
	if w.counts[k.at] > maxPerDocument {
		return cited.Errorf(cited.Unsupported, "%s holds more than %d of %s; cut it into several files", w.row.document.Name, maxPerDocument, k.count)
	}
	w.seal.place(&k.shelf, len(things))
	for i := range slices.Backward(things) {
		t := &things[i]
		seq := seqOf(w.row.seq, first+i)
		if err := writeRow(ctx, w, k, seq, w.passageOf(k.start(t), p.text.Passages), t, p.details[k.at][i]); err != nil {
			return err
		}
		w.seal.put(&k.shelf, first+i)
		if k.words == "" {
			continue
		}
		words := w.s.wordsOf(k.content(t))
		w.said, w.bytes = append(w.said, passageWords{seq, words}), w.bytes+len(words)
		if err := w.settleFull(ctx); err != nil { // statements within statements: many times the text
			return err
		}
	}
	return nil
}

// wordsOf returns the folded words of some spans.
func (s *Store) wordsOf(spans []cited.Span) string {
	var b strings.Builder
	for i, span := range spans {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(s.fold(span.Exact))
	}
	return b.String()
}

// passageOf returns the row of the passage that holds a position, 0 if none does.
func (w *docWriter) passageOf(start int, passages []cited.Passage) int64 {
	i, found := slices.BinarySearch(w.starts, int64(start))
	if !found {
		i--
	}
	if i < 0 || start >= passages[i].End {
		return 0
	}
	return w.passageSeq[i]
}
