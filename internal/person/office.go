package person

import (
	"slices"
	"strings"

	"cited/internal/mention"
	"cited/internal/text"
)

// mostBetween is how many words may stand between an office and the name of its holder.
const mostBetween = 8

// holders notes the names that stand with an office, a body or a calling as those of its
// holders. Who says what the words are: person, body, many.
func (b *Book) holders(x sentence, m mention.Match, who string) {
	if x.apostrophe(m.To) { // what is the mayor's is not the mayor
		return
	}
	if who == "person" {
		b.behind(x, m)
	}
	if who == "body" {
		if from := x.runBefore(m.From); from < m.From {
			b.public(x, from, m.From) // "the Lund administration"
		}
	}
	b.before(x, m, who)
}

func (b *Book) public(x sentence, from, to int) {
	name := b.names.Untitled(text.Plain(x.Word(from, to)))
	b.noteFull(name)
	b.Public(name)
}

// behind notes the name right behind an office, or behind a comma or bracket: "President
// Lund", "the mayor, Ada Lund, said".
func (b *Book) behind(x sentence, m mention.Match) {
	from := m.To
	if x.is(from, ".", ",", "(") {
		from++
	}
	to := x.runBehind(from)
	if to == from || x.is(m.To, ",") && !x.ends(to) {
		return
	}
	b.public(x, from, to)
	b.hold(x, m, text.Plain(x.Word(from, to)))
}

// hold notes who has an office, with the words before it that say which: "the deputy health
// minister, Ada Lund".
func (b *Book) hold(x sentence, m mention.Match, name string) {
	from := m.From
	for from > 0 && m.From-from < mostBetween && x.Tokens[from-1].Class == text.Letters && !x.covered(from-1) {
		from--
	}
	h := holder{key(x.Word(from, m.To)), b.Whole(b.names.Untitled(name))}
	if len(b.offices) < mostOffices && !slices.Contains(b.offices, h) {
		b.offices = append(b.offices, h)
	}
}

// mostOffices is how many offices of a document are remembered: every statement by an office looks
// through them.
const mostOffices = 200

// holder is an office and who has it.
type holder struct{ office, name string }

// Holder returns whom the document names with an office that it calls somebody by elsewhere: by
// its words, or by the last of them, "the minister" of the interior minister. It is empty where
// the document names nobody or several so.
func (b *Book) Holder(role string) string {
	role = key(role)
	return b.holder(func(office string) (string, bool) {
		rest, same := strings.CutSuffix(office, role)
		return rest, same && (rest == "" || strings.HasSuffix(rest, " "))
	})
}

// holder returns the one who has an office that fits, but for words before it that make another
// of it; empty if there is none or several.
func (b *Book) holder(fits func(office string) (rest string, same bool)) string {
	found := ""
	for _, h := range b.offices {
		rest, same := fits(h.office)
		if !same || rest != "" && b.names.lessens(rest) {
			continue
		}
		if found != "" && found != h.name {
			return ""
		}
		found = h.name
	}
	return found
}

// covered reports whether a function word, a people or a verb of saying stands at token i, so
// that no words of an office do.
func (x sentence) covered(i int) bool {
	if _, ok := x.Covering(mention.Function, i); ok {
		return true
	}
	if _, ok := x.Covering(mention.Countries, i); ok {
		return true
	}
	m, ok := x.Covering(mention.Sources, i)
	return ok && m.Entry.Slot("kind") == "verb"
}

// ends reports whether a phrase may end before token i.
func (x sentence) ends(i int) bool {
	return i >= len(x.Tokens) || x.Tokens[i].Class == text.Punct
}

