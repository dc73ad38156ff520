package web

import (
	"cited"
	"cited/internal/query"
)

// figuresPage is a list of figures.
type figuresPage struct {
	list
	Rows []figureRow
}

// figureRow is a figure in a list.
type figureRow struct {
	Figure   cited.Figure
	Document cited.Document
	Review   cited.Review
	Around   []piece
}

func rowOf(r *cited.ReceiptOf[cited.Figure]) figureRow {
	return figureRow{r.Read, r.Document, r.Review, around(r.Read.Quote, r.Read.Span)}
}

// ordersOfFigures are the orders of a list of figures.
func ordersOfFigures() [][2]string {
	return [][2]string{{"", "newest document"}, {"-value", "highest"}, {"value", "lowest"}, {"-time", "latest"}, {"time", "earliest"},
		{"measure", "measure"}, {"origin", "origin"}, {"source", "source"}, {"publisher", "publisher"}}
}

func (s *server) figures(r *request) error {
	a := readAsked(r.URL, query.Figures)
	b, err := s.browsing(a, query.Figures)
	if err != nil {
		return err
	}
	got, err := s.Archive.BrowseFigures(r.Context(), r.viewer, b)
	if err != nil {
		return err
	}
	p := figuresPage{list: listOf(a, "figure", foundOf(&got), ordersOfFigures())}
	for i := range got.Rows {
		p.Rows = append(p.Rows, rowOf(&got.Rows[i]))
	}
	return s.page(r, "figures", "Figures", p)
}
