package cli

import (
	"fmt"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

const aboutBackup = `Writes all that belongs to the archive into FILE, as it is at one moment: the database, the
originals, checkpoints, public keys and lists of its own. Others may add to the archive
meanwhile. The file is there whole or not at all, and its SHA-256 is printed.

FILE is a plain tar file, which other programs open: unpacked into a folder it is the archive,
and "sha256sum -c SHA256SUMS" checks it there. "cited restore" does both, and more. The key
that signs checkpoints is not in it, because it is not in the archive.

The log of the archive notes each back-up: who made it, when, where to, and its SHA-256. What is
withdrawn from the archive later is still in the back-ups of before, and the log names them.
Originals that are damaged or missing are named; the others are in the back-up all the same.

Exit status: 0 done; 1 done, but an original is damaged; 4 nothing was done.`

func newBackup(a *app) *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use:     "backup FILE",
		Short:   "Write the whole archive into one file",
		Long:    aboutBackup,
		Example: "  cited backup /media/stick/evidence-2026-11-21.tar",
		Args:    takes(1, 1, "the file to write"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.with(cmd.Context(), func(arch *archive.Archive) error { return a.backup(cmd, arch, args[0], force) })
		},
	}
	cmd.Flags().BoolVar(&force, "force", false, "replace a file that is there")
	return cmd
}

func (a *app) backup(cmd *cobra.Command, arch *archive.Archive, file string, force bool) error {
	w, done := a.watch()
	made, err := arch.Backup(cmd.Context(), a.viewer(), file, archive.BackupOptions{Force: force, Watch: w})
	done()
	if cited.CodeOf(err) == cited.Invalid {
		return usage(cmd, "%s", err)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(a.out, "%s: %s and %s of the log, %s bytes\n", oneLine(file), tell.Counted(made.Originals, "original"),
		entries(made.Entries), export.Number(float64(made.Bytes)))
	fmt.Fprintf(a.out, "SHA-256 %s\n", made.SHA256)
	if made.Findings > 0 {
		err = errFailed
	}
	return err
}
