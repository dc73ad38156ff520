package text

import (
	"strings"
	"unicode"
)

// A table of a plain text is two or more lines on end that are parted into
// cells by bars or by tabs.

const maxColumns = 256 // what lies beyond in a row is one last cell

// table reads the table that begins at the line and returns where it ends, 0 if
// none begins here.
func (s *splitter) table(l line) int {
	sep := separator(l.text(s.content))
	if sep == 0 || s.blankAt(l.next) {
		return 0
	}
	second := s.lineAt(l.next)
	if separator(second.text(s.content)) != sep {
		return 0
	}
	s.close()
	var head []Range
	for at := l.start; ; {
		row := s.lineAt(at)
		if row.start == row.end || separator(row.text(s.content)) != sep {
			return row.start
		}
		cells := cellsOf(s.content, row, sep)
		if !isDrawn(s.content, cells) {
			s.cells(cells, head)
			if head == nil {
				head = headOf(s.content, cells)
			}
		}
		if row.next >= len(s.content) {
			return row.next
		}
		at = row.next
	}
}

// cells adds the cells of a row.
func (s *splitter) cells(cells, head []Range) {
	s.row++
	for col, c := range cells {
		if c.Start == c.End {
			continue
		}
		b := Block{Kind: Cell, Start: c.Start, End: c.End, Row: s.row, Col: col}
		if col < len(head) {
			b.Head = head[col]
		}
		if col > 0 {
			b.Label = cells[0]
		}
		s.blocks = append(s.blocks, b)
	}
}

// separator returns the mark that parts the line into cells: a bar, a tab, or 0.
func separator(t string) byte {
	switch {
	case strings.Count(t, "|") >= 2, strings.Count(t, " | ") >= 1:
		return '|'
	case strings.Contains(t, "\t"):
		return '\t'
	}
	return 0
}

// cellsOf parts a row into its cells, trimmed; bars at its ends do not count.
func cellsOf(content string, l line, sep byte) []Range {
	from, to := l.start, l.end
	if sep == '|' && content[from] == sep {
		from++
	}
	if sep == '|' && to > from && content[to-1] == sep {
		to--
	}
	var cells []Range
	for from <= to {
		n := -1
		if len(cells) < maxColumns-1 {
			n = strings.IndexByte(content[from:to], sep)
		}
		end := to
		if n >= 0 {
			end = from + n
		}
		cells = append(cells, trimRange(content, from, end))
		from = end + 1
	}
	return cells
}

func trimRange(content string, start, end int) Range {
	t := content[start:end]
	start += len(t) - len(strings.TrimLeftFunc(t, unicode.IsSpace))
	return Range{start, start + len(strings.TrimSpace(t))}
}

// isDrawn reports whether the row only draws a line under the head.
func isDrawn(content string, cells []Range) bool {
	for _, c := range cells {
		if strings.Trim(content[c.Start:c.End], "-:=+ ") != "" {
			return false
		}
	}
	return true
}

// headOf returns the cells as heads of their columns, or empty ranges if the
// first row holds figures itself.
func headOf(content string, cells []Range) []Range {
	for _, c := range cells[min(1, len(cells)):] {
		if t := content[c.Start:c.End]; t != "" && strings.Trim(t, "0123456789.,%+ ") == "" && !isYear(t) {
			return []Range{}
		}
	}
	return cells
}

// isYear reports whether the text is a year, which heads a column of a series.
func isYear(t string) bool {
	return len(t) == 4 && (t[0] == '1' || t[0] == '2') && strings.Trim(t, "0123456789") == ""
}
