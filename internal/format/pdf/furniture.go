package pdf

import (
	"math"
	"regexp"
	"strings"
	"unicode"
)

// Furniture is what stands on the pages and not in the text: running heads and
// feet, which come again page after page, and the numbers of the pages.

const (
	zone     = 0.13 // of the height of a page, at its top and bottom, holds furniture
	drift    = 8.0  // points that it moves from page to page at most
	mostRows = 4    // at either end of a page
)

// mark is a line near the edge of a page that may come again.
type mark struct {
	words string // with every number as #
	at    int    // how far down, in steps of drift
}

// running counts the marks of pages: on how many each stands.
type running struct {
	pages map[mark]int
	count int // of pages
}

func (n *running) learn(s *sheet) {
	n.count++
	seen := map[mark]bool{}
	for _, r := range s.edges() {
		m := markOf(r, s)
		if !seen[m] && m.words != "" {
			seen[m] = true
			n.pages[m]++
		}
	}
}

// edges returns the rows near the top and the bottom of a page.
func (s *sheet) edges() []row {
	var near []*frag
	height := s.page.bottom
	for _, f := range s.frags {
		if f.bottom < zone*height || f.top > (1-zone)*height {
			near = append(near, f)
		}
	}
	rows := rowsOf(near)
	var edges []row
	for i, r := range rows {
		if i < mostRows || i >= len(rows)-mostRows {
			edges = append(edges, r)
		}
	}
	return edges
}

func markOf(r row, s *sheet) mark {
	return mark{masked(r.line().text()), int(math.Round(r.base() / drift))}
}

// masked returns a line with every number as one #, Roman ones included where they
// stand alone. Lines that hold hardly a letter beside numbers are like each other
// for other reasons: they are no marks.
func masked(s string) string {
	var b strings.Builder
	letters, number := 0, false
	for _, r := range strings.ToLower(s) {
		if unicode.IsDigit(r) {
			if !number {
				b.WriteByte('#')
			}
			number = true
			continue
		}
		number = false
		if unicode.IsLetter(r) {
			letters++
		}
		b.WriteRune(r)
	}
	if letters < 3 {
		return ""
	}
	return b.String()
}

// numbering matches a line that is the number of a page.
func numbering() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:page|seite|p\.|s\.)?\s*[-–—|\[(•·]*\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[-–—|\])•·]*\s*(?:(?:of|/|von|de)\s*\d{1,4})?$`)
}

// takeFurniture takes the furniture off a page.
func (n *running) takeFurniture(s *sheet, number *regexp.Regexp) {
	gone := map[*frag]bool{}
	for _, r := range s.edges() {
		if n.comesAgain(markOf(r, s)) || number.MatchString(r.line().text()) && s.isApart(r) {
			s.furniture = append(s.furniture, r)
			for _, f := range r {
				gone[f] = true
			}
		}
	}
	if len(gone) == 0 {
		return
	}
	kept := s.frags[:0:0]
	for _, f := range s.frags {
		if !gone[f] {
			kept = append(kept, f)
		}
	}
	s.frags = kept
}

// comesAgain reports whether a mark stands on so many pages that it is no part of
// the text: on three, or on two of a few.
func (n *running) comesAgain(m mark) bool {
	if m.words == "" {
		return false
	}
	pages := n.pages[m]
	pages = max(pages, pages+n.pages[mark{m.words, m.at - 1}], pages+n.pages[mark{m.words, m.at + 1}])
	return pages >= 3 || pages == 2 && n.count <= 5
}

// isApart reports whether a row is the first or the last of its page, with some
// white between it and the text.
func (s *sheet) isApart(r row) bool {
	at := r.rect()
	above, below := math.Inf(1), math.Inf(1)
	for _, f := range s.frags {
		switch {
		case f.bottom <= at.top+1:
			above = min(above, at.top-f.bottom)
		case f.top >= at.bottom-1:
			below = min(below, f.top-at.bottom)
		}
	}
	white := 0.6 * r.size()
	return math.IsInf(above, 1) && below > white || math.IsInf(below, 1) && above > white
}
