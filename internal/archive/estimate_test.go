package archive_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"cited"
	"cited/internal/archive"
)

// told is a figure of a document of its own.
type told struct {
	document, publisher string
	published           cited.EDTF
	low, high           float64
	change              func(*cited.Figure, *cited.Document)
}

// tell puts figures on Norwegian fighters into an archive.
func tell(t testing.TB, a *archive.Archive, list ...told) {
	t.Helper()
	var readings []cited.Reading
	for _, one := range list {
		d := cited.Document{Original: fmt.Sprintf("%x", one.document), Name: one.document, Publisher: one.publisher, Published: one.published, Outcome: cited.OutcomeRead}
		f := cited.Figure{Codebook: "foreign-fighters", Measure: "travelled", Kind: cited.Count, Counted: "fighter", Population: "fighters", Modifier: cited.Exactly,
			Origin: []string{"NOR"}, Basis: cited.Cumulative, Stance: cited.Asserted, Low: &one.low, High: &one.high, Quote: cited.Span{Exact: "so many"}}
		f.Exact = fmt.Sprint(one.low)
		if one.change != nil {
			one.change(&f, &d)
		}
		d.ID = cited.DocumentKey(d.Original, "", 0)
		d.Counts.Figures = 1
		f.ID = cited.FigureKey(d.ID, f.Exact, 0)
		readings = append(readings, cited.Reading{Document: d, Version: "test", Found: cited.Found{Figures: []cited.Figure{f}}})
	}
	if err := a.Put(context.Background(), readings...); err != nil {
		t.Fatal(err)
	}
}

func norwegians() cited.Cell {
	f := cited.Figure{Codebook: "foreign-fighters", Measure: "travelled", Kind: cited.Count, Origin: []string{"NOR"}}
	return cited.CellOf(&f)
}

func by(source ...string) func(*cited.Figure, *cited.Document) {
	return func(f *cited.Figure, _ *cited.Document) { f.Attribution = source }
}

// ask returns the estimator of Norwegian fighters, and their estimate under a rule.
func ask(t *testing.T, a *archive.Archive, v cited.Viewer, rule string) (*archive.Estimator, cited.Estimate) {
	t.Helper()
	e, err := a.Estimator(context.Background(), v, norwegians())
	if err != nil {
		t.Fatal(err)
	}
	rules, err := a.EstimateRules()
	if err != nil {
		t.Fatal(err)
	}
	r, err := rules.Get(rule)
	if err != nil {
		t.Fatal(err)
	}
	return e, e.Estimate(r, "")
}

func written(e *cited.Estimate) string {
	out := ""
	for _, f := range []*float64{e.Low, e.Best, e.High} {
		if f == nil {
			out += "- "
		} else {
			out += fmt.Sprint(*f) + " "
		}
	}
	return out + fmt.Sprint(e.Claims, e.Independent)
}

func TestEstimateSeesWhatTheViewerMaySee(t *testing.T) {
	a, _ := open(t, nil)
	tell(t, a,
		told{"a", "Post", "2016-01", 100, 100, by("Soren")},
		told{"b", "Times", "2016-02", 110, 110, by("Atlas")},
		told{"c", "Times", "2016-02", 120, 120, func(f *cited.Figure, d *cited.Document) { d.Access = cited.Protected }},
		told{"d", "Times", "2016-02", 130, 130, func(f *cited.Figure, d *cited.Document) { f.Individual = true }},
		told{"e", "Times", "2016-02", 140, 140, func(f *cited.Figure, d *cited.Document) { f.Stance = cited.Denial }},
		told{"f", "Times", "2016-02", 150, 150, func(f *cited.Figure, d *cited.Document) { d.Embargo = "2024-03-01" }},
		told{"g", "Times", "2016-02", 60, 60, func(f *cited.Figure, d *cited.Document) { f.Population = "women" }},
		told{"h", "Times", "2016-02", 70, 70, func(f *cited.Figure, d *cited.Document) { f.Origin = []string{"SWE"} }})
	for _, tt := range []struct {
		viewer cited.Viewer
		want   string
		others int
	}{
		{owner, "100 - 150 4 3", 1},
		{cited.Viewer{Role: cited.Reader, Today: cited.DayOf(2024, 2, 29)}, "100 - 110 2 2", 1},
		{cited.Viewer{Role: cited.Reader, Today: cited.DayOf(2024, 3, 1)}, "100 - 150 3 3", 1},
	} {
		_, e := ask(t, a, tt.viewer, "min-max")
		if got := written(&e); got != tt.want || len(e.Others) != tt.others || e.Others[0].Field != "population" {
			t.Errorf("%s on %s: %s and %v, want %s", tt.viewer.Role, tt.viewer.Today, got, e.Others, tt.want)
		}
	}
	if _, err := a.Estimator(context.Background(), cited.Viewer{}, norwegians()); cited.CodeOf(err) != cited.Denied {
		t.Errorf("nobody: %v", err)
	}
}

