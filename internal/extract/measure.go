package extract

import (
	"strconv"

	"cited/internal/codebook"
	"cited/internal/mention"
)

// Weights of the choice of a cue. They were set by hand so that, of two cues,
// the one that a reader would take wins in the examples of the tests; no weight
// stands for a word.
const (
	cueStrength  = 2.0  // per grade of the cue, 1 to 3
	cueDistance  = -0.3 // per token between
	cueNumber    = -2.5 // per number between
	cueComma     = -1.0 // per comma between
	cueBreak     = -4.0 // per semicolon, colon or dash between
	cueAgainst   = -3.0 // the cue stands on the side where its verb does not take what is counted
	cueAdjacent  = 1.5  // an object right behind its verb
	cuePassive   = 2.0  // behind the number, in the passive
	cueTaken     = -3.0 // the cue has a number of its own, and a pause parts it from this one
	cueRelative  = -4.0 // in a relative clause, when another cue follows
	nounOwn      = 3.5  // the noun says the measure itself
	cueThreshold = -4.5
)

// bestCue returns the cue of a measure that a number most likely belongs to.
func (sc *scene) bestCue(d *draft) (mention.Match, bool) {
	m, _, ok := sc.scoredCue(d)
	return m, ok
}

// scoredCue returns the best cue with its score.
func (sc *scene) scoredCue(d *draft) (mention.Match, float64, bool) {
	var best mention.Match
	score := cueThreshold
	limit := sc.cueLimit(d)
	for _, m := range sc.s.List(mention.Measures) {
		if m.From >= limit {
			break
		}
		if m.From < d.q.To && m.To > d.q.From || d.noun.to > 0 && m.From >= d.noun.from && m.To <= d.noun.to {
			continue
		}
		if v := sc.cueScore(d, m); v > score {
			best, score = m, v
		}
	}
	if e := d.noun.entry; e != nil && e.Slot("measure") != "" && nounOwn > score {
		return mention.Match{From: d.noun.from, To: d.noun.to, Entry: e, Slot: "measure"}, nounOwn, true
	}
	return best, score, best.Entry != nil
}

// partsFrom returns the token at which the parts of a number begin: ", of whom 12
// were killed".
func (sc *scene) partsFrom(d *draft) int {
	for _, m := range sc.s.List(mention.Links) {
		if m.Entry.Meaning() == "those" && m.From >= d.noun.last && sc.pause(m.From-1) && sc.nextNumber(d.q) < len(sc.s.Tokens) {
			return m.From
		}
	}
	return len(sc.s.Tokens)
}

// cueLimit returns the token from which on cues belong to other numbers: behind
// "Of 60 recruits," and "a third of the 125" the verb is the part's.
func (sc *scene) cueLimit(d *draft) int {
	i := d.q.From - 1
	for i >= 0 && (sc.s.Plays(i, mention.RoleThe|mention.RoleThis|mention.RoleThis|mention.RoleSome)) {
		i--
	}
	if !sc.s.Plays(i, mention.RoleOf) {
		return sc.partsFrom(d)
	}
	opens := i == 0 || sc.pause(i-1) || sc.s.Plays(i-1, mention.RoleOut) && i == 1
	if opens {
		for k := d.noun.last; k < len(sc.s.Tokens); k++ {
			if sc.pause(k) {
				return k
			}
		}
		return len(sc.s.Tokens)
	}
	if sc.inQuantity(i-1, d.q) {
		return d.noun.last
	}
	return len(sc.s.Tokens)
}

// cueScore says how likely the number belongs to the cue.
func (sc *scene) cueScore(d *draft, m mention.Match) float64 {
	strength, err := strconv.ParseFloat(m.Entry.Slot("strength"), 64)
	if err != nil {
		strength = 2
	}
	v := cueStrength * strength
	from, to, behind := d.noun.last, m.From, true
	if m.From < d.q.From {
		from, to, behind = m.To, d.q.From, false
	}
	from = min(from, to)
	v += cueDistance * float64(to-from)
	v += sc.between(d.q, from, to)
	side := m.Entry.Slot("side")
	switch {
	case behind && side == "object" && !sc.passive(m.From), !behind && side == "subject":
		v += cueAgainst
	case behind && side != "subject" && sc.passive(m.From):
		v += cuePassive
	case !behind && to-from <= 2 && !sc.passive(m.From):
		v += cueAdjacent
	}
	if behind && (sc.relative(d.noun.last) || m.From == d.noun.last && side != "subject" && !sc.passive(m.From)) && sc.laterCue(m) {
		v += cueRelative
	}
	if !behind && sc.ownNumber(m, d.q) {
		v += cueTaken
	}
	return v
}

