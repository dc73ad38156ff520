package archive

import (
	"cmp"
	"context"
	"encoding/json"
	"math/rand/v2"
	"slices"

	"cited"
	"cited/internal/codebook"
	"cited/internal/review"
)

// Assigning says how documents are handed out to coders.
type Assigning struct {
	Coders []string
	Query  cited.Query // of documents
	Share  float64     // of them that two coders code, from 0 to 1
	Blind  bool        // from the bare text; else what the machine read is shown
	Seed   uint64      // the same one hands out the same
	Errors int         // so many figures are shown to each coder with an error; not for who is blind
}

// Handed is what one coder got.
type Handed struct {
	Coder     string `json:"coder"`
	Documents int    `json:"documents"`
	Shared    int    `json:"shared"` // of them with another coder
	Errors    int    `json:"errors"` // that are shown
}

// Assign hands documents that were read out to coders. One coder gets all of them; of several each gets
// about as many, and a share of the documents goes to two. What one of several has already is not
// handed out again. Only the owner may.
func (a *Archive) Assign(ctx context.Context, v cited.Viewer, o Assigning) ([]Handed, error) {
	if err := checkAssigning(&o); err != nil {
		return nil, err
	}
	ids, err := a.assignable(ctx, v, &o)
	if err != nil {
		return nil, err
	}
	list, err := handOut(ids, &o)
	if err != nil {
		return nil, err
	}
	how := cited.Seen
	if o.Blind {
		how = cited.Blind
	}
	var decisions []cited.Decision
	for _, one := range list {
		for _, coder := range one.Coders {
			decisions = append(decisions, cited.Decision{Subject: one.Document, Field: cited.AssignedField(coder), Verdict: cited.Added, Value: how})
		}
	}
	handed := make([]Handed, len(o.Coders))
	for i, coder := range o.Coders {
		seeded, err := a.seeded(ctx, v, &o, list, coder)
		if err != nil {
			return nil, err
		}
		decisions = append(decisions, seeded...)
		handed[i] = Handed{Coder: coder, Errors: len(seeded)}
		for _, one := range list {
			if slices.Contains(one.Coders, coder) {
				handed[i].Documents++
				handed[i].Shared += len(one.Coders) - 1
			}
		}
	}
	_, err = a.store.Assign(ctx, v, decisions, a.cfg.Now())
	return handed, err
}

// assignable returns the documents that can be handed out.
func (a *Archive) assignable(ctx context.Context, v cited.Viewer, o *Assigning) ([]cited.ID, error) {
	tasks, err := a.store.CodingTasks(ctx, v, "")
	if err != nil {
		return nil, err
	}
	has := map[cited.ID]bool{}
	for _, t := range tasks {
		if len(o.Coders) > 1 && slices.Contains(o.Coders, t.Coder) {
			has[t.Document] = true
		}
	}
	var ids []cited.ID
	before := 0
	for d, err := range a.Documents(ctx, v, o.Query) {
		switch {
		case err != nil:
			return nil, err
		case has[d.ID]:
			before++
		case d.Outcome == cited.OutcomeRead && !d.Receipt:
			ids = append(ids, d.ID)
		}
	}
	switch {
	case len(ids) == 0 && before > 0:
		return nil, cited.Errorf(cited.Invalid, "all documents that are asked for are assigned to these coders already; cited assign lists how far they are")
	case len(ids) == 0:
		return nil, cited.Errorf(cited.NotFound, "no document with a text is among those that are asked for; widen --query, or add some with cited add")
	}
	return ids, nil
}

func checkAssigning(o *Assigning) error {
	for i, coder := range o.Coders {
		if err := cited.CheckCoder(coder); err != nil {
			return err
		}
		if slices.Contains(o.Coders[:i], coder) {
			return cited.Errorf(cited.Invalid, "%s is named twice: name each coder once", coder)
		}
	}
	if o.Errors < 0 || o.Errors > 0 && o.Blind {
		return cited.Errorf(cited.Invalid, "errors are put into what the machine read, and from 1 on; who codes from the bare text sees none of it")
	}
	return nil
}

// handOut says who codes which documents, in the order in which they are to be worked off.
func handOut(ids []cited.ID, o *Assigning) ([]review.Assignment, error) {
	if len(o.Coders) != 1 {
		return review.Overlap(ids, o.Coders, o.Share, o.Seed)
	}
	var list []review.Assignment
	for _, id := range review.Sample(ids, len(ids), o.Seed) {
		list = append(list, review.Assignment{Document: id, Coders: o.Coders})
	}
	return list, nil
}

