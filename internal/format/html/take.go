package html

import (
	"golang.org/x/net/html/atom"

	"cited/internal/text"
)

// choice is the choice of the main text of a page.
type choice struct {
	*layout
	trust  trust
	titled int // number of the block that is its title, -1 if none is
	scope  int // number of the region that may hold parts of it
	main   []bool
	good   map[int]bool // styles in which prose is set
}

// cut marks the regions that are no part of the main text.
func (c *choice) cut() {
	all := c.regions[c.core].of(c.sums.worth)
	for i := range c.regions {
		r := &c.regions[i]
		switch {
		case r.around >= 0 && c.regions[r.around].cut:
			r.cut = true
		case c.covers(i, c.core):
		case r.hint == certainly || c.trust < noNames && r.hint > article || c.trust == fully && r.teaser:
			r.cut = true
		default:
			r.cut = c.trust == fully && c.isLinks(i) || c.isNotice(i, all) || c.isLoneTeaser(i)
		}
	}
}

// cutLines marks what stands below a line that says that it is no part of the main
// text: comments to the end of what holds the line, links up to the next heading.
func (c *choice) cutLines() {
	for i := range c.blocks {
		b := &c.blocks[i]
		line := c.lineOf(b)
		talk := line != "" && c.sums.worth[i] >= few && opensTalk(line)
		if i == c.titled || b.off || !talk && (line == "" || !opensLinks(line)) {
			continue
		}
		b.off = true
		r := b.region
		for around := c.regions[r].around; around > 0 && !c.covers(around, c.core) && c.regions[around].from == c.regions[r].from; around = c.regions[r].around {
			r = around // up to what it is the first line of
		}
		if b.Kind != text.Heading && !talk {
			continue
		}
		c.cutBelow(i, r, talk)
	}
}

// cutBelow marks what stands below the i-th block, the first line of the r-th region.
func (c *choice) cutBelow(i, r int, talk bool) {
	end := c.regions[r].to
	if end == i+1 && c.regions[r].around >= 0 { // it holds the line alone
		end = c.regions[c.regions[r].around].to
	}
	for k := i + 1; k < end; k++ {
		b := &c.blocks[k]
		if !talk && (b.Kind == text.Heading && b.Level <= c.blocks[i].Level || b.look.letters >= shortProse && b.look.linked < 0.3) {
			return
		}
		b.off = true
	}
}

// isLinks reports whether a region is a box of links.
func (c *choice) isLinks(i int) bool {
	r := &c.regions[i]
	letters := r.of(c.sums.letters)
	if letters == 0 || r.titles > 0 || 10*r.of(c.sums.worth) > 3*letters {
		return false
	}
	switch a := r.node.DataAtom; {
	case a == atom.Table || isRow(a):
		return c.links(r) > 0.8
	case isContainer(a), a == atom.Ul, a == atom.Ol, a == atom.Dl:
		return c.links(r) > 0.5
	}
	return false
}

// isNotice reports whether a region asks readers for something or tells them of the
// page itself, with few words and next to nothing of the main text.
func (c *choice) isNotice(i, all int) bool {
	r := &c.regions[i]
	if r.titles > 0 || r.from == r.to || r.of(c.sums.letters) > longTeaser || 4*r.of(c.sums.worth) > all {
		return false
	}
	parts := r.to-r.from > 1 || c.links(r) > 0
	return r.fields > 0 || parts && isContainer(r.node.DataAtom) && holdsNotice(c.content[c.blocks[r.from].Start:c.blocks[r.to-1].End])
}

// isLoneTeaser reports whether a region holds a heading that leads to another page
// and a few words, among paragraphs.
func (c *choice) isLoneTeaser(i int) bool {
	r := &c.regions[i]
	if c.trust != fully || !isContainer(r.node.DataAtom) || r.of(c.sums.letters) > longTeaser || r.titles > 0 || 10*r.of(c.sums.worth) > c.regions[c.core].of(c.sums.worth) {
		return false
	}
	for k := r.from; k < r.to; k++ {
		if b := &c.blocks[k]; b.Kind == text.Heading && k != c.titled {
			return b.look.linked > 0.8
		}
	}
	return false
}

// take marks the blocks of the main text.
func (c *choice) take() {
	c.findStyles()
	c.cutLines()
	core := &c.regions[c.core]
	for i := range c.blocks {
		switch b := &c.blocks[i]; {
		case i == c.titled:
			c.main[i] = true
		case c.regions[b.region].cut || b.furniture != article || b.off || isRights(c.textOf(i)):
		case i >= core.from && i < core.to:
			c.main[i] = c.belongs(i)
		default:
			c.main[i] = c.belongsToo(i)
		}
	}
	c.trim(core.from, core.to)
	c.linkTables()
	c.keepHeadings()
}

// findStyles finds the styles of what is mostly prose within the core.
func (c *choice) findStyles() {
	core := &c.regions[c.core]
	prose, all := map[int]int{}, map[int]int{}
	for i := core.from; i < core.to; i++ {
		b := &c.blocks[i]
		if r := &c.regions[b.region]; !r.cut {
			all[r.style] += b.look.letters
			prose[r.style] += b.worth()
		}
	}
	c.good = map[int]bool{}
	for style, n := range all {
		c.good[style] = 2*prose[style] > n
	}
}

