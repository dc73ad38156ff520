package extract

import (
	"strings"

	"cited/internal/text"
)

// What stands right below a table or a list may be its caption: "People of the coast who
// left, 2012–2016". A note or a sentence is none.

// longestBelow is how many bytes such a line may have.
const longestBelow = 200

// belowLevel is the level of such a line as the heading of the list above it: below all
// headings of the text.
const belowLevel = 7

// captionBelow reads the line right below what ends before block i, if it may be the
// caption of it. What stands behind a blank line heads the text that follows, unless it
// tells a time, as no other heading of a few lines does.
func (s *Session) captionBelow(w text.Window, i int) label {
	if i == 0 || i >= len(w.Blocks) {
		return label{}
	}
	b := w.Blocks[i]
	line := w.Content[b.Start:b.End]
	if b.Kind != text.Paragraph && b.Kind != text.Heading && b.Kind != text.Note || len(line) > longestBelow || strings.ContainsAny(line, "\n:*") {
		return label{}
	}
	whole := strings.HasSuffix(line, ")") || strings.HasSuffix(line, "]")
	if strings.HasSuffix(line, ".") && !whole || strings.Contains(line, ". ") && b.Kind == text.Paragraph {
		return label{}
	}
	l := s.labelled(w, rangeOf(b), caption)
	if apart := strings.Count(w.Content[w.Blocks[i-1].End:b.Start], "\n") > 1; apart && l.time.value == "" {
		return label{}
	}
	return l
}

// heading returns the heading that a caption is.
func (l label) heading(block, words int) heading {
	return heading{level: belowLevel, words: words, block: block, context: context{origin: append(l.origin, l.country...), theatre: l.theatre,
		group: l.group, cause: l.cause, measure: l.measure, people: l.people, time: l.time}}
}

// under adds what the heading above says and this one does not.
func (h *heading) under(above heading) {
	if h.measure.value == "" && above.measure.value != "" {
		h.measure, h.block = above.measure, above.block
	}
	if h.people.value == "" {
		h.people, h.class = above.people, above.class
	}
	if h.time.value == "" {
		h.time = above.time
	}
	for _, list := range []struct{ own, above *[]code }{{&h.origin, &above.origin}, {&h.theatre, &above.theatre}, {&h.group, &above.group}, {&h.cause, &above.cause}} {
		if len(*list.own) == 0 {
			*list.own = *list.above
		}
	}
}

// openList takes the line below a list that begins at block i for its heading, and
// closeList forgets it.
func (s *Session) openList(w text.Window, i int) {
	end := i
	for end < len(w.Blocks) && w.Blocks[end].Kind == text.Item {
		end++
	}
	l := s.captionBelow(w, end)
	if l.at.End == 0 {
		return
	}
	h := l.heading(s.blocks, len(s.tokens))
	if n := len(s.heads); n > 0 {
		h.under(s.heads[n-1])
	}
	s.heads = append(s.heads, h)
}

func (s *Session) closeList() {
	if n := len(s.heads); n > 0 && s.heads[n-1].level == belowLevel {
		s.heads = s.heads[:n-1]
	}
}
