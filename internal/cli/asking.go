package cli

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"

	"cited"
)

// errQuit ends a session; what was said stays.
var errQuit = errors.New("quit")

// page prints a page that is laid out.
func (s *reviewing) page(print func(facts)) {
	var b bytes.Buffer
	out := bufio.NewWriter(&b)
	print(facts{out: out, columns: min(s.columns(), pageWidth)})
	_ = out.Flush() // into memory
	s.write("\n" + b.String() + "\n")
}

// explain says what cannot be done; any other error is one.
func (s *reviewing) explain(err error) error {
	if code := cited.CodeOf(err); err == nil || errors.Is(err, io.EOF) || code != cited.Invalid && code != cited.NotFound {
		return err
	}
	s.say("%s", oneLine(err.Error()))
	return nil
}

// field asks for a field and its value; ok is false for an empty line.
func (s *reviewing) field(prompt string) (field [2]string, ok bool, err error) {
	it := &item{fields: cited.FieldsOf(cited.FigureID)}
	line, err := s.keys.line(prompt, func(typed string) string { return s.complete(it, typed) })
	if err != nil || line == "" {
		return field, false, err
	}
	name, value, ok := strings.Cut(line, "=")
	if !ok {
		return field, false, cited.Errorf(cited.Invalid, "write a field and its value, like measure=killed; the fields are %s", strings.Join(it.fields, ", "))
	}
	return [2]string{strings.TrimSpace(name), strings.TrimSpace(value)}, true, nil
}
