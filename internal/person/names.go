package person

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cited/internal/mention"
	"cited/internal/text"
)

// Names tells by the word lists what a name may be the name of. It is not safe for
// concurrent use.
type Names struct {
	lists  *mention.Language
	s      mention.Sentence
	tokens []text.Token
}

// NewNames makes one.
func NewNames(lists *mention.Language) *Names { return &Names{lists: lists} }

// What the list of persons says of a word.
const (
	courtesy = "courtesy"
	office   = "office"
	calling  = "calling"
	kin      = "kin"
	lesser   = "lesser"
	working  = "working"
	particle = "particle"
	body     = "body"
)

// longestName is how many bytes of a name are looked at: what is longer is none.
const longestName = 200

func (n *Names) look(name string) {
	name = name[:min(len(name), longestName)]
	n.tokens = text.AppendTokens(n.tokens[:0], name, 0, len(name))
	n.lists.Analyze(&n.s, name, n.tokens)
}

// Group reports whether a name is one of an armed group of the codebooks.
func (n *Names) Group(name string) bool {
	n.look(name)
	return slices.ContainsFunc(n.s.List(mention.Groups), n.whole)
}

// lessens reports whether words before an office make it another: "deputy", "former".
func (n *Names) lessens(words string) bool {
	n.look(words)
	for i := range n.tokens {
		if means(&n.s, i, lesser) {
			return true
		}
	}
	return false
}

// whole reports whether a match is all of the name, its article left out.
func (n *Names) whole(m mention.Match) bool {
	first := 0
	if len(n.tokens) > 1 && strings.EqualFold(n.s.Word(0, 1), "the") {
		first = 1
	}
	return m.From <= first && m.To == len(n.tokens)
}

// Personal reports whether a name looks like that of a person: a few words with a
// capital, and particles between them, none of which says that it is a body, a
// country or an office.
func (n *Names) Personal(name string) bool {
	n.look(name)
	return len(name) <= longestName && n.written() && !n.says()
}

// mostAcronym is how many letters one word in capitals has at most to be taken for a
// body: transcripts write speakers so, and their names are mostly longer.
const mostAcronym = 4

// mostNamed is of how many words a personal name is at most.
const mostNamed = 6