// ownNumber reports whether a cue before a number follows another number in one
// clause and is parted from this one: "88 were killed, 46 came home".
func (sc *scene) ownNumber(m mention.Match, q *mention.Quantity) bool {
	if !sc.barrier(m.To, q.From) && !sc.s.Plays(q.From-1, mention.RoleAnd) {
		return false
	}
	for k := range sc.s.Quantities {
		if o := &sc.s.Quantities[k]; o.To <= m.From && !sc.barrier(o.To, m.From) {
			return true
		}
	}
	return false
}

// between weighs what stands between a number and a cue.
func (sc *scene) between(q *mention.Quantity, from, to int) float64 {
	v := 0.0
	for i := from; i < to; i++ {
		switch sc.word(i) {
		case ",", "(", ")":
			v += cueComma
		case ";", ":", "–", "—":
			v += cueBreak
		}
	}
	for k := range sc.s.Quantities {
		o := &sc.s.Quantities[k]
		if o.From != q.From && o.From >= from && o.To <= to {
			v += cueNumber
		}
	}
	return v
}

// passive reports whether an auxiliary stands before the verb at token i.
func (sc *scene) passive(i int) bool {
	for k := 1; k <= 3 && i-k >= 0; k++ {
		if sc.s.Plays(i-k, mention.RoleBe) {
			return true
		}
	}
	return false
}

// laterCue reports whether another cue follows m before the next number.
func (sc *scene) laterCue(m mention.Match) bool {
	limit := len(sc.s.Tokens)
	for k := range sc.s.Quantities {
		if q := &sc.s.Quantities[k]; q.From >= m.To {
			limit = q.From
			break
		}
	}
	for _, o := range sc.s.List(mention.Measures) {
		if o.From >= m.To && o.To <= limit {
			return true
		}
	}
	return false
}

// linkMeasure gives the measure: by a cue of the sentence, from the whole, from
// the number before in a list, from the table or heading, by the noun.
func (sc *scene) linkMeasure(d *draft, before []*draft) {
	if d.whole != nil && sc.is(d.whole.measure.value, codebook.Sample) {
		d.measure = inherited(d.whole.measure, "context.sample")
		return
	}
	if m, ok := sc.bestCue(d); ok {
		value := m.Entry.Meaning()
		if m.Slot == "measure" {
			value = m.Entry.Slot("measure")
		}
		d.measure, d.cue = sc.codeOf(value, m.Entry.ID, m), m
		return
	}
	switch {
	case d.whole != nil:
		d.measure = inherited(d.whole.measure, "context.whole")
	case len(before) > 0 && (d.noun.to == 0 || sc.listed(before[len(before)-1].q, d.q)):
		d.measure = inherited(before[len(before)-1].measure, "context.number-before")
	case sc.para.measure.value != "" && sc.sameCounted(d):
		d.measure = inherited(sc.para.measure, "context.sentence-before")
	case sc.headMeasure().value != "":
		d.measure = inherited(sc.headMeasure(), "context.heading")
	case len(sc.heads) > 0 && sc.heads[0].measure.value != "":
		d.measure = inherited(sc.heads[0].measure, "context.title")
	default:
		d.measure = sc.defaultMeasure(d)
	}
}

// sameCounted reports whether a number counts what the last figure of the
// paragraph did, or does not say what it counts.
func (sc *scene) sameCounted(d *draft) bool {
	n := len(sc.para.figures)
	return n == 0 || d.noun.to == 0 || d.noun.class == sc.para.figures[n-1].noun.class
}

// inherited returns a value taken from elsewhere, under the rule that took it.
func inherited(c code, rule string) code {
	if c.value != "" {
		c.rule = rule
	}
	return c
}

func (sc *scene) headMeasure() code {
	for i := len(sc.heads) - 1; i >= 0 && sc.heads[i].level > 1; i-- {
		if m := sc.heads[i].measure; m.value != "" {
			return m
		}
	}
	return code{}
}

// defaultMeasure is for a number that no cue explains: fighters from somewhere
// are the total that went; anything else is counted in some other way.
func (sc *scene) defaultMeasure(d *draft) code {
	if sc.are(d.noun.class, codebook.Movers) {
		return code{value: sc.r.base, rule: "measure.bare-total"}
	}
	return code{value: sc.r.rest, rule: "measure.none"}
}
