package readers

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"cited/internal/export"
)

// Writer opens a Word document in LibreOffice and holds its table, and the footnote of each number, against
// the CSV. It is read as flat OpenDocument, because plain text leaves out footnotes.
func Writer(ctx context.Context, raw []byte, want Table) (o Opened, err error) {
	read, err := convert(ctx, raw, "figures.docx", "fodt", "figures.fodt")
	if err != nil {
		return o, err
	}
	rows, err := tableOf(read)
	if err != nil {
		return o, err
	}
	if len(rows) == 0 {
		return o, errors.New("LibreOffice finds no table in the document")
	}
	o.check("rows", fmt.Sprint(len(rows)), fmt.Sprint(len(want.Rows)+1))
	for n := range min(len(rows)-1, len(want.Rows)) {
		o.noted(n, rows[n+1], want.Rows[n])
	}
	return o, nil
}

// noted holds a row of the footnoted table against that of the CSV.
func (o *Opened) noted(n int, got []noteCell, row map[string]string) {
	f := figureOf(row)
	counted := row["counted"]
	if row["of"] != "" {
		counted = strings.TrimSpace(counted + ", of " + row["of"])
	}
	place := strings.Trim(row["theatre"]+"; "+row["place"], "; ")
	want := []string{export.Value(&f), row["measure"], counted, row["origin"], place, row["group"], row["time"],
		strings.ReplaceAll(row["attribution"], "; ", " < "), row["stance"], row["review"]}
	o.check(fmt.Sprintf("row %d: cells", n+1), fmt.Sprint(len(got)), fmt.Sprint(len(want)))
	for i := range min(len(got), len(want)) {
		o.check(fmt.Sprintf("row %d, cell %d", n+1, i+1), words(got[i].text.String()), words(want[i]))
	}
	note := words(got[0].note.String())
	for _, part := range []string{"“" + words(row["quote"]) + "”", words(row["title"]), "Receipt " + row["id"], "document " + row["document"], row["original"]} {
		o.holds(fmt.Sprintf("row %d: its footnote does not hold %q: %q", n+1, part, note), strings.Contains(note, part))
	}
}

// noteCell is a cell of a table: its text, and the footnote that hangs at it.
type noteCell struct{ text, note strings.Builder }

// tableOf reads the rows of the tables of a flat OpenDocument text.
func tableOf(raw []byte) (rows [][]noteCell, err error) {
	in := xml.NewDecoder(bytes.NewReader(raw))
	var depth []string // the elements around, without their namespace
	inside := func(name string) bool {
		for _, d := range depth {
			if d == name {
				return true
			}
		}
		return false
	}
	write := func(s string) {
		if len(rows) == 0 || len(rows[len(rows)-1]) == 0 || !inside("table-cell") || inside("note-citation") {
			return
		}
		last := rows[len(rows)-1]
		cell := &last[len(last)-1]
		if inside("note-body") {
			cell.note.WriteString(s)
		} else if inside("p") {
			cell.text.WriteString(s)
		}
	}
	for {
		token, err := in.Token()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			depth = append(depth, token.Name.Local)
			switch token.Name.Local {
			case "table-row":
				rows = append(rows, nil)
			case "table-cell":
				rows[len(rows)-1] = append(rows[len(rows)-1], noteCell{})
			case "s", "tab", "line-break":
				write(" ")
			}
		case xml.EndElement:
			depth = depth[:len(depth)-1]
		case xml.CharData:
			write(string(token))
		}
	}
}
