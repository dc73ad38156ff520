package cli

import (
	"fmt"
	"strings"
	"time"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

const aboutMerge = `Takes over what another archive holds: its documents with their originals and what was said
about them, and its decisions, with who made them, when and why. ARCHIVE is its folder or a
back-up of it, and is not changed. The documents are read by this archive's reader. --dry-run
says what would come.

The log of the other archive is kept whole and apart, and the log of this one cites it: which
archive, how many entries, and the root of their tree. "cited verify" holds both against each other.

What is here already stays. Where something else is said about a document there, and where people
decided differently about the same thing, that is shown: of such decisions the latest holds until
somebody decides again, with "cited edit" or "cited sources". What is not as the log of the other
archive says is left out and named.

A merge that ends early goes on when the same command is run again. Merging again what did not
change since changes nothing.

Exit status: 0 done; 3 done, but documents were left out or could not be read; 4 nothing done.`

func newMerge(a *app) *cobra.Command {
	var dry bool
	cmd := &cobra.Command{
		Use:     "merge ARCHIVE",
		Short:   "Take over the documents and decisions of another archive",
		Long:    aboutMerge,
		Example: "  cited merge ../colleague --dry-run\n  cited merge ../colleague\n  cited merge /media/stick/colleague.tar",
		Args:    takes(1, 1, "the folder of another archive, or a back-up"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.with(cmd.Context(), func(arch *archive.Archive) error { return a.merge(cmd, arch, args[0], dry) })
		},
	}
	cmd.Flags().BoolVar(&dry, "dry-run", false, "say what would come, and change nothing")
	return cmd
}

func (a *app) merge(cmd *cobra.Command, arch *archive.Archive, from string, dry bool) error {
	w, done := a.watch()
	o := archive.MergeOptions{DryRun: dry, Watch: w, Read: func(r archive.Result) {
		if r.Err != nil {
			a.warn("%s", r.Err)
		}
	}}
	m, err := arch.Merge(cmd.Context(), a.viewer(), from, o)
	done()
	if err != nil && m == nil {
		return err
	}
	if err != nil && m.Documents+m.Decisions > 0 {
		fmt.Fprintf(a.out, "taken over so far: %s\n", takenOver(m))
	}
	if err != nil {
		return err
	}
	a.printMerged(m, from, dry)
	if m.LeftOut+unreadDocuments(m.Read) > 0 {
		return errPartly
	}
	return nil
}

// takenOver counts what came from another archive.
func takenOver(m *archive.Merged) string {
	return fmt.Sprintf("%s of %s bytes, %s", tell.Counted(m.Documents, "document"), export.Number(float64(m.Bytes)), tell.Counted(m.Decisions, "decision"))
}

func (a *app) printMerged(m *archive.Merged, from string, dry bool) {
	if m.Kinship == archive.Itself {
		fmt.Fprintf(a.out, "%s is this archive, as it is or as it was: there is nothing in it that is not here.\n", oneLine(from))
		return
	}
	if m.Documents+m.Given+m.Decisions+m.Entries+m.LeftOut == 0 && m.Read == (archive.Summary{}) && !dry {
		fmt.Fprintf(a.out, "There is nothing new in %s.\n", oneLine(from))
		return
	}
	page := facts{out: a.out, columns: min(a.columns(), pageWidth)}
	page.fact("archive", m.Archive)
	came := "came"
	if dry {
		came = "would come"
	}
	page.fact(came, takenOver(m))
	if m.Known > 0 {
		known := tell.Counted(m.Known, "document")
		if m.Given > 0 {
			known += fmt.Sprintf("; more is known now about %s of them", export.Number(float64(m.Given)))
		}
		page.fact("here already", known)
	}
	if m.LeftOut > 0 {
		page.fact("left out", fmt.Sprintf("%d, named above", m.LeftOut))
	}
	if !dry {
		page.fact("log", entries(int64(m.Entries))+" of it and of those that it cites are new here")
		page.fact("read", summaryLine(m.Read))
	}
	if len(m.Codebooks) > 0 {
		page.fact("codebooks", strings.Join(m.Codebooks, ", ")+": the other archive is read by them, and this one is not")
	}
	for i := range m.Conflicts {
		page.fact("conflict", conflictLine(&m.Conflicts[i]))
	}
}

// conflictLine says of a decision in conflict what it is about.
func conflictLine(d *cited.Decision) string {
	return fmt.Sprintf("%s: %s by %s, %s", d.Subject, tell.Verdict(d), d.Reviewer, d.At.UTC().Format(time.RFC3339))
}
