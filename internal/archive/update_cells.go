package archive

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"maps"
	"slices"
	"strings"

	"cited"
	"cited/internal/check"
	"cited/internal/lineage"
	"cited/internal/reconcile"
	"cited/internal/store"
)

// Cells and sources are looked at in batches, each in one transaction.
const (
	cellBatch     = 4096
	figuresBatch  = 20_000 // that a batch holds, unless one cell has more
	sourceBatch   = 256
	mostOfASource = 20_000  // figures of one source that are looked at: those of the newest documents
	mostBest      = 300_000 // documents whose edges are kept for the next batches
)

// cells makes claims of what every stale cell holds, and what is to be noticed of it.
func (u *updater) cells(ctx context.Context, total int) error {
	u.best = map[cited.ID][]cited.Edge{}
	defer func() { u.best = nil }()
	for done := 0; ; {
		ids, err := u.store.StaleCells(ctx, u.viewer, cellBatch, figuresBatch)
		if err != nil || len(ids) == 0 {
			return err
		}
		out, err := u.reconcileCells(ctx, ids)
		if err == nil {
			err = u.store.KeepReconciled(ctx, out)
		}
		if err != nil {
			return err
		}
		done += len(ids)
		u.say("cells", done, total)
	}
}

func (u *updater) reconcileCells(ctx context.Context, ids []cited.ID) (*store.Reconciled, error) {
	figures, edges, err := u.store.CountedIn(ctx, u.viewer, ids)
	if err != nil {
		return nil, err
	}
	of := map[cited.ID][]*store.Counted{}
	for _, c := range figures {
		of[c.Cell] = append(of[c.Cell], c)
	}
	if err := u.edgesOf(ctx, figures, edges); err != nil {
		return nil, err
	}
	names, err := u.namesOf(ctx, figures)
	if err != nil {
		return nil, err
	}
	out := &store.Reconciled{Cells: make([]store.Cell, len(ids)), Findings: map[cited.ID][]cited.Finding{}}
	found := make([][]cited.Finding, len(ids))
	atOnce(2*len(ids), func(i int) {
		list := of[ids[i/2]]
		if i%2 == 0 {
			out.Cells[i/2] = u.count(ids[i/2], list, edges)
			return
		}
		found[i/2] = check.Findings(check.OfCell, &check.Case{Books: u.books, Figures: u.checked(list, names)})
	})
	for i, id := range ids {
		out.Findings[id] = found[i]
	}
	out.Packs = u.store.PacksOfCells(figures, edges)
	return out, nil
}

// edgesOf adds to the best edges of the documents of figures, by the later document, those that
// did not come with them.
func (u *updater) edgesOf(ctx context.Context, figures []*store.Counted, edges map[cited.ID][]cited.Edge) error {
	missing := map[cited.ID]bool{}
	for _, c := range figures {
		id := c.Document.ID
		if c.Packed() {
			continue
		}
		if known, ok := u.best[id]; ok {
			edges[id] = known
		} else {
			missing[id] = true
		}
	}
	more, err := u.bestEdges(ctx, u.viewer, sortedKeys(missing))
	if len(u.best) > mostBest {
		u.best = map[cited.ID][]cited.Edge{}
	}
	for id := range missing {
		u.best[id] = more[id]
	}
	maps.Copy(edges, more)
	return err
}

// count makes claims of the figures of a cell and counts them.
func (u *updater) count(id cited.ID, list []*store.Counted, edges map[cited.ID][]cited.Edge) store.Cell {
	cell := store.Cell{ID: id, Figures: len(list)}
	known := u.known
	seen := map[cited.ID]bool{}
	items := make([]reconcile.Item, len(list))
	for i, c := range list {
		items[i] = reconcile.Item{Figure: &c.Figure, Document: c.Document.ID, Publisher: c.Document.Publisher, Published: c.Document.Published}
		if !seen[c.Document.ID] {
			seen[c.Document.ID] = true
			known.Edges = append(known.Edges, edges[c.Document.ID]...)
		}
	}
	cell.Documents = len(seen)
	cell.Claims, cell.Independent = reconcile.CountClaims(items, known)
	return cell
}

// namesOf returns what the sources of figures are called.
func (u *updater) namesOf(ctx context.Context, figures []*store.Counted) (map[cited.ID]string, error) {
	ids := map[cited.ID]bool{}
	for _, c := range figures {
		ids[u.naming.End(c.Source)] = true
	}
	delete(ids, "")
	return u.store.SourceNames(ctx, u.viewer, sortedKeys(ids))
}

// checked returns figures as checks want them, in the order of their documents.
func (u *updater) checked(list []*store.Counted, names map[cited.ID]string) []*check.Figure {
	documents := make(map[cited.ID]*check.Document, len(list))
	printers := map[string]cited.ID{}
	all := make([]*check.Figure, len(list))
	made := make([]check.Figure, len(list))
	for i, c := range list {
		d := documents[c.Document.ID]
		if d == nil {
			d = check.Unread(*c.Document)
			documents[c.Document.ID] = d
		}
		made[i] = check.Figure{Figure: &c.Figure, Doc: d, From: u.naming.End(c.Source), Source: u.sourceName(c, names)}
		f := &made[i]
		if name := c.Document.Publisher; name != "" {
			id, ok := printers[name]
			if !ok {
				id = u.naming.Of("", name)
				printers[name] = id
			}
			f.Printer = id
		}
		f.Own = f.Printer != "" && f.Printer == f.From
		all[i] = f
	}
	sortByDocument(all)
	return all
}

