package store

import (
	"context"
	"database/sql"
	"errors"
	"testing"

	"cited"
)

// checkCounts compares what is counted or listed with what it counts and lists.
func checkCounts(t *testing.T, s *Store, when string) {
	t.Helper()
	for name, query := range map[string]string{
		"codes whose uses are wrong": `SELECT count(*) FROM code c WHERE role NOT IN ('publisher', 'language', 'version')
			AND uses <> (SELECT count(*) FROM figure_code x WHERE x.code = c.id)`,
		"publishers whose uses are wrong":  "SELECT count(*) FROM code c WHERE role = 'publisher' AND uses <> (SELECT count(*) FROM document d WHERE d.publisher = c.id)",
		"documents whose count is wrong":   "SELECT count(*) FROM document d WHERE figures <> (SELECT count(*) FROM figure f WHERE f.seq >> 24 = d.seq)",
		"listed figures that are not":      "SELECT count(*) FROM figure_code WHERE figure NOT IN (SELECT seq FROM figure)",
		"figures listed under nothing":     "SELECT count(*) FROM figure WHERE seq NOT IN (SELECT figure FROM figure_code)",
		"details without a figure":         "SELECT count(*) FROM figure_detail WHERE seq NOT IN (SELECT seq FROM figure)",
		"figures without details":          "SELECT count(*) FROM figure WHERE seq NOT IN (SELECT seq FROM figure_detail)",
		"figures without their passage":    "SELECT count(*) FROM figure WHERE passage <> 0 AND passage NOT IN (SELECT seq FROM passage)",
		"words without their passage":      "SELECT count(*) FROM passage_fts_docsize WHERE id NOT IN (SELECT seq FROM passage)",
		"passages of no document":          "SELECT count(*) FROM passage WHERE seq >> 24 NOT IN (SELECT seq FROM document)",
		"sources without a name, or twice": "SELECT count(*) FROM source WHERE id NOT IN (SELECT source FROM alias)",
	} {
		var n int
		if err := s.read.QueryRow(query).Scan(&n); err != nil || n != 0 {
			t.Errorf("%s: %d %s, %v", when, n, name, err)
		}
	}
}

// TestCounts changes readings in every way and checks that nothing is left over.
func TestCounts(t *testing.T) {
	ctx := context.Background()
	s := planStore(t)
	checkCounts(t, s, "after Put")
	entries := planEntries(40)
	for i := range entries {
		f := &entries[i].Reading.Figures[0]
		f.Origin, f.Attribution, f.Of = []string{"TUN", "TUN"}, []string{"A Ministry", "a ministry"}, "half"
		if i%2 == 0 {
			entries[i].Reading.Figures = nil
		}
		if i%3 == 0 {
			entries[i].Reading.Texts = nil
		}
	}
	if _, err := s.Put(ctx, append(entries, entries[:10]...)...); err != nil {
		t.Fatal(err)
	}
	checkCounts(t, s, "after reading again")
	d := entries[1].Reading.Document
	if _, err := s.Edit(ctx, cited.Viewer{Name: "owner", Role: cited.Owner}, d.ID, cited.Meta{Publisher: "Another", Published: "2001"}, "", d.Added); err != nil {
		t.Fatal(err)
	}
	checkCounts(t, s, "after a correction")
	for _, end := range []error{nil, errors.New("broken")} {
		_, err := s.PutStream(ctx, d.ID, func(emit func(cited.Text, cited.Found) error) (Entry, error) {
			r := entries[1].Reading
			r.Document.Outcome = cited.OutcomeRead
			return Entry{Reading: r}, errors.Join(emit(r.Texts[0], r.Found), end)
		})
		if !errors.Is(err, end) {
			t.Fatal(err)
		}
		checkCounts(t, s, "after a stream")
	}
	if err := s.update(ctx, "checking", func(tx *sql.Tx) error {
		_, err := tx.Exec("INSERT INTO passage_fts (passage_fts) VALUES ('integrity-check')")
		return err
	}); err != nil {
		t.Error(err)
	}
}