// What people decided about sources holds for estimates: names that are one source, and those
// whose word counts as none, publishers that nobody credits among them.
func TestEstimateKnowsSources(t *testing.T) {
	ctx := context.Background()
	a, _ := open(t, nil)
	tell(t, a, told{"a", "Post", "2016-01", 100, 100, by("Soren")}, told{"b", "Times", "2016-02", 100, 100, by("SI")},
		told{"c", "Open Pages", "2016-03", 900, 900, nil}, told{"d", "Times", "2016-02", 50, 50, by("police")}, told{"e", "Post", "2016-02", 50, 50, by("police")})
	_, e := ask(t, a, owner, "min-max")
	if got := written(&e); got != "50 - 900 5 5" {
		t.Errorf("before anything is decided: %s", got)
	}
	if _, err := a.MergeSources(ctx, owner, archive.SourceID("SI"), archive.SourceID("Soren"), "its initials"); err != nil {
		t.Fatal(err)
	}
	if _, err := a.SetStanding(ctx, owner, archive.SourceID("Open Pages"), cited.Tertiary, "anybody may write there"); err != nil {
		t.Fatal(err)
	}
	_, e = ask(t, a, owner, "min-max")
	if got := written(&e); got != "50 - 100 3 3" {
		t.Errorf("decided: %s", got)
	}
	if s, err := a.Source(ctx, owner, archive.SourceID("open pages")); err != nil || s.Standing != cited.Tertiary || s.Figures != 0 {
		t.Errorf("a publisher that somebody decided about: %+v, %v", s, err)
	}
	if list, err := a.Sources(ctx, owner, cited.Query{Terms: []cited.Term{{Values: []string{"times"}}}}); err != nil || len(list) != 0 {
		t.Errorf("a publisher that nobody decided about is listed: %+v, %v", list, err)
	}
	if _, err := a.SetStanding(ctx, owner, archive.SourceID("Nobody"), cited.Tertiary, ""); cited.CodeOf(err) != cited.NotFound {
		t.Errorf("nobody: %v", err)
	}
}

func TestByOrigin(t *testing.T) {
	ctx := context.Background()
	a, _ := open(t, nil)
	from := func(origin ...string) func(*cited.Figure, *cited.Document) {
		return func(f *cited.Figure, _ *cited.Document) { f.Origin = origin }
	}
	tell(t, a, told{"a", "Post", "2016-01", 100, 100, nil}, told{"b", "Post", "2016-01", 300, 300, from("SWE")}, told{"c", "Post", "2016-01", 400, 400, from("NOR", "SWE")},
		told{"d", "Post", "2016-01", 7, 7, from("region:Nowhere Land")}, told{"e", "Post", "2016-01", 9, 9, from()})
	asked := norwegians()
	asked.Origin = []string{}
	list, several, err := a.ByOrigin(ctx, owner, asked)
	if err != nil || several != 1 || len(list) != 2 || list[0].Cell.Origin[0] != "NOR" || list[1].Cell.Origin[0] != "SWE" || len(list[0].Pool.Others) != 1 {
		t.Errorf("%d lines, %d together, %v", len(list), several, err)
	}
	asked.Origin = []string{"region:Northern Europe"}
	if list, _, err := a.ByOrigin(ctx, owner, asked); err != nil || len(list) != 2 {
		t.Errorf("of a region: %d, %v", len(list), err)
	}
	asked.Origin = []string{"region:Nowhere Land"}
	if _, _, err := a.ByOrigin(ctx, owner, asked); cited.CodeOf(err) != cited.Invalid {
		t.Errorf("of a region that nobody knows: %v", err)
	}
}

