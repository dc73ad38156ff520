package check

import (
	"slices"
	"strings"

	"cited"
	"cited/internal/codebook"
	"cited/internal/mention"
	"cited/internal/text"
)

// bearing is how far two figures are about the same people. What the texts leave open speaks
// against nothing, nor does what a figure took over from the text before: only fields that
// both sentences say themselves tell figures apart.
type bearing struct {
	same    bool // their cells are the same, or one lies in the other for want of words
	measure bool // what is counted may be the same
	people  bool // who is counted may be the same
	where   bool // from where, where to and where it happened may be the same
	when    bool // they may hold at the same time
}

// about reports whether two figures may count the same.
func (x bearing) about() bool { return x.measure && x.people && x.where && x.when }

// bearing compares a figure of a draft with one of the archive.
func (b *Books) bearing(draft, held *Figure) bearing {
	x := bearing{measure: b.measures(draft, held), people: b.peoples(draft, held), where: b.wheres(draft, held), when: whens(draft, held)}
	if x.about() && draft.Kind == held.Kind && b.oneMeasure(draft, held) {
		one, other := b.plain(draft), b.plain(held)
		other.Codebook, other.Measure = one.Codebook, one.Measure
		level(one, other)
		x.same = b.compare(one, other).Extent == codebook.Same
	}
	return x
}

// oneMeasure reports whether two figures surely have one measure. What counts in any other way
// counts what its sentence has words for.
func (b *Books) oneMeasure(x, y *Figure) bool {
	p, q := bare(x.Measure), bare(y.Measure)
	return p == q || b.trait(x.Codebook, x.Measure, codebook.Rest) && x.tells(q) || b.trait(y.Codebook, y.Measure, codebook.Rest) && y.tells(p)
}

// plain is a figure with the origin that its sentence says, and without what harmed its people, which two reports of one event may call by
// different words.
func (b *Books) plain(f *Figure) *cited.Figure {
	out := *f.Figure
	out.Segment = slices.DeleteFunc(slices.Clone(f.Segment), func(s string) bool { return b.causes[s] })
	out.Origin = b.from(f)
	return &out
}

// level gives the second of two figures, of which wheres has said that they may be of the same
// places, what the first one has in these fields, and in others of which one of them says
// nothing itself: a text leaves them to what was said before. The basis no words say at all.
func level(one, other *cited.Figure) {
	x, y := Figure{Figure: one}, Figure{Figure: other}
	other.Theatre, other.Place, other.Basis = one.Theatre, one.Place, one.Basis
	other.Group, other.GroupScope = one.Group, one.GroupScope
	if len(one.Origin) == 0 || len(other.Origin) == 0 || !x.says("origin") || !y.says("origin") {
		other.Origin = one.Origin
	}
	if !x.says("segment") || !y.says("segment") {
		if !x.says("population") || !y.says("population") {
			other.Population = one.Population
		}
		other.Segment = one.Segment
	}
}

// says reports whether the sentence of a figure says a field itself. Without evidence it is
// taken to.
func (f *Figure) says(field string) bool {
	for _, e := range f.Evidence {
		if e.Field == field {
			return slices.ContainsFunc(e.Spans, func(s cited.Span) bool { return s.Start >= f.Quote.Start && s.End <= f.Quote.End })
		}
	}
	return len(f.Evidence) == 0
}

// measures reports whether two figures may have one measure: it is the same, one of the two took
// it over, or the words of one sentence say that of the other as well. The dead are never
// the dead and wounded, nor households people.
func (b *Books) measures(x, y *Figure) bool {
	one, other := x.unitHere(), y.unitHere()
	if one != other && (one == households || other == households || one == harmed && other == dead || one == dead && other == harmed) {
		return false
	}
	if b.trait(x.Codebook, x.Measure, codebook.Sample) || b.trait(y.Codebook, y.Measure, codebook.Sample) {
		return true // a study may be said to count its sample, or those of whom it is one
	}
	p, q := bare(x.Measure), bare(y.Measure)
	return p == q || !x.says("measure") || !y.says("measure") || x.tells(q) || y.tells(p)
}

// unitHere is what a figure counts by the words behind it.
func (f *Figure) unitHere() unit {
	if s := f.Doc.sentenceOf(f.Figure); s != nil {
		for k := range s.numbers {
			if s.numbers[k].figure != nil && s.numbers[k].figure.Start == f.Start {
				return s.unit(&s.numbers[k])
			}
		}
	}
	return unitOf(f.Figure)
}

