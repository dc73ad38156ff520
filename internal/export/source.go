package export

import (
	"strconv"
	"strings"

	"cited"
)

// AppendSource appends a source as one JSON object without a newline; standing is null
// where nobody said what it is to the matter, reliability where nobody rated it, document where it is a source in all of them.
func AppendSource(b []byte, s *cited.Source) []byte {
	b = AppendString(append(b, `{"id":`...), string(s.ID))
	b = AppendString(append(b, `,"name":`...), s.Name)
	b = append(b, `,"aliases":[`...)
	for i, a := range s.Aliases {
		if i > 0 {
			b = append(b, ',')
		}
		b = AppendString(append(b, `{"name":`...), a.Name)
		b = append(appendBetween(b, a.First, a.Last), '}')
	}
	b = appendBetween(append(b, ']'), s.First, s.Last)
	b = appendOptional(append(b, `,"document":`...), string(s.Document))
	b = append(b, `,"merged":[`...)
	for i, m := range s.Merged {
		if i > 0 {
			b = append(b, ',')
		}
		b = AppendString(append(b, `{"id":`...), string(m.ID))
		b = append(AppendString(append(b, `,"name":`...), m.Name), '}')
	}
	b = append(b, ']')
	for _, c := range []struct {
		name string
		n    int
	}{{"figures", s.Figures}, {"statements", s.Statements}, {"unquantified", s.Unquantified}, {"comparisons", s.Comparisons}} {
		b = append(append(append(b, `,"`...), c.name...), `":`...)
		b = strconv.AppendInt(b, int64(c.n), 10)
	}
	b = appendOptional(append(b, `,"standing":`...), string(s.Standing))
	b = strconv.AppendBool(append(b, `,"proposed":`...), s.Proposed)
	b = appendOptional(append(b, `,"reliability":`...), s.Reliability)
	return append(b, '}')
}

// appendBetween appends the first and the last day on which something was used.
func appendBetween(b []byte, first, last cited.EDTF) []byte {
	b = appendOptional(append(b, `,"first":`...), string(first))
	return appendOptional(append(b, `,"last":`...), string(last))
}

// Between writes the days between which a name was used: "2014-03-02 to 2015-01-09".
func Between(first, last cited.EDTF) string {
	if first == last {
		return string(first)
	}
	return string(first) + " to " + string(last)
}

// Alias writes another name of a source, with the days on which it was used.
func Alias(a *cited.Alias) string {
	if a.First == "" {
		return a.Name
	}
	return a.Name + " (" + Between(a.First, a.Last) + ")"
}

// Aliases writes the other names of a source.
func Aliases(s *cited.Source) []string {
	all := make([]string, len(s.Aliases))
	for i := range s.Aliases {
		all[i] = Alias(&s.Aliases[i])
	}
	return all
}

// SourceColumns is the head of a CSV of sources.
func SourceColumns() []string {
	return []string{"id", "name", "figures", "statements", "unquantified", "comparisons", "standing", "proposed", "first", "last", "document", "aliases", "reliability"}
}

// SourceRow returns a source under SourceColumns.
func SourceRow(s *cited.Source) []string {
	return []string{string(s.ID), cell(s.Name), strconv.Itoa(s.Figures), strconv.Itoa(s.Statements), strconv.Itoa(s.Unquantified),
		strconv.Itoa(s.Comparisons), string(s.Standing), strconv.FormatBool(s.Proposed), string(s.First), string(s.Last), string(s.Document), cell(strings.Join(Aliases(s), "; ")), s.Reliability}
}

// AppendAlike appends two sources that may be one as a JSON object without a newline.
func AppendAlike(b []byte, p *[2]cited.Source) []byte {
	b = AppendSource(append(b, `{"source":`...), &p[0])
	return append(AppendSource(append(b, `,"other":`...), &p[1]), '}')
}

// AlikeColumns is the head of a CSV of sources that may be one.
func AlikeColumns() []string {
	return []string{"id", "name", "figures", "other", "other name", "other figures"}
}

// AlikeRow returns two sources under AlikeColumns.
func AlikeRow(p *[2]cited.Source) []string {
	return []string{string(p[0].ID), cell(p[0].Name), strconv.Itoa(p[0].Figures), string(p[1].ID), cell(p[1].Name), strconv.Itoa(p[1].Figures)}
}
