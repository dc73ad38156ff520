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

func unquantifiedListing() listing[cited.ReceiptOf[cited.Unquantified]] {
	return listing[cited.ReceiptOf[cited.Unquantified]]{
		subject: query.Unquantified,
		rows:    (*archive.Archive).AllUnquantified,
		columns: likeFigures("word"),
		cells: func(r *cited.ReceiptOf[cited.Unquantified]) []string {
			return cellsLikeFigures(r, &r.Read.Figure, r.Read.Word)
		},
		head:   export.UnquantifiedColumns(),
		record: export.UnquantifiedRow,
		line:   export.AppendUnquantifiedReceipt,
		none:   "nothing that is said without a number; add documents with \"cited add PATH\", or widen --query",
	}
}

func newUnquantified(a *app) *cobra.Command {
	return unquantifiedListing().command(a, &cobra.Command{
		Use:   "unquantified",
		Short: "List what is said without a number",
		Long: "Lists where a text says \"several\", \"many\", \"none\" or \"not known\" where a figure could\nstand: not zero, and not nothing. The newest document comes first, in the order of its\n" +
			"text. \"cited show ID\" shows the receipt of one.\n\n" + aboutQuery(query.Unquantified),
		Example: "  cited unquantified\n  cited unquantified --query 'measure:returned word:\"not known\"'\n  cited unquantified --query 'origin:BEL' --format csv > belgium.csv",
	})
}

// likeFigures are the columns of what is like figures, with what it says in place of a
// number.
func likeFigures(says string) []column {
	return []column{{head: "id"}, {head: says, most: 20}, {head: "measure", drop: 1}, {head: "counted", most: 18, drop: 5},
		{head: "origin", most: 16, drop: 2}, {head: "time", most: 16, drop: 4}, {head: "source", most: 22, drop: 3},
		{head: "publisher", most: 18, drop: 6}, {head: "file", most: 18, drop: 7}, {head: "quotation", rest: true}}
}

func cellsLikeFigures[T any](r *cited.ReceiptOf[T], f *cited.Figure, says string) []string {
	return []string{string(f.ID), says, f.Measure, f.Counted, tell.Places(f.Origin), string(f.Time), strings.Join(f.Attribution, " < "),
		r.Document.Publisher, r.Document.Name, around(f)}
}
