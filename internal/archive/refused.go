package archive

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"cited"
	"cited/internal/export"
)

// holdRefused has refusals hold whose figures are not found any more: for each, what may stand in the place of
// its figure is refused too, until somebody says what it is about. Those are the figures of the document whose quotation holds
// the words that were refused; where none does, those of the same value; and all of them where the words are no
// digits, so that nobody can say which those are. The same goes for one that may be about several figures, besides these.
func (a *Archive) holdRefused(ctx context.Context, v cited.Viewer, all []cited.Anchored, of map[cited.ID][]cited.Decision) error {
	found := map[cited.ID][]cited.Figure{}
	for _, d := range refusals(all) {
		document := d.Anchor.Document
		if _, ok := found[document]; !ok {
			wholes, err := a.store.Wholes(ctx, v, []cited.ID{document})
			if err != nil {
				return err
			}
			found[document] = nil
			for _, w := range wholes {
				found[document] = w.Found.Figures
			}
		}
		for _, f := range inItsPlace(found[document], d.Anchor.Exact) {
			of[f.ID] = append(of[f.ID], cited.Decision{Field: export.FieldCleared, Verdict: cited.Rejected})
		}
	}
	return nil
}

// refusals returns the decisions that hold a figure back and of which nobody knows what they are about now.
func refusals(all []cited.Anchored) (waiting []cited.Anchored) {
	about := map[cited.ID][]cited.Decision{}
	for _, d := range all {
		if d.Field == export.FieldCleared {
			about[d.Subject] = append(about[d.Subject], d.Decision)
		}
	}
	for _, d := range all {
		waits := d.Outcome == cited.Lost || d.Outcome == cited.Ambiguous
		holds := func(head cited.Decision) bool { return head.ID == d.ID && head.Verdict == cited.Rejected }
		if waits && d.Subject.Kind() == cited.FigureID && d.Anchor != nil && slices.ContainsFunc(cited.Heads(about[d.Subject]), holds) {
			waiting = append(waiting, d)
		}
	}
	return waiting
}

// inItsPlace returns the figures of a document that may stand in the place of one with some words.
func inItsPlace(figures []cited.Figure, words string) (all []cited.Figure) {
	refused := bareWords(words)
	for _, f := range figures {
		if strings.Contains(bareWords(f.Quote.Exact), refused) {
			all = append(all, f)
		}
	}
	if len(all) > 0 {
		return all
	}
	var was cited.Figure
	if was.Set("value", words) != nil {
		return figures
	}
	for _, f := range figures {
		if sameBound(f.Low, was.Low) || sameBound(f.High, was.High) {
			all = append(all, f)
		}
	}
	return all
}

// bareWords are words in small letters between blanks, without the signs at and in them.
func bareWords(s string) string {
	bare := func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return ' '
	}
	return " " + strings.Join(strings.Fields(strings.Map(bare, s)), " ") + " "
}

func sameBound(a, b *float64) bool { return a != nil && b != nil && *a == *b }
