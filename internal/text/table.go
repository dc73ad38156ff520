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
	if sep == 0 && !isFrame(l.text(s.content)) {
		for _, read := range []func(line) int{s.spacedTable, s.partedTable, s.stackedTable} {
			if n := read(l); n > 0 {
				return n
			}
		}
		return 0
	}
	if s.blankAt(l.next) {
		return 0
	}
	second := s.lineAt(l.next)
	if next := separator(second.text(s.content)); sep == 0 && next == '|' {
		return l.next // the frame above it
	} else if next != sep && !isDrawnLine(second.text(s.content)) || sep == 0 {
		return 0
	}
	s.close()
	s.section = Range{}
	var head []Range
	for at := l.start; ; {
		row := s.lineAt(at)
		drawn := isDrawnLine(row.text(s.content))
		t := row.text(s.content)
		if t == "" || separator(t) != sep && !drawn && !(sep == '|' && strings.Contains(t, "|")) {
			return row.start
		}
		if !drawn {
			cells := cellsOf(s.content, row, sep)
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

// isFrame reports whether a line draws the upper edge of a table.
func isFrame(t string) bool { return isDrawnLine(t) && strings.Contains(t, "+") }

// cells adds the cells of a row.
func (s *splitter) cells(cells, head []Range) {
	s.row++
	named := len(cells) > 0 && cells[0].Start < cells[0].End
	if named && head != nil && isEmpty(cells[1:]) {
		s.section = cells[0]
	}
	label := labelColumn(s.content, cells)
	for col, c := range cells {
		if c.Start == c.End {
			continue
		}
		b := Block{Kind: Cell, Start: c.Start, End: c.End, Row: s.row, Col: col}
		if col < len(head) {
			b.Head = head[col]
		}
		switch {
		case col != label:
			b.Label = cells[label]
		case s.section != c:
			b.Label = s.section
		}
		s.blocks = append(s.blocks, b)
	}
}

// labelColumn returns the column of the cell that names the row: the first one, or where
// that is a number and no year, the first that is none.
func labelColumn(content string, cells []Range) int {
	if len(cells) == 0 {
		return 0
	}
	if t := content[cells[0].Start:cells[0].End]; !isNumeric(t) || isYear(t) {
		return 0
	}
	for i, c := range cells {
		if t := content[c.Start:c.End]; t != "" && !isMissing(t) && !strings.ContainsFunc(t, unicode.IsDigit) {
			return i
		}
	}
	return 0
}

// isEmpty reports whether no cell says anything.
func isEmpty(cells []Range) bool {
	for _, c := range cells {
		if c.Start < c.End {
			return false
		}
	}
	return true
}

// headRow adds a row of heads above the numbers and returns the heads of the
// columns: those of the row, each with the one above it as its own.
func (s *splitter) headRow(cells, above []Range) []Range {
	n := len(s.blocks)
	s.cells(cells, above)
	for i := range s.blocks[n:] {
		s.blocks[n+i].Label = Range{} // what stands before a head is no label of it
	}
	heads := make([]Range, max(len(cells), len(above)))
	copy(heads, above)
	for i, c := range cells {
		if c.Start < c.End {
			heads[i] = c
		}
	}
	return heads
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

// headOf returns the cells as heads of their columns, or empty ranges if the
// first row holds figures itself.
func headOf(content string, cells []Range) []Range {
	for _, c := range cells[min(1, len(cells)):] {
		if t := content[c.Start:c.End]; t != "" && strings.Trim(t, "0123456789.,%+ ") == "" && !isYear(t) || startsLarge(t) {
			return []Range{}
		}
	}
	if saysItself(content, cells) || isLogged(content, cells) {
		return []Range{}
	}
	return cells
}

// startsLarge reports whether a cell begins with a number whose thousands are parted, as
// no head does: "11,000 (first wave)".
func startsLarge(t string) bool {
	n := len(t) - len(strings.TrimLeft(t, "0123456789"))
	return n > 0 && n <= 3 && n+4 <= len(t) && (t[n] == ',' || t[n] == '.') && strings.Trim(t[n+1:n+4], "0123456789") == "" && (n+4 == len(t) || !isDigit(rune(t[n+4])))
}

// saysItself reports whether each cell behind the first holds its own words and a number,
// as no head does: "Oman | dead 23 | missing 6", "Oman | 23 dead | 6 missing". In "Phase 1 |
// Phase 2" the words are the same.
func saysItself(content string, cells []Range) bool {
	if len(cells) < 3 {
		return false
	}
	said := map[string]bool{}
	for _, c := range cells[1:] {
		t := content[c.Start:c.End]
		words, number := wordsAndNumber(t)
		if words == "" || number == "" || isYear(number) {
			return false
		}
		said[words] = true
	}
	return len(said) == len(cells)-1
}

// isLogged reports whether a row is an entry of a log: a whole date, and behind it cells of a
// number and its words, which differ. "12 January 2024 | Sur | 4 dead" is one, and no head.
func isLogged(content string, cells []Range) bool {
	if len(cells) < 2 || !isWholeDate(content[cells[0].Start:cells[0].End]) {
		return false
	}
	said := map[string]bool{}
	for _, c := range cells[1:] {
		words, number := wordsAndNumber(content[c.Start:c.End])
		if words == "" || number == "" || isYear(number) {
			continue
		}
		if said[words] {
			return false
		}
		said[words] = true
	}
	return len(said) > 0
}

// isWholeDate reports whether a cell holds a day, a month and a year and nothing else: "12
// January 2024", "Jan 12, 2024", "2024-01-12".
func isWholeDate(t string) bool {
	parts := strings.FieldsFunc(t, func(r rune) bool { return strings.ContainsRune(" ,-./", r) })
	if len(parts) != 3 {
		return false
	}
	years, days, months := 0, 0, 0
	for _, p := range parts {
		switch {
		case isYear(p):
			years++
		case len(p) <= 2 && strings.Trim(p, "0123456789") == "":
			days++
		case len(p) >= 3 && !strings.ContainsFunc(p, unicode.IsDigit):
			months++
		}
	}
	return years == 1 && days >= 1 && days+months == 2
}

// wordsAndNumber parts a cell into its words and the number in front of them or behind; both
// are empty if it holds anything else.
func wordsAndNumber(t string) (words, number string) {
	const digits = "0123456789.,"
	if words = strings.TrimRight(t, digits); len(words) < len(t) && strings.HasSuffix(words, " ") {
		return words, t[len(words):]
	}
	if words = strings.TrimLeft(t, digits); len(words) < len(t) && strings.HasPrefix(words, " ") && !strings.ContainsFunc(words, unicode.IsDigit) && !strings.ContainsFunc(words, unicode.IsUpper) { // "12 May" heads a column
		return words, t[:len(t)-len(words)]
	}
	return "", ""
}

// isYear reports whether the text is a year, which heads a column of a series.
func isYear(t string) bool {
	return len(t) == 4 && (t[0] == '1' || t[0] == '2') && strings.Trim(t, "0123456789") == ""
}
