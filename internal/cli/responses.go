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

func responseListing() listing[cited.ReceiptOf[cited.Response]] {
	return listing[cited.ReceiptOf[cited.Response]]{
		subject: query.Responses,
		rows:    (*archive.Archive).Responses,
		columns: []column{{head: "id"}, {head: "actor", most: 22}, {head: "kind", most: 18}, {head: "status"}, {head: "date", most: 16, drop: 2},
			{head: "number", right: true, drop: 3}, {head: "scope", most: 20, drop: 1}, {head: "publisher", most: 18, drop: 4}, {head: "file", most: 18, drop: 5},
			{head: "words", rest: true}},
		cells:  responseCells,
		head:   export.ResponseColumns(),
		record: export.ResponseRow,
		line:   export.AppendResponseReceipt,
		none:   "no responses; add documents with \"cited add PATH\", or widen --query",
	}
}

func newResponses(a *app) *cobra.Command {
	return responseListing().command(a, &cobra.Command{
		Use:   "responses",
		Short: "List what states and public bodies did about it",
		Long: "Lists what states and public bodies did, do or propose about people who went to a\nconflict or came back: the responses of the newest document first, in the order of its\n" +
			"text. \"cited show ID\" shows the receipt of one. A bill is not a law: see the status.\n\n" + aboutQuery(query.Responses),
		Example: "  cited responses\n  cited responses --query 'kind:citizenship status:adopted,applied'\n  cited responses --query 'kind:repatriation actor:Norway' --format csv > norway.csv",
	})
}

func responseCells(r *cited.ReceiptOf[cited.Response]) []string {
	p := &r.Read
	return []string{string(p.ID), p.Actor, p.Kind, string(p.Status), string(p.Date), tell.AppliedTo(p), strings.Join(p.Scope, ", "),
		r.Document.Publisher, r.Document.Name, p.Exact}
}
