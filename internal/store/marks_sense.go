package store

import (
	"slices"
	"strings"

	"cited"
)

// markMakesSense reports whether a decision of another archive that marks something is one that
// this archive would have taken.
func markMakesSense(d *cited.Decision) bool {
	about := shelfOf(d.About().Kind())
	switch {
	case d.Digest != "": // its words were withdrawn
		return true
	case (about != nil) != (d.Anchor != nil), d.Anchor != nil && !anchorMakesSense(d):
		return false
	case d.Field == cited.FieldNote:
		return noteMakesSense(d)
	case d.Subject.Kind() == cited.QuestionID:
		return questionMakesSense(d)
	}
	kind := d.Subject.Kind()
	if tag, ok := cited.TagOf(d.Field); ok {
		normal, err := cited.NormalTag(tag)
		return err == nil && normal == tag && isMarked(kind) && d.Value == "" && (d.Verdict == cited.Added || d.Verdict == cited.Rejected)
	}
	switch d.Field {
	case cited.FieldReliability:
		return kind == cited.SourceID && gradeMakesSense(d, cited.Reliabilities())
	case cited.FieldCredibility:
		return kind == cited.FigureID && gradeMakesSense(d, cited.Credibilities())
	}
	return isMarked(kind) && d.Value == "" && strings.TrimSpace(d.Reason) != "" && (d.Verdict == cited.Accepted || d.Verdict == cited.Rejected)
}

// isMarked reports whether things of a kind have tags and are included or not.
func isMarked(kind string) bool { return kind == cited.DocumentID || kind == cited.FigureID }

func gradeMakesSense(d *cited.Decision, grades []cited.Grade) bool {
	return d.Verdict == cited.Rejected && d.Value == "" || d.Verdict == cited.Corrected && cited.CheckGrade(d.Value, grades) == nil
}

func noteMakesSense(d *cited.Decision) bool {
	if d.Verdict == cited.Rejected {
		return d.Value == "" && d.Base.Kind() == cited.DecisionID
	}
	kinds := []string{cited.DocumentID, cited.SourceID, cited.QuestionID}
	return d.Verdict == cited.Added && d.Base == "" && cited.CheckWords("a note", d.Value) == nil && (d.Anchor != nil || slices.Contains(kinds, d.Subject.Kind()))
}

func questionMakesSense(d *cited.Decision) bool {
	if d.Verdict == cited.Rejected {
		return d.Value == ""
	}
	if d.Field == cited.FieldQuestion {
		return (d.Verdict == cited.Added || d.Verdict == cited.Corrected) && cited.CheckWords("a question", d.Value) == nil
	}
	return d.Anchor != nil && d.Verdict == cited.Added && slices.Contains(cited.Sides(), cited.Side(d.Value))
}
