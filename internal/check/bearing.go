package check

import (
	"slices"

	"cited"
	"cited/internal/mention"
	"cited/internal/text"
)

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

// sentenceOf returns the sentence of a figure, nil if it is not known.
func (d *Document) sentenceOf(f *cited.Figure) *sentence { return d.byStart[f.Start] }
