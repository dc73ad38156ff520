package archive

import (
	"cmp"
	"context"
	"slices"

	"cited"
)

// Stories is who came from whom among documents.
type Stories struct {
	Documents []cited.Document // by their dates, those without one last
	Edges     []cited.Edge     // without the words of their proofs; of a copy the one to its original
	Alone     int              // documents that were asked for and that nothing leads from or to
	More      bool             // there are more documents than were asked for at most
}

// mostAsked is how many documents of a query are looked at for edges.
const mostAsked = 2000

// Lineages returns who came from whom among the newest documents that a query selects, with the
// documents at the other ends, up to most documents in all, as of the last Update.
func (a *Archive) Lineages(ctx context.Context, v cited.Viewer, q cited.Query, most int) (Stories, error) {
	var st Stories
	q.Limit = mostAsked + 1
	ids, err := a.store.DocumentIDs(ctx, v, q)
	if err != nil {
		return st, err
	}
	if len(ids) > mostAsked {
		ids, st.More = ids[:mostAsked], true
	}
	edges, err := a.store.EdgesAround(ctx, v, ids)
	if err != nil {
		return st, err
	}
	near := map[cited.ID][]cited.ID{}
	for _, e := range edges {
		near[e.Later], near[e.Earlier] = append(near[e.Later], e.Earlier), append(near[e.Earlier], e.Later)
	}
	kept := map[cited.ID]bool{}
	for _, id := range ids {
		if len(near[id]) == 0 {
			st.Alone++
			continue
		}
		for _, end := range append([]cited.ID{id}, near[id]...) {
			if len(kept) >= most && !kept[end] {
				st.More = true
				continue
			}
			kept[end] = true
		}
	}
	if len(kept) == 0 {
		return st, nil
	}
	return st, a.tell(ctx, v, kept, &st)
}

// LineageOf returns a document with all that it came from and that came from it, however far, up
// to most documents, the nearest first.
func (a *Archive) LineageOf(ctx context.Context, v cited.Viewer, id cited.ID, most int) (Stories, error) {
	var st Stories
	if _, err := a.store.Document(ctx, v, id); err != nil {
		return st, err
	}
	kept, last := map[cited.ID]bool{id: true}, []cited.ID{id}
	for len(last) > 0 && !st.More { // nothing farther away has room either
		edges, err := a.store.EdgesAround(ctx, v, last)
		if err != nil {
			return st, err
		}
		last = nil
		for _, e := range edges {
			for _, end := range []cited.ID{e.Earlier, e.Later} {
				switch {
				case kept[end]:
				case len(kept) >= most:
					st.More = true
				default:
					kept[end] = true
					last = append(last, end)
				}
			}
		}
	}
	return st, a.tell(ctx, v, kept, &st)
}

// tell fills in what is known of documents and the best edges between them.
func (a *Archive) tell(ctx context.Context, v cited.Viewer, kept map[cited.ID]bool, st *Stories) error {
	best, err := a.bestEdges(ctx, v, sortedKeys(kept))
	if err != nil {
		return err
	}
	for _, id := range sortedKeys(best) {
		for _, e := range best[id] {
			if kept[e.Earlier] {
				st.Edges = append(st.Edges, e)
			}
		}
	}
	if err := a.store.WholeProofs(ctx, v, st.Edges); err != nil {
		return err
	}
	documents, err := a.store.DocumentsByID(ctx, v, sortedKeys(kept))
	if err != nil {
		return err
	}
	for _, id := range sortedKeys(documents) {
		st.Documents = append(st.Documents, documents[id])
	}
	slices.SortStableFunc(st.Documents, func(x, y cited.Document) int {
		return cmp.Or(cmp.Compare(dayOf(&x), dayOf(&y)), cmp.Compare(x.ID, y.ID))
	})
	return nil
}

// dayOf is the first day on which a document may have been printed; one that nothing dates is of
// the last of all days.
func dayOf(d *cited.Document) cited.Day {
	const never = 1 << 30
	if d.Published == "" {
		return never
	}
	first, _ := d.Published.Bounds()
	return first
}

// EdgeFamily is an edge with its proof, the documents at its ends, and what was decided about it.
type EdgeFamily struct {
	Edge           cited.Edge
	Later, Earlier cited.Document
	Cut            bool
	Decisions      []cited.Decision
}

// EdgeOf returns an edge with all that it rests on, also one that was cut.
func (a *Archive) EdgeOf(ctx context.Context, v cited.Viewer, id cited.ID) (f EdgeFamily, err error) {
	if f.Edge, f.Decisions, err = a.Edge(ctx, v, id); err != nil {
		return f, err
	}
	if f.Later, err = a.Document(ctx, v, f.Edge.Later); err != nil {
		return f, err
	}
	f.Earlier, err = a.Document(ctx, v, f.Edge.Earlier)
	if heads := cited.Heads(f.Decisions); len(heads) > 0 {
		f.Cut = heads[len(heads)-1].Verdict == cited.Rejected
	}
	return f, err
}
