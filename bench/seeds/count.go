package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"cited"
	"cited/internal/codebook"
	"cited/internal/extract"
	"cited/internal/format"
	"cited/internal/text"
	"cited/rules"
)

// kinds are the columns of counts.
var kinds = [...]string{"figures", "statements", "responses", "unquantified", "comparisons", "themes"}

// counts is how much was taken of each kind.
type counts [len(kinds)]int

// doc is what was taken from a file, paragraph by paragraph.
type doc struct {
	name string
	rows []counts
}

// count reads the files as `cited extract --as document` does.
func count(files []string) ([]doc, error) {
	r, err := extract.New(rules.FS, []string{codebook.DefaultName})
	if err != nil {
		return nil, err
	}
	var docs []doc
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		_, found, err := read(r, name, data)
		if err != nil {
			return nil, err
		}
		docs = append(docs, doc{name, perParagraph(paragraphs(string(data)), found)})
	}
	return docs, nil
}

// read reads a file: its text window by window, and what is found in it.
func read(r *extract.Reader, name string, data []byte) ([]cited.Text, *cited.Found, error) {
	session, err := r.Begin(cited.Document{Name: name})
	if err != nil {
		return nil, nil, err
	}
	session.WithSayings()
	var texts []cited.Text
	var found cited.Found
	form, ok := format.Pick(format.List(""), data, name+".txt")
	if !ok {
		return nil, nil, fmt.Errorf("no format reads %s", name)
	}
	_, err = form.Read(bytes.NewReader(data), text.Input{Name: name}, func(w text.Window) error {
		t, more := session.Window(w)
		texts = append(texts, t)
		found.Add(more)
		return nil
	})
	return texts, &found, err
}

// paragraphs lists where the paragraphs of a file end, in code points: a paragraph
// is a line that is not blank.
func paragraphs(content string) []int {
	var ends []int
	at := 0
	for line := range strings.Lines(content) {
		at += len([]rune(line))
		if strings.TrimSpace(line) != "" {
			ends = append(ends, at)
		}
	}
	return ends
}

// perParagraph counts each thing where it starts, a statement where its cue does.
func perParagraph(ends []int, f *cited.Found) []counts {
	rows := make([]counts, len(ends))
	add := func(kind, start int) {
		for i, end := range ends {
			if start < end {
				rows[i][kind]++
				return
			}
		}
	}
	for i := range f.Figures {
		add(0, f.Figures[i].Start)
	}
	for i := range f.Statements {
		add(1, f.Statements[i].Cue.Start)
	}
	for i := range f.Responses {
		add(2, f.Responses[i].Start)
	}
	for i := range f.Unquantified {
		add(3, f.Unquantified[i].Start)
	}
	for i := range f.Comparisons {
		add(4, f.Comparisons[i].Start)
	}
	for i := range f.Themes {
		add(5, f.Themes[i].Start)
	}
	return rows
}
