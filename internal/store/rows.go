package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"

	"cited"
)

// list yields what a query selects of a kind, newest document first, then in the order
// of the text.
func list[T any](ctx context.Context, s *Store, v cited.Viewer, k *kind[T], q cited.Query) iter.Seq2[cited.ReceiptOf[T], error] {
	return func(yield func(cited.ReceiptOf[T], error) bool) {
		err := s.view(ctx, v, func(tx *sql.Tx) error {
			p, err := s.newPlan(ctx, tx, v, &k.shelf, q)
			if err != nil {
				return err
			}
			return p.run(ctx, tx, q.Limit, func(seqs []int64) (bool, error) {
				receipts, err := receipts(ctx, tx, s, v, k, seqs)
				for i := range receipts {
					if !yield(receipts[i], nil) {
						return false, err
					}
				}
				return true, err
			})
		})
		if err != nil {
			yield(cited.ReceiptOf[T]{}, err)
		}
	}
}

// Batches of rows: small at first, so that the first are shown at once.
const (
	firstBatch = 128
	mostBatch  = 2048
)

// run calls use for the selected rows, a batch at a time, until it says no.
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

// next returns the next rows below a row number, and where to go on, or -1.
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

// nextInText returns the rows of the next passages that hold the words. Not
// every passage holds a row that is looked for, so it takes more of them.
func (p *plan) nextInText(ctx context.Context, tx *sql.Tx, below int64, size, _ int) ([]int64, int64, error) {
	size *= 4
	texts, err := nextRows(ctx, tx, p.textTable(), p.match, below, size)
	if err != nil || len(texts) == 0 {
		return nil, -1, err
	}
	var a args
	query := p.ofTexts(&a, texts)
	seqs, err := integers(tx.QueryContext(ctx, query, a.values...))
	if len(texts) < size {
		return seqs, -1, err
	}
	return seqs, texts[len(texts)-1], err
}

// receipts loads rows and their documents: two statements however many.
func receipts[T any](ctx context.Context, tx *sql.Tx, s *Store, v cited.Viewer, k *kind[T], seqs []int64) ([]cited.ReceiptOf[T], error) {
	details, err := details(ctx, tx, &k.shelf, seqs)
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
	reviews, err := reviewsOf(ctx, tx, &k.shelf, seqs)
	if err != nil {
		return nil, err
	}
	all := make([]cited.ReceiptOf[T], 0, len(seqs))
	for _, seq := range seqs {
		d, ok := documents[seq>>seqBits]
		if !ok {
			continue // not for this viewer
		}
		r := cited.ReceiptOf[T]{Document: d.Document, Version: d.version, Review: cmp.Or(reviews[seq], cited.ReviewMachine)}
		if err := decode(s.details, k, details[seq], &r.Read); err != nil {
			return all, fmt.Errorf("%s %d of %s: %w", k.table, seq, d.ID, err)
		}
		all = append(all, r)
	}
	return all, nil
}

// reviewsOf returns how far people have decided about rows, of those that anybody has.
func reviewsOf(ctx context.Context, tx *sql.Tx, sh *shelf, seqs []int64) (map[int64]cited.Review, error) {
	reviews := map[int64]cited.Review{}
	return reviews, eachRow(ctx, tx, "SELECT seq, review FROM decided WHERE shelf = '"+sh.table+"' AND seq IN ("+numbers(seqs)+")", func(rows *sql.Rows) error {
		var seq int64
		var review cited.Review
		err := rows.Scan(&seq, &review)
		reviews[seq] = review
		return err
	})
}

func details(ctx context.Context, tx *sql.Tx, sh *shelf, seqs []int64) (map[int64][]byte, error) {
	rows, err := tx.QueryContext(ctx, "SELECT seq, "+sh.table+" FROM "+sh.table+"_detail WHERE seq IN ("+numbers(seqs)+")")
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

// receipt returns everything behind one thing that was read.
func receipt[T any](ctx context.Context, s *Store, v cited.Viewer, k *kind[T], id cited.ID) (cited.ReceiptOf[T], error) {
	var r cited.ReceiptOf[T]
	err := s.view(ctx, v, func(tx *sql.Tx) error {
		seq, err := find(ctx, tx, v, &k.shelf, id)
		if err != nil {
			return err
		}
		found, err := receipts(ctx, tx, s, v, k, []int64{seq})
		if err != nil || len(found) == 0 {
			return errors.Join(err, k.missing(id))
		}
		r = found[0]
		if r.Before, r.After, err = around(ctx, tx, seq>>seqBits, k.quote(&r.Read)); err != nil {
			return err
		}
		if r.Spot, err = s.spotOf(ctx, tx, seq>>seqBits, k.quote(&r.Read)); err != nil {
			return err
		}
		if r.Decisions, err = decisionsOf(ctx, tx, id, r.Document.ID); err != nil {
			return err
		}
		r.Decisions = mayRead(v, r.Decisions)
		r.Decisions = slices.DeleteFunc(r.Decisions, func(d cited.Decision) bool { return d.Field == cited.FieldText })
		r.Corrections, err = correctionsIn(ctx, tx, seq>>seqBits, k.quote(&r.Read))
		return err
	})
	return r, err
}

// find returns the row number of an id. What is of one person is found by its id by
// the owner only.
func find(ctx context.Context, tx *sql.Tx, v cited.Viewer, sh *shelf, id cited.ID) (seq int64, err error) {
	bits, ok := id.Bits()
	if !ok || id.Kind() != sh.kind {
		return 0, sh.missing(id)
	}
	hidden, yet := 0, "1 = 1"
	if v.Role != cited.Owner {
		hidden, yet = hiddenIndividual|hiddenProtected, "NOT "+mayNotYet(v)
	}
	err = tx.QueryRowContext(ctx, "SELECT f.seq FROM "+sh.table+"_detail t CROSS JOIN "+sh.table+
		" f WHERE t.id = $1 AND f.seq = t.seq AND (f.hidden & $2) = 0 AND "+yet, bits, hidden).Scan(&seq)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, sh.missing(id)
	}
	return seq, err
}

func (sh *shelf) missing(id cited.ID) error {
	what := sh.table
	if sh.at == atUnquantified {
		what = "thing said without a number"
	}
	return cited.Errorf(cited.NotFound, "there is no %s %q in this archive; %s lists them", what, id, sh.lister)
}
