package web

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/codebook"
	"cited/internal/export"
	"cited/internal/query"
	"cited/internal/tell"
)

// Of the lists of a comparison, so many rows are shown.
const (
	claimsAPage = 50
	mostPairs   = 12
	mostLeftOut = 20
	mostElse    = 12
	mostDocs    = 3 // of one claim
)

// comparePage is a cell: who says what of it when, and what rules make of that.
type comparePage struct {
	Asked             comparing
	Cell              *cited.Cell
	Named             string
	Form              cellForm
	ByOrigin          string // address of a line for each origin
	Fields            []fieldWords
	Taken, Summary    string
	NoOrigin          bool
	Chart             *chart
	Voices            []voiceRow
	Estimates         []estimateRow
	Claims            []claimRow
	All               int // claims
	Before, After     string
	LeftOut           []leftOutRow
	MoreLeftOut       int
	Pairs             []pairRow
	Verdicts          []verdictCount
	Chosen            *pairRow
	Else              []elseRow
	MoreElse, AllElse int
	Decisions         []decisionRow
	Widen             string
	Saved             bool
}

// cellForm is the form by which people choose a cell.
type cellForm struct {
	Path, Button    string
	Choice          cellChoice
	Words           query.CellWords
	At              cited.EDTF
	Origin, OneRule bool // whether an origin, and one rule only, is chosen
}

// cellChoice is what the form offers.
type cellChoice struct {
	Measures           []measureChoice
	Populations, Bases []string
	Kinds              []string
	Rules              []ruleChoice
	Kind, Basis        string
	Population         string
}

type measureChoice struct {
	Words string
	On    bool
}

type ruleChoice struct {
	Name, Title string
	On          bool
}

// voiceRow is a source that has a colour in the chart.
type voiceRow struct {
	Number, Claims int
	Name           string
}

// estimateRow is what a rule makes of the claims.
type estimateRow struct {
	Letter, Title    string
	Low, Best, High  string
	MadeOf           string
	Estimate         cited.Estimate
	Base             cited.ID // what another decision about it would be based on
	Alone            string   // address of it alone
	Override, Missed string
}

// claimRow is a claim, with the first of its figures.
type claimRow struct {
	Number    int
	Value     string
	Claim     cited.Claim
	AsOf      string
	Voice     string
	Source    string
	Used      string
	First     *cited.Receipt
	Around    []piece
	Documents []cited.Document
	More      int // documents that are not shown
}

// leftOutRow is a figure that claims nothing.
type leftOutRow struct {
	Receipt *cited.Receipt
	Why     string
	Around  []piece
}

// pairRow is two claims and how they stand to each other.
type pairRow struct {
	A, B         int
	Verdict      string
	Words        string
	SaysA, SaysB string
	Address      string
}

type verdictCount struct {
	Verdict string
	Pairs   int
}

// elseRow is what counts something else.
type elseRow struct {
	tell.Else
	Example *cited.Receipt
}

func (s *server) compare(r *request) error {
	asked, err := readComparing(r.URL.Query())
	if err != nil {
		return err
	}
	if asked.Empty() {
		return s.matrix(r)
	}
	est, err := s.estimator(r, &asked)
	if archive.TooMany(err) && asked.Words.Origin == "" && asked.Cell == "" {
		return r.to(asked.on("/estimates", keyRule, ""))
	}
	if err != nil {
		return err
	}
	all, rules, err := s.rulesNamed(asked.Rules)
	if err != nil {
		return err
	}
	p := comparePage{Asked: asked, Cell: &est.Cell, Named: cellNamed(&est.Cell), Taken: tell.Taken(est.Taken), Summary: est.Pool.Summary(), All: len(est.Pool.Claims),
		NoOrigin: len(est.Cell.Origin) == 0 && len(est.Pool.Claims) > 1, Decisions: decisionsOf(est.Decisions), Saved: r.URL.Query().Has("saved")}
	if err := s.choose(&p, all, rules); err != nil {
		return err
	}
	if p.All == 0 {
		p.Widen = tell.Widen(est)
	}
	estimates := p.estimate(est, rules)
	p.claims(est, estimates)
	p.leftOut(est, estimates)
	p.pairs(est)
	p.elsewhere(est)
	p.draw(est, estimates)
	return s.page(r, "compare", p.Named, p)
}

