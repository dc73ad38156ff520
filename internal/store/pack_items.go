package store

import (
	"encoding/binary"
	"encoding/json"
	"slices"

	"cited"
)

// light reads a figure as far as reconciling needs it: of its evidence there is what its origin was
// read from, or if nothing was, any other.
func (c *detailCodec) light(b []byte, f *cited.Figure) error {
	if len(b) == 0 || b[0] != detailFormat {
		if err := json.Unmarshal(b, f); err != nil {
			return err
		}
		f.Evidence = lightEvidence(f.Evidence)
		return nil
	}
	r := detailReader{codec: c, b: b[1:]}
	r.figureBut(f)
	f.Evidence = r.originEvidence()
	if r.damaged || len(r.b) > 0 {
		return errDetail
	}
	return nil
}

const fieldOrigin = "origin"

// lightEvidence picks what light leaves of evidence.
func lightEvidence(all []cited.Evidence) []cited.Evidence {
	if len(all) == 0 {
		return all
	}
	at := max(0, slices.IndexFunc(all, func(e cited.Evidence) bool { return e.Field == fieldOrigin }))
	return slices.Clone(all[at : at+1])
}

// originEvidence reads evidence as lightEvidence picks it, and little more.
func (r *detailReader) originEvidence() []cited.Evidence {
	n := r.count()
	picked := make([]cited.Evidence, min(n, 1))
	for i := range n {
		field, rule := r.text(), r.text()
		if i > 0 && (field != fieldOrigin || picked[0].Field == fieldOrigin) {
			r.skipSpans()
			continue
		}
		picked[0] = cited.Evidence{Field: field, Rule: rule, Spans: r.spans()}
	}
	return picked
}

// skipSpans goes past spans.
func (r *detailReader) skipSpans() {
	for range r.count() {
		r.signed()
		r.signed()
		if !r.flag() {
			r.text()
		}
	}
}

// Pack items: figures by document. A document is written where it begins, with its edges; each
// figure follows with its row.
const (
	itemsEnd = iota
	itemsFigure
	itemsDocument
)

// encodePack writes figures in the order of their rows, the newest first, with their documents and
// with the edges of those, by the later document.
func (s *Store) encodePack(scope string, all []*Counted, edges map[cited.ID][]cited.Edge) []byte {
	w := detailWriter{codec: s.details, b: make([]byte, 0, 200*len(all))}
	var owner *cited.Document
	for _, c := range slices.Backward(all) {
		if c.Document != owner {
			owner = c.Document
			w.number(itemsDocument)
			w.document(owner, edges[owner.ID])
		}
		w.number(itemsFigure)
		w.fixed(c.row)
		if scope == scopeCell {
			w.id(c.Source)
		}
		w.figure(&c.Figure)
	}
	w.number(itemsEnd)
	return w.b
}

func (w *detailWriter) document(d *cited.Document, edges []cited.Edge) {
	w.id(d.ID)
	w.text(d.Author)
	w.text(d.Publisher)
	w.text(string(d.Published))
	w.number(len(edges))
	for i := range edges {
		e := &edges[i]
		w.id(e.Earlier)
		w.text(string(e.Kind))
		passages := e.Proof.Passages
		if e.Kind != cited.Quotes {
			passages = nil
		}
		w.number(len(passages))
		for _, p := range passages {
			w.signed(p.Later.Start)
			w.signed(p.Later.End)
		}
	}
}

func (w *detailWriter) id(id cited.ID) {
	bits, _ := id.Bits()
	w.fixed(bits)
}

// fixed writes a number in eight bytes.
func (w *detailWriter) fixed(n int64) { w.b = binary.LittleEndian.AppendUint64(w.b, uint64(n)) }

// decodePack reads what encodePack wrote of a unit.
func (u *unpacker) decodePack(unit cited.ID, b []byte) error {
	whole := string(b)
	r := detailReader{codec: u.details, b: b, whole: whole, bounds: make([]float64, 2*packSize)}
	var owner *cited.Document
	figures := make([]Counted, 0, packSize)
	for {
		switch r.number() {
		case itemsDocument:
			owner = &cited.Document{}
			edges := r.document(owner)
			if u.scope == scopeCell {
				u.edges[owner.ID] = edges
			}
		case itemsFigure:
			figures = append(figures, Counted{Document: owner, packed: true, row: r.fixed()})
			u.figure(unit, &r, &figures[len(figures)-1])
		default:
			for i := range figures {
				u.all = append(u.all, &figures[i])
			}
			if r.damaged || len(r.b) > 0 {
				return errDetail
			}
			return nil
		}
		if r.damaged || owner == nil {
			return errDetail
		}
	}
}

// figure reads a figure of a unit.
func (u *unpacker) figure(unit cited.ID, r *detailReader, c *Counted) {
	if u.scope == scopeCell {
		c.Cell, c.Source = unit, u.source(r.fixed())
	} else {
		c.Source = unit
	}
	r.figureBut(&c.Figure)
	c.Figure.Evidence = r.evidence()
}

// source returns the id of a source, empty if there is none.
func (u *unpacker) source(bits int64) cited.ID {
	if bits == 0 {
		return ""
	}
	id, ok := u.known[bits]
	if !ok {
		id = cited.IDOf(cited.SourceID, bits)
		u.known[bits] = id
	}
	return id
}

func (r *detailReader) document(d *cited.Document) []cited.Edge {
	d.ID = cited.IDOf(cited.DocumentID, r.fixed())
	d.Author, d.Publisher, d.Published = r.text(), r.text(), cited.EDTF(r.text())
	n := r.count()
	if n == 0 {
		return nil
	}
	edges := make([]cited.Edge, n)
	for i := range edges {
		e := &edges[i]
		e.Later, e.Earlier = d.ID, cited.IDOf(cited.DocumentID, r.fixed())
		e.Kind = cited.EdgeKind(r.text())
		for range r.count() {
			e.Proof.Passages = append(e.Proof.Passages, cited.SharedPassage{Later: cited.Span{Start: r.signed(), End: r.signed()}})
		}
	}
	return edges
}

// fixed reads a number of eight bytes.
func (r *detailReader) fixed() int64 {
	b := r.take(8)
	if len(b) < 8 {
		return 0
	}
	return int64(binary.LittleEndian.Uint64(b))
}
