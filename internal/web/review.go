package web

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"cited"
)

// reviewPage is a queue of figures, one at a time.
type reviewPage struct {
	Asked     queueAsked
	N, Of     int  // which of how many; 0 if it is not in the queue
	More      bool // there are more than are in the queue
	Most      int
	Here      string // the address of this page, to which its forms go
	Next      string
	Before    string // empty where it is the first
	Anew      string
	End       bool // of the queue
	Gone      bool // it is not read any more
	ID        cited.ID
	Receipt   *cited.Receipt
	Forms     []fieldForm
	Lists     []datalist
	Decisions []decisionRow
	Contested bool
	Last      *cited.Decision // that was made in this queue last, and can be taken back
	Problem   string          // why what somebody decided was not kept
	Typed     url.Values      // what they wrote
}

// Where an address of a queue stands.
const (
	queueAt     = "at"     // a figure, or queueEnd
	queueBehind = "behind" // what follows a figure
	queueBefore = "before" // what comes before one
	queueMade   = "made"   // a decision that was made, with what it is about; the last one last
	queueEnd    = "end"
)

// mostMade is how many decisions can be taken back, one after the other.
const mostMade = 10

// review shows what is next in a queue. What the queue is, where somebody is in it and what they decided
// stand in the address, so that going back, or loading it again, shows the same.
func (s *server) review(r *request) error {
	asked, err := readQueue(r.URL)
	if err != nil {
		return err
	}
	values := r.URL.Query()
	at := cited.ID(values.Get(queueAt))
	behind, before := cited.ID(values.Get(queueBehind)), cited.ID(values.Get(queueBefore))
	for _, id := range []cited.ID{at, behind, before} {
		if _, ok := id.Bits(); id != "" && id != queueEnd && !(ok && id.Kind() == cited.FigureID) {
			return cited.Errorf(cited.Invalid, "%q is no id of a figure; begin the queue anew at /review", short(string(id)))
		}
	}
	q, err := s.queue(r, asked, at == "" && behind == "" && before == "")
	if err != nil {
		return err
	}
	switch {
	case at != "":
		return s.showQueued(r, asked, q, at, nil)
	case before != "" && len(q.items) > 0:
		at = q.items[max(q.at(before)-1, 0)].ID
	default:
		if at, err = s.next(r, q, asked, q.at(behind)+1); err != nil {
			return err
		}
	}
	if at == "" {
		at = queueEnd
	}
	return r.to(place(asked, queueAt, at, values[queueMade]))
}

// place is the address of a place in a queue.
func place(asked queueAsked, key string, at cited.ID, made []string) string {
	values := asked.values()
	if key != "" {
		values.Set(key, string(at))
	}
	for _, one := range made[max(0, len(made)-mostMade):] {
		values.Add(queueMade, one)
	}
	return strings.TrimSuffix("/review?"+values.Encode(), "?")
}

// showQueued shows one figure of a queue, or its end, and why what somebody decided was not kept.
func (s *server) showQueued(r *request, asked queueAsked, q *queue, at cited.ID, problem error) error {
	last, made, err := s.canTakeBack(r, r.URL.Query()[queueMade])
	if err != nil {
		return err
	}
	p := reviewPage{Asked: asked, N: q.at(at) + 1, Of: len(q.items), More: q.more, Most: mostQueued, Here: place(asked, queueAt, at, made),
		Next: place(asked, queueBehind, at, made), Anew: place(asked, "", "", nil), End: at == queueEnd, ID: at}
	if p.N > 1 {
		p.Before = place(asked, queueBefore, at, made)
	}
	status := http.StatusOK
	if problem != nil {
		p.Problem, p.Typed = problem.Error(), r.PostForm
		status, _ = statusOf(problem)
	}
	p.Last = last
	title := "The end of the queue"
	if !p.End {
		if err := s.queuedFigure(r, &p); err != nil {
			return err
		}
		if p.Gone && problem == nil {
			status = http.StatusNotFound
		}
		title = "Review " + string(at)
	}
	return s.pageWith(r, status, "review", title, p)
}

// queuedFigure fills in the figure that is to be looked at.
func (s *server) queuedFigure(r *request, p *reviewPage) error {
	rec, err := s.Archive.Receipt(r.Context(), r.viewer, p.ID)
	if cited.CodeOf(err) == cited.NotFound {
		p.Gone = true
		return nil
	}
	if err != nil {
		return err
	}
	set, err := s.codebooks()
	if err != nil {
		return err
	}
	book, _ := set.Book(rec.Figure.Codebook)
	p.Receipt = &rec
	p.Forms, p.Lists = fieldForms(&rec.Figure, rec.Decisions, book), datalists(set)
	p.Decisions, p.Contested = decisionsOf(rec.Decisions), rec.Review == cited.ReviewContested
	return nil
}

// madeLast returns the last decision of a session, and all about the same; nil if it made none, or that is not to
// be seen any more.
func (s *server) madeLast(r *request, made []string) (last *cited.Decision, about []cited.Decision, err error) {
	if len(made) == 0 {
		return nil, nil, nil
	}
	subject, id, _ := strings.Cut(made[len(made)-1], "~")
	all, err := s.Archive.Decisions(r.Context(), r.viewer, cited.ID(subject))
	if code := cited.CodeOf(err); code == cited.NotFound || code == cited.Invalid {
		return nil, nil, nil // withdrawn meanwhile, or typed by hand
	}
	at := slices.IndexFunc(all, func(d cited.Decision) bool { return string(d.ID) == id })
	if err != nil || at < 0 {
		return nil, nil, err
	}
	one := all[at]
	one.Subject = cited.ID(subject)
	return &one, slices.DeleteFunc(all, func(d cited.Decision) bool { return d.Field != one.Field }), nil
}

