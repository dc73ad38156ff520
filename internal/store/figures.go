package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"

	"cited"
)

// Figures yields the figures that a query selects, newest document first, then in
// the order of the text. The receipts hold what lists show: no context, no
// decisions. It stops after the first error.
func (s *Store) Figures(ctx context.Context, v cited.Viewer, q cited.Query) iter.Seq2[cited.Receipt, error] {
	return func(yield func(cited.Receipt, error) bool) {
		err := s.view(ctx, v, func(tx *sql.Tx) error {
			p, err := s.newPlan(ctx, tx, v, q)
			if err != nil {
				return err
			}
			return p.run(ctx, tx, q.Limit, func(seqs []int64) (bool, error) {
				receipts, err := s.receipts(ctx, tx, v, seqs)
				for i := range receipts {
					if !yield(receipts[i], nil) {
						return false, err
					}
				}
				return true, err
			})
		})
		if err != nil {
			yield(cited.Receipt{}, err)
		}
	}
}

// Batches of figures: small at first, so that the first are shown at once.
const (
	firstBatch = 128
	mostBatch  = 2048
)

// run calls use for the selected figures, a batch at a time, until it says no.
func (p *plan) run(ctx context.Context, tx *sql.Tx, limit int, use func([]int64) (bool, error)) error {
	if limit <= 0 {
		limit = math.MaxInt
	}
	next := p.next
	switch p.driver {
	case byNothing:
		return nil
	case byText:
		next = p.nextInText
	}
	for below, size := int64(math.MaxInt64), firstBatch; limit > 0; size = min(2*size, mostBatch) {
		if p.costly {
			size = mostSorted
		}
		seqs, rest, err := next(ctx, tx, below, size, limit)
		if err != nil {
			return err
		}
		seqs = seqs[:min(len(seqs), limit)]
		limit -= len(seqs)
		for batch := range slices.Chunk(seqs, mostBatch) {
			if more, err := use(batch); err != nil || !more {
				return err
			}
		}
		if rest < 0 {
			return nil
		}
		below = rest
	}
	return nil
}

// next returns the next figures below a row number, and where to go on, or -1.
func (p *plan) next(ctx context.Context, tx *sql.Tx, below int64, size, limit int) ([]int64, int64, error) {
	var a args
	size = min(size, limit)
	query := p.statement(&a, below, size)
	seqs, err := integers(tx.QueryContext(ctx, query, a.values...))
	if err != nil || len(seqs) < size {
		return seqs, -1, err
	}
	return seqs, seqs[len(seqs)-1], nil
}

// nextInText returns the figures of the next passages that hold the words. Not
// every passage holds a figure that is looked for, so it takes more of them.
func (p *plan) nextInText(ctx context.Context, tx *sql.Tx, below int64, size, _ int) ([]int64, int64, error) {
	size *= 4
	passages, err := nextPassages(ctx, tx, p.match, below, size)
	if err != nil || len(passages) == 0 {
		return nil, -1, err
	}
	var a args
	query := p.inText(&a, passages)
	seqs, err := integers(tx.QueryContext(ctx, query, a.values...))
	if len(passages) < size {
		return seqs, -1, err
	}
	return seqs, passages[len(passages)-1], err
}

// receipts loads figures and their documents: two statements however many.
func (s *Store) receipts(ctx context.Context, tx *sql.Tx, v cited.Viewer, seqs []int64) ([]cited.Receipt, error) {
	details, err := details(ctx, tx, seqs)
	if err != nil {
		return nil, err
	}
	var owners []int64
	for _, seq := range seqs {
		if d := seq >> seqBits; len(owners) == 0 || owners[len(owners)-1] != d {
			owners = append(owners, d)
		}
	}
	documents, err := documentsBySeq(ctx, tx, v, owners)
	if err != nil {
		return nil, err
	}
	all := make([]cited.Receipt, 0, len(seqs))
	for _, seq := range seqs {
		d, ok := documents[seq>>seqBits]
		if !ok {
			continue // not for this viewer
		}
		r := cited.Receipt{Document: d.Document, Version: d.version}
		if err := s.details.decode(details[seq], &r.Figure); err != nil {
			return all, fmt.Errorf("figure %d of %s: %w", seq, d.ID, err)
		}
		all = append(all, r)
	}
	return all, nil
}

func details(ctx context.Context, tx *sql.Tx, seqs []int64) (map[int64][]byte, error) {
	rows, err := tx.QueryContext(ctx, "SELECT seq, figure FROM figure_detail WHERE seq IN ("+numbers(seqs)+")")
	if err != nil {
		return nil, err
	}
	found := make(map[int64][]byte, len(seqs))
	for rows.Next() {
		var seq int64
		var b []byte
		if err := rows.Scan(&seq, &b); err != nil {
			return nil, errorsOf(err, rows)
		}
		found[seq] = b
	}
	return found, errorsOf(nil, rows)
}

// Receipt returns everything behind one figure.
func (s *Store) Receipt(ctx context.Context, v cited.Viewer, id cited.ID) (cited.Receipt, error) {
	var r cited.Receipt
	err := s.view(ctx, v, func(tx *sql.Tx) error {
		seq, err := findFigure(ctx, tx, v, id)
		if err != nil {
			return err
		}
		found, err := s.receipts(ctx, tx, v, []int64{seq})
		if err != nil || len(found) == 0 {
			return errors.Join(err, noFigure(id))
		}
		r = found[0]
		if r.Before, r.After, err = around(ctx, tx, seq>>seqBits, r.Figure.Quote); err != nil {
			return err
		}
		r.Decisions, err = decisionsOf(ctx, tx, id, r.Document.ID)
		return err
	})
	return r, err
}

// findFigure returns the row number of a figure. A figure of one
// person is found by its id by the owner only.
func findFigure(ctx context.Context, tx *sql.Tx, v cited.Viewer, id cited.ID) (seq int64, err error) {
	bits, ok := id.Bits()
	if !ok || id.Kind() != cited.FigureID {
		return 0, noFigure(id)
	}
	hidden := 0
	if v.Role != cited.Owner {
		hidden = hiddenIndividual | hiddenProtected
	}
	err = tx.QueryRowContext(ctx, `SELECT f.seq FROM figure_detail t CROSS JOIN figure f
		WHERE t.id = $1 AND f.seq = t.seq AND (f.hidden & $2) = 0`, bits, hidden).Scan(&seq)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, noFigure(id)
	}
	return seq, err
}

func noFigure(id cited.ID) error {
	return cited.Errorf(cited.NotFound, "there is no figure %q in this archive; cited figures lists them", id)
}
