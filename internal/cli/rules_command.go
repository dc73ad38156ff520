package cli

import (
	"cited"
	"cited/internal/archive"
	"cited/internal/overlay"
	"cited/rules"

	"github.com/spf13/cobra"
)

const aboutRules = `What Cited knows about a language or a subject are lists that can be read and changed
without programming: see docs/rules.md. A folder of your own is laid over them with
--rules, with CITED_RULES, or as the folder "rules" of an archive; the first of these
that is there is used.

In the folder, en/people.txt takes the place of the list of that name, and
en/people.more.txt adds to it: an entry with a new id is added, one with an id that
the list has takes that entry's place. codebook/<name>/ holds a codebook,
estimate/<name>.yaml a rule of estimates.`

func newRules(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "rules test|coverage",
		Short:   "Check word lists and codebooks, and see what they match",
		Long:    aboutRules,
		Example: "  cited rules test lists\n  cited rules coverage lists reports",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return cmd.Help()
		},
	}
	cmd.AddCommand(rulesTest(a), rulesCoverage(a))
	return cmd
}

// lists returns the rules that are used here: those of the archive, where there is
// one.
func (a *app) lists() (*overlay.FS, error) {
	dir, err := a.find()
	if err == nil {
		return archive.RulesOf(dir, rules.FS, a.overlaid())
	}
	if cited.CodeOf(err) == cited.NotFound {
		return a.rules()
	}
	return nil, err
}
