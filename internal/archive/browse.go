package archive

import (
	"context"
	"iter"

	"cited"
)

// Browsing is what somebody wants to look at of a list, a page at a time.
type Browsing struct {
	Query cited.Query // Limit: rows of a page
	Sort  string
	After cited.ID // the last row of the page before; empty: the first page
}

// Browsed is a page of a list, with how often which values are in the whole of it.
type Browsed[T any] struct {
	Rows   []cited.ReceiptOf[T]
	Hits   int
	Capped bool
	Sorted bool
	Next   cited.ID
	Facets []Facet
}

// Facet is how often which values of a key are in a list.
type Facet struct {
	Key    string
	Values []FacetValue
	Others int
}

// FacetValue is a value, and in how many rows it is.
type FacetValue struct {
	Value string
	Rows  int
}

func browse[T any](rows iter.Seq2[cited.ReceiptOf[T], error], b Browsing) (out Browsed[T], err error) {
	for r, err := range rows {
		if err != nil {
			return out, err
		}
		if out.Hits++; out.Hits <= b.Query.Limit {
			out.Rows = append(out.Rows, r)
		}
	}
	return out, nil
}

func all(q cited.Query) cited.Query { q.Limit = 0; return q }

// BrowseFigures returns a page of figures.
func (a *Archive) BrowseFigures(ctx context.Context, v cited.Viewer, b Browsing) (Browsed[cited.Figure], error) {
	return browse(func(yield func(cited.ReceiptOf[cited.Figure], error) bool) {
		for r, err := range a.Figures(ctx, v, all(b.Query)) {
			if !yield(cited.ReceiptOf[cited.Figure]{Read: r.Figure, Document: r.Document, Review: r.Review, Version: r.Version}, err) {
				return
			}
		}
	}, b)
}

// BrowseStatements returns a page of statements.
func (a *Archive) BrowseStatements(ctx context.Context, v cited.Viewer, b Browsing) (Browsed[cited.Statement], error) {
	return browse(a.Statements(ctx, v, all(b.Query)), b)
}

// BrowseResponses returns a page of responses.
func (a *Archive) BrowseResponses(ctx context.Context, v cited.Viewer, b Browsing) (Browsed[cited.Response], error) {
	return browse(a.Responses(ctx, v, all(b.Query)), b)
}

// BrowseDocuments returns a page of documents.
func (a *Archive) BrowseDocuments(ctx context.Context, v cited.Viewer, b Browsing) (Browsed[cited.Document], error) {
	return browse(func(yield func(cited.ReceiptOf[cited.Document], error) bool) {
		for d, err := range a.Documents(ctx, v, all(b.Query)) {
			if !yield(cited.ReceiptOf[cited.Document]{Read: d, Document: d}, err) {
				return
			}
		}
	}, b)
}
