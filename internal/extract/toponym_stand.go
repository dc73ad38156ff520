package extract

import (
	"slices"
	"strings"

	"cited/internal/gazetteer"
	"cited/internal/mention"
	"cited/internal/text"
)

// standing weighs the name itself: how large the place is, how common the word.
func (t *toponyms) standing(from, to int, found string) float64 {
	score := 0.0
	best := gazetteer.Place{}
	for _, p := range gazetteer.Places(found) {
		size := p.Size
		if p.Kind == gazetteer.Other {
			size -= 2
		}
		if size > best.Size || best.Country == "" {
			best = p
			best.Size = size
		}
	}
	switch {
	case best.Size >= 20:
		score = 2
	case best.Size >= 18:
		score = 1.5
	case best.Size >= 16:
		score = 1
	case best.Size >= 14:
		score = .5
	case best.Size < 10:
		score = -.25
	}
	if to-from > 1 || t.possessive(to) {
		score += .5
	}
	if t.person(from, to) && t.cue(from, to) < certainly {
		score += personLikes
	}
	if to == from+1 && t.scan.Plays(from-1, mention.RoleThe) {
		score -= 1.5 // the Union
	}
	if t.allDoubtful(from, to) {
		score -= 2.5
	}
	if to == from+1 && best.Size < 18 && t.scan.Common(from) {
		score -= 2
	}
	if len(t.scan.Word(from, to)) < 4 && best.Size < 18 {
		score--
	}
	if to == from+1 && t.scan.Tokens[from].Shape == text.Caps && len(t.scan.Word(from, to)) < 5 && !t.heads(from, to) {
		score -= 3
	}
	return score
}

// weighed is a name of the gazetteer with its score. One word that is a person's here is
// noted as such for the rest of the document.
func (t *toponyms) weighed(from, to int, found string) toponym {
	cue := t.cue(from, to)
	if t.bound(from) || t.fromTo(from) {
		cue = max(cue, behindIn)
	}
	if t.struck(from) {
		cue += behindOf
	}
	p := toponym{at: t.bytes(from, to), found: found, score: cue + t.standing(from, to, found), bare: cue < behindTo}
	if to == from+1 {
		p.key = t.folded(from)
		if cue < behindIn && t.person(from, to) && !t.scan.Is(from-1, "von") && !t.scan.Is(from-1, "van") && len(t.people) < mostProven {
			t.people[p.key] = true
		}
	}
	return p
}

// wider returns where a name ends of which a listed one is only the beginning: at Hickory
// Flat, which is no Hickory.
func (t *toponyms) wider(from, to int) int {
	c := t.scan
	more := t.unlistedEnd(from)
	if more <= to || !c.Is(from-1, "at") && !t.near(from-1) || !functionalOrEnd(c, more) || c.Common(to) {
		return to
	}
	if _, kind, ok := c.Landmark(from); ok && kind == "person" {
		return to
	}
	return more
}

// riverAt reads a river's name, which has its article behind words like "along" and
// "crossed": on the Vils, up the Paraná.
func (t *toponyms) riverAt(i, to int, found string) (toponym, int) {
	c := t.scan
	if !c.Plays(i-1, mention.RoleThe) || c.Tokens[i].Shape != text.Title {
		return toponym{}, i
	}
	if to > i+1 && t.flows(to-1) { // the White River, though a town has its name
		return toponym{at: t.bytes(i, to), score: enough, beside: true, river: true}, to
	}
	if !t.banks(i - 2) {
		return toponym{}, i
	}
	if end := t.unlistedEnd(i); end > to {
		to, found = end, ""
	}
	if to > i+2 || !functionalOrEnd(c, to) || t.anyKnown(i, to) && found == "" || t.ordinary(i, to) || t.doubtful(i) && to == i+1 || c.Common(i) {
		return toponym{}, i
	}
	return toponym{at: t.bytes(i, to), found: found, score: enough, beside: true, river: true}, to
}

// banks reports whether the word at token i stands before rivers.
func (t *toponyms) banks(i int) bool {
	c := t.scan
	for _, w := range []string{"on", "along", "up", "down", "across", "beyond", "crossed", "forded", "crossing", "fording", "bridged", "over"} {
		if c.Is(i, w) {
			return true
		}
	}
	return c.Plays(i, mention.RoleOf) && (c.Is(i-1, "banks") || c.Is(i-1, "bank") || c.Is(i-1, "mouth") || c.Is(i-1, "bend") || c.Is(i-1, "headwaters"))
}

// flows reports whether the word at token i, behind a name, is that of a river.
func (t *toponyms) flows(i int) bool {
	c := t.scan
	return c.Is(i, "river") || c.Is(i, "rivers") || c.Is(i, "creek") || c.Is(i, "bayou")
}

