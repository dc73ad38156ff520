package cli

import (
	"strings"

	"github.com/spf13/cobra"
)

// Output formats: what --format takes.
const (
	tabular = "table"
	jsonl   = "jsonl"
	csvs    = "csv"
	text    = "text"
	htmls   = "html"
)

// formatFlag adds --format. The first format is what a terminal gets.
func (a *app) formatFlag(cmd *cobra.Command, formats ...string) {
	doc := "`format` of the output: " + strings.Join(formats, ", ")
	if formats[0] == tabular {
		doc += " (default: table on a terminal, jsonl in a pipe)"
	}
	cmd.Flags().StringVar(&a.format, "format", "", doc)
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
}

// checkFormat fills in the default format and refuses one that is not there.
func (a *app) checkFormat(cmd *cobra.Command, formats ...string) error {
	if cmd.Flags().Changed("format") {
		return oneOf(cmd, "--format", a.format, formats...)
	}
	a.format = formats[0]
	if a.format == tabular && a.Width(a.Stdout) == 0 {
		a.format = jsonl
	}
	return nil
}

// limitFlag adds --limit.
func (a *app) limitFlag(cmd *cobra.Command) {
	cmd.Flags().IntVar(&a.limit, "limit", 0, "at most so many `rows`; 0 is all")
}

func (a *app) checkLimit(cmd *cobra.Command) error {
	if a.limit < 0 {
		return usage(cmd, "--limit is 0 or more, not %d", a.limit)
	}
	return nil
}