func TestCellByID(t *testing.T) {
	ctx := context.Background()
	a, _ := open(t, nil)
	tell(t, a, told{"a", "Post", "2016-01", 100, 100, func(f *cited.Figure, _ *cited.Document) { f.Theatre, f.Place = []string{"SYR"}, []string{"Hill Camp"} }})
	e, _ := ask(t, a, owner, "newest")
	reader := cited.Viewer{Role: cited.Reader}
	for _, v := range []cited.Viewer{owner, reader} {
		if c, err := a.Cell(ctx, v, e.Cell.ID()); err != nil || c.ID() != e.Cell.ID() {
			t.Errorf("%s: %+v, %v", v.Role, c, err)
		}
	}
	if _, err := a.Cell(ctx, owner, cited.NewID(cited.CellID, "nobody")); cited.CodeOf(err) != cited.NotFound {
		t.Errorf("of nobody: %v", err)
	}
}

func TestBeside(t *testing.T) {
	ctx := context.Background()
	a, _ := open(t, nil)
	tell(t, a, told{"a", "Post", "2016-01", 100, 100, nil}, told{"b", "Times", "2016-01", 120, 120, nil},
		told{"c", "Times", "2016-01", 130, 130, func(f *cited.Figure, _ *cited.Document) { f.Stance = cited.Denial }})
	for f, want := range map[string]int{"100": 2, "130": 0} {
		for r, err := range a.Figures(ctx, owner, cited.Query{}) {
			if err != nil {
				t.Fatal(err)
			}
			if r.Figure.Exact != f {
				continue
			}
			e, err := a.Beside(ctx, owner, &r.Figure, archive.MostBeside)
			if err != nil || (e == nil) != (want == 0) || e != nil && len(e.Pool.Claims) != want {
				t.Errorf("%s: %+v, %v", f, e, err)
			}
		}
	}
}