// written reports whether a name is written as persons' names are.
func (n *Names) written() bool {
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
		case !means(&n.s, i, particle):
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

// says reports whether words of the name say that it is none of a person: a body, a
// report or an armed group anywhere in it, an office before it, a country or people
// that is all of it.
func (n *Names) says() bool {
	for _, l := range []mention.List{mention.Groups, mention.Armed} {
		if len(n.s.List(l)) > 0 {
			return true
		}
	}
	for _, m := range n.s.List(mention.Persons) {
		if m.Entry.Meaning() == body && isCapital(n.s.Word(m.From, m.From+1)) {
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

// Untitled cuts the article before a name and, before that of a person, titles, offices
// and whose they are: "Norway's Foreign Minister Ada Lund".
func (n *Names) Untitled(name string) string {
	first, behind, several := strings.Cut(name, " ")
	if several && strings.EqualFold(first, "the") {
		name = behind
		_, _, several = strings.Cut(name, " ")
	}
	if !several {
		return name
	}
	n.look(name)
	at := 0
	for i := 0; i < len(n.tokens) && !n.leads(i); i++ {
		if to := n.title(i); to > i {
			at, i = to, to-1
		}
	}
	if at == 0 || at >= len(n.tokens) {
		return name
	}
	rest := name[n.tokens[at].Start:]
	if run := name[n.tokens[at].Start:n.tokens[max(at, Run(&n.s, at)-1)].End]; n.Personal(run) {
		return rest
	}
	return name
}

// leads reports whether what stands behind a word hangs on what stands before it: "the
// daughter of President Lund".
func (n *Names) leads(i int) bool {
	m, ok := n.s.Covering(mention.Function, i)
	return ok && (m.Entry.Meaning() == "of" || m.Entry.Meaning() == "preposition" || m.Entry.Meaning() == "conjunction")
}

// title returns where a title or an office that begins at a token ends, before a word
// with a capital.
func (n *Names) title(i int) int {
	to := i
	for _, m := range n.s.List(mention.Persons) {
		if m.From == i && (m.Entry.Meaning() == courtesy || m.Entry.Meaning() == office) {
			to = max(to, m.To)
		}
	}
	for _, m := range n.s.List(mention.Sources) {
		if m.From == i && Office(&n.s, m) && m.Entry.Slot("who") == "person" {
			to = max(to, m.To)
		}
	}
	if to > i && to < len(n.tokens) && n.s.Word(to, to+1) == "." {
		to++
	}
	if to >= len(n.tokens) || !isCapital(n.s.Word(to, to+1)) {
		return i
	}
	return to
}

// Role reports whether a name names nobody: it says what somebody is, and who that is can
// only be told within its document.
func (n *Names) Role(name string) bool {
	n.look(name)
	last := len(n.tokens) - 1
	for _, t := range n.tokens {
		if t.Class == text.Letters && t.Shape != text.Lower {
			break
		}
		if t.Class == text.Letters && t.End-t.Start > 3 {
			return true // longer than the particles that names begin with
		}
	}
	if last < 0 || n.tokens[last].Shape != text.Lower {
		return false
	}
	if m, ok := n.s.Covering(mention.Sources, last); ok && m.Entry.Slot("who") == "person" {
		return true
	}
	_, people := n.s.Covering(mention.People, last)
	return people
}

// Common returns a name in lower case that is a common noun with the capital of a
// sentence's first word, "Security officials". One word for a body may be its name.
func (n *Names) Common(name string) string {
	r, size := utf8.DecodeRuneInString(name)
	if !unicode.IsUpper(r) || strings.ToLower(name[size:]) != name[size:] {
		return name
	}
	n.look(name)
	last := len(n.tokens) - 1
	for _, l := range []mention.List{mention.Countries, mention.Regions, mention.Historic, mention.Peoples, mention.Groups} {
		if _, proper := n.s.Covering(l, 0); proper {
			return name
		}
	}
	m, source := n.s.Covering(mention.Sources, last)
	source = source && slices.ContainsFunc(m.Entry.Slots["kind"], func(k string) bool { return k == "actor" || k == "noun" })
	_, people := n.s.Covering(mention.People, last)
	if last == 0 && (people || source && m.Entry.Slot("who") != "body") || last > 0 && (people || source) && n.common() {
		return string(unicode.ToLower(r)) + name[size:]
	}
	return name
}

// common reports whether the first word of what somebody is called is no name, as far as
// the lists know.
func (n *Names) common() bool {
	m, source := n.s.Covering(mention.Sources, 0)
	source = source && m.Entry.Slot("named") == "" // Reuters
	_, people := n.s.Covering(mention.People, 0)
	_, function := n.s.Covering(mention.Function, 0)
	return source || people || function || len(n.s.Quantities) > 0 && n.s.Quantities[0].From == 0
}

// calls reports whether words say what a private person is: a noun of people, or of what
// somebody is to somebody else, and no office.
func (n *Names) calls(words string) bool {
	n.look(words)
	for _, m := range n.s.List(mention.Sources) {
		if Office(&n.s, m) {
			return false
		}
	}
	for i := range n.tokens {
		m, source := n.s.Covering(mention.Sources, i)
		_, people := n.s.Covering(mention.People, i)
		if people || source && slices.Contains(m.Entry.Slots["kind"], "actor") || Kin(&n.s, i) {
			return true
		}
	}
	return false
}

// means reports whether a word of the list of persons that stands at a token has a
// meaning.
func means(s *mention.Sentence, i int, meaning string) bool {
	m, ok := s.Covering(mention.Persons, i)
	return ok && m.Entry.Meaning() == meaning
}

// Kin reports whether a word at a token says what somebody is to somebody else.
func Kin(s *mention.Sentence, i int) bool { return means(s, i, kin) }

// Spoken returns by which pronoun a text speaks on of whom a word at a token is said of, "he" or
// "she"; empty where the word does not tell.
func Spoken(s *mention.Sentence, i int) string {
	m, ok := s.Covering(mention.Persons, i)
	if !ok {
		return ""
	}
	return m.Entry.Slot("spoken")
}

// Particle reports whether a small word that stands in names stands at a token: "al", "van".
func Particle(s *mention.Sentence, i int) bool { return means(s, i, particle) }

// Title reports whether a title stands at a token.
func Title(s *mention.Sentence, i int) bool { return means(s, i, courtesy) || means(s, i, office) }

// Office reports whether a match of the list of sources is an office or a body: not who
// is a private person, nor a verb.
func Office(s *mention.Sentence, m mention.Match) bool {
	if !slices.Contains(m.Entry.Slots["kind"], "actor") {
		return false
	}
	forms := m.Entry.Slots["private"]
	return !slices.Contains(forms, "all") && !slices.Contains(forms, strings.ToLower(s.Word(m.From, m.To)))
}
