package statement

import (
	"strings"

	"cited/internal/mention"
	"cited/internal/person"
	"cited/internal/tree"
)

// inOffice reports whether an office or a body stands with the name in a phrase: who is
// named so speaks in public.
func (sc *scene) inOffice(x stretch) bool {
	person, body := false, false
	for i := x.from; i < x.to && sc.t != nil; i++ {
		if w := sc.t.At(i); w != tree.None {
			e := sc.t.Words[w].Entity
			person = person || strings.HasSuffix(e, "-person")
			body = body || strings.HasSuffix(e, "-organization")
		}
	}
	return sc.office(x) || person && body && !sc.armed(x)
}

// office reports whether a phrase holds a word for an office or body that is somebody's own.
func (sc *scene) office(x stretch) bool {
	for _, m := range sc.s.List(mention.Sources) {
		if m.From >= x.from && m.To <= x.to && !sc.anothers(m.From, x) && person.Office(sc.s, m) {
			return true
		}
	}
	return false
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
			if m, ok := sc.s.Covering(mention.Sources, j-1); !ok || !person.Office(sc.s, m) {
				_, people := sc.s.Covering(mention.People, j-1)
				return people || ok || person.Kin(sc.s, j-1)
			}
		}
		if sc.is(j, ",") {
			return false
		}
	}
	return false
}
