package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/binary"
	"fmt"
	"slices"
	"time"

	"cited"
	"cited/internal/custody"
)

// Edit corrects what is known about a document: a decision for every field of m
// that is not empty and differs from what holds. The document is to be read
// again if anything changed. The reason is kept with each decision and may be
// empty; who decides may not. Only the owner may.
func (s *Store) Edit(ctx context.Context, v cited.Viewer, id cited.ID, m cited.Meta, reason string, at time.Time) (changed bool, err error) {
	if err := mayDecide(v, "correct a document"); err != nil {
		return false, err
	}
	err = s.updateDocument(ctx, "correcting a document", id, func(b *batch, row *documentRow) error {
		if m.Address != "" && row.document.Address != "" && m.Address != row.document.Address {
			return cited.Errorf(cited.Invalid, "the address of %s cannot be corrected, because its id is made of it; add the document again under its address", id)
		}
		before := row.effective(row.found)
		decided, err := decisionsOf(ctx, b.tx, id)
		if err != nil {
			return err
		}
		now := before.Fields()
		for i, field := range m.Fields() {
			if *field.Value == "" {
				continue
			}
			if err := overtaken(ctx, b.tx, v, onFields(decided, field.Name)); err != nil {
				return err
			}
			if *field.Value == *now[i].Value && !isContested(decided, field.Name) {
				continue
			}
			changed = true
			if err := b.decide(ctx, id, field.Name, cited.Corrected, *field.Value, reason, v.Name, at); err != nil {
				return err
			}
		}
		if !changed {
			return nil
		}
		if row.edits, err = editsOf(ctx, b.tx, id); err != nil {
			return err
		}
		return b.refresh(ctx, row, before)
	})
	return changed, err
}

// mayDecide reports as an error that somebody may not decide anything, or has no name that
// could be kept with it.
func mayDecide(v cited.Viewer, what string) error {
	if v.Role != cited.Owner {
		return denied(what)
	}
	if err := cited.CheckName(v.Name); err != nil {
		return cited.Errorf(cited.Invalid, "a decision is kept with who made it: %w", err)
	}
	return nil
}

// decide adds the decision that a field of a document or source has another value. It is
// based on the one that held; where people decided apart from each other, it is made once
// for each of their decisions, so that it ends the conflict.
func (b *batch) decide(ctx context.Context, subject cited.ID, field string, verdict cited.Verdict, value, reason, reviewer string, at time.Time) error {
	all, err := decisionsOf(ctx, b.tx, subject)
	if err != nil {
		return err
	}
	d := cited.Decision{Subject: subject, Field: field, Verdict: verdict, Value: value, Reason: reason, Reviewer: reviewer, At: at}
	_, err = b.decideOn(ctx, d, headsOf(all, field), nil)
	return err
}

// decideOn makes a decision on each of those that hold, so that it ends what they contest; on
// nothing where there are none. p is where the words stand that it is about. It returns the last
// one made.
func (b *batch) decideOn(ctx context.Context, d cited.Decision, heads []cited.Decision, p *placed) (cited.Decision, error) {
	if len(heads) == 0 {
		heads = []cited.Decision{{}}
	}
	for _, head := range heads {
		d.Base = head.ID
		if err := b.keepAt(ctx, &d, p); err != nil {
			return d, err
		}
	}
	return d, nil
}

// headsOf returns the decisions on a field that no other is based on; the last one holds.
func headsOf(all []cited.Decision, field string) []cited.Decision {
	return cited.Heads(slices.DeleteFunc(slices.Clone(all), func(d cited.Decision) bool { return d.Field != field }))
}

// isContested reports whether people decided differently on a field, apart from each other.
func isContested(all []cited.Decision, field string) bool {
	heads := headsOf(all, field)
	return len(heads) > 1 && len(cited.InConflict(heads)) > 0
}

// record adds a decision, which gets its id.
func (b *batch) record(ctx context.Context, d *cited.Decision) error {
	d.ID = randomID()
	act := custody.Act{Act: custody.Decide, At: custody.Time(d.At), By: d.Reviewer}
	if d.Subject.Kind() == cited.DocumentID && !d.IsMark() && !cited.IsCoding(d.Field) {
		act.Act = custody.Edit
	}
	return b.addDecision(ctx, d, act)
}

