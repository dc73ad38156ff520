package html

import (
	"strings"
	"unicode"

	"cited/internal/text"
)

// title returns the number of the block that is the title of the page, -1 if there
// is none: of what the title as the page declares it starts or ends with, headings
// before others, those that lead nowhere before those that do, and the longest of
// them, since the rest is the name of the site; else the only heading of level 1.
func (l *layout) title(declared string) int {
	declared = letters(declared)
	if len(declared) < shortTitle {
		return l.onlyTitle()
	}
	best, rank, length := -1, 3, 0
	for i := range l.blocks {
		b := &l.blocks[i]
		if b.Kind == text.Cell || b.End-b.Start > 2*len(declared)+longTitle {
			continue
		}
		s := letters(l.textOf(i))
		k, n := l.rankTitle(b, declared, s), min(len(s), len(declared))
		if k < rank || k == rank && rank < 3 && n > length {
			best, rank, length = i, k, n
		}
	}
	if best >= 0 {
		return best
	}
	return l.onlyTitle()
}

// rankTitle says how well a block of these letters is the declared title, 0 is
// best, 3 not at all.
func (l *layout) rankTitle(b *block, declared, s string) int {
	ends := len(s) >= longTitle && strings.HasSuffix(declared, s)
	switch {
	case b.mayBeTitle() && s != "" && (strings.HasPrefix(declared, s) || strings.HasPrefix(s, declared) || ends):
		if b.look.linked > 0.8 {
			return 1
		}
		return 0
	case b.Kind == text.Paragraph && l.regions[b.region].hint == article && b.look.linked < 0.5 && len(s) >= longTitle && 2*len(s) >= len(declared) &&
		(strings.HasPrefix(declared, s) || ends):
		return 2
	}
	return 3
}

// What a title has at least, in bytes of letters.
const (
	shortTitle = 4
	longTitle  = 12
)

func (b *block) mayBeTitle() bool {
	return b.Kind == text.Heading && b.furniture != certainly && b.Level <= 3
}

// onlyTitle returns the number of the only heading of level 1, -1 if there is none
// or it leads to another page.
func (l *layout) onlyTitle() int {
	only := -1
	for i := range l.blocks {
		if b := &l.blocks[i]; b.mayBeTitle() && b.Level == 1 {
			if only >= 0 {
				return -1
			}
			only = i
		}
	}
	if only >= 0 && l.blocks[only].look.linked > 0.8 {
		return -1
	}
	return only
}

// letters returns the letters and digits of s, in lower case.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
