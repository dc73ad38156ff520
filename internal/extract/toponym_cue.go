package extract

import (
	"strings"

	"cited/internal/mention"
	"cited/internal/text"
)

// mostNameWords is how many words a name may have that is in no list.
const mostNameWords = 3

// unlistedEnd returns where a name of capitals ends that begins at token i.
func (t *toponyms) unlistedEnd(i int) int {
	c := t.scan
	to, words := i, 0
	for to < len(c.Tokens) && words < mostNameWords && t.capital(to) {
		if _, kind, ok := c.Landmark(to); ok && (kind == "behind" || kind == "both") && to > i || to > i && functional(c, to) || c.Dated(to) {
			break
		}
		to++
		words++
		for to+1 < len(c.Tokens) && joins(c.Word(to, to+1)) && !c.Is(to, ".") && !c.Tokens[to].Space && !c.Tokens[to+1].Space && c.Tokens[to+1].Class == text.Letters && len(c.Word(to+1, to+2)) > 1 {
			to += 2
		}
	}
	return to
}

// feature reads a name that a word behind it makes a place's: Kunar province, the
// Sur valley. It returns where the name ends, and where the place does: a word
// with a capital is part of it.
func (t *toponyms) feature(i int) (end, whole int) {
	c := t.scan
	end = t.unlistedEnd(i)
	if end == i || t.folded(i) == "the" || t.leads(i) {
		return 0, 0
	}
	m, kind, ok := c.Landmark(end)
	if own := t.pastOwner(end); own > end {
		if m, kind, ok = c.Landmark(own); !ok || c.Tokens[own].Shape == text.Lower {
			return 0, 0 // "Kelly's Ford" is a name, "Kelly's river" is not
		}
		if kind == "behind" || kind == "both" {
			return m.To, m.To
		}
	}
	if !ok || kind != "behind" && kind != "both" {
		return 0, 0
	}
	small := c.Tokens[m.From].Shape == text.Lower
	if t.ordinary(i, end) || t.doubtful(i) && end == i+1 && (small || m.Entry.Name != "behind.division") {
		return 0, 0
	}
	if c.Tokens[m.From].Shape == text.Lower {
		switch c.Word(m.From, m.To) { // words that stand behind anything
		case "state", "region", "department", "city", "town", "village", "camp", "coast", "pass", "crossing", "checkpoint", "quarter", "settlement", "territory", "prison", "suburb", "hills", "island", "islands":
			if t.find(i, end) == "" && t.cue(i, end) < behindTo && (!t.isle(m.From) || t.anyKnown(i, end)) {
				return 0, 0
			}
		}
		return end, end
	}
	if c.Is(m.To-1, "department") && t.find(i, end) == "" {
		return 0, 0 // the Labor Department
	}
	if word := c.Word(m.To-1, m.To); m.Entry.Name == "behind.division" && (word[len(word)-1] == 's' || word[len(word)-1] == 'S') {
		return end, end // Kharkiv and Donetsk Oblasts
	}
	return end, m.To
}

// ordinary reports whether the first word is one that lists of common words or
// of people know.
func (t *toponyms) ordinary(from, to int) bool {
	c := t.scan
	for _, list := range []mention.List{mention.Countries, mention.Peoples, mention.Regions, mention.Sources, mention.Function, mention.Calendar} {
		if m, ok := c.Beginning(list, from); ok && m.To >= to && m.Slot != "capital" {
			return true
		}
	}
	return false
}

