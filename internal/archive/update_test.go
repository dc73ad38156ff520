package archive_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/archive"
)

// wire is a story that others reprint.
func wire(number int) string {
	return fmt.Sprintf(`Tamrin camp count rises again

The number of families in the camp at Tamrin rose to %d in March, the provincial office said on Tuesday.
Officials counted the tents twice, once from the road and once from the hill above the river.

"We have not had a quiet week since the bridge at Orlo fell," said the head of the office.

A second site near the old cement works will open in May, with room for another 400 people.
About 120 Belgians travelled to Syria, the office said in the same statement.
`, number)
}

func update(t *testing.T, a *archive.Archive) {
	t.Helper()
	if err := a.Update(context.Background(), owner, nil); err != nil {
		t.Fatal(err)
	}
	stale, err := a.Stale(context.Background(), owner)
	if err != nil || stale.Any() {
		t.Fatalf("after an update: %+v, %v", stale, err)
	}
}

func edges(t *testing.T, a *archive.Archive) (list []string) {
	t.Helper()
	names := map[cited.ID]string{}
	var ids []cited.ID
	for d, err := range a.Documents(context.Background(), owner, cited.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		names[d.ID] = d.Name
		ids = append(ids, d.ID)
	}
	all, err := a.Edges(context.Background(), owner, ids)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		list = append(list, names[e.Later]+" "+string(e.Kind)+" "+names[e.Earlier])
	}
	slices.Sort(list)
	return list
}

func TestUpdateFindsCopiesAndUpdates(t *testing.T) {
	a, _ := open(t, nil)
	addNamed(t, a, map[string]string{
		"wire.txt":  "Northern Wire, 3 March 2016\n\n" + wire(310),
		"daily.txt": "Daily Bugle, 5 March 2016\n\n" + wire(310),
	})
	update(t, a)
	if got := edges(t, a); !slices.Equal(got, []string{"daily.txt copy wire.txt"}) {
		t.Errorf("edges %v", got)
	}
	addNamed(t, a, map[string]string{"later.txt": "Northern Wire, 9 March 2016\n\n" + strings.ReplaceAll(wire(350), "in March", "in March")})
	update(t, a)
	if got := edges(t, a); !slices.Contains(got, "later.txt update wire.txt") {
		t.Errorf("edges %v", got)
	}
}

// What is cut is counted nowhere, what is joined is, and what is withdrawn leaves nothing.
func TestEdgesAreDecided(t *testing.T) {
	ctx := context.Background()
	a, _ := open(t, nil)
	addNamed(t, a, map[string]string{
		"wire.txt":  "Northern Wire, 3 March 2016\n\n" + wire(310),
		"daily.txt": "Daily Bugle, 5 March 2016\n\n" + wire(310),
		"other.txt": "Harbour Gazette, 6 March 2016\n\nThe mayor of Brinsk opened a bridge on Sunday.\n",
	})
	update(t, a)
	all, err := a.Edges(ctx, owner, ids(t, a))
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	e, decisions, err := a.Edge(ctx, owner, all[0].ID)
	if err != nil || len(decisions) > 0 || len(e.Proof.Passages) == 0 || !strings.Contains(e.Proof.Passages[0].Later.Exact, "the provincial office said") {
		t.Errorf("%+v, %v", e, err)
	}
	for i, want := range []bool{true, false} { // once more changes nothing
		if changed, err := a.CutEdge(ctx, owner, e.ID, "two camps"); err != nil || changed != want {
			t.Errorf("cut %d: %v, %v", i, changed, err)
		}
	}
	update(t, a)
	if got := edges(t, a); len(got) > 0 {
		t.Errorf("after a cut: %v", got)
	}
	if changed, err := a.UncutEdge(ctx, owner, e.ID, ""); err != nil || !changed {
		t.Error(changed, err)
	}
	other := named(t, a, "other.txt")
	if _, changed, err := a.JoinDocuments(ctx, owner, other, named(t, a, "daily.txt"), cited.Rewrites, "the editor says so"); err != nil || !changed {
		t.Error(changed, err)
	}
	update(t, a)
	if got := edges(t, a); !slices.Equal(got, []string{"daily.txt copy wire.txt", "other.txt rewrite daily.txt"}) {
		t.Errorf("joined: %v", got)
	}
	if _, _, err := a.JoinDocuments(ctx, owner, other, other, cited.Copies, ""); cited.CodeOf(err) != cited.Invalid {
		t.Errorf("a document from itself: %v", err)
	}
	if _, err := a.CutEdge(ctx, cited.Viewer{Name: "guest", Role: cited.Reader}, e.ID, ""); cited.CodeOf(err) != cited.Denied {
		t.Errorf("a guest cuts: %v", err)
	}
	if _, err := a.Withdraw(ctx, owner, []cited.ID{named(t, a, "daily.txt")}, "asked for"); err != nil {
		t.Fatal(err)
	}
	update(t, a)
	if got := edges(t, a); len(got) > 0 {
		t.Errorf("after a withdrawal: %v", got)
	}
}

