package cited

import (
	"encoding/json"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Documents are coded by people who do not see each other. Who is to code which, what each
// of them says, and how two that differ were settled are decisions of fields of their own, which
// change nothing of what holds (Decide passes over them):
//
//	assigned:NAME    on a document: added, with Blind or Seen as its value; rejected takes it back
//	coded:NAME       on a figure: accepted, corrected or added, with the whole figure as the coder
//	                 has it as its value; rejected; undone, which is as if nothing had been said
//	coded:NAME       on a document: accepted when the coder is done with it; rejected reopens it
//	seeded:NAME      on a figure: added, with the wrong figure that the coder is shown as its
//	                 value and the field in which it is wrong as its reason
//	adjudicated:A,B  on a figure of one of them: accepted; its value is the ids of the decisions that
//	                 were settled
const (
	assignedPrefix    = "assigned:"
	codedPrefix       = "coded:"
	seededPrefix      = "seeded:"
	adjudicatedPrefix = "adjudicated:"
)

// How a document is coded: from its bare text, or by looking at what the machine read in it.
const (
	Blind = "blind"
	Seen  = "seen"
)

// MachineCoder is the name of the machine among coders.
const MachineCoder = "machine"

// AssignedField is the field of decisions that assign documents to a coder.
func AssignedField(coder string) string { return assignedPrefix + coder }

// CodedField is the field of what a coder says of figures and documents.
func CodedField(coder string) string { return codedPrefix + coder }

// SeededField is the field of errors that are shown to a coder on purpose.
func SeededField(coder string) string { return seededPrefix + coder }

// AdjudicatedField is the field of decisions by which two coders who differ were settled.
func AdjudicatedField(a, b string) string { return adjudicatedPrefix + min(a, b) + "," + max(a, b) }

// AssignedTo returns whom decisions of a field assign documents to.
func AssignedTo(field string) (coder string, is bool) {
	return strings.CutPrefix(field, assignedPrefix)
}

// CodedBy returns whose codings decisions of a field are.
func CodedBy(field string) (coder string, is bool) { return strings.CutPrefix(field, codedPrefix) }

// SeededFor returns to whom the errors of a field are shown.
func SeededFor(field string) (coder string, is bool) { return strings.CutPrefix(field, seededPrefix) }

// Adjudicated returns between whom decisions of a field settle.
func Adjudicated(field string) (a, b string, is bool) {
	both, is := strings.CutPrefix(field, adjudicatedPrefix)
	a, b, parted := strings.Cut(both, ",")
	return a, b, is && parted
}

// IsCoding reports whether decisions of a field belong to a coding, and are shown to nobody but
// the coder.
func IsCoding(field string) bool {
	for _, prefix := range []string{assignedPrefix, codedPrefix, seededPrefix, adjudicatedPrefix} {
		if strings.HasPrefix(field, prefix) {
			return true
		}
	}
	return false
}

// longestCoder is how long the name of a coder may be, in code points.
const longestCoder = 60

// CheckCoder reports as Invalid what cannot be the name of a coder.
func CheckCoder(name string) error {
	switch {
	case strings.TrimSpace(name) == "":
		return Errorf(Invalid, "a coder has no name; give each a name, like ann")
	case name != strings.TrimSpace(name), strings.ContainsFunc(name, func(r rune) bool { return r == ',' || !unicode.IsPrint(r) }), !utf8.ValidString(name):
		return Errorf(Invalid, "%q cannot be the name of a coder; it is on one line, without commas, and without spaces at its ends", name)
	case utf8.RuneCountInString(name) > longestCoder:
		return Errorf(Invalid, "the name of a coder has %d characters at most", longestCoder)
	case name == MachineCoder:
		return Errorf(Invalid, "%q stands for what the program read; give the coder another name", name)
	}
	return nil
}

// longestCoded is how long a figure may be in a decision, in bytes.
const longestCoded = 64 << 10

// CodedFigure returns the figure that a decision of a coder holds, with the words of its anchor.
// One that is none is Invalid.
func CodedFigure(d *Decision) (Figure, error) {
	var f Figure
	if len(d.Value) > longestCoded || json.Unmarshal([]byte(d.Value), &f) != nil {
		return f, Errorf(Invalid, "decision %s holds no figure", d.ID)
	}
	switch {
	case d.Anchor == nil || f.Exact != d.Anchor.Exact || f.End-f.Start != utf8.RuneCountInString(f.Exact) || f.Start < 0:
		return f, Errorf(Invalid, "decision %s holds a figure of other words than its own", d.ID)
	case !isBound(f.Low) || !isBound(f.High) || f.Low != nil && f.High != nil && *f.Low > *f.High:
		return f, Errorf(Invalid, "decision %s holds a figure without a value that can be", d.ID)
	}
	return f, nil
}

func isBound(p *float64) bool { return p == nil || *p >= 0 && *p <= math.MaxInt64 }

// Coded is what a coder says of one figure, as the decision that holds has it.
type Coded struct {
	Coder    string
	Decision Anchored
	Figure   *Figure // at where its words stand now; nil if the coder says that there is none
	Seeded   bool    // an error that the coder was shown, and no coding
}

// CodingTask is a document that somebody is to code.
type CodingTask struct {
	Coder    string `json:"coder"`
	Document ID     `json:"document"`
	How      string `json:"how"` // Blind or Seen; empty if it is coded without being assigned
	Done     bool   `json:"done"`
}
