package archive

import (
	"context"
	"iter"

	"cited"
	"cited/internal/sheet"
)

// Proposed is a proposal with what is behind it, held against the figures of the archive.
type Proposed struct {
	cited.ReceiptOf[cited.Proposal]
	Held cited.Heldness
}

// Proposals yields the proposals that a query selects, newest spreadsheet first, in the order
// of its cells, each held against the figures that the viewer may see. If states are named,
// only those that stand so.
func (a *Archive) Proposals(ctx context.Context, v cited.Viewer, q cited.Query, states ...cited.Held) iter.Seq2[Proposed, error] {
	return func(yield func(Proposed, error) bool) {
		limit, n := q.Limit, 0
		if len(states) > 0 {
			q.Limit = 0
		}
		for r, err := range a.store.Proposals(ctx, v, q) {
			p := Proposed{ReceiptOf: r}
			if err == nil {
				p.Held, err = a.hold(ctx, v, &r.Read, r.Document.Original)
			}
			if err == nil && len(states) > 0 && !among(states, p.Held.State) {
				continue
			}
			if !yield(p, err) || err != nil {
				return
			}
			if n++; limit > 0 && n == limit {
				return
			}
		}
	}
}

func among(states []cited.Held, state cited.Held) bool {
	for _, s := range states {
		if s == state {
			return true
		}
	}
	return false
}

// Proposal returns everything behind one proposal.
func (a *Archive) Proposal(ctx context.Context, v cited.Viewer, id cited.ID) (Proposed, error) {
	r, err := a.store.Proposal(ctx, v, id)
	if err != nil {
		return Proposed{}, err
	}
	held, err := a.hold(ctx, v, &r.Read, r.Document.Original)
	return Proposed{r, held}, err
}

// hold holds a proposal against the figures of the archive. A document that has the bytes of
// its own spreadsheet is no receipt.
func (a *Archive) hold(ctx context.Context, v cited.Viewer, p *cited.Proposal, original string) (cited.Heldness, error) {
	r, err := a.Reader()
	if err != nil {
		return cited.Heldness{}, err
	}
	var candidates []cited.Backing
	add := func(b cited.Backing) {
		if b.Document.Original != original {
			candidates = append(candidates, b)
		}
	}
	held := cited.Heldness{State: cited.WantsReceipt}
	for _, q := range sheet.Queries(p) {
		if len(held.Candidates) > 0 {
			break // what else is said of the same need not be known
		}
		if p.Word != "" {
			for u, err := range a.store.AllUnquantified(ctx, v, q) {
				if err != nil {
					return cited.Heldness{}, err
				}
				add(cited.Backing{ID: u.Read.ID, Document: u.Document, Figure: u.Read.Figure, Word: u.Read.Word})
			}
		} else {
			for f, err := range a.store.Figures(ctx, v, q) {
				if err != nil {
					return cited.Heldness{}, err
				}
				add(cited.Backing{ID: f.Figure.ID, Document: f.Document, Figure: f.Figure})
			}
		}
		held = sheet.Hold(r.extract.Codebooks(), p, candidates)
	}
	return held, nil
}
