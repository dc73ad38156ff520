package storetest

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"cited"
	"cited/internal/store"
)

// Attachments lists what is attached to a question: side, words, and how these are found.
func Attachments(t *testing.T, s *store.Store, v cited.Viewer, id cited.ID) (list []string) {
	t.Helper()
	q, err := s.Question(context.Background(), v, id)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range q.Attached {
		line := fmt.Sprintf("%s %s %s", a.Side, a.Words, a.Outcome)
		if a.Contested {
			line += " contested"
		}
		list = append(list, line)
	}
	return list
}

// testQuestions asks a question, attaches figures and statements to it, and reads their document
// again.
func testQuestions(t *testing.T, s *store.Store) {
	ctx := context.Background()
	lines := []string{town(1, "200"), town(2, "50"), town(3, "70")}
	first := Reading("a", lines, func(n int, f *cited.Figure) { f.Individual = f.Exact == "70" })
	Put(t, s, first)
	id, err := s.Ask(ctx, Owner, " Did 200 leave? ", At)
	if err != nil {
		t.Fatal(err)
	}
	attach := func(n int, side cited.Side, want bool) {
		t.Helper()
		does(t, fmt.Sprint("attached ", n, side), want)(s.Attach(ctx, Owner, id, first.Figures[n].ID, side, "seen", At))
	}
	attach(0, cited.SideFor, true)
	attach(0, cited.SideFor, false)
	attach(1, cited.SideAgainst, true)
	attach(1, cited.SideUnprovable, true)
	attach(2, cited.SideDenied, true)
	same(t, "attached", Attachments(t, s, Owner, id), []string{"for 200 same", "unprovable 50 same", "denied 70 same"})
	same(t, "attached, without a figure of one person", Attachments(t, s, Reader, id), []string{"for 200 same", "unprovable 50 same"})
	if all, err := s.Questions(ctx, Reader); err != nil || len(all) != 1 || all[0].Wording != "Did 200 leave?" || len(all[0].Attached) != 2 || all[0].Reviewer != "owner" {
		t.Errorf("questions: %+v, %v", all, err)
	}
	if r, err := s.Receipt(ctx, Owner, first.Figures[0].ID); err != nil || len(r.Decisions) != 1 || r.Decisions[0].Subject != id || !r.Marks.IsZero() {
		t.Errorf("the receipt of what is attached: %+v, %v", r.Decisions, err)
	}
	for what, err := range map[string]error{
		"another side":         second(s.Attach(ctx, Owner, id, first.Figures[0].ID, "perhaps", "", At)),
		"a document":           second(s.Attach(ctx, Owner, id, first.Document.ID, cited.SideFor, "", At)),
		"what is not there":    second(s.Attach(ctx, Owner, id, "fi-000000000000", cited.SideFor, "", At)),
		"a reader attaches":    second(s.Attach(ctx, Reader, id, first.Figures[0].ID, cited.SideFor, "", At)),
		"a reader takes off":   second(s.Detach(ctx, Reader, id, first.Figures[0].ID, "", At)),
		"reworded to nothing":  second(s.Reword(ctx, Owner, id, " ", "", At)),
		"nobody sees anything": second(s.Questions(ctx, cited.Viewer{})),
	} {
		if err == nil {
			t.Errorf("%s: no error", what)
		}
	}
	testRereadQuestions(t, s, id, &first)
	testClosedQuestions(t, s, id, first.Figures[0].ID)
}

// testRereadQuestions reads the document of what is attached again, in another text.
func testRereadQuestions(t *testing.T, s *store.Store, id cited.ID, first *cited.Reading) {
	t.Helper()
	ctx := context.Background()
	next := Reread(first, "test 2", []string{town(9, "200") + " elsewhere", town(1, "200"), "Here 50 stand", "There 50 stand"})
	Put(t, s, next)
	same(t, "in another text", Attachments(t, s, Owner, id), []string{"for 200 moved", "unprovable 50 ambiguous", "denied 70 lost"})
	same(t, "in another text, for who may not see what it may be", Attachments(t, s, Reader, id), []string{"for 200 moved"})
	q, err := s.Question(ctx, Owner, id)
	if err != nil || q.Attached[0].Now != next.Figures[1].ID || q.Attached[1].Now != "" || q.Attached[2].Now != "" {
		t.Errorf("attached is %+v, %v", q.Attached, err)
	}
	// the id that the first one had is another figure's now
	does(t, "another figure of that id", true)(s.Attach(ctx, Owner, id, first.Figures[0].ID, cited.SideAgainst, "", At))
	does(t, "taken off by its id of now", true)(s.Detach(ctx, Owner, id, next.Figures[1].ID, "", At))
	does(t, "taken off twice", false)(s.Detach(ctx, Owner, id, next.Figures[1].ID, "", At))
	does(t, "lost, taken off by the id that it had", true)(s.Detach(ctx, Owner, id, first.Figures[2].ID, "gone", At))
	same(t, "what is left", Attachments(t, s, Owner, id), []string{"unprovable 50 ambiguous", "against 200 same"})
	if _, err := s.Settle(ctx, Owner, q.Attached[1].Decision, "st-000000000000", 0, "", At); cited.CodeOf(err) != cited.Invalid {
		t.Errorf("settled at a statement: %v", err)
	}
	does(t, "settled", true)(s.Settle(ctx, Owner, q.Attached[1].Decision, next.Figures[3].ID, 0, "the second", At))
	if q, err := s.Question(ctx, Owner, id); err != nil || q.Attached[0].Now != next.Figures[3].ID || q.Attached[0].Outcome != cited.Same {
		t.Errorf("settled: %+v, %v", q.Attached, err)
	}
	does(t, "what is settled, taken off", true)(s.Detach(ctx, Owner, id, next.Figures[3].ID, "", At))
	Put(t, s, Reread(first, "test 3", []string{town(1, "200"), town(2, "50"), town(3, "70")}))
	same(t, "as it was", Attachments(t, s, Owner, id), []string{"against 200 ambiguous"})
}

// testClosedQuestions closes a question and opens it again.
func testClosedQuestions(t *testing.T, s *store.Store, id, fi cited.ID) {
	t.Helper()
	ctx := context.Background()
	does(t, "closed", true)(s.CloseQuestion(ctx, Owner, id, "decided", At))
	does(t, "closed again", false)(s.CloseQuestion(ctx, Owner, id, "decided", At))
	if _, err := s.Attach(ctx, Owner, id, fi, cited.SideFor, "", At); cited.CodeOf(err) != cited.Conflict {
		t.Errorf("attached to what is closed: %v", err)
	}
	if q, err := s.Question(ctx, Reader, id); err != nil || !q.Closed || q.Wording != "Did 200 leave?" {
		t.Errorf("closed: %+v, %v", q, err)
	}
	does(t, "opened", true)(s.Reword(ctx, Owner, id, "Did 200 go?", "", At))
	does(t, "reworded to the same", false)(s.Reword(ctx, Owner, id, "Did 200 go?", "", At))
	does(t, "attached", true)(s.Attach(ctx, Owner, id, fi, cited.SideFor, "", At))
	q, err := s.Question(ctx, Owner, id)
	if err != nil || q.Closed || q.Wording != "Did 200 go?" || len(q.Decisions) != 3 || !slices.ContainsFunc(q.Attached, func(a cited.Attached) bool { return a.Holds && a.As == fi }) {
		t.Errorf("opened: %+v, %v", q, err)
	}
}
