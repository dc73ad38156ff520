package archive

import (
	"context"
	"maps"
	"slices"

	"cited"
	"cited/internal/check"
	"cited/internal/lineage"
	"cited/internal/store"
)

// kinRun is one batch of documents.
type kinRun struct {
	*updater
	kinLoad
	before *keeping // the batch before, which may not be stored yet
	index  *lineage.Index
	out    store.Lineage
}

func (b *kinRun) run(ctx context.Context) error {
	b.index = b.kin.begin(b.before)
	for i := range b.asRead {
		b.kin.forget(b.sketches[i].ID) // what it was before
		b.kin.document(b.asRead[i])
	}
	if err := b.recall(ctx); err != nil {
		return err
	}
	pairs := b.pairs()
	if err := b.compare(ctx, pairs); err != nil {
		return err
	}
	b.counts()
	if err := b.before.wait(); err != nil {
		return err
	}
	if err := b.findings(ctx); err != nil {
		return err
	}
	b.changes()
	for _, s := range b.sketches {
		b.kin.sketch(s)
	}
	return nil
}

func sketchOf(w *store.Whole) *lineage.Sketch {
	return lineage.NewSketch(lineage.Document{Document: w.Document, Texts: w.Texts, Figures: w.Found.Figures})
}

// readWhole makes of a stored document one that checks can look at.
func (u *updater) readWhole(w *store.Whole) *check.Document {
	return check.Read(u.reader.extract.Language(), w.Document, w.Texts, w.Found)
}

// rowKey is a key as the store has it: not negative.
func rowKey(k lineage.Key) int64 { return int64(k >> 1) }

// recall makes the index know what the store has under the keys of the batch.
func (b *kinRun) recall(ctx context.Context) error {
	for _, id := range b.ids {
		b.index.Forget(id) // it comes in anew
	}
	keys, terms := map[int64]lineage.Key{}, map[int64]lineage.Key{}
	for _, e := range b.entries {
		for _, k := range e.Keys {
			keys[rowKey(k)] = k
		}
		for _, k := range e.Terms {
			terms[rowKey(k)] = k
		}
	}
	kin, err := b.store.Kin(ctx, b.viewer, sortedKeys(keys), sortedKeys(terms))
	if err != nil {
		return err
	}
	b.before.over(&kin, keys, terms)
	missing := map[int64]bool{}
	for row, list := range kin.Lists {
		if err := b.index.Missing(lineage.Listed{Key: keys[row], Bytes: list}, missing); err != nil {
			return err
		}
	}
	if err := b.recallDocuments(ctx, missing); err != nil {
		return err
	}
	for row, list := range kin.Lists {
		if err := b.index.RecallList(lineage.Listed{Key: keys[row], Bytes: list}); err != nil {
			return err
		}
	}
	for row, stories := range kin.Terms {
		b.index.RecallTerm(lineage.Counted{Key: terms[row], Stories: stories})
	}
	b.index.RecallStories(kin.Stories)
	return nil
}

// recallDocuments makes the index know documents, by the bits of their ids, but those of the batch.
func (b *kinRun) recallDocuments(ctx context.Context, missing map[int64]bool) error {
	for _, id := range b.ids {
		bits, _ := id.Bits()
		delete(missing, bits)
	}
	ids := make([]cited.ID, 0, len(missing))
	for _, bits := range sortedKeys(missing) {
		ids = append(ids, cited.IDOf(cited.DocumentID, bits))
	}
	sketches, err := b.store.Sketches(ctx, b.viewer, ids)
	for i := range sketches {
		b.index.Recall(keptOf(&sketches[i]))
	}
	return err
}

