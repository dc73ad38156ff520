package store

import (
	"slices"
	"unicode/utf8"

	"cited"
	"cited/internal/custody"
)

// readRow is what checking and anchors need to know of something that was read.
type readRow struct {
	id     cited.ID
	ofOne  bool // it is of one person
	spans  []cited.Span
	stands cited.Span // the words by which it is found again
	with   string     // what else makes it what it is
}

// rowReaders decode the rows of each shelf.
func (s *Store) rowReaders() [manyShelves]func([]byte) (readRow, error) {
	return [...]func([]byte) (readRow, error){
		rowReader(s, figureKind, func(f *cited.Figure) []cited.Span { return figureSpans(f) }),
		rowReader(s, statementKind, func(t *cited.Statement) []cited.Span {
			return withEvidence(append([]cited.Span{t.Source, t.Cue, t.Content, t.Quote}, t.More...), t.Evidence)
		}),
		rowReader(s, responseKind, func(r *cited.Response) []cited.Span {
			return withEvidence([]cited.Span{r.Span, r.Quote}, r.Evidence)
		}),
		rowReader(s, unquantifiedKind, func(u *cited.Unquantified) []cited.Span { return figureSpans(&u.Figure) }),
		rowReader(s, comparisonKind, func(m *cited.Comparison) []cited.Span { return figureSpans(&m.Figure) }),
		rowReader(s, themeKind, func(t *cited.Theme) []cited.Span { return []cited.Span{t.Span, t.Cue} }),
		rowReader(s, proposalKind, func(*cited.Proposal) []cited.Span { return nil }), // of no text
	}
}

func rowReader[T any](s *Store, k *kind[T], spans func(*T) []cited.Span) func([]byte) (readRow, error) {
	return func(b []byte) (readRow, error) {
		var t T
		if err := decode(s.details, k, b, &t); err != nil {
			return readRow{}, err
		}
		stands, with := k.stands(&t)
		return readRow{k.id(&t), k.isOfOne != nil && k.isOfOne(&t), spans(&t), stands, with}, nil
	}
}

func figureSpans(f *cited.Figure) []cited.Span {
	return withEvidence([]cited.Span{f.Span, f.Quote}, f.Evidence)
}

func withEvidence(spans []cited.Span, evidence []cited.Evidence) []cited.Span {
	for i := range evidence {
		spans = append(spans, evidence[i].Spans...)
	}
	return spans
}

// spans holds the words of everything that was read from a document against its text.
// A reading that was stored without its text has nothing to be held against.
func (c *checker) spans(d *sealedDocument, readers [manyShelves]func([]byte) (readRow, error)) {
	t := newSpanText(d.texts)
	for _, sh := range shelves() {
		for _, r := range d.allRows(sh) {
			c.Rows++
			row, err := readers[sh.at](r.detail)
			if err != nil {
				c.report(custody.OfRow, rowName(sh, r, d), "%v", err)
				continue
			}
			c.hidden(d, sh, r, row.ofOne)
			if len(d.texts) == 0 {
				continue
			}
			for _, span := range row.spans {
				if span.IsZero() {
					continue
				}
				c.Spans++
				if !t.holds(span) {
					c.report(custody.OfSpan, rowName(sh, r, d), "the text at %d to %d is not %q", span.Start, span.End, short(span.Exact))
					break
				}
			}
		}
	}
}

// allRows returns the rows of a shelf as they were read, and those that people decided about also
// as they are.
func (d *sealedDocument) allRows(sh *shelf) []*shelfRow {
	all := slices.Clone(d.rows[sh.at])
	for _, r := range d.decided[sh.at] {
		if r.now != nil && r.now != r.read {
			all = append(all, r.now)
		}
	}
	return all
}

// hidden looks at what keeps a row out of lists, which only a decision may change.
func (c *checker) hidden(d *sealedDocument, sh *shelf, r *shelfRow, ofOne bool) {
	want := int64(0)
	if ofOne {
		want |= hiddenIndividual
	}
	if d.Access == cited.Protected {
		want |= hiddenProtected
	}
	if r.hidden&^hiddenOut != want && !c.decided[cited.IDOf(sh.kind, r.id.Int64)] {
		c.report(custody.OfRow, rowName(sh, r, d), "who may see it was changed by hand")
	}
}

// spanText is a text that is looked up by code points.
type spanText struct{ windows []spanWindow }

type spanWindow struct {
	start, length int
	content       string
	bytes         []int // where every stride-th code point begins; nil if it is ASCII
}

const stride = 64

func newSpanText(texts []cited.Text) *spanText {
	t := &spanText{}
	for _, text := range texts {
		w := spanWindow{start: text.Start, length: utf8.RuneCountInString(text.Content), content: text.Content}
		if w.length != len(w.content) {
			n := 0
			for at := range w.content {
				if n%stride == 0 {
					w.bytes = append(w.bytes, at)
				}
				n++
			}
		}
		t.windows = append(t.windows, w)
	}
	return t
}

// holds reports whether a span's words are where it says, over the borders of windows
// if need be.
func (t *spanText) holds(s cited.Span) bool {
	at, rest := s.Start, s.Exact
	if s.Start < 0 || s.End < s.Start {
		return false
	}
	for i := range t.windows {
		w := &t.windows[i]
		if at < w.start || at >= w.start+w.length || at >= s.End {
			continue
		}
		words := w.slice(at-w.start, min(s.End-w.start, w.length))
		if len(words) > len(rest) || rest[:len(words)] != words {
			return false
		}
		at, rest = min(s.End, w.start+w.length), rest[len(words):]
	}
	return at == s.End && rest == ""
}

func (w *spanWindow) slice(from, to int) string {
	return w.content[w.offset(from):w.offset(to)]
}

// offset returns where a code point begins.
func (w *spanWindow) offset(n int) int {
	switch {
	case n >= w.length:
		return len(w.content)
	case w.bytes == nil:
		return n
	}
	at := w.bytes[n/stride]
	for range n % stride {
		_, size := utf8.DecodeRuneInString(w.content[at:])
		at += size
	}
	return at
}
