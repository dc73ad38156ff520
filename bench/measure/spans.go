package main

import (
	"errors"
	"os"
	"path/filepath"

	"cited"
	"cited/internal/archive"
	"cited/internal/limit"
	"cited/rules"
)

// spans reads the corpora in this process and holds every span against the text.
func spans(b *bench) ([]number, error) {
	reader, err := archive.NewReader(rules.FS, nil, []string{b.program, "worker"}, limit.Limits{})
	if err != nil {
		return nil, err
	}
	var shares []number
	checked, wrong := 0, 0
	for _, name := range []string{"seeds", "written"} {
		dir, err := b.corpus(name)
		if err != nil {
			return nil, errors.Join(err, reader.Close())
		}
		files, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			n, bad, err := b.checkSpans(reader, file)
			if err != nil {
				return nil, errors.Join(err, reader.Close())
			}
			checked, wrong = checked+n, wrong+bad
		}
		share, err := b.spanShare(name, dir)
		if err != nil {
			return nil, errors.Join(err, reader.Close())
		}
		shares = append(shares, share)
	}
	return append([]number{{"spans checked", float64(checked), ""}, {"wrong spans", float64(wrong), ""}}, shares...), reader.Close()
}

// checkSpans counts the spans of a file, and those that do not hold their words.
func (b *bench) checkSpans(reader *archive.Reader, file string) (checked, wrong int, err error) {
	in, err := os.Open(file)
	if err != nil {
		return 0, 0, err
	}
	defer in.Close()
	reading, err := reader.Read(b.ctx, in, cited.Document{Name: filepath.Base(file)})
	if err != nil {
		return 0, 0, err
	}
	var letters []rune
	for _, t := range reading.Texts {
		letters = append(letters, []rune(t.Content)...)
	}
	for _, f := range reading.Figures {
		all := []cited.Span{f.Span, f.Quote}
		for _, e := range f.Evidence {
			all = append(all, e.Spans...)
		}
		for _, s := range all {
			checked++
			if s.Start < 0 || s.Start > s.End || s.End > len(letters) || string(letters[s.Start:s.End]) != s.Exact {
				wrong++
			}
		}
	}
	return checked, wrong, nil
}
