package cited

import "time"

// Anchor is the words that a decision is about and where they stood when it was made, so
// that they are found again in a text that a newer reader makes of the same original.
type Anchor struct {
	Document ID `json:"document"`
	Span
	With   string `json:"with,omitempty"`   // what else makes it what it is: the cue of a statement, the code of a theme
	Nth    int    `json:"nth"`              // which of the places with these words it was, from 0
	Of     int    `json:"of"`               // of how many
	Twins  int    `json:"twins"`            // how many of them stood in the same surroundings, itself included
	Alike  int    `json:"alike"`            // how many at most stood in surroundings that are partly the same
	Before string `json:"before,omitempty"` // the text before it, as far as it is needed to know it again
	After  string `json:"after,omitempty"`  // the text after it
}

// Anchoring says how an anchor is found in the text as it is now.
type Anchoring string

// Anchorings.
const (
	Same      Anchoring = "same"      // it stands where it stood
	Moved     Anchoring = "moved"     // it stands elsewhere
	Ambiguous Anchoring = "ambiguous" // several places may be it, or one of which that is not certain
	Lost      Anchoring = "lost"      // its words are nowhere any more
)

// Anchorings lists them.
func Anchorings() []Anchoring { return []Anchoring{Same, Moved, Ambiguous, Lost} }

// Anchored is a decision about words of a document, and where they are found now.
type Anchored struct {
	Decision
	Outcome    Anchoring   `json:"outcome"`
	Now        ID          `json:"now,omitempty"`        // what it is about now; empty if that is not known
	Place      Span        `json:"place,omitzero"`       // where its words stand now; zero if that is not known
	Candidates []Candidate `json:"candidates,omitempty"` // what it may be, where that is not certain
	More       int         `json:"more,omitempty"`       // further candidates that are not listed
	Settled    ID          `json:"settled,omitempty"`    // the decision by which somebody said where it stands
	Aside      bool        `json:"aside,omitempty"`      // of a correction of the text: a later one over some of its words holds
}

// Candidate is what a decision may be about.
type Candidate struct {
	ID ID `json:"id,omitempty"` // empty for words of the text
	Span
	Before string `json:"before,omitempty"` // the text around, for people
	After  string `json:"after,omitempty"`
}

// Correction says that words of a text should read otherwise. The text stays as it is:
// what is read of it is read from the corrected words, and its spans are those of the
// words that stand there.
type Correction struct {
	Decision ID `json:"decision"`
	Span
	Reads    string    `json:"reads"` // what the words should read
	Reason   string    `json:"reason,omitempty"`
	Reviewer string    `json:"reviewer"`
	At       time.Time `json:"at"`
}

// FieldText is the field of a decision that corrects words of a document's text.
const FieldText = "text"

// FieldAnchor is the field of a decision that says where another decision stands: its
// subject is that one.
const FieldAnchor = "anchor"
