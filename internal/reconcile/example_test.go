package reconcile_test

import (
	"fmt"
	"os"
	"strings"

	"cited"
	"cited/internal/codebook"
	"cited/internal/reconcile"
	"cited/rules"
)

// figure is one of the figures of the examples: travellers from Belgium. Institutes,
// papers and who said what are made up.
func figure(document, publisher string, published cited.EDTF, low, high float64, m cited.Modifier, chain ...string) reconcile.Item {
	f := &cited.Figure{ID: cited.FigureKey(cited.ID(document), fmt.Sprint(low, high), 0), Codebook: "foreign-fighters", Measure: "travelled",
		Kind: cited.Count, Population: "fighters", Origin: []string{"BEL"}, Theatre: []string{"IRQ", "SYR"}, Basis: cited.Cumulative,
		Low: &low, High: &high, Modifier: m, Attribution: chain, Stance: cited.Asserted}
	if m == cited.AtLeast {
		f.High = nil
	}
	return reconcile.Item{Figure: f, Document: cited.ID(document), Publisher: publisher, Published: published}
}

// archive is what a small archive has on them.
func archive() ([]reconcile.Item, reconcile.Known) {
	items := []reconcile.Item{
		figure("report", "Soren Institute", "2015-12-07", 470, 470, cited.Exactly),
		figure("wire", "Northern Wire", "2015-12-09", 470, 470, cited.Exactly, "Soren Institute"),
		figure("reprint", "Fjord Post", "2015-12-10", 470, 470, cited.Exactly),
		figure("old", "Fjord Post", "2014-09-02", 380, 380, cited.Approx, "interior ministry"),
		figure("study", "Atlas Centre", "2016-04-01", 420, 516, cited.Range),
		figure("minister", "Fjord Post", "2016-02-11", 450, 0, cited.AtLeast, "interior ministry"),
		figure("page", "Open Pages", "2016-05-30", 560, 560, cited.Exactly),
	}
	items[6].Standing = cited.Tertiary
	women := figure("study", "Atlas Centre", "2016-04-01", 47, 47, cited.Exactly)
	women.Figure.Population = "women"
	known := reconcile.Known{
		Edges:   []cited.Edge{cited.NewEdge("reprint", "wire", cited.Copies)},
		Sources: []cited.Source{{ID: "so-soren", Name: "Soren Institute", Aliases: []cited.Alias{{Name: "Soren"}}}},
	}
	return append(items, women), known
}

func pool() *reconcile.Pool {
	set, err := codebook.LoadSet(rules.FS)
	if err != nil {
		panic(err)
	}
	items, known := archive()
	return reconcile.Gather(set, set.CellOf(items[0].Figure), items, known)
}

func shippedRules() reconcile.Rules {
	list, err := reconcile.LoadRules(rules.FS)
	if err != nil {
		panic(err)
	}
	return list
}

// What a cell holds, claim by claim.
func Example_claims() {
	p := pool()
	fmt.Println(p.Summary())
	for _, c := range p.Claims {
		fmt.Printf("voice %d  %-18s documents: %d, as of %s (of its %s)\n", c.Voice, c.Name, len(c.Documents), c.AsOf.Date, c.AsOf.From)
	}
	for _, o := range p.Others {
		fmt.Printf("counts something else: %s: %s\n", o.Field, o.Why)
	}
	// Output:
	// 7 documents, 5 claims, at most 3 independent sources
	// voice 1  interior ministry  documents: 1, as of 2014-09-02 (of its document)
	// voice 2  Soren Institute    documents: 3, as of 2015-12-07 (of its document)
	// voice 1  interior ministry  documents: 1, as of 2016-02-11 (of its document)
	// voice 3  Atlas Centre       documents: 1, as of 2016-04-01 (of its document)
	// voice 0  Open Pages         documents: 1, as of 2016-05-30 (of its document)
	// counts something else: population: women, not fighters
}

