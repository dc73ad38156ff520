package cli

import (
	"cited/internal/format"

	"github.com/spf13/cobra"
)

// newWorker is the hidden command that the archive starts to read hostile files.
func newWorker(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "worker",
		Short:   "Read documents for another process of this program",
		Example: "  cited worker",
		Hidden:  true,
		Args:    takes(0, 0, ""),
		RunE: func(*cobra.Command, []string) error {
			return format.Serve(a.Stdin, a.Stdout)
		},
	}
}
