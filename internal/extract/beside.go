package extract

import (
	"cited/internal/mention"
	"cited/internal/text"
)

// What stands right beside a number often settles whether it counts people, before any
// grammar: "aged 30", "section 27", "until eight", "a town of 42,000 inhabitants".

// describeBeside says which words stand beside a number, and which noun behind it.
func (sc *scene) describeBeside(d *draft) {
	c, q := sc.choices, d.q
	before, behind := sc.plain(q.From-1), sc.plain(q.To)
	c.has("word/before", before)
	c.has("word/behind", behind)
	if d.noun.to > 0 {
		c.has("noun/word", d.noun.head)
	}
	c.has("kind/before", sc.kindAt(q.From-1))
	c.has("kind/behind", sc.kindAt(q.To))
	if sc.s.Plays(q.From-1, mention.RoleOf) || sc.s.Is(q.From-1, "for") {
		c.has("kind/of", c.joined(before, sc.kindAt(q.From-2)))
	}
	size := sizeOf(q)
	c.has("modifier/size", c.joined(string(q.Modifier), size))
	if !d.noun.bare {
		return
	}
	c.has("bare/modifier", c.joined(q.Rule, size))
	c.holds(sc.capital(q.From-1), "bare/at-name")
	if sc.word(q.From-1) == "," { // "the driver, 38, ..."
		c.has("bare/behind-comma", c.joined(c.joined(sc.kindAt(q.From-2), sc.kindAt(q.To)), size))
		c.has("bare/behind-comma/mark", c.joined(sc.kindAt(q.From-2), sc.markBehind(q.To)))
	}
	if sc.capital(q.From-2) && sc.s.Tokens[q.From-1].Class == text.Punct { // "Ali, 34, ..."
		c.holds(true, "bare/behind-name")
		c.has("bare/behind-name/around", c.joined(c.joined(before, behind), size))
	}
}

// markBehind says whether a mark, a verb of saying or something else stands at token i.
func (sc *scene) markBehind(i int) string {
	switch {
	case i >= len(sc.s.Tokens):
		return "end"
	case sc.s.Tokens[i].Class == text.Punct:
		return "mark"
	case sc.speaks(i):
		return "says"
	}
	return "word"
}

// plain returns a token as a feature shows it: folded, numbers all alike.
func (sc *scene) plain(i int) string {
	switch {
	case i < 0:
		return "start"
	case i >= len(sc.s.Tokens):
		return "end"
	case sc.s.Tokens[i].Class == text.Number:
		return "number"
	}
	return sc.folded(i)
}

// telling are the lists that say what kind of word stands beside a number.
var telling = [...]mention.List{mention.People, mention.Measures, mention.Groups, mention.Units, mention.Landmarks, mention.Sources, mention.Links, mention.Segments, mention.Countries}

// kindAt says which list has the word at token i. One of people is told apart: "a man of
// 33" says an age, "hundreds of men" a number.
func (sc *scene) kindAt(i int) string {
	for _, list := range telling {
		if _, ok := sc.s.Covering(list, i); ok {
			if list == mention.People && sc.t != nil && sc.t.At(i) != none && sc.t.Words[sc.t.At(i)].XPOS == "NN" {
				return "one-of-people"
			}
			return list.String()
		}
	}
	return "none"
}

// describeGrammar says on which word the phrase of a number hangs, and what parts of
// speech stand beside it.
func (sc *scene) describeGrammar(d *draft) {
	if sc.t == nil {
		return
	}
	c := sc.choices
	before, behind := sc.partOfSpeech(d.q.From-1), sc.partOfSpeech(d.q.To)
	c.has("tag/before", before)
	c.has("tag/behind", behind)
	c.has("tag/around", c.joined(before, behind))
	w := sc.t.Top(d.q.CoreFrom, d.q.CoreTo)
	if d.noun.to > 0 {
		w = sc.t.Top(d.noun.from, d.noun.to)
	}
	for steps := 0; steps < mostJoined && sc.t.Is(w, "nummod", "conj", "appos") && sc.t.Head(w) != none; steps++ {
		w = sc.t.Head(w)
	}
	if h := sc.t.Head(w); h != none {
		c.has("governor", sc.t.Rel(w)+"-"+sc.t.Words[h].Lemma)
	}
}

// mostJoined is how many numbers and nouns that are joined are gone up from a number.
const mostJoined = 3

// partOfSpeech returns the tag of the word at token i.
func (sc *scene) partOfSpeech(i int) string {
	switch w := sc.t.At(i); {
	case i < 0:
		return "start"
	case i >= len(sc.s.Tokens):
		return "end"
	case w == none:
		return "none"
	default:
		return sc.t.Words[w].XPOS
	}
}
