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

// queued is something in a queue.
type queued struct {
	id    cited.ID
	doubt int
	lot   uint64
}

// Queue returns the ids of what a queue holds.
func (a *Archive) Queue(ctx context.Context, v cited.Viewer, q Queue) ([]cited.ID, error) {
	var all []queued
	for one, err := range a.queued(ctx, v, &q) {
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(binary.BigEndian.AppendUint64([]byte(one.id), q.Seed))
		one.lot = binary.BigEndian.Uint64(sum[:])
		all = append(all, one)
	}
	if q.Sample > 0 && q.Sample < len(all) {
		lots := slices.Clone(all)
		slices.SortFunc(lots, func(x, y queued) int { return cmp.Compare(x.lot, y.lot) })
		last := lots[q.Sample-1].lot
		all = slices.DeleteFunc(all, func(one queued) bool { return one.lot > last })
	}
	if q.Doubt {
		slices.SortStableFunc(all, func(x, y queued) int { return y.doubt - x.doubt })
	}
	ids := make([]cited.ID, len(all))
	for i := range all {
		ids[i] = all[i].id
	}
	return ids, nil
}

func (a *Archive) queued(ctx context.Context, v cited.Viewer, q *Queue) iter.Seq2[queued, error] {
	switch q.Of {
	case cited.StatementID:
		return queuedOf(a.Statements(ctx, v, q.Query), func(r *cited.ReceiptOf[cited.Statement]) queued {
			return queued{id: r.Read.ID, doubt: absent(len(r.Read.Attribution) == 0, r.Read.Hedge != "", r.Read.Stance == cited.Hedged)}
		})
	case cited.ResponseID:
		return queuedOf(a.Responses(ctx, v, q.Query), func(r *cited.ReceiptOf[cited.Response]) queued {
			return queued{id: r.Read.ID, doubt: absent(r.Read.Actor == "", r.Read.Status == "", r.Read.Date == "")}
		})
	case cited.UnquantifiedID:
		return queuedOf(a.AllUnquantified(ctx, v, q.Query), func(r *cited.ReceiptOf[cited.Unquantified]) queued {
			return queued{id: r.Read.ID, doubt: doubtOf(&r.Read.Figure)}
		})
	case cited.ComparisonID:
		return queuedOf(a.Comparisons(ctx, v, q.Query), func(r *cited.ReceiptOf[cited.Comparison]) queued {
			return queued{id: r.Read.ID, doubt: doubtOf(&r.Read.Figure)}
		})
	case cited.ThemeID:
		return queuedOf(a.Themes(ctx, v, q.Query), func(r *cited.ReceiptOf[cited.Theme]) queued { return queued{id: r.Read.ID} })
	case cited.FindingID:
		return queuedOf(a.Findings(ctx, v, q.Query), func(f *cited.Finding) queued {
			return queued{id: f.ID, doubt: len(cited.Severities()) - slices.Index(cited.Severities(), f.Severity)}
		})
	}
	return queuedOf(a.Figures(ctx, v, q.Query), func(r *cited.Receipt) queued { return queued{id: r.Figure.ID, doubt: doubtOf(&r.Figure)} })
}

func queuedOf[T any](rows iter.Seq2[T, error], of func(*T) queued) iter.Seq2[queued, error] {
	return func(yield func(queued, error) bool) {
		for r, err := range rows {
			if err != nil {
				yield(queued{}, err)
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
