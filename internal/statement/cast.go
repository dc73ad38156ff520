package statement

import (
	"slices"
	"strings"

	"cited/internal/mention"
	"cited/internal/person"
	"cited/internal/tree"
)

// cast is who was named in a document so far, so that pronouns and short forms lead
// back to a name.
type cast struct {
	book    *person.Book
	persons []voice // who said or did something, by name or role, the latest last
	bodies  []body  // those with a name of several words that said something, the latest last
	paper   paper   // by whose words the text went on in the last sentence
	body    string  // the body or paper that said something last
	many    string  // those who did, or a body
	several string  // those who did in the last sentence, persons
}

// voice is a person to whom a pronoun may lead back.
type voice struct {
	name    string
	pronoun string // by which one the text spoke of them: "he", "she"; empty if by none yet
}

// mostVoices is how many persons are kept: a pronoun leads back to nobody who was named
// before them.
const mostVoices = 8

// credit names the sources of the drafts of a sentence. Who is brought in by what another says
// is named after that one: in "his client knew nothing, he said" he is not the client. Those in
// nobody's words are whom the sentences that follow lead back to.
func (c *cast) credit(sc *scene, drafts []draft) [][]string {
	out, paper := make([][]string, len(drafts)), c.paper
	told := make([]bool, len(drafts)) // by another of them
	for i := range drafts {
		told[i] = slices.ContainsFunc(drafts, func(o draft) bool { return o.over(&drafts[i]) })
	}
	for _, later := range []bool{false, true} {
		for i := range drafts {
			if d := &drafts[i]; later == (told[i] && sc.brings(d.source)) {
				out[i] = c.sources(sc, d)
			}
		}
	}
	for i := range drafts {
		if d := &drafts[i]; !told[i] && len(out[i]) > 0 {
			who := d.who
			if who == tree.None {
				who = sc.t.At(d.source.to - 1)
			}
			c.remember(sc, who, out[i][0])
		}
	}
	if c.paper == paper && !slices.ContainsFunc(out, func(names []string) bool { return slices.Contains(names, paper.maker) }) {
		c.paper.maker = "" // another speaks now
	}
	return out
}

// act keeps the person of whom a sentence tells that he or she did something, and in which
// nobody says anything: "The boy left in May. He wrote that ...".
func (c *cast) act(sc *scene) {
	c.paper.maker, c.several = "", "" // it may tell of another paper and of others
	if len(sc.quotes) > 0 {
		return
	}
	root := tree.None
	if sc.t != nil && len(sc.s.Tokens) > 0 {
		root = sc.t.Top(0, len(sc.s.Tokens))
	}
	if root == tree.None || sc.t.Words[root].UPOS != "VERB" {
		c.glimpse(sc)
		return
	}
	who := sc.t.Child(root, "nsubj")
	if who == tree.None || sc.t.Is(who, "nsubj:pass") || sc.t.Words[who].UPOS == "PRON" || sc.t.Words[who].Feat("Number") == "Plur" || sc.sort(who) != "person" {
		return
	}
	c.names(sc, who, sc.sourceSpan(who, stretch{sc.t.Places[root].From, sc.t.Places[root].To}))
}

// brings reports whether a phrase brings in somebody new, or somebody of another's: "an uncle",
// "his client".
func (sc *scene) brings(x stretch) bool {
	return !x.empty() && sc.is(x.from, "a", "an", "one", "another", "his", "her", "its", "their", "my", "our")
}

// over reports whether a draft tells of another; of two that tell of each other the one that
// begins first does: "an uncle sent word that there was room, he said".
func (d *draft) over(o *draft) bool {
	if d.cue == o.cue || !d.tells(o.cue) {
		return false
	}
	return !o.tells(d.cue) || d.content[0].from < o.content[0].from
}

// tells reports whether the words of a draft hold a stretch.
func (d *draft) tells(x stretch) bool {
	return slices.ContainsFunc(d.content, func(c stretch) bool { return c.from <= x.from && x.to <= c.to })
}

// sources returns the names of a draft's sources, nearest first.
func (c *cast) sources(sc *scene, d *draft) []string {
	if d.source.empty() {
		return nil
	}
	own, relayed := sc.citing(d)
	out := append(c.names(sc, d.who, own), c.named(sc, relayed)...)
	if d.quoted && d.teller != tree.None {
		out = append(c.names(sc, d.teller, sc.sourceSpan(d.teller, d.cue)), out...)
	}
	if len(out) > 0 && (d.speaker || sc.inOffice(own)) {
		c.book.Public(out[0])
	}
	return out
}

