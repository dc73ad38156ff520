package archive_test

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/archive"
	"cited/internal/store/storetest"
)

// verify lists what is wrong with the archive in a folder.
func verify(t *testing.T, dir string, o archive.VerifyOptions) (found []string, v *archive.Verification) {
	t.Helper()
	a, err := archive.Open(context.Background(), dir, config())
	if err != nil {
		t.Fatalf("opening: %v", err)
	}
	o.Report = func(f archive.Finding) { found = append(found, f.Check+": "+f.Subject+": "+f.Says) }
	o.Stage, o.Step = func(string, int) {}, func() {}
	v, err = a.Verify(context.Background(), owner, o)
	if err = joined(err, a.Close()); err != nil {
		t.Fatal(err)
	}
	if v.Findings != len(found) {
		t.Errorf("%d findings are counted, %d reported", v.Findings, len(found))
	}
	return found, v
}

func joined(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// kept is an archive with two checkpoints, of which the first is kept elsewhere too.
type kept struct {
	dir             string
	private, public string
	first, last     []byte // checkpoints
	originals       []string
}

func newKept(t *testing.T) *kept {
	t.Helper()
	ctx := context.Background()
	k := &kept{dir: newArchive(t)}
	runAdd(t, k.dir, makeDocuments(t, 3), hour)
	var err error
	if k.private, k.public, err = archive.NewKey("anna"); err != nil {
		t.Fatal(err)
	}
	a, err := archive.Open(ctx, k.dir, config())
	if err != nil {
		t.Fatal(err)
	}
	signed := func() []byte {
		signed, err := a.Checkpoint(ctx, owner, k.private)
		if err != nil {
			t.Fatal(err)
		}
		return signed
	}
	k.first = signed()
	for d, err := range a.Documents(ctx, owner, cited.Query{Limit: 1}) {
		if err == nil {
			_, err = a.Edit(ctx, owner, d.ID, cited.Meta{Title: "T"}, "because")
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	k.last = signed()
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if k.originals, err = filepath.Glob(filepath.Join(k.dir, "originals", "*", "*")); err != nil || len(k.originals) != 3 {
		t.Fatalf("originals %q, %v", k.originals, err)
	}
	return k
}

// copied is the same archive in another folder.
func (k *kept) copied(t *testing.T) *kept {
	t.Helper()
	c := *k
	c.dir = filepath.Join(t.TempDir(), "copy")
	if err := os.CopyFS(c.dir, os.DirFS(k.dir)); err != nil {
		t.Fatal(err)
	}
	c.originals = nil
	for _, path := range k.originals {
		c.originals = append(c.originals, filepath.Join(c.dir, strings.TrimPrefix(path, k.dir)))
	}
	return &c
}

func (k *kept) checkpoints(t *testing.T) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(k.dir, "checkpoints", "*.txt"))
	if err != nil || len(paths) != 2 {
		t.Fatalf("checkpoints %q, %v", paths, err)
	}
	return paths
}

func rewrite(t *testing.T, path string, change func([]byte) []byte) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err == nil {
		err = os.WriteFile(path, change(b), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func (k *kept) sql(t *testing.T, query string) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(k.dir, "cited.db"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec(query)
	if err = joined(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}

// sign signs a checkpoint with a new key.
func sign(t *testing.T, dir string) []byte {
	t.Helper()
	private, _, err := archive.NewKey("anna")
	if err != nil {
		t.Fatal(err)
	}
	a, err := archive.Open(context.Background(), dir, config())
	if err != nil {
		t.Fatal(err)
	}
	signed, err := a.Checkpoint(context.Background(), owner, private)
	if err = joined(err, a.Close()); err != nil {
		t.Fatal(err)
	}
	return signed
}

// forge makes the log anew, as somebody would who holds the folder but not the key, and
// signs it with a key of their own.
func (k *kept) forge(t *testing.T) {
	t.Helper()
	k.sql(t, "UPDATE document SET published = '1999', title = 'Forged'; DELETE FROM stage;"+storetest.Back(3))
	for _, path := range append(k.checkpoints(t), filepath.Join(k.dir, "log.pub")) {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	sign(t, k.dir)
}

func TestVerifyNames(t *testing.T) {
	remove := func(t *testing.T, path string) {
		t.Helper()
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct {
		name   string
		change func(t *testing.T, k *kept)
		want   []string // each in one finding at least; %s is the first original
	}{
		{"nothing", func(*testing.T, *kept) {}, nil},
		{"one bit of an original", func(t *testing.T, k *kept) {
			rewrite(t, k.originals[0], func(b []byte) []byte { b[len(b)/2] ^= 1; return b })
		}, []string{"original: original %s: its bytes were changed: their SHA-256 is "}},
		{"an original cut short", func(t *testing.T, k *kept) {
			rewrite(t, k.originals[0], func(b []byte) []byte { return b[:9] })
		}, []string{"original: original %s: its bytes were changed: there are 9 of them"}},
		{"an original removed", func(t *testing.T, k *kept) { remove(t, k.originals[0]) },
			[]string{"original: original %s: its file is missing"}},
		{"a row", func(t *testing.T, k *kept) {
			k.sql(t, "UPDATE figure SET low = 77 WHERE seq = (SELECT min(seq) FROM figure)")
		}, []string{"row: figure fi-"}},
		{"an original and what is noted of it", func(t *testing.T, k *kept) {
			remove(t, k.originals[0])
			k.sql(t, "UPDATE original SET kept = 0")
		}, []string{"original: original %s: its file is missing", "row: original %s: its size, or whether it is kept"}},
		{"a log entry removed", func(t *testing.T, k *kept) {
			k.sql(t, "DROP TRIGGER log_delete; DELETE FROM log WHERE seq = 1")
		}, []string{"log: entry 1: missing from the log"}},
		{"a log entry removed, and the hashes", func(t *testing.T, k *kept) {
			k.sql(t, "DROP TRIGGER log_delete; DELETE FROM log WHERE seq = 1; DELETE FROM log_hash")
		}, []string{"log: entry 1: missing from the log", "it cannot be held against the log, which is broken from entry 1 on"}},
		{"the end of the log removed, with its hashes", func(t *testing.T, k *kept) {
			k.sql(t, "DROP TRIGGER log_delete; DELETE FROM log WHERE seq > 2; DELETE FROM log_hash WHERE place > 3")
		}, []string{"vouches for 6 entries of the log, and there are 3", "decision de-"}},
		{"a log entry changed", func(t *testing.T, k *kept) {
			k.sql(t, "DROP TRIGGER log_update; UPDATE log SET entry = replace(entry, 'owner', 'other') WHERE seq = 2")
		}, []string{"log: entry 2: it was changed", "000000000006.txt: the first 6 entries of the log are not those"}},
		{"a checkpoint changed", func(t *testing.T, k *kept) {
			rewrite(t, k.checkpoints(t)[0], func(b []byte) []byte { return bytes.Replace(b, []byte("\n3\n"), []byte("\n2\n"), 1) })
		}, []string{"checkpoints/000000000003.txt: it was replaced: entry 3 of the log notes another one", "its signature does not hold"}},
		{"a checkpoint replaced by another", func(t *testing.T, k *kept) {
			rewrite(t, k.checkpoints(t)[1], func([]byte) []byte { return k.first })
		}, []string{"checkpoints/000000000006.txt: it was replaced: entry 6 of the log notes another one", "it was replaced: it is of 3 entries"}},
		{"a checkpoint of another archive", func(t *testing.T, k *kept) {
			other := sign(t, newArchive(t))
			rewrite(t, k.checkpoints(t)[0], func([]byte) []byte { return other })
		}, []string{"checkpoints/000000000003.txt: it was replaced, or signed by somebody else"}},
		{"a checkpoint that is none", func(t *testing.T, k *kept) {
			rewrite(t, k.checkpoints(t)[0], func([]byte) []byte { return []byte("nothing\n") })
		}, []string{"checkpoints/000000000003.txt: it is no checkpoint"}},
		{"a checkpoint removed", func(t *testing.T, k *kept) { remove(t, k.checkpoints(t)[0]) },
			[]string{"checkpoint: checkpoints/000000000003.txt: it is missing: entry 3 of the log says that it was signed"}},
		{"all of it made anew by somebody else", func(t *testing.T, k *kept) { k.forge(t) },
			[]string{"it was replaced, or signed by somebody else", "the one given with --since: it is of another archive"}},
	}
	one := newKept(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			k := one.copied(t)
			test.change(t, k)
			found, v := verify(t, k.dir, archive.VerifyOptions{Keys: k.public, Since: k.first})
			for _, want := range test.want {
				want = strings.ReplaceAll(want, "%s", filepath.Base(k.originals[0]))
				if !slices.ContainsFunc(found, func(f string) bool { return strings.Contains(f, want) }) {
					t.Errorf("found %q, want %q", found, want)
				}
			}
			if test.want == nil && (len(found) > 0 || v.Signed != 6 || v.Checkpoints != 2 || v.Entries != 7 || v.Originals != 3 || v.OwnKeys ||
				fmt.Sprint(v.Since) != "map[checkpoint:2 edit:1 read:1]") {
				t.Errorf("found %q, looked at %+v", found, v)
			}
		})
	}
	t.Run("what cannot be seen", func(t *testing.T) { testWhatCannotBeSeen(t, one.copied(t)) })
	t.Run("a damaged database", func(t *testing.T) { testDamagedDatabase(t, one.copied(t)) })
}

// testWhatCannotBeSeen is the other side: without a key or a checkpoint from elsewhere, a
// log that was made anew looks as good as the old one. docs/custody.md says so.
func testWhatCannotBeSeen(t *testing.T, k *kept) {
	k.forge(t)
	found, v := verify(t, k.dir, archive.VerifyOptions{})
	for _, f := range found {
		if strings.HasPrefix(f, "checkpoint") || strings.HasPrefix(f, "log") {
			t.Errorf("found %q", f)
		}
	}
	if !v.OwnKeys || v.Checkpoints != 1 {
		t.Errorf("looked at %+v", v)
	}
}

func TestCheckpointRefuses(t *testing.T) {
	ctx := context.Background()
	a, _ := open(t, nil)
	private, public, err := archive.NewKey("anna")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Checkpoint(ctx, cited.Viewer{Name: "r", Role: cited.Reader}, private); cited.CodeOf(err) != cited.Denied {
		t.Errorf("a reader: %v", err)
	}
	if _, err := a.Checkpoint(ctx, owner, public); cited.CodeOf(err) != cited.Invalid {
		t.Errorf("a public key: %v", err)
	}
	if _, err := a.Verify(ctx, owner, archive.VerifyOptions{Keys: private}); cited.CodeOf(err) != cited.Invalid {
		t.Errorf("a private key: %v", err)
	}
}

func TestHolds(t *testing.T) {
	a, dir := open(t, nil)
	inside := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, inside); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]bool{filepath.Join(dir, "key"): true, filepath.Join(dir, "originals", "..", "x"): true, filepath.Join(inside, "key"): true,
		filepath.Join(dir, "..", "key"): false, dir + ".key": false, t.TempDir(): false} {
		if got := a.Holds(path); got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
}

// testDamagedDatabase spoils the page of the database that holds a text: that is found, and the
// originals are looked at all the same.
func testDamagedDatabase(t *testing.T, k *kept) {
	rewrite(t, filepath.Join(k.dir, "cited.db"), func(b []byte) []byte {
		const page = 4096
		at := bytes.LastIndex(b, []byte("Belgians had left")) / page * page
		copy(b[at:], bytes.Repeat([]byte{0x5a}, 200))
		return b
	})
	found, v := verify(t, k.dir, archive.VerifyOptions{})
	if !slices.ContainsFunc(found, func(f string) bool { return strings.HasPrefix(f, "database: ") }) || v.Originals != 3 {
		t.Errorf("found %q, looked at %+v", found, v)
	}
}
