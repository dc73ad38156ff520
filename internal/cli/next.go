package cli

import (
	"fmt"

	"cited"
	"cited/internal/archive"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

// next says what to do next, which depends on what is here.
func next(a *app, cmd *cobra.Command) error {
	dir, err := a.find()
	if cited.CodeOf(err) == cited.NotFound {
		fmt.Fprintln(a.out, "There is no archive here or in the folders above. Make one, or see an example:")
		fmt.Fprintln(a.out, "  cited init DIR")
		fmt.Fprintln(a.out, "  cited demo")
		fmt.Fprintln(a.out, "  cited help")
		return nil
	}
	if err != nil {
		return err
	}
	return a.with(cmd.Context(), func(arch *archive.Archive) error {
		s, err := arch.Status(cmd.Context(), a.viewer())
		if err != nil {
			return err
		}
		documents, figures := total(s.Documents), total(s.Figures)
		fmt.Fprintf(a.out, "The archive in %s holds %s and %s. Next:\n", oneLine(dir), tell.Counted(documents, "document"), tell.Counted(figures, "figure"))
		if documents == 0 {
			fmt.Fprintln(a.out, "  cited add PATH")
		} else {
			fmt.Fprintln(a.out, "  cited figures")
			fmt.Fprintln(a.out, "  cited show ID")
		}
		fmt.Fprintln(a.out, "  cited help")
		return nil
	})
}
