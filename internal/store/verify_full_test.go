package store

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"cited"
	"cited/internal/custody"
)

func found(t *testing.T, s *Store) (all []custody.Finding) {
	t.Helper()
	owner := cited.Viewer{Name: "owner", Role: cited.Owner}
	_, err := s.Verify(context.Background(), owner, Watch{Report: func(f custody.Finding) { all = append(all, f) }, Total: func(int) {}, Step: func() {}})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestLogWhenTheDiskIsFull lets the database grow no more in the midst of adding: what
// was finished is there and accounted for, and when there is room it goes on.
func TestLogWhenTheDiskIsFull(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "cited.db")
	if err := Create(ctx, path, "owner", time.Time{}); err != nil {
		t.Fatal(err)
	}
	s, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	db, err := s.writer()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("PRAGMA max_page_count = 150"); err != nil {
		t.Fatal(err)
	}
	entries := planEntries(401)[1:] // the first has an original that is none
	stored := 0
	for ; stored < len(entries) && err == nil; stored++ {
		_, err = s.Put(ctx, entries[stored])
	}
	if cited.CodeOf(err) != cited.Full || stored < 2 {
		t.Fatalf("after %d documents: %v", stored, err)
	}
	if wrong := found(t, s); len(wrong) > 0 {
		t.Errorf("with a full disk: %+v", wrong)
	}
	if _, err := db.Exec("PRAGMA max_page_count = 100000"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Put(ctx, entries[stored-1:]...); err != nil {
		t.Fatal(err)
	}
	if wrong := found(t, s); len(wrong) > 0 {
		t.Errorf("with room again: %+v", wrong)
	}
}

// TestVerifyWhileSomebodyAdds looks at the archive again and again while it grows: every
// look is at one state of log and rows.
func TestVerifyWhileSomebodyAdds(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "cited.db")
	if err := Create(ctx, path, "owner", time.Time{}); err != nil {
		t.Fatal(err)
	}
	s, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	added := make(chan error, 1)
	go func() {
		var err error
		for _, e := range planEntries(61)[1:] {
			if _, err = s.Put(ctx, e); err != nil {
				break
			}
		}
		added <- err
	}()
	for done := false; !done; {
		select {
		case err := <-added:
			if done = true; err != nil {
				t.Fatal(err)
			}
		default:
		}
		if wrong := found(t, s); len(wrong) > 0 {
			t.Fatalf("%+v", wrong)
		}
	}
}
