package store

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"

	"cited"
)

// A cell or a source may have many thousand figures, and one more document must not cost loading
// each of them from where it stands. So the figures of large ones are kept a second time, in
// packs: all that stand between two rows, in one piece. What follows the last pack is loaded figure
// by figure, and packed when there is enough of it. A pack that a document has figures in is
// dropped when anything of the document changes.
const (
	packSize   = 128 // figures
	leastInGap = 32  // figures between two packs that are packed again
)

// rowsBetween is the rows behind one, up to another.
type rowsBetween struct{ after, last int64 }

// unitColumn is the column of figure_cell that holds the units of a scope.
func unitColumn(scope string) string {
	if scope == scopeSource {
		return "source"
	}
	return "cell"
}

// unitKind is the kind of the ids of the units of a scope.
func unitKind(scope string) string {
	if scope == scopeSource {
		return cited.SourceID
	}
	return cited.CellID
}

// dropPacks drops the packs that a document has figures in, as table figure_cell has them now.
func dropPacks(ctx context.Context, tx querier, seq int64) error {
	low, high := seqRange(seq)
	for _, scope := range []string{scopeCell, scopeSource} {
		_, err := tx.ExecContext(ctx, "DELETE FROM pack WHERE scope = $1 AND unit IN (SELECT "+unitColumn(scope)+
			" FROM figure_cell WHERE figure BETWEEN $2 AND $3) AND last >= $2 AND after < $3", scope, low, high)
		if err != nil {
			return err
		}
	}
	return nil
}

// hasPacks reports whether there are any: while an archive is looked at for the first time there
// are none.
func hasPacks(ctx context.Context, tx querier) (has bool, err error) {
	return has, tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM pack)").Scan(&has)
}

// Pack is all figures of a cell or source between two rows, in one piece.
type Pack struct {
	scope             string
	unit, after, last int64
	items             []byte
}

// PacksOfCells packs figures of cells that are in no pack, where there are enough of them in a row,
// with the best edges of their documents. They are all that the cells have.
func (s *Store) PacksOfCells(all []*Counted, edges map[cited.ID][]cited.Edge) []Pack {
	return s.packs(scopeCell, all, edges, func(c *Counted) cited.ID { return c.Cell })
}

// PacksOfSources packs figures of sources that are in no pack, where there are enough of them in
// a row. They are all that the sources have from the first of them on.
func (s *Store) PacksOfSources(all []*Counted) []Pack {
	return s.packs(scopeSource, all, nil, func(c *Counted) cited.ID { return c.Source })
}

func (s *Store) packs(scope string, all []*Counted, edges map[cited.ID][]cited.Edge, unit func(*Counted) cited.ID) (packs []Pack) {
	loose := map[cited.ID]int{}
	for _, c := range all {
		if !c.packed {
			loose[unit(c)]++
		}
	}
	maps.DeleteFunc(loose, func(_ cited.ID, n int) bool { return n < leastInGap })
	of := map[cited.ID][]*Counted{}
	for _, c := range all {
		if loose[unit(c)] > 0 {
			of[unit(c)] = append(of[unit(c)], c)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(of)) {
		list := of[id]
		slices.SortFunc(list, func(a, b *Counted) int { return cmp.Compare(a.row, b.row) })
		bits, _ := id.Bits()
		for _, r := range unpacked(list) {
			p := Pack{scope, bits, list[r.from].row - 1, list[r.to-1].row, s.encodePack(scope, list[r.from:r.to], edges)}
			if r.from > 0 {
				p.after = list[r.from-1].row
			}
			packs = append(packs, p)
		}
	}
	return packs
}

// stretch is some figures of a list in a row.
type stretch struct{ from, to int }

// unpacked returns what is to be packed of the figures of a unit.
func unpacked(list []*Counted) (all []stretch) {
	for from := 0; from < len(list); {
		to := from
		for to < len(list) && !list[to].packed {
			to++
		}
		least := leastInGap
		if to == len(list) {
			least = packSize // there will be more
		}
		for ; to-from >= least; from = all[len(all)-1].to {
			all = append(all, stretch{from, min(to, from+packSize)})
		}
		from = to + 1
	}
	return all
}

// keepPacks stores packs, unless documents wait to be looked at: they may have changed since the
// figures were loaded.
func keepPacks(ctx context.Context, tx *sql.Tx, packs []Pack) error {
	if len(packs) == 0 {
		return nil
	}
	var waiting bool
	if err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM stale)").Scan(&waiting); err != nil || waiting {
		return err
	}
	for _, p := range packs {
		_, err := tx.ExecContext(ctx, "INSERT INTO pack (scope, unit, after, last, items) VALUES ($1, $2, $3, $4, $5)", p.scope, p.unit, p.after, p.last, p.items)
		if err != nil {
			return err
		}
	}
	return nil
}

