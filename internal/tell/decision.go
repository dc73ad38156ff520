package tell

import (
	"fmt"
	"time"

	"cited"
)

// Review says how far people have decided.
func Review(r cited.Review) string {
	switch r {
	case cited.ReviewMachine:
		return "machine: read by the program, and nobody has looked at it"
	case cited.ReviewContested:
		return "contested: people decided differently, and what was decided last holds until somebody settles it"
	case cited.ReviewRejected, cited.ReviewMerged, cited.ReviewSplit:
		return string(r) + ": in no list, estimate or check"
	}
	return string(r)
}

// Verdict says what was decided: "corrected title to Salt".
func Verdict(d *cited.Decision) string {
	switch {
	case d.IsMark():
		return Mark(d)
	case d.Verdict == cited.Merged:
		return "merged " + string(d.Subject) + " into " + d.Value
	case d.Verdict == cited.Split && d.Subject.Kind() != cited.SourceID:
		return "split into " + d.Value
	case d.IsPiece():
		return "added, a piece of what " + string(d.Base) + " split"
	case d.Verdict == cited.Split:
		return "split " + string(d.Subject) + " off"
	case d.Subject.Kind() == cited.CellID:
		return estimateDecided(d)
	case d.Field == cited.FieldText && d.Verdict == cited.Rejected:
		return "took back " + string(d.Base)
	case d.Field == cited.FieldText && d.Anchor != nil:
		return fmt.Sprintf("corrected %q to %q", d.Anchor.Exact, d.Value)
	}
	what := string(d.Verdict)
	if d.Field != "" {
		what += " " + d.Field
	}
	switch {
	case d.Value != "":
		what += " to " + d.Value
	case d.Digest != "":
		what += ", words withdrawn with SHA-256 " + d.Digest
	}
	return what
}

// DecidedBy says who decided something, when and why.
func DecidedBy(what, reviewer string, at time.Time, reason string) string {
	what += " by " + reviewer + ", " + at.UTC().Format(time.RFC3339)
	if reason != "" {
		what += ": " + reason
	}
	return what
}

// Mark says what was marked, without the words of a note.
func Mark(d *cited.Decision) string {
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
	return "rated " + d.Field + " " + Grade(d.Value)
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
	return "attached " + d.Field + " to " + string(d.Subject) + ": " + Side(cited.Side(d.Value))
}

// Side is what something that is attached to a question is to it.
func Side(s cited.Side) string { return Plainly(string(s), Sides) }

// Sides are what is attached to a question to it.
var Sides = []Meaning{
	{"for", "it speaks for it"}, {"against", "it speaks against it"}, {"denied", "it denies it"}, {"unprovable", "it says that nobody can know"},
}

// Grade writes a grade with what it means: "B: usually reliable".
func Grade(grade string) string {
	for _, g := range append(cited.Reliabilities(), cited.Credibilities()...) {
		if g.Code == grade {
			return g.Code + ": " + g.Is
		}
	}
	return grade
}

// estimateDecided says what was decided about an estimate: "put low 400, best 470, high 516 in
// the place of estimate newest".
func estimateDecided(d *cited.Decision) string {
	o, err := cited.ReadOverruled(d)
	if d.Verdict != cited.Corrected || err != nil {
		return "took back what stood in the place of " + d.Field
	}
	k := o.Cell.Kind
	return "put low " + End(o.Low, k) + ", best " + End(o.Best, k) + ", high " + End(o.High, k) + " in the place of " + d.Field
}
