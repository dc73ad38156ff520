package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"cited"
	"cited/internal/custody"
)

// mostInEntry is how many documents one entry of the log speaks of at most.
const mostInEntry = 1000

// acts gathers what a transaction does, which becomes entries of the log at its end.
type acts struct{ list []custody.Act }

// document notes an act on a document. Those of one kind, person and version are one
// entry, which has the time of the last.
func (l *acts) document(a custody.Act, d custody.Document) {
	to := l.entry(a)
	to.Documents = append(to.Documents, d)
}

// decision notes that something was decided.
func (l *acts) decision(a custody.Act, d custody.Decision) {
	to := l.entry(a)
	to.Decisions = append(to.Decisions, d)
}

func (l *acts) entry(a custody.Act) *custody.Act {
	for i := range l.list {
		have := &l.list[i]
		if have.Act == a.Act && have.By == a.By && have.Version == a.Version && have.Foreign == a.Foreign && len(have.Documents)+len(have.Decisions) < mostInEntry {
			have.At = max(have.At, a.At)
			return have
		}
	}
	l.list = append(l.list, a)
	return &l.list[len(l.list)-1]
}

// write adds the entries to the log.
func (l *acts) write(ctx context.Context, tx *sql.Tx) error {
	for i := range l.list {
		if err := appendLog(ctx, tx, &l.list[i]); err != nil {
			return err
		}
	}
	l.list = nil
	return nil
}

// appendLog adds one entry to the log.
func appendLog(ctx context.Context, tx *sql.Tx, a *custody.Act) error {
	n, err := logSize(ctx, tx)
	if err != nil {
		return err
	}
	entry := a.Encode()
	place, hashes, err := custody.NewHashes(n, entry, storedHashes(ctx, tx))
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO log (seq, entry) VALUES ($1, $2)", n, string(entry)); err != nil {
		return err
	}
	for i, h := range hashes {
		if _, err := tx.ExecContext(ctx, "INSERT INTO log_hash (place, hash) VALUES ($1, $2)", place+int64(i), h[:]); err != nil {
			return err
		}
	}
	return nil
}

// logSize returns how many entries the log has.
func logSize(ctx context.Context, tx *sql.Tx) (n int64, err error) {
	err = tx.QueryRowContext(ctx, "SELECT coalesce(max(seq), -1) + 1 FROM log").Scan(&n)
	return n, err
}

// storedHashes reads the hashes of the log's tree.
func storedHashes(ctx context.Context, tx *sql.Tx) custody.HashReaderFunc {
	return func(places []int64) ([]custody.Hash, error) {
		hashes := make([]custody.Hash, len(places))
		for i, place := range places {
			var b []byte
			err := tx.QueryRowContext(ctx, "SELECT hash FROM log_hash WHERE place = $1", place).Scan(&b)
			if errors.Is(err, sql.ErrNoRows) || err == nil && copy(hashes[i][:], b) != len(hashes[i]) {
				return nil, cited.Errorf(cited.Internal, "the log of the archive is damaged: hash %d is missing; cited verify says what else is wrong, a back-up has it whole", place)
			}
			if err != nil {
				return nil, err
			}
		}
		return hashes, nil
	}
}

// Point returns how far the log has come: its archive, size and root.
func (s *Store) Point(ctx context.Context, v cited.Viewer) (p custody.Point, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		var first string
		if err := tx.QueryRowContext(ctx, "SELECT coalesce((SELECT entry FROM log WHERE seq = 0), '')").Scan(&first); err != nil {
			return err
		}
		begin, err := custody.Parse([]byte(first))
		if err != nil || begin.Archive == "" {
			return cited.Errorf(cited.Internal, "the log of the archive has lost its beginning; cited verify says what else is wrong, a back-up has it whole")
		}
		p.Archive = begin.Archive
		if p.Size, err = logSize(ctx, tx); err != nil {
			return err
		}
		p.Root, err = custody.Root(p.Size, storedHashes(ctx, tx))
		return err
	})
	return p, err
}

// NoteCheckpoint notes in the log that a checkpoint was signed. Only the owner may.
func (s *Store) NoteCheckpoint(ctx context.Context, v cited.Viewer, p custody.Point, key custody.PublicKey, note []byte) error {
	if v.Role != cited.Owner {
		return denied("sign checkpoints of this archive")
	}
	return s.update(ctx, "noting a checkpoint", func(tx *sql.Tx) error {
		return appendLog(ctx, tx, &custody.Act{Act: custody.Checkpoint, At: p.At, By: v.Name, Key: key.String(), Note: custody.FileSum(note), Size: p.Size})
	})
}

// noteTries is how often an act that is done already is tried to be noted, ten seconds each,
// while somebody else writes.
const noteTries = 30

// NoteBackup notes in the log that a back-up was made: the SHA-256 of its file, where that
// is, as whoever made it named it, and how many entries the log in it has. Only the owner may.
func (s *Store) NoteBackup(ctx context.Context, v cited.Viewer, file custody.Sum, to string, entries int64, at time.Time) error {
	if v.Role != cited.Owner {
		return denied("make back-ups of this archive")
	}
	var err error
	for range noteTries {
		err = s.update(ctx, "noting a back-up", func(tx *sql.Tx) error {
			return appendLog(ctx, tx, &custody.Act{Act: custody.Backup, At: custody.Time(at), By: v.Name, File: file, Size: entries, To: to})
		})
		if cited.CodeOf(err) != cited.Conflict {
			break
		}
	}
	return err
}