// unpacker loads the figures of units: from their packs, and one by one what is in none.
type unpacker struct {
	*Store
	ctx   context.Context
	tx    querier
	scope string
	all   []*Counted
	edges map[cited.ID][]cited.Edge // of the documents in packs, by the later one
	known map[int64]cited.ID        // sources by their bits

	owners    []int64                   // rows of the documents of those that are in none
	documents map[int64]*cited.Document // by row
}

func (s *Store) newUnpacker(ctx context.Context, scope string) *unpacker {
	return &unpacker{Store: s, ctx: ctx, scope: scope, edges: map[cited.ID][]cited.Edge{}, known: map[int64]cited.ID{}, documents: map[int64]*cited.Document{}}
}

// packs returns which stretches of units are packed, in the order of their rows, by unit.
func (u *unpacker) packs(units []int64) (map[int64][]rowsBetween, error) {
	of := map[int64][]rowsBetween{}
	for some := range slices.Chunk(units, mostBatch) {
		err := eachRow(u.ctx, u.tx, "SELECT unit, after, last FROM pack WHERE scope = $1 AND unit IN ("+numbers(some)+") ORDER BY unit, last", func(rows *sql.Rows) error {
			var unit int64
			var r rowsBetween
			err := rows.Scan(&unit, &r.after, &r.last)
			of[unit] = append(of[unit], r)
			return err
		}, u.scope)
		if err != nil {
			return nil, err
		}
	}
	return of, nil
}

// unit loads the figures of a unit that has packs, the newest first: all, or as many whole
// stretches as hold so many.
func (u *unpacker) unit(unit int64, packs []rowsBetween, most int) error {
	before := len(u.all)
	enough := func() bool { return most > 0 && len(u.all)-before >= most }
	above := int64(1)<<62 - 1
	for i := len(packs) - 1; i >= 0 && !enough(); i-- {
		if packs[i].last < above {
			if err := u.between(unit, rowsBetween{packs[i].last, above}); err != nil {
				return err
			}
		}
		if enough() {
			return nil
		}
		if err := u.unpack(unit, packs[i].last); err != nil {
			return err
		}
		above = packs[i].after
	}
	if enough() {
		return nil
	}
	return u.between(unit, rowsBetween{-1, above})
}

// between loads the figures of a unit between two rows one by one, the newest first.
func (u *unpacker) between(unit int64, r rowsBetween) error {
	column := unitColumn(u.scope)
	return u.singly("x."+column+" = $1 AND x.figure > $2 AND x.figure <= $3 ORDER BY x.figure DESC", unit, r.after, r.last)
}

// unpack loads the pack of a unit that ends with a row, the newest figure first.
func (u *unpacker) unpack(unit, last int64) error {
	id := cited.IDOf(unitKind(u.scope), unit)
	return eachRow(u.ctx, u.tx, "SELECT items FROM pack WHERE scope = $1 AND unit = $2 AND last = $3", func(rows *sql.Rows) error {
		var items sql.RawBytes
		if err := rows.Scan(&items); err != nil {
			return err
		}
		return u.decodePack(id, items)
	}, u.scope, unit, last)
}

// singly loads the figures of rows x that meet a condition.
func (u *unpacker) singly(where string, args ...any) error {
	return eachRow(u.ctx, u.tx, "SELECT x.figure, x.cell, x.source, t.figure FROM figure_cell x JOIN figure_detail t ON t.seq = x.figure WHERE "+where, func(rows *sql.Rows) error {
		var cell, source int64
		c := new(Counted)
		var b sql.RawBytes
		if err := rows.Scan(&c.row, &cell, &source, &b); err != nil {
			return err
		}
		c.Source = u.source(source)
		if u.scope == scopeCell {
			c.Cell = cited.IDOf(cited.CellID, cell)
		}
		if err := u.details.light(b, &c.Figure); err != nil {
			return err
		}
		owner := c.row >> seqBits
		if u.documents[owner] == nil {
			u.documents[owner] = &cited.Document{}
			u.owners = append(u.owners, owner)
		}
		c.Document = u.documents[owner]
		u.all = append(u.all, c)
		return nil
	}, args...)
}
