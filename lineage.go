package cited

// Edge says that one document came from another: that it copied, rewrote, summed up,
// revised or credited it. It leads from the later document to the earlier one, and
// shows what it was seen by. It is proposed: people cut and join.
type Edge struct {
	ID      ID       `json:"id"` // of the two ends and the kind
	Later   ID       `json:"later"`
	Earlier ID       `json:"earlier"`
	Kind    EdgeKind `json:"kind"`
	// Open says that nothing in the two documents tells which of them is earlier: the edge
	// could as well lead the other way.
	Open bool `json:"open,omitempty"`
	// Share is how much of the shorter of the two the other one has, from 0 to 1: by the
	// words of shared passages, and where it is told in other words by what is particular
	// to it: numbers, names, rare words.
	Share float64      `json:"share"`
	Proof LineageProof `json:"proof"`
}

// EdgeKind is how the later document of an edge came from the earlier one.
type EdgeKind string

// Kinds of edge. Two documents have one of the first five at most, and may have the last
// one beside it.
const (
	Copies   EdgeKind = "copy"    // the same text: whole, cut, or with a headline or paragraphs of its own
	Quotes   EdgeKind = "quoted"  // one or more paragraphs of it stand in a text of its own
	Rewrites EdgeKind = "rewrite" // the same story with the same figures, in other words
	SumsUp   EdgeKind = "blurb"   // a rewrite of less than a hundred words
	Updates  EdgeKind = "update"  // the same story with another number: an event, not a duplicate
	Cites    EdgeKind = "cites"   // it credits the publisher or names the title of the earlier one for what both say
)

// EdgeKinds lists them all.
func EdgeKinds() []EdgeKind { return []EdgeKind{Copies, Quotes, Rewrites, SumsUp, Updates, Cites} }

// Relation returns the name that the provenance ontology of the W3C (PROV-O) has for
// edges of a kind.
func (k EdgeKind) Relation() string {
	switch k {
	case Copies, Quotes:
		return "wasQuotedFrom"
	case Updates:
		return "wasRevisionOf"
	case Cites:
		return "hadPrimarySource"
	}
	return "wasDerivedFrom"
}

// IsCopy reports whether the later document repeats words of the earlier one, so that
// what it says there is said by nobody else.
func (k EdgeKind) IsCopy() bool { return k == Copies || k == Quotes }

// IsVersion reports whether the later document is the earlier one, perhaps changed.
func (k EdgeKind) IsVersion() bool { return k == Copies || k == Updates }

// LineageProof is what an edge was seen by. Lists are empty, never missing in part: all
// that was seen is there, up to a bound that no reader would want to go beyond.
type LineageProof struct {
	Passages []SharedPassage `json:"passages"` // in the order of the later document
	Figures  []SharedFigure  `json:"figures"`  // figures of both with the same value, in the order of the later document
	Changed  []SharedFigure  `json:"changed"`  // of an update: figures or numbers that stand in the same place with another value
	Credits  []Span          `json:"credits"`  // words of the later document that credit the earlier one
}

// Words is how many words the passages have in common.
func (p *LineageProof) Words() int {
	n := 0
	for i := range p.Passages {
		n += p.Passages[i].Words
	}
	return n
}

// SharedPassage is a stretch of words that two documents have in common, but for a few
// words, spelling and signs.
type SharedPassage struct {
	Later   Span `json:"later"`
	Earlier Span `json:"earlier"`
	Words   int  `json:"words"` // how many of them are the same
}

// SharedFigure is a number of two documents. The ids are empty where the number is no
// figure of the codebooks that were read.
type SharedFigure struct {
	Later     Span `json:"later"`
	Earlier   Span `json:"earlier"`
	LaterID   ID   `json:"later_id,omitempty"`
	EarlierID ID   `json:"earlier_id,omitempty"`
}

// NewEdge makes an edge between two documents, without its proof.
func NewEdge(later, earlier ID, kind EdgeKind) Edge {
	return Edge{ID: NewID(EdgeID, string(later), string(earlier), string(kind)), Later: later, Earlier: earlier, Kind: kind}
}
