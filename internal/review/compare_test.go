package review_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"cited"
	"cited/internal/review"
)

// figure is 470 at a place of a text: killed Belgians, unless something is changed.
func figure(start int, change ...func(*cited.Figure)) cited.Figure {
	low, high := 470.0, 470.0
	f := cited.Figure{
		Span: cited.Span{Start: start, End: start + 3, Exact: "470"}, Low: &low, High: &high,
		Codebook: "foreign-fighters", Modifier: cited.Exactly, Kind: cited.Count, Counted: "foreign fighter", Measure: "killed",
		Origin: []string{"BEL"}, Population: "fighters", Theatre: []string{"SYR"}, Time: "2015", Basis: cited.Cumulative,
		Attribution: []string{"interior ministry"}, Stance: cited.Asserted,
	}
	for _, c := range change {
		c(&f)
	}
	return f
}

func measure(code string) func(*cited.Figure) { return func(f *cited.Figure) { f.Measure = code } }

func origin(codes ...string) func(*cited.Figure) { return func(f *cited.Figure) { f.Origin = codes } }

func value(low, high float64) func(*cited.Figure) {
	return func(f *cited.Figure) { f.Low, f.High = &low, &high }
}

func coding(coder string, document int, figures ...cited.Figure) review.Coding {
	return review.Coding{Coder: coder, Document: cited.NewID(cited.DocumentID, fmt.Sprint(document)), Figures: figures}
}

func fieldOf(t *testing.T, r review.Report, name string) review.FieldAgreement {
	t.Helper()
	for _, f := range r.Fields {
		if f.Field == name {
			return f
		}
	}
	t.Fatalf("the report has no field %s", name)
	return review.FieldAgreement{}
}

// Two documents in common, a third that only one coder saw. Worked out by hand: ann marks
// 4 figures, bob 4, 3 of them the same, so that F1 is 6/8; of the measures two of three agree.
func example() (ann, bob []review.Coding) {
	ann = []review.Coding{
		coding("ann", 1, figure(10), figure(40, measure("returned"), value(100, 100)), figure(80)),
		coding("ann", 2, figure(5, origin("BEL", "FRA"))),
		coding("ann", 3, figure(5)),
	}
	bob = []review.Coding{
		coding("bob", 2, figure(6, measure("returned"))), // overlaps
		coding("bob", 1, figure(10), figure(40, measure("returned"), value(200, 200)), figure(200)),
		coding("bob", 1, figure(10), figure(40, measure("returned"), value(200, 200)), figure(200)), // the last holds
		{Coder: "bob", Document: "do-none"},
	}
	return ann, bob
}

func TestCompare(t *testing.T) {
	ann, bob := example()
	r := review.Compare(ann, bob, review.Options{})
	if !reflect.DeepEqual(r.Coders, []string{"ann", "bob"}) || r.Documents != 2 || !reflect.DeepEqual(r.Detection.Marked, []int{4, 4}) || r.Detection.Shared != 3 {
		t.Errorf("coders %v, %d documents, detection %+v", r.Coders, r.Documents, r.Detection)
	}
	published(t, "F1", r.Detection.F1, 0.75)
	m := fieldOf(t, r, "measure")
	published(t, "measure", m.Agree, 0.667)
	published(t, "kappa of measure", *m.Kappa, 0.4)    // p(o) 2/3, p(e) (2·1 + 1·2) / 9
	published(t, "alpha of measure", m.Alpha, 1-5./9.) // 1 - 5·1/(3·3)
	if m.Units != 3 || m.LogRatio != nil || !reflect.DeepEqual(m.Confusions, []review.Confusion{{First: "killed", Second: "returned", Count: 1}}) {
		t.Errorf("measure: %+v", m)
	}
	o := fieldOf(t, r, "origin")
	published(t, "origin", o.Agree, 0.667)
	// Five times {BEL}, once {BEL, FRA}, 2/3 apart: 1 - 5·(2/3)/(5·2/3).
	published(t, "alpha of origin", o.Alpha, 0)
	if o.Kappa != nil || o.Metric != "MASI" || o.Confusions[0] != (review.Confusion{First: "BEL; FRA", Second: "BEL", Count: 1}) {
		t.Errorf("origin: %+v", o)
	}
	v := fieldOf(t, r, "value")
	published(t, "value", v.Agree, 0.667)
	published(t, "log-ratio of value", *v.LogRatio, 0)
	if v.Confusions[0] != (review.Confusion{First: "100", Second: "200", Count: 1}) {
		t.Errorf("value: %+v", v.Confusions)
	}
	undefined(t, "alpha of kind", fieldOf(t, r, "kind").Alpha, "no variation")
	if s := fieldOf(t, r, "segment"); s.Silent != 3 || len(s.Confusions) > 0 {
		t.Errorf("segment: %+v", s)
	}
	if _, err := json.Marshal(r); err != nil {
		t.Error(err)
	}
}

