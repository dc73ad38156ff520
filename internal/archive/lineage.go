package archive

import (
	"cmp"
	"context"
	"slices"

	"cited"
)

// Family is a document with what it came from and what came from it.
type Family struct {
	Document cited.Document
	From, To []cited.Edge // of a copy the one to its original
	// Documents are those at the other ends.
	Documents map[cited.ID]cited.Document
	// MoreFrom and MoreTo are how many edges there are beside those.
	MoreFrom, MoreTo int
}

// Lineage returns what a document came from and what came from it, with the words of the proofs, as
// of the last Update.
func (a *Archive) Lineage(ctx context.Context, v cited.Viewer, id cited.ID) (Family, error) {
	f, err := a.family(ctx, v, id)
	if err != nil {
		return f, err
	}
	for _, list := range [][]cited.Edge{f.From, f.To} {
		if err := a.store.WholeProofs(ctx, v, list); err != nil {
			return f, err
		}
		if err := a.store.EdgeWords(ctx, v, list); err != nil {
			return f, err
		}
	}
	f.Documents, err = a.store.DocumentsByID(ctx, v, f.ends())
	return f, err
}

// Near returns the same, up to most edges from and most to the document, without the words of their
// proofs: a page of its own shows no more of a family of a thousand.
func (a *Archive) Near(ctx context.Context, v cited.Viewer, id cited.ID, most int) (Family, error) {
	f, err := a.family(ctx, v, id)
	if err != nil {
		return f, err
	}
	f.MoreFrom, f.MoreTo = max(0, len(f.From)-most), max(0, len(f.To)-most)
	f.From, f.To = f.From[:len(f.From)-f.MoreFrom], f.To[:len(f.To)-f.MoreTo]
	for _, list := range [][]cited.Edge{f.From, f.To} {
		if err := a.store.WholeProofs(ctx, v, list); err != nil {
			return f, err
		}
	}
	f.Documents, err = a.store.DocumentsByID(ctx, v, f.ends())
	return f, err
}

// family finds the edges of a document; what came from it by date.
func (a *Archive) family(ctx context.Context, v cited.Viewer, id cited.ID) (f Family, err error) {
	if f.Document, err = a.store.Document(ctx, v, id); err != nil {
		return f, err
	}
	near, err := a.store.EdgesAround(ctx, v, []cited.ID{id})
	if err != nil {
		return f, err
	}
	later := map[cited.ID]bool{id: true}
	for _, e := range near {
		later[e.Later] = true
	}
	best, err := a.bestEdges(ctx, v, sortedKeys(later))
	if err != nil {
		return f, err
	}
	for _, one := range sortedKeys(best) {
		for _, e := range best[one] {
			switch {
			case e.Later == id:
				f.From = append(f.From, e)
			case e.Earlier == id:
				f.To = append(f.To, e)
			}
		}
	}
	dates, err := a.store.Published(ctx, v, sortedKeys(later))
	slices.SortStableFunc(f.To, func(x, y cited.Edge) int {
		first, _ := dates[x.Later].Bounds()
		second, _ := dates[y.Later].Bounds()
		return cmp.Compare(first, second) // the last of all days for none
	})
	return f, err
}

// ends are the documents that edges of the family lead to and from.
func (f *Family) ends() (ids []cited.ID) {
	for _, e := range slices.Concat(f.From, f.To) {
		ids = append(ids, e.Later, e.Earlier)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// Edge returns one edge with the words of its proof, also one that was cut, and what was
// decided about it.
func (a *Archive) Edge(ctx context.Context, v cited.Viewer, id cited.ID) (cited.Edge, []cited.Decision, error) {
	return a.store.Edge(ctx, v, id)
}

// CutEdge decides that a document did not come from another, UncutEdge that it did after all.
// They report whether that changes anything. Only the owner may.
func (a *Archive) CutEdge(ctx context.Context, v cited.Viewer, id cited.ID, reason string) (bool, error) {
	return a.store.CutEdge(ctx, v, id, reason, a.cfg.Now())
}

// UncutEdge takes back that an edge was cut.
func (a *Archive) UncutEdge(ctx context.Context, v cited.Viewer, id cited.ID, reason string) (bool, error) {
	return a.store.UncutEdge(ctx, v, id, reason, a.cfg.Now())
}

// JoinDocuments decides that a document came from an earlier one. It reports whether that
// changes anything. Only the owner may.
func (a *Archive) JoinDocuments(ctx context.Context, v cited.Viewer, later, earlier cited.ID, kind cited.EdgeKind, reason string) (cited.Edge, bool, error) {
	return a.store.JoinDocuments(ctx, v, later, earlier, kind, reason, a.cfg.Now())
}
