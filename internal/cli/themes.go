package cli

import (
	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/query"

	"github.com/spf13/cobra"
)

func themeListing() listing[cited.ReceiptOf[cited.Theme]] {
	return listing[cited.ReceiptOf[cited.Theme]]{
		subject: query.Themes,
		rows:    (*archive.Archive).Themes,
		columns: []column{{head: "id"}, {head: "theme", most: 24}, {head: "cue", most: 24, drop: 1}, {head: "publisher", most: 18, drop: 2},
			{head: "file", most: 18, drop: 3}, {head: "sentence", rest: true}},
		cells: func(r *cited.ReceiptOf[cited.Theme]) []string {
			t := &r.Read
			return []string{string(t.ID), t.Code, t.Cue.Exact, r.Document.Publisher, r.Document.Name, t.Exact}
		},
		head:   export.ThemeColumns(),
		record: export.ThemeRow,
		line:   export.AppendThemeReceipt,
		none:   "no themes; add documents with \"cited add PATH\", or widen --query",
	}
}

func newThemes(a *app) *cobra.Command {
	return themeListing().command(a, &cobra.Command{
		Use:   "themes",
		Short: "List what sentences are suggested to be about",
		Long: "Lists the themes of the codebooks that sentences suggest, with the words that suggest\nthem, whether or not somebody is reported to say the sentence: of the newest document\n" +
			"first, in the order of its text. They are proposals, never codings. \"cited show ID\"\nshows the receipt of one. Statements carry the themes of what they say as well.\n\n" + aboutQuery(query.Themes),
		Example: "  cited themes\n  cited themes --query 'theme:boredom,belonging published:2015'\n  cited themes --query 'theme:leaving-reason' --format csv > reasons.csv",
	})
}