// How the claims stand to each other.
func Example_verdicts() {
	p := pool()
	for pair := range p.Pairs {
		a, b := &p.Claims[pair.A], &p.Claims[pair.B]
		fmt.Printf("%-10s  %s, %s\n", pair.Verdict, a.Name, b.Name)
	}
	tally := p.Verdicts()
	for _, v := range cited.PairVerdicts() {
		fmt.Printf("%s %d; ", v, tally[v])
	}
	// Output:
	// different   interior ministry, Soren Institute
	// revised     interior ministry, interior ministry
	// different   interior ministry, Atlas Centre
	// different   interior ministry, Open Pages
	// compatible  Soren Institute, interior ministry
	// compatible  Soren Institute, Atlas Centre
	// disputed    Soren Institute, Open Pages
	// compatible  interior ministry, Atlas Centre
	// compatible  interior ministry, Open Pages
	// disputed    Atlas Centre, Open Pages
	// agrees 0; compatible 4; revised 1; disputed 2; different 3; undecided 0;
}

// The rules side by side.
func Example_rules() {
	if err := reconcile.WriteTable(os.Stdout, pool().Estimates(shippedRules(), "")); err != nil {
		panic(err)
	}
	// Output:
	// rule                 low      best      high  of
	// conservative         450       470       516  5 documents, 3 claims, at most 3 independent sources
	// majority             450      none       516  5 documents, 3 claims, at most 3 independent sources
	//   no number is said by two independent sources
	// min-max              450      none       516  5 documents, 3 claims, at most 3 independent sources
	//   the rule names no best
	// newest               420      none       516  1 document, 1 claim, at most 1 independent source
	//   there is no number, only ranges and vague words: they make no best
}

// How one came about.
func Example_steps() {
	rule, err := shippedRules().Get("conservative")
	if err != nil {
		panic(err)
	}
	e := pool().Estimate(rule, "")
	e, err = reconcile.Override(e, cited.Override{Low: e.Low, Best: e.Best, Reason: "the study counts attempts too", Reviewer: "anna"})
	if err != nil {
		panic(err)
	}
	var b strings.Builder
	if err := reconcile.WriteSteps(&b, &e); err != nil {
		panic(err)
	}
	fmt.Print(strings.ReplaceAll(b.String(), string(e.Others[0].Figure), "fi-..."))
	// Output:
	// conservative 1: low 450, best 470, high none
	//   1  7 documents, 5 claims, at most 3 independent sources
	//   2  left out 1 claim (unsourced, on a tertiary page): 560, by Open Pages, 2016-05-30
	//   3  left out 1 claim (the same source has a newer one): ~ 380, by interior ministry, 2014-09-02
	//   4  low is 420: 420–516, by Atlas Centre, 2016-04-01
	//   5  best is 470: 470, by Soren Institute, 2015-12-07
	//   6  high is 516: 420–516, by Atlas Centre, 2016-04-01
	//   7  low, narrowed by a bound, is 450: ≥ 450, by interior ministry, 2016-02-11
	//   8  the rule gives low 450, best 470, high 516; anna put low 450, best 470, high none in its place: the study counts attempts too
	//      counts something else: 1 figure
	//        fi-...  population: women, not fighters
}

// What was known when.
func Example_vintages() {
	set, err := codebook.LoadSet(rules.FS)
	if err != nil {
		panic(err)
	}
	rule, err := shippedRules().Get("conservative")
	if err != nil {
		panic(err)
	}
	items, known := archive()
	cell := set.CellOf(items[0].Figure)
	p := reconcile.Gather(set, cell, items, known)
	for _, v := range reconcile.Vintages(set, cell, items, known, rule, p.Years(), reconcile.TellingDays(items)) {
		fmt.Printf("known on %s, claims: %d\n", v.Known, v.Claims)
		if err := reconcile.WriteSeries(os.Stdout, v.Series); err != nil {
			panic(err)
		}
	}
	// Output:
	// known on 2014-12-31, claims: 1
	// 2014     low 380, best 380, high 380
	// 2015     low 380, best 380, high 380
	// 2016     low 380, best 380, high 380
	// known on 2015-12-31, claims: 2
	// 2014     low 380, best 380, high 380
	// 2015     low 470, best 470, high 470  * sources changed here: +Soren Institute -interior ministry
	// 2016     low 470, best 470, high 470
	// known on 2016-12-31, claims: 5
	// 2014     low 380, best 380, high 380
	// 2015     low 470, best 470, high 470  * sources changed here: +Soren Institute -interior ministry
	// 2016     low 450, best 470, high 516  * sources changed here: +Atlas Centre +interior ministry
}
