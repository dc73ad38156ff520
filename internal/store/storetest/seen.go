package storetest

import (
	"context"
	"strings"
	"sync"
	"testing"

	"cited"
	"cited/internal/store"
)

// testSeen has two people, who have seen the same, decide about each thing at the same moment: one is kept, and
// the other is told of that one.
func testSeen(t *testing.T, s *store.Store) {
	ctx := context.Background()
	r, earlier := Reading("a", []string{town(1, "200"), town(2, "50")}, nil), Reading("b", []string{town(3, "70")}, nil)
	Put(t, s, r, earlier)
	id, other, document := r.Figures[0].ID, r.Figures[1].ID, r.Document.ID
	question, err := s.Ask(ctx, Owner, "Did 200 leave?", At)
	if err != nil {
		t.Fatal(err)
	}
	low, high := 100.0, 300.0
	ends := [2]*cited.Overruled{{Cell: cited.Cell{Measure: "travelled"}, Rule: "newest", Best: &low}, {Cell: cited.Cell{Measure: "travelled"}, Rule: "newest", Best: &high}}
	reading := func(d cited.Decision) func(v cited.Viewer, reason string) error {
		return func(v cited.Viewer, reason string) error {
			d.Reason = reason
			_, err := s.Decide(ctx, v, d, At)
			return err
		}
	}
	for name, two := range map[string][2]deciding{
		"the whole":   {reading(cited.Decision{Subject: id, Verdict: cited.Accepted}), reading(cited.Decision{Subject: id, Verdict: cited.Rejected})},
		"two fields":  {reading(cited.Decision{Subject: id, Field: "measure", Verdict: cited.Corrected, Value: "killed"}), reading(cited.Decision{Subject: id, Field: "origin", Verdict: cited.Corrected, Value: "NOR"})},
		"on one base": {reading(cited.Decision{Subject: id, Verdict: cited.Accepted, Base: cited.NoBase}), reading(cited.Decision{Subject: id, Verdict: cited.Rejected, Base: cited.NoBase})},
		"credibility": {func(v cited.Viewer, why string) error { _, err := s.Rate(ctx, v, id, "2", why, At); return err },
			func(v cited.Viewer, why string) error { _, err := s.Rate(ctx, v, id, "3", why, At); return err }},
		"the same twice": {func(v cited.Viewer, why string) error { _, err := s.Rate(ctx, v, other, "2", why, At); return err },
			func(v cited.Viewer, why string) error { _, err := s.Rate(ctx, v, other, "2", why, At); return err }},
		"included": {func(v cited.Viewer, why string) error {
			_, err := s.Include(ctx, v, document, true, why, At)
			return err
		},
			func(v cited.Viewer, why string) error {
				_, err := s.Include(ctx, v, document, false, why, At)
				return err
			}},
		"title": {func(v cited.Viewer, why string) error {
			_, err := s.Edit(ctx, v, document, titled("One"), why, At)
			return err
		},
			func(v cited.Viewer, why string) error {
				_, err := s.Edit(ctx, v, document, titled("Two"), why, At)
				return err
			}},
		"estimate": {func(v cited.Viewer, why string) error { _, err := s.SetEstimate(ctx, v, ends[0], why, At); return err },
			func(v cited.Viewer, why string) error { _, err := s.SetEstimate(ctx, v, ends[1], why, At); return err }},
		"question": {func(v cited.Viewer, why string) error {
			_, err := s.Reword(ctx, v, question, "Did they?", why, At)
			return err
		},
			func(v cited.Viewer, why string) error {
				_, err := s.CloseQuestion(ctx, v, question, why, At)
				return err
			}},
		"edge": {func(v cited.Viewer, why string) error {
			_, _, err := s.JoinDocuments(ctx, v, document, earlier.Document.ID, cited.Copies, why, At)
			return err
		},
			func(v cited.Viewer, why string) error {
				_, _, err := s.JoinDocuments(ctx, v, document, earlier.Document.ID, cited.Copies, why, At)
				return err
			}},
	} {
		oneIsTold(t, s, name, two)
	}
	testSeenTogether(t, s)
}

// deciding is a decision that somebody makes for a reason.
type deciding func(v cited.Viewer, reason string) error

// oneIsTold makes two decisions at the same moment.
func oneIsTold(t *testing.T, s *store.Store, name string, two [2]deciding) {
	t.Helper()
	seen, err := s.Seen(context.Background(), Owner)
	if err != nil || seen == "" {
		t.Fatal(seen, err)
	}
	var both sync.WaitGroup
	var errs [2]error
	start := make(chan bool)
	for i, decide := range two {
		both.Go(func() {
			<-start
			errs[i] = decide(cited.Viewer{Name: []string{"anna", "bert"}[i], Role: cited.Owner, Seen: seen}, "because")
		})
	}
	close(start)
	both.Wait()
	kept := 0
	if errs[0] != nil {
		kept = 1
	}
	by := cited.Overtook(errs[1-kept])
	if errs[kept] != nil || cited.CodeOf(errs[1-kept]) != cited.Overtaken || len(by) != 1 || by[0].Reviewer != []string{"anna", "bert"}[kept] {
		t.Errorf("%s: %v and %v", name, errs[0], errs[1])
		return
	}
	if said := errs[1-kept].Error(); !strings.Contains(said, string(by[0].Subject)) || !strings.Contains(said, by[0].Reviewer) {
		t.Errorf("%s: it says %q", name, said)
	}
	if err := two[1-kept](cited.Viewer{Name: "cleo", Role: cited.Owner}, "whatever holds"); err != nil {
		t.Errorf("%s: by who saw nothing: %v", name, err)
	}
}

func titled(title string) (m cited.Meta) {
	m.Title = title
	return m
}

// testSeenTogether decides several things at once, of which none overtakes another.
func testSeenTogether(t *testing.T, s *store.Store) {
	ctx := context.Background()
	r := Reading("c", []string{town(4, "90")}, nil)
	Put(t, s, r)
	id, v := r.Figures[0].ID, Owner
	for _, verdict := range []cited.Verdict{cited.Accepted, cited.Rejected} { // in conflict
		decide(t, s, cited.Decision{Subject: id, Verdict: verdict, Base: cited.NoBase})
	}
	var err error
	if v.Seen, err = s.Seen(ctx, v); err != nil {
		t.Fatal(err)
	}
	all := []cited.Decision{{Subject: id, Verdict: cited.Unclear}, {Subject: id, Field: "measure", Verdict: cited.Corrected, Value: "killed"}}
	if err := s.DecideAll(ctx, v, all, At); err != nil {
		t.Errorf("two at once: %v", err)
	}
	if _, err := s.Note(ctx, v, id, "beside it", At); err != nil {
		t.Errorf("a note: %v", err)
	}
	if _, err := s.Rate(ctx, v, id, "4", "", At); err != nil {
		t.Errorf("a rating, which nobody gave: %v", err)
	}
	into := Reading("d", []string{town(5, "40")}, nil)
	Put(t, s, into)
	if _, err := s.Decide(ctx, v, cited.Decision{Subject: into.Figures[0].ID, Verdict: cited.Merged, Value: string(id)}, At); cited.CodeOf(err) != cited.Overtaken {
		t.Errorf("merged into what was decided about meanwhile: %v", err)
	}
	if _, err := s.Decide(ctx, v, cited.Decision{Subject: id, Verdict: cited.Accepted}, At); cited.CodeOf(err) != cited.Overtaken || len(cited.Overtook(err)) != 2 {
		t.Errorf("decided on an old page: %v", err)
	}
}
