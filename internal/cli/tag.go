package cli

import (
	"fmt"
	"strings"

	"cited"
	"cited/internal/archive"

	"github.com/spf13/cobra"
)

const aboutTag = `Puts tags on a document or figure, and says whether it is included. A tag is a word of your
own in letters, digits and - _ . /, like to-check or chapter/2; capitals do not matter. The
names of tags stay in the archive for good: put no name of a person into one.

--exclude takes a document, with all its figures, or a figure out, for a reason; --include
takes it in again, or a figure of a document that is out. That is a mark for queries and
for what is printed: nothing is deleted, and estimates do not change.

Each is a decision that is kept with who made it and when. Ask for tags and for what is out
with --query 'tag:to-check', 'included:no' and 'included:yes' in cited figures and cited
documents: a figure has the tags of its document as well.`

// tagging is what a command line says of a document or figure.
type tagging struct {
	id                       cited.ID
	names                    []string
	remove, exclude, include bool
	reason                   string
}

func newTag(a *app) *cobra.Command {
	var t tagging
	cmd := &cobra.Command{
		Use:   "tag ID [NAME...]",
		Short: "Tag documents and figures, leave them out or take them in",
		Long:  aboutTag,
		Example: "  cited tag fi-0123456789ab to-check chapter/2\n  cited tag fi-0123456789ab to-check --remove\n" +
			"  cited tag do-0123456789ab --exclude --reason \"a draft of the report above\"",
		Args: takes(1, -1, "the id of one document or figure, and tags"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := t.check(cmd, args); err != nil {
				return err
			}
			return a.with(cmd.Context(), func(arch *archive.Archive) error { return a.tag(cmd, arch, &t) })
		},
	}
	cmd.Flags().BoolVar(&t.remove, "remove", false, "take the tags off")
	cmd.Flags().BoolVar(&t.exclude, "exclude", false, "leave the document or figure out")
	cmd.Flags().BoolVar(&t.include, "include", false, "take the document or figure in")
	cmd.Flags().StringVar(&t.reason, "reason", "", "`words` that say why; --exclude and --include need them")
	return cmd
}

// check reads the arguments.
func (t *tagging) check(cmd *cobra.Command, args []string) (err error) {
	if t.id, err = idOf(cmd, args[0], cited.FigureID, cited.DocumentID); err != nil {
		return err
	}
	t.names = nil
	for _, said := range args[1:] {
		name, err := cited.NormalTag(said)
		if err != nil {
			return usage(cmd, "%s", oneLine(err.Error()))
		}
		t.names = append(t.names, name)
	}
	decides := t.exclude || t.include
	switch {
	case t.exclude && t.include:
		return usage(cmd, "write one of --exclude and --include")
	case decides && (len(t.names) > 0 || t.remove):
		return usage(cmd, "--exclude and --include take no tags; tag in a command of its own")
	case decides && strings.TrimSpace(t.reason) == "":
		return usage(cmd, "--exclude and --include need a reason, like --reason \"a draft of the report above\"")
	case !decides && len(t.names) == 0:
		return usage(cmd, "write the tags behind %s, like cited tag %s to-check", t.id, t.id)
	}
	return nil
}

func (a *app) tag(cmd *cobra.Command, arch *archive.Archive, t *tagging) error {
	says := func(changed bool, what string) {
		if !changed {
			what = "unchanged: it is so already (" + what + ")"
		}
		fmt.Fprintf(a.out, "%s %s\n", t.id, what)
	}
	if t.exclude || t.include {
		changed, err := arch.Include(cmd.Context(), a.viewer(), t.id, t.include, t.reason)
		if err == nil {
			says(changed, map[bool]string{true: "taken in", false: "left out"}[t.include])
		}
		return err
	}
	for _, name := range t.names {
		changed, err := arch.Tag(cmd.Context(), a.viewer(), t.id, name, !t.remove, t.reason)
		if err != nil {
			return err
		}
		says(changed, map[bool]string{true: "has the tag ", false: "has not the tag "}[!t.remove]+name)
	}
	return nil
}
