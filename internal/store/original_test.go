package store_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"cited"
	"cited/internal/store"
)

func capture(content string) store.Capture {
	sum := sha256.Sum256([]byte(content))
	return store.Capture{SHA256: hex.EncodeToString(sum[:]), Size: int64(len(content)), Bytes: []byte(content)}
}

func TestOriginals(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "originals")
	o := store.OpenOriginals(dir)
	a, b := capture("first"), capture("second")
	for range 2 {
		if err := o.Keep(ctx, []store.Capture{a, b, a}); err != nil {
			t.Fatal(err)
		}
	}
	write(t, filepath.Join(dir, b.SHA256[:2], b.SHA256), "sec") // cut short by something else
	if err := o.Keep(ctx, []store.Capture{b}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []store.Capture{a, b} {
		in, err := o.Open(c.SHA256)
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(in)
		if err != nil || !bytes.Equal(got, c.Bytes) {
			t.Errorf("got %q, %v, want %q", got, err, c.Bytes)
		}
		_ = in.Close()
	}
	if files, err := filepath.Glob(filepath.Join(dir, "*", "*")); err != nil || len(files) != 2 {
		t.Errorf("files %q, %v", files, err)
	}
	for sha, want := range map[string]cited.Code{capture("none").SHA256: cited.NotFound, "../../etc/passwd": cited.Invalid, "": cited.Invalid} {
		if _, err := o.Open(sha); cited.CodeOf(err) != want {
			t.Errorf("open %q: %v, want %s", sha, err, want)
		}
	}
}

func TestSpool(t *testing.T) {
	ctx := context.Background()
	o := store.OpenOriginals(filepath.Join(t.TempDir(), "originals"))
	content := strings.Repeat("0123456789", 100_000)
	want := capture(content)
	for _, test := range []struct {
		most     int64
		tooLarge bool
	}{{2_000_000, false}, {1_000_000, false}, {999_999, true}} {
		c, tooLarge, err := o.Spool(ctx, []byte(content[:10]), strings.NewReader(content[10:]), test.most)
		if err != nil || tooLarge != test.tooLarge || c.SHA256 != want.SHA256 || c.Size != want.Size || (c.Spool == "") != tooLarge {
			t.Errorf("most %d: %+v, %v, %v", test.most, c, tooLarge, err)
		}
		o.Discard(c)
	}
	c, _, err := o.Spool(ctx, nil, strings.NewReader(content), 2_000_000)
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Keep(ctx, []store.Capture{c}); err != nil {
		t.Fatal(err)
	}
	if in, err := o.Open(want.SHA256); err != nil {
		t.Error(err)
	} else {
		_ = in.Close()
	}
	if _, _, err := o.Spool(ctx, nil, io.MultiReader(strings.NewReader("x"), broken{}), 100); err == nil {
		t.Error("an error of the stream is lost")
	}
	if _, _, err := o.Spool(ctx, nil, strings.NewReader(content), 2_000_000); err != nil { // and nobody takes it
		t.Fatal(err)
	}
	if err := o.Sweep(); err != nil {
		t.Fatal(err)
	}
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, io.ErrClosedPipe }
