package cli

import (
	"strings"

	"cited/internal/format"

	"github.com/spf13/cobra"
)

// newWorker is the hidden command that the archive starts to read hostile files.
func newWorker(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "worker [CACHE]",
		Short:   "Read documents for another process of this program",
		Example: "  cited worker",
		Hidden:  true,
		Args:    takes(0, 1, "the folder for what is made once and kept"),
		RunE: func(_ *cobra.Command, args []string) error {
			return format.Serve(a.Stdin, a.Stdout, strings.Join(args, ""))
		},
	}
}
