package archive

import (
	"context"
	"errors"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"cited"
	"cited/internal/check"
	"cited/internal/reconcile"
	"cited/internal/store"
)

// derivedBy is the version of how lineage, cells and findings are made, and packs written. Whoever
// changes that changes it, so that archives make them again.
const derivedBy = "4"

// rarelyCollected is how much of what is in use may be left behind, in percent, before it is
// collected: an update makes much that it needs for a moment, and going over all that it keeps
// would be a sixth of its work.
const rarelyCollected = 200

// Updating is how far an update is.
type Updating struct {
	What        string // "documents", "cells" or "sources"
	Done, Total int
}

// Stale counts what does not follow from the readings as they are now: documents whose lineage
// is not known, cells and sources that were not looked at since their figures changed.
func (a *Archive) Stale(ctx context.Context, v cited.Viewer) (store.Stale, error) {
	r, err := a.Reader()
	if err != nil {
		return store.Stale{}, err
	}
	return a.store.Stale(ctx, v, derivedVersion(r))
}

func derivedVersion(r *Reader) string { return derivedBy + " " + r.Version() }

// Update brings lineage, cells and findings up to date with the readings and with what people
// decided: of what changed since the last time, and no more. It calls report now and then. What it
// did when it was stopped stays. Only the owner may, and only one program at a time: another
// one gets a Conflict.
func (a *Archive) Update(ctx context.Context, v cited.Viewer, report func(Updating)) error {
	if v.Role != cited.Owner {
		return cited.Errorf(cited.Denied, "you may not update this archive; ask its owner")
	}
	r, err := a.Reader()
	if err != nil {
		return err
	}
	lock, err := store.TakeLock(ctx, filepath.Join(a.dir, lockName))
	if err != nil {
		return err
	}
	defer debug.SetGCPercent(debug.SetGCPercent(rarelyCollected)) // of one program at a time, as the lock is
	u, err := a.newUpdater(ctx, v, r, report)
	if err == nil {
		err = u.run(ctx)
	}
	return errors.Join(err, lock.Release())
}

// updater is one run of Update.
type updater struct {
	*Archive
	viewer cited.Viewer
	reader *Reader
	books  *check.Books
	known  reconcile.Known // without edges
	naming *store.Naming
	cut    map[cited.ID]bool // edges
	report func(Updating)
	last   time.Time // of a report
	kin    kinCache
	best   map[cited.ID][]cited.Edge // by the later document, while cells are looked at
}

func (a *Archive) newUpdater(ctx context.Context, v cited.Viewer, r *Reader, report func(Updating)) (*updater, error) {
	books, err := a.books(r)
	if err != nil {
		return nil, err
	}
	u := &updater{Archive: a, viewer: v, reader: r, books: books, report: report}
	if u.naming, err = a.store.Naming(ctx, v); err != nil {
		return nil, err
	}
	if u.cut, err = a.store.CutEdges(ctx, v); err != nil {
		return nil, err
	}
	u.known = reconcile.Known{Sources: u.naming.Standings(), Of: u.naming.Of}
	return u, a.store.BeginDeriving(ctx, derivedVersion(r))
}

func (u *updater) run(ctx context.Context) error {
	stale, err := u.store.Stale(ctx, u.viewer, derivedVersion(u.reader))
	if err != nil {
		return err
	}
	if err := u.documents(ctx, stale.Documents); err != nil {
		return err
	}
	u.kin = kinCache{}
	if stale, err = u.store.Stale(ctx, u.viewer, derivedVersion(u.reader)); err != nil {
		return err
	}
	if err := u.cells(ctx, stale.Cells); err != nil {
		return err
	}
	return u.sources(ctx, stale.Sources)
}

// say reports how far it is, a few times a second.
func (u *updater) say(what string, done, total int) {
	if u.report != nil && (done == total || time.Since(u.last) > 200*time.Millisecond) {
		u.last = time.Now()
		u.report(Updating{what, done, max(done, total)})
	}
}

// atOnce calls f for each number below n, several at a time.
func atOnce(n int, f func(int)) {
	var group sync.WaitGroup
	next := make(chan int)
	for range min(n, runtime.GOMAXPROCS(0)) {
		group.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	group.Wait()
}
