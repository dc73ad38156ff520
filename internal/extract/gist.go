package extract

import (
	"cited/internal/codebook"
	"cited/internal/mention"
)

// gist is what the beginning of a document is about: how many of its sentences speak for
// certain of a conflict, and how many of people that a codebook counts. In a report on
// birds or on a match those who were killed are no people, whatever their own sentence
// sounds like; a reader knows that before the first number.
type gist struct{ sentences, certain, people, matter, everyday int }

// fewSentences is how many a text must have for its gist to be told by their shares.
const fewSentences = 5

// see counts a sentence.
func (g *gist) see(sc *scene) {
	g.sentences++
	matter := sc.r.ofConflict(sc.s)
	if matter >= certainMatter {
		g.certain++
	}
	if matter > 0 {
		g.matter++
	}
	g.everyday += everyday(sc.s)
	for _, m := range sc.s.List(mention.People) {
		if !sc.are(sc.classOf(m.Entry), codebook.Vague) {
			g.people++
			return
		}
	}
}

// describe says what the document is about.
func (g gist) describe(c *chooser) {
	if g.sentences == 0 {
		return
	}
	matter, dull := eighths(g.matter, g.sentences), eighths(g.everyday, g.sentences)
	c.has("gist/matter", matter)
	c.has("gist/everyday", dull)
	c.has("gist/both", c.joined(matter, dull))
	if g.sentences < fewSentences {
		return
	}
	c.has("gist/certain", eighths(g.certain, g.sentences))
	c.has("gist/people", eighths(g.people, g.sentences))
}

// eighths says how much of a whole a part is. It tells small parts better apart than
// shareOf.
func eighths(part, whole int) string {
	switch n := 8 * part; {
	case part == 0:
		return "none"
	case n < whole:
		return "hardly"
	case n < 2*whole:
		return "eighth"
	case n < 3*whole:
		return "fourth"
	case n < 5*whole:
		return "half"
	}
	return "most"
}
