package web

import (
	"fmt"
	"slices"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/codebook"
	"cited/internal/tell"
)

// receiptPage is everything behind one figure.
type receiptPage struct {
	Receipt   cited.Receipt
	Fields    []field
	Cite      string
	Behind    []string // at most so many independent sources say the same; nil where that is not asked
	Claims    string   // what else its cell holds
	Cell      cited.ID // empty where there is none
	Siblings  []figureRow
	More      int // siblings that are not shown
	Findings  []cited.Finding
	From, To  []edgeRow
	Spot      string
	Base      map[string]cited.ID // of each field what a decision about it is based on
	Decisions []decisionRow
	Editable  []string
	Saved     bool
}

// field is a field of a figure: what it holds, and from which words by which rule.
type field struct {
	Name, Words, Value string
	Evidence           []cited.Evidence
}

// decisionRow is a decision as it is shown.
type decisionRow struct {
	cited.Decision
	Contested bool
}

// edgeRow is an edge with the document at its other end.
type edgeRow struct {
	Edge  cited.Edge
	Other cited.Document
	Share string
}

// Of lists that stand beside a receipt, so many are shown.
const mostBeside = 12

func (s *server) receipt(r *request) error {
	id := cited.ID(r.PathValue("id"))
	rec, err := s.Archive.Receipt(r.Context(), r.viewer, id)
	if err != nil {
		return err
	}
	p := receiptPage{Receipt: rec, Spot: tell.Spot(&rec.Spot), Editable: cited.FieldsOf(cited.FigureID), Base: basesOf(rec.Decisions), Decisions: decisionsOf(rec.Decisions), Cite: citation(&rec),
		Saved: r.URL.Query().Has("saved")}
	p.Fields = s.fieldsOf(&rec.Figure)
	for _, fill := range []func(*request, *receiptPage) error{s.claims, s.siblings, s.findingsOf, s.kinOf} {
		if err := fill(r, &p); err != nil {
			return err
		}
	}
	return s.page(r, "figure", tell.Value(&rec.Figure)+" "+rec.Figure.Counted+", "+rec.Figure.Measure, p)
}

// fieldsOf says what each field holds that the text says something about.
func (s *server) fieldsOf(f *cited.Figure) (list []field) {
	book := s.book(f)
	for _, name := range cited.Fields() {
		words := tell.Field(f, name, book)
		if words == "" {
			continue
		}
		evidence := slices.DeleteFunc(slices.Clone(f.Evidence), func(e cited.Evidence) bool { return e.Field != name })
		list = append(list, field{Name: name, Words: words, Evidence: evidence})
	}
	return list
}

// book is the codebook of a figure, nil where it cannot be had: codes then stand for themselves.
func (s *server) book(f *cited.Figure) (book *codebook.Codebook) {
	if set, err := s.Archive.CodebookSet(); err == nil {
		book, _ = set.Book(f.Codebook)
	}
	return book
}

// basesOf returns what a decision about each field would be based on: the one that holds.
func basesOf(decisions []cited.Decision) map[string]cited.ID {
	about := map[string][]cited.Decision{}
	for _, d := range decisions {
		about[d.Field] = append(about[d.Field], d)
	}
	bases := map[string]cited.ID{}
	for name, list := range about {
		heads := cited.Heads(list)
		bases[name] = heads[len(heads)-1].ID
	}
	return bases
}

func decisionsOf(decisions []cited.Decision) (rows []decisionRow) {
	contested := cited.InConflict(decisions)
	for _, d := range decisions {
		rows = append(rows, decisionRow{d, contested[d.ID]})
	}
	return rows
}

// citation says how to cite a figure: whoever said it first stands first.
func citation(r *cited.Receipt) string {
	chain := slices.Clone(r.Figure.Attribution)
	slices.Reverse(chain)
	if len(chain) == 0 && r.Document.Publisher != "" {
		chain = []string{r.Document.Publisher}
	}
	if n := len(chain); n > 0 && r.Document.Publisher != "" && !strings.EqualFold(chain[n-1], r.Document.Publisher) {
		chain = append(chain, r.Document.Publisher)
	}
	parts := []string{}
	if len(chain) > 0 {
		parts = append(parts, strings.Join(chain, ", as given by "))
	}
	parts = append(parts, "“"+called(r.Document)+"”")
	if r.Document.Published != "" {
		parts = append(parts, tell.Date(r.Document.Published))
	}
	if r.Document.Address != "" {
		parts = append(parts, r.Document.Address)
	}
	return strings.Join(parts, ", ") + fmt.Sprintf(". Receipt %s, document %s, SHA-256 %s.", r.Figure.ID, r.Document.ID, r.Document.Original)
}

