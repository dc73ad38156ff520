package archive_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"cited"
	"cited/internal/archive"
)

// withdraw withdraws the document that says something of so many Belgians.
func withdraw(t *testing.T, dir string, n int) {
	t.Helper()
	ctx := context.Background()
	a, err := archive.Open(ctx, dir, config())
	if err != nil {
		t.Fatal(err)
	}
	var ids []cited.ID
	for d, err := range a.Documents(ctx, owner, cited.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		if d.Original == fmt.Sprintf("%x", sha256.Sum256([]byte(numbered(n)))) {
			ids = append(ids, d.ID)
		}
	}
	_, err = a.Withdraw(ctx, owner, ids, "a source is in danger")
	if err = joined(err, a.Close()); err != nil {
		t.Fatal(err)
	}
}

func countOf(t *testing.T, dir string) (n int) {
	t.Helper()
	a, err := archive.Open(context.Background(), dir, config())
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range a.Documents(context.Background(), owner, cited.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	return n
}

// TestMergeWithdrawn merges archives of which documents were withdrawn: what was withdrawn here
// stays away, what was withdrawn there does not come, and what is here and was withdrawn there is
// named. The log of an archive that withdrew something after it was merged still holds.
func TestMergeWithdrawn(t *testing.T) {
	a, b := archiveOf(t, "P", numbered(1), numbered(2)), archiveOf(t, "P", numbered(2), numbered(3), numbered(4))
	withdraw(t, a, 2)
	withdraw(t, b, 4)
	m, found := merge(t, a, b, false)
	if m.Documents != 1 || m.LeftOut != 1 || !strings.Contains(strings.Join(found, " "), "its bytes were withdrawn as ") {
		t.Errorf("merged %+v, reported %q", m, found)
	}
	if n := countOf(t, a); n != 2 {
		t.Errorf("%d documents", n)
	}
	withdraw(t, b, 3)
	m, found = merge(t, a, b, false)
	if m.Documents != 0 || !strings.Contains(strings.Join(found, " "), "it was withdrawn there by owner") {
		t.Errorf("merged again: %+v, reported %q", m, found)
	}
	if n := countOf(t, a); n != 2 {
		t.Errorf("%d documents after merging again", n)
	}
	if wrong, _ := verify(t, a, archive.VerifyOptions{}); len(wrong) > 0 {
		t.Errorf("the archive: %q", wrong)
	}
	file := a + ".tar"
	if err := backupTo(a, file); err != nil {
		t.Fatal(err)
	}
	restored, _, _ := restore(t, file, false)
	if wrong, v := verify(t, restored, archive.VerifyOptions{}); len(wrong) > 0 || v.Foreign != 1 {
		t.Errorf("restored: %q", wrong)
	}
}
