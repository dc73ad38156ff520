// Package overlay lays a folder of a user over the rules that are built in.
//
// A file of the folder takes the place of the built-in file of the same name. A
// file <list>.more.txt adds to a list instead: its entries stand behind those of
// the list, and one whose id the list has already takes that entry's place. So a
// word is added with a file of five lines, and an entry is changed without
// copying the list.
//
// The folder is read once, whole, and checked: what comes later sees one file
// system, as if it had been built in, and need not know of any folder. Only
// mistakes must lead back to the file that somebody wrote, and Placed does that.
package overlay

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"cited"
)

// FS is rules with a folder laid over them. It does not change after it was made
// and may be shared.
type FS struct {
	base  fs.FS
	dir   string               // empty: nothing is laid over
	files map[string][]byte    // what the folder adds or changes
	from  map[string][]stretch // by file: where its lines come from, in order
}

// stretch is a run of lines of a file that come from one place.
type stretch struct {
	first int    // line of the file, from 1
	name  string // of the file they come from, as people see it
	line  int    // of the first in there
}

// New reads a folder and lays it over rules; an empty dir lays nothing over. A
// folder that cannot be read, or that holds no lists, is Invalid; so are files
// that stand where no list can, all reported at once, as Mistakes.
func New(base fs.FS, dir string) (*FS, error) {
	f := &FS{base: base, dir: dir, files: map[string][]byte{}, from: map[string][]stretch{}}
	if dir == "" {
		return f, nil
	}
	given, err := readFolder(dir)
	if err != nil {
		return nil, err
	}
	for name, data := range given {
		if !isMore(name) {
			f.put(name, data)
		}
	}
	for name, data := range given {
		if isMore(name) {
			if err := f.add(name, data); err != nil {
				return nil, err
			}
		}
	}
	return f, nil
}

// put lays a file over.
func (f *FS) put(name string, data []byte) {
	f.files[name] = data
	f.from[name] = []stretch{{1, f.ours(name), 1}}
}

func (f *FS) ours(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }

// add lays the entries of a file <list>.more.txt behind those of its list.
func (f *FS) add(name string, more []byte) error {
	list := strings.TrimSuffix(name, moreEnd) + listEnd
	data, err := fs.ReadFile(f, list)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	origin, _ := f.Where(list, 1)
	lines := without(string(data), idsOf(string(more)))
	f.from[list] = []stretch{{1, origin, 1}, {len(lines) + 1, f.ours(name), 1}}
	f.files[list] = append([]byte(strings.Join(lines, "\n")+"\n"), more...)
	return nil
}

// Where returns the file and line from which a line of the rules comes: a path of
// the folder, or one of the built-in rules, which begins with "rules/".
func (f *FS) Where(name string, line int) (file string, at int) {
	for _, s := range slices.Backward(f.from[name]) {
		if line >= s.first {
			return s.name, line - s.first + s.line
		}
	}
	return path.Join("rules", name), line
}

// Open opens a file or folder of the rules.
func (f *FS) Open(name string) (fs.File, error) {
	if data, ok := f.files[name]; ok {
		return &file{Reader: bytes.NewReader(data), info: info{path.Base(name), int64(len(data)), false}}, nil
	}
	if !f.isChanged(name) || !fs.ValidPath(name) {
		return f.base.Open(name)
	}
	entries, err := f.ReadDir(name)
	if err != nil {
		return nil, err
	}
	return &folder{info: info{path.Base(name), 0, true}, entries: entries}, nil
}

// isChanged reports whether the folder adds to or changes something below name.
func (f *FS) isChanged(name string) bool {
	for file := range f.files {
		if name == "." || strings.HasPrefix(file, name+"/") {
			return true
		}
	}
	return false
}

// ReadDir lists a folder of the rules, in order.
func (f *FS) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(f.base, name)
	if err != nil && (!errors.Is(err, fs.ErrNotExist) || !f.isChanged(name)) {
		return nil, err
	}
	for file, data := range f.files {
		below := file
		if name != "." {
			var ok bool
			if below, ok = strings.CutPrefix(file, name+"/"); !ok {
				continue
			}
		}
		child, _, isFolder := strings.Cut(below, "/")
		e := fs.FileInfoToDirEntry(info{child, int64(len(data)), isFolder})
		same := func(o fs.DirEntry) bool { return o.Name() == child }
		if isFolder {
			e = fs.FileInfoToDirEntry(info{child, 0, true})
		}
		entries = append(slices.DeleteFunc(entries, same), e)
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, nil
}

// info is what there is to know of a file or folder.
type info struct {
	name   string
	size   int64
	folder bool
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.folder }
func (i info) Sys() any           { return nil }
func (i info) Mode() fs.FileMode {
	if i.folder {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

// file is an open file.
type file struct {
	*bytes.Reader
	info info
}

func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *file) Close() error               { return nil }

// folder is an open folder.
type folder struct {
	info    info
	entries []fs.DirEntry // not read yet
}

func (f *folder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *folder) Close() error               { return nil }

func (f *folder) Read([]byte) (int, error) {
	return 0, cited.Errorf(cited.Invalid, "%s is a folder", f.info.name)
}

// ReadDir returns the next n entries, all if n is 0 or less.
func (f *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	some := f.entries
	if n > 0 {
		some = some[:min(n, len(some))]
		if len(some) == 0 {
			return nil, io.EOF
		}
	}
	f.entries = f.entries[len(some):]
	return some, nil
}
