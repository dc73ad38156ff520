package storetest

import (
	"context"
	"strings"
	"testing"

	"cited"
	"cited/internal/store"
)

func testEdit(t *testing.T, s *store.Store) {
	ctx := context.Background()
	r := Reading("a", []string{"10 left"}, nil)
	r.Document.Title, r.Document.Published = "Found title", "2014"
	d := r.Document
	d.Title, d.Published = "", ""
	given := cited.Meta{Publisher: "Given Press"}
	if _, err := s.Accept(ctx, []store.Arrival{{Document: d, Given: given}}); err != nil {
		t.Fatal(err)
	}
	Put(t, s, r)
	check := func(when, publisher, title string, published cited.EDTF) {
		t.Helper()
		got, err := s.Document(ctx, Owner, d.ID)
		if err != nil || got.Publisher != publisher || got.Title != title || got.Published != published {
			t.Errorf("%s: %q %q %q, %v", when, got.Publisher, got.Title, got.Published, err)
		}
	}
	check("after reading", "Given Press", "Found title", "2014")
	edit := func(m cited.Meta, want bool) {
		t.Helper()
		if changed, err := s.Edit(ctx, Owner, d.ID, m, "seen in print", At); err != nil || changed != want {
			t.Errorf("edit %+v: %v, %v", m, changed, err)
		}
	}
	edit(cited.Meta{Published: "2015-12-07"}, true)
	edit(cited.Meta{Published: "2015-12-07", Publisher: "Given Press"}, false)
	edit(cited.Meta{Published: "2015-12-08", Title: "Right title"}, true)
	check("after editing", "Given Press", "Right title", "2015-12-08")
	if changed, err := s.Give(ctx, Owner, d.ID, cited.Meta{Published: "2013", Author: "A. Writer"}, At); err != nil || !changed {
		t.Errorf("give: %v, %v", changed, err)
	}
	if changed, err := s.Give(ctx, Owner, d.ID, cited.Meta{Published: "2013"}, At); err != nil || changed {
		t.Errorf("give the same: %v, %v", changed, err)
	}
	check("after giving", "Given Press", "Right title", "2015-12-08")
	Put(t, s, r)
	check("after reading again", "Given Press", "Right title", "2015-12-08")
	same(t, "by date", Figures(t, s, Owner, 0, cited.Term{Key: "published", From: "2015-12", To: "2015-12"}), []string{"a: 10"})
	same(t, "by as-of", Figures(t, s, Owner, 0, cited.Term{Key: "after", From: "2015"}), []string{"a: 10"})
	checkDecisions(t, s, d.ID)
	known, err := s.Know(ctx, Owner, []cited.ID{d.ID})
	if given := known[d.ID].Given; err != nil || given != (cited.Meta{Publisher: "Given Press", Published: "2013", Author: "A. Writer"}) {
		t.Errorf("given %+v, %v", given, err)
	}
	if _, err := s.Edit(ctx, Owner, cited.NewID(cited.DocumentID, "none"), cited.Meta{Title: "x"}, "seen in print", At); cited.CodeOf(err) != cited.NotFound {
		t.Errorf("editing what is not there: %v", err)
	}
}

// checkDecisions expects two decisions about the date, one based on the other,
// and one about the title.
func checkDecisions(t *testing.T, s *store.Store, id cited.ID) {
	t.Helper()
	decisions, err := s.Decisions(context.Background(), Owner, id)
	if err != nil || len(decisions) != 3 {
		t.Fatalf("decisions %+v, %v", decisions, err)
	}
	byField := map[string][]cited.Decision{}
	for _, d := range decisions {
		byField[d.Field] = append(byField[d.Field], d)
		if d.Verdict != cited.Corrected || d.Reviewer != Owner.Name || !d.At.Equal(At) || d.Subject != id {
			t.Errorf("decision %+v", d)
		}
	}
	dates := byField["published"]
	if len(dates) != 2 || dates[0].Base != "" || dates[1].Base != dates[0].ID || dates[1].Value != "2015-12-08" {
		t.Errorf("decisions about the date: %+v", dates)
	}
}

