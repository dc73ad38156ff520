package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"testing"

	"cited"
)

// checkCounts compares what is counted or listed with what it counts and lists.
func checkCounts(t *testing.T, s *Store, when string) {
	t.Helper()
	var listed []string
	checks := map[string]string{
		"publishers whose uses are wrong":   "SELECT count(*) FROM code c WHERE role = 'publisher' AND uses <> (SELECT count(*) FROM document d WHERE d.publisher = c.id)",
		"words without their passage":       "SELECT count(*) FROM passage_fts_docsize WHERE id NOT IN (SELECT seq FROM passage)",
		"words without their statement":     "SELECT count(*) FROM statement_fts_docsize WHERE id NOT IN (SELECT seq FROM statement)",
		"statements whose words are lost":   "SELECT count(*) FROM statement WHERE seq NOT IN (SELECT id FROM statement_fts_docsize)",
		"passages of no document":           "SELECT count(*) FROM passage WHERE seq >> 24 NOT IN (SELECT seq FROM document)",
		"names in no document":              "SELECT count(*) FROM naming WHERE document NOT IN (SELECT seq FROM document)",
		"sources without a name, or twice":  "SELECT count(*) FROM source WHERE id NOT IN (SELECT source FROM alias)",
		"names that are credited, no alias": "SELECT count(*) FROM code WHERE role LIKE '%attribution' AND value NOT IN (SELECT name FROM alias)",
	}
	for _, sh := range shelves() {
		name := sh.table
		listed = append(listed, "SELECT code FROM "+name+"_code")
		checks["documents whose count is wrong: "+name] = "SELECT count(*) FROM document d WHERE " + sh.count + " <> (SELECT count(*) FROM " + name + " f WHERE f.seq >> 24 = d.seq)"
		checks["listed rows that are not: "+name] = "SELECT count(*) FROM " + name + "_code WHERE " + name + " NOT IN (SELECT seq FROM " + name + ")"
		checks["rows listed under nothing: "+name] = "SELECT count(*) FROM " + name + " WHERE seq NOT IN (SELECT " + name + " FROM " + name + "_code)"
		checks["details without a row: "+name] = "SELECT count(*) FROM " + name + "_detail WHERE seq NOT IN (SELECT seq FROM " + name + ")"
		checks["rows without details: "+name] = "SELECT count(*) FROM " + name + " WHERE seq NOT IN (SELECT seq FROM " + name + "_detail)"
		checks["rows without their passage: "+name] = "SELECT count(*) FROM " + name + " WHERE passage <> 0 AND passage NOT IN (SELECT seq FROM passage)"
	}
	checks["codes whose uses are wrong"] = `SELECT count(*) FROM code c WHERE role NOT IN ('publisher', 'language', 'version')
		AND uses <> (SELECT count(*) FROM (` + strings.Join(listed, " UNION ALL ") + `) AS x WHERE x.code = c.id)`
	for name, query := range checks {
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
