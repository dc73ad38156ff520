package warc_test

import (
	"bytes"
	"io"
	"strings"

	"cited"
	"cited/internal/format/warc"
	"cited/internal/text"
)

// pick picks of two formats that are as simple as can be, so that what is tested, and
// fuzzed, is what is around them. Package format tests the same with those that there are.
func pick() warc.Pick {
	formats := []text.Format{
		{Name: "html", Sniff: func(start []byte, _ string) bool { return bytes.HasPrefix(start, []byte("<!doctype html>")) }, Read: readPage},
		{Name: "text", Sniff: func(start []byte, _ string) bool { return !bytes.ContainsAny(start, "\x00\x1a") }, Read: readText},
	}
	return func(start []byte, name string) (text.Format, bool) {
		for _, f := range formats {
			if f.Sniff(start, name) {
				return f, true
			}
		}
		return text.Format{}, false
	}
}

func readText(r io.Reader, _ text.Input, emit func(text.Window) error) (text.Head, error) {
	raw, err := io.ReadAll(r)
	if err != nil {
		return text.Head{}, err
	}
	return text.Head{Format: "text"}, emitFrom(string(raw), 0, "", emit)
}

// readPage takes what stands in the paragraph.
func readPage(r io.Reader, _ text.Input, emit func(text.Window) error) (text.Head, error) {
	raw, err := io.ReadAll(io.LimitReader(r, 16<<20))
	if err != nil {
		return text.Head{}, err
	}
	if len(raw) == 16<<20 {
		return text.Head{}, cited.Errorf(cited.Unsupported, "a page of more than 16 MB")
	}
	before, words, _ := strings.Cut(string(raw), "<p>")
	return text.Head{Format: "html"}, emitFrom(strings.TrimSuffix(words, "</p>"), len(before)+len("<p>"), "p", emit)
}

// emitFrom emits words that stand at that byte, in a place.
func emitFrom(words string, at int, place string, emit func(text.Window) error) error {
	if words == "" || strings.ToValidUTF8(words, "") != words {
		return nil
	}
	return emit(text.Window{Content: words, Map: text.Map{{End: len(words), From: at, To: at + len(words), Exact: true, Place: place}}})
}
