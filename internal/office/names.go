package office

import (
	"strconv"
	"strings"
)

// CellName returns the name of a cell as spreadsheets have it, column and row from
// 0: C5 is (2, 4).
func CellName(col, row int) string {
	var buf [40]byte // letters up to the middle, digits behind it
	at := len(buf) / 2
	name := strconv.AppendInt(buf[:at], int64(row)+1, 10)
	for n := col + 1; n > 0; n = (n - 1) / 26 {
		at--
		buf[at] = byte('A' + (n-1)%26)
	}
	return string(name[at:])
}

// Raised returns the number of a note as people see it: digits that are raised,
// so that they are not taken for a part of the number or word before them. Other
// text comes back as it is.
func Raised(s string) string {
	if s == "" || strings.Trim(s, "0123456789, ") != "" {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch r {
		case '1':
			return '¹'
		case '2', '3':
			return '²' + r - '2'
		case '0', '4', '5', '6', '7', '8', '9':
			return '⁰' + r - '0'
		}
		return r
	}, s)
}
