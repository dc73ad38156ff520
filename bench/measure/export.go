package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// exports loads an archive with figures and writes all of them into files of the kinds that may be
// of any length.
func exports(b *bench) ([]number, error) {
	if need := int64(b.sizes.figures) * 2 * perFigure; freeDisk(b.temp) < need {
		return nil, missing(fmt.Sprintf("it needs %d GB of free disk in the folder for temporary files", need>>30))
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
	if _, err := b.load(arch); err != nil {
		return nil, err
	}
	var numbers []number
	for _, kind := range []string{"csv", "xlsx", "jsonl", "datapackage"} {
		more, err := b.export(arch, filepath.Join(dir, "figures"), kind)
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, more...)
	}
	return numbers, nil
}

// export writes one file, and removes it. What is said of CSV has no name before it.
func (b *bench) export(arch, file, kind string) ([]number, error) {
	u, err := b.usage(false, nil, io.Discard, "export", kind, file, "--archive", arch)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	before := kind + ": "
	var numbers []number
	if kind == "csv" {
		before = ""
		rows, err := linesOf(file)
		if err == nil && rows < 2 {
			err = fmt.Errorf("no figures were exported")
		}
		if err != nil {
			return nil, err
		}
		numbers = []number{{"figures", float64(rows - 1), "count"}}
	}
	return append(numbers, number{before + "wall time", u.Wall.Seconds(), "s"}, number{before + "peak memory", float64(u.Peak) / 1e6, "MB"},
		number{before + "size", float64(info.Size()) / 1e6, "MB"}), os.Remove(file)
}

// linesOf counts the lines of a file; no sentence of generated texts holds a line break.
func linesOf(file string) (int, error) {
	in, err := os.Open(file)
	if err != nil {
		return 0, err
	}
	var n lineCounter
	_, err = io.Copy(&n, in)
	return int(n), errors.Join(err, in.Close())
}
