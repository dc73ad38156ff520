package store

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"slices"
	"strconv"
	"unicode/utf8"

	"cited"
)

// part is one window of a reading, its figures encoded.
type part struct {
	text    cited.Text
	figures []cited.Figure
	details [][]byte // the bytes of each figure
}

func (s *Store) newPart(t cited.Text, figures []cited.Figure) part {
	p := part{text: t, figures: figures, details: make([][]byte, len(figures))}
	for i := range figures {
		p.details[i] = s.details.encode(&figures[i])
	}
	return p
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
	for _, d := range p.details {
		g.bytes(d)
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
func (g digest) sum(d *cited.Document, m cited.Meta) []byte {
	for _, s := range []string{string(d.Outcome), d.Reason, d.Format, d.Encoding, string(d.Access),
		m.Address, m.Publisher, m.Title, m.Author, m.Language, string(m.Published)} {
		g.bytes([]byte(s))
	}
	return g.h.Sum(nil)[:16]
}

// docWriter writes the windows of one document in order.
type docWriter struct {
	*batch
	row                *documentRow
	published          cited.EDTF
	passages, figures  int
	passageSeq, starts []int64 // of the window's passages, in order
}

// write writes one window: its text, passages and figures.
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
	}
	if err := w.writePassages(ctx, p.text.Passages); err != nil {
		return err
	}
	if err := w.writeFigures(ctx, p); err != nil {
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

func (w *docWriter) writeFigures(ctx context.Context, p *part) error {
	first := w.figures
	w.figures += len(p.figures)
	if w.figures > maxPerDocument {
		return cited.Errorf(cited.Unsupported, "%s holds more than %d figures; cut it into several files", w.row.document.Name, maxPerDocument)
	}
	for i := range slices.Backward(p.figures) {
		f := &p.figures[i]
		seq := seqOf(w.row.seq, first+i)
		if err := w.writeFigure(ctx, seq, w.passageOf(f, p.text.Passages), f, p.details[i]); err != nil {
			return err
		}
	}
	return nil
}

// passageOf returns the row of the passage that holds the figure, 0 if none does.
func (w *docWriter) passageOf(f *cited.Figure, passages []cited.Passage) int64 {
	i, found := slices.BinarySearch(w.starts, int64(f.Start))
	if !found {
		i--
	}
	if i < 0 || f.Start >= passages[i].End {
		return 0
	}
	return w.passageSeq[i]
}