// seeded makes the errors that one coder is shown. They are put where nobody else codes as far as there
// is room, because agreement is not told by them.
func (a *Archive) seeded(ctx context.Context, v cited.Viewer, o *Assigning, list []review.Assignment, coder string) ([]cited.Decision, error) {
	if o.Errors == 0 {
		return nil, nil
	}
	set, err := a.CodebookSet()
	if err != nil {
		return nil, err
	}
	figures := map[cited.ID]cited.Figure{}
	var alone, shared []cited.ID
	for _, one := range list {
		if !slices.Contains(one.Coders, coder) {
			continue
		}
		read, err := a.unseen(ctx, v, one.Document, coder)
		if err != nil {
			return nil, err
		}
		for _, f := range read {
			figures[f.ID] = f
			if len(one.Coders) == 1 {
				alone = append(alone, f.ID)
			} else {
				shared = append(shared, f.ID)
			}
		}
	}
	order := append(review.Sample(alone, len(alone), o.Seed), review.Sample(shared, len(shared), o.Seed)...)
	return spoiled(order, figures, set, coder, o)
}

// unseen returns the figures of a document of which a coder has said nothing, and which are shown as they
// were read.
func (a *Archive) unseen(ctx context.Context, v cited.Viewer, document cited.ID, coder string) ([]cited.Figure, error) {
	read, err := a.store.MachineFigures(ctx, v, document)
	if err != nil {
		return nil, err
	}
	coded, _, err := a.store.Coded(ctx, v, document)
	return slices.DeleteFunc(read, func(f cited.Figure) bool {
		return f.Individual || slices.ContainsFunc(coded, func(c cited.Coded) bool { return c.Coder == coder && c.Decision.Now == f.ID })
	}), err
}

// spoiled makes as many errors as are asked for of figures in their order, or as there can be.
func spoiled(order []cited.ID, figures map[cited.ID]cited.Figure, set *codebook.Set, coder string, o *Assigning) (decisions []cited.Decision, err error) {
	random := rand.New(rand.NewPCG(o.Seed, uint64(len(order))))
	for _, id := range order {
		if len(decisions) == o.Errors {
			break
		}
		f := figures[id]
		wrong, field := review.Spoil(f, bookNamed(set, &f), random)
		if field == "" {
			continue
		}
		value, err := json.Marshal(&wrong)
		if err != nil {
			return nil, err
		}
		decisions = append(decisions, cited.Decision{Subject: id, Field: cited.SeededField(coder), Verdict: cited.Added, Value: string(value), Reason: field})
	}
	return decisions, nil
}

// Unassign takes back what a coder was assigned and is not done with. What they have said
// stays. It returns how many documents that are. Only the owner may.
func (a *Archive) Unassign(ctx context.Context, v cited.Viewer, coder string) (int, error) {
	tasks, err := a.CodingTasks(ctx, v, coder)
	if err != nil {
		return 0, err
	}
	var decisions []cited.Decision
	for _, t := range tasks {
		if !t.Done {
			decisions = append(decisions, cited.Decision{Subject: t.Document, Field: cited.AssignedField(coder), Verdict: cited.Rejected})
		}
	}
	return a.store.Assign(ctx, v, decisions, a.cfg.Now())
}

// CodingTasks returns the documents that a coder is to code or is done with, in the order in which they
// were assigned; those of all coders if the name is empty. A coder of whom nothing is known is
// NotFound.
func (a *Archive) CodingTasks(ctx context.Context, v cited.Viewer, coder string) ([]cited.CodingTask, error) {
	if coder != "" {
		if err := cited.CheckCoder(coder); err != nil {
			return nil, err
		}
	}
	tasks, err := a.store.CodingTasks(ctx, v, coder)
	if err == nil && len(tasks) == 0 && coder != "" {
		err = cited.Errorf(cited.NotFound, "nothing is assigned to %q; cited assign lists who has something, and cited assign %s assigns documents", coder, coder)
	}
	return tasks, err
}

// Assigned is how far one coder is.
type Assigned struct {
	Coder    string `json:"coder"`
	How      string `json:"how"`
	Assigned int    `json:"assigned"`
	Done     int    `json:"done"`
}

// AssignedOf counts tasks by coder and by how they are coded.
func AssignedOf(tasks []cited.CodingTask) []Assigned {
	var list []Assigned
	for _, t := range tasks {
		at := slices.IndexFunc(list, func(one Assigned) bool { return one.Coder == t.Coder && one.How == t.How })
		if at < 0 {
			at, list = len(list), append(list, Assigned{Coder: t.Coder, How: t.How})
		}
		if t.How != "" {
			list[at].Assigned++
		}
		if t.Done {
			list[at].Done++
		}
	}
	slices.SortStableFunc(list, func(x, y Assigned) int { return cmp.Or(cmp.Compare(x.Coder, y.Coder), cmp.Compare(x.How, y.How)) })
	return list
}
