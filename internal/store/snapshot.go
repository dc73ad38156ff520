package store

import (
	"context"
	"database/sql"
	"errors"
	"os"

	"cited"
)

// snapshotTries is how often a snapshot is begun anew because somebody wrote to a
// database that nobody had open before.
const snapshotTries = 5

// Snapshot copies the database of an archive to a new file: as it is at one moment,
// whoever writes to it meanwhile, and without the room of what was deleted. Neither the
// database nor its folder is changed. On an error there may be part of the copy.
func Snapshot(ctx context.Context, path, to string) error {
	if _, err := os.Stat(path); err != nil {
		return noDatabase(path, err)
	}
	for range snapshotTries {
		before, open := inUse(path)
		err := vacuumInto(ctx, path, to, open)
		if after, nowOpen := inUse(path); err != nil || open || !nowOpen && before == after {
			if err == nil {
				err = asOpened(ctx, to)
			}
			return err
		}
		if err := os.Remove(to); err != nil && !errors.Is(err, os.ErrNotExist) {
			return wrap(err, to)
		}
	}
	return cited.Errorf(cited.Conflict, "%s: it is being written to all the time; try again when nobody adds to it", path)
}

func noDatabase(path string, err error) error {
	return cited.Errorf(cited.NotFound, "%s: the archive has no database there; restore it from a back-up (%w)", path, err)
}

// fileState tells whether a file was written to.
type fileState struct{ size, changed int64 }

// inUse returns the state of a database's file, and whether there is anything beside it
// that whoever writes to it has not moved into it yet.
func inUse(path string) (fileState, bool) {
	var s fileState
	if info, err := os.Stat(path); err == nil {
		s = fileState{info.Size(), info.ModTime().UnixNano()}
	}
	wal, err := os.Stat(path + "-wal")
	return s, err == nil && wal.Size() > 0
}

// vacuumInto writes the copy. A database that nobody has open is read as one that does not
// change, because SQLite would make files beside it otherwise.
func vacuumInto(ctx context.Context, path, to string, open bool) error {
	options := []string{"_pragma", "busy_timeout(10000)", "mode", "ro"}
	if !open {
		options = append(options, "immutable", "1")
	}
	db, err := sql.Open("sqlite", dsn(path, options...))
	if err != nil {
		return wrap(err, path)
	}
	db.SetMaxOpenConns(1)
	_, err = db.ExecContext(ctx, "VACUUM INTO $1", to)
	return errors.Join(wrap(err, to), db.Close())
}

// asOpened gives a copy the journal that a database of an archive has, so that whoever opens
// it first need not change that, which nobody may who reads at the same time.
func asOpened(ctx context.Context, path string) error {
	db, err := openWriter(path)
	if err != nil {
		return err
	}
	return errors.Join(wrap(db.PingContext(ctx), path), db.Close())
}

// KeptFile is an original whose bytes are in the archive.
type KeptFile struct {
	SHA256 string // in hex
	Size   int64  // in bytes
}

// KeptFiles returns the originals whose bytes are in the archive, in the order of their
// digests. Only the owner may.
func (s *Store) KeptFiles(ctx context.Context, v cited.Viewer) ([]KeptFile, error) {
	if v.Role != cited.Owner {
		return nil, denied("copy this archive")
	}
	var all []KeptFile
	err := s.view(ctx, v, func(tx *sql.Tx) error {
		return eachRow(ctx, tx, "SELECT sha256, size FROM original WHERE kept <> 0 ORDER BY sha256", func(rows *sql.Rows) error {
			var f KeptFile
			err := rows.Scan(&f.SHA256, &f.Size)
			all = append(all, f)
			return err
		})
	})
	return all, err
}
