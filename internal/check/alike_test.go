package check

import (
	"slices"
	"testing"
)

func TestAlike(t *testing.T) {
	words := newBench(t).r.Language()
	tests := []struct {
		a, b string
		want bool
	}{
		{"Halden Institute", "the Halden Institute's report", true},
		{"World Refugee Forum", "WRF", true},
		{"Halden Institute", "Brenner Institute", false},
		{"Germany's interior ministry", "German Interior Ministry", true},
		{"interior ministry", "defence ministry", false},
		{"Danish interior ministry", "Norwegian interior ministry", false},
		{"Northern Wire", "Northern Wire", false}, // one name is no pair
	}
	for _, test := range tests {
		got := len(Alike(words, []string{test.a, test.b})) == 1
		if got != test.want {
			t.Errorf("%q and %q: %v", test.a, test.b, got)
		}
	}
	names := []string{"Halden Institute", "Brenner Institute", "HALDEN institute"}
	if got := Alike(words, names); !slices.Equal(got, [][2]int{{0, 2}}) {
		t.Errorf("%v", got)
	}
}
