package store_test

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/store"
	"cited/internal/store/storetest"
)

// TestDisclosure holds that what is kept of whom a document names comes and goes with its
// reading, is in the seal, and is handed out with all figures, those of one person among them.
func TestDisclosure(t *testing.T) {
	ctx := context.Background()
	s, path, r := custodyStore(t)
	look := func(want []byte) {
		t.Helper()
		got, err := s.Disclosure(ctx, storetest.Owner, r.Document.ID)
		if err != nil || !bytes.Equal(got.Naming, want) || (got.Naming == nil) != (want == nil) || len(got.Figures) != 2 || got.Figures[0].ID != r.Figures[0].ID {
			t.Fatalf("%+v, %v, want %v", got, err, want)
		}
		if found := storetest.Verify(t, s); len(found) > 0 {
			t.Fatal(found)
		}
	}
	look(nil)
	r.Figures[0].Individual = true
	for i, naming := range [][]byte{{1, 2}, {1, 2}, {1, 3}} {
		r.Naming = naming
		want := store.Written
		if i == 1 {
			want = store.Same
		}
		if got := storetest.Put(t, s, r); !slices.Equal(got, []store.Change{want}) {
			t.Errorf("storing %v is %v", naming, got)
		}
		look(naming)
	}
	for change, want := range map[string]string{"UPDATE naming SET packed = x'05'": "names in document " + string(r.Document.ID), "DELETE FROM naming": "names in document " + string(r.Document.ID)} {
		exec(t, raw(t, path), change)
		if found := storetest.Verify(t, s); len(found) != 1 || !strings.Contains(found[0], want) {
			t.Errorf("%s: %q", change, found)
		}
	}
	r.Naming = []byte{9}
	storetest.Put(t, s, r)
	if _, err := s.Withdraw(ctx, storetest.Owner, []cited.ID{r.Document.ID}, "asked for", storetest.At); err != nil {
		t.Fatal(err)
	}
	var n int
	if err := raw(t, path).QueryRow("SELECT count(*) FROM naming").Scan(&n); err != nil || n != 0 {
		t.Errorf("%d are left of a document that was withdrawn, %v", n, err)
	}
	if _, err := s.Disclosure(ctx, storetest.Owner, r.Document.ID); cited.CodeOf(err) != cited.NotFound {
		t.Errorf("a document that was withdrawn: %v", err)
	}
}
