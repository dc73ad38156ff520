package cli

import (
	"context"
	"fmt"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/codebook"
	"cited/internal/export"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

const aboutExplain = `Reads the document of a figure again and shows for each field its value, the words
it was read from with their position in the text, the rule that read them, and what that
rule says. Where several readings were possible, it shows the score of the one that was
chosen, what spoke most for and against it, and the next best.

A score is the sum of weights that were learned from annotated texts; only the distance
between two scores counts, and what several readings say for one value adds up. If another
version of the program or of its lists made the stored reading, or reads the figure
otherwise now, it says so.

Of a statement, a response, a comparison or what is said without a number, it shows each
field with its words and its rule, as stored; of a theme the words that spoke most for it, and
how much. Of a cell (ce-...) it shows how its estimate comes about, under each rule.`

func newExplain(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "explain ID",
		Short:   "Show how each field of a figure or statement was read, and why",
		Long:    aboutExplain,
		Example: "  cited explain fi-0123456789ab\n  cited explain st-0123456789ab --format jsonl",
		Args:    takes(1, 1, "the id of one figure, statement, response or comparison"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := a.checkFormat(cmd, text, jsonl); err != nil {
				return err
			}
			id, err := idOf(cmd, args[0], append(append([]string{cited.FigureID}, tell.SayingKinds()...), cited.CellID)...)
			if err != nil {
				return err
			}
			return a.with(cmd.Context(), func(arch *archive.Archive) error {
				if id.Kind() == cited.CellID {
					return a.showCell(cmd.Context(), arch, id, onlyDerived)
				}
				if id.Kind() != cited.FigureID {
					return a.explainSaying(cmd.Context(), arch, id)
				}
				return a.explainFigure(cmd.Context(), arch, id)
			})
		},
	}
	a.formatFlag(cmd, text, jsonl)
	return cmd
}

func (a *app) explainFigure(ctx context.Context, arch *archive.Archive, id cited.ID) error {
	e, err := arch.Explain(ctx, a.viewer(), id)
	if err != nil {
		return err
	}
	rules := rulesOf(arch)
	says := func(id string) string { return tell.Rule(rules, id) }
	if a.format == jsonl {
		_, err := a.out.Write(append(explainJSON(nil, &e, says), '\n'))
		return err
	}
	x := explainer{facts: facts{out: a.out, columns: min(a.columns(), pageWidth)}, Explanation: &e,
		book: tell.BookOf(rules, &e.Stored.Figure), says: says}
	x.print()
	return nil
}

func (a *app) explainSaying(ctx context.Context, arch *archive.Archive, id cited.ID) error {
	s, err := a.saying(ctx, arch, id)
	if err != nil {
		return err
	}
	reader, err := arch.Reader()
	if err != nil {
		return err
	}
	rules := rulesOf(arch)
	says := func(id string) string {
		if code, f, weight, ok := reader.ThemeRule(id); ok {
			return tell.ThemeRule(code, f, weight)
		}
		return tell.Rule(rules, id)
	}
	if a.format == jsonl {
		_, err := a.out.Write(append(s.explainJSON(nil, says), '\n'))
		return err
	}
	s.explain(a.out, says, reader.Version(), a.columns())
	return nil
}

// explainer prints how each field of a figure was read.
type explainer struct {
	facts
	*archive.Explanation
	book *codebook.Codebook     // nil if the rules do not have it
	says func(id string) string // what a rule says in plain words, or ""
}

func (x *explainer) print() {
	f := &x.Stored.Figure
	fmt.Fprintf(x.out, "%s  %s\n\n", f.ID, oneLine(export.Value(f)+" "+f.Counted+", "+f.Measure))
	x.blocks(marked(&x.Stored))
	if about := tell.About(x.Explanation); about != "" {
		x.out.WriteByte('\n')
		for _, line := range wrap(oneLine(about), x.columns) {
			fmt.Fprintln(x.out, line)
		}
	}
	x.whether()
	x.codebook()
	for _, field := range cited.Fields() {
		x.field(field)
	}
	fmt.Fprintf(x.out, "\nRead by %s.\n", oneLine(x.Stored.Version))
}

