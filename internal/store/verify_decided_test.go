package store_test

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/store"
	"cited/internal/store/storetest"
)

// TestVerifyNamesWhatWasNotDecided changes rows that people decided about by hand, and looks for
// their names among what is found.
func TestVerifyNamesWhatWasNotDecided(t *testing.T) {
	tests := []struct{ name, change, want string }{
		{"nothing", "", ""},
		{"the number of a corrected figure", "UPDATE figure SET low = 99 WHERE low = 12", "figure %1 of document # (a): its columns are not what people decided"},
		{"another reading in its place", "UPDATE figure_detail SET figure = (SELECT figure FROM figure_detail WHERE seq = (SELECT max(seq) FROM figure_detail)) WHERE id = (SELECT d.id FROM figure_detail d JOIN figure f ON f.seq = d.seq WHERE f.low = 12)", "figure %1"},
		{"what was read there", `UPDATE decided SET machine = replace(CAST(machine AS TEXT), 'returned', 'killed') WHERE machine <> x''`, "figure %1"},
		{"what was read there, gone", "UPDATE decided SET machine = x'' WHERE machine <> x''", "figure %1"},
		{"that it was accepted", "UPDATE decided SET review = 'rejected' WHERE review = 'accepted'", "figure %0 of document # (a): it is said to be rejected, and people decided that it is accepted"},
		{"that it was rejected", "UPDATE figure SET hidden = 0", "figure %2 of document # (a): it is said to be rejected"},
		{"that anybody decided", "DELETE FROM decided WHERE review = 'accepted'", "figure %0 of document # (a): people decided about it, and its rows do not say so"},
		{"that nobody decided", "INSERT INTO decided SELECT 'figure', seq, 'accepted', 0, x'' FROM figure WHERE low = 40", "figure %3 of document # (a): it is said to be accepted, and people decided that it is machine"},
		{"of no row", "INSERT INTO decided SELECT 'figure', seq - 90, 'accepted', 0, x'' FROM figure WHERE low = 40", "it belongs to no row"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "cited.db")
			if err := store.Create(context.Background(), path, "owner", storetest.At); err != nil {
				t.Fatal(err)
			}
			s := reopen(t, path)
			r := storetest.Reading("a", []string{"10 left", "20 stayed", "30 came", "40 went"}, nil)
			storetest.Put(t, s, r)
			for _, d := range []cited.Decision{
				{Subject: r.Figures[0].ID, Verdict: cited.Accepted},
				{Subject: r.Figures[1].ID, Field: "value", Verdict: cited.Corrected, Value: "12"},
				{Subject: r.Figures[2].ID, Verdict: cited.Rejected},
			} {
				if _, err := s.Decide(context.Background(), storetest.Owner, d, storetest.At); err != nil {
					t.Fatal(err)
				}
			}
			if test.change != "" {
				exec(t, raw(t, path), test.change)
			}
			found := storetest.Verify(t, s)
			want := strings.ReplaceAll(test.want, "#", string(r.Document.ID))
			for i := range r.Figures {
				want = strings.ReplaceAll(want, "%"+string(rune('0'+i)), string(r.Figures[i].ID))
			}
			if want == "" && len(found) > 0 || !slices.ContainsFunc(append(found, ""), func(f string) bool { return strings.Contains(f, want) }) {
				t.Errorf("found %q, want %q", found, want)
			}
		})
	}
}

// TestDecisionsFromBeforeTheyWereApplied opens an archive of a version that only kept decisions.
func TestDecisionsFromBeforeTheyWereApplied(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cited.db")
	if err := store.Create(context.Background(), path, "owner", storetest.At); err != nil {
		t.Fatal(err)
	}
	s := reopen(t, path)
	r := storetest.Reading("a", []string{"10 left"}, nil)
	storetest.Put(t, s, r)
	if _, err := s.Decide(context.Background(), storetest.Owner, cited.Decision{Subject: r.Figures[0].ID, Verdict: cited.Rejected}, storetest.At); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	exec(t, raw(t, path), storetest.Back(10))
	s, err := store.Open(context.Background(), path, store.Options{By: "owner", At: storetest.At})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if got := storetest.Figures(t, s, storetest.Owner, 0, cited.Term{Key: "review", Values: []string{"rejected"}}); len(got) != 1 {
		t.Errorf("rejected: %q", got)
	}
	if found := storetest.Verify(t, s); len(found) > 0 {
		t.Errorf("found %q", found)
	}
}
