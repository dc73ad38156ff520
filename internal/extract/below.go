package extract

import (
	"strings"

	"cited/internal/text"
)

// creditLine is a line that credits the table or list above it: "Source: police".
type creditLine struct {
	from, to int // the blocks it credits
	code
}

// longestCredit is how many bytes a line that credits what stands above may have.
const longestCredit = 300

// creditLines finds the lines of a window that credit what stands above them.
func (s *Session) creditLines(w text.Window) []creditLine {
	var out []creditLine
	for i := 1; i < len(w.Blocks); i++ {
		b := w.Blocks[i]
		if b.Kind == text.Cell || b.Kind == text.Boilerplate || b.End-b.Start > longestCredit {
			continue
		}
		if !strings.Contains(w.Content[b.Start:min(b.End, b.Start+len("Sources :"))], ":") {
			continue
		}
		if c, ok := s.creditOf(w, b); ok {
			out = append(out, creditLine{from: above(w, i), to: i, code: c})
		}
	}
	return out
}

// above returns the first of the blocks that stand above block i in one table or
// list; the block before it where it is neither.
func above(w text.Window, i int) int {
	kind := w.Blocks[i-1].Kind
	from := i - 1
	for from > 0 && (kind == text.Cell || kind == text.Item) && w.Blocks[from-1].Kind == kind {
		from--
	}
	return from
}

// creditOf reads whom a line credits that opens with "Source:".
func (s *Session) creditOf(w text.Window, b text.Block) (code, bool) {
	sc := s.stretch(w, b, text.Range{Start: b.Start, End: b.End})
	if sc == nil {
		return code{}, false
	}
	list := sc.sourcesOfNote()
	if len(list) == 0 {
		return code{}, false
	}
	return list[0], true
}

// belowOf returns whom the line below a block credits with it.
func (s *Session) belowOf(i int) code {
	for len(s.credits) > 0 && s.credits[0].to <= i {
		s.credits = s.credits[1:]
	}
	if len(s.credits) > 0 && s.credits[0].from <= i {
		return s.credits[0].code
	}
	return code{}
}
