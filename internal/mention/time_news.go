package mention

import "cited/internal/text"

// weekdays reads "from Thursday to Saturday" and "Monday-Friday" as one stretch of days.
func (c *Scan) weekdays(t Time) Time {
	from := momentAt(t.Value)
	if !t.weekday || from.known() != 3 || t.told.known() != 0 || !c.Plays(t.To, RoleTo|RoleUntil) && !(IsHyphen(c.at(t.To)) || c.at(t.To) == "–") {
		return t
	}
	m, kind, ok := c.calendar(t.To+1, "weekday")
	if !ok || kind != "weekday" || isPlural(c.at(t.From)) && c.Plays(t.To, RoleTo) && len(c.at(t.From)) > len("Wednesday") {
		return t
	}
	last := from.time()
	for int(last.Weekday()) != atoi(m.Entry.Meaning())%7 {
		last = last.AddDate(0, 0, 1)
	}
	return Time{From: t.From, To: m.To, Value: span(from.edtf(), momentOf(last).edtf()), weekday: true}
}

// degrees reports whether tens like "60s" at token i are of temperatures: highs in the 60s.
func (c *Scan) degrees(i int) bool {
	if i >= len(c.Tokens) || c.Tokens[i].Class != text.Number {
		return false
	}
	for k := max(0, i-6); k < i; k++ {
		if c.isOne(k, "temperatures", "temperature", "highs", "lows", "thermometer", "mercury", "readings") {
			return true
		}
	}
	return false
}
