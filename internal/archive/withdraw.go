package archive

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"cited"
	"cited/internal/store"
)

// Withdrawn is what became of a document that somebody withdrew.
type Withdrawn = store.Withdrawn

// Withdraw takes all that can be read of documents out of the archive, all or none, and
// leaves a tombstone of each, which says who did that, when and why. The bytes of an original
// go unless another document has the same; the database is written anew, so that nothing
// stays in its files. Whatever interrupts it after the first step, which is one transaction,
// the next that opens the archive finishes it. Only the owner may, and nobody may be adding.
func (a *Archive) Withdraw(ctx context.Context, v cited.Viewer, ids []cited.ID, reason string) ([]Withdrawn, error) {
	lock, err := store.TakeLock(ctx, filepath.Join(a.dir, lockName))
	if err != nil {
		return nil, err
	}
	all, err := a.store.Withdraw(ctx, v, ids, reason, a.cfg.Now())
	if err == nil {
		err = a.finish(ctx)
	}
	return all, errors.Join(err, lock.Release())
}

// Tombstone returns what stays of a document that was withdrawn.
func (a *Archive) Tombstone(ctx context.Context, v cited.Viewer, id cited.ID) (cited.Tombstone, error) {
	return a.store.Tombstone(ctx, v, id)
}

// resume finishes what a withdrawal left undone, unless somebody else is at it.
func (a *Archive) resume(ctx context.Context) error {
	_, unfinished, err := a.store.Unfinished(ctx)
	if err != nil || !unfinished {
		return err
	}
	lock, err := store.TakeLock(ctx, filepath.Join(a.dir, lockName))
	if cited.CodeOf(err) == cited.Conflict {
		return nil
	}
	if err != nil {
		return err
	}
	return errors.Join(a.finish(ctx), lock.Release())
}

// finish removes what withdrawn documents have left in the files of the archive. The lock
// must be held.
func (a *Archive) finish(ctx context.Context) error {
	originals, unfinished, err := a.store.Unfinished(ctx)
	if err != nil || !unfinished {
		return err
	}
	for _, original := range originals {
		if err := a.originals.Remove(original); err != nil {
			return err
		}
	}
	if err := a.sweep(); err != nil {
		return err
	}
	return a.store.Purge(ctx)
}

// refuse marks what is not to come back: new documents of bytes that were withdrawn, unless
// they are to come again.
func (a *adder) refuse(ctx context.Context, group []loaded, known map[cited.ID]store.Known) error {
	var originals []string
	for i := range group {
		l := &group[i]
		if _, ok := known[l.document.ID]; l.err == nil && !ok && !l.item.Again {
			originals = append(originals, l.document.Original)
		}
	}
	if len(originals) == 0 {
		return nil
	}
	stones, err := a.store.WithdrawnOriginals(ctx, a.viewer, originals)
	if err != nil || len(stones) == 0 {
		return err
	}
	for i := range group {
		l := &group[i]
		t, ok := stones[l.document.Original]
		if _, isKnown := known[l.document.ID]; l.err != nil || !ok || isKnown || l.item.Again {
			continue
		}
		l.refused = true
		l.err = cited.Errorf(cited.Conflict, "%s: %s; it is not added, unless you say --again", l.item.Path, withdrawnAs(&t))
		a.originals.Discard(l.capture)
	}
	return nil
}

// withdrawnAs says what became of the bytes of a document that was withdrawn.
func withdrawnAs(t *cited.Tombstone) string {
	return fmt.Sprintf("its bytes were withdrawn as %s on %s by %s: %s", t.ID, t.Withdrawn.Format(time.DateOnly), t.By, t.Reason)
}
