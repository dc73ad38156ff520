package archive

import (
	"context"
	"errors"
	"hash/maphash"
	"iter"
	"path/filepath"
	"time"

	"cited"
	"cited/internal/store"
)

// A group of items is kept, accepted, read and stored together, so that the disk
// is waited for once.
const (
	groupItems = 128
	groupBytes = 8 << 20
	groupTime  = 200 * time.Millisecond
	loadItems  = 16 // that are loaded at once
)

// Add adds items, in order, and then reads what was left unread or was read by
// another version of the reader. It calls report for each, in order, from one
// goroutine. What cannot be read is a result, and the run goes on; an error ends
// it, and what was reported until then is stored. Only the owner may add, and
// only one program at a time: another one gets a Conflict.
func (a *Archive) Add(ctx context.Context, v cited.Viewer, items iter.Seq[Item], report func(Result)) (Summary, error) {
	var sum Summary
	if v.Role != cited.Owner {
		return sum, cited.Errorf(cited.Denied, "you may not add to this archive; ask its owner")
	}
	counted := func(res Result) {
		sum.count(&res)
		if report != nil {
			report(res)
		}
	}
	return sum, a.locked(ctx, v, counted, func(run *adder) error {
		if err := run.add(ctx, items); err != nil {
			return err
		}
		return run.readRest(ctx)
	})
}

// locked runs something of an adder while nobody else adds, after what others left undone is
// finished.
func (a *Archive) locked(ctx context.Context, v cited.Viewer, report func(Result), do func(*adder) error) error {
	r, err := a.Reader()
	if err != nil {
		return err
	}
	lock, err := store.TakeLock(ctx, filepath.Join(a.dir, lockName))
	if err != nil {
		return err
	}
	run := adder{Archive: a, reader: r, viewer: v, seen: map[cited.ID]uint64{}, holds: map[cited.ID]bool{}, again: map[cited.ID]bool{}, receipts: map[cited.ID]bool{}, seed: maphash.MakeSeed(), report: report}
	if err = a.finish(ctx); err == nil {
		err = a.originals.Sweep()
	}
	if err == nil {
		err = do(&run)
	}
	return errors.Join(err, lock.Release())
}

// adder is one run of Add.
type adder struct {
	*Archive
	reader *Reader
	viewer cited.Viewer
	report func(Result)
	seen   map[cited.ID]uint64 // documents that this run has met, with a hash of what was said about them
	seed   maphash.Seed
	holds  map[cited.ID]bool // what has turned out to hold several documents
	again  map[cited.ID]bool // and whether they come back even if they were withdrawn

	receipts map[cited.ID]bool // documents of which only receipts are kept, that this run has met
}

// add leads groups of items through three steps that run at the same time: while
// one group is stored, the next is read, and the one after it is loaded and its
// originals are kept. The first error ends all three.
func (a *adder) add(ctx context.Context, items iter.Seq[Item]) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	groups, works := make(chan []loaded), make(chan *work)
	go func() {
		defer close(groups)
		cancelOn(cancel, a.gather(ctx, items, groups))
	}()
	go func() {
		defer close(works)
		cancelOn(cancel, a.readGroups(ctx, groups, works))
	}()
	for w := range works {
		if ctx.Err() == nil {
			cancelOn(cancel, a.storeGroup(ctx, w))
		}
	}
	return context.Cause(ctx)
}

// cancelOn ends a context because of an error, unless it has been ended.
func cancelOn(cancel context.CancelCauseFunc, err error) {
	if err != nil {
		cancel(err)
	}
}

// gather cuts the items into groups, loads each and keeps its originals.
func (a *adder) gather(ctx context.Context, items iter.Seq[Item], groups chan<- []loaded) error {
	next, stop := iter.Pull(items)
	defer stop()
	buffers := newBuffers()
	for more := true; more; {
		var group []loaded
		var size int64
		start := time.Now()
		for more && len(group) < groupItems && size < groupBytes && time.Since(start) < groupTime {
			var some []Item
			for len(some) < loadItems {
				item, ok := next()
				if more = ok; !ok {
					break
				}
				some = append(some, item)
			}
			for _, l := range a.loadAll(ctx, some, buffers) {
				group, size = append(group, l), size+int64(len(l.capture.Bytes))
			}
		}
		if err := a.keep(ctx, group); err != nil {
			return err
		}
		select {
		case groups <- group:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	return ctx.Err()
}

// keep looks up which documents of a group are known and keeps the originals of
// those that are not.
func (a *adder) keep(ctx context.Context, group []loaded) error {
	var ids []cited.ID
	for i := range group {
		if l := &group[i]; l.err == nil {
			ids = append(ids, l.document.ID)
		} else if cited.CodeOf(l.err) == cited.Full || ctx.Err() != nil {
			a.discard(group)
			return l.err
		}
	}
	known, err := a.store.Know(ctx, a.viewer, ids)
	if err == nil {
		err = a.refuse(ctx, group, known)
	}
	if err != nil {
		a.discard(group)
		return err
	}
	var captures []store.Capture
	for i := range group {
		l := &group[i]
		if l.err != nil {
			continue
		}
		l.was, l.known = known[l.document.ID]
		if l.err = l.clashes(); l.err != nil {
			a.originals.Discard(l.capture)
			continue
		}
		l.receipt = l.known && l.was.Document.Receipt || !l.known && (l.item.Receipt || a.receipts[l.document.ID])
		if l.tooLarge = l.tooLarge && !l.was.Kept && !l.was.Document.Receipt; l.tooLarge { // what is here stays
			a.refuseSize(&l.document)
			continue
		}
		switch {
		case l.receipt:
			a.receipts[l.document.ID], l.document.Receipt = true, true
		case l.known && (l.was.Kept || l.item.Receipt):
			a.originals.Discard(l.capture)
		default:
			l.known = false // an original over an older limit comes in now
			captures = append(captures, l.capture)
		}
	}
	if len(captures) == 0 {
		return nil
	}
	return a.originals.Keep(ctx, captures)
}

func (a *adder) discard(group []loaded) {
	for _, l := range group {
		a.originals.Discard(l.capture)
	}
}
