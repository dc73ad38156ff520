package archive

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"

	"cited"
	"cited/internal/store"
)

// task is a document that has a row and is to be read.
type task struct {
	document cited.Document
	given    cited.Meta       // what people say about it
	decided  []cited.Decision // corrections of its text
	content  []byte           // of the original, if it is in memory
	capture  store.Capture    // the bytes of a document of which only receipts are kept
	arrival  *store.Arrival   // how such a document comes in; nil if it is there
	columns  Columns          // of a spreadsheet that was imported; nil of everything else
	part     *Part            // which document of the original it is; nil: all of it
	entry    store.Entry      // the reading, once it is there
	holds    bool             // several documents, which are listed when nothing else is left to be accepted
	listed   int              // of them, that were not known before
	err      error            // the original cannot be got at; the document stays as it is
}

// isLong reports whether a document is read and stored window by window.
func (t *task) isLong() bool {
	if t.part != nil {
		return t.part.To-t.part.From > mostInMemory
	}
	return t.document.Size > mostInMemory && !t.document.Receipt && t.columns == nil
}

// read makes the readings of those documents that fit in memory, on all cores.
func (a *adder) read(ctx context.Context, tasks []*task) error {
	errs := make([]error, len(tasks))
	slots := make(chan struct{}, runtime.NumCPU())
	var wait sync.WaitGroup
	for i, t := range tasks {
		t.document.SetImprint(t.given.Known(cited.GivenWhenAdded))
		if t.isLong() || t.holds {
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
// and stores the long documents. What turns out to hold several is left pending.
func (a *adder) put(ctx context.Context, tasks []*task) error {
	var entries []store.Entry
	for _, t := range tasks {
		if t.err == nil && !t.isLong() && !t.holds {
			entries = append(entries, t.entry)
		}
	}
	if len(entries) > 0 {
		if _, err := a.store.Put(ctx, entries...); err != nil {
			return err
		}
	}
	for _, t := range tasks {
		if t.isLong() && !t.holds {
			if err := a.readLong(ctx, t); err != nil {
				return err
			}
		}
	}
	return nil
}

// readAndPut is both, and lists what holds several documents.
func (a *adder) readAndPut(ctx context.Context, tasks []*task) error {
	if err := a.read(ctx, tasks); err != nil {
		return err
	}
	if err := a.put(ctx, tasks); err != nil {
		return err
	}
	for _, t := range tasks {
		if t.holds {
			if err := a.list(ctx, t); err != nil {
				return err
			}
		}
	}
	return nil
}

// openTask opens the original of a document, and finds where its corrections stand. An original
// that cannot be got at is noted in the task, and is nil.
func (a *adder) openTask(ctx context.Context, t *task) (in io.ReadCloser, s session, err error) {
	s = session{document: t.document, part: t.part}
	open := func() (io.ReadCloser, error) { return a.open(t.document.Original, t.content, t.part) }
	if in, err = open(); err != nil {
		t.err = named(&t.document, err)
		return nil, s, nil
	}
	if s.corrected, err = a.reader.placeIn(ctx, open, s, t.decided); err != nil {
		return nil, s, named(&t.document, errors.Join(err, in.Close()))
	}
	return in, s, nil
}

// readOne makes the reading of one document.
func (a *adder) readOne(ctx context.Context, t *task) error {
	if t.document.Receipt {
		return a.readReceipts(ctx, t)
	}
	if t.columns != nil {
		return a.readSheets(ctx, t)
	}
	in, s, err := a.openTask(ctx, t)
	if in == nil {
		return err
	}
	reading, found, err := a.reader.read(ctx, in, &s)
	if err = errors.Join(err, in.Close()); err != nil {
		return named(&t.document, err)
	}
	if t.holds = reading.Document.Outcome == cited.OutcomeContainer; t.holds {
		return nil
	}
	t.document = reading.Document
	t.entry = store.Entry{Reading: reading, Found: found, At: a.cfg.Now(), By: a.viewer.Name}
	return nil
}

// errNotRead ends the storing of a long reading that turns out not to be one.
var errNotRead = errors.New("not read")

// readLong reads and stores one document window by window.
func (a *adder) readLong(ctx context.Context, t *task) error {
	in, s, err := a.openTask(ctx, t)
	if in == nil {
		return err
	}
	var e store.Entry
	_, err = a.store.PutStream(ctx, t.document.ID, func(emit func(cited.Text, cited.Found) error) (store.Entry, error) {
		d, found, err := a.reader.stream(ctx, in, &s, emit)
		e = store.Entry{Reading: cited.Reading{Document: d, Version: a.reader.versionOver(s.over)}, Found: found, At: a.cfg.Now(), By: a.viewer.Name}
		if err == nil && d.Outcome != cited.OutcomeRead {
			err = errNotRead
		}
		if err == nil {
			e.Reading.Naming = s.naming()
		}
		return e, err
	})
	if t.holds = e.Reading.Document.Outcome == cited.OutcomeContainer; t.holds {
		return named(&t.document, in.Close())
	}
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

// readRest reads documents that a run before left unread, those that another
// version of the reader read, and those that others hold: what holds several is
// listed, and they come after all that were accepted before.
func (a *adder) readRest(ctx context.Context) error {
	for after := int64(0); ; {
		unread, next, err := a.store.Unread(ctx, a.viewer, a.reader.versions(), after, groupItems)
		if err != nil || next == after {
			return err
		}
		after = next
		tasks := make([]*task, len(unread))
		for i, u := range unread {
			if tasks[i], err = taskOf(u); err != nil {
				return err
			}
			tasks[i].holds = a.holds[u.Document.ID]
		}
		if err := a.readAndPut(ctx, tasks); err != nil {
			return err
		}
		for i, u := range unread {
			r := Result{Item: Item{Name: u.Document.Name, Path: u.Document.Name}, Document: tasks[i].document, State: Reread, Parts: tasks[i].listed, Err: tasks[i].err}
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
	for _, date := range m.Dates() {
		if *date.Value != "" && !cited.EDTF(*date.Value).Valid() {
			return false, cited.Errorf(cited.Invalid, "%q is no date; write it like 2015-12-07, 2015-12 or 2015", *date.Value)
		}
	}
	if err := cited.CheckEmbargo(m.Embargo); err != nil {
		return false, err
	}
	changed, err = a.store.Edit(ctx, v, id, m, reason, a.cfg.Now())
	return changed, a.after(ctx, v, id, changed, err)
}

// Misread is words of a text that should read otherwise.
type Misread = store.Misread

// CorrectText decides that words of a document's text should read otherwise, and reads it
// again from the corrected text at once. The text itself stays. Only the owner may. It
// reports whether that changes anything.
func (a *Archive) CorrectText(ctx context.Context, v cited.Viewer, id cited.ID, m Misread, reason string) (changed bool, err error) {
	changed, err = a.store.CorrectText(ctx, v, id, m, reason, a.cfg.Now())
	return changed, a.after(ctx, v, id, changed, err)
}

// UndoText takes back a correction of the text, and reads the document again.
func (a *Archive) UndoText(ctx context.Context, v cited.Viewer, id, correction cited.ID, reason string) (changed bool, err error) {
	changed, err = a.store.UndoText(ctx, v, id, correction, reason, a.cfg.Now())
	return changed, a.after(ctx, v, id, changed, err)
}

// after reads a document again after something about it was decided, unless that failed or
// changed nothing.
func (a *Archive) after(ctx context.Context, v cited.Viewer, id cited.ID, changed bool, err error) error {
	if err != nil || !changed {
		return err
	}
	u, err := a.store.ReadAgain(ctx, v, id)
	if err != nil || !u.Kept {
		return err
	}
	r, err := a.Reader()
	if err != nil {
		return err
	}
	run := adder{Archive: a, reader: r, viewer: v}
	t, err := taskOf(u)
	if err != nil {
		return err
	}
	if err := run.readAndPut(ctx, []*task{t}); err != nil {
		return err
	}
	if t.err != nil {
		return fmt.Errorf("it is corrected, but cannot be read again: %w", t.err)
	}
	return nil
}
