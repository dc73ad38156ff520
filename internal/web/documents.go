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
	p := documentsPage{list: listOf(a, "document", &got, [][2]string{{"", "newest first"}})}
	for i := range got.Rows {
		p.Rows = append(p.Rows, got.Rows[i].Document)
	}
	return s.page(r, "documents", "Documents", p)
}
