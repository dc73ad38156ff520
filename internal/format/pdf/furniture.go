package pdf

import (
	"math"
	"regexp"
	"strconv"
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

// spot is where a line stands near the edge of a page.
type spot struct {
	page int
	base float64
}

// running remembers where the lines near the edges of pages stand, by what they say
// with every number as #.
type running struct {
	spots map[string][]spot
	count int // of pages
}

func (n *running) learn(s *sheet) {
	n.count++
	for _, r := range s.edges() {
		if words := masked(r.line().text()); words != "" {
			n.spots[words] = append(n.spots[words], spot{s.page.number, r.base()})
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

// masked returns a line with every number as one #, Roman ones included where they
// stand alone. Lines that hold hardly a letter beside numbers are like each other
// for other reasons: they say nothing.
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
	return regexp.MustCompile(`(?i)^(?:page|seite|p\.|s\.)?\s*[-–—|\[(•·]*\s*(?:\d{1,4}|x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3})\s*[-–—|\])•·]*\s*(?:(?:of|/|von|de)\s*\d{1,4})?$`)
}

// takeFurniture takes the furniture off a page.
func (n *running) takeFurniture(s *sheet, number *regexp.Regexp) {
	gone := map[*frag]bool{}
	for _, r := range s.edges() {
		if n.comesAgain(r) && !isRaisedNote(r.line()) || (number.MatchString(r.line().text()) || r.numbers(s.page.number)) && s.isApart(r) {
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

// comesAgain reports whether a row stands on so many pages at the same height that it
// is no part of the text: on three, or on two of a few.
func (n *running) comesAgain(r row) bool {
	pages, last := 0, 0
	for _, at := range n.spots[masked(r.line().text())] {
		if at.page != last && math.Abs(at.base-r.base()) < drift {
			pages++
			last = at.page
		}
	}
	return pages >= 3 || pages == 2 && n.count <= 5
}

// numbers reports whether a row is spread over the page and holds the number of the
// page: a running head that stands there once.
func (r row) numbers(page int) bool {
	if len(r) < 2 || len(r) > 3 {
		return false
	}
	for _, f := range r {
		if len(f.words) == 1 && strings.Trim(f.words[0].text, "-–—|[]()•·") == strconv.Itoa(page) {
			return true
		}
	}
	return false
}

// isRaisedNote reports whether a line begins with the number of a note: notes may say
// the same on page after page.
func isRaisedNote(f *frag) bool {
	s := f.words[0].text
	return marked(s) > 0 || strings.Trim(s, "¹²³⁴⁵⁶⁷⁸⁹⁰") == ""
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
