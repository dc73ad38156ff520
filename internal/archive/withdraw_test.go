package archive_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cited"
	"cited/internal/archive"
	"cited/internal/store"
	"cited/internal/store/storetest"
)

// withdrawnSamples writes files of several formats that say what nobody else says into a folder.
func withdrawnSamples(t *testing.T, paragraphs []string) string {
	t.Helper()
	dir := t.TempDir()
	files, err := storetest.Samples(paragraphs)
	for name, content := range files {
		err = errors.Join(err, os.WriteFile(filepath.Join(dir, name), content, 0o666))
	}
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// burdened is an archive with documents that are to stay and some that are to go, about which
// something was decided; and all pieces of the words of the latter.
func burdened(t *testing.T) (dir string, doomed []cited.ID, pieces storetest.Stretches) {
	t.Helper()
	ctx := context.Background()
	paragraphs := storetest.Paragraphs(12, 7)
	dir, control, stay := newArchive(t), newArchive(t), makeDocuments(t, 20)
	runAdd(t, control, stay, hour)
	runAdd(t, dir, stay, hour)
	runAdd(t, dir, withdrawnSamples(t, paragraphs), hour)
	a, err := archive.Open(ctx, dir, config())
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Update(ctx, owner, nil); err != nil { // what follows from the readings goes too
		t.Fatal(err)
	}
	words := paragraphs
	for d, err := range a.Documents(ctx, owner, cited.Query{Limit: storetest.ManySamples}) {
		if err != nil {
			t.Fatal(err)
		}
		if d.Figures < len(paragraphs) || d.Statements == 0 {
			t.Errorf("%s is read as %+v", d.Name, d)
		}
		texts, err := a.Texts(ctx, owner, d.ID)
		if err != nil {
			t.Fatal(err)
		}
		doomed = append(doomed, d.ID)
		for _, x := range texts {
			words = append(words, x.Content)
		}
	}
	const title = "Quovadisnebulo Transmarginal Hypotenusium"
	if _, err := a.Edit(ctx, owner, doomed[0], cited.Meta{Title: title, Author: title}, title); err != nil {
		t.Fatal(err)
	}
	sources, err := a.Sources(ctx, owner, cited.Query{})
	if err != nil || len(sources) == 0 {
		t.Fatalf("%d sources, %v", len(sources), err)
	}
	for _, s := range sources[:min(3, len(sources))] {
		if _, err := a.SetStanding(ctx, owner, s.ID, cited.Party, "because of "+s.Name+" "+title); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	pieces = storetest.StretchesOf(append(words, title)...)
	if err := pieces.Without(control); err != nil {
		t.Fatal(err)
	}
	if found := left(t, dir, pieces); len(found) < 1000 {
		t.Fatalf("only %d pieces are found before anything is withdrawn", len(found))
	}
	return dir, doomed, pieces
}

func left(t *testing.T, dir string, pieces storetest.Stretches) []string {
	t.Helper()
	found, err := pieces.In(dir)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func checkGone(t *testing.T, dir string, pieces storetest.Stretches) {
	t.Helper()
	if wrong, v := verify(t, dir, archive.VerifyOptions{}); len(wrong) > 0 || v.Withdrawn == 0 {
		t.Errorf("%d documents are withdrawn, and it does not verify: %q", v.Withdrawn, wrong)
	}
	if found := left(t, dir, pieces); len(found) > 0 {
		t.Errorf("%d pieces are left: %q", len(found), found[:min(5, len(found))])
	}
}

func TestWithdraw(t *testing.T) {
	ctx := context.Background()
	dir, doomed, pieces := burdened(t)
	a := reopen(t, dir, nil)
	if _, err := a.Withdraw(ctx, cited.Viewer{Name: "x", Role: cited.Reader}, doomed, "no"); cited.CodeOf(err) != cited.Denied {
		t.Errorf("a reader: %v", err)
	}
	for range 2 { // a second time changes nothing
		all, err := a.Withdraw(ctx, owner, doomed, "asked for")
		if err != nil || len(all) != len(doomed) {
			t.Fatalf("%d, %v", len(all), err)
		}
		for _, w := range all {
			if len(w.Shared) > 0 || len(w.From) != 1 || w.By != "owner" || w.Reason != "asked for" || !w.Withdrawn.Equal(noon()) {
				t.Errorf("%+v", w)
			}
		}
		checkGone(t, dir, pieces)
	}
	if _, err := a.Document(ctx, owner, doomed[0]); cited.CodeOf(err) != cited.NotFound {
		t.Errorf("a document that was withdrawn: %v", err)
	}
	if s, err := a.Tombstone(ctx, owner, doomed[0]); err != nil || s.Reason != "asked for" || s.ID != doomed[0] {
		t.Errorf("%+v, %v", s, err)
	}
	if _, err := a.Tombstone(ctx, cited.Viewer{Role: cited.Reader}, doomed[0]); cited.CodeOf(err) != cited.NotFound {
		t.Errorf("a reader sees a tombstone: %v", err)
	}
	if _, err := a.Withdraw(ctx, owner, []cited.ID{"do-000000000000"}, "x"); cited.CodeOf(err) != cited.NotFound {
		t.Errorf("a document that never was: %v", err)
	}
	n := 0
	for range a.Documents(ctx, owner, cited.Query{Terms: []cited.Term{{Values: []string{"came back"}}}}) {
		n++
	}
	if n != 20 {
		t.Errorf("%d of the documents that stay are found", n)
	}
}

// TestWithdrawnComesAgain adds what was withdrawn: not by a slip, but on purpose.
func TestWithdrawnComesAgain(t *testing.T) {
	ctx := context.Background()
	a, dir := open(t, nil)
	item := archive.Item{Name: "a.txt", Path: "a.txt", Open: func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader("Some 300 Belgians left for Syria.")), nil
	}}
	add := func(change func(*archive.Item)) archive.Result {
		t.Helper()
		i := item
		change(&i)
		var last archive.Result
		if _, err := a.Add(ctx, owner, slices.Values([]archive.Item{i}), func(r archive.Result) { last = r }); err != nil {
			t.Fatal(err)
		}
		return last
	}
	first := add(func(*archive.Item) {})
	second := add(func(i *archive.Item) { i.Meta.Address = "https://example.org/a" })
	withdraw := func(id cited.ID) archive.Withdrawn {
		t.Helper()
		all, err := a.Withdraw(ctx, owner, []cited.ID{id}, "asked for")
		if err != nil {
			t.Fatal(err)
		}
		return all[0]
	}
	if w := withdraw(second.Document.ID); !slices.Equal(w.Shared, []cited.ID{first.Document.ID}) || !slices.Contains(w.From, "https://example.org/a") {
		t.Errorf("one of two with the same bytes: %+v", w)
	}
	if r := add(func(*archive.Item) {}); r.State != archive.Unchanged {
		t.Errorf("the other one: %+v", r)
	}
	if w := withdraw(first.Document.ID); len(w.Shared) > 0 {
		t.Errorf("the other of two: %+v", w)
	}
	for _, address := range []string{"", "https://example.org/a", "https://example.org/b"} {
		r := add(func(i *archive.Item) { i.Meta.Address = address })
		if r.State != archive.Refused || !strings.Contains(r.Err.Error(), "withdrawn as "+string(second.Document.ID)+" on 2024-02-29 by owner: asked for") &&
			!strings.Contains(r.Err.Error(), "withdrawn as "+string(first.Document.ID)) {
			t.Errorf("at %q: %+v", address, r)
		}
	}
	if wrong, _ := verify(t, dir, archive.VerifyOptions{}); len(wrong) > 0 {
		t.Errorf("withdrawn: %q", wrong)
	}
	if r := add(func(i *archive.Item) { i.Again = true }); r.State != archive.Added || r.Document.Figures != 1 {
		t.Errorf("again: %+v", r)
	}
	if wrong, v := verify(t, dir, archive.VerifyOptions{}); len(wrong) > 0 || v.Withdrawn != 1 || v.Originals != 1 {
		t.Errorf("again: %+v, %q", v, wrong)
	}
	withdraw(first.Document.ID)
	if wrong, v := verify(t, dir, archive.VerifyOptions{}); len(wrong) > 0 || v.Withdrawn != 2 || v.Originals != 0 {
		t.Errorf("withdrawn again: %+v, %q", v, wrong)
	}
}

// TestWithdrawKilled kills a program that withdraws at random moments. Whoever opens the
// archive next, nothing is half gone.
func TestWithdrawKilled(t *testing.T) {
	if raced {
		return // what is killed are processes, whom the race detector only slows
	}
	whole, doomed, pieces := burdened(t)
	start := time.Now()
	runWithdraw(t, copyOf(t, whole), doomed, hour)
	took := time.Since(start)
	random := rand.New(rand.NewPCG(3, 1))
	went := 0
	const times = 6
	for range times {
		dir := copyOf(t, whole)
		runWithdraw(t, dir, doomed, took/2+time.Duration(random.Int64N(int64(took/2))))
		a, err := archive.Open(context.Background(), dir, config()) // finishes what was begun
		if err != nil {
			t.Fatal(err)
		}
		_, err = a.Tombstone(context.Background(), owner, doomed[0])
		if closed := a.Close(); closed != nil {
			t.Fatal(closed)
		}
		if err == nil {
			went++
		} else if wrong, _ := verify(t, dir, archive.VerifyOptions{}); len(wrong) > 0 {
			t.Errorf("before the first step: %q", wrong)
		} else {
			runWithdraw(t, dir, doomed, hour)
		}
		checkGone(t, dir, pieces)
	}
	t.Logf("%d of %d were killed after the first step or not at all, in %v", went, times, took)
}

func copyOf(t *testing.T, dir string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "copy")
	if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	return to
}

