package lineage

import (
	"regexp"
	"strconv"
	"strings"

	"cited"
)

// order puts two documents in the order in which they were made, as far as their dates
// tell it.
func (p *pair) order(a, b *Sketch) {
	p.earlier, p.later = a, b
	before, known := isBefore(a.published, b.published)
	if !known && a.published == b.published && a.published != "" && min(a.minute, b.minute) >= 0 {
		before, known = a.minute < b.minute, a.minute != b.minute
	}
	switch {
	case !known:
		p.open = true
		if b.ID < a.ID { // any order will do, but always the same one
			p.earlier, p.later = b, a
		}
	case !before:
		p.earlier, p.later = b, a
	}
}

// isBefore reports whether one date is before another, and whether that is known.
func isBefore(a, b cited.EDTF) (before, known bool) {
	x, okX := daysOf(a)
	y, okY := daysOf(b)
	switch {
	case !okX || !okY:
		return false, false
	case x[1] < y[0]:
		return true, true
	case y[1] < x[0]:
		return false, true
	}
	return false, false
}

// turns reports whether a pair whose dates tell nothing is more likely the other way
// round, and notes what settles it: one credits the other, or quotes it, or is a part of it.
func (p *pair) turns() bool {
	forth, back := len(p.later.mentions(p.earlier.own)) > 0, len(p.earlier.mentions(p.later.own)) > 0
	if forth == back {
		forth, back = p.opensAny(), (&pair{earlier: p.later, later: p.earlier, runs: turned(p.runs)}).opensAny()
	}
	if forth != back {
		p.open = false
		return back
	}
	return len(p.later.words) > len(p.earlier.words) // what is cut or summed up is shorter
}

// clock is a time of day.
var clock = regexp.MustCompile(`(?i)\b([01]?\d|2[0-3]):([0-5]\d)(?:\s?([ap])\.?m\b)?`)

// minuteOf returns the minute of the day that the head of a document says last, as wires
// do: "9 Nov 2015 07:40 GMT", "updated 6:45 p.m."; -1 if it says none.
func minuteOf(head string) int {
	all := clock.FindAllStringSubmatch(head, -1)
	if len(all) == 0 {
		return -1
	}
	last := all[len(all)-1]
	hour, _ := strconv.Atoi(last[1]) // digits, as the pattern has it
	minute, _ := strconv.Atoi(last[2])
	switch half := strings.ToLower(last[3]); {
	case half == "p" && hour < 12:
		hour += 12
	case half == "a" && hour == 12:
		hour = 0
	}
	return 60*hour + minute
}

// daysOf returns the first and the last day of a date, and whether there are any.
func daysOf(e cited.EDTF) (days [2]cited.Day, ok bool) {
	if e == "" || !e.Valid() {
		return days, false
	}
	days[0], days[1] = e.Bounds()
	return days, true
}
