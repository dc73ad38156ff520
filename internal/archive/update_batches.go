package archive

import (
	"context"
	"errors"

	"cited"
	"cited/internal/check"
	"cited/internal/lineage"
	"cited/internal/store"
)

// documents makes the lineage of stale documents, what they count, and what is to be noticed
// of each. While one batch is looked at, the next one is loaded and the one before is stored.
func (u *updater) documents(ctx context.Context, total int) error {
	before := &keeping{done: make(chan struct{})}
	close(before.done)
	batch := <-u.load(ctx, "")
	for done := 0; batch.err == nil; {
		if len(batch.ids) == 0 { // all were looked at: were any marked again meanwhile?
			if err := before.wait(); err != nil {
				return err
			}
			if batch = <-u.load(ctx, ""); len(batch.ids) == 0 {
				break
			}
			continue
		}
		next := u.load(ctx, batch.ids[len(batch.ids)-1])
		b := kinRun{updater: u, kinLoad: batch, before: before, out: store.Lineage{Documents: batch.ids, Counts: map[cited.ID][]store.Counting{},
			Cells: map[cited.ID]cited.Cell{}, Findings: map[cited.ID][]cited.Finding{}}}
		err := b.run(ctx)
		done += len(batch.ids)
		if batch = <-next; err != nil {
			return errors.Join(err, before.wait())
		}
		before = u.keep(ctx, &b.out)
		u.say("documents", done, total)
	}
	return errors.Join(batch.err, before.wait())
}

// keeping is a batch that is being stored.
type keeping struct {
	kin  store.Kin // that the store has when it is done
	err  error
	done chan struct{}
}

// wait waits until it is stored.
func (k *keeping) wait() error {
	<-k.done
	return k.err
}

// keep stores what was made of a batch while the next one is looked at.
func (u *updater) keep(ctx context.Context, l *store.Lineage) *keeping {
	k := &keeping{kin: l.Kin, done: make(chan struct{})}
	go func() {
		k.err = u.store.KeepLineage(ctx, l)
		close(k.done)
	}()
	return k
}

// over puts what a batch that is being stored made of some keys and terms in the place of what the
// store had of them.
func (k *keeping) over(kin *store.Kin, keys, terms map[int64]lineage.Key) {
	if k.kin.Lists == nil {
		return // there was none
	}
	for row := range keys {
		if list, ok := k.kin.Lists[row]; ok {
			kin.Lists[row] = list
		}
	}
	for row := range terms {
		if n, ok := k.kin.Terms[row]; ok {
			kin.Terms[row] = n
		}
	}
	kin.Stories = k.kin.Stories
}

// kinLoad is what one batch of documents is made of.
type kinLoad struct {
	ids      []cited.ID
	wholes   []store.Whole
	sketches []*lineage.Sketch
	entries  []lineage.Entry
	asRead   []*check.Document
	err      error
}

// load loads the next stale documents after one, or the first. Which they are is settled when
// it returns.
func (u *updater) load(ctx context.Context, after cited.ID) <-chan kinLoad {
	l := kinLoad{}
	loaded := make(chan kinLoad, 1)
	if l.ids, l.err = u.store.StaleDocuments(ctx, u.viewer, after, kinBatch); l.err != nil {
		loaded <- l
		return loaded
	}
	go func() {
		l.wholes, l.err = u.store.Wholes(ctx, u.viewer, l.ids)
		l.sketches, l.entries = make([]*lineage.Sketch, len(l.wholes)), make([]lineage.Entry, len(l.wholes))
		l.asRead = make([]*check.Document, len(l.wholes))
		atOnce(len(l.wholes), func(i int) {
			l.sketches[i] = sketchOf(&l.wholes[i])
			l.entries[i] = l.sketches[i].Entry()
			l.asRead[i] = u.readWhole(&l.wholes[i])
		})
		loaded <- l
	}()
	return loaded
}
