package tie

import (
	"slices"

	"cited/internal/mention"
	"cited/internal/text"
)

// How much may stand between a word and the group that it leads to, and how many groups
// may be joined.
const (
	gap        = 6  // tokens
	farthest   = 14 // tokens up to a preposition
	mostGroups = 6
)

// means returns what the words of the list of ties at token i mean, and where they end;
// nothing where none begins there.
func (sc *scene) means(i int) (string, int) {
	if m, ok := sc.y.Covering(mention.Ties, i); ok && m.From == i {
		return m.Entry.Meaning(), m.To
	}
	return "", i
}

// function returns what kind of function word token i is; nothing if it is none.
func (sc *scene) function(i int) string {
	if m, ok := sc.s.Covering(mention.Function, i); ok {
		return m.Entry.Name
	}
	return ""
}

// group returns the group that is named at token i.
func (sc *scene) group(i int) (mention.Match, bool) {
	k, ok := slices.BinarySearchFunc(sc.groups, i, func(m mention.Match, i int) int { return m.From - i })
	if !ok {
		return mention.Match{}, false
	}
	return sc.groups[k], true
}

// phrase returns the groups that a noun phrase from token i on, before token end, stands
// for: "the leader of A", "A and B". Of "fighters of A" it is none.
func (sc *scene) phrase(i, end int) Party {
	for n := 0; i < end && n <= gap; n++ {
		if m, ok := sc.group(i); ok {
			return sc.joined(m, end)
		}
		what, to := sc.means(i)
		switch {
		case what == "self" && !(to == i+1 && sc.function(i) == "determiner"):
			return Party{Self: true}
		case what == "through":
			i = to
			continue
		case what == "some", !sc.passes(i):
			return Party{}
		}
		i++
	}
	return Party{}
}

// passes reports whether token i may stand in a noun phrase before the name of a group.
func (sc *scene) passes(i int) bool {
	k := sc.s.Tokens[i]
	if k.Class == text.Punct {
		return !sc.mark(i)
	}
	if f := sc.function(i); f != "" && f != "determiner" {
		return false
	}
	if sc.t != nil {
		w := sc.t.At(i)
		u := sc.t.Words[w].UPOS
		return u != "AUX" && (u != "VERB" || sc.t.Is(w, "amod")) && u != "SCONJ" && u != "ADP"
	}
	return true
}

// joined returns a group and those that are joined to it: "A, B and C". Commas alone join
// none: "A, B's branch".
func (sc *scene) joined(m mention.Match, end int) Party {
	var p Party
	and := false
	for len(p.Groups) < mostGroups {
		if sc.onlySome(m) {
			return Party{}
		}
		if !slices.Contains(p.Groups, m.Entry.Name) {
			p.Groups = append(p.Groups, m.Entry.Name)
		}
		i := m.To
		for ; i < min(end, m.To+3); i++ {
			conjunction := sc.function(i) == "conjunction" && !sc.s.Is(i, "but")
			if !conjunction && !sc.s.Is(i, ",") && sc.function(i) != "determiner" {
				break
			}
			and = and || conjunction
		}
		next, ok := sc.group(i)
		if !ok || i == m.To || i >= end || sc.possessive(next.To) {
			break
		}
		m = next
	}
	if !and {
		p.Groups = p.Groups[:1]
	}
	return p
}

// onlySome reports whether a name is that of a part of the group or of other people:
// "A's fighters", "A rebels", "A-linked".
func (sc *scene) onlySome(m mention.Match) bool {
	i := m.To
	if i >= len(sc.s.Tokens) {
		return false
	}
	if sc.s.Is(i, "-") {
		return true
	}
	if sc.possessive(i) {
		i++
	}
	for j := i; j < min(i+3, len(sc.s.Tokens)) && sc.function(j) == "" && !sc.mark(j); j++ {
		if what, _ := sc.means(j); what == "some" {
			return true
		}
	}
	return false
}

// possessive reports whether token i makes an owner of what stands before it.
func (sc *scene) possessive(i int) bool {
	return sc.s.Is(i, "'s") || sc.s.Is(i, "’s") || i < len(sc.s.Tokens) && sc.s.Tokens[i].Class == text.Punct && (sc.s.Is(i, "'") || sc.s.Is(i, "’"))
}

// behind returns the groups behind a preposition that follows the words.
func (sc *scene) behind(m mention.Match, lead string) Party {
	for i := m.To; i < min(m.To+farthest, len(sc.s.Tokens)); i++ {
		if sc.s.Is(i, lead) {
			return sc.phrase(i+1, len(sc.s.Tokens))
		}
		f := sc.function(i)
		if sc.mark(i) || f == "relative" || f == "auxiliary" {
			return Party{}
		}
		if what, _ := sc.means(i); what != "" && what != "self" && what != "some" && what != "through" && what != "become" {
			return Party{} // another tie begins
		}
		if sc.t != nil && sc.t.Words[sc.t.At(i)].UPOS == "VERB" && !sc.t.Is(sc.t.At(i), "amod") {
			return Party{}
		}
	}
	return Party{}
}

// owner returns the group whose the words are: "A's pledge", "its ties", "an A branch".
func (sc *scene) owner(m mention.Match) Party {
	for i := m.From - 1; i >= max(0, m.From-gap); i-- {
		if w, ok := sc.y.Covering(mention.Ties, i); ok && w.Entry.Meaning() == "self" {
			return Party{Self: true}
		}
		if sc.possessive(i) {
			return sc.ending(i)
		}
		if p := sc.ending(i + 1); i == m.From-1 && !p.empty() {
			return p
		}
		if !sc.passes(i) || sc.function(i) != "" {
			break
		}
	}
	return Party{}
}

// ending returns the group whose name ends before token i.
func (sc *scene) ending(i int) Party {
	for _, g := range sc.groups {
		if g.To == i {
			return Party{Groups: []string{g.Entry.Name}}
		}
	}
	return Party{}
}
