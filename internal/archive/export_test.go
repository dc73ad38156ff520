package archive_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
)

// exportable lists the exact words of the figures that may leave an archive.
func exportable(t *testing.T, a *archive.Archive, v cited.Viewer, terms ...cited.Term) (exact []string, made archive.Exported) {
	t.Helper()
	for r, err := range a.Exportable(context.Background(), v, cited.Query{Terms: terms}, false, &made) {
		if err != nil {
			t.Fatal(err)
		}
		exact = append(exact, r.Figure.Exact)
	}
	return exact, made
}

// withFigures puts a document with four figures into an archive, one of them of one person,
// and a protected one with another.
func withFigures(t *testing.T, a *archive.Archive) {
	t.Helper()
	for i, numbers := range [][]string{{"20", "1", "300", "4000"}, {"50000"}} {
		d := cited.Document{Name: "a.txt", Outcome: cited.OutcomeRead, Original: strings.Repeat(string("ab"[i]), 64), Address: "https://example.org/" + string("ab"[i])}
		d.ID = cited.DocumentKey(d.Original, d.Address, 0)
		if i == 1 {
			d.Access = cited.Protected
		}
		r := cited.Reading{Document: d, Version: "test"}
		content := ""
		for _, n := range numbers {
			start := len(content)
			content += n + " people left.\n"
			f := cited.Figure{ID: cited.FigureKey(d.ID, n, 0), Span: cited.Span{Start: start, End: start + len(n), Exact: n}, Codebook: "foreign-fighters",
				Measure: "travelled", Kind: cited.Count, Individual: n == "1", Quote: cited.Span{Start: start, End: len(content) - 1, Exact: n + " people left."}}
			r.Figures = append(r.Figures, f)
		}
		r.Texts = []cited.Text{{Content: content}}
		if err := a.Put(context.Background(), r); err != nil {
			t.Fatal(err)
		}
	}
}

// Figures of one person never leave the archive, whatever a query asks for, and what a viewer may
// not see is neither there nor counted.
func TestExportable(t *testing.T) {
	a, _ := open(t, nil)
	withFigures(t, a)
	reader := cited.Viewer{Name: "b", Role: cited.Reader}
	asks := func(values ...string) cited.Term { return cited.Term{Key: "individual", Values: values} }
	for _, tt := range []struct {
		viewer cited.Viewer
		terms  []cited.Term
		want   []string
		left   int
	}{
		{owner, nil, []string{"20", "300", "4000"}, 2},
		{owner, []cited.Term{asks("true")}, nil, 1},
		{owner, []cited.Term{asks("false")}, []string{"20", "300", "4000"}, 1},
		{owner, []cited.Term{asks("true", "false")}, []string{"20", "300", "4000"}, 2},
		{reader, nil, []string{"20", "300", "4000"}, 0},
		{reader, []cited.Term{asks("true")}, nil, 0},
		{cited.Viewer{}, nil, nil, 0},
	} {
		var got []string
		made := archive.Exported{}
		if tt.viewer.Role == cited.NoRole {
			for _, err := range a.Exportable(context.Background(), tt.viewer, cited.Query{}, false, &made) {
				if cited.CodeOf(err) != cited.Denied {
					t.Errorf("nobody in particular gets %v", err)
				}
			}
		} else {
			got, made = exportable(t, a, tt.viewer, tt.terms...)
		}
		slices.SortFunc(got, func(a, b string) int { return len(a) - len(b) })
		if !slices.Equal(got, tt.want) || made.Held.Back != tt.left || made.Figures != len(tt.want) || made.Documents > made.Figures || made.Documents < len(tt.want)-2 {
			t.Errorf("%s with %v: %q and %+v, want %q and %d left out", tt.viewer.Role, tt.terms, got, made, tt.want, tt.left)
		}
	}
}

// contentOf is all that is in a file, unpacked.
func contentOf(t *testing.T, file string) string {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return string(raw)
	}
	var all strings.Builder
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, in); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