// belongs reports whether a block of the core is a part of the main text.
func (c *choice) belongs(i int) bool {
	b := &c.blocks[i]
	switch {
	case b.Kind == text.Cell || b.Kind == text.Note:
		return true
	case b.Kind == text.Heading:
		return b.look.linked < 0.8 || c.opens(i)
	case b.look.prose:
		return true
	case b.look.linked > 0.5:
		return c.trust != fully && c.regions[b.region].teaser
	case b.caption, b.isBold() && i+1 < len(c.blocks) && c.blocks[i+1].look.prose:
		return true
	}
	switch c.regions[b.region].node.DataAtom {
	case atom.P, atom.Li, atom.Dd, atom.Dt, atom.Blockquote, atom.Pre, atom.Caption, atom.Summary:
		return true
	}
	return c.good[c.regions[b.region].style]
}

// opens reports whether a good deal of prose follows a heading before the next.
func (c *choice) opens(i int) bool {
	worth := 0
	for i++; i < len(c.blocks) && c.blocks[i].Kind != text.Heading; i++ {
		if !c.regions[c.blocks[i].region].cut {
			worth += c.blocks[i].worth()
		}
	}
	return worth > 3*longProse || c.trust != fully && worth > 0
}

// belongsToo reports whether a block outside the core is a part of the main text:
// what stands between title and core, what the same article holds, and parts of
// it that stand elsewhere.
func (c *choice) belongsToo(i int) bool {
	b := &c.blocks[i]
	scope := &c.regions[c.scope]
	within := i >= scope.from && i < scope.to
	switch {
	case b.look.linked > 0.3:
		return false
	case c.leads(i):
		return b.look.prose || b.caption || b.Kind == text.Cell || (b.Kind == text.Heading || b.Kind == text.Item) && b.look.letters >= shortProse
	case within && (b.caption || b.Kind == text.Note || b.Kind == text.Heading):
		return true
	case within && b.Kind == text.Cell:
		return isStory(scope.node)
	case !within && isStory(scope.node):
		return false
	}
	return b.look.prose && (within && c.good[c.regions[b.region].style] || c.isPart(b.region))
}

// farLead is how many blocks behind a title its lead may stand.
const farLead = 8

// leads reports whether a block stands between title and core, and near the title.
func (c *choice) leads(i int) bool {
	return c.titled >= 0 && c.titled < i && i < c.regions[c.core].from && i <= c.titled+farLead
}

// isPart reports whether one of the regions around the i-th holds so much prose,
// and so few links, that it is a part of the main text that stands elsewhere.
func (c *choice) isPart(i int) bool {
	most := c.regions[c.core].of(c.sums.worth)
	for ; i > 0 && !c.covers(i, c.core); i = c.regions[i].around {
		r := &c.regions[i]
		if w := r.of(c.sums.worth); 2*w > most && 10*w > 8*r.of(c.sums.letters) {
			return true
		}
	}
	return false
}

// trim drops short paragraphs from both ends: bylines, buttons, tags.
func (c *choice) trim(from, to int) {
	loose := func(i int) bool {
		b := &c.blocks[i]
		return b.Kind == text.Paragraph && !b.look.prose && !b.look.ends && i != c.titled && !b.caption
	}
	ends := func(i int) bool { return c.main[i] && !loose(i) && c.blocks[i].Kind != text.Heading }
	if c.trust != fully {
		return
	}
	for i := from; i < to && !ends(i); i++ {
		b := &c.blocks[i]
		c.main[i] = c.main[i] && (!loose(i) || b.isBold())
	}
	for i := to - 1; i >= from && !ends(i); i-- {
		c.main[i] = c.main[i] && !loose(i)
	}
}

// linkTables makes a table belong to the main text as a whole or not at all.
func (c *choice) linkTables() {
	for i := 0; i < len(c.main); {
		j, in := i, false
		for j < len(c.main) && c.blocks[j].Kind == text.Cell && c.blocks[j].table == c.blocks[i].table {
			in = in || c.main[j]
			j++
		}
		for k := i; k < j; k++ {
			c.main[k] = in
		}
		i = max(j, i+1)
	}
}

// keepHeadings drops headings that nothing of the main text stands under.
func (c *choice) keepHeadings() {
	under := -1 // the level of the last heading that was kept; 0 where none stands between, -1 at the end
	for i := len(c.main) - 1; i >= 0; i-- {
		b := &c.blocks[i]
		switch {
		case !c.main[i]:
		case b.Kind != text.Heading:
			under = 0
		case i == c.titled:
			under = b.Level // what stands above it is the name of the site
		default:
			c.main[i] = under == 0 || under > b.Level || under > 0 && b.look.prose
			if c.main[i] {
				under = b.Level
			}
		}
	}
}

// takeAnything takes what is neither furniture nor a link; if that is nothing,
// everything.
func (c *choice) takeAnything() {
	any := false
	for i := range c.blocks {
		b := &c.blocks[i]
		c.main[i] = c.counts(b, noTeasers) && (b.Kind == text.Heading || b.Kind == text.Cell || b.look.linked < 0.9 || b.look.ends)
		any = any || c.main[i]
	}
	for i := range c.main {
		c.main[i] = c.main[i] || !any
	}
}
