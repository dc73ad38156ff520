package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"fmt"

	"cited"
	"cited/internal/custody"
)

// beginLog writes the first entry of the log, if there is none. Where the archive holds documents
// already, it says so, with the digest of what is there, and entries that list all of
// it follow.
func (s *Store) beginLog(ctx context.Context, tx *sql.Tx, by, at string) error {
	if n, err := logSize(ctx, tx); n > 0 || err != nil {
		return err
	}
	var number [16]byte
	rand.Read(number[:]) // never fails
	begin := custody.Act{Act: custody.Begin, Archive: hex.EncodeToString(number[:]), At: at, By: by}
	digest := custody.NewHeldDigest()
	var found acts
	var documents []custody.Document
	err := s.eachSealed(ctx, tx, func(d *sealedDocument) error {
		held := d.held()
		digest.Document(&held)
		documents = append(documents, held)
		_, err := tx.ExecContext(ctx, "INSERT INTO seal (document, sums) VALUES ($1, $2)", d.seq, d.seal.bytes())
		return err
	})
	if err != nil {
		return err
	}
	for _, d := range documents {
		found.document(custody.Act{Act: custody.Found, At: at, By: by}, d)
	}
	decisions, err := sumDecisions(ctx, tx, digest)
	if err != nil {
		return err
	}
	if len(decisions) > 0 {
		found.list = append(found.list, custody.Act{Act: custody.Found, At: at, By: by, Decisions: decisions})
	}
	if n, m, sum := digest.Sum(); n+m > 0 {
		begin.Held = &custody.Held{Documents: n, Decisions: m, Digest: sum}
	}
	if err := appendLog(ctx, tx, &begin); err != nil {
		return err
	}
	return found.write(ctx, tx)
}

// sumDecisions returns what the log holds of all decisions, and adds it to a digest.
func sumDecisions(ctx context.Context, tx *sql.Tx, digest *custody.HeldDigest) ([]custody.Decision, error) {
	all, err := allDecisions(ctx, tx)
	var sums []custody.Decision
	for i := range all {
		d := sumDecision(&all[i])
		digest.Decision(&d)
		sums = append(sums, d)
	}
	return sums, err
}

// allDecisions returns all decisions, oldest first.
func allDecisions(ctx context.Context, tx *sql.Tx) ([]cited.Decision, error) {
	return scanDecisions(tx.QueryContext(ctx, decisionQuery+"ORDER BY d.seq"))
}

// sumDecision is what the log holds of a decision.
func sumDecision(d *cited.Decision) custody.Decision {
	parts := []string{"decision", string(d.ID), string(d.Subject), d.Field, string(d.Verdict), d.Value, d.Reason, d.Reviewer, timeText(d.At), string(d.Base)}
	if a := d.Anchor; a != nil {
		numbers := fmt.Sprint(a.Start, a.End, a.Nth, a.Of, a.Twins, a.Alike)
		parts = append(parts, string(a.Document), numbers, a.Exact, a.With, a.Before, a.After)
	}
	if d.Digest != "" {
		parts = append(parts, d.Digest)
	}
	return custody.Decision{ID: d.ID, Subject: d.Subject, Field: d.Field, Row: custody.SumOf(parts...)}
}