// cellNamed names a cell in a line, countries by their names.
func cellNamed(c *cited.Cell) string {
	named := *c
	named.Origin, named.Theatre = countriesNamed(c.Origin), countriesNamed(c.Theatre)
	return tell.Cell(&named)
}

func countriesNamed(codes []string) []string {
	named := make([]string, len(codes))
	for i, code := range codes {
		named[i] = placeNamed(code)
	}
	return named
}

// choose fills in the form, and what each field of the cell means.
func (s *server) choose(p *comparePage, all, chosen archive.RuleList) error {
	set, err := s.Archive.CodebookSet()
	if err != nil {
		return err
	}
	p.Form = cellForm{Path: "/compare", Button: "Compare", Choice: optionOf(set, p.Cell, all, chosen), Words: p.Asked.Words, At: p.Asked.At, Origin: true}
	p.ByOrigin = p.Asked.on("/estimates", keyRule, "", "origin", "")
	f := cited.Figure{Codebook: p.Cell.Codebook, Measure: p.Cell.Measure, Kind: p.Cell.Kind, Population: p.Cell.Population, Basis: p.Cell.Basis, Of: p.Cell.Of, GroupScope: p.Cell.GroupScope}
	book, _ := set.Book(f.Codebook)
	for _, name := range []string{"measure", "kind", "population", "group_scope", "of", "basis"} {
		if words := tell.Field(&f, name, book); words != "" {
			p.Fields = append(p.Fields, fieldWords{name, words})
		}
	}
	return nil
}

// optionOf is what a form offers by which people choose a cell.
func optionOf(set *codebook.Set, c *cited.Cell, all, chosen archive.RuleList) cellChoice {
	out := cellChoice{Kinds: []string{string(cited.Count), string(cited.Share)}, Bases: []string{string(cited.Cumulative), string(cited.Point), string(cited.Period), string(cited.Unstated)},
		Kind: string(c.Kind), Basis: string(c.Basis), Population: c.Population}
	for _, r := range all {
		out.Rules = append(out.Rules, ruleChoice{r.Name, r.Title, slices.Contains(chosen, r)})
	}
	for _, book := range set.Books() {
		for _, m := range book.Measures {
			words := m.Code
			if len(set.Books()) > 1 {
				words = book.Name + ":" + m.Code
			}
			out.Measures = append(out.Measures, measureChoice{words, m.Code == c.Measure && book.Name == c.Codebook})
		}
		for _, population := range book.Populations {
			if !slices.Contains(out.Populations, population.Code) {
				out.Populations = append(out.Populations, population.Code)
			}
		}
	}
	return out
}

// estimate fills in what each rule makes of the claims.
func (p *comparePage) estimate(est *archive.Estimator, rules archive.RuleList) (list []cited.Estimate) {
	for i, rule := range rules {
		e := est.Estimate(rule, p.Asked.At)
		list = append(list, e)
		kind := e.Cell.Kind
		row := estimateRow{Letter: letterOf(i), Title: rule.Title, Low: tell.End(e.Low, kind), Best: tell.End(e.Best, kind), High: tell.End(e.High, kind), MadeOf: tell.MadeOf(&e),
			Estimate: e, Base: baseOf(est, &e), Alone: p.Asked.with(keyRule, rule.Name)}
		if o := e.Override; o != nil {
			row.Override = tell.DecidedBy("these ends were put in the place of the rule's", o.Reviewer, o.At, o.Reason)
		}
		p.Estimates = append(p.Estimates, row)
	}
	return list
}

