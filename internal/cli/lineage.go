package cli

import (
	"context"
	"fmt"
	"unicode/utf8"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

const aboutLineage = `Shows what a document came from and what came from it: copies, whole or in part,
quotations, rewrites in other words, blurbs, updates with another number, and which
documents credit it. Each edge has an id and what it was seen by: shared passages,
common or changed numbers, crediting words. Of a copy the edge to its one best earlier
original is shown. The id of a figure shows the lineage of its document; that of an edge
shows the whole proof.

Edges are proposals. --cut says that one does not hold, --uncut that it does after all,
--join that a document came from an earlier one, by --kind: copy, quoted, rewrite, blurb,
update or cites. Each is a decision, kept with who made it and why.`

// edgeDecision is what a command line decides about edges.
type edgeDecision struct {
	cut, uncut   bool
	join         string
	kind, reason string
}

func newLineage(a *app) *cobra.Command {
	var d edgeDecision
	cmd := &cobra.Command{
		Use:   "lineage ID",
		Short: "Show who copied, rewrote, cited, revised whom",
		Long:  aboutLineage,
		Example: "  cited lineage do-0123456789ab\n  cited lineage ed-0123456789ab\n" +
			"  cited lineage ed-0123456789ab --cut --reason \"two events\"\n" +
			"  cited lineage do-0123456789ab --join do-ba9876543210 --kind rewrite --reason \"the author told us\"",
		Args: takes(1, 1, "the id of one document, figure or edge"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := a.checkFormat(cmd, text, jsonl); err != nil {
				return err
			}
			id, err := idOf(cmd, args[0], cited.DocumentID, cited.EdgeID, cited.FigureID)
			if err != nil {
				return err
			}
			if err := d.check(cmd, id); err != nil {
				return err
			}
			return a.with(cmd.Context(), func(arch *archive.Archive) error {
				if err := a.update(cmd.Context(), arch); err != nil {
					return err
				}
				if d.cut || d.uncut || d.join != "" {
					return a.decideEdge(cmd.Context(), arch, id, &d)
				}
				return a.showLineage(cmd.Context(), arch, id)
			})
		},
	}
	cmd.Flags().BoolVar(&d.cut, "cut", false, "the edge does not hold")
	cmd.Flags().BoolVar(&d.uncut, "uncut", false, "the edge that was cut holds after all")
	cmd.Flags().StringVar(&d.join, "join", "", "the `document` that this one came from")
	cmd.Flags().StringVar(&d.kind, "kind", string(cited.Copies), "how it came from it: `copy`, quoted, rewrite, blurb, update or cites")
	cmd.Flags().StringVar(&d.reason, "reason", "", "`words` that say why, kept with the decision")
	a.formatFlag(cmd, text, jsonl)
	_ = cmd.RegisterFlagCompletionFunc("kind", cobra.FixedCompletions(edgeKinds(), cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func edgeKinds() []string {
	var names []string
	for _, k := range cited.EdgeKinds() {
		names = append(names, string(k))
	}
	return names
}

// check refuses what does not go together.
func (d *edgeDecision) check(cmd *cobra.Command, id cited.ID) error {
	decides := d.cut || d.uncut
	switch {
	case d.cut && d.uncut, decides && d.join != "":
		return usage(cmd, "write one of --cut, --uncut and --join")
	case decides && id.Kind() != cited.EdgeID:
		return usage(cmd, "--cut and --uncut take the id of an edge, like ed-0123456789ab; \"cited lineage %s\" shows those of the document", id)
	case d.join != "" && id.Kind() != cited.DocumentID:
		return usage(cmd, "--join takes the id of the later document first: cited lineage do-0123456789ab --join do-ba9876543210")
	case d.join == "" && !decides && (cmd.Flags().Changed("kind") || cmd.Flags().Changed("reason")):
		return usage(cmd, "--kind and --reason go with a decision: --cut, --uncut or --join")
	}
	return oneOf(cmd, "--kind", d.kind, edgeKinds()...)
}

func (a *app) decideEdge(ctx context.Context, arch *archive.Archive, id cited.ID, d *edgeDecision) error {
	v := a.viewer()
	var changed bool
	var err error
	switch {
	case d.cut:
		changed, err = arch.CutEdge(ctx, v, id, d.reason)
	case d.uncut:
		changed, err = arch.UncutEdge(ctx, v, id, d.reason)
	default:
		var e cited.Edge
		e, changed, err = arch.JoinDocuments(ctx, v, id, cited.ID(d.join), cited.EdgeKind(d.kind), d.reason)
		id = e.ID
	}
	switch {
	case err != nil:
		return err
	case changed:
		fmt.Fprintf(a.out, "%s decided\n", id)
	default:
		fmt.Fprintf(a.out, "%s unchanged: it is so already\n", id)
	}
	return nil
}

func (a *app) showLineage(ctx context.Context, arch *archive.Archive, id cited.ID) error {
	switch id.Kind() {
	case cited.EdgeID:
		return a.showEdge(ctx, arch, id)
	case cited.FigureID:
		r, err := arch.Receipt(ctx, a.viewer(), id)
		if err != nil {
			return err
		}
		id = r.Document.ID
	}
	f, err := arch.Lineage(ctx, a.viewer(), id)
	if err != nil {
		return err
	}
	if a.format == jsonl {
		for _, e := range append(f.From, f.To...) {
			if _, err := a.out.Write(append(export.AppendEdge(nil, &e), '\n')); err != nil {
				return cannotWrite(err)
			}
		}
		return nil
	}
	fmt.Fprintf(a.out, "%s\n", oneLine(documentInLine(&f.Document)))
	if len(f.From)+len(f.To) == 0 {
		fmt.Fprintf(a.out, "\nno document of this archive is of the same story\n")
		return nil
	}
	page := facts{out: a.out, columns: min(a.columns(), pageWidth)}
	if len(f.From) > 0 {
		fmt.Fprint(a.out, "\ncame from\n")
	}
	for i := range f.From {
		a.printEdge(page, &f.From[i], f.Documents[f.From[i].Earlier])
	}
	if len(f.To) > 0 {
		fmt.Fprint(a.out, "\nwhat came from it\n")
	}
	for i := range f.To {
		a.printEdge(page, &f.To[i], f.Documents[f.To[i].Later])
	}
	return nil
}

// printEdge prints an edge in a few lines, with the document at the other end.
func (a *app) printEdge(page facts, e *cited.Edge, other cited.Document) {
	a.out.WriteByte('\n')
	page.fact(string(e.Kind), documentInLine(&other))
	page.fact("", string(e.ID)+"  "+tell.Share(e))
	if len(e.Proof.Passages) > 0 {
		longest := e.Proof.Passages[0]
		for _, p := range e.Proof.Passages {
			if p.Words > longest.Words {
				longest = p
			}
		}
		page.fact("", "\""+cutAt(longest.Later.Exact, 160)+"\"")
	}
	for _, words := range tell.Credits(e) {
		page.fact("", "credits it: \""+cutAt(words, 100)+"\"")
	}
	for _, c := range e.Proof.Changed {
		page.fact("", fmt.Sprintf("changed: %q, was %q", c.Later.Exact, c.Earlier.Exact))
	}
}

// cutAt cuts a text after so many characters.
func cutAt(s string, most int) string {
	if s = oneLine(s); utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
}

// showEdge prints the whole proof of an edge.
func (a *app) showEdge(ctx context.Context, arch *archive.Archive, id cited.ID) error {
	e, decisions, err := arch.Edge(ctx, a.viewer(), id)
	if err != nil {
		return err
	}
	if a.format == jsonl {
		_, err := a.out.Write(append(export.AppendEdge(nil, &e), '\n'))
		return err
	}
	page := facts{out: a.out, columns: min(a.columns(), pageWidth)}
	fmt.Fprintf(a.out, "%s  %s\n\n", e.ID, e.Kind)
	for _, end := range []struct {
		name string
		id   cited.ID
	}{{"later", e.Later}, {"earlier", e.Earlier}} {
		d, err := arch.Document(ctx, a.viewer(), end.id)
		if err != nil {
			return err
		}
		page.fact(end.name, documentInLine(&d))
	}
	page.fact("in common", tell.Share(&e))
	for _, p := range e.Proof.Passages {
		a.out.WriteByte('\n')
		page.fact("passage", tell.Counted(p.Words, "word"))
		page.fact("later", p.Later.Exact)
		if p.Earlier.Exact != p.Later.Exact {
			page.fact("earlier", p.Earlier.Exact)
		}
	}
	for _, words := range tell.Credits(&e) {
		page.fact("credits it", words)
	}
	for _, f := range e.Proof.Figures {
		page.fact("number", fmt.Sprintf("%q and %q", f.Later.Exact, f.Earlier.Exact))
	}
	for _, f := range e.Proof.Changed {
		page.fact("changed", fmt.Sprintf("%q, was %q", f.Later.Exact, f.Earlier.Exact))
	}
	a.out.WriteByte('\n')
	page.decisions(decisions)
	return nil
}
