package extract

import (
	"cited/internal/choice"
	"cited/internal/mention"
	"cited/internal/text"
)

// wordingOf returns the words that a number is told with: what it counts, what that depends on,
// the verb of its clause, who does it and to whom. Lists of words cannot hold all that people are
// counted by; which words go with which value is learned. Of names it says only what they are those of.
func (sc *scene) wordingOf(d *draft) []choice.Feature {
	c := sc.choices
	c.words = c.words[:0]
	if sc.t == nil {
		return nil
	}
	t, at := sc.t, sc.anchor(d)
	if d.noun.to > 0 {
		noun := t.Top(d.noun.from, d.noun.to)
		sc.tellWord("noun-word", "", noun)
		sc.tellWord("which-word", "", t.Child(noun, "amod"))
	}
	ties := t.bondsOf(at)
	if verb := ties.nearest(); verb != none {
		c.words = append(c.words, choice.Feature{Name: "verb-tense", Value: t.tense(verb)})
		sc.tellWord("verb-word", "", verb)
		sc.tellWord("verb-part", ties[verb].part.String()+"-", verb)
		sc.tellWord("subject-word", "", t.Child(verb, "nsubj"))
		sc.tellWord("object-word", "", t.Child(verb, "obj"))
	}
	if h := t.Head(at); h != none {
		sc.tellWord("head-word", t.Rel(at)+"-", h)
	}
	return c.words
}

// tellWord adds a word of the tree behind what it is to the number: of a name only what it is that
// of, of a number nothing.
func (sc *scene) tellWord(name, behind string, w int) {
	if w == none {
		return
	}
	said := sc.nameKind(w)
	if said == "" {
		switch word := sc.t.Words[w]; word.UPOS {
		case "NOUN", "VERB", "AUX", "ADJ", "ADV", "PRON", "DET":
			said = text.Fold(word.Lemma)
		}
	}
	if said != "" {
		sc.choices.words = append(sc.choices.words, choice.Feature{Name: name, Value: behind + said})
	}
}

// nameKind says what a word of the tree is the name of, "" if it is none. A capital within a
// sentence makes a name, whatever the tagger takes it for.
func (sc *scene) nameKind(w int) string {
	at := sc.t.Places[w].From
	if sc.placeOver(at) != nil {
		return "*place"
	}
	if _, ok := sc.s.Covering(mention.Peoples, at); ok {
		return "*place"
	}
	if _, ok := sc.s.Covering(mention.Groups, at); ok {
		return "*group"
	}
	if sc.t.Words[w].UPOS == "PROPN" || at > 0 && sc.capital(at) {
		return "*name"
	}
	return ""
}

// spell says of every value on offer with which words the text tells the number. A value has
// them once, however many options offer it.
func (sc *scene) spell(d *draft) {
	c, words := sc.choices, sc.wordingOf(d)
	c.spelt = c.spelt[:0]
	for i := range c.options {
		o := &c.options[i]
		if j := c.firstOf(o.value); j < i {
			o.spelt = c.options[j].spelt
			continue
		}
		o.spelt.Start = len(c.spelt)
		for _, w := range words {
			c.spelt = append(c.spelt, choice.Feature{Name: c.joined(o.value, w.Name), Value: w.Value})
		}
		o.spelt.End = len(c.spelt)
	}
}

// firstOf returns the index of the first option with a value.
func (c *chooser) firstOf(value string) int {
	i := 0
	for c.options[i].value != value {
		i++
	}
	return i
}