// sortByDocument sorts figures by their documents and where they stand there. Of ids, numbers are
// compared first, which is faster where there are many.
func sortByDocument(all []*check.Figure) {
	type key struct {
		begins uint64
		at     int // in all
		f      *check.Figure
	}
	keys := make([]key, len(all))
	for i, f := range all {
		var begins [8]byte
		copy(begins[:], strings.TrimPrefix(string(f.Doc.ID), cited.DocumentID+"-"))
		keys[i] = key{binary.BigEndian.Uint64(begins[:]), i, f}
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(cmp.Compare(a.begins, b.begins), strings.Compare(string(a.f.Doc.ID), string(b.f.Doc.ID)), a.f.Start-b.f.Start, a.at-b.at)
	})
	for i := range keys {
		all[i] = keys[i].f
	}
}

// sourceName is the usual name of the source of a figure, else the one that its text uses.
func (u *updater) sourceName(c *store.Counted, names map[cited.ID]string) string {
	if name, ok := names[u.naming.End(c.Source)]; ok {
		return name
	}
	if n := len(c.Figure.Attribution); n > 0 {
		return c.Figure.Attribution[n-1]
	}
	return c.Document.Publisher
}

// sources looks for what is to be noticed of every stale source.
func (u *updater) sources(ctx context.Context, total int) error {
	for done := 0; ; {
		ids, err := u.store.StaleSources(ctx, u.viewer, sourceBatch)
		if err != nil || len(ids) == 0 {
			return err
		}
		out, err := u.lookAtSources(ctx, ids)
		if err != nil {
			return err
		}
		if err := u.store.KeepReconciled(ctx, out); err != nil {
			return err
		}
		done += len(ids)
		u.say("sources", done, total)
	}
}

// lookAtSources looks for what is to be noticed of sources, of those that are one once.
func (u *updater) lookAtSources(ctx context.Context, ids []cited.ID) (*store.Reconciled, error) {
	out := &store.Reconciled{Sources: ids, Findings: map[cited.ID][]cited.Finding{}}
	var ends []cited.ID
	for _, id := range ids {
		out.Findings[id] = nil // what was noticed of it alone is gone, if it is another one now
		ends = append(ends, u.naming.End(id))
	}
	slices.Sort(ends)
	ends = slices.Compact(ends)
	found, packs, errs := make([][]cited.Finding, len(ends)), make([][]store.Pack, len(ends)), make([]error, len(ends))
	atOnce(len(ends), func(i int) { found[i], packs[i], errs[i] = u.sourceFindings(ctx, ends[i]) })
	for i, id := range ends {
		out.Findings[id] = found[i]
	}
	out.Packs = slices.Concat(packs...)
	return out, errors.Join(errs...)
}

func (u *updater) sourceFindings(ctx context.Context, id cited.ID) ([]cited.Finding, []store.Pack, error) {
	figures, err := u.store.CountedBy(ctx, u.viewer, u.naming.Parts(id), mostOfASource)
	if err != nil || len(figures) < 2 {
		return nil, nil, err
	}
	names, err := u.namesOf(ctx, figures)
	if err != nil {
		return nil, nil, err
	}
	var failed error
	c := check.Case{Books: u.books, Source: u.sourceName(figures[0], names), Figures: u.checked(figures, names), Read: func(id cited.ID) *check.Document {
		wholes, err := u.store.Wholes(ctx, u.viewer, []cited.ID{id})
		if err != nil || len(wholes) == 0 {
			failed = err
			return nil
		}
		return u.readWhole(&wholes[0])
	}}
	found := check.Findings(check.OfSource, &c)
	return found, u.store.PacksOfSources(figures), failed
}

// Edges returns the edges from documents to those that they came from: of a copy the one to
// its original. Of their proofs they have where passages stand, without the words.
func (a *Archive) Edges(ctx context.Context, v cited.Viewer, documents []cited.ID) ([]cited.Edge, error) {
	best, err := a.bestEdges(ctx, v, documents)
	var all []cited.Edge
	for _, id := range sortedKeys(best) {
		all = append(all, best[id]...)
	}
	return all, err
}

// bestEdges returns the edges of documents by the later one, of copies those to the original.
func (a *Archive) bestEdges(ctx context.Context, v cited.Viewer, documents []cited.ID) (map[cited.ID][]cited.Edge, error) {
	edges, err := a.store.Edges(ctx, v, documents)
	if err != nil {
		return nil, err
	}
	of, earlier := map[cited.ID][]cited.Edge{}, map[cited.ID]bool{}
	for _, e := range edges {
		of[e.Later] = append(of[e.Later], e)
		earlier[e.Earlier] = true
	}
	first := map[cited.ID]cited.Day{}
	if err := a.firstDays(ctx, v, earlier, first); err != nil {
		return nil, err
	}
	for id, list := range of {
		of[id] = lineage.Best(list, dayIn(first))
	}
	return of, nil
}
