package cli

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cited"
	"cited/internal/archive"

	"github.com/spf13/cobra"
)

const aboutEdit = `Corrects what is known about a document. The correction is kept as a decision,
beside what was there before, and "cited show" says where each field is known from.
A new date has the document read again, because "last year" hangs on it. An embargo
is lifted by one until a day that has come.

--text corrects a misread word of the text, like a letter that a scanner took for
another: "OLD=NEW", of which OLD stands in the text. Where OLD stands several times,
--nth says which is meant; --text-span gives the place instead. The text stays as it
is: the correction lies over it, and what is read is read from the corrected words.
"cited show DOCUMENT" lists the corrections, and --undo takes one back.`

// textEdit is what a command line says of the text of a document.
type textEdit struct {
	words, span, undo string
	nth               int
}

func newEdit(a *app) *cobra.Command {
	var m cited.Meta
	var t textEdit
	var reason string
	cmd := &cobra.Command{
		Use:   "edit DOCUMENT",
		Short: "Correct what is known about a document, or its text",
		Long:  aboutEdit,
		Example: "  cited edit do-0123456789ab --published 2015-12-07 --reason \"printed at its foot\"\n" +
			"  cited edit do-0123456789ab --text \"3OO=300\" --reason \"the scanner took zeros for letters\"",
		Args: takes(1, 1, "the id of one document"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if field, err := m.Tidy(); err != nil {
				return usage(cmd, "--%s: %s", field, err)
			}
			change, err := t.change(cmd, m, reason)
			if err != nil {
				return err
			}
			id, err := idOf(cmd, args[0], cited.DocumentID)
			if err != nil {
				return err
			}
			return a.with(cmd.Context(), func(arch *archive.Archive) error {
				changed, err := change(arch, a.viewer(), id)
				if err != nil {
					return err
				}
				d, err := arch.Document(cmd.Context(), a.viewer(), id)
				if err != nil {
					return err
				}
				switch {
				case changed && t.undo != "":
					fmt.Fprintf(a.out, "%s taken back\n", t.undo)
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
	cmd.Flags().StringVar(&t.words, "text", "", "`words` of the text and what they should read, OLD=NEW")
	cmd.Flags().IntVar(&t.nth, "nth", 0, "the `number` of the place, from 1, where those words stand several times")
	cmd.Flags().StringVar(&t.span, "text-span", "", "the `place` of the words instead, and what they should read: START-END=NEW")
	cmd.Flags().StringVar(&t.undo, "undo", "", "the `id` of a correction of the text, which is taken back")
	cmd.Flags().StringVar(&reason, "reason", "", "`words` that say why, kept with the correction")
	return cmd
}

// change is what a command line asks to be done with a document.
func (t *textEdit) change(cmd *cobra.Command, m cited.Meta, reason string) (func(*archive.Archive, cited.Viewer, cited.ID) (bool, error), error) {
	asked := 0
	for _, is := range []bool{m != cited.Meta{}, t.words != "", t.span != "", t.undo != ""} {
		if is {
			asked++
		}
	}
	switch {
	case asked == 0:
		return nil, usage(cmd, "cited edit needs something to correct, like --published 2015-12-07 --reason \"printed at its foot\"")
	case asked > 1:
		return nil, usage(cmd, "--text, --text-span, --undo and what is known about a document are corrected one at a time")
	case m != cited.Meta{}:
		return func(arch *archive.Archive, v cited.Viewer, id cited.ID) (bool, error) {
			return arch.Edit(cmd.Context(), v, id, m, reason)
		}, nil
	case t.undo != "":
		correction, err := idOf(cmd, t.undo, cited.DecisionID)
		return func(arch *archive.Archive, v cited.Viewer, id cited.ID) (bool, error) {
			return arch.UndoText(cmd.Context(), v, id, correction, reason)
		}, err
	}
	misread, err := t.misread(cmd)
	return func(arch *archive.Archive, v cited.Viewer, id cited.ID) (bool, error) {
		return arch.CorrectText(cmd.Context(), v, id, misread, reason)
	}, err
}

// misread reads which words should read otherwise.
func (t *textEdit) misread(cmd *cobra.Command) (archive.Misread, error) {
	m := archive.Misread{Nth: t.nth}
	var ok bool
	if t.words != "" {
		if m.Words, m.Reads, ok = strings.Cut(t.words, "="); !ok || m.Words == "" {
			return m, usage(cmd, "--text is the words of the text and what they should read, like --text \"3OO=300\", not %q", oneLine(t.words))
		}
		if m.Nth < 0 || m.Nth == 0 && cmd.Flags().Changed("nth") {
			return m, usage(cmd, "--nth counts from 1")
		}
		return m, nil
	}
	place, reads, ok := strings.Cut(t.span, "=")
	start, end, also := strings.Cut(place, "-")
	var errs [2]error
	m.Start, errs[0] = strconv.Atoi(start)
	m.End, errs[1] = strconv.Atoi(end)
	m.Reads = reads
	switch {
	case !ok || !also || errs != [2]error{} || m.Start < 0 || m.End <= m.Start:
		return m, usage(cmd, "--text-span is a place in the text and what should stand there, like --text-span 120-123=300, not %q", oneLine(t.span))
	case cmd.Flags().Changed("nth"):
		return m, usage(cmd, "--nth goes with --text; --text-span says which place is meant")
	}
	return m, nil
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
	{cited.ProposalID, "proposal", "cited proposals"},
	{cited.SourceID, "source", "cited sources"},
	{cited.CellID, "cell", "cited estimate"},
	{cited.DecisionID, "decision", "cited anchors"},
	{cited.EdgeID, "edge between documents", "cited lineage DOCUMENT"},
	{cited.FindingID, "finding", "cited findings"},
	{cited.QuestionID, "question", "cited questions"},
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
