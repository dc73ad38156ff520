package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"maps"
	"slices"

	"cited"
)

// Counted is a figure with what is known of the document that it was read from, as far as
// reconciling needs it. Of the figure's evidence there is what its origin was read from, or if
// nothing was, any other.
type Counted struct {
	Figure   cited.Figure
	Document *cited.Document // ID, Author, Publisher and Published only
	Source   cited.ID        // its earliest source, whatever people merged that into; empty if nobody
	Cell     cited.ID        // empty where it was looked for by its source

	row    int64
	packed bool // it comes from a pack
}

// Packed reports whether it comes from a pack: then the edges of its document came with it.
func (c *Counted) Packed() bool { return c.packed }

// StaleCells returns the ids of cells whose claims and findings are to be made: up to most
// of them, and as many as hold so many figures, but one at least.
func (s *Store) StaleCells(ctx context.Context, v cited.Viewer, most, figures int) (ids []cited.ID, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		sum := 0
		return eachRow(ctx, tx, `SELECT c.id, (SELECT count(*) FROM figure_cell x WHERE x.cell = c.id)
			FROM (SELECT id FROM cell WHERE stale <> 0 AND stale = 1 ORDER BY id LIMIT $1) c ORDER BY c.id`, func(rows *sql.Rows) error {
			var id int64
			var n int
			err := rows.Scan(&id, &n)
			if sum += n; len(ids) == 0 || sum <= figures {
				ids = append(ids, cited.IDOf(cited.CellID, id))
			}
			return err
		}, most)
	})
	return ids, err
}

// StaleSources returns the ids of up to most sources that are to be looked at again.
func (s *Store) StaleSources(ctx context.Context, v cited.Viewer, most int) (ids []cited.ID, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		bits, err := integers(tx.QueryContext(ctx, "SELECT source FROM stale_source ORDER BY source LIMIT $1", most))
		for _, b := range bits {
			ids = append(ids, cited.IDOf(cited.SourceID, b))
		}
		return err
	})
	return ids, err
}

// CountedIn returns the figures of some cells, in the order of cells and rows, and the best edges
// of those of their documents that are kept with them, by the later document.
func (s *Store) CountedIn(ctx context.Context, v cited.Viewer, cells []cited.ID) ([]*Counted, map[cited.ID][]cited.Edge, error) {
	return s.counted(ctx, v, scopeCell, bitsOfIDs(cells), 0)
}

// CountedBy returns the figures whose earliest source is one of some, the newest first, up to
// most of them: those of the newest documents.
func (s *Store) CountedBy(ctx context.Context, v cited.Viewer, sources []cited.ID, most int) ([]*Counted, error) {
	all, _, err := s.counted(ctx, v, scopeSource, bitsOfIDs(sources), most)
	return all, err
}

// counted returns the figures of units, and the edges that were packed with them. With most,
// they come with the newest first.
func (s *Store) counted(ctx context.Context, v cited.Viewer, scope string, units []int64, most int) ([]*Counted, map[cited.ID][]cited.Edge, error) {
	u := s.newUnpacker(ctx, scope)
	err := s.view(ctx, v, func(tx *sql.Tx) error {
		u.tx = &prepared{tx: tx}
		if err := u.load(v, units, most); err != nil {
			return err
		}
		return lightDocuments(ctx, tx, u.owners, u.documents, false)
	})
	if most > 0 {
		slices.SortFunc(u.all, func(a, b *Counted) int { return cmp.Compare(b.row, a.row) })
		u.all = u.all[:min(len(u.all), most)]
	} else {
		slices.SortFunc(u.all, func(a, b *Counted) int { return cmp.Or(cmp.Compare(a.Cell, b.Cell), cmp.Compare(a.row, b.row)) })
	}
	return u.all, u.edges, err
}

// load loads the figures of units. Who may not see all of them gets them one by one.
func (u *unpacker) load(v cited.Viewer, units []int64, most int) error {
	where := "x." + unitColumn(u.scope) + " IN (" + numbers(units) + ")"
	newest := ""
	if most > 0 {
		newest = " ORDER BY x.figure DESC LIMIT " + numbers([]int64{int64(most)})
	}
	if !v.May(cited.Protected) {
		return u.singly(where + " AND NOT EXISTS (SELECT 1 FROM document d WHERE d.seq = x.figure >> 24 AND NOT " + mayNot(v) + ")" + newest)
	}
	packs, err := u.packs(units)
	if err != nil {
		return err
	}
	for _, unit := range slices.Sorted(maps.Keys(packs)) {
		if err := u.unit(unit, packs[unit], most); err != nil {
			return err
		}
	}
	units = slices.DeleteFunc(slices.Clone(units), func(unit int64) bool { return packs[unit] != nil })
	if len(units) == 0 {
		return nil
	}
	if len(units) == 1 { // then an index has them in order
		return u.singly("x."+unitColumn(u.scope)+" = $1"+newest, units[0])
	}
	return u.singly("x." + unitColumn(u.scope) + " IN (" + numbers(units) + ")" + newest)
}

