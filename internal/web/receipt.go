package web

import (
	"net/http"

	"cited"
	"cited/internal/tell"
)

// receiptPage is everything behind one figure.
type receiptPage struct {
	Receipt   cited.Receipt
	Cite      string
	Uncitable []string // why it is not to be cited
	Behind    []string // at most so many independent sources say the same; nil where that is not asked
	Claims    string   // what else its cell holds
	Compared  bool     // it was held against all that
	Alone     string   // why it is held against nothing
	Cell      cited.ID // empty where there is none
	Siblings  []figureRow
	More      int // siblings that are not shown
	Findings  []cited.Finding
	From, To  []edgeRow
	MoreKin   int // edges that are not shown
	Spot      string
	Decided   bool // the whole of it, by somebody
	Decisions []decisionRow
	Contested bool
	Forms     []fieldForm
	Lists     []datalist
	Marking   markForms
	Problem   string // why what somebody decided was not kept
	Saved     bool
}

// field is a field of a figure: what it holds, as people write it too, and from which words by which rule.
type field struct {
	Name, Words, Value string
	Evidence           []cited.Evidence
}

// edgeRow is an edge with the document at its other end.
type edgeRow struct {
	Edge  cited.Edge
	Other cited.Document
	Share string
}

// Of lists that stand beside a receipt, so many are shown.
const mostBeside = 12

func (s *server) receipt(r *request) error { return s.showReceipt(r, nil) }

// showReceipt shows a receipt, and why what somebody decided about it could not be kept.
func (s *server) showReceipt(r *request, problem error) error {
	rec, err := s.Archive.Receipt(r.Context(), r.viewer, cited.ID(r.PathValue("id")))
	if err != nil {
		return err
	}
	p := receiptPage{Receipt: rec, Spot: tell.Spot(&rec.Spot), Decided: isDecided(rec.Decisions), Decisions: decisionsOf(rec.Decisions), Contested: rec.Review == cited.ReviewContested,
		Saved: r.URL.Query().Has("saved") && problem == nil}
	for _, fill := range []func(*request, *receiptPage) error{s.fields, s.cite, s.claims, s.siblings, s.findingsOf, s.kinOf} {
		if err := fill(r, &p); err != nil {
			return err
		}
	}
	if p.Marking, err = s.markingOf(r, rec.Figure.ID, rec.Decisions); err != nil {
		return err
	}
	status := http.StatusOK
	if problem != nil {
		p.Problem = problem.Error()
		status, _ = statusOf(problem)
	}
	return s.pageWith(r, status, "figure", tell.Value(&rec.Figure)+" "+rec.Figure.Counted+", "+rec.Figure.Measure, p)
}

// fields fills in what each field holds, and the forms that correct it.
func (s *server) fields(_ *request, p *receiptPage) error {
	set, err := s.codebooks()
	if err != nil {
		return err
	}
	f := &p.Receipt.Figure
	book, _ := set.Book(f.Codebook)
	p.Forms, p.Lists = fieldForms(f, p.Receipt.Decisions, book), datalists(set)
	return nil
}

// decideFigure keeps what a form of a receipt decides, and goes back to its page. What cannot be
// kept is said there, beside what somebody else did.
func (s *server) decideFigure(r *request) error {
	id := cited.ID(r.PathValue("id"))
	err := s.decided(r, id)
	switch cited.CodeOf(err) {
	case "":
		return r.to(back(r, r.URL.Path+"?saved#decisions"))
	case cited.Invalid, cited.Conflict:
		return s.showReceipt(r, err)
	}
	return err
}

// claims fills in what is claimed beside a figure.
func (s *server) claims(r *request, p *receiptPage) error {
	f := &p.Receipt.Figure
	beside, err := s.Archive.CompareBeside(r.Context(), r.viewer, f)
	switch {
	case err != nil:
		return err
	case beside != nil:
		p.Claims, p.Cell, p.Compared = tell.Beside(beside, f.ID), beside.Cell.ID(), true
		p.Behind, err = s.voices(r, f.ID)
		return err
	}
	if p.Alone, err = s.Archive.Alone(f); err != nil || p.Alone != "" {
		return err
	}
	if p.Claims, p.Cell, err = s.Archive.Counted(r.Context(), r.viewer, f.ID); p.Claims != "" {
		p.Claims += " in its cell " + string(p.Cell)
	}
	return err
}

// voices returns the names of the independent sources behind what a figure says. A document that nobody printed or
// is credited in is called by its title.
func (s *server) voices(r *request, figure cited.ID) ([]string, error) {
	names, err := s.Archive.Behind(r.Context(), r.viewer, figure)
	for i, name := range names {
		if _, ok := cited.ID(name).Bits(); !ok || cited.ID(name).Kind() != cited.DocumentID {
			continue
		}
		d, err := s.Archive.Document(r.Context(), r.viewer, cited.ID(name))
		if err != nil {
			return nil, err
		}
		names[i] = called(d)
	}
	return names, err
}

// siblings fills in the other figures of the document that stand nearest.
func (s *server) siblings(r *request, p *receiptPage) error {
	near, more, err := s.Archive.Siblings(r.Context(), r.viewer, p.Receipt.Figure.ID, mostBeside)
	for _, rec := range near {
		p.Siblings = append(p.Siblings, figureRow{rec.Figure, rec.Document, rec.Review, around(rec.Figure.Quote, rec.Figure.Span)})
	}
	p.More = more
	return err
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
func (s *server) kinOf(r *request, p *receiptPage) (err error) {
	p.From, p.To, p.MoreKin, err = s.kin(r, p.Receipt.Document.ID, mostBeside)
	return err
}

// kin returns edges from and to a document, up to so many of either, and how many more there are.
func (s *server) kin(r *request, document cited.ID, most int) (from, to []edgeRow, more int, err error) {
	f, err := s.Archive.Near(r.Context(), r.viewer, document, most)
	for _, e := range f.From {
		from = append(from, edgeRow{e, f.Documents[e.Earlier], tell.Share(&e)})
	}
	for _, e := range f.To {
		to = append(to, edgeRow{e, f.Documents[e.Later], tell.Share(&e)})
	}
	return from, to, f.MoreFrom + f.MoreTo, err
}
