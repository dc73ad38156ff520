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
