package archive_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
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
)

// merge merges and lists what was reported.
func merge(t *testing.T, dir, from string, dry bool) (*archive.Merged, []string) {
	t.Helper()
	m, found, err := tryMerge(dir, from, dry)
	if err != nil {
		t.Fatal(err)
	}
	return m, found
}

func tryMerge(dir, from string, dry bool) (m *archive.Merged, found []string, err error) {
	ctx := context.Background()
	a, err := archive.Open(ctx, dir, config())
	if err != nil {
		return nil, nil, err
	}
	w := quiet()
	w.Report = func(f archive.Finding) { found = append(found, f.Subject+": "+f.Says) }
	m, err = a.Merge(ctx, owner, from, archive.MergeOptions{DryRun: dry, Watch: w, Read: func(archive.Result) {}})
	return m, found, joined(err, a.Close())
}

// archiveOf makes an archive of files with these texts; each is one report.
func archiveOf(t *testing.T, publisher string, texts ...string) (dir string) {
	t.Helper()
	dir = newArchive(t)
	addTexts(t, dir, publisher, texts...)
	return dir
}

func addTexts(t *testing.T, dir, publisher string, texts ...string) {
	t.Helper()
	a, err := archive.Open(context.Background(), dir, config())
	if err != nil {
		t.Fatal(err)
	}
	docs := t.TempDir()
	for i, text := range texts {
		if err := os.WriteFile(filepath.Join(docs, fmt.Sprint(i, ".txt")), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	_, err = a.Add(context.Background(), owner, func(yield func(archive.Item) bool) {
		for item := range folder(docs) {
			item.Meta.Publisher = publisher
			if !yield(item) {
				return
			}
		}
	}, nil)
	if err = joined(err, a.Close()); err != nil {
		t.Fatal(err)
	}
}

func numbered(n int) string {
	return fmt.Sprintf("About %d Belgians travelled to Syria by October %d, the ministry said.\n\n%d of them returned.", 100+n, 2010+n%9, n)
}

// contents lists what an archive holds, in no order: its documents without times, texts,
// figures and decisions.
func contents(t *testing.T, dir string) []string {
	t.Helper()
	ctx := context.Background()
	a, err := archive.Open(ctx, dir, config())
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	put := func(v any, err error) {
		b, wrong := json.Marshal(v)
		if err = joined(err, wrong); err != nil {
			t.Fatal(err)
		}
		all = append(all, string(b))
	}
	for d, err := range a.Documents(ctx, owner, cited.Query{}) {
		d.Added, d.Name = time.Time{}, ""
		texts, textErr := a.Texts(ctx, owner, d.ID)
		decisions, decisionErr := a.Decisions(ctx, owner, d.ID)
		put(d, err)
		put(texts, textErr)
		put(decisions, decisionErr)
	}
	for r, err := range a.Figures(ctx, owner, cited.Query{}) {
		put(r.Figure, err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	slices.Sort(all)
	return all
}

// files lists all files of a folder with what is in them.
func files(t *testing.T, dir string) []string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		all = append(all, path+" "+string(b))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestMergeIsAdding merges archives made at random: the result has what one archive has to
// which everything was added, whichever is merged into which, and twice changes nothing.
func TestMergeIsAdding(t *testing.T) {
	for seed := range uint64(2) {
		random := rand.New(rand.NewPCG(seed, 7))
		some := func() (texts []string) {
			for range 3 + random.IntN(6) {
				texts = append(texts, numbered(random.IntN(12)))
			}
			return texts
		}
		in, there := some(), some()
		all := archiveOf(t, "P", slices.Concat(in, there)...)
		want := contents(t, all)
		for _, pair := range [][2][]string{{in, there}, {there, in}} {
			a, b := archiveOf(t, "P", pair[0]...), archiveOf(t, "P", pair[1]...)
			before := files(t, b)
			planned, _ := merge(t, a, b, true)
			m, found := merge(t, a, b, false)
			if len(found) > 0 || planned.Documents != m.Documents || planned.Bytes != m.Bytes {
				t.Errorf("seed %d: planned %+v, did %+v, reported %q", seed, planned, m, found)
			}
			if got := contents(t, a); !slices.Equal(got, want) {
				t.Errorf("seed %d: merged\n%s\nadded\n%s", seed, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			if !slices.Equal(files(t, b), before) {
				t.Errorf("seed %d: the other archive was changed", seed)
			}
			if wrong, v := verify(t, a, archive.VerifyOptions{}); len(wrong) > 0 || v.Foreign != 1 {
				t.Errorf("seed %d: %q, %d logs", seed, wrong, v.Foreign)
			}
			entries := logOf(t, a)
			if m, _ := merge(t, a, b, false); m.Documents+m.Decisions+m.Entries+m.Given > 0 || !slices.Equal(logOf(t, a), entries) {
				t.Errorf("seed %d: merging again did %+v", seed, m)
			}
		}
	}
}

func logOf(t *testing.T, dir string) []string {
	t.Helper()
	db := raw(t, dir)
	var all []string
	rows, err := db.Query("SELECT entry FROM log ORDER BY seq")
	for err == nil && rows.Next() {
		var entry string
		err = rows.Scan(&entry)
		all = append(all, entry)
	}
	if err = joined(err, rows.Err(), rows.Close(), db.Close()); err != nil {
		t.Fatal(err)
	}
	return all
}

// edit corrects the title of the only document of an archive.
func edit(t *testing.T, dir, title string, at time.Time) {
	t.Helper()
	ctx := context.Background()
	cfg := config()
	cfg.Now = func() time.Time { return at }
	a, err := archive.Open(ctx, dir, cfg)
	if err != nil {
		t.Fatal(err)
	}
	for d, err := range a.Documents(ctx, owner, cited.Query{Limit: 1}) {
		if err == nil {
			_, err = a.Edit(ctx, owner, d.ID, cited.Meta{Title: title}, "because")
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
}

// stateOf returns the title of the only document and how many decisions are in conflict.
func stateOf(t *testing.T, dir string) (title string, contested, decisions int) {
	t.Helper()
	ctx := context.Background()
	a, err := archive.Open(ctx, dir, config())
	if err != nil {
		t.Fatal(err)
	}
	for d, err := range a.Documents(ctx, owner, cited.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		all, err := a.Decisions(ctx, owner, d.ID)
		if err != nil {
			t.Fatal(err)
		}
		title, contested, decisions = d.Title, len(cited.InConflict(all)), len(all)
	}
	st, err := a.Status(ctx, owner)
	if err = joined(err, a.Close()); err != nil {
		t.Fatal(err)
	}
	if (contested > 0) != (len(st.Conflicts) > 0) {
		t.Errorf("%d decisions are in conflict, and the status says %q", contested, st.Conflicts)
	}
	return title, contested, decisions
}

// TestMergeConflict has two people decide differently, apart from each other, in copies of one
// archive: both decisions are kept, whoever merges, the later holds, and the next one ends it.
func TestMergeConflict(t *testing.T) {
	a := archiveOf(t, "P", numbered(1))
	edit(t, a, "Before", noon())
	file := a + ".tar"
	if err := backupTo(a, file); err != nil {
		t.Fatal(err)
	}
	b, _, _ := restore(t, file, false)
	edit(t, a, "Of A", noon().Add(2*time.Hour))
	edit(t, b, "Of B", noon().Add(time.Hour))
	m, _ := merge(t, a, b, false)
	if len(m.Conflicts) != 2 || m.Decisions != 1 {
		t.Errorf("merging did %+v", m)
	}
	merge(t, b, a, false)
	for name, dir := range map[string]string{"a": a, "b": b} {
		if title, contested, decisions := stateOf(t, dir); title != "Of A" || contested != 2 || decisions != 3 {
			t.Errorf("%s: %q, %d of %d decisions in conflict", name, title, contested, decisions)
		}
		if wrong, _ := verify(t, dir, archive.VerifyOptions{}); len(wrong) > 0 {
			t.Errorf("%s: %q", name, wrong)
		}
	}
	edit(t, a, "Of A", noon().Add(3*time.Hour)) // the one that holds anyway, but now somebody says so
	if title, contested, decisions := stateOf(t, a); title != "Of A" || contested != 0 || decisions != 5 {
		t.Errorf("decided: %q, %d of %d decisions in conflict", title, contested, decisions)
	}
	merge(t, b, a, false)
	if title, contested, decisions := stateOf(t, b); title != "Of A" || contested != 0 || decisions != 5 {
		t.Errorf("decided and merged: %q, %d of %d decisions in conflict", title, contested, decisions)
	}
	for name, dir := range map[string]string{"a": a, "b": b} {
		if wrong, _ := verify(t, dir, archive.VerifyOptions{}); len(wrong) > 0 {
			t.Errorf("%s: %q", name, wrong)
		}
	}
}

// TestMergeKin merges an archive with itself, its back-ups and what became of them.
func TestMergeKin(t *testing.T) {
	a := archiveOf(t, "P", numbered(1))
	file := a + ".tar"
	if err := backupTo(a, file); err != nil {
		t.Fatal(err)
	}
	before := logOf(t, a)
	for _, from := range []string{a, file} {
		if m, _ := merge(t, a, from, false); m.Kinship != archive.Itself || !slices.Equal(logOf(t, a), before) {
			t.Errorf("%s: %+v", from, m)
		}
	}
	b, _, _ := restore(t, file, false)
	addTexts(t, a, "P", numbered(2))
	if m, _ := merge(t, a, b, false); m.Kinship != archive.Itself {
		t.Errorf("an older state: %+v", m)
	}
	if err := backupTo(a, file+"2"); err != nil {
		t.Fatal(err)
	}
	if _, _, err := tryMerge(b, file+"2", false); cited.CodeOf(err) != cited.Conflict || !strings.Contains(err.Error(), "as it became elsewhere") {
		t.Errorf("a later state: %v", err)
	}
}

// TestMergeChain merges an archive that merged another one: its log comes too. Archives may
// merge each other again and again.
func TestMergeChain(t *testing.T) {
	a, b, c := archiveOf(t, "A", numbered(1)), archiveOf(t, "B", numbered(2)), archiveOf(t, "C", numbered(3))
	merge(t, b, c, false)
	m, _ := merge(t, a, b, false)
	if m.Documents != 2 {
		t.Errorf("merged %+v", m)
	}
	addTexts(t, c, "C", numbered(4))
	merge(t, c, a, false)
	merge(t, b, c, false)
	merge(t, a, b, false)
	merge(t, b, a, false)
	want := contents(t, a)
	for name, dir := range map[string]string{"a": a, "b": b} {
		wrong, v := verify(t, dir, archive.VerifyOptions{})
		if len(wrong) > 0 || v.Foreign != 2 || v.Documents != 4 {
			t.Errorf("%s: %q, %d logs, %d documents", name, wrong, v.Foreign, v.Documents)
		}
		if !slices.Equal(contents(t, dir), want) {
			t.Errorf("%s is not as a", name)
		}
	}
}

// TestMergeKilled kills a program that merges at random moments until it gets through: the
// archive is as after a merge that was not disturbed, and its log holds at each moment.
func TestMergeKilled(t *testing.T) {
	if raced {
		return // what is killed are processes, whom the race detector only slows
	}
	b := newArchive(t)
	runAdd(t, b, makeDocuments(t, 100), hour)
	edit(t, b, "Corrected", noon())
	whole := archiveOf(t, "P", numbered(1))
	start := time.Now()
	runMerge(t, whole, b, hour)
	took := time.Since(start)
	want := contents(t, whole)
	for seed := range uint64(2) {
		random := rand.New(rand.NewPCG(seed, 1))
		a := archiveOf(t, "P", numbered(1))
		for range 3 {
			runMerge(t, a, b, time.Duration(random.Int64N(int64(took))))
			if wrong, _ := verify(t, a, archive.VerifyOptions{}); len(wrong) > 0 {
				t.Errorf("seed %d: after a kill: %q", seed, wrong)
			}
		}
		runMerge(t, a, b, hour)
		if got := contents(t, a); !slices.Equal(got, want) {
			t.Errorf("seed %d: the archive differs from one that was not disturbed: %d and %d things", seed, len(got), len(want))
		}
		if wrong, _ := verify(t, a, archive.VerifyOptions{}); len(wrong) > 0 {
			t.Errorf("seed %d: %q", seed, wrong)
		}
		left, err := filepath.Glob(filepath.Join(a, ".merge-*"))
		spools, _ := filepath.Glob(filepath.Join(a, "originals", ".new-*"))
		if err != nil || len(left)+len(spools) > 0 {
			t.Errorf("seed %d: left behind %q %q, %v", seed, left, spools, err)
		}
	}
}

// runMerge merges in a program of its own, which is killed if it has not ended by then.
func runMerge(t *testing.T, dir, from string, after time.Duration) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), after)
	defer cancel()
	out, err := exec.CommandContext(ctx, os.Args[0], "merge", dir, from).CombinedOutput()
	if err != nil && ctx.Err() == nil {
		t.Fatalf("%v: %s", err, out)
	}
}

// TestMergeDryRun changes nothing.
func TestMergeDryRun(t *testing.T) {
	a, b := archiveOf(t, "P", numbered(1)), archiveOf(t, "P", numbered(2))
	edit(t, b, "Corrected", noon())
	before := dump(t, a)
	m, _ := merge(t, a, b, true)
	if m.Documents != 1 || m.Decisions != 1 || m.Bytes == 0 || m.Entries != 0 {
		t.Errorf("would do %+v", m)
	}
	if !bytes.Equal(dump(t, a), before) || len(originalsOf(t, a)) != 1 || len(logOf(t, a)) != 3 {
		t.Error("the archive was changed")
	}
}

// atHour opens an archive in which it is some hours after noon.
func atHour(t *testing.T, dir string, hours int, do func(a *archive.Archive) error) {
	t.Helper()
	cfg := config()
	cfg.Now = func() time.Time { return noon().Add(time.Duration(hours) * time.Hour) }
	a, err := archive.Open(context.Background(), dir, cfg)
	if err != nil {
		t.Fatal(err)
	}
	if err := joined(do(a), a.Close()); err != nil {
		t.Fatal(err)
	}
}

// TestMergeSources merges what two people decided about sources apart from each other: the
// later holds, and no source is lost where each made the other's source part of his own.
func TestMergeSources(t *testing.T) {
	ctx := context.Background()
	text := "About 300 Belgians travelled to Syria by 2015, the Interior Ministry said. Some 40 of them returned, the Foreign Office said."
	one, other := archive.SourceID("Interior Ministry"), archive.SourceID("Foreign Office")
	a, b := archiveOf(t, "P", text), archiveOf(t, "P", text)
	change := func(changed bool, err error) error {
		if err == nil && !changed {
			t.Error("nothing was decided")
		}
		return err
	}
	atHour(t, a, 1, func(a *archive.Archive) error {
		return joined(change(a.SetStanding(ctx, owner, one, cited.FirstHand, "")), change(a.MergeSources(ctx, owner, other, one, "")))
	})
	atHour(t, b, 2, func(b *archive.Archive) error {
		return joined(change(b.SetStanding(ctx, owner, one, cited.Secondary, "")), change(b.MergeSources(ctx, owner, one, other, "")))
	})
	if m, _ := merge(t, a, b, false); m.Decisions != 2 || len(m.Conflicts) != 2 {
		t.Errorf("merged %+v", m)
	}
	atHour(t, a, 3, func(a *archive.Archive) error {
		all, err := a.Sources(ctx, owner, cited.Query{})
		if err != nil || len(all) != 1 || len(all[0].Merged) != 1 || all[0].Figures != 2 {
			t.Errorf("sources %+v, %v", all, err)
		}
		end, part := all[0].ID, all[0].Merged[0].ID
		if err := joined(change(a.SplitSource(ctx, owner, part, "")), change(a.SplitSource(ctx, owner, end, ""))); err != nil {
			return err
		}
		src, err := a.Source(ctx, owner, one)
		if err != nil || src.Standing != cited.Secondary || len(src.Merged) != 0 {
			t.Errorf("source %+v, %v", src, err)
		}
		if err := change(a.SetStanding(ctx, owner, one, cited.Secondary, "")); err != nil { // it holds anyway, but now somebody says so
			return err
		}
		st, err := a.Status(ctx, owner)
		if err == nil && len(st.Conflicts) > 0 {
			t.Errorf("conflicts about %q", st.Conflicts)
		}
		return err
	})
	if wrong, _ := verify(t, a, archive.VerifyOptions{}); len(wrong) > 0 {
		t.Errorf("the archive: %q", wrong)
	}
}
