package extract

import (
	"slices"
	"testing"

	"cited/internal/text"
)

// TestRespectively gives each land its number where the text says in which order they
// stand.
func TestRespectively(t *testing.T) {
	r := reader(t)
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"Tunisia, Morocco and Libya saw 450, 300 and 204 fighters leave for Syria respectively.", []string{"TUN", "MAR", "LBY"}},
		{"Tunisia and Morocco report 450 and 300 departures to Syria respectively; 40 and 12 fighters have returned.", []string{"TUN", "MAR", "TUN", "MAR"}},
	} {
		s := begin(t, r)
		_, found := s.Window(text.Window{Content: c.in, Blocks: text.Split(c.in)})
		var got []string
		for _, f := range found.Figures {
			got = append(got, f.Origin...)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %v, want %v", c.in, got, c.want)
		}
	}
}
