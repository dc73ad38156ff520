package readers

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"strings"

	"github.com/tealeg/xlsx/v3"
)

// Calc opens a workbook in LibreOffice and holds every cell of its first sheet against the CSV. Formulas would
// show what they come to.
func Calc(ctx context.Context, raw []byte, want Table) (o Opened, err error) {
	// Commas, quotation marks, UTF-8, from the first row, every text in quotation marks, numbers in full, all sheets.
	const form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false,false,false,-1"
	read, err := convert(ctx, raw, "figures.xlsx", form, "figures-figures.csv")
	if err != nil {
		return o, err
	}
	rows, err := csv.NewReader(bytes.NewReader(read)).ReadAll()
	if err != nil {
		return o, err
	}
	o.check("rows", fmt.Sprint(len(rows)), fmt.Sprint(len(want.Rows)+1))
	for n := range min(len(rows)-1, len(want.Rows)) {
		for i, column := range want.Columns {
			o.cell(n, column, rows[n+1][i], want.Rows[n][column])
		}
	}
	return o, nil
}

// cell holds a cell of a sheet against that of the CSV.
func (o *Opened) cell(n int, column, got, want string) {
	what := fmt.Sprintf("row %d, %s", n+1, column)
	switch {
	case isNumber(column) && sameNumber(got, want):
		got = want
	case isTruth(column):
		got = strings.ToLower(got)
	}
	o.check(what, got, want)
}

// Workbook opens a workbook with a library that did not write it, and holds the value and the
// type of every cell against the CSV: what is text there is text here, and nothing is a formula.
func Workbook(raw []byte, want Table) (o Opened, err error) {
	file, err := xlsx.OpenBinary(raw)
	if err != nil {
		return o, err
	}
	sheet := file.Sheets[0]
	o.check("rows", fmt.Sprint(sheet.MaxRow), fmt.Sprint(len(want.Rows)+1))
	for n := range min(sheet.MaxRow-1, len(want.Rows)) {
		for i, column := range want.Columns {
			cell, err := sheet.Cell(n+1, i)
			if err != nil {
				return o, err
			}
			o.typed(n, column, cell, want.Rows[n][column])
		}
	}
	return o, nil
}

func (o *Opened) typed(n int, column string, cell *xlsx.Cell, want string) {
	what := fmt.Sprintf("row %d, %s", n+1, column)
	o.holds(what+": it is a formula", cell.Formula() == "" && cell.Type() != xlsx.CellTypeStringFormula)
	switch got := cell.Value; {
	case want == "":
		o.check(what, got, "")
	case isNumber(column):
		o.holds(what+": it is no number", cell.Type() == xlsx.CellTypeNumeric && sameNumber(got, want))
	case isTruth(column):
		o.holds(what+": it is no truth", cell.Type() == xlsx.CellTypeBool && cell.Bool() == (want == "true"))
	default:
		o.holds(what+": it is no text", (cell.Type() == xlsx.CellTypeInline || cell.Type() == xlsx.CellTypeString) && cell.NumFmt == "@")
		// The library leaves out white space at the ends, and leaves in how ECMA-376 escapes "_x".
		o.check(what, strings.ReplaceAll(got, "_x005F_x", "_x"), strings.TrimSpace(want))
	}
}