func TestCompareHasEveryField(t *testing.T) {
	var names []string
	for _, f := range review.Compare(nil, nil, review.Options{}).Fields {
		names = append(names, f.Field)
	}
	if !reflect.DeepEqual(names, cited.Fields()) {
		t.Errorf("compares %v, want %v", names, cited.Fields())
	}
	// And sees a change in every one of them.
	other := cited.Figure{Low: figure(0).Low, Counted: "woman", Measure: "returned", Modifier: cited.Approx, Kind: cited.Share, Origin: []string{"FRA"},
		Population: "women", Theatre: []string{"IRQ"}, Place: []string{"Ulm"}, Group: []string{"X"}, GroupScope: cited.Only, Segment: []string{"converts"}, Of: "all",
		Time: "2016", Basis: cited.Point, Attribution: []string{"police"}, Reported: "2017", Stance: cited.Denial}
	other.Span = figure(0).Span
	r := review.Compare([]review.Coding{coding("a", 1, figure(0))}, []review.Coding{coding("b", 1, other)}, review.Options{})
	for _, f := range r.Fields {
		published(t, f.Field, f.Agree, 0)
		if len(f.Confusions) != 1 || review.Written(&other, f.Field) == "" {
			t.Errorf("%s: %+v, written %q", f.Field, f, review.Written(&other, f.Field))
		}
	}
}

func TestCompareNothing(t *testing.T) {
	nothing := []review.Coding{{Coder: "ann", Document: "do-1"}}
	for name, r := range map[string]review.Report{
		"no codings":      review.Compare(nil, nil, review.Options{}),
		"no figures":      review.Compare(nothing, nothing, review.Options{}),
		"other documents": review.Compare([]review.Coding{coding("a", 1, figure(0))}, []review.Coding{coding("b", 2, figure(0))}, review.Options{}),
		"one coder":       review.CompareAll([]review.Coding{coding("a", 1, figure(0))}, review.Options{}),
		"nobody":          review.CompareAll(nil, review.Options{}),
	} {
		undefined(t, name+", F1", r.Detection.F1, "nobody marked")
		for _, f := range r.Fields {
			undefined(t, name+", "+f.Field, f.Agree, "no figure")
			undefined(t, name+", alpha of "+f.Field, f.Alpha, "fewer than two")
		}
	}
}

func TestPairing(t *testing.T) {
	span := func(start, end int, change ...func(*cited.Figure)) cited.Figure {
		f := figure(start, change...)
		f.End = end
		return f
	}
	for _, test := range []struct {
		name   string
		a, b   []cited.Figure
		shared int
		agree  float64 // about the measure
	}{
		{"the best overlap first", []cited.Figure{span(0, 10)}, []cited.Figure{span(0, 4, measure("returned")), span(2, 10)}, 1, 1},
		{"each used once", []cited.Figure{span(0, 10), span(3, 6)}, []cited.Figure{span(0, 10)}, 1, 1},
		{"touching is no overlap", []cited.Figure{span(0, 5)}, []cited.Figure{span(5, 9)}, 0, 0},
		{"two figures in the same words", []cited.Figure{span(0, 3, measure("killed")), span(0, 3, measure("wounded"))},
			[]cited.Figure{span(0, 3, measure("wounded")), span(0, 3, measure("killed"))}, 2, 1},
		{"words that end before they start", []cited.Figure{span(9, 2)}, []cited.Figure{span(9, 2)}, 0, 0},
	} {
		r := review.Compare([]review.Coding{coding("a", 1, test.a...)}, []review.Coding{coding("b", 1, test.b...)}, review.Options{Rounds: -1})
		if r.Detection.Shared != test.shared {
			t.Errorf("%s: %d shared, want %d", test.name, r.Detection.Shared, test.shared)
		}
		if c := fieldOf(t, r, "measure").Agree; test.shared > 0 {
			published(t, test.name, c, test.agree)
		}
	}
}

func TestCompareAll(t *testing.T) {
	var codings []review.Coding
	for document := range 6 {
		for i, coder := range []string{"ann", "bob", "machine"} {
			if document%3 == i {
				continue // two of three each
			}
			f := figure(10, origin([]string{"BEL", "FRA", "DEU"}[document%3]))
			if coder == "machine" && document == 0 {
				f.Measure = "returned"
			}
			codings = append(codings, coding(coder, document, f))
		}
	}
	r := review.CompareAll(codings, review.Options{Rounds: -1})
	if len(r.Coders) != 3 || r.Documents != 6 || len(r.Pairs) != 3 || r.Detection.Shared != 6 {
		t.Fatalf("%d coders, %d documents, %d pairs, %d shared", len(r.Coders), r.Documents, len(r.Pairs), r.Detection.Shared)
	}
	published(t, "F1", r.Detection.F1, 1)
	published(t, "origin", fieldOf(t, r, "origin").Alpha, 1)
	m := fieldOf(t, r, "measure")
	published(t, "measure", m.Agree, 0.833)
	published(t, "alpha of measure", m.Alpha, 0) // 1 - 11·1/(11·1)
	if m.Kappa != nil || len(m.Confusions) > 0 {
		t.Errorf("kappa and confusions are of two coders: %+v", m)
	}
	for _, pair := range r.Pairs {
		if pair.Documents != 2 || fieldOf(t, pair, "measure").Kappa == nil {
			t.Errorf("%v: %+v", pair.Coders, pair.Documents)
		}
	}
	// Somebody who missed a figure lowers F1 with the others, and leaves alpha alone.
	codings[0].Figures = nil
	r = review.CompareAll(codings, review.Options{Rounds: -1})
	published(t, "F1 without one", r.Detection.F1, 10./11)
	published(t, "origin without one", fieldOf(t, r, "origin").Alpha, 1)
}