// tells reports whether the sentence of a figure has words for a measure that no other number
// of it takes.
func (f *Figure) tells(measure string) bool {
	s := f.Doc.sentenceOf(f.Figure)
	if s == nil {
		return false
	}
	for k := range s.numbers {
		if o := s.numbers[k].figure; o != nil && o.Start != f.Start && bare(o.Measure) == measure {
			return false
		}
	}
	for _, m := range s.List(mention.Measures) {
		for _, means := range m.Entry.Means {
			if bare(means) == measure {
				return true
			}
		}
	}
	return false
}

// peoples reports whether two figures may count the same sort of people: segments that are
// listed in the codebook tell them apart.
func (b *Books) peoples(x, y *Figure) bool { return b.segments(x, y) && b.segments(y, x) }

// segments reports whether the second figure may be of those segments that the first one says.
func (b *Books) segments(x, y *Figure) bool {
	for _, s := range x.Segment {
		if b.Lists(s) && !b.causes[s] && x.says("segment") && !slices.Contains(y.Segment, s) && !y.mentions(s) {
			return false
		}
	}
	return true
}

// mentions reports whether the paragraph of a figure, or its document's title, has all words.
func (f *Figure) mentions(words string) bool {
	all := " " + text.Plain(f.Quote.Exact) + " " + text.Plain(f.Doc.Title) + " "
	near := map[string]bool{}
	if s := f.Doc.sentenceOf(f.Figure); s != nil {
		near = f.Doc.blocks[s.block].words
	}
	for _, w := range strings.Fields(text.Plain(words)) {
		if !near[w] && !strings.Contains(all, " "+strings.TrimSuffix(w, "s")) {
			return false
		}
	}
	return true
}

// Days by which the times of two figures may differ that are meant to be one, unless both are as
// long: then they are two quarters or two years.
const sameDate = 92

// whens reports whether two figures may hold at the same time. Only what both say of it tells
// them apart, and when it happened of what happened.
func whens(x, y *Figure) bool {
	events := x.Basis == cited.Period && y.Basis == cited.Period
	if x.Time == "" || y.Time == "" || !x.says("time") || !events && !y.says("time") || x.Time.Overlaps(y.Time) {
		return true
	}
	from, to := x.Time.Bounds()
	begin, end := y.Time.Bounds()
	if from > to || begin > end || min(int64(to)-int64(from), int64(end)-int64(begin)) >= sameDate-5 {
		return false
	}
	return max(int64(from)-int64(end), int64(begin)-int64(to)) <= sameDate
}

// wheres reports whether two figures may be of the same countries, places and groups.
func (b *Books) wheres(x, y *Figure) bool {
	if !b.origins(x, y) {
		return false
	}
	if !meet(x.Theatre, y.Theatre) && x.says("theatre") && y.says("theatre") && !x.named(y.Theatre) && !y.named(x.Theatre) {
		return false
	}
	if !meet(x.Group, y.Group) && x.says("group") && y.says("group") && !slices.ContainsFunc(y.Group, x.mentions) && !slices.ContainsFunc(x.Group, y.mentions) {
		return false
	}
	return b.places(x, y)
}

// places reports whether two figures may be of the same places. Of what happened, the towns that
// the sentences name tell it apart as well.
func (b *Books) places(x, y *Figure) bool {
	if x.Basis == cited.Period && y.Basis == cited.Period {
		here, there := x.locations(), y.locations()
		if len(here) > 0 && len(there) > 0 && !slices.ContainsFunc(here, y.quotes) && !slices.ContainsFunc(there, x.quotes) {
			return false
		}
	}
	return meetPlaces(x.Place, y.Place) || !x.says("place") || !y.says("place") ||
		slices.ContainsFunc(x.Place, y.mentions) || slices.ContainsFunc(y.Place, x.mentions) || x.named(b.countriesOf(y.Place)) || y.named(b.countriesOf(x.Place))
}

// quotes reports whether the sentence of a figure, or its document's title, has some words.
func (f *Figure) quotes(words string) bool {
	words = " " + text.Plain(words) + " "
	return strings.Contains(" "+text.Plain(f.Quote.Exact)+" ", words) || strings.Contains(" "+text.Plain(f.Doc.Title)+" ", words)
}

// locations are the names behind a preposition of place in the sentence of a figure.
func (f *Figure) locations() []string {
	if s := f.Doc.sentenceOf(f.Figure); s != nil {
		return s.locations()
	}
	return nil
}

