package archive_test

import (
	"testing"

	"cited"
)

// TestTitleBelowFurniture holds that a text is called by its headline, not by what a page
// has above it, and that headings which only look like furniture stay titles.
func TestTitleBelowFurniture(t *testing.T) {
	tests := []struct{ name, text, title string }{
		{"advert.txt", "Advertisement\n\nHarbour town counts its dead\n\nShare\n\nTwelve people died on Monday, the mayor said.\n", "Harbour town counts its dead"},
		{"blog.txt", "Blog Archives\n\nA mufti turns away\n\nHe left the group in May, he said.\n", "A mufti turns away"},
		{"plain.txt", "Archives of a lost war\n\nThe papers were found in May.\n", "Archives of a lost war"},
		{"none.txt", "Advertisement\n\nTwelve people died on Monday, the mayor said, and nine were hurt when the roof of the hall came down.\n", ""},
	}
	a, _ := open(t, nil)
	for _, test := range tests {
		add(t, a, item(test.name, test.text, cited.Meta{}))
	}
	for d, err := range a.Documents(t.Context(), owner, cited.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		for _, test := range tests {
			if d.Name == test.name && d.Title != test.title {
				t.Errorf("%s is called %q, want %q", d.Name, d.Title, test.title)
			}
		}
	}
}
