package gold

import "math"

// field is a scored field: how two figures are compared in it, what counts as
// saying something in it, and what is shown of it.
type field struct {
	name string
	same func(gold, got *Figure) bool
	said func(*Figure) bool
	show func(*Figure) any
	set  func(*Figure, []string) // nil where a field holds no words
}

// fields is in the order of the report.
func fields() []field {
	return []field{
		{"span", sameSpan, always, func(*Figure) any { return nil }, nil},
		{"value", sameValue, always, func(f *Figure) any { return tuple{f.Low, f.High} }, nil},
		word("modifier", func(f *Figure) **string { return &f.Modifier }, equal, not("exact")),
		word("kind", func(f *Figure) **string { return &f.Kind }, equal, not("count")),
		word("counted", func(f *Figure) **string { return &f.Counted }, sameHead, filled),
		word("population", func(f *Figure) **string { return &f.Population }, equal, filled),
		word("measure", func(f *Figure) **string { return &f.Measure }, equal, func(*string) bool { return true }),
		list("origin", func(f *Figure) *[]string { return &f.Origin }, sameSet),
		list("theatre", func(f *Figure) *[]string { return &f.Theatre }, sameSet),
		list("place", func(f *Figure) *[]string { return &f.Place }, sameSet),
		list("group", func(f *Figure) *[]string { return &f.Group }, sameSet),
		word("group_scope", func(f *Figure) **string { return &f.GroupScope }, equal, filled),
		list("segment", func(f *Figure) *[]string { return &f.Segment }, sameSet),
		word("of", func(f *Figure) **string { return &f.Of }, samePart, filled),
		word("time", func(f *Figure) **string { return &f.Time }, equal, filled),
		word("basis", func(f *Figure) **string { return &f.Basis }, equal, given("unstated")),
		word("reported", func(f *Figure) **string { return &f.Reported }, equal, filled),
		list("attribution", func(f *Figure) *[]string { return &f.Attribution }, sameChain),
		word("stance", func(f *Figure) **string { return &f.Stance }, equal, given("asserted")),
	}
}

// Accepts reports whether a figure may have these values in a field: one, several
// where the field is a list, or none. A field that is not scored accepts nothing.
func (f *Figure) Accepts(name string, values []string) bool {
	for _, scored := range fields() {
		if scored.name != name || scored.set == nil {
			continue
		}
		var got Figure
		scored.set(&got, values)
		return scored.same(f, &got)
	}
	return false
}

// whole and defended are the fields that must be right together.
func whole(name string) bool {
	switch name {
	case "value", "kind", "measure", "origin", "time":
		return true
	}
	return false
}

func defended(name string) bool {
	switch name {
	case "population", "group", "segment", "basis", "attribution", "stance":
		return true
	}
	return whole(name)
}

func sameSpan(gold, got *Figure) bool { return gold.Start == got.Start && gold.End == got.End }

func always(*Figure) bool { return true }

func sameValue(gold, got *Figure) bool {
	if near(gold.Low, got.Low) && near(gold.High, got.High) {
		return true
	}
	lows, highs := gold.Either["low"], gold.Either["high"]
	return acceptedBound(gold.Low, lows, got.Low) && acceptedBound(gold.High, highs, got.High)
}

func acceptedBound(settled *float64, others []any, got *float64) bool {
	if near(settled, got) {
		return true
	}
	for _, v := range others {
		n, ok := v.(float64)
		if ok && near(&n, got) || v == nil && got == nil {
			return true
		}
	}
	return false
}

// near reports whether two bounds are the same but for rounding.
func near(a, b *float64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return math.Abs(*a-*b) <= 0.006*max(math.Abs(*a), math.Abs(*b), 1)
}

// word is a field that holds one string; none and the empty one are the same.
func word(name string, at func(*Figure) **string, same func(want, got string) bool, said func(*string) bool) field {
	return field{
		name: name,
		same: func(gold, got *Figure) bool {
			if same(text(*at(gold)), text(*at(got))) {
				return true
			}
			for _, v := range gold.Either[name] {
				want, _ := v.(string)
				if same(want, text(*at(got))) {
					return true
				}
			}
			return false
		},
		said: func(f *Figure) bool { return said(*at(f)) },
		show: func(f *Figure) any { return *at(f) },
		set: func(f *Figure, values []string) {
			if len(values) > 0 {
				*at(f) = &values[0]
			}
		},
	}
}

// list is a field that holds a list of strings.
func list(name string, at func(*Figure) *[]string, same func(want, got []string) bool) field {
	return field{
		name: name,
		same: func(gold, got *Figure) bool {
			if same(*at(gold), *at(got)) {
				return true
			}
			for _, v := range gold.Either[name] {
				if same(texts(v), *at(got)) {
					return true
				}
			}
			return false
		},
		said: func(f *Figure) bool { return len(*at(f)) > 0 },
		show: func(f *Figure) any { return *at(f) },
		set:  func(f *Figure, values []string) { *at(f) = values },
	}
}

func equal(want, got string) bool { return want == got }

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// texts is an accepted value of a list, which may be given as its only element.
func texts(v any) []string {
	switch v := v.(type) {
	case string:
		if v != "" {
			return []string{v}
		}
	case []any:
		out := make([]string, len(v))
		for i, e := range v {
			out[i], _ = e.(string)
		}
		return out
	}
	return nil
}

// filled, not and given say when a value is more than silence: when it is not
// empty, not the usual one, or there and not the usual one.
func filled(s *string) bool { return text(s) != "" }

func not(usual string) func(*string) bool {
	return func(s *string) bool { return s == nil || *s != usual }
}

func given(usual string) func(*string) bool {
	return func(s *string) bool { return s != nil && *s != usual }
}
