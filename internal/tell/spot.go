package tell

import (
	"fmt"
	"slices"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
)

// Spot says where in the original a quotation stands: by page or place if it has
// such, and by its bytes: "article > p[2]; bytes 120 to 180".
func Spot(s *cited.Spot) string {
	words := strings.Join(s.Places, ", ")
	if s.To == 0 {
		return words
	}
	if words != "" {
		words += "; "
	}
	words += fmt.Sprintf("bytes %d to %d", s.From, s.To)
	if !s.Exact {
		words += ", which stand for it"
	}
	return words
}

// Share says how much of the two documents is the same.
func Share(e *cited.Edge) string {
	var parts []string
	if n := len(e.Proof.Passages); n > 0 {
		parts = append(parts, fmt.Sprintf("%s words in %s the same", export.Number(float64(e.Proof.Words())), Counted(n, "passage")))
	}
	if n := len(e.Proof.Figures); n > 0 {
		parts = append(parts, Counted(n, "number")+" in common")
	}
	if len(parts) == 0 && len(e.Proof.Credits) == 0 {
		parts = append(parts, "joined by a person")
	}
	if e.Open {
		parts = append(parts, "nothing tells which of the two is earlier")
	}
	return strings.Join(parts, ", ")
}

// Counted writes a number of things: "1 document", "2,000 documents".
func Counted(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return export.Number(float64(n)) + " " + what
}

// Said keeps what is not known visible where a reader will look for it.
func Said(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// Credits are the words of an edge that credit the earlier document, each once.
func Credits(e *cited.Edge) (words []string) {
	for _, c := range e.Proof.Credits {
		if !slices.Contains(words, c.Exact) {
			words = append(words, c.Exact)
		}
	}
	return words
}

// Check says what a check notices, by its code.
func Check(code string) string {
	for _, c := range archive.Checks() {
		if c.Code == code {
			return c.Doc
		}
	}
	return ""
}

// EdgeKinds are how a later document came from an earlier one.
var EdgeKinds = []Meaning{
	{"copy", "the same text: whole, cut, or with a headline or paragraphs of its own"}, {"quoted", "paragraphs of it stand in a text of its own"},
	{"rewrite", "the same story with the same figures, in other words"}, {"blurb", "the same story in less than a hundred words"},
	{"update", "the same story with another number: an event, not a duplicate"}, {"cites", "it credits the earlier one for what both say"},
}
