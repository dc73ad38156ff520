package archive_test

import (
	"archive/tar"
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/archive"
)

// quiet is told everything and says nothing.
func quiet() archive.Watch {
	return archive.Watch{Report: func(archive.Finding) {}, Stage: func(string, int) {}, Step: func() {}}
}

func backupTo(dir, file string) error {
	a, err := archive.Open(context.Background(), dir, config())
	if err != nil {
		return err
	}
	_, err = a.Backup(context.Background(), owner, file, archive.BackupOptions{Watch: quiet()})
	return joined(err, a.Close())
}

// raw opens the database of an archive as anything else would.
func raw(t *testing.T, dir string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(dir, "cited.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// restore restores a back-up into a new folder and lists what is wrong with it.
func restore(t *testing.T, file string, damaged bool) (dir string, made *archive.Restored, found []string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "restored")
	w := quiet()
	w.Report = func(f archive.Finding) { found = append(found, f.Subject+": "+f.Says) }
	made, err := archive.Restore(context.Background(), file, dir, archive.RestoreOptions{Damaged: damaged, Watch: w})
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	if made.Findings != len(found) {
		t.Errorf("%d findings are counted, %d reported", made.Findings, len(found))
	}
	return dir, made, found
}

// TestBackup restores a back-up: the archive is the same, its log holds, and the log of the
// first one notes the back-up with its digest.
func TestBackup(t *testing.T) {
	k := newKept(t)
	if err := os.MkdirAll(filepath.Join(k.dir, "rules", "en"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(k.dir, "rules", "en", "mine.txt"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "evidence.tar")
	if err := backupTo(k.dir, file); err != nil {
		t.Fatal(err)
	}
	dir, made, found := restore(t, file, false)
	if len(found) > 0 || made.Originals != len(k.originals) || !made.Archive {
		t.Errorf("restored %+v, found %q", made, found)
	}
	if !bytes.Equal(dump(t, dir), dump(t, k.dir)) {
		t.Error("what was restored differs from what was there")
	}
	found, v := verify(t, dir, archive.VerifyOptions{Keys: k.public, Since: k.first})
	if len(found) > 0 || v.Checkpoints != 2 {
		t.Errorf("what was restored does not verify: %q, %d checkpoints", found, v.Checkpoints)
	}
	for _, name := range []string{"log.pub", "rules/en/mine.txt", "cited.yaml"} {
		want, _ := os.ReadFile(filepath.Join(k.dir, name))
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(b, []byte("PRIVATE+KEY")) {
		t.Error("the key that signs is in the back-up")
	}
	var entry string
	if err := raw(t, k.dir).QueryRow("SELECT entry FROM log ORDER BY seq DESC LIMIT 1").Scan(&entry); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(b)
	if want := fmt.Sprintf(`{"act":"backup","at":"2024-02-29T12:00:00.000000000Z","by":"owner","file":"%x","size":7,"to":%q}`, sum, file); entry != want {
		t.Errorf("the log notes %s, want %s", entry, want)
	}
	if found, _ := verify(t, k.dir, archive.VerifyOptions{}); len(found) > 0 {
		t.Errorf("the archive that was backed up does not verify: %q", found)
	}
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(file), "*")); err != nil || len(left) != 1 {
		t.Errorf("left behind %q, %v", left, err)
	}
}

// TestBackupWhileAdding makes back-ups while documents are added: each is an archive
// that holds what its log says.
func TestBackupWhileAdding(t *testing.T) {
	docs, dir := makeDocuments(t, 600), newArchive(t)
	added := make(chan struct{})
	go func() {
		defer close(added)
		runAdd(t, dir, docs, hour)
	}()
	folder := t.TempDir()
	many := map[int]bool{}
	for i, going := 0, true; going; i++ {
		select {
		case <-added:
			going = false
		default:
		}
		file := filepath.Join(folder, fmt.Sprint(i))
		if err := backupTo(dir, file); err != nil {
			t.Fatal(err)
		}
		restored, made, found := restore(t, file, false)
		wrong, v := verify(t, restored, archive.VerifyOptions{})
		if len(found)+len(wrong) > 0 {
			t.Fatalf("back-up %d: %q %q", i, found, wrong)
		}
		if v.Originals != made.Originals {
			t.Errorf("back-up %d: %d originals, and the archive has %d", i, made.Originals, v.Originals)
		}
		many[made.Originals] = true
	}
	if !many[600] {
		t.Errorf("back-ups of %v originals", many)
	}
}

func TestBackupRefuses(t *testing.T) {
	ctx := context.Background()
	a, dir := open(t, nil)
	there := filepath.Join(t.TempDir(), "there")
	if err := os.WriteFile(there, []byte("precious"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		file  string
		force bool
		v     cited.Viewer
		want  cited.Code
	}{
		{there, false, owner, cited.Conflict},
		{filepath.Dir(there), true, owner, cited.Invalid},
		{filepath.Join(dir, "b.tar"), true, owner, cited.Invalid},
		{filepath.Join(there, "b.tar"), true, owner, cited.Full},
		{filepath.Join(dir+"x", "b.tar"), true, owner, cited.NotFound},
		{there + "2", false, cited.Viewer{Name: "a", Role: cited.Reader}, cited.Denied},
		{there, true, owner, ""},
	} {
		_, err := a.Backup(ctx, test.v, test.file, archive.BackupOptions{Force: test.force, Watch: quiet()})
		if cited.CodeOf(err) != test.want {
			t.Errorf("%s: %v", test.file, err)
		}
	}
	if b, _ := os.ReadFile(there); bytes.Equal(b, []byte("precious")) {
		t.Error("the file was not replaced")
	}
}

// TestBackupDiskFull makes a back-up where files may have 200 KB only: nothing of it stays,
// and the archive is as it was.
func TestBackupDiskFull(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no shell that limits the size of files")
	}
	dir, folder := newArchive(t), t.TempDir()
	runAdd(t, dir, makeDocuments(t, 300), hour)
	file := filepath.Join(folder, "b.tar")
	cmd := exec.Command("sh", "-c", `ulimit -f 400; exec "$@"`, "sh", os.Args[0], "backup", dir, file)
	out, err := cmd.CombinedOutput()
	if err == nil || !strings.HasPrefix(string(out), string(cited.Full)) {
		t.Errorf("%v: %s", err, out)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("left behind %v, %v", left, err)
	}
	if found, _ := verify(t, dir, archive.VerifyOptions{}); len(found) > 0 {
		t.Errorf("the archive does not verify: %q", found)
	}
}

// tarOf packs files as a back-up has them, its list of digests included.
func tarOf(t *testing.T, headers []tar.Header, contents []string) []byte {
	t.Helper()
	var out, sums bytes.Buffer
	w := tar.NewWriter(&out)
	put := func(h tar.Header, content string) {
		if h.Typeflag == 0 {
			h.Typeflag = tar.TypeReg
		}
		if h.Typeflag == tar.TypeReg {
			h.Size = int64(len(content))
		}
		if err := w.WriteHeader(&h); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, content[:h.Size]); err != nil {
			t.Fatal(err)
		}
	}
	for i, h := range headers {
		put(h, contents[i])
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256([]byte(contents[i])), h.Name)
	}
	put(tar.Header{Name: "SHA256SUMS"}, sums.String())
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestRestoreHostile unpacks what somebody made to do harm: it is named, and nothing of it is
// in the folder or anywhere else.
func TestRestoreHostile(t *testing.T) {
	yaml := "format: 1\ndatabase: sqlite:cited.db\ncodebooks: [foreign-fighters]\n"
	first := tar.Header{Name: "cited.yaml"}
	tests := map[string]struct {
		header  tar.Header
		content string
		says    string
	}{
		"up and out":          {tar.Header{Name: "../x"}, "a", "no file of a back-up"},
		"up within":           {tar.Header{Name: "rules/../../x"}, "a", "no file of a back-up"},
		"absolute":            {tar.Header{Name: "/tmp/x"}, "a", "no file of a back-up"},
		"of another system":   {tar.Header{Name: `rules\..\..\x`}, "a", "no file of a back-up"},
		"a drive":             {tar.Header{Name: "rules/c:x"}, "a", "no file of a back-up"},
		"a link":              {tar.Header{Name: "rules/x", Typeflag: tar.TypeSymlink, Linkname: "/etc"}, "", "no file of a back-up"},
		"a hard link":         {tar.Header{Name: "rules/x", Typeflag: tar.TypeLink, Linkname: "cited.yaml"}, "", "no file of a back-up"},
		"a folder":            {tar.Header{Name: "originals/", Typeflag: tar.TypeDir}, "", "no file of a back-up"},
		"a device":            {tar.Header{Name: "rules/x", Typeflag: tar.TypeBlock}, "", "no file of a back-up"},
		"a stranger":          {tar.Header{Name: "x"}, "a", "no file of a back-up"},
		"a key":               {tar.Header{Name: "checkpoints/key"}, "a", "no file of a back-up"},
		"another digest":      {tar.Header{Name: "originals/ab/ab" + strings.Repeat("0", 62)}, "a", "its bytes were changed"},
		"another folder":      {tar.Header{Name: "originals/cd/ab" + strings.Repeat("0", 62)}, "a", "no file of a back-up"},
		"twice":               {tar.Header{Name: "cited.yaml"}, yaml, "it comes a second time"},
		"large settings":      {tar.Header{Name: "log.pub"}, strings.Repeat("a", 17<<20), "too large"},
		"no database at all":  {tar.Header{Name: "cited.db"}, "This is a text. " + strings.Repeat("x", 1000), "no database of an archive"},
		"an empty database":   {tar.Header{Name: "cited.db"}, "", "no database of an archive"},
		"a name without end":  {tar.Header{Name: "rules/" + strings.Repeat("a/", 1000) + "x"}, "a", "no file of a back-up"},
		"the list of digests": {tar.Header{Name: "SHA256SUMS"}, "x", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			file := filepath.Join(folder, "b.tar")
			if err := os.WriteFile(file, tarOf(t, []tar.Header{first, test.header}, []string{yaml, test.content}), 0o666); err != nil {
				t.Fatal(err)
			}
			dir := filepath.Join(folder, "in", "it")
			var found []string
			w := quiet()
			w.Report = func(f archive.Finding) { found = append(found, f.Says) }
			made, err := archive.Restore(context.Background(), file, dir, archive.RestoreOptions{Watch: w})
			if err != nil {
				t.Fatal(err)
			}
			if test.says != "" && !slices.ContainsFunc(found, func(s string) bool { return strings.Contains(s, test.says) }) {
				t.Errorf("found %q, want %q", found, test.says)
			}
			if made.Archive {
				t.Error("there is an archive now")
			}
			if test.says != "" {
				if _, err := os.Stat(dir); err == nil {
					t.Error("something was left in the folder")
				}
			}
			if left, _ := filepath.Glob(filepath.Join(folder, "*")); len(left) > 2 {
				t.Errorf("there is more now: %q", left)
			}
		})
	}
}

