package mention

import (
	"testing"

	"cited/rules"
)

// load reads the shipped lists of a language.
func load(t *testing.T, language string) *Language {
	t.Helper()
	l, err := Load(rules.FS, language, nil)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestRules holds the shipped lists to what "cited rules test" checks: examples,
// forms that stand for two entries, examples that test nothing.
func TestRules(t *testing.T) {
	for _, f := range load(t, "en").Check() {
		t.Errorf("%s:%d: %s: %s: %s", f.File, f.Line, f.Check, f.Entry, f.Says)
	}
}
