package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"cited"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
	"github.com/spf13/pflag"
)

// newMan is the hidden command that writes the manual pages of a release, and
// the page of the documentation that lists every command and flag.
func newMan(a *app) *cobra.Command {
	markdown := false
	cmd := &cobra.Command{
		Use:     "man DIR",
		Short:   "Write the manual pages into a folder",
		Example: "  cited man share/man/man1\n  cited man --markdown > docs/commands.md",
		Hidden:  true,
		Args:    takes(0, 1, "a folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if markdown {
				_, err := a.out.Write(commandsPage(cmd.Root()))
				return err
			}
			if len(args) == 0 {
				return usage(cmd, "cited man needs a folder")
			}
			return manualPages(cmd.Root(), args[0])
		},
	}
	cmd.Flags().BoolVar(&markdown, "markdown", false, "print all commands as one Markdown page instead")
	return cmd
}

func manualPages(root *cobra.Command, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return cited.Errorf(cited.Full, "cannot make the folder %s: %w", dir, withoutOp(err))
	}
	pages := append([]*cobra.Command{root}, shown(root)...)
	for _, c := range pages {
		var page bytes.Buffer
		name := strings.ReplaceAll(c.CommandPath(), " ", "-")
		header := doc.GenManHeader{Title: strings.ToUpper(name), Section: "1", Source: "Cited", Manual: "Cited"}
		if err := doc.GenMan(c, &header, &page); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name+".1"), page.Bytes(), 0o644); err != nil {
			return cited.Errorf(cited.Full, "cannot write manual pages into %s: %w", dir, withoutOp(err))
		}
	}
	return nil
}

// shown lists the commands that help lists, each before those that are part of it.
func shown(root *cobra.Command) []*cobra.Command {
	var list []*cobra.Command
	for _, c := range root.Commands() {
		if !c.Hidden {
			list = append(append(list, c), shown(c)...)
		}
	}
	return list
}

// commandsPage is the Markdown page of every command and flag.
func commandsPage(root *cobra.Command) []byte {
	var b bytes.Buffer
	b.WriteString("# Commands\n\nMade from the program itself by `cited man --markdown`; do not edit.\n\n")
	fmt.Fprintf(&b, "```text\n%s\n```\n\n", root.Long)
	writeFlags(&b, "Flags of every command", root.PersistentFlags())
	for _, c := range shown(root) {
		writeCommand(&b, c)
	}
	return b.Bytes()
}

func writeCommand(b *bytes.Buffer, c *cobra.Command) {
	fmt.Fprintf(b, "## %s\n\n%s.\n\n```text\n%s\n```\n\n", c.CommandPath(), c.Short, c.UseLine())
	if c.Long != "" {
		fmt.Fprintf(b, "```text\n%s\n```\n\n", strings.TrimSpace(c.Long))
	}
	fmt.Fprintf(b, "```sh\n%s\n```\n\n", unindent(c.Example))
	writeFlags(b, "Flags", c.LocalNonPersistentFlags())
}

func writeFlags(w io.Writer, title string, flags *pflag.FlagSet) {
	if flags.Lookup("help") != nil && onlyHelp(flags) {
		return
	}
	fmt.Fprintf(w, "%s:\n\n| flag | meaning |\n| --- | --- |\n", title)
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		value, meaning := pflag.UnquoteUsage(f)
		fmt.Fprintf(w, "| `%s` | %s |\n", strings.TrimSpace("--"+f.Name+" "+value), strings.ReplaceAll(meaning, "|", "\\|"))
	})
	fmt.Fprintln(w)
}

func onlyHelp(flags *pflag.FlagSet) bool {
	n := 0
	flags.VisitAll(func(*pflag.Flag) { n++ })
	return n == 1
}

func unindent(example string) string {
	var out strings.Builder
	for line := range strings.Lines(strings.TrimRight(example, "\n")) {
		out.WriteString(strings.TrimPrefix(line, "  "))
	}
	return out.String()
}
