package export

import (
	"iter"
	"strconv"

	"cited"
)

// Tally counts what a gate did, for people who read what came through it.
type Tally struct {
	Passed  int            // figures that went out
	Back    int            // figures that did not
	Cleared int            // of those that went out: only because somebody cleared them
	Held    map[Reason]int // figures that did not go out; one with two reasons counts twice
	Changed map[Reason]int // figures that went out changed
}

// Add counts what became of one figure.
func (t *Tally) Add(h Held) {
	if t.Held == nil {
		t.Held, t.Changed = map[Reason]int{}, map[Reason]int{}
	}
	switch {
	case len(h.Back) > 0:
		t.Back++
	default:
		t.Passed++
		if h.Cleared {
			t.Cleared++
		}
	}
	for _, r := range h.Back {
		t.Held[r]++
	}
	for _, r := range h.Changed {
		t.Changed[r]++
	}
}

// Through yields what may be published of some receipts and counts the rest. The tally is
// complete when all have been taken.
func (g Gate) Through(rows iter.Seq2[cited.Receipt, error], t *Tally) iter.Seq2[cited.Receipt, error] {
	return func(yield func(cited.Receipt, error) bool) {
		for r, err := range rows {
			if err != nil {
				yield(r, err)
				return
			}
			r, held := g.Pass(r)
			t.Add(held)
			if len(held.Back) == 0 && !yield(r, nil) {
				return
			}
		}
	}
}

// Why is the sentence that tells of a reason.
func (r Reason) Why() string {
	switch r {
	case OfOnePerson:
		return "A figure of one person tells of that person."
	case OfMinors:
		return "A figure of children or young people is published only once somebody cleared it."
	case SmallPlace:
		return "Of fewer than 10 people no place below the province is named."
	case Restricted:
		return "The document is protected, or its rights allow no publication."
	case Embargoed:
		return "The document is under embargo."
	case Refused:
		return "Somebody decided that it may not be published."
	case HeldBeside:
		return "The same sentence tells of a figure that is held back, and is quoted without it, or not at all."
	case LongQuote:
		return "No more than 300 characters of a document are quoted with a figure."
	case PrivateName:
		return "Private persons are not named: [name] stands for the name."
	}
	return ""
}

// Line is one line of what a gate did: how many figures, what became of them, and why.
type Line struct {
	Reason Reason `json:"reason"`
	Count  int    `json:"count"`
	Held   bool   `json:"held"` // held back; else changed
	Why    string `json:"why"`
}

// Lines returns what the gate did, by reason, what was held back first.
func (t *Tally) Lines() (lines []Line) {
	for _, held := range []bool{true, false} {
		counts := t.Changed
		if held {
			counts = t.Held
		}
		for _, r := range Reasons() {
			if n := counts[r]; n > 0 {
				lines = append(lines, Line{r, n, held, r.Why()})
			}
		}
	}
	return lines
}

// String writes a line for people: "3 held back (minors): A figure of ...".
func (l Line) String() string {
	did := "changed"
	if l.Held {
		did = "held back"
	}
	return strconv.Itoa(l.Count) + " " + did + " (" + string(l.Reason) + "): " + l.Why
}

// AppendTally appends what a gate did as one JSON object without a newline.
func AppendTally(b []byte, t *Tally) []byte {
	b = appendInt(append(b, `{"published":`...), t.Passed)
	b = appendInt(append(b, `,"held":`...), t.Back)
	b = appendInt(append(b, `,"cleared":`...), t.Cleared)
	b = append(b, `,"reasons":[`...)
	for i, l := range t.Lines() {
		b = AppendString(append(separated(b, i), `{"reason":`...), string(l.Reason))
		b = appendInt(append(b, `,"count":`...), l.Count)
		b = strconv.AppendBool(append(b, `,"held":`...), l.Held)
		b = append(AppendString(append(b, `,"why":`...), l.Why), '}')
	}
	return append(b, "]}"...)
}
