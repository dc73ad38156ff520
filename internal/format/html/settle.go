package html

import (
	"golang.org/x/net/html/atom"

	"cited/internal/text"
)

// sums adds up the blocks before each block.
type sums struct {
	letters []int
	linked  []int // letters of links
	worth   []int
}

// of returns the sum over the blocks of a region.
func (r *region) of(sum []int) int { return sum[r.to] - sum[r.from] }

// lookAll looks at every block.
func (l *layout) lookAll() {
	n := len(l.blocks) + 1
	l.sums = sums{make([]int, n), make([]int, n), make([]int, n)}
	for i := range l.blocks {
		b := &l.blocks[i]
		b.look = lookOf(l.content[b.Start:b.End], b.share())
		l.sums.letters[i+1] = l.sums.letters[i] + b.look.letters
		l.sums.linked[i+1] = l.sums.linked[i] + int(float64(b.look.letters)*b.look.linked)
	}
}

// addWorth adds up what the blocks that count are worth.
func (l *layout) addWorth(counts func(b *block) bool) {
	for i := range l.blocks {
		b := &l.blocks[i]
		worth := 0
		if counts(b) {
			worth = b.worth()
		}
		l.sums.worth[i+1] = l.sums.worth[i] + worth
	}
}

// links returns which share of a region leads to other pages.
func (l *layout) links(r *region) float64 {
	if letters := r.of(l.sums.letters); letters > 0 {
		return float64(r.of(l.sums.linked)) / float64(letters)
	}
	return 0
}

// settle says of each region what it and those around it are, once it is known
// what they hold. Names tell nothing of a frame around the whole page:
// "with-sidebar", a form around everything.
func (l *layout) settle() {
	l.addWorth(func(b *block) bool { return b.furniture == article && !l.isSurely(b.region) })
	all := l.regions[0].of(l.sums.worth)
	for i := range l.regions {
		r := &l.regions[i]
		if r.hint != article && l.isWhole(i, all) || r.hint == doubtful && l.isAside(i) {
			r.hint = article
		}
		if r.around >= 0 {
			r.hint = max(r.hint, l.regions[r.around].hint)
		}
	}
}

// isSurely reports whether a region or one around it is furniture by element or role.
func (l *layout) isSurely(i int) bool {
	for ; i >= 0; i = l.regions[i].around {
		if l.regions[i].hint == certainly {
			return true
		}
	}
	return false
}

// isWhole reports whether a region holds so much of the page that it is no
// furniture, whatever it is called.
func (l *layout) isWhole(i, all int) bool {
	r := &l.regions[i]
	if isTool(r.node) {
		return false
	}
	worth := r.of(l.sums.worth)
	switch r.hint {
	case doubtful:
		return r.titles > 0 || 5*worth > 3*all
	case talk:
		return r.titles > 0 || 20*worth > 19*all
	}
	return r.titles > 0
}

// isAside reports whether an aside within an article tells something itself: a
// box with facts, and not links to other stories.
func (l *layout) isAside(i int) bool {
	r := &l.regions[i]
	if r.node.DataAtom != atom.Aside || r.fields > 0 || r.of(l.sums.worth) < 2*longProse || l.links(r) > 0.1 || judgeNames(namesOf(r.node)) != article {
		return false
	}
	for i = r.around; i >= 0; i = l.regions[i].around {
		if l.regions[i].node.DataAtom == atom.Article {
			return true
		}
	}
	return false
}

// What a teaser has at most, in letters, and how many stand together at least.
const (
	longTeaser  = 500
	fewTeasers  = 3
	shortOfLink = 12
)

// findTeasers marks regions that stand in a row with others made alike, each with
// a title that leads to another page and a few words.
func (l *layout) findTeasers() {
	for i := range l.regions {
		r := &l.regions[i]
		if r.around >= 0 && l.regions[r.around].teaser {
			r.teaser = true
			continue
		}
		alike := map[int][]int{}
		teasers := map[int]int{}
		l.inside(i, func(k int) {
			style := l.regions[k].style
			alike[style] = append(alike[style], k)
			if l.looksTeaser(k) {
				teasers[style]++
			}
		})
		for style, n := range teasers {
			if n < fewTeasers || 5*n < 4*len(alike[style]) {
				continue
			}
			for _, k := range alike[style] {
				l.regions[k].teaser = l.looksTeaser(k)
			}
		}
	}
}

func (l *layout) looksTeaser(i int) bool {
	r := &l.regions[i]
	if r.of(l.sums.letters) > longTeaser || r.titles > 0 || r.from == r.to || isRow(r.node.DataAtom) {
		return false
	}
	for k, b := range l.blocks[r.from:r.to] {
		if b.look.linked > 0.8 && (b.Kind == text.Heading || k < 2 && b.look.letters >= shortOfLink) {
			return true
		}
	}
	return false
}

// isRow reports whether an element is a part of a table.
func isRow(a atom.Atom) bool { return a == atom.Tr || a == atom.Tbody || a == atom.Thead }
