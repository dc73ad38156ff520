package export

import (
	"time"

	"cited"
)

// Method is what an archive knows of how its figures came about. What nobody knows is zero,
// and said to be unknown.
type Method struct {
	At       time.Time // UTC, when it was asked for
	Reader   string    // version of the reader that would read now
	Stale    int       // documents that another version read, and that wait to be read again
	Formats  map[string]int
	Outcomes map[cited.Outcome]int // documents by how reading them ended
	Receipts int                   // documents of which only receipts are kept

	Protected int // documents that only the owner sees
	Embargoed int // until a day
	Withdrawn int // of which only a tombstone is there

	Standings map[cited.Standing]int // sources by what they are to the matter; "" where nobody said
	Proposed  int                    // of these standings: by a rule, and not by a person
	Codebooks []MethodBook
	Rules     []MethodRule

	Figures   int // in lists
	OfOne     int // of one person, which are in none
	Counted   int // figures that count for a cell, as far as claims were made
	OneVoice  int // of these: in a cell of which one independent source at most tells
	Cells     int
	Accepted  int // figures by what people decided of them
	Corrected int
	Rejected  int
	Decided   int // figures of which anybody decided anything

	Agreement string // how well people agree with each other, in a sentence; empty if nobody measured it

	Findings  map[cited.Severity]int // that nobody rejected
	Conflicts int                    // about what people decided differently
	Checks    bool                   // whether findings and claims are up to date
}

// MethodBook is a codebook and what its measures mean.
type MethodBook struct {
	Name, Title, Version string
	Measures             []MethodCode
	Populations          []MethodCode
}

// MethodCode is a code and what it means.
type MethodCode struct{ Code, Is string }

// MethodRule is a rule by which estimates are made.
type MethodRule struct {
	Name, Title, Version, Resembles string
	Parts                           []string // "best: the newest claim"
}

// documents counts them all.
func (m *Method) documents() (n int) {
	for _, k := range m.Outcomes {
		n += k
	}
	return n
}
