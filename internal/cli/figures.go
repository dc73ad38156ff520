package cli

import (
	"strings"
	"unicode/utf8"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/query"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

func figureListing() listing[cited.Receipt] {
	return listing[cited.Receipt]{
		rows: (*archive.Archive).Figures,
		columns: []column{{head: "id"}, {head: "value", right: true}, {head: "measure", drop: 1}, {head: "counted", most: 18, drop: 5},
			{head: "origin", most: 16, drop: 2}, {head: "time", most: 16, drop: 4}, {head: "source", most: 22, drop: 3},
			{head: "publisher", most: 18, drop: 6}, {head: "file", most: 18, drop: 7}, {head: "quotation", rest: true}},
		cells:  figureCells,
		head:   export.FigureColumns(),
		record: export.FigureRow,
		line:   export.AppendReceipt,
		none:   "no figures; add documents with \"cited add PATH\", or widen --query",
	}
}

func newFigures(a *app) *cobra.Command {
	return figureListing().command(a, &cobra.Command{
		Use:     "figures",
		Short:   "List the reported figures",
		Long:    "Lists the reported figures: those of the newest document first, in the order of\nits text. \"cited show ID\" shows the receipt of one.\n\n" + aboutQuery(query.Figures),
		Example: "  cited figures\n  cited figures --query 'measure:returned origin:BEL,\"Western Europe\" after:2015 -stance:denied'\n  cited figures --query '\"rehabilitation programme\"' --format csv > figures.csv",
	})
}

func figureCells(r *cited.Receipt) []string {
	f := &r.Figure
	return []string{string(f.ID), export.Value(f), f.Measure, f.Counted, tell.Places(f.Origin), string(f.Time),
		strings.Join(f.Attribution, " < "), r.Document.Publisher, r.Document.Name, around(f)}
}

// around is the quotation from a little before the number on, so that the
// number is seen where the line is cut.
func around(f *cited.Figure) string {
	const before = 24
	quote := f.Quote.Exact
	at := f.Start - f.Quote.Start - before
	if at <= 0 || at >= utf8.RuneCountInString(quote) {
		return quote
	}
	_, rest, _ := strings.Cut(string([]rune(quote)[at:]), " ")
	return "…" + rest
}
