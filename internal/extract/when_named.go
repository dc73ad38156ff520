package extract

import (
	"slices"

	"cited/internal/text"
)

// named is a date that the text gave, and where.
type named struct {
	code
	sentence, block int
	report          bool // it dates what a source said
	heading         bool
}

// mostDates is how many of the dates named last a number may hold at.
const mostDates = 4

// name keeps the dates of a sentence, each once, the last one last.
func (c *chronicle) name(n named) {
	c.named = slices.DeleteFunc(c.named, func(o named) bool { return o.value == n.value })
	if len(c.named) == mostDates {
		c.named = slices.Delete(c.named, 0, 1)
	}
	c.named = append(c.named, n)
}

// forgetWhere drops where the dates stand.
func (c *chronicle) forgetWhere() {
	for i := range c.named {
		c.named[i].at = text.Range{}
	}
}

// recentTimes adds the dates named last that nothing has offered yet, the last first.
func (sc *scene) recentTimes(all []dated) []dated {
	for i := len(sc.times.named) - 1; i >= 0; i-- {
		n := &sc.times.named[i]
		all = append(all, dated{code: inherited(n.code, "context.named-before"), from: "named-before", named: n})
		if saidBefore(all, len(all)-1) {
			all = all[:len(all)-1]
		}
	}
	return all
}

// describeNamed says how far before a number a date was named, and as what.
func (sc *scene) describeNamed(of about, d *draft, n *named) {
	far := sc.farFrom(n.sentence, n.block)
	of.has("far", far)
	of.has("far-aspect", far+"-"+d.aspect)
	of.has("far-figures", far+"-"+sc.times.shareOf(n.value))
	of.holds(n.report, "report")
	of.holds(n.heading, "heading")
}

// farFrom says how many sentences before this one another stands, or in which paragraph.
func (sc *scene) farFrom(sentence, block int) string {
	if block != sc.blocks {
		switch n := sc.blocks - block; {
		case n == 1:
			return "paragraph"
		case n <= 3:
			return "paragraphs"
		}
		return "far"
	}
	return bucket(sc.number - sentence)
}
