package archive

import (
	"context"
	"hash/fnv"

	"cited"
	"cited/internal/reconcile"
	"cited/internal/store"
)

// Question is a contested matter with what people attached to it, as far as a viewer may see it.
type Question struct {
	cited.Question
	Attached []Attached               `json:"attached"`
	Counts   map[cited.Side]SideCount `json:"counts"` // of what holds, and is in the present reading
}

// Attached is what somebody attached to a question, with its receipt if the present reading has
// it.
type Attached struct {
	cited.Attached
	Quote    cited.Span      `json:"quote,omitzero"`     // the words that state it; zero if the present reading has it not
	Said     cited.Span      `json:"-"`                  // of these what was attached: the number, the content of a statement
	From     string          `json:"from,omitempty"`     // whom the text credits in the end, else its publisher; empty if neither is known
	Standing cited.Standing  `json:"standing,omitempty"` // of whom it is from; empty if nobody said
	Review   cited.Review    `json:"review,omitempty"`   // how far people have decided about it; what they rejected counts as nothing
	Document *cited.Document `json:"-"`                  // nil if the present reading has it not
}

// SideCount is how much is on one side of a question.
type SideCount struct {
	Attached    int `json:"attached"`
	Independent int `json:"independent"` // sources behind it, at most
}

// Ask adds a question and returns its id. Only the owner may.
func (a *Archive) Ask(ctx context.Context, v cited.Viewer, wording string) (cited.ID, error) {
	return a.store.Ask(ctx, v, wording, a.cfg.Now())
}

// Reword gives a question another wording and opens it if it was closed. It reports whether that
// changes anything, as all of these do. Only the owner may.
func (a *Archive) Reword(ctx context.Context, v cited.Viewer, id cited.ID, wording, reason string) (bool, error) {
	return a.store.Reword(ctx, v, id, wording, reason, a.cfg.Now())
}

// CloseQuestion closes a question. Only the owner may.
func (a *Archive) CloseQuestion(ctx context.Context, v cited.Viewer, id cited.ID, reason string) (bool, error) {
	return a.store.CloseQuestion(ctx, v, id, reason, a.cfg.Now())
}

// Attach attaches something that was read to a question, on a side. Only the owner may.
func (a *Archive) Attach(ctx context.Context, v cited.Viewer, id, what cited.ID, side cited.Side, reason string) (bool, error) {
	return a.store.Attach(ctx, v, id, what, side, reason, a.cfg.Now())
}

// Detach takes something off a question. Only the owner may.
func (a *Archive) Detach(ctx context.Context, v cited.Viewer, id, what cited.ID, reason string) (bool, error) {
	return a.store.Detach(ctx, v, id, what, reason, a.cfg.Now())
}

// QuestionsAsked returns the questions with the ids of what is attached to them, the newest first.
func (a *Archive) QuestionsAsked(ctx context.Context, v cited.Viewer) ([]cited.Question, error) {
	return a.store.Questions(ctx, v)
}

// Questions returns the questions with what is attached to them, the newest first.
func (a *Archive) Questions(ctx context.Context, v cited.Viewer) ([]Question, error) {
	found, err := a.store.Questions(ctx, v)
	if err != nil {
		return nil, err
	}
	return a.questions(ctx, v, found)
}

// Question returns one question, likewise.
func (a *Archive) Question(ctx context.Context, v cited.Viewer, id cited.ID) (Question, error) {
	found, err := a.store.Question(ctx, v, id)
	if err != nil {
		return Question{}, err
	}
	all, err := a.questions(ctx, v, []cited.Question{found})
	if err != nil {
		return Question{}, err
	}
	return all[0], nil
}

