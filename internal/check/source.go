package check

import (
	"slices"
	"strings"

	"cited/internal/mention"
	"cited/internal/text"
)

// affinity is how surely two names are those of one source.
type affinity int

const (
	stranger affinity = iota
	perhaps           // nothing tells them apart: "the ministry" and "the Interior Ministry" of one country
	surely            // they share what tells a source from others
)

// sourceName is the name of a source, taken apart.
type sourceName struct {
	proper    []string // what tells it from others, folded: "halden" of "the Halden Institute's report"
	names     []string // of these, those that are written with a capital
	kinds     []string // ids of what sort of body or person it is: "think-tank"
	bodies    []string // of these, those of bodies
	narrows   []string // words that say of which: "interior" of "the interior ministry"
	countries []string // alpha-3
	initials  string   // of its words with a capital
	caps      string   // the word, where it is one in capitals
	person    bool     // who speaks for somebody, or is named like a person
	year      string   // of the report that is meant
	weak      bool     // only a verb that many others have too, or what it has, says that it is a source's
	aside     bool     // it stands in brackets
	acts      bool     // it did what is counted
	said      bool     // words beside it say that it is a source's
	loose     bool     // nothing says that it is a source's but that it is a name
	many      bool     // it is people by what they are, who may be those that are counted: "Kalvian volunteers"
}

// parseSource takes a name apart. The words for reports and papers, titles and articles say
// nothing of who it is.
func (b *Books) parseSource(name string) sourceName { return parseName(b.words, name) }

func parseName(words *mention.Language, name string) sourceName {
	var s mention.Sentence
	words.Analyze(&s, name, text.AppendTokens(nil, name, 0, len(name)))
	var out sourceName
	for i := 0; i < len(s.Tokens); i++ {
		if i > 0 && s.Plays(i, mention.RoleThe) && s.Tokens[i-1].Class == text.Letters && !isFunction(&s, i-1) {
			break // of "the Halden ministry the war", the war is what it tells of
		}
		if to := out.listed(&s, i); to > i {
			i = to - 1
			continue
		}
		out.word(&s, i)
	}
	if len(out.names) > 0 {
		out.proper = out.names // "Peshmerga" of "ministry of Peshmerga affairs"
	}
	slices.Sort(out.proper)
	return out
}

// isFunction reports whether a token is a word that binds others together.
func isFunction(s *mention.Sentence, i int) bool {
	_, is := s.Covering(mention.Function, i)
	return is
}

// listed notes a country or what sort of source it is, where words of the lists for these
// begin at a token, and returns where they end.
func (n *sourceName) listed(s *mention.Sentence, i int) int {
	if m, ok := s.Beginning(mention.Countries, i); ok {
		n.countries = append(n.countries, m.Entry.Meaning())
		n.initials += initial(s.Word(i, i+1))
		return m.To
	}
	if m, ok := s.Beginning(mention.Persons, i); ok && m.Entry.Meaning() == "courtesy" {
		return m.To
	}
	m, ok := s.Beginning(mention.Sources, i)
	if !ok {
		return i
	}
	kinds := m.Entry.Slots["kind"]
	for k := m.From; k < m.To; k++ {
		if s.Tokens[k].Shape != text.Lower {
			n.initials += initial(s.Word(k, k+1))
		}
	}
	switch {
	case slices.Contains(kinds, "actor"):
		n.kinds = append(n.kinds, m.Entry.Name)
		if m.Entry.Slot("who") == "person" {
			n.person = true
		} else {
			n.bodies = append(n.bodies, m.Entry.Name)
		}
		n.many = n.many || s.Tokens[m.From].Shape == text.Lower && isPrivate(m.Entry, s.Word(m.From, m.To))
		n.narrow(s, m.From, m.To)
		return m.To
	case slices.Contains(kinds, "noun"), slices.Contains(kinds, "preposition"):
		return m.To
	}
	return i
}

// narrow notes the words that say which of a sort a body or person is: those before its noun, or behind "of": "justice ministry"
// and "ministry of justice" are one.
func (n *sourceName) narrow(s *mention.Sentence, from, to int) {
	words := stretch{from: from, to: to - 1}
	for k := from + 1; k < to; k++ {
		if s.Plays(k, mention.RoleOf) {
			words = stretch{from: k + 1, to: to}
			break
		}
	}
	for k := words.from; k < words.to; k++ {
		if s.Tokens[k].Class == text.Letters && !s.Plays(k, mention.RoleOf|mention.RoleThe|mention.RoleAnd) {
			n.narrows = append(n.narrows, text.Fold(s.Word(k, k+1)))
		}
	}
}

