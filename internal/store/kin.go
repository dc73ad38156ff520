package store

import (
	"context"
	"database/sql"
	"maps"
	"slices"

	"cited"
)

// Sketch is what is kept of a document so that others of its story are found.
type Sketch struct {
	Document  cited.ID
	First     cited.Day // on which it may have been published
	Signature []byte
}

// Kin is what is kept so that documents of one story are found. Keys are not negative.
type Kin struct {
	Sketches []Sketch
	Lists    map[int64][]byte // the documents under a key, as lineage writes them; empty ones go
	Terms    map[int64]int    // in how many stories a term is
	Stories  int              // in all
}

// Kin returns the lists of some keys and the counts of some terms, those that there are.
func (s *Store) Kin(ctx context.Context, v cited.Viewer, keys, terms []int64) (Kin, error) {
	k := Kin{Lists: map[int64][]byte{}, Terms: map[int64]int{}}
	err := s.view(ctx, v, func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, "SELECT stories FROM derived").Scan(&k.Stories); err != nil {
			return err
		}
		for some := range slices.Chunk(keys, mostBatch) {
			err := eachRow(ctx, tx, "SELECT key, stories FROM shingle WHERE key IN ("+numbers(some)+")", func(rows *sql.Rows) error {
				var key int64
				var list []byte
				err := rows.Scan(&key, &list)
				k.Lists[key] = list
				return err
			})
			if err != nil {
				return err
			}
		}
		for some := range slices.Chunk(terms, mostBatch) {
			err := eachRow(ctx, tx, "SELECT key, stories FROM term WHERE key IN ("+numbers(some)+")", func(rows *sql.Rows) error {
				var key int64
				var n int
				err := rows.Scan(&key, &n)
				k.Terms[key] = n
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return k, err
}

// Sketches returns the sketches of documents, those that there are.
func (s *Store) Sketches(ctx context.Context, v cited.Viewer, ids []cited.ID) (all []Sketch, err error) {
	bits := bitsOfIDs(ids)
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		for some := range slices.Chunk(bits, mostBatch) {
			err := eachRow(ctx, tx, "SELECT id, first, signature FROM sketch WHERE id IN ("+numbers(some)+")", func(rows *sql.Rows) error {
				var id int64
				var k Sketch
				err := rows.Scan(&id, &k.First, &k.Signature)
				k.Document = cited.IDOf(cited.DocumentID, id)
				all = append(all, k)
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return all, err
}

// FirstDays returns on which day documents may have been published at the earliest, of those that
// have a sketch.
func (s *Store) FirstDays(ctx context.Context, v cited.Viewer, ids []cited.ID) (map[cited.ID]cited.Day, error) {
	days := make(map[cited.ID]cited.Day, len(ids))
	return days, s.view(ctx, v, func(tx *sql.Tx) error {
		for some := range slices.Chunk(bitsOfIDs(ids), mostBatch) {
			err := eachRow(ctx, tx, "SELECT id, first FROM sketch WHERE id IN ("+numbers(some)+")", func(rows *sql.Rows) error {
				var id int64
				var day cited.Day
				err := rows.Scan(&id, &day)
				days[cited.IDOf(cited.DocumentID, id)] = day
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func bitsOfIDs(ids []cited.ID) []int64 {
	bits := make([]int64, len(ids))
	for i, id := range ids {
		bits[i], _ = id.Bits()
	}
	return bits
}

// Counting says what a figure counts, and who said so first.
type Counting struct {
	Figure cited.ID
	Cell   cited.ID
	Source cited.ID // empty if nobody
}

// Lineage is what was made of some documents.
type Lineage struct {
	Documents []cited.ID                   // what was made of them before is gone
	Kin       Kin                          // their sketches, and the lists and terms that changed
	Edges     []cited.Edge                 // of them
	Counts    map[cited.ID][]Counting      // by document, in the order of the text
	Cells     map[cited.ID]cited.Cell      // that they count
	Findings  map[cited.ID][]cited.Finding // by document, also of others of their stories
}

// KeepLineage stores what was made of documents, all or none. A document that is there no
// more is left out.
func (s *Store) KeepLineage(ctx context.Context, l *Lineage) error {
	return s.update(ctx, "storing lineage", func(tx *sql.Tx) error {
		w := newLineageWriter(tx)
		return w.write(ctx, l)
	})
}

type lineageWriter struct {
	tx     querier
	seqs   map[cited.ID]int64 // of documents; 0 if there is none
	packed bool               // there are packs
	anew   map[int64]bool     // rows of the documents that come in

	sources map[int64]bool // that were marked to be looked at again
}

func newLineageWriter(tx *sql.Tx) *lineageWriter {
	return &lineageWriter{tx: &prepared{tx: tx}, seqs: map[cited.ID]int64{}, anew: map[int64]bool{}, sources: map[int64]bool{}}
}

func (w *lineageWriter) write(ctx context.Context, l *Lineage) (err error) {
	if w.packed, err = hasPacks(ctx, w.tx); err != nil {
		return err
	}
	for _, id := range l.Documents {
		if err := w.begin(ctx, id); err != nil {
			return err
		}
	}
	if err := w.kin(ctx, &l.Kin); err != nil {
		return err
	}
	for i := range l.Edges {
		if err := w.edge(ctx, &l.Edges[i]); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(l.Cells)) {
		cell := l.Cells[id]
		bits, _ := id.Bits()
		if _, err := w.tx.ExecContext(ctx, `INSERT INTO cell (id, cell, figures, documents, claims, independent, stale) VALUES ($1, $2, 0, 0, 0, 0, 1)
			ON CONFLICT (id) DO UPDATE SET stale = 1`, bits, encode(cell)); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(l.Counts)) {
		if err := w.counts(ctx, id, l.Counts[id]); err != nil {
			return err
		}
	}
	return w.findings(ctx, l.Findings)
}

// seq returns the row of a document, 0 if there is none.
func (w *lineageWriter) seq(ctx context.Context, id cited.ID) (int64, error) {
	if seq, ok := w.seqs[id]; ok {
		return seq, nil
	}
	bits, _ := id.Bits()
	var seq int64
	err := w.tx.QueryRowContext(ctx, "SELECT coalesce((SELECT seq FROM document WHERE id = $1), 0)", bits).Scan(&seq)
	w.seqs[id] = seq
	return seq, err
}

// begin takes out what was made of a document before.
func (w *lineageWriter) begin(ctx context.Context, id cited.ID) error {
	seq, err := w.seq(ctx, id)
	if err != nil || seq == 0 {
		return err
	}
	w.anew[seq] = true
	later, err := integers(w.tx.QueryContext(ctx, "SELECT later FROM edge WHERE earlier = $1", seq))
	if err != nil {
		return err
	}
	for _, other := range later {
		if err := w.moved(ctx, other); err != nil {
			return err
		}
	}
	if w.packed {
		if err := dropPacks(ctx, w.tx, seq); err != nil {
			return err
		}
	}
	if err := forgetFigures(ctx, w.tx, seq); err != nil {
		return err
	}
	if err := forgetKin(ctx, w.tx, seq); err != nil {
		return err
	}
	_, err = w.tx.ExecContext(ctx, "DELETE FROM stale WHERE document = $1", seq)
	return err
}

// moved notes that where a document is from may be another thing now: its cells are to be looked at
// again.
func (w *lineageWriter) moved(ctx context.Context, seq int64) error {
	if w.packed {
		if err := dropPacks(ctx, w.tx, seq); err != nil {
			return err
		}
	}
	low, high := seqRange(seq)
	_, err := w.tx.ExecContext(ctx, "UPDATE cell SET stale = 1 WHERE stale = 0 AND id IN (SELECT cell FROM figure_cell WHERE figure BETWEEN $1 AND $2)", low, high)
	return err
}

func (w *lineageWriter) kin(ctx context.Context, k *Kin) error {
	for i := range k.Sketches {
		one := &k.Sketches[i]
		seq, err := w.seq(ctx, one.Document)
		if err != nil {
			return err
		}
		if seq == 0 {
			continue
		}
		bits, _ := one.Document.Bits()
		if _, err := w.tx.ExecContext(ctx, "INSERT INTO sketch (document, id, first, signature) VALUES ($1, $2, $3, $4)", seq, bits, int64(one.First), one.Signature); err != nil {
			return err
		}
	}
	for _, key := range slices.Sorted(maps.Keys(k.Lists)) {
		if _, err := w.tx.ExecContext(ctx, "INSERT INTO shingle (key, stories) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET stories = excluded.stories", key, k.Lists[key]); err != nil {
			return err
		}
	}
	for _, key := range slices.Sorted(maps.Keys(k.Terms)) {
		if _, err := w.tx.ExecContext(ctx, "INSERT INTO term (key, stories) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET stories = excluded.stories", key, k.Terms[key]); err != nil {
			return err
		}
	}
	_, err := w.tx.ExecContext(ctx, "UPDATE derived SET stories = $1", k.Stories)
	return err
}

func (w *lineageWriter) edge(ctx context.Context, e *cited.Edge) error {
	later, err := w.seq(ctx, e.Later)
	if err != nil {
		return err
	}
	earlier, err := w.seq(ctx, e.Earlier)
	if err != nil || later == 0 || earlier == 0 {
		return err
	}
	if !w.anew[later] {
		if err := w.moved(ctx, later); err != nil {
			return err
		}
	}
	bits, _ := e.ID.Bits()
	open := 0
	if e.Open {
		open = 1
	}
	_, err = w.tx.ExecContext(ctx, "INSERT INTO edge (id, later, earlier, kind, open, share, proof) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
		bits, later, earlier, string(e.Kind), open, e.Share, encodeProof(&e.Proof))
	return err
}

func (w *lineageWriter) counts(ctx context.Context, id cited.ID, list []Counting) error {
	seq, err := w.seq(ctx, id)
	if err != nil || seq == 0 {
		return err
	}
	rows := map[int64]int64{} // by the bits of the figure's id
	low, high := seqRange(seq)
	err = eachRow(ctx, w.tx, "SELECT id, seq FROM figure_detail WHERE seq BETWEEN $1 AND $2", func(r *sql.Rows) error {
		var id, seq int64
		err := r.Scan(&id, &seq)
		rows[id] = seq
		return err
	}, low, high)
	if err != nil {
		return err
	}
	for i := len(list) - 1; i >= 0; i-- { // so that rows are appended to their table
		c := &list[i]
		bits, _ := c.Figure.Bits()
		row, ok := rows[bits]
		if !ok {
			continue
		}
		cell, _ := c.Cell.Bits()
		source, _ := c.Source.Bits()
		if _, err := w.tx.ExecContext(ctx, "INSERT INTO figure_cell (figure, cell, source) VALUES ($1, $2, $3)", row, cell, source); err != nil {
			return err
		}
		if source == 0 || w.sources[source] {
			continue
		}
		w.sources[source] = true
		if _, err := w.tx.ExecContext(ctx, "INSERT INTO stale_source (source) VALUES ($1) ON CONFLICT DO NOTHING", source); err != nil {
			return err
		}
	}
	if w.packed {
		return dropPacks(ctx, w.tx, seq)
	}
	return nil
}

func (w *lineageWriter) findings(ctx context.Context, all map[cited.ID][]cited.Finding) error {
	for _, id := range slices.Sorted(maps.Keys(all)) {
		if seq, err := w.seq(ctx, id); err != nil || seq == 0 {
			if err != nil {
				return err
			}
			continue
		}
		if err := keepFindings(ctx, w.tx, scopeDocument, id, all[id], w.seq); err != nil {
			return err
		}
	}
	return nil
}
