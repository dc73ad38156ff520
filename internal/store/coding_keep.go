package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"cited"
)

// Assign keeps decisions about which documents are to be coded by whom, and which of their figures
// are shown with errors: subject, field, verdict, value and reason are theirs. What holds
// already is not decided anew. It returns how many were kept: all, or with an error none. Only the
// owner may.
func (s *Store) Assign(ctx context.Context, v cited.Viewer, decisions []cited.Decision, at time.Time) (kept int, err error) {
	if err := mayDecide(v, "assign documents"); err != nil {
		return 0, err
	}
	err = s.update(ctx, "assigning documents", func(tx *sql.Tx) error {
		b, err := s.newBatch(ctx, tx)
		if err != nil {
			return err
		}
		for _, d := range decisions {
			d.Reviewer, d.At = v.Name, at
			all, err := decisionsOf(ctx, tx, d.Subject)
			if err != nil {
				return err
			}
			if heads := headsOf(all, d.Field); len(heads) > 0 {
				last := heads[len(heads)-1]
				if last.Verdict == d.Verdict && last.Value == d.Value {
					continue
				}
				if err := overtaken(ctx, tx, v, onFields(all, d.Field)); err != nil {
					return err
				}
				d.Base = last.ID
			} else if d.Verdict == cited.Rejected {
				continue
			}
			if err := b.keepCoding(ctx, v, &d); err != nil {
				return err
			}
			kept++
		}
		return b.flush(ctx)
	})
	return kept, err
}

// Code keeps what a coder says: a decision as cited.CodedField has it, based on d.Base, or on
// none. What is added has its kind as its subject, and an anchor that says where in which
// document its words stand; else what it is about is given. The field is that of one coder, whom nobody
// else can overtake: what they say takes the place of what they said. Only the owner may.
func (s *Store) Code(ctx context.Context, v cited.Viewer, d cited.Decision, at time.Time) (cited.Decision, error) {
	if err := mayDecide(v, "code documents"); err != nil {
		return d, err
	}
	d.Reviewer, d.At = v.Name, at
	err := s.update(ctx, "keeping a coding", func(tx *sql.Tx) error {
		b, err := s.newBatch(ctx, tx)
		if err != nil {
			return err
		}
		if err := b.keepCoding(ctx, v, &d); err != nil {
			return err
		}
		return b.flush(ctx)
	})
	return d, err
}

// keepCoding keeps a decision of a coding with the words that it is about.
func (b *batch) keepCoding(ctx context.Context, v cited.Viewer, d *cited.Decision) error {
	if !cited.IsCoding(d.Field) {
		return cited.Errorf(cited.Invalid, "%q is no field of a coding", d.Field)
	}
	if d.Subject.Kind() == cited.DocumentID {
		if _, err := findStored(ctx, b.tx, v, d.Subject); err != nil {
			return err
		}
		return b.record(ctx, d)
	}
	if d.Subject.Kind() != cited.FigureID { // which the kind alone has as well
		return cited.Errorf(cited.Invalid, "%q is no id of a figure; cited figures lists them", d.Subject)
	}
	at := cited.Anchored{Outcome: cited.Same}
	row, err := b.anchorCoding(ctx, v, d, &at)
	if err != nil {
		return err
	}
	if _, _, settles := cited.Adjudicated(d.Field); d.Value != "" && !settles {
		if err := withWords(d); err != nil {
			return err
		}
	}
	if err := b.record(ctx, d); err != nil {
		return err
	}
	at.Decision = *d
	return b.writeAnchored(ctx, row.seq, &at)
}

// withWords has a decision hold its figure with the words of its anchor.
func withWords(d *cited.Decision) error {
	var f cited.Figure
	if err := json.Unmarshal([]byte(d.Value), &f); err != nil {
		return cited.Errorf(cited.Invalid, "what was said is no figure: %w", err)
	}
	moved := d.Anchor.Start - f.Start
	f.Quote.Start, f.Quote.End = f.Quote.Start+moved, f.Quote.End+moved
	f.Span, f.Evidence = d.Anchor.Span, nil
	value, err := json.Marshal(&f)
	if err != nil {
		return err
	}
	d.Value = string(value)
	_, err = cited.CodedFigure(d)
	return err
}

// anchorCoding gives a decision of a coder its words: those of its subject as it is read now, else
// those of another decision about it.
func (b *batch) anchorCoding(ctx context.Context, v cited.Viewer, d *cited.Decision, at *cited.Anchored) (*documentRow, error) {
	if d.Subject == cited.FigureID {
		row, err := b.anchorAdded(ctx, v, d)
		if err == nil {
			at.Now, at.Place = d.Subject, d.Anchor.Span
		}
		return row, err
	}
	document, err := documentOf(ctx, b.tx, v, d.Subject)
	if err == nil {
		if d.Anchor, err = b.s.here(ctx, b.tx, document, d.Subject); err != nil {
			return nil, err
		}
		at.Now, at.Place = d.Subject, d.Anchor.Span
		return b.find(ctx, document.ID)
	}
	if cited.CodeOf(err) != cited.NotFound {
		return nil, err
	}
	stands, err := anchoredBy(ctx, b.tx, "d.subject = $1 AND d.field = $2", string(d.Subject), d.Field)
	if err == nil && len(stands) == 0 {
		stands, err = anchoredBy(ctx, b.tx, "d.subject = $1 AND "+codingFields, string(d.Subject))
	}
	if err != nil || len(stands) == 0 {
		return nil, errors.Join(err, shelfOf(cited.FigureID).missing(d.Subject))
	}
	last := stands[len(stands)-1]
	if _, err := findStored(ctx, b.tx, v, last.Anchor.Document); err != nil {
		return nil, err
	}
	row, err := b.find(ctx, last.Anchor.Document)
	if err != nil {
		return nil, err
	}
	at.Outcome, at.Now, at.Place, at.Candidates = last.Outcome, last.Now, last.Place, last.Candidates
	d.Anchor = last.Anchor
	if !last.Place.IsZero() {
		d.Anchor, err = (&Misread{Start: last.Place.Start, End: last.Place.End}).find(ctx, b.tx, row)
		at.Outcome = cited.Same
	}
	return row, err
}
