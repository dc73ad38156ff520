package reconcile

import (
	"cmp"
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
	Others []cited.Elsewhere // what counts something else, as far as its figures are known
	Apart  []Apart           // all of it, by field and reason

	documents int // of all figures that count it
	stands    []Stand
	ordered   []Stand       // the same in the order of their values
	inputs    []cited.Input // of all figures; those of no claim with the reason
	silent    []string      // fields that were not said on both sides
}

// Alike is figures that have a cell in common.
type Alike struct {
	Cell     cited.Cell
	Figures  int
	Claiming int // those of them that can be part of a claim
}

// Apart is what counts something else than a cell, in one field and for one reason.
type Apart struct {
	Field, Why string
	Figures    int
	Example    cited.ID // a figure of them; empty where only their number is known
	Alike      int      // where they were matched without the figures: the place of the first of them
}

// Gather picks from figures those that count what a cell says, and makes claims of
// them. What counts something else is listed with the field. A field that the cell
// leaves open is taken as any, unless figures that say it are about different things:
// then those are listed too.
func Gather(set *codebook.Set, cell cited.Cell, items []Item, known Known) *Pool {
	alike, of := alikeIn(set, items)
	m := Match(set, cell, alike, 0)
	p := m.pool()
	var own []Item
	for i := range items {
		if l := m.likeness[of[i]]; l.Extent != codebook.Same {
			p.Others = append(p.Others, cited.Elsewhere{Figure: items[i].Figure.ID, Field: l.Field, Why: l.Why})
			continue
		}
		own = append(own, items[i])
	}
	p.take(own, known)
	p.Apart = gatherApart(p.Others)
	return p
}

// Gather makes a pool of the figures that count what the cell says, which are all that had to be loaded:
// those of whom Counts says so. Of what counts something else there are numbers only.
func (m *Matching) Gather(own []Item, known Known) *Pool {
	p := m.pool()
	p.take(own, known)
	p.Apart = m.apart(gatherApart(p.Others))
	return p
}

// alikeIn puts figures together that have a cell in common, and says of each where it is.
func alikeIn(set *codebook.Set, items []Item) (all []Alike, of []int) {
	at := map[cited.ID]int{}
	for i := range items {
		c := set.CellOf(items[i].Figure)
		id := c.ID()
		n, ok := at[id]
		if !ok {
			n = len(all)
			at[id], all = n, append(all, Alike{Cell: c})
		}
		all[n].Figures++
		if items[i].wrong() == "" {
			all[n].Claiming++
		}
		of = append(of, n)
	}
	return all, of
}

// gatherApart gathers what counts something else.
func gatherApart(list []cited.Elsewhere) (all []Apart) {
	at := map[[2]string]int{}
	for _, o := range list {
		n, ok := at[[2]string{o.Field, o.Why}]
		if !ok {
			n = len(all)
			at[[2]string{o.Field, o.Why}], all = n, append(all, Apart{Field: o.Field, Why: o.Why, Example: o.Figure})
		}
		all[n].Figures++
	}
	return inOrderOfFields(all)
}

// inOrderOfFields sorts what counts something else by the field in which it differs, the most first.
func inOrderOfFields(all []Apart) []Apart {
	fields := cited.CellFields()
	slices.SortStableFunc(all, func(a, b Apart) int {
		return cmp.Or(slices.Index(fields, a.Field)-slices.Index(fields, b.Field), b.Figures-a.Figures, strings.Compare(a.Why, b.Why))
	})
	return all
}

