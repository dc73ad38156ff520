package tell

import (
	"fmt"
	"strconv"

	"cited/internal/archive"
	"cited/internal/review"
)

// Choices are the values that a field of a figure can have, with what they mean; none where it
// holds codes of a codebook, words or dates.
func Choices(field string) []Meaning {
	return map[string][]Meaning{
		"modifier": modifierWords, "kind": kindWords, "group_scope": scopeWords, "basis": basisWords, "stance": stanceWords,
		"individual": {{"true", "a figure of one person: in no list"}, {"false", "a figure of several"}},
	}[field]
}

// Coefficient writes how well people agree: a value with its interval, "0.812 (0.703 to 0.901)", or that
// it is undefined.
func Coefficient(c *review.Coefficient) string {
	if c.Value == nil {
		return "undefined"
	}
	s := strconv.FormatFloat(*c.Value, 'f', 3, 64)
	if c.Interval != nil {
		s += fmt.Sprintf(" (%.3f to %.3f)", c.Interval.Low, c.Interval.High)
	}
	return s
}

// Settled says for whom a dispute was settled.
func Settled(d *archive.Dispute, whose int) string {
	switch {
	case whose == archive.Neither:
		return "there is no such figure"
	case d.Figures[whose] == nil:
		return d.Coders[whose] + " is right, and there is no such figure"
	}
	return "as " + d.Coders[whose] + " has it"
}
