package main

import (
	"os"
	"path/filepath"
	"strings"

	"cited/internal/language"
)

// languages tells the language of single sentences; internal/language/testdata says which.
func languages(b *bench) ([]number, error) {
	set, err := os.ReadFile(filepath.Join(b.root, "internal", "language", "testdata", "measured.tsv"))
	if err != nil {
		return nil, err
	}
	d := language.New()
	var right, wrong, all, listed float64
	for line := range strings.Lines(string(set)) {
		want, s, _ := strings.Cut(strings.TrimSpace(line), "\t")
		got := d.Detect(s)
		switch {
		case want == "-" && got != "":
			listed++
		case want == "-":
		case got == want:
			right++
		case got != "":
			wrong++
		}
		if want != "-" {
			all++
		}
	}
	return []number{{"told right", right / all, ""}, {"taken for another", wrong, ""}, {"lists of names and numbers taken for a language", listed, ""}}, nil
}
