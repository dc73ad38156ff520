package export

import (
	"strings"

	"cited"
)

// FigureColumns is the head of a CSV of figures. Lists are parted by "; ".
func FigureColumns() []string { return heads(figureColumns) }

// FigureRow returns a receipt under FigureColumns.
func FigureRow(r *cited.Receipt) []string { return record(figureColumns, r) }

// DocumentColumns is the head of a CSV of documents.
func DocumentColumns() []string { return heads(documentColumns) }

// DocumentRow returns a document under DocumentColumns.
func DocumentRow(d *cited.Document) []string { return record(documentColumns, d) }

func bound(f *float64) string { return string(trimNull(appendNumber(nil, f))) }

func trimNull(b []byte) []byte {
	if string(b) == "null" {
		return nil
	}
	return b
}

func list(values []string) string { return cell(listed(values)) }

// cell keeps a spreadsheet from running what a hostile document says: what it
// would take for a formula gets an apostrophe in front. JSON lines hold the
// exact words.
func cell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
