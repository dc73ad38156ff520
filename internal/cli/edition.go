package cli

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"cited"
	"cited/internal/archive"
	"cited/internal/query"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

const aboutEdition = `Keeps named states of what an archive says, so that what was printed can be cited, and
what changed since can be listed. Without a name, lists them. With a name that no edition
has, makes one of what --query and --status select: it does not change any more, and its
digest, which stands for every word and number of it, is in the log. With the name of one,
shows how to cite it and what changed from the edition before it with the same query;
--since-then says what changed from it until now.

An edition keeps of each figure a digest, and its numbers, dates and codes; no words of
documents. "cited export" writes the figures themselves.`

func newEdition(a *app) *cobra.Command {
	var asked, status, note string
	var now bool
	cmd := &cobra.Command{
		Use:     "edition [NAME]",
		Short:   "Keep a named state that can be cited, and list what changed since",
		Long:    aboutEdition,
		Example: "  cited edition\n  cited edition 2026-11 --status accepted --note \"as printed in the yearly report\"\n  cited edition 2026-11\n  cited edition 2026-11 --since-then",
		Args:    takes(0, 1, "the name of one edition"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := a.checkFormat(cmd, text, jsonl); err != nil {
				return err
			}
			return a.with(cmd.Context(), func(arch *archive.Archive) error {
				all, err := arch.Editions(cmd.Context(), a.viewer())
				if err != nil {
					return err
				}
				if len(args) == 0 {
					return a.listEditions(all)
				}
				for i := range all {
					if all[i].Name != args[0] {
						continue
					}
					if asked != "" || status != "" || note != "" {
						return cited.Errorf(cited.Conflict, "there is an edition %q already, and editions do not change; take another name", args[0])
					}
					return a.showEdition(cmd, arch, args[0], now)
				}
				if now {
					return cited.Errorf(cited.NotFound, "there is no edition %q; cited edition lists them", args[0])
				}
				return a.freezeEdition(cmd, arch, args[0], strings.TrimSpace(asked+" "+withStatus(status)), note)
			})
		},
	}
	cmd.Flags().StringVar(&asked, "query", "", "only `terms` like "+exampleOf(query.Figures))
	cmd.Flags().StringVar(&status, "status", "", "only what is machine, reviewed or accepted, or another `review`")
	cmd.Flags().StringVar(&note, "note", "", "`words` on what it is for, kept with it")
	cmd.Flags().BoolVar(&now, "since-then", false, "what changed from the edition until now")
	a.formatFlag(cmd, text, jsonl)
	return cmd
}

func (a *app) freezeEdition(cmd *cobra.Command, arch *archive.Archive, name, asked, note string) error {
	q, err := a.query(arch, query.Figures, asked)
	if err != nil {
		return err
	}
	q.Limit = 0
	e, err := arch.FreezeEdition(cmd.Context(), a.viewer(), name, asked, q, note)
	if err != nil {
		return err
	}
	return a.printEdition(&e)
}

func (a *app) listEditions(all []cited.Edition) error {
	if len(all) == 0 && a.format == text {
		a.warn("no edition was made; cited edition NAME makes one")
	}
	for i := range all {
		if err := a.printEdition(&all[i]); err != nil {
			return err
		}
	}
	return nil
}

// printEdition prints how to cite an edition.
func (a *app) printEdition(e *cited.Edition) error {
	if a.format == jsonl {
		return a.jsonLine(e)
	}
	page := facts{out: a.out, columns: min(a.columns(), pageWidth)}
	page.fact("edition", e.Name)
	page.fact("made", e.At.Format(time.RFC3339)+" by "+e.By)
	page.fact("query", e.Query)
	page.fact("note", e.Note)
	page.fact("figures", fmt.Sprint(e.Figures))
	page.fact("SHA-256", e.Digest)
	page.fact("decision", string(e.Decision))
	return nil
}

func (a *app) jsonLine(v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	if _, err := a.out.Write(append(b, '\n')); err != nil {
		return cannotWrite(err)
	}
	return nil
}

// showEdition prints an edition and what changed.
func (a *app) showEdition(cmd *cobra.Command, arch *archive.Archive, name string, now bool) error {
	e, before, err := arch.Edition(cmd.Context(), a.viewer(), name)
	if err != nil {
		return err
	}
	var changes []cited.EditionChange
	switch {
	case now:
		q, err := a.query(arch, query.Figures, e.Query)
		if err != nil {
			return err
		}
		q.Limit = 0
		if changes, err = arch.EditionChanges(cmd.Context(), a.viewer(), name, "", q); err != nil {
			return err
		}
	case before != nil:
		if changes, err = arch.EditionChanges(cmd.Context(), a.viewer(), before.Name, name, cited.Query{}); err != nil {
			return err
		}
	}
	if a.format == jsonl {
		for i := range changes {
			if err := a.jsonLine(&changes[i]); err != nil {
				return err
			}
		}
		return nil
	}
	if err := a.printEdition(&e); err != nil {
		return err
	}
	if !now && before == nil {
		return nil
	}
	since := "since " + name
	if !now {
		since = "from " + before.Name
	}
	fmt.Fprintf(a.out, "\n%s changed %s\n", tell.Counted(len(changes), "figure"), oneLine(since))
	for i := range changes {
		fmt.Fprintf(a.out, "  %s\n", oneLine(changeInWords(&changes[i])))
	}
	return nil
}

// changeInWords says what became of a figure.
func changeInWords(c *cited.EditionChange) string {
	words := string(c.Figure) + " " + c.What
	for i, f := range c.Fields {
		words += [2]string{": ", ", "}[min(i, 1)] + f[0] + " " + orSilent(f[1]) + " to " + orSilent(f[2])
	}
	if c.What == "changed" && len(c.Fields) == 0 {
		words += ": words only"
	}
	return words
}

func orSilent(value string) string {
	if value == "" {
		return "(silent)"
	}
	return value
}
