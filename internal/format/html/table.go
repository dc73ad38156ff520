package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"cited/internal/text"
)

// fewRows is how many rows a table may have that is there to lay out a page.
const fewRows = 3

// isDataTable tells tables from pages that are laid out in one: by a table,
// heading or form in a cell, by the role, by having no two cells side by side, by
// paragraphs in cells of a few rows.
func isDataTable(table *html.Node) bool {
	if r := attr(table, "role"); r == "presentation" || r == "none" {
		return false
	}
	wide, parted, afterBreak, rows := false, false, false, 0
	for n := range table.Descendants() {
		switch n.DataAtom {
		case atom.Table, atom.H1, atom.H2, atom.H3, atom.Form, atom.Article, atom.Nav:
			return false
		case atom.Tr:
			rows++
		case atom.Td, atom.Th:
			if paragraphs(n) > 2 || isLong(n) {
				return false
			}
			wide = wide || isCell(prevElement(n))
		case atom.Br:
			parted = parted || afterBreak
			afterBreak = true
		}
		if n.DataAtom != atom.Br && (n.Type != html.TextNode || strings.Trim(n.Data, spaces) != "") {
			afterBreak = false
		}
	}
	return wide && (!parted || rows > fewRows)
}

func isCell(n *html.Node) bool {
	return n != nil && (n.DataAtom == atom.Td || n.DataAtom == atom.Th)
}

func prevElement(n *html.Node) *html.Node {
	for n = n.PrevSibling; n != nil && n.Type != html.ElementNode; n = n.PrevSibling {
	}
	return n
}

// paragraphs counts the paragraphs directly in a cell.
func paragraphs(n *html.Node) int {
	count := 0
	for k := range n.ChildNodes() {
		if k.DataAtom == atom.P {
			count++
		}
	}
	return count
}

// maxCell is how many bytes of text a cell of a table has at most.
const maxCell = 2000

func isLong(cell *html.Node) bool {
	length := 0
	for k := range cell.Descendants() {
		if k.Type == html.TextNode {
			if length += len(strings.Trim(k.Data, spaces)); length > maxCell {
				return true
			}
		}
	}
	return false
}

// grid knows which cell stands in which place of a table.
type grid struct {
	cells map[place]int // number of the block, from 0 in layout.blocks
	rows  []gridRow
	width int
}

type place struct{ row, col int }

type gridRow struct {
	header bool // all of its cells are heads, or it stands in thead
	cells  int
	label  int // number of the block that labels the row; -1 if there is none
	span   int // columns of its only cell
}

// maxSpan is how far a cell reaches at most, whatever it says.
const maxSpan = 100

// table lays out a table: each cell a block, and the caption a paragraph.
func (l *layout) table(n *html.Node, c context) {
	g := &grid{cells: map[place]int{}}
	l.tables++
	l.tablePart(n, c, g, false)
	l.part = blank
	l.linkHeads(g)
}

func (l *layout) tablePart(n *html.Node, c context, g *grid, header bool) {
	for k := range n.ChildNodes() {
		switch k.DataAtom {
		case atom.Caption:
			l.region(k, c, l.children)
		case atom.Thead:
			l.tablePart(k, c, g, true)
		case atom.Tbody, atom.Tfoot:
			l.tablePart(k, c, g, false)
		case atom.Tr:
			if !isHidden(k) {
				l.tableRow(k, c.inside(k), g, header)
			}
		}
	}
}

func (l *layout) tableRow(tr *html.Node, c context, g *grid, header bool) {
	row, col := len(g.rows), 0
	r := gridRow{header: true, label: -1}
	before := len(l.blocks)
	l.row++
	for k := range tr.ChildNodes() {
		if !isCell(k) || isHidden(k) {
			continue
		}
		for g.taken(row, col) {
			col++
		}
		across, down := span(k, "colspan"), span(k, "rowspan")
		number := l.cell(k, c, col)
		g.occupy(place{row, col}, across, down, number)
		r.header = r.header && k.DataAtom == atom.Th
		if number >= 0 && k.DataAtom == atom.Th && r.label < 0 {
			r.label = number
		}
		col += across
		r.cells++
		r.span = across
	}
	g.width = max(g.width, col)
	r.header = r.cells > 0 && (r.header && r.cells > 1 || header)
	if len(l.blocks) > before {
		l.part = "\n"
	}
	if n, ok := g.cells[place{row, 0}]; ok && r.label < 0 {
		r.label = n
	}
	g.rows = append(g.rows, r)
}

