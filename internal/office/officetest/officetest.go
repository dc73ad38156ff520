// Package officetest is what the tests of formats of office programs share: it
// packs files that a test makes up, and prints what a format reads from them.
package officetest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"cited/internal/text"
)

// Pack packs members, given as names and contents in turn. A member whose name
// is mimetype is stored, others are deflated.
func Pack(t testing.TB, members ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(members); i += 2 {
		h := zip.FileHeader{Name: members[i], Method: zip.Deflate}
		if members[i] == "mimetype" {
			h.Method = zip.Store
		}
		w, err := z.CreateHeader(&h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(members[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Read reads a file, checks every window, and returns its blocks, a line each:
// the kind with its level, the head and label in brackets, the place, the text with
// line ends as slashes.
func Read(t testing.TB, f text.Format, raw []byte, name string) (string, text.Head, error) {
	t.Helper()
	var b strings.Builder
	head, err := f.Read(bytes.NewReader(raw), text.Input{Name: name}, func(w text.Window) error {
		if err := w.Check(int64(len(raw))); err != nil {
			t.Fatal(err)
		}
		for _, s := range w.Map {
			if s.Exact && w.Content[s.Start:s.End] != string(raw[s.From:s.To]) {
				t.Fatalf("%q stands for %q", raw[s.From:s.To], w.Content[s.Start:s.End])
			}
		}
		for _, k := range w.Blocks {
			b.WriteString(line(w, k))
		}
		return nil
	})
	return b.String(), head, err
}

// line prints a block.
func line(w text.Window, b text.Block) string {
	kind := b.Kind.String()
	if b.Level > 0 {
		kind += fmt.Sprint(" ", b.Level)
	}
	if b.Kind == text.Cell {
		head, label := w.Content[b.Head.Start:b.Head.End], w.Content[b.Label.Start:b.Label.End]
		kind += fmt.Sprintf(" %d.%d [%s] [%s]", b.Row, b.Col, head, label)
	}
	out := fmt.Sprintf("%s | %s | %s", kind, strings.Join(w.Map.Places(b.Start, b.End), ", "), w.Content[b.Start:b.End])
	return strings.ReplaceAll(out, "\n", "/") + "\n"
}
