package cli

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"cited/internal/archive"
	"cited/internal/query"
	"cited/internal/review"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

const aboutAgreement = `Says how well coders agree, on the documents that all of --coders are done with; where
none are named, on those that two are done with. --machine takes what the program read as
the coding of one more. F1 says whether they find the same figures; the table says, field
by field, whether they read a figure that both found alike: percent agreement, Cohen's
kappa, Krippendorff's alpha by the metric that fits, each with the interval in which it
lies in 95 of 100 drawings of the documents. What cannot be said is "undefined", with the
reason. docs/agreement.md says how each is computed.

Figures at which a coder was shown an error ("cited assign --seeded-errors") are left out
of that; who noticed how many is told at the end.`

func newAgreement(a *app) *cobra.Command {
	var o archive.Agreeing
	var coders, asked string
	cmd := &cobra.Command{
		Use:     "agreement",
		Short:   "Say how well coders agree",
		Long:    aboutAgreement,
		Example: "  cited agreement\n  cited agreement --coders ann,bob --query 'published:2015'\n  cited agreement --coders ann --machine --format jsonl",
		Args:    takes(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := a.checkFormat(cmd, text, jsonl); err != nil {
				return err
			}
			for name := range strings.SplitSeq(coders, ",") {
				if name = strings.TrimSpace(name); name != "" {
					o.Coders = append(o.Coders, name)
				}
			}
			return a.agreement(cmd, &o, asked)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&coders, "coders", "", "only these `names`, with commas between them")
	flags.BoolVar(&o.Machine, "machine", false, "what the program read is one more coding")
	flags.StringVar(&asked, "query", "", "only documents that these `terms` select")
	flags.Uint64Var(&o.Seed, "seed", 1, "`number` that draws the intervals; the same one draws the same")
	a.formatFlag(cmd, text, jsonl)
	return cmd
}

func (a *app) agreement(cmd *cobra.Command, o *archive.Agreeing, asked string) error {
	return a.with(cmd.Context(), func(arch *archive.Archive) error {
		var err error
		if o.Query, err = a.query(arch, query.Figures, asked); err != nil {
			return err
		}
		o.Query.Limit = 0
		g, err := arch.Agreement(cmd.Context(), a.viewer(), *o)
		if err != nil {
			return err
		}
		if a.format == jsonl {
			line, err := json.Marshal(g)
			if err != nil {
				return err
			}
			_, err = a.out.Write(append(line, '\n'))
			return err
		}
		p := &agreed{app: a}
		p.report(&g.Report)
		for i := range g.Report.Pairs {
			a.out.WriteByte('\n')
			p.report(&g.Report.Pairs[i])
		}
		p.rest(g)
		return nil
	})
}

// agreed prints reports.
type agreed struct{ *app }

func (p *agreed) report(r *review.Report) {
	if r.Documents == 0 {
		p.out.WriteString("no document that two coders are done with; nothing can be said\n")
		return
	}
	marked := make([]string, len(r.Coders))
	for i, coder := range r.Coders {
		marked[i] = fmt.Sprintf("%s %s", coder, tell.Counted(r.Detection.Marked[i], "figure"))
	}
	var undefined []string
	cell := func(field, what string, c *review.Coefficient) string {
		if c == nil {
			return "-"
		}
		if c.Value == nil {
			undefined = append(undefined, fmt.Sprintf("%s of %s: %s", what, field, c.Undefined))
		}
		return tell.Coefficient(c)
	}
	p.line("%s: %s; %s found by two or more", tell.Counted(r.Documents, "document"), strings.Join(marked, ", "), tell.Counted(r.Detection.Shared, "figure"))
	p.line("F1 %s\n", cell("figures", "F1", &r.Detection.F1))
	t := newTable(p.out, max(p.columns(), pageWidth), []column{{head: "field"}, {head: "units", right: true}, {head: "silent", right: true}, {head: "agree"}, {head: "kappa"}, {head: "alpha"}, {head: "log-ratio"}})
	for i := range r.Fields {
		f := &r.Fields[i]
		t.row(f.Field, strconv.Itoa(f.Units), strconv.Itoa(f.Silent), cell(f.Field, "agreement", &f.Agree), cell(f.Field, "kappa", f.Kappa), cell(f.Field, "alpha", &f.Alpha), cell(f.Field, "log-ratio", f.LogRatio))
	}
	t.close()
	p.reasons(undefined)
	p.confusions(r)
}

func (p *agreed) line(format string, args ...any) {
	p.out.WriteString(fmt.Sprintf(format, args...) + "\n")
}

// reasons says why something is undefined, each reason once.
func (p *agreed) reasons(undefined []string) {
	if len(undefined) == 0 {
		return
	}
	of := map[string][]string{}
	var order []string
	for _, u := range undefined {
		what, why, _ := strings.Cut(u, ": ")
		if of[why] == nil {
			order = append(order, why)
		}
		of[why] = append(of[why], what)
	}
	p.out.WriteByte('\n')
	for _, why := range order {
		for i, l := range wrap("undefined, "+why+": "+strings.Join(of[why], ", "), pageWidth) {
			p.line("%s%s", [2]string{"", "  "}[min(i, 1)], l)
		}
	}
}

// confusions lists what two coders disagreed about most.
func (p *agreed) confusions(r *review.Report) {
	first := true
	for _, f := range r.Fields {
		for _, c := range f.Confusions {
			if first {
				p.line("\nwhat %s and %s disagreed about", oneLine(r.Coders[0]), oneLine(r.Coders[1]))
				first = false
			}
			p.line("  %s: %s and %s (%d)", f.Field, orSilence(c.First), orSilence(c.Second), c.Count)
		}
		if f.Others > 0 {
			p.line("  %s: others (%d)", f.Field, f.Others)
		}
	}
}

func orSilence(s string) string {
	if s == "" {
		return "nothing"
	}
	return oneLine(s)
}

// rest says what was left out, and who noticed the errors that were seeded.
func (p *agreed) rest(g *archive.Agreement) {
	if g.Seeded > 0 {
		p.line("\n%s left out, at which a coder was shown an error", tell.Counted(g.Seeded, "figure"))
	}
	if len(g.Lost) > 0 {
		p.line("\n%s left out, whose words are not found any more: cited anchors %s", tell.Counted(len(g.Lost), "coding"), g.Lost[0])
	}
	for _, c := range g.Catches {
		p.line("\n%s was shown %s: %d caught, %d missed, %d open; share caught %s", oneLine(c.Coder), tell.Counted(c.Seeded, "error"), c.Caught, c.Missed, c.Open, tell.Coefficient(&c.Share))
	}
}