// names returns the names of a source, nearest first.
func (c *cast) names(sc *scene, who int, x stretch) []string {
	if who != tree.None && sc.t.Words[who].UPOS == "PRON" && !sc.relative(who) {
		if n := c.pronoun(sc, who); n != "" {
			return []string{n}
		}
		return nil
	}
	if who != tree.None && sc.relative(who) {
		if h := sc.antecedent(who); h != tree.None {
			return c.names(sc, h, sc.sourceSpan(h, stretch{len(sc.s.Tokens), len(sc.s.Tokens)}))
		}
		return nil
	}
	whole, issued := x, false
	if y := sc.issuer(x); !y.empty() {
		x, issued = y, true
	} else if a := sc.apposed(who, x); !a.empty() {
		x = a
	} else if h := sc.ownName(who); !h.empty() {
		x = sc.nameBehind(stretch{sc.wholeFrom(x.from, max(x.from, h.from)), sc.wholeTo(min(x.to, h.to), x.to)}, x.to)
	}
	if who != tree.None && c.several != "" && sc.partitive(who, x) {
		c.meet(c.several, "") // "he" is the one that spoke
		return []string{c.several}
	}
	n := c.shortened(sc, x, c.named(sc, x))
	if issued && len(n) == 1 {
		c.issues(sc, whole, n[0])
	}
	if len(n) > 0 && who != tree.None {
		c.remember(sc, who, n[0])
	}
	return n
}

// named returns the names that a phrase holds: of a person or body where there is one,
// else what they are called.
func (c *cast) named(sc *scene, x stretch) []string {
	if x.empty() {
		return nil
	}
	name := ""
	if sc.headed(x) {
		name = c.book.Untitled(sc.properName(x))
	}
	if name == "" {
		name = sc.role(x)
	}
	if name == "" {
		return nil
	}
	full := c.book.Whole(name)
	c.book.Note(full)
	return []string{full}
}

// pronoun returns who a pronoun leads back to.
func (c *cast) pronoun(sc *scene, w int) string {
	switch gender(sc.t.Words[w].Form) {
	case "he", "she":
		if v := c.person(gender(sc.t.Words[w].Form)); v != nil {
			return v.name
		}
		return c.within(sc, w)
	case "they":
		return c.many
	case "it":
		return c.body
	}
	return ""
}

// gender returns the pronoun of which another is a form, "he" of "his"; empty for others.
func gender(form string) string {
	switch strings.ToLower(form) {
	case "he", "him", "his":
		return "he"
	case "she", "her", "hers":
		return "she"
	case "they", "them", "their", "theirs":
		return "they"
	case "it", "its":
		return "it"
	}
	return ""
}

// person returns the last person of whom the text may speak by a pronoun; nil if there is
// none.
func (c *cast) person(pronoun string) *voice {
	for i := range slices.Backward(c.persons) {
		if v := &c.persons[i]; v.pronoun == "" || v.pronoun == pronoun {
			return v
		}
	}
	return nil
}

// remember keeps who said something, for the pronouns that follow.
func (c *cast) remember(sc *scene, who int, name string) {
	word := sc.t.Words[who]
	c.several = ""
	if sort := sc.sort(who); sort == "body" || sort == "many" || sort == "" || word.Feat("Number") == "Plur" && strings.Contains(name, " ") {
		c.hears(sc, who, name)
	}
	switch sort := sc.sort(who); {
	case word.UPOS == "PRON":
		if g := gender(word.Form); g == "he" || g == "she" {
			c.meet(name, g)
		}
	case sort == "many" || word.Feat("Number") == "Plur":
		c.many = name
		if !strings.EqualFold(word.Lemma, word.Form) { // pilots, not the police
			c.several = name
		}
	case sort == "person":
		c.meet(name, sc.spoken(who))
	case sort == "body":
		c.body, c.many = name, name
	case sort == "report":
		c.body = name
	case word.UPOS == "PROPN" && strings.Contains(name, " ") && !c.book.Personal(name):
		c.body, c.many = name, name
	default:
		c.meet(name, sc.spoken(who))
		c.body = name
	}
}

// meet keeps a person who said or did something last.
func (c *cast) meet(name, pronoun string) {
	v := voice{name, pronoun}
	if i := slices.IndexFunc(c.persons, func(o voice) bool { return o.name == name }); i >= 0 {
		if pronoun == "" {
			v.pronoun = c.persons[i].pronoun
		}
		c.persons = slices.Delete(c.persons, i, i+1)
	}
	if len(c.persons) == mostVoices {
		c.persons = slices.Delete(c.persons, 0, 1)
	}
	c.persons = append(c.persons, v)
}

// sort says what somebody is who heads a source: person, body, many, report; empty where the
// words do not tell.
func (sc *scene) sort(who int) string {
	word, at := sc.t.Words[who], sc.t.Places[who].From
	if word.UPOS == "PROPN" {
		if m, ok := sc.s.Covering(mention.Sources, at); ok && m.Entry.Slot("named") == "yes" {
			return m.Entry.Slot("who") // Oxfam, whatever the syntax takes it for
		}
		switch _, kind, _ := strings.Cut(word.Entity, "-"); kind {
		case "person":
			return "person"
		case "organization", "place":
			return "body"
		}
		return ""
	}
	if m, ok := sc.s.Covering(mention.Sources, at); ok {
		switch m.Entry.Slot("kind") {
		case "noun":
			return "report"
		case "actor":
			return m.Entry.Slot("who")
		}
	}
	if _, ok := sc.s.Covering(mention.People, at); ok || person.Kin(sc.s, at) || person.Spoken(sc.s, at) != "" {
		return "person"
	}
	return ""
}
