package html

import (
	"slices"

	"golang.org/x/net/html/atom"

	"cited/internal/text"
)

// trust is how much of what a page says of its parts is believed. What leaves
// nothing of the page is believed less.
type trust uint8

const (
	fully     trust = iota
	noTeasers       // pages that are lists of links with a few words each
	noNames         // pages in which everything is called a comment or a widget
)

// choose marks as boilerplate what is no part of the main text.
func (l *layout) choose(title string) {
	if len(l.blocks) == 0 {
		return
	}
	l.lookAll()
	l.settle()
	l.findTeasers()
	c := choice{layout: l, trust: l.trusted(), titled: l.title(title), main: make([]bool, len(l.blocks))}
	c.believe(c.trust)
	l.core = l.findCore()
	c.scope = l.scope(l.core, c.titled)
	c.cut()
	c.take()
	if !slices.Contains(c.main, true) {
		c.takeAnything()
	}
	for i := range l.blocks {
		b := &l.blocks[i]
		if i == c.titled && b.Kind != text.Heading {
			b.Kind, b.Level = text.Heading, 1
		}
		if !c.main[i] {
			b.Block = text.Block{Kind: text.Boilerplate, Start: b.Start, End: b.End}
		}
	}
}

// counts reports whether a block may be a part of the main text.
func (l *layout) counts(b *block, t trust) bool {
	r := &l.regions[b.region]
	limit := article
	if t == noNames {
		limit = talk
	}
	return b.furniture == article && r.hint <= limit && (t != fully || !r.teaser)
}

// believe adds up the worth of what counts.
func (l *layout) believe(t trust) { l.addWorth(func(b *block) bool { return l.counts(b, t) }) }

// few is how many letters of prose make a main text.
const few = 2 * longProse

// trusted returns how far the page is believed.
func (l *layout) trusted() trust {
	var worth [noNames + 1]int
	for t := range worth {
		l.believe(trust(t))
		worth[t] = l.regions[0].of(l.sums.worth)
	}
	all := worth[noNames]
	for t, w := range worth[:noNames] {
		if w >= few && 16*w >= all && (4*w >= all || t > 0 || l.hasStory()) {
			return trust(t)
		}
	}
	return noNames
}

// hasStory reports whether a part of the page that says that it is the main text
// holds prose that counts if the page is believed.
func (l *layout) hasStory() bool {
	l.believe(fully)
	for i := range l.regions {
		if r := &l.regions[i]; r.of(l.sums.worth) >= few && i > 0 && isBody(r.node) {
			return true
		}
	}
	return false
}

// findCore returns the number of the region that holds most of the main text, and
// little else.
func (l *layout) findCore() int {
	at := 0
	for {
		best, most, second := -1, 0, 0
		l.inside(at, func(k int) {
			switch w := l.regions[k].of(l.sums.worth); {
			case w <= most || !isContainer(l.regions[k].node.DataAtom):
				second = max(second, w)
			default:
				best, most, second = k, w, max(second, most)
			}
		})
		if best < 0 || l.isOneOfMany(at, best) {
			return at
		}
		all, many := l.regions[at].of(l.sums.worth), 3
		if l.regions[best].titles > 0 {
			many = 2
		}
		if 4*most < 3*all && (2*most < all || many*second > most && !l.holdsBody(best)) {
			return at
		}
		at = best
	}
}

// isOneOfMany reports whether others made like the best of what the i-th region
// holds have much of the main text too: posts, entries, answers. Elements without a
// class are nothing that pages are made of alike.
func (l *layout) isOneOfMany(i, best int) bool {
	many := false
	b := &l.regions[best]
	if a := b.node.DataAtom; attr(b.node, "class") == "" && (a == atom.Div || a == atom.Td || a == atom.Tr) {
		return false
	}
	l.inside(i, func(k int) {
		r := &l.regions[k]
		many = many || k != best && r.style == b.style && 4*r.of(l.sums.worth) > b.of(l.sums.worth)
	})
	return many
}

// isContainer reports whether an element may hold paragraphs and not be one.
func isContainer(a atom.Atom) bool {
	switch a {
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Li, atom.Ul, atom.Ol, atom.Dl, atom.Dd, atom.Dt, atom.Blockquote, atom.Pre,
		atom.Figure, atom.Figcaption, atom.Caption, atom.Address, atom.Summary:
		return false
	}
	return true
}

// holdsBody reports whether what says that it is the body of an article holds
// nearly all of a region.
func (l *layout) holdsBody(i int) bool {
	most := 9 * l.regions[i].of(l.sums.worth) / 10
	for k := i; k < l.regions[i].next; k++ {
		if l.regions[k].of(l.sums.worth) > most && isBody(l.regions[k].node) {
			return true
		}
	}
	return false
}

// scope returns the number of the region within which something may belong to the
// main text: the article or main element around its core, else what holds its
// title too, unless that is the whole page.
func (l *layout) scope(core, titled int) int {
	for i := core; i > 0; i = l.regions[i].around {
		if isStory(l.regions[i].node) {
			return i
		}
	}
	for i := core; i > 0 && titled >= 0; i = l.regions[i].around {
		if r := &l.regions[i]; r.from <= titled && titled < r.to {
			return i
		}
	}
	return core
}
