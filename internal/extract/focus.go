package extract

import "cited/internal/mention"

// tally counts the namings of countries in a document as far as it was read.
type tally struct {
	count map[string]int
	sum   int
	top   string // named most often so far
}

const (
	focusShare = 0.7 // of all namings that one country must have for a document to be about it
	landShare  = 0.4 // for a document to play in it, its capital counted
	focusLeast = 2   // namings, at least
)

func (t *tally) add(c string) {
	if t.count == nil {
		t.count = map[string]int{}
	}
	t.count[c]++
	t.sum++
	if t.count[c] > t.count[t.top] {
		t.top = c
	}
}

// most returns the country that nearly all namings are of, "" if there is none.
func (t *tally) most() string { return t.leader(focusShare) }

// leader returns the country that at least such a share of the namings is of, "" if
// there is none.
func (t *tally) leader(share float64) string {
	if n := t.count[t.top]; n >= focusLeast && float64(n) >= share*float64(t.sum) {
		return t.top
	}
	return ""
}

// focus returns the country whose people the document is about.
func (s *Session) focus() string {
	if c := s.named.most(); c != s.aim() {
		return c
	}
	return ""
}

// ledTo tells how much of the naming of a country, so far, is as one that people go to
// or where something happens: "never", "seldom", "mostly", "always", or "unnamed".
func (s *Session) ledTo(c string) string {
	to, other := s.aims.count[c], s.named.count[c]
	switch {
	case to+other == 0:
		return "unnamed"
	case to == 0:
		return "never"
	case other == 0:
		return "always"
	case to > other:
		return "mostly"
	}
	return "seldom"
}

// aim returns the country that a document on a war of no codebook sends people
// to.
func (s *Session) aim() string {
	c := s.aims.most()
	if s.reader.all.theatre[c] || s.named.count[c] > s.aims.count[c] {
		return ""
	}
	return c
}

// name counts the countries that a sentence names.
func (s *Session) name(sc *scene) {
	for _, m := range sc.s.List(mention.Countries) {
		if len(m.Entry.Means) == 1 && !sc.insideGroup(m) {
			s.lands.add(m.Entry.Means[0])
		}
	}
	for _, p := range sc.places {
		if len(p.codes) != 1 || p.Entry.List != mention.Countries || sc.inSource(p.from) {
			continue
		}
		c := p.codes[0]
		switch {
		case p.role == toRole:
			s.aims.add(c)
		case !s.reader.all.theatre[c] && (p.role != peopleRole || sc.ofPeople(p)):
			s.named.add(c)
		}
	}
}
