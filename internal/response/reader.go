package response

import (
	"slices"

	"cited"
	"cited/internal/concern"
	"cited/internal/mention"
	"cited/internal/text"
	"cited/internal/tree"
)

// Response is a response with its places in bytes of the window.
type Response struct {
	At       text.Range
	Actor    string // as named in the text; empty if nobody is
	ActorAt  text.Range
	Kind     string
	Scope    []string
	ScopeAt  []text.Range
	Status   cited.Status
	StatusAt text.Range // the words that decide the status; empty if none do
	Date     cited.EDTF
	DateAt   text.Range
	Low      *float64
	High     *float64
	CountAt  text.Range
	Sentence text.Range
	Rule     string // the id of the words that name it
	By       string // the id of the words that decide the status; empty if none do
}

// Reader reads the responses of one document. It is not safe for concurrent use.
type Reader struct {
	concern *concern.Tally
	drawn   []drawn
	block   text.Block

	last  string // the kind of the response last read
	since int    // sentences since then
}

// drawn is a response of which it is not yet known whether it is about the matter.
type drawn struct {
	Response
	sentence int
	needs    int // how much its surroundings must speak of the matter
}

// NewReader begins a document. The tally is told of every sentence by whoever calls.
func NewReader(t *concern.Tally) *Reader { return &Reader{concern: t} }

// Block begins a block of the text.
func (r *Reader) Block(b text.Block) {
	if b.Kind == text.Heading {
		r.last = ""
	}
	r.block = b
}

// Needs reports whether the syntax of a sentence is needed: it holds the words of an
// act, all that it takes.
func (r *Reader) Needs(y *mention.Saying) bool {
	acts := y.List(mention.Acts)
	things, instrument := 0, false
	for _, m := range acts {
		switch {
		case concern.Plays(m, "verb"), concern.Plays(m, "noun"), concern.Plays(m, "ferry"), concern.Plays(m, "medium"), m.Entry.Slot("persons") != "":
			return true
		case concern.Plays(m, "thing"):
			things++
		case concern.Plays(m, "instrument"):
			if m.Entry.Meaning() == "resolution" {
				return true
			}
			instrument = true
		case concern.Plays(m, "status") && m.Entry.Meaning() == "struck-down":
			instrument = instrument || r.last != "" && r.since < recent
		}
	}
	if things == 0 {
		return instrument && r.last != "" && r.since < recent
	}
	return instrument || slices.ContainsFunc(acts, func(m mention.Match) bool { return handles(m, acts) })
}

// handles reports whether something that a verb or noun is done to stands in the sentence.
func handles(m mention.Match, acts []mention.Match) bool {
	return (concern.Plays(m, "handle") || concern.Plays(m, "deed")) && slices.ContainsFunc(acts, func(g mention.Match) bool {
		return concern.Plays(g, "thing") && slices.Contains(m.Entry.Slots["takes"], g.Entry.Meaning())
	})
}

// Sentence reads a sentence, in the order of the text; number is what the tally calls
// it. t is its syntax; it may be nil where Needs says so.
func (r *Reader) Sentence(s *mention.Sentence, y *mention.Saying, t *tree.Tree, number int) {
	r.since++
	if t == nil || len(s.Tokens) == 0 || len(t.Words) == 0 || r.block.Kind == text.Boilerplate {
		return
	}
	sc := newScene(s, y, t)
	if r.since <= recent {
		sc.last = r.last
	}
	for _, a := range sc.acts() {
		d, ok := sc.draw(a)
		if !ok {
			continue
		}
		d.sentence = number
		r.drawn = append(r.drawn, d)
		r.last, r.since = d.Kind, 0
	}
}

// recent is how many sentences "that order" may stand behind what was ordered.
const recent = 3

// Take returns what was read since it was last called, as far as it is about people who
// went to a conflict.
func (r *Reader) Take() []Response {
	var out []Response
	for _, d := range r.drawn {
		score := r.concern.Score(d.sentence)
		if r.concern.Sure() {
			score += needsSome
		}
		if score >= d.needs {
			out = append(out, d.Response)
		}
	}
	r.drawn = r.drawn[:0]
	return out
}
