package archive

import (
	"context"
	"fmt"

	"cited"
	"cited/internal/store"
)

// storeGroup accepts the new documents of a group, reads them, stores the
// readings and reports, all in the order of the group.
func (a *adder) storeGroup(ctx context.Context, group []loaded) error {
	fresh, err := a.accept(ctx, group)
	if err != nil {
		return err
	}
	results := make([]Result, len(group))
	var tasks []*task
	taskOf := map[int]*task{}
	for i := range group {
		l := &group[i]
		results[i] = Result{Item: l.item, Document: l.document, State: Failed, Err: l.err}
		if l.err != nil {
			continue
		}
		t, state, err := a.plan(ctx, l, fresh[i])
		if err != nil {
			return err
		}
		results[i].State = state
		if t != nil {
			tasks, taskOf[i] = append(tasks, t), t
		}
	}
	if err := a.read(ctx, tasks); err != nil {
		return err
	}
	for i := range results {
		r := &results[i]
		if t := taskOf[i]; t != nil {
			r.Document, r.Err = t.document, t.err
		} else if err := a.asStored(ctx, &group[i], r); err != nil {
			return err
		}
		r.judge()
		a.report(*r)
	}
	return nil
}

// accept makes the rows of a group's new documents and says which are new.
func (a *adder) accept(ctx context.Context, group []loaded) ([]bool, error) {
	var arrivals []store.Arrival
	var index []int
	for i := range group {
		l := &group[i]
		if l.err != nil || l.known {
			continue
		}
		if l.tooLarge {
			l.document.Outcome = cited.OutcomeUnreadable
			l.document.Reason = tooLarge(l.capture.Size, a.cfg.MaxBytes)
		}
		arrivals, index = append(arrivals, store.Arrival{Document: l.document, Given: withoutAddress(l.item.Meta)}), append(index, i)
	}
	fresh := make([]bool, len(group))
	if len(arrivals) == 0 {
		return fresh, nil
	}
	accepted, err := a.store.Accept(ctx, arrivals)
	for n, i := range index {
		fresh[i] = err == nil && accepted[n]
	}
	return fresh, err
}

// plan says what is to be done with an item that could be loaded: what is to be
// read, if anything, and what will have become of it.
func (a *adder) plan(ctx context.Context, l *loaded, fresh bool) (*task, State, error) {
	switch {
	case l.tooLarge:
		return nil, Unreadable, nil
	case fresh:
		return &task{document: l.document, given: withoutAddress(l.item.Meta), content: l.capture.Bytes}, Added, nil
	case !l.known: // the same document a second time in this run
		return nil, Unchanged, nil
	}
	state := Unchanged
	if l.was.Document.Outcome == cited.OutcomePending {
		state = Added
	}
	if m := withoutAddress(l.item.Meta); m.Over(l.was.Given) != l.was.Given {
		if _, err := a.store.Give(ctx, l.document.ID, m); err != nil {
			return nil, "", err
		}
		if state == Unchanged {
			state = Updated
		}
	}
	if state == Unchanged {
		return nil, state, nil
	}
	u, err := a.store.ReadAgain(ctx, a.viewer, l.document.ID)
	return &task{document: u.Document, given: u.Given, content: l.capture.Bytes}, state, err
}

// asStored completes the result of a document that was known before.
func (a *adder) asStored(ctx context.Context, l *loaded, r *Result) error {
	if r.State == Failed || l.tooLarge {
		return nil
	}
	was := l.was
	if !l.known {
		known, err := a.store.Know(ctx, a.viewer, []cited.ID{l.document.ID})
		if err != nil {
			return err
		}
		was = known[l.document.ID]
	}
	r.Document.Name, r.Document.Outcome = was.Document.Name, was.Document.Outcome
	r.Document.Reason, r.Document.Figures = was.Document.Reason, was.Document.Figures
	return nil
}

// judge gives a result the state and the error that the document's outcome calls
// for.
func (r *Result) judge() {
	switch {
	case r.Err != nil:
		r.State = Failed
		return
	case r.Document.Outcome == cited.OutcomeUnreadable:
		r.State = Unreadable
	case r.Document.Outcome == cited.OutcomeEmpty:
		r.State = Empty
	default:
		return
	}
	r.Err = cited.Errorf(cited.Unsupported, "%s: %s", r.Item.Path, r.Document.Reason)
}

// withoutAddress returns what is said about a document beside what it is.
func withoutAddress(m cited.Meta) cited.Meta {
	m.Address = ""
	return m
}

func tooLarge(size, most int64) string {
	return fmt.Sprintf("it has %d MB and the limit is %d MB; cut it into parts and add those", size>>20, most>>20)
}
