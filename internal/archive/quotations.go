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
			one, h := quoted(gate, &st, a.Codebooks()[0])
			held.Add(h)
			if len(h.Back) > 0 {
				continue
			}
			if !yield(one, nil) {
				return
			}
		}
	}
}

// quoted leads the content of a statement through a gate, each of its stretches by itself: what stands
// between them is not quoted. If one is held back, so is all.
func quoted(gate export.Gate, st *cited.ReceiptOf[cited.Statement], codebook string) (Quotation, export.Held) {
	var all export.Held
	var words []string
	one := Quotation{ID: st.Read.ID, Stance: st.Read.Stance}
	length := 0
	for _, stretch := range append([]cited.Span{st.Read.Content}, st.Read.More...) {
		if length >= export.LongestQuote {
			break
		}
		said, h := gate.Pass(contentOf(st, stretch, codebook))
		if len(h.Back) > 0 {
			return Quotation{}, h
		}
		for _, why := range h.Changed {
			if !slices.Contains(all.Changed, why) {
				all.Changed = append(all.Changed, why)
			}
		}
		one.Source, one.Document = said.Figure.Attribution, said.Document
		words, length = append(words, said.Figure.Quote.Exact), length+runes(said.Figure.Quote.Exact)
	}
	one.Words = strings.Join(words, " … ")
	return one, all
}

// contentOf is a stretch of the content of a statement in the form that the gate knows. What it is quoted for
// is its beginning, so that a long one is cut behind that, and no word of it has to stay. It counts nobody of any codebook.
func contentOf(st *cited.ReceiptOf[cited.Statement], stretch cited.Span, codebook string) cited.Receipt {
	return cited.Receipt{Document: st.Document, Review: st.Review, Figure: cited.Figure{ID: st.Read.ID, Codebook: codebook, Attribution: slices.Clone(st.Read.Attribution),
		Span: cited.Span{Start: stretch.Start, End: stretch.Start}, Quote: stretch}}
}
