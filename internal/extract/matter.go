package extract

import (
	"slices"

	"cited"
	"cited/internal/codebook"
	"cited/internal/mention"
)

// What a document is about decides over numbers of people that nothing in their
// own sentence ties to the codebook: "some 40 citizens" in a report on fighters,
// or in one on a bank.

const (
	certainMatter = 2    // a sentence that names an armed group, fighters, a country of the theatre
	likelyMatter  = 1    // a sentence on arrests, deaths, trials; on what harms people
	enoughMatter  = 3    // a document is about a conflict
	briefMatter   = 2    // the same for a brief, where one sentence is much of the text
	brief         = 1500 // code points
	noteMatter    = 1    // the same for a sentence or two
	note          = 200
)

// ofConflict says how much a sentence speaks of what the codebook is about.
func (r *Reader) ofConflict(s *mention.Sentence) int {
	if len(s.List(mention.Groups)) > 0 || len(s.List(mention.Armed)) > 0 {
		return certainMatter
	}
	for _, m := range s.List(mention.People) {
		if r.all.people[r.all.classes[m.Entry]]&codebook.Conflict != 0 {
			return certainMatter
		}
	}
	for _, m := range s.List(mention.Countries) {
		if r.all.theatre[m.Entry.Meaning()] {
			return certainMatter
		}
	}
	harm := 0
	for i := range s.Tokens {
		if s.Plays(i, mention.RoleWar|mention.RoleStruggle) {
			harm = likelyMatter
		}
	}
	if slices.ContainsFunc(s.List(mention.Causes), func(m mention.Match) bool { return !ofThings(m) }) {
		harm = max(harm, likelyMatter)
	}
	for _, m := range s.List(mention.Measures) {
		if m.Entry.Slot("strength") != "1" && r.all.measure[r.all.measures[m.Entry]]&codebook.Conflict != 0 {
			return harm + likelyMatter
		}
	}
	return harm
}

// everyday counts the words of a sentence that speak of what has nothing to do with a
// codebook: of sport, trade, schools.
func everyday(s *mention.Sentence) int {
	n := 0
	for i := range s.Tokens {
		if s.Plays(i, mention.RoleEveryday) {
			n++
		}
	}
	return n
}

// aboutConflict reports whether the document, as far as it was read, is about a
// conflict.
func (s *Session) aboutConflict() bool {
	enough := enoughMatter
	switch size := s.chars + s.index.at(len(s.index.content)); {
	case size <= note:
		enough = noteMatter
	case size <= brief:
		enough = briefMatter
	}
	return s.matter >= enough
}

// doubt is a figure that may count nobody of the matter.
type doubt struct {
	figure int // of the window
	lead   float64
}

// clearLead is by how much more has to speak for a doubtful figure than against it, where
// the document says too little of a conflict: in a text of a sentence or two the words
// right beside the number may be all there is.
const clearLead = 0.3

// settle drops the doubtful figures of a window if the document, as far as it was
// read, is not about a conflict, and little speaks for them.
func (s *Session) settle() {
	if len(s.doubts) == 0 || s.aboutConflict() {
		return
	}
	kept := make([]cited.Figure, 0, len(s.out))
	for i, f := range s.out {
		if len(s.doubts) > 0 && s.doubts[0].figure == i {
			lead := s.doubts[0].lead
			s.doubts = s.doubts[1:]
			if lead < clearLead {
				continue
			}
		}
		kept = append(kept, f)
	}
	s.out = kept
}
