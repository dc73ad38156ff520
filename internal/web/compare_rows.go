package web

import (
	"slices"
	"strconv"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/tell"
)

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
	row := claimRow{Number: n + 1, Value: export.ClaimValue(c, est.Cell.Kind), Claim: *c, AsOf: "no date", Voice: "none", Source: claimant(est, c), Used: used, First: est.Receipt(c.Figures[0])}
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

// claimant names who makes a claim: a document whose publisher nobody knows by what it is called.
func claimant(est *archive.Estimator, c *cited.Claim) string {
	if r := est.Receipt(c.Figures[0]); c.Own && r != nil && r.Document.Publisher == "" {
		return "“" + called(r.Document) + "”, of itself"
	}
	return tell.Claimant(est, c)
}

// claimOf writes a claim in a line.
func claimOf(est *archive.Estimator, number int) string {
	c := &est.Pool.Claims[number-1]
	words := tell.Claim(est, number)
	if r := est.Receipt(c.Figures[0]); r == nil || c.Name != string(r.Document.ID) {
		return words
	}
	return strings.TrimSuffix(words, c.Name) + claimant(est, c)
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
	tally := est.Verdicts()
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
	return pairRow{a, b, string(v), tell.Plainly(string(v), tell.PairVerdicts), claimOf(est, a), claimOf(est, b), p.Asked.with(keyOne, strconv.Itoa(a), keyOther, strconv.Itoa(b)) + "#pairs"}
}

// elsewhere fills in what counts something else.
func (p *comparePage) elsewhere(est *archive.Estimator) {
	list := est.Pool.Apart
	for _, e := range list {
		p.AllElse += e.Figures
	}
	p.MoreElse = max(0, len(list)-mostElse)
	for _, e := range list[:min(len(list), mostElse)] {
		p.Else = append(p.Else, elseRow{e, est.Receipt(e.Example)})
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
			of[c.Voice] = &voiceRow{Number: c.Voice, Name: claimant(est, c)}
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
