package store

import (
	"slices"

	"cited"
)

func figureOfProposal(p *cited.Proposal) *cited.Figure { return &p.Figure }

// proposalKind keeps what the spreadsheets of people say. Whom a row credits is in no list:
// it makes nobody a source. Every row is listed under its sheet.
var proposalKind = kind[cited.Proposal]{
	shelf: shelf{at: atProposals, table: "proposal", kind: cited.ProposalID, count: "proposals", lister: "cited proposals",
		others: []string{"low", "high", "earliest", "latest", "asof", "reported_from", "reported_to"}, every: "sheet", individual: true},
	fields: append(slices.DeleteFunc(figureFields(figureOfProposal), func(f field[cited.Proposal]) bool {
		return slices.Contains([]string{"stance", "group_scope", "counted"}, f.key)
	}), field[cited.Proposal]{column{"word", "", true}, func(p *cited.Proposal) string { return p.Word }},
		field[cited.Proposal]{column{"sheet", "", true}, func(p *cited.Proposal) string { return p.Sheet }}),
	listFields: slices.DeleteFunc(figureLists(figureOfProposal), func(l listField[cited.Proposal]) bool { return l.key == "attribution" }),
	id:         func(p *cited.Proposal) cited.ID { return p.ID },
	start:      func(p *cited.Proposal) int { return p.Start },
	quote:      func(p *cited.Proposal) cited.Span { return p.Quote },
	stands:     func(p *cited.Proposal) (cited.Span, string) { return p.Span, p.Cell },
	isOfOne:    func(p *cited.Proposal) bool { return p.Individual },
	values: func(p *cited.Proposal, _ cited.EDTF) []any {
		return append([]any{number(p.Low), number(p.High)}, dates(&p.Figure, "")...)
	},
	write: (*detailWriter).proposal, read: (*detailReader).proposal,
}.ready()

func (w *detailWriter) proposal(p *cited.Proposal) {
	w.figure(&p.Figure)
	w.text(p.Word)
	w.text(p.Sheet)
	w.text(p.Cell)
	w.flag(p.Total)
	w.text(p.Address)
	w.text(p.Title)
	w.text(p.Publisher)
	w.text(string(p.Published))
	w.number(len(p.Row))
	for _, c := range p.Row {
		for _, s := range []string{c.Cell, c.Head, c.Words, c.Field, c.Reads, c.Note} {
			w.text(s)
		}
	}
}

func (r *detailReader) proposal(p *cited.Proposal) {
	r.figure(&p.Figure)
	p.Word, p.Sheet, p.Cell, p.Total = r.text(), r.text(), r.text(), r.flag()
	p.Address, p.Title, p.Publisher, p.Published = r.text(), r.text(), r.text(), cited.EDTF(r.text())
	p.Row = []cited.CellRead{}
	for n := r.count(); n > 0; n-- {
		p.Row = append(p.Row, cited.CellRead{Cell: r.text(), Head: r.text(), Words: r.text(), Field: r.text(), Reads: r.text(), Note: r.text()})
	}
}