// addDecision adds a decision, with the words that it is about, to those of the archive, and
// to the log.
func (b *batch) addDecision(ctx context.Context, d *cited.Decision, act custody.Act) error {
	if _, err := b.tx.ExecContext(ctx, `INSERT INTO decision (id, subject, field, verdict, value, reason, reviewer, at, base, digest)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		string(d.ID), string(d.Subject), d.Field, string(d.Verdict), d.Value, d.Reason, d.Reviewer, timeText(d.At), string(d.Base), d.Digest); err != nil {
		return err
	}
	b.s.acts.decision(act, sumDecision(d))
	if d.Anchor == nil {
		return nil
	}
	return b.writeAnchor(ctx, d)
}

// decisionQuery reads decisions with what they are about, from tables decision d and
// anchor a.
const decisionQuery = `SELECT d.id, d.subject, d.field, d.verdict, d.value, d.reason, d.reviewer, d.at, d.base, d.digest,
	a.document, a.start, a.length, a.exact, a.beside, a.nth, a.places, a.twins, a.alike, a.before, a.after
	FROM decision d LEFT JOIN anchor a ON a.decision = d.id `

// aboutKind is the condition that decisions d are about what has ids of a kind, in a form that an
// index serves.
func aboutKind(kind string) string {
	return "d.subject >= '" + kind + "-' AND d.subject < '" + kind + ".'"
}

// editsOf returns the correction that holds of every field of a document.
func editsOf(ctx context.Context, tx *sql.Tx, id cited.ID) (cited.Imprint, error) {
	all, err := decisionsOf(ctx, tx, id)
	return editsIn(all), err
}

// editsIn returns the correction that holds of every field of a document, by all decisions
// on it.
func editsIn(all []cited.Decision) (edits cited.Imprint) {
	if len(all) == 0 {
		return edits
	}
	edits.From = map[string]string{}
	for _, f := range edits.Fields() {
		if heads := headsOf(all, f.Name); len(heads) > 0 && heads[len(heads)-1].Verdict == cited.Corrected {
			last := heads[len(heads)-1]
			*f.Value, edits.From[f.Name] = last.Value, cited.CorrectedBy(last.Reviewer)
		}
	}
	return edits
}

// Decisions returns what was decided about a document or a figure, oldest first. What was
// decided about one that a newer reader finds elsewhere is about what it finds there. What
// coders say is left out.
func (s *Store) Decisions(ctx context.Context, v cited.Viewer, subject cited.ID) ([]cited.Decision, error) {
	var decisions []cited.Decision
	err := s.view(ctx, v, func(tx *sql.Tx) error {
		if err := s.visible(ctx, tx, v, subject); err != nil {
			return err
		}
		var err error
		decisions, err = decisionsOf(ctx, tx, subject)
		decisions = butCodings(decisions)
		return err
	})
	return mayRead(v, decisions), err
}

func decisionsOf(ctx context.Context, tx *sql.Tx, subjects ...cited.ID) ([]cited.Decision, error) {
	var a args
	of := placeholders(&a, texts(subjects))
	return scanDecisions(tx.QueryContext(ctx, decisionQuery+`WHERE d.id IN (
		SELECT id FROM decision WHERE subject IN (`+of+`) AND NOT EXISTS (SELECT 1 FROM anchored WHERE decision = decision.id)
		UNION SELECT decision FROM anchored WHERE subject IN (`+of+`)) ORDER BY d.seq`, a.values...))
}

func scanDecisions(rows *sql.Rows, err error) ([]cited.Decision, error) {
	if err != nil {
		return nil, err
	}
	var all []cited.Decision
	for rows.Next() {
		d, err := scanDecision(rows)
		if err != nil {
			return nil, errorsOf(err, rows)
		}
		all = append(all, d)
	}
	return all, errorsOf(nil, rows)
}

func scanDecision(rows interface{ Scan(...any) error }) (d cited.Decision, err error) {
	var at string
	var of, exact, with, before, after sql.NullString
	var start, length, nth, places, twins, alike sql.NullInt64
	if err := rows.Scan(&d.ID, &d.Subject, &d.Field, &d.Verdict, &d.Value, &d.Reason, &d.Reviewer, &at, &d.Base, &d.Digest,
		&of, &start, &length, &exact, &with, &nth, &places, &twins, &alike, &before, &after); err != nil {
		return d, err
	}
	if of.Valid {
		d.Anchor = &cited.Anchor{Document: cited.ID(of.String), Span: cited.Span{Start: int(start.Int64), End: int(start.Int64 + length.Int64), Exact: exact.String},
			With: with.String, Nth: int(nth.Int64), Of: int(places.Int64), Twins: int(twins.Int64), Alike: int(alike.Int64), Before: before.String, After: after.String}
	}
	if d.At, err = time.Parse(time.RFC3339Nano, at); err != nil {
		return d, fmt.Errorf("decision %s: %w", d.ID, err)
	}
	return d, nil
}

func randomID() cited.ID { return randomOf(cited.DecisionID) }

func randomOf(kind string) cited.ID {
	var b [8]byte
	rand.Read(b[:]) // never fails
	return cited.IDOf(kind, int64(binary.BigEndian.Uint64(b[:])>>4))
}
