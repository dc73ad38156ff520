package web

import (
	"cited"
	"cited/internal/query"
	"cited/internal/tell"
)

// likeFiguresPage is a list of what is like figures and has no number of people: what is said
// without one, or comparisons.
type likeFiguresPage struct {
	list
	Title, Section, Says string
	None                 string
	Many                 bool // there are more than are counted
	Rows                 []likeFigureRow
}

// likeFigureRow is such a thing in a list.
type likeFigureRow struct {
	Figure   cited.Figure
	Address  string
	Says     string // what stands in the place of a number
	Document cited.Document
	Review   cited.Review
	Around   []piece
	Place    string // address of its words in the document
}

func likeFigureRowOf[T any](r *cited.ReceiptOf[T], f *cited.Figure, says string) likeFigureRow {
	return likeFigureRow{*f, linkOf(f.ID), says, r.Document, r.Review, around(f.Quote, f.Span), placeOf(r.Document.ID, f.Start)}
}

func (s *server) unquantified(r *request) error {
	a := readAsked(r.URL, query.Unquantified)
	b, err := s.browsing(a, query.Unquantified)
	if err != nil {
		return err
	}
	got, err := s.Archive.BrowseUnquantified(r.Context(), r.viewer, b)
	if err != nil {
		return err
	}
	p := likeFiguresPage{list: listOf(a, "place", foundOf(&got), [][2]string{{"", "newest document"}, {"measure", "measure"}, {"origin", "origin"}, {"publisher", "publisher"}}),
		Title: "Without a number", Section: "/unquantified", Says: "Says", None: "Nothing that is said without a number is like that."}
	for i := range got.Rows {
		row := &got.Rows[i]
		p.Rows = append(p.Rows, likeFigureRowOf(row, &row.Read.Figure, row.Read.Word))
	}
	return s.page(r, "like-figures", p.Title, p)
}

func (s *server) comparisons(r *request) error {
	a := readAsked(r.URL, query.Comparisons)
	b, err := s.browsing(a, query.Comparisons)
	if err != nil {
		return err
	}
	got, err := s.Archive.BrowseComparisons(r.Context(), r.viewer, b)
	if err != nil {
		return err
	}
	p := likeFiguresPage{list: listOf(a, "comparison", foundOf(&got), nil), Title: "Comparisons", Section: "/comparisons", Says: "Relation", None: "No comparison is like that."}
	p.Many, p.Capped, p.Unsorted = p.Capped, false, false // it is no words that cap it
	for i := range got.Rows {
		row := &got.Rows[i]
		p.Rows = append(p.Rows, likeFigureRowOf(row, &row.Read.Figure, tell.Comparison(&row.Read)))
	}
	return s.page(r, "like-figures", p.Title, p)
}
