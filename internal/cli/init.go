package cli

import (
	"fmt"
	"path/filepath"

	"cited"
	"cited/internal/archive"
	"cited/internal/codebook"
	"cited/internal/overlay"
	"cited/rules"

	"github.com/spf13/cobra"
)

func newInit(a *app) *cobra.Command {
	var codebooks []string
	cmd := &cobra.Command{
		Use:     "init [DIR]",
		Short:   "Make a new archive",
		Long:    "Makes a new archive in DIR, or in the current folder. A folder that is not there\nis made; what lies in it already is left alone.",
		Example: "  cited init evidence\n  cited init --codebook foreign-fighters",
		Args:    takes(0, 1, "one folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := "."
			switch {
			case len(args) == 1:
				dir = args[0]
			case a.dir != "":
				dir = a.dir
			}
			rules, err := archive.RulesOf(dir, rules.FS, a.overlaid())
			if err != nil {
				return err
			}
			if err := checkCodebooks(cmd, rules, codebooks); err != nil {
				return err
			}
			if err := archive.Init(dir, codebooks, a.viewer().Name, a.Now()); err != nil {
				return err
			}
			if dir == "." {
				fmt.Fprintln(a.out, "A new archive in this folder; add documents to it:")
			} else {
				fmt.Fprintf(a.out, "A new archive in %s; add documents to it:\n", oneLine(dir))
				fmt.Fprintf(a.out, "  cd %s\n", oneLine(dir))
			}
			fmt.Fprintln(a.out, "  cited add PATH")
			if own := a.overlaid(); own != "" {
				fmt.Fprintf(a.out, "Copy %s to %s, so that the archive is always read with it.\n", oneLine(own), oneLine(filepath.Join(dir, "rules")))
			}
			return nil
		},
	}
	codebookFlag(cmd, &codebooks)
	return cmd
}

// codebookFlag adds --codebook.
func codebookFlag(cmd *cobra.Command, codebooks *[]string) {
	cmd.Flags().StringSliceVar(codebooks, "codebook", []string{"foreign-fighters"}, "`names` of the codebooks to read with, parted by commas")
}

// checkCodebooks refuses the name of a codebook that is not in the rules.
func checkCodebooks(cmd *cobra.Command, rules *overlay.FS, names []string) error {
	if len(names) == 0 {
		return usage(cmd, "--codebook needs a name, like foreign-fighters")
	}
	for _, name := range names {
		if _, err := codebook.Load(rules, name); err != nil {
			return codebookError(cmd, overlay.Placed(rules, err))
		}
	}
	return nil
}

// codebookError is an error of the command line if the codebook is not there.
func codebookError(cmd *cobra.Command, err error) error {
	if cited.CodeOf(err) == cited.NotFound {
		return usage(cmd, "--codebook: %s", err)
	}
	return err
}
