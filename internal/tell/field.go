// Package tell says in plain words what records hold, for commands and pages alike.
package tell

import (
	"io/fs"
	"strings"

	"cited"
	"cited/internal/codebook"
	"cited/internal/export"
)

// Field says what a field of a figure holds, in plain words; "" where the
// text says nothing. book tells what the codes mean; it may be nil.
func Field(f *cited.Figure, field string, book *codebook.Codebook) string {
	switch field {
	case "value":
		return Value(f)
	case "modifier":
		return Plainly(string(f.Modifier), modifierWords)
	case "kind":
		return Plainly(string(f.Kind), kindWords)
	case "counted":
		return f.Counted
	case "measure":
		return measureInWords(f, book)
	case "origin":
		return Places(f.Origin)
	case "population":
		return codeInWords(f.Population, "", book, (*codebook.Codebook).Population)
	case "theatre":
		return Places(f.Theatre)
	case "place":
		return strings.Join(f.Place, ", ")
	case "group":
		return strings.Join(f.Group, ", ")
	case "group_scope":
		return Plainly(string(f.GroupScope), scopeWords)
	case "segment":
		return strings.Join(f.Segment, ", ")
	case "of":
		return f.Of
	case "time":
		return Date(f.Time)
	case "basis":
		return Plainly(string(f.Basis), basisWords)
	case "attribution":
		return strings.Join(f.Attribution, ", citing ")
	case "reported":
		return Date(f.Reported)
	case "stance":
		return Plainly(string(f.Stance), stanceWords)
	}
	return ""
}

// measureInWords writes a measure as the figure carries it, with what it means: where
// several codebooks have the code, its codebook stands before it.
func measureInWords(f *cited.Figure, book *codebook.Codebook) string {
	if book == nil {
		return f.Measure
	}
	own, code, ok := codebook.NewSet(book).Read(f.Measure)
	if !ok {
		return f.Measure
	}
	is, _ := own.Measure(code)
	return meansInWords(f.Measure, "the people who", is)
}

// codeInWords writes a code of a codebook with what it means there.
func codeInWords(code, of string, book *codebook.Codebook, find func(*codebook.Codebook, string) (codebook.Code, bool)) string {
	if book == nil {
		return code
	}
	c, ok := find(book, code)
	if !ok {
		return code
	}
	return meansInWords(code, of, c)
}

func meansInWords(written, of string, c codebook.Code) string {
	if c.Is == "" {
		return written
	}
	return written + ": " + strings.TrimSpace(of+" "+c.Is)
}

// BookOf returns the codebook that a figure was read with, nil if the rules do not
// have it: the codes then stand for themselves.
func BookOf(rules fs.FS, f *cited.Figure) *codebook.Codebook {
	book, err := codebook.Load(rules, f.Codebook)
	if err != nil {
		return nil
	}
	return book
}

// Meaning is a code and what it means.
type Meaning struct{ Code, Words string }

var (
	modifierWords = []Meaning{
		{"exact", "given without a qualifier"}, {"approx", "given as approximate"}, {"at-least", "a lower bound"},
		{"at-most", "an upper bound"}, {"range", "a range"}, {"vague", "a word without a number; the bounds are what it can mean"},
	}
	kindWords  = []Meaning{{"count", "a number of people"}, {"share", "a share, in percent"}}
	scopeWords = []Meaning{{"only", "these groups only"}, {"and-others", "these groups and others"}, {"mostly", "mostly these groups"}}
	basisWords = []Meaning{
		{"cumulative", "all there ever were, up to the time given"}, {"point", "those there are at the time given"},
		{"period", "what happened within the time given"}, {"unstated", "the text does not say over what time it counts"},
	}
	stanceWords = []Meaning{
		{"asserted", "said as a fact"}, {"hedged", "said with a reservation"}, {"denied", "denied"},
	}
)

// Plainly writes a code with what it means, "hedged: said with a reservation"; alone if no meaning is known.
func Plainly(code string, meanings []Meaning) string {
	for _, m := range meanings {
		if m.Code == code && m.Words != code {
			return code + ": " + m.Words
		}
	}
	return code
}

// Value writes the number with its bounds spelled out.
func Value(f *cited.Figure) string {
	unit := ""
	if f.Kind == cited.Share {
		unit = "%"
	}
	switch {
	case f.Low == nil && f.High == nil:
		return "no number"
	case f.High == nil:
		return export.Number(*f.Low) + unit + " or more, no upper bound given"
	case f.Low == nil:
		return export.Number(*f.High) + unit + " at most, no lower bound given"
	case *f.Low != *f.High:
		return "between " + export.Number(*f.Low) + " and " + export.Number(*f.High) + unit
	case f.Modifier == cited.Approx:
		return "about " + export.Number(*f.Low) + unit
	}
	return export.Number(*f.Low) + unit
}
