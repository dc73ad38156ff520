package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"cited/bench/generate"
)

// speedExtract measures the plain filter on texts in which no sentence comes
// twice: as one file, as many, and as JSON lines, and how much memory one file
// takes.
func speedExtract(b *bench) ([]number, error) {
	texts, err := b.corpusTexts()
	if err != nil {
		return nil, err
	}
	dir, remove, err := b.folder()
	if err != nil {
		return nil, err
	}
	defer remove()
	numbers, err := b.extractFile(texts, dir)
	if err != nil {
		return nil, err
	}
	for _, run := range []func(*generate.Texts, string) ([]number, error){b.extractFolder, b.extractLines} {
		more, err := run(texts, dir)
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, more...)
	}
	return numbers, nil
}

// extractFile reads one file of each size.
func (b *bench) extractFile(texts *generate.Texts, dir string) ([]number, error) {
	var speed, peaks []number
	for _, size := range b.sizes.extract {
		name := filepath.Join(dir, strconv.Itoa(size)+".txt")
		if err := writeFile(name, func(w io.Writer) error { return texts.Write(w, size) }); err != nil {
			return nil, err
		}
		var figures lineCounter
		u, err := b.usage(true, nil, &figures, "extract", name)
		if err = errors.Join(err, os.Remove(name)); err != nil {
			return nil, err
		}
		if figures == 0 {
			return nil, fmt.Errorf("%d bytes of text gave no figure", size)
		}
		speed = speeds("one file", size, u)
		peaks = append(peaks, number{fmt.Sprintf("peak memory, %.3g MB", float64(size)/1e6), float64(u.Peak) / (1 << 20), "MB"})
	}
	grows := peaks[len(peaks)-1].value / max(peaks[0].value, 1)
	most := 0.0
	for _, p := range peaks {
		most = max(most, p.value)
	}
	return append(append(speed, peaks...), number{"peak memory, the most", most, "MB"}, number{"peak memory, largest to smallest", grows, ""}), nil
}

// extractFolder reads the same amount in many files.
func (b *bench) extractFolder(texts *generate.Texts, dir string) ([]number, error) {
	size := b.sizes.extract[len(b.sizes.extract)-1]
	files := filepath.Join(dir, "files")
	if err := writePieces(texts, files, b.sizes.extractFiles, size/b.sizes.extractFiles); err != nil {
		return nil, err
	}
	written, err := folderSize(files)
	if err != nil {
		return nil, err
	}
	u, err := b.usage(true, nil, nil, "extract", files)
	return speeds("many files", written, u), errors.Join(err, os.RemoveAll(files))
}

// extractLines reads the same amount as JSON lines on standard input.
func (b *bench) extractLines(texts *generate.Texts, dir string) ([]number, error) {
	name := filepath.Join(dir, "lines.jsonl")
	written := 0
	err := writeFile(name, func(w io.Writer) (err error) {
		written, err = writeLines(w, texts, b.sizes.extract[len(b.sizes.extract)-1], b.sizes.extractFiles)
		return err
	})
	if err != nil {
		return nil, err
	}
	in, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	u, err := b.usage(true, in, nil, "extract", "--as", "document", "-")
	return speeds("JSON lines", written, u), err
}

// speeds are by the clock, and by the processor: where they differ, something
// else ran on the core.
func speeds(name string, bytes int, u usage) []number {
	return []number{{name, perSecond(bytes, u.Wall), "MB/s"}, {name + ", by processor time", perSecond(bytes, u.CPU), "MB/s"}}
}

// writeLines writes so many documents, and returns how many bytes of text they hold.
func writeLines(w io.Writer, texts *generate.Texts, bytes, documents int) (int, error) {
	out := json.NewEncoder(w)
	n, written := 0, 0
	for piece := range texts.Pieces(bytes / documents) {
		if n == documents {
			break
		}
		line := struct {
			ID   string `json:"id"`
			Text string `json:"text"`
		}{strconv.Itoa(n), piece}
		if err := out.Encode(line); err != nil {
			return written, err
		}
		n, written = n+1, written+len(piece)
	}
	return written, nil
}

// writeFile writes a file through a buffer.
func writeFile(name string, write func(io.Writer) error) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	return errors.Join(write(w), w.Flush(), f.Close())
}

// lineCounter counts the lines that are written to it.
type lineCounter int

func (c *lineCounter) Write(p []byte) (int, error) {
	*c += lineCounter(bytes.Count(p, []byte{'\n'}))
	return len(p), nil
}

func folderSize(dir string) (int, error) {
	entries, err := os.ReadDir(dir)
	size := 0
	for _, e := range entries {
		info, infoErr := e.Info()
		if infoErr != nil {
			return 0, infoErr
		}
		size += int(info.Size())
	}
	return size, err
}
