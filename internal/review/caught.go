package review

import "cited"

// Seeded is an error that was put into a queue: a figure that was shown with a wrong value.
type Seeded struct {
	Figure cited.ID `json:"figure"`
	Field  string   `json:"field"` // what Spoil says
	Wrong  string   `json:"wrong"` // what was shown, as Written has it
}

// Catch is what a coder made of the errors that were put into their queue.
type Catch struct {
	Coder   string      `json:"coder"`
	Seeded  int         `json:"seeded"`
	Caught  int         `json:"caught"`  // the figure rejected, or the wrong field corrected
	Doubted int         `json:"doubted"` // "cannot tell"
	Missed  int         `json:"missed"`  // anything else was decided
	Open    int         `json:"open"`    // nothing yet
	Share   Coefficient `json:"share"`   // caught of what was decided; undefined if nothing was
}

// cannotTell is the verdict of somebody who cannot say whether a figure is right.
const cannotTell cited.Verdict = "cannot tell"

// Caught says how many seeded errors a coder caught, by the decisions that hold: an
// undone one counts for nothing. Decisions of others are passed over, and so are notes, tags,
// ratings and whatever else does not say whether the figure is right.
func Caught(seeded []Seeded, coder string, decisions []cited.Decision) Catch {
	judged := judgements(coder, decisions)
	c := Catch{Coder: coder, Seeded: len(seeded)}
	for _, s := range seeded {
		switch judged[s.Figure].of(s) {
		case caught:
			c.Caught++
		case doubted:
			c.Doubted++
		case missed:
			c.Missed++
		default:
			c.Open++
		}
	}
	decided := c.Seeded - c.Open
	if decided == 0 {
		c.Share.Undefined = "none of the seeded errors was decided"
		return c
	}
	share := float64(c.Caught) / float64(decided)
	c.Share.Value = &share
	return c
}

// judgement is what a coder decided about a figure: the decisions that hold, by field.
type judgement map[string]cited.Decision

// judgements are those of a coder, by figure.
func judgements(coder string, decisions []cited.Decision) map[cited.ID]judgement {
	type about struct {
		figure cited.ID
		field  string
	}
	counts := map[string]bool{"": true}
	for _, field := range cited.Fields() {
		counts[field] = true
	}
	lists := map[about][]cited.Decision{}
	for _, d := range decisions {
		if d.Reviewer == coder && counts[d.Field] {
			at := about{d.Subject, d.Field}
			lists[at] = append(lists[at], d)
		}
	}
	out := map[cited.ID]judgement{}
	for at, list := range lists {
		heads := cited.Heads(list)
		if len(heads) == 0 { // decisions that are based on each other
			continue
		}
		if out[at.figure] == nil {
			out[at.figure] = judgement{}
		}
		out[at.figure][at.field] = heads[len(heads)-1]
	}
	return out
}

// catch is what became of one seeded error.
type catch int

const (
	open catch = iota
	caught
	doubted
	missed
)

func (j judgement) of(s Seeded) catch {
	whole, decided := j[""]
	field, corrected := j[s.Field]
	switch {
	case corrected && field.Verdict == cited.Corrected && folded(field.Value) != folded(s.Wrong),
		decided && whole.Verdict == cited.Rejected:
		return caught
	case decided && whole.Verdict == cannotTell, corrected && field.Verdict == cannotTell:
		return doubted
	case decided:
		return missed
	}
	for _, d := range j {
		if d.Verdict == cited.Corrected {
			return missed
		}
	}
	return open
}
