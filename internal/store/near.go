package store

import (
	"context"
	"database/sql"
	"slices"
	"strconv"

	"cited"
)

// Siblings returns the figures of a document that stand nearest to one of them, without it and in the
// order of the text: up to most of those that are in a list of the viewer, and how many more there are.
// A document may have tens of thousands, of which no more are loaded.
func (s *Store) Siblings(ctx context.Context, v cited.Viewer, figure cited.ID, most int) (near []cited.Receipt, more int, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		seq, err := find(ctx, tx, v, &figureKind.shelf, figure)
		if err != nil {
			return err
		}
		low, high := seqRange(seq >> seqBits)
		listed := " AND " + mayList(v, nil)(nil)
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM figure f WHERE f.seq BETWEEN $1 AND $2 AND f.seq <> $3"+listed, low, high, seq).Scan(&more); err != nil {
			return err
		}
		query := "SELECT f.seq FROM figure f WHERE f.seq BETWEEN $1 AND $2" + listed + " ORDER BY f.seq "
		before, err := integers(tx.QueryContext(ctx, query+"LIMIT $3", seq+1, high, most))
		if err != nil {
			return err
		}
		after, err := integers(tx.QueryContext(ctx, query+"DESC LIMIT $3", low, seq-1, most))
		if err != nil {
			return err
		}
		before = before[:min(len(before), max(most/2, most-len(after)))]
		after = after[:min(len(after), most-len(before))]
		slices.Reverse(before)
		found, err := receipts(ctx, tx, s, v, figureKind, append(before, after...))
		for i := range found {
			near = append(near, ofFigure(&found[i]))
		}
		more -= len(near)
		return err
	})
	return near, more, err
}

// FoundBetween returns the figures, statements and responses that were read in the passages of a document that
// have characters from one to before another, and those that stand in no one passage, as a list shows them to
// the viewer.
func (s *Store) FoundBetween(ctx context.Context, v cited.Viewer, id cited.ID, from, to int) (found cited.Found, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		d, err := findStored(ctx, tx, v, id)
		if err != nil {
			return err
		}
		low, high := seqRange(d.seq)
		var first, last int64
		if err := tx.QueryRowContext(ctx, "SELECT coalesce(min(seq), 0), coalesce(max(seq), 0) FROM passage WHERE seq BETWEEN $1 AND $2 AND start < $3 AND start + length > $4",
			low, high, to, from).Scan(&first, &last); err != nil {
			return err
		}
		there := " AND (f.passage BETWEEN " + strconv.FormatInt(first, 10) + " AND " + strconv.FormatInt(last, 10) + " OR f.passage = 0)"
		if found.Figures, err = readOf(ctx, tx, s, v, figureKind, d.seq, there); err != nil {
			return err
		}
		if found.Statements, err = readOf(ctx, tx, s, v, statementKind, d.seq, there); err != nil {
			return err
		}
		found.Responses, err = readOf(ctx, tx, s, v, responseKind, d.seq, there)
		return err
	})
	return found, err
}
