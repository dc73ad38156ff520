package extract

import (
	"slices"
	"testing"

	"cited/internal/text"
)

// TestTowns narrows those who went to those who went from a town of their country.
func TestTowns(t *testing.T) {
	r := reader(t)
	for in, want := range map[string][]string{
		"Danish fighters left for Syria. Of them, 14 Danes travelled from Odense to Syria.": {"from Odense"},
		"Some 14 Danes travelled from Denmark to Syria.":                                    {},
		"Some 14 Danes travelled from Gaziantep to Syria.":                                  {},
		"From Odense the train leaves. Some 14 Danes travelled to Syria.":                   {},
		"Some 14 Danes were arrested on their way home from Odense.":                        {},
		"Some 14 Danes travelled to Syria, and the wife of one came home from Odense.":      {},
	} {
		s := begin(t, r)
		_, found := s.Window(text.Window{Content: in, Blocks: text.Split(in)})
		for _, f := range found.Figures {
			if f.Exact != "14" && f.Exact != "Some 14" {
				continue
			}
			if got := f.Segment; !slices.Equal(got, want) {
				t.Errorf("%s\nsegment %q, want %q", in, got, want)
			}
		}
	}
}
