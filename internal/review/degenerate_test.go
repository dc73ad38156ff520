package review_test

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"cited/internal/review"
)

// undefined holds that a coefficient has no value and says why, in words and as JSON.
func undefined(t *testing.T, name string, c review.Coefficient, why string) {
	t.Helper()
	if c.Value != nil || !strings.Contains(c.Undefined, why) {
		t.Errorf("%s is %v, want undefined: %s", name, c, why)
	}
	if s := c.String(); strings.Contains(s, "NaN") || !strings.HasPrefix(s, "undefined (") {
		t.Errorf("%s is shown as %q", name, s)
	}
	if line, err := json.Marshal(c); err != nil || !strings.HasPrefix(string(line), `{"value":null,"undefined":"`) {
		t.Errorf("%s is %s as JSON (%v)", name, line, err)
	}
}

func TestUndefined(t *testing.T) {
	same := [][]string{{"a", "a"}, {"a", "a"}, {"a", "a"}}
	undefined(t, "alpha without variation", review.AlphaNominal(same), "no variation")
	undefined(t, "alpha without variation, metric", review.Alpha(same, review.NominalMetric), "no variation")
	undefined(t, "alpha of one unit", review.AlphaNominal([][]string{{"a", "b"}}), "fewer than two")
	undefined(t, "alpha of single values", review.AlphaNominal([][]string{{"a"}, {"b"}, {}}), "fewer than two")
	undefined(t, "alpha of nothing", review.AlphaNominal[string](nil), "fewer than two")
	undefined(t, "agreement of nothing", review.Agree([][]string{{"a"}, nil}), "no figure")
	undefined(t, "kappa without variation", review.Kappa([]review.Pair[int]{{1, 1}, {1, 1}}), "no variation")
	undefined(t, "kappa of one pair", review.Kappa([]review.Pair[int]{{1, 2}}), "fewer than two")
	undefined(t, "kappa of nothing", review.Kappa[int](nil), "fewer than two")
	undefined(t, "F1 of nothing", review.F1(0, 0, 0), "nobody marked")
	undefined(t, "log-ratio of nothing", review.LogRatio(nil), "no figure")
	published(t, "agreement without variation", review.Agree(same), 1)
	published(t, "one coder only ever says a", review.Kappa([]review.Pair[int]{{1, 1}, {1, 2}}), 0)
}

func TestNumbersThatAreNone(t *testing.T) {
	for _, x := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		units := [][]float64{{1, x}, {2, 2}, {x, x}}
		undefined(t, "interval alpha", review.Alpha(units, review.IntervalMetric), "finite number")
		if c := review.AlphaNominal(units); c.Value == nil || math.IsNaN(*c.Value) {
			t.Errorf("alpha of codes with %v is %v", x, c)
		}
		if c := review.Kappa([]review.Pair[float64]{{1, x}, {2, 2}, {x, x}}); c.Value == nil || math.IsNaN(*c.Value) {
			t.Errorf("kappa with %v is %v", x, c)
		}
	}
	for _, pair := range [][2]float64{{0, 0}, {0, 5}, {-3, 3}, {1e308, 1e308}, {1e308, 1e-308}, {-2, -3}} {
		if d := review.RatioMetric(pair[0], pair[1]); !(d >= 0 && d <= 1) || pair[0] == pair[1] && d != 0 {
			t.Errorf("%g and %g are %g apart", pair[0], pair[1], d)
		}
	}
}