// behindCue reads a name behind "the town of", "Lake", "Mount".
func (t *toponyms) behindCue(i int, cue mention.Match) (toponym, int) {
	c := t.scan
	at := cue.To
	for at < len(c.Tokens) && c.Plays(at, mention.RoleThe) {
		at++
	}
	part := cue.Entry.Name == "before.land" || cue.Entry.Name == "both.land"
	if part && c.Tokens[i].Shape == text.Lower || !t.capital(at) || at >= len(c.Tokens) {
		return t.named(i)
	}
	if part { // "Port Sudan", "Mount Lebanon" are names themselves
		if p, to := t.named(i); to > at && p.found != "" {
			p.score += behindOf
			return p, to
		}
	}
	if m, kind, ok := c.Landmark(at); ok && kind == "named" && !part {
		return t.landmark(m)
	}
	if p, to := t.known(at); to > at {
		if part {
			p.at.Start = c.Tokens[i].Start
			p.sure = true
		}
		return p, to
	}
	to, found := t.longest(at)
	if to == at {
		if t.doubtful(at) {
			return toponym{}, cue.To
		}
		to = t.unlistedEnd(at)
	}
	if more := t.pastCompound(at, to); more > to {
		to, found = more, ""
	} else if more := t.pastParticle(to); more > to && to > at {
		to, found = more, ""
	} else if more := t.unlistedEnd(at); more > to && !part && t.find(at, to) != "" && functionalOrEnd(t.scan, more) && !t.scan.Dated(to) {
		to, found = more, t.find(at, more) // the hamlet of Sukha Balka
	}
	if to == at && !part { // "District of July"
		return toponym{}, cue.To
	}
	p := toponym{at: t.bytes(at, to), found: found, score: certainly, river: t.flows(to), beside: t.flows(to)}
	if part {
		if m, kind, ok := c.Landmark(to); ok && (kind == "behind" || kind == "both") && c.Tokens[to].Shape == text.Title {
			to = m.To // Cape Fear River
			p.at = t.bytes(at, to)
		}
		p.at.Start, p.found = c.Tokens[i].Start, ""
		if t.person(i, to) || cue.To-cue.From == 1 && len(c.Word(i, i+1)) < 3 {
			return toponym{}, to
		}
		p.score = enough
	}
	return p, to
}

// unlisted reads a name of no list that a country or province behind its comma
// makes a place's, or "near" before it.
func (t *toponyms) unlisted(i int) (toponym, int) {
	c := t.scan
	if t.folded(i) == "the" || t.ordinary(i, i+1) || t.doubtful(i) || len(c.Word(i, i+1)) < 3 {
		return toponym{}, i
	}
	to := t.unlistedEnd(i)
	if c.Tokens[i].Shape == text.Caps && t.anyKnown(i, to) {
		return toponym{}, i // a heading: ARMED GROUPS
	}
	cue := t.cue(i, to)
	if n := len(t.list); n > 0 && (n > 1 && t.list[n-1].joint != apart || t.list[n-1].score >= certainly || t.list[n-1].found == "" && t.list[n-1].score >= enough) && i > 1 && c.Plays(i-1, mention.RoleAnd) && t.list[n-1].at.End == c.Tokens[i-2].End && t.nameAlone(i, to) {
		return toponym{at: t.bytes(i, to), score: .5}, to // the last of several: Al-Bab, Manbij and Sur Qarq
	}
	if cue < behindTo && !t.hails(i) || t.person(i, to) {
		return toponym{}, i
	}
	if c.Is(to, ",") && t.holds(to+1) {
		return toponym{at: t.bytes(i, to), score: certainly}, to
	}
	if c.Is(i-1, "near") || c.Is(i-1, "outside") {
		return toponym{at: t.bytes(i, to), score: enough}, to
	}
	if (cue >= behindIn || t.hails(i) || t.fromTo(i)) && t.nameAlone(i, to) {
		return toponym{at: t.bytes(i, to), score: enough}, to
	}
	return toponym{}, i
}

// cue weighs what stands before and behind a name.
func (t *toponyms) cue(from, to int) float64 {
	c := t.scan
	i := from - 1
	for c.Plays(i, mention.RoleThe) || t.where(i) {
		i--
	}
	score := 0.0
	_, kind, ok := c.LandmarkBefore(from)
	switch {
	case ok && kind == "before":
		score = certainly
	case i < 0:
	case c.Plays(i, mention.RoleIn) || c.Is(i, "at"):
		score = behindIn
	case t.near(i):
		score = behindIn
	case c.Plays(i, mention.RoleTo|mention.RoleFrom):
		score = behindTo
	case c.Plays(i, mention.RoleOf):
		score = behindOf
	case c.Is(i, "for"):
		score = .5
	}
	if c.Is(to, ",") && t.sideOf(to+1) {
		score += behindOf // Sur, west of the town
	}
	if t.where(from - 1) {
		score++
	}
	if to < len(c.Tokens) && c.Is(to, ",") && (t.holds(to+1) || c.Is(to+1, "in") && t.holds(to+2)) {
		score += certainly
	}
	if to < len(c.Tokens) && t.has("town", to) {
		score += behindTo
	}
	if to < len(c.Tokens) && c.Is(to, "(") {
		if m, ok := c.Beginning(mention.Countries, to+1); ok && m.Slot == "forms" && c.Is(m.To, ")") {
			score += certainly
		}
	}
	if t.heads(from, to) || t.hails(from) {
		score += behindIn
	}
	return score
}