// An estimate that a person put there is a decision: kept, with the other one, shown in the
// derivation, taken over from another archive, and in conflict where two people decided
// apart from each other.
func TestSetEstimate(t *testing.T) {
	ctx := context.Background()
	a, dir := open(t, func(c *archive.Config) { c.By = "anna" })
	tell(t, a, told{"a", "Post", "2016-01", 100, 100, by("Soren")}, told{"b", "Times", "2016-02", 110, 110, by("Atlas")})
	n := func(f float64) *float64 { return &f }
	set := func(a *archive.Archive, v cited.Viewer, best float64) error {
		e, _ := ask(t, a, v, "newest")
		_, err := a.SetEstimate(ctx, v, e, cited.Overruled{Rule: "newest", Best: n(best)}, "by hand")
		return err
	}
	e, _ := ask(t, a, owner, "newest")
	reader := cited.Viewer{Name: "r", Role: cited.Reader}
	for name, err := range map[string]error{
		"no reason": func() error {
			_, err := a.SetEstimate(ctx, owner, e, cited.Overruled{Rule: "newest", Best: n(1)}, " ")
			return err
		}(),
		"no number":              func() error { _, err := a.SetEstimate(ctx, owner, e, cited.Overruled{Rule: "newest"}, "x"); return err }(),
		"no reason to take back": func() error { _, err := a.UnsetEstimate(ctx, owner, e, "newest", "", ""); return err }(),
	} {
		if cited.CodeOf(err) != cited.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := set(a, reader, 105); cited.CodeOf(err) != cited.Denied {
		t.Errorf("a reader: %v", err)
	}
	anna, bert := cited.Viewer{Name: "anna", Role: cited.Owner}, cited.Viewer{Name: "bert", Role: cited.Owner}
	if err := set(a, anna, 105); err != nil {
		t.Fatal(err)
	}
	_, got := ask(t, a, reader, "newest")
	if written(&got) != "- 105 - 1 1" || got.Override == nil || got.Override.Reviewer != "anna" {
		t.Errorf("decided: %s, %+v", written(&got), got.Override)
	}
	if _, got := ask(t, a, anna, "min-max"); written(&got) != "100 - 110 2 2" {
		t.Errorf("another rule: %s", written(&got))
	}

	other := filepath.Join(t.TempDir(), "other")
	if err := errors.Join(a.Close(), os.CopyFS(other, os.DirFS(dir))); err != nil {
		t.Fatal(err)
	}
	a, b := reopen(t, dir, nil), reopen(t, other, nil)
	if err := set(b, bert, 107); err != nil {
		t.Fatal(err)
	}
	if err := set(a, anna, 106); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Merge(ctx, anna, other, archive.MergeOptions{Watch: quiet(), Read: func(archive.Result) {}}); err != nil {
		t.Fatal(err)
	}
	e, _ = ask(t, a, anna, "newest")
	if len(e.Decisions) != 3 || len(cited.InConflict(e.Decisions)) != 2 {
		t.Errorf("%d decisions, %d in conflict", len(e.Decisions), len(cited.InConflict(e.Decisions)))
	}
	if changed, err := a.UnsetEstimate(ctx, anna, e, "newest", "", "neither"); err != nil || !changed {
		t.Fatal(changed, err)
	}
	e, got = ask(t, a, anna, "newest")
	if len(cited.InConflict(e.Decisions)) != 0 || got.Override != nil || written(&got) != "110 110 110 1 1" {
		t.Errorf("taken back: %s, %d in conflict", written(&got), len(cited.InConflict(e.Decisions)))
	}
}

// largeCell fills an archive with figures of one cell, ten a document.
func largeCell(b *testing.B, a *archive.Archive, n int) {
	b.Helper()
	var readings []cited.Reading
	for i := 0; i < n; i += 10 {
		d := cited.Document{Original: fmt.Sprintf("%064x", i), Name: "d", Publisher: fmt.Sprintf("publisher %d", i%500), Published: cited.EDTF(fmt.Sprintf("201%d-0%d", i%8, i/10%9+1)), Outcome: cited.OutcomeRead}
		d.ID = cited.DocumentKey(d.Original, "", 0)
		r := cited.Reading{Document: d, Version: "test"}
		for k := range 10 {
			value := float64(100 + (i*7+k)%900)
			quote := cited.Span{Start: k * 100, End: k*100 + 60, Exact: "The ministry said that so many fighters had left the country for Syria since"}
			f := cited.Figure{ID: cited.FigureKey(d.ID, fmt.Sprint(value), k), Span: cited.Span{Start: k*100 + 5, End: k*100 + 8, Exact: fmt.Sprint(value)}, Codebook: "foreign-fighters",
				Measure: "travelled", Kind: cited.Count, Counted: "fighter", Population: "fighters", Modifier: cited.Exactly, Origin: []string{"NOR"}, Theatre: []string{"SYR"},
				Basis: cited.Cumulative, Attribution: []string{fmt.Sprintf("source %d", (i+k)%700)}, Stance: cited.Asserted, Low: &value, High: &value, Quote: quote}
			for _, field := range cited.Fields() {
				f.Evidence = append(f.Evidence, cited.Evidence{Field: field, Rule: "en.measures.left", Spans: []cited.Span{quote}})
			}
			r.Figures = append(r.Figures, f)
		}
		d.Counts.Figures = 10
		r.Document = d
		if readings = append(readings, r); len(readings) == 100 || i+10 >= n {
			if err := a.Put(context.Background(), readings...); err != nil {
				b.Fatal(err)
			}
			readings = readings[:0]
		}
	}
}

// BenchmarkEstimator loads a cell of ten thousand figures, and switches rules on it.
func BenchmarkEstimator(b *testing.B) {
	ctx := context.Background()
	dir := filepath.Join(b.TempDir(), "archive")
	if err := archive.Init(dir, []string{"foreign-fighters"}, "owner", noon()); err != nil {
		b.Fatal(err)
	}
	a, err := archive.Open(ctx, dir, config())
	if err != nil {
		b.Fatal(err)
	}
	defer a.Close()
	const figures = 10_000
	largeCell(b, a, figures)
	rules, err := a.EstimateRules()
	if err != nil {
		b.Fatal(err)
	}
	var e *archive.Estimator
	b.Run("load", func(b *testing.B) {
		for b.Loop() {
			if e, err = a.Estimator(ctx, owner, norwegians()); err != nil || len(e.Pool.Claims) == 0 {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.N)*figures/b.Elapsed().Seconds(), "figures/s")
	})
	b.Run("rule", func(b *testing.B) {
		for b.Loop() {
			e.Estimate(rules[0], "")
		}
	})
}
