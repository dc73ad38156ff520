package store

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"

	"cited"
)

// CheckSchema reports as an error that a database which came from elsewhere holds tables,
// triggers or views other than those of an archive: SQLite would run those when XX
func CheckSchema(ctx context.Context, path string) error {
	db, err := sql.Open("sqlite", dsn(path, "mode", "ro", "immutable", "1"))
	if err != nil {
		return wrap(err, path)
	}
	var version int
	var has map[string]string
	err = db.QueryRowContext(ctx, "SELECT user_version FROM pragma_user_version").Scan(&version)
	if err == nil {
		has, err = schemaOf(ctx, db)
	}
	if err = errors.Join(err, db.Close()); err != nil {
		return wrap(err, path)
	}
	switch {
	case version < 1:
		return cited.Errorf(cited.Invalid, "it is no database of an archive")
	case version > FormatVersion:
		return nil
	}
	want, err := schemaOfVersion(ctx, version)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(has)) {
		if has[name] != want[name] {
			return cited.Errorf(cited.Invalid, "it holds %.80q, which is not as in the database of an archive: it was made to do harm, or changed by hand", name)
		}
		delete(want, name)
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		return cited.Errorf(cited.Invalid, "%s is missing from it", name)
	}
	return nil
}

// schemaOf returns how everything in a database is made.
func schemaOf(ctx context.Context, db *sql.DB) (map[string]string, error) {
	all := map[string]string{}
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	err = eachRow(ctx, tx, "SELECT type || ' ' || name, tbl_name || ' ' || coalesce(sql, '') FROM sqlite_schema", func(rows *sql.Rows) error {
		var name, made string
		err := rows.Scan(&name, &made)
		all[name] = made
		return err
	})
	return all, errors.Join(err, tx.Rollback())
}

// schemaOfVersion returns how everything is made in a database of a version.
func schemaOfVersion(ctx context.Context, version int) (map[string]string, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	scripts, err := migrationScripts(0, version)
	for _, m := range scripts {
		if err == nil {
			_, err = db.ExecContext(ctx, m.script)
		}
	}
	var all map[string]string
	if err == nil {
		all, err = schemaOf(ctx, db)
	}
	return all, wrap(errors.Join(err, db.Close()), "making an empty database")
}
