package archive

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"iter"
	"slices"

	"cited"
)

// Queue is what people are to look at: figures or the like that a query selects.
type Queue struct {
	Of     string // a kind of id: cited.FigureID and the like
	Query  cited.Query
	Sample int    // so many of them, drawn at random by the seed; 0 for all
	Seed   uint64 // the same one draws the same sample
	Doubt  bool   // the most doubtful first; else in the order of lists
}

// Queued is something in a queue.
type Queued struct {
	ID     cited.ID
	Review cited.Review // how far people had decided when the queue was made

	doubt int
	lot   uint64
}

// Queue returns the ids of what a queue holds.
func (a *Archive) Queue(ctx context.Context, v cited.Viewer, q Queue) ([]cited.ID, error) {
	all, _, err := a.QueueUpTo(ctx, v, q, 0)
	ids := make([]cited.ID, len(all))
	for i := range all {
		ids[i] = all[i].ID
	}
	return ids, err
}

// QueueUpTo returns what a queue holds of the first so many that its query selects, in the order of lists,
// and whether there are more; of all if most is 0. A sample is only drawn from all there are: where
// there are more, it is Invalid.
func (a *Archive) QueueUpTo(ctx context.Context, v cited.Viewer, q Queue, most int) (all []Queued, more bool, err error) {
	for one, err := range a.queued(ctx, v, &q) {
		if err != nil {
			return nil, false, err
		}
		if more = most > 0 && len(all) == most; more {
			break
		}
		sum := sha256.Sum256(binary.BigEndian.AppendUint64([]byte(one.ID), q.Seed))
		one.lot = binary.BigEndian.Uint64(sum[:])
		all = append(all, one)
	}
	if more && q.Sample > 0 {
		return nil, true, cited.Errorf(cited.Invalid, "a sample is drawn from all that a query selects, and that is more than %d; narrow the query", most)
	}
	if q.Sample > 0 && q.Sample < len(all) {
		lots := slices.Clone(all)
		slices.SortFunc(lots, func(x, y Queued) int { return cmp.Compare(x.lot, y.lot) })
		last := lots[q.Sample-1].lot
		all = slices.DeleteFunc(all, func(one Queued) bool { return one.lot > last })
	}
	if q.Doubt {
		slices.SortStableFunc(all, func(x, y Queued) int { return y.doubt - x.doubt })
	}
	return all, more, nil
}

func (a *Archive) queued(ctx context.Context, v cited.Viewer, q *Queue) iter.Seq2[Queued, error] {
	switch q.Of {
	case cited.StatementID:
		return queuedOf(a.Statements(ctx, v, q.Query), func(r *cited.ReceiptOf[cited.Statement]) Queued {
			return Queued{ID: r.Read.ID, Review: r.Review, doubt: absent(len(r.Read.Attribution) == 0, r.Read.Hedge != "", r.Read.Stance == cited.Hedged)}
		})
	case cited.ResponseID:
		return queuedOf(a.Responses(ctx, v, q.Query), func(r *cited.ReceiptOf[cited.Response]) Queued {
			return Queued{ID: r.Read.ID, Review: r.Review, doubt: absent(r.Read.Actor == "", r.Read.Status == "", r.Read.Date == "")}
		})
	case cited.UnquantifiedID:
		return queuedOf(a.AllUnquantified(ctx, v, q.Query), func(r *cited.ReceiptOf[cited.Unquantified]) Queued {
			return Queued{ID: r.Read.ID, Review: r.Review, doubt: doubtOf(&r.Read.Figure)}
		})
	case cited.ComparisonID:
		return queuedOf(a.Comparisons(ctx, v, q.Query), func(r *cited.ReceiptOf[cited.Comparison]) Queued {
			return Queued{ID: r.Read.ID, Review: r.Review, doubt: doubtOf(&r.Read.Figure)}
		})
	case cited.ThemeID:
		return queuedOf(a.Themes(ctx, v, q.Query), func(r *cited.ReceiptOf[cited.Theme]) Queued { return Queued{ID: r.Read.ID, Review: r.Review} })
	case cited.FindingID:
		return queuedOf(a.Findings(ctx, v, q.Query), func(f *cited.Finding) Queued {
			return Queued{ID: f.ID, Review: f.Review, doubt: len(cited.Severities()) - slices.Index(cited.Severities(), f.Severity)}
		})
	}
	return queuedOf(a.Figures(ctx, v, q.Query), func(r *cited.Receipt) Queued {
		return Queued{ID: r.Figure.ID, Review: r.Review, doubt: doubtOf(&r.Figure)}
	})
}

func queuedOf[T any](rows iter.Seq2[T, error], of func(*T) Queued) iter.Seq2[Queued, error] {
	return func(yield func(Queued, error) bool) {
		for r, err := range rows {
			if err != nil {
				yield(Queued{}, err)
				return
			}
			if !yield(of(&r), nil) {
				return
			}
		}
	}
}

// doubtOf is how doubtful the reading of a figure is: how many of the fields are silent that a
// figure is mostly compared by, and whether its number or its stance is no plain one.
func doubtOf(f *cited.Figure) int {
	return absent(f.Measure == "", len(f.Origin) == 0, len(f.Theatre) == 0 && len(f.Place) == 0, f.Time == "", len(f.Attribution) == 0,
		f.Population == "", f.Modifier == cited.Vague, f.Stance != cited.Asserted, f.Of != "")
}

func absent(signs ...bool) (n int) {
	for _, is := range signs {
		if is {
			n++
		}
	}
	return n
}
