package review_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"cited"
	"cited/internal/codebook"
	"cited/internal/review"
	"cited/rules"
)

func book(t *testing.T) *codebook.Codebook {
	t.Helper()
	b, err := codebook.Load(rules.FS, "foreign-fighters")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestSpoil(t *testing.T) {
	b, random := book(t), rand.New(rand.NewPCG(1, 1))
	f := figure(10, func(f *cited.Figure) {
		f.Group = []string{"Islamic State"}
		f.Origin = []string{"region:Western Europe"}
	})
	before := fmt.Sprintf("%+v %v %v", f, *f.Low, *f.High)
	fields := map[string]int{}
	for range 2000 {
		wrong, field := review.Spoil(f, b, random)
		fields[field]++
		for _, other := range cited.Fields() {
			if same := review.Written(&f, other) == review.Written(&wrong, other); same == (other == field) {
				t.Fatalf("%s spoiled, %s is %q, was %q", field, other, review.Written(&wrong, other), review.Written(&f, other))
			}
		}
		x, y := cited.CellOf(&f), cited.CellOf(&wrong)
		if like := b.Compare(&x, &y); field != "value" && field != "time" && field != "stance" && like.Extent != codebook.Differs {
			t.Fatalf("%s is %q, which %s %q", field, review.Written(&wrong, field), like.Extent, review.Written(&f, field))
		}
		if field == "value" && (*wrong.Low != *wrong.High || *wrong.Low < 100 || *wrong.Low > 999) {
			t.Fatalf("470 became %v to %v", *wrong.Low, *wrong.High)
		}
		if m, ok := b.Measure(wrong.Measure); !ok || m.Traits&codebook.Rest != 0 {
			t.Fatalf("%q is no measure of its own", wrong.Measure)
		}
		if !wrong.Time.Valid() {
			t.Fatalf("%q is no date", wrong.Time)
		}
		if wrong.ID != f.ID || wrong.Span != f.Span {
			t.Fatal("the copy stands elsewhere")
		}
	}
	for _, field := range []string{"value", "measure", "population", "origin", "group", "time", "stance"} {
		if fields[field] < 100 {
			t.Errorf("of 2,000 only %d are wrong in %s", fields[field], field)
		}
	}
	if after := fmt.Sprintf("%+v %v %v", f, *f.Low, *f.High); after != before {
		t.Errorf("the figure became %s", after)
	}
	wrong, _ := review.Spoil(f, b, random)
	wrong.Origin[0], *wrong.Low = "AAA", -1
	if f.Origin[0] == "AAA" || *f.Low == -1 {
		t.Error("the copy shares something with the figure")
	}
	one, a := review.Spoil(f, b, rand.New(rand.NewPCG(5, 5)))
	other, z := review.Spoil(f, b, rand.New(rand.NewPCG(5, 5)))
	if a != z || !reflect.DeepEqual(one, other) {
		t.Error("the same seed has another error")
	}
}

func TestSpoilValues(t *testing.T) {
	b := book(t)
	share := func(f *cited.Figure) { f.Kind = cited.Share }
	vague := func(f *cited.Figure) { f.Modifier = cited.Vague }
	open := func(low, high bool) func(*cited.Figure) {
		return func(f *cited.Figure) {
			if !low {
				f.Low = nil
			}
			if !high {
				f.High = nil
			}
		}
	}
	for name, f := range map[string]cited.Figure{
		"one digit": figure(0, value(7, 7)), "zero": figure(0, value(0, 0)), "a share": figure(0, value(33.3, 33.3), share), "all": figure(0, value(100, 100), share),
		"a range": figure(0, value(900, 1200)), "at least": figure(0, value(900, 900), open(true, false)), "at most": figure(0, value(900, 900), open(false, true)),
		"no bound": figure(0, open(false, false)), "huge": figure(0, value(1e300, 1e300)), "no number": figure(0, value(math.NaN(), math.Inf(1))),
		"negative": figure(0, value(-5, -5)), "vague": figure(0, value(24, 99), vague),
	} {
		n, random := 0, rand.New(rand.NewPCG(2, 2))
		for range 300 {
			wrong, field := review.Spoil(f, b, random)
			if field != "value" {
				continue
			}
			n++
			if (wrong.Low == nil) != (f.Low == nil) || (wrong.High == nil) != (f.High == nil) {
				t.Fatalf("%s: %s became %s", name, review.Written(&f, "value"), review.Written(&wrong, "value"))
			}
			if wrong.Low != nil && wrong.High != nil && *wrong.Low > *wrong.High || f.Kind == cited.Share && *wrong.High > 100 {
				t.Fatalf("%s: became %s", name, review.Written(&wrong, "value"))
			}
		}
		if never := name == "no bound" || name == "no number" || name == "vague" || name == "all"; never != (n == 0) { // any other digit makes more than 100 %
			t.Errorf("%s: %d values of 300 are wrong", name, n)
		}
	}
}

func TestSpoilFindsNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 3))
	if wrong, field := review.Spoil(cited.Figure{}, &codebook.Codebook{}, random); field != "" || !reflect.DeepEqual(wrong, cited.Figure{}) {
		t.Errorf("of an empty figure %q is spoiled", field)
	}
	for _, date := range []cited.EDTF{"2012/2018-11", "../2015", "201X", "x", "\xff\xff\xff\xff", "2016-02-29", "9999"} {
		for range 100 {
			if wrong, field := review.Spoil(cited.Figure{Time: date}, &codebook.Codebook{}, random); field == "time" && !wrong.Time.Valid() {
				t.Fatalf("%q became %q", date, wrong.Time)
			}
		}
	}
}

