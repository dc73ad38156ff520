package export

import (
	"strconv"
	"strings"

	"cited"
)

// AppendSource appends a source as one JSON object without a newline; standing is null
// where nobody said what it is to the matter.
func AppendSource(b []byte, s *cited.Source) []byte {
	b = AppendString(append(b, `{"id":`...), string(s.ID))
	b = AppendString(append(b, `,"name":`...), s.Name)
	b = appendStrings(append(b, `,"aliases":`...), s.Aliases)
	for _, c := range []struct {
		name string
		n    int
	}{{"figures", s.Figures}, {"statements", s.Statements}, {"unquantified", s.Unquantified}, {"comparisons", s.Comparisons}} {
		b = append(append(append(b, `,"`...), c.name...), `":`...)
		b = strconv.AppendInt(b, int64(c.n), 10)
	}
	b = appendOptional(append(b, `,"standing":`...), string(s.Standing))
	b = strconv.AppendBool(append(b, `,"proposed":`...), s.Proposed)
	return append(b, '}')
}

// SourceColumns is the head of a CSV of sources.
func SourceColumns() []string {
	return []string{"id", "name", "figures", "statements", "unquantified", "comparisons", "standing", "proposed", "aliases"}
}

// SourceRow returns a source under SourceColumns.
func SourceRow(s *cited.Source) []string {
	return []string{string(s.ID), cell(s.Name), strconv.Itoa(s.Figures), strconv.Itoa(s.Statements), strconv.Itoa(s.Unquantified),
		strconv.Itoa(s.Comparisons), string(s.Standing), strconv.FormatBool(s.Proposed), cell(strings.Join(s.Aliases, "; "))}
}
