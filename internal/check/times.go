package check

import (
	"fmt"
	"math"

	"cited"
	"cited/internal/mention"
)

// How often one number of a draft holds another, and which share it is of one behind it.

// timesAs reckons how often a number is said to hold another that is named behind: "90 in Aden, which is four times as many as
// the 30 in Taiz".
func (d *Document) timesAs(s *sentence, k int) (reckoned, bool) {
	t := &s.numbers[k]
	m, ok := s.says("times", t.To, len(s.Tokens))
	if !ok || m.From != t.To || !s.single(t) || k == 0 {
		return reckoned{}, false
	}
	one, other := &s.numbers[k-1], s.countBehind(m.To)
	if other == nil || !s.single(one) || s.ofTime(one) || t.From-one.To > wordsOfOther || other.From-m.To > wordsOfOther {
		return reckoned{}, false
	}
	return timesOf(s, t, one, other), true
}

// twiceAs reckons a number that is said to hold another twice or three times, which is named behind: "90, twice as many as the 40
// of 2015".
func (d *Document) twiceAs(s *sentence, k int) (reckoned, bool) {
	one := &s.numbers[k]
	for _, m := range s.checks.List(lists) {
		between, is := times[m.Entry.Meaning()]
		if !is || m.Entry.Meaning() != "twice" && m.Entry.Meaning() != "thrice" || m.From < one.To || m.From-one.To > wordsOfOther || k+1 < len(s.numbers) && s.numbers[k+1].To <= m.From {
			continue
		}
		other := s.countBehind(m.To)
		if other == nil || !s.single(one) || s.ofTime(one) || other.From-m.To > wordsOfOther {
			return reckoned{}, false
		}
		return s.heldTimes(one, other, between), true
	}
	return reckoned{}, false
}

// timesOf holds a number of times against the two numbers that it is said of. People say "four times" of what is nearly so.
func timesOf(s *sentence, t, one, other *amount) reckoned {
	low, high := t.Low*(1-offTimes), t.Low*(1+offTimes)
	switch t.Modifier {
	case cited.AtLeast:
		low, high = t.Low*(1-fairBound), t.Low+1
	case cited.AtMost:
		low, high = t.Low-1, t.Low*(1+fairBound)
	}
	return s.heldTimes(one, other, interval{low, high})
}

// heldTimes reckons how often one number holds another, and whether that lies where it is said to.
func (s *sentence) heldTimes(one, other *amount, said interval) reckoned {
	ratio := one.Low / other.Low
	x := reckoned{right: said.low <= ratio && ratio <= said.high, by: []*amount{one, other}, in: s}
	x.message = fmt.Sprintf("%s is %s times %s", one.span.Exact, number(math.Round(ratio*10)/10), other.span.Exact)
	return x
}

// offTimes is how far, of itself, a number of times may lie from what two numbers make.
const offTimes = 0.2

// countBehind is the first count of a sentence behind a token that is of no time.
func (s *sentence) countBehind(at int) *amount {
	for k := range s.numbers {
		if a := &s.numbers[k]; a.From >= at && !s.ofTime(a) {
			if s.single(a) {
				return a
			}
			return nil
		}
	}
	return nil
}

// shareOfNext reckons a share that puts a part another way, of a whole in figures behind it: "240 came back, or three quarters of
// all 480".
func (d *Document) shareOfNext(s *sentence, k int) (reckoned, bool) {
	if k == 0 || k+1 >= len(s.numbers) || !s.numbers[k].Share {
		return reckoned{}, false
	}
	part, t, whole := &s.numbers[k-1], &s.numbers[k], &s.numbers[k+1]
	if !s.breaks(t.From-1) || !s.Plays(t.To, mention.RoleOf) || whole.From-t.To > wordsOfWhole || !s.single(part) || !s.countable(part, whole) || s.ofTime(part) || part.Low > whole.Low {
		return reckoned{}, false
	}
	for i := t.To + 1; i < whole.From; i++ {
		if !s.isFunction(i, "determiner") {
			return reckoned{}, false // "of the women, 40 of the 90"
		}
	}
	return t.shareOf(s, part, whole), true
}

// wordsOfWhole is within how many tokens behind a share the number stands that it is of: "of all the 480".
const wordsOfWhole = 3

// shareAlone reckons a share that is all a sentence says of the number that the one before ended with, a part of another there: "480
// came, and 240 of these were women. That is three quarters."
func (d *Document) shareAlone(s *sentence, k int) (reckoned, bool) {
	t := &s.numbers[k]
	if !t.Share || len(s.numbers) != 1 || !s.Plays(0, mention.RoleThis|mention.RoleIt) || t.From > wordsOfWhole || !s.ends(t.To) {
		return reckoned{}, false
	}
	o := d.sentenceBefore(s)
	if o == nil || len(o.numbers) < 2 {
		return reckoned{}, false
	}
	part, whole := &o.numbers[len(o.numbers)-1], &o.numbers[len(o.numbers)-2]
	if !o.single(part) || !o.countable(part, whole) || o.ofTime(whole) || part.Low > whole.Low || !o.Plays(part.To, mention.RoleOf) || !o.Plays(part.To+1, mention.RoleThey|mention.RoleThis|mention.RoleWho) {
		return reckoned{}, false
	}
	return t.shareOf(s, part, whole), true
}
