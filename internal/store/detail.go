package store

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"math"

	"cited"
)

// What is read is kept in few bytes: its fields in order, numbers as varints, words
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
		"source", "cue", "content", "actor", "scope", "status", "date", "word", "relation", "change", "rank",
		"said", "claimed", "announced", "reported", "confirmed", "warned", "inferred", "found", "thought", "forecast", "intended",
		"anonymous", "inference", "threat", "proposed", "adopted", "applied", "struck-down", "trend", "rate", "mean", "ratio",
		"up", "down", "flat", "statement.source", "en.cues.say", "en.cues.according",
	}
}

// detailCodec writes what is read to bytes and reads it from there.
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

// figure writes a figure.
func (w *detailWriter) figure(f *cited.Figure) {
	w.span(f.Quote)
	w.quote = newQuote(f.Quote)
	w.span(f.Span)
	for _, s := range detailTexts(f) {
		w.text(*s)
	}
	for _, l := range detailLists(f) {
		w.list(*l)
	}
	w.bound(f.Low)
	w.bound(f.High)
	w.flag(f.Individual)
	w.evidence(f.Evidence)
}

func (w *detailWriter) list(l []string) {
	w.number(len(l))
	for _, s := range l {
		w.text(s)
	}
}

func (w *detailWriter) spans(spans []cited.Span) {
	w.number(len(spans))
	for _, s := range spans {
		w.span(s)
	}
}

func (w *detailWriter) evidence(list []cited.Evidence) {
	w.number(len(list))
	for i := range list {
		w.text(list[i].Field)
		w.text(list[i].Rule)
		w.spans(list[i].Spans)
	}
}

var errDetail = errors.New("its bytes are damaged; restore the database from a backup")

// decode reads what was written of a kind. Lists that are empty are not nil. What
// archives hold since before there was a form of our own is JSON.
func decode[T any](c *detailCodec, k *kind[T], b []byte, t *T) error {
	if len(b) == 0 || b[0] != detailFormat {
		return json.Unmarshal(b, t)
	}
	r := detailReader{codec: c, b: b[1:]}
	k.read(&r, t)
	if r.damaged || len(r.b) > 0 {
		return errDetail
	}
	return nil
}

// figure reads a figure.
func (r *detailReader) figure(f *cited.Figure) {
	r.figureBut(f)
	f.Evidence = r.evidence()
}

// figureBut reads a figure but for its evidence, which follows.
func (r *detailReader) figureBut(f *cited.Figure) {
	f.Quote = r.span()
	r.quote = newQuote(f.Quote)
	f.Span = r.span()
	for _, s := range detailTexts(f) {
		*s = r.text()
	}
	for _, l := range detailLists(f) {
		*l = r.list()
	}
	f.Low, f.High, f.Individual = r.bound(), r.bound(), r.flag()
}

func (r *detailReader) list() []string {
	l := make([]string, r.count())
	for i := range l {
		l[i] = r.text()
	}
	return l
}

// spans reads spans; none are nil.
func (r *detailReader) spans() []cited.Span {
	n := r.count()
	if n == 0 {
		return nil
	}
	spans := make([]cited.Span, n)
	for i := range spans {
		spans[i] = r.span()
	}
	return spans
}

func (r *detailReader) evidence() []cited.Evidence {
	list := make([]cited.Evidence, r.count())
	for i := range list {
		e := &list[i]
		e.Field, e.Rule = r.text(), r.text()
		e.Spans = r.spans()
	}
	return list
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
func (w *detailWriter) signed(n int) { w.b = binary.AppendVarint(w.b, int64(n)) }

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
	w.signed(s.Start - w.quote.Start)
	w.signed(s.End - s.Start)
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
	whole   string    // all that is read, if texts are to be parts of it instead of copies
	bounds  []float64 // room for those that follow
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
		taken := r.take(int(min(n>>1, math.MaxInt32)))
		if r.whole != "" && !r.damaged {
			end := len(r.whole) - len(r.b)
			return r.whole[end-len(taken) : end]
		}
		return string(taken)
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
	if len(r.bounds) == 0 {
		r.bounds = make([]float64, 2)
	}
	f := &r.bounds[0]
	r.bounds = r.bounds[1:]
	*f = math.Float64frombits(binary.LittleEndian.Uint64(b))
	return f
}

func (r *detailReader) flag() bool {
	b := r.take(1)
	return len(b) == 1 && b[0] == 1
}
