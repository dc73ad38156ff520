package reconcile

import (
	"strings"
	"testing"

	"cited"
	"cited/rules"
)

func shipped(t testing.TB) Rules {
	t.Helper()
	list, err := LoadRules(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestShippedRules(t *testing.T) {
	list := shipped(t)
	var names []string
	for _, r := range list {
		names = append(names, r.Name)
		if len(r.Choices()) != int(lastPart) || r.Resembles == "" || len(r.examples) == 0 {
			t.Errorf("%s does not say all", r.Name)
		}
	}
	if got := strings.Join(names, " "); got != "conservative majority min-max newest" {
		t.Errorf("rules: %s", got)
	}
	for _, f := range list.Check() {
		t.Errorf("%s:%d: %s %s", f.File, f.Line, f.Rule, f.Says)
	}
	if _, err := list.Get("median"); cited.CodeOf(err) != cited.NotFound || !strings.Contains(err.Error(), "conservative, majority") {
		t.Errorf("another rule: %v", err)
	}
}
