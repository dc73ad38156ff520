package mention

import (
	"strings"

	"cited/internal/text"
)

// ahead reports whether what is told before token i lies ahead: will meet on
// Friday, is due in May, the talks resume on Monday.
func (c *Scan) ahead(i int) bool {
	if c.isOne(i-1, "until", "till", "through") {
		return !c.pastBefore(i - 1)
	}
	if m, ok := c.late.Ending(Times, c.pastTheBack(i)); ok && kindOf(m.Entry) == "lead" {
		return true // beginning July 1, on the eve of Tuesday
	}
	for k := i - 1; k >= 0 && k > i-30; k-- {
		if _, ok := c.is(k, "mood"); ok {
			return true
		}
		if c.isOne(k, ";", "said") || c.spoke(k) || c.Is(k-1, ",") && c.tells(k) {
			return false
		}
	}
	return c.leadsAhead(i)
}

// pastTheBack steps back over an article that stands before token i.
func (c *Scan) pastTheBack(i int) int {
	if c.Plays(i-1, RoleThe) {
		return i - 1
	}
	return i
}

// leadsAhead reports whether the date at token i opens its sentence and what follows it
// is to come: from 1 April, 540 helpers will dig.
func (c *Scan) leadsAhead(i int) bool {
	if i > 3 {
		return false
	}
	for k := i + 1; k < len(c.Tokens) && k < i+20; k++ {
		if _, ok := c.is(k, "mood"); ok && !c.isOne(k, "would", "could", "might") {
			return true
		}
		if c.tells(k) || c.Is(k, ";") {
			return false
		}
	}
	return false
}

// planned reports whether the weekday at token i is when something is arranged for, told in
// the present: the sides meet on Friday, Tuesday is a rest day.
func (c *Scan) planned(i int) bool {
	at := i - 1
	if c.Is(at, "on") {
		at--
	}
	if m, ok := c.is(at, "fixture"); ok && m.Entry.Meaning() == "be" {
		return true
	}
	if m, ok := c.is(i+1, "fixture"); ok && m.Entry.Meaning() == "be" && i <= 1 {
		return c.untold()
	}
	for k := i - 1; k >= 0 && k > i-15; k-- {
		if c.Plays(k, RoleSince|RoleAfter) || c.isOne(k, "following", ";") || c.tells(k) {
			return false // plays in spite of a crash after the race on Friday
		}
		if m, ok := c.is(k, "fixture"); ok && m.Entry.Meaning() != "be" && c.Tokens[k].Shape == text.Lower {
			return true
		}
	}
	return false
}

// tells reports whether token k is a verb of the past.
func (c *Scan) tells(k int) bool {
	if c.isOne(k, "was", "were", "had", "did", "said", "told") {
		return true
	}
	if c.isOne(k-1, "is", "are", "be", "been", "being", "not") || strings.HasSuffix(c.at(k), "eed") {
		return false // is needed
	}
	_, strong := c.is(k, "past")
	return c.Plays(k, RolePast) || c.Tokens[k].Shape == text.Lower && (strong || c.EndsLike(k, RolePast))
}

// untold reports whether no verb of the past stands in the sentence, so that a date
// without its year may as well lie ahead.
func (c *Scan) untold() bool {
	for k := range c.Tokens {
		if c.tells(k) {
			return false
		}
	}
	return true
}

// nearer moves a month or a day without a year, which complete put long before the
// document, into the year to come, if that is near and nothing tells of the past.
func (c *Scan) nearer(t Time) Time {
	s := c.story
	if t.told.year == 0 || !s.isPrinted || t.told.month == 0 || s.past() {
		return t
	}
	back := 12*(s.printed.Year()-t.told.year) + int(s.printed.Month()) - t.told.month
	if back < 8 || back > 12 || !c.untold() {
		return t
	}
	t.told.year++
	return t
}

// spoke reports whether token k is a verb of saying that is not to come itself: what stands
// behind it is when that was said.
func (c *Scan) spoke(k int) bool {
	m, ok := c.Covering(Sources, k)
	_, mood := c.is(m.From-1, "mood")
	return ok && m.Entry.Slot("kind") == "verb" && !mood && !c.Is(m.From-1, "to")
}

// pastBefore reports whether the few words before token i tell of the past by
// themselves: lasted until, were open until.
func (c *Scan) pastBefore(i int) bool {
	for k := i - 1; k >= 0 && k > i-4; k-- {
		if c.isOne(k-1, "is", "are", "be", "remain", "remains") {
			return false
		}
		if c.Plays(k, RolePast) || c.EndsLike(k, RolePast) {
			return true
		}
	}
	return false
}
