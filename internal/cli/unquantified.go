package cli

import (
	"context"
	"iter"
	"strconv"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/query"

	"github.com/spf13/cobra"
)

func unquantifiedListing() listing[cited.ReceiptOf[cited.Unquantified]] {
	return listing[cited.ReceiptOf[cited.Unquantified]]{
		subject: query.Unquantified,
		rows: func(ctx context.Context, arch *archive.Archive, v cited.Viewer, q cited.Query) iter.Seq2[cited.ReceiptOf[cited.Unquantified], error] {
			return arch.AllUnquantified(ctx, v, q)
		},
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

func comparisonListing() listing[cited.ReceiptOf[cited.Comparison]] {
	return listing[cited.ReceiptOf[cited.Comparison]]{
		subject: query.Comparisons,
		rows: func(ctx context.Context, arch *archive.Archive, v cited.Viewer, q cited.Query) iter.Seq2[cited.ReceiptOf[cited.Comparison], error] {
			return arch.Comparisons(ctx, v, q)
		},
		columns: likeFigures("comparison"),
		cells: func(r *cited.ReceiptOf[cited.Comparison]) []string {
			return cellsLikeFigures(r, &r.Read.Figure, relationOf(&r.Read))
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

// relationOf is what a comparison says: "trend: up", "rank 2", "mean".
func relationOf(c *cited.Comparison) string {
	switch {
	case c.Rank != 0:
		return string(c.Relation) + " " + strconv.Itoa(c.Rank)
	case c.Change != "":
		return string(c.Relation) + ": " + string(c.Change)
	}
	return string(c.Relation)
}

// likeFigures are the columns of what is like figures, with what it says in place of a
// number.
func likeFigures(says string) []column {
	return []column{{head: "id"}, {head: says, most: 20}, {head: "measure", drop: 1}, {head: "counted", most: 18, drop: 5},
		{head: "origin", most: 16, drop: 2}, {head: "time", most: 16, drop: 4}, {head: "source", most: 22, drop: 3},
		{head: "publisher", most: 18, drop: 6}, {head: "file", most: 18, drop: 7}, {head: "quotation", rest: true}}
}

func cellsLikeFigures[T any](r *cited.ReceiptOf[T], f *cited.Figure, says string) []string {
	return []string{string(f.ID), says, f.Measure, f.Counted, places(f.Origin), string(f.Time), strings.Join(f.Attribution, " < "),
		r.Document.Publisher, r.Document.Name, around(f)}
}
