package cli

import (
	"fmt"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"

	"github.com/spf13/cobra"
)

const aboutClear = `Decides, for a reason, that figures may be published although the gate before every export
holds them back, or with --refuse that they may not. The last decision counts. Names of
private persons and long quotations are shortened all the same. The reason goes out with the
figure: put no name of a person into it.`

func newClear(a *app) *cobra.Command {
	var refuse bool
	var reason string
	cmd := &cobra.Command{
		Use:     "clear ID...",
		Short:   "Let figures be published that are held back, or keep them back",
		Long:    aboutClear,
		Example: "  cited clear fi-0123456789ab --reason \"printed by the ministry itself\"\n  cited clear fi-0123456789ab --refuse --reason \"the family asked for it\"",
		Args:    takes(1, -1, "the ids of figures"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if strings.TrimSpace(reason) == "" {
				return usage(cmd, "cited clear needs a reason, like --reason \"printed by the ministry itself\"")
			}
			var ids []cited.ID
			for _, arg := range args {
				id, err := idOf(cmd, arg, cited.FigureID)
				if err != nil {
					return err
				}
				ids = append(ids, id)
			}
			return a.with(cmd.Context(), func(arch *archive.Archive) error { return a.clear(cmd, arch, ids, refuse, reason) })
		},
	}
	cmd.Flags().BoolVar(&refuse, "refuse", false, "they may not be published")
	cmd.Flags().StringVar(&reason, "reason", "", "`words` that say why; it is needed")
	return cmd
}

// clear keeps the decisions.
func (a *app) clear(cmd *cobra.Command, arch *archive.Archive, ids []cited.ID, refuse bool, reason string) error {
	d := cited.Decision{Field: export.FieldCleared, Verdict: cited.Accepted, Reason: reason}
	says := "may be published"
	if refuse {
		d.Verdict, says = cited.Rejected, "may not be published"
	}
	for _, id := range ids {
		d.Subject = id
		if _, err := arch.Decide(cmd.Context(), a.viewer(), d); err != nil {
			return err
		}
		fmt.Fprintf(a.out, "%s %s\n", id, says)
	}
	return nil
}
