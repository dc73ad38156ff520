package check

import (
	"fmt"
	"slices"

	"cited"
	"cited/internal/mention"
	"cited/internal/text"
)

func countWord() Check {
	return Check{
		Code:     "count-word",
		Doc:      "a number of countries, people or other things is followed by a list of more or of fewer of them",
		Severity: cited.SeverityError,
		Scope:    OfDocument,
		Run: func(c *Case) []Found {
			var out []Found
			for _, s := range c.Document.sentences {
				if f, ok := c.Document.countWord(s); ok {
					out = append(out, f)
				}
			}
			return out
		},
	}
}

// Bounds of what is taken for a number before its list.
const (
	mostListed   = 40 // what is said to be more is hardly listed in full
	mostBetween  = 12 // tokens from a number to its list
	mostOfItem   = 7  // tokens of an item
	fewestListed = 2
)

// countWord looks for the one number of a sentence that opens a list.
func (d *Document) countWord(s *sentence) (Found, bool) {
	for i := range s.Tokens {
		a, ok := s.opens(i)
		if !ok {
			continue
		}
		n, joined := s.listed(i+1, s.listing(a, i))
		if n < fewestListed || float64(n) == a.Low || s.numbered(n, i) || float64(n) < a.Low && (!joined || s.is(i, ",")) {
			continue // a list may break off; "the brothers, Ali and Omar" need not name them all
		}
		to := s.nounEnd(a, i)
		span := a.span
		if a.figure == nil && to > a.To {
			span = s.span(a.From, to)
		}
		return Found{Message: fmt.Sprintf("the text says %q and lists %d", s.Word(a.From, to), n), Exhibits: []cited.Exhibit{d.exhibit(s, span, a.figure)}}, true
	}
	return Found{}, false
}

// nounEnd is where the words of what a number counts end, before token i.
func (s *sentence) nounEnd(a amount, i int) int {
	to := min(i, a.To+1)
	for to < i && !s.isVerb(to) && !s.isFunction(to, "preposition", "of", "relative", "auxiliary") {
		to++
	}
	return to
}

// opens returns the number whose list token i may open: the last one before it, in its clause.
func (s *sentence) opens(i int) (amount, bool) {
	var last *amount
	for k := range s.numbers {
		if a := &s.numbers[k]; a.To <= i {
			last = a
		}
	}
	if last == nil || i-last.To > mostBetween || !s.counts(last) || !s.opener(last, i) {
		return amount{}, false
	}
	return *last, !s.partial(last.From)
}

// counts reports whether a number says exactly how many of something there are.
func (s *sentence) counts(a *amount) bool {
	n, ok := a.Point()
	return ok && n >= fewestListed && n <= mostListed && a.Modifier == cited.Exactly && !a.Share && !a.Money && a.Label == nil && n == float64(int(n))
}

// opener reports whether a list may begin behind token i, and nothing but words stands
// between the number and it. A comma and a verb open only what follows at once.
func (s *sentence) opener(a *amount, i int) bool {
	for k := a.To; k < i; k++ {
		if s.Tokens[k].Class != text.Letters {
			return false
		}
	}
	switch near := i-a.To <= 4; {
	case s.is(i, ":"), s.is(i, "("), s.is(i, "–"), s.is(i, "—"):
		return i > a.To
	case s.is(i, ","), s.Plays(i, mention.RoleBe):
		return near && i > a.To && !s.hasName(a.To, i)
	}
	return false
}

// hasName reports whether a name stands between two tokens: what is listed behind it may go on with
// that, as in "three towns near Larvik, Skien and Moss".
func (s *sentence) hasName(from, to int) bool {
	for i := from; i < to; i++ {
		if s.Tokens[i].Shape != text.Lower && s.Tokens[i].Class == text.Letters {
			return true
		}
	}
	return false
}

// kind of thing that a list is of.
type kind uint8

const (
	things kind = iota
	countries
	persons
)

