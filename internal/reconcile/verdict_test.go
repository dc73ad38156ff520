package reconcile

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"cited"

	"github.com/google/go-cmp/cmp"
)

// stand makes a stand as people write one: "470", "~470", "900+", "..900", "420-516", "?24-99",
// a source and a date.
func stand(said, source string, date cited.EDTF, kind cited.Kind) Stand {
	c := cited.Claim{Source: cited.ID(source), Figures: []cited.ID{cited.ID(said)}, AsOf: cited.AsOf{Date: date, From: cited.OfFigure}}
	v, err := parseValue(said)
	if err != "" {
		panic(err)
	}
	c.Low, c.High, c.Modifier = v.Low, v.High, v.Modifier
	return NewStand(&c, kind, false)
}

func TestVerdict(t *testing.T) {
	type is = cited.PairVerdict
	tests := []struct {
		a, from string
		at      cited.EDTF
		b, of   string
		on      cited.EDTF
		want    is
	}{
		{"470", "a", "2015-12", "470", "b", "2019", cited.Agrees},
		{"470", "a", "", "470", "b", "", cited.Agrees},
		{"900+", "a", "2015", "900+", "b", "2015", cited.Agrees},
		{"1700", "a", "2015-12", "900+", "b", "2015-10", cited.Compatible},
		{"470", "a", "2015-12", "420-516", "b", "2016-04", cited.Compatible},
		{"125", "a", "2016-04", "124+", "b", "2016-05", cited.Compatible},
		{"60", "a", "2016", "?24-99", "b", "2016", cited.Compatible},
		{"..900", "a", "2016", "900+", "b", "2016", cited.Compatible},
		{"~12000", "a", "2016", "12400", "b", "2016", cited.Compatible},
		{"~12000", "a", "2016", "12501", "b", "2016", cited.Disputed},
		{"~1000", "a", "2016", "1051", "b", "2016", cited.Disputed}, // not 1,499
		{"12000", "a", "2016", "12400", "b", "2016", cited.Disputed},
		{"220", "a", "2016-04", "310+", "b", "2018-11", cited.Different},
		{"220", "a", "2016-04", "310+", "b", "2017-03", cited.Disputed},
		{"220", "a", "2016", "310", "a", "2017", cited.Revised},
		{"220", "a", "2016", "210+", "a", "2017", cited.Revised},
		{"220", "a", "2016", "310", "a", "2016", cited.Disputed}, // of one day: it contradicts itself
		{"220", "a", "2016", "310", "a", "", cited.Undecided},
		{"220", "a", "", "310", "b", "2016", cited.Undecided},
		{"220", "a", "", "200+", "b", "2016", cited.Compatible},
	}
	for _, tt := range tests {
		a, b := stand(tt.a, tt.from, tt.at, cited.Count), stand(tt.b, tt.of, tt.on, cited.Count)
		if got, back := Verdict(&a, &b), Verdict(&b, &a); got != tt.want || back != tt.want {
			t.Errorf("%s of %s, %s and %s of %s, %s: %s, turned around %s, want %s", tt.a, tt.from, tt.at, tt.b, tt.of, tt.on, got, back, tt.want)
		}
	}
	a, b := stand("33.3", "a", "2016", cited.Share), stand("34", "b", "2016", cited.Share)
	if got := Verdict(&a, &b); got != cited.Compatible {
		t.Errorf("a third and 34%%: %s", got)
	}
	b = stand("35", "b", "2016", cited.Share)
	if got := Verdict(&a, &b); got != cited.Disputed {
		t.Errorf("a third and 35%%: %s", got)
	}
}

// In a cell of what happened within a time, other times are other things.
func TestVerdictOfPeriods(t *testing.T) {
	claim := func(low float64, date cited.EDTF, source string) cited.Claim {
		return cited.Claim{Low: &low, High: &low, Source: cited.ID(source), AsOf: cited.AsOf{Date: date, From: cited.OfFigure}}
	}
	a, b, c := claim(40, "2015", "a"), claim(60, "2016", "b"), claim(45, "2015-03/2016-02", "c")
	s := Stands(&cited.Cell{Kind: cited.Count, Basis: cited.Period}, []cited.Claim{a, b, c})
	if got := Verdict(&s[0], &s[1]); got != cited.Different {
		t.Errorf("two years: %s", got)
	}
	if got := Verdict(&s[0], &s[2]); got != cited.Disputed {
		t.Errorf("periods that meet: %s", got)
	}
}

// randomStands are many of few values, days and sources, so that all verdicts come.
func randomStands(r *rand.Rand, n int) []Stand {
	out := make([]Stand, n)
	for i := range out {
		low, high := float64(r.IntN(40)), 0.0
		doc := cited.ID(fmt.Sprint(r.IntN(3)))
		c := cited.Claim{Source: cited.ID(fmt.Sprint(r.IntN(4 + n/100))), Own: r.IntN(2) == 0, Documents: []cited.ID{doc}, Low: &low, Modifier: cited.Exactly}
		if high = low + float64(r.IntN(6)); r.IntN(5) > 0 {
			c.High = &high
		}
		if r.IntN(6) == 0 {
			c.Low = nil
		}
		if c.Low == nil && c.High == nil {
			c.High = &high
		}
		if r.IntN(4) > 0 {
			c.AsOf = cited.AsOf{Date: cited.EDTF((cited.DayOf(2012, 1, 1) + cited.Day(r.IntN(40)*60)).String()), From: cited.OfFigure}
		}
		out[i] = NewStand(&c, cited.Count, r.IntN(2) == 0)
	}
	return out
}

// What Count counts is what one gets by going through all pairs.
func TestCount(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		stands := randomStands(r, r.IntN(60))
		want := Tally{}
		for p := range Pairs(stands) {
			want[p.Verdict]++
		}
		if diff := cmp.Diff(want, Count(stands)); diff != "" {
			t.Fatalf("%d stands (-want +got):\n%s", len(stands), diff)
		}
	}
}

// A document that says without a source how many there were at two dates revises nothing.
func TestVerdictWithinDocument(t *testing.T) {
	a, b := stand("220", "a", "2016-04", cited.Count), stand("310+", "a", "2018-11", cited.Count)
	a.Claim.Own, b.Claim.Own = true, true
	a.Claim.Documents, b.Claim.Documents = []cited.ID{"d"}, []cited.ID{"d"}
	if got := Verdict(&a, &b); got != cited.Different {
		t.Errorf("in one document: %s", got)
	}
	b.Claim.Documents = []cited.ID{"e"}
	if got := Verdict(&a, &b); got != cited.Revised {
		t.Errorf("in two: %s", got)
	}
	b.Claim.Documents, b.Claim.Own = []cited.ID{"d"}, false
	if got := Verdict(&a, &b); got != cited.Revised {
		t.Errorf("by a source: %s", got)
	}
}

func TestPairsStop(t *testing.T) {
	n := 0
	for range Pairs(randomStands(rand.New(rand.NewPCG(1, 2)), 100)) {
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("%d pairs", n)
	}
}

func BenchmarkCount50000(b *testing.B) {
	stands := randomStands(rand.New(rand.NewPCG(1, 2)), 50_000)
	for b.Loop() {
		Count(stands)
	}
}
