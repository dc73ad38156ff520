package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/query"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

const aboutSources = `Lists whom the texts credit with figures and statements, the most credited first: how
many of each, what the source is to the matter, its standing, and its other names with
the days on which they were used, as far as the documents are dated. Names that differ
in case and punctuation only are one source. Who is not named ("neighbour", "police") is
a source of its document alone.

People set the standing: first-hand, secondary, tertiary, party (to the conflict) or
user-made. With the id or the name of a source, --standing sets it, as a decision that
is kept with who made it and why; --standing none takes it back. Where nobody has, an
armed group of a codebook is proposed as party. Likewise --merge OTHER makes another
source part of this one, and --split takes one out of what it was merged into. --alike
lists pairs of sources that surely are one by their names ("World Refugee Forum" and
"WRF"), for you to merge or, with --apart OTHER, to keep apart.

Private persons get no row by name: a text's reader keeps them by what the text calls
them, or as "private person". Somebody is one whom the document nowhere names with an
office, a body or a calling that speaks in public. Put a name on a list of your own,
sources.more.txt, where that goes wrong; see docs/rules.md.

`

func sourceListing() listing[cited.Source] {
	return listing[cited.Source]{
		subject: query.Sources,
		rows:    (*archive.Archive).EachSource,
		columns: []column{{head: "id"}, {head: "name", most: 40}, {head: "figures", right: true}, {head: "statements", right: true},
			{head: "standing", most: 20}, {head: "reliability"}, {head: "also called", rest: true}},
		cells:  sourceCells,
		head:   export.SourceColumns(),
		record: export.SourceRow,
		line:   export.AppendSource,
		none:   "no sources; add documents with \"cited add PATH\", or widen --query",
	}
}

// sourceDecision is what a command line decides about a source.
type sourceDecision struct {
	source, standing, merge, apart, reason string
	split                                  bool
}

