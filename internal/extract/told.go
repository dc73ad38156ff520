package extract

import (
	"strings"

	"cited/internal/statement"
)

// statementsOver returns the statements whose content holds a number.
func (sc *scene) statementsOver(d *draft) []statement.Statement {
	if sc.tabled {
		return nil
	}
	return sc.said.Over(sc.bytes(d.q.From, d.q.To))
}

// mostTold is how many statements around a number are looked at.
const mostTold = 3

// offerTold offers who says what the number stands in, and where one says what another
// said, both.
func (sc *scene) offerTold(d *draft) {
	c := sc.choices
	for i := range d.told[:min(len(d.told), mostTold)] {
		st := &d.told[i]
		if len(st.Names) == 0 {
			continue
		}
		sc.offerList(sc.tellers(st), none, nil)
		sc.describeTold(d, i)
		if i == 0 || len(d.told[i-1].Names) == 0 {
			continue
		}
		inner := &d.told[i-1]
		sc.offerList(append(sc.tellers(st), sc.tellers(inner)...), none, nil)
		c.has("told/relays", st.Act)
		c.has("told/relayed", inner.Act)
		c.holds(st.Sentence == inner.Sentence, "told/relays/sentence")
	}
}

// tellers are those to whom a statement is credited. Where the words are on offer in full
// already, the name is theirs: "old-timers", of which syntax takes the last for all.
func (sc *scene) tellers(st *statement.Statement) []code {
	out := make([]code, len(st.Names))
	for i, name := range st.Names {
		out[i] = code{value: name, rule: "statement.source"}
	}
	out[0].at = st.Source
	for _, o := range sc.choices.options {
		if len(o.list) != 1 {
			continue
		}
		c := o.list[0]
		if c.at.Start < st.Source.End && st.Source.Start < c.at.End && strings.Contains(c.value, out[0].value) {
			out[0].value = c.value
			break
		}
	}
	return out
}

// describeTold says how a number stands in what somebody says.
func (sc *scene) describeTold(d *draft, i int) {
	c, st := sc.choices, &d.told[i]
	c.has("told", st.Act)
	c.has("told/nth", bucket(i)+" of "+bucket(len(d.told)))
	c.has("told/rule", st.Rule)
	c.has("told/stance", string(st.Stance))
	c.has("told/hedge", string(st.Hedge))
	c.has("told/names", bucket(len(st.Names)))
	c.has("told/sources", bucket(len(sc.sources)))
	c.holds(sc.extent.Start <= st.Cue.Start && st.Cue.End <= sc.extent.End, "told/here")
}

// tellsOf says whether words name who says what a number stands in: "inner" in the nearest
// statement, "outer" in one around it, "other" where somebody else says it.
func (sc *scene) tellsOf(d *draft, from, to int) string {
	if len(d.told) == 0 {
		return "none"
	}
	at := sc.bytes(from, to)
	for i := range d.told {
		if s := d.told[i].Source; at.Start < s.End && s.Start < at.End {
			if i == 0 {
				return "inner"
			}
			return "outer"
		}
	}
	return "other"
}
