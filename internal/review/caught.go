package review

import (
	"slices"

	"cited"
)

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
	Doubted int         `json:"doubted"` // "cannot tell", or different things at once
	Missed  int         `json:"missed"`  // anything else was decided
	Open    int         `json:"open"`    // nothing yet
	Share   Coefficient `json:"share"`   // caught of what was decided; undefined if nothing was
}

// Caught says how many seeded errors a coder caught, by their decisions that hold (cited.Decide):
// what was undone counts for nothing. Decisions of others are passed over, and so are notes,
// tags, ratings and whatever else does not say whether the figure is right.
func Caught(seeded []Seeded, coder string, decisions []cited.Decision) Catch {
	wanted := map[cited.ID][]cited.Decision{}
	for _, s := range seeded {
		wanted[s.Figure] = nil
	}
	for _, d := range decisions {
		if list, ok := wanted[d.Subject]; ok && d.Reviewer == coder {
			wanted[d.Subject] = append(list, d)
		}
	}
	c := Catch{Coder: coder, Seeded: len(seeded)}
	for _, s := range seeded {
		c.note(s, cited.Decide(wanted[s.Figure], cited.FieldsOf(cited.FigureID)))
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

// note counts what was decided about one seeded error.
func (c *Catch) note(s Seeded, d cited.Decided) {
	corrected := slices.ContainsFunc(d.Fields, func(f cited.Decision) bool {
		return f.Field == s.Field && folded(f.Value) != folded(s.Wrong)
	})
	switch {
	case corrected || d.Review == cited.ReviewRejected:
		c.Caught++
	case d.Review == cited.ReviewMachine:
		c.Open++
	case d.Review == cited.ReviewUnclear || d.Review == cited.ReviewContested:
		c.Doubted++
	default:
		c.Missed++
	}
}
