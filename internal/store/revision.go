package store

import (
	"context"
	"database/sql"

	"cited"
)

// Revision tells two states of an archive apart: while it is the same, so is all that can be read.
type Revision struct {
	entries int64 // of the log: what was added and decided
	stale   int   // documents whose lineage is to be made, which is in no log
	derived string
}

// Revision returns the state of the archive.
func (s *Store) Revision(ctx context.Context, v cited.Viewer) (r Revision, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		if r.entries, err = logSize(ctx, tx); err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, "SELECT (SELECT version FROM derived), (SELECT count(*) FROM stale)").Scan(&r.derived, &r.stale)
	})
	return r, err
}
