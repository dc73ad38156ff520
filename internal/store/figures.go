package store

import (
	"context"
	"iter"
	"slices"

	"cited"
)

// Figures yields the figures that a query selects, newest document first, then in
// the order of the text. The receipts hold what lists show: no context, no
// decisions. It stops after the first error.
func (s *Store) Figures(ctx context.Context, v cited.Viewer, q cited.Query) iter.Seq2[cited.Receipt, error] {
	return func(yield func(cited.Receipt, error) bool) {
		marks, err := s.marks(ctx, v)
		if err != nil {
			yield(cited.Receipt{}, err)
			return
		}
		for r, err := range list(ctx, s, v, figureKind, q) {
			one := ofFigure(&r)
			one.Marks = marks[one.Figure.ID]
			if !yield(one, err) {
				return
			}
		}
	}
}

// Receipt returns everything behind one figure.
func (s *Store) Receipt(ctx context.Context, v cited.Viewer, id cited.ID) (cited.Receipt, error) {
	r, err := receipt(ctx, s, v, figureKind, id)
	one := ofFigure(&r)
	one.Marks = cited.MarksOf(slices.DeleteFunc(slices.Clone(r.Decisions), func(d cited.Decision) bool { return d.Subject.Kind() != cited.FigureID }))
	return one, err
}

func ofFigure(r *cited.ReceiptOf[cited.Figure]) cited.Receipt {
	return cited.Receipt{Figure: r.Read, Document: r.Document, Before: r.Before, After: r.After, Spot: r.Spot, Version: r.Version, Review: r.Review, Decisions: r.Decisions,
		Corrections: r.Corrections}
}

// Statements yields the statements that a query selects, as Figures does.
func (s *Store) Statements(ctx context.Context, v cited.Viewer, q cited.Query) iter.Seq2[cited.ReceiptOf[cited.Statement], error] {
	return list(ctx, s, v, statementKind, q)
}

// Statement returns everything behind one statement.
func (s *Store) Statement(ctx context.Context, v cited.Viewer, id cited.ID) (cited.ReceiptOf[cited.Statement], error) {
	return receipt(ctx, s, v, statementKind, id)
}

// Responses yields the responses that a query selects, as Figures does.
func (s *Store) Responses(ctx context.Context, v cited.Viewer, q cited.Query) iter.Seq2[cited.ReceiptOf[cited.Response], error] {
	return list(ctx, s, v, responseKind, q)
}

// Response returns everything behind one response.
func (s *Store) Response(ctx context.Context, v cited.Viewer, id cited.ID) (cited.ReceiptOf[cited.Response], error) {
	return receipt(ctx, s, v, responseKind, id)
}

// AllUnquantified yields what is said without a number, as far as a query selects it.
func (s *Store) AllUnquantified(ctx context.Context, v cited.Viewer, q cited.Query) iter.Seq2[cited.ReceiptOf[cited.Unquantified], error] {
	return list(ctx, s, v, unquantifiedKind, q)
}

// Unquantified returns everything behind one thing that is said without a number.
func (s *Store) Unquantified(ctx context.Context, v cited.Viewer, id cited.ID) (cited.ReceiptOf[cited.Unquantified], error) {
	return receipt(ctx, s, v, unquantifiedKind, id)
}

// Comparisons yields the comparisons that a query selects, as Figures does.
func (s *Store) Comparisons(ctx context.Context, v cited.Viewer, q cited.Query) iter.Seq2[cited.ReceiptOf[cited.Comparison], error] {
	return list(ctx, s, v, comparisonKind, q)
}

// Comparison returns everything behind one comparison.
func (s *Store) Comparison(ctx context.Context, v cited.Viewer, id cited.ID) (cited.ReceiptOf[cited.Comparison], error) {
	return receipt(ctx, s, v, comparisonKind, id)
}

// Themes yields the themes of sentences that a query selects, as Figures does.
func (s *Store) Themes(ctx context.Context, v cited.Viewer, q cited.Query) iter.Seq2[cited.ReceiptOf[cited.Theme], error] {
	return list(ctx, s, v, themeKind, q)
}

// Proposals yields the proposals that a query selects, as Figures does.
func (s *Store) Proposals(ctx context.Context, v cited.Viewer, q cited.Query) iter.Seq2[cited.ReceiptOf[cited.Proposal], error] {
	return list(ctx, s, v, proposalKind, q)
}

// Proposal returns everything behind one proposal, but for the figures that it is held
// against.
func (s *Store) Proposal(ctx context.Context, v cited.Viewer, id cited.ID) (cited.ReceiptOf[cited.Proposal], error) {
	return receipt(ctx, s, v, proposalKind, id)
}

// Theme returns everything behind one theme of a sentence.
func (s *Store) Theme(ctx context.Context, v cited.Viewer, id cited.ID) (cited.ReceiptOf[cited.Theme], error) {
	return receipt(ctx, s, v, themeKind, id)
}
