package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"unicode"

	"cited"
)

// Roles of codes: the fields of a figure under their own names, those of what else is
// read behind its name ("statement.stance"), and these.
const (
	rolePublisher = "publisher" // of a document
	roleLanguage  = "language"  // of a document
	roleVersion   = "version"   // of a stage
)

type codeKey struct{ role, value string }

// mostCodes bounds the memory that known codes take.
const mostCodes = 500_000

// coder numbers values inside one transaction and counts how often they are used.
type coder struct {
	s     *Store
	find  *sql.Stmt
	add   *sql.Stmt
	count *sql.Stmt
	uses  map[int64]int
	alias *sql.Stmt
	own   *sql.Stmt
}

func (s *Store) newCoder(ctx context.Context, tx *sql.Tx) (*coder, error) {
	var version int64 // another one once somebody else wrote, who may have taken codes out
	if err := tx.QueryRowContext(ctx, "PRAGMA data_version").Scan(&version); err != nil {
		return nil, err
	}
	if len(s.codes) > mostCodes || version != s.seen {
		s.codes, s.seen = map[codeKey]int64{}, version
	}
	c := &coder{s: s, uses: map[int64]int{}}
	return c, prepare(ctx, tx, map[**sql.Stmt]string{
		&c.find:  "SELECT id FROM code WHERE role = $1 AND value = $2",
		&c.add:   "INSERT INTO code (role, value, folded) VALUES ($1, $2, $3) RETURNING id",
		&c.count: "UPDATE code SET uses = uses + $1 WHERE id = $2",
		&c.own:   "INSERT INTO source (id, name) VALUES ($1, $2) ON CONFLICT DO NOTHING",
		&c.alias: "INSERT INTO alias (name, source) VALUES ($1, $2) ON CONFLICT DO NOTHING",
	})
}

// prepare prepares statements for the length of a transaction, which closes them.
func prepare(ctx context.Context, tx *sql.Tx, statements map[**sql.Stmt]string) error {
	for to, query := range statements {
		var err error
		if *to, err = tx.PrepareContext(ctx, query); err != nil {
			return err
		}
	}
	return nil
}

// code returns the number of a value; the empty value is 0 in every role.
func (c *coder) code(ctx context.Context, role, value string) (int64, error) {
	if value == "" {
		return 0, nil
	}
	key := codeKey{role, value}
	if id, ok := c.s.codes[key]; ok {
		return id, nil
	}
	var id int64
	err := c.find.QueryRowContext(ctx, role, value).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		err = c.add.QueryRowContext(ctx, role, value, c.s.fold(value)).Scan(&id)
		if err == nil && strings.HasSuffix(role, "attribution") {
			err = c.source(ctx, value)
		}
	}
	if err == nil {
		c.s.codes[key] = id
	}
	return id, err
}

// source makes a source of a name that was not seen before. Names that differ in
// case or punctuation only are one source.
func (c *coder) source(ctx context.Context, name string) error {
	id := c.s.sourceBits(name)
	if _, err := c.own.ExecContext(ctx, id, name); err != nil {
		return err
	}
	_, err := c.alias.ExecContext(ctx, name, id)
	return err
}

// sourceBits are those of the id of the source with a name.
func (s *Store) sourceBits(name string) int64 {
	folded := s.fold(name)
	if folded == "" {
		folded = name
	}
	id, _ := cited.NewID(cited.SourceID, folded).Bits()
	return id
}

// isRole reports whether a name says only what somebody is.
func (s *Store) isRole(name string) bool { return s.role != nil && s.role(name) }

// use notes that something more, or less, has the code.
func (c *coder) use(code int64, by int) {
	if code != 0 {
		c.uses[code] += by
	}
}

// flush writes how often codes are used.
func (c *coder) flush(ctx context.Context) error {
	for id, n := range c.uses {
		if n == 0 {
			continue
		}
		if _, err := c.count.ExecContext(ctx, n, id); err != nil {
			return err
		}
	}
	clear(c.uses)
	return nil
}

// foldPlain is the Fold of a store that was given none.
func foldPlain(name string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}
