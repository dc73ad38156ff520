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

// TestLandsBehind gives each number of a list the land in the brackets behind it, and none
// where the brackets say where they went.
func TestLandsBehind(t *testing.T) {
	r := reader(t)
	for in, want := range map[string][]string{
		"Some had left for Syria early: 700 (Sweden), 400 (Norway) and 90 (Iceland) men.":         {"SWE", "NOR", "ISL"},
		"By June, 700 (Sweden) and 400 (Norway) people had left for Syria.":                       {"SWE", "NOR"},
		"Sweden (700), Norway (400) and Iceland (90) sent fighters to Syria.":                     {"SWE", "NOR", "ISL"},
		"The fighters went to more than one war: 700 (Syria), 400 (Iraq) and 90 (Libya) of them.": nil,
		"The shelling killed civilians on each side: 70 (Sweden), 40 (Norway) and 9 (Iceland).":   nil,
	} {
		var got []string
		for _, f := range figuresOf(t, r, "2016-02-10", in) {
			got = append(got, f.Origin...)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s\n got %v, want %v", in, got, want)
		}
	}
}
