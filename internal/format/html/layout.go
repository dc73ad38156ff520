package html

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"cited/internal/text"
)

// layout is the visible text of a page in blocks.
type layout struct {
	writer
	page    *page
	blocks  []block
	regions []region
	core    int // number of the region that holds most of the main text
	sums    sums
	styles  styles

	cur     block
	started bool   // cur has a start
	part    string // what parts the next block from the one before
	breaks  int    // br elements since the last text
	row     int    // of the last table row
	tables  int    // so far
	titles  int    // h1 and main elements so far
	fields  int    // fields to type into so far
}

// block is a block with what is known of its place on the page.
type block struct {
	text.Block
	context
	size   int // bytes of text in it
	linked int // bytes of links to other pages
	bold   int // bytes of bold or large text
	look   look
	off    bool // by a line that says so
	table  int  // number of the table that a cell is of
}

// layOut lays out the page.
func layOut(p *page, doc *html.Node) *layout {
	l := &layout{writer: writer{src: p.src}, page: p, part: blank, styles: styles{}}
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Body {
			c := context{region: -1}.inside(n)
			c.region = l.enter(n, c)
			l.children(n, c)
			l.flush()
			l.leave(c.region)
			break
		}
	}
	return l
}

// blank parts blocks.
const blank = "\n\n"

func (l *layout) children(n *html.Node, c context) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		l.node(k, c)
	}
}

func (l *layout) node(n *html.Node, c context) {
	switch {
	case n.Type == html.TextNode:
		l.textNode(n.Data, c)
	case n.Type != html.ElementNode:
	case isField(n):
		l.fields++
	case isHidden(n):
	case n.DataAtom == atom.Br:
		l.lineBreak(c)
	case n.DataAtom == atom.Table && !c.flat && isDataTable(n):
		l.flush()
		l.region(n, c, l.table)
	case n.DataAtom == atom.Q:
		l.children(n, c)
	case c.flat && isBlock(n.DataAtom):
		l.newline()
		l.children(n, c.inside(n))
		l.newline()
	case isBlock(n.DataAtom) || isFrame(n):
		l.flush()
		l.region(n, c, l.children)
	default:
		l.children(n, c.inside(n))
	}
}

// region lays out an element that makes a block.
func (l *layout) region(n *html.Node, c context, layOut func(*html.Node, context)) {
	c = c.inside(n)
	c.region = l.enter(n, c)
	layOut(n, c)
	l.flush()
	l.leave(c.region)
}

// lineBreak ends a line. Two in a row end the block, as people who write pages
// by hand mean them to.
func (l *layout) lineBreak(c context) {
	if l.breaks++; l.breaks > 1 && !c.flat && !c.pre {
		l.flush()
		return
	}
	if l.started {
		l.newline()
	}
}

func (l *layout) textNode(s string, c context) {
	if strings.Trim(s, spaces) == "" {
		l.bareSpace(s, c)
		return
	}
	if strings.Trim(s[:1], spaces) == "" {
		l.bareSpace(s, c)
	}
	marks(s, func(n int) {
		if n < len(l.page.pieces) {
			l.piece(n, c)
		}
	})
}

// bareSpace takes white space that stands alone between elements.
func (l *layout) bareSpace(s string, c context) {
	switch {
	case !l.started:
	case c.pre && strings.Contains(s, "\n"):
		l.newline()
	case !l.holds:
		l.held, l.holds = piece{}, true
	}
}

// piece writes the n-th piece.
func (l *layout) piece(n int, c context) {
	p := l.page.pieces[n]
	if !l.started {
		l.start(c)
	}
	l.breaks = 0
	l.text(p, c.pre)
	size := p.end - p.start
	l.cur.size += size
	if c.link {
		l.cur.linked += size
	}
	if c.bold {
		l.cur.bold += size
	}
}

// start starts a block.
func (l *layout) start(c context) {
	if len(l.content) > 0 {
		l.content = append(l.content, l.part...)
	}
	l.part = blank
	l.holds, l.line = false, len(l.content)
	l.cur, l.started = block{context: c}, true
	l.cur.Kind, l.cur.Level, l.cur.Start = c.kind, c.level, len(l.content)
	if c.notes && c.kind != text.Heading {
		l.cur.Kind, l.cur.Level = text.Note, 0
	}
}

// flush ends a block, if one was started.
func (l *layout) flush() {
	l.breaks, l.holds = 0, false
	if !l.started {
		return
	}
	l.started = false
	content := bytes.TrimRight(l.content, spaces)
	l.truncate(max(len(content), l.cur.Start))
	l.cur.End = len(l.content)
	if l.cur.End > l.cur.Start {
		l.blocks = append(l.blocks, l.cur)
	}
}

// truncate takes white space off the end.
func (w *writer) truncate(n int) {
	w.content = w.content[:n]
	for len(w.m) > 0 && w.m[len(w.m)-1].Start >= n {
		w.m = w.m[:len(w.m)-1]
	}
	if len(w.m) == 0 {
		return
	}
	if last := &w.m[len(w.m)-1]; last.End > n {
		last.To -= last.End - n // only white space that is exact is ever cut
		last.End = n
	}
}