// nameAlone reports whether capitals behind "in" or "at" stand as a name of their own: a
// mark, a small word or the end follows, and no list knows the words.
func (t *toponyms) nameAlone(from, to int) bool {
	c := t.scan
	if c.Tokens[from].Shape != text.Title || t.anyKnown(from, to) || len(c.Word(from, from+1)) < 4 {
		return false
	}
	return functionalOrEnd(c, to)
}

// isle reports whether the word at token i is that of an island.
func (t *toponyms) isle(i int) bool {
	return t.scan.Is(i, "island") || t.scan.Is(i, "islands")
}

// anyKnown reports whether a word of a name is a common one or one of a list of names.
func (t *toponyms) anyKnown(from, to int) bool {
	c := t.scan
	for i := from; i < to; i++ {
		if c.Tokens[i].Class != text.Letters {
			continue
		}
		if c.Common(i) || c.IDs[i] != 0 {
			return true
		}
	}
	return false
}

// functionalOrEnd reports whether a name that ends before token i is over there: nothing,
// a mark, or a word in small letters that is no thing follows.
func functionalOrEnd(c *mention.Scan, i int) bool {
	if i >= len(c.Tokens) || c.Tokens[i].Class == text.Punct || c.Tokens[i].Class == text.Number {
		return true
	}
	for _, w := range []string{"there", "they", "he", "she", "it", "we"} {
		if c.Is(i, w) {
			return true
		}
	}
	word := c.Word(i, i+1)
	if c.Plays(i, mention.RoleSome) {
		return true
	}
	return functional(c, i) || c.Tokens[i].Shape == text.Lower && (len(word) > 5 && strings.HasSuffix(word, "ly") || c.Plays(i, mention.RoleThe|mention.RoleA|mention.RoleAnd|mention.RoleOr|mention.RoleBe|mention.RolePast|mention.RoleWho|mention.RoleIn|mention.RoleTo|mention.RoleFrom|mention.RoleBy|mention.RoleWith|mention.RoleOf|mention.RoleState) || c.EndsLike(i, mention.RolePast))
}

// pastCompound returns where a name ends that goes on behind a hyphen: Sainte-Barbe, which
// is no Sainte. It returns to where the part behind is a place of its own.
func (t *toponyms) pastCompound(from, to int) int {
	c := t.scan
	if to == from || to+1 >= len(c.Tokens) || !c.Is(to, "-") || c.Tokens[to].Space || c.Tokens[to+1].Space || c.Tokens[to+1].Class != text.Letters || c.Tokens[to+1].Shape != text.Title {
		return to
	}
	if _, ok := c.Beginning(mention.Countries, to+1); ok {
		return to
	}
	if end, found := t.longest(to + 1); end > to+1 {
		if places := gazetteer.Places(found); len(places) > 0 && places[0].Size >= 14 {
			return to // the Aleppo-Damascus road
		}
	}
	return max(to, t.unlistedEnd(from))
}

// between reports whether a name of one word is part of a person's: a word of a name
// stands before it at the head of the sentence, or before and behind it.
func (t *toponyms) between(i int) bool {
	c := t.scan
	behind := i+1 < len(c.Tokens) && t.nameWord(i+1) && !t.scan.Common(i+1)
	if behind && (i == 0 || !t.nameWord(i-1)) {
		return t.given(i) && (c.Is(i+2, ",") || i > 0 && t.says(i-1) || t.says(i+2))
	}
	if behind {
		return true
	}
	return i == 1 && c.Is(i+1, ",") && c.Tokens[0].Class == text.Letters && c.Tokens[0].Shape == text.Title && !c.Common(0) && !functional(c, 0) && t.given(0)
}

// given reports whether token i is a word that people are called by, or one that no list
// of common words knows.
func (t *toponyms) given(i int) bool {
	if _, kind, ok := t.scan.Landmark(i); ok {
		return kind == "person" || kind == "doubtful"
	}
	return true
}

func (t *toponyms) says(i int) bool {
	c := t.scan
	return c.Is(i, "said") || c.Is(i, "says") || c.Is(i, "told") || c.Is(i, "added") || c.Is(i, "who")
}

// townOnly reports whether a name is of towns and of no division.
func (t *toponyms) townOnly(found string) bool {
	places := gazetteer.All(found)
	for _, p := range places {
		if p.Kind == gazetteer.Province || p.Kind == gazetteer.District {
			return false
		}
	}
	return len(places) > 0
}

// city reports whether a large city is among the places of a name.
func (t *toponyms) city(found string) bool { return cityAmong(found, citySize) }

// citySize is the size of a large city: so many times two of its people.
const citySize = 16

// cityAmong reports whether a town of at least a size is among the places of a name.
func cityAmong(found string, size int) bool {
	return slices.ContainsFunc(gazetteer.Places(found), func(p gazetteer.Place) bool {
		return p.Kind != gazetteer.Province && int(p.Size) >= size
	})
}
