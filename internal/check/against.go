package check

import (
	"slices"

	"cited"
)

// against reports whether a figure tells of the same, with another number.
func (h *held) against(like float64) bool {
	return h.Kind == h.draft.Kind && (h.accord == apart || changed(h.draft, h.Figure.Figure, h.accord)) && h.clash == noClash && h.core >= like && h.cover >= likeEnough[1] && h.Modifier != cited.Vague && h.Stance != cited.Denial &&
		samePeople(h.own, h.words) && (h.soon(h.own.fig) || h.affinity == surely && h.inTime()) && !ofOtherBasis(h.own.fig, h.Figure)
}

// slip reports whether a figure tells of the same with the digits of the draft's number in another order:
// the fewer digits there are, the more else must be alike.
func (h *held) slip() bool {
	if h.clash >= clashTime || h.Modifier == cited.Vague || !misspelt(h.draft, h.Figure.Figure) || !samePeople(h.own, h.words) {
		return false
	}
	fate := meetBoth(fates(h.own.measures), fates(h.words.measures))
	switch {
	case rarity(h.draft) == 2 && h.affinity == surely:
		return h.cover >= likeEnough[2]
	case rarity(h.draft) == 2:
		return h.cover >= likeEnough[1] && (h.affinity > stranger || fate && h.core >= someOfCore)
	}
	return h.affinity == surely && (h.cover >= likeEnough[1] && fate || h.cover >= likeEnough[0] && h.core >= someOfCore)
}

// someOfCore is how much of the words of a number must be alike where its digits speak too.
const someOfCore = 0.4

// inTime reports whether a figure may be of the time that the draft's number has: within a year of a date
// beside that, or in the two years before it was told if it has none.
func (h *held) inTime() bool {
	at := asOf(h.Figure)
	dated, near := false, false
	for _, p := range h.own.s.Periods {
		first, last := p.Value.Bounds()
		if p.From < h.own.from || p.To > h.own.to || first > last || last == cited.MaxDay {
			continue
		}
		if first == cited.MinDay {
			first = last
		}
		dated, near = true, near || first-sameTime <= at && at <= last+sameTime
	}
	return near || !dated && at < cited.MaxDay && at+2*sameTime >= told(h.own.fig)
}

// ofOtherBasis reports whether one of two figures counts who is there at a date, and the other who ever was.
func ofOtherBasis(x, y *Figure) bool {
	return x.Basis == cited.Point && y.Basis == cited.Cumulative || x.Basis == cited.Cumulative && y.Basis == cited.Point
}

// samePeople reports whether two texts count people of one sex and age, or both say nothing of it.
func samePeople(x, y *wording) bool {
	one, other := ofKinds(x.people, "women", "young", "elderly", "households"), ofKinds(y.people, "women", "young", "elderly", "households")
	return len(one) == 0 && len(other) == 0 || meetBoth(one, other)
}

// theOne are the numbers that the source which is meant has of what the draft says, where it says it of one number
// only: the same became of the same people, in words of both, and nothing else there is of the same.
func (j *judge) theOne(own []held) []held {
	may := some(own, func(h *held) bool {
		return h.ID != "" && h.Kind == h.draft.Kind && h.clash < clashTime && h.Modifier != cited.Vague && h.Stance != cited.Denial &&
			j.oneThing(h.own, h.words) && samePeople(h.own, h.words) && !readApart(h.own.fig, h.Figure) && !j.ofMore(h.own, h.words)
	})
	apart := some(may, func(h *held) bool {
		return h.accord == apart && h.clash == noClash && h.comparable() && h.words.countsPeople() && (h.soon(h.own.fig) || h.inTime()) && !j.gives(h) && !h.words.ofThem()
	})
	if len(may) == 0 || len(apart) != len(may) || slices.ContainsFunc(apart, func(h held) bool { return !sameNumber(h.Figure.Figure, apart[0].Figure.Figure) }) {
		return nil
	}
	if places := apart[0].own.places; len(places) > 0 && !slices.ContainsFunc(places, func(p string) bool {
		return apart[0].words.sentence[p] || apart[0].words.around[p]
	}) {
		return nil
	}
	return apart
}

// oneThing reports whether the words of two numbers say that the same became of people. Those who went are said of
// in too many ways.
func (j *judge) oneThing(x, y *wording) bool {
	went := func(list []string) []string {
		return slices.DeleteFunc(fates(list), func(m string) bool { return m == "went" })
	}
	return meetBoth(went(x.measures), went(y.measures))
}
