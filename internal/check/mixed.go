package check

import (
	"fmt"

	"cited"
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
			for i, a := range units {
				for _, b := range units[i+1:] {
					if !a.mixes(b) {
						continue
					}
					out = append(out, Found{
						Message:  fmt.Sprintf("%s counts %s and then %s", a.said(), a.unit.words(), b.unit.words()),
						Exhibits: []cited.Exhibit{c.Document.shows(b.figure), c.Document.shows(a.figure)},
					})
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
	unit unit
}

func (c counted) said() string { return said(c.figure) }

// units returns the counts of a document with what they count.
func (d *Document) units() []counted {
	var out []counted
	for _, s := range d.sentences {
		for k := range s.numbers {
			a := &s.numbers[k]
			if n, ok := a.Point(); ok && n >= leastMixed && a.isCount() {
				out = append(out, counted{a, s.unit(a)})
			}
		}
	}
	return out
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

// mixes reports whether two figures of one document are the same number of two units, and
// tell of the same people as far as they say.
func (c counted) mixes(o counted) bool {
	pair := func(x, y unit) bool { return c.unit == x && o.unit == y || c.unit == y && o.unit == x }
	if !sameNumber(c.figure, o.figure) || !pair(households, people) && !pair(harmed, dead) {
		return false
	}
	return meet(c.figure.Place, o.figure.Place) && meet(c.figure.Origin, o.figure.Origin) && (c.figure.Time == "" || o.figure.Time == "" || c.figure.Time.Overlaps(o.figure.Time))
}

// words are how people call a unit.
func (u unit) words() string {
	if u == harmed {
		return "dead and wounded"
	}
	return string(u)
}