// whether shows why the number counts as a figure, or why not any more.
func (x *explainer) whether() {
	says := tell.Whether(x.Explanation)
	if says == "" {
		return
	}
	x.out.WriteByte('\n')
	x.fact(tell.FieldWhether, says)
	x.chosen(tell.FieldWhether)
}

// codebook shows the codebook that took the figure, which no field says where its
// measure has a name of its own.
func (x *explainer) codebook() {
	x.out.WriteByte('\n')
	x.fact("codebook", x.Stored.Figure.Codebook)
	if x.Again != nil && x.Again.Codebook != x.Stored.Figure.Codebook {
		x.fact("  read now", x.Again.Codebook)
	}
}

func (x *explainer) field(field string) {
	value := tell.Field(&x.Stored.Figure, field, x.book)
	evidence := tell.EvidenceOf(x.Stored.Figure.Evidence, field)
	now := ""
	if x.Again != nil {
		now = tell.Field(x.Again, field, x.book)
	}
	if value == "" && len(evidence) == 0 && now == "" && len(tell.ChoicesOf(x.Explanation, field)) == 0 {
		return
	}
	x.out.WriteByte('\n')
	x.fact(field, nothingIf(value))
	for _, e := range evidence {
		x.evidence(e)
	}
	if len(evidence) == 0 && value != "" {
		x.fact("", "  "+tell.WithoutEvidence(field))
	}
	if x.Again != nil && now != value {
		x.fact("  read now", nothingIf(now))
		for _, e := range tell.EvidenceOf(x.Again.Evidence, field) {
			x.evidence(e)
		}
	}
	x.chosen(field)
}

func nothingIf(value string) string {
	if value == "" {
		return "nothing"
	}
	return value
}

func (x *explainer) evidence(e cited.Evidence) {
	for _, s := range e.Spans {
		x.fact("  words", placed(s))
	}
	rule := e.Rule
	if says := x.says(e.Rule); says != "" {
		rule += ": " + says
	}
	x.fact("  rule", rule)
}

func placed(s cited.Span) string {
	return fmt.Sprintf("%q at %d to %d", oneLine(s.Exact), s.Start, s.End)
}

// mostRivals is how many of the options that were not chosen are shown.
const mostRivals = 2

// chosen shows the choice of a field: the score, what spoke for and against, and
// the best of those that would have said something else.
func (x *explainer) chosen(field string) {
	for _, c := range tell.ChoicesOf(x.Explanation, field) {
		best, rivals := c.Options[0], tell.Rivals(&c)
		x.fact("  chosen", tell.Option(field, best.Values)+", "+tell.Score(&c))
		pro, contra := tell.Spoken(&best, &rivals[0])
		x.fact("    for", tell.Reasons(field, pro))
		x.fact("    against", tell.Reasons(field, contra))
		name := "  next best"
		for _, r := range rivals[:min(len(rivals), mostRivals)] {
			x.fact(name, fmt.Sprintf("%s, score %.2f", x.rival(field, r), r.Score))
			_, contra := tell.Spoken(&r, &best)
			x.fact("    against", tell.Reasons(field, contra))
			name = "  then"
		}
	}
}

// rival says what an option that was not chosen would have said, from which words,
// and by which rule where it was not read from words for it.
func (x *explainer) rival(field string, o archive.Option) string {
	says := tell.Option(field, o.Values)
	if field == "basis" || len(o.Values) == 0 {
		return says // all are by one rule, or by silence
	}
	for i, s := range o.Spans {
		if i > 0 {
			says += " and"
		} else {
			says += " from"
		}
		says += " " + placed(s)
	}
	if rule := x.says(o.Rule); rule != "" && (len(o.Spans) == 0 || strings.HasPrefix(o.Rule, "context.")) {
		says += " (" + rule + ")"
	}
	return says
}
