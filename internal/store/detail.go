package store

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"math"

	"cited"
)

// A figure is kept in few bytes: its fields in order, numbers as varints, words
// that come up all the time as their place in a list, and of spans that lie in
// the quotation the position only. The first byte tells it from the JSON that
// archives hold since before.
const detailFormat = 1

// oftenWords are the words that come up all the time. Archives hold places in the
// list, so that it is only ever added to, at its end.
func oftenWords() []string {
	return []string{
		"", "value", "modifier", "kind", "counted", "measure", "origin", "population", "theatre", "place", "group",
		"group_scope", "segment", "of", "time", "basis", "attribution", "reported", "stance",
		"exact", "approx", "at-least", "at-most", "range", "vague", "count", "share", "only", "and-others", "mostly",
		"cumulative", "point", "period", "unstated", "asserted", "hedged", "denied",
		"foreign-fighters", "fighters", "travellers", "SYR", "IRQ",
		"number.digits", "number.words", "stance.plain", "basis.past", "basis.total", "basis.frame", "origin.demonym",
		"theatre.named", "time.in", "time.by", "context.sentence-before", "en.modifiers.about",
	}
}

// detailCodec writes figures to bytes and reads them from there.
type detailCodec struct {
	often  []string
	places map[string]uint64 // in often
}

func newDetailCodec() *detailCodec {
	c := &detailCodec{often: oftenWords(), places: map[string]uint64{}}
	for i, word := range c.often {
		c.places[word] = uint64(i)
	}
	return c
}

// detailTexts and detailLists are the fields in the order in which they are kept.
func detailTexts(f *cited.Figure) []*string {
	return []*string{(*string)(&f.ID), &f.Codebook, (*string)(&f.Modifier), (*string)(&f.Kind), &f.Counted, &f.Measure,
		&f.Population, (*string)(&f.GroupScope), &f.Of, (*string)(&f.Time), (*string)(&f.Basis), (*string)(&f.Reported),
		(*string)(&f.Stance), (*string)(&f.Revises)}
}

func detailLists(f *cited.Figure) []*[]string {
	return []*[]string{&f.Origin, &f.Theatre, &f.Place, &f.Group, &f.Segment, &f.Attribution}
}

// encode returns the bytes of a figure.
func (c *detailCodec) encode(f *cited.Figure) []byte {
	w := detailWriter{codec: c, b: make([]byte, 0, 512)}
	w.b = append(w.b, detailFormat)
	w.span(f.Quote)
	w.quote = newQuote(f.Quote)
	w.span(f.Span)
	for _, s := range detailTexts(f) {
		w.text(*s)
	}
	for _, l := range detailLists(f) {
		w.number(len(*l))
		for _, s := range *l {
			w.text(s)
		}
	}
	w.bound(f.Low)
	w.bound(f.High)
	w.flag(f.Individual)
	w.number(len(f.Evidence))
	for i := range f.Evidence {
		e := &f.Evidence[i]
		w.text(e.Field)
		w.text(e.Rule)
		w.number(len(e.Spans))
		for _, s := range e.Spans {
			w.span(s)
		}
	}
	return w.b
}

var errDetail = errors.New("its bytes are damaged; restore the database from a backup")

// decode reads a figure. Lists that are empty are not nil.
func (c *detailCodec) decode(b []byte, f *cited.Figure) error {
	if len(b) == 0 || b[0] != detailFormat {
		return json.Unmarshal(b, f)
	}
	r := detailReader{codec: c, b: b[1:]}
	f.Quote = r.span()
	r.quote = newQuote(f.Quote)
	f.Span = r.span()
	for _, s := range detailTexts(f) {
		*s = r.text()
	}
	for _, l := range detailLists(f) {
		*l = make([]string, r.count())
		for i := range *l {
			(*l)[i] = r.text()
		}
	}
	f.Low, f.High, f.Individual = r.bound(), r.bound(), r.flag()
	f.Evidence = make([]cited.Evidence, r.count())
	for i := range f.Evidence {
		e := &f.Evidence[i]
		e.Field, e.Rule = r.text(), r.text()
		if n := r.count(); n > 0 {
			e.Spans = make([]cited.Span, n)
		}
		for j := range e.Spans {
			e.Spans[j] = r.span()
		}
	}
	if r.damaged || len(r.b) > 0 {
		return errDetail
	}
	return nil
}

