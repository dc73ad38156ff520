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
//
// So has a list without marks, by whatever stands between the label and the number, or
// behind it: "Oman = 12", "12 Oman".
const (
	mostEntry    = 120 // bytes of such a line
	mostLead     = 60  // bytes before its colon
	mostValue    = 4   // words behind it, if none of them has a digit
	mostListed   = 8   // words of a line of a list without marks
	leastEntries = 2   // lines of a fact sheet one below the other
	leastListed  = 3   // of such a list
)

// sheet makes an item of a line of a fact sheet, or of a list without marks.
func (s *splitter) sheet(l line, t string) bool {
	if l.start >= s.sheets {
		is := s.entryKind(l.start)
		if is == nil {
			return false
		}
		_, s.sheets = s.entries(l.start, len(s.content), is)
	}
	s.add(Block{Kind: Item, Start: l.start, End: l.end, Level: 1})
	return true
}

// entryKind tells what the lines from a place on are: entries of a fact sheet, of a list,
// or none.
func (s *splitter) entryKind(at int) func(string) bool {
	if n, _ := s.entries(at, leastEntries, isEntry); n == leastEntries {
		return isEntry
	}
	if n, _ := s.entries(at, leastListed, isListed); n == leastListed {
		return isListed
	}
	return nil
}

// entries counts the lines of a kind from a place on, up to so many, and returns where
// they end.
func (s *splitter) entries(at, most int, is func(string) bool) (n, end int) {
	for n < most && at < len(s.content) {
		from, to, next := s.lineFrom(at)
		if !is(s.content[from:to]) {
			break
		}
		at, n = next, n+1
	}
	return n, at
}

// isListed reports whether a line is a label and a number, in either order, and nothing
// that has a digit.
func isListed(t string) bool {
	words := strings.Fields(strings.TrimRight(t, ";,"))
	n := len(words)
	if len(t) > mostLead || n < 2 || n > mostListed || itemMark(t) > 0 {
		return false
	}
	if !isNumeric(words[n-1]) {
		words[0], words[n-1] = words[n-1], words[0]
	}
	label := strings.Join(words[:n-1], " ")
	return isNumeric(words[n-1]) && !strings.ContainsFunc(label, unicode.IsDigit) && strings.ContainsFunc(label, unicode.IsLetter) && !strings.ContainsAny(label, ".!?")
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
