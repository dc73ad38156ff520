package cli

import (
	"context"
	"slices"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/tell"
)

// marks prints what holds of the marks on a document or figure.
func (p facts) marks(m *cited.Marks) {
	p.fact("credibility", tell.Grade(m.Credibility))
	p.fact("tags", strings.Join(m.Tags, ", "))
	p.fact("included", m.Included)
}

// marksOf returns what holds of the marks on something, by the decisions that are shown with it:
// some may be about its document.
func marksOf(id cited.ID, decisions []cited.Decision) cited.Marks {
	return cited.MarksOf(slices.DeleteFunc(slices.Clone(decisions), func(d cited.Decision) bool { return d.Subject.Kind() != id.Kind() }))
}

// withoutNote returns a decision without the words of a note: they may name a witness, and somebody
// may have taken them back.
func withoutNote(d *cited.Decision) cited.Decision {
	out := *d
	if out.Field == cited.FieldNote {
		out.Value = ""
	}
	return out
}

// confirmed warns where a figure is rated as confirmed by independent sources, and lineage leaves
// fewer than two of them by now.
func (a *app) confirmed(ctx context.Context, arch *archive.Archive, r *cited.Receipt) error {
	if r.Marks.Credibility != cited.Confirmed {
		return nil
	}
	behind, err := arch.Behind(ctx, a.viewer(), r.Figure.ID)
	if err == nil && len(behind) < archive.LeastConfirming {
		facts{out: a.out, columns: min(a.columns(), pageWidth)}.fact("but", "lineage leaves "+archive.BehindInWords(behind)+" by now: rate it again")
	}
	return err
}
