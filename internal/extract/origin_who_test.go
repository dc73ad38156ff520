package extract

import (
	"slices"
	"strings"
	"testing"

	"cited/internal/text"
)

// offered returns what the choices of a field had on offer, in the order of the numbers:
// of each choice the options as "rule value,value", and the features of each.
func offered(t *testing.T, in, field string) (options, features [][]string) {
	t.Helper()
	s := begin(t, reader(t))
	s.Trace(func(c Choice) {
		if kind, _, _ := strings.Cut(c.Kind, ":"); kind != field {
			return
		}
		var of, has []string
		for _, o := range c.Options {
			rule := o.Rule
			of = append(of, rule+" "+strings.Join(o.Values, ","))
			for _, f := range o.Features {
				has = append(has, f.String())
			}
		}
		options, features = append(options, of), append(features, has)
	})
	s.Window(text.Window{Content: in, Blocks: text.Split(in)})
	return options, features
}

// TestWhoseTheyAre reads the ways in which a clause says whose people are counted.
func TestWhoseTheyAre(t *testing.T) {
	for _, c := range []struct {
		name, in, feature string
		number            int // which of the text
		not               bool
	}{
		{"what the clause calls them", "Of the fighters who were buried, 14 of the 60 were Danes.", "predicate", 0, false},
		{"not the whole beside them", "Of the fighters who were buried, 14 of the 60 were Danes.", "predicate", 1, true},
		{"not where it is denied", "Of the fighters who were buried, 14 were not Danes.", "predicate", 0, true},
		{"not an adjective of something else", "In the camp 14 fighters were Danish prisoners' guards.", "predicate", 0, true},
		{"not without a verb that says so", "Some 40 of those who came over the hills with Danes died.", "predicate", 0, true},
		{"its citizens", "The Danish ministry believes that 80 of its citizens travelled to Syria.", "own-people", 0, false},
		{"their nationals, by the seat of government", "Copenhagen admits that 80 of their nationals travelled to Syria.", "own-people", 0, false},
		{"nobody's citizens", "The Danish ministry believes that 80 citizens travelled to Syria.", "own-people", 0, true},
		{"a seat of government", "Copenhagen, for its part, admits to 80 returnees.", "seat", 0, false},
		{"no seat of government", "The harbour, for its part, admits to 80 returnees.", "seat", 0, true},
	} {
		_, features := offered(t, c.in, "origin")
		if len(features) <= c.number {
			t.Errorf("%s: %d numbers are read", c.name, len(features))
			continue
		}
		got := features[c.number]
		if slices.Contains(got, c.feature) == c.not {
			t.Errorf("%s: %s is read: %v", c.name, c.feature, c.not)
		}
	}
}

// TestForeign tells people from abroad, who are from nowhere in particular, from others.
func TestForeign(t *testing.T) {
	for in, want := range map[string]string{
		"Some 80 foreign fighters died in Syria.":                          "of-them",
		"Some 80 foreigners died in Syria.":                                "of-them",
		"Some 80 non-Danish fighters died in Syria.":                       "of-them",
		"Some 80 Danish fighters died in Syria.":                           "no",
		"Some 80 fighters died in Syria, the foreign ministry said.":       "no",
		"Some 80 fighters died in Syria. The foreign minister was silent.": "no",
	} {
		_, features := offered(t, in, "origin")
		if len(features) != 1 || !slices.Contains(features[0], "none/foreign="+want) {
			t.Errorf("%s: not %s", in, want)
		}
	}
	_, features := offered(t, "Some 80 foreigners travelled to Syria; of those, 30 have returned.", "origin")
	if len(features) != 2 || !slices.Contains(features[1], "none/foreign=of-whole") {
		t.Errorf("a part of people from abroad: %v", features)
	}
}

// TestNonDanes reads no origin from a word that says who they are not.
func TestNonDanes(t *testing.T) {
	for in, want := range map[string]bool{
		"Some 80 non-Danish fighters died in Syria.":      false,
		"Some 80 non\u2011Danish fighters died in Syria.": false,
		"Some 80 non\u2013Danish fighters died in Syria.": false,
		"Some 80 Danish fighters died in Syria.":          true,
	} {
		options, _ := offered(t, in, "origin")
		got := slices.ContainsFunc(slices.Concat(options...), func(o string) bool { return strings.HasSuffix(o, "DNK") })
		if got != want {
			t.Errorf("%s: %v", in, options)
		}
	}
}
