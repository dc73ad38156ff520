package tell

import (
	"os"
	"strings"
	"testing"

	"cited/internal/choice"
)

// TestEveryThemeFeatureIsSaidInWords holds the words to the weights.
func TestEveryThemeFeatureIsSaidInWords(t *testing.T) {
	weights, err := os.ReadFile("../theme/weights.txt")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for line := range strings.Lines(string(weights)) {
		name, _, ok := strings.Cut(line, " ")
		if !ok || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "[") {
			continue
		}
		seen++
		if wordsOf(themeFeatures, name) == "" {
			t.Errorf("nothing says what the feature %s of themes means; add it to themeFeatures", name)
		}
	}
	if seen < 100 {
		t.Errorf("only %d weights were looked at", seen)
	}
	got := ThemeRule("boredom", choice.Feature{Name: "pair", Value: "noth_to"}, 0.42)
	if want := "words that begin with noth and to, one behind the other, which speaks for boredom by +0.4"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
