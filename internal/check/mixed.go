package check

import (
	"fmt"
	"slices"

	"cited"
	"cited/internal/mention"
)

func mixedUnits() Check {
	return Check{
		Code:     "mixed",
		Doc:      "the same number counts households and then people, or casualties and then dead",
		Severity: cited.SeverityWarning,
		Scope:    OfDocument,
		Run: func(c *Case) []Found {
			var out []Found
			units := c.Document.units()
			for i, a := range units.list {
				for _, k := range units.opposite(i) {
					if b := units.list[k]; b.again && a.mixes(b) {
						out = append(out, Found{
							Message:  fmt.Sprintf("%s counts %s and then %s", a.said(), a.unit.words(), b.unit.words()),
							Exhibits: []cited.Exhibit{c.Document.shows(b.figure), c.Document.shows(a.figure)},
						})
					}
				}
			}
			return out
		},
	}
}

// unit is what a number counts.
type unit string

// Units that are mixed up.
const (
	households unit = "households"
	people     unit = "people"
	harmed     unit = "harmed"
	dead       unit = "dead"
)

// leastMixed is the least number that is not likely to come twice by chance.
const leastMixed = 10

// counted is a figure with what it counts.
type counted struct {
	*amount
	unit  unit
	again bool // its words say what it counts, and that it was told of before: "the 84 dead"
	block int
}

func (c counted) said() string { return said(c.figure) }

// sameUnit is a number of one unit, as a key.
type sameUnit struct {
	value
	unit
}

// units are the counts of a document with what they count.
type units struct {
	list []counted
	at   map[sameUnit][]int // where in the list a number of a unit stands
}

func (d *Document) units() units {
	out := units{at: map[sameUnit][]int{}}
	for _, s := range d.sentences {
		for k := range s.numbers {
			a := &s.numbers[k]
			if n, ok := a.Point(); ok && n >= leastMixed && a.isCount() {
				c := counted{a, s.unit(a), s.repeats(a), s.block}
				key := c.key(c.unit)
				out.at[key] = append(out.at[key], len(out.list))
				out.list = append(out.list, c)
			}
		}
	}
	return out
}

func (c counted) key(u unit) sameUnit { return sameUnit{(&Figure{Figure: c.figure}).value(), u} }

// mostMixed is how many of the places behind a number are looked at where it stands with the other
// unit.
const mostMixed = 10

// opposite are the places behind a number where it stands with the unit that it may be mixed up
// with.
func (u *units) opposite(i int) []int {
	other := map[unit]unit{households: people, people: households, harmed: dead, dead: harmed}[u.list[i].unit]
	all := u.at[u.list[i].key(other)]
	from, _ := slices.BinarySearch(all, i)
	return all[from:min(len(all), from+mostMixed)]
}

// wordsOfUnit is how many tokens behind a number say what it counts.
const wordsOfUnit = 3

// unit returns what a number of a sentence counts, by the words behind it and its measure.
func (s *sentence) unit(a *amount) unit {
	to := min(len(s.Tokens), a.To+wordsOfUnit)
	for k := range s.numbers {
		if n := &s.numbers[k]; n.From >= a.To {
			to = min(to, n.From)
		}
	}
	for _, u := range []unit{households, harmed, dead} {
		if _, ok := s.says(string(u), a.To, to); ok {
			return u
		}
	}
	return unitOf(a.figure)
}

// repeats reports whether a number is one of which the text has told before, with the noun that
// says what it counts: "all 340 people". A number without an article may come again by chance, one
// without a noun may count anything.
func (s *sentence) repeats(a *amount) bool {
	_, back := s.says("back", max(0, a.From-1), a.From)
	_, noun := s.says(string(dead), a.To, min(len(s.Tokens), a.To+1))
	_, household := s.says(string(households), a.To, min(len(s.Tokens), a.To+1))
	return (back || s.Plays(a.From-1, mention.RoleThe|mention.RoleThis)) && (noun || household || named(a.figure))
}

// unitOf is what a figure counts, by its measure.
func unitOf(f *cited.Figure) unit {
	switch bare(f.Measure) {
	case "harmed":
		return harmed
	case "killed":
		return dead
	}
	return people
}

// mixes reports whether two figures of one document are the same number, and tell of the same
// people as far as they say. In one passage or the next, what is told again is told of
// another day.
func (c counted) mixes(o counted) bool {
	return sameNumber(c.figure, o.figure) && meet(c.figure.Place, o.figure.Place) && meet(c.figure.Origin, o.figure.Origin) &&
		(o.block <= c.block+1 || c.figure.Time == "" || o.figure.Time == "" || c.figure.Time.Overlaps(o.figure.Time))
}

// words are how people call a unit.
func (u unit) words() string {
	if u == harmed {
		return "dead and wounded"
	}
	return string(u)
}
