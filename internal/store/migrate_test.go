package store

import (
	"context"
	"path/filepath"
	"strconv"
	"testing"

	"cited"
)

// TestMigrate opens an archive of the first version: what it holds is there, and what
// is read from then on finds its place.
func TestMigrate(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "cited.db")
	db, err := openWriter(path)
	if err != nil {
		t.Fatal(err)
	}
	script, err := migrations.ReadFile("migrations/0001_spine.sql")
	if err != nil {
		t.Fatal(err)
	}
	old := string(script) + `;PRAGMA application_id = ` + strconv.Itoa(applicationID) + `; PRAGMA user_version = 1;
		INSERT INTO original VALUES ('ab', 1, 1);
		INSERT INTO document VALUES (1, 7, 'ab', 0, '', 'old.txt', 1, 'text', '', '', '', '', '', 0, '', NULL, NULL, 0, 'open', '{}', '{}',
			'2020-01-02T03:04:05.000000000Z', 'read', '', 0);`
	if _, err := db.ExecContext(ctx, old); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	owner := cited.Viewer{Name: "owner", Role: cited.Owner}
	if d, err := s.Document(ctx, owner, cited.IDOf(cited.DocumentID, 7)); err != nil || d.Name != "old.txt" {
		t.Errorf("document %+v, %v", d, err)
	}
	if _, err := s.Put(ctx, planEntries(3)...); err != nil {
		t.Fatal(err)
	}
	checkCounts(t, s, "after an update")
	var n int
	if err := s.read.QueryRow("SELECT user_version FROM pragma_user_version").Scan(&n); err != nil || n != FormatVersion {
		t.Errorf("version %d, %v", n, err)
	}
}
