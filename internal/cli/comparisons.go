package cli

import (
	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/query"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

func comparisonListing() listing[cited.ReceiptOf[cited.Comparison]] {
	return listing[cited.ReceiptOf[cited.Comparison]]{
		subject: query.Comparisons,
		rows:    (*archive.Archive).Comparisons,
		columns: likeFigures("comparison"),
		cells: func(r *cited.ReceiptOf[cited.Comparison]) []string {
			return cellsLikeFigures(r, &r.Read.Figure, tell.Comparison(&r.Read))
		},
		head:   export.ComparisonColumns(),
		record: export.ComparisonRow,
		line:   export.AppendComparisonReceipt,
		none:   "no comparisons; add documents with \"cited add PATH\", or widen --query",
	}
}

func newComparisons(a *app) *cobra.Command {
	return comparisonListing().command(a, &cobra.Command{
		Use:   "comparisons",
		Short: "List trends, ranks, rates, means and ratios",
		Long: "Lists what a text says about figures that it may not give: a trend (\"relatively flat\"), a\nrank (\"the second-largest contingent\"), a rate, a mean or range of ages, a ratio. The\n" +
			"newest document comes first, in the order of its text. \"cited show ID\" shows the\nreceipt of one.\n\n" + aboutQuery(query.Comparisons),
		Example: "  cited comparisons\n  cited comparisons --query 'relation:rank rank:1'\n  cited comparisons --query 'relation:trend change:up measure:returned' --format csv > rises.csv",
	})
}
