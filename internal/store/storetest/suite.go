package storetest

import (
	"context"
	"errors"
	"testing"
	"time"

	"cited"
	"cited/internal/store"
)

func testOrder(t *testing.T, s *store.Store) {
	Put(t, s, Reading("old", []string{"10 left and 20 stayed", "30 died"}, nil))
	Put(t, s, Reading("middle", []string{"40 left"}, nil), Reading("new", []string{"50 left", "60 came and 70 went"}, nil))
	want := []string{"new: 50", "new: 60", "new: 70", "middle: 40", "old: 10", "old: 20", "old: 30"}
	same(t, "figures", Figures(t, s, Owner, 0), want)
	same(t, "the first three", Figures(t, s, Owner, 3), want[:3])
	same(t, "documents", Documents(t, s, Owner), []string{"new", "middle", "old"})
}

func testTimes(t *testing.T, s *store.Store) {
	ctx := context.Background()
	d := Reading("a", nil, nil).Document
	d.Outcome, d.Added = "", At
	if _, err := s.Accept(ctx, []store.Arrival{{Document: d}}); err != nil {
		t.Fatal(err)
	}
	got, err := s.Document(ctx, Owner, d.ID)
	if err != nil {
		t.Fatal(err)
	}
	if !got.Added.Equal(At) || got.Added.Location() != time.UTC {
		t.Errorf("added %v, want %v", got.Added, At)
	}
}

func testViewers(t *testing.T, s *store.Store) {
	ctx := context.Background()
	secret := Reading("secret", []string{"11 left"}, nil)
	secret.Document.Access = cited.Protected
	public := Reading("open", []string{"12 left"}, nil)
	if _, err := s.Accept(ctx, []store.Arrival{{Document: public.Document}, {Document: secret.Document}}); err != nil {
		t.Fatal(err)
	}
	Put(t, s, public, secret)
	same(t, "the owner's figures", Figures(t, s, Owner, 0), []string{"secret: 11", "open: 12"})
	same(t, "a reader's figures", Figures(t, s, Reader, 0), []string{"open: 12"})
	same(t, "a reader's documents", Documents(t, s, Reader), []string{"open"})
	words := cited.Term{Values: []string{"left"}}
	same(t, "a reader's full text", Figures(t, s, Reader, 0, words), []string{"open: 12"})
	same(t, "a reader's full text of documents", Documents(t, s, Reader, words), []string{"open"})
	document, figure := secret.Document.ID, secret.Figures[0].ID
	for _, test := range []struct {
		viewer cited.Viewer
		want   cited.Code
	}{{Reader, cited.NotFound}, {cited.Viewer{}, cited.Denied}, {cited.Viewer{Name: "nobody"}, cited.Denied}} {
		for name, err := range reads(ctx, s, test.viewer, document, figure) {
			if got := cited.CodeOf(err); got != test.want {
				t.Errorf("%s for %+v: %v, want %s", name, test.viewer, err, test.want)
			}
		}
	}
	for name, err := range lists(ctx, s, cited.Viewer{}) {
		if cited.CodeOf(err) != cited.Denied {
			t.Errorf("%s for the zero viewer: %v, want denied", name, err)
		}
	}
	if st, err := s.Status(ctx, Reader, "test 1"); err != nil || st.Documents[cited.OutcomeRead] != 1 || st.Figures["returned"] != 1 || st.Versions["test 1"] != 1 {
		t.Errorf("a reader's status: %+v, %v", st, err)
	}
	if known, err := s.Know(ctx, Reader, []cited.ID{document}); err != nil || len(known) != 0 {
		t.Errorf("a reader knows %v, %v", known, err)
	}
	for viewer, want := range map[cited.Viewer]int{Owner: 2, Reader: 1} {
		u, _, err := s.Unread(ctx, viewer, []string{"test 2"}, 0, 10)
		st, statusErr := s.Status(ctx, viewer, "test 2")
		if err != nil || statusErr != nil || len(u) != want || st.Pending != want {
			t.Errorf("unread for %s: %v, %d pending, %v, %v", viewer.Name, u, st.Pending, err, statusErr)
		}
	}
	if _, err := s.Edit(ctx, Reader, document, cited.Meta{Title: "x"}, "seen in print", At); cited.CodeOf(err) != cited.Denied {
		t.Errorf("a reader's edit: %v, want denied", err)
	}
	if _, err := s.Edit(ctx, cited.Viewer{Role: cited.Owner}, document, cited.Meta{Title: "x"}, "seen in print", At); cited.CodeOf(err) != cited.Invalid {
		t.Errorf("an edit by nobody: %v, want invalid", err)
	}
}

