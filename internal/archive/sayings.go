package archive

import (
	"context"
	"iter"

	"cited"
)

// Statements yields the statements that a query selects, in the order of Figures and
// without context and decisions: Statement returns those.
func (a *Archive) Statements(ctx context.Context, v cited.Viewer, q cited.Query) iter.Seq2[cited.ReceiptOf[cited.Statement], error] {
	return a.store.Statements(ctx, v, q)
}

// Statement returns everything behind one statement.
func (a *Archive) Statement(ctx context.Context, v cited.Viewer, id cited.ID) (cited.ReceiptOf[cited.Statement], error) {
	return a.store.Statement(ctx, v, id)
}

// Responses yields the responses of states and bodies that a query selects.
func (a *Archive) Responses(ctx context.Context, v cited.Viewer, q cited.Query) iter.Seq2[cited.ReceiptOf[cited.Response], error] {
	return a.store.Responses(ctx, v, q)
}

// Response returns everything behind one response.
func (a *Archive) Response(ctx context.Context, v cited.Viewer, id cited.ID) (cited.ReceiptOf[cited.Response], error) {
	return a.store.Response(ctx, v, id)
}

// AllUnquantified yields what is said without a number, as far as a query selects it.
func (a *Archive) AllUnquantified(ctx context.Context, v cited.Viewer, q cited.Query) iter.Seq2[cited.ReceiptOf[cited.Unquantified], error] {
	return a.store.AllUnquantified(ctx, v, q)
}

// Unquantified returns everything behind one thing that is said without a number.
func (a *Archive) Unquantified(ctx context.Context, v cited.Viewer, id cited.ID) (cited.ReceiptOf[cited.Unquantified], error) {
	return a.store.Unquantified(ctx, v, id)
}

// Comparisons yields the comparisons that a query selects.
func (a *Archive) Comparisons(ctx context.Context, v cited.Viewer, q cited.Query) iter.Seq2[cited.ReceiptOf[cited.Comparison], error] {
	return a.store.Comparisons(ctx, v, q)
}

// Comparison returns everything behind one comparison.
func (a *Archive) Comparison(ctx context.Context, v cited.Viewer, id cited.ID) (cited.ReceiptOf[cited.Comparison], error) {
	return a.store.Comparison(ctx, v, id)
}

// Themes yields the themes of sentences that a query selects.
func (a *Archive) Themes(ctx context.Context, v cited.Viewer, q cited.Query) iter.Seq2[cited.ReceiptOf[cited.Theme], error] {
	return a.store.Themes(ctx, v, q)
}

// Theme returns everything behind one theme of a sentence.
func (a *Archive) Theme(ctx context.Context, v cited.Viewer, id cited.ID) (cited.ReceiptOf[cited.Theme], error) {
	return a.store.Theme(ctx, v, id)
}
