package codebook

import (
	"slices"
	"strings"
)

// measureMark parts the name of a codebook from its measure.
const measureMark = ":"

// Written returns a measure as figures carry it: the bare code where one codebook
// of the set has it, else with the name of its codebook, "casualties:killed".
func (s *Set) Written(book, measure string) string {
	if s.shared[measure] {
		return book + measureMark + measure
	}
	return measure
}

// Read returns the codebook and the code of a measure as figures carry it. A code
// without the name of a codebook must be that of one codebook only.
func (s *Set) Read(written string) (book *Codebook, measure string, ok bool) {
	name, code, named := strings.Cut(written, measureMark)
	if !named {
		name, code = "", written
	}
	for _, b := range s.books {
		m, known := b.Measure(code)
		if !known || named && !strings.EqualFold(name, b.Name) {
			continue
		}
		if book != nil {
			return nil, "", false
		}
		book, measure = b, m.Code
	}
	return book, measure, book != nil
}

// Expand returns what a value of a query's key stands for in all codebooks, as
// Codebook.Expand does in one; measures as figures carry them. A measure that
// several codebooks have stands for those of all; the name of a codebook before a
// measure or a family means the one there.
func (s *Set) Expand(key, value string) []string {
	var out []string
	if key != "measure" {
		for _, b := range s.books {
			out = addNew(out, b.Expand(key, value)...)
		}
		return out
	}
	name, code, named := strings.Cut(strings.TrimSpace(value), measureMark)
	if !named {
		code = value
	}
	for _, b := range s.books {
		if named && !strings.EqualFold(strings.TrimSpace(name), b.Name) {
			continue
		}
		for _, m := range b.Expand(key, code) {
			out = addNew(out, s.Written(b.Name, m))
		}
	}
	return out
}

// Known lists the values of a key that a query may be given, as Codebook.Known
// does; a measure of several codebooks also with each of their names.
func (s *Set) Known(key string) []string {
	var out []string
	for _, b := range s.books {
		out = addNew(out, b.Known(key)...)
	}
	if key != "measure" {
		return out
	}
	for _, b := range s.books {
		for _, m := range b.Measures {
			if s.shared[m.Code] {
				out = append(out, s.Written(b.Name, m.Code))
			}
		}
	}
	return out
}

// addNew appends values that are not there yet.
func addNew(to []string, values ...string) []string {
	for _, v := range values {
		if !slices.Contains(to, v) {
			to = append(to, v)
		}
	}
	return to
}
