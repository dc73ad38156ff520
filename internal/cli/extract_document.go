package cli

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"cited"
	"cited/internal/export"
)

// named is the lists of what a document names, as they grow window by window.
type named struct {
	mentions, periods, places []byte
}

// take adds what a window names.
func (n *named) take(m *cited.Mentions) {
	if m == nil {
		return
	}
	for i := range m.Quantities {
		n.mentions = export.AppendMention(parted(n.mentions), &m.Quantities[i])
	}
	for i := range m.Periods {
		n.periods = export.AppendPeriod(parted(n.periods), &m.Periods[i])
	}
	for i := range m.Places {
		n.places = export.AppendPlace(parted(n.places), &m.Places[i])
	}
}

// parted appends the comma between two members of a list.
func parted(b []byte) []byte {
	if len(b) == 0 {
		return b
	}
	return append(b, ',')
}

// appendTo appends the lists to the line of their document.
func (n *named) appendTo(b []byte) []byte {
	b = append(append(b, `,"mentions":[`...), n.mentions...)
	b = append(append(b, `],"periods":[`...), n.periods...)
	b = append(append(b, `],"places":[`...), n.places...)
	return append(b, "]}"...)
}

// document prints the line of one file, once it is known that it can be read.
func (x *extraction) document(ctx context.Context, f file) error {
	read, err := x.stream(ctx, f, x.begin(f.name()))
	if err != nil || !read {
		return err
	}
	return x.end()
}

// begin starts the line of a document and returns what takes what its windows say.
func (x *extraction) begin(name string) func(cited.Text, cited.Found) error {
	x.line = append(export.AppendString(append(x.line[:0], `{"doc":`...), name), `,"figures":[`...)
	start := len(x.line)
	x.named = named{mentions: x.named.mentions[:0], periods: x.named.periods[:0], places: x.named.places[:0]}
	x.said = x.said.empty()
	return func(t cited.Text, found cited.Found) error {
		x.named.take(t.Mentions)
		x.said.take(name, &found)
		for i := range found.Figures {
			if len(x.line) > start {
				x.line = append(x.line, ',')
			}
			x.line = export.AppendFigure(x.line, name, &found.Figures[i])
		}
		return nil
	}
}

func (x *extraction) end() error {
	x.line = x.said.appendTo(append(x.line, ']'))
	x.line = x.named.appendTo(x.line)
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

// object prints the line of one JSON object: what is in it, or what is wrong.
func (x *extraction) object(line []byte, n int) error {
	name := fmt.Sprintf("standard input, line %d", n)
	doc, content, err := x.parse(line)
	if err != nil {
		x.fail("%s: %v", name, err)
		return x.wrong(doc.Name, err)
	}
	if doc, err = x.reader.Text(content, doc, x.begin(doc.Name)); err != nil {
		return err
	}
	if doc.Outcome == cited.OutcomeRead {
		x.note(name, &doc)
	}
	return x.end()
}

// parse reads one JSON object. Where that fails, the document has its id if that
// much could be read.
func (x *extraction) parse(line []byte) (d cited.Document, content string, err error) {
	var g given
	if err := json.Unmarshal(line, &g); err != nil {
		return d, "", cited.Errorf(cited.Invalid, "%w; write an object like {\"id\":\"a\",\"text\":\"...\"} on each line", err)
	}
	d.Name = g.name()
	if g.Text == nil || d.Name == "" {
		return d, "", cited.Errorf(cited.Invalid, "the object needs an id and a text")
	}
	if g.Date == "" {
		g.Date = x.date
	}
	if err := checkDate(&g.Date); err != nil {
		return d, "", err
	}
	d.ID, d.Published, d.Title, d.Language = keyOf([]byte(*g.Text)), g.Date, g.Title, g.Language
	return d, *g.Text, nil
}

// name is the id as the lines show it.
func (g *given) name() string {
	id := strings.TrimSpace(string(g.ID))
	if strings.HasPrefix(id, `"`) {
		_ = json.Unmarshal(g.ID, &id) // it was decoded before: it is a string
	}
	return id
}

// wrong prints the line of a document that is none.
func (x *extraction) wrong(name string, err error) error {
	x.line = append(x.line[:0], `{"doc":`...)
	if name == "" {
		x.line = append(x.line, "null"...)
	} else {
		x.line = export.AppendString(x.line, name)
	}
	x.line = export.AppendString(append(x.line, `,"error":`...), oneLine(err.Error()))
	return x.write(append(x.line, "}\n"...))
}