func newSources(a *app) *cobra.Command {
	cmd := sourceListing().command(a, &cobra.Command{
		Use:   "sources [SOURCE]",
		Short: "List whom figures and statements are credited to",
		Long:  aboutSources + aboutQuery(query.Sources),
		Example: "  cited sources\n  cited sources --query 'ministry standing:unknown' --limit 20\n" +
			"  cited sources so-0123456789ab --standing party --reason \"fights on one side\"\n  cited sources \"Northern Wire\" --standing secondary\n" +
			"  cited sources \"Northern Wire\" --merge \"NW agency\"\n  cited sources \"NW agency\" --split",
	})
	list := cmd.RunE
	var d sourceDecision
	var alike bool
	cmd.Args = takes(0, 1, "the id or name of one source")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		decides := 0
		for _, flag := range []string{"standing", "merge", "split", "apart"} {
			if cmd.Flags().Changed(flag) {
				decides++
			}
		}
		switch {
		case len(args) == 0 && (decides > 0 || cmd.Flags().Changed("reason")):
			return usage(cmd, "--standing, --merge, --split, --apart and --reason need the source that they are about, like cited sources so-0123456789ab --standing party --reason \"fights on one side\"")
		case alike && (len(args) > 0 || cmd.Flags().Changed("query")):
			return usage(cmd, "--alike lists pairs of all sources, and takes no source and no --query")
		case alike:
			return a.alikeSources(cmd)
		case len(args) == 0:
			return list(cmd, args)
		case decides != 1:
			return usage(cmd, "write one of --standing, --merge, --split or --apart with %s; \"cited show ID\" shows what is known", oneLine(args[0]))
		}
		if cmd.Flags().Changed("standing") {
			if err := oneOf(cmd, "--standing", d.standing, standingNames()...); err != nil {
				return err
			}
		}
		d.source = args[0]
		return a.decideSource(cmd, d)
	}
	cmd.Flags().StringVar(&d.standing, "standing", "", "what the source is to the matter: `first-hand`, secondary, tertiary, party, user-made or none")
	cmd.Flags().StringVar(&d.merge, "merge", "", "the id or name of `another` source, which becomes part of this one")
	cmd.Flags().BoolVar(&d.split, "split", false, "take the source out of the one that it was merged into")
	cmd.Flags().StringVar(&d.apart, "apart", "", "the id or name of `another` source that this one is not, though their names are alike")
	cmd.Flags().StringVar(&d.reason, "reason", "", "`words` that say why, kept with the decision")
	cmd.Flags().BoolVar(&alike, "alike", false, "list pairs of sources that may be one, by their names")
	_ = cmd.RegisterFlagCompletionFunc("standing", cobra.FixedCompletions(standingNames(), cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// noStanding takes back what was decided.
const noStanding = "none"

func standingNames() []string {
	var names []string
	for _, s := range cited.Standings() {
		names = append(names, string(s))
	}
	return append(names, noStanding)
}

// sourceID is the id that somebody wrote, or that of the source with the name.
func sourceID(arch *archive.Archive, written string) (cited.ID, error) {
	id := cited.ID(written)
	if _, ok := id.Bits(); ok && id.Kind() == cited.SourceID {
		return id, nil
	}
	return arch.SourceNamed(written)
}

func (a *app) decideSource(cmd *cobra.Command, d sourceDecision) error {
	ctx, v := cmd.Context(), a.viewer()
	return a.with(ctx, func(arch *archive.Archive) error {
		id, err := sourceID(arch, d.source)
		if err != nil {
			return err
		}
		var changed bool
		written := d.source
		switch {
		case d.split:
			changed, err = arch.SplitSource(ctx, v, id, d.reason)
		case d.merge+d.apart != "":
			var other cited.ID
			if other, err = sourceID(arch, d.merge+d.apart); err == nil && d.merge != "" {
				changed, err = arch.MergeSources(ctx, v, other, id, d.reason)
			} else if err == nil {
				changed, err = arch.SetApart(ctx, v, id, other, d.reason)
			}
			if cited.CodeOf(err) == cited.NotFound && strings.Contains(err.Error(), string(other)) {
				written, id = d.merge+d.apart, other
			}
		case d.standing == noStanding:
			changed, err = arch.SetStanding(ctx, v, id, "", d.reason)
		default:
			changed, err = arch.SetStanding(ctx, v, id, cited.Standing(d.standing), d.reason)
		}
		switch {
		case cited.CodeOf(err) == cited.NotFound && string(id) != written:
			return cited.Errorf(cited.NotFound, "no figure or statement credits %q; cited sources lists whom they do", oneLine(written))
		case err != nil:
			return err
		case changed:
			fmt.Fprintf(a.out, "%s decided\n", id)
		default:
			fmt.Fprintf(a.out, "%s unchanged: it is so already\n", id)
		}
		return nil
	})
}

// alikeSources lists pairs of sources that may be one.
func (a *app) alikeSources(cmd *cobra.Command) error {
	if err := a.checkFormat(cmd, tabular, jsonl, csvs); err != nil {
		return err
	}
	pairs := listing[[2]cited.Source]{
		columns: []column{{head: "id"}, {head: "name", most: 40}, {head: "figures", right: true}, {head: "other"}, {head: "its name", most: 40}, {head: "its figures", right: true}},
		cells: func(p *[2]cited.Source) []string {
			return []string{string(p[0].ID), p[0].Name, export.Number(float64(p[0].Figures)), string(p[1].ID), p[1].Name, export.Number(float64(p[1].Figures))}
		},
		head:   export.AlikeColumns(),
		record: export.AlikeRow,
		line:   export.AppendAlike,
		none:   "no two sources have names that are alike",
	}
	return a.with(cmd.Context(), func(arch *archive.Archive) error {
		all, err := arch.AlikeSources(cmd.Context(), a.viewer())
		if err != nil {
			return err
		}
		return pairs.print(a, func(yield func([2]cited.Source, error) bool) {
			for i, p := range all {
				if i == a.limit && a.limit > 0 || !yield(p, nil) {
					return
				}
			}
		})
	})
}

func sourceCells(s *cited.Source) []string {
	return []string{string(s.ID), s.Name, export.Number(float64(s.Figures)), export.Number(float64(s.Statements)), tell.Standing(s), s.Reliability,
		strings.Join(export.Aliases(s), "; ")}
}

func (a *app) showSource(ctx context.Context, arch *archive.Archive, id cited.ID) error {
	s, err := arch.Source(ctx, a.viewer(), id)
	if err != nil {
		return err
	}
	if a.format == jsonl {
		_, err := a.out.Write(append(export.AppendSource(nil, &s), '\n'))
		return err
	}
	fmt.Fprintf(a.out, "%s  %s\n\n", s.ID, oneLine(s.Name))
	page := facts{out: a.out, columns: min(a.columns(), pageWidth)}
	page.fact("also called", strings.Join(export.Aliases(&s), "; "))
	for _, m := range s.Merged {
		page.fact("merged", string(m.ID)+"  "+m.Name)
	}
	page.fact("used", export.Between(s.First, s.Last))
	page.fact("document", string(s.Document))
	page.fact("standing", tell.Said(tell.Plainly(tell.Standing(&s), tell.Standings), "not known; set it with cited sources ID --standing"))
	page.fact("reliability", tell.Said(tell.Grade(s.Reliability), "not rated; rate it with cited rate ID GRADE"))
	for _, c := range []struct {
		what string
		n    int
	}{{"figures", s.Figures}, {"statements", s.Statements}, {"unquantified", s.Unquantified}, {"comparisons", s.Comparisons}} {
		page.fact(c.what, export.Number(float64(c.n)))
	}
	var decisions []cited.Decision
	for _, part := range append([]cited.Source{s}, s.Merged...) {
		more, err := arch.Decisions(ctx, a.viewer(), part.ID)
		if err != nil {
			return err
		}
		decisions = append(decisions, more...)
	}
	slices.SortStableFunc(decisions, func(a, b cited.Decision) int { return a.At.Compare(b.At) })
	page.decisions(decisions)
	return nil
}
