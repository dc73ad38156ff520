package store

import (
	"strconv"
	"strings"
)

// args collects the arguments of a statement and numbers their placeholders.
type args struct{ values []any }

// add returns the placeholder of a value.
func (a *args) add(value any) string {
	a.values = append(a.values, value)
	return "$" + strconv.Itoa(len(a.values))
}

// placeholders returns the placeholders of some values, parted by commas.
func placeholders[T any](a *args, values []T) string {
	marks := make([]string, len(values))
	for i, v := range values {
		marks[i] = a.add(v)
	}
	return strings.Join(marks, ", ")
}

// numbers returns integers as they stand in a statement, parted by commas.
// Numbers of ours need no placeholder, and there may be thousands.
func numbers(values []int64) string {
	if len(values) == 0 {
		return "-1" // no number of ours is negative
	}
	b := make([]byte, 0, 12*len(values))
	for i, v := range values {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = strconv.AppendInt(b, v, 10)
	}
	return string(b)
}

// all joins conditions that must all hold.
func all(conditions []string) string {
	if len(conditions) == 0 {
		return "1 = 1"
	}
	return strings.Join(conditions, " AND ")
}

func texts[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}
