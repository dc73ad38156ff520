package archive_test

import (
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

// TestVerifyForeign changes a log that was kept by a merge, and what it vouches for.
func TestVerifyForeign(t *testing.T) {
	made := archiveOf(t, "P", numbered(1))
	b := archiveOf(t, "P", numbered(2), numbered(3))
	edit(t, b, "Corrected", noon())
	merge(t, made, b, false)
	const free = "DROP TRIGGER foreign_entry_update; DROP TRIGGER foreign_entry_delete; "
	for name, test := range map[string]struct {
		query string
		says  []string
	}{
		"an entry is changed": {free + "UPDATE foreign_entry SET entry = replace(entry, 'owner', 'other') WHERE seq = 1",
			[]string{"foreign: entry 1 of the log of archive #: it was changed: the hash"}},
		"an entry is made to be no act": {free + "UPDATE foreign_entry SET entry = 'x' WHERE seq = 1",
			[]string{"foreign: entry 1 of the log of archive #: it was changed: the hash", "entry 1 of the log of archive #: it is no act"}},
		"an entry is removed": {free + "DELETE FROM foreign_entry WHERE seq = 2",
			[]string{"foreign: entry 2 of the log of archive #: missing"}},
		"the last entry is removed": {free + "DELETE FROM foreign_entry WHERE seq = (SELECT max(seq) FROM foreign_entry)",
			[]string{"foreign: the log of archive #: entry 3 of the log cites its first 5 entries, and there are 4"}},
		"an entry is added": {"INSERT INTO foreign_entry SELECT log, 5, replace(entry, 'owner', 'other'), hash FROM foreign_entry WHERE seq = 4",
			[]string{"entry 5 of the log of archive #: it was changed: the hash"}},
		"the number is changed": {"UPDATE foreign_log SET archive = 'ab'",
			[]string{"foreign: the log of archive ab: its number was changed"}},
		"it is gone": {free + "DELETE FROM foreign_entry; DELETE FROM foreign_log",
			[]string{"foreign: the log of archive #: it is missing, and entry 3 of the log cites it"}},
		"there is one more": {"INSERT INTO foreign_log VALUES (9, (SELECT archive FROM foreign_log)); INSERT INTO foreign_entry SELECT 9, seq, entry, hash FROM foreign_entry WHERE seq < 2",
			[]string{"foreign: the log of archive #: no entry of the log cites it"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "archive")
			if err := os.CopyFS(dir, os.DirFS(made)); err != nil {
				t.Fatal(err)
			}
			db := raw(t, dir)
			var number string
			err := db.QueryRow("SELECT archive FROM foreign_log").Scan(&number)
			if err == nil {
				_, err = db.Exec(test.query)
			}
			if err = joined(err, db.Close()); err != nil {
				t.Fatal(err)
			}
			found, _ := verify(t, dir, archive.VerifyOptions{})
			for _, want := range test.says {
				if !slices.ContainsFunc(found, func(f string) bool { return strings.Contains(f, strings.ReplaceAll(want, "#", number)) }) {
					t.Errorf("found %q, want %q", found, want)
				}
			}
			if len(found) > len(test.says)+1 {
				t.Errorf("too much is named: %q", found)
			}
		})
	}
}

