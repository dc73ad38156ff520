package web

import (
	"net/url"
	"slices"

	"cited"
	"cited/internal/archive"
	"cited/internal/codebook"
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
	Alone            string // address of it alone
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
	archive.Apart
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
	if err := asked.within(len(est.Pool.Claims)); err != nil {
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
	set, err := s.codebooks()
	if err != nil {
		return err
	}
	p.Form = cellForm{Path: "/compare", Button: "Compare", Choice: optionOf(set, p.Cell, all, chosen), Words: p.Asked.Words, At: p.Asked.At, Origin: true}
	p.ByOrigin = addressOfOrigins(p.Cell)
	f := cited.Figure{Codebook: p.Cell.Codebook, Measure: p.Cell.Measure, Kind: p.Cell.Kind, Population: p.Cell.Population, Basis: p.Cell.Basis, Of: p.Cell.Of, GroupScope: p.Cell.GroupScope}
	book, _ := set.Book(f.Codebook)
	for _, name := range []string{"measure", "kind", "population", "group_scope", "of", "basis"} {
		if words := tell.Field(&f, name, book); words != "" {
			p.Fields = append(p.Fields, fieldWords{name, words})
		}
	}
	return nil
}

// addressOfOrigins is where a cell is estimated for every origin.
func addressOfOrigins(c *cited.Cell) string {
	values := url.Values{}
	words := wordsOf(c)
	for _, f := range cellParams(&words) {
		if *f.value != "" && f.name != "origin" {
			values.Set(f.name, *f.value)
		}
	}
	return "/estimates?" + values.Encode()
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
			Estimate: e, Alone: p.Asked.with(keyRule, rule.Name)}
		if o := e.Override; o != nil {
			row.Override = tell.DecidedBy("these ends were put in the place of the rule's", o.Reviewer, o.At, o.Reason)
		}
		p.Estimates = append(p.Estimates, row)
	}
	return list
}