// lightDocuments loads what reconciling needs of documents, and what they are called where that is
// to be shown.
func lightDocuments(ctx context.Context, tx *sql.Tx, seqs []int64, to map[int64]*cited.Document, shown bool) error {
	called := "'', ''"
	if shown {
		called = "title, name"
	}
	of := map[int64][]*cited.Document{} // by the code of their publisher
	slices.Sort(seqs)
	for some := range slices.Chunk(seqs, mostBatch) {
		err := eachRow(ctx, tx, "SELECT seq, id, author, publisher, published, "+called+" FROM document WHERE seq IN ("+numbers(some)+")", func(rows *sql.Rows) error {
			var seq, id, publisher int64
			var d cited.Document
			if err := rows.Scan(&seq, &id, &d.Author, &publisher, &d.Published, &d.Title, &d.Name); err != nil {
				return err
			}
			d.ID = cited.IDOf(cited.DocumentID, id)
			*to[seq] = d
			of[publisher] = append(of[publisher], to[seq])
			return nil
		})
		if err != nil {
			return err
		}
	}
	for some := range slices.Chunk(slices.Sorted(maps.Keys(of)), mostBatch) {
		err := eachRow(ctx, tx, "SELECT id, value FROM code WHERE id IN ("+numbers(some)+")", func(rows *sql.Rows) error {
			var code int64
			var name string
			err := rows.Scan(&code, &name)
			for _, d := range of[code] {
				d.Publisher = name
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// Cell is a cell with how much is said of it.
type Cell struct {
	cited.Cell
	ID                                      cited.ID
	Figures, Documents, Claims, Independent int
	Stale                                   bool // these are not as the readings are now
}

// Cells returns cells by their ids, those that there are.
func (s *Store) Cells(ctx context.Context, v cited.Viewer, ids []cited.ID) (all []Cell, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		return eachRow(ctx, tx, "SELECT id, cell, figures, documents, claims, independent, stale FROM cell WHERE id IN ("+numbers(bitsOfIDs(ids))+")", func(rows *sql.Rows) error {
			var id int64
			var c Cell
			var fields string
			if err := rows.Scan(&id, &fields, &c.Figures, &c.Documents, &c.Claims, &c.Independent, &c.Stale); err != nil {
				return err
			}
			c.ID = cited.IDOf(cited.CellID, id)
			all = append(all, c)
			return json.Unmarshal([]byte(fields), &all[len(all)-1].Cell)
		})
	})
	return all, err
}

// CellOf returns the id of the cell that a figure counts, empty if it is not known yet.
func (s *Store) CellOf(ctx context.Context, v cited.Viewer, figure cited.ID) (id cited.ID, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		seq, err := find(ctx, tx, v, &figureKind.shelf, figure)
		if err != nil {
			return err
		}
		bits, err := integers(tx.QueryContext(ctx, "SELECT cell FROM figure_cell WHERE figure = $1", seq))
		if len(bits) > 0 {
			id = cited.IDOf(cited.CellID, bits[0])
		}
		return err
	})
	return id, err
}

// Reconciled is what was made of cells and sources.
type Reconciled struct {
	Cells    []Cell                       // those without figures go
	Sources  []cited.ID                   // that were looked at
	Findings map[cited.ID][]cited.Finding // by cell or source
	Packs    []Pack
}

// KeepReconciled stores what was made of cells and sources, all or none.
func (s *Store) KeepReconciled(ctx context.Context, r *Reconciled) error {
	return s.update(ctx, "storing cells", func(tx *sql.Tx) error {
		w := newLineageWriter(tx)
		for i := range r.Cells {
			c := &r.Cells[i]
			bits, _ := c.ID.Bits()
			if _, err := w.tx.ExecContext(ctx, "UPDATE cell SET figures = $2, documents = $3, claims = $4, independent = $5, stale = 0 WHERE id = $1",
				bits, c.Figures, c.Documents, c.Claims, c.Independent); err != nil {
				return err
			}
			if c.Figures == 0 {
				if _, err := w.tx.ExecContext(ctx, "DELETE FROM cell WHERE id = $1 AND id NOT IN (SELECT cell FROM figure_cell WHERE cell = $1)", bits); err != nil {
					return err
				}
			}
			if err := keepFindings(ctx, w.tx, scopeCell, c.ID, r.Findings[c.ID], w.seq); err != nil {
				return err
			}
		}
		for _, id := range r.Sources {
			bits, _ := id.Bits()
			if _, err := w.tx.ExecContext(ctx, "DELETE FROM stale_source WHERE source = $1", bits); err != nil {
				return err
			}
		}
		for _, id := range slices.Sorted(maps.Keys(r.Findings)) {
			if id.Kind() != cited.SourceID {
				continue
			}
			if err := keepFindings(ctx, w.tx, scopeSource, id, r.Findings[id], w.seq); err != nil {
				return err
			}
		}
		return keepPacks(ctx, tx, r.Packs)
	})
}
