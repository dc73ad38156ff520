package cli

import (
	"errors"
	"strings"

	"cited/internal/query"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// commands lists them all, in the order in which a newcomer needs them.
func commands() []func(*app) *cobra.Command {
	return []func(*app) *cobra.Command{
		newInit, newAdd, newImport, newEdit, newWithdraw, newDocuments, newFigures, newStatements, newResponses, newUnquantified,
		newComparisons, newThemes, newProposals, newSources, newEstimate, newLineage, newFindings, newCheck, newReview, newAssign, newAgreement, newEdition, newShow, newExplain, newExtract,
		newRate, newNote, newTag, newQuestions, newClear, newExport,
		newRules, newStatus, newAnchors, newCheckpoint, newVerify, newBackup, newRestore, newMerge, newServe, newDemo, newVersion, newCompletion, newHelp, newMan, newWorker,
	}
}

const about = `Cited turns a pile of reports into figures that can be defended. It keeps every
document as it was found, reads each reported number out of it, remembers the
exact words, and shows any number together with its receipt: the sentence, the
document, the source behind the document.

A first archive:
  cited init evidence && cd evidence
  cited add ~/reports
  cited figures
  cited show ID

Commands find the archive in the current folder or above it; --archive or
CITED_ARCHIVE name another. --rules or CITED_RULES lay a folder of your own word
lists and codebooks over those of the program; without either, the folder "rules"
of the archive is laid over, if there is one. CITED_REVIEWER, or the line "reviewer: NAME"
in cited/config.yaml of your folder for configuration, says whose decisions yours are.

Exit status: 0 done; 1 checks fail; 2 the command line makes no sense; 3 some documents could
not be read, each named with its reason; 4 nothing was done.`

// newRoot returns the command tree.
func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "cited",
		Short: "Figures that can be defended, from a pile of reports",
		Long:  about,
		Args:  cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return next(a, cmd)
		},
		SilenceErrors:     true,
		SilenceUsage:      true,
		DisableAutoGenTag: true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.SetIn(a.Stdin)
	root.SetOut(a.out)
	root.SetErr(a.Stderr)
	root.SetFlagErrorFunc(flagError)
	root.PersistentFlags().StringVar(&a.dir, "archive", "", "`folder` of the archive (default: the one that holds this folder)")
	root.PersistentFlags().StringVar(&a.rulesDir, "rules", "", "`folder` of lists and codebooks of your own (default: \"rules\" in the archive)")
	root.InitDefaultHelpFlag()
	for _, command := range commands() {
		sub := command(a)
		for _, c := range append(sub.Commands(), sub) {
			c.InitDefaultHelpFlag()
			c.Flags().SortFlags = false
		}
		if sub.Name() == "help" {
			root.SetHelpCommand(sub)
		}
		root.AddCommand(sub)
	}
	return root
}

// unknownCommand is the error for a word that is no command.
func unknownCommand(root *cobra.Command, name string) error {
	var names []string
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() || c.Name() == "help" {
			names = append(names, c.Name())
		}
	}
	if near := query.Nearest(name, names); near != "" {
		return usage(root, "there is no command %q; did you mean %q?", oneLine(name), root.CommandPath()+" "+near)
	}
	return usage(root, "there is no command %q", oneLine(name))
}

// flagError turns what the flag parser says into a line that helps.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		flag := "--" + unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			flag = "-" + unknown.GetSpecifiedName()
		}
		if near := nearFlag(cmd, unknown.GetSpecifiedName()); near != "" {
			return usage(cmd, "there is no flag %s; did you mean --%s?", oneLine(flag), near)
		}
		for _, c := range cmd.Root().Commands() {
			if c.Name() == unknown.GetSpecifiedName() {
				return usage(cmd, "there is no flag %s; did you mean \"cited %s\"?", flag, c.Name())
			}
		}
		return usage(cmd, "there is no flag %s", oneLine(flag))
	}
	var missing *pflag.ValueRequiredError
	if errors.As(err, &missing) {
		return usage(cmd, "the flag --%s needs a value", missing.GetFlag().Name)
	}
	var wrong *pflag.InvalidValueError
	if errors.As(err, &wrong) {
		return usage(cmd, "the flag --%s takes %s, not %q", wrong.GetFlag().Name, kindOf(wrong.GetFlag()), wrong.GetValue())
	}
	return usage(cmd, "%s", oneLine(err.Error()))
}

func kindOf(f *pflag.Flag) string {
	switch f.Value.Type() {
	case "int":
		return "a whole number"
	case "bool":
		return "true or false"
	}
	return "a " + f.Value.Type()
}

func nearFlag(cmd *cobra.Command, name string) string {
	var names []string
	add := func(f *pflag.Flag) { names = append(names, f.Name) }
	cmd.Flags().VisitAll(add)
	cmd.InheritedFlags().VisitAll(add)
	return query.Nearest(name, names)
}

// takes checks the number of arguments; what says what they are. most below 0
// is no bound.
func takes(least, most int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return usage(cmd, "%s needs %s", cmd.CommandPath(), what)
		case most == 0 && len(args) > 0:
			return usage(cmd, "%s takes no argument, but got %q", cmd.CommandPath(), oneLine(args[0]))
		case most >= 0 && len(args) > most:
			return usage(cmd, "%s takes %s, but got %q as well", cmd.CommandPath(), what, oneLine(args[most]))
		}
		return nil
	}
}

// oneOf checks a word of which there are a few; what is "--format", "the shell".
func oneOf(cmd *cobra.Command, what, value string, allowed ...string) error {
	for _, a := range allowed {
		if value == a {
			return nil
		}
	}
	hint := ""
	if near := query.Nearest(value, allowed); near != "" {
		hint = "; did you mean " + near + "?"
	}
	return usage(cmd, "%s is one of %s, not %q%s", what, strings.Join(allowed, ", "), oneLine(value), hint)
}
