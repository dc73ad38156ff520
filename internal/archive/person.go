package archive

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cited"
	"cited/internal/mention"
	"cited/internal/text"
)

// names tells by the word lists what a name may be the name of.
type names struct {
	lists  *mention.Language
	s      mention.Sentence
	tokens []text.Token
}

func newNames(lists *mention.Language) *names { return &names{lists: lists} }

// private reports whether a source is, as far as anybody can tell, a private person:
// its name looks like that of a person; no text names an office, a body or an armed group
// with it, and not more of them take it for a body than for a person; it prints nothing;
// and nobody decided what it is to the matter. Where that is not clear it is private: a body that is left out can
// be brought back by a decision, a person that was shown cannot be unseen.
func (n *names) private(s *cited.Source) bool {
	switch {
	case s.Standing != "" || s.Office:
		return false
	case s.Body > s.Person:
		return false
	}
	return n.personal(s.Name)
}

// isGroup reports whether a name is one of an armed group of the codebooks.
func (n *names) isGroup(name string) bool {
	n.look(name)
	for _, m := range n.s.List(mention.Groups) {
		if n.whole(m) {
			return true
		}
	}
	return false
}

func (n *names) look(name string) {
	n.tokens = text.AppendTokens(n.tokens[:0], name, 0, len(name))
	n.lists.Analyze(&n.s, name, n.tokens)
}

// whole reports whether a match is all of the name, its article left out.
func (n *names) whole(m mention.Match) bool {
	first := 0
	if len(n.tokens) > 1 && strings.EqualFold(n.s.Word(0, 1), "the") {
		first = 1
	}
	return m.From <= first && m.To == len(n.tokens)
}

// mostAcronym is how many letters one word in capitals has at most to be taken for a
// body: transcripts write speakers so, and their names are mostly longer.
const mostAcronym = 4

// mostNamed is of how many words a personal name is at most.
const mostNamed = 6

// personal reports whether a name looks like that of a person: a few words with a
// capital, and particles between them, none of which says that it is a body, a
// country or an office.
func (n *names) personal(name string) bool {
	n.look(name)
	return n.written() && !n.says()
}

// written reports whether a name is written as persons' names are.
func (n *names) written() bool {
	words, caps := 0, 0
	for i, t := range n.tokens {
		word := n.s.Word(i, i+1)
		switch {
		case t.Class == text.Punct && strings.Contains(".-'’", word):
		case t.Class != text.Letters:
			return false
		case isCapital(word):
			if words++; utf8.RuneCountInString(word) > 1 && strings.ToUpper(word) == word {
				caps++
			}
		case !slices.Contains(particles(), strings.ToLower(word)):
			return false
		}
	}
	acronym := caps > 0 && (words == 1 && len(n.s.Content) <= mostAcronym || caps < words)
	return words > 0 && words <= mostNamed && !acronym
}

func isCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) || !unicode.IsLower(r) && unicode.IsLetter(r) // scripts without case
}

// particles are the small words that stand in names of persons.
func particles() []string {
	return []string{"al", "el", "as", "ad", "ar", "ibn", "bin", "bint", "abu", "umm", "ben", "van", "von", "der", "den", "de", "la", "le", "du",
		"di", "da", "dos", "del", "della", "ter", "ten", "zu", "af", "av", "y", "e"}
}

// says reports whether words of the name say that it is none of a person: a body, a
// report or an armed group anywhere in it, an office before it, a country or people
// that is all of it.
func (n *names) says() bool {
	for _, l := range []mention.List{mention.Groups, mention.Armed} {
		if len(n.s.List(l)) > 0 {
			return true
		}
	}
	for _, m := range n.s.List(mention.Sources) {
		kinds := m.Entry.Slots["kind"]
		if slices.Contains(kinds, "noun") || slices.Contains(kinds, "actor") && (m.Entry.Slot("who") != "person" || m.From == 0) {
			return true
		}
	}
	for _, l := range []mention.List{mention.Countries, mention.Regions, mention.Historic, mention.Peoples} {
		if slices.ContainsFunc(n.s.List(l), n.whole) {
			return true
		}
	}
	return false
}
