package pdf

import (
	"cmp"
	"slices"
)

// drawnBorders returns where lines are drawn down between the columns of a table,
// over more than half of its height.
func drawnBorders(rows []row, rules []rect) []float64 {
	all := rows[0].rect()
	for _, r := range rows {
		all = all.union(r.rect())
	}
	var lines []rect
	for _, r := range rules {
		if r.height() > r.width() && r.left > all.left && r.right < all.right && r.bottom > all.top && r.top < all.bottom {
			lines = append(lines, r)
		}
	}
	slices.SortFunc(lines, func(a, b rect) int { return cmp.Compare(a.left, b.left) })
	var borders []float64
	for i := 0; i < len(lines); {
		from, height := i, 0.0
		for ; i < len(lines) && lines[i].left < lines[from].left+3; i++ {
			height += min(lines[i].bottom, all.bottom) - max(lines[i].top, all.top)
		}
		if 2*height > all.height() && len(borders) < mostCells {
			borders = append(borders, (lines[from].left+lines[i-1].right)/2)
		}
	}
	return borders
}

// drawnRows returns how far down lines are drawn across a table, where they part its
// rows: several, and not many lines of text between them.
func drawnRows(rows []row, rules []rect) []float64 {
	all := rows[0].rect()
	for _, r := range rows {
		all = all.union(r.rect())
	}
	var lines []rect
	for _, r := range rules {
		if r.width() > r.height() && r.top > all.top && r.bottom < all.bottom && r.right > all.left && r.left < all.right {
			lines = append(lines, r)
		}
	}
	slices.SortFunc(lines, func(a, b rect) int { return cmp.Compare(a.top, b.top) })
	var at []float64
	for i := 0; i < len(lines); {
		from, width := i, 0.0
		for ; i < len(lines) && lines[i].top < lines[from].top+3; i++ {
			width += min(lines[i].right, all.right) - max(lines[i].left, all.left)
		}
		if 2*width > all.width() {
			at = append(at, lines[from].top)
		}
	}
	if len(at) < 2 || 4*(len(at)+1) < len(rows) {
		return nil
	}
	return at
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
	all := rows[0].rect()
	for _, r := range rows {
		all = all.union(r.rect())
	}
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
