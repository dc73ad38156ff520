package store_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"cited/internal/store"
	"cited/internal/store/storetest"
)

// open makes a new archive's database in a folder of the test.
func open(t *testing.T) *store.Store {
	t.Helper()
	path := filepath.Join(t.TempDir(), "cited.db")
	if err := store.Create(context.Background(), path, "", time.Time{}); err != nil {
		t.Fatal(err)
	}
	return reopen(t, path)
}

func reopen(t *testing.T, path string) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), path, store.Options{Role: storetest.Role})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestSQLite(t *testing.T) { storetest.Run(t, open) }
