package limit

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"cited"
	"cited/internal/fuzztest"
)

func TestSet(t *testing.T) {
	tests := []struct {
		key   Key
		value string
		want  int64
		shown string
	}{
		{Size, "100 MB", 100 * mb, "100 MB"},
		{Size, "1.5GB", 1536 * mb, "1536 MB"},
		{Size, "4 GB", 4 * gb, "4 GB"},
		{Pages, "5000", 5000, "5000"},
		{Nesting, "20", 20, "20"},
		{Inflation, "1 GB", gb, "1 GB"},
		{Time, "60 s", int64(time.Minute), "1 min"},
		{Time, "90 s", int64(90 * time.Second), "90 s"},
		{Time, "1 h", int64(time.Hour), "1 h"},
		{Time, "1.5 min", int64(90 * time.Second), "90 s"},
		{Memory, "512 MB", 512 * mb, "512 MB"},
	}
	for _, tt := range tests {
		var l Limits
		if err := l.Set(tt.key, tt.value); err != nil || *l.at(tt.key) != tt.want || l.Value(tt.key) != tt.shown || !l.Valid() {
			t.Errorf("%s: %s is %d, %q, %v", tt.key, tt.value, *l.at(tt.key), l.Value(tt.key), err)
		}
	}
	for _, tt := range [][2]string{{"size", "100"}, {"size", "100 mb"}, {"size", "100 TB"}, {"size", "-1 MB"}, {"size", "1e3 MB"}, {"size", "1,000 MB"},
		{"size", "1.2.3 MB"}, {"size", "MB"}, {"size", "5 GB"}, {"size", strings.Repeat("9", 400) + " MB"}, {"pages", "5000 pages"}, {"pages", "2.0"},
		{"pages", ""}, {"pages", "NaN"}, {"time", "60"}, {"time", "60 sec"}, {"time", "0 s"}, {"time", "10 MB"}, {"memory", "1 s"}, {"inflation", "0 MB"}, {"nesting", "0"}, {"speed", "1"}, {"", ""}} {
		var l Limits
		if err := l.Set(Key(tt[0]), tt[1]); err == nil || l != (Limits{}) {
			t.Errorf("%s: %s is %+v", tt[0], tt[1], l)
		}
	}
}

func TestDefaults(t *testing.T) {
	l := Limits{}.OrDefault()
	for _, r := range Rules() {
		if r.Least > r.Default || r.Default > r.Bound || r.Why == "" || *l.at(r.Key) != r.Default {
			t.Errorf("%+v", r)
		}
		if err := l.Set(r.Key, r.Show(r.Bound)); err != nil {
			t.Error(err)
		}
	}
	if len(l.Changed()) != len(Rules()) || len((Limits{}).Changed()) != 0 {
		t.Errorf("changed %v", l.Changed())
	}
	if l.Engine() != EngineBound() || l.Soft() >= l.Memory {
		t.Errorf("%d of PDFium, %d of all", l.Engine(), l.Soft())
	}
	for _, bad := range []Limits{{Size: -1}, {Memory: 8*gb + 1}, {Time: 2 * time.Hour}} {
		if bad.Valid() {
			t.Errorf("%+v is valid", bad)
		}
	}
}

// What formats may hold is what they were always allowed, unless somebody sets it.
func TestRoom(t *testing.T) {
	var l Limits
	got := []int64{l.Page(), l.Mail(), l.Packed(), l.Listed(), l.Engine(), l.Soft(), l.Text(), l.Shared(), l.Archive(), l.Content(mb)}
	want := []int64{16 * mb, 64 * mb, 128 * mb, 256 * mb, 384 * mb, 768 * mb, 48 * mb, 64 * mb, gb, 68 * mb}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%d, want %d", got, want)
	}
	if l.Budget(0) != 30*time.Second || l.Budget(3*mb) != 36*time.Second || (Limits{Time: time.Minute}).Budget(mb) != 64*time.Second {
		t.Errorf("%v, %v", l.Budget(0), l.Budget(3*mb))
	}
}

func TestRefuse(t *testing.T) {
	err := Limits{}.Refuse(Pages, "split it", "%d pages", 3001)
	const want = "3001 pages (the limit is pages: 3000): split it, or raise pages under limits in the cited.yaml of an archive"
	if err.Error() != want || cited.CodeOf(err) != cited.Unsupported || KeyOf(fmt.Errorf("x: %w", err)) != Pages {
		t.Errorf("%v", err)
	}
	if err := (Limits{Time: time.Hour}).Refuse(Time, "wait", "late"); err.Error() != "late (the limit is time: 1 h): wait" {
		t.Errorf("what cannot be raised: %v", err)
	}
	if err := Anew("", "x"); KeyOf(err) != "" || errors.Unwrap(err) != nil {
		t.Errorf("%v is of %q", err, KeyOf(err))
	}
	if err := Anew("colour", "x"); KeyOf(err) != "" {
		t.Errorf("%v is of %q", err, KeyOf(err))
	}
}

func TestBytes(t *testing.T) {
	for n, want := range map[int64]string{0: "0 bytes", 1023: "1023 bytes", kb: "1 KB", 200 * mb: "200 MB", 3 * gb / 2: "1.5 GB"} {
		if got := Bytes(n); got != want {
			t.Errorf("%d: %q", n, got)
		}
	}
}

// FuzzSet sets limits: what is taken is within the bounds, and what is shown of it is the
// same when it is set.
func FuzzSet(f *testing.F) {
	f.Add("size", "1.5 GB")
	f.Add("time", "90 s")
	f.Add("pages", "3000")
	f.Fuzz(func(t *testing.T, key, value string) {
		fuzztest.Limit(t)
		var l, again Limits
		if l.Set(Key(key), value) != nil {
			return
		}
		shown := l.Value(Key(key))
		if err := again.Set(Key(key), shown); !l.Valid() || err == nil && again != l {
			t.Fatalf("%q is shown as %q: %v", value, shown, err)
		}
	})
}

// docs/formats.md has a row for every limit, in its own words.
func TestDocs(t *testing.T) {
	page, err := os.ReadFile("../../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range Rules() {
		row := fmt.Sprintf("| `%s` | %s | %s | %s, %s | %s |\n", r.Key, r.Of, r.Show(r.Default), r.Show(r.Least), r.Show(r.Bound), r.Why)
		if !strings.Contains(string(page), row) {
			t.Errorf("docs/formats.md has no row\n%s", row)
		}
	}
}
