package archive

import (
	"archive/tar"
	"bytes"
	"context"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"cited/internal/fuzztest"
)

// FuzzMembers looks for the members of a back-up in anything: it ends, finds nothing whose
// name leads out of a folder, and reads no byte twice.
func FuzzMembers(f *testing.F) {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for name, content := range map[string]string{"cited.yaml": "format: 1\n", "originals/ab/ab" + strings.Repeat("0", 62): "a", "rules/en/" + strings.Repeat("ä", 200): "b", "../x": "c"} {
		if err := w.WriteHeader(&tar.Header{Name: name, Size: int64(len(content)), Mode: 0o644}); err != nil {
			f.Fatal(err)
		}
		if _, err := io.WriteString(w, content); err != nil {
			f.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add(b.Bytes()[:1500])
	f.Fuzz(func(t *testing.T, b []byte) {
		fuzztest.Limit(t)
		total, lost := int64(0), int64(-1)
		_, err := members(context.Background(), bytes.NewReader(b), int64(len(b)), func(m member) error {
			if kindOf(m.name) != m.kind || m.kind == ofNothing || !filepath.IsLocal(filepath.FromSlash(m.name)) {
				t.Errorf("a member %q of kind %d", m.name, m.kind)
			}
			n, err := io.Copy(io.Discard, m.data)
			total += n
			return err
		}, func(at int64) {
			if at <= lost {
				t.Errorf("byte %d is lost after byte %d", at, lost)
			}
			lost = at
		})
		if err != nil || total > int64(len(b)) {
			t.Errorf("%d bytes read of %d, %v", total, len(b), err)
		}
	})
}
