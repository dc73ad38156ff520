package cli

import (
	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/query"

	"github.com/spf13/cobra"
)

func documentListing() listing[cited.Document] {
	return listing[cited.Document]{
		rows: (*archive.Archive).Documents,
		columns: []column{{head: "id"}, {head: "published"}, {head: "publisher", most: 28}, {head: "figures", right: true},
			{head: "outcome"}, {head: "title", rest: true}},
		cells:  documentCells,
		head:   export.DocumentColumns(),
		record: export.DocumentRow,
		line:   export.AppendDocument,
		none:   "no documents; add some with \"cited add PATH\", or widen --query",
	}
}

func newDocuments(a *app) *cobra.Command {
	return documentListing().command(a, &cobra.Command{
		Use:     "documents",
		Short:   "List the documents",
		Long:    "Lists the documents, the newest first.\n\n" + aboutQuery(query.Figures),
		Example: "  cited documents\n  cited documents --query 'publisher:\"Northern Wire\" published:2015..2016'\n  cited documents --query outcome:unreadable --format csv",
	})
}

func documentCells(d *cited.Document) []string {
	title := d.Title
	if title == "" {
		title = d.Name
	}
	outcome := string(d.Outcome)
	if d.Reason != "" {
		title += " (" + d.Reason + ")"
	}
	return []string{string(d.ID), string(d.Published), d.Publisher, export.Number(float64(d.Figures)), outcome, title}
}
