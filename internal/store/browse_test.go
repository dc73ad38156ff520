package store_test

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"cited"
	"cited/internal/store"
	"cited/internal/store/storetest"
)

// TestManyDocuments holds pages against lists in an archive of many chunks of documents, for
// queries drawn at random, and after documents in the midst of them changed.
func TestManyDocuments(t *testing.T) {
	s := open(t)
	random := rand.New(rand.NewPCG(3, 4))
	var readings []cited.Reading
	for i := range 4400 {
		readings = append(readings, drawn(random, i))
	}
	storetest.Put(t, s, readings...)
	for range 40 {
		comparePages(t, s, random)
	}
	for i := 100; i < 4400; i += 400 {
		again := drawn(random, i)
		again.Version = "test 2"
		storetest.Put(t, s, again)
		comparePages(t, s, random)
	}
	var many []cited.Reading
	for i := 10; i < 4400; i += 250 {
		many = append(many, storetest.Reading(fmt.Sprintf("new%04d", i), []string{"7 left"}, nil), drawn(random, i))
		many[len(many)-1].Version = "test 3"
	}
	storetest.Put(t, s, many...)
	waitForPages(t, s)
	comparePages(t, s, random)
}

// waitForPages waits until pages show what was written, which is more than is loaded while a page
// is waited for.
func waitForPages(t *testing.T, s *store.Store) {
	t.Helper()
	want := len(storetest.List(t, s, storetest.Owner, 0))
	for end := time.Now().Add(time.Minute); ; time.Sleep(time.Millisecond) {
		page, err := s.BrowseFigures(context.Background(), storetest.Owner, store.Browsing{})
		if err != nil {
			t.Fatal(err)
		}
		if page.Hits == want {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("%d hits after a minute, want %d", page.Hits, want)
		}
	}
}

// drawn makes a reading of one or two figures.
func drawn(random *rand.Rand, n int) cited.Reading {
	one := func(values ...string) string { return values[random.IntN(len(values))] }
	r := storetest.Reading(fmt.Sprintf("d%04d", n), []string{fmt.Sprintf("%d left %s", n+1, one("by sea", "for 17 weeks"))}, func(_ int, f *cited.Figure) {
		f.Measure, f.Stance, f.Time = one("returned", "travelled", "killed"), cited.Stance(one("asserted", "denied")), cited.EDTF(one("2014", "2015-06", "../2013", "2012/..", ""))
		f.Origin = []string{one("BEL", "FRA", "DEU"), one("BEL", "NOR")}[:random.IntN(3)]
		f.Individual = random.IntN(20) == 0
	})
	r.Document.Publisher, r.Document.Language = one("Daily News", "Evening Post", ""), one("en", "fr")
	r.Document.Published = cited.EDTF(one("2013-05-04", "2016", ""))
	return r
}

// terms draws a query.
func terms(random *rand.Rand) (all []cited.Term) {
	bound := float64(random.IntN(5000))
	for _, t := range []cited.Term{key("measure", "returned", "killed"), key("origin", "BEL"), key("origin", "NOR", "FRA"), key("stance", "denied"),
		key("publisher", "news"), key("language", "fr"), {Key: "time", From: "2014", To: "2015"}, {Key: "before", To: "2013"}, {Key: "value", Low: &bound},
		{Key: "published", From: "2016"}, {Values: []string{"sea"}}, key("name", "d1"), key("individual", "true", "false")} {
		if random.IntN(5) == 0 {
			t.Not = random.IntN(3) == 0
			all = append(all, t)
		}
	}
	return all
}