// quotation is a quotation whose words can be looked up by position.
type quotation struct {
	cited.Span
	runes []rune // nil if it is ASCII
}

func newQuote(s cited.Span) quotation {
	q := quotation{Span: s}
	if len(s.Exact) != s.End-s.Start {
		q.runes = []rune(s.Exact)
	}
	return q
}

// words returns what the quotation has between two positions of the text.
func (q *quotation) words(start, end int) (string, bool) {
	from, to := start-q.Start, end-q.Start
	switch {
	case from < 0 || to < from:
		return "", false
	case q.runes != nil && to <= len(q.runes):
		return string(q.runes[from:to]), true
	case q.runes == nil && to <= len(q.Exact):
		return q.Exact[from:to], true
	}
	return "", false
}

type detailWriter struct {
	codec *detailCodec
	b     []byte
	quote quotation
}

func (w *detailWriter) number(n int) { w.b = binary.AppendUvarint(w.b, uint64(n)) }

// text writes the place of a word, or its length and the word.
func (w *detailWriter) text(s string) {
	if at, ok := w.codec.places[s]; ok {
		w.b = binary.AppendUvarint(w.b, at<<1|1)
		return
	}
	w.b = append(binary.AppendUvarint(w.b, uint64(len(s))<<1), s...)
}

// span writes where a span starts from the quotation on, how long it is, and its
// words unless the quotation has them.
func (w *detailWriter) span(s cited.Span) {
	words, ok := w.quote.words(s.Start, s.End)
	quoted := ok && words == s.Exact
	w.b = binary.AppendVarint(w.b, int64(s.Start-w.quote.Start))
	w.b = binary.AppendVarint(w.b, int64(s.End-s.Start))
	w.flag(quoted)
	if !quoted {
		w.text(s.Exact)
	}
}

func (w *detailWriter) bound(p *float64) {
	w.flag(p != nil)
	if p != nil {
		w.b = binary.LittleEndian.AppendUint64(w.b, math.Float64bits(*p))
	}
}

func (w *detailWriter) flag(set bool) {
	if set {
		w.b = append(w.b, 1)
	} else {
		w.b = append(w.b, 0)
	}
}

// detailReader reads what detailWriter wrote. After something that cannot be,
// damaged is set and everything is zero.
type detailReader struct {
	codec   *detailCodec
	b       []byte
	quote   quotation
	damaged bool
}

func (r *detailReader) number() uint64 {
	n, size := binary.Uvarint(r.b)
	r.skip(size)
	return n
}

func (r *detailReader) signed() int {
	n, size := binary.Varint(r.b)
	r.skip(size)
	return int(n)
}

// count reads how many things follow; each takes a byte at least.
func (r *detailReader) count() int {
	n := r.number()
	if n > uint64(len(r.b)) {
		r.take(-1)
		return 0
	}
	return int(n)
}

// skip goes past a varint, whose size is not positive if there is none.
func (r *detailReader) skip(size int) {
	if size <= 0 {
		size = -1
	}
	r.take(size)
}

// take returns the next bytes.
func (r *detailReader) take(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.damaged, r.b = true, nil
		return nil
	}
	taken := r.b[:n]
	r.b = r.b[n:]
	return taken
}

func (r *detailReader) text() string {
	n := r.number()
	if n&1 == 0 {
		return string(r.take(int(min(n>>1, math.MaxInt32))))
	}
	if n >>= 1; n < uint64(len(r.codec.often)) {
		return r.codec.often[n]
	}
	r.take(-1)
	return ""
}

func (r *detailReader) span() (s cited.Span) {
	s.Start = r.quote.Start + r.signed()
	s.End = s.Start + r.signed()
	if !r.flag() {
		s.Exact = r.text()
		return s
	}
	var ok bool
	if s.Exact, ok = r.quote.words(s.Start, s.End); !ok {
		r.take(-1)
	}
	return s
}

func (r *detailReader) bound() *float64 {
	if !r.flag() {
		return nil
	}
	b := r.take(8)
	if len(b) < 8 {
		return nil
	}
	f := math.Float64frombits(binary.LittleEndian.Uint64(b))
	return &f
}

func (r *detailReader) flag() bool {
	b := r.take(1)
	return len(b) == 1 && b[0] == 1
}
