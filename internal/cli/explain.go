package cli

import (
	"bufio"
	"fmt"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/codebook"
	"cited/internal/export"

	"github.com/spf13/cobra"
)

func newExplain(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "explain ID",
		Short:   "Show how each field of a figure was read",
		Long:    "Shows for each field of a figure its value, the words it was read from with their\nposition, the rule that read them, and what that rule says.",
		Example: "  cited explain fi-0123456789ab",
		Args:    takes(1, 1, "the id of one figure"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := a.checkFormat(cmd, text, jsonl); err != nil {
				return err
			}
			id, err := idOf(cmd, args[0], cited.FigureID)
			if err != nil {
				return err
			}
			return a.with(cmd.Context(), func(arch *archive.Archive) error {
				rules := rulesOf(arch)
				says := func(id string) string { return ruleSays(rules, id) }
				r, err := arch.Receipt(cmd.Context(), a.viewer(), id)
				if err != nil {
					return err
				}
				if a.format == jsonl {
					_, err := a.out.Write(append(explainJSON(nil, &r, says), '\n'))
					return err
				}
				explain(a.out, &r, bookOf(rules, &r.Figure), says, a.columns())
				return nil
			})
		},
	}
	a.formatFlag(cmd, text, jsonl)
	return cmd
}

// explain prints how each field of a figure was read. book is its codebook, or
// nil; says tells what a rule says in plain words, or "".
func explain(out *bufio.Writer, r *cited.Receipt, book *codebook.Codebook, says func(id string) string, columns int) {
	f := &r.Figure
	page := facts{out: out, columns: min(columns, pageWidth)}
	fmt.Fprintf(out, "%s  %s\n\n", f.ID, oneLine(export.Value(f)+" "+f.Counted+", "+f.Measure))
	page.blocks(marked(r))
	for _, field := range cited.Fields() {
		value := inWords(f, field, book)
		evidence := evidenceOf(f, field)
		if value == "" && len(evidence) == 0 {
			continue
		}
		out.WriteByte('\n')
		if value == "" {
			value = "nothing"
		}
		page.fact(field, value)
		for _, e := range evidence {
			page.evidence(e, says(e.Rule))
		}
		if len(evidence) == 0 {
			page.fact("", "  "+withoutEvidence(field))
		}
	}
	fmt.Fprintf(out, "\nRead by %s.\n", oneLine(r.Version))
}

// withoutEvidence says where a value comes from that has no words of its own.
func withoutEvidence(field string) string {
	if field == "modifier" || field == "kind" {
		return "read together with the value"
	}
	return "the text says nothing about it: this is what silence means"
}

func evidenceOf(f *cited.Figure, field string) []cited.Evidence {
	var list []cited.Evidence
	for _, e := range f.Evidence {
		if e.Field == field {
			list = append(list, e)
		}
	}
	return list
}

func (p facts) evidence(e cited.Evidence, says string) {
	for _, s := range e.Spans {
		p.fact("  words", fmt.Sprintf("%q at %d to %d", oneLine(s.Exact), s.Start, s.End))
	}
	rule := e.Rule
	if says != "" {
		rule += ": " + says
	}
	p.fact("  rule", rule)
}

// explainJSON appends the same as one object: id, version, and a list of fields
// with value, spans, rule and what the rule says.
func explainJSON(b []byte, r *cited.Receipt, says func(id string) string) []byte {
	b = export.AppendString(append(b, `{"id":`...), string(r.Figure.ID))
	b = export.AppendString(append(b, `,"version":`...), r.Version)
	b = append(b, `,"fields":[`...)
	first := true
	for _, field := range cited.Fields() {
		for _, e := range evidenceOf(&r.Figure, field) {
			if !first {
				b = append(b, ',')
			}
			first = false
			b = export.AppendString(append(b, `{"field":`...), field)
			b = export.AppendString(append(b, `,"value":`...), inWords(&r.Figure, field, nil))
			b = append(append(b, `,"spans":`...), spansJSON(e.Spans)...)
			b = export.AppendString(append(b, `,"rule":`...), e.Rule)
			b = export.AppendString(append(b, `,"says":`...), says(e.Rule))
			b = append(b, '}')
		}
	}
	return append(b, "]}"...)
}

func spansJSON(spans []cited.Span) string {
	var b strings.Builder
	b.WriteByte('[')
	for i, s := range spans {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"start":%d,"end":%d,"exact":%s}`, s.Start, s.End, export.AppendString(nil, s.Exact))
	}
	b.WriteByte(']')
	return b.String()
}
