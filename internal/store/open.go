package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"cited"
	"cited/internal/custody"

	_ "modernc.org/sqlite" // the driver
)

//go:embed migrations
var migrations embed.FS

// applicationID marks a SQLite file as the database of an archive: "Cite".
const applicationID = 0x43697465

// FormatVersion is the version of the schema that this program writes: the
// number of its last migration.
const FormatVersion = 17

// Options is what a store needs from outside.
type Options struct {
	// Fold returns the words of a name as they are looked for: folded, parted by
	// single spaces. It must agree with the words of passages. It may be nil:
	// then words are lowered and parted at what is no letter or digit.
	Fold func(string) string

	// Role reports whether a source's name says only what somebody is, "neighbour":
	// then each document has a source of its own under it. It may be nil: none does.
	Role func(string) bool

	// Spot returns where a quotation stands in the original, by the place of its document
	// there and the windows of the text that hold it. It may be nil: then nobody knows.
	Spot func(place string, windows []cited.Text, quote cited.Span) cited.Spot

	// By and At say who opens the archive, and when: the log of one that had none
	// begins with that. They may be empty.
	By string
	At time.Time
}

// Store is an open database. It is safe for concurrent use.
type Store struct {
	path string
	fold func(string) string
	role func(string) bool
	spot func(string, []cited.Text, cited.Span) cited.Spot
	read *sql.DB

	details *detailCodec
	columns *columns

	mu    sync.Mutex // guards what follows, and is held while a transaction writes
	write *sql.DB
	codes map[codeKey]int64 // what is known of table code
	seen  int64             // by which version of what others wrote it is known
	acts  acts              // what the transaction that is open did, for the log
}

// Create makes the database of a new archive: under another name first, so that
// there is never half of one. Its log begins with who makes it and when. That there is
// one already is a Conflict.
func Create(ctx context.Context, path, by string, at time.Time) error {
	if _, err := os.Stat(path); err == nil {
		return cited.Errorf(cited.Conflict, "%s is there already; choose another folder", path)
	}
	unfinished := path + ".new"
	if err := removeDatabase(unfinished); err != nil {
		return wrap(err, path)
	}
	db, err := openWriter(unfinished)
	if err != nil {
		return err
	}
	err = (&Store{path: path}).migrate(ctx, db, 0, by, at)
	if err == nil {
		err = wrap(settle(ctx, db), path)
	}
	if err = errors.Join(err, db.Close()); err == nil {
		err = wrap(os.Rename(unfinished, path), path)
	}
	if err != nil {
		_ = removeDatabase(unfinished) // the error that led here says more
	}
	return err
}

// settle brings all that was written into the file of the database itself. Closing it does
// so too, but where there is no room it says nothing and leaves the rest beside the file.
func settle(ctx context.Context, db *sql.DB) error {
	var busy, pages, settled int
	return db.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &settled)
}

// removeDatabase removes a database, if there is one, with what SQLite keeps beside it.
func removeDatabase(path string) error {
	for _, end := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(path + end); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// Open opens the database of an archive and brings it to this version's schema.
// A file that is none, or is missing, is NotFound; one of a newer version is
// Unsupported.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, noDatabase(path, err)
	}
	s := &Store{path: path, fold: o.Fold, role: o.Role, spot: o.Spot, codes: map[codeKey]int64{}, details: newDetailCodec(), columns: newColumns()}
	if s.fold == nil {
		s.fold = foldPlain
	}
	var err error
	if s.read, err = openReader(ctx, path); err != nil {
		return nil, err
	}
	if err := s.checkVersion(ctx, o.By, o.At); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// Close closes the database.
func (s *Store) Close() error {
	err := s.columns.close()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.write != nil {
		err = errors.Join(err, s.write.Close())
		s.write = nil
	}
	return errors.Join(err, s.read.Close())
}

// checkVersion looks at the two numbers in the file's header.
func (s *Store) checkVersion(ctx context.Context, by string, at time.Time) error {
	var app, version int
	row := s.read.QueryRowContext(ctx, "SELECT a.application_id, u.user_version FROM pragma_application_id a, pragma_user_version u")
	if err := row.Scan(&app, &version); err != nil {
		return wrap(err, s.path)
	}
	switch {
	case app != applicationID:
		return cited.Errorf(cited.NotFound, "%s is no database of an archive; name another folder with --archive", s.path)
	case version > FormatVersion:
		return cited.Errorf(cited.Unsupported, "%s was made by a newer version of cited (format %d, this program knows %d); update cited", s.path, version, FormatVersion)
	case version < FormatVersion:
		db, err := s.writer()
		if err != nil {
			return err
		}
		return s.migrate(ctx, db, version, by, at)
	}
	return nil
}

