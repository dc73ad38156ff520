package review

import (
	"strings"

	"cited"
)

// FieldAgreement is how well coders agree about one field of the figures that two of
// them marked, or more.
type FieldAgreement struct {
	Field    string       `json:"field"`
	Metric   string       `json:"metric"` // of alpha
	Units    int          `json:"units"`
	Silent   int          `json:"silent"` // units of which nobody says anything in this field
	Agree    Coefficient  `json:"agree"`  // exact match
	Kappa    *Coefficient `json:"kappa"`  // nil for more than two coders, and for what is no code
	Alpha    Coefficient  `json:"alpha"`
	LogRatio *Coefficient `json:"log_ratio"` // nil for more than two coders, and for what is no value

	// What two coders disagreed about most; empty for more than two. What concerns a figure
	// of one person is counted under Others and not shown.
	Confusions []Confusion `json:"confusions"`
	Others     int         `json:"others"` // disagreements that are not among them
}

// field is a field of a figure and how coders are compared in it.
type field struct {
	name    string
	written func(*cited.Figure) string // the value as people correct it
	compare func(s *study, out *FieldAgreement, d *draws)
}

// scale is what kind of values a field has.
type scale[T comparable] struct {
	name   string // of the metric
	metric func(a, b T) float64
	shown  func(T) string
	coded  bool // from a closed list: there is a kappa
}

// fields are in the order of cited.Fields. What nobody says is a value too: that a text does
// not tell the theatre is something that two people can agree on.
func fields() []field {
	codes := scale[string]{"nominal", nil, itself, true}
	open := scale[string]{"nominal", nil, itself, false}
	sets := scale[Set]{"MASI", MASI, Set.String, false}
	chains := scale[Chain]{"MASI of sources and citations", ChainMetric, Chain.String, false}
	values := scale[Bounds]{"ratio of bounds", BoundsMetric, Bounds.String, false}
	return []field{
		{"value", func(f *cited.Figure) string { return BoundsOf(f).String() }, func(s *study, out *FieldAgreement, d *draws) {
			items := compared(s, out, d, values, BoundsOf)
			if len(s.coders) == 2 {
				out.LogRatio = new(Coefficient)
				d.add(logRatioOf(items), out.LogRatio)
			}
		}},
		text("modifier", codes, func(f *cited.Figure) string { return string(f.Modifier) }),
		text("kind", codes, func(f *cited.Figure) string { return string(f.Kind) }),
		words("counted", open, func(f *cited.Figure) string { return f.Counted }),
		text("measure", codes, func(f *cited.Figure) string { return f.Measure }),
		list("origin", sets, setOf, func(f *cited.Figure) []string { return f.Origin }),
		text("population", codes, func(f *cited.Figure) string { return f.Population }),
		list("theatre", sets, setOf, func(f *cited.Figure) []string { return f.Theatre }),
		list("place", sets, setOf, func(f *cited.Figure) []string { return f.Place }),
		list("group", sets, setOf, func(f *cited.Figure) []string { return f.Group }),
		text("group_scope", codes, func(f *cited.Figure) string { return string(f.GroupScope) }),
		list("segment", sets, setOf, func(f *cited.Figure) []string { return f.Segment }),
		words("of", open, func(f *cited.Figure) string { return f.Of }),
		text("time", open, func(f *cited.Figure) string { return string(f.Time) }),
		text("basis", codes, func(f *cited.Figure) string { return string(f.Basis) }),
		list("attribution", chains, chainOf, func(f *cited.Figure) []string { return f.Attribution }),
		text("reported", open, func(f *cited.Figure) string { return string(f.Reported) }),
		text("stance", codes, func(f *cited.Figure) string { return string(f.Stance) }),
	}
}

// text is a field that holds one string.
func text(name string, s scale[string], of func(*cited.Figure) string) field {
	return field{name, of, func(st *study, out *FieldAgreement, d *draws) { compared(st, out, d, s, of) }}
}

// words is a field that holds words of the text.
func words(name string, s scale[string], of func(*cited.Figure) string) field {
	return field{name, of, func(st *study, out *FieldAgreement, d *draws) {
		compared(st, out, d, s, func(f *cited.Figure) string { return folded(of(f)) })
	}}
}

// list is a field that holds several strings.
func list[T comparable](name string, s scale[T], made func([]string) T, of func(*cited.Figure) []string) field {
	written := func(f *cited.Figure) string { return strings.Join(of(f), cited.ListBreak) }
	return field{name, written, func(st *study, out *FieldAgreement, d *draws) {
		compared(st, out, d, s, func(f *cited.Figure) T { return made(of(f)) })
	}}
}

func itself(s string) string { return s }

func setOf(list []string) Set     { return SetOf(foldedAll(list)...) }
func chainOf(list []string) Chain { return ChainOf(foldedAll(list)...) }

// folded makes words of a text that differ in spaces and case alone the same.
func folded(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// foldedAll does so for a list. Codes of countries stay as they are.
func foldedAll(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		if out[i] = folded(s); isCountry(s) {
			out[i] = s
		}
	}
	return out
}

func isCountry(s string) bool {
	return len(s) == 3 && !strings.ContainsFunc(s, func(r rune) bool { return r < 'A' || r > 'Z' })
}

// Written returns the value of a field as people write it when they correct it, which is what
// Figure.Set reads. It is empty for a field that is not one of cited.Fields.
func Written(f *cited.Figure, name string) string {
	for _, field := range fields() {
		if field.name == name {
			return field.written(f)
		}
	}
	return ""
}