// Of three who saw a document two marked its figure: 1 of 1 for these two, 0 of 1 for either and
// the third.
func TestDetectionIsOverEveryTwo(t *testing.T) {
	codings := []review.Coding{coding("a", 1, figure(0)), coding("b", 1, figure(0)), coding("c", 1)}
	published(t, "F1", review.CompareAll(codings, review.Options{}).Detection.F1, 2./(2+1+1))
	published(t, "F1 of two counts", review.F1(3, 4, 4), 0.75)
}

// Single persons are counted and not shown.
func TestConfusionsProtectPersons(t *testing.T) {
	one := func(place string) cited.Figure {
		return figure(0, func(f *cited.Figure) { f.Individual, f.Place = true, []string{place} })
	}
	long := func(f *cited.Figure) { f.Place = []string{strings.Repeat("ä", 5000)} }
	r := review.Compare([]review.Coding{coding("a", 1, one("Hill Farm"), figure(20, long))},
		[]review.Coding{coding("b", 1, one("Mill Lane"), figure(20))}, review.Options{})
	p := fieldOf(t, r, "place")
	if len(p.Confusions) != 1 || p.Others != 1 || len([]rune(p.Confusions[0].First)) > 110 {
		t.Errorf("place: %+v", p)
	}
}

func TestHostileValues(t *testing.T) {
	var a, b []cited.Figure
	for i, x := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), -5, 0, 1e308, 5e-324} {
		a = append(a, figure(10*i, value(x, x)))
		b = append(b, figure(10*i, value(7, x), func(f *cited.Figure) { f.Origin = []string{"a\x00b", "", "\xff", "a\x00b"} }))
	}
	r := review.Compare([]review.Coding{coding("a", 1, a...), coding("a", 2, b...)}, []review.Coding{coding("b", 1, b...), coding("b", 2, a...)}, review.Options{})
	line, err := json.Marshal(r)
	if err != nil || strings.Contains(string(line), "NaN") || r.Detection.Shared != 14 {
		t.Errorf("%v: %s", err, line)
	}
}

// study makes codings of two coders with as many values as a field can have.
func study(documents, each int) (a, b []review.Coding) {
	random := rand.New(rand.NewPCG(1, 2))
	for document := range documents {
		var one, other []cited.Figure
		for i := range each {
			f := figure(20*i, value(float64(random.IntN(1e6)), 1e6), origin(fmt.Sprint("place ", random.IntN(2000))), measure(fmt.Sprint(random.IntN(9))))
			g := f
			if random.IntN(4) == 0 {
				g.Measure, g.Origin = "other", []string{fmt.Sprint("place ", random.IntN(2000))}
			}
			one, other = append(one, f), append(other, g)
		}
		a, b = append(a, coding("a", document, one...)), append(b, coding("b", document, other...))
	}
	return a, b
}

func TestThousandsOfUnits(t *testing.T) {
	start := time.Now()
	a, b := study(200, 25)
	r := review.Compare(a, b, review.Options{})
	if m := fieldOf(t, r, "measure"); m.Units != 5000 || m.Alpha.Interval == nil || m.Agree.Interval == nil || m.Kappa.Interval == nil {
		t.Errorf("measure: %+v", m)
	}
	// Too many different values to draw them a thousand times: a value, and no interval.
	if o := fieldOf(t, r, "origin"); o.Alpha.Value == nil || o.Alpha.Interval != nil || o.Agree.Interval == nil {
		t.Errorf("origin: %+v", o)
	}
	if took := time.Since(start); took > 30*time.Second {
		t.Errorf("took %v", took)
	}
	t.Logf("5,000 units with intervals: %v", time.Since(start))
}

func TestEverythingOverlaps(t *testing.T) {
	start := time.Now()
	var codings []review.Coding
	for coder := range 300 {
		var figures []cited.Figure
		for i := range 20 {
			f := figure(i)
			f.End = 10_000
			figures = append(figures, f)
		}
		codings = append(codings, coding(fmt.Sprint("coder ", coder), 1, figures...))
	}
	r := review.CompareAll(codings, review.Options{})
	if r.Detection.Shared < 20 || r.Detection.F1.Value == nil || len(r.Pairs) > 0 {
		t.Errorf("%+v, %d pairs", r.Detection.F1, len(r.Pairs))
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
}
