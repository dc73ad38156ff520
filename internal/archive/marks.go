package archive

import (
	"context"
	"strings"

	"cited"
	"cited/internal/reconcile"
	"cited/internal/store"
)

// Rate decides how credible a figure is, or how reliable a source; the empty grade takes that
// back. That a figure is confirmed by independent sources is refused where lineage leaves fewer
// than two of them. It reports whether it changes anything. Only the owner may.
func (a *Archive) Rate(ctx context.Context, v cited.Viewer, id cited.ID, grade, reason string) (bool, error) {
	if id.Kind() == cited.SourceID {
		return a.store.RateSource(ctx, v, id, grade, reason, a.cfg.Now())
	}
	if grade == cited.Confirmed && v.Role == cited.Owner {
		behind, err := a.Behind(ctx, v, id)
		if err != nil {
			return false, err
		}
		if len(behind) < LeastConfirming {
			return false, cited.Errorf(cited.Invalid, "%s is not confirmed by independent sources: lineage leaves %s; rate it 2, or add the documents of others who say so", id, BehindInWords(behind))
		}
	}
	return a.store.Rate(ctx, v, id, grade, reason, a.cfg.Now())
}

// LeastConfirming is how many independent sources confirm something.
const LeastConfirming = 2

// BehindInWords says which independent sources are behind something: "one behind this value in its
// cell, Northern Wire".
func BehindInWords(names []string) string {
	switch len(names) {
	case 0:
		return "no source that counts behind this value in its cell"
	case 1:
		return "one behind this value in its cell, " + names[0]
	}
	return strings.Join(names, ", ")
}

// Behind returns the names of the independent sources behind what a figure says, at most, as of
// the last Update: behind the claims of all figures with its value in its cell. Those of which
// one only relays another are one. A figure that is denied or of one person, and an unsourced one
// of a tertiary page, has none.
func (a *Archive) Behind(ctx context.Context, v cited.Viewer, id cited.ID) ([]string, error) {
	r, err := a.store.Receipt(ctx, v, id)
	if err != nil || r.Figure.Stance == cited.Denial || r.Figure.Individual {
		return nil, err
	}
	cell, err := a.store.CellOf(ctx, v, id)
	if err != nil {
		return nil, err
	}
	counted, _, err := a.store.CountedIn(ctx, v, []cited.ID{cell})
	if err != nil {
		return nil, err
	}
	if cell == "" { // it counts nothing, or is not looked at yet
		counted = []*store.Counted{{Figure: r.Figure, Document: &r.Document}}
	}
	var items []reconcile.Item
	for i := range counted {
		if c := counted[i]; cited.SameBound(c.Figure.Low, r.Figure.Low) && cited.SameBound(c.Figure.High, r.Figure.High) {
			items = append(items, reconcile.Item{Figure: &c.Figure, Document: c.Document.ID, Publisher: c.Document.Publisher, Published: c.Document.Published})
		}
	}
	return a.voices(ctx, v, cell, items)
}

// voices returns the names of the independent sources behind figures, at most.
func (a *Archive) voices(ctx context.Context, v cited.Viewer, cell cited.ID, items []reconcile.Item) ([]string, error) {
	l := loading{a: a, viewer: v, items: items}
	if err := l.know(ctx); err != nil {
		return nil, err
	}
	var names []string
	seen := map[int]bool{0: true}
	for _, c := range reconcile.Claims(cell, items, l.known) {
		if !seen[c.Voice] {
			seen[c.Voice] = true
			names = append(names, c.Name)
		}
	}
	return names, nil
}

// Note keeps words about a document, something that was read from one, a source or a question,
// for those who may see what is protected. It returns the decision, by whose id UndoNote takes it
// back. Only the owner may.
func (a *Archive) Note(ctx context.Context, v cited.Viewer, id cited.ID, words string) (cited.Decision, error) {
	return a.store.Note(ctx, v, id, words, a.cfg.Now())
}

// UndoNote takes a note back. It reports whether it was in force. Only the owner may.
func (a *Archive) UndoNote(ctx context.Context, v cited.Viewer, note cited.ID, reason string) (bool, error) {
	return a.store.UndoNote(ctx, v, note, reason, a.cfg.Now())
}

// Tag puts a tag on a document or figure, or takes it off. It reports whether that changes
// anything. Only the owner may.
func (a *Archive) Tag(ctx context.Context, v cited.Viewer, id cited.ID, name string, on bool, reason string) (bool, error) {
	return a.store.Tag(ctx, v, id, name, on, reason, a.cfg.Now())
}

// Include decides, for a reason, whether a document or figure is in. It reports whether that
// changes anything. Only the owner may.
func (a *Archive) Include(ctx context.Context, v cited.Viewer, id cited.ID, in bool, reason string) (bool, error) {
	return a.store.Include(ctx, v, id, in, reason, a.cfg.Now())
}
