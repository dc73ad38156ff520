package main

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"time"

	"cited"
	"cited/bench/generate"
	"cited/rules"
)

// storiesScale measures what it costs to work out lineage, cells, claims and findings: of a whole
// archive from scratch, and after one more document.
func storiesScale(b *bench) ([]number, error) {
	dir := filepath.Join(b.temp, "stories")
	if _, err := b.output("init", "--codebook", "foreign-fighters", dir); err != nil {
		return nil, err
	}
	made, err := generate.NewStories(rules.FS, seed)
	if err != nil {
		return nil, err
	}
	documents, figures, err := b.loadStories(dir, made)
	if err != nil {
		return nil, err
	}
	all, err := b.update(dir)
	if err != nil {
		return nil, err
	}
	var more []time.Duration
	for range b.sizes.runs {
		if err := b.put(dir, made.Next()); err != nil {
			return nil, err
		}
		u, err := b.update(dir)
		if err != nil {
			return nil, err
		}
		more = append(more, u.Wall)
	}
	largest, loading, switched, err := b.switchRules(dir, made.Common())
	if err != nil {
		return nil, err
	}
	return []number{
		{"documents", float64(documents), "count"}, {"figures", float64(figures), "count"},
		{"from scratch", all.Wall.Minutes(), "minutes"}, {"peak memory", float64(all.Peak) / 1e6, "MB"},
		{"one more document, median", percentile(more, 0.5).Seconds(), "s"}, {"one more document, the slowest", percentile(more, 1).Seconds(), "s"},
		{"figures of the largest cell", float64(largest), "count"}, {"loading the largest cell", loading.Seconds(), "s"},
		{"a switched rule, median", milliseconds(percentile(switched, 0.5)), "ms"},
	}, nil
}

// loadStories puts readings of stories into an archive.
func (b *bench) loadStories(dir string, made *generate.Stories) (documents, figures int, err error) {
	a, err := b.open(dir)
	if err != nil {
		return 0, 0, err
	}
	for figures < b.sizes.figures && err == nil {
		var readings []cited.Reading
		for len(readings) < 500 && figures < b.sizes.figures {
			r := made.Next()
			readings, figures = append(readings, r), figures+len(r.Found.Figures)
		}
		documents += len(readings)
		err = a.Put(b.ctx, readings...)
	}
	return documents, figures, errors.Join(err, a.Close())
}

// put adds one reading.
func (b *bench) put(dir string, r cited.Reading) error {
	a, err := b.open(dir)
	if err != nil {
		return err
	}
	return errors.Join(a.Put(b.ctx, r), a.Close())
}

// update lists one finding, which brings everything up to date first.
func (b *bench) update(dir string) (usage, error) {
	var out bytes.Buffer
	u, err := b.usage(false, nil, &out, "findings", "--archive", dir, "--limit", "1", "--format", "jsonl")
	if err == nil && out.Len() == 0 && !b.sizes.quick {
		err = fmt.Errorf("nothing was noticed in generated documents")
	}
	return u, err
}

// switchRules loads a cell and makes its estimate under every rule, again and again. It returns how
// many figures count it, and how long loading and each estimate took.
func (b *bench) switchRules(dir string, cell cited.Cell) (figures int, loading time.Duration, times []time.Duration, err error) {
	a, err := b.open(dir)
	if err != nil {
		return 0, 0, nil, err
	}
	rules, err := a.EstimateRules()
	if err != nil {
		return 0, 0, nil, errors.Join(err, a.Close())
	}
	from := time.Now()
	e, err := a.Estimator(b.ctx, cited.Viewer{Name: "measure", Role: cited.Owner}, cell)
	loading = time.Since(from)
	for run := range b.sizes.runs {
		at := cited.EDTF(strconv.Itoa(2050 + run)) // until after all of them: what was made once is kept
		for _, rule := range rules {
			if err != nil {
				break
			}
			from := time.Now()
			figures = len(e.Estimate(rule, at).Figures)
			times = append(times, time.Since(from))
		}
	}
	return figures, loading, times, errors.Join(err, a.Close())
}
