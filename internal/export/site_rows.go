package export

import (
	"bufio"
	"bytes"
	"errors"
	"html/template"
	"io"
	"os"
	"strings"
)

// rows is the rows of one table of a site. They are in memory until they are some, and then in a
// file that is open only while it is written or read: there are as many tables as pairs of a
// measure and a country.
type rows struct {
	folder string
	file   string // empty until there is one
	count  int
	kept   bytes.Buffer
	row    strings.Builder
}

var onOneLine = strings.NewReplacer("\r", " ", "\n", " ")

// mostKept is how many bytes of rows are in memory.
const mostKept = 8 << 10

func newRows(folder string) *rows { return &rows{folder: folder} }

// pages is how many pages the rows so far fill.
func (r *rows) pages() int { return (r.count + rowsAPage - 1) / rowsAPage }

// add adds a row, as a template writes it, on one line.
func (r *rows) add(pages *template.Template, name string, data any) error {
	r.row.Reset()
	if err := pages.ExecuteTemplate(&r.row, name, data); err != nil {
		return err
	}
	r.count++
	r.kept.WriteString(onOneLine.Replace(r.row.String()))
	r.kept.WriteByte('\n')
	if r.kept.Len() < mostKept {
		return nil
	}
	return r.put()
}

// put writes what is in memory behind what is in the file.
func (r *rows) put() error {
	var file *os.File
	var err error
	if r.file == "" {
		file, err = os.CreateTemp(r.folder, "rows-")
	} else {
		file, err = os.OpenFile(r.file, os.O_WRONLY|os.O_APPEND, 0o600)
	}
	if err != nil {
		return err
	}
	r.file = file.Name()
	_, err = r.kept.WriteTo(file)
	return errors.Join(err, file.Close())
}

// each hands out the rows, a page after the other; an empty page if there are none.
func (r *rows) each(use func(template.HTML) error) (err error) {
	var in io.Reader = &r.kept
	if r.file != "" {
		file, err := os.Open(r.file)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, file.Close()) }()
		in = io.MultiReader(file, &r.kept)
	}
	lines := bufio.NewReader(in)
	for page := 0; page < max(1, r.pages()); page++ {
		var b strings.Builder
		for range rowsAPage {
			line, err := lines.ReadString('\n')
			b.WriteString(line)
			if err == io.EOF {
				break
			}
			if err != nil {
				return err
			}
		}
		if err := use(template.HTML(b.String())); err != nil {
			return err
		}
	}
	return nil
}

// close removes the file.
func (r *rows) close() error {
	if r.file == "" {
		return nil
	}
	return os.Remove(r.file)
}
