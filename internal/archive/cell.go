package archive

import (
	"context"

	"cited"
	"cited/internal/codebook"
	"cited/internal/reconcile"
)

// Cell returns the cell with an id: that of a figure, or one that people ask for by leaving
// fields of such a cell open. The id is a hash, so that it is looked for among all figures
// that the viewer may see.
func (a *Archive) Cell(ctx context.Context, v cited.Viewer, id cited.ID) (cited.Cell, error) {
	if v.Role == cited.Owner {
		decided, err := a.store.CellDecisions(ctx, v, id)
		if err != nil {
			return cited.Cell{}, err
		}
		for i := range decided {
			if o, err := cited.ReadOverruled(&decided[i]); err == nil {
				return o.Cell, nil
			}
		}
	}
	kept, err := a.store.Cells(ctx, v, []cited.ID{id})
	if err != nil {
		return cited.Cell{}, err
	}
	set, err := a.CodebookSet()
	if err != nil {
		return cited.Cell{}, err
	}
	if len(kept) > 0 && v.Role == cited.Owner { // others may not see any figure of it
		return kept[0].Cell, nil
	}
	s := seeking{id: id, set: set, seen: map[cited.ID]bool{}}
	for r, err := range a.store.Figures(ctx, v, cited.Query{}) {
		if err != nil {
			return cited.Cell{}, err
		}
		if s.try(set.CellOf(&r.Figure)) {
			return s.found, nil
		}
	}
	return cited.Cell{}, cited.Errorf(cited.NotFound, "no figure of this archive is in a cell %q; cited estimate shows the ids of cells", id)
}

// seeking looks for a cell by its id.
type seeking struct {
	id    cited.ID
	set   *codebook.Set
	seen  map[cited.ID]bool // cells that were tried, but for their population and basis
	found cited.Cell
}

// try reports whether a cell, or one that leaves fields of it open, has the id.
func (s *seeking) try(c cited.Cell) bool {
	for open := range 1 << len(opened()) {
		asked := c
		for i, leave := range opened() {
			if open>>i&1 == 1 {
				leave(&asked)
			}
		}
		if s.counted(asked) {
			return true
		}
	}
	return false
}

// opened leave fields open that stand for all there are.
func opened() []func(*cited.Cell) {
	return []func(*cited.Cell){
		func(c *cited.Cell) { c.Origin = []string{} }, func(c *cited.Cell) { c.Theatre = []string{} }, func(c *cited.Cell) { c.Place = []string{} },
		func(c *cited.Cell) { c.Group, c.GroupScope = []string{}, "" }, func(c *cited.Cell) { c.Segment = []string{} }, func(c *cited.Cell) { c.Of = "" },
	}
}

// counted tries a cell with all populations and bases.
func (s *seeking) counted(c cited.Cell) bool {
	bare := c
	bare.Population, bare.Basis = "", ""
	id := bare.ID()
	if s.seen[id] && c.ID() != s.id {
		return false
	}
	s.seen[id] = true
	populations := []string{c.Population}
	if book, ok := s.set.Book(c.Codebook); ok {
		for _, p := range book.Populations {
			populations = append(populations, p.Code)
		}
	}
	for _, population := range populations {
		for _, basis := range []cited.Basis{c.Basis, cited.Cumulative, cited.Point, cited.Period, cited.Unstated} {
			c.Population, c.Basis = population, basis
			if c.ID() == s.id {
				s.found = c
				return true
			}
		}
	}
	return false
}

// Counted says how much there is in the cell of a figure, as of the last Update: "9 documents, 3 claims,
// at most 2 independent sources", and the id of the cell. Both are empty where that is not known, or holds
// what the viewer may not see.
func (a *Archive) Counted(ctx context.Context, v cited.Viewer, figure cited.ID) (words string, cell cited.ID, err error) {
	if v.Role != cited.Owner {
		return "", "", nil
	}
	id, err := a.store.CellOf(ctx, v, figure)
	if err != nil || id == "" {
		return "", "", err
	}
	kept, err := a.store.Cells(ctx, v, []cited.ID{id})
	if err != nil || len(kept) == 0 {
		return "", "", err
	}
	return reconcile.Counted(kept[0].Documents, kept[0].Claims, kept[0].Independent), id, nil
}
