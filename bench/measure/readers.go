package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"cited/bench/readers"
)

// reader opens one kind of export, outside the program.
type reader struct {
	name, kind string
	open       func(context.Context, []byte, readers.Table) (readers.Opened, error)
}

func otherReaders() []reader {
	here := func(open func([]byte, readers.Table) (readers.Opened, error)) func(context.Context, []byte, readers.Table) (readers.Opened, error) {
		return func(_ context.Context, raw []byte, want readers.Table) (readers.Opened, error) {
			return open(raw, want)
		}
	}
	return []reader{
		{"XLSX in LibreOffice", "xlsx", readers.Calc},
		{"XLSX in tealeg/xlsx", "xlsx", here(readers.Workbook)},
		{"DOCX in LibreOffice", "docx", readers.Writer},
		{"Data Package by JSON Schema and its table schemas", "datapackage", here(readers.Package)},
		{"JSON-LD as RDF by json-gold", "annotations", here(readers.Annotations)},
	}
}

// exportReaders exports the figures of the examples, and of a document that says what a program could take for a formula
// or for markup, and opens them with programs and libraries of others.
func exportReaders(b *bench) ([]number, error) {
	if _, err := exec.LookPath("soffice"); err != nil {
		return nil, missing("there is no soffice (Debian: apt-get install libreoffice-calc-nogui libreoffice-writer-nogui)")
	}
	dir, remove, err := b.folder()
	if err != nil {
		return nil, err
	}
	defer remove()
	arch := filepath.Join(dir, "archive")
	if err := b.newArchive(arch); err != nil {
		return nil, err
	}
	examples := filepath.Join(b.root, "examples")
	if _, err := b.output("add", examples, "--meta", filepath.Join(examples, "meta.csv"), "--archive", arch); err != nil {
		return nil, err
	}
	if err := b.addDisguised(arch, filepath.Join(dir, "disguised")); err != nil {
		return nil, err
	}
	raw, err := b.output("export", "csv", "-", "--archive", arch)
	if err != nil {
		return nil, err
	}
	want, err := readers.NewTable(raw)
	if err != nil {
		return nil, err
	}
	numbers := []number{{"figures", float64(len(want.Rows)), "count"}}
	for _, r := range otherReaders() {
		raw, err := b.output("export", r.kind, "-", "--archive", arch)
		if err != nil {
			return nil, err
		}
		opened, err := r.open(b.ctx, raw, want)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", r.name, err)
		}
		for _, wrong := range opened.Wrong[:min(3, len(opened.Wrong))] {
			fmt.Fprintf(os.Stderr, "%s: %s\n", r.name, wrong)
		}
		numbers = append(numbers, number{r.name + ": held against the CSV", float64(opened.Checked), "count"},
			number{r.name + ": wrong", float64(len(opened.Wrong)), "count"})
	}
	return numbers, nil
}

// disguised is a document with words and names that a program could run or take for markup.
const disguised = `Figures of the week

=1+1, said the ministry, of the 400 fighters who left Belgium in 2014.

+cmd|' /C calc'!A0 is what the note says of some 30 fighters who returned to Norway in June 2014.

@SUM(A1) <b>and</b> "more than 90 fighters" from Denmark were killed, ]]> -2+3 & _x000D_ in 2015.
`

func (b *bench) addDisguised(arch, dir string) error {
	if err := os.Mkdir(dir, 0o777); err != nil {
		return err
	}
	var meta bytes.Buffer
	rows := csv.NewWriter(&meta)
	err := rows.WriteAll([][]string{{"path", "title", "publisher", "url", "author", "published"},
		{filepath.Join(dir, "a.txt"), `=HYPERLINK("https://example.org","here")`, "@Wire <i>", "https://example.org/a b?c=<d>&e={f}|g", "-1", "2015-12"}})
	list := filepath.Join(dir, "meta.csv")
	err = errors.Join(err, os.WriteFile(filepath.Join(dir, "a.txt"), []byte(disguised), 0o666), os.WriteFile(list, meta.Bytes(), 0o666))
	if err != nil {
		return err
	}
	_, err = b.output("add", filepath.Join(dir, "a.txt"), "--meta", list, "--archive", arch)
	return err
}
