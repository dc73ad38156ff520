package csv

import (
	"strings"
)

// field is a field of a record: where it stands, without its quotation marks.
type field struct {
	start, end int
	doubled    bool // quotation marks in it are doubled, or it is quoted in part
}

// value returns what the field says, given what it stands in.
func (f field) value(content string) string {
	s := content[f.start:f.end]
	if f.doubled {
		s = strings.ReplaceAll(s, `""`, `"`)
	}
	return s
}

// record returns the fields of the record that content starts with, and how long
// it is; 0 if its end is not in there and more may come.
func record(content string, sign byte, final bool) ([]field, int) {
	var fields []field
	for at := 0; ; {
		f, end, ok := next(content, at, sign)
		if !ok && !final {
			return nil, 0
		}
		if fields = append(fields, f); end >= len(content) {
			if !final {
				return nil, 0
			}
			return fields, len(content)
		}
		at = end + 1
		switch content[end] {
		case '\r':
			if at == len(content) && !final {
				return nil, 0
			}
			if at < len(content) && content[at] == '\n' {
				at++
			}
			return fields, at
		case '\n':
			return fields, at
		}
	}
}

// next returns the field at a place and where it ends: at a sign, a line end or
// the end of all. It is not ok if a quotation mark is not closed.
func next(content string, at int, sign byte) (field, int, bool) {
	open := at
	for open < len(content) && content[open] == ' ' {
		open++
	}
	if open == len(content) || content[open] != '"' {
		end := ending(content, at, sign)
		return field{start: at, end: end}, end, true
	}
	f := field{start: open + 1}
	for i := f.start; i < len(content); i++ {
		if content[i] != '"' {
			continue
		}
		if i+1 < len(content) && content[i+1] == '"' {
			f.doubled = true
			i++
			continue
		}
		f.end = i
		end := ending(content, i+1, sign)
		if strings.TrimSpace(content[i+1:end]) != "" { // words behind the closing mark
			f = field{start: open, end: end}
		}
		return f, end, true
	}
	f.end = len(content)
	return f, len(content), false
}

// ending returns where the next sign or line end stands.
func ending(content string, at int, sign byte) int {
	for i := at; i < len(content); i++ {
		if c := content[i]; c == sign || c == '\n' || c == '\r' {
			return i
		}
	}
	return len(content)
}

// What is looked at to tell the sign that parts cells.
const (
	sampleBytes   = 64 << 10
	sampleRecords = 100
)

// allSigns lists the signs that part cells; the comma last, because numbers hold
// some.
const allSigns = "\t;|,"

// delimiter returns which of the signs parts the cells of a text: the one that
// gives most columns, and nine rows of ten the same number; of equals the first. It
// is not ok if none gives two.
func delimiter(content, signs string) (byte, bool) {
	content = content[:min(len(content), sampleBytes)]
	best, columns := byte(0), 1
	for i := range len(signs) {
		counts := countsOf(records(content, signs[i]))
		n, rows := 0, 0
		for _, c := range counts {
			rows += c
		}
		for width, c := range counts {
			if 10*c >= 9*rows {
				n = width
			}
		}
		if n > columns {
			best, columns = signs[i], n
		}
	}
	return best, best != 0
}

// likely returns the sign that parts the cells of most lines of a text that somebody says is
// a table: lines of words above and below it have none. It is the comma if no line has any.
func likely(content string) byte {
	content = content[:min(len(content), sampleBytes)]
	best, most := byte(','), 0
	for i := range len(allSigns) {
		rows := 0
		for width, c := range countsOf(records(content, allSigns[i])) {
			if width > 1 {
				rows = max(rows, c)
			}
		}
		if rows > most {
			best, most = allSigns[i], rows
		}
	}
	return best
}

// records returns the first records of a text, without a last one that may be
// cut off, unless it is the only one.
func records(content string, sign byte) [][]string {
	var list [][]string
	for len(content) > 0 && len(list) < sampleRecords {
		fields, n := record(content, sign, false)
		if n == 0 {
			if len(list) > 0 {
				return list
			}
			fields, n = record(content, sign, true)
		}
		values := make([]string, len(fields))
		blank := true
		for i, f := range fields {
			values[i] = strings.TrimSpace(f.value(content))
			blank = blank && values[i] == ""
		}
		if !blank {
			list = append(list, values)
		}
		content = content[n:]
	}
	return list
}

// countsOf counts how many records have how many fields.
func countsOf(list [][]string) map[int]int {
	counts := map[int]int{}
	for _, values := range list {
		counts[len(values)]++
	}
	return counts
}

// What makes a table of a file whose name does not say so.
const (
	plainRows    = 4
	plainColumns = 3
	plainCell    = 60 // bytes of a cell, on the average
)

// isPlainly reports whether a text can be nothing but a table: several rows of as
// many cells, short ones, heads in the first, and a column of numbers below one.
func isPlainly(content string) bool {
	sign, ok := delimiter(content, ";,")
	if !ok {
		return false
	}
	list := records(content, sign)
	if len(list) < plainRows || len(list[0]) < plainColumns || len(countsOf(list)) > 1 {
		return false
	}
	size := 0
	for _, values := range list {
		for _, v := range values {
			size += len(v)
		}
	}
	if size > plainCell*len(list)*len(list[0]) {
		return false
	}
	for _, head := range list[0] {
		if head == "" || isNumber(head) {
			return false
		}
	}
	for col := range list[0] {
		numbers := true
		for _, values := range list[1:] {
			numbers = numbers && isNumber(values[col])
		}
		if numbers {
			return true
		}
	}
	return false
}

// isNumber reports whether a text is a number and nothing else.
func isNumber(s string) bool {
	return strings.ContainsAny(s, "0123456789") && strings.Trim(s, "0123456789.,-+% ") == ""
}