// origins reports whether two figures may be of people from the same countries.
func (b *Books) origins(x, y *Figure) bool {
	p, q := b.possible(x), b.possible(y)
	if meet(p, q) {
		return true
	}
	one, other := cited.CellOf(x.Figure), cited.CellOf(x.Figure)
	one.Origin, other.Origin = b.from(x), b.from(y)
	return b.Compare(&one, &other).Extent == codebook.Same && len(one.Origin) > 0
}

// possible are the countries that people of a figure may be from: what its sentence says; what it
// took over, and what its paragraph names besides. Empty means any.
func (b *Books) possible(f *Figure) []string {
	out := b.from(f)
	if len(out) > 0 && (f.says("origin") || len(f.Origin) == 0) {
		return out
	}
	if len(out) == 0 && f.says("origin") {
		return b.abroad(f)
	}
	return append(slices.Clone(f.Origin), b.abroad(f)...)
}

// from is the origin of a figure. People do not come from where they go: what was read so is
// where they went.
func (b *Books) from(f *Figure) []string {
	theatre := func(c string) bool {
		return slices.Contains(f.Theatre, c) && b.Set.Theatre(c)
	}
	switch {
	case len(f.Origin) > 0 && !slices.ContainsFunc(f.Origin, func(c string) bool { return !theatre(c) }):
		return nil
	case len(f.Origin) > 0 && !f.says("origin"):
		// What was taken over from further up gives way to what the paragraph names.
		if near := b.abroad(f); len(near) > 0 && !meet(near, f.Origin) {
			return nil
		}
		return f.Origin
	case len(f.Origin) > 0:
		return f.Origin
	}
	return slices.DeleteFunc(f.Doc.before(f.Figure), theatre)
}

// before returns the country that stands before a figure, with no other number between: "Kosovo
// accounts for 314 of them, Albania for 96". Two of them say nothing.
func (d *Document) before(f *cited.Figure) []string {
	s := d.sentenceOf(f)
	if s == nil {
		return nil
	}
	from, to := 0, 0
	for k := range s.numbers {
		if a := &s.numbers[k]; a.figure != nil && a.figure.Start == f.Start {
			to = a.From
			break
		}
		from = s.numbers[k].To
	}
	var out []string
	for _, m := range s.List(mention.Countries) {
		if m.From >= from && m.To <= to && m.Slot == "forms" && !slices.Contains(out, m.Entry.Meaning()) {
			out = append(out, m.Entry.Meaning())
		}
	}
	if len(out) > 1 {
		return nil
	}
	return out
}

// abroad returns the countries that the paragraph of a figure names, or the last one before it that
// names any, those of the conflict left out.
func (b *Books) abroad(f *Figure) []string {
	theatre := func(c string) bool {
		return slices.Contains(f.Theatre, c) || b.Set.Theatre(c)
	}
	s := f.Doc.sentenceOf(f.Figure)
	if s == nil {
		return nil
	}
	for i := s.block; i > 0; i-- {
		if list := slices.DeleteFunc(slices.Clone(f.Doc.blocks[i].countries), theatre); len(list) > 0 {
			return list
		}
	}
	return nil
}

// meetBoth reports whether two lists share something.
func meetBoth(a, b []string) bool { return len(a) > 0 && len(b) > 0 && meet(a, b) }

// meetPlaces is meet for names of places, which count without case.
func meetPlaces(a, b []string) bool {
	fold := func(list []string) []string {
		out := make([]string, len(list))
		for i, s := range list {
			out[i] = text.Plain(s)
		}
		return out
	}
	return meet(fold(a), fold(b))
}

// named reports whether the sentence of a figure names one of some countries.
func (f *Figure) named(countries []string) bool {
	here := f.Doc.countries(f.Doc.sentenceOf(f.Figure))
	return len(countries) > 0 && len(here) > 0 && meet(countries, here)
}

// countries are those that a sentence names.
func (d *Document) countries(s *sentence) []string {
	if s == nil {
		return nil
	}
	var out []string
	for _, m := range s.List(mention.Countries) {
		out = append(out, m.Entry.Meaning())
	}
	return out
}

// countriesOf returns the countries among names of places.
func (b *Books) countriesOf(places []string) []string {
	var out []string
	for _, p := range places {
		n := b.parseSource(p)
		out = append(out, n.countries...)
	}
	return out
}

// sentenceOf returns the sentence of a figure, nil if it is not known.
func (d *Document) sentenceOf(f *cited.Figure) *sentence { return d.byStart[f.Start] }
