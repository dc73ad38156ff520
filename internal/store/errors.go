package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"cited"

	"modernc.org/sqlite"
)

// Primary result codes of SQLite that have a meaning of ours.
const (
	sqliteBusy     = 5
	sqliteLocked   = 6
	sqliteReadOnly = 8
	sqliteStopped  = 9 // the context ended
	sqliteIOErr    = 10
	sqliteCorrupt  = 11
	sqliteFull     = 13
	sqliteCantOpen = 14
	sqliteNotADB   = 26
)

// wrap gives what SQLite or the file system says a code of ours and a message
// that says what to do. What has a code already keeps it.
func wrap(err error, doing string) error {
	var ours *cited.Error
	if err == nil || errors.As(err, &ours) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	var lite *sqlite.Error
	if errors.As(err, &lite) {
		return wrapSQLite(err, lite.Code()&0xff, doing)
	}
	return wrapFile(err, doing)
}

func wrapSQLite(err error, code int, doing string) error {
	switch code {
	case sqliteStopped:
		return fmt.Errorf("%s: %w", doing, context.Canceled)
	case sqliteBusy, sqliteLocked:
		return cited.Errorf(cited.Conflict, "%s: another program is writing to this archive; wait for it and try again (%w)", doing, err)
	case sqliteFull, sqliteIOErr:
		return cited.Errorf(cited.Full, "%s: no space is left or the disk fails; free some and run the same command again (%w)", doing, err)
	case sqliteReadOnly, sqliteCantOpen:
		return cited.Errorf(cited.Full, "%s: the archive cannot be written to; check the rights of its folder (%w)", doing, err)
	case sqliteNotADB:
		return cited.Errorf(cited.NotFound, "%s: the file is no database of an archive; name another folder with --archive (%w)", doing, err)
	case sqliteCorrupt:
		return cited.Errorf(cited.Internal, "%s: the database is damaged; restore it from a back-up (%w)", doing, err)
	}
	return cited.Errorf(cited.Internal, "%s: %w", doing, err)
}

// wrapFile is wrap for errors of the file system.
func wrapFile(err error, doing string) error {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return cited.Errorf(cited.Full, "%s: no space is left; free some and run the same command again (%w)", doing, err)
	case errors.Is(err, syscall.EROFS), errors.Is(err, fs.ErrPermission):
		return cited.Errorf(cited.Full, "%s: the archive cannot be written to; check the rights of its folder (%w)", doing, err)
	}
	return cited.Errorf(cited.Internal, "%s: %w", doing, err)
}
