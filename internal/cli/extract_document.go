package cli

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"cited"
	"cited/internal/export"
)

// notRead are the lists of a document's line that this version does not fill.
const notRead = `,"unquantified":[],"comparisons":[],"statements":[],"responses":[],"mentions":[],"periods":[],"places":[]}`

// document prints the line of one file, once it is known that it can be read.
func (x *extraction) document(ctx context.Context, path string) error {
	read, err := x.stream(ctx, path, x.begin(docName(path)))
	if err != nil || !read {
		return err
	}
	return x.end()
}

// begin starts the line of a document and returns what takes its figures.
func (x *extraction) begin(name string) func(cited.Text, []cited.Figure) error {
	x.line = append(export.AppendString(append(x.line[:0], `{"doc":`...), name), `,"figures":[`...)
	start := len(x.line)
	return func(_ cited.Text, figures []cited.Figure) error {
		for i := range figures {
			if len(x.line) > start {
				x.line = append(x.line, ',')
			}
			x.line = export.AppendFigure(x.line, name, &figures[i])
		}
		return nil
	}
}

func (x *extraction) end() error {
	x.line = append(append(x.line, ']'), notRead...)
	return x.write(append(x.line, '\n'))
}

// given is a document as a line of JSON.
type given struct {
	ID       json.RawMessage `json:"id"` // a string, or a number
	Text     *string         `json:"text"`
	Date     cited.EDTF      `json:"date"`
	Title    string          `json:"title"`
	Language string          `json:"language"`
}

// lines prints a line for each JSON object on standard input, in order.
func (x *extraction) lines(ctx context.Context) error {
	in := bufio.NewReaderSize(x.Stdin, 1<<20)
	for n := 1; ; n++ {
		line, err := in.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			if err := x.object(line, n); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return cited.Errorf(cited.Internal, "cannot read standard input: %w", err)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
}

func (x *extraction) object(line []byte, n int) error {
	var g given
	err := json.Unmarshal(line, &g)
	switch {
	case err != nil:
		x.fail("standard input, line %d: %v; write an object like {\"id\":\"a\",\"text\":\"...\"} on each line", n, err)
		return nil
	case g.Text == nil || len(g.ID) == 0:
		x.fail("standard input, line %d: the object needs an id and a text", n)
		return nil
	}
	if g.Date == "" {
		g.Date = x.date
	}
	if err := checkDate(&g.Date); err != nil {
		x.fail("standard input, line %d: %v", n, err)
		return nil
	}
	id := strings.Trim(string(g.ID), " ")
	if id[0] == '"' {
		_ = json.Unmarshal(g.ID, &id) // it was decoded before: it is a string
	}
	doc := cited.Document{ID: keyOf([]byte(*g.Text)), Name: id, Published: g.Date, Title: g.Title, Language: g.Language}
	if _, err := x.reader.Text(*g.Text, doc, x.begin(id)); err != nil {
		return err
	}
	return x.end()
}
