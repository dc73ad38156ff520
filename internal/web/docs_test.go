package web

import (
	"os"
	"strings"
	"testing"
)

func TestEveryPageIsDocumented(t *testing.T) {
	words, err := os.ReadFile("../../docs/workbench.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range routes() {
		_, path, _ := strings.Cut(r.pattern, " ")
		path = strings.TrimSuffix(path, "{$}")
		if !strings.Contains(string(words), "| `"+path+"` |") {
			t.Errorf("docs/workbench.md has no row for %s", path)
		}
	}
}