func TestLogRatio(t *testing.T) {
	point := func(x float64) review.Bounds { return review.Bounds{Low: x, High: x, HasLow: true, HasHigh: true} }
	least := func(x float64) review.Bounds { return review.Bounds{Low: x, HasLow: true} }
	most := func(x float64) review.Bounds { return review.Bounds{High: x, HasHigh: true} }
	pairs := func(all ...review.Bounds) (out []review.Pair[review.Bounds]) {
		for i := 0; i < len(all); i += 2 {
			out = append(out, review.Pair[review.Bounds]{A: all[i], B: all[i+1]})
		}
		return out
	}
	double := math.Log(2)
	for _, test := range []struct {
		name  string
		pairs []review.Pair[review.Bounds]
		want  float64
	}{
		{"the same", pairs(point(470), point(470)), 0},
		{"double and half", pairs(point(100), point(200), point(200), point(100)), double},
		{"two in the middle", pairs(point(1), point(1), point(1), point(2)), double / 2},
		{"one that is far off does not matter", pairs(point(5), point(5), point(7), point(7), point(1), point(1e9)), 0},
		{"the bound that both have", pairs(least(900), review.Bounds{Low: 1800, High: 5000, HasLow: true, HasHigh: true}), double},
		{"both bounds", pairs(review.Bounds{Low: 10, High: 20, HasLow: true, HasHigh: true}, review.Bounds{Low: 10, High: 40, HasLow: true, HasHigh: true}), double / 2},
		{"no bound in common comes last", pairs(least(900), most(900), point(1), point(1), point(3), point(3)), 0},
		{"nothing at all", pairs(review.Bounds{}, review.Bounds{}), 0},
	} {
		published(t, test.name, review.LogRatio(test.pairs), test.want)
	}
	undefined(t, "at least against at most", review.LogRatio(pairs(least(900), most(900))), "no ratio")
	undefined(t, "none against some", review.LogRatio(pairs(point(0), point(9), point(1), point(1))), "no ratio")
}

func TestBoundsMetric(t *testing.T) {
	for _, test := range []struct {
		a, b review.Bounds
		want float64
	}{
		{review.Bounds{Low: 900, HasLow: true}, review.Bounds{Low: 900, HasLow: true}, 0},
		{review.Bounds{Low: 900, HasLow: true}, review.Bounds{Low: 900, High: 1200, HasLow: true, HasHigh: true}, 0.5},
		{review.Bounds{Low: 900, HasLow: true}, review.Bounds{High: 900, HasHigh: true}, 1},
		{review.Bounds{Low: 1, High: 1, HasLow: true, HasHigh: true}, review.Bounds{Low: 3, High: 3, HasLow: true, HasHigh: true}, 0.25},
		{review.Bounds{}, review.Bounds{Low: 0, HasLow: true}, 0.5},
	} {
		if got := review.BoundsMetric(test.a, test.b); got != test.want || got != review.BoundsMetric(test.b, test.a) {
			t.Errorf("%v and %v are %v apart, want %v", test.a, test.b, got, test.want)
		}
	}
}

func TestChainMetric(t *testing.T) {
	chain := review.ChainOf
	for _, test := range []struct {
		a, b review.Chain
		want float64
	}{
		{chain("x", "y"), chain("x", "y"), 0},
		{chain("x", "", "y"), chain("x", "y"), 0},
		{chain("x", "y"), chain("y", "x"), 0.833}, // share x and y: J 2/4, M 1/3
		{chain("x", "y"), chain("x"), 0.778},      // J 1/3, M 2/3
		{chain("x"), chain("y"), 1},
		{chain(), chain("y"), 1},
	} {
		if got := review.ChainMetric(test.a, test.b); math.Abs(got-test.want) > 0.0005 {
			t.Errorf("%q and %q are %.4f apart, want %.3f", test.a, test.b, got, test.want)
		}
	}
}

// Alpha of codes takes time that grows with the values: a million of them, and units of many
// thousand coders, must not take a minute. That its pairs are not gone through shows in that it comes out
// at all: there would be 5 times 10 to the 11th.
func TestAlphaIsLinear(t *testing.T) {
	start := time.Now()
	units := make([][]string, 0, 500_010)
	for i := range 500_000 {
		units = append(units, []string{"c" + strconv.Itoa(i%100_000), "c" + strconv.Itoa(i%100_000)})
	}
	for range 10 {
		crowd := make([]string, 50_000)
		for i := range crowd {
			crowd[i] = "c" + strconv.Itoa(i)
		}
		units = append(units, crowd)
	}
	if c := review.AlphaNominal(units); c.Value == nil || *c.Value <= 0 || *c.Value >= 1 {
		t.Errorf("alpha is %v", c)
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
}
