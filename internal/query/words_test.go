package query

import (
	"strings"
	"testing"

	"cited/internal/codebook"
	"cited/rules"

	"github.com/google/go-cmp/cmp"
)

// realWords is the words of the codebook that comes with the program.
func realWords(t testing.TB, books ...string) Words {
	t.Helper()
	set, err := codebook.LoadSet(rules.FS, books...)
	if err != nil {
		t.Fatal(err)
	}
	return Of(set)
}

// TestSeveralCodebooks asks for measures that several codebooks have.
func TestSeveralCodebooks(t *testing.T) {
	w := realWords(t, "foreign-fighters", "casualties", "displacement")
	for in, want := range map[string]string{
		"measure:casualties:killed":               "measure:casualties:killed",
		"measure:Casualties:Killed":               "measure:casualties:killed",
		`measure:"casualties:killed"`:             "measure:casualties:killed",
		"measure:killed":                          "measure:foreign-fighters:killed,casualties:killed",
		"measure:travelled,casualties:wounded":    "measure:travelled,casualties:wounded",
		"measure:displaced":                       "measure:displaced",
		"measure:displacement:displaced":          "measure:displaced",
		"-measure:displacement:uprooted":          "-measure:displaced,evacuated,sheltered",
		"measure:casualties:hurt":                 "measure:casualties:killed,casualties:wounded,harmed",
		"measure:displacement:home segment:flood": "measure:displacement:returned segment:flood",
	} {
		q, err := Parse(in, w)
		if err != nil {
			t.Errorf("Parse(%q): %v", in, err)
			continue
		}
		if got := String(q); got != want {
			t.Errorf("Parse(%q) prints as %q, want %q", in, got, want)
		}
		if again, err := Parse(String(q), w); err != nil || cmp.Diff(q, again) != "" {
			t.Errorf("%q printed and read again: %v, %v", in, again, err)
		}
	}
	for in, want := range map[string]string{
		"measure:casualties:travelled": "there is no measure",
		"measure:casualties:kiled":     "did you mean casualties:killed?",
		"measure:casualty:killed":      "did you mean casualties:killed?",
		"measure:casualties:":          "there is no measure",
	} {
		if _, err := Parse(in, w); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Parse(%q): %v, want it to say %q", in, err, want)
		}
	}
	for in, want := range map[string]string{
		"theme:bordeom": "did you mean boredom?", "theme:nothing": "it is one of adventure, belonging,", "tie:pledged": "did you mean pledged-to?",
		"tie:none": "it is one of affiliated-with, allied-with,", "stance:nice": "it is one of asserted, hedged, denied", "hedge:none": "it is one of anonymous,",
	} {
		if _, err := ParseFor(Statements, in, w); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ParseFor(statements, %q): %v, want it to say %q", in, err, want)
		}
	}
	if q, err := ParseFor(Statements, "theme:Boredom tie:split-from", w); err != nil || String(q) != "theme:boredom tie:split-from" {
		t.Errorf("known codes: %v, %v", q, err)
	}
}

func TestRealCodebook(t *testing.T) {
	w := realWords(t)
	tests := map[string]string{
		"measure:returned":    "measure:returned",
		"origin:Belgium":      "origin:BEL",
		"origin:bel":          "origin:BEL",
		"theatre:Syria":       "theatre:SYR",
		"group:ISIS":          `group:"Islamic State"`,
		"population:Fighters": "population:fighters",
	}
	for in, want := range tests {
		q, err := Parse(in, w)
		if err != nil {
			t.Errorf("Parse(%q): %v", in, err)
			continue
		}
		if got := String(q); got != want {
			t.Errorf("Parse(%q) prints as %q, want %q", in, got, want)
		}
	}
	q, err := Parse(`origin:"Western Europe"`, w)
	if err != nil || len(q.Terms[0].Values) < 5 || !strings.HasPrefix(q.Terms[0].Values[0], "region:") {
		t.Errorf("Western Europe: %v, %v", q, err)
	}
	for in, want := range map[string]string{"measure:retruned": "did you mean returned?", "origin:Belguim": "did you mean Belgium?"} {
		if _, err := Parse(in, w); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Parse(%q): %v, want it to say %q", in, err, want)
		}
	}
}

// TestExpandingTwice holds the codebook to what printing needs: whatever a value
// stands for stands for itself.
func TestExpandingTwice(t *testing.T) {
	w := realWords(t, "foreign-fighters", "casualties", "displacement")
	for _, key := range []string{"measure", "origin", "theatre", "population", "segment", "group"} {
		for _, value := range w.Known(key) {
			q, err := Parse(key+`:"`+value+`"`, w)
			if err != nil {
				t.Errorf("%s:%q: %v", key, value, err)
				continue
			}
			again, err := Parse(String(q), w)
			if diff := cmp.Diff(q, again); err != nil || diff != "" {
				t.Errorf("%s:%q printed and read again: %v\n%s", key, value, err, diff)
			}
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		realWords(b)
	}
}