// isPrivate reports whether a form of an entry is one for people who hold no office.
func isPrivate(e *mention.Entry, form string) bool {
	private := e.Slots["private"]
	return slices.Contains(private, "all") || slices.ContainsFunc(private, func(p string) bool { return strings.EqualFold(p, form) })
}

// word notes a word that no list knows as one of sources.
func (n *sourceName) word(s *mention.Sentence, i int) {
	t, word := s.Tokens[i], s.Word(i, i+1)
	switch {
	case t.Class == text.Number && len(word) == 4:
		n.year = word
		return
	case t.Class != text.Letters || len(word) == 1 || s.Plays(i, mention.RoleThe|mention.RoleA|mention.RoleOf|mention.RoleAnd|mention.RoleIn|mention.RoleThis):
		return
	}
	if _, ok := s.Covering(mention.Function, i); ok && (t.Shape == text.Lower || i == 0) {
		return // at the head of a name a capital may be that of a sentence
	}
	if _, ok := s.Covering(mention.Modifiers, i); ok && i == 0 {
		return
	}
	if _, ok := s.Covering(mention.Calendar, i); ok {
		return
	}
	word = possessor(word)
	n.proper = append(n.proper, text.Fold(word))
	if t.Shape != text.Lower {
		n.initials += initial(word)
		n.names = append(n.names, text.Fold(word))
	}
	if t.Shape == text.Caps {
		n.caps = strings.ToUpper(word)
	}
}

// possessor cuts the mark of the possessive, the one inflection of English names.
func possessor(word string) string {
	for _, mark := range []string{"'s", "’s", "'", "’"} {
		if cut, ok := strings.CutSuffix(word, mark); ok {
			return cut
		}
	}
	return word
}

func initial(word string) string {
	for _, r := range word {
		return strings.ToUpper(string(r))
	}
	return ""
}

// empty reports whether nothing is left of a name: "the report".
func (n *sourceName) empty() bool {
	return len(n.proper) == 0 && len(n.kinds) == 0 && len(n.countries) == 0
}

// of gives a name that says of no country the country that it is told of.
func (n sourceName) of(countries []string) sourceName {
	if len(n.countries) == 0 {
		n.countries = countries
	}
	return n
}

// affinity says how surely two names are those of one source.
func (n *sourceName) affinity(o *sourceName) affinity {
	switch {
	case n.empty() || o.empty():
		return stranger
	case n.caps != "" && n.caps == o.initials && o.caps == "", o.caps != "" && o.caps == n.initials && n.caps == "":
		return surely
	case len(n.proper) > 0 && len(o.proper) > 0:
		return n.properly(o)
	case !meet(n.countries, o.countries), !meet(n.narrows, o.narrows):
		return stranger
	case !n.sameKind(o):
		return stranger
	case len(n.proper) == len(o.proper) && (len(n.kinds) > 0) == (len(o.kinds) > 0) && len(n.countries) > 0 && len(o.countries) > 0 && sameList(n.narrows, o.narrows):
		return surely
	}
	return perhaps
}

// properly compares names that both have words of their own.
func (n *sourceName) properly(o *sourceName) affinity {
	switch {
	case within(n.proper, o.proper) || within(o.proper, n.proper):
		if n.otherBody(o) || !meet(n.countries, o.countries) && len(n.kinds) > 0 && len(o.kinds) > 0 {
			return stranger
		}
		return surely
	case meet(n.proper, o.proper) && (n.person || o.person || len(n.kinds) == 0 && len(o.kinds) == 0):
		return perhaps
	}
	return stranger
}

// otherBody reports whether two names of bodies share one word only, and are of different sorts: "Marawi Hospital" is
// not "Marawi Task Force". That word may be the name of a place.
func (n *sourceName) otherBody(o *sourceName) bool {
	return min(len(n.proper), len(o.proper)) == 1 && len(n.kinds) > 0 && len(o.kinds) > 0 && !n.speaks() && !o.speaks() && !meet(n.kinds, o.kinds)
}

// speaks reports whether a name is that of a person who may speak for a body: no resident or relative does.
func (n *sourceName) speaks() bool {
	return n.person && !sameList(n.kinds, []string{"witness"})
}

// sameKind reports whether two names may be of one sort: who speaks for a body may stand for
// it, but for no body of another sort than that which the name has.
func (n *sourceName) sameKind(o *sourceName) bool {
	if len(n.bodies) > 0 && len(o.bodies) > 0 && !meet(n.bodies, o.bodies) {
		return false
	}
	return meet(n.kinds, o.kinds) && (len(n.kinds) > 0 && len(o.kinds) > 0 || len(n.countries) > 0 && len(o.countries) > 0) || n.person != o.person && len(n.kinds) > 0 && len(o.kinds) > 0
}
