package gold

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
)

// Write prints the report, and up to that many mistakes, one a line: document,
// start, exact words, and for each wrong field the gold's value and the
// program's, in the notation of the scorer that the project was given.
func (r Report) Write(w io.Writer, errors int) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "gold %d  predicted %d\n", r.Gold, r.Predicted)
	fmt.Fprintf(out, "%-12s %v\n", "found", r.Found)
	for _, f := range r.Fields {
		fmt.Fprintf(out, "%-12s %.3f   said %.3f\n", f.Name, f.Agree, f.Said.F1)
	}
	fmt.Fprintf(out, "%-12s %v\n", "whole", r.Whole)
	fmt.Fprintf(out, "%-12s %v\n", "defended", r.Defended)
	for _, m := range r.Mistakes[:min(max(errors, 0), len(r.Mistakes))] {
		fmt.Fprintln(out, m)
	}
	return out.Flush()
}

// String returns "P 0.930  R 0.910  F1 0.920".
func (r Rate) String() string { return fmt.Sprintf("P %.3f  R %.3f  F1 %.3f", r.P, r.R, r.F1) }

// String returns the mistake as a line of four columns parted by tabs.
func (m Mistake) String() string {
	exact := "None"
	if m.Exact != nil {
		exact = *m.Exact
	}
	what := m.What
	if what == "" {
		var fields []string
		for _, d := range m.Fields {
			fields = append(fields, d.String())
		}
		what = "{" + strings.Join(fields, ", ") + "}"
	}
	return fmt.Sprintf("%s\t%d\t%s\t%s", m.Doc, m.Start, exact, what)
}

// String returns the field with the gold's value and the program's.
func (d Difference) String() string {
	return quote(d.Name) + ": " + show(tuple{d.gold, d.got})
}

// tuple is shown in round brackets.
type tuple [2]any

func show(v any) string {
	switch v := v.(type) {
	case tuple:
		return "(" + show(v[0]) + ", " + show(v[1]) + ")"
	case *string:
		if v != nil {
			return quote(*v)
		}
	case *float64:
		if v != nil {
			return strconv.FormatFloat(*v, 'f', -1, 64)
		}
	case []string:
		if v == nil {
			break
		}
		items := make([]string, len(v))
		for i, s := range v {
			items[i] = quote(s)
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	return "None"
}

// quote puts s in single quotes, or in double ones where s holds single ones only.
func quote(s string) string {
	mark := '\''
	if strings.ContainsRune(s, '\'') && !strings.ContainsRune(s, '"') {
		mark = '"'
	}
	var b strings.Builder
	b.WriteRune(mark)
	for _, r := range s {
		b.WriteString(escaped(r, mark))
	}
	b.WriteRune(mark)
	return b.String()
}

func escaped(r, mark rune) string {
	switch {
	case r == mark, r == '\\':
		return `\` + string(r)
	case r == '\n':
		return `\n`
	case r == '\r':
		return `\r`
	case r == '\t':
		return `\t`
	case unicode.IsPrint(r):
		return string(r)
	case r < 0x100:
		return fmt.Sprintf(`\x%02x`, r)
	case r < 0x10000:
		return fmt.Sprintf(`\u%04x`, r)
	}
	return fmt.Sprintf(`\U%08x`, r)
}
