package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A fact sheet has a line for each number, with words before a colon that say what it is:
//
//	Departed for Syria: ten
//	Dead: 3
//
// Nothing marks these lines as items, but whoever reads them as one paragraph takes the
// label of a number for what stands behind the number before.
const (
	mostEntry    = 120 // bytes of such a line
	mostLead     = 60  // bytes before its colon
	mostValue    = 4   // words behind it, if none of them has a digit
	leastEntries = 2   // lines one below the other
)

// sheet makes an item of a line of a fact sheet.
func (s *splitter) sheet(l line, t string) bool {
	if l.start >= s.sheets {
		if s.entries(l.start) < leastEntries {
			return false
		}
		s.sheets = s.endOfEntries(l.start)
	}
	s.add(Block{Kind: Item, Start: l.start, End: l.end, Level: 1})
	return true
}

// entries counts the lines of a fact sheet from a place on, no more than are needed to
// know one.
func (s *splitter) entries(at int) int {
	n := 0
	for n < leastEntries && at < len(s.content) {
		t, next := s.lineFrom(at)
		if !isEntry(t) {
			break
		}
		at, n = next, n+1
	}
	return n
}

// endOfEntries returns where the lines of a fact sheet end that begin at a place.
func (s *splitter) endOfEntries(at int) int {
	for at < len(s.content) {
		t, next := s.lineFrom(at)
		if !isEntry(t) {
			break
		}
		at = next
	}
	return at
}

// lineFrom returns the line at a place, trimmed, and where the next one starts.
func (s *splitter) lineFrom(at int) (t string, next int) {
	end, next := len(s.content), len(s.content)
	if n := strings.IndexByte(s.content[at:], '\n'); n >= 0 {
		end, next = at+n, at+n+1
	}
	return strings.TrimFunc(s.content[at:end], unicode.IsSpace), next
}

// isEntry reports whether a line is one of a fact sheet: a label, a colon, and behind it a
// number or a few words.
func isEntry(t string) bool {
	if len(t) > mostEntry {
		return false
	}
	lead, value, ok := strings.Cut(t, ": ")
	if !ok || len(lead) > mostLead || strings.ContainsAny(lead, ".!?;") {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(lead); !unicode.IsLetter(r) {
		return false
	}
	words := strings.Fields(value)
	for _, w := range words[:min(len(words), mostValue)] {
		if strings.ContainsFunc(w, unicode.IsDigit) {
			return true
		}
	}
	return len(words) <= mostValue && !strings.ContainsAny(strings.TrimRight(value, "."), ".!?;:")
}
