package extract

import (
	"strings"

	"cited"
)

// describeDate says of a date what it is by itself: how long, how old, how many figures
// of the document have it.
func (sc *scene) describeDate(of about, d *draft, t *dated) {
	age, size := sc.ageOf(t.value), lengthOf(t.value)
	of.has("age", age)
	of.has("length", size)
	of.has("figures", sc.times.shareOf(t.value))
	of.has("age-counts", age+"-"+sc.timeTrait(d))
	of.has("length-counts", size+"-"+sc.timeTrait(d))
}

// lengthOf says how long a time is: "day", "month", "season", "year", "range", "open" for one that
// lacks a side.
func lengthOf(v string) string {
	switch {
	case v == "":
		return "none"
	case strings.HasPrefix(v, "../"):
		return "until"
	case strings.HasSuffix(v, "/.."):
		return "since"
	case strings.Contains(v, "/"):
		return "range"
	}
	switch len(v) {
	case len("2012"):
		return "year"
	case len("2012-05"):
		return "month"
	}
	return "day"
}

// ageOf says how long before the document's date a time ends.
func (sc *scene) ageOf(v string) string {
	if v == "" {
		return "none"
	}
	if sc.date == "" {
		return "undated"
	}
	first, last := cited.EDTF(v).Bounds()
	from, to := sc.date.Bounds()
	if last == cited.MaxDay {
		last = first
	}
	switch {
	case first > to:
		return "ahead"
	case last >= from:
		return "today"
	case from-last <= 1:
		return "yesterday"
	case from-last <= 7:
		return "week"
	case from-last <= 31:
		return "month"
	case from-last <= 366:
		return "year"
	}
	return "old"
}

// bondOf says what the people of a number are to the predicate that a date hangs on.
func (sc *scene) bondOf(top int, ties bonds) string {
	is, tied := ties[sc.t.Predicate(top)]
	switch {
	case !tied:
		return "none"
	case is.relative:
		return is.part.String() + "-relative"
	}
	return is.part.String()
}

// apart says how far before the sentence another figure stands: in it, in the paragraph,
// in another, or before a line that begins with the time of the day.
func (sc *scene) apart(on *draft) string {
	switch {
	case on.sentence == sc.number:
		return "sentence"
	case on.block == sc.blocks:
		return "paragraph"
	case sc.stamped():
		return "entry"
	case sc.para.fresh:
		return "fresh"
	}
	return "block"
}
