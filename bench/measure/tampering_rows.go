package main

import (
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
)

// How a row is tampered with.
const (
	change  = "UPDATE %s SET %s = CASE typeof(%[2]s) WHEN 'null' THEN 1 WHEN 'text' THEN %[2]s || 'x' WHEN 'blob' THEN CAST(%[2]s || x'01' AS BLOB) ELSE %[2]s + 1 END WHERE "
	removal = "DELETE FROM %s WHERE "
)

// database runs something on the database of the archive in t.dir, without the triggers
// that keep decisions and logs from being changed.
func (t *tamperer) database(use func(*sql.DB) error) error {
	db, err := sql.Open("sqlite", filepath.Join(t.dir, "cited.db"))
	if err != nil {
		return err
	}
	guards, err := t.texts(db, "SELECT name FROM sqlite_master WHERE type = 'trigger'")
	for _, name := range guards {
		_, failed := db.ExecContext(t.ctx, "DROP TRIGGER "+name)
		err = errors.Join(err, failed)
	}
	if err == nil {
		err = use(db)
	}
	return errors.Join(err, db.Close())
}

// entry tampers with an entry of the log.
func (t *tamperer) entry(statement string) (checks []string, subject string, err error) {
	err = t.database(func(db *sql.DB) error {
		var count int
		if err := db.QueryRowContext(t.ctx, "SELECT count(*) FROM log").Scan(&count); err != nil {
			return err
		}
		n := t.random.IntN(count)
		subject = fmt.Sprintf("entry %d", n)
		_, err := db.ExecContext(t.ctx, statement, n)
		return err
	})
	return []string{"log"}, subject, err
}

// row changes a value of a row of some table, or removes the row. What the sums of rows
// are kept by, and the hashes of the log, are rows too.
func (t *tamperer) row(how string) (checks []string, subject string, err error) {
	err = t.database(func(db *sql.DB) error {
		tables, err := t.tables(db)
		if err != nil {
			return err
		}
		for range 100 { // until one is taken: a table may be empty, and a value the only one that may be
			table := tables[t.random.IntN(len(tables))]
			if done, err := t.oneRow(db, table, how); done || err != nil {
				return err
			}
		}
		return errors.New("no row can be changed")
	})
	return []string{"row", "span", "log", "foreign", "database"}, "", err
}

// tables lists the tables but for the log, which is tampered with by entries, and those of full
// text, whose words are not compared (docs/custody.md).
func (t *tamperer) tables(db *sql.DB) ([]string, error) {
	return t.texts(db, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_fts%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' AND name <> 'log'")
}

// texts returns the first column of rows.
func (t *tamperer) texts(db *sql.DB, query string) ([]string, error) {
	rows, err := db.QueryContext(t.ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, rows.Err()
}

// oneRow tampers with a row of a table and reports whether that was possible.
func (t *tamperer) oneRow(db *sql.DB, table, how string) (bool, error) {
	keys, err := t.texts(db, fmt.Sprintf("SELECT name FROM pragma_table_info('%s') WHERE pk > 0", table))
	if err != nil {
		return false, err
	}
	columns, err := t.texts(db, fmt.Sprintf("SELECT name FROM pragma_table_info('%s')", table))
	if err != nil {
		return false, err
	}
	var count int
	if err := db.QueryRowContext(t.ctx, "SELECT count(*) FROM "+table).Scan(&count); err != nil || count == 0 {
		return false, err
	}
	values, into := make([]any, len(keys)), make([]any, len(keys))
	for i := range into {
		into[i] = &values[i]
	}
	if err := db.QueryRowContext(t.ctx, fmt.Sprintf("SELECT %s FROM %s LIMIT 1 OFFSET %d", strings.Join(keys, ", "), table, t.random.IntN(count))).Scan(into...); err != nil {
		return false, err
	}
	column := columns[t.random.IntN(len(columns))]
	statement := fmt.Sprintf(removal, table)
	if how == change {
		statement = fmt.Sprintf(change, table, column)
	}
	if _, err := db.ExecContext(t.ctx, statement+strings.Join(keys, " = ? AND ")+" = ?", values...); err != nil {
		return false, nil // another row has that value already
	}
	t.last = table + "." + column
	return true, nil
}
