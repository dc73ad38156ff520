package pdf

import (
	"cmp"
	"math"
	"slices"
)

// Columns. A gutter is where many fragments begin below each other and none goes
// across. What does go across (a title, a wide table) parts the page into bands,
// and in each band the columns are read one after the other. Cells of a table
// stand in columns too; they are told from prose by how little they hold.

// area is a stretch of a page that is read from the top to the bottom.
type area []*frag

// maxColumns is how many columns stand side by side at most.
const maxColumns = 8

// areas returns the parts of a page in the order in which they are read.
func areas(fs []*frag, rules []rect, depth int) []area {
	if len(fs) < 6 || depth > maxColumns {
		return []area{fs}
	}
	fs = slices.Clone(fs)
	slices.SortStableFunc(fs, func(a, b *frag) int { return cmp.Compare(a.base, b.base) })
	var best []band
	most := 0
	for _, x := range gutters(fs) {
		bands := bandsAt(fs, x, rules)
		score := 0
		for _, b := range bands {
			if b.columns {
				score += len(b.left) + len(b.right)
			}
		}
		if score > most {
			best, most = bands, score
		}
	}
	if best == nil {
		return []area{fs}
	}
	var all []area
	for _, b := range best {
		if !b.columns {
			all = append(all, areas(b.all, rules, depth+1)...)
			continue
		}
		all = append(all, areas(b.left, rules, depth+1)...)
		all = append(all, areas(b.right, rules, depth+1)...)
	}
	return all
}

// gutters returns where columns may begin: where at least three fragments do,
// some of them not at the left of all.
func gutters(fs []*frag) []float64 {
	leftmost := math.Inf(1)
	var lefts []float64
	for _, f := range fs {
		lefts = append(lefts, f.left)
		leftmost = min(leftmost, f.left)
	}
	slices.Sort(lefts)
	var found []float64
	for i := 0; i < len(lefts); {
		j := i
		for j < len(lefts) && lefts[j] < lefts[i]+3 {
			j++
		}
		if j-i >= 3 && lefts[i] > leftmost+30 {
			found = append(found, lefts[i]-0.5)
		}
		i = j
	}
	const most = 40
	if len(found) > most { // a drawing
		return nil
	}
	return found
}

// band is a stretch of a page from side to side.
type band struct {
	all, left, right []*frag
	columns          bool // left is read before right
}

// bandsAt parts fragments, which are sorted from the top to the bottom, into bands
// by those that go across x.
func bandsAt(fs []*frag, x float64, rules []rect) []band {
	var bands []band
	var cur band
	flush := func() {
		cur.columns = cur.isProse(x, rules)
		if n := len(bands); len(cur.all) > 0 && n > 0 && !cur.columns && !bands[n-1].columns {
			bands[n-1].all = append(bands[n-1].all, cur.all...)
		} else if len(cur.all) > 0 {
			bands = append(bands, cur)
		}
		cur = band{}
	}
	for i, f := range fs {
		if f.left < x && f.rect.right > x+1 {
			rest := cur.tail(f)
			flush()
			cur.all = append(rest, f)
			flush()
			continue
		}
		if f.left < x {
			cur.left = append(cur.left, f)
		} else {
			cur.right = append(cur.right, f)
		}
		cur.all = append(cur.all, fs[i])
	}
	flush()
	return bands
}

// tail takes off the band what stands below its columns and nearer to f, which
// goes across: a heading over what follows.
func (b *band) tail(f *frag) []*frag {
	n := len(b.left)
	if n < 2 || len(b.right) == 0 {
		return nil
	}
	last, above := b.left[n-1], b.left[n-2]
	if last.base <= b.right[len(b.right)-1].base+1 || f.base-last.base >= last.base-above.base || last != b.all[len(b.all)-1] {
		return nil
	}
	b.left, b.all = b.left[:n-1], b.all[:len(b.all)-1]
	return []*frag{last}
}

// isProse reports whether a band is two columns of text.
func (b *band) isProse(x float64, rules []rect) bool {
	return isColumn(b.left) && isColumn(b.right) && !b.isRuled(x, rules) && b.gutter() > 0.5*b.left[0].size
}

// gutter is how wide the white between the columns is.
func (b *band) gutter() float64 {
	left, right := 0.0, math.Inf(1)
	for _, f := range b.left {
		left = max(left, f.rect.right)
	}
	for _, f := range b.right {
		right = min(right, f.left)
	}
	return right - left
}

// isRuled reports whether lines are drawn across x within the band, as in a table.
func (b *band) isRuled(x float64, rules []rect) bool {
	top, bottom := b.all[0].top, b.all[len(b.all)-1].bottom
	across := 0
	for _, r := range rules {
		if r.width() > r.height() && r.left < x-10 && r.right > x+10 && r.top > top+2 && r.bottom < bottom-2 {
			across++
		}
	}
	return across >= 2
}

// isColumn reports whether fragments are a column of prose, whatever tables stand in
// it: lines of several words that are about as wide as the column, four at least,
// with half of all letters in them.
func isColumn(fs []*frag) bool {
	if len(fs) < 3 {
		return false
	}
	all, chars := fs[0].rect, 0
	for _, f := range fs {
		all = all.union(f.rect)
		chars += f.chars
	}
	lines, within := 0, 0
	for _, f := range fs {
		if f.width() > 0.55*all.width() && f.chars >= 16 && len(f.words) >= 3 && 3*f.digits() < f.chars {
			lines++
			within += f.chars
		}
	}
	return (lines >= 4 || lines == len(fs)) && 2*within >= chars
}

// digits counts the digits of a fragment.
func (f *frag) digits() int {
	n := 0
	for _, w := range f.words {
		for i := range len(w.text) {
			if isDigit(rune(w.text[i])) {
				n++
			}
		}
	}
	return n
}
