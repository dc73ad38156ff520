package storetest

import (
	"context"
	"fmt"
	"testing"

	"cited"
	"cited/internal/store"
)

// Likely lists the figures that a finder finds, by their words.
func Likely(t *testing.T, f *store.Finder, least, most int, clues ...store.Clue) (list []string, more bool) {
	t.Helper()
	found, more, err := f.Find(context.Background(), clues, least, most)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range found {
		list = append(list, r.Figure.Exact)
	}
	return list, more
}

// testFinder puts figures in the order of what they have in common with clues.
func testFinder(t *testing.T, s *store.Store) {
	line := func(n int) string { return fmt.Sprintf("%d people left Bern, says the council", n) }
	public := Reading("a.txt", []string{line(100), line(200), line(300)}, func(n int, f *cited.Figure) {
		f.Origin, f.Attribution = []string{[]string{"BEL", "FRA", "BEL"}[n]}, []string{"Council of Bern"}
		f.Time = cited.EDTF([]string{"2014", "2015", "2016"}[n])
	})
	public.Document.Publisher = "Daily News"
	secret := Reading("b.txt", []string{line(101), line(999)}, func(n int, f *cited.Figure) {
		f.Origin, f.Individual = []string{"BEL"}, n == 1
	})
	secret.Document.Access = cited.Protected
	if _, err := s.Accept(context.Background(), []store.Arrival{{Document: public.Document}, {Document: secret.Document}}); err != nil {
		t.Fatal(err)
	}
	Put(t, s, public, secret)
	low, high := 95., 105.
	origin := store.Clue{Term: cited.Term{Key: "origin", Values: []string{"BEL"}}, Weight: 4}
	number := store.Clue{Term: cited.Term{Key: "low", Low: &low, High: &high}, Weight: 5}
	others := []store.Clue{
		{Term: cited.Term{Key: "high", Low: &low, High: &high}, Weight: 1}, {Term: cited.Term{Key: "attribution", Values: []string{"council"}}, Weight: 1},
		{Term: cited.Term{Key: "publisher", Values: []string{"daily"}}, Weight: 1}, {Term: cited.Term{Values: []string{"bern"}}, Weight: 1},
		{Term: cited.Term{Key: "time", From: "2014", To: "2015"}, Weight: 1},
	}
	owner, reader := s.NewFinder(Owner), s.NewFinder(Reader)
	for range 2 { // the second time from what is remembered
		got, more := Likely(t, owner, 4, 9, origin, number)
		same(t, "what the owner sees", append(got, fmt.Sprint(more)), []string{"101", "100", "300", "false"})
	}
	got, more := Likely(t, owner, 4, 2, origin, number)
	same(t, "the first two", append(got, fmt.Sprint(more)), []string{"101", "100", "true"})
	got, more = Likely(t, reader, 4, 9, origin, number)
	same(t, "what a reader sees", append(got, fmt.Sprint(more)), []string{"100", "300", "false"})
	got, _ = Likely(t, reader, 8, 9, append(others, origin, number)...)
	same(t, "with all clues", got, []string{"100"})
	got, _ = Likely(t, reader, 4, 9, others...)
	same(t, "by source, publisher, words and time", got, []string{"100", "200"})
	testReading(t, s, secret.Document.ID)
	testLikelyDocuments(t, s)
}

// testLikelyDocuments finds documents by words of their texts and by their publisher, those that meet
// more first.
func testLikelyDocuments(t *testing.T, s *store.Store) {
	words := func(weight int, phrases ...string) store.Clue {
		return store.Clue{Term: cited.Term{Values: phrases}, Weight: weight}
	}
	printed := store.Clue{Term: cited.Term{Key: "publisher", Values: []string{"daily"}}, Weight: 2}
	for _, x := range []struct {
		what  string
		v     cited.Viewer
		most  int
		more  bool
		clues []store.Clue
		want  []string
	}{
		{"by a number", Owner, 9, false, []store.Clue{words(2, "999", "101")}, []string{"b.txt"}},
		{"by a number and a name", Owner, 9, false, []store.Clue{words(2, "101", "200"), words(1, "bern"), printed}, []string{"a.txt", "b.txt"}},
		{"the first", Owner, 1, true, []store.Clue{words(2, "101", "200"), words(1, "bern"), printed}, []string{"a.txt"}},
		{"what a reader may see", Reader, 9, false, []store.Clue{words(2, "101", "200")}, []string{"a.txt"}},
		{"by a name alone", Owner, 9, false, []store.Clue{words(1, "bern")}, nil},
	} {
		found, more, err := s.NewFinder(x.v).Documents(context.Background(), x.clues, 2, x.most)
		if err != nil || more != x.more {
			t.Errorf("%s: more is %v, %v", x.what, more, err)
		}
		var got []string
		for _, d := range found {
			got = append(got, d.Name)
		}
		same(t, x.what, got, x.want)
	}
}

// testReading reads a document back, as far as a list may show it.
func testReading(t *testing.T, s *store.Store, id cited.ID) {
	ctx := context.Background()
	r, err := s.Reading(ctx, Owner, id, 1000)
	if err != nil || len(r.Texts) != 1 || len(r.Figures) != 1 || r.Figures[0].Exact != "101" {
		t.Errorf("read back: %d texts, %d figures, %v", len(r.Texts), len(r.Figures), err)
	}
	if r, err := s.Reading(ctx, Owner, id, 10); err != nil || r.Document.ID != id || len(r.Texts)+len(r.Figures) > 0 {
		t.Errorf("a text that is too long is read: %v, %v", r, err)
	}
	if _, err := s.Reading(ctx, Reader, id, 1000); cited.CodeOf(err) != cited.NotFound {
		t.Errorf("a reader reads a protected document: %v", err)
	}
}
