package archive

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"cited"
	"cited/internal/store"
)

// otherArchive is another archive that is read and not changed: a copy of its database, and
// its originals where they are.
type otherArchive struct {
	store     *store.Store
	originals *store.Originals
	codebooks []string
}

// openOther opens an archive in a folder, or in a back-up, which is unpacked. What is copied
// of it goes into a folder that is there for that.
func (a *Archive) openOther(ctx context.Context, v cited.Viewer, from, folder string, w Watch) (other otherArchive, err error) {
	info, err := os.Stat(from)
	if err != nil {
		return other, cited.Errorf(cited.NotFound, "%s cannot be read; name the folder of an archive, or a back-up (%w)", from, err)
	}
	dir := from
	if !info.IsDir() {
		dir = filepath.Join(folder, "restored")
		made, err := Restore(ctx, from, dir, RestoreOptions{Watch: w})
		if err != nil {
			return other, err
		}
		if made.Findings > 0 {
			return other, cited.Errorf(cited.Conflict, "%s is damaged: see above; restore what is whole with cited restore --damaged, and merge that", from)
		}
	}
	s, err := readSettings(dir)
	if err != nil {
		return other, err
	}
	database, err := s.databasePath(dir)
	if err != nil {
		return other, err
	}
	w.Stage("copying the database", 0)
	copied := filepath.Join(folder, databaseName)
	if err := store.Snapshot(ctx, database, copied); err != nil {
		return other, err
	}
	other.originals, other.codebooks = store.OpenOriginals(filepath.Join(dir, originalsName)), s.Codebooks
	other.store, err = store.OpenCopy(ctx, copied, store.Options{Fold: foldName, By: v.Name, At: a.cfg.Now()})
	var ours *cited.Error
	if errors.As(err, &ours) {
		err = cited.Errorf(ours.Code, "%s: %w", from, err)
	}
	return other, err
}
