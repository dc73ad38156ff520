package teach

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cited/internal/extract"
	"cited/rules"
)

// TestThemeWeights holds the weights of themes to what the annotated sets give, in the order
// in which the Makefile names them.
func TestThemeWeights(t *testing.T) {
	r, err := extract.New(rules.FS, Codebooks())
	if err != nil {
		t.Fatal(err)
	}
	var all []*Themes
	for _, name := range strings.Fields("learn more themes-a themes-b themes-c themes-d themes-e themes-f themes-g themes-h themes-i sentences.txt") {
		set, err := ReadThemes(r, filepath.Join("../../internal/gold/testdata/said", name))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, set)
	}
	m, err := LearnThemes(all)
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := WriteThemes(&got, m); err != nil {
		t.Fatal(err)
	}
	if want, err := os.ReadFile("../../internal/theme/weights.txt"); err != nil || !bytes.Equal(got.Bytes(), want) {
		t.Errorf("internal/theme/weights.txt is not what the sets and lists give (%v): make themes", err)
	}
}
