package extract

import (
	"slices"
	"strings"

	"cited/internal/mention"
)

// offerSubjects offers the subjects of the clauses that a number stands in, and of
// those that are put in beside it: "the association has 481 on its books", "1,200,
// the agency notes, had fled".
func (sc *scene) offerSubjects(d *draft) {
	if sc.t == nil {
		return
	}
	anchor := sc.anchor(d)
	for p, depth := sc.t.Predicate(anchor), 0; p != none && depth < mostSteps; depth++ {
		if s := sc.t.Child(p, "nsubj"); s != none && !sc.t.Under(anchor, s) && !sc.isTold(s, p) {
			sc.offerSubject(d, s, p, bucket(depth))
			if up := sc.t.Head(p); up != none && sc.t.Is(p, "acl") && sc.t.Words[s].UPOS == "PRON" && sc.tells(p) != "no" {
				sc.offerSubject(d, up, p, "relative")
			}
		}
		sc.offerAsides(d, p, anchor)
		up := sc.t.Head(p)
		if up == none {
			break
		}
		p = sc.t.Predicate(up)
	}
}

// isTold reports whether the subject of a verb in the passive does not say by it what is said: it hears
// it, "the court was told", or is an account that something is done to, "the estimate was raised".
func (sc *scene) isTold(s, p int) bool {
	if !sc.passive(sc.t.Places[p].From) {
		return false
	}
	return sc.tells(p) == "says" || sc.t.Child(s, "nmod:poss", "nmod", "compound", "acl") == none && sc.listOf(s) == mention.Sources.String()+".noun"
}

// offerAsides offers the subjects of clauses of telling that are put in beside the
// clause of p.
func (sc *scene) offerAsides(d *draft, p, anchor int) {
	sc.t.Children(p, func(c int) bool {
		if !sc.t.Is(c, "parataxis", "advcl", "ccomp") || sc.t.Under(anchor, c) || sc.tells(c) == "no" {
			return true
		}
		if s := sc.t.Child(c, "nsubj"); s != none {
			sc.offerSubject(d, s, c, "aside")
		}
		return true
	})
}

// tells says whether a word is a verb of saying, or one that says what number
// somebody has.
func (sc *scene) tells(w int) string {
	at := sc.t.Places[w].From
	if m, ok := sc.s.Covering(mention.Sources, at); ok && slices.Contains(m.Entry.Slots["kind"], "verb") {
		return "says"
	}
	if sc.s.Plays(at, mention.RoleHold) {
		return "holds"
	}
	return "no"
}

func (sc *scene) offerSubject(d *draft, w, verb int, depth string) {
	word := &sc.t.Words[w]
	switch word.UPOS {
	case "PRON":
		sc.offerPronoun(w, verb, depth)
		return
	case "NOUN", "PROPN":
	default:
		return
	}
	if sc.ownedBySpeaker(w) {
		return
	}
	from, to := sc.nominal(w)
	from, to = sc.maker(from, to)
	from = sc.pastFunction(from, to)
	if from >= to || from <= d.q.From && d.q.From < to || sc.inSource(from) || sc.inQuantity(from, &mention.Quantity{From: -1}) {
		return
	}
	instead := ""
	if len(sc.para.voices) > 0 && !sc.capitalised(from, to) && sc.refers(w) {
		instead = sc.offerReference(w, verb, depth)
	}
	if from, to = sc.ownName(w, from, to); sc.isDate(from, to) {
		return
	}
	to = sc.pastAuthors(to)
	who := code{value: sc.name(from, to), rule: "source.subject", at: sc.bytes(from, to)}
	sc.offerRelays(d, who, from, to, sc.tells(verb)+" "+depth)
	sc.offerList([]code{who}, none, nil)
	c := sc.choices
	c.has("subject", word.UPOS)
	_, kind, _ := strings.Cut(word.Entity, "-")
	c.has("subject/name", kind)
	listed := sc.listOf(w)
	c.has("subject/list", listed)
	c.has("subject/told", sc.tellsOf(d, from, to))
	c.has("subject/known", sc.known(from, to))
	if instead != "" {
		c.has("subject/instead", instead)
	}
	sc.describeVerb("subject", verb, depth)
	c.has("subject/list+verb", listed+" "+sc.tells(verb))
}

// ownedBySpeaker reports whether a noun is the speaker's: "my own list", "our database". Who
// speaks says it then.
func (sc *scene) ownedBySpeaker(w int) bool {
	p := sc.t.Child(w, "nmod:poss")
	return p != none && sc.t.Words[p].Feat("Person") == "1"
}