// before notes the name that an office is said of: "Ada Lund, the mayor of Salta,",
// "Ada Lund is the mayor", "Ada Lund of the council", "Ada Lund, who leads the council".
func (b *Book) before(x sentence, m mention.Match, who string) {
	i := m.From - 1
	for ; i >= 0 && m.From-i <= mostBetween; i-- {
		switch {
		case x.is(i, ",", "(", "–", "—"):
			if who != "body" && (x.ends(m.To) || x.goesOn(m.To)) && !x.verbal(i+1, m.From) {
				to := x.pastAge(i)
				b.publicBefore(x, to)
				if from := x.runBefore(to); from < to && who == "person" {
					b.hold(x, m, text.Plain(x.Word(from, to)))
				}
			}
			return
		case x.function(i, "auxiliary"):
			if x.function(i-1, "relative") && x.is(i-2, ",") { // "Ada Lund, who was mayor"
				i -= 2
			}
			b.publicBefore(x, i)
			return
		case means(x.Sentence, i, working):
			if x.function(i-1, "relative") { // "Ada Lund, who heads the council"
				b.publicBefore(x, x.pastAside(i-1))
			}
			return
		case who == "body" && x.is(i, "at", "for", "with") && means(x.Sentence, i-1, working):
		case who == "body" && x.is(i, "of", "from", "at", "with", "for"):
			b.publicBefore(x, i)
			return
		case x.ties(i):
			return
		}
	}
}

// publicBefore notes the name that ends before a token.
func (b *Book) publicBefore(x sentence, to int) {
	from := x.runBefore(to)
	if from < to {
		b.public(x, from, to)
	}
	if from == 0 && to > 1 { // the first word may have its capital from there
		b.public(x, 1, to)
	}
}

// ties reports whether what stands behind a word is not what stands before it: "a relative
// of", "whose", a verb of another clause.
func (x sentence) ties(i int) bool {
	if m, ok := x.Covering(mention.Function, i); ok {
		return m.Entry.Meaning() != "determiner"
	}
	if m, ok := x.Covering(mention.Sources, i); ok && m.Entry.Slot("kind") != "noun" && !Office(x.Sentence, m) {
		return true
	}
	return Kin(x.Sentence, i)
}

// goesOn reports whether the phrase that an office ends may go on at token i: "of Salta",
// "who".
func (x sentence) goesOn(i int) bool {
	return x.function(i, "of") || x.function(i, "preposition") || x.function(i, "relative") || x.function(i, "conjunction")
}

// verbal reports whether a verb stands in a stretch, as far as its syntax is known.
func (x sentence) verbal(from, to int) bool {
	for i := from; x.t != nil && i < to; i++ {
		if w := x.t.At(i); w >= 0 && x.t.Words[w].UPOS == "VERB" {
			return true
		}
	}
	return false
}

func (x sentence) function(i int, meaning string) bool {
	m, ok := x.Covering(mention.Function, i)
	return ok && m.Entry.Meaning() == meaning
}

// pastAge steps over an age between commas, to the left: "Ada Lund, 34, the mayor".
func (x sentence) pastAge(comma int) int {
	if comma >= 2 && x.Tokens[comma-1].Class == text.Number && x.is(comma-2, ",", "(") {
		return comma - 2
	}
	return comma
}

// pastAside steps over a comma and what stands in brackets, to the left.
func (x sentence) pastAside(to int) int {
	if x.is(to-1, ",") {
		to--
	}
	for i := to - 2; x.is(to-1, ")") && i >= 0 && to-i <= mostBetween; i-- {
		if x.is(i, "(") {
			return i
		}
	}
	return to
}

func (x sentence) apostrophe(i int) bool { return x.is(i, "'s", "’s", "'", "’") }

// runBehind returns where a name that begins at a token ends.
func (x sentence) runBehind(from int) int {
	if from >= len(x.Tokens) {
		return from
	}
	return min(Run(x.Sentence, from), from+2*mostNamed)
}

// runBefore returns where a name that ends before a token begins.
func (x sentence) runBefore(to int) int {
	from := to
	for i := to - 1; i >= 0 && to-i <= 2*mostNamed; i-- {
		t := x.Tokens[i]
		switch {
		case t.Class == text.Letters && t.Shape != text.Lower && !means(x.Sentence, i, courtesy):
			from = i
		case from < to && from-i < 2 && (x.is(i, "-", ".") || means(x.Sentence, i, particle)):
		default:
			return from
		}
	}
	return from
}
