package cli

import (
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cited"
)

// stdinPath is how standard input is named on the command line.
const stdinPath = "-"

// own are the files of an archive: never documents, even where somebody adds the
// folder that they lie in.
var own = []string{"cited.yaml", "cited.db", "cited.db-wal", "cited.db-shm", "originals", "log.pub", "checkpoints", "rules"}

// files yields the files that the paths name, each folder walked in sorted
// order. Hidden files and archives below a folder are left out, and so are the
// files that skip accepts. What cannot be read comes as an error that names it,
// and the walk goes on.
func files(paths []string, skip func(path string, info fs.FileInfo) bool) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for _, path := range paths {
			if !walk(path, skip, yield) {
				return
			}
		}
	}
}

func walk(path string, skip func(string, fs.FileInfo) bool, yield func(string, error) bool) bool {
	if path == stdinPath {
		return yield(path, nil)
	}
	info, err := os.Stat(path)
	if err != nil {
		return yield(path, unreadable(path, err, "check the name"))
	}
	if !info.IsDir() {
		return yield(path, nil)
	}
	root := path
	if link, err := os.Lstat(path); err == nil && link.Mode()&fs.ModeSymlink != 0 {
		root += string(filepath.Separator) // a link that is named is followed
	}
	w := walker{root: root, skip: skip, yield: yield}
	if err := filepath.WalkDir(root, w.visit); err != nil {
		return yield(path, unreadable(path, err, "check the folder"))
	}
	if w.stopped {
		return false
	}
	if w.seen == 0 {
		return yield(path, cited.Errorf(cited.NotFound, "%s: the folder holds no files; name one that does", path))
	}
	return true
}

func unreadable(path string, err error, advice string) error {
	return cited.Errorf(cited.NotFound, "%s: %w; %s", path, withoutOp(err), advice)
}

type walker struct {
	root    string
	skip    func(string, fs.FileInfo) bool
	yield   func(string, error) bool
	seen    int
	stopped bool // the caller has had enough
}

func (w *walker) visit(path string, entry fs.DirEntry, err error) error {
	if err != nil {
		return w.give(path, unreadable(path, err, "make it readable, or leave it out"))
	}
	if path == w.root {
		return nil
	}
	if entry.IsDir() {
		if w.isLeftOut(path, entry) {
			return fs.SkipDir
		}
		return nil
	}
	if w.isLeftOut(path, entry) {
		return nil
	}
	info, err := os.Stat(path) // a link counts as what it leads to
	if err != nil {
		return w.give(path, unreadable(path, err, "repair or remove the link"))
	}
	if !info.Mode().IsRegular() {
		return nil
	}
	if w.skip != nil && w.skip(path, info) {
		w.seen++
		return nil
	}
	return w.give(path, nil)
}

func (w *walker) isLeftOut(path string, entry fs.DirEntry) bool {
	if strings.HasPrefix(entry.Name(), ".") {
		return true
	}
	if entry.IsDir() && isArchive(path) {
		return true
	}
	return filepath.Dir(path) == filepath.Clean(w.root) && slices.Contains(own, entry.Name()) && isArchive(w.root)
}

func isArchive(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "cited.yaml"))
	return err == nil
}

func (w *walker) give(path string, err error) error {
	w.seen++
	if !w.yield(path, err) {
		w.stopped = true
		return fs.SkipAll
	}
	return nil
}
