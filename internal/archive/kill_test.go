package archive_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"cited"
	"cited/internal/archive"
)

// makeDocuments writes n files that differ into a folder.
func makeDocuments(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		text := fmt.Sprintf("Report %d\n\nBy %d, some %d Belgians had left for Syria.\n\n%d of them came back.", i, 2010+i%10, 100+i, 10+i)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d.txt", i)), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// makeLines writes a file of n documents that differ, a line each, into a folder.
func makeLines(t *testing.T, dir, name string, n int) {
	t.Helper()
	var b bytes.Buffer
	for i := range n {
		if i%50 == 7 {
			b.WriteString("no document\n")
		}
		fmt.Fprintf(&b, "{\"id\":\"%d\",\"text\":\"By %d, some %d Danes had left for Syria. %d of them came back.\"}\n", i, 2010+i%10, 100+i, 10+i)
	}
	if err := os.WriteFile(filepath.Join(dir, name), b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
}

// makeWARC writes a web archive of n pages into a folder, each tenth of them a revisit of
// the one before.
func makeWARC(t *testing.T, dir, name string, n int) {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	for i := range n {
		block := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!doctype html><title>%d</title><p>Some %d Danes had left for Syria. %d of them came back.", i, 100+i, 10+i)
		kind, more := "response", fmt.Sprintf("WARC-Record-ID: <urn:%d>\r\n", i)
		if i%10 == 9 {
			kind, block, more = "revisit", "", fmt.Sprintf("WARC-Refers-To: <urn:%d>\r\n", i-1)
		}
		z.Reset(&b)
		if _, err := fmt.Fprintf(z, "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: https://example.org/%d\r\nWARC-Date: 2016-03-02T08:00:00Z\r\n%sContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, i, more, len(block), block); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, name), b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestKilled kills a program that adds, again and again at random moments, until
// it gets through, and compares the archive with one that was not disturbed.
func TestKilled(t *testing.T) {
	if raced {
		return // what is killed are processes, whom the race detector only slows
	}
	docs := makeDocuments(t, 200)
	makeLines(t, docs, "0003.jsonl", 210)
	makeLines(t, docs, "0150.jsonl", 120)
	makeWARC(t, docs, "0151.warc.gz", 130)
	whole := newArchive(t)
	start := time.Now()
	runAdd(t, whole, docs, hour)
	took := time.Since(start)
	want := dump(t, whole)
	for seed := range uint64(5) {
		random := rand.New(rand.NewPCG(seed, 1))
		dir := newArchive(t)
		for range 4 {
			runAdd(t, dir, docs, time.Duration(random.Int64N(int64(took))))
		}
		runAdd(t, dir, docs, hour)
		if got := dump(t, dir); !bytes.Equal(got, want) {
			t.Errorf("seed %d: the archive differs from one that was not disturbed: %d and %d bytes", seed, len(got), len(want))
		}
		if found, _ := verify(t, dir, archive.VerifyOptions{}); len(found) > 0 {
			t.Errorf("seed %d: the log does not account for what is there: %q", seed, found)
		}
		if left, err := filepath.Glob(filepath.Join(dir, "originals", ".new-*")); err != nil || len(left) > 0 {
			t.Errorf("seed %d: left behind %q, %v", seed, left, err)
		}
	}
}

func newArchive(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "archive")
	if err := archive.Init(dir, []string{"foreign-fighters"}, "owner", noon()); err != nil {
		t.Fatal(err)
	}
	if raced { // every document may take the race detector's time
		setLimits(t, dir, "time: 10 min")
	}
	return dir
}

// hour is as good as for ever.
const hour = time.Hour

// runAdd adds a folder in a program of its own, which is killed (SIGKILL) if it
// has not ended by then.
func runAdd(t *testing.T, dir, docs string, after time.Duration) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), after)
	defer cancel()
	out, err := exec.CommandContext(ctx, os.Args[0], "add", dir, docs).CombinedOutput()
	if err != nil && ctx.Err() == nil {
		t.Fatalf("%v: %s", err, out)
	}
}

// dump writes all that an archive holds, in the order in which it lists it, and
// what its indexes find.
func dump(t *testing.T, dir string) []byte {
	t.Helper()
	ctx := context.Background()
	a := reopen(t, dir, nil)
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	for d, err := range a.Documents(ctx, owner, cited.Query{}) {
		texts, textErr := a.Texts(ctx, owner, d.ID)
		for _, err := range []error{err, textErr, out.Encode(d), out.Encode(texts)} {
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, term := range []cited.Term{
		{Key: "individual", Values: []string{"true", "false"}}, // all
		{Values: []string{"came back"}}, {Key: "origin", Values: []string{"BEL"}}, {Key: "after", From: "2015"},
	} {
		for r, err := range a.Figures(ctx, owner, cited.Query{Terms: []cited.Term{term}}) {
			if err != nil {
				t.Fatal(err)
			}
			if err := out.Encode(r); err != nil {
				t.Fatal(err)
			}
		}
	}
	return b.Bytes()
}
