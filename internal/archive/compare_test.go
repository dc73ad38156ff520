package archive_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

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

// What is counted for pages is counted anew when something else changed than how far people decided.
func TestCountsFollowDecisions(t *testing.T) {
	ctx := context.Background()
	a, _ := open(t, nil)
	tell(t, a, told{"a", "Post", "2016-01", 100, 100, by("Soren")}, told{"b", "Post", "2016-01", 110, 110, by("Soren")})
	if err := a.Warm(ctx, owner); err != nil {
		t.Fatal(err)
	}
	expect := func(what string, figures, soren, atlas, conflicts int) {
		t.Helper()
		st, err := a.Status(ctx, owner)
		if err != nil {
			t.Fatal(err)
		}
		list, err := a.Sources(ctx, owner, cited.Query{})
		if err != nil {
			t.Fatal(err)
		}
		credits := map[string]int{}
		for _, s := range list {
			credits[s.Name] = s.Figures
		}
		if st.Figures["travelled"] != figures || credits["Soren"] != soren || credits["Atlas"] != atlas || len(st.Conflicts) != conflicts {
			t.Errorf("%s: %d figures, %d of Soren, %d of Atlas, %d conflicts", what, st.Figures["travelled"], credits["Soren"], credits["Atlas"], len(st.Conflicts))
		}
	}
	expect("at first", 2, 2, 0, 0)
	list := figures(t, a)
	do := func(d cited.Decision) {
		t.Helper()
		d.Reason = "by hand"
		if _, err := a.Decide(ctx, owner, d); err != nil {
			t.Fatal(err)
		}
	}
	do(cited.Decision{Subject: list[0].Figure.ID, Verdict: cited.Accepted})
	expect("one accepted", 2, 2, 0, 0)
	do(cited.Decision{Subject: list[1].Figure.ID, Field: "attribution", Verdict: cited.Corrected, Value: "Atlas"})
	expect("one corrected", 2, 1, 1, 0)
	do(cited.Decision{Subject: list[1].Figure.ID, Verdict: cited.Rejected})
	expect("one rejected", 1, 1, 0, 0)
	tell(t, a, told{"c", "Post", "2016-01", 120, 120, by("Atlas")})
	expect("one added", 2, 1, 1, 0)
}

// Whoever looks while much is loaded anew is shown what was there before, but that is not kept.
func TestCompareIsNotKeptFromBefore(t *testing.T) {
	ctx := context.Background()
	a, _ := open(t, nil)
	tell(t, a, told{"a", "Post", "2016-01", 100, 100, nil}, told{"b", "Times", "2016-01", 140, 140, nil})
	if err := a.Warm(ctx, owner); err != nil {
		t.Fatal(err)
	}
	compare(t, a, owner)
	id := figures(t, a)[0].Figure.ID
	for n := range 210 { // more than are loaded while somebody waits
		verdict := []cited.Verdict{cited.Accepted, cited.Unclear}[n%2]
		if _, err := a.Decide(ctx, owner, cited.Decision{Subject: id, Verdict: verdict, Reason: "by hand"}); err != nil {
			t.Fatal(err)
		}
	}
	tell(t, a, told{"c", "Atlas", "2016-01", 160, 160, nil})
	claims := 0
	for until := time.Now().Add(20 * time.Second); claims != 3 && time.Now().Before(until); time.Sleep(20 * time.Millisecond) {
		est, err := a.Compare(ctx, owner, norwegians())
		if err != nil {
			t.Fatal(err)
		}
		claims = len(est.Pool.Claims)
	}
	if claims != 3 {
		t.Errorf("%d claims long after there were 3", claims)
	}
}

// Very many who look at once after a decision do not keep each other from what they wait for.
func TestManyReadersAfterADecision(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	a, _ := open(t, nil)
	tell(t, a, told{"a", "Post", "2016-01", 100, 100, nil})
	if err := a.Warm(ctx, owner); err != nil {
		t.Fatal(err)
	}
	id := figures(t, a)[0].Figure.ID
	var all sync.WaitGroup
	errs := make([]error, 24)
	var decided atomic.Bool
	for i := range errs {
		all.Go(func() {
			for errs[i] == nil && !decided.Load() {
				_, errs[i] = a.BrowseFigures(ctx, owner, archive.Browsing{})
			}
		})
	}
	for n := range 20 {
		verdict := []cited.Verdict{cited.Accepted, cited.Unclear}[n%2]
		if _, err := a.Decide(ctx, owner, cited.Decision{Subject: id, Verdict: verdict, Reason: "by hand"}); err != nil {
			t.Error(err)
		}
	}
	decided.Store(true)
	all.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}

// Findings that an update made anew are listed, also where nothing else is another thing than it was.
func TestFindingsAfterWhatWasTakenBack(t *testing.T) {
	ctx := context.Background()
	a, _ := open(t, nil)
	add(t, a, item("b.txt", "By 2014, 220 Swedes had travelled to Syria to fight, and 230 of these 220 Swedes have returned.", cited.Meta{}))
	add(t, a, item("a.txt", "Five countries sent fighters: 10 came from Norway, 20 from Sweden and 30 from Denmark. By 2015, 120 Norwegians had travelled to Syria to fight, and 130 of these 120 Norwegians have returned.", cited.Meta{}))
	if err := a.Update(ctx, owner, func(archive.Updating) {}); err != nil {
		t.Fatal(err)
	}
	if err := a.Warm(ctx, owner); err != nil {
		t.Fatal(err)
	}
	list := func() (ids []cited.ID) {
		t.Helper()
		got, err := a.BrowseFindings(ctx, owner, archive.Browsing{Query: cited.Query{Limit: 50}})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range got.Rows {
			ids = append(ids, f.ID)
		}
		return ids
	}
	before := list()
	if len(before) < 2 {
		t.Fatal("nothing is noticed")
	}
	for _, f := range figures(t, a) {
		if f.Document.Name != "b.txt" { // which stands first
			continue
		}
		for _, verdict := range []cited.Verdict{cited.Rejected, cited.Accepted} {
			if _, err := a.Decide(ctx, owner, cited.Decision{Subject: f.Figure.ID, Verdict: verdict, Reason: "by hand"}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := a.Update(ctx, owner, func(archive.Updating) {}); err != nil {
		t.Fatal(err)
	}
	if after := list(); !slices.Equal(before, after) {
		t.Errorf("%d findings were listed, now %d", len(before), len(after))
	}
}

// Who may not decide is told nothing of what others decided, however wrong what they ask for is.
func TestOvertakenTellsNobodyElse(t *testing.T) {
	ctx := context.Background()
	a, _ := open(t, nil)
	tell(t, a, told{"a", "Post", "2016-01", 100, 100, func(_ *cited.Figure, d *cited.Document) { d.Access = cited.Protected }})
	id := figures(t, a)[0].Figure.ID
	if _, err := a.Decide(ctx, owner, cited.Decision{Subject: id, Verdict: cited.Rejected, Reason: "by hand"}); err != nil {
		t.Fatal(err)
	}
	asked := cited.Decision{Subject: id, Verdict: "nonsense"}
	reader := cited.Viewer{Name: "r", Role: cited.Reader, Today: cited.DayOf(2024, 3, 1), Seen: cited.NoBase}
	if _, err := a.Decide(ctx, reader, asked); err == nil || cited.CodeOf(err) == cited.Overtaken {
		t.Errorf("a reader is told %v", err)
	}
	other := owner
	other.Seen = cited.NoBase
	if _, err := a.Decide(ctx, other, asked); cited.CodeOf(err) != cited.Overtaken {
		t.Errorf("the owner is told %v", err)
	}
}
