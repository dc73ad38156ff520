package check

import (
	"slices"
	"strings"

	"cited"
	"cited/internal/mention"
)

// How the text of an archive says that a number of it was an earlier one, and that another is the sum of what it counts now.

// past reports whether the words beside a number, or the date right before it, say that it was an earlier one.
func (h *held) past() bool {
	k := h.words.s.numberOf(h.Figure)
	return k >= 0 && (h.ofEarlier(&h.words.s.numbers[k]) || h.toldAsEarlier())
}

// toldAsEarlier reports whether words say that a number was an earlier one: "down from 212", "compared with 212", "it had been
// 212", "212 a year ago", "we first counted 212".
func (h *held) toldAsEarlier() bool {
	k := h.words.s.numberOf(h.Figure)
	return k >= 0 && (h.words.s.grows(k) || h.words.saysEarlier(&h.words.s.numbers[k]))
}

// ofEarlier reports whether a date right before a number is from long before it was told, or one further off that words with it say
// to be over: "In 2011 it had looked for 212". What happened in a time is
// no earlier number, however long ago it was: "Between May and July 2017, 212 civilians were killed".
func (h *held) ofEarlier(a *amount) bool {
	for _, p := range h.words.s.Periods {
		first, last := p.Value.Bounds()
		between := first > cited.MinDay && strings.Contains(string(p.Value), "/")
		if (p.From >= h.words.from || h.words.s.bracketed(a.From)) && p.To <= a.From && (p.To >= a.From-2 || h.words.past()) && p.Frame != "since" && !between && last+sameWeeks < told(h.Figure) {
			return true
		}
	}
	return false
}

// sameWeeks is how many days before its report a number may be of and still be the latest.
const sameWeeks = 35

// grows reports whether a number of a sentence became the next one: "has risen from 212 people at the end of 2015 to 240".
func (s *sentence) grows(k int) bool {
	a := &s.numbers[k]
	if !s.Plays(a.From-1, mention.RoleFrom) {
		return false
	}
	for n := k + 1; n < len(s.numbers) && s.numbers[n].From <= a.To+untilNext; n++ {
		if !s.ofTime(&s.numbers[n]) {
			return s.Plays(s.numbers[n].From-1, mention.RoleTo)
		}
	}
	return false
}

// untilNext is how many tokens from a number the one may stand that it became.
const untilNext = 12

// saysEarlier reports whether words near a number say that it is an earlier one: some stand before it only, and some say it
// of all that follows.
func (t *wording) saysEarlier(a *amount) bool {
	for _, m := range t.s.checks.List(lists) {
		switch before := m.To <= a.From && m.From >= t.from; m.Entry.Meaning() {
		case "before":
			if before && m.To >= a.From-besideNumber {
				return true
			}
		case "versus":
			if before && m.To >= a.From-besideNumber && slices.ContainsFunc(t.s.numbers, func(o amount) bool { return o.To <= m.From && o.To >= t.from-besideNumber && !t.s.ofTime(&o) }) {
				return true // "cases against 52 of them" compares nothing
			}
		case "earlier":
			if m.To >= max(t.from, a.From-besideNumber) && m.From <= min(t.to, a.To+besideNumber) {
				return true
			}
		case "first":
			if before {
				return true
			}
		}
	}
	return false
}

// besideNumber is how many tokens from a number words may stand that say of when it is.
const besideNumber = 6

// totals reports whether words right before a number say that it is the whole count, and no part of it: "our count is 40",
// "the number of these is now 40".
func (t *wording) totals() bool {
	k := t.s.numberOf(t.fig)
	if k < 0 || t.ofThem() || t.fig.Doc.whole(t.fig.Figure) != nil {
		return false
	}
	_, is := t.s.says("count", t.from, t.s.numbers[k].From)
	return is
}

// nextTo reports whether a sentence is so many sentences from another at most, in its passage or the one beside that.
func nextTo(x, y *sentence, most int) bool {
	apart, far := x.nth-y.nth, x.block-y.block
	return apart <= most && apart >= -most && far <= 1 && far >= -1
}
