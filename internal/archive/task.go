package archive

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"cited"
	"cited/internal/store"
)

// task is a document that has a row and is to be read.
type task struct {
	document cited.Document
	given    cited.Meta  // what people say about it
	content  []byte      // of the original, if it is in memory
	entry    store.Entry // the reading, once it is there
	err      error       // the original cannot be got at; the document stays as it is
}

// isLong reports whether a document is read and stored window by window.
func (t *task) isLong() bool { return t.document.Size > mostInMemory }

// read makes the readings of those documents that fit in memory, on all cores.
func (a *adder) read(ctx context.Context, tasks []*task) error {
	errs := make([]error, len(tasks))
	slots := make(chan struct{}, runtime.NumCPU())
	var wait sync.WaitGroup
	for i, t := range tasks {
		setMeta(&t.document, t.given)
		if t.isLong() {
			continue
		}
		slots <- struct{}{}
		wait.Go(func() {
			errs[i] = a.readOne(ctx, t)
			<-slots
		})
	}
	wait.Wait()
	return errors.Join(errs...)
}

// put stores the readings that were made, together and in order, and then reads
// and stores the long documents.
func (a *adder) put(ctx context.Context, tasks []*task) error {
	var entries []store.Entry
	for _, t := range tasks {
		if t.err == nil && !t.isLong() {
			entries = append(entries, t.entry)
		}
	}
	if len(entries) > 0 {
		if _, err := a.store.Put(ctx, entries...); err != nil {
			return err
		}
	}
	for _, t := range tasks {
		if t.isLong() {
			if err := a.readLong(ctx, t); err != nil {
				return err
			}
		}
	}
	return nil
}

// readAndPut is both.
func (a *adder) readAndPut(ctx context.Context, tasks []*task) error {
	if err := a.read(ctx, tasks); err != nil {
		return err
	}
	return a.put(ctx, tasks)
}

// readOne makes the reading of one document.
func (a *adder) readOne(ctx context.Context, t *task) error {
	in, err := a.open(t.document.Original, t.content)
	if err != nil {
		t.err = named(&t.document, err)
		return nil
	}
	reading, found, err := a.reader.read(ctx, in, t.document)
	if err = errors.Join(err, in.Close()); err != nil {
		return named(&t.document, err)
	}
	t.document = reading.Document
	t.entry = store.Entry{Reading: reading, Found: found, At: a.cfg.Now(), By: a.viewer.Name}
	return nil
}

// errNotRead ends the storing of a long reading that turns out not to be one.
var errNotRead = errors.New("not read")

// readLong reads and stores one document window by window.
func (a *adder) readLong(ctx context.Context, t *task) error {
	in, err := a.open(t.document.Original, t.content)
	if err != nil {
		t.err = named(&t.document, err)
		return nil
	}
	var e store.Entry
	_, err = a.store.PutStream(ctx, t.document.ID, func(emit func(cited.Text, cited.Found) error) (store.Entry, error) {
		d, found, err := a.reader.stream(ctx, in, t.document, emit)
		e = store.Entry{Reading: cited.Reading{Document: d, Version: a.reader.Version()}, Found: found, At: a.cfg.Now(), By: a.viewer.Name}
		if err == nil && d.Outcome != cited.OutcomeRead {
			err = errNotRead
		}
		return e, err
	})
	if errors.Is(err, errNotRead) {
		_, err = a.store.Put(ctx, e)
	}
	t.document = e.Reading.Document
	return named(&t.document, errors.Join(err, in.Close()))
}

// named gives an error the name of the document, unless it has a code and thus a
// message of its own.
func named(d *cited.Document, err error) error {
	var ours *cited.Error
	if err == nil || errors.As(err, &ours) {
		return err
	}
	return fmt.Errorf("%s: %w", d.Name, err)
}

// readRest reads documents that a run before left unread, and those that another
// version of the reader read.
func (a *adder) readRest(ctx context.Context) error {
	for after := int64(0); ; {
		unread, next, err := a.store.Unread(ctx, a.viewer, a.reader.Version(), after, groupItems)
		if err != nil || next == after {
			return err
		}
		after = next
		tasks := make([]*task, len(unread))
		for i, u := range unread {
			tasks[i] = &task{document: u.Document, given: u.Given}
		}
		if err := a.readAndPut(ctx, tasks); err != nil {
			return err
		}
		for i, u := range unread {
			r := Result{Item: Item{Name: u.Document.Name, Path: u.Document.Name}, Document: tasks[i].document, State: Reread, Err: tasks[i].err}
			if u.Pending {
				r.State = Added
			}
			r.judge()
			a.report(r)
		}
	}
}

// Edit corrects what is known about a document, and reads it again at once:
// relative dates may hang on it. Fields of m that are empty stay. Only the owner
// may. It reports whether anything was other than m says; the reason is kept.
func (a *Archive) Edit(ctx context.Context, v cited.Viewer, id cited.ID, m cited.Meta, reason string) (changed bool, err error) {
	if m.Published != "" && !m.Published.Valid() {
		return false, cited.Errorf(cited.Invalid, "%q is no date; write it like 2015-12-07, 2015-12 or 2015", m.Published)
	}
	changed, err = a.store.Edit(ctx, v, id, m, reason, a.cfg.Now())
	if err != nil || !changed {
		return false, err
	}
	u, err := a.store.ReadAgain(ctx, v, id)
	if err != nil || !u.Kept {
		return true, err
	}
	r, err := a.Reader()
	if err != nil {
		return true, err
	}
	run := adder{Archive: a, reader: r, viewer: v}
	t := &task{document: u.Document, given: u.Given}
	if err := run.readAndPut(ctx, []*task{t}); err != nil {
		return true, err
	}
	if t.err != nil {
		return true, fmt.Errorf("it is corrected, but cannot be read again: %w", t.err)
	}
	return true, nil
}
