package store

import (
	"context"
	"database/sql"
	"time"

	"cited"
)

// DecideFinding decides whether a finding is right: accepted, rejected, "cannot tell", or undone.
// What a person decided about a finding stays when it is made again. Only the owner may.
func (s *Store) DecideFinding(ctx context.Context, v cited.Viewer, id cited.ID, verdict cited.Verdict, reason string, at time.Time) error {
	if err := mayDecide(v, "decide about a finding"); err != nil {
		return err
	}
	return s.update(ctx, "keeping a decision", func(tx *sql.Tx) error {
		found, err := s.findingRows(ctx, tx, v, Asked{ID: id})
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return cited.Errorf(cited.NotFound, "there is no finding %q in this archive; cited findings lists them", id)
		}
		all, err := decisionsOf(ctx, tx, id)
		if err == nil {
			err = overtaken(ctx, tx, v, onFields(all, ""))
		}
		if err != nil {
			return err
		}
		return (&batch{s: s, tx: tx}).decide(ctx, id, "", verdict, "", reason, v.Name, at)
	})
}

// decidedFindings returns what people decided about findings.
func decidedFindings(ctx context.Context, tx *sql.Tx) (map[cited.ID]cited.Review, error) {
	all, err := scanDecisions(tx.QueryContext(ctx, decisionQuery+"WHERE "+aboutKind(cited.FindingID)+" AND d.field = '' ORDER BY d.seq"))
	of := map[cited.ID][]cited.Decision{}
	for _, d := range all {
		of[d.Subject] = append(of[d.Subject], d)
	}
	reviews := map[cited.ID]cited.Review{}
	for id, list := range of {
		if r := cited.Decide(list, nil).Review; r != cited.ReviewMachine {
			reviews[id] = r
		}
	}
	return reviews, err
}

// FindingDecisions returns what was decided about a finding, oldest first.
func (s *Store) FindingDecisions(ctx context.Context, v cited.Viewer, id cited.ID) (all []cited.Decision, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		found, err := s.findingRows(ctx, tx, v, Asked{ID: id})
		if err != nil || len(found) == 0 {
			return err
		}
		all, err = decisionsOf(ctx, tx, id)
		return err
	})
	return all, err
}
