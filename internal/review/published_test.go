package review_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"cited/internal/review"
)

// published holds a coefficient against a value that somebody published with three decimals.
func published(t *testing.T, source string, got review.Coefficient, want float64) {
	t.Helper()
	if got.Value == nil {
		t.Errorf("%s: %v, want %.3f", source, got, want)
	} else if math.Abs(*got.Value-want) > 0.0005+1e-9 {
		t.Errorf("%s: %.6f, want %.3f", source, *got.Value, want)
	}
}

// unitsOf reads reliability data as they are printed: a line a coder, a column a unit,
// "." where the coder gave no value.
func unitsOf(t *testing.T, coders ...string) [][]string {
	t.Helper()
	units := make([][]string, len(strings.Fields(coders[0])))
	for _, line := range coders {
		values := strings.Fields(line)
		if len(values) != len(units) {
			t.Fatalf("%d values in %q, want %d", len(values), line, len(units))
		}
		for i, v := range values {
			if v != "." {
				units[i] = append(units[i], v)
			}
		}
	}
	return units
}

func numbers(t *testing.T, units [][]string) [][]float64 {
	t.Helper()
	out := make([][]float64, len(units))
	for i, values := range units {
		for _, v := range values {
			x, err := strconv.ParseFloat(v, 64)
			if err != nil {
				t.Fatal(err)
			}
			out[i] = append(out[i], x)
		}
	}
	return out
}

// The examples of Klaus Krippendorff, Computing Krippendorff's Alpha-Reliability, University of
// Pennsylvania, 2011 (repository.upenn.edu/asc_papers/43).
func TestAlphaKrippendorff2011(t *testing.T) {
	const paper = "Krippendorff 2011, "
	binary := unitsOf(t, // Meg and Owen
		"0 1 0 0 0 0 0 0 1 0",
		"1 1 1 0 0 1 0 0 0 0")
	published(t, paper+"section A", review.AlphaNominal(binary), 0.095)

	nominal := unitsOf(t, // Ben and Gerry
		"a a b b d c c c e d d a",
		"b a b b b c c c e d d d")
	published(t, paper+"section B", review.AlphaNominal(nominal), 0.692)

	missing := unitsOf(t, // four observers, twelve units
		"1 2 3 3 2 1 4 1 2 . . .",
		"1 2 3 3 2 2 4 1 2 5 . 3",
		". 3 3 3 2 3 4 2 2 5 1 .",
		"1 2 3 3 2 4 4 1 2 5 1 .")
	published(t, paper+"section C", review.AlphaNominal(missing), 0.743)
	n := numbers(t, missing)
	published(t, paper+"section D, nominal", review.Alpha(n, review.NominalMetric), 0.743)
	published(t, paper+"section D, ordinal", review.Alpha(n, review.OrdinalMetric(n)), 0.815)
	published(t, paper+"section D, interval", review.Alpha(n, review.IntervalMetric), 0.849)
	published(t, paper+"section D, ratio", review.Alpha(n, review.RatioMetric), 0.797)
}

// The computational example of the article Krippendorff's alpha of Wikipedia: three coders,
// fifteen units. Its values are also those of the tests of the Python package krippendorff
// (pln-fing-udelar/fast-krippendorff), with six decimals: 0.691358 and 0.810845.
func TestAlphaThreeCoders(t *testing.T) {
	units := unitsOf(t,
		". . . . . 3 4 1 2 1 1 3 3 . 3",
		"1 . 2 1 3 3 4 3 . . . . . . .",
		". . 2 1 3 4 4 . 2 1 1 3 3 . 4")
	published(t, "Wikipedia, nominal", review.AlphaNominal(units), 0.691)
	published(t, "Wikipedia, interval", review.Alpha(numbers(t, units), review.IntervalMetric), 0.811)
}

// square makes pairs of a table of counts: rows are the first coder's codes, columns the
// second's.
func square(table ...[]int) []review.Pair[int] {
	var pairs []review.Pair[int]
	for a, row := range table {
		for b, n := range row {
			for range n {
				pairs = append(pairs, review.Pair[int]{A: a, B: b})
			}
		}
	}
	return pairs
}

