package review_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"cited"
	"cited/internal/review"
)

func documents(n int) []cited.ID {
	ids := make([]cited.ID, n)
	for i := range ids {
		ids[i] = cited.NewID(cited.DocumentID, fmt.Sprint(i))
	}
	return ids
}

func TestSample(t *testing.T) {
	ids := documents(1000)
	s := review.Sample(ids, 100, 7)
	reversed := slices.Clone(ids)
	slices.Reverse(reversed)
	if len(s) != 100 || !slices.Equal(s, review.Sample(append(reversed, ids...), 100, 7)) {
		t.Errorf("%d drawn, or others from the same ids in another order", len(s))
	}
	if slices.Equal(s, review.Sample(ids, 100, 8)) || slices.IsSorted(s) {
		t.Error("the seed draws nothing")
	}
	if !slices.Equal(s, review.Sample(ids, 200, 7)[:100]) {
		t.Error("a larger sample does not begin with the smaller one")
	}
	unique := slices.Compact(slices.Sorted(slices.Values(s)))
	if len(unique) != 100 || slices.ContainsFunc(s, func(id cited.ID) bool { return !slices.Contains(ids, id) }) {
		t.Error("something is drawn twice, or was not there")
	}
	// 10 % more documents: of 100 drawn about 9 give way.
	kept := 0
	for _, id := range review.Sample(documents(1100), 100, 7) {
		if slices.Contains(s, id) {
			kept++
		}
	}
	if kept < 80 {
		t.Errorf("of 100 only %d stay when a tenth is added", kept)
	}
	for _, test := range []struct{ of, n, want int }{{0, 5, 0}, {5, 0, 0}, {5, -1, 0}, {5, 9, 5}, {5, math.MaxInt, 5}} {
		if got := review.Sample(ids[:test.of], test.n, 1); len(got) != test.want {
			t.Errorf("%d of %d are %d", test.n, test.of, len(got))
		}
	}
}

// Every id has the same chance: over many seeds, each of 20 is drawn in about a quarter.
func TestSampleIsFair(t *testing.T) {
	drawn := map[cited.ID]int{}
	for seed := range uint64(2000) {
		for _, id := range review.Sample(documents(20), 5, seed) {
			drawn[id]++
		}
	}
	for id, n := range drawn {
		if n < 400 || n > 600 { // five standard deviations
			t.Errorf("%s was drawn %d times of 2,000, want about 500", id, n)
		}
	}
	if len(drawn) != 20 {
		t.Errorf("%d ids were ever drawn", len(drawn))
	}
}

func TestOverlap(t *testing.T) {
	for _, test := range []struct {
		documents, coders int
		share             float64
		shared            int
	}{{100, 2, 0.2, 20}, {101, 3, 0.25, 26}, {60, 4, 1, 60}, {50, 5, 0, 0}, {7, 2, 0.01, 1}, {100, 2, 0.07, 7}, {0, 2, 0.5, 0}, {3, 50, 1, 3}} {
		var coders []string
		for i := range test.coders {
			coders = append(coders, fmt.Sprint("coder ", i))
		}
		ids := documents(test.documents)
		got, err := review.Overlap(ids, coders, test.share, 1)
		if err != nil {
			t.Fatal(err)
		}
		load, pairs, seen, shared := map[string]int{}, map[string]int{}, map[cited.ID]bool{}, 0
		for _, a := range got {
			seen[a.Document] = true
			for _, c := range a.Coders {
				load[c]++
			}
			if len(a.Coders) == 2 && a.Coders[0] != a.Coders[1] {
				shared++
				pairs[fmt.Sprint(a.Coders)]++
			}
		}
		if len(got) != test.documents || len(seen) != test.documents || shared != test.shared {
			t.Errorf("%+v: %d assignments of %d documents, %d shared", test, len(got), len(seen), shared)
		}
		if least, most := ends(load, coders); most-least > 1 {
			t.Errorf("%+v: coders have %v", test, load)
		}
		if test.coders == 4 {
			for pair, n := range pairs {
				if n < 8 || n > 12 {
					t.Errorf("%s share %d of 60, want about 10", pair, n)
				}
			}
		}
		slices.Reverse(ids)
		slices.Reverse(coders)
		if again, _ := review.Overlap(ids, coders, test.share, 1); fmt.Sprint(again) != fmt.Sprint(got) {
			t.Errorf("%+v: another order has other assignments", test)
		}
		if other, _ := review.Overlap(ids, coders, test.share, 2); test.documents > 50 && fmt.Sprint(other) == fmt.Sprint(got) {
			t.Errorf("%+v: another seed has the same assignments", test)
		}
	}
}

func ends(load map[string]int, coders []string) (least, most int) {
	least = math.MaxInt
	for _, c := range coders {
		least, most = min(least, load[c]), max(most, load[c])
	}
	return least, most
}

// Shared documents are spread over the work, so that nobody knows which they are and tired
// coders are measured too.
func TestOverlapIsMixed(t *testing.T) {
	got, err := review.Overlap(documents(200), []string{"ann", "bob"}, 0.5, 1)
	if err != nil {
		t.Fatal(err)
	}
	early := 0
	for _, a := range got[:100] {
		if len(a.Coders) == 2 {
			early++
		}
	}
	if early < 35 || early > 65 {
		t.Errorf("of the first 100 documents %d are shared", early)
	}
}

func TestOverlapRefuses(t *testing.T) {
	for name, test := range map[string]struct {
		coders []string
		share  float64
	}{
		"nobody": {nil, 0.5}, "one": {[]string{"ann"}, 0.5}, "twice": {[]string{"ann", "ann"}, 0.5}, "no name": {[]string{"ann", ""}, 0.5},
		"below 0": {[]string{"ann", "bob"}, -0.1}, "above 1": {[]string{"ann", "bob"}, 20}, "no number": {[]string{"ann", "bob"}, math.NaN()},
	} {
		if got, err := review.Overlap(documents(5), test.coders, test.share, 1); cited.CodeOf(err) != cited.Invalid {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}
