package main

import (
	"errors"
	"path/filepath"
)

// speedAdd adds files, and the same again.
func speedAdd(b *bench) ([]number, error) {
	texts, err := b.ownTexts()
	if err != nil {
		return nil, err
	}
	dir, remove, err := b.folder()
	if err != nil {
		return nil, err
	}
	defer remove()
	files, arch := filepath.Join(dir, "files"), filepath.Join(dir, "archive")
	if err := errors.Join(writePieces(texts, files, b.sizes.addFiles, 2000), b.newArchive(arch)); err != nil {
		return nil, err
	}
	var numbers []number
	var contents [][]byte
	for _, name := range []string{"new", "the same again"} {
		u, err := b.usage(false, nil, nil, "add", "--archive", arch, files)
		if err != nil {
			return nil, err
		}
		content, err := b.content(arch)
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, number{name, float64(b.sizes.addFiles) / u.Wall.Seconds(), "documents/s"})
		contents = append(contents, content)
	}
	return append(numbers, number{"changed by that", float64(differ(contents[0], contents[1])), ""}), nil
}
