package cli

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"cited"
	"cited/internal/query"
)

// metaColumns are the columns that a file of metadata may have; path must be there.
var metaColumns = []string{"path", "publisher", "published", "url", "language", "title", "author", "modified", "created", "rights", "embargo", "receipt"}

// metaRow is what one line of such a file says.
type metaRow struct {
	line int
	path string
	meta cited.Meta
	used bool

	receipt bool // only receipts of it are to be kept
}

// metadata is a file of metadata, by the absolute paths that its rows may mean.
type metadata struct {
	file string
	rows []*metaRow
	at   map[string]*metaRow
}

// readMeta reads a CSV of metadata. Every error names the file and the line.
func readMeta(file string) (*metadata, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, cited.Errorf(cited.Invalid, "cannot read the metadata in %s: %w; name a CSV file with a column \"path\"", file, withoutOp(err))
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(data) {
		return nil, cited.Errorf(cited.Invalid, "%s, line %d: it is not in UTF-8; save the table as \"CSV UTF-8\"", file, invalidLine(data))
	}
	m := &metadata{file: file, at: map[string]*metaRow{}}
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma = separatorOf(data)
	head, err := r.Read()
	if err != nil {
		return nil, m.wrong(err)
	}
	if err := m.checkHead(head); err != nil {
		return nil, err
	}
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return m, nil
		}
		if err != nil {
			return nil, m.wrong(err)
		}
		line, _ := r.FieldPos(0)
		if err := m.add(head, record, line); err != nil {
			return nil, err
		}
	}
}

// invalidLine returns the first line that is not UTF-8.
func invalidLine(data []byte) int {
	n := 1
	for line := range bytes.Lines(data) {
		if !utf8.Valid(line) {
			break
		}
		n++
	}
	return n
}

// separatorOf returns the comma, or the semicolon that spreadsheets of half of
// Europe write instead.
func separatorOf(data []byte) rune {
	head, _, _ := bytes.Cut(data, []byte("\n"))
	if bytes.Contains(head, []byte(";")) && !bytes.Contains(head, []byte(",")) {
		return ';'
	}
	return ','
}

func (m *metadata) wrong(err error) error {
	var p *csv.ParseError
	switch {
	case errors.Is(err, io.EOF):
		return cited.Errorf(cited.Invalid, "%s, line 1: the file is empty; its first line must name the columns: %s", m.file, strings.Join(metaColumns, ","))
	case errors.As(err, &p):
		return cited.Errorf(cited.Invalid, "%s, line %d, column %d: %w; correct the line", m.file, p.Line, p.Column, p.Err)
	}
	return err
}

// checkHead folds the names of the columns and refuses one that means nothing.
func (m *metadata) checkHead(head []string) error {
	for i, name := range head {
		head[i] = strings.ToLower(strings.TrimSpace(name))
		if !slices.Contains(metaColumns, head[i]) {
			hint := ""
			if near := query.Nearest(head[i], metaColumns); near != "" {
				hint = "; did you mean " + near + "?"
			}
			return cited.Errorf(cited.Invalid, "%s, line 1: there is no column %q%s The columns are %s",
				m.file, oneLine(name), sentenceEnd(hint), strings.Join(metaColumns, ", "))
		}
		if slices.Contains(head[:i], head[i]) {
			return cited.Errorf(cited.Invalid, "%s, line 1: the column %s stands twice; remove one", m.file, head[i])
		}
	}
	if !slices.Contains(head, "path") {
		return cited.Errorf(cited.Invalid, "%s, line 1: there is no column path, which names the file of each row; add it", m.file)
	}
	return nil
}

func sentenceEnd(s string) string {
	if s == "" {
		return "."
	}
	return s
}

func (m *metadata) add(head, record []string, line int) error {
	row := &metaRow{line: line}
	for i, value := range record {
		value = strings.TrimSpace(value)
		switch head[i] {
		case "path":
			row.path = value
		case "url":
			row.meta.Address = value
		case "receipt":
			var ok bool
			if row.receipt, ok = yesOrNo(value); !ok {
				return cited.Errorf(cited.Invalid, "%s, line %d: the column receipt takes yes or no, not %q", m.file, line, oneLine(value))
			}
		default:
			for _, f := range row.meta.Fields() {
				if f.Name == head[i] {
					*f.Value = value
				}
			}
		}
	}
	if row.path == "" {
		return cited.Errorf(cited.Invalid, "%s, line %d: the path is empty; name the file of this row", m.file, line)
	}
	if field, err := row.meta.Tidy(); err != nil {
		return cited.Errorf(cited.Invalid, "%s, line %d, %s: %w", m.file, line, field, err)
	}
	return m.place(row)
}

// yesOrNo reads what people write into a column of a table; empty is no.
func yesOrNo(value string) (yes, ok bool) {
	switch strings.ToLower(value) {
	case "yes", "true", "1":
		return true, true
	case "", "no", "false", "0":
		return false, true
	}
	return false, false
}

// checkDate brings a date into its canonical form.
func checkDate(date *cited.EDTF) error {
	if *date == "" {
		return nil
	}
	parsed, err := cited.ParseEDTF(string(*date))
	if err != nil {
		return err
	}
	*date = parsed
	return nil
}

// place finds out which files a row may mean: relative to the folder of the
// CSV file, or else to the current folder.
func (m *metadata) place(row *metaRow) error {
	paths := []string{row.path}
	if !filepath.IsAbs(row.path) {
		paths = []string{filepath.Join(filepath.Dir(m.file), row.path), row.path}
	}
	for i, path := range paths {
		full, err := filepath.Abs(path)
		if err != nil {
			return err
		}
		if other := m.at[full]; other != nil && other != row {
			if i > 0 {
				continue
			}
			return cited.Errorf(cited.Invalid, "%s, line %d: the file %s stood in line %d already; remove one of the two", m.file, row.line, row.path, other.line)
		}
		m.at[full] = row
	}
	m.rows = append(m.rows, row)
	return nil
}

// of returns what is said about a file.
func (m *metadata) of(path string) cited.Meta {
	if row := m.rowOf(path); row != nil {
		row.used = true
		return row.meta
	}
	return cited.Meta{}
}

// receiptOnly reports whether only receipts of a file are to be kept.
func (m *metadata) receiptOnly(path string) bool {
	row := m.rowOf(path)
	return row != nil && row.receipt
}

// rowOf returns the row of a file, nil if there is none.
func (m *metadata) rowOf(path string) *metaRow {
	if m == nil {
		return nil
	}
	full, err := filepath.Abs(path)
	if err != nil {
		return nil
	}
	return m.at[full]
}

// unused lists the rows that no file asked for.
func (m *metadata) unused() []*metaRow {
	if m == nil {
		return nil
	}
	var rows []*metaRow
	for _, r := range m.rows {
		if !r.used {
			rows = append(rows, r)
		}
	}
	return rows
}
