package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestPackIsTheSameEveryTime(t *testing.T) {
	at := time.Date(2026, 1, 2, 3, 4, 6, 0, time.UTC)
	entries := []entry{{"cited", []byte("binary"), 0o755}, {"man/cited.1", []byte("page"), 0o644}}
	for name, pack := range map[string]func(io.Writer, string, []entry, time.Time) error{"tar": packTar, "zip": packZip} {
		var first, second bytes.Buffer
		if err := pack(&first, "cited-v1", entries, at); err != nil {
			t.Fatal(err)
		}
		if err := pack(&second, "cited-v1", entries, at); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("%s: two packs of the same files differ", name)
		}
	}
}

func TestPackKeepsNamesAndModes(t *testing.T) {
	var tarred, zipped bytes.Buffer
	entries := []entry{{"cited", []byte("binary"), 0o755}, {"man/cited.1", []byte("page"), 0o644}}
	if err := packTar(&tarred, "top", entries, time.Unix(0, 0)); err != nil {
		t.Fatal(err)
	}
	if err := packZip(&zipped, "top", entries, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	plain, err := gzip.NewReader(&tarred)
	if err != nil {
		t.Fatal(err)
	}
	fromTar := tar.NewReader(plain)
	fromZip, err := zip.NewReader(bytes.NewReader(zipped.Bytes()), int64(zipped.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range entries {
		head, err := fromTar.Next()
		if err != nil || head.Name != "top/"+e.name || head.FileInfo().Mode() != e.mode {
			t.Errorf("tar holds %+v, %v", head, err)
		}
		if f := fromZip.File[i]; f.Name != "top/"+e.name || f.Mode() != e.mode {
			t.Errorf("zip holds %s with mode %v", f.Name, f.Mode())
		}
	}
}

func TestLicences(t *testing.T) {
	dir := t.TempDir()
	m := module{Path: "example.org/m", Version: "v1.0.0", Dir: dir}
	if _, err := licences(m); err == nil || !strings.Contains(err.Error(), m.Path) {
		t.Errorf("a module without a licence: %v", err)
	}
	for _, name := range []string{"LICENSE.txt", "NOTICE", "README.md"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	texts, err := licences(m)
	if err != nil || len(texts) != 2 {
		t.Errorf("licences %q, %v", texts, err)
	}
}

func TestForeign(t *testing.T) {
	tests := []struct {
		name string
		m    *module
		want bool
	}{
		{"the standard library", nil, false},
		{"this module", &module{Main: true}, false},
		{"of others", &module{Path: "example.org/m"}, true},
		{"a fork of others", &module{Replace: &module{Path: "example.org/fork", Version: "v1.0.0"}}, true},
		{"a stand-in of ours", &module{Replace: &module{Path: "./third_party/m"}}, false},
	}
	for _, test := range tests {
		if got := foreign(test.m); got != test.want {
			t.Errorf("%s: foreign %v", test.name, got)
		}
	}
}
