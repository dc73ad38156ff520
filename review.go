package cited

import (
	"slices"
)

// Review is how far people have decided about something that was read.
type Review string

// Reviews. Where people decided apart from each other it is contested; what was decided last
// holds until somebody settles it.
const (
	ReviewMachine   Review = "machine"   // nobody has
	ReviewAccepted  Review = "accepted"  // it is right as it was read
	ReviewCorrected Review = "corrected" // some of its fields were
	ReviewAdded     Review = "added"     // the reader missed it
	ReviewUnclear   Review = "unclear"   // somebody looked, and cannot say
	ReviewRejected  Review = "rejected"  // it is none
	ReviewMerged    Review = "merged"    // it is another one, read twice
	ReviewSplit     Review = "split"     // it is several, which were added in its place
	ReviewContested Review = "contested"
)

// AnyReview is asked for where anybody has decided.
const AnyReview = "reviewed"

// Reviews lists them.
func Reviews() []Review {
	return []Review{ReviewMachine, ReviewAccepted, ReviewCorrected, ReviewAdded, ReviewUnclear, ReviewRejected, ReviewMerged, ReviewSplit, ReviewContested}
}

// Out reports whether what was decided so is in no list, sum or export.
func (r Review) Out() bool { return r == ReviewRejected || r == ReviewMerged || r == ReviewSplit }

// Stands reports whether people stand by it.
func (r Review) Stands() bool {
	return r == ReviewAccepted || r == ReviewCorrected || r == ReviewAdded
}

// Decided is what the decisions about one thing that was read come to.
type Decided struct {
	Review Review
	Fields []Decision // the corrections of its fields that hold
	Added  *Decision  // by which it was added; nil if the reader found it
}

// Decide sums up the decisions about one thing that was read, of which fields names those
// that can be corrected. Decisions about anything else, as a note, are passed over.
func Decide(decisions []Decision, fields []string) Decided {
	of := map[string][]Decision{}
	for _, d := range decisions {
		if d.Field == "" || slices.Contains(fields, d.Field) {
			of[d.Field] = append(of[d.Field], d)
		}
	}
	out := Decided{Review: ReviewMachine}
	var all []Decision
	for _, field := range fields {
		if heads := Heads(of[field]); len(heads) > 0 {
			all = append(all, heads...)
			if last := heads[len(heads)-1]; last.Verdict == Corrected {
				out.Fields = append(out.Fields, last)
			}
		}
	}
	for _, d := range of[""] {
		if d.Verdict == Added && out.Added == nil {
			out.Added = &d
		}
	}
	heads := Heads(of[""])
	if out.Review = reviewOf(heads, &out); len(InConflict(append(all, heads...))) > 0 {
		out.Review = ReviewContested
	}
	return out
}

// reviewOf is what the last decision about the whole of it comes to.
func reviewOf(heads []Decision, d *Decided) Review {
	last := Verdict("")
	if len(heads) > 0 {
		last = heads[len(heads)-1].Verdict
	}
	switch last {
	case Rejected:
		return ReviewRejected
	case Merged:
		return ReviewMerged
	case Split:
		return ReviewSplit
	case Unclear:
		return ReviewUnclear
	case Undone:
		if d.Added != nil {
			return ReviewRejected // nothing is left of what nobody read
		}
	}
	switch {
	case d.Added != nil:
		return ReviewAdded
	case len(d.Fields) > 0:
		return ReviewCorrected
	case last == Accepted:
		return ReviewAccepted
	}
	return ReviewMachine
}
