package cli

import (
	"fmt"

	"cited"
	"cited/internal/archive"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

const aboutNote = `Keeps words of your own about a document, a figure, a statement or the like, a source or
a question. "cited show ID" shows them to those who may see what is protected: a note may
name a witness. No export, list or JSON line of a receipt has them. --undo takes a note
back by its own id, after which its words are shown no more. They go from the archive when
the document that they are about is withdrawn.`

func newNote(a *app) *cobra.Command {
	var undo, reason string
	cmd := &cobra.Command{
		Use:     "note ID TEXT",
		Short:   "Keep a note about a document, figure, source or question",
		Long:    aboutNote,
		Example: "  cited note fi-0123456789ab \"the same list as in the annual report\"\n  cited note --undo de-0123456789ab",
		Args:    takes(0, 2, "the id of what the note is about, and its words in quotation marks"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if undo != "" {
				return a.undoNote(cmd, args, undo, reason)
			}
			if len(args) < 2 || reason != "" {
				return usage(cmd, "write the id of what the note is about and its words, like cited note fi-0123456789ab \"ask again\"; --reason goes with --undo")
			}
			id, err := idOf(cmd, args[0], notedKinds()...)
			if err != nil {
				return err
			}
			if err := cited.CheckWords("a note", args[1]); err != nil {
				return usage(cmd, "%s", err)
			}
			return a.with(cmd.Context(), func(arch *archive.Archive) error {
				d, err := arch.Note(cmd.Context(), a.viewer(), id, args[1])
				if err != nil {
					return err
				}
				fmt.Fprintf(a.out, "%s noted on %s\n", d.ID, id)
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&undo, "undo", "", "the `id` of a note, which is taken back")
	cmd.Flags().StringVar(&reason, "reason", "", "`words` that say why it is taken back")
	return cmd
}

// notedKinds are the kinds of ids that notes are about.
func notedKinds() []string {
	return append([]string{cited.FigureID, cited.DocumentID, cited.SourceID, cited.QuestionID}, tell.SayingKinds()...)
}

func (a *app) undoNote(cmd *cobra.Command, args []string, undo, reason string) error {
	if len(args) > 0 {
		return usage(cmd, "--undo takes back a note by its own id, and takes nothing else, but got %q", oneLine(args[0]))
	}
	id, err := idOf(cmd, undo, cited.DecisionID)
	if err != nil {
		return err
	}
	return a.with(cmd.Context(), func(arch *archive.Archive) error {
		changed, err := arch.UndoNote(cmd.Context(), a.viewer(), id, reason)
		switch {
		case err != nil:
			return err
		case changed:
			fmt.Fprintf(a.out, "%s taken back\n", id)
		default:
			fmt.Fprintf(a.out, "%s unchanged: it was taken back already\n", id)
		}
		return nil
	})
}
