package cli

import (
	"cmp"
	"encoding/json"
	"fmt"

	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/query"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

const aboutAssign = `Hands documents out to coders: people who mark the figures of a document each for
themselves, so that it can be told how well they agree. Of the documents that --query
selects, --share goes to two coders each, the others to one; everybody gets about as
many, and nobody sees which are shared. A coder who is named alone gets all of them.
What one of several coders has already is not handed out again.

Coders work with "cited review --as-coder NAME": by what the machine read, or, with
--blind, from the bare text alone. --seeded-errors shows each of them so many figures
with an error, wrong in one field beyond dispute; "cited agreement" says who noticed.

Without a coder, it lists who has how many documents, and how far they are. --undo takes
back what a coder is not done with; what they said stays.`

func newAssign(a *app) *cobra.Command {
	var o archive.Assigning
	var asked, undo string
	cmd := &cobra.Command{
		Use:     "assign [CODER...]",
		Short:   "Hand documents out to coders",
		Long:    aboutAssign,
		Example: "  cited assign ann bob --query 'published:2015' --share 0.2\n  cited assign ann bob --blind --share 1\n  cited assign\n  cited assign --undo ann",
		Args:    takes(0, -1, "names of coders"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := a.checkFormat(cmd, tabular, jsonl); err != nil {
				return err
			}
			o.Coders = args
			switch {
			case undo != "" && len(args) > 0:
				return usage(cmd, "--undo names the coder by itself, like cited assign --undo ann")
			case undo != "":
				return a.unassign(cmd, undo)
			case len(args) == 0:
				return a.listAssigned(cmd)
			case !(o.Share >= 0 && o.Share <= 1):
				return usage(cmd, "--share is from 0 to 1, such as 0.2")
			case o.Errors < 0 || o.Errors > 0 && o.Blind:
				return usage(cmd, "--seeded-errors is from 1, and not for --blind: who codes from the bare text sees nothing of the machine")
			}
			return a.assign(cmd, &o, asked)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&asked, "query", "", "only documents that these `terms` select")
	flags.Float64Var(&o.Share, "share", 0.2, "`share` of the documents that two coders code, from 0 to 1")
	flags.BoolVar(&o.Blind, "blind", false, "from the bare text: nothing that the machine read is shown")
	flags.Uint64Var(&o.Seed, "seed", 1, "`number` that hands out; the same one hands out the same")
	flags.IntVar(&o.Errors, "seeded-errors", 0, "so `many` figures are shown to each coder with an error")
	flags.StringVar(&undo, "undo", "", "take back what this `coder` is not done with")
	a.formatFlag(cmd, tabular, jsonl)
	return cmd
}

func (a *app) assign(cmd *cobra.Command, o *archive.Assigning, asked string) error {
	return a.with(cmd.Context(), func(arch *archive.Archive) error {
		var err error
		if o.Query, err = a.query(arch, query.Figures, asked); err != nil {
			return err
		}
		o.Query.Limit = 0
		handed, err := arch.Assign(cmd.Context(), a.viewer(), *o)
		if err != nil {
			return err
		}
		if a.format == jsonl {
			return linesOf(a, handed)
		}
		t := newTable(a.out, a.columns(), []column{{head: "coder"}, {head: "documents", right: true}, {head: "shared", right: true}, {head: "errors", right: true}})
		for _, h := range handed {
			t.row(h.Coder, export.Number(float64(h.Documents)), export.Number(float64(h.Shared)), export.Number(float64(h.Errors)))
		}
		t.close()
		return nil
	})
}

// linesOf prints values as JSON lines.
func linesOf[T any](a *app, list []T) error {
	for i := range list {
		line, err := json.Marshal(&list[i])
		if err != nil {
			return err
		}
		if _, err := a.out.Write(append(line, '\n')); err != nil {
			return cannotWrite(err)
		}
	}
	return nil
}

func (a *app) unassign(cmd *cobra.Command, coder string) error {
	return a.with(cmd.Context(), func(arch *archive.Archive) error {
		n, err := arch.Unassign(cmd.Context(), a.viewer(), coder)
		if err == nil {
			fmt.Fprintf(a.out, "%s taken back from %s\n", tell.Counted(n, "document"), coder)
		}
		return err
	})
}

func (a *app) listAssigned(cmd *cobra.Command) error {
	return a.with(cmd.Context(), func(arch *archive.Archive) error {
		tasks, err := arch.CodingTasks(cmd.Context(), a.viewer(), "")
		if err != nil {
			return err
		}
		list := archive.AssignedOf(tasks)
		if a.format == jsonl {
			return linesOf(a, list)
		}
		t := newTable(a.out, a.columns(), []column{{head: "coder"}, {head: "how"}, {head: "assigned", right: true}, {head: "done", right: true}})
		for _, one := range list {
			t.row(one.Coder, cmp.Or(one.How, "not assigned"), export.Number(float64(one.Assigned)), export.Number(float64(one.Done)))
		}
		t.close()
		if len(list) == 0 {
			a.warn("nothing is assigned; cited assign ann bob hands documents out")
		}
		return nil
	})
}