// canTakeBack returns the last decision of a session that can be taken back still, and those up to it: the address of
// a page to which somebody goes back has others in it.
func (s *server) canTakeBack(r *request, made []string) (*cited.Decision, []string, error) {
	for ; len(made) > 0; made = made[:len(made)-1] {
		last, about, err := s.madeLast(r, made)
		if err != nil || last != nil && len(takingBack(about, last)) > 0 {
			return last, made, err
		}
	}
	return nil, nil, nil
}

// decideQueued keeps what is decided about the figure at hand, or takes back what was decided last.
func (s *server) decideQueued(r *request) error {
	asked, err := readQueue(r.URL)
	if err != nil {
		return err
	}
	if err := r.form(); err != nil {
		return err
	}
	at, made := cited.ID(r.URL.Query().Get(queueAt)), r.URL.Query()[queueMade]
	var to string
	if r.PostForm.Get("do") == "undo" {
		to, err = s.undoQueued(r, asked, made)
	} else {
		to, err = s.keepQueued(r, asked, at, made)
	}
	if cited.CodeOf(err) == cited.Overtaken {
		return s.overtakenInQueue(r, asked, at, made, err)
	}
	if code := cited.CodeOf(err); code == cited.Invalid || code == cited.Conflict {
		q, failed := s.queue(r, asked, false)
		if failed != nil {
			return failed
		}
		return s.showQueued(r, asked, q, at, err)
	}
	if err != nil {
		return err
	}
	return r.to(to)
}

// keepQueued keeps a decision and returns where to go: on, or back to the same figure if a field of it was
// corrected.
func (s *server) keepQueued(r *request, asked queueAsked, at cited.ID, made []string) (string, error) {
	d, err := s.Archive.Decide(r.Context(), r.viewer, decisionOf(r, at))
	if err != nil {
		return "", err
	}
	made = append(slices.Clone(made), string(at)+"~"+string(d.ID))
	if d.Field != "" {
		return place(asked, queueAt, at, made), nil
	}
	return place(asked, queueBehind, at, made), nil
}

// takenBack is the reason of a decision that makes an earlier one again.
const takenBack = "taken back"

// undoQueued takes back what was decided last, so that what held before holds again, and returns to what it
// was about. What settled a conflict is a decision on each side of it; all of them are taken back.
func (s *server) undoQueued(r *request, asked queueAsked, made []string) (string, error) {
	last, all, err := s.madeLast(r, made)
	if err != nil {
		return "", err
	}
	if last == nil {
		return "", cited.Errorf(cited.Invalid, "nothing was decided in this queue that could be taken back")
	}
	back := takingBack(all, last)
	if len(back) == 0 {
		if since := all[1+slices.IndexFunc(all, func(d cited.Decision) bool { return d.ID == last.ID }):]; len(since) > 0 {
			all = since
		}
		return "", cited.OvertakenBy(all)
	}
	v := r.viewer
	for _, d := range back {
		if _, err := s.Archive.Decide(r.Context(), v, d); err != nil {
			return "", err
		}
		v.Seen = "" // the next one is made on this one
	}
	return place(asked, queueAt, last.Subject, made[:len(made)-1]), nil
}

// takingBack returns the decisions that take back the last one, of all about the same field; none if it does
// not hold any more.
func takingBack(all []cited.Decision, last *cited.Decision) (back []cited.Decision) {
	known := map[cited.ID]cited.Decision{}
	for _, d := range all {
		known[d.ID] = d
	}
	for _, head := range cited.Heads(all) {
		d := standsFor(maps.Clone(known), head)
		if d.ID != last.ID && !(d.At.Equal(last.At) && d.Reviewer == last.Reviewer && d.Verdict == last.Verdict && d.Value == last.Value) {
			continue
		}
		one := cited.Decision{Verdict: cited.Undone}
		if earlier, ok := known[d.Base]; ok {
			one = again(earlier)
		} else if last.Field != "" {
			one.Verdict = cited.Rejected
		}
		one.Subject, one.Field, one.Base = last.Subject, last.Field, head.ID
		back = append(back, one)
	}
	return back
}

// again makes an earlier decision again. What was added is in the archive still: accepting it leaves it added.
func again(earlier cited.Decision) cited.Decision {
	if earlier.Verdict == cited.Added {
		return cited.Decision{Verdict: cited.Accepted, Reason: takenBack}
	}
	return cited.Decision{Verdict: earlier.Verdict, Value: earlier.Value, Reason: takenBack}
}

// standsFor returns the decision that one makes again where it took back what was decided since; itself if it
// does not. It takes what it has seen out of those that are known.
func standsFor(known map[cited.ID]cited.Decision, d cited.Decision) cited.Decision {
	delete(known, d.ID) // those of other archives could be based on each other
	since, ok := known[d.Base]
	if !ok || d.Reason != takenBack {
		return d
	}
	earlier, ok := known[standsFor(known, since).Base]
	if one := again(earlier); !ok || one.Verdict != d.Verdict || one.Value != d.Value {
		return d
	}
	return standsFor(known, earlier)
}
