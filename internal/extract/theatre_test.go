package extract

import (
	"slices"
	"strings"
	"testing"

	"cited/internal/text"
)

// TestTheatresOnOffer offers, also for wars that are none of the codebook's, the countries that
// the text spoke of, and the one that its beginning names most.
func TestTheatresOnOffer(t *testing.T) {
	r := reader(t)
	for _, c := range []struct {
		name, in, want string
		offered        bool
	}{
		{"the document's war", "Volunteers in Spain\n\nThe war in Spain began in July.\n\nForty Danes were killed.", "ESP", true},
		{"named in the sentence", "Forty Danes were killed near the border of Bolivia.", "BOL", true},
		{"nowhere named", "Forty Danes were killed near the border.", "BOL", false},
	} {
		s := begin(t, r)
		var offered []string
		s.Trace(func(m Choice) {
			if field, _, _ := strings.Cut(m.Kind, ":"); field == "theatre" {
				for _, o := range m.Options {
					offered = append(offered, o.Values...)
				}
			}
		})
		s.Window(text.Window{Content: c.in, Blocks: text.Split(c.in)})
		if slices.Contains(offered, c.want) != c.offered {
			t.Errorf("%s: %v", c.name, offered)
		}
	}
}

// TestOriginGroups weighs alike what was only spoken of, and nothing else.
func TestOriginGroups(t *testing.T) {
	for from, want := range map[string]string{
		"spoken": "carried", "home": "carried", "focus": "carried", "heading": "carried",
		"whole": "whole", "demonym": "demonym", "none": "none", "figure-before/none": "figure-before/none",
	} {
		if got := groupOf(from); got != want {
			t.Errorf("%s: %s", from, got)
		}
	}
}

// TestTheatresJoined reads the countries of a list as one theatre, and none that only stands
// beside another.
func TestTheatresJoined(t *testing.T) {
	r := reader(t)
	for in, want := range map[string]string{
		"Some 40 Danes left for Syria and Libya.":                       "SYR,LBY",
		"Some 40 Danes fought in Mali, Burkina Faso and Niger.":         "MLI,BFA,NER",
		"Some 40 Danes fought in Somalia or Mozambique.":                "SOM,MOZ",
		"Some 40 Danes travelled to Ukraine, 20 to Libya, 12 to Yemen.": "UKR LBY YEM",
		"Some 40 fighters crossed from Libya into Niger.":               "NER",
		"Some 40 Danes died in Tartus, Syria.":                          "SYR",
	} {
		var got []string
		for _, f := range readWindows(t, r, []string{in}) {
			got = append(got, strings.Join(f.Theatre, ","))
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%q: %s, want %s", in, g, want)
		}
	}
}
