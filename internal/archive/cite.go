package archive

import (
	"context"
	"slices"
	"strings"

	"cited"
	"cited/internal/export"
)

// Citation is how a figure may be cited: behind the same gate as every export.
type Citation struct {
	Chain    []string // whoever said it, the earliest first: each is given by the next; empty if nobody is named
	Document cited.Document
	Held     []export.Reason // why it may not be cited, and then there is nothing else; empty: it may
	Rejected bool            // people found that it is not what it was read as, which no list shows either
}

// mostRelays bounds how far it is followed from whom a document has a figure.
const mostRelays = 8

// Citation says how a receipt may be cited. Whoever said it first stands first: of a document that has the figure from
// another, as a copy or because it credits that one for it, whoever the other credits, then the other's publisher.
// An earlier document that may not be named is passed over.
func (a *Archive) Citation(ctx context.Context, v cited.Viewer, rec *cited.Receipt) (Citation, error) {
	if rec.Review.Out() {
		return Citation{Rejected: true}, nil
	}
	public, held, err := a.published(ctx, v, *rec)
	if err != nil || len(held.Back) > 0 {
		return Citation{Held: held.Back}, err
	}
	c := Citation{Document: public.Document}
	earlier, err := a.earlier(ctx, v, rec)
	if err != nil {
		return Citation{}, err
	}
	for _, from := range slices.Backward(earlier) {
		public, held, err := a.published(ctx, v, from)
		if err != nil {
			return Citation{}, err
		}
		if len(held.Back) == 0 {
			c.credit(&public)
		}
	}
	c.credit(&public)
	return c, nil
}

// credit adds whom a receipt credits, the earliest first, and its publisher.
func (c *Citation) credit(r *cited.Receipt) {
	names := slices.Clone(r.Figure.Attribution)
	slices.Reverse(names)
	for _, name := range append(names, r.Document.Publisher) {
		if name != "" && !slices.ContainsFunc(c.Chain, func(had string) bool { return strings.EqualFold(had, name) }) {
			c.Chain = append(c.Chain, name)
		}
	}
}

// published leads one receipt through the gate.
func (a *Archive) published(ctx context.Context, v cited.Viewer, r cited.Receipt) (cited.Receipt, export.Held, error) {
	decided, err := a.decidedFigures(ctx, v, r.Document.ID)
	if err != nil {
		return cited.Receipt{}, export.Held{}, err
	}
	gate, err := a.gate(ctx, v, decided)
	if err != nil {
		return cited.Receipt{}, export.Held{}, err
	}
	r.Decisions = append(slices.Clone(r.Decisions), waiting(decided[r.Figure.ID])...)
	public, held := gate.Pass(r)
	return public, held, nil
}

// earlier returns from where a document has a figure, the nearest first. What is no figure there comes as a receipt of the
// document alone, and ends it.
func (a *Archive) earlier(ctx context.Context, v cited.Viewer, rec *cited.Receipt) (all []cited.Receipt, err error) {
	seen := map[cited.ID]bool{rec.Document.ID: true}
	for at := rec; len(all) < mostRelays; at = &all[len(all)-1] {
		edges, err := a.Edges(ctx, v, []cited.ID{at.Document.ID})
		if err == nil {
			err = a.store.WholeProofs(ctx, v, edges)
		}
		if err != nil {
			return nil, err
		}
		e, figure := relayOf(edges, &at.Figure)
		if e == nil || seen[e.Earlier] {
			return all, nil
		}
		seen[e.Earlier] = true
		from, err := a.Receipt(ctx, v, figure)
		if cited.CodeOf(err) == cited.NotFound || err == nil && from.Review.Out() {
			var d cited.Document
			if d, err = a.Document(ctx, v, e.Earlier); cited.CodeOf(err) == cited.NotFound {
				return all, nil
			}
			return append(all, cited.Receipt{Document: d, Figure: cited.Figure{Codebook: rec.Figure.Codebook}}), err
		}
		if err != nil {
			return nil, err
		}
		all = append(all, from)
	}
	return all, nil
}

// relayOf returns the edge by which a document has a figure from an earlier one, a copy before what is only credited, and
// the figure there; nil if there is none, or nothing tells which of the two is earlier.
func relayOf(edges []cited.Edge, f *cited.Figure) (from *cited.Edge, figure cited.ID) {
	for i := range edges {
		e := &edges[i]
		at := slices.IndexFunc(e.Proof.Figures, func(s cited.SharedFigure) bool { return s.LaterID == f.ID })
		inside := slices.ContainsFunc(e.Proof.Passages, func(p cited.SharedPassage) bool { return p.Later.Start <= f.Start && f.End <= p.Later.End })
		byHand := len(e.Proof.Passages)+len(e.Proof.Figures)+len(e.Proof.Credits) == 0
		switch {
		case e.Open:
			continue
		case e.Kind.IsCopy() && (inside || byHand || e.Kind == cited.Copies && at >= 0): // a copy may have paragraphs of its own
		case e.Kind == cited.Cites && (byHand || at >= 0):
		default:
			continue
		}
		if from == nil || e.Kind.IsCopy() && !from.Kind.IsCopy() {
			if from, figure = e, ""; at >= 0 {
				figure = e.Proof.Figures[at].EarlierID
			}
		}
	}
	return from, figure
}
