package archive

import (
	"context"

	"cited"
	"cited/internal/store"
)

// Browsing is what somebody wants to look at of a list, a page at a time; Browsed is the page, with
// the facets of the whole list.
type (
	Browsing       = store.Browsing
	Browsed[T any] = store.Browsed[T]
	Facet          = store.Facet
	FacetValue     = store.FacetValue
)

// Warm loads what lists are counted and sorted by, and the lists of words by which sources are told apart, so that
// nobody waits for it at their first page.
func (a *Archive) Warm(ctx context.Context, v cited.Viewer) error {
	err := a.store.Warm(ctx, v)
	a.isRole("") // loads them, once
	return err
}

// BrowseFigures returns a page of the figures that a query selects, with how often which values are
// in the whole list. Numbers and facets are those of the moment; while more than a few hundred
// documents were changed at once, for some seconds those from before.
func (a *Archive) BrowseFigures(ctx context.Context, v cited.Viewer, b Browsing) (Browsed[cited.Figure], error) {
	return a.store.BrowseFigures(ctx, v, b)
}

// BrowseStatements returns a page of statements, as BrowseFigures does.
func (a *Archive) BrowseStatements(ctx context.Context, v cited.Viewer, b Browsing) (Browsed[cited.Statement], error) {
	return a.store.BrowseStatements(ctx, v, b)
}

// BrowseResponses returns a page of responses, as BrowseFigures does.
func (a *Archive) BrowseResponses(ctx context.Context, v cited.Viewer, b Browsing) (Browsed[cited.Response], error) {
	return a.store.BrowseResponses(ctx, v, b)
}

// BrowseUnquantified returns a page of what is said without a number, as BrowseFigures does.
func (a *Archive) BrowseUnquantified(ctx context.Context, v cited.Viewer, b Browsing) (Browsed[cited.Unquantified], error) {
	return a.store.BrowseUnquantified(ctx, v, b)
}

// BrowseComparisons returns a page of comparisons, as BrowseFigures does, without facets and orders. Up to 1,000
// are counted.
func (a *Archive) BrowseComparisons(ctx context.Context, v cited.Viewer, b Browsing) (Browsed[cited.Comparison], error) {
	return a.store.BrowseComparisons(ctx, v, b)
}

// BrowsedDocuments is a page of documents; CrossTable sets two keys of figures against each other.
type (
	BrowsedDocuments = store.BrowsedDocuments
	CrossTable       = store.CrossTable
	CrossCell        = store.CrossCell
)

// BrowseDocuments returns a page of the documents that a query selects, as BrowseFigures does, sorted
// by nothing, published or publisher.
func (a *Archive) BrowseDocuments(ctx context.Context, v cited.Viewer, b Browsing) (BrowsedDocuments, error) {
	return a.store.BrowseDocuments(ctx, v, b)
}

// Cross counts the figures that a query selects by two keys: origin by measure, origin by year.
func (a *Archive) Cross(ctx context.Context, v cited.Viewer, q cited.Query, row, column string) (CrossTable, error) {
	return a.store.Cross(ctx, v, q, row, column)
}
