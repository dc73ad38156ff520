// Package concern tells how much each stretch of a document speaks of people who went to
// a conflict, fight there or came back: whether a trial, a course or a quarrel that a
// sentence tells of is one of theirs.
package concern

import (
	"slices"

	"cited/internal/mention"
)

const (
	certain = 2 // a sentence that names such people, an armed group, a camp of theirs
	likely  = 1 // a sentence that speaks of armed groups in general, of a war, of a theatre
	near    = 3 // sentences before and behind that a sentence leans on
	around  = 15
	some    = 3 // the weights around that make a stretch one about the matter
	many    = 8
)

// Tally holds how much each sentence of a window speaks of the matter, and how much
// the windows before it did.
type Tally struct {
	weights []uint8
	before  []int32 // by sentence: the weights before it
	total   int     // of the windows before
	read    int     // sentences there
}

// Note reads a sentence, in the order of the text, and returns its number in the
// window. conflict says that something else in it speaks of a conflict.
func (t *Tally) Note(s *mention.Sentence, y *mention.Saying, conflict bool) int {
	w, acts := uint8(0), y.List(mention.Acts)
	switch {
	case len(s.List(mention.Groups)) > 0 || slices.ContainsFunc(acts, matter):
		w = certain
	case conflict || len(s.List(mention.Armed)) > 0 || slices.ContainsFunc(acts, setting):
		w = likely
	}
	t.before = append(t.before, int32(t.between(0, len(t.weights))))
	t.weights = append(t.weights, w)
	return len(t.weights) - 1
}

func matter(m mention.Match) bool { return Plays(m, "matter") }

func setting(m mention.Match) bool { return Plays(m, "setting") }

// Plays reports whether an act of the lists plays a part.
func Plays(m mention.Match, part string) bool {
	return slices.Contains(m.Entry.Slots["kind"], part)
}

// Names reports whether sentence i itself names such people or an armed group.
func (t *Tally) Names(i int) bool { return i >= 0 && i < len(t.weights) && t.weights[i] == certain }

// Score says how much sentence i and what stands around it speak of the matter: from 0,
// not at all, to 8. It may be asked when the whole window has been read.
func (t *Tally) Score(i int) int {
	if i < 0 || i >= len(t.weights) {
		return 0
	}
	score := 2 * int(t.weights[i])
	beside := 0
	for j := max(0, i-near); j <= min(len(t.weights)-1, i+near); j++ {
		if j != i {
			beside = max(beside, int(t.weights[j]))
		}
	}
	switch n := t.between(i-around, i+around+1); {
	case n >= many:
		score += 2
	case n >= some:
		score++
	}
	return score + beside
}

// between adds up the weights of the sentences from i to j, j exclusive.
func (t *Tally) between(i, j int) int {
	i, j = max(0, i), min(len(t.weights), j)
	if i >= j {
		return 0
	}
	return int(t.before[j-1]) + int(t.weights[j-1]) - int(t.before[i])
}

// Sure reports whether the document, as far as it was read, is about the matter.
func (t *Tally) Sure() bool {
	total, read := t.total+t.between(0, len(t.weights)), t.read+len(t.weights)
	return total >= some && total*share >= read
}

// share is how many sentences a document about the matter has at most for each weight.
const share = 12

// Next forgets the sentences of a window, and keeps what they were about.
func (t *Tally) Next() {
	t.total += t.between(0, len(t.weights))
	t.read += len(t.weights)
	t.weights, t.before = t.weights[:0], t.before[:0]
}
