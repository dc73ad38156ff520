package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strconv"
	"time"

	"cited"
	"cited/internal/custody"
)

// tombstones returns the tombstones that meet a condition, the first withdrawn first.
func tombstones(ctx context.Context, tx *sql.Tx, condition string, arguments ...any) ([]cited.Tombstone, error) {
	var all []cited.Tombstone
	query := "SELECT document, original, size, added, at, who, reason FROM withdrawn WHERE " + condition + " ORDER BY at, document"
	return all, eachRow(ctx, tx, query, func(rows *sql.Rows) error {
		var t cited.Tombstone
		var id int64
		var added, at string
		if err := rows.Scan(&id, &t.Original, &t.Size, &added, &at, &t.By, &t.Reason); err != nil {
			return err
		}
		t.ID = cited.IDOf(cited.DocumentID, id)
		var err, wrong error
		t.Added, err = time.Parse(time.RFC3339Nano, added)
		t.Withdrawn, wrong = time.Parse(time.RFC3339Nano, at)
		all = append(all, t)
		return errors.Join(err, wrong)
	}, arguments...)
}

// sumTombstone is the sum of what stays of a document that was withdrawn.
func sumTombstone(t *cited.Tombstone) custody.Sum {
	return custody.SumOf("withdrawn", string(t.ID), t.Original, strconv.FormatInt(t.Size, 10), timeText(t.Added), timeText(t.Withdrawn), t.By, t.Reason)
}

// Tombstone returns what stays of a document that was withdrawn. Only who may see everything
// sees that; for others, and of other documents, it is NotFound.
func (s *Store) Tombstone(ctx context.Context, v cited.Viewer, id cited.ID) (t cited.Tombstone, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		bits, ok := id.Bits()
		if !ok || id.Kind() != cited.DocumentID || !v.May(cited.Protected) {
			return noDocument(id)
		}
		stones, err := tombstones(ctx, tx, "document = $1", bits)
		if err != nil {
			return err
		}
		if len(stones) == 0 {
			return noDocument(id)
		}
		t = stones[0]
		return nil
	})
	return t, err
}

// WithdrawnOriginals returns, of some originals, a tombstone of each of which a document was
// withdrawn, by its SHA-256.
func (s *Store) WithdrawnOriginals(ctx context.Context, v cited.Viewer, originals []string) (map[string]cited.Tombstone, error) {
	found := map[string]cited.Tombstone{}
	err := s.view(ctx, v, func(tx *sql.Tx) error {
		for some := range slices.Chunk(originals, mostBatch) {
			var a args
			stones, err := tombstones(ctx, tx, "original IN ("+placeholders(&a, some)+")", a.values...)
			if err != nil {
				return err
			}
			for _, t := range stones {
				found[t.Original] = t
			}
		}
		return nil
	})
	return found, err
}

// isWithdrawn reports whether a document was withdrawn.
func (b *batch) isWithdrawn(ctx context.Context, bits int64) (gone bool, err error) {
	err = b.tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM withdrawn WHERE document = $1)", bits).Scan(&gone)
	return gone, err
}

// errWithdrawn says that a document is not to come back.
var errWithdrawn = errors.New("it was withdrawn")

// Unfinished reports whether something of withdrawn documents may be left in the files of the
// archive, and returns the originals that are to go.
func (s *Store) Unfinished(ctx context.Context) (originals []string, unfinished bool, err error) {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, false, wrap(err, s.path)
	}
	originals, unfinished, err = unfinishedIn(ctx, tx)
	_ = tx.Rollback() // it wrote nothing
	return originals, unfinished, wrap(err, s.path)
}

func unfinishedIn(ctx context.Context, tx *sql.Tx) (originals []string, unfinished bool, err error) {
	const query = "SELECT w.original, EXISTS (SELECT 1 FROM original o WHERE o.sha256 = w.original AND o.kept = 1) FROM withdrawn w WHERE w.unfinished <> 0"
	err = eachRow(ctx, tx, query, func(rows *sql.Rows) error {
		var original string
		var stays bool
		err := rows.Scan(&original, &stays)
		if unfinished = true; !stays {
			originals = append(originals, original)
		}
		return err
	})
	return originals, unfinished, err
}

// Purge takes out of the files of the database what rows that are gone left behind: in the
// full text, in free pages and in the log of what was written. It writes the whole database
// anew. Somebody who reads the archive meanwhile is waited for a while, and is a Conflict.
func (s *Store) Purge(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	db, err := s.writer()
	if err != nil {
		return err
	}
	const doing = "taking what was withdrawn out of the files of the archive"
	for _, query := range append(mergeWords(), "VACUUM") {
		if _, err := db.ExecContext(ctx, query); err != nil {
			return wrap(err, doing)
		}
	}
	if err := checkpointed(ctx, db); err != nil {
		return wrap(err, doing)
	}
	_, err = db.ExecContext(ctx, "UPDATE withdrawn SET unfinished = 0 WHERE unfinished <> 0")
	return wrap(err, doing)
}

// checkpointed moves all that was written into the database and empties the file of what
// was written.
func checkpointed(ctx context.Context, db *sql.DB) error {
	var busy, pages, moved int
	if err := db.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved); err != nil {
		return err
	}
	if busy != 0 {
		return cited.Errorf(cited.Conflict, "nobody can read any more what was withdrawn, but its bytes are still in the files of the archive, because another program reads it; end that and run the same command again")
	}
	return nil
}

// cameFrom returns where a document came from by the entries of the log: files, streams,
// addresses, and another archive that it was taken over from.
func cameFrom(ctx context.Context, tx *sql.Tx, id cited.ID) ([]string, error) {
	var from []string
	return from, eachAct(ctx, tx, "%"+string(id)+"%", func(act *custody.Act) {
		for _, d := range act.Documents {
			for _, where := range []string{d.From, d.Address, act.From} {
				if d.ID == id && where != "" && act.Act != custody.Give && !slices.Contains(from, where) {
					from = append(from, where)
				}
			}
		}
	})
}

// backups returns the back-ups that were made since a time, by the entries of the log.
func backups(ctx context.Context, tx *sql.Tx, since time.Time) ([]string, error) {
	var to []string
	return to, eachAct(ctx, tx, `{"act":"`+custody.Backup+`"%`, func(act *custody.Act) {
		if act.At >= custody.Time(since) && !slices.Contains(to, act.To) {
			to = append(to, act.To)
		}
	})
}

// eachAct calls use for the entries of the log that are written like a pattern.
func eachAct(ctx context.Context, tx *sql.Tx, like string, use func(*custody.Act)) error {
	return eachRow(ctx, tx, "SELECT entry FROM log WHERE entry LIKE $1", func(rows *sql.Rows) error {
		var entry []byte
		if err := rows.Scan(&entry); err != nil {
			return err
		}
		if act, err := custody.Parse(entry); err == nil { // cited verify names what is none
			use(act)
		}
		return nil
	}, like)
}
