package check

import (
	"slices"
	"strings"

	"cited"
	"cited/internal/codebook"
)

// report is what a document credits a source with, in the order of the text. Reported of each figure
// is the date of the report that it is from.
type report struct {
	source  string // as the text names it first
	name    sourceName
	figures []*Figure
}

// mostSources is how many sources of a document are told apart, the first that it credits.
const mostSources = 100

// reports are the dated counts of each source that a document names. What one source says by the
// words of another is left out: the date may be that of the other.
func (d *Document) reports() []*report {
	var out []*report
	known := map[string]*report{} // by every name that figures credit, nil where nobody can be told by it
	for i := range d.Found.Figures {
		f := d.Found.Figures[i]
		if len(f.Attribution) != 1 || f.Kind != cited.Count || f.Stance == cited.Denial || f.Individual {
			continue
		}
		if f.Reported = d.dateOfReport(&f); f.Reported == "" {
			continue
		}
		name := f.Attribution[0]
		r, seen := known[name]
		if !seen {
			out, r = d.reportOf(name, out)
			known[name] = r
		}
		if r != nil {
			r.figures = append(r.figures, &Figure{Figure: &f, Doc: d})
		}
	}
	return out
}

// reportOf returns the report of a source by a name, a further one if no other name is surely of that
// source, nil if the name says nothing of who it is.
func (d *Document) reportOf(name string, all []*report) ([]*report, *report) {
	n := d.sources[name]
	if n.empty() {
		return all, nil
	}
	for _, r := range all {
		if r.name.affinity(&n) == surely {
			return all, r
		}
	}
	if len(all) == mostSources {
		return all, nil
	}
	r := &report{source: name, name: n}
	return append(all, r), r
}

// dateOfReport is when the report is of that a figure is from: as it was read, else the period
// in the words that credit the source, "a survey that the institute made in 2016".
func (d *Document) dateOfReport(f *cited.Figure) cited.EDTF {
	s := d.sentenceOf(f)
	if f.Reported != "" || s == nil {
		return f.Reported
	}
	for _, e := range f.Evidence {
		if e.Field != "attribution" {
			continue
		}
		for _, p := range s.Periods {
			at := s.span(p.From, p.To)
			if !strings.Contains(string(p.Value), "/") && slices.ContainsFunc(e.Spans, func(words cited.Span) bool { return words.Start <= at.Start && at.End <= words.End }) {
				return p.Value
			}
		}
	}
	return ""
}

// breakdown is a list of figures of one sentence that differ in one field: 90 from here, 40 from there.
type breakdown struct {
	field string // that they differ in
	parts []*Figure
}

// breakdowns parts the figures of a source into lists and all others.
func (r *report) breakdowns() (all []breakdown, others []*Figure) {
	var l breakdown
	end := func() {
		if len(l.parts) >= fewestParts {
			all = append(all, l)
		} else {
			others = append(others, l.parts...)
		}
	}
	for _, f := range r.figures {
		if !l.add(f) {
			end()
			l = breakdown{parts: []*Figure{f}}
		}
	}
	end()
	return all, others
}

// add goes on with a list, if a figure may be its next entry.
func (l *breakdown) add(f *Figure) bool {
	if len(l.parts) == 0 {
		return false
	}
	last := l.parts[len(l.parts)-1]
	field := differing(last.Figure, f.Figure)
	if field == "" || len(l.parts) > 1 && field != l.field || last.Reported != f.Reported || !f.Doc.follows(last, f) {
		return false
	}
	if slices.ContainsFunc(l.parts, func(p *Figure) bool { return p.Exact == f.Of || differing(p.Figure, f.Figure) == "" }) {
		return false
	}
	l.field, l.parts = field, append(l.parts, f)
	return true
}

// varying are the fields that the entries of a list may differ in.
func varying() []string { return []string{"origin", "place", "segment"} }

// ofField is what a figure says in a field that lists differ in.
func ofField(f *cited.Figure, field string) []string {
	switch field {
	case "origin":
		return f.Origin
	case "place":
		return f.Place
	}
	return f.Segment
}

