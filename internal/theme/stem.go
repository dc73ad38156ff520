package theme

import "bytes"

// ending is a suffix of a word and how much has to stand before it to be a stem.
type ending struct {
	suffix string
	put    string // in its place
	least  int
}

// endings are those of English words, in the order in which they are tried.
func endings() []ending {
	return []ending{
		{"iness", "y", 3}, {"fulness", "", 3}, {"lessness", "", 3}, {"ization", "", 3}, {"isation", "", 3},
		{"ations", "", 3}, {"ation", "", 3}, {"itions", "", 4}, {"ition", "", 4}, {"ments", "", 3}, {"ment", "", 3},
		{"nesses", "", 3}, {"ness", "", 3}, {"ingly", "", 3}, {"edly", "", 3}, {"ities", "", 3}, {"ity", "", 3},
		{"ists", "", 4}, {"ist", "", 4}, {"isms", "", 4}, {"ism", "", 4}, {"ies", "y", 2}, {"ied", "y", 2},
		{"ings", "", 3}, {"ing", "", 3}, {"ers", "", 3}, {"er", "", 3}, {"ors", "", 4}, {"or", "", 4},
		{"ions", "", 3}, {"ion", "", 3}, {"ed", "", 3}, {"es", "", 3}, {"ly", "", 3}, {"s", "", 3},
	}
}

// stemmer cuts words down to what their forms share. Crude is enough: what counts is that
// "bribes", "bribed" and "bribing" are one feature, not that it is a word.
type stemmer struct {
	byLast [256][]ending // by the last letter of the suffix
}

func newStemmer() *stemmer {
	s := &stemmer{}
	for _, e := range endings() {
		last := e.suffix[len(e.suffix)-1]
		s.byLast[last] = append(s.byLast[last], e)
	}
	return s
}

// stem cuts a folded word, in place.
func (s *stemmer) stem(w []byte) []byte {
	w = bytes.TrimSuffix(w, []byte("'s"))
	if len(w) == 0 {
		return w
	}
	for _, e := range s.byLast[w[len(w)-1]] {
		if n := len(w) - len(e.suffix); n >= e.least && string(w[n:]) == e.suffix {
			w = append(w[:n], e.put...)
			break
		}
	}
	if n := len(w); n > 3 && w[n-1] == w[n-2] && !bytes.ContainsRune([]byte("aeiouls"), rune(w[n-1])) {
		w = w[:n-1] // "planned"
	}
	if n := len(w); n > 3 && (w[n-1] == 'e' || w[n-1] == 'y') {
		w = w[:n-1]
	}
	return w
}
