package main

import (
	"errors"
	"os"
	"path/filepath"
	"time"

	"cited"
	"cited/internal/store/storetest"
)

// withdrawn adds documents of several formats beside others, withdraws them, and looks for
// every piece of their words in all files of the archive.
func withdrawn(b *bench) ([]number, error) {
	texts, err := b.ownTexts()
	if err != nil {
		return nil, err
	}
	dir, remove, err := b.folder()
	if err != nil {
		return nil, err
	}
	defer remove()
	stay, leave := filepath.Join(dir, "stay"), filepath.Join(dir, "leave")
	if err := errors.Join(writePieces(texts, stay, b.sizes.killDocuments, 2000), writeSamples(leave)); err != nil {
		return nil, err
	}
	control, arch := filepath.Join(dir, "control"), filepath.Join(dir, "archive")
	for dir, files := range map[string][]string{control: {stay}, arch: {stay, leave}} {
		if err := b.newArchive(dir); err != nil {
			return nil, err
		}
		if _, err := b.output(append([]string{"add", "--archive", dir}, files...)...); err != nil {
			return nil, err
		}
		if _, err := b.output("findings", "--archive", dir, "--format", "jsonl"); err != nil { // what follows from the readings goes too
			return nil, err
		}
	}
	ids, pieces, err := b.leaving(arch, control)
	if err != nil {
		return nil, err
	}
	before, err := pieces.In(arch)
	if err != nil {
		return nil, err
	}
	began := time.Now()
	if _, err := b.output(append([]string{"withdraw", "--archive", arch, "--reason", "measured", "--yes"}, ids...)...); err != nil {
		return nil, err
	}
	took := time.Since(began)
	after, err := pieces.In(arch)
	if err != nil {
		return nil, err
	}
	_, err = b.output("verify", "--archive", arch)
	return []number{{"documents", float64(len(ids)), ""}, {"pieces of their words", float64(len(pieces)), ""}, {"found before", float64(len(before)), ""},
		{"words found", float64(len(after)), ""}, {"time", took.Seconds(), "s"}}, err
}

// writeSamples writes files of several formats into a new folder.
func writeSamples(dir string) error {
	files, err := storetest.Samples(storetest.Paragraphs(40, seed))
	err = errors.Join(err, os.Mkdir(dir, 0o777))
	for name, content := range files {
		err = errors.Join(err, os.WriteFile(filepath.Join(dir, name), content, 0o666))
	}
	return err
}

// leaving returns the documents that an archive holds and a control does not, which are its
// newest, and the pieces of their words.
func (b *bench) leaving(arch, control string) (ids []string, pieces storetest.Stretches, err error) {
	a, err := b.open(arch)
	if err != nil {
		return nil, nil, err
	}
	var words []string
	for d, err := range a.Documents(b.ctx, owner(), cited.Query{Limit: storetest.ManySamples}) {
		if err != nil {
			return nil, nil, err
		}
		texts, err := a.Texts(b.ctx, owner(), d.ID)
		if err != nil {
			return nil, nil, err
		}
		ids, words = append(ids, string(d.ID)), append(words, d.Title, d.Author)
		for _, t := range texts {
			words = append(words, t.Content)
		}
	}
	pieces = storetest.StretchesOf(words...)
	return ids, pieces, errors.Join(pieces.Without(control), a.Close())
}
