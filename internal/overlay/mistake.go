package overlay

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
	"strings"

	"cited"
)

// Mistake is what is wrong at one place of a list or codebook.
type Mistake struct {
	File   string // as people can open it; of built-in files below "rules/"
	Line   int    // from 1
	Column int    // in bytes, from 1
	Says   string // what is wrong, and what to do
}

// String writes the mistake as editors understand it: file:line:column: words.
func (m Mistake) String() string {
	return fmt.Sprintf("%s:%d:%d: %s", m.File, m.Line, m.Column, m.Says)
}

// Mistakes are all that is wrong in lists and codebooks. It is an Invalid error.
type Mistakes struct{ List []Mistake }

// Error names all mistakes, a line each.
func (m *Mistakes) Error() string {
	lines := make([]string, len(m.List))
	for i, one := range m.List {
		lines[i] = one.String()
	}
	return strings.Join(lines, "\n")
}

// Unwrap gives the error its code.
func (m *Mistakes) Unwrap() error {
	return cited.Errorf(cited.Invalid, "the rules have mistakes")
}

var (
	position  = regexp.MustCompile(`^(.+?):(\d+):(\d+): (?s:(.*))$`)
	elsewhere = regexp.MustCompile(`((?:[a-z]{2,3}(?:-[A-Za-z0-9]+)*|codebook/[^/\s]+)/[^/\s:]+\.(?:txt|yaml)):(\d+)`)
)

// Placed turns errors of loading rules, each with file, line and column in the
// rules, into Mistakes that name the files that people wrote, each mistake once.
// Any other error is returned as it is.
func Placed(rules fs.FS, err error) error {
	f, ok := rules.(*FS)
	if !ok || err == nil {
		return err
	}
	var list []Mistake
	for _, one := range flat(err) {
		m := position.FindStringSubmatch(one.Error())
		if m == nil {
			return err
		}
		list = append(list, Mistake{m[1], number(m[2]), number(m[3]), m[4]})
	}
	for i := range list {
		list[i].Says = elsewhere.ReplaceAllStringFunc(list[i].Says, func(s string) string {
			name, line, _ := strings.Cut(s, ":")
			file, at := f.Where(name, number(line))
			return file + ":" + strconv.Itoa(at)
		})
	}
	return placed(f, list)
}

// placed makes Mistakes of those found in the rules.
func placed(f *FS, found []Mistake) error {
	out := &Mistakes{}
	seen := map[Mistake]bool{}
	for _, m := range found {
		if f.from == nil { // of a folder that is not laid over yet
			m.File = f.ours(m.File)
		} else {
			m.File, m.Line = f.Where(m.File, m.Line)
		}
		if !seen[m] {
			seen[m] = true
			out.List = append(out.List, m)
		}
	}
	return out
}

func number(digits string) int {
	n, _ := strconv.Atoi(digits) // of digits only; too many of them are no line
	return n
}

// flat returns the errors that an error joins.
func flat(err error) []error {
	var joined interface{ Unwrap() []error }
	if !errors.As(err, &joined) {
		return []error{err}
	}
	var out []error
	for _, one := range joined.Unwrap() {
		out = append(out, flat(one)...)
	}
	return out
}
