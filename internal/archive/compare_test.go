package archive_test

import (
	"context"
	"testing"

	"cited"
	"cited/internal/archive"
)

// compare returns what Compare has, which Estimator has to have as well.
func compare(t *testing.T, a *archive.Archive, v cited.Viewer) (*archive.Estimator, string) {
	t.Helper()
	est, err := a.Compare(context.Background(), v, norwegians())
	if err != nil {
		t.Fatal(err)
	}
	rules, err := a.EstimateRules()
	if err != nil {
		t.Fatal(err)
	}
	rule, err := rules.Get("min-max")
	if err != nil {
		t.Fatal(err)
	}
	e := est.Estimate(rule, "")
	_, want := ask(t, a, v, "min-max")
	if written(&e) != written(&want) {
		t.Errorf("what is kept says %s, what is there %s", written(&e), written(&want))
	}
	return est, written(&e)
}

func TestCompareKeepsUntilSomethingChanges(t *testing.T) {
	a, _ := open(t, nil)
	reader := cited.Viewer{Role: cited.Reader, Today: cited.DayOf(2024, 3, 1)}
	tell(t, a, told{"a", "Post", "2016-01", 100, 100, nil}, told{"c", "Times", "2016-02", 120, 120, func(_ *cited.Figure, d *cited.Document) { d.Access = cited.Protected }})
	first, all := compare(t, a, owner)
	again, _ := compare(t, a, owner)
	if first != again {
		t.Error("the same was loaded twice")
	}
	if _, some := compare(t, a, reader); some == all {
		t.Errorf("a reader sees %s, as the owner does", some)
	}
	tell(t, a, told{"b", "Atlas", "2016-02", 140, 140, nil})
	if _, more := compare(t, a, owner); more == all {
		t.Errorf("another document changed nothing: %s", more)
	}
	id := again.Pool.Claims[0].Figures[0]
	if _, err := a.Decide(context.Background(), owner, cited.Decision{Subject: id, Verdict: cited.Rejected, Reason: "of another year"}); err != nil {
		t.Fatal(err)
	}
	if rest, _ := compare(t, a, owner); len(rest.Pool.Claims) != 2 {
		t.Errorf("%d claims after one of 3 was rejected", len(rest.Pool.Claims))
	}
	before, _ := compare(t, a, owner)
	if err := a.Update(context.Background(), owner, nil); err != nil {
		t.Fatal(err)
	}
	if after, _ := compare(t, a, owner); after == before {
		t.Error("after the lineage was made, what was loaded before is still kept")
	}
	origins, err := a.CompareOrigins(context.Background(), owner, norwegians())
	if err != nil || len(origins.List) != 1 || len(origins.List[0].Pool.Claims) != 2 {
		t.Errorf("%d origins, %v", len(origins.List), err)
	}
}