// comparePages draws a query and demands of its pages what its list has, in the right order.
func comparePages(t *testing.T, s *store.Store, random *rand.Rand) {
	t.Helper()
	ctx := context.Background()
	q := cited.Query{Terms: terms(random)}
	viewer := []cited.Viewer{storetest.Owner, storetest.Reader}[random.IntN(2)]
	var list []cited.Figure
	for r, err := range s.Figures(ctx, viewer, q) {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, r.Figure)
	}
	q.Limit = 1 + random.IntN(1000)
	for _, sort := range []string{"", "value", "-value"} {
		var got []string
		for b := (store.Browsing{Query: q, Sort: sort}); ; {
			page, err := s.BrowseFigures(ctx, viewer, b)
			if err != nil {
				t.Fatal(err)
			}
			if page.Hits != len(list) {
				t.Fatalf("%+v: %d hits, %d are listed", q.Terms, page.Hits, len(list))
			}
			for i := range page.Rows {
				got = append(got, string(page.Rows[i].Read.ID))
			}
			if b.After = page.Next; b.After == "" {
				break
			}
		}
		if want := ids(list, sort); !slices.Equal(got, want) {
			t.Fatalf("%+v by %q: %d rows that differ from the %d of the list", q.Terms, sort, len(got), len(want))
		}
	}
}

// ids returns the ids of figures, sorted.
func ids(list []cited.Figure, sort string) (all []string) {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b cited.Figure) int {
		switch sort {
		case "value":
			return cmp.Compare(*a.Low, *b.Low)
		case "-value":
			return cmp.Compare(*b.Low, *a.Low)
		}
		return 0
	})
	for _, f := range list {
		all = append(all, string(f.ID))
	}
	return all
}

// TestCappedWords looks for a word that stands in more passages than are counted.
func TestCappedWords(t *testing.T) {
	const documents, passages = 52, 1000
	s := open(t)
	var readings []cited.Reading
	for i := range documents {
		lines := []string{fmt.Sprintf("%d left", i+1)}
		for range passages - 1 {
			lines = append(lines, "left")
		}
		if i%2 == 0 {
			lines[0] += " early"
		}
		readings = append(readings, storetest.Reading(fmt.Sprintf("d%02d", i), lines, nil))
	}
	storetest.Put(t, s, readings...)
	browse := func(sort string, terms ...cited.Term) store.Browsed[cited.Figure] {
		t.Helper()
		page, err := s.BrowseFigures(context.Background(), storetest.Owner, store.Browsing{Query: cited.Query{Terms: terms}, Sort: sort})
		if err != nil {
			t.Fatal(err)
		}
		return page
	}
	left, early := cited.Term{Values: []string{"left"}}, cited.Term{Values: []string{"early"}}
	notLeft, notEarly := left, early
	notLeft.Not, notEarly.Not = true, true
	// The newest 50,001 passages are those of fifty documents and one of another, of which not all are known.
	if page := browse("value", left); page.Hits != 50 || !page.Capped || page.Sorted || page.Rows[0].Read.Exact != "52" {
		t.Errorf("%d hits, capped %v, sorted %v, the first %s", page.Hits, page.Capped, page.Sorted, page.Rows[0].Read.Exact)
	}
	if page := browse("", left, early); page.Hits != 26 || page.Capped || !page.Sorted { // both are looked for at once
		t.Errorf("of two words: %d hits, capped %v, sorted %v", page.Hits, page.Capped, page.Sorted)
	}
	if page := browse("value", early); page.Hits != 26 || page.Capped || !page.Sorted || page.Rows[0].Read.Exact != "1" {
		t.Errorf("of a rarer word: %d hits, capped %v, sorted %v", page.Hits, page.Capped, page.Sorted)
	}
	if page := browse("", notLeft); page.Hits != 0 || !page.Capped {
		t.Errorf("without the word: %d hits, capped %v", page.Hits, page.Capped)
	}
	if page := browse("", notEarly); page.Hits != 26 || page.Capped {
		t.Errorf("without the rarer word: %d hits, capped %v", page.Hits, page.Capped)
	}
	found, err := s.BrowseDocuments(context.Background(), storetest.Owner, store.Browsing{Query: cited.Query{Terms: []cited.Term{left}}})
	if err != nil || found.Hits != 50 || !found.Capped || !strings.HasPrefix(found.Documents[0].Name, "d51") {
		t.Errorf("documents: %d hits, capped %v, %v", found.Hits, found.Capped, err)
	}
}
