package extract_test

import (
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/extract"
	"cited/internal/text"
	"cited/rules"
)

// TestPrivatePersons holds whom statements and figures credit alike: public names without
// their titles, and private persons by what the text calls them.
func TestPrivatePersons(t *testing.T) {
	r, err := extract.New(rules.FS, nil)
	if err != nil {
		t.Fatal(err)
	}
	for in, want := range map[string]string{
		"Lars Holm, a spokesman for the council, said that 40 men had returned from Syria.":                "Lars Holm",
		"Interior Minister Lars Holm said that 40 men had returned from Syria.":                            "Lars Holm",
		"Norway's Foreign Minister Lars Holm said that 40 men had returned from Syria.":                    "Lars Holm",
		"Mr Lars Holm, the mayor of Salta, spoke first.\n\nHolm said that 40 men had returned from Syria.": "Lars Holm",
		"Lars Holm said that 40 men had returned from Syria.":                                              "private person",
		"Lars Holm, a neighbour, said that 40 men had returned from Syria.":                                "neighbour",
		"Lars Holm, a neighbour, waved.\n\nHolm said that 40 men had returned from Syria.":                 "neighbour",
		"Lars Holm, the brother of a minister, said that 40 men had returned from Syria.":                  "brother",
		"Her mother, Anna Berg, said that 40 men had returned from Syria.":                                 "mother",
		"A neighbour said that 40 men had returned from Syria.":                                            "neighbour",
		"The Holm administration fell.\n\nLars Holm said that 40 men had returned from Syria.":             "Lars Holm",
		"Anna Berg, a psychologist, said that 40 men had returned from Syria.":                             "Anna Berg",
		"Judge Anna Berg said that 40 men had returned from Syria.":                                        "Anna Berg",
		"Lena (not her real name) said that 40 men had returned from Syria.":                               "private person",
		"The figures of the Interior Ministry say that 40 men had returned from Syria.":                    "Interior Ministry",
		"A report published by the Salta Institute says that 40 men had returned from Syria.":              "Salta Institute",
		"An SKB report from April 2016 says that 40 men had returned from Syria.":                          "SKB",
		"The April report says that 40 men had returned from Syria.":                                       "April report",
		"Opposition leader Tomas Reyl said that 40 men had returned from Syria.":                           "Tomas Reyl",
		"Norway said that 40 men had returned from Syria.":                                                 "Norway",
		"The Islamic State said that 40 men had returned from Syria.":                                      "Islamic State",
		"Officials said that 40 men had returned from Syria.":                                              "officials",
		"Anna Berg, a lawyer, left.\n\nLars Holm, her client, said that 40 men had returned from Syria.":   "client",
	} {
		s, err := r.Begin(cited.Document{Name: "t"})
		if err != nil {
			t.Fatal(err)
		}
		_, found := s.WithSayings().Window(text.Window{Content: in, Blocks: text.Split(in)})
		if len(found.Statements) == 0 || len(found.Figures) == 0 {
			t.Errorf("%q: %d statements and %d figures", in, len(found.Statements), len(found.Figures))
			continue
		}
		st, f := found.Statements[len(found.Statements)-1], found.Figures[0]
		for what, got := range map[string][]string{"statement": st.Attribution, "figure": f.Attribution} {
			if !slices.Equal(got, []string{want}) {
				t.Errorf("%q: the %s credits %q, want %q", in, what, got, want)
			}
		}
		if !strings.Contains(in, st.Source.Exact) {
			t.Errorf("%q: the span of the source holds %q", in, st.Source.Exact)
		}
		left := slices.ContainsFunc(f.Evidence, func(e cited.Evidence) bool { return e.Rule == "source.person" })
		if kept := strings.ToLower(want) != want || want == "officials" || strings.HasPrefix(in, "A neighbour"); left == kept {
			t.Errorf("%q: a name is left out: %v", in, left)
		}
	}
}

// TestPrivateActors holds that responses name no private person as who acted.
func TestPrivateActors(t *testing.T) {
	r, err := extract.New(rules.FS, nil)
	if err != nil {
		t.Fatal(err)
	}
	s, err := r.Begin(cited.Document{Name: "t"})
	if err != nil {
		t.Fatal(err)
	}
	in := "Anna Berg, a mother of two, said that her son had gone to Syria.\n\nAnna Berg launched a hotline for parents of foreign fighters in Syria."
	_, found := s.WithSayings().Window(text.Window{Content: in, Blocks: text.Split(in)})
	for _, a := range found.Responses {
		if strings.Contains(a.Actor, "Berg") {
			t.Errorf("the actor is %q", a.Actor)
		}
	}
}
