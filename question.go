package cited

import "time"

// QuestionID is the kind of the ids of questions, which are random.
const QuestionID = "qu"

// FieldQuestion is the field of decisions about the wording of a question: added, corrected,
// or rejected, which closes it. What is attached to a question is a decision on it whose field
// is the id of what is attached, and whose value is its side.
const FieldQuestion = "question"

// Side is what something that is attached to a question is to it.
type Side string

// Sides.
const (
	SideFor        Side = "for"
	SideAgainst    Side = "against"
	SideDenied     Side = "denied"     // somebody denies that it can be answered so
	SideUnprovable Side = "unprovable" // nobody can know
)

// Sides lists them all.
func Sides() []Side { return []Side{SideFor, SideAgainst, SideDenied, SideUnprovable} }

// Question is a contested matter, with what people attached to it. It has no score.
type Question struct {
	ID       ID         `json:"id"`
	Wording  string     `json:"wording"`
	Reviewer string     `json:"reviewer"` // who asked it
	At       time.Time  `json:"at"`       // when, UTC
	Closed   bool       `json:"closed"`
	Attached []Attached `json:"attached"` // oldest first

	Decisions []Decision `json:"-"` // about its wording, oldest first
}

// Attached is a figure, statement or the like that somebody attached to a question.
type Attached struct {
	Decision ID        `json:"decision"`
	As       ID        `json:"as"`            // what was attached, by the id that it had then
	Now      ID        `json:"now,omitempty"` // what that is in the present reading; empty if that is not known
	Side     Side      `json:"side"`
	Reason   string    `json:"reason,omitempty"`
	Reviewer string    `json:"reviewer"`
	At       time.Time `json:"at"` // UTC

	Document ID        `json:"document,omitempty"` // empty if it was withdrawn
	Words    string    `json:"words,omitempty"`    // that it stood in when it was attached
	Outcome  Anchoring `json:"outcome,omitempty"`  // how these are found now; empty if the document was withdrawn
	// Contested says that people decided apart from each other whether, or as what, it is
	// attached; Off that this one of them took it off.
	Contested bool `json:"contested,omitempty"`
	Off       bool `json:"off,omitempty"`
	Holds     bool `json:"holds"` // no later decision of those that contest it
}

// About returns what a decision is about: its subject, and of what is attached to a question
// that.
func (d *Decision) About() ID {
	if d.Subject.Kind() == QuestionID && d.Field != FieldQuestion && d.Field != FieldNote {
		return ID(d.Field)
	}
	return d.Subject
}