// differing is the one field that two figures differ in of those that lists may, empty if they are no
// entries of one list: both have something to say there, of one sort.
func differing(a, b *cited.Figure) string {
	if a.Measure != b.Measure || a.Codebook != b.Codebook || !atOnce(a, b) {
		return ""
	}
	out := ""
	for _, field := range varying() {
		x, y := ofField(a, field), ofField(b, field)
		switch {
		case sameList(x, y):
		case out != "" || len(x) == 0 || len(y) == 0 || field == "origin" && isRegion(x[0]) != isRegion(y[0]):
			return ""
		default:
			out = field
		}
	}
	return out
}

func isRegion(origin string) bool { return strings.HasPrefix(origin, "region:") }

// follows reports whether nothing stands between two entries of a list: one sentence has them, and says
// nothing of others.
func (d *Document) follows(last, f *Figure) bool {
	s := d.sentenceOf(last.Figure)
	if s == nil || s != d.sentenceOf(f.Figure) || s.partial(0) {
		return false
	}
	i, k := s.numberOf(last), s.numberOf(f)
	return i >= 0 && k >= 0 && s.gapless([]*amount{&s.numbers[i], &s.numbers[k]})
}

// sum adds up the entries of a list.
func (l *breakdown) sum() interval {
	var x interval
	for _, p := range l.parts {
		of := allows(p.Figure)
		if _, ok := point(p.Figure); ok && p.Modifier == cited.Approx {
			of = rounded(p.Figure)
		}
		x = x.plus(of)
	}
	return x
}

// mayTotal reports whether a figure may be the total of a list, given under another date: of
// the same people, as far as the text says, and of all that the list has parts of.
func (b *Books) mayTotal(t *Figure, l *breakdown) bool {
	part := l.parts[0]
	if t.Modifier == cited.Vague || !oneReport(t.Reported, part.Reported) || !atOnce(t.Figure, part.Figure) || !b.mayBeSame(t.Codebook, t.Measure, part.Measure) {
		return false
	}
	x, y := b.cellWithout(t, l.field), b.cellWithout(part, l.field)
	if x.Measure != y.Measure { // counted in another way, and so with another basis
		x.Measure, x.Basis, y.Basis = y.Measure, "", ""
	}
	if b.Compare(&x, &y).Extent == codebook.Differs {
		return false
	}
	if l.field != "segment" && !t.includes() && !within(t.Segment, part.Segment) { // a total of women has no parts that are not
		return false
	}
	return !slices.ContainsFunc(l.parts, func(p *Figure) bool { return !b.covers(t.Figure, p.Figure, l.field) })
}

// cellWithout is the cell of a figure without one field, and without those whom it says that it
// includes.
func (b *Books) cellWithout(f *Figure, field string) cited.Cell {
	g := *f.Figure
	if f.includes() {
		g.Segment = nil
	}
	c := b.CellOf(&g)
	switch field {
	case "origin":
		c.Origin = nil
	case "place":
		c.Place = nil
	case "segment":
		c.Segment = nil
	}
	return c
}

// includes reports whether the people that narrow a figure are among those whom it counts: "900
// people, including women".
func (f *Figure) includes() bool {
	s := f.Doc.sentenceOf(f.Figure)
	if s == nil {
		return false
	}
	k := s.numberOf(f)
	if k < 0 {
		return false
	}
	m, ok := s.says("among", s.numbers[k].To, len(s.Tokens))
	if !ok {
		return false
	}
	from := s.span(m.From, m.To).End
	for _, e := range f.Evidence {
		if e.Field == "segment" {
			return !slices.ContainsFunc(e.Spans, func(words cited.Span) bool { return words.Start < from })
		}
	}
	return false
}

// covers reports whether what a total says in a field holds all that a part does.
func (b *Books) covers(total, part *cited.Figure, field string) bool {
	all, some := ofField(total, field), ofField(part, field)
	if field != "origin" || len(all) == 0 {
		return len(all) == 0
	}
	x := cited.Cell{Codebook: total.Codebook, Origin: all}
	y := cited.Cell{Codebook: total.Codebook, Origin: some}
	return b.Compare(&x, &y).Extent == codebook.Contains
}
