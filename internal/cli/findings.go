package cli

import (
	"context"
	"fmt"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/query"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

func findingListing() listing[cited.Finding] {
	return listing[cited.Finding]{
		subject: query.Findings,
		rows:    (*archive.Archive).Findings,
		columns: []column{{head: "id"}, {head: "severity"}, {head: "check"}, {head: "message", rest: true}, {head: "document"}},
		cells:   findingCells,
		head:    export.FindingColumns(),
		record:  export.FindingRow,
		line:    export.AppendFinding,
		none:    "nothing was noticed; add documents with \"cited add PATH\", or widen --query",
	}
}

const aboutFindings = `Lists what checks noticed: numbers that cannot all be right, or that do not say what
they seem to say, the gravest first. "cited show ID" shows one with its quotations. A
finding accuses nobody: a person looks at it and decides. It follows from the readings;
what changed since the last time is looked at first. Checks are explained in
docs/checks.md.

`

func newFindings(a *app) *cobra.Command {
	cmd := findingListing().command(a, &cobra.Command{
		Use:     "findings",
		Short:   "List what checks noticed about figures",
		Long:    aboutFindings + aboutQuery(query.Findings),
		Example: "  cited findings\n  cited findings --query severity:error\n  cited findings --query 'code:misquoted,unsaid' --format csv > findings.csv\n  cited show fn-0123456789ab",
	})
	list := cmd.RunE
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := a.checkFormat(cmd, tabular, jsonl, csvs); err != nil {
			return err
		}
		if err := a.with(cmd.Context(), func(arch *archive.Archive) error { return a.update(cmd.Context(), arch) }); err != nil {
			return err
		}
		return list(cmd, args)
	}
	return cmd
}

func findingCells(f *cited.Finding) []string {
	return []string{string(f.ID), string(f.Severity), f.Code, f.Message, string(f.Exhibits[0].Document)}
}

func (a *app) showFinding(ctx context.Context, arch *archive.Archive, id cited.ID) error {
	if err := a.update(ctx, arch); err != nil {
		return err
	}
	f, err := arch.Finding(ctx, a.viewer(), id)
	if err != nil {
		return err
	}
	if a.format == jsonl {
		_, err := a.out.Write(append(export.AppendFinding(nil, &f), '\n'))
		return err
	}
	fmt.Fprintf(a.out, "%s  %s: %s\n\n", f.ID, f.Severity, oneLine(f.Message))
	page := facts{out: a.out, columns: min(a.columns(), pageWidth)}
	page.fact("check", f.Code+": "+tell.Check(f.Code))
	for i := range f.Exhibits {
		x := &f.Exhibits[i]
		d, err := arch.Document(ctx, a.viewer(), x.Document)
		if err != nil {
			return err
		}
		a.out.WriteByte('\n')
		page.blocks(markedIn(x.Quote, x.Span, "", ""))
		page.fact("figure", string(x.Figure))
		page.fact("document", documentInLine(&d))
	}
	return nil
}

// documentInLine names a document: its id, title, publisher and date.
func documentInLine(d *cited.Document) string {
	parts := []string{string(d.ID)}
	for _, s := range []string{d.Title, d.Publisher, string(d.Published)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if len(parts) == 1 {
		parts = append(parts, d.Name)
	}
	return parts[0] + "  " + strings.Join(parts[1:], ", ")
}
