package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A table that was copied cell by cell has a line for each: the heads, then row after row
// a label and its numbers.
//
//	Land
//	Left
//	Back
//	Oman
//	12
//	3

const (
	mostStacked  = 10 // columns
	leastStacked = 2  // rows
)

// stackedTable reads the table of a cell a line that begins at the line and returns where
// it ends, 0 if none begins here.
func (s *splitter) stackedTable(l line) int {
	if !isStackedWord(l.text(s.content)) || l.next >= len(s.content) {
		return 0
	}
	heads, at := s.stackedRun(l.start, isStackedWord)
	values, end := s.stackedRun(at, isStackedNumber)
	if len(heads) < 2 || len(values) == 0 {
		return 0
	}
	label := heads[len(heads)-1]
	heads = heads[:len(heads)-1]
	if len(heads) == len(values) {
		heads = append([]Range{{}}, heads...)
	}
	if len(heads) != len(values)+1 || len(values) == 1 && heads[0].End == 0 {
		return 0
	}
	rows := [][]Range{heads, append([]Range{label}, values...)}
	for {
		row, next := s.stackedRow(end, len(heads))
		if row == nil {
			break
		}
		rows, end = append(rows, row), next
	}
	if len(rows) <= leastStacked {
		return 0
	}
	s.emitRows(rows)
	return end
}

// stackedRow returns the cells of the next row, if there is one, and where it ends.
func (s *splitter) stackedRow(at, columns int) (cells []Range, end int) {
	c, at := s.stackedCell(at)
	if !isStackedWord(s.content[c.Start:c.End]) {
		return nil, 0
	}
	values, end := s.stackedRun(at, isStackedNumber)
	if len(values) != columns-1 {
		return nil, 0
	}
	return append([]Range{c}, values...), end
}

// stackedRun returns the cells from a place on that are of a kind, and where they end.
func (s *splitter) stackedRun(at int, is func(string) bool) (cells []Range, end int) {
	for len(cells) <= mostStacked {
		c, next := s.stackedCell(at)
		if !is(s.content[c.Start:c.End]) {
			break
		}
		cells, at = append(cells, c), next
	}
	return cells, at
}

// stackedCell returns the cell at a place, behind a blank line or none, empty if there is
// none, and where the next one starts.
func (s *splitter) stackedCell(at int) (c Range, next int) {
	if at >= len(s.content) {
		return Range{}, at
	}
	start, end, next := s.lineFrom(at)
	if start == end && next < len(s.content) {
		start, end, next = s.lineFrom(next)
	}
	return Range{start, end}, next
}

// isStackedWord reports whether a line can be a head or a label: a few words without a
// digit that are no sentence.
func isStackedWord(t string) bool {
	first, _ := utf8.DecodeRuneInString(t)
	return t != "" && len(t) <= maxLabel && unicode.IsLetter(first) && !strings.ContainsAny(t[len(t)-1:], ".;?!:,") && !strings.ContainsFunc(t, unicode.IsDigit) && !strings.Contains(t, ": ")
}

// isStackedNumber reports whether a line is a cell with a number, or says that there is
// none.
func isStackedNumber(t string) bool {
	letters := 0
	for _, r := range t {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return isMissing(t) || letters <= 1 && isNumeric(t)
}
