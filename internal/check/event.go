package check

import (
	"slices"

	"cited"
)

// Whether two numbers are of one event, or of one time that is over.

// oneEvent reports whether two documents tell of one event, at about the same time, and have one number each of what
// became of people there.
func (j *judge) oneEvent(o, h *held, all []held) bool {
	x := fates(h.own.measures)
	return len(x) > 0 && !sameList(x, []string{"went"}) && h.clash == noClash && h.Of == "" && h.comparable() && j.saysFate(h) && samePeople(o.words, h.words) && j.clash(o.words, h.words) == noClash &&
		(len(o.words.s.Periods) == 0 || len(h.words.s.Periods) > 0 || ofOneDay(o.Figure) || h.endsWith(o.Figure)) &&
		max(asOf(o.Figure)-asOf(h.Figure), asOf(h.Figure)-asOf(o.Figure)) <= sameDate && !j.ofOthers(h) && j.oneScene(o, h) && j.sole(h, true, all)
}

// endsWith reports whether a number without a date was told within weeks of the end of the time that another one gives: it is of
// that time too.
func (h *held) endsWith(f *Figure) bool {
	first, last := f.Time.Bounds()
	behind := told(h.Figure) - last
	return f.Time != "" && f.says("time") && first > cited.MinDay && h.Time == "" && behind >= 0 && behind <= sameWeeks
}

// ofOneDay reports whether a figure is of one day: it counts an event, and no part of what went on.
func ofOneDay(f *Figure) bool {
	first, last := f.Time.Bounds()
	return f.Time != "" && first == last
}

// oneScene reports whether the draft has a name that stands near both numbers: in its sentence one that few documents have;
// one that more of them have, or that its passage or title has, only if both numbers were told within days.
func (j *judge) oneScene(o, h *held) bool {
	closely, few := o.closely(h), max(seldom, len(j.documents)/seldom)
	for _, keys := range []map[string]bool{o.words.own, o.words.sentence, o.words.around} {
		for k := range keys {
			if !isTown(k) || h.own.sources[k] || !h.words.hasNear(k) {
				continue
			}
			if n := j.documentsWith(k); h.own.sentence[k] && n <= seldom || closely && n <= few && h.own.hasNear(k) {
				return true
			}
		}
	}
	return false
}

// doubt says what a number that disputes one of the draft leaves open.
func (h *held) doubt() string {
	if h.own.fig.Time != "" && h.Time == "" {
		return "; it does not say of what time"
	}
	return ""
}

// closely reports whether two figures are of the same fortnight, and of one day if one is.
func (h *held) closely(o *held) bool {
	x, y := asOf(h.Figure), asOf(o.Figure)
	return max(x-y, y-x) <= sameFortnight && (!ofOneDay(h.Figure) && !ofOneDay(o.Figure) || h.Time.Overlaps(o.Time))
}

// sameFortnight is by how many days two counts may differ that were made of one thing while it went on.
const sameFortnight = 14

// timely reports whether two figures are of about the same time, or tell what became of people in a time that the draft gives and that
// was over for years when both were told.
func (h *held) timely(o *held) bool {
	if h.soon(o.Figure) {
		return true
	}
	over := h.own.fig.Time
	if _, last := over.Bounds(); over == "" || last+longOver > min(told(h.Figure), told(o.Figure)) {
		return false
	}
	of := func(f *Figure) bool { return f.Basis != cited.Point && (f.Time == "" || f.Time.Overlaps(over)) }
	fate := fates(h.own.measures)
	return len(fate) > 0 && !sameList(fate, []string{"went"}) && of(h.Figure) && of(o.Figure)
}

// longOver is how many days a time must be over before what is told of it without a date is of all of it.
const longOver = 5 * 366

// ofPeriod reports whether two numbers of the archive are both of one period, by their own words, and each is the only one there of what
// the draft says: then their other words may be fewer.
func (j *judge) ofPeriod(o, h *held, all []held) bool {
	if !ofOnePeriod(o.Figure, h.Figure) || h.clash != noClash || h.Of != "" || !h.comparable() || !samePeople(o.words, h.words) {
		return false
	}
	x := j.likeness(o.words, h.words)
	return x.clash == noClash && max(x.core, h.core) >= someOfCore && j.anchored(o.words, h.words) && j.oneFate(h.own, h.words) && j.sole(h, true, all)
}

// saysFate reports whether the words of a number say themselves that what the draft tells of became of people; where they say nothing
// of it that is known, "the raid cost 40 people their lives", whether it was read of them.
func (j *judge) saysFate(h *held) bool {
	said := fates(h.words.s.said(h.words.from, h.words.to))
	if read := []string{bare(h.Measure)}; len(said) == 0 && !isThere(read) && h.words.countsPeople() {
		said = fates(read)
	}
	return meetBoth(fates(h.own.measures), said)
}

// sole reports whether no other number of the document of one may be of what the draft tells.
func (j *judge) sole(h *held, fate bool, all []held) bool {
	return !slices.ContainsFunc(all, func(x held) bool {
		return x.Doc == h.Doc && x.words != h.words && x.Kind == h.Kind && x.clash == noClash && samePeople(h.own, x.words) && x.words.countsPeople() && x.comparable() && !x.past() && !x.ofPart(h) &&
			(!fate || meetBoth(fates(h.own.measures), fates(x.words.measures)))
	})
}

// ofPart reports whether a number is a part of another: its words say so, or it counts people of a sort of which neither that nor the
// draft speaks.
func (h *held) ofPart(o *held) bool {
	return h.words.ofThem() || h.Doc.whole(h.Figure.Figure) != nil || !within(h.words.people, slices.Concat(h.own.people, o.words.people))
}
