package archive_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"cited"
	"cited/internal/archive"
)

// deliver accepts documents by their names.
func deliver(t *testing.T, a *archive.Archive, m cited.Meta, documents ...string) {
	t.Helper()
	d, err := a.Receive(owner)
	for i := 0; err == nil && i < len(documents); i += 2 {
		err = d.Put(documents[i], strings.NewReader(documents[i+1]))
	}
	if err == nil {
		err = d.Accept(m, false)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func waiting(t *testing.T, a *archive.Archive) int {
	t.Helper()
	n, err := a.Waiting()
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestDelivery(t *testing.T) {
	_, dir := open(t, nil)
	setLimits(t, dir, "size: 1 KB")
	a := reopen(t, dir, nil)
	deliver(t, a, cited.Meta{Publisher: "Northern Wire", Published: "2015-12"}, "../../a.txt", "Some 300 Belgians left for Syria.", `C:\b.txt`, strings.Repeat("many ", 1000),
		"c\x00\u202egnp.txt", "Of 90 Danes, 20 came back.")
	if n := waiting(t, a); n != 3 {
		t.Errorf("%d files wait, want 3", n)
	}
	states := map[string]archive.State{}
	sum, err := a.AddWaiting(t.Context(), owner, func(r archive.Result) { states[r.Item.Name] = r.State })
	if err != nil || sum.Added != 2 || sum.Failed != 1 {
		t.Errorf("%+v, %v", sum, err)
	}
	if states["a.txt"] != archive.Added || states["b.txt"] != archive.Failed || states["cgnp.txt"] != archive.Added {
		t.Errorf("states %v", states)
	}
	for d, err := range a.Documents(t.Context(), owner, cited.Query{}) {
		if err != nil || d.Publisher != "Northern Wire" || d.Published != "2015-12" {
			t.Errorf("%+v, %v", d, err)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "inbox", "*")); len(left) > 0 || waiting(t, a) != 0 {
		t.Errorf("left behind: %q", left)
	}
}

func TestDeliveryRefuses(t *testing.T) {
	a, _ := open(t, nil)
	if _, err := a.Receive(cited.Viewer{Role: cited.Reader}); cited.CodeOf(err) != cited.Denied {
		t.Errorf("a reader: %v", err)
	}
	for _, tt := range []struct {
		name  string
		files int
		meta  cited.Meta
	}{
		{"nothing", 0, cited.Meta{}},
		{"one address of two documents", 2, cited.Meta{Address: "https://example.org/a"}},
		{"no date", 1, cited.Meta{Published: "last year"}},
		{"no embargo", 1, cited.Meta{Embargo: "2027"}},
	} {
		d, err := a.Receive(owner)
		for range tt.files {
			if err == nil {
				err = d.Put("a.txt", strings.NewReader("text"))
			}
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Accept(tt.meta, false); cited.CodeOf(err) != cited.Invalid {
			t.Errorf("%s: %v", tt.name, err)
		}
		d.Discard()
	}
	d, err := a.Receive(owner)
	if err != nil {
		t.Fatal(err)
	}
	cut := errors.New("cut off")
	if err := d.Put("a.txt", iotest.ErrReader(cut)); !errors.Is(err, cut) {
		t.Errorf("what is cut off: %v", err)
	}
	d.Discard()
	if n := waiting(t, a); n != 0 {
		t.Errorf("%d files wait, though nothing was accepted", n)
	}
}

// TestDeliveryKilled kills whoever adds what waits, at several moments: all of it is there in the end.
func TestDeliveryKilled(t *testing.T) {
	if raced {
		return
	}
	a, dir := open(t, nil)
	var documents []string
	for _, n := range []string{"100", "200", "300", "400", "500", "600"} {
		documents = append(documents, n+".txt", "Some "+n+" Belgians had left for Syria by 2015.")
	}
	deliver(t, a, cited.Meta{Publisher: "Northern Wire"}, documents...)
	for _, after := range []time.Duration{time.Millisecond, 50 * time.Millisecond, 150 * time.Millisecond, 300 * time.Millisecond, hour} {
		ctx, cancel := context.WithTimeout(t.Context(), after)
		out, err := exec.CommandContext(ctx, os.Args[0], "add-waiting", dir, "").CombinedOutput()
		if err != nil && ctx.Err() == nil {
			t.Fatalf("%v: %s", err, out)
		}
		cancel()
	}
	n := 0
	for d, err := range a.Documents(t.Context(), owner, cited.Query{}) {
		if n++; err != nil || d.Outcome != cited.OutcomeRead || d.Publisher != "Northern Wire" {
			t.Errorf("%+v, %v", d, err)
		}
	}
	if n != 6 || waiting(t, a) != 0 {
		t.Errorf("%d documents and %d files that wait, want 6 and none", n, waiting(t, a))
	}
	if found, _ := verify(t, dir, archive.VerifyOptions{}); len(found) > 0 {
		t.Errorf("the log does not account for what is there: %q", found)
	}
}
