package archive

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"

	"cited"
	"cited/internal/store"
)

// unfinishedExport begins the name of the folder in which an export is made.
const unfinishedExport = ".cited-export-"

// Exported counts what an export selected, as far as it has come.
type Exported struct {
	Figures     int
	Documents   int // that state them
	Individuals int // figures of one person that were left out
}

// Exportable yields the figures that a query selects and that may leave the archive, as Figures
// does, and counts them: figures of one person never do, even if the query asks for them.
func (a *Archive) Exportable(ctx context.Context, v cited.Viewer, q cited.Query, made *Exported) iter.Seq2[cited.Receipt, error] {
	q.Terms = append(q.Terms[:len(q.Terms):len(q.Terms)], cited.Term{Key: "individual", Values: []string{"true", "false"}})
	return func(yield func(cited.Receipt, error) bool) {
		var last cited.ID // of a document, whose figures come one after the other
		for r, err := range a.Figures(ctx, v, q) {
			if err == nil && r.Figure.Individual {
				made.Individuals++
				continue
			}
			if err == nil {
				made.Figures++
			}
			if err == nil && r.Document.ID != last {
				made.Documents++
				last = r.Document.ID
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

// WriteOut has a file written, which is there whole or not at all. One that is there is replaced
// only by force, and none is written into the archive's folder. temp is a folder beside the file,
// for what is needed meanwhile.
func (a *Archive) WriteOut(ctx context.Context, file string, force bool, write func(out io.Writer, temp string) error) error {
	if a.Holds(file) {
		return cited.Errorf(cited.Invalid, "%s is in the archive, which holds nothing but evidence; name a file elsewhere", file)
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
