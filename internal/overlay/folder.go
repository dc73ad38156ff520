package overlay

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"cited"
)

const (
	listEnd  = ".txt"
	moreEnd  = ".more.txt"
	mostFile = 16 << 20 // bytes of a list: many times the largest
)

// isMore reports whether a file adds to a list.
func isMore(name string) bool { return strings.HasSuffix(name, moreEnd) }

// A list is in the folder of its language, a codebook in a folder of its own, and the rules
// of estimates are in one folder.
var (
	isList = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]+)*/[^/.]+(\.more)?\.txt$`)
	isBook = regexp.MustCompile(`^codebook/[^/]+/((codebook|groups|groups\.more|regions)\.yaml|[a-z]+-[a-z]{2,3}(\.more)?\.txt)$`)
	isRule = regexp.MustCompile(`^estimate/[^/.]+\.yaml$`) // of estimates
)

// Holds reports whether a folder holds lists that rules have as well, codebooks or
// rules of estimates, where they belong.
func Holds(base fs.FS, dir string) bool {
	found := false
	_ = fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error { // what cannot be read holds none
		switch {
		case err != nil || name != "." && d.IsDir() && (hidden(name) || strings.Count(name, "/") > 1):
			return skip(d)
		case isBook.MatchString(name) || isRule.MatchString(name) || isList.MatchString(name) && isKnown(base, path.Base(name)):
			found = true
			return fs.SkipAll
		}
		return nil
	})
	return found
}

// isKnown reports whether a language of the rules has the list of a file.
func isKnown(base fs.FS, file string) bool {
	if isMore(file) {
		file = strings.TrimSuffix(file, moreEnd) + listEnd
	}
	found, err := fs.Glob(base, "*/"+file)
	return err == nil && len(found) > 0
}

func skip(d fs.DirEntry) error {
	if d != nil && d.IsDir() {
		return fs.SkipDir
	}
	return nil
}

func hidden(name string) bool { return strings.HasPrefix(path.Base(name), ".") }

// readFolder reads the lists and codebooks of a folder, by their path in it.
// Hidden files, and those that end in neither .txt nor .yaml, are left alone.
func readFolder(dir string) (map[string][]byte, error) {
	if info, err := os.Stat(dir); err != nil {
		return nil, cited.Errorf(cited.Invalid, "the rules %s: %w; name a folder with lists", dir, cause(err))
	} else if !info.IsDir() {
		return nil, cited.Errorf(cited.Invalid, "the rules %s are no folder; name the folder that holds the lists", dir)
	}
	r := folderReader{dir: os.DirFS(dir), files: map[string][]byte{}}
	if err := fs.WalkDir(r.dir, ".", r.visit); err != nil {
		return nil, cited.Errorf(cited.Invalid, "the rules %s: %w; make the folder readable", dir, cause(err))
	}
	if len(r.wrong) > 0 {
		return nil, placed(&FS{dir: dir}, r.wrong)
	}
	if len(r.files) == 0 {
		return nil, cited.Errorf(cited.Invalid, "the rules %s hold no lists: put them into a folder a language, like en/people.more.txt, or codebook/<name>/codebook.yaml", dir)
	}
	return r.files, nil
}

func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// folderReader reads a folder and notes what is wrong in it.
type folderReader struct {
	dir   fs.FS
	files map[string][]byte
	wrong []Mistake
}

func (r *folderReader) visit(name string, d fs.DirEntry, err error) error {
	switch ext := path.Ext(name); {
	case err != nil:
		r.fail(name, 1, 1, "cannot be read ("+cause(err).Error()+"): make it readable")
		return skip(d)
	case name != "." && hidden(name):
		return skip(d)
	case d.IsDir() || ext != listEnd && ext != ".yaml" && ext != ".yml":
		return nil
	case !isList.MatchString(name) && !isBook.MatchString(name) && !isRule.MatchString(name):
		r.fail(name, 1, 1, "no list or codebook is looked for here: lists are <language>/<list>.txt or <language>/<list>.more.txt, codebooks codebook/<name>/codebook.yaml, groups.yaml, groups.more.yaml and regions.yaml, rules of estimates estimate/<name>.yaml")
	default:
		r.read(name)
	}
	return nil
}

func (r *folderReader) fail(name string, line, column int, says string) {
	r.wrong = append(r.wrong, Mistake{name, line, column, says})
}

// read reads a file as Unix text without a byte order mark.
func (r *folderReader) read(name string) {
	if info, err := fs.Stat(r.dir, name); err == nil && !info.Mode().IsRegular() {
		r.fail(name, 1, 1, "is no file: put a text file in its place")
		return
	}
	in, err := r.dir.Open(name)
	if err != nil {
		r.fail(name, 1, 1, "cannot be read ("+cause(err).Error()+"): make it readable")
		return
	}
	data, err := io.ReadAll(io.LimitReader(in, mostFile+1))
	if err = errors.Join(err, in.Close()); err != nil {
		r.fail(name, 1, 1, "cannot be read ("+cause(err).Error()+"): check the disk")
		return
	}
	if len(data) > mostFile {
		r.fail(name, 1, 1, "has more than 16 MB: a list is text that people write")
		return
	}
	data = bytes.ReplaceAll(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
	if line, column, ok := firstBad(data); !ok {
		r.fail(name, line, column, "is no UTF-8: save the file as UTF-8 text")
		return
	}
	r.files[name] = data
}

// firstBad returns where the first bytes stand that are no UTF-8, or a NUL.
func firstBad(data []byte) (line, column int, ok bool) {
	if utf8.Valid(data) && bytes.IndexByte(data, 0) < 0 {
		return 0, 0, true
	}
	line, column = 1, 1
	for at := 0; at < len(data); {
		c, n := utf8.DecodeRune(data[at:])
		if c == 0 || c == utf8.RuneError && n == 1 {
			break
		}
		if at += n; c == '\n' {
			line, column = line+1, 1
		} else {
			column += n
		}
	}
	return line, column, false
}

// idsOf returns the ids of the entries in a list.
func idsOf(list string) map[string]bool {
	ids := map[string]bool{}
	for line := range strings.Lines(list) {
		if id, ok := idOf(line); ok {
			ids[id] = true
		}
	}
	return ids
}

// idOf returns the id that a line begins an entry with.
func idOf(line string) (string, bool) {
	f := strings.Fields(line)
	if len(f) < 2 || f[0] != "id" {
		return "", false
	}
	return strings.Join(f[1:], " "), true
}

// without returns the lines of a list in which those of some entries are empty, so
// that the others stay where they were.
func without(list string, ids map[string]bool) []string {
	lines := strings.Split(strings.TrimSuffix(list, "\n"), "\n")
	gone := false
	for i, line := range lines {
		trimmed := strings.TrimSpace(line)
		if id, ok := idOf(line); ok {
			gone = ids[id]
		} else if trimmed == "" {
			gone = false
		}
		if gone && !strings.HasPrefix(trimmed, "#") {
			lines[i] = ""
		}
	}
	return append(lines, "")
}