// offerRelays offers the subject of a clause together with whom it relays, or by whom
// it is relayed: "state radio, quoting a source, gave 970".
func (sc *scene) offerRelays(d *draft, who code, from, to int, tells string) {
	if len(sc.sources) > mostSources {
		return
	}
	c := sc.choices
	for i, src := range sc.sources {
		if src.definite || src.name == who.value {
			continue
		}
		kind, list := src.cue.Slot("kind"), append(src.codes(sc), who)
		if kind == "preposition" {
			list = append([]code{who}, src.codes(sc)...)
		} else if src.cueTo > from {
			continue
		}
		sc.offerList(list, i, nil)
		c.has("relay", kind+" "+tells)
		c.has("relay/rule", src.cue.Name)
		c.has("relay/apart", bucket(max(src.cueFrom-to, from-src.cueTo)))
		c.holds(src.cueFrom > d.q.To, "relay/behind")
	}
}

// describeVerb says by what verb and how far above the number somebody stands.
func (sc *scene) describeVerb(name string, verb int, depth string) {
	of := sc.choices.about(name)
	of.has("depth", depth)
	of.has("verb", sc.t.Words[verb].Lemma)
	of.has("tells", sc.tells(verb))
	of.has("tells+depth", sc.tells(verb)+" "+depth)
	of.has("clause", sc.t.Rel(verb))
}

// listOf names the list that knows a noun.
func (sc *scene) listOf(w int) string {
	for _, list := range []mention.List{mention.Sources, mention.People, mention.Countries} {
		if m, ok := sc.s.Covering(list, sc.t.Places[w].From); ok {
			return list.String() + "." + m.Entry.Slot("kind")
		}
	}
	return "none"
}

// known says whether the section named somebody by this name, and credited
// something to them.
func (sc *scene) known(from, to int) string {
	out := "no"
	for _, v := range sc.para.voices {
		if containsWord(v.name, sc.word(to-1)) {
			if v.said {
				return "credited"
			}
			out = "named"
		}
	}
	return out
}

// offerPronoun offers whom a pronoun that is the subject of a verb of telling points
// back to.
func (sc *scene) offerPronoun(w, verb int, depth string) {
	at := sc.t.Places[w].From
	if sc.tells(verb) == "no" || !sc.s.Plays(at, mention.RoleHe|mention.RoleIt|mention.RoleThey) || sc.inSource(at) {
		return
	}
	sc.offerReference(w, verb, depth)
}

// offerReference offers whom a word that points back stands for, and returns how well
// they fit.
func (sc *scene) offerReference(w, verb int, depth string) string {
	list, dated, p := sc.pointed(sc.t.Places[w].From)
	if len(list) == 0 {
		return ""
	}
	sc.offerList(list, none, dated)
	sc.choices.has("reference", depth)
	sc.describePointer("reference", p)
	sc.describeVerb("reference", verb, depth)
	return p.fits + " " + bucket(p.age)
}

// refers reports whether a noun points back to a source: "the study", "this service".
func (sc *scene) refers(w int) bool {
	at := sc.t.Places[w].From
	m, ok := sc.s.Covering(mention.Sources, at)
	if !ok || m.Entry.Slot("kind") == "verb" {
		for _, v := range sc.para.voices {
			if containsWord(v.name, sc.word(at)) {
				return true
			}
		}
		return false
	}
	det := sc.t.Child(w, "det", "nmod:poss")
	return det != none && sc.t.Words[w].Feat("Number") == "Sing" && sc.s.Plays(sc.t.Places[det].From, mention.RoleThe|mention.RoleThis)
}

// ownName returns the tokens of the name that stands behind a noun for what somebody
// is: "a spokesman, Edin Hadzic".
func (sc *scene) ownName(w, from, to int) (int, int) {
	if sc.capitalised(from, to) {
		return from, to
	}
	name := sc.t.Child(w, "appos")
	if name == none || sc.t.Words[name].UPOS != "PROPN" {
		return from, to
	}
	f, l := sc.nominal(name)
	if f >= l {
		return from, to
	}
	return f, l
}

// nominal returns the tokens of the noun phrase that w heads, without its article and
// with all of the compounds that stand at its ends.
func (sc *scene) nominal(w int) (from, to int) {
	from, to = sc.t.Phrase(w)
	for from > 1 && sc.hyphen(from-1) {
		from -= 2
	}
	for sc.hyphen(to) {
		to += 2
	}
	return sc.pastArticle(from), to
}

// hyphen reports whether token i binds the words on its sides to one.
func (sc *scene) hyphen(i int) bool {
	return sc.word(i) == "-" && i+1 < len(sc.s.Tokens) && !sc.s.Tokens[i].Space && !sc.s.Tokens[i+1].Space
}

// standsAs says how a name stands to the verb that is taken to credit it.
func (sc *scene) standsAs(name, verb int) string {
	if name == none || verb == none {
		return "unknown"
	}
	for v := verb; v != none; v = sc.t.Head(v) {
		if s := sc.t.Child(v, "nsubj"); s != none {
			switch {
			case s == name || sc.t.Under(name, s) && sc.t.Head(name) == s:
				return "subject"
			case sc.t.Words[s].UPOS == "PRON" && sc.t.Is(v, "acl"):
				return "relative"
			}
			return "other"
		}
		if !sc.t.Is(v, "conj", "xcomp") {
			break
		}
	}
	return "none"
}