// claims fills in what is claimed beside a figure.
func (s *server) claims(r *request, p *receiptPage) error {
	f := &p.Receipt.Figure
	beside, err := s.Archive.Beside(r.Context(), r.viewer, f)
	if err != nil || beside == nil {
		return err
	}
	p.Claims, p.Cell = tell.Beside(beside, f.ID), beside.Cell.ID()
	p.Behind, err = s.Archive.Behind(r.Context(), r.viewer, f.ID)
	return err
}

// siblings fills in the other figures of the document that stand nearest.
func (s *server) siblings(r *request, p *receiptPage) error {
	q := cited.Query{Terms: []cited.Term{{Key: "document", Values: []string{string(p.Receipt.Document.ID)}}}}
	var all []figureRow
	at := 0
	for rec, err := range s.Archive.Figures(r.Context(), r.viewer, q) {
		if err != nil {
			return err
		}
		if rec.Figure.ID == p.Receipt.Figure.ID {
			at = len(all)
			continue
		}
		all = append(all, figureRow{rec.Figure, rec.Document, rec.Review, around(rec.Figure.Quote, rec.Figure.Span)})
	}
	from := max(0, min(at-mostBeside/2, len(all)-mostBeside))
	p.Siblings = all[from:min(len(all), from+mostBeside)]
	p.More = len(all) - len(p.Siblings)
	return nil
}

// findingsOf fills in what checks noticed of a figure.
func (s *server) findingsOf(r *request, p *receiptPage) error {
	q := cited.Query{Terms: []cited.Term{{Key: "figure", Values: []string{string(p.Receipt.Figure.ID)}}}, Limit: mostBeside}
	for f, err := range s.Archive.Findings(r.Context(), r.viewer, q) {
		if err != nil {
			return err
		}
		p.Findings = append(p.Findings, f)
	}
	return nil
}

// kinOf fills in what the document came from, and what came from it.
func (s *server) kinOf(r *request, p *receiptPage) error {
	family, err := s.Archive.Lineage(r.Context(), r.viewer, p.Receipt.Document.ID)
	if err != nil {
		return err
	}
	p.From, p.To = edgesOf(&family)
	return nil
}

func edgesOf(f *archive.Family) (from, to []edgeRow) {
	for _, e := range f.From {
		from = append(from, edgeRow{e, f.Documents[e.Earlier], tell.Share(&e)})
	}
	for _, e := range f.To {
		to = append(to, edgeRow{e, f.Documents[e.Later], tell.Share(&e)})
	}
	return from, to
}

// decide adds a decision that a form makes about what was read, and goes back to its page. What it is
// based on stands in the form, so that two who decide at once are in conflict, and nothing is
// overwritten.
func (s *server) decide(r *request) error {
	id := cited.ID(r.PathValue("id"))
	if err := r.ParseForm(); err != nil {
		return unreadable(err)
	}
	d := cited.Decision{Subject: id, Field: r.PostForm.Get("field"), Verdict: cited.Verdict(r.PostForm.Get("verdict")), Value: strings.TrimSpace(r.PostForm.Get("value")),
		Reason: strings.TrimSpace(r.PostForm.Get("reason")), Base: cited.ID(r.PostForm.Get("base"))}
	if d.Base == "" {
		d.Base = cited.NoBase
	}
	if _, err := s.Archive.Decide(r.Context(), r.viewer, d); err != nil {
		return err
	}
	back := r.PostForm.Get("back")
	if !strings.HasPrefix(back, "/") || strings.HasPrefix(back, "//") || strings.HasPrefix(back, `/\`) {
		back = r.URL.Path + "?saved"
	}
	return r.to(back)
}

// unreadable says that a form could not be read.
func unreadable(err error) error {
	return cited.Errorf(cited.Invalid, "the form cannot be read: %w", err)
}
