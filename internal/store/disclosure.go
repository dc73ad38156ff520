package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"

	"cited"
)

// keepNaming keeps what a reading says of whom its document names, unless nothing of the reading
// is written.
func (b *batch) keepNaming(ctx context.Context, document int64, packed []byte, sealed *seal) error {
	if packed == nil || sealed == nil {
		return nil
	}
	sealed.naming(packed)
	_, err := b.tx.ExecContext(ctx, "INSERT INTO naming (document, packed) VALUES ($1, $2)", document, packed)
	return err
}

// Disclosure is what has to be known of a document before something of it is published.
type Disclosure struct {
	Naming  []byte         // what is kept of whom it names; nil if nothing is
	Figures []cited.Figure // all that it states, in the order of the text, whatever people decided
}

// Disclosure returns what has to be known of a document before something of it is published.
func (s *Store) Disclosure(ctx context.Context, v cited.Viewer, id cited.ID) (all Disclosure, err error) {
	bits, ok := id.Bits()
	if !ok || id.Kind() != cited.DocumentID {
		return all, noDocument(id)
	}
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		var seq int64
		err := tx.QueryRowContext(ctx, `SELECT d.seq, n.packed FROM document d LEFT JOIN naming n ON n.document = d.seq
			WHERE d.id = $1 AND `+mayNot(v), bits).Scan(&seq, &all.Naming)
		if errors.Is(err, sql.ErrNoRows) {
			return noDocument(id)
		}
		if err != nil {
			return err
		}
		low, high := seqRange(seq)
		return eachRow(ctx, tx, "SELECT figure FROM figure_detail WHERE seq BETWEEN $1 AND $2 ORDER BY seq DESC", func(rows *sql.Rows) error {
			var detail []byte
			var f cited.Figure
			err := rows.Scan(&detail)
			if err == nil {
				err = decode(s.details, figureKind, detail, &f)
			}
			all.Figures = append(all.Figures, f)
			return err
		}, low, high)
	})
	// What people added has row numbers from the other end.
	slices.SortStableFunc(all.Figures, func(a, b cited.Figure) int { return cmp.Compare(a.Start, b.Start) })
	return all, err
}
