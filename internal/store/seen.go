package store

import (
	"context"
	"database/sql"
	"slices"

	"cited"
)

// Seen returns the last decision of the archive, for cited.Viewer.Seen: who asks before they look at anything,
// and decides about it later, is told what was decided between.
func (s *Store) Seen(ctx context.Context, v cited.Viewer) (last cited.ID, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, "SELECT coalesce((SELECT id FROM decision ORDER BY seq DESC LIMIT 1), $1)", string(cited.NoBase)).Scan(&last)
	})
	return last, err
}

// overtaken reports as cited.Overtaken that one of some decisions was made since the viewer looked. Whoever
// decides asks it of all that bear on that, in the transaction in which they decide: of two who decide
// at the same moment, the second is told. Whoever has seen a decision that is not here, of an archive as it was
// before it was restored, has seen none.
func overtaken(ctx context.Context, tx *sql.Tx, v cited.Viewer, bearing []cited.Decision) error {
	if v.Seen == "" || len(bearing) == 0 {
		return nil
	}
	a := args{}
	since := map[cited.ID]bool{}
	err := eachRow(ctx, tx, "SELECT id FROM decision WHERE seq > coalesce((SELECT seq FROM decision WHERE id = "+a.add(string(v.Seen))+"), 0) AND id IN ("+placeholders(&a, idsOf(bearing))+")", func(rows *sql.Rows) error {
		var id cited.ID
		err := rows.Scan(&id)
		since[id] = true
		return err
	}, a.values...)
	if err != nil || len(since) == 0 {
		return err
	}
	made := slices.DeleteFunc(slices.Clone(bearing), func(d cited.Decision) bool { return !since[d.ID] })
	return cited.OvertakenBy(slices.CompactFunc(made, isSame))
}

// isSame reports whether two decisions are one of a person, which is made on each of those that it settles.
func isSame(a, b cited.Decision) bool {
	return a.At.Equal(b.At) && a.Subject == b.Subject && a.Field == b.Field && a.Verdict == b.Verdict && a.Value == b.Value && a.Reviewer == b.Reviewer
}

func idsOf(decisions []cited.Decision) []string {
	ids := make([]string, len(decisions))
	for i := range decisions {
		ids[i] = string(decisions[i].ID)
	}
	return ids
}

// onFields returns those of some decisions that are about one of some fields.
func onFields(all []cited.Decision, fields ...string) []cited.Decision {
	return slices.DeleteFunc(slices.Clone(all), func(d cited.Decision) bool { return !slices.Contains(fields, d.Field) })
}

// Overtaken reports as cited.Overtaken that somebody decided about what a decision is about since
// the viewer looked, as Decide does.
func (s *Store) Overtaken(ctx context.Context, v cited.Viewer, d *cited.Decision) error {
	if err := mayDecide(v, "decide about what was read"); err != nil {
		return err
	}
	return s.view(ctx, v, func(tx *sql.Tx) error {
		for _, id := range bearingOn(d) {
			if err := s.visible(ctx, tx, v, id); err != nil {
				return err
			}
		}
		return overtakenReading(ctx, tx, v, d)
	})
}

// bearingOn is what a decision is about, and what else it bears on.
func bearingOn(d *cited.Decision) []cited.ID {
	if d.Verdict == cited.Merged {
		return []cited.ID{d.Subject, cited.ID(d.Value)}
	}
	return []cited.ID{d.Subject}
}

// overtakenReading is overtaken for a decision about something that was read. All that was decided about it bears on
// that, whatever the field: who accepts it accepts the fields that they saw. Marks do not, and where
// it is said to be the same as another one, what was decided about that one does.
func overtakenReading(ctx context.Context, tx *sql.Tx, v cited.Viewer, d *cited.Decision) error {
	if v.Seen == "" || d.Field == "" && d.Verdict == cited.Added { // which is new
		return nil
	}
	all, err := decisionsOf(ctx, tx, bearingOn(d)...)
	if err != nil {
		return err
	}
	return overtaken(ctx, tx, v, slices.DeleteFunc(all, func(d cited.Decision) bool { return d.IsMark() || cited.IsCoding(d.Field) }))
}
