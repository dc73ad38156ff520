package reconcile

import (
	"iter"
	"slices"
	"strings"

	"cited"
	"cited/internal/codebook"
)

// Pool is what an archive has on one cell, prepared once, so that rules and dates can be
// switched at little cost. It does not change after it was gathered.
type Pool struct {
	Cell   cited.Cell
	Claims []cited.Claim
	Others []cited.Elsewhere // what counts something else

	documents int // of all figures that count it
	stands    []Stand
	ordered   []Stand       // the same in the order of their values
	inputs    []cited.Input // of all figures; those of no claim with the reason
	silent    []string      // fields that were not said on both sides
}

// Gather picks from figures those that count what a cell says, and makes claims of
// them. What counts something else is listed with the field. A field that the cell
// leaves open is taken as any, unless figures that say it are about different things:
// then those are listed too.
func Gather(set *codebook.Set, cell cited.Cell, items []Item, known Known) *Pool {
	p := &Pool{Cell: cell, Others: []cited.Elsewhere{}, inputs: []cited.Input{}}
	match := newMatcher(set, &cell, items)
	p.silent = match.silent
	var own []Item
	for i := range items {
		if e := match.elsewhere(i, &items[i]); e != nil {
			p.Others = append(p.Others, *e)
			continue
		}
		own = append(own, items[i])
	}
	slices.SortFunc(p.Others, func(a, b cited.Elsewhere) int { return strings.Compare(string(a.Figure), string(b.Figure)) })
	p.Claims = Claims(cell.ID(), own, known)
	p.stands = Stands(&p.Cell, p.Claims)
	p.ordered = inOrderOfValue(p.stands)
	p.list(own)
	return p
}

// list makes the list of inputs.
func (p *Pool) list(own []Item) {
	for i := range p.Claims {
		for _, id := range p.Claims[i].Figures {
			p.inputs = append(p.inputs, cited.Input{Figure: id, Claim: i + 1})
		}
	}
	documents := map[cited.ID]bool{}
	start := len(p.inputs)
	for i := range own {
		documents[own[i].Document] = true
		if why := own[i].wrong(); why != "" {
			p.inputs = append(p.inputs, cited.Input{Figure: own[i].Figure.ID, Why: why})
		}
	}
	slices.SortFunc(p.inputs[start:], func(a, b cited.Input) int { return strings.Compare(string(a.Figure), string(b.Figure)) })
	p.documents = len(documents)
}

// Summary says how much there is: "9 documents, 3 claims, at most 2 independent sources".
func (p *Pool) Summary() string { return Counted(p.documents, len(p.Claims), Independent(p.Claims)) }

// Verdicts counts how the claims stand to each other.
func (p *Pool) Verdicts() Tally { return Count(p.stands) }

// Pairs goes through the pairs of claims with their verdicts, until it is stopped.
func (p *Pool) Pairs(yield func(Pair) bool) { Pairs(p.stands)(yield) }

// Pair says how two claims stand to each other, by their numbers from 0.
func (p *Pool) Pair(a, b int) Pair { return pairOf(p.stands, a, b) }

// PairsOf goes through the pairs of one claim, by its number from 0, with all others. It stands
// first, but where the other is an earlier claim of its source.
func (p *Pool) PairsOf(claim int) iter.Seq[Pair] {
	return func(yield func(Pair) bool) {
		for i := range p.stands {
			if i != claim && !yield(pairOf(p.stands, claim, i)) {
				return
			}
		}
	}
}

// ClaimOf returns the number from 0 of the claim that a figure is part of, false if it is part
// of none.
func (p *Pool) ClaimOf(figure cited.ID) (int, bool) {
	for i := range p.Claims {
		if slices.Contains(p.Claims[i].Figures, figure) {
			return i, true
		}
	}
	return 0, false
}

