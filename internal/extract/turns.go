package extract

import (
	"slices"

	"cited/internal/mention"
)

// sharedBracket tells whether two tokens stand in one bracket, in none, or apart.
func (sc *scene) sharedBracket(a, b int) string {
	switch in, other := sc.openBracket(a), sc.openBracket(b); {
	case in != other:
		return "apart"
	case in == none:
		return "none"
	}
	return "shared"
}

// openBracket returns where the bracket opens that a token stands in, none if in none.
func (sc *scene) openBracket(i int) int {
	for k := i - 1; k >= max(0, i-mostLabel); k-- {
		switch sc.word(k) {
		case "(", "[":
			return k
		case ")", "]":
			return none
		}
	}
	return none
}

// tile is words of a measure or a number, as they follow each other in a sentence.
type tile struct {
	from, to int
	number   bool
}

// tiles lists the words of measures and the numbers of the sentence as they follow each
// other; words that follow on words are one.
func (sc *scene) tiles() []tile {
	var out []tile
	cues, numbers := sc.s.List(mention.Measures), sc.s.Quantities
	for i, k := 0, 0; i < len(cues) || k < len(numbers); {
		if i == len(cues) || k < len(numbers) && numbers[k].From <= cues[i].From {
			if q := &numbers[k]; !q.Money {
				out = append(out, tile{q.From, q.To, true})
			}
			k++
			continue
		}
		m := cues[i]
		if n := len(out); n > 0 && !out[n-1].number {
			out[n-1].to = m.To
		} else {
			out = append(out, tile{m.From, m.To, false})
		}
		i++
	}
	return out
}

// turns tells on which side of its number the words of a measure stand where the two take
// turns: "before" in "gone 2,000, back 250", "behind" in "2,000 gone, 250 back". Pauses part
// words from a number that is not theirs.
func (sc *scene) turns() string {
	if sc.turning == "" {
		sc.row = sc.tiles()
		sc.turning = turnsOf(sc)
	}
	return sc.turning
}

func turnsOf(sc *scene) string {
	all := sc.row
	var before, behind int
	numbers := 0
	for i, p := range all {
		if p.number {
			numbers++
		}
		if i == 0 {
			continue
		}
		last := all[i-1]
		if last.number == p.number {
			return "none"
		}
		commas, breaks := sc.pausesBetween(last.to, p.from)
		far := p.from - last.to + fullPause*(commas+breaks)
		if sc.sharedBracket(last.from, p.from) == "apart" {
			far += fullPause
		}
		if p.number {
			before += far
		} else {
			behind += far
		}
	}
	switch {
	case numbers < 2 || len(all) < 4:
		return "none"
	case before < behind:
		return "before"
	case behind < before:
		return "behind"
	}
	return "none"
}

// fullPause is how many words a mark parts as far.
const fullPause = 3

// nextTo tells whether nothing that counts stands between the words of a measure and a
// number, and on which side they are.
func (sc *scene) nextTo(m mention.Match, d *draft) string {
	where, from, to := beside(d.q, m.From, m.To)
	i, _ := slices.BinarySearchFunc(sc.row, from, func(t tile, from int) int { return t.from - from })
	if i < len(sc.row) && sc.row[i].to <= to {
		return "away"
	}
	return where
}
