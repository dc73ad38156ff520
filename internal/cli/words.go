package cli

import (
	"io/fs"
	"strings"

	"cited"
	"cited/internal/codebook"
	"cited/internal/export"
)

// inWords says what a field of a figure holds, in plain words; "" where the
// text says nothing. book tells what the codes mean; it may be nil.
func inWords(f *cited.Figure, field string, book *codebook.Codebook) string {
	switch field {
	case "value":
		return valueInWords(f)
	case "modifier":
		return plainly(string(f.Modifier), modifierWords)
	case "kind":
		return plainly(string(f.Kind), kindWords)
	case "counted":
		return f.Counted
	case "measure":
		return measureInWords(f, book)
	case "origin":
		return places(f.Origin)
	case "population":
		return codeInWords(f.Population, "", book, (*codebook.Codebook).Population)
	case "theatre":
		return places(f.Theatre)
	case "place":
		return strings.Join(f.Place, ", ")
	case "group":
		return strings.Join(f.Group, ", ")
	case "group_scope":
		return plainly(string(f.GroupScope), scopeWords)
	case "segment":
		return strings.Join(f.Segment, ", ")
	case "of":
		return f.Of
	case "time":
		return dateInWords(f.Time)
	case "basis":
		return plainly(string(f.Basis), basisWords)
	case "attribution":
		return strings.Join(f.Attribution, ", citing ")
	case "reported":
		return dateInWords(f.Reported)
	case "stance":
		return plainly(string(f.Stance), stanceWords)
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

// bookOf returns the codebook that a figure was read with, nil if the rules do not
// have it: the codes then stand for themselves.
func bookOf(rules fs.FS, f *cited.Figure) *codebook.Codebook {
	book, err := codebook.Load(rules, f.Codebook)
	if err != nil {
		return nil
	}
	return book
}

// meaning is a code and what it means.
type meaning struct{ code, words string }

var (
	modifierWords = []meaning{
		{"exact", "given without a qualifier"}, {"approx", "given as approximate"}, {"at-least", "a lower bound"},
		{"at-most", "an upper bound"}, {"range", "a range"}, {"vague", "a word without a number; the bounds are what it can mean"},
	}
	kindWords  = []meaning{{"count", "a number of people"}, {"share", "a share, in percent"}}
	scopeWords = []meaning{{"only", "these groups only"}, {"and-others", "these groups and others"}, {"mostly", "mostly these groups"}}
	basisWords = []meaning{
		{"cumulative", "all there ever were, up to the time given"}, {"point", "those there are at the time given"},
		{"period", "what happened within the time given"}, {"unstated", "the text does not say over what time it counts"},
	}
	stanceWords = []meaning{
		{"asserted", "said as a fact"}, {"hedged", "said with a reservation"}, {"denied", "denied"},
	}
)

func plainly(code string, meanings []meaning) string {
	for _, m := range meanings {
		if m.code == code && m.words != code {
			return code + ": " + m.words
		}
	}
	return code
}

// valueInWords writes the number with its bounds spelled out.
func valueInWords(f *cited.Figure) string {
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

// dateInWords spells out intervals, seasons, decades and doubts; other dates
// read well as they are.
func dateInWords(d cited.EDTF) string {
	from, to, interval := strings.Cut(string(d), "/")
	switch {
	case !interval:
		return dayInWords(from)
	case from == ".." || from == "":
		return "until " + dayInWords(to)
	case to == ".." || to == "":
		return "since " + dayInWords(from)
	}
	return dayInWords(from) + " to " + dayInWords(to)
}

func dayInWords(d string) string {
	doubt := ""
	for _, q := range []meaning{{"~", "about "}, {"?", "perhaps "}, {"%", "perhaps about "}} {
		if rest, ok := strings.CutSuffix(d, q.code); ok {
			d, doubt = rest, q.words
		}
	}
	for _, season := range []meaning{{"-21", "spring "}, {"-22", "summer "}, {"-23", "autumn "}, {"-24", "winter "}} {
		if year, ok := strings.CutSuffix(d, season.code); ok && len(year) == 4 {
			return doubt + season.words + year
		}
	}
	if decade, ok := strings.CutSuffix(d, "X"); ok && len(decade) == 3 && !strings.Contains(decade, "X") {
		return doubt + "the " + decade + "0s"
	}
	return doubt + d
}

// places writes codes and regions: "BEL, Western Europe".
func places(list []string) string {
	named := make([]string, len(list))
	for i, p := range list {
		named[i] = strings.TrimPrefix(p, "region:")
	}
	return strings.Join(named, ", ")
}