// baseOf is what another decision about an estimate would be based on.
func baseOf(est *archive.Estimator, e *cited.Estimate) cited.ID {
	return cmp.Or(basesOf(est.Decisions)[cited.EstimateField(e.Rule, e.At)], cited.NoBase)
}

// claims fills in the claims of a page, the one that stands last first.
func (p *comparePage) claims(est *archive.Estimator, estimates []cited.Estimate) {
	list := est.Pool.Claims
	why := make([][]string, len(list))
	var rules []string
	for i := range estimates {
		rules = append(rules, estimates[i].Rule)
		for n := range estimates[i].Figures {
			if in := &estimates[i].Figures[n]; in.Claim > 0 && len(why[in.Claim-1]) == i {
				why[in.Claim-1] = append(why[in.Claim-1], in.Why)
			}
		}
	}
	order := newestClaims(list, len(list))
	slices.Reverse(order)
	from := min(p.Asked.First, len(order))
	to := min(from+claimsAPage, len(order))
	for _, n := range order[from:to] {
		p.Claims = append(p.Claims, claimRowOf(est, n, tell.UsedBy(rules, why[n])))
	}
	if from > 0 {
		p.Before = p.Asked.with(keyFirst, strconv.Itoa(max(from-claimsAPage, 0)+1)) + "#claims"
	}
	if to < len(order) {
		p.After = p.Asked.with(keyFirst, strconv.Itoa(to+1)) + "#claims"
	}
}

func claimRowOf(est *archive.Estimator, n int, used string) claimRow {
	c := &est.Pool.Claims[n]
	row := claimRow{Number: n + 1, Value: export.ClaimValue(c, est.Cell.Kind), Claim: *c, AsOf: "no date", Voice: "none", Source: tell.Claimant(est, c), Used: used, First: est.Receipt(c.Figures[0])}
	if c.AsOf.Date != "" {
		row.AsOf = tell.Date(c.AsOf.Date)
	}
	if c.Voice > 0 {
		row.Voice = strconv.Itoa(c.Voice)
	}
	if row.First != nil {
		row.Around = around(row.First.Figure.Quote, row.First.Figure.Span)
	}
	shown := map[cited.ID]bool{}
	for _, id := range c.Figures {
		if r := est.Receipt(id); r != nil && !shown[r.Document.ID] && len(shown) < mostDocs {
			shown[r.Document.ID] = true
			row.Documents = append(row.Documents, r.Document)
		}
	}
	row.More = len(c.Documents) - len(row.Documents)
	return row
}

// leftOut fills in the figures that claim nothing.
func (p *comparePage) leftOut(est *archive.Estimator, estimates []cited.Estimate) {
	if len(estimates) == 0 {
		return
	}
	for _, in := range estimates[0].Figures {
		if in.Claim > 0 {
			continue
		}
		if len(p.LeftOut) == mostLeftOut {
			p.MoreLeftOut++
			continue
		}
		if r := est.Receipt(in.Figure); r != nil {
			p.LeftOut = append(p.LeftOut, leftOutRow{r, in.Why, around(r.Figure.Quote, r.Figure.Span)})
		}
	}
}

// pairs fills in how claims stand to each other: those that contradict each other, and the two that
// somebody chose.
func (p *comparePage) pairs(est *archive.Estimator) {
	if p.All < 2 {
		return
	}
	tally := est.Pool.Verdicts()
	for _, v := range tell.VerdictsByWeight() {
		if tally[v] > 0 {
			p.Verdicts = append(p.Verdicts, verdictCount{string(v), tally[v]})
		}
	}
	for _, pair := range tell.Pairs(est, mostPairs) {
		p.Pairs = append(p.Pairs, p.pair(est, pair.A, pair.B, pair.Verdict))
	}
	a, b := p.Asked.Pair[0], p.Asked.Pair[1]
	if a > 0 && b > 0 && a <= p.All && b <= p.All && a != b {
		row := p.pair(est, a, b, est.Pool.Pair(a-1, b-1).Verdict)
		p.Chosen = &row
	}
}