func TestKappaPublished(t *testing.T) {
	// The table of Jacob Cohen, Weighted kappa, Psychological Bulletin 70 (1968), of 200 cases.
	// The manual of the R package psych has it under cohen.kappa, as shares, and says that Cohen
	// reports .492.
	published(t, "Cohen 1968", review.Kappa(square([]int{88, 14, 18}, []int{10, 40, 10}, []int{2, 6, 12})), 0.492)
	// The grant proposals of the article Cohen's kappa of Wikipedia, and its two tables of which
	// kappa is told apart though observed agreement is the same: 0.1304 and 0.2593.
	published(t, "Wikipedia, simple example", review.Kappa(square([]int{20, 5}, []int{10, 15})), 0.400)
	published(t, "Wikipedia, same percentages", review.Kappa(square([]int{45, 15}, []int{25, 15})), 0.130)
	published(t, "Wikipedia, different numbers", review.Kappa(square([]int{25, 35}, []int{5, 35})), 0.259)
}

// The same proposals: the article gives an observed agreement of 0.7.
func TestAgreePublished(t *testing.T) {
	var units [][]int
	for _, p := range square([]int{20, 5}, []int{10, 15}) {
		units = append(units, []int{p.A, p.B})
	}
	published(t, "Wikipedia, simple example", review.Agree(units), 0.700)
}

// Rebecca Passonneau, Measuring Agreement on Set-valued Items (MASI), LREC 2006: M is 1 for
// sets that are identical, 2/3 where one is a subset, 1/3 where the intersection and both
// differences are not empty, 0 if they are disjoint. NLTK's masi_distance has the
// example {1, 2} and {1, 2, 3, 4} as 0.665, with 0.67 for 2/3; exactly it is 0.667.
func TestMASIPassonneau2006(t *testing.T) {
	set := func(s string) review.Set { return review.SetOf(strings.Fields(s)...) }
	for _, test := range []struct {
		a, b string
		want float64
	}{
		{"1 2", "1 2", 0},
		{"1 2", "1 2 3 4", 0.667},    // J 1/2, M 2/3
		{"1", "1 2", 0.667},          // J 1/2, M 2/3
		{"1 2", "2 3", 0.889},        // J 1/3, M 1/3
		{"1 2 3", "2 3 4", 0.833},    // J 1/2, M 1/3
		{"1 2 3 4", "3 4 5", 0.8667}, // J 2/5, M 1/3: the demonstration of NLTK, with 0.33 for 1/3
		{"1", "2", 1},
		{"", "1", 1},
		{"", "", 0},
	} {
		for _, got := range []float64{review.MASI(set(test.a), set(test.b)), review.MASI(set(test.b), set(test.a))} {
			if math.Abs(got-test.want) > 0.0005 {
				t.Errorf("{%s} and {%s} are %.4f apart, want %.3f", test.a, test.b, got, test.want)
			}
		}
	}
}

// Alpha takes a distance of sets as Passonneau has it: the example is that of the tests of
// DKPro Statistics (SetAnnotationsTest) for Passonneau 2004, whose distance is 0, 1/3, 2/3, 1
// by monotonicity alone: alpha 0.186, and 0.333 agree.
func TestAlphaOfSets(t *testing.T) {
	set := func(s string) review.Set { return review.SetOf(strings.Fields(s)...) }
	var units [][]review.Set
	for _, pair := range [][2]string{{"", ""}, {"A", ""}, {"A", "A"}, {"A", "B"}, {"A B", "A"}, {"A B", "A C"}, {"A B C", "A B C"}, {"C", "A C"}, {"C", "A C"}} {
		units = append(units, []review.Set{set(pair[0]), set(pair[1])})
	}
	subset := func(a, b review.Set) bool {
		for _, item := range strings.Split(a.String(), "; ") {
			if item != "" && !strings.Contains(b.String(), item) {
				return false
			}
		}
		return true
	}
	partial := func(a, b review.Set) float64 {
		switch {
		case a == b:
			return 0
		case subset(a, b) || subset(b, a):
			return 1.0 / 3
		case strings.ContainsAny(a.String(), b.String()):
			return 2.0 / 3
		}
		return 1
	}
	published(t, "DKPro, Passonneau 2004", review.Alpha(units, partial), 0.186)
	published(t, "DKPro, percentage", review.Agree(units), 0.333)
}
