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

// TestAnnotatedSets holds every set of ours to what a set is: every line lies in a
// text of the set, its words stand where it says, and its dates and codes are what
// a figure may hold. The figures of a text come in their order.
func TestAnnotatedSets(t *testing.T) {
	lists, err := filepath.Glob(filepath.Join("testdata", "learn", "*", "figures.jsonl"))
	if err != nil || len(lists) == 0 {
		t.Fatalf("there are no sets to learn from (%v)", err)
	}
	lists = append(lists, filepath.Join("testdata", "own", "own.jsonl"), filepath.Join("testdata", "unseen", "unseen.jsonl"))
	for _, list := range lists {
		folder := filepath.Dir(list)
		t.Run(filepath.Base(folder), func(t *testing.T) { checkSet(t, folder) })
	}
}

func checkSet(t *testing.T, folder string) {
	lines, err := filepath.Glob(filepath.Join(folder, "*.jsonl"))
	if err != nil || len(lines) != 1 {
		t.Fatalf("%s has %d files of figures (%v)", folder, len(lines), err)
	}
	file, err := os.Open(lines[0])
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
		t.Fatalf("%d texts, %d documents in %s (%v)", len(texts), len(set.Docs), lines[0], err)
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
