package store

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"cited"
)

// Split keeps that a figure is really several: d, whose value becomes the ids of the pieces, and the
// pieces, which are added in its place, each based on d. All of them are kept, or none. The pieces are decisions as
// Decide takes them for what the reader missed, of the document of the figure. Only the owner may.
func (s *Store) Split(ctx context.Context, v cited.Viewer, d cited.Decision, pieces []cited.Decision, at time.Time) (cited.Decision, error) {
	if err := mayDecide(v, "decide what was read"); err != nil {
		return d, err
	}
	d.Verdict, d.Reviewer, d.At = cited.Split, v.Name, at
	err := s.update(ctx, "keeping a decision", func(tx *sql.Tx) error {
		b, err := s.newBatch(ctx, tx)
		if err != nil {
			return err
		}
		if err := overtakenReading(ctx, tx, v, &d); err != nil {
			return err
		}
		heads, row, err := b.anchorDecision(ctx, v, &d)
		if err != nil {
			return err
		}
		ids := []cited.ID{d.Subject}
		for i := range pieces {
			p := &pieces[i]
			p.Reviewer, p.At = v.Name, at
			of, err := b.anchorAdded(ctx, v, p, ids...)
			if err != nil {
				return err
			}
			if of.seq != row.seq {
				return cited.Errorf(cited.Invalid, "the pieces of %s stand in its document, %s", d.Subject, row.document.ID)
			}
			if err := b.apart(ctx, row, p, pieces[:i]...); err != nil {
				return err
			}
			ids = append(ids, p.Subject)
		}
		d.Value = strings.Join(texts(ids[1:]), cited.ListBreak)
		if d, err = b.decideOn(ctx, d, heads, placedAt(row, &d)); err != nil {
			return err
		}
		for i := range pieces {
			pieces[i].Base = d.ID
			if err := b.keepAt(ctx, &pieces[i], placedAt(row, &pieces[i])); err != nil {
				return err
			}
		}
		if err := b.redecideAll(ctx, row, ids); err != nil {
			return err
		}
		return b.flush(ctx)
	})
	return d, err
}

// apart says as an error that what people add stands on exactly the words of something else, which was read or
// is added with it: decisions are found again by words, and could not be told apart.
func (b *batch) apart(ctx context.Context, row *documentRow, d *cited.Decision, others ...cited.Decision) error {
	for i := range others {
		if others[i].Anchor.Span == d.Anchor.Span {
			return cited.Errorf(cited.Invalid, "two of them stand on the words %q; give one of them a word more or less", d.Anchor.Exact)
		}
	}
	sh := shelfOf(d.Subject.Kind())
	read := b.s.rowReaders()[sh.at]
	low, high := seqRange(row.seq)
	return eachRow(ctx, b.tx, "SELECT "+sh.table+" FROM "+sh.table+"_detail WHERE seq BETWEEN $1 AND $2", func(rows *sql.Rows) error {
		var detail []byte
		if err := rows.Scan(&detail); err != nil {
			return err
		}
		r, err := read(detail)
		if err == nil && r.stands == d.Anchor.Span {
			err = cited.Errorf(cited.Invalid, "%s stands on the words %q; decide about that, or give a word more or less", r.id, d.Anchor.Exact)
		}
		return err
	}, low, high)
}