// testEmbargo lets the days go by: what is under embargo is seen by its owner only, and from
// its day on by all, without anybody doing anything.
func testEmbargo(t *testing.T, s *store.Store) {
	ctx := context.Background()
	late := Reading("late", []string{"11 left"}, func(_ int, f *cited.Figure) { f.Attribution = []string{"A Ministry"} })
	open := Reading("open", []string{"12 left"}, func(_ int, f *cited.Figure) { f.Attribution = []string{"A Court"} })
	if _, err := s.Accept(ctx, []store.Arrival{{Document: open.Document}, {Document: late.Document, Given: cited.Meta{Embargo: "2027-01-01"}}}); err != nil {
		t.Fatal(err)
	}
	Put(t, s, open, late)
	on := func(v cited.Viewer, year int, month time.Month, day int) cited.Viewer {
		v.Today = cited.DayOf(year, month, day)
		return v
	}
	before, after := on(Reader, 2026, 12, 31), on(Reader, 2027, 1, 1)
	check := func(v cited.Viewer, code cited.Code, names ...string) {
		t.Helper()
		var figures, sources []string
		for _, name := range names {
			figures = append(figures, map[string]string{"late": "late: 11", "open": "open: 12"}[name])
		}
		same(t, "figures", Figures(t, s, v, 0), figures)
		same(t, "full text", Figures(t, s, v, 0, cited.Term{Values: []string{"left"}}), figures)
		same(t, "figures of a measure", Figures(t, s, v, 0, cited.Term{Key: "measure", Values: []string{"returned"}}), figures)
		same(t, "documents", Documents(t, s, v), names)
		seen, err := s.DocumentIDs(ctx, v, cited.Query{})
		of, byID := s.DocumentsByID(ctx, v, []cited.ID{late.Document.ID, open.Document.ID})
		dates, published := s.Published(ctx, v, []cited.ID{late.Document.ID, open.Document.ID})
		if len(seen) != len(names) || len(of) != len(names) || len(dates) != len(names) || err != nil || byID != nil || published != nil {
			t.Errorf("on %s %v, %v, %v; %v, %v, %v", v.Today, seen, of, dates, err, byID, published)
		}
		same(t, "documents with figures", Documents(t, s, v, cited.Term{Key: "measure", Values: []string{"returned"}}), names)
		found, err := s.Sources(ctx, v)
		for _, src := range found {
			sources = append(sources, src.Name)
		}
		if len(sources) != len(names) || err != nil {
			t.Errorf("sources %q, %v", sources, err)
		}
		for name, err := range reads(ctx, s, v, late.Document.ID, late.Figures[0].ID) {
			if cited.CodeOf(err) != code {
				t.Errorf("%s on %s: %v, want %q", name, v.Today, err, code)
			}
		}
		if st, err := s.Status(ctx, v, "test 1"); err != nil || st.Documents[cited.OutcomeRead] != len(names) || st.Figures["returned"] != len(names) {
			t.Errorf("status on %s: %+v, %v", v.Today, st, err)
		}
	}
	check(before, cited.NotFound, "open")
	check(Reader, cited.NotFound, "open") // who says no day
	check(after, "", "late", "open")
	check(on(Owner, 2026, 12, 31), "", "late", "open")
	if st, err := s.Status(ctx, on(Owner, 2026, 12, 31), "test 1"); err != nil || st.Embargoed != 1 || st.Pending != 0 {
		t.Errorf("status of the owner: %+v, %v", st, err)
	}
	if changed, err := s.Edit(ctx, Owner, late.Document.ID, cited.Meta{Embargo: "2026-12-31"}, "agreed", At); err != nil || !changed {
		t.Fatal(changed, err)
	}
	if st, err := s.Status(ctx, Owner, "test 1"); err != nil || st.Pending != 0 {
		t.Errorf("to be read again for an embargo: %+v, %v", st, err)
	}
	check(before, "", "late", "open")
}

// reads calls every method that reads one thing.
func reads(ctx context.Context, s *store.Store, v cited.Viewer, document, figure cited.ID) map[string]error {
	errs := map[string]error{}
	_, errs["Document"] = s.Document(ctx, v, document)
	_, errs["Texts"] = s.Texts(ctx, v, document)
	_, errs["Passages"] = s.Passages(ctx, v, document)
	_, errs["PassagesAtEnds"] = s.PassagesAtEnds(ctx, v, document, 1, 1)
	_, errs["Words"] = s.Words(ctx, v, document, 0, 1)
	_, errs["FoundBetween"] = s.FoundBetween(ctx, v, document, 0, 1)
	_, _, errs["Siblings"] = s.Siblings(ctx, v, figure, 1)
	_, errs["Decisions of a document"] = s.Decisions(ctx, v, document)
	_, errs["Decisions of a figure"] = s.Decisions(ctx, v, figure)
	_, errs["Receipt"] = s.Receipt(ctx, v, figure)
	_, errs["ReadAgain"] = s.ReadAgain(ctx, v, document)
	return errs
}

// lists calls every method that reads many things.
func lists(ctx context.Context, s *store.Store, v cited.Viewer) map[string]error {
	errs := map[string]error{}
	for _, err := range s.Figures(ctx, v, cited.Query{}) {
		errs["Figures"] = err
	}
	for _, err := range s.Documents(ctx, v, cited.Query{}) {
		errs["Documents"] = err
	}
	_, errs["DocumentIDs"] = s.DocumentIDs(ctx, v, cited.Query{})
	_, errs["DocumentsByID"] = s.DocumentsByID(ctx, v, nil)
	_, errs["Published"] = s.Published(ctx, v, nil)
	_, errs["EdgesAround"] = s.EdgesAround(ctx, v, nil)
	errs["WholeProofs"] = s.WholeProofs(ctx, v, nil)
	_, errs["Status"] = s.Status(ctx, v, "")
	_, errs["Know"] = s.Know(ctx, v, nil)
	_, _, errs["Unread"] = s.Unread(ctx, v, []string{""}, 0, 1)
	return errs
}

func testIndividuals(t *testing.T, s *store.Store) {
	r := Reading("a", []string{"1 left and 20 stayed"}, func(n int, f *cited.Figure) { f.Individual = n == 0 })
	Put(t, s, r)
	asked := cited.Term{Key: "individual", Values: []string{"true"}}
	same(t, "not asked for", Figures(t, s, Owner, 0), []string{"a: 20"})
	same(t, "asked for", Figures(t, s, Owner, 0, asked), []string{"a: 1"})
	same(t, "both", Figures(t, s, Owner, 0, cited.Term{Key: "individual", Values: []string{"true", "false"}}), []string{"a: 1", "a: 20"})
	same(t, "asked for by a reader", Figures(t, s, Reader, 0, asked), nil)
	if _, err := s.Receipt(context.Background(), Owner, r.Figures[0].ID); err != nil {
		t.Errorf("the owner's receipt: %v", err)
	}
	if _, err := s.Receipt(context.Background(), Reader, r.Figures[0].ID); cited.CodeOf(err) != cited.NotFound {
		t.Errorf("a reader's receipt: %v, want not found", err)
	}
	if st, err := s.Status(context.Background(), Owner, ""); err != nil || st.Figures["returned"] != 1 {
		t.Errorf("status counts %v, %v", st.Figures, err)
	}
}

func testReplace(t *testing.T, s *store.Store) {
	first := Reading("a", []string{"10 left Homs", "20 stayed"}, func(n int, f *cited.Figure) { f.Origin = []string{"BEL"} })
	Put(t, s, first, Reading("b", []string{"30 left"}, nil))
	second := Reading("a", []string{"10 left Homs", "20 stayed"}, func(n int, f *cited.Figure) { f.Origin = []string{"FRA"} })
	second.Figures = second.Figures[:1]
	second.Version = "test 2"
	Put(t, s, second)
	same(t, "after reading again", Figures(t, s, Owner, 0), []string{"b: 30", "a: 10"})
	same(t, "the old origin", Figures(t, s, Owner, 0, cited.Term{Key: "origin", Values: []string{"BEL"}}), nil)
	same(t, "the new origin", Figures(t, s, Owner, 0, cited.Term{Key: "origin", Values: []string{"FRA"}}), []string{"a: 10"})
	same(t, "full text", Figures(t, s, Owner, 0, cited.Term{Values: []string{"left homs"}}), []string{"a: 10"})
}

