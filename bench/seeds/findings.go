package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"cited"
	"cited/internal/check"
	"cited/internal/codebook"
	"cited/internal/extract"
	"cited/rules"
)

// noticed is a finding, and the file in which a check made it.
type noticed struct {
	file string
	cited.Finding
}

// noticedIn are the findings of the checks of documents in the texts of a folder, as the program
// reads them.
func noticedIn(set *codebook.Set, dir string) ([]noticed, error) {
	texts, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	r, err := extract.New(rules.FS, []string{codebook.DefaultName})
	if err != nil {
		return nil, err
	}
	books := check.NewBooks(set, r.Language())
	var out []noticed
	for _, file := range texts {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		windows, found, err := read(r, name, data)
		if err != nil {
			return nil, err
		}
		d := check.Read(r.Language(), cited.Document{ID: cited.ID(name), Name: name}, windows, *found)
		for _, f := range check.Findings(check.OfDocument, &check.Case{Books: books, Document: d}) {
			out = append(out, noticed{name, f})
		}
	}
	return out, nil
}

// findings writes what the checks noticed: the numbers that a finding shows, and no other words.
func (s *side) findings(all []noticed) string {
	var b strings.Builder
	b.WriteString("| check | numbers | severity | in | as a researcher would say |\n| --- | --- | --- | --- | --- |\n")
	for _, n := range all {
		var numbers []string
		for _, x := range n.Exhibits {
			numbers = append(numbers, x.Span.Exact)
		}
		b.WriteString(s.row([]string{n.Code, strings.Join(numbers, "; "), string(n.Severity), fmt.Sprintf("%.3s", n.file)}, 2))
	}
	return b.String()
}
