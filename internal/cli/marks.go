package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"cited"
	"cited/internal/archive"
)

// marks prints what holds of the marks on a document or figure.
func (p facts) marks(m *cited.Marks) {
	p.fact("credibility", gradeInWords(m.Credibility))
	p.fact("tags", strings.Join(m.Tags, ", "))
	p.fact("included", m.Included)
}

// marksOf returns what holds of the marks on something, by the decisions that are shown with it:
// some may be about its document.
func marksOf(id cited.ID, decisions []cited.Decision) cited.Marks {
	return cited.MarksOf(slices.DeleteFunc(slices.Clone(decisions), func(d cited.Decision) bool { return d.Subject.Kind() != id.Kind() }))
}

// markInWords says what was marked, without the words of a note.
func markInWords(d *cited.Decision) string {
	tag, isTag := cited.TagOf(d.Field)
	off := d.Verdict == cited.Rejected
	switch {
	case d.Digest != "":
		return "decided " + d.Field + " of " + string(d.Subject) + ", words withdrawn with SHA-256 " + d.Digest
	case d.Field == cited.FieldNote && off:
		return "took back the note " + string(d.Base)
	case d.Field == cited.FieldNote:
		return "noted on " + string(d.Subject)
	case d.Subject.Kind() == cited.QuestionID:
		return questionDecided(d)
	case isTag:
		return map[bool]string{false: "put the tag " + tag + " on ", true: "took the tag " + tag + " off "}[off] + string(d.Subject)
	case d.Field == cited.FieldIncluded:
		return map[bool]string{false: "took " + string(d.Subject) + " in", true: "left " + string(d.Subject) + " out"}[off]
	case off:
		return "took back the rating of " + d.Field
	}
	return "rated " + d.Field + " " + gradeInWords(d.Value)
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

// questionDecided says what was decided of a question.
func questionDecided(d *cited.Decision) string {
	switch {
	case d.Field == cited.FieldQuestion && d.Verdict == cited.Added:
		return fmt.Sprintf("asked %q", d.Value)
	case d.Field == cited.FieldQuestion && d.Verdict == cited.Corrected:
		return fmt.Sprintf("reworded it as %q", d.Value)
	case d.Field == cited.FieldQuestion:
		return "closed it"
	case d.Verdict == cited.Rejected:
		return "took " + d.Field + " off " + string(d.Subject)
	}
	return "attached " + d.Field + " to " + string(d.Subject) + ": " + sideInWords(cited.Side(d.Value))
}

// sideInWords is what something that is attached to a question is to it.
func sideInWords(s cited.Side) string { return plainly(string(s), sideWords) }

var sideWords = []meaning{
	{"for", "it speaks for it"}, {"against", "it speaks against it"}, {"denied", "it denies it"}, {"unprovable", "it says that nobody can know"},
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
