package archive

import (
	"context"
	"iter"
	"runtime"
	"slices"

	"cited"
	"cited/internal/export"
)

// Exported counts what an export selected, as far as it has come.
type Exported struct {
	Figures   int
	Documents int          // that state them
	Held      export.Tally // what the gate held back or changed
}

// Exportable yields the figures that a query selects and that may leave the archive, as Figures
// does but behind the gate, and counts them: figures of one person are looked at even if the
// query does not ask for them, so that it is known how many were held back. Whole receipts
// come with the text around their quotations.
func (a *Archive) Exportable(ctx context.Context, v cited.Viewer, q cited.Query, whole bool, made *Exported) iter.Seq2[cited.Receipt, error] {
	q.Terms = append(q.Terms[:len(q.Terms):len(q.Terms)], cited.Term{Key: "individual", Values: []string{"true", "false"}})
	return func(yield func(cited.Receipt, error) bool) {
		decided, err := a.decidedFigures(ctx, v, "")
		var gates []export.Gate
		if err == nil {
			gates, err = a.gates(ctx, v, decided)
		}
		if err != nil {
			yield(cited.Receipt{}, err)
			return
		}
		var last cited.ID // of a document, whose figures come one after the other
		for r, err := range through(gates, a.receipts(ctx, v, q, whole, decided), &made.Held) {
			if err == nil {
				made.Figures++
			}
			if err == nil && r.Document.ID != last {
				made.Documents++
				last = r.Document.ID
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

// gates are as many as can be at work at once.
func (a *Archive) gates(ctx context.Context, v cited.Viewer, decided map[cited.ID][]cited.Decision) (all []export.Gate, err error) {
	for range runtime.GOMAXPROCS(0) {
		g, err := a.gate(ctx, v, decided)
		if err != nil {
			return nil, err
		}
		all = append(all, g)
	}
	return all, nil
}

// mostAtGates is how many figures a gate takes at once.
const mostAtGates = 256

// through leads figures through several gates at once and yields them in their order, while the
// next ones are read. The figures of a document go through the same gate as far as they are
// taken at once.
func through(gates []export.Gate, rows iter.Seq2[cited.Receipt, error], t *export.Tally) iter.Seq2[cited.Receipt, error] {
	return func(yield func(cited.Receipt, error) bool) {
		held := make([]export.Held, mostAtGates*len(gates))
		for batch, err := range ahead(rows, len(held)) {
			share := (len(batch) + len(gates) - 1) / len(gates)
			atOnce(len(gates), func(n int) {
				for i := n * share; i < min((n+1)*share, len(batch)); i++ {
					batch[i], held[i] = gates[n].Pass(batch[i])
				}
			})
			for i := range batch {
				t.Add(held[i])
				if len(held[i].Back) == 0 && !yield(batch[i], nil) {
					return
				}
			}
			if err != nil {
				yield(cited.Receipt{}, err)
				return
			}
		}
	}
}

// ahead yields figures some at a time, and takes the next ones meanwhile. An error comes with
// those before it, and ends it.
func ahead(rows iter.Seq2[cited.Receipt, error], most int) iter.Seq2[[]cited.Receipt, error] {
	type some struct {
		batch []cited.Receipt
		err   error
	}
	return func(yield func([]cited.Receipt, error) bool) {
		taken, enough, ended := make(chan some), make(chan struct{}), make(chan struct{})
		go func() {
			defer close(ended)
			defer close(taken)
			give := func(s some) bool {
				select {
				case taken <- s:
					return s.err == nil
				case <-enough:
					return false
				}
			}
			var batch []cited.Receipt
			for r, err := range rows {
				if err != nil {
					give(some{batch, err})
					return
				}
				if batch = append(batch, r); len(batch) == most {
					if !give(some{batch, nil}) {
						return
					}
					batch = make([]cited.Receipt, 0, most)
				}
			}
			give(some{batch, nil})
		}()
		defer func() { close(enough); <-ended }()
		for s := range taken {
			if !yield(s.batch, s.err) {
				return
			}
		}
	}
}

// waiting returns what stands for a decision of which nobody knows yet what it is about.
func waiting(decided []cited.Decision) []cited.Decision {
	return slices.DeleteFunc(slices.Clone(decided), func(d cited.Decision) bool { return d.ID != "" })
}

// receipts yields figures with what people decided about each, and with the text around its
// quotation if they are to be whole.
func (a *Archive) receipts(ctx context.Context, v cited.Viewer, q cited.Query, whole bool, decided map[cited.ID][]cited.Decision) iter.Seq2[cited.Receipt, error] {
	return func(yield func(cited.Receipt, error) bool) {
		for r, err := range a.Figures(ctx, v, q) {
			id := r.Figure.ID
			if err == nil && whole {
				r, err = a.Receipt(ctx, v, id)
			}
			if err == nil && !whole {
				r.Decisions = decided[id]
			} else if err == nil {
				r.Decisions = append(r.Decisions, waiting(decided[id])...)
			}
			if !yield(r, err) {
				return
			}
		}
	}
}
