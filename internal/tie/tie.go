// Package tie reads how a sentence says that one armed group stands to another: the
// words of rules/en/ties.txt, the groups on both sides of them, and whether the tie is
// denied. Whether somebody says so, and who, is for others to tell.
package tie

import (
	"slices"

	"cited/internal/mention"
	"cited/internal/text"
	"cited/internal/tree"
)

// Claim is a tie that a sentence asserts or denies. It reads from one to the other: one
// is part of the other, split from it, ...
type Claim struct {
	Relation string
	One      Party
	Other    Party
	Denied   bool
	Rule     string     // the id of the words
	Words    text.Range // the words, in bytes of the window
	Not      text.Range // the words that deny it; empty if none does
}

// Party is one side of a tie: groups by their usual English names, or the group of who
// speaks.
type Party struct {
	Groups []string
	Self   bool
}

func (p Party) empty() bool { return len(p.Groups) == 0 && !p.Self }

// mostWords is how many words for ties are read in a sentence: nobody writes more.
const mostWords = 24

// scene is a sentence with what its ties are read from.
type scene struct {
	s      *mention.Sentence
	y      *mention.Saying
	t      *tree.Tree // nil where the syntax is not known
	groups []mention.Match
}

// Read appends the ties of a sentence, in order. t is its syntax; without it, only what
// stands close together is read.
func Read(dst []Claim, s *mention.Sentence, y *mention.Saying, t *tree.Tree) []Claim {
	groups := s.List(mention.Groups)
	if len(groups) == 0 {
		return dst
	}
	sc := &scene{s: s, y: y, t: t, groups: groups}
	words := 0
	for _, m := range y.List(mention.Ties) {
		if !relates(m) || !sc.kind(m) {
			continue
		}
		if words++; words > mostWords {
			break
		}
		if c, ok := sc.claim(m); ok {
			dst = append(dst, c)
		}
	}
	return dst
}

// relates reports whether words say a tie, and do not only help to read one.
func relates(m mention.Match) bool {
	return len(m.Entry.Slots["one"]) > 0
}

// kind reports whether a single word is what its entry asks for.
func (sc *scene) kind(m mention.Match) bool {
	kinds := m.Entry.Slots["kind"]
	if len(kinds) == 0 || sc.t == nil || m.To-m.From > 1 {
		return true
	}
	switch sc.t.Words[sc.t.At(m.From)].UPOS {
	case "VERB", "AUX":
		return slices.Contains(kinds, "verb")
	case "NOUN", "PROPN":
		return slices.Contains(kinds, "noun")
	case "ADJ":
		return slices.Contains(kinds, "adjective")
	}
	return false
}

// claim reads both sides of a tie, and whether it is denied.
func (sc *scene) claim(m mention.Match) (Claim, bool) {
	c := Claim{Relation: m.Entry.Meaning(), Rule: m.Entry.ID, Words: sc.bytes(m.From, m.To)}
	c.One, c.Other = sc.pair(m)
	if c.One.empty() {
		c.One = sc.side(m, "one", Party{})
		c.Other = sc.side(m, "other", c.One)
	}
	if c.One.empty() || c.Other.empty() || c.One.Self && c.Other.Self || overlap(c.One, c.Other) {
		return c, false
	}
	not, open := sc.before(m)
	c.Not, c.Denied = not, not.Start < not.End
	return c, !open
}

func overlap(a, b Party) bool {
	return slices.ContainsFunc(a.Groups, func(g string) bool { return slices.Contains(b.Groups, g) })
}

// side returns the groups at the first place of a slot that holds one.
func (sc *scene) side(m mention.Match, slot string, taken Party) Party {
	for _, lead := range m.Entry.Slots[slot] {
		var p Party
		switch lead {
		case "front", "is":
			p = sc.front(m, lead == "is", taken)
		case "owner":
			p = sc.owner(m)
		case "object":
			p = sc.phrase(m.To, len(sc.s.Tokens))
		default:
			p = sc.behind(m, lead)
		}
		if !p.empty() && !overlap(p, taken) {
			return p
		}
	}
	return Party{}
}

// pair returns two groups that stand together: "between A and B", "A and B are allied".
func (sc *scene) pair(m mention.Match) (one, other Party) {
	for _, lead := range m.Entry.Slots["pair"] {
		var p Party
		if lead != "front" {
			p = sc.behind(m, lead)
		} else if sc.side(m, "other", Party{}).empty() {
			p = sc.front(m, false, Party{})
		}
		if len(p.Groups) > 1 {
			return Party{Groups: p.Groups[:1]}, Party{Groups: p.Groups[1:]}
		}
	}
	return Party{}, Party{}
}

// reach is how far before its words what denies a tie may stand.
const reach = 12

// before returns the words before a tie that deny it, and whether others leave it open.
// What somebody else says ends the search, unless it is a denial.
func (sc *scene) before(m mention.Match) (not text.Range, open bool) {
	paused := false
	for i := m.From - 1; i >= max(0, m.From-reach); i-- {
		if w, ok := sc.y.Covering(mention.Ties, i); ok {
			what := w.Entry.Meaning()
			if what == "denied" && (!paused || sc.governs(w, m)) {
				return sc.bytes(w.From, w.To), false
			}
			if what == "open" && !paused {
				return text.Range{}, true
			}
			i = w.From
		}
		if c, ok := sc.y.Covering(mention.Cues, i); ok && sc.verb(c.From) {
			if c.Entry.Meaning() == "denied" && !sc.negated(c) {
				return sc.bytes(c.From, c.To), false
			}
			break
		}
		if sc.mark(i) && !sc.s.Is(i, ",") {
			break
		}
		paused = paused || sc.mark(i)
	}
	return text.Range{}, false
}

// verb reports whether token i is a verb; without syntax, any word may be one.
func (sc *scene) verb(i int) bool {
	return sc.t == nil || sc.t.Words[sc.t.At(i)].UPOS == "VERB"
}

// negated reports whether words that deny stand right before others: "did not deny".
func (sc *scene) negated(c mention.Match) bool {
	for i := c.From - 1; i >= max(0, c.From-3); i-- {
		if w, ok := sc.y.Covering(mention.Ties, i); ok && w.Entry.Meaning() == "denied" {
			return true
		}
	}
	return false
}

// governs reports whether words that deny, with a pause behind them, belong to those of
// the tie: "is not, and never was, part of".
func (sc *scene) governs(not, m mention.Match) bool {
	if sc.t == nil {
		return false
	}
	over, x := sc.t.Head(sc.t.At(not.From)), sc.t.Top(m.From, m.To)
	for n := 0; n < 3 && x != tree.None; n++ {
		if x == over {
			return true
		}
		if sc.t.Is(x, "ccomp", "parataxis", "acl") {
			return false
		}
		x = sc.t.Head(x)
	}
	return false
}

// mark reports whether a mark that parts clauses stands at token i.
func (sc *scene) mark(i int) bool {
	if sc.s.Tokens[i].Class != text.Punct {
		return false
	}
	switch sc.s.Word(i, i+1) {
	case ",", ";", ":", "(", ")", "–", "—", ".", "!", "?":
		return true
	}
	return false
}

func (sc *scene) bytes(from, to int) text.Range {
	return text.Range{Start: sc.s.Tokens[from].Start, End: sc.s.Tokens[to-1].End}
}
