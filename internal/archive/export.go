package archive

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"cited"
	"cited/internal/store"
)

// unfinishedExport begins the name of the folder in which an export is made.
const unfinishedExport = ".cited-export-"

// keeps reports whether a path is one of those under which the archive keeps what it holds. Other
// files may lie beside them, in its folder but in none below.
func (a *Archive) keeps(file string) bool {
	if !a.Holds(file) {
		return false
	}
	here, err := os.Stat(a.dir)
	folder, wrong := os.Stat(filepath.Dir(file))
	if err != nil || wrong != nil || !os.SameFile(here, folder) {
		return true
	}
	database, err := a.settings.databasePath(a.dir)
	name := strings.ToLower(filepath.Base(file)) // some disks do not tell A from a
	return err != nil || name == keysName || strings.HasPrefix(name, "cited.") || strings.HasPrefix(name, strings.ToLower(filepath.Base(database)))
}

// WriteOut has a file written, which is there whole or not at all. One that is there is replaced
// only by force, and nothing that the archive keeps ever is. temp is a folder beside the file, for
// what is needed meanwhile.
func (a *Archive) WriteOut(ctx context.Context, file string, force bool, write func(out io.Writer, temp string) error) error {
	if a.keeps(file) {
		return cited.Errorf(cited.Invalid, "%s is where the archive keeps its evidence; name a file elsewhere", file)
	}
	if err := mayReplace(file, "evidence.csv", force); err != nil {
		return err
	}
	temp, err := os.MkdirTemp(filepath.Dir(file), unfinishedExport)
	if errors.Is(err, fs.ErrNotExist) {
		return cited.Errorf(cited.NotFound, "there is no folder %s; make it first", filepath.Dir(file))
	}
	if err != nil {
		return cannotWrite(file, err)
	}
	unfinished := filepath.Join(temp, "export")
	err = writeNew(unfinished, temp, write)
	if err == nil {
		err = errors.Join(ctx.Err(), mayReplace(file, "evidence.csv", force))
	}
	if err == nil {
		err = errors.Join(os.Rename(unfinished, file), store.SyncPath(filepath.Dir(file)))
	}
	if removed := os.RemoveAll(temp); err == nil {
		err = removed
	}
	if ofSystem := errors.As(err, new(*fs.PathError)) || errors.As(err, new(*os.LinkError)); ofSystem && cited.CodeOf(err) == cited.Internal {
		err = cannotWrite(file, err)
	}
	return err
}

// writeNew writes a file that is not there yet.
func writeNew(file, temp string, write func(io.Writer, string) error) error {
	out, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	buffered := bufio.NewWriterSize(out, 1<<18)
	err = write(buffered, temp)
	if err == nil {
		err = errors.Join(buffered.Flush(), out.Sync())
	}
	return errors.Join(err, out.Close())
}
