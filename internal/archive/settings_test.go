package archive_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cited"
	"cited/internal/archive"
)

func TestFind(t *testing.T) {
	dir := newArchive(t)
	below := filepath.Join(dir, "a", "b")
	if err := os.MkdirAll(below, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, start := range []string{dir, below} {
		if got, err := archive.Find(start); err != nil || got != dir {
			t.Errorf("from %s: %s, %v", start, got, err)
		}
	}
	if got, err := archive.Find(t.TempDir()); cited.CodeOf(err) != cited.NotFound {
		t.Errorf("where there is none: %s, %v", got, err)
	}
}

func TestInit(t *testing.T) {
	dir := newArchive(t)
	if err := archive.Init(dir, []string{"foreign-fighters"}, "owner", noon()); cited.CodeOf(err) != cited.Conflict {
		t.Errorf("a second time: %v", err)
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := archive.Init(filepath.Join(file, "x"), nil, "owner", noon()); cited.CodeOf(err) != cited.Full {
		t.Errorf("below a file: %v", err)
	}
}

func TestOpenRefuses(t *testing.T) {
	tests := []struct {
		name, settings string
		code           cited.Code
		says           string
	}{
		{"empty", "", cited.NotFound, "has no format"},
		{"no YAML", "\t{{{", cited.NotFound, "not the file of an archive"},
		{"something else", "name: my project\nversion: 2\n", cited.NotFound, "has no format"},
		{"newer", "format: 2\ndatabase: sqlite:cited.db\n", cited.Unsupported, "update cited"},
		{"another engine", "format: 1\ndatabase: postgres://localhost/x\n", cited.Unsupported, "SQLite only"},
		{"no database", "format: 1\ndatabase: sqlite:none.db\n", cited.NotFound, "restore it from a back-up"},
	}
	for _, test := range tests {
		dir := newArchive(t)
		if err := os.WriteFile(filepath.Join(dir, "cited.yaml"), []byte(test.settings), 0o666); err != nil {
			t.Fatal(err)
		}
		_, err := archive.Open(context.Background(), dir, config())
		if cited.CodeOf(err) != test.code || !strings.Contains(err.Error(), test.says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %s: %v", test.name, cited.CodeOf(err), err)
		}
	}
	if _, err := archive.Open(context.Background(), t.TempDir(), config()); cited.CodeOf(err) != cited.NotFound {
		t.Errorf("a folder that is none: %v", err)
	}
}
