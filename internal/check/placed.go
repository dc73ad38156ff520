package check

import (
	"slices"
	"strings"

	"cited"
	"cited/internal/mention"
	"cited/internal/text"
)

// placed are the countries and towns of a number's own words, but for those of whom it is credited to.
func (t *wording) placed() []string {
	for _, e := range t.fig.Evidence {
		if e.Field != "attribution" || !slices.ContainsFunc(e.Spans, func(x cited.Span) bool { return t.holds(x) }) {
			continue
		}
		var out []string
		from := t.from
		for i := t.from; i <= t.to; i++ {
			if i < t.to && !slices.ContainsFunc(e.Spans, func(x cited.Span) bool { return inside(t.s.span(i, i+1), x) }) {
				continue
			}
			out = append(out, t.s.placed(from, i)...)
			from = i + 1
		}
		return out
	}
	return t.s.placed(t.from, t.to)
}

func inside(x, y cited.Span) bool { return y.Start <= x.Start && x.End <= y.End }

// holds reports whether a span stands among a number's own words.
func (t *wording) holds(x cited.Span) bool { return t.to > t.from && inside(x, t.s.span(t.from, t.to)) }

// readPlaces are the countries and places of a figure's fields.
func readPlaces(f *Figure) []string {
	var out []string
	for _, list := range [][]string{f.Origin, f.Theatre} {
		for _, c := range list {
			out = append(out, "country:"+c)
		}
	}
	for _, p := range f.Place {
		for _, w := range strings.Fields(text.Plain(p)) {
			out = append(out, "name:"+text.Fold(w))
		}
	}
	return out
}

// placed are the countries and towns that words name, but for those of a source's name.
func (s *sentence) placed(from, to int) []string {
	var out []string
	for _, m := range s.List(mention.Countries) {
		if m.From >= from && m.To <= to && !s.isBody(m.To) && !s.isBody(m.From-1) && !s.isBody(m.From-2) {
			out = append(out, "country:"+m.Entry.Meaning())
		}
	}
	for _, x := range append(s.towns(from, to), s.partOf(from, to)...) {
		if _, month := s.Covering(mention.Calendar, x.from); month || x.from > 1 && s.isBody(x.from-2) || s.Tokens[x.from].Shape == text.Lower {
			continue
		}
		for _, w := range strings.Fields(text.Plain(s.Word(x.from, x.to))) {
			if len(w) >= 3 {
				out = append(out, "name:"+text.Fold(w))
			}
		}
	}
	return out
}

// partOf are the names behind a word for a part of a country: "the county of Koch".
func (s *sentence) partOf(from, to int) []stretch {
	return slices.DeleteFunc(s.capitals(), func(x stretch) bool {
		return x.from < max(from, 2) || x.to > to || !s.Plays(x.from-1, mention.RoleOf) || s.Tokens[x.from-2].Shape != text.Lower || s.isSource(x.from-2)
	})
}
