package tell

import (
	"cited"
	"cited/internal/archive"
)

// StateOf says whether a question is open.
func StateOf(q *archive.Question) string {
	if q.Closed {
		return "closed"
	}
	return "open"
}

// Missing says why what is attached to a question has no receipt; empty if it has one. what is what
// things of its kind are called.
func Missing(one *archive.Attached, what string) string {
	switch {
	case one.Document != nil:
		return ""
	case one.Outcome == "":
		return "attached, but its document was withdrawn, and its words with that"
	case one.Outcome == cited.Ambiguous:
		return "attached, but what it is in the present reading is not certain; cited anchors " + string(one.Decision) + " shows what it may be"
	}
	return "attached, but the present reading has no such " + what
}
