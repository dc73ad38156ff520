package store

import (
	"slices"
	"strings"

	"cited"
)

// codingMakesSense reports whether a decision of another archive that belongs to a coding is
// one that this archive would have taken.
func codingMakesSense(d *cited.Decision) bool {
	switch {
	case d.Digest != "": // its words were withdrawn
		return true
	case d.Subject.Kind() == cited.DocumentID:
		return d.Anchor == nil && taskMakesSense(d)
	case d.Subject.Kind() != cited.FigureID || d.Anchor == nil || !anchorMakesSense(d):
		return false
	}
	_, err := cited.CodedFigure(d)
	if coder, is := cited.CodedBy(d.Field); is {
		says := []cited.Verdict{cited.Accepted, cited.Corrected, cited.Added}
		silent := []cited.Verdict{cited.Rejected, cited.Undone}
		return cited.CheckCoder(coder) == nil && (slices.Contains(says, d.Verdict) && err == nil || slices.Contains(silent, d.Verdict) && d.Value == "")
	}
	if coder, is := cited.SeededFor(d.Field); is {
		return cited.CheckCoder(coder) == nil && d.Verdict == cited.Added && err == nil && slices.Contains(cited.FieldsOf(cited.FigureID), d.Reason)
	}
	a, b, is := cited.Adjudicated(d.Field)
	decided := strings.Fields(d.Value)
	return is && cited.CheckCoder(a) == nil && cited.CheckCoder(b) == nil && a < b && d.Verdict == cited.Accepted && len(decided) <= 2 &&
		!slices.ContainsFunc(decided, func(id string) bool { return cited.ID(id).Kind() != cited.DecisionID })
}

// taskMakesSense reports whether a decision about who codes a document can be.
func taskMakesSense(d *cited.Decision) bool {
	if coder, is := cited.AssignedTo(d.Field); is {
		how := d.Verdict == cited.Added && (d.Value == cited.Blind || d.Value == cited.Seen)
		return cited.CheckCoder(coder) == nil && (how || d.Verdict == cited.Rejected && d.Value == "")
	}
	coder, is := cited.CodedBy(d.Field)
	return is && cited.CheckCoder(coder) == nil && d.Value == "" && (d.Verdict == cited.Accepted || d.Verdict == cited.Rejected)
}
