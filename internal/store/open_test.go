package store_test

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"cited"
	"cited/internal/store"
	"cited/internal/store/storetest"
)

// raw opens the database of a store as anything else would.
func raw(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func exec(t *testing.T, db *sql.DB, query string) {
	t.Helper()
	if _, err := db.Exec(query); err != nil {
		t.Fatal(err)
	}
}

func TestOpenRefuses(t *testing.T) {
	ctx := context.Background()
	tests := []struct {
		name string
		make func(t *testing.T, path string)
		code cited.Code
		says string
	}{
		{"no file", func(*testing.T, string) {}, cited.NotFound, "has no database"},
		{"an empty file", func(t *testing.T, path string) { write(t, path, "") }, cited.NotFound, "is no database of an archive"},
		{"a text", func(t *testing.T, path string) { write(t, path, strings.Repeat("This is a text. ", 100)) }, cited.NotFound, "no database of an archive"},
		{"a database of something else", func(t *testing.T, path string) { exec(t, raw(t, path), "CREATE TABLE x (y)") }, cited.NotFound, "is no database of an archive"},
		{"a newer version", func(t *testing.T, path string) {
			if err := store.Create(ctx, path, "", time.Time{}); err != nil {
				t.Fatal(err)
			}
			exec(t, raw(t, path), "PRAGMA user_version = 99")
		}, cited.Unsupported, "update cited"},
	}
	for _, test := range tests {
		path := filepath.Join(t.TempDir(), "cited.db")
		test.make(t, path)
		_, err := store.Open(ctx, path, store.Options{})
		if cited.CodeOf(err) != test.code || !strings.Contains(err.Error(), test.says) || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %s: %v", test.name, cited.CodeOf(err), err)
		}
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestCreateLeavesWhatIsThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cited.db")
	write(t, path+".new", "half of one, from a program that was killed")
	if err := store.Create(context.Background(), path, "", time.Time{}); err != nil {
		t.Fatal(err)
	}
	if err := store.Create(context.Background(), path, "", time.Time{}); cited.CodeOf(err) != cited.Conflict {
		t.Errorf("a second time: %v", err)
	}
	reopen(t, path)
}

func TestDecisionsAreOnlyAdded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cited.db")
	if err := store.Create(context.Background(), path, "", time.Time{}); err != nil {
		t.Fatal(err)
	}
	s := reopen(t, path)
	r := storetest.Reading("a", []string{"10 left"}, nil)
	storetest.Put(t, s, r)
	if _, err := s.Edit(context.Background(), storetest.Owner, r.Document.ID, cited.Meta{Title: "T"}, "", storetest.At); err != nil {
		t.Fatal(err)
	}
	db := raw(t, path)
	for _, query := range []string{"UPDATE decision SET value = 'x'", "DELETE FROM decision"} {
		if _, err := db.Exec(query); err == nil || !strings.Contains(err.Error(), "only ever added") {
			t.Errorf("%s: %v", query, err)
		}
	}
}

// TestLock takes the first lock under a context that ends before the lock is given back.
func TestLock(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	path := filepath.Join(t.TempDir(), "lock")
	first, err := store.TakeLock(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	ctx = context.Background()
	if _, err := store.TakeLock(ctx, path); cited.CodeOf(err) != cited.Conflict {
		t.Errorf("taken twice: %v", err)
	}
	if err := first.Release(); err != nil {
		t.Fatal(err)
	}
	second, err := store.TakeLock(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	if err := second.Release(); err != nil {
		t.Error(err)
	}
}

// TestReadersDoNotWait reads while another goroutine writes: every list is of one
// state of the archive.
func TestReadersDoNotWait(t *testing.T) {
	s := open(t)
	const readings = 30
	var wait sync.WaitGroup
	wait.Go(func() {
		for i := range readings {
			storetest.Put(t, s, storetest.Reading(string(rune('a'+i)), []string{"10 left", "20 stayed"}, nil))
		}
	})
	for range 3 {
		wait.Go(func() {
			for n := 0; n < 2*readings; {
				got := storetest.List(t, s, storetest.Owner, 0)
				if len(got) < n || len(got)%2 != 0 {
					t.Errorf("%d figures after %d", len(got), n)
					return
				}
				n = len(got)
				if page, err := s.BrowseFigures(context.Background(), storetest.Owner, store.Browsing{}); err != nil || page.Hits < n || page.Hits%2 != 0 {
					t.Errorf("%d hits after %d, %v", page.Hits, n, err)
					return
				}
			}
		})
	}
	wait.Wait()
}
