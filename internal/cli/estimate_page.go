package cli

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/tell"
)

// pageParts says which parts of the page of an estimate are shown.
type pageParts int

const (
	onlyEnds    pageParts = iota // the cell, its estimates, who claims what
	onlyDerived                  // the cell and how its estimates come about
	everything
)

// printEstimates prints the estimates of one cell.
func (a *app) printEstimates(arch *archive.Archive, e *estimating, est *archive.Estimator, how pageParts) error {
	var list []export.Estimate
	for _, rule := range e.rules {
		list = append(list, a.lineOf(e, est, est.Estimate(rule, cited.EDTF(e.at))))
	}
	switch a.format {
	case jsonl, csvs:
		return a.writeEstimates(list)
	}
	p := estimatePage{app: a, est: est, facts: facts{out: a.out, columns: min(a.columns(), pageWidth)}, book: rulesOf(arch)}
	p.cell()
	p.ends(list)
	if how != onlyEnds {
		for i := range list {
			p.derivation(&list[i])
		}
	}
	p.claims()
	if how != onlyDerived {
		p.verdicts()
	}
	if how == everything {
		p.figures(list)
	}
	p.others()
	p.decisions()
	if len(est.Pool.Claims) == 0 {
		a.warn("no figure of this archive counts that; %s", tell.Widen(est))
	}
	return nil
}

// lineOf puts together what is told of an estimate.
func (a *app) lineOf(e *estimating, est *archive.Estimator, one cited.Estimate) export.Estimate {
	out := tell.Estimate(est, &one, a.format == jsonl)
	if e.table != nil {
		out.Rate = tell.Rate(est, &one, e.table)
	}
	return out
}

// estimatePage prints the page of a cell.
type estimatePage struct {
	*app
	facts
	est  *archive.Estimator
	book fs.FS
}

func (p *estimatePage) cell() {
	c := &p.est.Cell
	fmt.Fprintf(p.facts.out, "%s  %s\n\n", c.ID(), oneLine(tell.Cell(c)))
	f := cited.Figure{Codebook: c.Codebook, Measure: c.Measure, Kind: c.Kind, Population: c.Population, Origin: c.Origin, Theatre: c.Theatre, Place: c.Place,
		Group: c.Group, GroupScope: c.GroupScope, Segment: c.Segment, Of: c.Of, Basis: c.Basis}
	book := tell.BookOf(p.book, &f)
	for _, field := range []string{"measure", "kind", "population", "origin", "theatre", "place", "group", "segment", "of", "basis"} {
		p.fact(field, tell.Field(&f, field, book))
	}
	p.fact("left open", tell.Taken(p.est.Taken))
	if len(c.Origin) == 0 && len(p.est.Pool.Claims) > 1 {
		p.fact("take care", "no origin was asked for, so these are figures whose texts name none; they may be about different people: --by origin has a line for each")
	}
	p.fact("in all", p.est.Pool.Summary())
}

func (p *estimatePage) section(name string) { fmt.Fprintf(p.facts.out, "\n%s\n", name) }

// rows prints a table with as many rows as are wanted, and says how many there are more.
func (p *estimatePage) rows(columns []column, n int, cells func(int) []string) {
	shown := n
	if p.limit > 0 {
		shown = min(n, p.limit)
	}
	t := newTable(p.facts.out, p.facts.columns, columns)
	for i := range shown {
		t.row(cells(i)...)
	}
	t.close()
	if n > shown {
		fmt.Fprintf(p.facts.out, "and %s more; --limit 0 shows all\n", export.Number(float64(n-shown)))
	}
}

// ends prints low, best and high under each rule.
func (p *estimatePage) ends(list []export.Estimate) {
	p.section("reported range" + atInWords(list))
	t := newTable(p.facts.out, p.facts.columns, []column{{head: "rule"}, {head: "low", right: true}, {head: "best", right: true}, {head: "high", right: true}, {head: "made of", rest: true}})
	for i := range list {
		e := &list[i]
		t.row(e.Rule, tell.End(e.Low, e.Cell.Kind), tell.End(e.Best, e.Cell.Kind), tell.End(e.High, e.Cell.Kind), tell.MadeOf(e.Estimate))
	}
	t.close()
	for i := range list {
		if e := &list[i]; e.Missing != "" {
			p.fact(e.Rule, e.Missing)
		}
		if r := list[i].Rate; r != nil {
			p.fact("per million", rateInWords(&list[i]))
		}
	}
}

func atInWords(list []export.Estimate) string {
	if len(list) > 0 && list[0].At != "" {
		return " until " + string(list[0].At)
	}
	return ""
}

func rateInWords(e *export.Estimate) string {
	r := e.Rate
	if r.Missing != "" {
		return e.Rule + ": none, because " + r.Missing
	}
	return fmt.Sprintf("%s: low %s, best %s, high %s; inhabitants: %s", e.Rule, tell.End(r.Low, ""), tell.End(r.Best, ""), tell.End(r.High, ""), strings.Join(r.Of, "; "))
}

