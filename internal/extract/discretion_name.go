package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cited/internal/mention"
	"cited/internal/text"
)

// namer finds in a sentence the names that may be those of persons.
type namer struct {
	s    *mention.Sentence
	tree *clauses
}

// mayName reports whether the sentence has a word with a capital that no list knows.
func (n namer) mayName() bool {
	for i := range n.s.Tokens {
		if n.capital(i) && !n.listed(i) {
			return true
		}
	}
	return false
}

func (n namer) capital(i int) bool {
	t := n.s.Tokens[i]
	return t.Class == text.Letters && isCapital(n.s.Word(i, i+1))
}

func isCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// listed reports whether a list says that a word is none of a person's name.
func (n namer) listed(i int) bool {
	for _, l := range []mention.List{mention.Groups, mention.Armed, mention.Countries, mention.Regions, mention.Historic, mention.Peoples, mention.Function, mention.Calendar, mention.Times, mention.Events, mention.Modifiers, mention.People, mention.Numbers} {
		if _, ok := n.s.Covering(l, i); ok {
			return true
		}
	}
	return false
}

// nameAt returns the tokens of a name that begins at a token: what the syntax takes for that
// of a person, or words with capitals that it takes for nothing and no list knows. One word
// that it takes for that of something else may still be the name of somebody whom the document
// names in full. Where the syntax does not say that it is of a person, it may be that of a
// place, unless it is one word that stands alone.
func (n namer) nameAt(i int) (to int, mayBePlace bool) {
	w := n.tree.At(i)
	if w < 0 || !n.capital(i) && !strings.HasPrefix(n.tree.Words[w].Entity, "B-") {
		return i, false
	}
	kind := entityOf(n.tree.Words[w].Entity)
	if kind != "person" && n.listed(i) {
		return i, false
	}
	to = i + 1
	if kind != "" && kind != "person" && (kind != "place" || n.leads(i-1)) {
		return n.alone(i, to), false
	}
	for to < len(n.s.Tokens) && n.goesOn(to, kind) {
		to++
	}
	if kind == "" && n.tree.Words[w].UPOS != "PROPN" && to == i+1 {
		return n.alone(i, to), false
	}
	return to, kind != "person" && n.alone(i, to) == i
}

// alone returns the end of one word that is no part of a longer name; of others it returns
// their beginning.
func (n namer) alone(i, to int) int {
	if to != i+1 || i > 0 && n.capital(i-1) || to < len(n.s.Tokens) && n.capital(to) {
		return i
	}
	return to
}

// each finds the names of the sentence in their order, by their tokens. isPlace is asked of
// those that may be names of places.
func (n namer) each(isPlace func(name string) bool, use func(from, to int)) {
	for i := 0; i < len(n.s.Tokens); i++ {
		to, mayBe := n.nameAt(i)
		if to <= i || mayBe && isPlace(n.s.Word(i, to)) {
			continue
		}
		use(i, to)
		i = to - 1
	}
}

// goesOn reports whether a name goes on with a token: with one of a person's name, with a word
// that is of nothing else, or with what joins the words of names.
func (n namer) goesOn(i int, as string) bool {
	word := n.s.Word(i, i+1)
	w := n.tree.At(i)
	switch {
	case w < 0:
		return false
	case strings.HasPrefix(n.tree.Words[w].Entity, "I-person"):
		return true
	case word == "." || word == "-" || word == "'" || word == "’":
		return !n.s.Tokens[i].Space && i+1 < len(n.s.Tokens) && n.capital(i+1) && n.goesOn(i+1, as)
	}
	kind := entityOf(n.tree.Words[w].Entity)
	return n.capital(i) && !n.listed(i) && (kind == "person" || (kind == "" || kind == as) && n.tree.Words[w].UPOS == "PROPN")
}

// leads reports whether a word says that what stands behind it is a place.
func (n namer) leads(i int) bool {
	return i >= 0 && n.s.Plays(i, mention.RoleIn|mention.RoleTo|mention.RoleFrom)
}

func entityOf(label string) string {
	if len(label) < 2 {
		return ""
	}
	return label[2:]
}
