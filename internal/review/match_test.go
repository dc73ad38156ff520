package review_test

import (
	"slices"
	"testing"

	"cited"
	"cited/internal/review"
)

func TestMatches(t *testing.T) {
	a := []cited.Figure{figure(0), figure(10), figure(20)}
	b := []cited.Figure{figure(10, measure("returned")), figure(20), figure(30)}
	got := review.Matches(a, b)
	if len(got) != 4 || got[0].A != &a[0] || got[0].B != nil || got[1].A != &a[1] || got[1].B != &b[0] || got[2].B != &b[1] || got[3].A != nil || got[3].B != &b[2] {
		t.Fatalf("%+v", got)
	}
	for i, want := range [][]string{cited.Fields(), {"measure"}, nil, cited.Fields()} {
		if differ := got[i].Differ(); !slices.Equal(differ, want) {
			t.Errorf("match %d differs in %v, want %v", i, differ, want)
		}
	}
	if got := review.Matches(nil, nil); len(got) != 0 {
		t.Errorf("of nothing: %+v", got)
	}
}

// Case and spaces of words, and the order of a list, make no difference; the order of citations does.
func TestDiffer(t *testing.T) {
	a, b := figure(0), figure(0)
	a.Counted, b.Counted = "foreign fighter", "Foreign  Fighter"
	a.Origin, b.Origin = []string{"BEL", "NLD"}, []string{"NLD", "BEL"}
	a.Attribution, b.Attribution = []string{"press", "ministry"}, []string{"ministry", "press"}
	if differ := (review.Match{A: &a, B: &b}).Differ(); !slices.Equal(differ, []string{"attribution"}) {
		t.Errorf("differ in %v", differ)
	}
}