// derivation prints the steps of an estimate.
func (p *estimatePage) derivation(e *export.Estimate) {
	p.section("derivation, " + e.Rule + " " + oneLine(e.Version))
	for i := range e.Steps {
		lines := wrap(oneLine(e.Steps[i].Does), p.facts.columns-5)
		for n, line := range lines {
			if n == 0 {
				fmt.Fprintf(p.facts.out, "%3d  %s\n", i+1, line)
			} else {
				fmt.Fprintf(p.facts.out, "     %s\n", line)
			}
		}
	}
}

// claims prints who says what.
func (p *estimatePage) claims() {
	list := p.est.Pool.Claims
	if len(list) == 0 {
		return
	}
	p.section("claims: who says what; claims of one voice may all come from one source")
	columns := []column{{head: "", right: true}, {head: "value", right: true}, {head: "as of", most: 24}, {head: "date of", drop: 2}, {head: "voice", right: true, drop: 1},
		{head: "documents", right: true}, {head: "source", rest: true}}
	p.rows(columns, len(list), func(i int) []string {
		c := &list[i]
		return []string{fmt.Sprint(i + 1), export.ClaimValue(c, p.est.Cell.Kind), tell.Said(string(c.AsOf.Date), "no date"), string(c.AsOf.From), voiceOf(c), export.Number(float64(len(c.Documents))), tell.Claimant(p.est, c)}
	})
}

// voiceOf writes the number of the independent source that a claim counts with.
func voiceOf(c *cited.Claim) string {
	if c.Voice == 0 {
		return "none"
	}
	return fmt.Sprint(c.Voice)
}

// verdicts prints how the claims stand to each other.
func (p *estimatePage) verdicts() {
	claims := p.est.Pool.Claims
	if len(claims) < 2 {
		return
	}
	tally := p.est.Pool.Verdicts()
	var words []string
	pairs := 0
	for _, v := range cited.PairVerdicts() {
		words = append(words, string(v)+" "+export.Number(float64(tally[v])))
		pairs += tally[v]
	}
	p.section("pairs of claims: " + strings.Join(words, ", "))
	some := tell.Pairs(p.est, tell.MostPairs)
	columns := []column{{head: "verdict"}, {head: "", right: true}, {head: "says", most: 34}, {head: "", right: true}, {head: "says", rest: true}}
	shown := pairs
	if p.limit > 0 {
		shown = min(pairs, p.limit)
	}
	t := newTable(p.facts.out, p.facts.columns, columns)
	for _, pair := range some[:min(len(some), shown)] {
		t.row(string(pair.Verdict), fmt.Sprint(pair.A), tell.Claim(p.est, pair.A), fmt.Sprint(pair.B), tell.Claim(p.est, pair.B))
	}
	t.close()
	if more := pairs - min(len(some), shown); more > 0 {
		fmt.Fprintf(p.facts.out, "and %s more\n", export.Number(float64(more)))
	}
}

// figures prints which figures were used, and why others were not; under several rules
// each figure once.
func (p *estimatePage) figures(list []export.Estimate) {
	if len(list) == 0 || len(list[0].Figures) == 0 {
		return
	}
	p.section("figures that count it")
	columns := []column{{head: "id"}, {head: "value", right: true}, {head: "claim", right: true}, {head: "used", most: 40}, {head: "printed by", most: 20, drop: 1}, {head: "quotation", rest: true}}
	order := slices.Clone(list[0].Figures)
	p.rows(columns, len(order), func(i int) []string {
		in := &order[i]
		r := p.est.Receipt(in.Figure)
		claim := ""
		if in.Claim > 0 {
			claim = fmt.Sprint(in.Claim)
		}
		return []string{string(in.Figure), export.Value(&r.Figure), claim, usedBy(list, i), tell.Said(r.Document.Publisher, r.Document.Name), around(&r.Figure)}
	})
}

// usedBy says by which rules the figure with a number was used, or why it was not.
func usedBy(list []export.Estimate, i int) string {
	var rules, why []string
	for n := range list {
		rules, why = append(rules, list[n].Rule), append(why, list[n].Figures[i].Why)
	}
	return tell.UsedBy(rules, why)
}

// others prints what counts something else, by the field in which it differs.
func (p *estimatePage) others() {
	if len(p.est.Pool.Others) == 0 {
		return
	}
	order := p.est.Pool.Apart
	p.section("counts something else: " + tell.Counted(len(p.est.Pool.Others), "figure") + " of that measure and origin")
	columns := []column{{head: "field"}, {head: "figures", right: true}, {head: "such as"}, {head: "value", right: true}, {head: "which counts", rest: true}}
	p.rows(columns, len(order), func(i int) []string {
		o := &order[i]
		return []string{o.Field, export.Number(float64(o.Figures)), string(o.Example), export.Value(&p.est.Receipt(o.Example).Figure), o.Why}
	})
}

// decisions prints what people put in the place of estimates.
func (p *estimatePage) decisions() {
	if len(p.est.Decisions) == 0 {
		return
	}
	p.section("decisions")
	p.facts.decisions(p.est.Decisions)
}
