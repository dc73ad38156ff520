package extract

import "cited/internal/mention"

// echo is what the strongest words of a measure said in a sentence before: of a
// question, an introduction, a sentence that goes without a number.
type echo struct {
	code
	strength string
	age      int // sentences since
}

// learn keeps what was said of a sentence.
func (t *echo) learn(sc *scene) {
	t.age++
	for i, m := range sc.s.List(mention.Measures) {
		if strength := m.Entry.Slot("strength"); i == 0 || strength > t.strength {
			*t = echo{code: sc.codeOf(sc.says(m.Entry), m.Entry.ID, m), strength: strength}
		}
	}
}

// offerEcho offers what was said of the sentences before to a number in whose sentence
// no words say the measure.
func (sc *scene) offerEcho(d *draft, before []*draft, offer func(v code, rule, from string) bool) {
	t := sc.para.echo
	if len(sc.s.List(mention.Measures)) > 0 || !offer(t.code, "context.sentence-before", "echo") {
		return
	}
	c := sc.choices
	c.has("echo/age", bucket(t.age))
	c.has("echo/strength", t.strength)
	c.has("echo/kind", sc.kindOf(d))
	c.has("echo/block", sc.block.Kind.String())
	c.holds(len(before) == 0, "echo/alone")
}

// offerEarlierMeasures offers the other measures of the paragraph's figures, the last first.
func (sc *scene) offerEarlierMeasures(offer func(v code, rule, from string) bool) {
	all := sc.para.figures
	for i := len(all) - 2; i >= 0; i-- {
		if counted(all[i+1:], all[i].measure.value) || !offer(all[i].measure, "context.figure-before", "earlier") {
			continue
		}
		sc.choices.has("earlier/rank", bucket(len(all)-1-i))
		sc.choices.holds(i == 0, "earlier/first")
	}
}

// counted reports whether one of some figures has a measure.
func counted(figures []*draft, measure string) bool {
	for _, d := range figures {
		if d.measure.value == measure {
			return true
		}
	}
	return false
}
