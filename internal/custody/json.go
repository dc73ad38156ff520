package custody

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// object writes the fields of a JSON object; what is empty is left out.
type object struct {
	b     []byte
	wrote bool
}

func (o *object) key(name string) {
	if o.wrote {
		o.b = append(o.b, ',')
	}
	o.wrote = true
	o.b = append(append(append(o.b, '"'), name...), '"', ':')
}

func (o *object) text(name, value string) {
	if value != "" {
		o.key(name)
		o.b = appendString(o.b, value)
	}
}

func (o *object) sum(name string, value Sum) { o.text(name, value.String()) }

func (o *object) number(name string, value int64) {
	if value != 0 {
		o.key(name)
		o.b = strconv.AppendInt(o.b, value, 10)
	}
}

func (o *object) flag(name string, value bool) {
	if value {
		o.key(name)
		o.b = append(o.b, "true"...)
	}
}

// list writes a list of objects.
func list[T any](o *object, name string, values []T, encode func(*T, *object)) {
	if len(values) == 0 {
		return
	}
	o.key(name)
	for i := range values {
		o.b = append(o.b, "[,"[min(i, 1)])
		braced(o, &values[i], encode)
	}
	o.b = append(o.b, ']')
}

// inner adds an object in the object, unless there is none.
func inner[T any](o *object, name string, value *T, encode func(*T, *object)) {
	if value != nil {
		o.key(name)
		braced(o, value, encode)
	}
}

// braced appends an object of its own.
func braced[T any](o *object, value *T, encode func(*T, *object)) {
	in := object{b: append(o.b, '{')}
	encode(value, &in)
	o.b = append(in.b, '}')
}

const hexDigits = "0123456789abcdef"

// appendString appends a string with the escapes of RFC 8785. What is no UTF-8, as
// names of files may not be, is replaced.
func appendString(b []byte, s string) []byte {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\ufffd")
	}
	b = append(b, '"')
	for i := range len(s) {
		c := s[i]
		at := strings.IndexByte("\"\\\b\t\n\f\r", c)
		switch {
		case at >= 0:
			b = append(b, '\\', `"\btnfr`[at])
		case c < ' ':
			b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		default:
			b = append(b, c)
		}
	}
	return append(b, '"')
}
