package web

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/tell"
)

// How much of estimates by origin a page shows.
const (
	mostYears   = 8
	mostOrigins = 150
)

// originsPage is an estimate for each origin of a measure: as a table, and on a map.
type originsPage struct {
	Asked       comparing
	Form        cellForm
	Named       string
	Taken       string
	Spans       bool // there are too many figures for estimates: what was reported, by no rule
	Several     int
	Rules       []string
	Years       []cited.EDTF
	Origins     []originRow
	MoreOrigins int
	Rates       bool   // a table of inhabitants is there
	Shaded      bool   // the map shows rates
	Other       string // address of rates, or of counts
	Elsewhere   string // address of the same as a map, or as a table of several rules
	NoMap       string // why nothing is drawn
	Map         *worldMap
	Small       []worldMap
	Shapes      template.HTML
	Regions     int // origins that are no country of the map
}

// ManyRules reports whether there is a row for each of several rules.
func (p originsPage) ManyRules() bool { return len(p.Rules) > 1 }

// originRow is what rules make of one origin, and one of them until each year.
type originRow struct {
	Name, Code, Address string
	Estimates           []originEstimate
	Years               []yearCell
}

type originEstimate struct {
	Rule, Low, Best, High, MadeOf string
	Rate                          *export.Rate
	RateShort                     string
	estimate                      cited.Estimate
}

// yearCell is a reported range until a year.
type yearCell struct {
	Words    string // empty where nothing can be said
	Changed  string // which sources came and went
	rate     *export.Rate
	estimate cited.Estimate
}

// keyShow says what a map shows: counts, or rates.
const keyShow = "show"

func (s *server) estimates(r *request) error {
	return s.byOrigin(r, "estimates", "Estimates by origin")
}
func (s *server) worldMap(r *request) error { return s.byOrigin(r, "map", "Map of origins") }

func (s *server) byOrigin(r *request, name, title string) error {
	asked, err := readComparing(r.URL.Query())
	if err != nil {
		return err
	}
	if show := r.URL.Query().Get(keyShow); show != "" && show != "rates" {
		return cited.Errorf(cited.Invalid, "show is rates, or left out for numbers, not %q", short(show))
	}
	set, err := s.codebooks()
	if err != nil {
		return err
	}
	if asked.Empty() {
		asked.Words.Codebook, asked.Words.Measure = set.Books()[0].Name, set.Books()[0].Measures[0].Code
		asked.keep("measure", asked.Words.Measure)
	}
	cell, err := asked.Words.Cell(set)
	if err != nil {
		return err
	}
	if len(asked.Rules) == 0 {
		asked.Rules = []string{defaultRule}
	}
	if name == "map" {
		asked.Rules = asked.Rules[:1]
	}
	all, rules, err := s.rulesNamed(asked.Rules)
	if err != nil {
		return err
	}
	got, err := s.Archive.CompareOrigins(r.Context(), r.viewer, cell)
	tooMany := archive.TooMany(err)
	if err != nil && !tooMany {
		return err
	}
	wide := cell
	if len(got.List) > 0 {
		wide = got.List[0].Cell
		wide.Origin = cell.Origin
	}
	p := originsPage{Asked: asked, Taken: tell.Taken(got.Taken), Several: got.Several, Rates: len(s.Inhabitants) > 0, Named: cellNamed(&wide), Rules: asked.Rules}
	p.Form = cellForm{Path: "/" + name, Button: "Show", Choice: optionOf(set, &wide, all, rules), Words: wordsOf(&wide), At: asked.At, Origin: true, OneRule: name == "map"}
	if tooMany {
		p.Rates, p.Rules = false, p.Rules[:1]
		if err := s.spans(r, &p, set, cell); err != nil {
			return err
		}
	}
	p.Elsewhere = asked.on(map[string]string{"map": "/estimates", "estimates": "/map"}[name], keyRule, "")
	p.Shaded = p.Rates && r.URL.Query().Get(keyShow) == "rates"
	if !tooMany {
		p.fill(got.List, rules, s.Inhabitants)
	}
	if name == "map" {
		p.draw(s.lands, s.landAt)
		p.Shapes = s.shapes
	}
	return s.page(r, name, title+": "+p.Named, p)
}

// defaultRule is the rule of who names none: it picks nobody's number as the best.
const defaultRule = "min-max"

// fill fills in the rows, the largest first.
func (p *originsPage) fill(list []*archive.Estimator, rules archive.RuleList, inhabitants []archive.Inhabitants) {
	if p.Asked.At == "" {
		p.Years = yearsOf(list)
	}
	var rows []originRow
	for _, est := range list {
		code := est.Cell.Origin[0]
		row := originRow{Name: placeNamed(code), Code: code}
		row.Address = p.Asked.with("origin", code, "population", est.Cell.Population, "basis", string(est.Cell.Basis), keyRule, "", keyCell, "")
		for _, rule := range rules {
			e := est.Estimate(rule, p.Asked.At)
			one := originEstimate{Rule: rule.Name, Low: tell.End(e.Low, e.Cell.Kind), Best: tell.End(e.Best, e.Cell.Kind), High: tell.End(e.High, e.Cell.Kind), MadeOf: tell.MadeOf(&e), estimate: e}
			if len(inhabitants) > 0 {
				one.Rate = tell.Rate(est, &e, inhabitants)
				one.RateShort = tell.RateInShort(one.Rate)
			}
			row.Estimates = append(row.Estimates, one)
		}
		rows = append(rows, row)
	}
	order := make([]int, len(rows))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return tell.CompareEnds(&rows[b].Estimates[0].estimate, &rows[a].Estimates[0].estimate)
	})
	p.MoreOrigins = max(0, len(rows)-mostOrigins)
	for _, n := range order[:len(order)-p.MoreOrigins] {
		row := rows[n]
		for _, d := range list[n].Series(rules[0], p.Years) {
			cell := yearCell{Words: rangeOf(&d.Estimate), Changed: tell.ChangedSources(&d), estimate: d.Estimate}
			if p.Shaded {
				cell.rate = tell.Rate(list[n], &d.Estimate, inhabitants)
			}
			row.Years = append(row.Years, cell)
		}
		p.Origins = append(p.Origins, row)
	}
}

// rangeOf writes a reported range in a cell of a table: "380–470", "≥ 900".
func rangeOf(e *cited.Estimate) string {
	if e.Low == nil && e.High == nil {
		if e.Best == nil {
			return ""
		}
		return tell.End(e.Best, e.Cell.Kind)
	}
	f := cited.Figure{Low: e.Low, High: e.High, Kind: e.Cell.Kind}
	return export.Value(&f)
}

// yearsOf returns the years in which claims stand: all of them, or some that are spread over them.
func yearsOf(list []*archive.Estimator) (out []cited.EDTF) {
	seen := map[int]bool{}
	for _, est := range list {
		for i := range est.Pool.Claims {
			if day, ok := est.Pool.Claims[i].AsOf.Day(); ok {
				year, _, _ := day.Date()
				seen[year] = true
			}
		}
	}
	var years []int
	for y := range seen {
		if y > 0 && y < 10000 {
			years = append(years, y)
		}
	}
	slices.SortFunc(years, func(a, b int) int { return cmp.Compare(a, b) })
	for i := range min(len(years), mostYears) {
		n := i
		if len(years) > mostYears {
			n = i * (len(years) - 1) / (mostYears - 1)
		}
		out = append(out, cited.EDTF(strconv.Itoa(years[n] + 10000)[1:]))
	}
	return out
}