// Estimate makes an estimate under a rule: of what stands until a date, or in a period
// where the cell counts what happened in one; of everything if the date is empty.
func (p *Pool) Estimate(rule *Rule, at cited.EDTF) cited.Estimate {
	d := derive(rule, &p.Cell, p.ordered, at)
	why := make([]string, len(d.why)) // by the number of the claim
	for i := range d.stands {
		why[d.stands[i].number] = d.why[i]
	}
	e := d.out
	e.Others = p.Others
	e.Figures = slices.Clone(p.inputs)
	for i := range e.Figures {
		if in := &e.Figures[i]; in.Claim > 0 {
			in.Why = why[in.Claim-1]
			in.Used = in.Why == ""
		}
	}
	if len(p.silent) > 0 {
		said := cited.Step{Does: "taken as the same though not all say it: " + list(p.silent), Figures: []cited.ID{}}
		e.Steps = slices.Insert(e.Steps, 1, said)
	}
	return e
}

// Estimates makes an estimate under each of some rules.
func (p *Pool) Estimates(rules Rules, at cited.EDTF) []cited.Estimate {
	var out []cited.Estimate
	for _, r := range rules {
		out = append(out, p.Estimate(r, at))
	}
	return out
}

// matcher knows of every cell of some figures how it stands to the one that was asked for.
type matcher struct {
	set    *codebook.Set
	of     []cited.ID // the cell of each figure
	cells  map[cited.ID]*codebook.Likeness
	wholes map[written]float64 // the upper ends of figures that count what was asked for
	silent []string
}

// written is words that stand for a number in a document.
type written struct {
	document cited.ID
	exact    string
}

func newMatcher(set *codebook.Set, cell *cited.Cell, items []Item) *matcher {
	m := &matcher{set: set, cells: map[cited.ID]*codebook.Likeness{}}
	var alike []cited.Cell // that are the same as far as both say
	for i := range items {
		c := set.CellOf(items[i].Figure)
		id := c.ID()
		m.of = append(m.of, id)
		if m.cells[id] != nil {
			continue
		}
		l := set.Compare(cell, &c)
		m.cells[id] = &l
		if l.Extent == codebook.Same && len(l.Silent) > 0 {
			alike = append(alike, c)
		}
	}
	m.part(alike)
	for i := range alike {
		if l := m.cells[alike[i].ID()]; l.Extent == codebook.Same {
			m.silent = append(m.silent, l.Silent...)
		}
	}
	slices.Sort(m.silent)
	m.silent = slices.Compact(m.silent)
	m.wholes = map[written]float64{}
	for i := range items {
		if f := items[i].Figure; f.Kind == cited.Count && m.cells[m.of[i]].Extent == codebook.Same {
			m.wholes[written{items[i].Document, f.Exact}] = valueOf(f.Low, f.High).high
		}
	}
	return m
}

// partOf returns the whole of which a number is a part by its text, where both would count
// the same as far as their fields go: "504 of the 778" are not all who went.
func (m *matcher) partOf(i *Item) string {
	f := i.Figure
	if f.Kind != cited.Count || f.Of == "" || f.Of == f.Exact {
		return ""
	}
	if whole, ok := m.wholes[written{i.Document, f.Of}]; ok && valueOf(f.Low, f.High).low <= whole {
		return f.Of
	}
	return ""
}

// part takes out those that differ from one another in what the asked cell leaves open.
func (m *matcher) part(alike []cited.Cell) {
	slices.SortFunc(alike, func(a, b cited.Cell) int { return strings.Compare(string(a.ID()), string(b.ID())) })
	apart := map[cited.ID]codebook.Likeness{}
	for i := range alike {
		for j := range alike {
			if l := m.set.Compare(&alike[i], &alike[j]); i != j && l.Extent == codebook.Differs {
				apart[alike[j].ID()] = codebook.Likeness{Extent: codebook.Differs, Field: l.Field, Why: l.Why + ", which was not asked"}
			}
		}
	}
	for id := range apart {
		l := apart[id]
		m.cells[id] = &l
	}
}

// elsewhere returns what the figure with a number counts else; nil if it counts what was
// asked for.
func (m *matcher) elsewhere(number int, i *Item) *cited.Elsewhere {
	l := m.cells[m.of[number]]
	if l.Extent == codebook.Same {
		if whole := m.partOf(i); whole != "" {
			return &cited.Elsewhere{Figure: i.Figure.ID, Field: "of", Why: "a part of " + whole + ", by its text"}
		}
		return nil
	}
	return &cited.Elsewhere{Figure: i.Figure.ID, Field: l.Field, Why: l.Why}
}
