package cited

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// Decision is what a person decided about something that was read. Decisions
// are only ever added, never changed: undoing one is another.
type Decision struct {
	ID       ID        `json:"id"`
	Subject  ID        `json:"subject"`         // the figure, document, source or decision it is about
	Field    string    `json:"field,omitempty"` // one field of it; empty for the whole
	Verdict  Verdict   `json:"verdict"`
	Value    string    `json:"value,omitempty"` // the corrected value, as shown
	Reason   string    `json:"reason,omitempty"`
	Reviewer string    `json:"reviewer"`
	At       time.Time `json:"at"`               // UTC
	Base     ID        `json:"base,omitempty"`   // the decision it was based on; two on one base are a conflict
	Anchor   *Anchor   `json:"anchor,omitempty"` // the words it is about; nil if it is about none

	// Digest stands for Value and Reason where they held words of a document that was
	// withdrawn: the SHA-256 of the two, as function Digest makes it, in hex.
	Digest string `json:"digest,omitempty"`
}

// Heads returns the decisions of one field of one subject that no other is based on: one,
// the last, unless people decided apart from each other. The one that holds comes last: the
// latest of them.
func Heads(decisions []Decision) []Decision {
	based := map[ID]bool{}
	for i := range decisions {
		if base := decisions[i].Base; base != "" { // on none; what stands for a decision that waits has no id
			based[base] = true
		}
	}
	heads := slices.DeleteFunc(slices.Clone(decisions), func(d Decision) bool { return based[d.ID] })
	slices.SortFunc(heads, func(a, b Decision) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID)) })
	return heads
}

// InConflict returns those of some decisions that say different things of the same field of
// the same subject, and that no other is based on. Corrections of a text are apart, unless
// they are of the same words, and no note contradicts another.
func InConflict(decisions []Decision) map[ID]bool {
	type about struct {
		subject ID
		field   string
		words   Span // of a text
	}
	fields := map[about][]Decision{}
	words := map[ID]Span{} // of corrections of a text, and of what takes them back
	for _, d := range decisions {
		at := about{subject: d.Subject, field: d.Field}
		if d.Field == FieldText {
			if d.Anchor != nil {
				words[d.ID] = d.Anchor.Span
			} else {
				words[d.ID] = words[d.Base]
			}
			at.words = words[d.ID]
		}
		fields[at] = append(fields[at], d)
	}
	contested := map[ID]bool{}
	for at, list := range fields {
		heads := Heads(list)
		if at.field == FieldNote {
			continue // each is one of its own
		}
		if slices.ContainsFunc(heads, func(d Decision) bool { return d.Verdict != heads[0].Verdict || d.Value != heads[0].Value }) {
			for _, d := range heads {
				contested[d.ID] = true
			}
		}
	}
	return contested
}

// NoBase says that there was no decision before, as the base of one (it is kept as none, so that two
// who decide apart from each other are in conflict) and as what somebody has seen.
const NoBase ID = "-"

// Verdict is what was decided.
type Verdict string

// Verdicts that are in use.
const (
	Accepted  Verdict = "accepted"
	Corrected Verdict = "corrected"
	Rejected  Verdict = "rejected"
	Added     Verdict = "added"  // the reader missed it
	Merged    Verdict = "merged" // it is another one, whose id is the value
	Split     Verdict = "split"  // a source is none of another one; a figure is several, whose ids are the value
	Unclear   Verdict = "cannot tell"
	Undone    Verdict = "undone" // what was decided of the whole before is taken back
)

// IsPiece reports whether a decision adds a figure as a piece of one that was split. The decision that
// split it is its base.
func (d *Decision) IsPiece() bool { return d.Field == "" && d.Verdict == Added && d.Base != "" }

// Pieces returns the ids of the figures that a figure was split into by the decisions about it that hold; none
// if it was not.
func Pieces(decisions []Decision) (ids []ID) {
	for _, d := range Heads(slices.DeleteFunc(slices.Clone(decisions), func(d Decision) bool { return d.Field != "" })) {
		if d.Verdict != Split {
			continue
		}
		for id := range strings.SplitSeq(d.Value, ListBreak) {
			ids = append(ids, ID(id))
		}
	}
	return ids
}
