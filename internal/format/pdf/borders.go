package pdf

import (
	"cmp"
	"slices"
)

// drawnBorders returns where lines are drawn down between the columns of a table,
// over more than half of its height.
func drawnBorders(rows []row, rules []rect) []float64 {
	var borders []float64
	for _, line := range drawnDown(around(rows), rules) {
		if len(borders) < mostCells {
			borders = append(borders, (line.left+line.right)/2)
		}
	}
	return borders
}

// drawnRows returns how far down lines are drawn across a table, where they part its
// rows: several, and not many lines of text between them.
func drawnRows(rows []row, rules []rect) []float64 {
	turned := make([]rect, len(rules))
	for i, r := range rules {
		turned[i] = r.turned()
	}
	var at []float64
	for _, line := range drawnDown(around(rows).turned(), turned) {
		at = append(at, line.left)
	}
	if len(at) < 2 || 4*(len(at)+1) < len(rows) {
		return nil
	}
	return at
}

// around returns the smallest rectangle that holds all rows.
func around(rows []row) rect {
	all := rows[0].rect()
	for _, r := range rows {
		all = all.union(r.rect())
	}
	return all
}

// drawnDown returns the lines from left to right that are drawn down inside a rectangle
// over more than half of its height, pieces of one line together. Of each only left
// and right, where its first and its last piece begin and end, say anything.
func drawnDown(all rect, rules []rect) []rect {
	var pieces []rect
	for _, r := range rules {
		if r.height() > r.width() && r.left > all.left && r.right < all.right && r.bottom > all.top && r.top < all.bottom {
			pieces = append(pieces, r)
		}
	}
	slices.SortFunc(pieces, func(a, b rect) int { return cmp.Compare(a.left, b.left) })
	var lines []rect
	for i := 0; i < len(pieces); {
		from, height := i, 0.0
		for ; i < len(pieces) && pieces[i].left < pieces[from].left+3; i++ {
			height += min(pieces[i].bottom, all.bottom) - max(pieces[i].top, all.top)
		}
		if 2*height > all.height() {
			lines = append(lines, rect{left: pieces[from].left, right: pieces[i-1].right})
		}
	}
	return lines
}

// linesAbove counts the lines that are drawn above y.
func linesAbove(lines []float64, y float64) int {
	n := 0
	for n < len(lines) && lines[n] < y {
		n++
	}
	return n
}

// bordersOf returns where one column ends and the next begins: where hardly a row
// of cells has anything.
func bordersOf(rows []row) []float64 {
	all := around(rows)
	cover := make([]int, int(min(all.width(), 5000))+2)
	several := 0
	for _, r := range rows {
		if len(r) < 2 {
			continue
		}
		several++
		for _, f := range r {
			f.cover(cover, all.left)
		}
	}
	most := several / 8
	least := 0.35 * rows[0].size()
	var borders []float64
	for x := 0; x < len(cover); {
		if cover[x] > most {
			x++
			continue
		}
		end := x
		for end < len(cover) && cover[end] <= most {
			end++
		}
		if x > 0 && end < len(cover)-1 && float64(end-x) >= least && len(borders) < mostCells {
			borders = append(borders, all.left+float64(x+end)/2)
		}
		x = end
	}
	return borders
}