func testReceipt(t *testing.T, s *store.Store) {
	ctx := context.Background()
	long := strings.Repeat("é ", 300)
	r := Reading("a", []string{"Before " + long, "Share this page", "10 left 🙂 e\u0301té", "After it", "After " + long}, nil)
	r.Texts[0].Passages[1].Kind = "boilerplate"
	Put(t, s, r)
	got, err := s.Receipt(ctx, Owner, r.Figures[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if got.Figure.Quote.Exact != "10 left 🙂 e\u0301té" || got.Version != "test 1" || got.Document.Name != "a" {
		t.Errorf("receipt %+v", got)
	}
	if !strings.HasSuffix(got.Before, "é \n\n") || !strings.HasPrefix(got.After, "\n\nAfter it\n\nAfter é") || len([]rune(got.Before)) > 300 {
		t.Errorf("context %q, %q", got.Before, got.After)
	}
	for _, id := range []cited.ID{"", "fi-", "fi-000000000000", "do-000000000000", r.Document.ID} {
		if _, err := s.Receipt(ctx, Owner, id); cited.CodeOf(err) != cited.NotFound {
			t.Errorf("receipt of %q: %v, want not found", id, err)
		}
	}
	r.Figures[0].Quote.Start++
	r.Figures[0].Quote.End++
	Put(t, s, r)
	if _, err := s.Receipt(ctx, Owner, r.Figures[0].ID); cited.CodeOf(err) != cited.Internal {
		t.Errorf("a quotation that is not where it is said to be: %v", err)
	}
}

func testUnread(t *testing.T, s *store.Store) {
	ctx := context.Background()
	a, b, c := Reading("a", []string{"10 left"}, nil), Reading("b", []string{"20 left"}, nil), Reading("c", []string{"30 left"}, nil)
	large := Reading("large", nil, nil)
	large.Document.Outcome, large.Document.Reason = cited.OutcomeUnreadable, "too large"
	var arrivals []store.Arrival
	for _, r := range []cited.Reading{a, b, c, large} {
		d := r.Document
		if d.Outcome != cited.OutcomeUnreadable {
			d.Outcome = cited.OutcomePending
		}
		arrivals = append(arrivals, store.Arrival{Document: d, Given: cited.Meta{Publisher: "P"}})
	}
	fresh, err := s.Accept(ctx, arrivals)
	if err != nil || len(fresh) != 4 || !fresh[3] {
		t.Fatal(fresh, err)
	}
	if fresh, err = s.Accept(ctx, arrivals[:1]); err != nil || fresh[0] {
		t.Errorf("accepted twice: %v, %v", fresh, err)
	}
	unread := func(version string) (names []string) {
		for after := int64(0); ; {
			some, next, err := s.Unread(ctx, Owner, []string{version}, after, 2)
			if err != nil {
				t.Fatal(err)
			}
			for _, u := range some {
				names = append(names, u.Document.Name)
				if u.Given.Publisher != "P" {
					t.Errorf("%s: given %+v", u.Document.Name, u.Given)
				}
			}
			if next == after {
				return names
			}
			after = next
		}
	}
	same(t, "none was read", unread("test 1"), []string{"a", "b", "c"})
	Put(t, s, b)
	same(t, "one was read", unread("test 1"), []string{"a", "c"})
	same(t, "by an older version", unread("test 2"), []string{"a", "b", "c"})
	Put(t, s, a, c)
	same(t, "all were read", unread("test 1"), nil)
	if _, err := s.Edit(ctx, Owner, c.Document.ID, cited.Meta{Published: "2015"}, "seen in print", At); err != nil {
		t.Fatal(err)
	}
	same(t, "one was corrected", unread("test 1"), []string{"c"})
	st, err := s.Status(ctx, Owner, "test 1")
	if err != nil || st.Pending != 1 {
		t.Errorf("pending %d, %v", st.Pending, err)
	}
	known, err := s.Know(ctx, Owner, []cited.ID{a.Document.ID, large.Document.ID, cited.NewID(cited.DocumentID, "new")})
	if err != nil || len(known) != 2 || known[large.Document.ID].Kept || !known[a.Document.ID].Kept || known[large.Document.ID].Document.Reason != "too large" {
		t.Errorf("known %+v, %v", known, err)
	}
}

func testStatus(t *testing.T, s *store.Store) {
	empty := Reading("empty", nil, nil)
	empty.Document.Outcome, empty.Figures = cited.OutcomeEmpty, nil
	Put(t, s, empty, Reading("a", []string{"10 left and 20 died"}, func(n int, f *cited.Figure) {
		f.Measure = []string{"travelled", "killed"}[n]
	}))
	st, err := s.Status(context.Background(), Owner, "test 1")
	if err != nil {
		t.Fatal(err)
	}
	if st.Documents[cited.OutcomeRead] != 1 || st.Documents[cited.OutcomeEmpty] != 1 || st.Figures["travelled"] != 1 ||
		st.Figures["killed"] != 1 || st.Versions["test 1"] != 2 || st.Pending != 0 || st.Database == 0 {
		t.Errorf("status %+v", st)
	}
}
