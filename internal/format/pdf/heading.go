package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"cited/internal/text"
)

// Headings are short, stand alone, and are set larger than the text, or bold or in
// capitals. Their level is the rank of how they are set among all headings.

const (
	maxHeading = 200 // letters
	levels     = 6
)

// look is how a heading is set: its size in half points, one more if it is bold.
type look int

func (b *block) look() look {
	l := look(math.Round(2*b.size)) * 2
	if b.bold {
		l++
	}
	return l
}

// isHeading reports whether a block is set as a heading. Before is the block above
// it in its column, nil if there is none.
func (b *block) isHeading(body float64) bool {
	if b.kind == text.Cell || len(b.lines) == 0 || len(b.lines) > 4 {
		return false
	}
	letters, upper, chars := 0, 0, 0
	for _, l := range b.lines {
		chars += l.chars
		for _, w := range l.words {
			for _, r := range w.text {
				if unicode.IsLetter(r) {
					letters++
					if unicode.IsUpper(r) {
						upper++
					}
				}
			}
		}
	}
	if chars > maxHeading || letters < 2 {
		return false
	}
	last := b.lines[len(b.lines)-1].words
	end := last[len(last)-1].text
	switch {
	case b.size > 1.12*body+0.2:
		return b.size > 1.3*body || !strings.HasSuffix(end, ".") || b.bold
	case b.size < 0.9*body:
		return false
	case strings.HasSuffix(end, ".") || strings.HasSuffix(end, ",") || strings.HasSuffix(end, ";"):
		return false
	}
	return b.bold && len(b.lines) <= 3 || len(b.lines) == 1 && upper == letters && letters > 3 && b.kind != text.Item
}

// rank makes blocks that are set as headings headings, and gives them levels.
func rank(blocks []*block, looks []look) {
	for _, b := range blocks {
		if b.kind != text.Heading {
			continue
		}
		at, _ := slices.BinarySearchFunc(looks, b.look(), func(l, want look) int { return int(want - l) })
		b.level = min(at+1, levels)
	}
}
