package cli

import (
	"fmt"
	"slices"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

// aboutRate explains the grades.
func aboutRate() string {
	var b strings.Builder
	b.WriteString("Rates how reliable a source is, or how credible a figure, by the Admiralty code. The two\nare apart: a reliable source may say something that is not likely.\n\n")
	for _, of := range []struct {
		what   string
		grades []cited.Grade
	}{{"A source, by its id or name:", cited.Reliabilities()}, {"A figure, by its id:", cited.Credibilities()}} {
		b.WriteString(of.what + "\n")
		for _, g := range of.grades {
			b.WriteString("  " + g.Code + "  " + g.Is + "\n")
		}
		b.WriteByte('\n')
	}
	b.WriteString(`A figure is confirmed (1) only where lineage leaves two independent sources behind the
figures of its cell that have its value: those of which one copies, rewrites or credits
another are one. A rating is a decision that is kept with who made it and why; the next
one is based on it, and --undo takes it back. "cited show ID" shows them all.`)
	return b.String()
}

func newRate(a *app) *cobra.Command {
	var reason string
	var undo bool
	cmd := &cobra.Command{
		Use:   "rate SOURCE|FIGURE GRADE",
		Short: "Rate how reliable a source is, or how credible a figure",
		Long:  aboutRate(),
		Example: "  cited rate \"Northern Wire\" B --reason \"corrects its mistakes\"\n  cited rate fi-0123456789ab 2 --reason \"fits the court's list\"\n" +
			"  cited rate fi-0123456789ab --undo",
		Args: takes(1, 2, "the id or name of a source, or the id of a figure, and a grade"),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case undo && len(args) > 1:
				return usage(cmd, "--undo takes a rating back, and takes no grade")
			case !undo && len(args) < 2:
				return usage(cmd, "write the grade behind %s, like cited rate so-0123456789ab B or cited rate fi-0123456789ab 2", oneLine(args[0]))
			}
			id, err := rated(cmd, args[0])
			if err != nil {
				return err
			}
			grade := ""
			if !undo {
				if grade, err = gradeOf(cmd, id, args[1]); err != nil {
					return err
				}
			}
			return a.with(cmd.Context(), func(arch *archive.Archive) error { return a.rate(cmd, arch, args[0], id, grade, reason) })
		},
	}
	cmd.Flags().StringVar(&reason, "reason", "", "`words` that say why, kept with the rating")
	cmd.Flags().BoolVar(&undo, "undo", false, "take the rating back")
	return cmd
}

// rated is the id of what is to be rated; empty for the name of a source.
func rated(cmd *cobra.Command, written string) (cited.ID, error) {
	if id := cited.ID(written); id.Kind() != cited.SourceID {
		if _, ok := id.Bits(); ok {
			return idOf(cmd, written, cited.FigureID, cited.SourceID)
		}
	}
	return "", nil
}

// gradeOf reads a grade of a figure, or of a source where there is no id.
func gradeOf(cmd *cobra.Command, id cited.ID, written string) (string, error) {
	grades, what := cited.Reliabilities(), "the reliability of a source"
	if id.Kind() == cited.FigureID {
		grades, what = cited.Credibilities(), "the credibility of a figure"
	}
	var codes []string
	for _, g := range grades {
		codes = append(codes, g.Code)
	}
	grade := strings.ToUpper(written)
	if !slices.Contains(codes, grade) {
		return "", usage(cmd, "%s is one of %s, not %q", what, strings.Join(codes, ", "), oneLine(written))
	}
	return grade, nil
}

func (a *app) rate(cmd *cobra.Command, arch *archive.Archive, written string, id cited.ID, grade, reason string) error {
	var err error
	if id == "" {
		if id, err = sourceID(arch, written); err != nil {
			return err
		}
	}
	if grade == cited.Confirmed {
		if err := a.update(cmd.Context(), arch); err != nil {
			return err
		}
	}
	changed, err := arch.Rate(cmd.Context(), a.viewer(), id, grade, reason)
	switch {
	case cited.CodeOf(err) == cited.NotFound && string(id) != written:
		return cited.Errorf(cited.NotFound, "no figure or statement credits %q; cited sources lists whom they do", oneLine(written))
	case err != nil:
		return err
	case !changed && grade == "":
		fmt.Fprintf(a.out, "%s unchanged: nobody rated it\n", id)
	case !changed:
		fmt.Fprintf(a.out, "%s unchanged: it is so already\n", id)
	case grade == "":
		fmt.Fprintf(a.out, "%s: the rating is taken back\n", id)
	default:
		fmt.Fprintf(a.out, "%s rated %s\n", id, tell.Grade(grade))
	}
	return nil
}