// take makes claims of figures, but for those that are parts of others.
func (p *Pool) take(items []Item, known Known) {
	wholes := map[written]float64{} // the upper ends of figures that count what was asked for
	for i := range items {
		if f := items[i].Figure; f.Kind == cited.Count {
			wholes[written{items[i].Document, f.Exact}] = valueOf(f.Low, f.High).high
		}
	}
	var own []Item
	for i := range items {
		if whole := partOf(&items[i], wholes); whole != "" {
			p.Others = append(p.Others, cited.Elsewhere{Figure: items[i].Figure.ID, Field: "of", Why: "a part of " + whole + ", by its text"})
			continue
		}
		own = append(own, items[i])
	}
	slices.SortFunc(p.Others, func(a, b cited.Elsewhere) int { return strings.Compare(string(a.Figure), string(b.Figure)) })
	p.Claims = Claims(p.Cell.ID(), own, known)
	p.stands = Stands(&p.Cell, p.Claims)
	p.ordered = inOrderOfValue(p.stands)
	p.list(own)
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

// Matching knows how cells of figures stand to the one that was asked for.
type Matching struct {
	set      *codebook.Set
	cell     cited.Cell
	alike    []Alike
	likeness []codebook.Likeness // of each of them
	silent   []string
}

// written is words that stand for a number in a document.
type written struct {
	document cited.ID
	exact    string
}

// Match finds out how cells stand to the one that was asked for. Those that leave open what it leaves open are held against each
// other: where there are more of them than most, it returns nil; 0 is no bound.
func Match(set *codebook.Set, cell cited.Cell, alike []Alike, most int) *Matching {
	m := &Matching{set: set, cell: cell, alike: alike, likeness: make([]codebook.Likeness, len(alike))}
	var open []int // that are the same as far as both say
	for i := range alike {
		m.likeness[i] = set.Compare(&cell, &alike[i].Cell)
		if m.Counts(i) && len(m.likeness[i].Silent) > 0 {
			open = append(open, i)
		}
	}
	if most > 0 && len(open) > most {
		return nil
	}
	m.part(open)
	for _, i := range open {
		if m.Counts(i) {
			m.silent = append(m.silent, m.likeness[i].Silent...)
		}
	}
	slices.Sort(m.silent)
	m.silent = slices.Compact(m.silent)
	return m
}

// Counts reports whether the figures at a place count what was asked for.
func (m *Matching) Counts(i int) bool { return m.likeness[i].Extent == codebook.Same }

// pool returns one that nothing is in.
func (m *Matching) pool() *Pool {
	return &Pool{Cell: m.cell, Others: []cited.Elsewhere{}, inputs: []cited.Input{}, silent: m.silent}
}

// apart returns what counts something else, after that of which the figures are known.
func (m *Matching) apart(all []Apart) []Apart {
	at := map[[2]string]int{}
	for i, l := range m.likeness {
		if m.Counts(i) {
			continue
		}
		n, ok := at[[2]string{l.Field, l.Why}]
		if !ok {
			n = len(all)
			at[[2]string{l.Field, l.Why}], all = n, append(all, Apart{Field: l.Field, Why: l.Why, Alike: i})
		}
		all[n].Figures += m.alike[i].Figures
	}
	return inOrderOfFields(all)
}

// partOf returns the whole of which a number is a part by its text, where both would count
// the same as far as their fields go: "504 of the 778" are not all who went.
func partOf(i *Item, wholes map[written]float64) string {
	f := i.Figure
	if f.Kind != cited.Count || f.Of == "" || f.Of == f.Exact {
		return ""
	}
	if whole, ok := wholes[written{i.Document, f.Of}]; ok && valueOf(f.Low, f.High).low <= whole {
		return f.Of
	}
	return ""
}

// part takes out those that differ from one another in what the asked cell leaves open.
func (m *Matching) part(open []int) {
	ids := map[int]cited.ID{}
	for _, i := range open {
		ids[i] = m.alike[i].Cell.ID()
	}
	open = slices.Clone(open)
	slices.SortStableFunc(open, func(a, b int) int { return strings.Compare(string(ids[a]), string(ids[b])) })
	apart := map[int]codebook.Likeness{}
	for _, i := range open {
		for _, j := range open {
			if l := m.set.Compare(&m.alike[i].Cell, &m.alike[j].Cell); i != j && l.Extent == codebook.Differs {
				apart[j] = codebook.Likeness{Extent: codebook.Differs, Field: l.Field, Why: l.Why + ", which was not asked"}
			}
		}
	}
	for i, l := range apart {
		m.likeness[i] = l
	}
}
