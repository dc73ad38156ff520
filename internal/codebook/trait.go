package codebook

import "strings"

// Trait is what a reader has to know of a measure or a population to link a
// number to its fields. The codebook gives each code its traits, so that a new
// code needs no change of the program.
type Trait uint32

// Traits of measures.
const (
	Base     Trait = 1 << iota // the total of which others are parts: who went
	Rest                       // what no other measure covers
	Conflict                   // tells of a conflict by itself, as journeys and surveys do not
	Leads                      // has an aim: the country they went to is the theatre
	Follows                    // takes the theatre that the sentence before names
	ByState                    // what a state does to its own people, or counts of them
	Held                       // happens in a country that is not the theatre: where they are held or tried
	State                      // holds at a date
	Event                      // happens within a period
	Total                      // without a date, all there were so far
	Sample                     // parts of it are of it too
	Lasting                    // happens and then lasts: said in the past it is the event, in the present the state
	There                      // are somewhere at a date, which is all that "there are 60 in the hills" says
	Unharmed                   // takes over no cause from the text before: those who are held were not hit by the shells

	// Traits of populations.
	Certain // always a matter of the codebook
	Vague   // a matter of the codebook only where a cue says so
	Default // who is counted where no noun says
	Movers  // a bare number of them is the base total
	Locals  // are not from where the rest of the document's people are
	FromWar // may come from a country of the theatre

	UnderAge // of populations and segments: children or young people, of whom nothing is published that nobody cleared
)

// traitNames are the traits as codebook.yaml writes them, in the order of the
// constants.
func traitNames() []string {
	return []string{"base", "rest", "conflict", "leads", "follows", "by-state", "held", "state", "event", "total", "sample", "lasting", "there", "unharmed",
		"certain", "vague", "default", "movers", "locals", "from-war", "under-age"}
}

// traits reads the traits of a code.
func (f fields) traits() Trait {
	var out Trait
	for _, t := range f.texts("traits") {
		found := false
		for i, n := range traitNames() {
			if n == t.value {
				out |= 1 << i
				found = true
			}
		}
		if !found {
			f.failAt(t.node, "there is no trait %s; use %s", t.value, strings.Join(traitNames(), ", "))
		}
	}
	return out
}

// Has reports whether a code has all of these traits.
func (c Code) Has(t Trait) bool { return c.Traits&t == t }

// With returns the first of some codes that has a trait, "" if none has.
func With(codes []Code, t Trait) string {
	for _, c := range codes {
		if c.Has(t) {
			return c.Code
		}
	}
	return ""
}
