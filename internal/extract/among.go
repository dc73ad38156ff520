package extract

import (
	"slices"

	"cited/internal/mention"
)

// mostAmong is how many numbers behind one are looked at for the whole that it is among.
const mostAmong = 4

// amongBehind returns the number behind a figure that it is told to be among: "two Danes were among
// the 40 dead", "four women and six girls are among some 40 people who left". It is nil where none is.
func (sc *scene) amongBehind(d *draft) *mention.Quantity {
	if d.q.Share || sc.t == nil {
		return nil
	}
	for k := d.index + 1; k < min(len(sc.s.Quantities), d.index+1+mostAmong); k++ {
		q := &sc.s.Quantities[k]
		if at := sc.beAmong(q.From); at > d.q.To && !unfit(q) && !q.Share {
			if upper(q) > upper(d.q) && sc.onePhrase(d.q.To, at) {
				return q
			}
			return nil
		}
	}
	return nil
}

// onePhrase reports whether neither a pause nor a verb stands between two tokens.
func (sc *scene) onePhrase(from, to int) bool {
	for i := from; i < to; i++ {
		if u := sc.t.Words[sc.t.At(i)].UPOS; sc.pause(i) || u == "VERB" || u == "AUX" {
			return false
		}
	}
	return true
}

// beAmong returns the token at which the words stand by which somebody is among a number that begins at
// token i: "were among the", "are also among"; none where others stand there.
func (sc *scene) beAmong(i int) int {
	for i > 0 && sc.s.Plays(i-1, mention.RoleThe|mention.RoleThis) {
		i--
	}
	if i < 2 || !sc.s.Plays(i-1, mention.RoleAmong) {
		return none
	}
	at := i - 2
	for at > 0 && sc.t.Words[sc.t.At(at)].UPOS == "ADV" {
		at--
	}
	if sc.t.Words[sc.t.At(at)].Lemma != "be" {
		return none
	}
	return at
}

// notOf returns the figures before a number without those that are told to be among it: what they are
// is no sign of what the whole is.
func notOf(q *mention.Quantity, before []*draft) []*draft {
	among := func(d *draft) bool { return d.among == q }
	if !slices.ContainsFunc(before, among) {
		return before
	}
	return slices.DeleteFunc(slices.Clone(before), among)
}

// dropOfParts takes from a figure the origin and the theatre that were read from the words of those who
// are told to be among it.
func (sc *scene) dropOfParts(d *draft, q *mention.Quantity, before []*draft) {
	for _, part := range before {
		if part.among != q {
			continue
		}
		at := sc.bytes(part.q.From, q.From)
		theirs := func(c code) bool { return at.Start <= c.at.Start && c.at.End <= at.End && c.at.Start < c.at.End }
		d.origin, d.theatre = slices.DeleteFunc(slices.Clone(d.origin), theirs), slices.DeleteFunc(slices.Clone(d.theatre), theirs)
	}
}
