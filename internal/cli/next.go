package cli

import "github.com/spf13/cobra"

// next says what to do next.
func next(_ *app, cmd *cobra.Command) error { return cmd.Help() }
