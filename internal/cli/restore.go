package cli

import (
	"cmp"
	"fmt"
	"path/filepath"

	"cited"
	"cited/internal/archive"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

const aboutRestore = `Makes an archive of a back-up, in DIR or in the current folder, which must be new or empty, and
checks it as "cited verify" does. Nothing in FILE is believed before its digest was compared.

What is damaged in the back-up is named, and nothing is restored; with --damaged, what is whole is.
Where the database itself is lost, the originals are still there to be added to a new archive.

Exit status: 0 all is well; 1 something is wrong; 2 it is no back-up; 4 nothing was done.`

func newRestore(a *app) *cobra.Command {
	var damaged bool
	cmd := &cobra.Command{
		Use:     "restore FILE [DIR]",
		Short:   "Make an archive of a back-up, and check it",
		Long:    aboutRestore,
		Example: "  cited restore /media/stick/evidence-2026-11-21.tar evidence",
		Args:    takes(1, 2, "the file of a back-up, and one folder at most"),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := cmp.Or(a.dir, ".")
			if len(args) == 2 {
				dir = args[1]
			}
			return a.restore(cmd, args[0], dir, damaged)
		},
	}
	cmd.Flags().BoolVar(&damaged, "damaged", false, "restore what is whole of a damaged back-up")
	return cmd
}

func (a *app) restore(cmd *cobra.Command, file, dir string, damaged bool) error {
	w, done := a.watch()
	made, err := archive.Restore(cmd.Context(), file, dir, archive.RestoreOptions{Damaged: damaged, Watch: w})
	done()
	switch {
	case cited.CodeOf(err) == cited.Invalid:
		return usage(cmd, "%s", err)
	case err != nil:
		return err
	case made.Findings > 0 && !damaged:
		fmt.Fprintln(a.out, "The back-up is damaged: see above. Nothing was restored; take another, or restore what is whole with --damaged.")
		return errFailed
	case !made.Archive:
		fmt.Fprintf(a.out, "The database is lost. %s in %s: add that folder to a new archive.\n",
			tell.Counted(made.Originals, "original")+" of the back-up lie", oneLine(filepath.Join(dir, "originals")))
		return errFailed
	}
	fmt.Fprintf(a.out, "restored to %s: %s\n", oneLine(dir), tell.Counted(made.Originals, "original"))
	err = a.within(cmd.Context(), dir, func(arch *archive.Archive) error { return a.verify(cmd, arch, archive.VerifyOptions{}) })
	if err == nil && made.Findings > 0 {
		err = errFailed
	}
	return err
}