// runWithdraw withdraws in a program of its own, which is killed if it has not ended by then.
func runWithdraw(t *testing.T, dir string, ids []cited.ID, after time.Duration) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), after)
	defer cancel()
	args := []string{"withdraw", dir}
	for _, id := range ids {
		args = append(args, string(id))
	}
	out, err := exec.CommandContext(ctx, os.Args[0], args...).CombinedOutput()
	if err != nil && ctx.Err() == nil {
		t.Fatalf("%v: %s", err, out)
	}
}

// TestWithdrawResumed stops a withdrawal between its steps, and opens the archive.
func TestWithdrawResumed(t *testing.T) {
	ctx := context.Background()
	whole, doomed, pieces := burdened(t)
	withdraw := func(dir string, then func(*store.Store) error) {
		t.Helper()
		s, err := store.Open(ctx, filepath.Join(dir, "cited.db"), store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		_, err = s.Withdraw(ctx, owner, doomed, "asked for", noon())
		if err == nil {
			err = then(s)
		}
		if err = joined(err, s.Close()); err != nil {
			t.Fatal(err)
		}
	}
	bare := copyOf(t, whole)
	withdraw(bare, func(*store.Store) error { return nil })
	if found := left(t, bare, pieces); len(found) == 0 {
		t.Error("the first step alone leaves nothing: then there is nothing to test")
	}
	checkGone(t, bare, pieces) // verify opens the archive, which resumes it

	half := copyOf(t, whole)
	withdraw(half, func(s *store.Store) error {
		originals, _, err := s.Unfinished(ctx)
		if err != nil || len(originals) != len(doomed) {
			t.Errorf("%d originals are to go, %v", len(originals), err)
		}
		return store.OpenOriginals(filepath.Join(half, "originals")).Remove(originals[0])
	})
	checkGone(t, half, pieces)

	purged := copyOf(t, whole)
	withdraw(purged, func(s *store.Store) error { return s.Purge(ctx) })
	wrong, _ := verify(t, purged, archive.VerifyOptions{})
	if len(wrong) != len(doomed) || !strings.Contains(wrong[0], "it was withdrawn, and its file is there") {
		t.Errorf("originals that are there: %q", wrong)
	}
	runWithdraw(t, purged, doomed, hour) // again
	checkGone(t, purged, pieces)
}

// TestWithdrawParts withdraws one of the documents that a file holds, then the file, and adds
// it again.
func TestWithdrawParts(t *testing.T) {
	ctx := context.Background()
	lines := ""
	for n, p := range storetest.Paragraphs(3, 9) {
		lines += fmt.Sprintf("{\"id\":\"%d\",\"text\":%q}\n", n, p)
	}
	a, dir := open(t, nil)
	add := func(again bool) archive.Summary {
		t.Helper()
		item := archive.Item{Name: "a.jsonl", Path: "a.jsonl", Again: again, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(lines)), nil }}
		s, err := a.Add(ctx, owner, slices.Values([]archive.Item{item}), nil)
		if err != nil {
			t.Fatal(err)
		}
		if wrong, _ := verify(t, dir, archive.VerifyOptions{}); len(wrong) > 0 {
			t.Errorf("%q", wrong)
		}
		return s
	}
	if s := add(false); s.Containers != 1 || s.Added != 3 {
		t.Fatalf("%+v", s)
	}
	var container, part cited.ID
	for d, err := range a.Documents(ctx, owner, cited.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		if d.Part == 0 {
			container = d.ID
		} else {
			part = d.ID
		}
	}
	if all, err := a.Withdraw(ctx, owner, []cited.ID{part}, "one"); err != nil || len(all) != 1 || len(all[0].Shared) != 3 {
		t.Fatalf("%+v, %v", all, err)
	}
	if s := add(false); s.Unchanged != 1 || s.Added != 0 {
		t.Errorf("with one part withdrawn: %+v", s)
	}
	all, err := a.Withdraw(ctx, owner, []cited.ID{container}, "all")
	if err != nil || len(all) != 3 || len(all[0].Shared) > 0 || len(all[0].From) != 1 {
		t.Fatalf("%+v, %v", all, err)
	}
	checkGone(t, dir, storetest.StretchesOf(storetest.Paragraphs(3, 9)...))
	if s := add(false); s.Refused != 1 || s.Added != 0 {
		t.Errorf("withdrawn: %+v", s)
	}
	if s := add(true); s.Containers != 1 || s.Added != 3 {
		t.Errorf("again: %+v", s)
	}
}

