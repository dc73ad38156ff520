package storetest

import (
	"context"
	"encoding/json"
	"testing"

	"cited"
	"cited/internal/store"
)

// pages lists the exact words of figures, a page of two at a time.
func pages(t *testing.T, s *store.Store, v cited.Viewer, sort string) (all []string) {
	t.Helper()
	b := store.Browsing{Query: cited.Query{Limit: 2}, Sort: sort}
	for more := true; more; more = b.After != "" {
		page, err := s.BrowseFigures(context.Background(), v, b)
		if err != nil {
			t.Fatal(err)
		}
		for i := range page.Rows {
			all = append(all, page.Rows[i].Read.Exact)
		}
		b.After = page.Next
	}
	return all
}

func testPages(t *testing.T, s *store.Store) {
	Put(t, s, corpus()...)
	for _, test := range []struct {
		sort string
		want []string
	}{
		{"", []string{"500", "300", "400", "100", "200"}},
		{"value", []string{"100", "200", "300", "400", "500"}},
		{"-value", []string{"500", "400", "300", "200", "100"}},
		{"time", []string{"100", "300", "400", "200", "500"}}, // what holds since 2019 was told nobody knows when
		{"-time", []string{"200", "300", "400", "100", "500"}},
		{"published", []string{"100", "200", "300", "400", "500"}},
		{"-published", []string{"300", "400", "100", "200", "500"}},
		{"measure", []string{"500", "300", "400", "200", "100"}},
		{"origin", []string{"100", "200", "300", "400", "500"}},
		{"-source", []string{"100", "200", "500", "300", "400"}},
		{"publisher", []string{"100", "200", "300", "400", "500"}},
	} {
		same(t, "sorted by "+test.sort, pages(t, s, Owner, test.sort), test.want)
	}
	for _, b := range []store.Browsing{{Sort: "place"}, {Sort: "--value"}, {Query: cited.Query{Terms: []cited.Term{key("act", "x")}}}} {
		if _, err := s.BrowseFigures(context.Background(), Owner, b); cited.CodeOf(err) != cited.Invalid {
			t.Errorf("%+v: %v, want invalid", b, err)
		}
	}
	if _, err := s.BrowseFigures(context.Background(), cited.Viewer{}, store.Browsing{}); cited.CodeOf(err) != cited.Denied {
		t.Errorf("for nobody: %v, want denied", err)
	}
	if _, err := s.BrowseStatements(context.Background(), Owner, store.Browsing{Sort: "value"}); cited.CodeOf(err) != cited.Invalid {
		t.Errorf("statements by their value: %v, want invalid", err)
	}
}

// testPagesAnew changes an archive while somebody goes through its pages.
func testPagesAnew(t *testing.T, s *store.Store) {
	ctx := context.Background()
	first, second := Reading("first", []string{"10 left and 20 stayed"}, nil), Reading("second", []string{"30 left and 40 stayed"}, nil)
	Put(t, s, first, second)
	after := func(id cited.ID, sort string) (words []string, hits int) {
		t.Helper()
		page, err := s.BrowseFigures(ctx, Owner, store.Browsing{Query: cited.Query{Limit: 2}, Sort: sort, After: id})
		if err != nil {
			t.Fatal(err)
		}
		for i := range page.Rows {
			words = append(words, page.Rows[i].Read.Exact)
		}
		return words, page.Hits
	}
	thirty := second.Figures[0].ID
	words, _ := after(thirty, "")
	same(t, "after thirty", words, []string{"40", "10"})
	if _, err := s.Decide(ctx, Owner, cited.Decision{Subject: thirty, Verdict: cited.Rejected, Reason: "no"}, At); err != nil {
		t.Fatal(err)
	}
	Put(t, s, Reading("third", []string{"35 left"}, nil))
	words, hits := after(thirty, "")
	same(t, "after what was rejected", words, []string{"40", "10"})
	if hits != 4 {
		t.Errorf("%d hits, want those without the rejected one and with the new one", hits)
	}
	words, _ = after(thirty, "value")
	same(t, "after what was rejected, sorted", words, []string{"35", "40"})
	if _, err := s.Withdraw(ctx, Owner, []cited.ID{second.Document.ID}, "asked for", At); err != nil {
		t.Fatal(err)
	}
	if err := s.Purge(ctx); err != nil {
		t.Fatal(err)
	}
	same(t, "without what was withdrawn", Figures(t, s, Owner, 0), []string{"third: 35", "first: 10", "first: 20"})
	if _, err := s.BrowseFigures(ctx, Owner, store.Browsing{After: thirty}); cited.CodeOf(err) != cited.NotFound {
		t.Errorf("after what was withdrawn: %v, want not found", err)
	}
	Put(t, s, Reading("first", []string{"10 left and 20 stayed"}, func(_ int, f *cited.Figure) { f.Origin = []string{"NOR"} }))
	same(t, "read again", Figures(t, s, Owner, 0, key("origin", "NOR")), []string{"first: 10", "first: 20"})
}

// testCountsAlike demands that what is counted in memory is what the database counts.
func testCountsAlike(t *testing.T, s *store.Store) {
	ctx := context.Background()
	hidden := sayings()
	hidden[1].Document.Access = cited.Protected
	hidden[1].Document.Publisher = "A Court"
	if _, err := s.Accept(ctx, []store.Arrival{{Document: hidden[1].Document}}); err != nil {
		t.Fatal(err)
	}
	own := Reading("own", []string{"1 left and 20 stayed"}, func(n int, f *cited.Figure) {
		f.Attribution, f.Individual = []string{"neighbour", "Norway"}, n == 0
	})
	own.Document.Published = "2014-05"
	Put(t, s, append(append(corpus(), hidden...), own)...)
	for _, v := range []cited.Viewer{Owner, Reader} {
		count := func() string {
			sources, err := s.Sources(ctx, v)
			status, statusErr := s.Status(ctx, v, "test 1")
			if err != nil || statusErr != nil {
				t.Fatal(err, statusErr)
			}
			all, err := json.Marshal([]any{sources, status})
			if err != nil {
				t.Fatal(err)
			}
			return string(all)
		}
		inDatabase := count()
		if _, err := s.BrowseFigures(ctx, v, store.Browsing{}); err != nil {
			t.Fatal(err)
		}
		if _, err := s.BrowseStatements(ctx, v, store.Browsing{}); err != nil {
			t.Fatal(err)
		}
		if _, err := s.BrowseUnquantified(ctx, v, store.Browsing{}); err != nil {
			t.Fatal(err)
		}
		if inMemory := count(); inMemory != inDatabase {
			t.Errorf("%s: in memory\n%s\nin the database\n%s", v.Name, inMemory, inDatabase)
		}
		if _, err := s.Edit(ctx, Owner, own.Document.ID, cited.Meta{Title: string(v.Name)}, "seen", At); err != nil { // what was loaded is behind now
			t.Fatal(err)
		}
	}
}
