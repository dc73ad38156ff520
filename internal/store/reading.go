package store

import (
	"context"
	"database/sql"

	"cited"
)

// Reading returns a document with its text, passages without their words, figures and statements,
// as a list shows them to the viewer. A text of more code points than most, and what
// was read from it, is left out: Texts and Found are then empty.
func (s *Store) Reading(ctx context.Context, v cited.Viewer, id cited.ID, most int) (cited.Reading, error) {
	var r cited.Reading
	err := s.view(ctx, v, func(tx *sql.Tx) error {
		d, err := findStored(ctx, tx, v, id)
		if err != nil {
			return err
		}
		r.Document, r.Version = d.Document, d.version
		var length int
		if err := tx.QueryRowContext(ctx, "SELECT coalesce(sum(length), 0) FROM text WHERE document = $1", d.seq).Scan(&length); err != nil || length > most {
			return err
		}
		if r.Texts, err = wholeTexts(ctx, tx, d.seq); err != nil {
			return err
		}
		if r.Figures, err = readOf(ctx, tx, s, v, figureKind, d.seq, ""); err != nil {
			return err
		}
		r.Statements, err = readOf(ctx, tx, s, v, statementKind, d.seq, "")
		return err
	})
	return r, err
}

// readOf returns what a shelf has of a document, as far as it may be in a list and a further condition on rows f,
// which may be empty, holds.
func readOf[T any](ctx context.Context, tx *sql.Tx, s *Store, v cited.Viewer, k *kind[T], document int64, there string) ([]T, error) {
	low, high := seqRange(document)
	seqs, err := integers(tx.QueryContext(ctx, "SELECT f.seq FROM "+k.table+" f WHERE f.seq BETWEEN $1 AND $2 AND "+mayList(v, nil)(nil)+there+" ORDER BY f.seq DESC", low, high))
	if err != nil {
		return nil, err
	}
	held, err := details(ctx, tx, &k.shelf, seqs)
	if err != nil {
		return nil, err
	}
	all := make([]T, len(seqs))
	for i, seq := range seqs {
		if err := decode(s.details, k, held[seq], &all[i]); err != nil {
			return nil, err
		}
	}
	return all, nil
}
