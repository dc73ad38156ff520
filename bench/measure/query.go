package main

import (
	"bytes"
	_ "embed" // the queries
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"cited"
	"cited/bench/generate"
	"cited/internal/archive"
	"cited/rules"
)

//go:embed queries.txt
var queryFile string

func queries() []string {
	var all []string
	for line := range strings.Lines(queryFile) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			all = append(all, line)
		}
	}
	return all
}

// perFigure is how many bytes of disk a figure of the generated archive takes at
// most, with its share of the texts and indexes, and while it is written.
const perFigure = 8 << 10

// query loads an archive with figures and asks it, each time in a fresh process.
func query(b *bench) ([]number, error) {
	if need := int64(b.sizes.figures) * perFigure; freeDisk(b.temp) < need {
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
	from := time.Now()
	figures, err := b.load(arch)
	if err != nil {
		return nil, err
	}
	loading := time.Since(from)
	size, err := treeSize(arch)
	if err != nil {
		return nil, err
	}
	times, err := b.ask(arch)
	if err != nil {
		return nil, err
	}
	return []number{
		{"figures", float64(figures), ""}, {"loading", float64(figures) / loading.Seconds(), "figures/s"}, {"size on disk", float64(size) / 1e6, "MB"},
		{"p50", milliseconds(percentile(times, 0.5)), "ms"}, {"p95", milliseconds(percentile(times, 0.95)), "ms"},
	}, nil
}

// load puts generated readings into an archive, and returns how many figures.
func (b *bench) load(dir string) (figures int, err error) {
	made, err := generate.NewReadings(rules.FS, seed)
	if err != nil {
		return 0, err
	}
	a, err := b.open(dir)
	if err != nil {
		return 0, err
	}
	for figures < b.sizes.figures && err == nil {
		figures, err = b.loadSome(a, made, figures)
	}
	return figures, errors.Join(err, a.Close())
}

// loadSome puts as many readings as go well into one transaction.
func (b *bench) loadSome(a *archive.Archive, made *generate.Readings, figures int) (int, error) {
	var readings []cited.Reading
	for len(readings) < 500 && figures < b.sizes.figures {
		r := made.Next()
		readings, figures = append(readings, r), figures+len(r.Figures)
	}
	return figures, a.Put(b.ctx, readings...)
}

// ask runs every query so many times, in turns, and returns how long each took.
func (b *bench) ask(dir string) ([]time.Duration, error) {
	all := queries()
	times := make([][]time.Duration, len(all))
	var every []time.Duration
	for range b.sizes.runs {
		for i, q := range all {
			from := time.Now()
			out, err := b.output("figures", "--archive", dir, "--query", q, "--limit", "100", "--format", "jsonl")
			if err != nil {
				return nil, err
			}
			took := time.Since(from)
			times[i], every = append(times[i], took), append(every, took)
			if len(out) == 0 && !b.sizes.quick {
				return nil, fmt.Errorf("%s finds nothing", q)
			}
			if len(times[i]) == b.sizes.runs {
				fmt.Printf("    %6.1f ms, %3d figures: %s\n", milliseconds(percentile(times[i], 0.5)), bytes.Count(out, []byte{'\n'}), q)
			}
		}
	}
	return every, nil
}

// treeSize is how many bytes the files of a folder hold.
func treeSize(dir string) (int64, error) {
	var size int64
	err := filepath.WalkDir(dir, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	return size, err
}
