// Package format lists the file formats that can be read, picks the one of a
// file, and reads documents in a process of its own.
//
// Every document is hostile until it has been read. Serve is the loop of a
// worker process: it is fed documents over a pipe and answers with windows of
// text. Ask is the other side, which trusts no answer. The process itself is
// started, limited and killed by package archive.
package format

import (
	"cited/internal/format/csv"
	"cited/internal/format/docx"
	"cited/internal/format/eml"
	"cited/internal/format/html"
	"cited/internal/format/jsonl"
	"cited/internal/format/odt"
	"cited/internal/format/pdf"
	"cited/internal/format/plain"
	"cited/internal/format/wacz"
	"cited/internal/format/warc"
	"cited/internal/format/xlsx"
	"cited/internal/text"
)

// List returns the formats in the order in which they are tried. Cache is a folder
// for what a format would else make anew in every process, empty for none. A list
// is made once and kept: what a format makes late hangs on it.
func List(cache string) []text.Format {
	one := []text.Format{
		docx.Format(),
		odt.Format(),
		xlsx.Format(),
		eml.Format(),
		pdf.Format(cache),
		html.Format(),
		csv.Format(),
		plain.Format(), // last: it takes whatever is text
	}
	pick := func(start []byte, name string) (text.Format, bool) { return Pick(one, start, name) }
	return append([]text.Format{warc.Format(pick), wacz.Format(pick), jsonl.Format()}, one...)
}

// Pick returns the format of a file that starts with these bytes, a few
// thousand of them, and has that name, which is a hint only; false if no format
// of the list reads it.
func Pick(list []text.Format, start []byte, name string) (text.Format, bool) {
	for _, f := range list {
		if f.Sniff(start, name) {
			return f, true
		}
	}
	return text.Format{}, false
}
