package cli

import (
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/query"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

func statementListing() listing[cited.ReceiptOf[cited.Statement]] {
	return listing[cited.ReceiptOf[cited.Statement]]{
		subject: query.Statements,
		rows:    (*archive.Archive).Statements,
		columns: []column{{head: "id"}, {head: "source", most: 26}, {head: "cue", most: 18, drop: 1}, {head: "stance", most: 22, drop: 2},
			{head: "themes", most: 20, drop: 3}, {head: "publisher", most: 18, drop: 4}, {head: "file", most: 18, drop: 5}, {head: "content", rest: true}},
		cells:  statementCells,
		head:   export.StatementColumns(),
		record: export.StatementRow,
		line:   export.AppendStatementReceipt,
		none:   "no statements; add documents with \"cited add PATH\", or widen --query",
	}
}

func newStatements(a *app) *cobra.Command {
	return statementListing().command(a, &cobra.Command{
		Use:   "statements",
		Short: "List who is reported to have said what",
		Long: "Lists what somebody is reported to have said, written, found, denied or thought: the\nstatements of the newest document first, in the order of its text. \"cited show ID\"\n" +
			"shows the receipt of one. Words of the query are looked for in what is said.\n\n" + aboutQuery(query.Statements),
		Example: "  cited statements\n  cited statements --query 'source:minister stance:denied'\n  cited statements --query 'hedge:forecast \"new arrivals\"' --format csv > forecasts.csv",
	})
}

func statementCells(r *cited.ReceiptOf[cited.Statement]) []string {
	s := &r.Read
	return []string{string(s.ID), strings.Join(s.Attribution, " < "), s.Cue.Exact, tell.StanceAndHedge(s), strings.Join(s.Themes, ", "),
		r.Document.Publisher, r.Document.Name, export.Content(s)}
}
