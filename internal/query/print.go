package query

import (
	"strconv"
	"strings"
	"unicode"

	"cited"
)

// String prints a query in the language that Parse reads. The limit is no part
// of the language and is left out.
func String(q cited.Query) string {
	var b strings.Builder
	for i, t := range q.Terms {
		if i > 0 {
			b.WriteByte(' ')
		}
		printTerm(&b, t)
	}
	return b.String()
}

func printTerm(b *strings.Builder, t cited.Term) {
	if t.Not {
		b.WriteByte('-')
	}
	if t.Key != "" {
		b.WriteString(t.Key)
		b.WriteByte(':')
	}
	switch k, _ := lookup(t.Key); {
	case len(t.Values) > 0:
		printValues(b, t)
	case k.Form == Side:
		b.WriteString(string(t.From) + string(t.To))
	case t.Low != nil || t.High != nil:
		b.WriteString(span(number(t.Low), number(t.High)))
	default:
		b.WriteString(span(string(t.From), string(t.To)))
	}
}

// span prints a range; one whose ends are equal is a single value.
func span(from, to string) string {
	if from == to {
		return from
	}
	return from + ".." + to
}

func number(f *float64) string {
	if f == nil {
		return ""
	}
	return strconv.FormatFloat(*f, 'f', -1, 64)
}

func printValues(b *strings.Builder, t cited.Term) {
	for i, v := range t.Values {
		if i > 0 {
			b.WriteByte(',')
		}
		if plain(v, t.Key != "") {
			b.WriteString(v)
			continue
		}
		b.WriteString(Quoted(v))
	}
}

// Quoted writes a value in quotation marks, so that it is read as one whatever stands in it.
func Quoted(value string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(value) + `"`
}

// plain reports whether a value can stand without quotation marks: letters,
// digits, and hyphens and the like inside; behind a key also a colon.
func plain(v string, keyed bool) bool {
	for i, r := range v {
		inside := i > 0 && (r == '-' || r == '_' || r == '/' || keyed && r == ':')
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !inside {
			return false
		}
	}
	return v != ""
}
