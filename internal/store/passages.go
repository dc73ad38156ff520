package store

import (
	"context"
	"database/sql"

	"cited"
)

// Passages returns where the passages of a document's text stand and what they are,
// in the order of the text, without their words.
func (s *Store) Passages(ctx context.Context, v cited.Viewer, id cited.ID) ([]cited.Passage, error) {
	var passages []cited.Passage
	err := s.view(ctx, v, func(tx *sql.Tx) error {
		d, err := findStored(ctx, tx, v, id)
		if err != nil {
			return err
		}
		low, high := seqRange(d.seq)
		passages, err = scanPassages(tx.QueryContext(ctx, "SELECT start, start + length, kind FROM passage WHERE seq BETWEEN $1 AND $2 ORDER BY seq DESC", low, high))
		return err
	})
	return passages, err
}

func scanPassages(rows *sql.Rows, err error) ([]cited.Passage, error) {
	if err != nil {
		return nil, err
	}
	var passages []cited.Passage
	for rows.Next() {
		var p cited.Passage
		if err := rows.Scan(&p.Start, &p.End, &p.Kind); err != nil {
			return nil, errorsOf(err, rows)
		}
		passages = append(passages, p)
	}
	return passages, errorsOf(nil, rows)
}
