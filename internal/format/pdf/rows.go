package pdf

import (
	"cmp"
	"math"
	"slices"
)

// row is what stands side by side on one line, from left to right.
type row []*frag

func (r row) rect() rect {
	all := r[0].rect
	for _, f := range r[1:] {
		all = all.union(f.rect)
	}
	return all
}

// base is where the line runs.
func (r row) base() float64 { return r[0].base }

// size is that of the most letters in it.
func (r row) size() float64 {
	return slices.MaxFunc(r, func(a, b *frag) int { return cmp.Compare(a.chars, b.chars) }).size
}

// line returns the row as one stretch of text.
func (r row) line() *frag {
	if len(r) == 1 {
		return r[0]
	}
	all := *r[0]
	all.words = slices.Clone(all.words)
	for _, f := range r[1:] {
		all.words = append(all.words, f.words...)
		all.chars += f.chars
		all.bold = all.bold && f.bold
	}
	all.rect, all.size = r.rect(), r.size()
	return &all
}

// rowsOf sorts fragments into rows, from the top to the bottom.
func rowsOf(fs []*frag) []row {
	fs = slices.Clone(fs)
	slices.SortStableFunc(fs, func(a, b *frag) int { return cmp.Compare(a.base, b.base) })
	var rows []row
	for _, f := range fs {
		n := len(rows) - 1
		if n >= 0 && f.base-rows[n][0].base <= 0.35*min(f.size, rows[n][0].size) || n >= 0 && rows[n].holdsMark(f) {
			rows[n] = append(rows[n], f)
			continue
		}
		rows = append(rows, row{f})
	}
	for _, r := range rows {
		r.sort()
	}
	return rows
}

// holdsMark reports whether the row is a raised mark that stands before or after f.
func (r row) holdsMark(f *frag) bool {
	all := r.rect()
	return len(r) == 1 && r[0].chars <= 3 && r[0].size < 0.87*f.size && f.base-r[0].base < 0.6*f.size &&
		(f.left-all.right < f.size && f.left >= all.left || all.left-f.right < f.size && all.left >= f.left)
}

// sort sorts a row from left to right, or from right to left if it is read so.
func (r row) sort() {
	right := 0
	for _, f := range r {
		if f.rtl {
			right++
		}
	}
	slices.SortStableFunc(r, func(a, b *frag) int {
		if 2*right > len(r) {
			return cmp.Compare(b.right, a.right)
		}
		return cmp.Compare(a.left, b.left)
	})
}

// bodySize returns the size of type in which most is set.
func bodySize(pages []*sheet) float64 {
	count := map[float64]int{}
	for _, s := range pages {
		for _, f := range s.frags {
			count[math.Round(2*f.size)/2] += f.chars
		}
	}
	best, most := 0.0, 0
	for size, n := range count {
		if n > most || n == most && size < best {
			best, most = size, n
		}
	}
	return best
}

// sheet is a page in stretches of lines.
type sheet struct {
	page      *page
	frags     []*frag
	furniture []row // headers, footers, page numbers
	sideways  []row // what runs in another direction
}