// Every figure of every export leads to its receipt, and has its sentence, document, hash and
// address beside it; every figure that may leave is there, and no other. The documents of
// bibliographies are theirs.
func TestExportedFiguresHaveReceipts(t *testing.T) {
	a, _ := open(t, nil)
	withFigures(t, a)
	ctx, folder := context.Background(), t.TempDir()
	var want []string
	for r, err := range a.Exportable(ctx, owner, cited.Query{}, false, new(archive.Exported)) {
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, string(r.Figure.ID))
	}
	slices.Sort(want)
	for _, k := range export.Kinds() {
		if k.Name == "methodology" { // which holds no figures
			continue
		}
		file := filepath.Join(folder, k.Name+k.Extension)
		err := a.WriteOut(ctx, file, false, func(out io.Writer, temp string) error {
			return k.Write(out, a.Exportable(ctx, owner, cited.Query{}, k.Whole, new(archive.Exported)), export.About{Temp: temp})
		})
		if err != nil {
			t.Fatal(err)
		}
		content := contentOf(t, file)
		ids := regexp.MustCompile(`\bfi-[0-9a-z]{12}\b`).FindAllString(content, -1)
		slices.Sort(ids)
		if ids = slices.Compact(ids); !slices.Equal(ids, want) && k.Name != "ris" && k.Name != "csl" {
			t.Errorf("%s has %q, want %q", k.Name, ids, want)
		}
		for _, id := range want {
			r, err := a.Receipt(ctx, owner, cited.ID(id))
			if err != nil || !strings.Contains(r.Figure.Quote.Exact, r.Figure.Exact) {
				t.Fatalf("%s: %+v, %v", id, r.Figure, err)
			}
			beside := []string{string(r.Document.ID), r.Document.Original, r.Document.Address}
			if len(ids) > 0 {
				beside = append(beside, r.Figure.Quote.Exact)
			}
			for _, s := range beside {
				if !strings.Contains(content, s) {
					t.Errorf("%s: %q of %s is missing", k.Name, s, id)
				}
			}
		}
		if strings.Contains(content, "1 people left.") {
			t.Errorf("%s has the figure of one person", k.Name)
		}
	}
}

func TestWriteOutRefuses(t *testing.T) {
	a, dir := open(t, nil)
	folder := t.TempDir()
	there := filepath.Join(folder, "there")
	if err := os.WriteFile(there, []byte("precious"), 0o666); err != nil {
		t.Fatal(err)
	}
	write := func(out io.Writer, _ string) error { _, err := io.WriteString(out, "new"); return err }
	for _, tt := range []struct {
		file  string
		force bool
		want  cited.Code
	}{
		{there, false, cited.Conflict}, {folder, true, cited.Invalid}, {filepath.Join(dir, "cited.db"), true, cited.Invalid}, {filepath.Join(dir, "Cited.yaml"), true, cited.Invalid},
		{filepath.Join(dir, "cited.db-wal"), true, cited.Invalid}, {filepath.Join(dir, "log.pub"), true, cited.Invalid}, {filepath.Join(dir, "originals", "ab", "f.csv"), true, cited.Invalid},
		{filepath.Join(dir, "originals", "f.csv"), true, cited.Invalid}, {filepath.Join(dir, "f.csv"), false, ""}, {filepath.Join(dir, "f.csv"), false, cited.Conflict},
		{filepath.Join(there, "f.csv"), true, cited.Full}, {filepath.Join(folder, "no", "f.csv"), true, cited.NotFound}, {os.DevNull, true, cited.Invalid},
	} {
		if err := a.WriteOut(context.Background(), tt.file, tt.force, write); cited.CodeOf(err) != tt.want {
			t.Errorf("%s: %v", tt.file, err)
		}
	}
	if b, err := os.ReadFile(there); string(b) != "precious" {
		t.Errorf("the file was changed: %q, %v", b, err)
	}
	if err := a.WriteOut(context.Background(), there, true, write); err != nil {
		t.Error(err)
	}
	if b, err := os.ReadFile(there); string(b) != "new" {
		t.Errorf("the file was not replaced: %q, %v", b, err)
	}
}

// Whatever ends an export before its end, no file is there, nor anything beside it.
func TestStoppedWriteOutLeavesNothing(t *testing.T) {
	a, _ := open(t, nil)
	withFigures(t, a)
	folder := t.TempDir()
	ctx, cancel := context.WithCancel(context.Background())
	stop := errors.New("stopped")
	for name, write := range map[string]func(io.Writer, string) error{
		"error": func(out io.Writer, _ string) error { _, _ = io.WriteString(out, "half"); return stop },
		"cancelled while it is written": func(out io.Writer, temp string) error {
			var made archive.Exported
			figures := a.Exportable(ctx, owner, cited.Query{}, false, &made)
			return export.Kinds()[0].Write(out, func(yield func(cited.Receipt, error) bool) {
				for r, err := range figures {
					cancel()
					if !yield(r, err) {
						return
					}
				}
			}, export.About{Temp: temp})
		},
		"disk": func(io.Writer, string) error {
			return &os.PathError{Op: "write", Path: "x", Err: errors.New("no space")}
		},
	} {
		err := a.WriteOut(ctx, filepath.Join(folder, "f.csv"), false, write)
		if name == "disk" && cited.CodeOf(err) != cited.Full || name == "error" && !errors.Is(err, stop) || err == nil {
			t.Errorf("%s: %v", name, err)
		}
		if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
			t.Errorf("%s: left behind %v, %v", name, left, err)
		}
	}
}