// cell writes a cell and returns the number of its block, -1 if it is empty.
func (l *layout) cell(n *html.Node, c context, col int) int {
	c = c.inside(n)
	c.kind, c.flat, c.cell = text.Cell, true, n
	before := len(l.blocks)
	l.children(n, c)
	l.flush()
	if len(l.blocks) == before {
		return -1
	}
	b := &l.blocks[before]
	b.Kind, b.Row, b.Col, b.Level, b.table = text.Cell, l.row, col, 0, l.tables
	l.part = "\t"
	return before
}

// span returns how many columns or rows a cell takes.
func span(n *html.Node, key string) int {
	s, err := strconv.Atoi(strings.TrimSpace(attr(n, key)))
	if err != nil {
		return 1
	}
	return min(max(s, 1), maxSpan)
}

func (g *grid) taken(row, col int) bool {
	_, ok := g.cells[place{row, col}]
	return ok
}

// occupy puts a cell, which may be empty, into all places that it covers.
func (g *grid) occupy(p place, across, down, number int) {
	for row := range down {
		for col := range across {
			g.cells[place{p.row + row, p.col + col}] = number
		}
	}
}

// linkHeads gives each cell the head of its column and the label of its row. A
// head in the second row of heads has the head above it as its own, and the
// first cell of a row the section that it stands in, so that one leads to the
// next.
func (l *layout) linkHeads(g *grid) {
	l.guessHeader(g)
	heads := make([]int, g.width)
	for col := range heads {
		heads[col] = -1
	}
	section := -1
	for row, r := range g.rows {
		if r.cells == 1 && r.span > 1 && r.span >= g.width && !r.header {
			section = r.label
			continue
		}
		for col := range heads {
			number, ok := g.cells[place{row, col}]
			if !ok || number < 0 {
				continue
			}
			l.linkCell(number, row, heads[col], r, section)
			if r.header {
				heads[col] = number
			}
		}
	}
}

// linkCell links a cell in the row in which it starts.
func (l *layout) linkCell(number, row, head int, r gridRow, section int) {
	b := &l.blocks[number]
	if head >= 0 && head != number && b.Head == (text.Range{}) {
		b.Head = l.rangeOf(head)
	}
	label := r.label
	if number == label {
		label = section
	}
	if label >= 0 && !r.header && b.Label == (text.Range{}) {
		b.Label = l.rangeOf(label)
	}
}

func (l *layout) rangeOf(number int) text.Range {
	return text.Range{Start: l.blocks[number].Start, End: l.blocks[number].End}
}

// guessHeader takes the first row for heads where the page does not say: words
// or years above rows with numbers.
func (l *layout) guessHeader(g *grid) {
	if len(g.rows) < 2 {
		return
	}
	for _, r := range g.rows {
		if r.header {
			return
		}
	}
	for col := range g.width {
		if n, ok := g.cells[place{0, col}]; ok && n >= 0 && !isHeadText(l.textOf(n)) {
			return
		}
	}
	for p, n := range g.cells {
		if p.row > 0 && p.col > 0 && n >= 0 && startsWithDigit(l.textOf(n)) {
			g.rows[0].header = g.rows[0].cells > 1
		}
	}
}

func (l *layout) textOf(number int) string {
	b := l.blocks[number]
	return string(l.content[b.Start:b.End])
}

// isHeadText reports whether a cell may be the head of a column: no number, but
// a year may be.
func isHeadText(s string) bool {
	if !startsWithDigit(s) {
		return true
	}
	return len(s) == 4 && (s[:2] == "19" || s[:2] == "20") && strings.Trim(s, "0123456789") == ""
}

func startsWithDigit(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }
