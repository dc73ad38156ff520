package html

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cited/internal/text"
)

// TestLayouts reads pages as different programs make them: the lines of a text file
// beside each say what is a part of its main text (+) and what is not (-).
func TestLayouts(t *testing.T) {
	files, err := filepath.Glob("testdata/layouts/*.html")
	if err != nil || len(files) == 0 {
		t.Fatal("no pages", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".html"), func(t *testing.T) {
			wanted, err := os.ReadFile(strings.TrimSuffix(file, ".html") + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			w, _ := readAll(t, load(t, file), "")
			in, out := sides(w)
			for line := range strings.Lines(string(wanted)) {
				sign, words, _ := strings.Cut(strings.TrimSpace(line), " ")
				if sign == "+" && !strings.Contains(in, words) {
					t.Errorf("not in the main text: %s", words)
				}
				if sign == "-" && strings.Contains(in, words) {
					t.Errorf("in the main text: %s", words)
				}
				if sign == "-" && words != "hydrated" && !strings.Contains(out, words) {
					t.Errorf("nowhere: %s", words)
				}
			}
			if t.Failed() {
				t.Log(show(w))
			}
		})
	}
}

// sides returns the main text of a window, a block a line, and the rest.
func sides(w text.Window) (in, out string) {
	for _, b := range w.Blocks {
		words := strings.ReplaceAll(w.Content[b.Start:b.End], "\n", " ") + "\n"
		if b.Kind == text.Boilerplate {
			out += words
		} else {
			in += words
		}
	}
	return in, out
}
