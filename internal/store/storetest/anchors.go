package storetest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/store"
)

// town is a sentence with a number that has its own surroundings.
func town(n int, number string) string {
	name := strings.Repeat(string(rune('a'+n)), 12)
	return fmt.Sprintf("In the town of %s by the river, as its council wrote in the report of %s, there were %s on the first day of the month, and no other office of %s has said anything about them since", name, name, number, name)
}

// Reread is the reading of the same document with another text, as a newer reader may make it.
func Reread(r *cited.Reading, version string, lines []string) cited.Reading {
	next := Reading(r.Document.Name, lines, nil)
	d := r.Document
	seen := map[string]int{}
	for i := range next.Figures {
		f := &next.Figures[i]
		f.ID = cited.FigureKey(d.ID, f.Exact, seen[f.Exact])
		seen[f.Exact]++
	}
	next.Document, next.Version = d, version
	return next
}

// decided decides something about what was read.
func decided(t *testing.T, s *store.Store, subject cited.ID, verdict cited.Verdict) cited.Decision {
	t.Helper()
	d, err := s.Decide(context.Background(), Owner, cited.Decision{Subject: subject, Verdict: verdict, Reason: "seen"}, At)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Anchors lists where decisions stand: outcome, and what they are about or may be.
func Anchors(t *testing.T, s *store.Store) []string {
	t.Helper()
	all, err := s.Anchored(context.Background(), Owner, "", "")
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, r := range all {
		line := string(r.Outcome)
		if !r.Place.IsZero() {
			line += fmt.Sprint(" ", r.Place.Start, " ", r.Place.Exact)
		}
		for _, c := range r.Candidates {
			line += fmt.Sprint(" ", c.Start, "?")
		}
		list = append(list, line)
	}
	return list
}

// testAnchors decides about figures, reads them again in other texts, and finds each decision
// where its words went.
func testAnchors(t *testing.T, s *store.Store) {
	ctx := context.Background()
	lines := []string{town(1, "200"), town(2, "200"), town(3, "50"), town(4, "70")}
	first := Reading("a", lines, nil)
	Put(t, s, first)
	for i, verdict := range []cited.Verdict{cited.Accepted, cited.Rejected, cited.Accepted, cited.Corrected} {
		decided(t, s, first.Figures[i].ID, verdict)
	}
	at := func(n int) int { return first.Figures[n].Start }
	same(t, "as it was decided", Anchors(t, s), []string{fmt.Sprint("same ", at(0), " 200"), fmt.Sprint("same ", at(1), " 200"), fmt.Sprint("same ", at(2), " 50"), fmt.Sprint("same ", at(3), " 70")})

	// A number with the same words comes before, one goes to the end, and one is gone.
	next := Reread(&first, "test 2", []string{town(9, "200") + " elsewhere", town(1, "200"), town(3, "50"), town(2, "200")})
	Put(t, s, next)
	n := func(i int) int { return next.Figures[i].Start }
	same(t, "in another text", Anchors(t, s), []string{fmt.Sprint("moved ", n(1), " 200"), fmt.Sprint("moved ", n(3), " 200"), fmt.Sprint("moved ", n(2), " 50"), "lost"})
	for i, want := range []cited.Verdict{"", cited.Accepted, cited.Accepted, cited.Rejected} {
		r, err := s.Receipt(ctx, Owner, next.Figures[i].ID)
		if err != nil || len(r.Decisions) > 1 || (len(r.Decisions) == 1) != (want != "") || want != "" && r.Decisions[0].Verdict != want {
			t.Errorf("the receipt of figure %d: %+v, %v; want %q", i, r.Decisions, err, want)
		}
	}
	if st, err := s.Status(ctx, Owner, "test 2"); err != nil || st.Anchors[cited.Moved] != 3 || st.Anchors[cited.Lost] != 1 {
		t.Errorf("status %+v, %v", st.Anchors, err)
	}
	// A third text has everything back where it was.
	Put(t, s, Reread(&first, "test 3", lines))
	same(t, "as it was", Anchors(t, s), []string{fmt.Sprint("same ", at(0), " 200"), fmt.Sprint("same ", at(1), " 200"), fmt.Sprint("same ", at(2), " 50"), fmt.Sprint("same ", at(3), " 70")})
	Put(t, s, cited.Reading{Document: unreadable(first.Document), Version: "test 4"})
	same(t, "without a text", Anchors(t, s), []string{"lost", "lost", "lost", "lost"})
	testViewersOfAnchors(t, s, first.Document)
}

func unreadable(d cited.Document) cited.Document {
	d.Outcome, d.Reason = cited.OutcomeUnreadable, "damaged"
	return d
}

// testViewersOfAnchors shows nothing to who may see nothing.
func testViewersOfAnchors(t *testing.T, s *store.Store, d cited.Document) {
	t.Helper()
	ctx := context.Background()
	if _, err := s.Anchored(ctx, cited.Viewer{}, "", ""); cited.CodeOf(err) != cited.Denied {
		t.Errorf("nobody: %v", err)
	}
	if _, err := s.Anchored(ctx, Reader, d.ID, ""); err != nil {
		t.Errorf("a reader: %v", err)
	}
	if _, err := s.Decide(ctx, Reader, cited.Decision{Subject: cited.FigureKey(d.ID, "200", 0)}, At); cited.CodeOf(err) != cited.Denied {
		t.Errorf("a reader decides: %v", err)
	}
	if _, err := s.Decide(ctx, Owner, cited.Decision{Subject: cited.FigureKey(d.ID, "200", 0)}, At); cited.CodeOf(err) != cited.NotFound {
		t.Errorf("about a figure that is gone: %v", err)
	}
	if _, err := s.Decide(ctx, Owner, cited.Decision{Subject: d.ID}, At); cited.CodeOf(err) != cited.Invalid {
		t.Errorf("about a document: %v", err)
	}
	if _, err := s.Settle(ctx, Owner, "de-000000000000", cited.FigureKey(d.ID, "200", 0), 0, "", At); cited.CodeOf(err) != cited.NotFound {
		t.Errorf("settling nothing: %v", err)
	}
}

// testOtherWords reads another number from the same words: what is read there may be what was
// decided about.
func testOtherWords(t *testing.T, s *store.Store) {
	lines := []string{town(1, "200"), town(2, "30")}
	first := Reading("a", lines, nil)
	Put(t, s, first)
	decided(t, s, first.Figures[0].ID, cited.Accepted)
	next := Reread(&first, "test 2", lines)
	f := &next.Figures[0]
	f.Start, f.Exact = f.Start-5, "were 200"
	f.ID = cited.FigureKey(first.Document.ID, f.Exact, 0)
	Put(t, s, next)
	same(t, "with a word more", Anchors(t, s), []string{fmt.Sprintf("ambiguous %d?", f.Start)})
	next = Reread(&first, "test 3", lines)
	next.Figures = next.Figures[1:]
	Put(t, s, next)
	same(t, "where nothing is read", Anchors(t, s), []string{"lost"})
}

// testSettle says where decisions stand that may be about several things.
func testSettle(t *testing.T, s *store.Store) {
	ctx := context.Background()
	first := Reading("a", []string{town(1, "200"), town(2, "30")}, nil)
	other := Reading("b", []string{town(1, "200")}, nil)
	Put(t, s, first, other)
	d := decided(t, s, first.Figures[0].ID, cited.Accepted)
	next := Reread(&first, "test 2", []string{"Here 200 stand", "There 200 stand", town(2, "30")})
	Put(t, s, next)
	same(t, "in other surroundings", Anchors(t, s), []string{fmt.Sprintf("ambiguous %d? %d?", next.Figures[0].Start, next.Figures[1].Start)})
	for _, subject := range []cited.ID{other.Figures[0].ID, "st-000000000000", "fi-000000000000", ""} {
		if changed, err := s.Settle(ctx, Owner, d.ID, subject, 0, "", At); err == nil || changed {
			t.Errorf("settled on %q", subject)
		}
	}
	for _, want := range []bool{true, false} {
		if changed, err := s.Settle(ctx, Owner, d.ID, next.Figures[1].ID, 0, "the second", At); err != nil || changed != want {
			t.Errorf("settled: changed %v, %v", changed, err)
		}
	}
	same(t, "settled", Anchors(t, s), []string{fmt.Sprint("same ", next.Figures[1].Start, " 200")})
	Put(t, s, Reread(&first, "test 3", []string{town(2, "30"), "Here 200 stand", "There 200 stand", "The end"}))
	if got := Anchors(t, s); !strings.HasPrefix(got[0], "ambiguous") && !strings.HasPrefix(got[0], "moved") {
		t.Errorf("what was settled is looked for by the words that were chosen, but %q", got)
	}
	Put(t, s, next)
	same(t, "as it was settled", Anchors(t, s), []string{fmt.Sprint("same ", next.Figures[1].Start, " 200")})
	r, err := s.Receipt(ctx, Owner, next.Figures[1].ID)
	if err != nil || len(r.Decisions) != 1 || r.Decisions[0].ID != d.ID {
		t.Errorf("the receipt of what it is settled on: %+v, %v", r.Decisions, err)
	}
}

// testAnchoredSayings anchors decisions about all that is read.
func testAnchoredSayings(t *testing.T, s *store.Store) {
	lines := []string{"A said one thing", "B said one thing", "B said another"}
	first := Say(Reading("a", lines, nil), nil)
	Put(t, s, first)
	subjects := []cited.ID{first.Statements[1].ID, first.Responses[0].ID, first.Unquantified[0].ID, first.Comparisons[0].ID, first.Themes[2].ID}
	for _, id := range subjects {
		decided(t, s, id, cited.Accepted)
	}
	for _, line := range Anchors(t, s) {
		if !strings.HasPrefix(line, "same ") {
			t.Errorf("as it was decided: %s", line)
		}
	}
	next := Say(Reread(&first, "test 2", slices.Concat([]string{"Something goes before"}, lines)), nil)
	Put(t, s, next)
	got := Anchors(t, s)
	if len(got) != len(subjects) || !strings.HasSuffix(got[0], " one thing") || !strings.HasSuffix(got[4], " B said another") {
		t.Errorf("shifted: %q", got)
	}
}

// testCorrections corrects a text of which a newer reader makes another.
func testCorrections(t *testing.T, s *store.Store) {
	ctx := context.Background()
	lines := []string{town(1, "2OO"), town(2, "l00"), town(3, "50")}
	first := Reading("a", lines, nil)
	Put(t, s, first)
	id := first.Document.ID
	correct := func(words, reads string) {
		t.Helper()
		if changed, err := s.CorrectText(ctx, Owner, id, store.Misread{Words: words, Reads: reads}, "", At); err != nil || !changed {
			t.Fatalf("%q: changed %v, %v", words, changed, err)
		}
	}
	correct("2OO", "200")
	correct("were 2OO on", "were 300 on")
	correct("l00", "100")
	if st, err := s.Status(ctx, Owner, "test 1"); err != nil || st.Versions[""] != 1 { // though nothing else is known of it
		t.Errorf("corrected: %d documents to be read again, %v", st.Versions[""], err)
	}
	u, err := s.ReadAgain(ctx, Owner, id)
	if err != nil || len(u.Corrections) != 3 {
		t.Errorf("to be read with %+v, %v", u.Corrections, err)
	}
	Put(t, s, Reread(&first, "test 1", lines))
	if got := Anchors(t, s); len(got) != 3 || !strings.HasPrefix(got[0], "same") {
		t.Errorf("corrections: %q", got)
	}
	all, err := s.Anchored(ctx, Owner, id, "")
	if err != nil || len(all) != 3 || !all[0].Aside || all[1].Aside {
		t.Errorf("corrections %+v, %v", all, err)
	}
	r, err := s.Receipt(ctx, Owner, first.Figures[len(first.Figures)-1].ID)
	if err != nil || len(r.Corrections) != 0 || len(r.Decisions) != 0 {
		t.Errorf("the receipt of a figure with nothing corrected: %+v, %v", r.Corrections, err)
	}
	Put(t, s, Reread(&first, "test 2", []string{"New", town(2, "l00"), town(3, "50")}))
	got := Anchors(t, s)
	if len(got) != 3 || got[0] != "lost" || got[1] != "lost" || !strings.HasPrefix(got[2], "moved") {
		t.Errorf("in another text: %q", got)
	}
	if changed, err := s.Settle(ctx, Owner, all[1].ID, "", 4, "", At); err != nil || !changed || Anchors(t, s)[1] != "same 4 In the town" {
		t.Errorf("one that is lost, settled: %v, %v, %q", changed, err, Anchors(t, s))
	}
	if changed, err := s.UndoText(ctx, Owner, id, all[0].ID, "", At); err != nil || !changed || len(Anchors(t, s)) != 2 {
		t.Errorf("one that is lost, taken back: %v, %v", changed, err)
	}
}
