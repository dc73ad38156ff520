package text

import (
	"slices"
	"strings"
	"unicode"
)

// A table may also be set with punctuation: "Oman; 12; 3", "Oman / 12 / 3", or lines of
// comma-separated values. Prose has these marks too, but not the same number of cells in
// line after line, with numbers in all that stand below the heads.

const (
	widestParted  = 512 // bytes of a line of such a table
	leastRows     = 2   // with numbers, below a line of heads
	leastHeadless = 3   // without one
)

// cellMark is a mark that parts cells.
type cellMark struct {
	mark  string
	heads bool // only below a line of heads: prose has the mark too often
	two   bool // of two columns too; what other marks part in two is read as a list
}

// cellMarks lists the marks, those before others that they hold.
func cellMarks() []cellMark {
	return []cellMark{{mark: ";", two: true}, {mark: " / "}, {mark: " – "}, {mark: " — "}, {mark: " - "}, {mark: " · "}, {mark: " • "}, {mark: " & "},
		{mark: ", ", heads: true}, {mark: ",", heads: true}, {mark: " ", heads: true}}
}

// partedTable reads the table set with punctuation that begins at the line and returns
// where it ends, 0 if none begins here.
func (s *splitter) partedTable(l line) int {
	if l.end-l.start > widestParted || l.below {
		return 0
	}
	for _, p := range cellMarks() {
		if t := l.text(s.content); !strings.Contains(t, p.mark) || p.mark == "," && listsInWords(t) {
			continue
		}
		if rows, end := s.partedRows(l, p); rows != nil {
			s.emitRows(rows)
			return end
		}
	}
	return 0
}

// partedRows returns the rows of the table that the mark sets from a line on, and where
// it ends; none if it is no table.
func (s *splitter) partedRows(l line, p cellMark) (rows [][]Range, end int) {
	first := partedCells(s.content, l.start, l.end, p.mark)
	headed := areHeads(s.content, first)
	if !headed && (p.heads || !isBareRow(s.content, first)) {
		return nil, 0
	}
	rows = append(rows, first)
	for at := l.next; at < len(s.content); {
		from, to, next := s.lineFrom(at)
		if t := s.content[from:to]; t == "" || len(t) > widestParted || p.mark == "," && listsInWords(t) {
			break
		}
		cells := partedCells(s.content, from, to, p.mark)
		if p.mark == " " {
			if cells = labelAndNumbers(s.content, cells); !isBareRow(s.content, cells) {
				break
			}
		}
		if headed && len(rows) == 1 && len(cells) == len(first)+1 {
			first = slices.Insert(first, 0, Range{})
			rows[0] = first
		}
		if len(cells) != len(first) || !isDataRow(s.content, cells) || !headed && !isBareRow(s.content, cells) {
			break
		}
		rows, end, at = append(rows, cells), next, next
	}
	least := leastHeadless
	if headed {
		least = 1 + leastRows
	}
	if columns := len(first); len(rows) < least || columns < 3 && !(columns == 2 && p.two && headed) {
		return nil, 0
	}
	return rows, end
}

// listsInWords reports whether a blank follows a comma outside of quotation marks, as in
// prose: commas that part values stand without.
func listsInWords(t string) bool {
	quoted := false
	for i := range len(t) - 1 {
		if t[i] == '"' {
			quoted = !quoted
		}
		if !quoted && t[i] == ',' && t[i+1] == ' ' {
			return true
		}
	}
	return false
}

// emitRows adds the cells of rows of which the first may be that of the heads.
func (s *splitter) emitRows(rows [][]Range) {
	s.close()
	s.section = Range{}
	var head []Range
	for _, cells := range rows {
		s.cells(cells, head)
		if head == nil {
			head = headOf(s.content, cells)
		}
	}
}

// partedCells parts a line into its cells, trimmed: at a mark that stands in no quotation
// marks, which are no part of the cell.
func partedCells(content string, from, to int, mark string) []Range {
	from += itemMark(content[from:to])
	var cells []Range
	for len(cells) < maxColumns-1 {
		end, next := from, from
		if rest := content[from:to]; strings.HasPrefix(rest, `"`) && strings.Contains(rest[1:], `"`) {
			end = from + 1 + strings.IndexByte(rest[1:], '"')
			next = end + 1
		}
		n := strings.Index(content[next:to], mark)
		if n < 0 {
			break
		}
		if next == from {
			end = from + n
		} else {
			from++
		}
		cells = append(cells, trimRange(content, from, end))
		from = next + n + len(mark)
		from += len(content[from:to]) - len(strings.TrimLeft(content[from:to], " "))
	}
	last := trimRange(content, from, to)
	if t := content[last.Start:last.End]; len(t) > 1 && t[0] == '"' && t[len(t)-1] == '"' {
		last = trimRange(content, last.Start+1, last.End-1)
	}
	return append(cells, last)
}

// labelAndNumbers makes one cell of the words of a line before its first number: blanks
// part them too where they part the cells.
func labelAndNumbers(content string, words []Range) []Range {
	n := 0
	for n < len(words) && !strings.ContainsFunc(content[words[n].Start:words[n].End], unicode.IsDigit) {
		n++
	}
	if n < 2 || n == len(words) {
		return words
	}
	return append([]Range{{words[0].Start, words[n-1].End}}, words[n:]...)
}

// areHeads reports whether the cells of a line can only be heads: words, or years.
func areHeads(content string, cells []Range) bool {
	for i, c := range cells {
		t := content[c.Start:c.End]
		if t == "" && i > 0 || strings.HasSuffix(t, ":") || i == len(cells)-1 && strings.ContainsAny(t[max(0, len(t)-1):], ".:;!?") || isNumeric(t) && !(i > 0 && isYear(t)) {
			return false
		}
	}
	return len(cells) > 1
}

// isBareRow reports whether a row is a label without a digit and then bare numbers.
func isBareRow(content string, cells []Range) bool {
	for i, c := range cells {
		t := content[c.Start:c.End]
		if digits := strings.ContainsFunc(t, unicode.IsDigit); i == 0 && (digits || t == "") || i > 0 && !isMissing(t) && (!digits || strings.ContainsFunc(t, unicode.IsLetter)) {
			return false
		}
	}
	return len(cells) > 1
}
