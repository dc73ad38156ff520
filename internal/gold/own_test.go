package gold

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cited"
)

// TestOwnSet holds testdata/own to its README: every line lies in a text of the
// set, its words stand where it says, and its dates and codes are what a figure
// may hold. A figure of the set comes in the order of the text.
func TestOwnSet(t *testing.T) {
	folder := filepath.Join("testdata", "own")
	file, err := os.Open(filepath.Join(folder, "own.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	set, err := Load(file)
	if err != nil {
		t.Fatal(err)
	}
	texts, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(texts) != len(set.Docs) {
		t.Fatalf("%d texts, %d documents in own.jsonl (%v)", len(texts), len(set.Docs), err)
	}
	for _, doc := range set.Docs {
		data, err := os.ReadFile(filepath.Join(folder, doc+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		checkOwn(t, doc, []rune(string(data)), set.Figures[doc])
	}
}

var origin = regexp.MustCompile(`^([A-Z]{3}|region:.+)$`)

func checkOwn(t *testing.T, doc string, letters []rune, figures []Figure) {
	last := 0
	for _, f := range figures {
		if f.Start < last || f.End > len(letters) || string(letters[f.Start:f.End]) != text(f.Exact) {
			t.Errorf("%s: %d to %d does not hold %q, or is out of order", doc, f.Start, f.End, text(f.Exact))
			continue
		}
		last = f.End
		for _, code := range slices.Concat(f.Origin, f.Theatre) {
			if !origin.MatchString(code) {
				t.Errorf("%s %q: %q is no country and no region", doc, text(f.Exact), code)
			}
		}
		for _, date := range []*string{f.Time, f.Reported} {
			if e := cited.EDTF(text(date)); e != "" && !e.Valid() {
				t.Errorf("%s %q: %q is no date", doc, text(f.Exact), e)
			}
		}
		if f.Low != nil && f.High != nil && *f.Low > *f.High {
			t.Errorf("%s %q: low is above high", doc, text(f.Exact))
		}
		if strings.TrimSpace(text(f.Measure)) == "" || text(f.Population) == "" {
			t.Errorf("%s %q: no measure or no population", doc, text(f.Exact))
		}
	}
}
