package check

import (
	"math"
	"math/rand/v2"
	"testing"

	"cited"
	"cited/internal/codebook"
)

// chanceCase is a list and totals that have nothing to do with each other, of numbers that are rounded
// as people round them.
func chanceCase(r *rand.Rand, parts int) (*breakdown, []*Figure) {
	figure := func(v float64, when cited.EDTF) *Figure {
		grain := math.Pow(10, max(0, math.Floor(math.Log10(v))-float64(r.IntN(4))))
		v = max(1, math.Round(v/grain)*grain)
		f := &cited.Figure{Codebook: codebook.DefaultName, Measure: "travelled", Kind: cited.Count, Population: "travellers", Modifier: cited.Exactly, Reported: when, Low: &v, High: &v}
		switch high := v * 1.15; r.IntN(5) {
		case 0:
			f.Modifier = cited.Approx
		case 1:
			f.Modifier, f.High = cited.Range, &high
		case 2:
			f.Modifier, f.High = cited.AtLeast, nil
		}
		return &Figure{Figure: f, Doc: &Document{}}
	}
	l := &breakdown{field: "origin"}
	sum := 0.0
	for i := range parts {
		v := math.Round(math.Exp(3 + 5*r.Float64()))
		p := figure(v, "2015-12")
		p.Modifier, p.High, p.Origin = cited.Exactly, p.Low, []string{[]string{"NOR", "SWE", "DNK", "FIN", "EST", "POL", "DEU"}[i]}
		l.parts, sum = append(l.parts, p), sum+*p.Low
	}
	var totals []*Figure
	for range 1 + r.IntN(3) {
		totals = append(totals, figure(sum*math.Exp((2*r.Float64()-1)*math.Ln2), "2016-05"))
	}
	return l, totals
}

// Numbers that have nothing to do with each other are hardly ever told of: as rarely as the bounds
// say.
func TestSumsHardlyFitByChance(t *testing.T) {
	b := newBench(t).books
	r := rand.New(rand.NewPCG(1, 2))
	const cases = 3000
	for _, x := range []struct {
		parts int
		most  float64
	}{{3, chanceOfFew}, {4, chanceOfFew}, {5, chanceOfMany}, {7, chanceOfMany}} {
		fits := 0
		for range cases {
			if l, totals := chanceCase(r, x.parts); b.totalOf(l, totals) != nil {
				fits++
			}
		}
		t.Logf("%d parts: %d of %d", x.parts, fits, cases)
		if share := float64(fits) / cases; share > x.most || share == 0 {
			t.Errorf("%d parts fit in %.1f per cent of all cases, want some and at most %.1f", x.parts, 100*share, 100*x.most)
		}
	}
}

func TestRounded(t *testing.T) {
	number := func(low, high float64, m cited.Modifier) *cited.Figure {
		f := &cited.Figure{Low: &low, High: &high, Modifier: m}
		if low < 0 {
			f.Low = nil
		}
		if high < 0 {
			f.High = nil
		}
		return f
	}
	for _, x := range []struct {
		f    *cited.Figure
		want interval
	}{
		{number(28000, 28000, cited.Exactly), interval{27500, 28500}},
		{number(28000, 28000, cited.Approx), interval{27500, 28500}},
		{number(28004, 28004, cited.Exactly), interval{28003.5, 28004.5}},
		{number(27000, 31000, cited.Range), interval{27000, 31000}},
		{number(900, -1, cited.AtLeast), interval{900, 1000}},
		{number(-1, 900, cited.AtMost), interval{800, 900}},
	} {
		if got := rounded(x.f); got != x.want {
			t.Errorf("%+v: got %v, want %v", x.f, got, x.want)
		}
	}
}
