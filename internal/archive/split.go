package archive

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"cited/internal/export"

	"cited"
)

// Piece is one of the figures that a figure is really: the words that stand for its number, and the
// fields in which it differs from that figure, as Set takes them.
type Piece struct {
	Words  string
	Fields [][2]string
}

// mostPieces is into how many figures one is split at most.
const mostPieces = 50

// Split decides that a figure is really several, and adds those in its place. A piece has the fields of the
// figure as they hold, but for its words, its value, how that is qualified, and what its own fields say. Its words are
// looked for in the sentence of the figure, then in the document. It returns the decision; its value is the ids of the pieces.
func (a *Archive) Split(ctx context.Context, v cited.Viewer, id cited.ID, pieces []Piece, reason string) (cited.Decision, error) {
	d := cited.Decision{Subject: id, Reason: reason}
	if len(pieces) < 2 || len(pieces) > mostPieces {
		return d, cited.Errorf(cited.Invalid, "%s is split into 2 to %d figures, not %d; where it is one, correct it", id, mostPieces, len(pieces))
	}
	r, err := a.Receipt(ctx, v, id)
	if err != nil {
		return d, err
	}
	if err := a.unsplit(ctx, v, id); err != nil {
		return d, err
	}
	if export.Clearing(r.Decisions) == cited.Rejected { // which is not what anybody decided of the pieces
		return d, cited.Errorf(cited.Invalid, "somebody decided that %s may not be published; take that back with cited clear %s, split it, and refuse its pieces", id, id)
	}
	wholes, err := a.store.Wholes(ctx, v, []cited.ID{r.Document.ID})
	if err != nil {
		return d, err
	}
	if len(wholes) == 0 {
		return d, cited.Errorf(cited.NotFound, "there is no document %q in this archive; cited documents lists them", r.Document.ID)
	}
	var added []cited.Decision
	said := map[string]bool{}
	for i := range pieces {
		f, err := a.piece(&r, &pieces[i], wholes[0].Texts)
		if err != nil {
			return d, err
		}
		value, err := json.Marshal(f)
		if err != nil {
			return d, err
		}
		if said[string(value)] {
			return d, cited.Errorf(cited.Invalid, "two pieces of %s are the same, %q; say in which field they differ", id, f.Exact)
		}
		said[string(value)] = true
		added = append(added, cited.Decision{Subject: cited.FigureID, Verdict: cited.Added, Value: string(value), Reason: reason,
			Anchor: &cited.Anchor{Document: r.Document.ID, Span: f.Span}})
	}
	return a.store.Split(ctx, v, d, added, a.cfg.Now())
}

// piece is a figure that another one, of which r tells, is really.
func (a *Archive) piece(r *cited.Receipt, p *Piece, texts []cited.Text) (*cited.Figure, error) {
	f := r.Figure
	f.Evidence = slices.Clone(f.Evidence)
	for i := range f.Evidence { // somebody says that it has them too, from whatever words they were read
		f.Evidence[i] = cited.Evidence{Field: f.Evidence[i].Field, Rule: cited.RuleDecision}
	}
	span, err := wordsOfPiece(&f, p.Words, r.Document.ID, texts)
	if err != nil {
		return nil, err
	}
	if span.Start < f.Quote.Start || span.End > f.Quote.End {
		f.Quote = quoteAt(texts, span)
	}
	set, err := a.CodebookSet()
	if err != nil {
		return nil, err
	}
	f.ID, f.Span, f.Low, f.High, f.Modifier = "", span, nil, nil, cited.Exactly
	_ = f.Set("value", span.Exact) // words that are no digits are none
	for _, field := range p.Fields {
		value, err := coded(set, bookNamed(set, &f), field[0], field[1])
		if err == nil {
			err = f.Set(field[0], value)
		}
		if err != nil {
			return nil, err
		}
	}
	if f.Low == nil && f.High == nil {
		return nil, cited.Errorf(cited.Invalid, "%q are no digits; give the value of this piece, like 1200, 900.. or 900..1200", span.Exact)
	}
	f.Individual = isOne(&f)
	return &f, nil
}

// wordsOfPiece finds the words of a piece of a figure: in the sentence of it, else in its document.
func wordsOfPiece(f *cited.Figure, words string, document cited.ID, texts []cited.Text) (cited.Span, error) {
	inside := placesOf([]cited.Text{{Start: f.Quote.Start, Content: f.Quote.Exact}}, words)
	switch {
	case strings.TrimSpace(words) == "":
		return cited.Span{}, cited.Errorf(cited.Invalid, "a piece needs the words of its number, as they stand in the sentence")
	case len(inside) > 1:
		return cited.Span{}, cited.Errorf(cited.Invalid, "%q stands %d times in the sentence of %s; give more of its words", words, len(inside), f.ID)
	case len(inside) == 1:
		if exact, ok := between(texts, inside[0].Start, inside[0].End); ok && exact == inside[0].Exact {
			return inside[0], nil
		}
	}
	return findWords(texts, &Missed{Document: document, Words: words})
}

// unsplit says as an error that something was split, so that nothing else can be decided of the whole of it.
func (a *Archive) unsplit(ctx context.Context, v cited.Viewer, id cited.ID) error {
	decided, err := a.store.Decisions(ctx, v, id)
	if err != nil {
		return err
	}
	if pieces := cited.Pieces(decided); len(pieces) > 0 {
		return cited.Errorf(cited.Invalid, "%s was split into %s; take that back first with cited review %s --undo", id, inRow(pieces), id)
	}
	return nil
}

func inRow(ids []cited.ID) string { return strings.Trim(fmt.Sprint(ids), "[]") }

// undo takes back what was decided about the whole of something. The pieces of what was split go with
// that: those that still stand.
func (a *Archive) undo(ctx context.Context, v cited.Viewer, d cited.Decision) (cited.Decision, error) {
	decided, err := a.store.Decisions(ctx, v, d.Subject)
	if err != nil {
		return d, err
	}
	all := []cited.Decision{d}
	for _, id := range cited.Pieces(decided) {
		of, err := a.store.Decisions(ctx, v, id)
		switch review := cited.Decide(of, cited.FieldsOf(id.Kind())).Review; {
		case cited.CodeOf(err) == cited.NotFound: // its words are lost, and so is it
		case err != nil:
			return d, err
		case review == cited.ReviewSplit:
			return d, cited.Errorf(cited.Invalid, "%s, a piece of %s, was split itself; take that back first with cited review %s --undo", id, d.Subject, id)
		case !review.Out():
			all = append(all, cited.Decision{Subject: id, Verdict: cited.Undone, Reason: d.Reason})
		}
	}
	err = a.store.DecideAll(ctx, v, all, a.cfg.Now())
	return all[0], err
}
