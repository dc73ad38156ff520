package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cited/internal/text"
)

// block is a stretch of the text as it stands on pages.
type block struct {
	kind  text.Kind
	level int
	lines []*frag
	grid  *grid
	size  float64
	bold  bool
	// Whether its last line reaches the end of the column, its first line is set in,
	// and it is the first of a column.
	full, indented, continues bool
}

// blocksOf returns the blocks of an area.
func blocksOf(a area, rules []rect, body float64) []*block {
	rows := rowsOf(a)
	var blocks []*block
	var lines []*frag
	flush := func() {
		blocks = append(blocks, paragraphs(lines, body)...)
		lines = nil
	}
	for i := 0; i < len(rows); {
		if n := tableAt(rows[i:]); n > 0 {
			if g, back := newGrid(rows[i:i+n], lines, rules); g != nil {
				lines = lines[:len(lines)-back]
				flush()
				blocks = append(blocks, &block{kind: text.Cell, grid: g, size: g.size})
				i += n
				continue
			}
		}
		line := rows[i].line()
		if isLeader(line) {
			flush()
			blocks = append(blocks, &block{lines: []*frag{line}, size: line.size})
		} else {
			lines = append(lines, line)
		}
		i++
	}
	flush()
	return blocks
}

// paragraphs parts the lines of a column into paragraphs.
func paragraphs(lines []*frag, body float64) []*block {
	var blocks []*block
	if len(lines) == 0 {
		return nil
	}
	lead := leading(lines)
	for from := 0; from < len(lines); {
		to := from + 1
		for to < len(lines) && !isApart(lines[to-1], lines[to], lead) {
			to++
		}
		blocks = append(blocks, group(lines[from:to], body)...)
		from = to
	}
	return blocks
}

// leading returns the distance of most lines, in sizes of their type.
func leading(lines []*frag) float64 {
	var all []float64
	for i := 1; i < len(lines); i++ {
		if d := (lines[i].base - lines[i-1].base) / lines[i].size; d > 0.8 && d < 2.2 {
			all = append(all, d)
		}
	}
	if len(all) == 0 {
		return 1.2
	}
	slices.Sort(all)
	return all[len(all)/3]
}

// isApart reports whether white or another size of type parts two lines.
func isApart(a, b *frag, lead float64) bool {
	size := max(a.size, b.size)
	if math.Abs(a.size-b.size) > 0.07*size+0.1 && !isInitial(a, b) {
		return true
	}
	return b.base-a.base > 1.22*lead*size+0.5 || b.page != a.page
}

// isInitial reports whether a line is only a large first letter.
func isInitial(a, b *frag) bool { return a.chars == 1 && a.size > 1.5*b.size }

// group parts lines that no white parts: where one is set in, where one ends before
// it is full, where an item of a list begins, where bold type ends.
func group(lines []*frag, body float64) []*block {
	left, right := math.Inf(1), math.Inf(-1)
	for _, l := range lines {
		left, right = min(left, l.left), max(right, l.right)
	}
	var blocks []*block
	from := 0
	for i := 1; i <= len(lines); i++ {
		if i < len(lines) && !begins(lines, from, i, left, right, body) {
			continue
		}
		b := &block{lines: lines[from:i], size: lines[from].size, bold: isBold(lines[from:i])}
		last := lines[i-1]
		b.full = right-last.right < 2.5*last.size
		b.indented = lines[from].left > left+0.8*b.size
		if isMarker(lines[from].words[0].text) && len(lines[from].words) > 1 {
			b.kind, b.level = text.Item, 1
		}
		blocks = append(blocks, b)
		from = i
	}
	return blocks
}

func isBold(lines []*frag) bool {
	for _, l := range lines {
		if !l.bold {
			return false
		}
	}
	return true
}

// begins reports whether line i begins a paragraph other than that of line from.
func begins(lines []*frag, from, i int, left, right, body float64) bool {
	a, b := lines[i-1], lines[i]
	size := b.size
	first := lines[from]
	item := isMarker(first.words[0].text)
	marked := isMarker(b.words[0].text) && len(b.words) > 1
	switch {
	case marked && (isBullet(b.words[0].text) || item && math.Abs(b.left-first.left) < size || b.words[1].left-b.words[0].right > 0.6*size):
		return true
	case a.bold != b.bold && (a.bold && allBold(a) || allBold(b)) && (a.size > 1.05*body || fits(a, b, right) || !isMixed(a, b)):
		return true
	case item:
		return b.left < first.left+0.3*size && fits(a, b, right)
	case size > 1.12*body: // a heading is broken where it looks good
		return false
	case b.left > a.left+0.8*size && b.left > left+0.8*size:
		return !isHanging(lines, from, i)
	}
	return fits(a, b, right)
}

func allBold(f *frag) bool {
	for _, w := range f.words {
		if !w.bold {
			return false
		}
	}
	return true
}

// isMixed reports whether bold type goes on from one line into the next.
func isMixed(a, b *frag) bool {
	return a.words[len(a.words)-1].bold == b.words[0].bold
}

// isHanging reports whether line i is the second of a paragraph whose first line
// hangs out: the lines after it stand where it does, up to the next that hangs.
func isHanging(lines []*frag, from, i int) bool {
	if i != from+1 {
		return false
	}
	size := lines[i].size
	if i+1 < len(lines) {
		return math.Abs(lines[i+1].left-lines[i].left) < 0.3*size && math.Abs(lines[from].left-lines[i].left) > 0.8*size && !endsSentence(lines[from])
	}
	return !endsSentence(lines[from])
}

// fits reports whether the first word of b had had room at the end of a: then
// somebody ended the line there, unless its sentence goes on.
func fits(a, b *frag, right float64) bool {
	if r, _ := utf8.DecodeRuneInString(b.words[0].text); unicode.IsLower(r) && !endsSentence(a) {
		return false
	}
	return a.right+0.3*a.size+b.words[0].width() < right-0.6*a.size
}

// endsSentence reports whether a line ends with the end of a sentence.
func endsSentence(f *frag) bool {
	s := strings.TrimRight(f.words[len(f.words)-1].text, "\"”’')]»¹²³⁴⁵⁶⁷⁸⁹⁰*†‡")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?:;…", r)
}

// isMarker reports whether a word marks an item of a list: a bullet, or a number
// or letter with a full stop or a bracket.
func isMarker(s string) bool {
	if isBullet(s) {
		return true
	}
	t := strings.TrimPrefix(s, "(")
	core := strings.TrimRight(t, ".)")
	if core == t || len(core) > 5 || core == "" {
		return false
	}
	number := strings.Trim(core, "0123456789.") == "" && len(core) <= 4 && !isYear(core)
	letter := utf8.RuneCountInString(core) == 1 && unicode.IsLower(rune(core[0])) && strings.HasSuffix(t, ")")
	roman := strings.Trim(core, "ivx") == ""
	return number || letter || roman
}

func isBullet(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n == len(s) && (strings.ContainsRune("•‣◦▪■●○–—·∙\u2043-*", r) || r >= 0xe000 && r <= 0xf8ff) // or a sign of a font of its own
}
