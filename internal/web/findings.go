package web

import (
	"iter"
	"slices"

	"cited"
	"cited/internal/codebook"
	"cited/internal/query"
	"cited/internal/tell"
)

// findingsPage is a list of what checks noticed.
type findingsPage struct {
	list
	Rows []findingRow
	Many bool // there are more than were counted
}

// findingRow is a finding in a list, with what it is about side by side.
type findingRow struct {
	cited.Finding
	Shown []exhibitRow
	More  int // exhibits that are not shown
}

// exhibitRow is a place that a finding is about.
type exhibitRow struct {
	cited.Exhibit
	Address  string // of the receipt, else of the place in the document
	Document cited.Document
	Around   []piece
	Figure   *cited.Figure // nil where the words are no figure
	Fields   []fieldWords
}

// mostExhibits is how many exhibits of a finding a list shows.
const mostExhibits = 4

func (s *server) findings(r *request) error {
	a := readAsked(r.URL, query.Findings)
	b, err := s.browsing(a, query.Findings)
	if err != nil {
		return err
	}
	got, err := s.Archive.BrowseFindings(r.Context(), r.viewer, b)
	if err != nil {
		return err
	}
	p := findingsPage{list: listOf(a, "finding", found{Hits: got.Hits, Next: got.Next, Facets: got.Facets}, nil), Many: got.Capped}
	var ids []cited.ID
	for i := range got.Rows {
		for _, x := range got.Rows[i].Exhibits {
			ids = append(ids, x.Document)
		}
	}
	documents, err := s.documentsByID(r, ids)
	if err != nil {
		return err
	}
	for _, f := range got.Rows {
		row := findingRow{Finding: f, More: max(0, len(f.Exhibits)-mostExhibits)}
		for _, x := range f.Exhibits[:min(len(f.Exhibits), mostExhibits)] {
			row.Shown = append(row.Shown, exhibitRowOf(x, documents))
		}
		p.Rows = append(p.Rows, row)
	}
	return s.page(r, "findings", "Findings", p)
}

func exhibitRowOf(x cited.Exhibit, documents map[cited.ID]cited.Document) exhibitRow {
	row := exhibitRow{Exhibit: x, Document: documents[x.Document], Around: around(x.Quote, x.Span), Address: "/figures/" + string(x.Figure)}
	if x.Figure == "" {
		row.Address = placeOf(x.Document, x.Start)
	}
	return row
}

// documentsByID returns documents by their ids, those that the viewer may see.
func (s *server) documentsByID(r *request, ids []cited.ID) (map[cited.ID]cited.Document, error) {
	of := map[cited.ID]cited.Document{}
	if len(ids) == 0 {
		return of, nil
	}
	var values []string
	for _, id := range ids {
		if !slices.Contains(values, string(id)) {
			values = append(values, string(id))
		}
	}
	for d, err := range s.Archive.Documents(r.Context(), r.viewer, cited.Query{Terms: []cited.Term{{Key: "document", Values: values}}}) {
		if err != nil {
			return nil, err
		}
		of[d.ID] = d
	}
	return of, nil
}

// findingPage is a finding with all it is about, side by side.
type findingPage struct {
	Finding   cited.Finding
	Check     string // what its check notices
	Exhibits  []exhibitRow
	Decisions []decisionRow
	Saved     bool
}

func (s *server) finding(r *request) error {
	id := cited.ID(r.PathValue("id"))
	f, err := s.Archive.Finding(r.Context(), r.viewer, id)
	if err != nil {
		return err
	}
	decisions, err := s.Archive.FindingDecisions(r.Context(), r.viewer, id)
	if err != nil {
		return err
	}
	p := findingPage{Finding: f, Check: tell.Check(f.Code), Decisions: decisionsOf(decisions), Saved: r.URL.Query().Has("saved")}
	if p.Exhibits, err = s.exhibits(r, &f); err != nil {
		return err
	}
	return s.page(r, "finding", f.Message, p)
}

// exhibits are what a finding is about, with the figures' fields.
func (s *server) exhibits(r *request, f *cited.Finding) (rows []exhibitRow, err error) {
	var figures []string
	var ids []cited.ID
	for _, x := range f.Exhibits {
		ids = append(ids, x.Document)
		if x.Figure != "" {
			figures = append(figures, string(x.Figure))
		}
	}
	documents, err := s.documentsByID(r, ids)
	if err != nil {
		return nil, err
	}
	read := map[cited.ID]cited.Figure{}
	if len(figures) > 0 {
		q := cited.Query{Terms: []cited.Term{{Key: "id", Values: figures}, {Key: "individual", Values: []string{"true", "false"}}}}
		if err := gather(s.Archive.Figures(r.Context(), r.viewer, q), func(one cited.Receipt) { read[one.Figure.ID] = one.Figure }); err != nil {
			return nil, err
		}
	}
	for _, x := range f.Exhibits {
		row := exhibitRowOf(x, documents)
		if figure, ok := read[x.Figure]; ok {
			row.Figure, row.Fields = &figure, s.fieldsOf(&figure)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// decideFinding accepts or rejects a finding, or takes that back.
func (s *server) decideFinding(r *request) error {
	id := cited.ID(r.PathValue("id"))
	if err := r.form(); err != nil {
		return err
	}
	if err := s.Archive.DecideFinding(r.Context(), r.viewer, id, cited.Verdict(r.PostForm.Get("verdict")), r.PostForm.Get("reason")); err != nil {
		return err
	}
	return r.to("/findings/" + string(id) + "?saved")
}

// fieldsOf says what each field of a figure holds that the text says something about.
func (s *server) fieldsOf(f *cited.Figure) (list []fieldWords) {
	book := s.book(f)
	for _, name := range cited.Fields() {
		if words := tell.Field(f, name, book); words != "" {
			list = append(list, fieldWords{name, words})
		}
	}
	return list
}

// book is the codebook of a figure, nil where it cannot be had: codes then stand for themselves.
func (s *server) book(f *cited.Figure) (book *codebook.Codebook) {
	if set, err := s.codebooks(); err == nil {
		book, _ = set.Book(f.Codebook)
	}
	return book
}

// fieldWords is a field of a figure or cell, in words.
type fieldWords struct{ Name, Words string }

// gather calls use for each of some rows.
func gather[T any](rows iter.Seq2[T, error], use func(T)) error {
	for row, err := range rows {
		if err != nil {
			return err
		}
		use(row)
	}
	return nil
}
