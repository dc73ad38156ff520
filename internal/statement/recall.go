package statement

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cited/internal/mention"
	"cited/internal/person"
	"cited/internal/text"
	"cited/internal/tree"
)

// hears keeps the name of a body that said something, for the short forms that follow. A name is
// what holds two words with capitals or more.
func (c *cast) hears(sc *scene, who int, name string) {
	capitals := 0
	for w := range strings.FieldsSeq(name) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			capitals++
		}
	}
	at := sc.t.Places[who].From
	m, listed := sc.s.Covering(mention.Sources, at)
	named := listed && m.Entry.Slot("named") == "yes" // Oxfam
	if capitals < 2 && !named {
		return
	}
	b := body{name, !listed || named || slices.Contains(m.Entry.Slots["general"], strings.ToLower(sc.s.Word(m.From, m.To)))}
	if i := slices.IndexFunc(c.bodies, func(o body) bool { return o.name == name }); i >= 0 {
		c.bodies = slices.Delete(c.bodies, i, i+1)
	}
	if len(c.bodies) == mostVoices {
		c.bodies = slices.Delete(c.bodies, 0, 1)
	}
	c.bodies = append(c.bodies, b)
}

// body is a body that said something.
type body struct {
	name    string
	general bool // no word for what it is heads the name, so that it may be called by any
}

// shortened leads a source that is only called by one noun behind "the" back to the body that
// said something last and has that noun in its name, or to the last one where any body may be
// called so: "the institute" to the Salta Institute for Peace, "the group" to Harbour Watch. A
// paper goes to who said something in it: "the report". Others keep the names that they have.
func (c *cast) shortened(sc *scene, x stretch, names []string) []string {
	x = sc.upToPause(x.from, x.to) // "the group, which works there"
	if len(names) != 1 || x.empty() || sc.capital(x.to) || !sc.is(x.from-1, "the") && !sc.is(x.from, "the") {
		return names
	}
	last := stretch{x.to - 1, x.to}
	if m, ok := sc.s.Covering(mention.Sources, last.from); ok {
		last.from = m.From
	}
	noun := sc.plain(last)
	if !strings.EqualFold(noun, names[0]) {
		return names
	}
	if c.paper.maker != "" && strings.EqualFold(c.paper.noun, noun) {
		return []string{c.paper.maker}
	}
	for _, b := range slices.Backward(c.bodies) {
		if !strings.Contains(noun, " ") && strings.EqualFold(headOf(b.name), noun) {
			return []string{b.name}
		}
	}
	if n := len(c.bodies); n > 0 && c.bodies[n-1].general && sc.general(last, noun) {
		return []string{c.bodies[n-1].name}
	}
	return names
}

// headOf returns the noun of a body's name: the word before "of", "for" or "in", or the last.
func headOf(name string) string {
	for _, behind := range []string{" of ", " for ", " in "} {
		name, _, _ = strings.Cut(name, behind)
	}
	return name[strings.LastIndexByte(name, ' ')+1:]
}

// general reports whether any body may be called by a noun once it was named.
func (sc *scene) general(x stretch, noun string) bool {
	m, ok := sc.s.Covering(mention.Sources, x.from)
	return ok && slices.Contains(m.Entry.Slots["general"], strings.ToLower(noun))
}

// paper is a report, a study or the like, and who said something in it.
type paper struct{ noun, maker string }

// issues keeps the paper that a source is called by besides its maker: "a study by the institute".
func (c *cast) issues(sc *scene, x stretch, maker string) {
	for i := x.from; i < x.to; i++ {
		if m, ok := sc.s.Covering(mention.Sources, i); ok && m.Entry.Slot("kind") == "noun" {
			c.paper = paper{strings.Clone(sc.s.Word(m.From, m.To)), maker}
			return
		}
	}
}

// partitive reports whether a source is one or some of those who were told of before, and no
// more is said of them: "one of them".
func (sc *scene) partitive(who int, x stretch) bool {
	if x.to-x.from < 3 || x.to-x.from > 4 || sc.t.Words[who].UPOS == "PROPN" {
		return false
	}
	return sc.is(x.to-2, "of") && sc.is(x.to-1, "them", "these")
}

// spoken returns by which pronoun the text speaks on of who heads a source, as far as the word
// itself or the title of the name tells.
func (sc *scene) spoken(who int) string {
	at := sc.t.Places[who].From
	if sc.t.Words[who].UPOS != "PROPN" {
		return person.Spoken(sc.s, at)
	}
	for at > 0 && sc.capital(at-1) {
		at--
	}
	if p := person.Spoken(sc.s, at); p != "" {
		return p
	}
	if at > 1 && sc.is(at-1, ".") { // "Mr. Bern"
		at--
	}
	return person.Spoken(sc.s, at-1)
}

// mostGlimpsed is within how many tokens of a sentence its first person stands.
const mostGlimpsed = 12

// glimpse keeps the person whom a sentence names first, with an office, a calling or a title,
// where nobody says anything in it: what follows may be by that person. "The mayor, Mara Okel,
// is not sure. She has heard that ..."
func (c *cast) glimpse(sc *scene) {
	for i := 0; i < len(sc.s.Tokens) && i < mostGlimpsed; i++ {
		to := person.Run(sc.s, i)
		if to-i < 2 {
			i = max(i, to-1)
			continue
		}
		name := c.book.Untitled(text.Plain(sc.s.Word(i, to)))
		if !strings.Contains(name, " ") || !c.book.Personal(name) || !sc.presented(i, name) {
			i = to - 1
			continue
		}
		full := c.book.Whole(name)
		c.book.Note(full)
		if v := (voice{full, person.Spoken(sc.s, i)}); len(c.persons) < mostVoices && !slices.ContainsFunc(c.persons, func(o voice) bool { return o.name == full }) {
			c.persons = slices.Insert(c.persons, 0, v) // who spoke before may go on
		}
		return
	}
}

// presented reports whether a name that begins at token i stands behind a title or behind words
// for who somebody is: "Dr Mara Okel", "her colleague Mara Okel", "the mayor, Mara Okel".
func (sc *scene) presented(i int, name string) bool {
	if person.Title(sc.s, i) && !strings.HasPrefix(name, sc.word(i)) {
		return true
	}
	if sc.is(i-1, ",") {
		i--
	}
	if i == 0 {
		return false
	}
	if m, ok := sc.s.Covering(mention.Sources, i-1); ok {
		return slices.Contains(m.Entry.Slots["kind"], "actor")
	}
	_, people := sc.s.Covering(mention.People, i-1)
	_, persons := sc.s.Covering(mention.Persons, i-1)
	return (people || persons) && sc.s.Tokens[i-1].Shape == text.Lower
}

// within returns the person of whom a sentence tells first, for a pronoun that is put into what it
// tells where nobody was named before: "the postwoman still makes her round, she says".
func (c *cast) within(sc *scene, w int) string {
	if len(c.persons) > 0 {
		return ""
	}
	root := sc.t.Top(0, len(sc.s.Tokens))
	if root == tree.None {
		return ""
	}
	who := sc.t.Child(root, "nsubj", "nsubj:pass")
	if who == tree.None || who >= w || sc.t.Words[who].UPOS == "PRON" || sc.t.Words[who].Feat("Number") == "Plur" || sc.sort(who) != "person" {
		return ""
	}
	x := sc.sourceSpan(who, stretch{sc.t.Places[root].From, sc.t.Places[root].To})
	if n := c.names(sc, who, x); len(n) > 0 {
		return n[0]
	}
	return ""
}