// listing is what the words behind a number say that it counts.
func (s *sentence) listing(a amount, to int) kind {
	if m, ok := s.says("countries", a.To, to); ok && m.To-a.To <= 3 {
		return countries
	}
	for _, m := range s.List(mention.People) {
		if m.From >= a.To && m.From < min(to, a.To+3) {
			return persons
		}
	}
	if a.figure != nil {
		return persons
	}
	return things
}

// listed counts the items of a list that begins at token i; 0 if it is none, or not one that
// is sure to be of what the number counts.
func (s *sentence) listed(i int, of kind) (n int, joined bool) {
	begin := i
	for i < len(s.Tokens) {
		to := s.item(i, of)
		if to == i {
			return 0, false
		}
		n++
		i = s.aside(to)
		switch next := s.separator(i); {
		case next > i && (!joined || s.Plays(next-1, mention.RoleAnd)):
			joined = joined || s.Plays(next-1, mention.RoleAnd)
			i = next
		case s.closes(i, begin, joined):
			return n, joined
		default:
			return 0, false
		}
	}
	if joined || n > fewestListed {
		return n, joined
	}
	return 0, false
}

// item returns where an item of a list ends, i if none begins at it.
func (s *sentence) item(i int, of kind) int {
	if s.Plays(i, mention.RoleThe) {
		i++
	}
	m, country := s.Beginning(mention.Countries, i)
	switch {
	case country && m.Slot == "forms":
		if of == persons {
			return i
		}
		return m.To
	case country || of == countries:
		return i // Danes and Swedes are kinds of people, of whom there may be many
	}
	to, words := i, 0
	for to < len(s.Tokens) && to-i < mostOfItem && s.named(to, i) {
		if s.Tokens[to].Class == text.Letters {
			words++
		}
		to++
	}
	if words == 0 || of == persons && words < 2 {
		return i
	}
	return to
}

// named reports whether a token may be part of a name that began at another.
func (s *sentence) named(i, first int) bool {
	t := s.Tokens[i]
	switch {
	case t.Class == text.Letters:
		return t.Shape != text.Lower || i > first && s.Plays(i, mention.RoleParticle|mention.RoleOf) && !s.Plays(i, mention.RoleAnd)
	case t.Class == text.Punct:
		word := s.Word(i, i+1)
		return i > first && (word == "-" && !t.Space || word == "." && i+1 < len(s.Tokens) && s.Tokens[i-1].End-s.Tokens[i-1].Start == 1)
	}
	return false
}

// aside steps over what a list says of an item beside its name: a bracket, an age between
// commas.
func (s *sentence) aside(i int) int {
	if s.is(i, "(") {
		for k := i; k < len(s.Tokens); k++ {
			if s.is(k, ")") {
				return k + 1
			}
		}
	}
	if s.is(i, ",") && i+1 < len(s.Tokens) && s.Tokens[i+1].Class == text.Number {
		return i + 2
	}
	return i
}

// separator returns where the next item begins, i if nothing parts it from one.
func (s *sentence) separator(i int) int {
	to := i
	if s.is(to, ",") || s.is(to, ";") {
		to++
	}
	if s.Plays(to, mention.RoleAnd) {
		to++
	}
	if to < len(s.Tokens) && (s.Tokens[to].Shape != text.Lower || s.Plays(to, mention.RoleThe)) && s.Tokens[to].Class == text.Letters {
		return to
	}
	return i
}

// closes reports whether a list that began at begin ends before token i.
func (s *sentence) closes(i, begin int, joined bool) bool {
	switch opener := s.Word(begin-1, begin); {
	case i >= len(s.Tokens):
		return opener != "("
	case opener == "(":
		return s.is(i, ")")
	case s.is(i, ".") || s.is(i, ";"):
		return true
	case opener == "–" || opener == "—":
		return s.is(i, opener)
	}
	return joined && s.is(i, ",")
}

// numbered reports whether another number before a token says how many are listed.
func (s *sentence) numbered(n, i int) bool {
	return slices.ContainsFunc(s.numbers, func(a amount) bool { return a.To <= i && a.HasLow && a.Low == float64(n) })
}
