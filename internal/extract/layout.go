package extract

import "cited/internal/mention"

// A fact sheet says what its numbers count by where it puts words and numbers, and not by
// grammar: "Departed: ten / Dead: three", "dead 23 | missing 6", "12 killed, 5 hurt". A reader
// sees at once on which side of its number each label stands.

// describeLayout says how words of a measure lie beside a number, on one side of it.
func (sc *scene) describeLayout(d *draft, m mention.Match, where string) {
	c := sc.choices
	switch k := sc.labels(m); {
	case k == none:
	case k == d.index:
		c.has("layout/label", "own")
	default:
		c.has("layout/label", "other")
	}
	c.holds(sc.numberLabel(d.q), "layout/labelled-"+where)
	c.has("layout/order", c.joined(where, sc.order()))
	c.holds(sc.lineBetween(m.To-1, d.q.From) || sc.lineBetween(d.q.To-1, m.From), "layout/other-line")
	if turns := sc.turns(); turns != "none" {
		c.has("layout/turns", c.joined(where, turns))
		c.has("layout/turns/next", c.joined(sc.nextTo(m, d), turns))
	}
	c.has("layout/bracket", sc.sharedBracket(m.From, d.q.From))
}

// order says what comes first in the sentence, words of a measure or a number that counts.
func (sc *scene) order() string {
	if sc.ordered == "" {
		sc.ordered = sc.findOrder()
	}
	return sc.ordered
}

func (sc *scene) findOrder() string {
	cues := sc.s.List(mention.Measures)
	if len(cues) == 0 || len(sc.s.Quantities) == 0 {
		return "none"
	}
	for i := range sc.s.Quantities {
		if q := &sc.s.Quantities[i]; !q.Money {
			if cues[0].From < q.From {
				return "words-" + bucket(len(cues))
			}
			return "number-" + bucket(len(cues))
		}
	}
	return "none"
}

// labels returns the index of the number before which words stand as its label: "Dead:
// three", "Killed in action: about 40"; none if there is no such number.
func (sc *scene) labels(m mention.Match) int {
	for i := m.To; i < min(len(sc.s.Tokens)-1, m.To+mostLabel); i++ {
		if sc.word(i) == ":" {
			for k := range sc.s.Quantities {
				if sc.s.Quantities[k].From == i+1 {
					return k
				}
			}
			return none
		}
		if sc.parts(i) || sc.word(i) == "." || sc.lineEnds(i) {
			return none
		}
	}
	return none
}

// numberLabel reports whether a colon stands right before a number.
func (sc *scene) numberLabel(q *mention.Quantity) bool { return sc.word(q.From-1) == ":" }
