package reconcile

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"cited"
)

func page(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../../docs/estimates.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// What the page shows is what the examples print, and go test checks that they do.
func TestPageShowsTheExamples(t *testing.T) {
	source, err := os.ReadFile("example_test.go")
	if err != nil {
		t.Fatal(err)
	}
	doc := page(t)
	outputs := strings.Split(string(source), "\t// Output:\n")[1:]
	if len(outputs) < 5 {
		t.Errorf("%d examples", len(outputs))
	}
	for _, rest := range outputs {
		body, _, _ := strings.Cut(rest, "}\n")
		want := regexp.MustCompile(`(?m)^\t// ?`).ReplaceAllString(body, "")
		if !strings.Contains(doc, "```\n"+want+"```\n") {
			t.Errorf("docs/estimates.md does not show\n%s", want)
		}
	}
}

// Every rule, part, word and verdict has its row.
func TestPageNamesEverything(t *testing.T) {
	doc := page(t)
	for _, r := range shipped(t) {
		if !strings.Contains(doc, "| `"+r.Name+"` |") {
			t.Errorf("no row for the rule %s", r.Name)
		}
	}
	for _, v := range cited.PairVerdicts() {
		if !strings.Contains(doc, "| `"+string(v)+"` |") {
			t.Errorf("no row for the verdict %s", v)
		}
	}
	rest := doc
	for p, name := range partNames() {
		at := strings.Index(rest, "\n| `"+name+"` |")
		if at < 0 {
			t.Errorf("no row for the part %s, in its place", name)
			continue
		}
		rest = rest[at+1:]
		rows := rest
		if p+1 < len(partNames()) {
			rows, _, _ = strings.Cut(rest, "\n| `"+partNames()[p+1]+"` |")
		}
		for _, take := range takes(part(p)) {
			if !strings.Contains(rows, "`"+take+"`") {
				t.Errorf("the part %s does not explain %s", name, take)
			}
		}
	}
}
