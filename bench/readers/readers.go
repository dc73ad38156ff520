// Package readers opens exports with programs and libraries of others, and holds what those
// read against the CSV of the same figures: what is handed on must open elsewhere, and say there what it says here.
package readers

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"cited"
	"cited/internal/export"
)

// Opened is what another reader made of an export: how many things were held against the CSV,
// and which of them are wrong.
type Opened struct {
	Checked int
	Wrong   []string
}

// check counts one thing, which should read as want.
func (o *Opened) check(what, got, want string) {
	o.Checked++
	if got != want {
		o.Wrong = append(o.Wrong, fmt.Sprintf("%s: it reads %.200q, not %.200q", what, got, want))
	}
}

// holds counts one thing, which should be true.
func (o *Opened) holds(what string, ok bool) {
	o.Checked++
	if !ok {
		o.Wrong = append(o.Wrong, what)
	}
}

// Table is the CSV of some figures, a map from column to cell a row, in the words of the documents: without
// the apostrophe that stands before what a spreadsheet would run.
type Table struct {
	Columns []string
	Rows    []map[string]string
}

// NewTable reads a CSV. Texts in it must not begin with an apostrophe of their own and one of the
// signs of formulas.
func NewTable(raw []byte) (Table, error) {
	all, err := csv.NewReader(bytes.NewReader(raw)).ReadAll()
	if err != nil || len(all) < 2 {
		return Table{}, fmt.Errorf("the CSV has %d rows: %w", len(all), err)
	}
	t := Table{Columns: all[0]}
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, name := range t.Columns {
			row[name] = inWords(cells[i])
		}
		t.Rows = append(t.Rows, row)
	}
	return t, nil
}

// inWords is a cell without the apostrophe that stands before what a spreadsheet would run.
func inWords(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && strings.ContainsRune("=+-@\t\r", rune(cell[1])) {
		return cell[1:]
	}
	return cell
}

// What the columns hold that are no text.
func isNumber(column string) bool {
	return column == "low" || column == "high" || column == "start" || column == "end"
}

func isTruth(column string) bool { return column == "individual" }

// sameNumber reports whether two texts are one number, or both none.
func sameNumber(a, b string) bool {
	x, errA := strconv.ParseFloat(a, 64)
	y, errB := strconv.ParseFloat(b, 64)
	return a == b || errA == nil && errB == nil && x == y
}

// figureOf is the number of a row.
func figureOf(row map[string]string) cited.Figure {
	f := cited.Figure{Modifier: cited.Modifier(row["modifier"]), Kind: cited.Kind(row["kind"])}
	for column, bound := range map[string]**float64{"low": &f.Low, "high": &f.High} {
		if n, err := strconv.ParseFloat(row[column], 64); err == nil {
			*bound = &n
		}
	}
	return f
}

// words are the words of a text, parted by single spaces, as people see them.
func words(s string) string { return strings.Join(strings.Fields(export.OneLine(s)), " ") }
