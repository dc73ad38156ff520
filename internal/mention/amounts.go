package mention

import (
	"slices"
	"strings"

	"cited/internal/text"
)

// addAmounts notes the phrases with which words of a measure say how much something comes to
// where a number stands right behind them: "the count arrives at 40", "the remaining 12".
func (e *Entry) addAmounts() {
	for _, w := range e.Slots["amounts"] {
		e.amounts = append(e.amounts, strings.Fields(text.Fold(w)))
	}
}

// dropAmounts takes out words of measures that only say how much something comes to.
func (s *Sentence) dropAmounts() {
	only := func(m Match) bool { return len(m.Entry.amounts) > 0 && s.isAmount(m) }
	if slices.ContainsFunc(s.byList[Measures], only) {
		s.byList[Measures] = slices.DeleteFunc(s.byList[Measures], only)
		s.Matches = slices.DeleteFunc(s.Matches, func(m Match) bool { return m.Entry.List == Measures && only(m) })
	}
}

// isAmount reports whether a match is part of a phrase of its entry that ends right before a
// number.
func (s *Sentence) isAmount(m Match) bool {
	for i := range s.Quantities {
		if s.Quantities[i].From < m.To {
			continue
		}
		for _, phrase := range m.Entry.amounts {
			if from := s.Quantities[i].From - len(phrase); from >= 0 && from < m.To && s.reads(from, phrase) {
				return true
			}
		}
		return false
	}
	return false
}

// reads reports whether the folded words from token from on are those of a phrase.
func (s *Sentence) reads(from int, phrase []string) bool {
	for i, w := range phrase {
		if s.lang.Folded(s, from+i) != w {
			return false
		}
	}
	return true
}
