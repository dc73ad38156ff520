package store

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"cited"
)

// SetEstimate decides what stands in the place of an estimate. Who decides and why is kept. It
// reports whether that changes anything. Only the owner may.
func (s *Store) SetEstimate(ctx context.Context, v cited.Viewer, o *cited.Overruled, reason string, at time.Time) (changed bool, err error) {
	if err := o.Check(); err != nil {
		return false, err
	}
	return s.decideCell(ctx, v, o.Cell.ID(), cited.EstimateField(o.Rule, o.At), func(last *cited.Decision) (cited.Verdict, string) {
		if last != nil && last.Verdict == cited.Corrected && last.Value == o.Value() {
			return "", ""
		}
		return cited.Corrected, o.Value()
	}, reason, at)
}

// UnsetEstimate takes back what was decided of the estimate of a cell under a rule for a
// date. It reports whether anything was. Only the owner may.
func (s *Store) UnsetEstimate(ctx context.Context, v cited.Viewer, cell cited.ID, rule string, of cited.EDTF, reason string, at time.Time) (changed bool, err error) {
	return s.decideCell(ctx, v, cell, cited.EstimateField(rule, of), func(last *cited.Decision) (cited.Verdict, string) {
		if last == nil || last.Verdict == cited.Rejected {
			return "", ""
		}
		return cited.Rejected, ""
	}, reason, at)
}

// decideCell adds the decision that comes of the last one, nil if there is none. An empty
// verdict decides nothing, unless people decided apart from each other: then what holds
// is decided once more, which ends the conflict.
func (s *Store) decideCell(ctx context.Context, v cited.Viewer, cell cited.ID, field string, decide func(last *cited.Decision) (cited.Verdict, string), reason string, at time.Time) (changed bool, err error) {
	if err := mayDecide(v, "decide about an estimate"); err != nil {
		return false, err
	}
	err = s.update(ctx, "keeping a decision", func(tx *sql.Tx) error {
		all, err := decisionsOf(ctx, tx, cell)
		if err != nil {
			return err
		}
		if err := overtaken(ctx, tx, v, onFields(all, field)); err != nil {
			return err
		}
		var last *cited.Decision
		if heads := headsOf(all, field); len(heads) > 0 {
			last = &heads[len(heads)-1]
		}
		verdict, value := decide(last)
		if verdict == "" && isContested(all, field) {
			verdict, value = last.Verdict, last.Value
		}
		if changed = verdict != ""; !changed {
			return nil
		}
		return (&batch{s: s, tx: tx}).decide(ctx, cell, field, verdict, value, reason, v.Name, at)
	})
	return changed, err
}

// CellDecisions returns what was decided about some cells, oldest first. Who may see none of the
// figures of the cell must not be shown them: the store does not know which those are.
func (s *Store) CellDecisions(ctx context.Context, v cited.Viewer, cells ...cited.ID) (all []cited.Decision, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		for some := range slices.Chunk(cells, mostBatch) {
			more, err := decisionsOf(ctx, tx, some...)
			if all = append(all, more...); err != nil {
				return err
			}
		}
		return nil
	})
	return all, err
}