// writer opens the writing connection if it is not open.
func (s *Store) writer() (*sql.DB, error) {
	if s.write == nil {
		db, err := openWriter(s.path)
		if err != nil {
			return nil, err
		}
		s.write = db
	}
	return s.write, nil
}

// openWriter opens a pool of one connection, whose transactions take the write
// lock at once: two that read first and write later could not both go on.
func openWriter(path string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", dsn(path, "_txlock", "immediate", "_pragma", "busy_timeout(10000)",
		"_pragma", "journal_mode(wal)", "_pragma", "synchronous(full)", "_pragma", "foreign_keys(1)",
		"_pragma", "wal_autocheckpoint(16000)", "_pragma", "cache_size(-131072)"))
	if err != nil {
		return nil, wrap(err, path)
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

// openReader opens a pool of connections that cannot write. On a folder that
// cannot be written to, where SQLite could not make its lock file, the database
// is opened as one that nobody changes.
func openReader(ctx context.Context, path string) (*sql.DB, error) {
	options := []string{"_pragma", "busy_timeout(10000)", "_pragma", "query_only(1)", "_pragma", "cache_size(-8192)"}
	db, err := sql.Open("sqlite", dsn(path, options...))
	if err != nil {
		return nil, wrap(err, path)
	}
	db.SetMaxOpenConns(8)
	var n int
	err = db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&n)
	if err == nil {
		return db, nil
	}
	err = wrap(err, path)
	if wal, statErr := os.Stat(path + "-wal"); cited.CodeOf(err) != cited.Full || statErr == nil && wal.Size() > 0 {
		return nil, errors.Join(err, db.Close())
	}
	_ = db.Close() // what it said is kept in err
	return sql.Open("sqlite", dsn(path, append(options, "immutable", "1")...))
}

// dsn makes a data source name from a path and pairs of option and value.
func dsn(path string, options ...string) string {
	v := url.Values{}
	for i := 0; i < len(options); i += 2 {
		v.Add(options[i], options[i+1])
	}
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(path), RawQuery: v.Encode()}
	if abs, err := filepath.Abs(path); err == nil {
		u.Path = "/" + strings.TrimPrefix(filepath.ToSlash(abs), "/")
	}
	return u.String()
}

// migrate runs the migrations after version, each in a transaction with the
// number that says it ran. With the last of them what people decided about readings is
// applied, as older versions only kept it, and the log begins, if there was none.
func (s *Store) migrate(ctx context.Context, db *sql.DB, version int, by string, at time.Time) error {
	path := s.path
	scripts, err := migrationScripts(version, FormatVersion)
	if err != nil {
		return wrap(err, path)
	}
	for _, m := range scripts {
		set := "\nPRAGMA application_id = " + strconv.Itoa(applicationID) + "; PRAGMA user_version = " + strconv.Itoa(m.version) + ";"
		if err := inTx(ctx, db, func(tx *sql.Tx) error {
			if _, err := tx.ExecContext(ctx, m.script+set); err != nil || m.version < FormatVersion {
				return err
			}
			if err := s.applyDecisions(ctx, tx); err != nil {
				return err
			}
			return s.beginLog(ctx, tx, by, custody.Time(at))
		}); err != nil {
			return wrap(err, path)
		}
	}
	return nil
}

// migration is a script that makes a version of the schema of one before it.
type migration struct {
	version int
	script  string
}

// migrationScripts returns the migrations after one version and up to another. The name of each
// begins with its version.
func migrationScripts(after, to int) ([]migration, error) {
	names, err := fs.Glob(migrations, "migrations/*.sql") // in order of their names
	if err != nil {
		return nil, err
	}
	var all []migration
	for _, name := range names {
		number, _, _ := strings.Cut(path.Base(name), "_")
		version, err := strconv.Atoi(number)
		if err != nil {
			return nil, err
		}
		if version <= after || version > to {
			continue
		}
		script, err := migrations.ReadFile(name)
		if err != nil {
			return nil, err
		}
		all = append(all, migration{version, string(script)})
	}
	return all, nil
}

// inTx runs f in a transaction of its own.
func inTx(ctx context.Context, db *sql.DB, f func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := f(tx); err != nil {
		_ = tx.Rollback() // the error that led here says more
		return err
	}
	return tx.Commit()
}

// update runs f in a writing transaction, and adds what f did to the log. What f learns
// about codes is forgotten if the transaction does not come to pass.
func (s *Store) update(ctx context.Context, doing string, f func(*sql.Tx) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	db, err := s.writer()
	if err != nil {
		return err
	}
	s.acts = acts{}
	err = inTx(ctx, db, func(tx *sql.Tx) error {
		if err := f(tx); err != nil {
			return err
		}
		return s.acts.write(ctx, tx)
	})
	if err != nil {
		s.codes = map[codeKey]int64{}
		return wrap(err, doing)
	}
	return nil
}
