package extract

import (
	"strconv"
	"strings"

	"cited/internal/codebook"
)

// linkBasis chooses the kind of time from the measure, how the date bounds it, and
// the tense of the clause.
func (sc *scene) linkBasis(d *draft) {
	c := sc.choices
	c.begin()
	tense := sc.tense(d)
	frame := "none"
	if d.time.value != "" {
		frame = strings.TrimPrefix(strings.TrimPrefix(d.time.rule, "time."), "table.")
		if strings.Contains(frame, ".") {
			frame = "other"
		}
	}
	for _, rule := range []string{"basis.cumulative", "basis.point", "basis.period", "basis.unstated"} {
		basis := strings.TrimPrefix(rule, "basis.")
		c.offer(code{value: basis, rule: rule, at: d.time.at}, none)
		c.has(basis, "")
		of := c.about(basis)
		of.has("measure", d.counted())
		of.has("frame", frame)
		of.has("tense", tense)
		of.has("cue", d.cueName())
		of.has("measure-tense", d.counted()+"-"+tense)
		of.has("measure-frame", d.counted()+"-"+frame)
		of.holds(strings.Contains(string(d.time.value), "/"), "range")
		of.holds(len(d.time.value) >= 10, "day")
		of.holds(d.q.Share, "share")
		of.holds(sc.tabled, "table")
		if d.whole != nil {
			of.has("whole", d.whole.basis.value)
		}
		for _, t := range []codebook.Trait{codebook.State, codebook.Event, codebook.Total, codebook.Base} {
			c.holds(sc.is(d.measure.value, t), basis+"/trait-"+strconv.Itoa(int(t))+"-"+frame)
		}
	}
	sc.spell(d)
	o, _ := sc.pick(d.kind("basis"), d)
	d.basis = o.code
}

// cueName names the cue of the measure, or the rule that gave it.
func (d *draft) cueName() string {
	if d.cue.Entry != nil {
		return d.cue.Entry.Name
	}
	return d.measure.rule
}

// tense says in which tense and voice the clause of a number stands: "perfect",
// "past", "present", "progressive", "future", each with "-passive", or "none".
func (sc *scene) tense(d *draft) string {
	if sc.t == nil {
		return "none"
	}
	return sc.t.tense(sc.verbOf(d))
}

// verbOf returns the verb that says what the people of a number did or do.
func (sc *scene) verbOf(d *draft) int {
	w := none
	if d.cue.Entry != nil && d.cue.To > d.cue.From && d.cue.Slot != "measure" {
		w = sc.t.Top(d.cue.From, d.cue.To)
	}
	if w == none || sc.t.Words[w].UPOS != "VERB" {
		w = sc.t.Predicate(sc.anchor(d))
	}
	return w
}
