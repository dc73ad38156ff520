package cli

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

const aboutWithdraw = `Takes documents out of the archive, for good: their originals, texts, index, figures,
statements and whatever else was read from them, with the names and sources that only they
named. What stays is a tombstone: the id, the SHA-256 and the size, when it was added, and
who withdrew it, when and why. What was decided about it keeps a digest in place of its words.
The log notes all of that; "cited verify" holds before and after.

The database is written anew, so that nothing of it is left in the archive's folder. What is
elsewhere is not reached: the file that it came from, back-ups, exports, other archives. What
the command knows of, it names.

The same bytes are not added again, unless "cited add --again" says so. Where another document
has the same bytes, the original stays until that one is withdrawn too; with a file that holds
several documents, all of them go. A withdrawal that is
interrupted is finished by the next command. The reason stays: let it hold no words of the
document.`

func newWithdraw(a *app) *cobra.Command {
	var reason string
	var yes bool
	cmd := &cobra.Command{
		Use:   "withdraw DOCUMENT ...",
		Short: "Take documents out of the archive for good",
		Long:  aboutWithdraw,
		Example: "  cited withdraw do-0123456789ab --reason \"asked for by the family\"\n" +
			"  cited withdraw do-0123456789ab --reason \"court order 12/2026\" --yes",
		Args: takes(1, -1, "the id of a document"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if strings.TrimSpace(reason) == "" {
				return usage(cmd, "cited withdraw needs a reason, which stays: --reason \"asked for by the family\"")
			}
			var ids []cited.ID
			for _, arg := range args {
				id, err := idOf(cmd, arg, cited.DocumentID)
				if err != nil {
					return err
				}
				ids = append(ids, id)
			}
			return a.with(cmd.Context(), func(arch *archive.Archive) error {
				if !yes {
					if err := a.confirm(cmd, arch, ids); err != nil {
						return err
					}
				}
				gone, err := arch.Withdraw(cmd.Context(), a.viewer(), ids, reason)
				a.printWithdrawn(gone)
				return err
			})
		},
	}
	cmd.Flags().StringVar(&reason, "reason", "", "`words` that say why; they stay")
	cmd.Flags().BoolVar(&yes, "yes", false, "do not ask")
	return cmd
}

// confirm asks on a terminal whether documents are to go. Where nobody can be asked, --yes
// must have said so.
func (a *app) confirm(cmd *cobra.Command, arch *archive.Archive, ids []cited.ID) error {
	if !a.Asks(a.Stdin) {
		return usage(cmd, "nobody can be asked here whether that is meant; say --yes")
	}
	for _, id := range ids {
		d, err := arch.Document(cmd.Context(), a.viewer(), id)
		if cited.CodeOf(err) == cited.NotFound {
			continue // withdrawn before, or never there, which comes out
		}
		if err != nil {
			return err
		}
		fmt.Fprintf(a.Stderr, "%s  %s, with %s\n", d.ID, oneLine(cmp.Or(d.Title, d.Name)), tell.Counted(d.Figures, "figure"))
		if d.Outcome == cited.OutcomeContainer {
			fmt.Fprintf(a.Stderr, "  and the documents that it holds: %s\n", oneLine(d.Reason))
		}
	}
	fmt.Fprint(a.Stderr, "What is withdrawn cannot be brought back. Withdraw? Type yes: ")
	answer, _ := bufio.NewReader(a.Stdin).ReadString('\n') // no answer is none
	if strings.TrimSpace(answer) != "yes" {
		return cited.Errorf(cited.Conflict, "nothing was withdrawn")
	}
	return nil
}

// printWithdrawn says what went, and what was not reached.
func (a *app) printWithdrawn(all []archive.Withdrawn) {
	for i := range all {
		w := &all[i]
		says := "withdrawn"
		if w.Before {
			says = fmt.Sprintf("was withdrawn on %s by %s", w.Withdrawn.Format(time.DateOnly), w.By)
		}
		fmt.Fprintf(a.out, "%s %s\n", w.ID, says)
		if n := len(w.Shared); n > 1 {
			fmt.Fprintf(a.out, "  its original stays, because %s and %s have the same bytes: withdraw them too\n", w.Shared[0], tell.Counted(n-1, "other"))
		} else if n == 1 {
			fmt.Fprintf(a.out, "  its original stays, because %s has the same bytes: withdraw that too\n", w.Shared[0])
		}
		for _, from := range w.From {
			if there(from) {
				fmt.Fprintf(a.out, "  not reached: %s, from which it was added\n", oneLine(from))
			}
		}
	}
	var copies []string
	for i := range all {
		copies = append(copies, all[i].Copies...)
	}
	slices.Sort(copies)
	for _, to := range slices.Compact(copies) {
		fmt.Fprintf(a.out, "  not reached: the back-up %s\n", oneLine(to))
	}
	if len(all) > 0 {
		fmt.Fprintln(a.out, "  not reached: copies of the archive, exports, prints and other archives, of which it keeps no list")
	}
}

// there reports whether an address or a file that a document came from may still be there.
func there(from string) bool {
	if strings.Contains(from, "://") {
		return true
	}
	_, err := os.Stat(from)
	return err == nil || !errors.Is(err, fs.ErrNotExist)
}

// showTombstone shows what stays of a document that was withdrawn.
func (a *app) showTombstone(t *cited.Tombstone) error {
	if a.format == jsonl {
		_, err := a.out.Write(append(export.AppendTombstone(nil, t), '\n'))
		return err
	}
	page := facts{out: a.out, columns: min(a.columns(), pageWidth)}
	page.fact("document", string(t.ID)+" withdrawn")
	page.fact("withdrawn", fmt.Sprintf("%s by %s: %s", t.Withdrawn.UTC().Format(time.RFC3339), t.By, t.Reason))
	page.fact("added", t.Added.UTC().Format(time.RFC3339))
	page.fact("size", export.Number(float64(t.Size))+" bytes")
	page.fact("SHA-256", t.Original)
	page.fact("original", "not kept: nothing of it is in the archive any more")
	return nil
}
