package archive

import (
	"cmp"
	"context"
	"hash/maphash"
	"slices"

	"cited"
	"cited/internal/limit"
	"cited/internal/store"
)

// work is a group whose documents have rows and have been read.
type work struct {
	group   []loaded
	results []Result
	tasks   []*task
	of      map[int]*task // by the number of the item in the group
}

// readGroups accepts the new documents of each group and reads them. A group is
// handed on to be stored once the next one is accepted, so that the two do not
// wait for each other to write.
func (a *adder) readGroups(ctx context.Context, groups <-chan []loaded, works chan<- *work) error {
	var last *work
	hand := func() error {
		if last == nil {
			return nil
		}
		select {
		case works <- last:
			return nil
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	for group := range groups {
		next, err := a.prepare(ctx, group)
		if err == nil {
			err = hand()
		}
		if err == nil {
			err = a.read(ctx, next.tasks)
		}
		if err != nil {
			return err
		}
		last = next
	}
	return hand()
}

// prepare accepts the new documents of a group and says what is to be read.
func (a *adder) prepare(ctx context.Context, group []loaded) (*work, error) {
	fresh, err := a.accept(ctx, group)
	if err != nil {
		return nil, err
	}
	w := &work{group: group, results: make([]Result, len(group)), of: map[int]*task{}}
	for i := range group {
		l := &group[i]
		w.results[i] = Result{Item: l.item, Document: l.document, State: Failed, Err: l.err}
		if l.refused {
			w.results[i].State = Refused
		}
		if l.err != nil {
			continue
		}
		t, state, err := a.plan(ctx, l, fresh[i])
		if err != nil {
			return nil, err
		}
		w.results[i].State = state
		if t != nil {
			w.tasks, w.of[i] = append(w.tasks, t), t
		} else if l.receipt || l.item.Receipt {
			a.originals.Discard(l.capture) // nobody reads it
		}
	}
	return w, nil
}

// storeGroup stores what was read of a group and reports, in order.
func (a *adder) storeGroup(ctx context.Context, w *work) error {
	if err := a.put(ctx, w.tasks); err != nil {
		return err
	}
	for i := range w.results {
		r := &w.results[i]
		if t := w.of[i]; t != nil && t.holds {
			a.holds[t.document.ID] = true // readRest reports it
			a.again[t.document.ID] = w.group[i].item.Again
			continue
		} else if t != nil {
			r.Document, r.Err = t.document, t.err
		} else if err := a.asStored(ctx, &w.group[i], r); err != nil {
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
		if l.err != nil || l.known || l.receipt && !l.tooLarge {
			continue // receipts come with their reading
		}
		arrival, err := a.arrival(l)
		if err != nil {
			return nil, err
		}
		arrivals, index = append(arrivals, arrival), append(index, i)
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

// arrival says how a document comes in.
func (a *adder) arrival(l *loaded) (store.Arrival, error) {
	arrival := store.Arrival{Document: l.document, Given: withoutAddress(l.item.Meta), By: a.viewer.Name,
		From: cmp.Or(l.item.From, l.item.Path), Again: l.item.Again}
	if l.item.Columns == nil {
		return arrival, nil
	}
	var err error
	arrival.Import = true
	arrival.Place, err = importPlace(l.item.Columns)
	return arrival, err
}

// plan says what is to be done with an item that could be loaded: what is to be
// read, if anything, and what will have become of it.
func (a *adder) plan(ctx context.Context, l *loaded, fresh bool) (*task, State, error) {
	said := withoutAddress(l.item.Meta)
	hash := maphash.Comparable(a.seed, said)
	if before, ok := a.seen[l.document.ID]; ok {
		l.known, l.receipt = false, false // what was known of it is out of date
		l.contested = said != cited.Meta{} && hash != before
		fresh = false
	} else {
		a.seen[l.document.ID] = hash
	}
	switch {
	case l.tooLarge:
		return nil, Unreadable, nil
	case fresh:
		return &task{document: l.document, given: said, content: l.capture.Bytes, columns: l.item.Columns}, Added, nil
	case l.receipt && !l.known:
		arrival, err := a.arrival(l)
		return &task{document: l.document, given: said, capture: l.capture, arrival: &arrival}, Added, err
	case !l.known: // the same document a second time in this run
		return nil, Unchanged, nil
	}
	state := Unchanged
	if (l.receipt || l.was.Document.Outcome == cited.OutcomeUnreadable) && !slices.Contains(a.reader.versions(), l.was.Version) {
		state = Reread // of receipts there is no other time to do so, and the reason of old is not said once more
	}
	if l.was.Document.Outcome == cited.OutcomePending {
		state = Added
	}
	if said.Over(l.was.Given) != l.was.Given {
		if _, err := a.store.Give(ctx, a.viewer, l.document.ID, said, a.cfg.Now()); err != nil {
			return nil, "", err
		}
		if state == Unchanged || l.receipt {
			state = Updated
		}
	}
	if state == Unchanged {
		return nil, state, nil
	}
	u, err := a.store.ReadAgain(ctx, a.viewer, l.document.ID)
	if err != nil {
		return nil, "", err
	}
	t, err := taskOf(u)
	if t != nil {
		t.content, t.capture = l.capture.Bytes, l.capture
	}
	return t, state, err
}

// asStored completes the result of a document that was known before.
func (a *adder) asStored(ctx context.Context, l *loaded, r *Result) error {
	if r.State == Failed || r.State == Refused || l.tooLarge {
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
	r.Contested = l.contested
	r.Document.Name, r.Document.Outcome = was.Document.Name, was.Document.Outcome
	r.Document.Reason, r.Document.Figures = was.Document.Reason, was.Document.Figures
	r.Document.Receipt = was.Document.Receipt
	r.Document.Proposals = was.Document.Proposals
	return nil
}

// judge gives a result the state and the error that the document's outcome calls
// for.
func (r *Result) judge() {
	switch {
	case r.State == Refused:
		return
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

// refuseSize makes a document that is too large to be kept one that cannot be read.
func (a *Archive) refuseSize(d *cited.Document) {
	d.Outcome = cited.OutcomeUnreadable
	d.Reason = a.settings.limits.Refuse(limit.Size, "cut it into parts and add those", "it has %s", limit.Bytes(d.Size)).Message
}