func sortedKeys[K int64 | cited.ID, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// pairs returns for each document of the batch those that it may have to do with, and takes it
// into the index.
func (b *kinRun) pairs() [][]cited.ID {
	all := make([][]cited.ID, len(b.entries))
	for i, e := range b.entries {
		all[i] = b.index.Candidates(e)
		b.index.Add(e)
	}
	return all
}

// compare finds the edges of the documents of the batch.
func (b *kinRun) compare(ctx context.Context, pairs [][]cited.ID) error {
	at := map[cited.ID]*lineage.Sketch{}
	for _, s := range b.sketches {
		at[s.ID] = s
	}
	missing := map[cited.ID]bool{}
	for _, ids := range pairs {
		for _, id := range ids {
			if at[id] != nil {
				continue
			}
			if s := b.kin.sketched(id); s != nil {
				at[id] = s
			} else {
				missing[id] = true
			}
		}
	}
	wholes, err := b.store.Told(ctx, b.viewer, sortedKeys(missing))
	if err != nil {
		return err
	}
	more := make([]*lineage.Sketch, len(wholes))
	atOnce(len(wholes), func(i int) { more[i] = sketchOf(&wholes[i]) })
	for _, s := range more {
		at[s.ID] = s
		b.kin.sketch(s)
	}
	edges := make([][]cited.Edge, len(b.sketches))
	atOnce(len(b.sketches), func(i int) {
		for _, id := range pairs[i] {
			if o := at[id]; o != nil {
				edges[i] = append(edges[i], lineage.CompareKnowing(o, b.sketches[i], b.index)...)
			}
		}
	})
	b.out.Edges = slices.Concat(edges...)
	return nil
}

// counts notes what every figure counts, and who said so first.
func (b *kinRun) counts() {
	for i := range b.wholes {
		w := &b.wholes[i]
		list := make([]store.Counting, len(w.Found.Figures))
		for k := range w.Found.Figures {
			f := &w.Found.Figures[k]
			cell := b.books.CellOf(f)
			id := cell.ID()
			if _, ok := b.out.Cells[id]; !ok {
				b.out.Cells[id] = cell
			}
			list[k] = store.Counting{Figure: f.ID, Cell: id, Source: b.earliest(&w.Document, f)}
		}
		b.out.Counts[w.Document.ID] = list
	}
}

// earliest returns who said a figure first, as far as its document tells: the end of the chain
// that it credits, else its publisher; empty if nobody is known. What people merged sources into
// is asked when they are looked at.
func (u *updater) earliest(d *cited.Document, f *cited.Figure) cited.ID {
	if n := len(f.Attribution); n > 0 {
		return u.naming.Base(d.ID, f.Attribution[n-1])
	}
	if d.Publisher != "" {
		return u.naming.Base("", d.Publisher)
	}
	return ""
}

// findings runs the checks of documents: of those of the batch, and of the later ones of their
// stories.
func (b *kinRun) findings(ctx context.Context) error {
	kin, err := b.stories(ctx)
	if err != nil {
		return err
	}
	look := map[cited.ID]bool{}
	for _, id := range b.ids {
		look[id] = true
	}
	need := map[cited.ID]bool{}
	for later, earlier := range kin {
		look[later], need[later] = true, true
		for _, id := range earlier {
			need[id] = true
		}
	}
	at, err := b.readAll(ctx, sortedKeys(need))
	if err != nil {
		return err
	}
	ids := sortedKeys(look)
	found := make([][]cited.Finding, len(ids))
	atOnce(len(ids), func(i int) {
		d := at[ids[i]]
		if d == nil {
			return
		}
		c := check.Case{Books: b.books, Document: d}
		for _, id := range kin[d.ID] {
			if at[id] != nil {
				c.Kin = append(c.Kin, at[id])
			}
		}
		found[i] = check.Findings(check.OfDocument, &c)
	})
	for i, id := range ids {
		b.out.Findings[id] = found[i]
	}
	return nil
}

// readAll returns documents that checks can look at: those of the batch, and others by id.
func (b *kinRun) readAll(ctx context.Context, ids []cited.ID) (map[cited.ID]*check.Document, error) {
	at := map[cited.ID]*check.Document{}
	for _, d := range b.asRead {
		at[d.ID] = d
	}
	var missing []cited.ID
	for _, id := range ids {
		if at[id] == nil && b.kin.read[id] != nil {
			at[id] = b.kin.read[id]
		} else if at[id] == nil {
			missing = append(missing, id)
		}
	}
	wholes, err := b.store.Wholes(ctx, b.viewer, missing)
	if err != nil {
		return nil, err
	}
	more := make([]*check.Document, len(wholes))
	atOnce(len(wholes), func(i int) { more[i] = b.readWhole(&wholes[i]) })
	for _, d := range more {
		at[d.ID] = d
		b.kin.document(d)
	}
	return at, nil
}

// stories returns the earlier documents of the story of each document that the batch's edges
// are of: its one original, and what it tells again or brings up to date.
func (b *kinRun) stories(ctx context.Context) (map[cited.ID][]cited.ID, error) {
	var others []cited.ID // later ones that were known before, which have other edges
	batch := map[cited.ID]bool{}
	for _, id := range b.ids {
		batch[id] = true
	}
	of := map[cited.ID][]cited.Edge{}
	for _, e := range b.out.Edges {
		if b.cut[e.ID] {
			continue
		}
		if !batch[e.Later] && of[e.Later] == nil {
			others = append(others, e.Later)
		}
		of[e.Later] = append(of[e.Later], e)
	}
	before, err := b.store.Edges(ctx, b.viewer, others)
	if err != nil {
		return nil, err
	}
	for _, e := range before {
		if !batch[e.Earlier] {
			of[e.Later] = append(of[e.Later], e)
		}
	}
	first, err := b.published(ctx, of)
	if err != nil {
		return nil, err
	}
	kin := map[cited.ID][]cited.ID{}
	for later, edges := range of {
		for _, e := range lineage.Best(edges, first) {
			if e.Kind != cited.Cites && e.Kind != cited.Quotes {
				kin[later] = append(kin[later], e.Earlier)
			}
		}
	}
	return kin, nil
}

// published returns when the earlier documents of edges were published.
func (b *kinRun) published(ctx context.Context, of map[cited.ID][]cited.Edge) (func(cited.ID) cited.Day, error) {
	first, ask := map[cited.ID]cited.Day{}, map[cited.ID]bool{}
	for _, edges := range of {
		for _, e := range edges {
			if k, ok := b.index.Kept(e.Earlier); ok {
				first[e.Earlier] = k.First
			} else {
				ask[e.Earlier] = true
			}
		}
	}
	return dayIn(first), b.firstDays(ctx, b.viewer, ask, first)
}

// firstDays notes on which days documents may have been published at the earliest.
func (a *Archive) firstDays(ctx context.Context, v cited.Viewer, of map[cited.ID]bool, first map[cited.ID]cited.Day) error {
	days, err := a.store.FirstDays(ctx, v, sortedKeys(of))
	maps.Copy(first, days)
	return err
}

// dayIn returns the days of documents, the last of all days where none is known.
func dayIn(first map[cited.ID]cited.Day) func(cited.ID) cited.Day {
	return func(id cited.ID) cited.Day {
		if day, ok := first[id]; ok {
			return day
		}
		return cited.MaxDay
	}
}

// changes notes what the store is to keep of the index.
func (b *kinRun) changes() {
	lists, terms := b.index.Changes()
	kin := store.Kin{Lists: make(map[int64][]byte, len(lists)), Terms: make(map[int64]int, len(terms)), Stories: b.index.All()}
	for i := range lists {
		kin.Lists[rowKey(lists[i].Key)] = lists[i].Bytes
	}
	for _, c := range terms {
		kin.Terms[rowKey(c.Key)] = c.Stories
	}
	for _, id := range b.ids {
		if k, ok := b.index.Kept(id); ok {
			kin.Sketches = append(kin.Sketches, store.Sketch{Document: id, First: k.First, Signature: k.Signature.Bytes()})
		}
	}
	b.out.Kin = kin
}