// TestMergeLeavesOut merges what is not as its log says, as far as it is.
func TestMergeLeavesOut(t *testing.T) {
	for name, test := range map[string]struct {
		harm func(t *testing.T, dir string, db *sql.DB) error
		says string
		come int
	}{
		"an original is changed": {func(t *testing.T, dir string, db *sql.DB) error {
			return os.WriteFile(originalsOf(t, dir)[0], []byte(strings.Replace(numbered(2), "102", "992", 1)), 0o666)
		}, "its bytes were changed", 1},
		"an original is missing": {func(t *testing.T, dir string, db *sql.DB) error {
			return os.Remove(originalsOf(t, dir)[0])
		}, "its file is missing", 1},
		"a name is changed": {func(t *testing.T, dir string, db *sql.DB) error {
			_, err := db.Exec("UPDATE document SET name = '../../x' WHERE seq = 1")
			return err
		}, "what is noted of it was changed", 1},
		"what was said is changed": {func(t *testing.T, dir string, db *sql.DB) error {
			_, err := db.Exec(`UPDATE document SET given = '{"Publisher":"Q"}' WHERE seq = 1`)
			return err
		}, "what was said about it was changed", 1},
		"a decision is changed": {func(t *testing.T, dir string, db *sql.DB) error {
			var trigger string
			err := db.QueryRow("SELECT sql FROM sqlite_schema WHERE name = 'decision_update'").Scan(&trigger)
			if err == nil {
				_, err = db.Exec("DROP TRIGGER decision_update; UPDATE decision SET value = 'x'; " + trigger)
			}
			return err
		}, "behind the back of its log", 2},
	} {
		t.Run(name, func(t *testing.T) {
			a, b := archiveOf(t, "P", numbered(1)), archiveOf(t, "P", numbered(2), numbered(3))
			edit(t, b, "Corrected", noon())
			db := raw(t, b)
			if err := joined(test.harm(t, b, db), db.Close()); err != nil {
				t.Fatal(err)
			}
			m, found := merge(t, a, b, false)
			if m.Documents != test.come || m.LeftOut == 0 || !strings.Contains(strings.Join(found, " "), test.says) {
				t.Errorf("merged %+v, reported %q", m, found)
			}
			if wrong, _ := verify(t, a, archive.VerifyOptions{}); len(wrong) > 0 {
				t.Errorf("the archive: %q", wrong)
			}
		})
	}
}

func originalsOf(t *testing.T, dir string) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(dir, "originals", "*", "*"))
	if err != nil || len(all) == 0 {
		t.Fatal("no originals", err)
	}
	return all
}

func TestMergeRefuses(t *testing.T) {
	a := archiveOf(t, "P", numbered(1))
	for name, test := range map[string]struct {
		make func(t *testing.T, dir string) string
		code cited.Code
		says string
	}{
		"nothing":                    {func(t *testing.T, dir string) string { return dir + "x" }, cited.NotFound, "cannot be read"},
		"a folder of something else": {func(t *testing.T, dir string) string { return filepath.Join(dir, "originals") }, cited.NotFound, "is no archive"},
		"a file of something else":   {func(t *testing.T, dir string) string { return originalsOf(t, dir)[0] }, cited.Invalid, "is no back-up"},
		"a newer version": {func(t *testing.T, dir string) string {
			exec1(t, dir, "PRAGMA user_version = 99")
			return dir
		}, cited.Unsupported, "update cited"},
		"an older version": {func(t *testing.T, dir string) string {
			exec1(t, dir, storetest.Back(3))
			return dir
		}, cited.Unsupported, "open it once"},
		"a trigger": {func(t *testing.T, dir string) string {
			exec1(t, dir, "CREATE TRIGGER x AFTER INSERT ON log BEGIN DELETE FROM figure; END")
			return dir
		}, cited.Invalid, "trigger x"},
		"a broken log": {func(t *testing.T, dir string) string {
			exec1(t, dir, "DROP TRIGGER log_update; UPDATE log SET entry = replace(entry, 'owner', 'other') WHERE seq = 1; CREATE TRIGGER log_update BEFORE UPDATE ON log\nBEGIN SELECT RAISE (ABORT, 'the log is only ever added to'); END")
			return dir
		}, cited.Conflict, "its log does not hold"},
	} {
		t.Run(name, func(t *testing.T) {
			b := archiveOf(t, "P", numbered(2))
			from := test.make(t, b)
			before := logOf(t, a)
			_, _, err := tryMerge(a, from, false)
			if cited.CodeOf(err) != test.code || !strings.Contains(fmt.Sprint(err), test.says) {
				t.Errorf("%s: %v", cited.CodeOf(err), err)
			}
			if !slices.Equal(logOf(t, a), before) {
				t.Error("the log has new entries")
			}
			if left, _ := filepath.Glob(filepath.Join(a, ".merge-*")); len(left) > 0 {
				t.Errorf("left behind %q", left)
			}
		})
	}
	arch, _ := open(t, nil)
	if _, err := arch.Merge(context.Background(), cited.Viewer{Name: "a", Role: cited.Reader}, a, archive.MergeOptions{Watch: quiet()}); cited.CodeOf(err) != cited.Denied {
		t.Errorf("somebody else: %v", err)
	}
}

func exec1(t *testing.T, dir, query string) {
	t.Helper()
	db := raw(t, dir)
	_, err := db.Exec(query)
	if err = joined(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}
