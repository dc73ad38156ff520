package response

import (
	"slices"
	"strings"

	"cited"
	"cited/internal/mention"
	"cited/internal/tree"
)

// How much the sentences around a response must speak of the matter.
const (
	needsSome = 2
	needsMuch = 6 // the sentence names another matter as well
)

// draw makes a response of an act; false if it is none.
func (sc *scene) draw(a act) (drawn, bool) {
	who := sc.actor(&a)
	if sc.unreal(&a) || sc.elsewhere(&a) || !sc.public(&a, who) {
		return drawn{}, false
	}
	v := sc.verdict(&a)
	if sc.wished(v) {
		return drawn{}, false
	}
	kind, status, ok := sc.settle(&a, v)
	if !ok {
		return drawn{}, false
	}
	if kind == "other" && sc.council(who) { // a council imposes sanctions by resolution
		kind, status = "resolution", cited.Adopted
	}
	d := drawn{needs: sc.needs()}
	d.Kind, d.Status = kind, status
	d.At, d.Sentence, d.Rule = sc.bytes(a.span), sc.bytes(stretch{0, len(sc.s.Tokens)}), a.name.Entry.ID
	if v.by.Entry != nil {
		d.By, d.StatusAt = v.by.Entry.ID, sc.bytes(stretch{v.by.From, v.by.To})
	}
	if who != tree.None && sc.t.Words[who].UPOS != "PRON" && !a.affected {
		x := sc.trim(sc.named(who))
		d.Actor, d.ActorAt = sc.words(x), sc.bytes(x)
	}
	sc.scope(&a, &d)
	sc.count(&a, &d)
	sc.date(&a, &d)
	return d, true
}

// council reports whether somebody is a body that passes resolutions.
func (sc *scene) council(who int) bool {
	if who == tree.None {
		return false
	}
	x := sc.phrase(who)
	return slices.ContainsFunc(sc.hits, func(h hit) bool { return h.plays("council") && h.From >= x.from && h.To <= x.to })
}

// wished reports whether it is a single person, and no public body, who wants, hopes or
// asks: "he wanted to stand trial".
func (sc *scene) wished(v verdict) bool {
	if v.by.Entry == nil || !v.by.plays("status") || v.means != "proposed" || sc.t.Words[v.by.w].UPOS != "VERB" {
		return false
	}
	who := sc.subject(v.by.w)
	if who == tree.None || sc.body(who) {
		return false
	}
	if _, ok := sc.heading(who, "foe"); ok {
		return true
	}
	from, _ := sc.t.Extent(who)
	_, people := sc.s.Covering(mention.People, sc.t.Places[who].From)
	return people || sc.is(from, "he", "she", "i", "few", "those", "none", "some", "many")
}

// elsewhere reports whether an act names another matter as its own: "jailed for fraud".
func (sc *scene) elsewhere(a *act) bool {
	return slices.ContainsFunc(sc.hits, func(h hit) bool {
		return h.plays("off") && h.From > a.name.From && sc.t.Head(h.w) == a.head && sc.t.Child(h.w, "case") != tree.None
	})
}

// needs says how much the surroundings must speak of the matter.
func (sc *scene) needs() int {
	for _, h := range sc.hits {
		if h.plays("off") {
			return needsMuch
		}
	}
	return needsSome
}

// actor returns the word that heads who does it; None if nobody is named.
func (sc *scene) actor(a *act) int {
	w := a.head
	if a.noun {
		if p := sc.t.Child(w, "nmod:poss"); p != tree.None && sc.t.Words[p].UPOS != "PRON" && sc.body(p) {
			return p
		}
		if p := sc.by(w); p != tree.None {
			return p
		}
		if w = sc.doer(a); w == tree.None {
			return tree.None
		}
	}
	who := sc.subject(w)
	if who != tree.None {
		who = sc.whose(who, w)
	}
	if who == tree.None || sc.t.Child(who, "det") != tree.None && sc.t.Words[sc.t.Child(who, "det")].Lemma == "no" {
		return tree.None // "has no plans to" names nobody that has plans
	}
	if h, ok := sc.heading(who, "instrument"); ok && h.w == who {
		if p := sc.t.Child(who, "nmod:poss"); p != tree.None {
			return p
		}
		return tree.None
	}
	return who
}

// public reports whether somebody can be a state or a public body that responds: no
// armed group, no relative, no single person who is not of one.
func (sc *scene) public(a *act, who int) bool {
	if a.affected {
		return true
	}
	if who == tree.None || a.points {
		return !a.weak || sc.anyBody()
	}
	x := sc.phrase(who)
	for _, m := range sc.s.List(mention.Groups) {
		if m.From >= x.from && m.To <= x.to && sc.t.Under(who, sc.t.Top(m.From, m.To)) {
			return false
		}
	}
	if sc.holds(who, "foe") || sc.ofFoe(who) {
		return false
	}
	if sc.body(who) {
		return true
	}
	if a.weak {
		return sc.anyBody()
	}
	switch sc.t.Words[who].UPOS {
	case "PRON":
		return sc.manyOrState(who) || !a.noun && !sc.needsBody(a)
	case "PROPN":
		return !sc.needsBody(a) || sc.t.Words[who].Entity == "" || !strings.HasSuffix(sc.t.Words[who].Entity, "PERSON")
	}
	_, people := sc.s.Covering(mention.People, sc.t.Places[who].From)
	return !people || a.thing.Entry != nil && a.kind == "citizenship"
}

// ofFoe reports whether somebody is of those who are no public body: "the group's court",
// "a patrol of the militia".
func (sc *scene) ofFoe(who int) bool {
	found := false
	sc.t.Children(who, func(c int) bool {
		found = sc.t.Is(c, "nmod") && sc.holds(c, "foe")
		return !found
	})
	return found
}

// needsBody reports whether private people may do the same: bring somebody home, take
// a passport.
func (sc *scene) needsBody(a *act) bool {
	switch a.kind {
	case "repatriation", "passport", "rehabilitation", "refusal", "surveillance", "other", "border-control", "counter-narrative", "sentencing":
		return true
	}
	return false
}

// manyOrState reports whether a pronoun can stand for a state or its people: we, they, it.
func (sc *scene) manyOrState(w int) bool {
	return sc.is(sc.t.Places[w].From, "we", "they", "it", "which", "that", "who")
}

// body reports whether a word heads the name of a state or public body.
func (sc *scene) body(who int) bool {
	x := sc.phrase(who)
	for _, h := range sc.hits {
		if h.plays("body") && h.From >= x.from && h.To <= x.to {
			return true
		}
	}
	if strings.HasSuffix(sc.t.Words[who].Entity, "GPE") {
		return true
	}
	for _, l := range []mention.List{mention.Countries, mention.Regions} {
		for _, m := range sc.s.List(l) {
			if m.From >= x.from && m.To <= x.to && m.Slot != "people" {
				return true
			}
		}
	}
	return false
}

// anyBody reports whether the sentence names a public body or a country that could act.
func (sc *scene) anyBody() bool {
	for _, h := range sc.hits {
		if h.plays("body") && !h.plays("thing") {
			return true
		}
	}
	for _, m := range sc.s.List(mention.Countries) {
		if sc.t.Is(sc.t.Top(m.From, m.To), "nsubj") {
			return true
		}
	}
	return false
}
