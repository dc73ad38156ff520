package cli

import "github.com/spf13/cobra"

func newCompletion(a *app) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "A script that completes commands and flags in your shell",
		Long: `Prints a script that completes commands and flags in your shell.

bash:       source <(cited completion bash)
zsh:        cited completion zsh > "${fpath[1]}/_cited"
fish:       cited completion fish > ~/.config/fish/completions/cited.fish
powershell: cited completion powershell | Out-String | Invoke-Expression`,
		Example:   "  source <(cited completion bash)",
		Args:      takes(1, 1, "the name of one shell: bash, zsh, fish or powershell"),
		ValidArgs: shells,
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(a.out, true)
			case "zsh":
				return root.GenZshCompletion(a.out)
			case "fish":
				return root.GenFishCompletion(a.out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(a.out)
			}
			return oneOf(cmd, "the shell", args[0], shells...)
		},
	}
}