// TestWithdrawAndMerge merges archives one of which has withdrawn what the other has.
func TestWithdrawAndMerge(t *testing.T) {
	ctx := context.Background()
	a, b := archiveOf(t, "P", numbered(1)), archiveOf(t, "P", numbered(2))
	edit(t, b, "Of B", noon())
	merge(t, a, b, false)
	arch := reopen(t, a, nil)
	var id cited.ID
	for d, err := range arch.Documents(ctx, owner, cited.Query{Limit: 1}) {
		if err != nil || d.Title != "Of B" {
			t.Fatalf("%+v, %v", d, err)
		}
		id = d.ID
	}
	w, err := arch.Withdraw(ctx, owner, []cited.ID{id}, "asked for")
	if err != nil || !slices.Contains(w[0].From, b) {
		t.Errorf("%+v, %v", w, err)
	}
	checkGone(t, a, storetest.StretchesOf("About 102 Bel"))
	addTexts(t, b, "P", numbered(3))
	m, found := merge(t, a, b, false)
	if m.Documents != 1 || m.LeftOut != 1 || len(found) != 1 || !strings.Contains(found[0], "its bytes were withdrawn as "+string(id)) {
		t.Errorf("%+v, %q", m, found)
	}
	checkGone(t, a, storetest.StretchesOf("About 102 Bel"))
	merge(t, b, a, false) // whose log says that it was withdrawn there
	if wrong, v := verify(t, b, archive.VerifyOptions{}); len(wrong) > 0 || v.Withdrawn != 0 || v.Documents != 3 {
		t.Errorf("%+v: %q", v, wrong)
	}
}
