package xlsx

import (
	"strconv"
	"strings"
	"unicode"

	"cited"
	"cited/internal/office"
	"cited/internal/text"
)

// What a sheet holds at most: as much as any program writes.
const (
	maxColumns = 16_384
	maxRows    = 1 << 20
)

// reader reads the cells of one sheet.
type reader struct {
	*book
	*office.XML
	at    office.At
	name  string // as it stands in places
	begin func() error
	row   int // from 0
	col   int
}

// sheet reads a sheet: its name is a heading, its rows are tables.
func (b *book) sheet(s sheet) error {
	m, err := b.archive.Open(s.member)
	if err != nil {
		return err
	}
	r := reader{book: b, XML: office.NewXML(s.member, m), at: office.At{From: m.From, To: m.To}, name: placeName(s.name), row: -1}
	named := isDefault(s.name)
	r.begin = func() error {
		if named {
			return nil
		}
		named = true
		return b.w.Add(text.Heading, 2, office.Span{Text: s.name, At: b.at, Place: r.name})
	}
	out := office.NewSheet(b.w)
	err = r.Each(func(element string) error {
		switch element {
		case "row":
			return r.cells(out)
		case "sheetViews", "cols", "mergeCells", "conditionalFormatting", "dataValidations", "hyperlinks", "headerFooter", "extLst":
			return r.Skip()
		}
		return nil
	}, nil)
	if err != nil {
		return err
	}
	return out.End()
}

// maxName is how many bytes the name of a sheet has in places.
const maxName = 120

// placeName returns the name of a sheet as it stands in places.
func placeName(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
	return strings.ToValidUTF8(s[:min(len(s), maxName)], "")
}

// isDefault reports whether the name of a sheet is one that a program gave it.
func isDefault(s string) bool {
	switch strings.ToLower(strings.TrimRight(s, "0123456789 ")) {
	case "", "sheet", "tabelle", "feuil", "feuille", "hoja", "foglio", "blad", "planilha", "ark", "arkusz", "list", "munka", "taul", "sayfa", "лист":
		return true
	}
	return false
}

// cells reads a row to its end and adds it.
func (r *reader) cells(out *office.Sheet) error {
	last := r.row
	r.row++
	if n, err := strconv.Atoi(r.Attr("r")); err == nil && n > 0 {
		r.row = n - 1
	}
	if r.row >= maxRows {
		return cited.Errorf(cited.Unsupported, "a sheet of more than %d rows: split it into parts and add those", maxRows)
	}
	if r.row > last+1 {
		if err := out.Row(nil); err != nil { // rows that are empty are not in the file
			return err
		}
	}
	r.col = -1
	var cells []office.Cell
	err := r.Each(func(element string) error {
		if element != "c" {
			return nil
		}
		c, err := r.cell()
		if err != nil || c.Text == "" {
			return err
		}
		if len(cells) == maxColumns {
			return cited.Errorf(cited.Unsupported, "a row of more than %d cells: split it into parts and add those", maxColumns)
		}
		cells = append(cells, c)
		return nil
	}, nil)
	if err != nil {
		return err
	}
	if len(cells) > 0 {
		if err := r.begin(); err != nil {
			return err
		}
	}
	return out.Row(cells)
}

// cell reads a cell to its end.
func (r *reader) cell() (office.Cell, error) {
	r.col++
	if col, ok := column(r.Attr("r")); ok {
		r.col = col
	}
	c := office.Cell{Col: r.col}
	if r.col >= maxColumns {
		return c, cited.Errorf(cited.Unsupported, "a sheet of more than %d columns: split it into parts and add those", maxColumns)
	}
	kind, style := r.Attr("t"), r.Attr("s")
	value := ""
	err := r.Each(func(element string) error {
		var err error
		switch element {
		case "f":
			return r.Skip()
		case "v":
			value, err = r.Text(maxCell)
		case "is":
			var buf []byte
			buf, err = rich(r.XML, nil)
			value = string(buf)
		}
		return err
	}, nil)
	c.Text, c.Number = r.value(kind, style, value)
	c.At = r.at
	if c.Text != "" {
		c.Place = r.name + "!" + office.CellName(r.col, r.row)
	}
	return c, err
}

// maxCell is how many bytes a number or the number of a text has at most; texts
// in place may be longer.
const maxCell = 64 << 10

// value returns what a cell shows, and whether that is a number.
func (r *reader) value(kind, style, raw string) (string, bool) {
	switch kind {
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(raw))
		if err != nil {
			return "", false
		}
		return r.shared.at(n), false
	case "str", "inlineStr", "e":
		return raw, false
	case "d":
		return strings.TrimSuffix(raw, "T00:00:00"), false
	case "b":
		if raw == "1" {
			return "TRUE", false
		}
		return "FALSE", false
	}
	if raw == "" {
		return "", false
	}
	l := layout{factor: 1}
	if n, err := strconv.Atoi(style); err == nil && n >= 0 && n < len(r.styles) {
		l = r.styles[n]
	}
	return r.show(raw, l), l.kind == general || l.kind == number
}

// column returns the column that the name of a cell begins with: 2 of C5.
func column(ref string) (int, bool) {
	n := 0
	for i := range len(ref) {
		c := ref[i] | 0x20
		if c < 'a' || c > 'z' {
			return n - 1, n > 0
		}
		if n = n*26 + int(c-'a') + 1; n > maxColumns {
			return n - 1, true
		}
	}
	return n - 1, n > 0
}