func (p *comparePage) pair(est *archive.Estimator, a, b int, v cited.PairVerdict) pairRow {
	return pairRow{a, b, string(v), tell.Plainly(string(v), tell.PairVerdicts), tell.Claim(est, a), tell.Claim(est, b), p.Asked.with(keyOne, strconv.Itoa(a), keyOther, strconv.Itoa(b)) + "#pairs"}
}

// elsewhere fills in what counts something else.
func (p *comparePage) elsewhere(est *archive.Estimator) {
	list := tell.Elsewhere(est.Pool.Others)
	p.AllElse, p.MoreElse = len(est.Pool.Others), max(0, len(list)-mostElse)
	for _, e := range list[:min(len(list), mostElse)] {
		p.Else = append(p.Else, elseRow{e, est.Receipt(e.Figures[0])})
	}
}

// draw fills in the chart. The sources with the most claims have a colour.
func (p *comparePage) draw(est *archive.Estimator, estimates []cited.Estimate) {
	if p.All == 0 {
		return
	}
	of := map[int]*voiceRow{}
	var list []*voiceRow
	for i := range est.Pool.Claims {
		c := &est.Pool.Claims[i]
		if of[c.Voice] == nil {
			of[c.Voice] = &voiceRow{Number: c.Voice, Name: tell.Claimant(est, c)}
			list = append(list, of[c.Voice])
		}
		of[c.Voice].Claims++
	}
	slices.SortStableFunc(list, func(a, b *voiceRow) int { return b.Claims - a.Claims })
	colours := map[int]int{}
	for _, v := range list {
		if v.Number > 0 && len(p.Voices) < 4 {
			p.Voices = append(p.Voices, *v)
			colours[v.Number] = len(p.Voices)
		}
	}
	p.Chart = newChart(est, estimates, colours)
}

// fieldWords is a field of a cell, in words.
type fieldWords struct{ Name, Words string }

// override puts ends in the place of an estimate, or takes that back. The form says what it is based on: if
// somebody has decided since, nothing is overwritten.
func (s *server) override(r *request) error {
	if err := r.form(); err != nil {
		return err
	}
	asked, err := readComparing(r.PostForm)
	if err != nil {
		return err
	}
	_, rules, err := s.rulesNamed([]string{r.PostForm.Get("of-rule")})
	if err != nil {
		return err
	}
	est, err := s.estimator(r, &asked)
	if err != nil {
		return err
	}
	rule, reason := rules[0].Name, strings.TrimSpace(r.PostForm.Get("reason"))
	e := cited.Estimate{Rule: rule, At: asked.At}
	if base := cited.ID(r.PostForm.Get("base-" + rule)); base != baseOf(est, &e) {
		return cited.Errorf(cited.Conflict, "somebody decided about this estimate in the meantime; nothing was changed")
	}
	if r.PostForm.Has("unset") {
		_, err = s.Archive.UnsetEstimate(r.Context(), r.viewer, est, rule, asked.At, reason)
	} else {
		o := cited.Overruled{Rule: rule, At: asked.At, Cell: est.Cell}
		if err := readEnds(r, &o); err != nil {
			return err
		}
		_, err = s.Archive.SetEstimate(r.Context(), r.viewer, est, o, reason)
	}
	if err != nil {
		return err
	}
	return r.to(asked.with("saved", "yes"))
}

// readEnds reads the ends of a form; what is empty is no end.
func readEnds(r *request, o *cited.Overruled) error {
	for key, to := range map[string]**float64{"low": &o.Low, "best": &o.Best, "high": &o.High} {
		words := strings.ReplaceAll(strings.TrimSpace(r.PostForm.Get(key)), ",", "")
		if words == "" {
			continue
		}
		n, err := strconv.ParseFloat(words, 64)
		if err != nil || strings.Trim(words, "0123456789.") != "" {
			return cited.Errorf(cited.Invalid, "%s: %q is no number; write digits, or nothing for no such end", key, short(words))
		}
		*to = &n
	}
	return o.Check()
}
