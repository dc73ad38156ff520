package review

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"cited"
)

// Options of a comparison.
type Options struct {
	Seed   uint64 // of the bootstrap
	Rounds int    // of the bootstrap: 0 is 1,000; below 0 there are no intervals; at most 10,000
}

// Report is how well coders agree on the documents that they have in common.
type Report struct {
	Coders    []string         `json:"coders"`
	Documents int              `json:"documents"` // that two of them coded, or more
	Detection Detection        `json:"detection"`
	Fields    []FieldAgreement `json:"fields"`          // in the order of cited.Fields
	Pairs     []Report         `json:"pairs,omitempty"` // every two coders with documents in common, where there are 3 to 10
}

// mostInPairs is up to how many coders every two of them are compared.
const mostInPairs = 10

// Compare holds one coder against another, on the documents that both coded. Whose codings
// they are is taken from the first of each list. Figures are paired within a document:
// those whose number words are the same or overlap, each used once, the best overlap first.
func Compare(a, b []Coding, o Options) Report {
	var coders []string
	for _, list := range [][]Coding{a, b} {
		name := ""
		if len(list) > 0 {
			name = list[0].Coder
		}
		coders = append(coders, name)
	}
	return reportOf(studyOf(coders, [][]Coding{a, b}), o)
}

// CompareAll compares any number of coders, who are told apart by their names: alpha and the
// shares are over all of them, detection is over every two, and Pairs has every two apart.
// Documents that only one coder coded say nothing and are left out.
func CompareAll(codings []Coding, o Options) Report {
	all := slices.Clone(codings)
	slices.SortStableFunc(all, func(a, b Coding) int { return cmp.Compare(a.Coder, b.Coder) })
	var coders []string
	var lists [][]Coding
	for start, end := 0, 0; start < len(all); start = end {
		for end = start; end < len(all) && all[end].Coder == all[start].Coder; end++ {
		}
		coders = append(coders, all[start].Coder)
		lists = append(lists, all[start:end])
	}
	report := reportOf(studyOf(coders, lists), o)
	if len(coders) < 3 || len(coders) > mostInPairs {
		return report
	}
	for i := range lists {
		for j := i + 1; j < len(lists); j++ {
			if pair := Compare(lists[i], lists[j], o); pair.Documents > 0 {
				report.Pairs = append(report.Pairs, pair)
			}
		}
	}
	return report
}

func reportOf(s *study, o Options) Report {
	d := &draws{documents: s.documents}
	r := Report{Coders: s.coders, Documents: s.documents, Detection: Detection{Marked: s.marked}}
	for _, u := range s.units {
		if len(u.marks) > 1 {
			r.Detection.Shared++
		}
	}
	found := detectedIn(s)
	d.add(func(weights []int) (float64, string) { return f1(found, weights) }, &r.Detection.F1)
	list := fields()
	r.Fields = make([]FieldAgreement, len(list))
	for i, f := range list {
		r.Fields[i].Field = f.name
		f.compare(s, &r.Fields[i], d)
	}
	d.draw(o)
	return r
}

// compared compares coders in one field, and returns the values.
func compared[T comparable](s *study, out *FieldAgreement, d *draws, on scale[T], of func(*cited.Figure) T) []item[T] {
	items := itemsIn(s, of)
	out.Metric, out.Units = on.name, len(items)
	for _, it := range items {
		out.Silent += one(it.silent())
	}
	r := reliabilityOf(items, s.documents, on.metric)
	d.add(r.agree, &out.Agree)
	d.addUnless(r.heavy(), r.alpha, &out.Alpha)
	if len(s.coders) == 2 {
		out.Confusions, out.Others = confusions(items, on.shown)
		if on.coded {
			out.Kappa = new(Coefficient)
			d.add(kappaOf(items, s.documents), out.Kappa)
		}
	}
	return items
}

// itemsIn returns the values of a field in the units of which two coders marked something, or
// more.
func itemsIn[T comparable](s *study, of func(*cited.Figure) T) []item[T] {
	var items []item[T]
	for _, u := range s.units {
		if len(u.marks) < 2 {
			continue
		}
		it := item[T]{document: u.document, values: make([]T, len(u.marks))}
		for i, m := range u.marks {
			it.values[i] = of(m.figure)
			it.individual = it.individual || m.figure.Individual
		}
		items = append(items, it)
	}
	return items
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// draws are coefficients that still want their intervals. All are computed of the same
// drawn documents.
type draws struct {
	documents    int
	coefficients []weighted
	into         []*Coefficient
}

// add computes a coefficient and notes it for the bootstrap.
func (d *draws) add(w weighted, into *Coefficient) { d.addUnless(false, w, into) }

// addUnless does not note one that is too heavy to be computed a thousand times.
func (d *draws) addUnless(heavy bool, w weighted, into *Coefficient) {
	*into = w.once(d.documents)
	if !heavy && into.Value != nil {
		d.coefficients = append(d.coefficients, w)
		d.into = append(d.into, into)
	}
}

// draw adds the intervals.
func (d *draws) draw(o Options) {
	rounds := min(cmp.Or(o.Rounds, defaultRounds), mostRounds)
	for i, interval := range bootstrap(d.documents, rounds, rand.New(rand.NewPCG(o.Seed, 0)), d.coefficients) {
		d.into[i].Interval = interval
	}
}
