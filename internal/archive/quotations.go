package archive

import (
	"context"
	"iter"
	"slices"
	"strings"

	"cited"
	"cited/internal/export"
)

// Quotation is what a statement says as it may leave the archive: behind the gate, with "[name]"
// for private persons, and no longer than a quotation may be.
type Quotation struct {
	ID       cited.ID
	Source   []string // nearest first; empty if nobody is named
	Stance   cited.Stance
	Words    string
	Document cited.Document
}

// Quotations yields what the statements that a query selects say, as Statements does but behind
// the gate, and counts what that held back or changed.
func (a *Archive) Quotations(ctx context.Context, v cited.Viewer, q cited.Query, held *export.Tally) iter.Seq2[Quotation, error] {
	return func(yield func(Quotation, error) bool) {
		gate, err := a.Gate(ctx, v)
		if err != nil {
			yield(Quotation{}, err)
			return
		}
		for st, err := range a.Statements(ctx, v, q) {
			if err != nil {
				yield(Quotation{}, err)
				return
			}
			said, h := gate.Pass(contentOf(&st, a.Codebooks()[0]))
			held.Add(h)
			if len(h.Back) > 0 {
				continue
			}
			one := Quotation{ID: st.Read.ID, Source: said.Figure.Attribution, Stance: st.Read.Stance, Words: said.Figure.Quote.Exact, Document: said.Document}
			if !yield(one, nil) {
				return
			}
		}
	}
}

// contentOf is the content of a statement in the form that the gate knows. What it is quoted for
// is its first word, so that a long one is cut behind it. It counts nobody of any codebook.
func contentOf(st *cited.ReceiptOf[cited.Statement], codebook string) cited.Receipt {
	words := export.Content(&st.Read)
	first, _, _ := strings.Cut(words, " ")
	start := st.Read.Content.Start
	return cited.Receipt{Document: st.Document, Review: st.Review, Figure: cited.Figure{ID: st.Read.ID, Codebook: codebook, Attribution: slices.Clone(st.Read.Attribution),
		Span: cited.Span{Start: start, End: start + runes(first), Exact: first}, Quote: cited.Span{Start: start, End: start + runes(words), Exact: words}}}
}
