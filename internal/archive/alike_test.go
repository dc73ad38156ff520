package archive_test

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"cited"
	"cited/internal/archive"
)

// varied are documents whose figures differ in each field of a cell, and in what keeps them out of
// claims.
func varied() (list []told) {
	set := []func(*cited.Figure, *cited.Document){
		nil,
		func(f *cited.Figure, _ *cited.Document) { f.Theatre = []string{"IRQ"} },
		func(f *cited.Figure, _ *cited.Document) { f.Theatre = []string{} },
		func(f *cited.Figure, _ *cited.Document) { f.Theatre = []string{"IRQ", "SYR"} },
		func(f *cited.Figure, _ *cited.Document) { f.Origin = []string{"NOR", "SWE"} },
		func(f *cited.Figure, _ *cited.Document) { f.Origin = []string{"SWE"} },
		func(f *cited.Figure, _ *cited.Document) { f.Origin = []string{} },
		func(f *cited.Figure, _ *cited.Document) { f.Origin = []string{"region:Northern Europe"} },
		func(f *cited.Figure, _ *cited.Document) { f.Place = []string{"Hill Camp"} },
		func(f *cited.Figure, _ *cited.Document) { f.Population = "women" },
		func(f *cited.Figure, _ *cited.Document) { f.Segment = []string{"women"} },
		func(f *cited.Figure, _ *cited.Document) { f.Segment = []string{"teenagers"} },
		func(f *cited.Figure, _ *cited.Document) { f.Group, f.GroupScope = []string{"Hill Brigade"}, cited.Only },
		func(f *cited.Figure, _ *cited.Document) {
			f.Group, f.GroupScope = []string{"Hill Brigade"}, cited.AndOthers
		},
		func(f *cited.Figure, _ *cited.Document) { f.Kind, f.Of = cited.Share, "the convicted" },
		func(f *cited.Figure, _ *cited.Document) { f.Kind, f.Of = cited.Share, "the returned" },
		func(f *cited.Figure, _ *cited.Document) { f.Of = "100" },
		func(f *cited.Figure, _ *cited.Document) { f.Basis, f.Time = cited.Period, "2014" },
		func(f *cited.Figure, _ *cited.Document) { f.Basis, f.Time = cited.Period, "2011/2015" },
		func(f *cited.Figure, _ *cited.Document) { f.Basis, f.Time = cited.Period, "../2015" },
		func(f *cited.Figure, _ *cited.Document) { f.Basis, f.Reported = cited.Period, "2011/2015" },
		func(f *cited.Figure, _ *cited.Document) { f.Basis = cited.Point },
		func(f *cited.Figure, _ *cited.Document) { f.Measure = "returned" },
		func(f *cited.Figure, _ *cited.Document) { f.Stance = cited.Denial },
		func(f *cited.Figure, _ *cited.Document) { f.Stance = cited.Hedged },
		func(f *cited.Figure, _ *cited.Document) { f.Low, f.High = nil, nil },
		func(f *cited.Figure, _ *cited.Document) { f.Individual = true },
		func(_ *cited.Figure, d *cited.Document) { d.Access = cited.Protected },
		by("Soren"), by("Soren", "Atlas"),
	}
	for i, s := range set {
		list = append(list, told{fmt.Sprint("d", i), []string{"Post", "Times", ""}[i%3], cited.EDTF(fmt.Sprint("2016-0", i%9+1)), float64(100 + i), float64(100 + i), s},
			told{fmt.Sprint("e", i), "Atlas", "2017-01", 100, 100, s})
	}
	return list
}

// What is matched in memory says what is matched figure by figure.
func TestCompareSaysWhatEstimatorSays(t *testing.T) {
	ctx := context.Background()
	a, _ := open(t, nil)
	tell(t, a, varied()...)
	n := 0
	for r, err := range a.Figures(ctx, owner, cited.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n%7 == 0 {
			if _, err := a.Decide(ctx, owner, cited.Decision{Subject: r.Figure.ID, Field: "theatre", Verdict: cited.Corrected, Value: "IRQ", Reason: "by hand"}); err != nil {
				t.Fatal(err)
			}
		}
		if n%11 == 0 {
			if _, err := a.Decide(ctx, owner, cited.Decision{Subject: r.Figure.ID, Verdict: cited.Rejected, Reason: "by hand"}); err != nil {
				t.Fatal(err)
			}
		}
	}
	set, err := a.CodebookSet()
	if err != nil {
		t.Fatal(err)
	}
	asked := map[cited.ID]cited.Cell{}
	for r, err := range a.Figures(ctx, owner, cited.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		c := set.CellOf(&r.Figure)
		asked[c.ID()] = c
		c.Population, c.Basis, c.Theatre, c.Of = "", "", nil, ""
		asked[c.ID()] = c
	}
	if len(asked) < 30 {
		t.Fatalf("only %d cells", len(asked))
	}
	claims, others := 0, 0
	for _, v := range []cited.Viewer{owner, {Role: cited.Reader, Today: cited.DayOf(2024, 3, 1)}} {
		for _, cell := range asked {
			one, err := a.Compare(ctx, v, cell)
			if err != nil {
				t.Fatal(err)
			}
			other, err := a.Estimator(ctx, v, cell)
			if err != nil {
				t.Fatal(err)
			}
			sameEstimators(t, one, other)
			claims, others = claims+len(one.Pool.Claims), others+len(one.Pool.Apart)
			cell.Origin = nil
			all, err := a.CompareOrigins(ctx, v, cell)
			if err != nil {
				t.Fatal(err)
			}
			list, several, err := a.ByOrigin(ctx, v, cell)
			if err != nil || len(list) != len(all.List) || several != all.Several {
				t.Fatalf("%d origins and %d of several, not %d and %d: %v", len(all.List), all.Several, len(list), several, err)
			}
			for i := range list {
				sameEstimators(t, all.List[i], list[i])
			}
		}
	}
	if claims == 0 || others == 0 {
		t.Errorf("%d claims and %d reasons: nothing was compared", claims, others)
	}
}

func sameEstimators(t *testing.T, a, b *archive.Estimator) {
	t.Helper()
	said := func(e *archive.Estimator) string {
		var apart []string
		for _, p := range e.Pool.Apart {
			apart = append(apart, fmt.Sprint(p.Field, ": ", p.Why, " ", p.Figures))
			if r := e.Receipt(p.Example); p.Example != "" && (r == nil || r.Document.ID == "") {
				t.Errorf("nothing is loaded of the example %s", p.Example)
			}
		}
		b, err := json.Marshal([]any{e.Cell, e.Taken, e.Pool.Claims, e.Pool.Summary(), apart})
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	if got, want := said(a), said(b); got != want {
		t.Errorf("in memory:\n%s\nfigure by figure:\n%s", got, want)
	}
}
