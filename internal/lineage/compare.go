package lineage

import (
	"cited"
)

// Compare says what came from what of two documents, as nobody knows how common their
// words are. There is one edge of how the later was made from the earlier, or none, and
// perhaps one that the later credits the earlier.
func Compare(a, b *Sketch) []cited.Edge { return CompareKnowing(a, b, nil) }

// CompareKnowing is Compare with what an archive knows of how common things are.
func CompareKnowing(a, b *Sketch, known Common) []cited.Edge {
	if a.ID == b.ID || len(a.words) == 0 || len(b.words) == 0 {
		return nil
	}
	p := newPair(a, b, known)
	p.how = p.kind()
	var edges []cited.Edge
	if p.how != "" {
		edges = append(edges, p.edge(p.how))
	}
	if p.cites() {
		edges = append(edges, p.edge(cited.Cites))
	}
	return edges
}

// blurbWords is what a blurb has less than, title and date included.
const blurbWords = 100

// pair is two documents laid side by side: what they share, and how much that says.
type pair struct {
	earlier, later *Sketch
	open           bool // nothing tells which is earlier
	scale          scale

	runs               []run  // a is the earlier, b the later; in the order of the later
	inEarlier, inLater []bool // which words stand in them
	covered            int    // words of the later that do
	changed            []change
	story              overlap   // of all terms
	told               agreement // outside of shared passages
	credits            []naming  // of the earlier in the later
	sameHouse          bool      // both appear under one name

	how cited.EdgeKind // empty if the later did not come from the earlier
}

// kind says how the later document came from the earlier one; empty if it did not.
func (p *pair) kind() cited.EdgeKind {
	if p.isCopy() {
		switch p.changed = p.changes(); {
		case p.isUpdate() && p.isNext():
			return ""
		case p.isUpdate():
			return cited.Updates
		case !p.isOther():
			return cited.Copies
		}
	}
	if p.isQuoted() {
		return cited.Quotes
	}
	if p.story.count[figured] == 0 || !p.story.sharesTerms() && !p.credited() {
		return "" // whatever their numbers count: as with most that are laid side by side
	}
	p.told = p.agree()
	switch {
	case !p.isTold():
		return ""
	case p.isShort():
		return cited.SumsUp
	}
	return cited.Rewrites
}

// isShort reports whether the later document is as short as a blurb of the earlier one.
func (p *pair) isShort() bool {
	return len(p.later.words) < blurbWords && len(p.earlier.words) > len(p.later.words)
}
