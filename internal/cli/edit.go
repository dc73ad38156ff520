package cli

import (
	"fmt"
	"slices"
	"strings"

	"cited"
	"cited/internal/archive"

	"github.com/spf13/cobra"
)

func newEdit(a *app) *cobra.Command {
	var m cited.Meta
	var reason string
	cmd := &cobra.Command{
		Use:     "edit DOCUMENT",
		Short:   "Correct what is known about a document",
		Long:    "Corrects what is known about a document. The correction is kept as a decision,\nbeside what was there before. A new date has the document read again, because\n\"last year\" hangs on it. An embargo is lifted by one until a day that has come.",
		Example: "  cited edit do-0123456789ab --published 2015-12-07 --reason \"printed at its foot\"",
		Args:    takes(1, 1, "the id of one document"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkDate(&m.Published); err != nil {
				return usage(cmd, "--published: %s", err)
			}
			if err := cited.CheckEmbargo(m.Embargo); err != nil {
				return usage(cmd, "--embargo: %s", err)
			}
			if m == (cited.Meta{}) {
				return usage(cmd, "cited edit needs something to correct, like --published 2015-12-07 --reason \"printed at its foot\"")
			}
			id, err := idOf(cmd, args[0], cited.DocumentID)
			if err != nil {
				return err
			}
			return a.with(cmd.Context(), func(arch *archive.Archive) error {
				changed, err := arch.Edit(cmd.Context(), a.viewer(), id, m, reason)
				if err != nil {
					return err
				}
				d, err := arch.Document(cmd.Context(), a.viewer(), id)
				switch {
				case err != nil:
					return err
				case changed && d.Receipt:
					fmt.Fprintf(a.out, "%s corrected; what hangs on that is read again when its file is added again, because only receipts of it are kept\n", id)
				case changed:
					fmt.Fprintf(a.out, "%s corrected\n", id)
				default:
					fmt.Fprintf(a.out, "%s unchanged: it says so already\n", id)
				}
				return nil
			})
		},
	}
	metaFlags(cmd, &m)
	cmd.Flags().StringVar(&reason, "reason", "", "`words` that say why, kept with the correction")
	return cmd
}

// idOf checks that an argument is an id of one of some kinds.
func idOf(cmd *cobra.Command, arg string, kinds ...string) (cited.ID, error) {
	id := cited.ID(arg)
	_, ok := id.Bits()
	switch {
	case ok && slices.Contains(kinds, id.Kind()):
		return id, nil
	case ok && kindInWords(id.Kind()) != "":
		what := kindInWords(id.Kind())
		return "", usage(cmd, "%s is the id of a %s, but this takes that of a %s; \"cited show %s\" shows what is known of the %s", id, what, anyKind(kinds), id, what)
	}
	return "", usage(cmd, "%q is no id: one looks like %s-0123456789ab; %s", oneLine(arg), kinds[0], whereIDs(kinds))
}

// anyKind names some kinds: "figure, statement or response".
func anyKind(kinds []string) string {
	words := make([]string, len(kinds))
	for i, k := range kinds {
		words[i] = kindInWords(k)
	}
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// whereIDs says where to find ids of some kinds.
func whereIDs(kinds []string) string {
	switch {
	case len(kinds) > 2:
		return `"cited figures", "cited statements" and the like list them`
	case len(kinds) > 1:
		return `"cited figures" and "cited documents" list them`
	}
	for _, k := range idKinds {
		if k.kind == kinds[0] {
			return fmt.Sprintf("%q lists them", k.lister)
		}
	}
	return `"cited help" lists the commands`
}

// idKinds are the kinds of ids that commands take: what they are of, and which command
// lists them.
var idKinds = []struct{ kind, words, lister string }{
	{cited.FigureID, "figure", "cited figures"},
	{cited.DocumentID, "document", "cited documents"},
	{cited.StatementID, "statement", "cited statements"},
	{cited.ResponseID, "response", "cited responses"},
	{cited.UnquantifiedID, "thing said without a number", "cited unquantified"},
	{cited.ComparisonID, "comparison", "cited comparisons"},
	{cited.ThemeID, "theme of a sentence", "cited themes"},
	{cited.SourceID, "source", "cited sources"},
}

// kindInWords names what an id is of, where commands take such ids.
func kindInWords(kind string) string {
	for _, k := range idKinds {
		if k.kind == kind {
			return k.words
		}
	}
	return ""
}
