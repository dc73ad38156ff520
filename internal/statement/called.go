package statement

import (
	"slices"
	"strings"

	"cited/internal/mention"
	"cited/internal/tree"
)

// Called says with what a source is named.
type Called uint8

// What a source is named with.
const (
	Plainly    Called = iota // with nothing that tells
	AsPerson                 // a name that the syntax takes for a person's, and nothing else
	WithOffice               // an office, a body or an armed group stands with it
	AsBody                   // a name that the syntax takes for a body's
)

// Rule is the id under which it is told; "" for Plainly.
func (c Called) Rule() string {
	return [...]string{"", "source.person", "source.office", "source.body"}[c]
}

// called says with what the source in a phrase is named: who is named with an office or
// for a body speaks in public, who is named without is a private person as far as
// anybody can tell.
func (sc *scene) called(x stretch) Called {
	person, body := false, false
	for i := x.from; i < x.to && sc.t != nil; i++ {
		if w := sc.t.At(i); w != tree.None {
			e := sc.t.Words[w].Entity
			person = person || strings.HasSuffix(e, "-person")
			body = body || strings.HasSuffix(e, "-organization")
		}
	}
	switch {
	case sc.office(x) || person && body && !sc.armed(x):
		return WithOffice
	case x.to-x.from > 1 && sc.is(x.from, "the") && sc.capital(x.from+1): // as no person is named
		return AsBody
	case person:
		return AsPerson
	case body:
		return AsBody
	}
	return Plainly
}

// office reports whether a phrase holds a word for an office or body that is somebody's own.
func (sc *scene) office(x stretch) bool {
	for _, m := range sc.s.List(mention.Sources) {
		if m.From >= x.from && m.To <= x.to && !sc.anothers(m.From, x) && slices.Contains(m.Entry.Slots["kind"], "actor") && !private(m.Entry, sc.s.Word(m.From, m.To)) {
			return true
		}
	}
	return false
}

// privateRole returns what a text calls a person whom it names, from the apposition: "a
// neighbour" of "Anna Berg, a neighbour". It is empty where it calls them nothing.
func (sc *scene) privateRole(who int) string {
	if who == tree.None || sc.t == nil || sc.t.Words[who].UPOS != "PROPN" {
		return ""
	}
	a := sc.t.Child(who, "appos")
	if a == tree.None || sc.t.Words[a].UPOS != "NOUN" {
		return ""
	}
	return sc.role(sc.upToPause(sc.t.Extent(a)))
}

// armed reports whether a phrase names an armed group: who is of one holds no office.
func (sc *scene) armed(x stretch) bool {
	for _, l := range []mention.List{mention.Groups, mention.Armed} {
		for _, m := range sc.s.List(l) {
			if m.From >= x.from && m.To <= x.to {
				return true
			}
		}
	}
	return false
}

// anothers reports whether an office hangs on somebody else of the phrase: "a relative of
// an official", "the widow of a minister".
func (sc *scene) anothers(i int, x stretch) bool {
	for j := i - 1; j >= x.from && j >= i-4; j-- {
		if sc.is(j, "of") && j > x.from {
			if m, ok := sc.s.Covering(mention.Sources, j-1); !ok || !slices.Contains(m.Entry.Slots["kind"], "actor") || private(m.Entry, sc.word(j-1)) {
				_, people := sc.s.Covering(mention.People, j-1)
				return people || ok || sc.is(j-1, "widow", "wife", "husband", "relative", "friend", "son", "daughter", "mother", "father", "brother", "sister", "neighbour", "neighbor", "cousin", "uncle", "aunt")
			}
		}
		if sc.is(j, ",") {
			return false
		}
	}
	return false
}

// private reports whether a form of an entry is no office.
func private(e *mention.Entry, form string) bool {
	forms := e.Slots["private"]
	return slices.Contains(forms, "all") || slices.Contains(forms, strings.ToLower(form))
}
