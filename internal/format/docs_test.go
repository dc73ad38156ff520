package format

import (
	"os"
	"strings"
	"testing"
)

// docs/formats.md has a row for every format, in its own words.
func TestDocs(t *testing.T) {
	page, err := os.ReadFile("../../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range List("") {
		if row := "| `" + f.Name + "` | " + f.Doc + " |\n"; !strings.Contains(string(page), row) {
			t.Errorf("docs/formats.md has no row\n%s", row)
		}
	}
}
