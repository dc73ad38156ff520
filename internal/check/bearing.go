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
}

// about reports whether two figures may count the same.
func (x bearing) about() bool { return x.measure && x.people && x.where }

// bearing compares a figure of a draft with one of the archive.
func (b *Books) bearing(draft, held *Figure) bearing {
	x := bearing{measure: measures(draft, held), people: b.peoples(draft, held), where: b.wheres(draft, held)}
	if bare(draft.Measure) == bare(held.Measure) && x.about() && draft.Kind == held.Kind {
		like := b.compare(draft.Figure, held.Figure)
		x.same = like.Extent == codebook.Same || b.carried(draft, held, like)
	}
	return x
}

// carried reports whether the field in which two cells differ is one that a text leaves to what
// was said before, or that one of the two took over from there.
func (b *Books) carried(x, y *Figure, like codebook.Likeness) bool {
	switch like.Field {
	case "theatre", "place", "group", "origin", "segment", "basis", "population":
		return slices.Contains(like.Silent, like.Field) || !x.says(like.Field) || !y.says(like.Field)
	}
	return false
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
func measures(x, y *Figure) bool {
	one, other := x.unitHere(), y.unitHere()
	if one != other && (one == households || other == households || one == harmed && other == dead || one == dead && other == harmed) {
		return false
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

// tells reports whether the sentence of a figure has words for a measure.
func (f *Figure) tells(measure string) bool {
	s := f.Doc.sentenceOf(f.Figure)
	if s == nil {
		return false
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
		if b.Lists(s) && x.says("segment") && !slices.Contains(y.Segment, s) && !y.mentions(s) {
			return false
		}
	}
	return true
}

// mentions reports whether the sentence of a figure, or its document's title, has all words.
func (f *Figure) mentions(words string) bool {
	all := " " + text.Plain(f.Quote.Exact) + " " + text.Plain(f.Doc.Title) + " "
	for _, w := range strings.Fields(text.Plain(words)) {
		if !strings.Contains(all, " "+strings.TrimSuffix(w, "s")) {
			return false
		}
	}
	return true
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

func (b *Books) places(x, y *Figure) bool {
	return meetPlaces(x.Place, y.Place) || !x.says("place") || !y.says("place") ||
		slices.ContainsFunc(x.Place, y.mentions) || slices.ContainsFunc(y.Place, x.mentions) || x.named(b.countriesOf(y.Place)) || y.named(b.countriesOf(x.Place))
}

// origins reports whether two figures may be of people from the same countries. Who does not
// say from where may tell of the countries that the paragraph names.
func (b *Books) origins(x, y *Figure) bool {
	for _, f := range []struct{ one, other *Figure }{{x, y}, {y, x}} {
		if len(f.one.Origin) > 0 && f.one.says("origin") {
			continue
		}
		if known := f.one.Doc.near(f.one.Figure); len(f.other.Origin) == 0 || len(known) == 0 || meet(f.other.Origin, known) {
			return true
		}
	}
	if len(x.Origin) == 0 || len(y.Origin) == 0 {
		return len(x.Origin) == len(y.Origin)
	}
	one, other := cited.CellOf(x.Figure), cited.CellOf(x.Figure)
	other.Origin = y.Origin
	return b.Compare(&one, &other).Extent == codebook.Same
}

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

// near returns the countries that the paragraph of a figure names.
func (d *Document) near(f *cited.Figure) []string {
	if s := d.sentenceOf(f); s != nil {
		return d.blocks[s.block].countries
	}
	return nil
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
