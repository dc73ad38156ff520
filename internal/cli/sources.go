package cli

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/query"

	"github.com/spf13/cobra"
)

const aboutSources = `Lists whom the texts credit with figures and statements, the most credited first: how
many of each, other spellings of the name, and what the source is to the matter, its
standing. Names that differ in case and punctuation only are one source.

People set the standing: first-hand, secondary, tertiary, party (to the conflict) or
user-made. With the id or the name of a source, --standing sets it, as a decision that
is kept with who made it and why; --standing none takes it back. Where nobody has, an
armed group of a codebook is proposed as party.

Private persons get no row by name: a text's reader keeps them by what the text calls
them, or as "private person". Somebody is one whom the document nowhere names with an
office, a body or a calling that speaks in public. Put a name on a list of your own,
sources.more.txt, where that goes wrong; see docs/rules.md.

`

func sourceListing() listing[cited.Source] {
	return listing[cited.Source]{
		subject: query.Sources,
		rows: func(arch *archive.Archive, ctx context.Context, v cited.Viewer, q cited.Query) iter.Seq2[cited.Source, error] {
			return func(yield func(cited.Source, error) bool) {
				list, err := arch.Sources(ctx, v, q)
				for i := range list {
					if !yield(list[i], nil) {
						return
					}
				}
				if err != nil {
					yield(cited.Source{}, err)
				}
			}
		},
		columns: []column{{head: "id"}, {head: "name", most: 40}, {head: "figures", right: true}, {head: "statements", right: true},
			{head: "standing", most: 20}, {head: "also called", rest: true}},
		cells:  sourceCells,
		head:   export.SourceColumns(),
		record: export.SourceRow,
		line:   export.AppendSource,
		none:   "no sources; add documents with \"cited add PATH\", or widen --query",
	}
}

func newSources(a *app) *cobra.Command {
	cmd := sourceListing().command(a, &cobra.Command{
		Use:   "sources [SOURCE]",
		Short: "List whom figures and statements are credited to",
		Long:  aboutSources + aboutQuery(query.Sources),
		Example: "  cited sources\n  cited sources --query 'ministry standing:unknown' --limit 20\n" +
			"  cited sources so-0123456789ab --standing party --reason \"fights on one side\"\n  cited sources \"Northern Wire\" --standing secondary",
	})
	list := cmd.RunE
	var standing, reason string
	cmd.Args = takes(0, 1, "the id or name of one source")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		set := cmd.Flags().Changed("standing")
		switch {
		case len(args) == 0 && (set || cmd.Flags().Changed("reason")):
			return usage(cmd, "--standing and --reason need the source that they are about, like cited sources so-0123456789ab --standing party --reason \"fights on one side\"")
		case len(args) == 0:
			return list(cmd, args)
		case !set:
			return usage(cmd, "write --standing with what %s is to the matter; \"cited show ID\" shows what is known", oneLine(args[0]))
		}
		if err := oneOf(cmd, "--standing", standing, standingNames()...); err != nil {
			return err
		}
		return a.setStanding(cmd, args[0], standing, reason)
	}
	cmd.Flags().StringVar(&standing, "standing", "", "what the source is to the matter: `first-hand`, secondary, tertiary, party, user-made or none")
	cmd.Flags().StringVar(&reason, "reason", "", "`words` that say why, kept with the decision")
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

func (a *app) setStanding(cmd *cobra.Command, source, standing, reason string) error {
	id := cited.ID(source)
	if _, ok := id.Bits(); !ok || id.Kind() != cited.SourceID {
		id = archive.SourceNamed(source)
	}
	if standing == noStanding {
		standing = ""
	}
	return a.with(cmd.Context(), func(arch *archive.Archive) error {
		changed, err := arch.SetStanding(cmd.Context(), a.viewer(), id, cited.Standing(standing), reason)
		switch {
		case cited.CodeOf(err) == cited.NotFound && string(id) != source:
			return cited.Errorf(cited.NotFound, "no figure or statement credits %q; cited sources lists whom they do", oneLine(source))
		case err != nil:
			return err
		case changed:
			fmt.Fprintf(a.out, "%s decided\n", id)
		default:
			fmt.Fprintf(a.out, "%s unchanged: it was decided so already\n", id)
		}
		return nil
	})
}

func sourceCells(s *cited.Source) []string {
	return []string{string(s.ID), s.Name, export.Number(float64(s.Figures)), export.Number(float64(s.Statements)), standingOf(s),
		strings.Join(s.Aliases, "; ")}
}

// standingOf is "party", or "party, proposed".
func standingOf(s *cited.Source) string {
	if s.Proposed {
		return string(s.Standing) + ", proposed"
	}
	return string(s.Standing)
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
	page.fact("also called", strings.Join(s.Aliases, "; "))
	page.fact("standing", said(plainly(standingOf(&s), standingWords), "not known; set it with cited sources ID --standing"))
	for _, c := range []struct {
		what string
		n    int
	}{{"figures", s.Figures}, {"statements", s.Statements}, {"unquantified", s.Unquantified}, {"comparisons", s.Comparisons}} {
		page.fact(c.what, export.Number(float64(c.n)))
	}
	decisions, err := arch.Decisions(ctx, a.viewer(), id)
	if err != nil {
		return err
	}
	page.decisions(decisions)
	return nil
}

var standingWords = []meaning{
	{"first-hand", "saw or did it"}, {"secondary", "has it from those who saw or did it"}, {"tertiary", "has it from others who have it from others"},
	{"party", "is a party to the conflict"}, {"party, proposed", "it has the name of an armed group of a codebook; nobody decided it"},
	{"user-made", "is what anybody could have posted"},
}
