package mention

import (
	"strings"
	"time"

	"cited/internal/text"
)

// shortYearAt reads the ’44 of "June ’44".
func (s *Sentence) shortYearAt(i int) (date, bool) {
	if !s.isOne(i, "’", "'", "‘") || i+1 >= len(s.Tokens) || s.Tokens[i+1].Space || s.Tokens[i+1].Class != text.Number || len(s.at(i+1)) != 2 {
		return date{}, false
	}
	return date{year: s.century(atoi(s.at(i + 1))), to: i + 2}, true
}

// seasonAt reads "spring 2015", "the summer of 2014", "last winter", "this spring".
func (s *Sentence) seasonAt(i int, m Match, season int) (date, bool) {
	d := date{season: season, from: i, to: m.To, rule: m.Entry.ID}
	to := d.to
	if s.Plays(to, RoleOf) || s.isOne(to, ",") {
		to++
	}
	if s.isYear(to) {
		d.year, d.to = s.year(to), to+1
		if e, ok := s.shortYear(d.to+1, d.year); ok && e.year == d.year+1 && (IsHyphen(s.at(d.to)) || s.Is(d.to, "/")) {
			d.to = e.to // "the winter of 1941-42"
		}
		return d, true
	}
	if y, ok := s.shortYearAt(to); ok {
		d.year, d.to = y.year, y.to
		return d, true
	}
	if s.Plays(m.To, RoleOf) {
		y, ok := s.yearNamed(m.To) // "the fall of the city" is no season
		d.year, d.to, d.relative = y.year, y.to, y.relative
		return d, ok
	}
	if d, ok := s.seasonAfter(d, i); ok {
		return d, true
	}
	if !s.Plays(i-1, RoleLast|RoleThis|RoleThe|RoleIn|RoleNext) || len(m.Entry.Means) == 0 || strings.ContainsAny(m.Entry.Meaning(), ":") {
		return date{}, false
	}
	anchor, ok := s.anchor()
	if !ok || s.Plays(i-1, RoleNext) {
		return date{}, false
	}
	if s.told.year != 0 && s.Plays(i-1, RoleThis) && !s.isOne(i-1, "this") {
		d.year = s.told.year
		return d, true
	}
	d.relative = true
	d.year = anchor.Year()
	begins := time.Month((season-21)*3 + 3)
	if anchor.Month() < begins || s.Plays(i-1, RoleLast) && anchor.Month() < begins+3 {
		d.year--
	}
	if s.Plays(i-1, RoleLast|RoleThis) {
		d.from--
	}
	if s.isOne(d.to, "before") && s.Plays(d.to+1, RoleLast) { // "the summer before last"
		if d.to += 2; anchor.Month() >= begins+3 {
			d.year--
		}
	}
	return d, true
}

// seasonAfter reads "the following spring", "the next summer": from the date told last.
func (s *Sentence) seasonAfter(d date, i int) (date, bool) {
	if !s.Plays(i-1, RoleFollowing|RoleNext) || !s.Plays(i-2, RoleThe) || s.near.year == 0 {
		return date{}, false
	}
	if d.year, d.from = s.near.year, i-1; s.near.month >= (d.season-21)*3+3 || s.near.month == 0 {
		d.year++
	}
	return d, true
}
