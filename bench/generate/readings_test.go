package generate

import (
	"reflect"
	"testing"

	"cited"
	"cited/rules"
)

func readings(t *testing.T) *Readings {
	t.Helper()
	r, err := NewReadings(rules.FS, 1)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestReadingsAreWhole(t *testing.T) {
	r := readings(t)
	seen := map[cited.ID]bool{}
	figures, measures, populations := 0, map[string]int{}, map[string]int{}
	const documents = 2000
	for range documents {
		reading := r.Next()
		if seen[reading.Document.ID] {
			t.Fatalf("%s comes twice", reading.Document.ID)
		}
		seen[reading.Document.ID] = true
		figures += len(reading.Figures)
		letters := []rune(reading.Texts[0].Content)
		for _, f := range reading.Figures {
			measures[f.Measure]++
			populations[f.Population]++
			checkSpans(t, letters, &f)
			if !f.Time.Valid() && f.Time != "" || !f.Reported.Valid() && f.Reported != "" {
				t.Errorf("dates %q and %q", f.Time, f.Reported)
			}
		}
	}
	if mean := figures / documents; mean < 9 || mean > 11 {
		t.Errorf("%d figures a document, want about 10", mean)
	}
	for _, m := range r.book.Measures {
		if measures[m.Code] == 0 {
			t.Errorf("no figure has measure %s", m.Code)
		}
	}
	for code := range populations {
		if _, ok := r.book.Population(code); !ok {
			t.Errorf("%s is no population", code)
		}
	}
}

func checkSpans(t *testing.T, letters []rune, f *cited.Figure) {
	t.Helper()
	spans := []cited.Span{f.Span, f.Quote}
	for _, e := range f.Evidence {
		spans = append(spans, e.Spans...)
	}
	for _, s := range spans {
		if s.End > len(letters) || string(letters[s.Start:s.End]) != s.Exact {
			t.Errorf("%d to %d is not %q", s.Start, s.End, s.Exact)
		}
	}
}

func TestSameSeedSameReadings(t *testing.T) {
	a, b := readings(t), readings(t)
	for range 100 {
		if x, y := a.Next(), b.Next(); !reflect.DeepEqual(x, y) {
			t.Fatalf("%s differs from one run to the next", x.Document.Name)
		}
	}
}
