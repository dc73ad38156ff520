package review_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"cited"
	"cited/internal/review"
)

// randomUnits are values of up to five coders, some of them missing.
func randomUnits(random *rand.Rand) [][]float64 {
	units := make([][]float64, 2+random.IntN(20))
	for i := range units {
		for range random.IntN(6) {
			units[i] = append(units[i], float64(1+random.IntN(4)))
		}
	}
	return units
}

// byDefinition is alpha as Krippendorff defines it: the mean distance within units, each value
// weighing the same, by the mean distance of all pairs.
func byDefinition(units [][]float64, metric func(a, b float64) float64) float64 {
	var all []float64
	within := 0.0
	for _, values := range units {
		if len(values) < 2 {
			continue
		}
		all = append(all, values...)
		for i, a := range values {
			for j, b := range values {
				if i != j {
					within += metric(a, b) / float64(len(values)-1)
				}
			}
		}
	}
	n, any := float64(len(all)), 0.0
	for i, a := range all {
		for j, b := range all {
			if i != j {
				any += metric(a, b)
			}
		}
	}
	return 1 - (within/n)/(any/(n*(n-1)))
}

func TestAlphaIsWhatItIsDefinedAs(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	held := 0
	for range 300 {
		units := randomUnits(random)
		for name, metric := range map[string]func(a, b float64) float64{
			"nominal": review.NominalMetric[float64], "interval": review.IntervalMetric, "ratio": review.RatioMetric, "ordinal": review.OrdinalMetric(units),
		} {
			got := review.Alpha(units, metric)
			if got.Value == nil {
				continue
			}
			held++
			if want := byDefinition(units, metric); math.Abs(*got.Value-want) > 1e-9 {
				t.Fatalf("%s alpha of %v is %v, want %v", name, units, *got.Value, want)
			}
		}
		if fast, slow := review.AlphaNominal(units), review.Alpha(units, review.NominalMetric); fast.String() != slow.String() {
			t.Fatalf("nominal alpha of %v is %v, and %v with its metric", units, fast, slow)
		}
	}
	if held < 1000 {
		t.Errorf("only %d alphas were held against their definition", held)
	}
}

func TestTooManyValues(t *testing.T) {
	var units [][]float64
	for i := range 10_001 {
		units = append(units, []float64{float64(i), float64(i)})
	}
	undefined(t, "alpha", review.Alpha(units, review.IntervalMetric), "10,000 different values")
	published(t, "alpha of 10,000", review.Alpha(units[1:], review.IntervalMetric), 1)
	published(t, "nominal alpha", review.AlphaNominal(units), 1)
}

// Who is held against whom makes no difference to any coefficient, and turns confusions around.
func TestCompareIsSymmetric(t *testing.T) {
	a, b := study(20, 5)
	for i := range a {
		a[i].Figures = a[i].Figures[:len(a[i].Figures)-i%3]
	}
	one, other := review.Compare(a, b, review.Options{}), review.Compare(b, a, review.Options{})
	if one.Detection.F1.String() != other.Detection.F1.String() {
		t.Errorf("F1 is %v and %v", one.Detection.F1, other.Detection.F1)
	}
	for i, f := range one.Fields {
		g := other.Fields[i]
		if f.Agree.String() != g.Agree.String() || f.Alpha.String() != g.Alpha.String() || f.Kappa != nil && f.Kappa.String() != g.Kappa.String() {
			t.Errorf("%s: %+v and %+v", f.Field, f, g)
		}
		if len(f.Confusions) != len(g.Confusions) || f.Others != g.Others {
			t.Errorf("%s: other confusions", f.Field)
		}
	}
}

// What is written of a field is read back as the same.
func TestWrittenIsWhatSetReads(t *testing.T) {
	f := figure(0, func(f *cited.Figure) {
		f.Place, f.Group, f.GroupScope, f.Segment, f.Of, f.Reported = []string{"Ulm", "Old Town"}, []string{"X"}, cited.Only, []string{"converts"}, "470", "2016-01"
		f.High = nil
	})
	for _, field := range cited.Fields() {
		var g cited.Figure
		written := review.Written(&f, field)
		if err := g.Set(field, written); err != nil || written == "" || review.Written(&g, field) != written {
			t.Errorf("%s: %q is read back as %q (%v)", field, written, review.Written(&g, field), err)
		}
	}
	if got := review.Written(&f, "colour"); got != "" {
		t.Errorf("a field that is none is %q", got)
	}
	for _, test := range []struct{ low, high float64 }{{0, 0}, {33.3, 33.3}, {900, 1200}, {1e15, 1e15}} {
		f, g := figure(0, value(test.low, test.high)), cited.Figure{}
		if err := g.Set("value", review.Written(&f, "value")); err != nil || review.BoundsOf(&f) != review.BoundsOf(&g) {
			t.Errorf("%v: %v", test, fmt.Sprint(review.BoundsOf(&g), err))
		}
	}
}
