package typeset

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cited/internal/text"
)

func TestInOrder(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"a b c", "a b c", 3}, {"a b c", "a c", 2}, {"a b c d", "a c b d", 3}, {"", "a", 0}, {"x a y b", "a z b", 2},
	}
	for _, tt := range tests {
		if got := InOrder(strings.Fields(tt.a), strings.Fields(tt.b)); got != tt.want {
			t.Errorf("%q, %q: %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}

// What a document is made of is read as what it is when it is read right.
func TestSource(t *testing.T) {
	prose := "Nine of those who left came back before the winter, said the ministry, which had counted them for two years and had never been asked about it by anybody at all."
	d := Make([]string{prose}, 12, 1)
	got := d.Source()
	if got.Headings != 3 || got.Cells == 0 || got.ItemCount != 3 || len(got.NoteWords) == 0 || len(got.Words) == 0 {
		t.Errorf("%+v", got)
	}
	if diff := cmp.Diff(d, Make([]string{prose}, 12, 1)); diff != "" {
		t.Error(diff)
	}
	var read Read
	read.Add(text.Note, "12 Nine came back.")
	read.Add(text.Boilerplate, "Page 1")
	if diff := cmp.Diff(Read{NoteWords: []string{"Nine", "came", "back"}, NoteSentences: []string{"Nine came back"}, Boilerplate: 2}, read); diff != "" {
		t.Error(diff)
	}
}
