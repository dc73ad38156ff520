package codebook

import (
	"slices"
	"strings"

	"cited"
)

// Codebook is one subject. It does not change after it was loaded and may be
// shared.
type Codebook struct {
	Name        string   // of its folder: "foreign-fighters"
	Title       string   // for people
	Version     string   // of its meaning: raised when a code comes to mean something else
	Theatres    []string // the countries of the conflict, alpha-3
	Measures    []Code   // in the order in which they are shown
	Populations []Code
	Segments    []Code // those that have a fixed name; a segment may also be a phrase of the text
	Families    []Family
	Groups      []Group
	Generic     []string // phrases that mean armed groups without naming one
	Phrases     []Phrase // the same in their stanzas, with examples
	Regions     []Region
	GroupsOf    string  // the codebook that Groups and Phrases belong to: itself, or the one it borrows them from
	Themes      []Theme // what statements and passages are about
	Claims      []Claim // which figures it takes where several codebooks are used

	names  names             // of countries and regions
	takes  map[string]string // class of the word lists: population
	things map[string]string // counted noun: measure
	makes  map[string]string // "measure:population": the population that the measure makes of it

	members, like, says map[string][]string // of a population: whom it holds, whom it may be, and the segments that it says
}

// Code is one value of a closed list.
type Code struct {
	Code   string
	Is     string // one phrase: what it means
	Traits Trait  // what linking has to know of it
}

// Theme is what a statement or passage may be about.
type Theme struct {
	Code  string
	Group string // themes of one kind: going, there, leaving, after
	Is    string // one line: what it means
}

// Family is a name that stands for several measures in queries.
type Family struct {
	Code     string
	Is       string
	Measures []string // codes of measures
}

// Group is an armed group.
type Group struct {
	Name    string     // the usual English name: what figures carry
	Names   []string   // every spelling, the name first, names of a time included
	KnownAs []TimeName // names that were in use for a time
	Ties    []Tie
	Not     []string // longer phrases in which a spelling means something else
	OK, No  []string // sentences that the group must match in the brackets, and must not match
	At      Place
}

// Place is where something stands in the rules.
type Place struct {
	File string // "codebook/foreign-fighters/groups.yaml"
	Line int    // from 1
}

// TimeName is a name that was used from one date to another.
type TimeName struct {
	Name     string
	From, To cited.EDTF // empty: open
	Receipt  string     // who published it, under which title or number, when; empty if nobody looked it up
}

// Tie is how a group stands to another one, from one date to another.
type Tie struct {
	Relation Relation
	With     string     // the name of the other group
	From, To cited.EDTF // empty: open
	Receipt  string     // who published it, under which title or number, when; empty if nobody looked it up
}

// Relation is the kind of a tie.
type Relation string

// Relations. They read from the group to the other: it is a branch of it, ... Alliance
// and affiliation hold both ways.
const (
	AffiliatedWith Relation = "affiliated-with"
	AlliedWith     Relation = "allied-with"
	BranchOf       Relation = "branch-of"
	PartOf         Relation = "part-of"
	PledgedTo      Relation = "pledged-to"
	SplitFrom      Relation = "split-from"
	SuccessorOf    Relation = "successor-of"
)

// Relations lists the relations.
func Relations() []Relation {
	return []Relation{AffiliatedWith, AlliedWith, BranchOf, PartOf, PledgedTo, SplitFrom, SuccessorOf}
}

// Phrase is a stanza of generic phrases for armed groups.
type Phrase struct {
	Forms, Not, OK, No []string
	At                 Place
}

// Region is a name for several countries.
type Region struct {
	Name    string   // what figures carry behind "region:"
	Source  string   // by whose borders
	Members []string // alpha-3; may be empty for a part of one country
}

// Measure returns the measure with this code, whatever its case.
func (c *Codebook) Measure(code string) (Code, bool) { return find(c.Measures, code) }

// Population returns the population with this code, whatever its case.
func (c *Codebook) Population(code string) (Code, bool) { return find(c.Populations, code) }

// Segment returns the segment with this code, whatever its case.
func (c *Codebook) Segment(code string) (Code, bool) { return find(c.Segments, code) }

// PopulationOf returns the population under which a class of the word lists is
// counted: the code itself, the one that takes it, else the default.
func (c *Codebook) PopulationOf(class string) string {
	if p, ok := c.Population(class); ok {
		return p.Code
	}
	if p, ok := c.takes[class]; ok {
		return p
	}
	return With(c.Populations, Default)
}

// TakesClass reports whether a class of the word lists is a population of this
// codebook, or named under the one that takes it.
func (c *Codebook) TakesClass(class string) bool {
	_, ok := c.Population(class)
	return ok || c.takes[class] != ""
}

// Thing returns the measure that counts things of this name and no people:
// "house". The noun is in lower case and in the singular.
func (c *Codebook) Thing(noun string) (measure string, ok bool) {
	measure, ok = c.things[noun]
	return measure, ok
}

// Theme returns the theme with this code, whatever its case.
func (c *Codebook) Theme(code string) (Theme, bool) {
	i := slices.IndexFunc(c.Themes, func(t Theme) bool { return strings.EqualFold(t.Code, code) })
	if i < 0 {
		return Theme{}, false
	}
	return c.Themes[i], true
}

func find(codes []Code, code string) (Code, bool) {
	i := slices.IndexFunc(codes, func(c Code) bool { return strings.EqualFold(c.Code, code) })
	if i < 0 {
		return Code{}, false
	}
	return codes[i], true
}

// Group returns the group with this name or spelling, whatever its case.
func (c *Codebook) Group(name string) (Group, bool) {
	key := fold(name)
	for _, g := range c.Groups {
		if slices.ContainsFunc(g.Names, func(s string) bool { return fold(s) == key }) {
			return g, true
		}
	}
	return Group{}, false
}

// Region returns the region with this name or one of its other names, whatever
// their case: "Western Europe", "region:western europe", "EU".
func (c *Codebook) Region(name string) (Region, bool) {
	key := fold(strings.TrimPrefix(name, regionPrefix))
	if other, ok := c.names.regions[key]; ok {
		key = fold(other)
	}
	i := slices.IndexFunc(c.Regions, func(r Region) bool { return fold(r.Name) == key })
	if i < 0 {
		return Region{}, false
	}
	return c.Regions[i], true
}