func testTwice(t *testing.T, s *store.Store) {
	first := Reading("a", []string{"10 left", "20 stayed"}, nil)
	second := Reading("a", []string{"10 left", "20 stayed"}, nil)
	second.Figures, second.Texts[0].Passages = second.Figures[1:], second.Texts[0].Passages[1:]
	Put(t, s, first, second)
	same(t, "figures", Figures(t, s, Owner, 0), []string{"a: 20"})
	same(t, "a code", Figures(t, s, Owner, 0, key("measure", "returned")), []string{"a: 20"})
	same(t, "words that are gone", Documents(t, s, Owner, cited.Term{Values: []string{"left"}}), nil)
}

func testUnchanged(t *testing.T, s *store.Store) {
	r := Reading("a", []string{"10 left"}, nil)
	if got := Put(t, s, r); got[0] != store.Written {
		t.Error("a new reading was not written")
	}
	r.Version = "test 2"
	if got := Put(t, s, r); got[0] != store.Same {
		t.Error("the same reading of a newer version was written")
	}
	if n := Figures(t, s, Owner, 0); len(n) != 1 {
		t.Errorf("figures %q", n)
	}
	for receipt, err := range s.Figures(context.Background(), Owner, cited.Query{}) {
		if err != nil || receipt.Version != "test 2" {
			t.Errorf("version %q, %v", receipt.Version, err)
		}
	}
	r.Document.Published = "2015"
	if got := Put(t, s, r); got[0] != store.Written {
		t.Error("another date of the document was not written: as-of hangs on it")
	}
}

func testStream(t *testing.T, s *store.Store) {
	ctx := context.Background()
	r := Reading("long", []string{"10 left", "20 stayed", "30 died"}, nil)
	if _, err := s.Accept(ctx, []store.Arrival{{Document: r.Document}}); err != nil {
		t.Fatal(err)
	}
	read := func(version string) func(func(cited.Text, cited.Found) error) (store.Entry, error) {
		return func(emit func(cited.Text, cited.Found) error) (store.Entry, error) {
			for i, p := range r.Texts[0].Passages {
				content := string([]rune(r.Texts[0].Content)[p.Start:p.End])
				window := cited.Text{Start: p.Start, Content: content, Passages: []cited.Passage{p}}
				if err := emit(window, cited.Found{Figures: r.Figures[i : i+1]}); err != nil {
					return store.Entry{}, err
				}
			}
			return store.Entry{Reading: cited.Reading{Document: r.Document, Version: version}, At: At}, nil
		}
	}
	for i, want := range []store.Change{store.Written, store.Same} {
		got, err := s.PutStream(ctx, r.Document.ID, read([]string{"test 1", "test 2"}[i]))
		if err != nil || got != want {
			t.Fatalf("stream %d: %v, %v, want %v", i, got, err, want)
		}
		same(t, "figures", Figures(t, s, Owner, 0), []string{"long: 10", "long: 20", "long: 30"})
		same(t, "by text", Figures(t, s, Owner, 0, cited.Term{Values: []string{"stayed"}}), []string{"long: 20"})
	}
	if d, err := s.Document(ctx, Owner, r.Document.ID); err != nil || d.Figures != 3 || d.Outcome != cited.OutcomeRead {
		t.Errorf("document %+v, %v", d, err)
	}
	broken := errors.New("the worker died")
	if _, err := s.PutStream(ctx, r.Document.ID, func(emit func(cited.Text, cited.Found) error) (store.Entry, error) {
		return store.Entry{}, errors.Join(emit(cited.Text{Content: "half"}, cited.Found{}), broken)
	}); !errors.Is(err, broken) {
		t.Errorf("a stream that breaks: %v", err)
	}
	same(t, "after a broken stream", Figures(t, s, Owner, 0), []string{"long: 10", "long: 20", "long: 30"})
}

func testAtomic(t *testing.T, s *store.Store) {
	good, bad := Reading("good", []string{"10 left"}, nil), Reading("bad", []string{"20 left"}, nil)
	bad.Figures[0].ID = "nonsense"
	if _, err := s.Put(context.Background(), store.Entry{Reading: good}, store.Entry{Reading: bad}); cited.CodeOf(err) != cited.Invalid {
		t.Errorf("Put of a bad id: %v, want invalid", err)
	}
	same(t, "documents", Documents(t, s, Owner), nil)
	Put(t, s, good) // codes learned in what was rolled back must not be believed
	same(t, "figures", Figures(t, s, Owner, 0, cited.Term{Key: "measure", Values: []string{"returned"}}), []string{"good: 10"})
}
