package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cited/internal/text"
)

// longestCredit is how many bytes a line that credits what stands above may have.
const longestCredit = 300

// creditsOf returns whom the lines of a window credit with the blocks above them, "Source: police", or
// a block with all that it says at its end, by the numbers of the blocks. The nearest line below
// counts, and before it what ends the block itself.
func (s *Session) creditsOf(w text.Window) map[int]code {
	out := map[int]code{}
	credited := 0 // the lines so far credit none of the blocks from here on
	for i, b := range w.Blocks {
		if b.Kind == text.Cell || b.Kind == text.Boilerplate || b.End-b.Start > longestCredit {
			continue
		}
		if c, ok := s.creditAtEnd(w, b); ok {
			out[i] = c
			continue
		}
		if i == 0 || !strings.Contains(w.Content[b.Start:min(b.End, b.Start+len("Sources :"))], ":") {
			continue
		}
		c, ok := s.creditOf(w, b)
		if !ok {
			continue
		}
		for k := above(w, i, credited); k < i; k++ {
			if _, own := out[k]; !own {
				out[k] = c
			}
		}
		credited = i
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

// above returns the first of the blocks that stand above block i in one table or list, from a
// block on; the block before it where it is neither.
func above(w text.Window, i, first int) int {
	kind := w.Blocks[i-1].Kind
	from := i - 1
	for from > first && (kind == text.Cell || kind == text.Item) && w.Blocks[from-1].Kind == kind {
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
