package web

import (
	"cited"
	"cited/internal/query"
)

// documentsPage is a list of documents.
type documentsPage struct {
	list
	Rows []cited.Document
}

func (s *server) documents(r *request) error {
	a := readAsked(r.URL, query.Figures)
	b, err := s.browsing(a, query.Figures)
	if err != nil {
		return err
	}
	got, err := s.Archive.BrowseDocuments(r.Context(), r.viewer, b)
	if err != nil {
		return err
	}
	return s.page(r, "documents", "Documents", documentsPage{list: listOf(a, "document", found{got.Hits, got.Capped, got.Sorted, got.Next, got.Facets}, nil), Rows: got.Documents})
}
