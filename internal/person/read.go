package person

import (
	"slices"
	"strings"

	"cited/internal/mention"
	"cited/internal/text"
	"cited/internal/tree"
)

// sentence is a sentence that a book reads.
type sentence struct {
	*mention.Sentence
	t *tree.Tree // nil where nobody needed its syntax
}

// Read notes whom a sentence names and with what. The tree is its syntax; it may be nil.
func (b *Book) Read(s *mention.Sentence, t *tree.Tree) {
	x := sentence{s, t}
	if t != nil {
		b.entities(x)
	}
	for _, m := range s.List(mention.Sources) {
		if Office(s, m) {
			b.holders(x, m, m.Entry.Slot("who"))
		} else if slices.Contains(m.Entry.Slots["kind"], "actor") {
			b.called(x, m)
		}
	}
	b.authors(x)
	for _, m := range s.List(mention.Persons) {
		switch m.Entry.Meaning() {
		case office, calling:
			b.holders(x, m, "person")
		case courtesy:
			b.titled(x, m.To)
		case kin:
			b.called(x, m)
		}
	}
}

// entities notes the names that the syntax finds, and what the text calls the persons.
func (b *Book) entities(x sentence) {
	for w := 0; w < len(x.t.Words); w++ {
		e := x.t.Words[w].Entity
		if !strings.HasPrefix(e, "B-") {
			continue
		}
		last := w
		for last+1 < len(x.t.Words) && strings.HasPrefix(x.t.Words[last+1].Entity, "I-") {
			last++
		}
		from, to := x.t.Places[w].From, x.t.Places[last].To
		plain := text.Plain(x.Word(from, to))
		name := b.names.Untitled(plain)
		b.Note(name)
		switch strings.TrimPrefix(e, "B-") {
		case "person":
			b.Meet(name, name != plain || !x.is(from-1, "the")) // as no person is named
			if role := x.roleOf(x.t.Top(from, to)); role != "" {
				b.call(name, role)
			}
		case "organization":
			b.Meet(name, false)
		}
	}
}

// titled notes the name behind a title that only persons have.
func (b *Book) titled(x sentence, from int) {
	if x.is(from, ".") {
		from++
	}
	if to := x.runBehind(from); to > from {
		b.Meet(text.Plain(x.Word(from, to)), true)
	}
}

// authors notes those whose works a text cites: "Lund (2015) found", "Lund and Berg (2015,".
func (b *Book) authors(x sentence) {
	for i := 1; i+2 < len(x.Tokens); i++ {
		year := x.Tokens[i+1]
		if !x.is(i, "(") || year.Class != text.Number || year.End-year.Start != 4 || !x.is(i+2, ")", ",", ":", ";") && x.Tokens[i+2].Class != text.Letters {
			continue
		}
		from := x.runBefore(i)
		b.publicBefore(x, i)
		if from < i && x.function(from-1, "conjunction") {
			b.publicBefore(x, from-1)
		}
	}
}

// roleOf returns what a text calls somebody whom it names, before or behind the name: "a
// neighbour" of "Ada Lund, a neighbour" and of "a neighbour, Ada Lund". Empty where it
// calls them nothing.
func (x sentence) roleOf(who int) string {
	if who == tree.None || x.t.Words[who].UPOS != "PROPN" {
		return ""
	}
	if a := x.t.Child(who, "appos"); a != tree.None && x.t.Words[a].UPOS == "NOUN" {
		from, to := x.t.Extent(a)
		for from < to && x.Tokens[from].Class == text.Punct {
			from++
		}
		if x.is(from, "not") { // "not her real name"
			return ""
		}
		return Role(x.Sentence, from, x.bare(max(from, x.t.Places[a].From), to))
	}
	if h := x.outermost(x.t.Head(who)); h != tree.None && x.t.Is(who, "appos", "flat") && x.t.Words[h].UPOS == "NOUN" {
		from, _ := x.t.Phrase(h)
		return Role(x.Sentence, from, x.t.Places[h].To)
	}
	return ""
}

// outermost returns the noun on which another hangs with all before it: the neighbour of "a
// neighbour of the family, Ada Lund", whose name the syntax hangs on the last word.
func (x sentence) outermost(w int) int {
	for w != tree.None && x.t.Is(w, "nmod") && !x.t.Is(w, "nmod:poss") {
		h := x.t.Head(w)
		if h == tree.None || h > w || x.t.Words[h].UPOS != "NOUN" {
			break
		}
		w = h
	}
	return w
}
