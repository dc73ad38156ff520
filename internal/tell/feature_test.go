package tell

import (
	"os"
	"strings"
	"testing"

	"cited/internal/choice"
)

// TestEveryFeatureIsSaidInWords holds the words to the weights: whoever adds a
// feature says what it means.
func TestEveryFeatureIsSaidInWords(t *testing.T) {
	weights, err := os.ReadFile("../extract/weights.txt")
	if err != nil {
		t.Fatal(err)
	}
	field, seen := "", 0
	for line := range strings.Lines(string(weights)) {
		line = strings.TrimSpace(line)
		if kind, ok := strings.CutPrefix(line, "["); ok {
			field, _, _ = strings.Cut(strings.TrimSuffix(kind, "]"), ":")
			if field == "counts" {
				field = "figure"
			}
			continue
		}
		_, name, ok := strings.Cut(line, " ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		name, value, _ := strings.Cut(name, "=")
		f := choice.Feature{Name: name, Value: value}
		seen++
		if says := Feature(field, f); says == f.String() || strings.ContainsAny(says, "{}") {
			t.Errorf("%s: %s is not said in words, but as %q; add it to featureWords", field, f, says)
		}
	}
	if seen < 100 {
		t.Errorf("only %d weights were looked at", seen)
	}
}

func TestFeaturesInWords(t *testing.T) {
	for _, c := range []struct{ field, name, value, want string }{
		{"figure", "matter/document/class", "3-4-minors", "words of the conflict in the document so far, and the class of the people: 3 to 4, minors"},
		{"figure", "matter/document/class", "17--", "words of the conflict in the document so far, and the class of the people: 17 or more, none"},
		{"figure", "rel/head", "nsubj-VERB", "its part in the sentence: subject, of a verb"},
		{"measure", "path", "nsubj<obl>", "the way between the two in the sentence: up from the subject, down to the phrase with a preposition"},
		{"measure", "path", "far", "the way between the two in the sentence: long"},
		{"measure", "bond/strength", "patient3", "what the counted people are to it: patient, of words that are beyond doubt"},
		{"measure", "from/whole", "part", "taken over from the whole, by a number that stands for a part"},
		{"time", "period/behind", "5-8", "it stands behind the number, words between: 5 to 8"},
		{"theatre", "none/measure", "killed", "nothing named, for the measure killed"},
		{"basis", "point/trait-128-since", "", "a measure of a state at a date, with a date put as: since"},
		{"basis", "period", "", "in general, within a time"},
		{"measure", "killed/head-word", "nsubj:pass-bury", "its part in the sentence, and the word it depends on: subject of a passive of bury"},
		{"measure", "killed/subject-word", "*place", "the subject of its clause: a place or a people"},
		{"measure", "killed/noun-word", "by-stander", "it counts: by-stander"},
		{"measure", "nobody-knows", "x", "nobody-knows=x"},
		{"basis", "point/trait-odd", "", "point/trait-odd"},
	} {
		if got := Feature(c.field, choice.Feature{Name: c.name, Value: c.value}); got != c.want {
			t.Errorf("%s %s=%s: %q, want %q", c.field, c.name, c.value, got, c.want)
		}
	}
}
