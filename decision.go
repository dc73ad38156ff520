package cited

import "time"

// Decision is what a person decided about something that was read. Decisions
// are only ever added, never changed: undoing one is another.
type Decision struct {
	ID       ID        `json:"id"`
	Subject  ID        `json:"subject"`         // the figure, document or source it is about
	Field    string    `json:"field,omitempty"` // one field of it; empty for the whole
	Verdict  Verdict   `json:"verdict"`
	Value    string    `json:"value,omitempty"` // the corrected value, as shown
	Reason   string    `json:"reason,omitempty"`
	Reviewer string    `json:"reviewer"`
	At       time.Time `json:"at"`             // UTC
	Base     ID        `json:"base,omitempty"` // the decision it was based on; two on one base are a conflict
}

// Verdict is what was decided.
type Verdict string

// Verdicts that are in use.
const (
	Accepted  Verdict = "accepted"
	Corrected Verdict = "corrected"
	Rejected  Verdict = "rejected"
	Merged    Verdict = "merged" // a source is another one
	Split     Verdict = "split"  // it is not
)
