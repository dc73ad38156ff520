package text

import (
	"strings"
	"unicode/utf8"
)

// Spelling says how a language writes words where tokens alone do not tell. It
// does not change; a nil one knows nothing.
type Spelling struct {
	stops    map[string]bool   // folded words that are written with a full stop
	counted  map[string]bool   // folded; the same where a number follows: pop. 4,000
	prefixes map[string]bool   // folded; a hyphen behind them parts nothing
	clitics  map[string]string // folded, behind an apostrophe: s, ll, t; what stands before it: n of n't
	cuts     map[string]int    // folded contractions: where they part, bytes
	numerals map[string]bool   // folded; they count what stands behind them
	leaders  map[string]bool   // folded; what they lead to stands behind them: and, the
	openers  map[string]bool   // folded; written with a capital they open a sentence
}

// NewSpelling returns a spelling that knows nothing yet.
func NewSpelling() *Spelling {
	return &Spelling{stops: map[string]bool{}, counted: map[string]bool{}, prefixes: map[string]bool{}, clitics: map[string]string{}, cuts: map[string]int{}, numerals: map[string]bool{}, leaders: map[string]bool{}, openers: map[string]bool{}}
}

// Stop notes a word that is written with a full stop that does not end a
// sentence: gen, no. It stands without the stop.
func (s *Spelling) Stop(word string) { s.stops[Fold(word)] = true }

// NumberStop notes a word that is written with a full stop only where a number
// follows: art, pop.
func (s *Spelling) NumberStop(word string) { s.counted[Fold(word)] = true }

// beforeNumber reports whether a word with a full stop before a number is an
// abbreviation.
func (s *Spelling) beforeNumber(word string) bool { return s != nil && has(s.counted, word) }

// Prefix notes a word whose hyphen does not part it from the next: ex, non.
func (s *Spelling) Prefix(word string) { s.prefixes[Fold(word)] = true }

// Ending notes an ending that is a word of its own, with its apostrophe: 's, n't.
func (s *Spelling) Ending(word string) {
	before, after, _ := strings.Cut(Fold(word), "'")
	s.clitics[after] = before
}

// Contraction notes a word that is two, with the place where it parts: can+not.
func (s *Spelling) Contraction(parted string) {
	first, second, _ := strings.Cut(parted, "+")
	s.cuts[Fold(first+second)] = len(Fold(first))
}

// Opener notes a word that opens a sentence if it has a capital behind a full stop,
// even that of an abbreviation: The.
func (s *Spelling) Opener(word string) { s.openers[Fold(word)] = true }

// Numeral notes a word that counts what stands behind it: four.
func (s *Spelling) Numeral(word string) { s.numerals[Fold(word)] = true }

// counts reports whether a word counts what stands behind it.
func (s *Spelling) counts(word string) bool { return s != nil && has(s.numerals, word) }

// Leader notes a word that ends no sentence, as what it leads to stands behind it:
// and, the.
func (s *Spelling) Leader(word string) { s.leaders[Fold(word)] = true }

// leads reports whether a word leads to what stands behind it.
func (s *Spelling) leads(word string) bool { return s != nil && has(s.leaders, word) }

// opens reports whether a word opens a sentence if it has a capital.
func (s *Spelling) opens(word string) bool { return s != nil && has(s.openers, word) }

// abbreviation reports whether a word is written with a full stop.
func (s *Spelling) abbreviation(word string) bool { return s != nil && has(s.stops, word) }

// keeps reports whether a word is a prefix.
func (s *Spelling) keeps(word string) bool { return s != nil && has(s.prefixes, word) }

// clitic reports whether letters behind an apostrophe are a word with it.
func (s *Spelling) clitic(word string) bool {
	if s == nil || len(word) > longestEntry {
		return false
	}
	var buf [2 * longestEntry]byte
	before, ok := s.clitics[string(AppendFold(buf[:0], word))]
	return ok && before == ""
}

// pieces returns where a word of letters parts in two, bytes; 0 if it does not.
func (s *Spelling) pieces(word string) int {
	if s == nil || len(word) > longestEntry {
		return 0
	}
	for i, r := range word {
		if isApostrophe(r) {
			return s.pieceBefore(word, i, i+utf8.RuneLen(r))
		}
	}
	var buf [2 * longestEntry]byte
	if folded := AppendFold(buf[:0], word); len(folded) == len(word) {
		return s.cuts[string(folded)]
	}
	return 0
}

// pieceBefore returns where the ending of a word begins whose apostrophe stands
// from at to next.
func (s *Spelling) pieceBefore(word string, at, next int) int {
	var buf [2 * longestEntry]byte
	before, ok := s.clitics[string(AppendFold(buf[:0], word[next:]))]
	if start := at - len(before); ok && start > 0 && strings.EqualFold(word[start:at], before) {
		return start
	}
	return 0
}

// longestEntry is the length in bytes beyond which a word is in no list.
const longestEntry = 24

func has(list map[string]bool, word string) bool {
	if len(word) > longestEntry {
		return false
	}
	var buf [2 * longestEntry]byte
	return list[string(AppendFold(buf[:0], word))]
}
