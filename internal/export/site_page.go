package export

import (
	"cmp"
	"strings"
	"time"

	"cited"
)

// siteDocument is a document as pages show it.
type siteDocument struct {
	ID, Title, Author, Publisher, Published, Address, Original string
	Web                                                        bool
}

func siteDocumentOf(d *cited.Document) siteDocument {
	return siteDocument{
		ID: string(d.ID), Title: OneLine(cmp.Or(d.Title, d.Name, "without a title")), Author: OneLine(d.Author), Publisher: OneLine(d.Publisher),
		Published: string(d.Published), Address: OneLine(d.Address), Original: d.Original, Web: isWeb(d.Address),
	}
}

// siteRow is a figure in a table.
type siteRow struct{ ID, Value, Counted, Place, Time, Source, Quote string }

func siteRowOf(r *cited.Receipt) siteRow {
	f := &r.Figure
	return siteRow{
		ID: string(f.ID), Value: Value(f), Counted: OneLine(f.Counted), Place: OneLine(listed(f.Place)), Time: string(f.Time),
		Source: OneLine(cmp.Or(strings.Join(f.Attribution, " < "), r.Document.Publisher)), Quote: OneLine(f.Quote.Exact),
	}
}

// siteFigure is the page of a figure.
type siteFigure struct {
	siteHead
	Before, Lead, Exact, Tail, After string
	Fields                           []siteField
	Document                         siteDocument
	Page                             int // on which the document is listed
	Start, End                       int
	Version                          string
	Sources                          []string
	Decisions                        []siteDecision
}

type siteField struct{ Name, Value string }

type siteDecision struct{ At, Reviewer, Field, Verdict, Value, Reason string }

func siteFigureOf(r *cited.Receipt, d siteDocument, page int, head siteHead) siteFigure {
	f := &r.Figure
	quote := []rune(f.Quote.Exact)
	from := min(max(f.Start-f.Quote.Start, 0), len(quote))
	to := min(max(f.End-f.Quote.Start, from), len(quote))
	p := siteFigure{siteHead: head, Before: seen(r.Before), Lead: seen(string(quote[:from])), Exact: seen(string(quote[from:to])), Tail: seen(string(quote[to:])), After: seen(r.After),
		Document: d, Page: page, Start: f.Start, End: f.End, Version: r.Version}
	for _, source := range f.Attribution {
		p.Sources = append(p.Sources, OneLine(source))
	}
	for _, x := range []siteField{
		{"value", Value(f)}, {"measure", f.Measure}, {"counted", f.Counted}, {"population", f.Population}, {"origin", listed(f.Origin)}, {"theatre", listed(f.Theatre)},
		{"place", listed(f.Place)}, {"group", listed(f.Group)}, {"segment", listed(f.Segment)}, {"of", f.Of}, {"time", string(f.Time)}, {"basis", string(f.Basis)},
		{"reported", string(f.Reported)}, {"stance", string(f.Stance)}, {"codebook", f.Codebook}, {"id", string(f.ID)},
	} {
		if x.Value != "" {
			p.Fields = append(p.Fields, siteField{x.Name, OneLine(x.Value)})
		}
	}
	for i := range r.Decisions {
		x := &r.Decisions[i]
		p.Decisions = append(p.Decisions, siteDecision{x.At.UTC().Format(time.DateOnly), OneLine(x.Reviewer), cmp.Or(x.Field, "all of it"), string(x.Verdict), OneLine(x.Value), OneLine(x.Reason)})
	}
	return p
}

// seen leaves out what turns the direction of writing round; lines stay.
func seen(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		return Visible(r)
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