func (a *Archive) questions(ctx context.Context, v cited.Viewer, found []cited.Question) ([]Question, error) {
	naming, err := a.store.Naming(ctx, v)
	if err != nil {
		return nil, err
	}
	q := quoting{a: a, viewer: v, naming: naming, standing: map[cited.ID]cited.Standing{}}
	for _, s := range naming.Standings() {
		q.standing[s.ID] = s.Standing
	}
	all := make([]Question, len(found))
	for i := range found {
		if all[i], err = q.question(ctx, &found[i]); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// quoting fills in what questions quote.
type quoting struct {
	a        *Archive
	viewer   cited.Viewer
	naming   *store.Naming
	standing map[cited.ID]cited.Standing
}

func (q *quoting) question(ctx context.Context, from *cited.Question) (Question, error) {
	out := Question{Question: *from, Attached: []Attached{}, Counts: map[cited.Side]SideCount{}}
	items := map[cited.Side][]reconcile.Item{}
	for i := range from.Attached {
		one := Attached{Attached: from.Attached[i]}
		item, err := q.quote(ctx, &one)
		if err != nil {
			return out, err
		}
		out.Attached = append(out.Attached, one)
		if item != nil && one.Holds && !one.Review.Out() {
			items[one.Side] = append(items[one.Side], *item)
		}
	}
	for side, list := range items {
		names, err := q.a.voices(ctx, q.viewer, "", list)
		if err != nil {
			return out, err
		}
		out.Counts[side] = SideCount{Attached: len(list), Independent: len(names)}
	}
	return out, nil
}

// quote fills in the receipt of what is attached, and returns it as something whose sources can
// be counted; nil if the present reading does not have it.
func (q *quoting) quote(ctx context.Context, one *Attached) (*reconcile.Item, error) {
	if one.Now == "" {
		return nil, nil
	}
	r, err := q.a.said(ctx, q.viewer, one.Now)
	if cited.CodeOf(err) == cited.NotFound { // withdrawn, or read otherwise, meanwhile
		one.Now = ""
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	f := &r.Figure
	one.Review = r.Review
	one.Document, one.Quote, one.Said, one.From = &r.Document, f.Quote, f.Span, r.Document.Publisher
	source := cited.ID("")
	if n := len(f.Attribution); n > 0 {
		one.From, source = f.Attribution[n-1], q.naming.Of(r.Document.ID, f.Attribution[n-1])
	} else if one.From != "" {
		source = q.naming.Of("", one.From)
	}
	if one.Standing = q.standing[source]; one.Standing == "" && one.From != "" && q.a.isGroup(one.From) {
		one.Standing = cited.Party
	}
	return &reconcile.Item{Figure: f, Document: r.Document.ID, Publisher: r.Document.Publisher, Published: r.Document.Published}, nil
}

// said returns what was read as a figure whose source can be told from those of others: what
// is no number has one of its words, so that who repeats them does not count.
func (a *Archive) said(ctx context.Context, v cited.Viewer, id cited.ID) (cited.Receipt, error) {
	switch id.Kind() {
	case cited.FigureID:
		r, err := a.store.Receipt(ctx, v, id)
		if err == nil && r.Figure.Low == nil && r.Figure.High == nil {
			return asSaid(r.Figure, &cited.ReceiptOf[cited.Figure]{Document: r.Document, Review: r.Review}), nil
		}
		r.Figure.Stance, r.Figure.Individual = "", false // who says so is asked here, not what that comes to
		return r, err
	case cited.StatementID:
		r, err := a.store.Statement(ctx, v, id)
		return asSaid(cited.Figure{ID: id, Span: r.Read.Content, Attribution: r.Read.Attribution, Quote: r.Read.Quote}, &r), err
	case cited.ResponseID:
		r, err := a.store.Response(ctx, v, id)
		return asSaid(cited.Figure{ID: id, Span: r.Read.Span, Quote: r.Read.Quote}, &r), err
	case cited.UnquantifiedID:
		r, err := a.store.Unquantified(ctx, v, id)
		return asSaid(r.Read.Figure, &r), err
	case cited.ComparisonID:
		r, err := a.store.Comparison(ctx, v, id)
		return asSaid(r.Read.Figure, &r), err
	}
	r, err := a.store.Theme(ctx, v, id)
	return asSaid(cited.Figure{ID: id, Span: r.Read.Span, Quote: r.Read.Span}, &r), err
}

func asSaid[T any](f cited.Figure, r *cited.ReceiptOf[T]) cited.Receipt {
	h := fnv.New32a()
	h.Write([]byte(foldName(f.Quote.Exact)))
	n := float64(h.Sum32())
	f.Low, f.High, f.Stance, f.Individual = &n, &n, "", false
	return cited.Receipt{Figure: f, Document: r.Document, Review: r.Review}
}
