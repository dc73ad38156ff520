package codebook

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"cited/rules"
)

// TestTraitsAreDocumented keeps the page and the program together.
func TestTraitsAreDocumented(t *testing.T) {
	page, err := os.ReadFile("../../docs/codebook.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range traitNames() {
		if !strings.Contains(string(page), "| `"+n+"` |") {
			t.Errorf("docs/codebook.md does not say what the trait %s is", n)
		}
	}
}

// TestTraits reads the traits of the shipped codebook and refuses one that is none.
func TestTraits(t *testing.T) {
	c, err := Load(rules.FS, "foreign-fighters")
	if err != nil {
		t.Fatal(err)
	}
	if got := With(c.Measures, Base); got != "travelled" {
		t.Errorf("the base measure is %q", got)
	}
	if m, _ := c.Measure("killed"); !m.Has(Conflict|Total) || m.Has(State) {
		t.Errorf("killed has traits %b", m.Traits)
	}
	var errs []error
	r := reader{"codebook.yaml", &errs}
	f := r.open(fstest.MapFS{"codebook.yaml": {Data: []byte("traits: [base, heavy]\n")}}, "traits")
	f.traits()
	if len(errs) != 1 || !strings.Contains(errs[0].Error(), "codebook.yaml:1:16") || !strings.Contains(errs[0].Error(), "there is no trait heavy") {
		t.Errorf("errors: %v", errs)
	}
}
