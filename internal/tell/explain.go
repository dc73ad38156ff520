package tell

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"cited"
	"cited/internal/archive"
)

// About says how the stored reading of a figure stands to the new one; "" where they are by the
// same reader and there is nothing to say.
func About(e *archive.Explanation) string {
	other := fmt.Sprintf("This was read by another version of the reader. What was chosen is told as %s reads it; the next \"cited add\" reads the archive anew with it. ", e.Version)
	if e.Stored.Version == e.Version {
		other = ""
	}
	switch {
	case e.Problem != "":
		return "The document could not be read again, so that only the stored reading is shown: " + strings.TrimSuffix(e.Problem, ".") + "."
	case e.Again == nil:
		return other + "The figure is not found any more: what is shown is the stored reading."
	}
	return strings.TrimSpace(other)
}

// FieldWhether is the field of the choice whether a number is a figure.
const FieldWhether = "figure"

// Whether says why a number counts as a figure, or why not any more; "" where there was nothing
// to choose.
func Whether(e *archive.Explanation) string {
	list := ChoicesOf(e, FieldWhether)
	if len(list) == 0 {
		return ""
	}
	counts := list[0].Options[0].Values[0] == "yes"
	switch {
	case e.Again == nil && counts:
		return "not any more: the number counts people, but too little in the document speaks of a matter of the codebook"
	case e.Again == nil:
		return "not any more: the number does not count people in a matter of the codebook"
	case !counts:
		return "yes, whatever the score: its people stand in a phrase that opens the sentence, before their parts"
	}
	return "yes: the number counts people in a matter of the codebook"
}

// ChoicesOf returns the choices of a field that had more than one thing to say.
func ChoicesOf(e *archive.Explanation, field string) (list []archive.Choice) {
	for _, c := range e.Choices {
		if c.Field == field && len(c.Options) > 0 && len(Rivals(&c)) > 0 {
			list = append(list, c)
		}
	}
	return list
}

// Rivals returns the options that would have said something else than the chosen one, the best
// first, each value once.
func Rivals(c *archive.Choice) (out []archive.Option) {
	seen := []string{strings.Join(c.Options[0].Values, "\n")}
	for _, o := range c.Options[1:] {
		if says := strings.Join(o.Values, "\n"); !slices.Contains(seen, says) {
			seen, out = append(seen, says), append(out, o)
		}
	}
	return out
}

// Score says how much spoke for what was chosen: its own score and, where another option has a
// higher one, how many more said the same, since that adds up.
func Score(c *archive.Choice) string {
	says := fmt.Sprintf("score %.2f", c.Options[0].Score)
	same, beaten := 0, false
	for _, o := range c.Options[1:] {
		if slices.Equal(o.Values, c.Options[0].Values) {
			same++
		} else {
			beaten = beaten || o.Score > c.Options[0].Score
		}
	}
	if beaten && same > 0 {
		says += fmt.Sprintf(", and as much as all %d that say so together", same+1)
	}
	return says
}

// Option says what an option of a field holds.
func Option(field string, values []string) string {
	switch {
	case len(values) == 0:
		return "nothing"
	case field == FieldWhether && values[0] == "yes":
		return "a figure"
	case field == FieldWhether:
		return "no figure"
	case field == "time":
		return Date(cited.EDTF(values[0]))
	}
	return strings.Join(values, ", ")
}

// Spoken lists what spoke most for and most against an option, the heaviest first. What holds of
// the other too, and so did not tell them apart, is left out.
func Spoken(o, other *archive.Option) (pro, contra []archive.Reason) {
	const mostFor, mostAgainst, least = 3, 2, 0.05
	for _, r := range o.Reasons {
		switch {
		case math.Abs(r.Weight) < least || slices.Contains(other.Reasons, r):
		case r.Weight > 0 && len(pro) < mostFor:
			pro = append(pro, r)
		case r.Weight < 0 && len(contra) < mostAgainst:
			contra = append(contra, r)
		}
	}
	return pro, contra
}

// Reasons writes reasons of a choice of a field with their weights: "it stands in a table
// (+0.31); the words are clear (+0.22)".
func Reasons(field string, list []archive.Reason) string {
	all := make([]string, len(list))
	for i, r := range list {
		all[i] = fmt.Sprintf("%s (%+.2f)", Feature(field, r.Feature), r.Weight)
	}
	return strings.Join(all, "; ")
}

// EvidenceOf returns the evidence of a field.
func EvidenceOf(list []cited.Evidence, field string) (own []cited.Evidence) {
	for _, e := range list {
		if e.Field == field {
			own = append(own, e)
		}
	}
	return own
}

// WithoutEvidence says where a value of a field comes from that has no words of its own.
func WithoutEvidence(field string) string {
	if field == "modifier" || field == "kind" {
		return "read together with the value"
	}
	return "the text says nothing about it: this is what silence means"
}
