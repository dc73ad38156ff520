package archive

import (
	"context"
	"slices"

	"cited"
)

// Family is a document with what it came from and what came from it.
type Family struct {
	Document cited.Document
	From, To []cited.Edge // with the words of their proofs; of a copy the one to its original
	// Documents are those at the other ends.
	Documents map[cited.ID]cited.Document
}

// Lineage returns what a document came from and what came from it, as of the last Update.
func (a *Archive) Lineage(ctx context.Context, v cited.Viewer, id cited.ID) (Family, error) {
	f := Family{Documents: map[cited.ID]cited.Document{}}
	var err error
	if f.Document, err = a.store.Document(ctx, v, id); err != nil {
		return f, err
	}
	near, err := a.store.Edges(ctx, v, []cited.ID{id}, true)
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
	for _, list := range [][]cited.Edge{f.From, f.To} {
		if err := a.store.EdgeWords(ctx, v, list); err != nil {
			return f, err
		}
		for _, e := range list {
			for _, end := range []cited.ID{e.Later, e.Earlier} {
				if _, ok := f.Documents[end]; ok {
					continue
				}
				if f.Documents[end], err = a.store.Document(ctx, v, end); err != nil {
					return f, err
				}
			}
		}
	}
	slices.SortStableFunc(f.To, func(x, y cited.Edge) int { return f.order(x.Later, y.Later) })
	return f, nil
}

// order sorts documents by their date, those without one last.
func (f *Family) order(a, b cited.ID) int {
	x, _ := f.Documents[a].Published.Bounds()
	y, _ := f.Documents[b].Published.Bounds()
	return int(x) - int(y)
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
