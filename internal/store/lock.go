package store

import (
	"context"
	"database/sql"
	"errors"

	"cited"
)

// Lock is the right to add to an archive, which one program at a time has. It
// ends with the program, however that ends: it is a lock of the operating system
// on an empty file, taken the way SQLite takes them on every platform.
type Lock struct {
	db *sql.DB
	tx *sql.Tx
}

// TakeLock takes the lock that a file stands for. That somebody else has it is a
// Conflict.
func TakeLock(ctx context.Context, path string) (*Lock, error) {
	db, err := sql.Open("sqlite", dsn(path, "_txlock", "exclusive", "_pragma", "busy_timeout(0)"))
	if err != nil {
		return nil, wrap(err, path)
	}
	db.SetMaxOpenConns(1)
	// A transaction that ends with its context is undone by somebody whom Release
	// does not wait for, so the lock outlives the context.
	tx, err := db.BeginTx(context.WithoutCancel(ctx), nil)
	if err == nil {
		return &Lock{db, tx}, nil
	}
	err = errors.Join(wrap(err, path), db.Close())
	if cited.CodeOf(err) == cited.Conflict {
		err = cited.Errorf(cited.Conflict, "another cited add or withdraw is running on this archive; wait for it to end and run this again")
	}
	return nil, err
}

// Release gives the lock back.
func (l *Lock) Release() error { return errors.Join(l.tx.Rollback(), l.db.Close()) }
