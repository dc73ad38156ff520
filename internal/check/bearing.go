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
// against nothing; what was read differs only where the words of neither sentence allow the
// other reading.
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
	x := bearing{measure: b.measures(draft, held), people: b.peoples(draft, held), where: b.wheres(draft, held)}
	if bare(draft.Measure) == bare(held.Measure) && x.about() && draft.Kind == held.Kind {
		like := b.compare(draft.Figure, held.Figure)
		x.same = like.Extent == codebook.Same || like.Extent != codebook.Differs && onlySilent(like, "theatre", "place", "group", "origin")
	}
	return x
}

// onlySilent reports whether cells contain each other only in that one says nothing of a field
// that texts often leave to what was said before.
func onlySilent(like codebook.Likeness, fields ...string) bool {
	return slices.Contains(fields, like.Field) && slices.Contains(like.Silent, like.Field)
}

// measures reports whether two figures may have one measure: it is the same, or the words of
// one sentence say that of the other as well.
func (b *Books) measures(x, y *Figure) bool {
	p, q := bare(x.Measure), bare(y.Measure)
	if p == q {
		return x.unitHere() == y.unitHere() || x.unitHere() == people || y.unitHere() == people
	}
	return x.tells(q) || y.tells(p)
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
		return true
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
func (b *Books) peoples(x, y *Figure) bool {
	return b.segments(x, y) && b.segments(y, x)
}

// segments reports whether the second figure may be of those segments that the first one has.
func (b *Books) segments(x, y *Figure) bool {
	for _, s := range x.Segment {
		if b.Lists(s) && !slices.Contains(y.Segment, s) && !y.mentions(s) {
			return false
		}
	}
	return true
}

// mentions reports whether the sentence of a figure, or its document's title, has all words.
func (f *Figure) mentions(words string) bool {
	text := " " + text.Plain(f.Quote.Exact) + " " + text.Plain(f.Doc.Title) + " "
	for _, w := range strings.Fields(plainWords(words)) {
		if !strings.Contains(text, " "+strings.TrimSuffix(w, "s")) {
			return false
		}
	}
	return true
}

func plainWords(s string) string { return text.Plain(s) }

// wheres reports whether two figures may be of the same countries, places and groups.
func (b *Books) wheres(x, y *Figure) bool {
	if !b.origins(x, y) || !meet(x.Theatre, y.Theatre) && !x.named(y.Theatre) && !y.named(x.Theatre) {
		return false
	}
	if len(x.Group) > 0 && len(y.Group) > 0 && !meet(x.Group, y.Group) && !slices.ContainsFunc(y.Group, x.mentions) && !slices.ContainsFunc(x.Group, y.mentions) {
		return false
	}
	return meetPlaces(x.Place, y.Place) || slices.ContainsFunc(x.Place, y.mentions) || slices.ContainsFunc(y.Place, x.mentions) || x.named(b.countriesOf(y.Place)) || y.named(b.countriesOf(x.Place))
}

// origins reports whether two figures may be of people from the same countries.
func (b *Books) origins(x, y *Figure) bool {
	if len(x.Origin) == 0 || len(y.Origin) == 0 {
		here := x.Origin
		other := y
		if len(here) == 0 {
			here, other = y.Origin, x
		}
		known := other.countries()
		return len(here) == 0 || len(known) == 0 || meet(here, known)
	}
	like := b.compare(x.Figure, y.Figure)
	return like.Field != "origin" || like.Extent != codebook.Differs || x.named(y.Origin) || y.named(x.Origin)
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
	return len(countries) > 0 && meet(countries, f.countries()) && len(f.countries()) > 0
}

// countries are those that the sentence of a figure names.
func (f *Figure) countries() []string {
	s := f.Doc.sentenceOf(f.Figure)
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
