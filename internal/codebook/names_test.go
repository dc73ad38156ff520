package codebook

import (
	"testing"

	"cited/rules"
)

// People type names without diacritics: each name in the lists must be reached
// that way.
func TestFoldLeavesPlainLetters(t *testing.T) {
	n, err := loadNames(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	check := func(name string) {
		for _, r := range name {
			if r > '~' {
				t.Errorf("fold leaves %q in %q: add it to plain", r, name)
			}
		}
	}
	for name := range n.countries {
		check(name)
	}
	for name := range n.regions {
		check(name)
	}
	for name := range n.former {
		check(name)
	}
}

func TestFold(t *testing.T) {
	tests := map[string]string{
		"The  Netherlands": "netherlands", "the": "the", "Guinea-Bissau": "guinea bissau",
		"Côte d’Ivoire": "cote d'ivoire", " TÜRKIYE ": "turkiye", "": "",
	}
	for in, want := range tests {
		if got := fold(in); got != want {
			t.Errorf("fold(%q) = %q, want %q", in, got, want)
		}
	}
}
