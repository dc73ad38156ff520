package store

import (
	"context"
	"database/sql"
	"fmt"

	"cited/internal/custody"
)

// logRead is a log as it is read: the archive's own, or that of another archive.
type logRead struct {
	id     int64 // of the table of foreign logs; 0 is the own one
	number string
	tree   *custody.Tree
	ledger *custody.Ledger
	bad    bool // something was reported about it
}

// ownLog and foreign logs are read by the same columns: number, entry, and the hash of the
// entry where it is stored beside it.
const (
	ownEntries     = "SELECT seq, entry, NULL FROM log WHERE 0 = $1 ORDER BY seq"
	foreignEntries = "SELECT seq, entry, hash FROM foreign_entry WHERE log = $1 ORDER BY seq"
)

// readLog reads a log, makes its tree and its ledger, and reports the entries that were
// changed or are missing.
func readLog(ctx context.Context, tx *sql.Tx, id int64, report func(entry, says string)) (*logRead, error) {
	l := &logRead{id: id, tree: &custody.Tree{}, ledger: custody.NewLedger()}
	wrong := func(entry, says string) {
		l.bad = true
		report(entry, says)
	}
	query := ownEntries
	if id != 0 {
		query = foreignEntries
	}
	next := int64(0)
	err := eachRow(ctx, tx, query, func(rows *sql.Rows) error {
		var n int64
		var entry, hash []byte
		if err := rows.Scan(&n, &entry, &hash); err != nil {
			return err
		}
		if n != next && !l.bad {
			wrong(entriesNamed(next, n), "missing from it; a back-up, or the other archive, has it whole")
		}
		next = n + 1
		_, hashes, err := l.tree.Add(entry)
		if err != nil {
			return err
		}
		if hash != nil && string(hash) != string(hashes[0][:]) {
			wrong(entriesNamed(n, n+1), "it was changed: the hash that was stored with it is of another one")
		}
		act, err := custody.Parse(entry)
		if err != nil {
			wrong(entriesNamed(n, n+1), fmt.Sprintf("it is no act: %v", err))
			return nil
		}
		for _, what := range l.ledger.Replay(n, act) {
			if !l.bad {
				wrong(entriesNamed(n, n+1), what)
			}
		}
		return nil
	}, id)
	l.number = l.ledger.Archive
	return l, err
}

// entriesNamed names the entries of a log from one up to another.
func entriesNamed(from, to int64) string {
	if to > from+1 {
		return fmt.Sprintf("entries %d to %d", from, to-1)
	}
	return fmt.Sprintf("entry %d", from)
}

// beginsWith reports whether the first entries of the log have a root.
func (l *logRead) beginsWith(size int64, root custody.Hash) bool {
	has, err := l.tree.Root(size)
	return err == nil && has == root
}

// holds reports whether a log is the beginning of l, or all of it.
func (l *logRead) holds(other *logRead) bool {
	root, err := other.tree.Root(other.tree.Size())
	return err == nil && l.number == other.number && l.beginsWith(other.tree.Size(), root)
}

// head returns how far the log has come.
func (l *logRead) head() (custody.Foreign, error) {
	root, err := l.tree.Root(l.tree.Size())
	return custody.Foreign{Archive: l.number, Root: custody.Sum(root), Size: l.tree.Size()}, err
}

// foreignLogs lists the logs of other archives by the number of their rows.
func foreignLogs(ctx context.Context, tx *sql.Tx) ([]int64, error) {
	return integers(tx.QueryContext(ctx, "SELECT id FROM foreign_log ORDER BY id"))
}