// has reports whether what befalls a kind of place or belongs to it stands at token i, behind a name:
// of a town was relieved, residents; of a state lawmakers.
func (t *toponyms) has(kind string, i int) bool {
	m, slot, ok := t.scan.Landmark(i)
	return ok && slot == "after" && m.Entry.Meaning() == kind
}

// struck reports whether what is done to towns, and to people as well, stands before a name.
func (t *toponyms) struck(from int) bool {
	m, kind, ok := t.scan.LandmarkBefore(from)
	return ok && kind == "where" && m.Entry.Name == "where.struck"
}

// heads reports whether the name opens a block as the place it was sent from, or as what it is
// about: with a dash or a bracket behind it.
func (t *toponyms) heads(from, to int) bool {
	c := t.scan
	if !t.first || from != 0 || to >= len(c.Tokens) {
		return false
	}
	if end, _ := text.Dateline(c.Content, c.Tokens); to < end {
		return true
	}
	return c.Is(to, "—") || c.Is(to, "–") || c.Is(to, "(") || c.Is(to, "-") && c.Tokens[to].Space
}

func (t *toponyms) where(i int) bool {
	if i < 0 {
		return false
	}
	m, kind, ok := t.scan.Landmark(i)
	return ok && kind == "where" && m.Entry.Name == "where.side"
}

// sideOf reports whether "west of" and the like stand at token i.
func (t *toponyms) sideOf(i int) bool {
	c := t.scan
	if !c.Plays(i+1, mention.RoleOf) {
		return false
	}
	for _, w := range []string{"north", "south", "east", "west"} {
		if strings.HasPrefix(c.Word(i, i+1), w) {
			return true
		}
	}
	return false
}

// near reports whether words that end with token i stand before places: near, sailed to.
func (t *toponyms) near(i int) bool {
	m, kind, ok := t.scan.LandmarkBefore(i + 1)
	return ok && kind == "where" && m.Entry.Meaning() == "near"
}

// bound reports whether the words before a name stand before places as well as before
// people: was brought to, the attack on, a farmer from.
func (t *toponyms) bound(from int) bool {
	c := t.scan
	if m, kind, ok := c.LandmarkBefore(from); ok && kind == "where" && m.Entry.Name == "where.bound" {
		return true
	}
	_, people := c.Ending(mention.People, from-1)
	return people && c.Plays(from-1, mention.RoleFrom)
}

// doubtful reports whether the name at token i is mostly something else.
func (t *toponyms) doubtful(i int) bool {
	_, kind, ok := t.scan.Landmark(i)
	return ok && (kind == "doubtful" || kind == "person" || kind == "where" && t.scan.Tokens[i].Shape != text.Lower)
}

// person reports whether the words around a name make it a person's: a title or
// given name before it, a further name behind it.
func (t *toponyms) person(from, to int) bool {
	c := t.scan
	if c.Is(from-1, "von") || c.Is(from-1, "van") || c.Is(from-1, "bin") || c.Is(from-1, "ibn") {
		return true
	}
	if from > 0 && !c.Is(from-1, ",") {
		if _, kind, ok := c.LandmarkBefore(from); ok && kind == "person" {
			return true
		}
		if t.nameWord(from-1) && from > 1 {
			return true
		}
	}
	return to < len(c.Tokens) && t.nameWord(to)
}

// nameWord reports whether token i is a word with a capital that belongs to no
// place and to no list.
func (t *toponyms) nameWord(i int) bool {
	c := t.scan
	if c.Tokens[i].Class != text.Letters || c.Tokens[i].Shape != text.Title || i == 0 || c.Dated(i) {
		return false
	}
	if _, kind, ok := c.Landmark(i); ok && kind != "person" && kind != "doubtful" {
		return false
	}
	for _, list := range []mention.List{mention.Countries, mention.Regions, mention.Peoples, mention.Calendar, mention.Function} {
		if _, ok := c.Covering(list, i); ok {
			return false
		}
	}
	return true
}

// allDoubtful reports whether each word of a name is mostly something else.
func (t *toponyms) allDoubtful(from, to int) bool {
	for i := from; i < to; i++ {
		if t.scan.Tokens[i].Class == text.Letters && !t.doubtful(i) {
			return false
		}
	}
	return true
}

// locates reports whether what stands before a country at token i says that the sentence is
// there: in, into, at or to it, but not from it.
func (t *toponyms) locates(i int) bool {
	for i--; t.scan.Plays(i, mention.RoleThe) || t.where(i); i-- {
	}
	return t.scan.Plays(i, mention.RoleIn|mention.RoleTo) || t.scan.Is(i, "at") || t.scan.Is(i, "into")
}
