package check

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cited"
)

func page(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../../docs/checks.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestChecksAreDocumented holds the list against the page, both ways: every check has its row
// with its own words and an example, every row a check.
func TestChecksAreDocumented(t *testing.T) {
	text := page(t)
	codes := map[string]bool{}
	for _, c := range List() {
		codes[c.Code] = true
		row := "| `" + c.Code + "` | " + string(c.Severity) + " | " + string(c.Scope) + " | " + c.Doc + " | "
		_, example, ok := strings.Cut(text, row)
		if !ok {
			t.Errorf("docs/checks.md has no row\n%s", row)
		} else if example, _, _ = strings.Cut(example, "\n"); len(example) < 20 {
			t.Errorf("docs/checks.md gives no example of %s", c.Code)
		}
	}
	table, _, _ := strings.Cut(text[strings.Index(text, "## The checks"):], "## Figures of a draft")
	for _, row := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\|").FindAllStringSubmatch(table, -1) {
		if !codes[row[1]] {
			t.Errorf("docs/checks.md explains %s, which is no check", row[1])
		}
	}
	for _, s := range cited.Severities() {
		if !strings.Contains(text, "| `"+string(s)+"` | ") {
			t.Errorf("docs/checks.md does not explain the severity %s", s)
		}
	}
	for _, v := range cited.DraftVerdicts() {
		if !strings.Contains(text, "| `"+string(v)+"` | ") {
			t.Errorf("docs/checks.md does not explain the verdict %s", v)
		}
	}
}

// TestList asks that every check is of a scope and severity that there is, and has a code of its
// own.
func TestList(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range List() {
		if seen[c.Code] || c.Code == "" || c.Doc == "" || c.Run == nil {
			t.Errorf("the check %q is there twice, or not whole", c.Code)
		}
		seen[c.Code] = true
		if !slices.Contains(Scopes(), c.Scope) || !slices.Contains(cited.Severities(), c.Severity) {
			t.Errorf("%s has the scope %q and the severity %q", c.Code, c.Scope, c.Severity)
		}
	}
}

// Whatever is missing, no check fails: no text, no figures, no dates.
func TestNothingToCheck(t *testing.T) {
	b := newBench(t)
	empty := Read(b.r.Language(), cited.Document{}, nil, cited.Found{})
	bare := Read(b.r.Language(), cited.Document{}, nil, cited.Found{Figures: b.read("A, 2016-01-01\nOf 40 Danes who left for Syria, 12 came home.").Found.Figures})
	for _, d := range []*Document{empty, bare} {
		c := &Case{Books: b.books, Document: d, Kin: []*Document{empty, bare}}
		for i := range d.Found.Figures {
			c.Figures = append(c.Figures, &Figure{Figure: &d.Found.Figures[i], Doc: d})
		}
		for _, scope := range Scopes() {
			for _, f := range Findings(scope, c) {
				if f.Severity == cited.SeverityError {
					t.Errorf("%s: %s", f.Code, f.Message)
				}
			}
		}
		Judge(b.books, d, Shelf{})
	}
	for _, j := range Judge(b.books, b.read("A, 2016-01-01\nIn all, 40 Danes left for Syria, the Halden Institute says."), Shelf{}) {
		if j.Verdict != cited.DraftNotFound {
			t.Errorf("an empty archive says %s of %q", j.Verdict, j.Figure.Exact)
		}
	}
}
