package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cited/internal/text"
)

// creditLine is a line that credits the table or list above it, "Source: police", or what ends a
// block so.
type creditLine struct {
	from, to int // the blocks it credits
	code
}

// longestCredit is how many bytes a line that credits what stands above may have.
const longestCredit = 300

// creditLines finds the lines of a window that credit what stands above them.
func (s *Session) creditLines(w text.Window) []creditLine {
	var out []creditLine
	for i, b := range w.Blocks {
		if b.Kind == text.Cell || b.Kind == text.Boilerplate || b.End-b.Start > longestCredit {
			continue
		}
		if c, ok := s.creditAtEnd(w, b); ok {
			out = append(out, creditLine{from: i, to: i + 1, code: c})
			continue
		}
		if i == 0 || !strings.Contains(w.Content[b.Start:min(b.End, b.Start+len("Sources :"))], ":") {
			continue
		}
		if c, ok := s.creditOf(w, b); ok {
			out = append(out, creditLine{from: above(w, i), to: i, code: c})
		}
	}
	return out
}

// creditAtEnd reads whom a block credits with all that it says, in its last sentence or its last line:
// "Killed: 9. Hurt: 12. Source: Port Office.", "Killed: 9. (Data: Port Office)".
func (s *Session) creditAtEnd(w text.Window, b text.Block) (code, bool) {
	words := w.Content[b.Start:b.End]
	colon := strings.LastIndexByte(words, ':')
	if colon < 0 {
		return code{}, false
	}
	start := strings.LastIndexAny(words[:colon], ".;([|\n") + 1
	if start == 0 || colon-start > longestLabel || !strings.ContainsAny(lastSign(words[:start]), ".;|\n") {
		return code{}, false
	}
	start += len(words[start:]) - len(strings.TrimLeft(words[start:], " \t"))
	end := len(strings.TrimRight(words, " .)]"))
	who := strings.TrimLeft(words[colon+1:], " ")
	if first, _ := utf8.DecodeRuneInString(who); !unicode.IsUpper(first) || strings.Contains(words[colon:max(colon, end)], ". ") {
		return code{}, false
	}
	b.Start, b.End = b.Start+start, b.Start+end
	return s.creditOf(w, b)
}

// lastSign returns what ends words but for the mark of a bracket that opens behind: what stands in a
// bracket inside of a sentence credits no other one.
func lastSign(words string) string {
	words = strings.TrimRight(strings.TrimRight(words, "(["), " \t")
	return words[max(0, len(words)-1):]
}

// longestLabel is how many bytes the words may have that lead to whom a credit names.
const longestLabel = 24

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