// Of a family, nobody is shown documents that they may not see, nor edges that lead to them; and findings of a
// figure are all that tell of it.
func TestFamiliesForReaders(t *testing.T) {
	ctx := context.Background()
	a, _ := open(t, nil)
	add(t, a, item("wire.txt", "Northern Wire, 3 March 2016\n\n"+wire(310), cited.Meta{}), item("daily.txt", "Daily Bugle, 5 March 2016\n\n"+wire(310), cited.Meta{}),
		item("secret.txt", "Harbour Gazette, 6 March 2016\n\n"+wire(310), cited.Meta{Embargo: "2999-01-01"}))
	update(t, a)
	for v, want := range map[cited.Viewer]int{owner: 2, {Name: "reader", Role: cited.Reader, Today: cited.DayOf(2026, 11, 1)}: 1} {
		id := named(t, a, "wire.txt")
		f, err := a.Near(ctx, v, id, 10)
		whole, wholeErr := a.Lineage(ctx, v, id)
		if err != nil || wholeErr != nil || len(f.To) != want || len(whole.To) != want || len(f.Documents) != want+1 {
			t.Errorf("%s: %d and %d edges to %d documents, %v, %v", v.Role, len(f.To), len(whole.To), len(f.Documents), err, wholeErr)
		}
		for i, e := range f.To {
			if len(e.Proof.Passages) == 0 || len(e.Proof.Figures) != len(whole.To[i].Proof.Figures) || whole.To[i].Proof.Passages[0].Later.Exact == "" {
				t.Errorf("%s: the proof %+v, and as a whole %+v", v.Role, e.Proof, whole.To[i].Proof)
			}
		}
		if f, err := a.Near(ctx, v, id, 1); err != nil || len(f.To) != 1 || f.MoreTo != want-1 {
			t.Errorf("%s: cut to one: %d, %d more, %v", v.Role, len(f.To), f.MoreTo, err)
		}
		for _, stories := range []func() (archive.Stories, error){
			func() (archive.Stories, error) { return a.LineageOf(ctx, v, id, 100) }, func() (archive.Stories, error) { return a.Lineages(ctx, v, cited.Query{}, 100) },
		} {
			if st, err := stories(); err != nil || len(st.Documents) != want+1 || len(st.Edges) != want || len(st.Edges[0].Proof.Figures) == 0 {
				t.Errorf("%s: %d documents, edges %+v, %v", v.Role, len(st.Documents), st.Edges, err)
			}
		}
	}
	if st, err := a.LineageOf(ctx, owner, named(t, a, "wire.txt"), 2); err != nil || len(st.Documents) != 2 || !st.More {
		t.Errorf("two of a family: %d, %v, %v", len(st.Documents), st.More, err)
	}
	addNamed(t, a, map[string]string{"slip.txt": "Harbour Gazette, 6 March 2016\n\nOf the 40 Danes who travelled to Syria, 52 have been killed.\n"})
	update(t, a)
	of := map[cited.ID]int{}
	for f, err := range a.Findings(ctx, owner, cited.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		figures := map[cited.ID]bool{}
		for _, x := range f.Exhibits {
			figures[x.Figure] = true
		}
		for id := range figures {
			of[id]++
		}
	}
	delete(of, "")
	if len(of) == 0 {
		t.Error("nothing was found about any figure")
	}
	for id, want := range of {
		n := 0
		for _, err := range a.Findings(ctx, owner, cited.Query{Terms: []cited.Term{{Key: "figure", Values: []string{string(id)}}}}) {
			if n++; err != nil {
				t.Fatal(err)
			}
		}
		if n != want {
			t.Errorf("%d findings of %s, want %d", n, id, want)
		}
	}
}

// Findings follow the documents that they are about.
func TestFindingsFollowDocuments(t *testing.T) {
	ctx := context.Background()
	a, _ := open(t, nil)
	addNamed(t, a, map[string]string{"slip.txt": "Harbour Gazette, 6 March 2016\n\nOf the 40 Danes who travelled to Syria, 52 have been killed.\n"})
	update(t, a)
	list := func(v cited.Viewer, q cited.Query) (codes []string) {
		for f, err := range a.Findings(ctx, v, q) {
			if err != nil {
				t.Fatal(err)
			}
			codes = append(codes, f.Code)
			for _, x := range f.Exhibits {
				if x.Exact == "" || !strings.Contains(x.Quote.Exact, x.Exact) {
					t.Errorf("%q is not in %q", x.Exact, x.Quote.Exact)
				}
			}
		}
		return codes
	}
	if got := list(owner, cited.Query{}); !slices.Contains(got, "part-above-whole") {
		t.Errorf("findings %v", got)
	}
	if got := list(owner, cited.Query{Terms: []cited.Term{{Key: "severity", Values: []string{"note"}}}}); slices.Contains(got, "part-above-whole") {
		t.Errorf("notes %v", got)
	}
	id := named(t, a, "slip.txt")
	if _, err := a.Withdraw(ctx, owner, []cited.ID{id}, "asked for"); err != nil {
		t.Fatal(err)
	}
	if got := list(owner, cited.Query{}); len(got) > 0 {
		t.Errorf("after a withdrawal %v", got)
	}
}

func ids(t *testing.T, a *archive.Archive) (all []cited.ID) {
	t.Helper()
	for d, err := range a.Documents(context.Background(), owner, cited.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, d.ID)
	}
	return all
}

func named(t *testing.T, a *archive.Archive, name string) cited.ID {
	t.Helper()
	for d, err := range a.Documents(context.Background(), owner, cited.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		if d.Name == name {
			return d.ID
		}
	}
	t.Fatalf("no document %s", name)
	return ""
}

func addNamed(t *testing.T, a *archive.Archive, texts map[string]string) {
	t.Helper()
	var items []archive.Item
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		items = append(items, item(name, texts[name], cited.Meta{}))
	}
	add(t, a, items...)
}
