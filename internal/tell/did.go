package tell

import (
	"cited"
	"cited/internal/export"
)

// Kind is what things with ids of a kind are called.
func Kind(kind string) string {
	switch kind {
	case cited.FigureID:
		return "figure"
	case cited.StatementID:
		return "statement"
	case cited.ResponseID:
		return "response"
	case cited.ComparisonID:
		return "comparison"
	case cited.UnquantifiedID:
		return "place without a number"
	case cited.FindingID:
		return "finding"
	case cited.DocumentID:
		return "document"
	}
	return "thing"
}

// Did says what a decision did, behind the name of who made it: "accepted this figure".
func Did(d *cited.Decision) string {
	this := "this " + Kind(d.Subject.Kind())
	off := d.Verdict == cited.Rejected
	_, _, settles := cited.Adjudicated(d.Field)
	switch {
	case d.IsMark():
		return Mark(d)
	case settles:
		return "settled what the coders differ about"
	case cited.IsCoding(d.Field) && off:
		return "took " + this + " back from a coder"
	case cited.IsCoding(d.Field):
		return "handed " + this + " out to a coder, or said that it is coded"
	case d.Field == export.FieldCleared:
		return map[bool]string{false: "said that " + this + " may be published", true: "said that " + this + " may not be published"}[off]
	case d.Subject.Kind() == cited.EdgeID:
		return map[bool]string{false: "said that the later document came from the earlier one", true: "said that the later document did not come from the earlier one"}[off]
	case d.Subject.Kind() == cited.SourceID && off:
		return "said that " + string(d.Subject) + " and " + d.Value + " are two"
	case d.Field != "" && off && d.Subject.Kind() != cited.CellID:
		return "took back what was corrected of " + d.Field
	case d.Field != "":
		return Verdict(d)
	}
	switch d.Verdict {
	case cited.Accepted, cited.Rejected:
		return string(d.Verdict) + " " + this
	case cited.Unclear:
		return "could not tell about " + this
	case cited.Undone:
		return "took back what was decided about " + this
	}
	return Verdict(d)
}
