package export

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"unicode/utf16"

	"cited"

	"github.com/xuri/excelize/v2"
)

// What a sheet of Excel holds at most: rows, and UTF-16 code units in a cell.
const (
	mostSheetRows = excelize.TotalRows
	mostCellUnits = excelize.TotalCellChars
)

// writeXLSX writes the table of figures as a workbook. Texts are cells of type text in the format
// "text", so that nothing in them is a formula, even when somebody edits the cell; so they
// need no apostrophe. What does not fit on one sheet goes on the next, and a text that is
// longer than a cell may be is cut and ends in "…".
func writeXLSX(out io.Writer, figures iter.Seq2[cited.Receipt, error], about About) error {
	return writeWorkbook(out, figures, about, mostSheetRows)
}

func writeWorkbook(out io.Writer, figures iter.Seq2[cited.Receipt, error], about About, rows int) (err error) {
	b := &workbook{file: excelize.NewFile(excelize.Options{TmpDir: about.Temp}), rows: rows}
	defer func() { err = errors.Join(err, b.file.Close()) }()
	// The library would pack all of the file in memory first: it is given a packer that
	// writes to where the file goes.
	b.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return zip.NewWriter(out) })
	if err := b.begin(); err != nil {
		return err
	}
	for r, err := range figures {
		if err != nil {
			return err
		}
		if err := b.row(&r); err != nil {
			return err
		}
	}
	if err := b.sheet.Flush(); err != nil {
		return err
	}
	_, err = b.file.WriteToBuffer()
	return err
}

// workbook is a workbook that is being written.
type workbook struct {
	file   *excelize.File
	sheet  *excelize.StreamWriter
	rows   int // that a sheet may have
	sheets int
	used   int // rows of the last sheet
	text   int // the style of texts
	head   int // the style of the first row
	cells  []any
}

func (b *workbook) begin() (err error) {
	const textFormat = 49 // "@"
	if b.text, err = b.file.NewStyle(&excelize.Style{NumFmt: textFormat}); err != nil {
		return err
	}
	if b.head, err = b.file.NewStyle(&excelize.Style{NumFmt: textFormat, Font: &excelize.Font{Bold: true}}); err != nil {
		return err
	}
	if err := b.file.SetSheetName("Sheet1", "figures"); err != nil {
		return err
	}
	return b.next("figures")
}

// next begins a sheet with its first row, which stays in view.
func (b *workbook) next(name string) (err error) {
	if b.sheet, err = b.file.NewStreamWriter(name); err != nil {
		return err
	}
	b.sheets, b.used = b.sheets+1, 0
	if err := b.sheet.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	b.cells = b.cells[:0]
	for i := range figureColumns {
		b.cells = append(b.cells, excelize.Cell{StyleID: b.head, Value: figureColumns[i].name})
	}
	return b.write()
}

func (b *workbook) row(r *cited.Receipt) error {
	if b.used == b.rows {
		if err := b.sheet.Flush(); err != nil {
			return err
		}
		name := fmt.Sprintf("figures %d", b.sheets+1)
		if _, err := b.file.NewSheet(name); err != nil {
			return err
		}
		if err := b.next(name); err != nil {
			return err
		}
	}
	b.cells = b.cells[:0]
	for i := range figureColumns {
		b.cells = append(b.cells, b.cell(figureColumns[i].holds, figureColumns[i].of(r)))
	}
	return b.write()
}

func (b *workbook) write() error {
	b.used++
	return b.sheet.SetRow("A"+strconv.Itoa(b.used), b.cells)
}

// cell returns a value for a cell of the sheet: a number, a truth, or text that stays text.
func (b *workbook) cell(holds cellType, s string) any {
	if s == "" {
		return nil
	}
	switch holds {
	case numberCell, wholeCell:
		if n, err := strconv.ParseFloat(s, 64); err == nil {
			return n
		}
	case truthCell:
		return s == "true"
	}
	return excelize.Cell{StyleID: b.text, Value: cutUnits(s, mostCellUnits)}
}

// cutUnits shortens a text to so many UTF-16 code units; what is left out shows as "…".
func cutUnits(s string, most int) string {
	if len(s) <= most { // no letter has fewer bytes than units
		return s
	}
	units, end := 0, 0
	for at, r := range s {
		if units < most { // there is room for the "…" behind what comes before
			end = at
		}
		if units += utf16.RuneLen(r); units > most {
			return s[:end] + "…"
		}
	}
	return s
}