func TestCaught(t *testing.T) {
	seeded := []review.Seeded{{Figure: "fi-1", Field: "measure", Wrong: "killed"}}
	hour := 0
	decision := func(id cited.ID, field string, verdict cited.Verdict, value string, base cited.ID) cited.Decision {
		hour++
		return cited.Decision{ID: id, Subject: "fi-1", Field: field, Verdict: verdict, Value: value, Reviewer: "ann", Base: base,
			At: time.Date(2026, 1, 1, hour, 0, 0, 0, time.UTC)}
	}
	other := decision("de-9", "", cited.Rejected, "", "")
	other.Reviewer = "bob"
	for _, test := range []struct {
		name      string
		decisions []cited.Decision
		want      string // caught, doubted, missed, open
	}{
		{"nothing", nil, "0 0 0 1"},
		{"by somebody else", []cited.Decision{other}, "0 0 0 1"},
		{"a note", []cited.Decision{decision("de-1", "note", cited.Added, "hm", "")}, "0 0 0 1"},
		{"rejected", []cited.Decision{decision("de-1", "", cited.Rejected, "", "")}, "1 0 0 0"},
		{"corrected", []cited.Decision{decision("de-1", "measure", cited.Corrected, "returned", "")}, "1 0 0 0"},
		{"corrected and accepted", []cited.Decision{decision("de-1", "measure", cited.Corrected, "returned", ""), decision("de-2", "", cited.Accepted, "", "")}, "1 0 0 0"},
		{"corrected to the same", []cited.Decision{decision("de-1", "measure", cited.Corrected, " Killed", "")}, "0 0 1 0"},
		{"another field corrected", []cited.Decision{decision("de-1", "value", cited.Corrected, "900..", "")}, "0 0 1 0"},
		{"accepted", []cited.Decision{decision("de-1", "", cited.Accepted, "", "")}, "0 0 1 0"},
		{"cannot tell", []cited.Decision{decision("de-1", "", cited.Unclear, "", "")}, "0 1 0 0"},
		{"accepted, then rejected", []cited.Decision{decision("de-1", "", cited.Accepted, "", ""), decision("de-2", "", cited.Rejected, "", "de-1")}, "1 0 0 0"},
		{"a correction taken back", []cited.Decision{decision("de-1", "measure", cited.Corrected, "returned", ""), decision("de-2", "measure", cited.Rejected, "", "de-1")}, "0 0 0 1"},
		{"accepted, then undone", []cited.Decision{decision("de-1", "", cited.Accepted, "", ""), decision("de-2", "", cited.Undone, "", "de-1")}, "0 0 0 1"},
		{"this and that", []cited.Decision{decision("de-1", "", cited.Accepted, "", ""), decision("de-2", "", cited.Unclear, "", "")}, "0 1 0 0"},
		{"based on each other", []cited.Decision{decision("de-1", "", cited.Rejected, "", "de-2"), decision("de-2", "", cited.Rejected, "", "de-1")}, "0 0 0 1"},
	} {
		c := review.Caught(seeded, "ann", test.decisions)
		if got := fmt.Sprint(c.Caught, c.Doubted, c.Missed, c.Open); got != test.want || c.Seeded != 1 || c.Coder != "ann" {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
		if c.Open == 1 {
			undefined(t, test.name, c.Share, "none of the seeded errors")
		} else {
			published(t, test.name, c.Share, float64(c.Caught))
		}
	}
	undefined(t, "no seeded errors", review.Caught(nil, "ann", nil).Share, "none of the seeded errors")
}
