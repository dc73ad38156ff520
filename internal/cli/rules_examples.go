package cli

import (
	"fmt"

	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

const aboutRulesTest = `Checks all word lists and codebooks, with DIR laid over them: every "ok" example must be
matched by its entry, every "no" example by none of its forms and have a word like them;
no form may stand for two entries of a list, and no entry for a code that no codebook
has. Rules of estimates must give what their examples say. Each failure is printed as file:line: what: entry: words.

Exit status: 0 all is well; 1 something fails; 2 a file cannot be read as a list or
codebook: then each mistake is named with file, line and column.`

// rulesTest is "cited rules test".
func rulesTest(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "test [DIR]",
		Short:   "Run the examples of all lists and codebooks",
		Long:    aboutRulesTest,
		Example: "  cited rules test\n  cited rules test lists --format jsonl",
		Args:    takes(0, 1, "one folder of rules"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := a.checkFormat(cmd, text, jsonl); err != nil {
				return err
			}
			if len(args) > 0 {
				a.rulesDir = args[0]
			}
			rules, err := a.lists()
			if err != nil {
				return err
			}
			found, err := archive.CheckRules(rules)
			if err != nil {
				return err
			}
			a.printCheck(&found)
			if len(found.Failures) > 0 {
				return errFailed
			}
			return nil
		},
		ValidArgsFunction: foldersOnly,
	}
	a.formatFlag(cmd, text, jsonl)
	return cmd
}

// foldersOnly completes the names of folders.
func foldersOnly(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveFilterDirs
}

// printCheck prints the failures, then how much was checked.
func (a *app) printCheck(c *archive.RuleCheck) {
	for i := range c.Failures {
		f := &c.Failures[i]
		if a.format == jsonl {
			a.out.Write(append(failureJSON(nil, f), '\n'))
			continue
		}
		fmt.Fprintln(a.out, oneLine(fmt.Sprintf("%s:%d: %s: %s: %s", f.File, f.Line, f.Check, f.Entry, f.Says)))
	}
	if a.format == jsonl {
		b := number64([]byte(`{"entries":`), c.Entries)
		b = number64(append(b, `,"examples":`...), c.Examples)
		b = number64(append(b, `,"estimate_rules":`...), c.Estimates)
		b = number64(append(b, `,"estimate_examples":`...), c.EstimateExamples)
		b = number64(append(b, `,"failures":`...), len(c.Failures))
		a.out.Write(append(b, "}\n"...))
		return
	}
	fmt.Fprintf(a.out, "%s entries, %s examples, %s\n", export.Number(float64(c.Entries)), export.Number(float64(c.Examples)), tell.Counted(len(c.Failures), "failure"))
	fmt.Fprintf(a.out, "%s of estimates and %s are among them\n", tell.Counted(c.Estimates, "rule"), tell.Counted(c.EstimateExamples, "example"))
}

func failureJSON(b []byte, f *archive.Failure) []byte {
	b = export.AppendString(append(b, `{"file":`...), f.File)
	b = number64(append(b, `,"line":`...), f.Line)
	b = export.AppendString(append(b, `,"check":`...), f.Check)
	b = export.AppendString(append(b, `,"entry":`...), f.Entry)
	b = export.AppendString(append(b, `,"message":`...), f.Says)
	return append(b, '}')
}