// TestRestoreTrigger restores a back-up whose database would do something of its own.
func TestRestoreTrigger(t *testing.T) {
	dir := newArchive(t)
	db := raw(t, dir)
	if _, err := db.Exec("CREATE TRIGGER x AFTER INSERT ON log BEGIN DELETE FROM figure; END"); err != nil {
		t.Fatal(err)
	}
	file := dir + ".tar"
	if err := backupTo(dir, file); err != nil {
		t.Fatal(err)
	}
	if _, made, found := restore(t, file, true); made.Archive || !strings.Contains(strings.Join(found, ""), `"trigger x"`) {
		t.Errorf("restored %+v, found %q", made, found)
	}
}

// TestRestoreDamaged flips bits of a back-up and cuts it off everywhere: it is noticed each
// time, and what is whole can be had.
func TestRestoreDamaged(t *testing.T) {
	dir := newArchive(t)
	runAdd(t, dir, makeDocuments(t, 5), hour)
	file := dir + ".tar"
	if err := backupTo(dir, file); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	first := bytes.Index(whole, []byte("originals/"))
	damage := map[string]func(b []byte) []byte{
		"a bit of an original":             func(b []byte) []byte { b[first+512] ^= 1; return b },
		"a bit of the name of an original": func(b []byte) []byte { b[first+30] ^= 1; return b },
		"all of the header of an original": func(b []byte) []byte { clear(b[first : first+512]); return b },
		"the list of digests":              func(b []byte) []byte { b[bytes.Index(b, []byte("SHA256SUMS"))+520] ^= 1; return b },
		"cut off":                          func(b []byte) []byte { return b[:first+100] },
		"cut off after an original":        func(b []byte) []byte { return b[:first+1024] },
		"without its end":                  func(b []byte) []byte { return b[:len(b)-1024] },
	}
	for name, change := range damage {
		t.Run(name, func(t *testing.T) {
			if err := os.WriteFile(file, change(bytes.Clone(whole)), 0o666); err != nil {
				t.Fatal(err)
			}
			nothing, made, found := restore(t, file, false)
			if len(found) == 0 || made.Archive {
				t.Errorf("nobody notices: %+v", made)
			}
			if _, err := os.Stat(nothing); err == nil {
				t.Error("something was left in the folder")
			}
			part, made, _ := restore(t, file, true)
			if !made.Archive {
				t.Fatal("what is whole was not restored")
			}
			wrong, v := verify(t, part, archive.VerifyOptions{})
			for _, w := range wrong {
				if !strings.Contains(w, "its file is missing") {
					t.Error(w)
				}
			}
			if len(wrong) != v.Originals-made.Originals {
				t.Errorf("%d originals of %d restored, and wrong is %q", made.Originals, v.Originals, wrong)
			}
		})
	}
}
