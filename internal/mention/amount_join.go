package mention

import (
	"slices"
	"strings"

	"cited"
	"cited/internal/text"
)

const exactly = cited.Exactly

// unitAt returns the unit of measure or money that begins at token i.
func (c *Scan) unitAt(i int) (Match, bool) {
	m, ok := c.late.Beginning(Metrics, i)
	if !ok || m.Slot != "forms" {
		return m, false
	}
	switch kindOf(m.Entry) {
	case "change", "bound", "weigh", "shock", "race":
		return m, false
	}
	return m, true
}

// currencyAt returns the sign or code of a currency that ends before token i.
func (c *Scan) currencyAt(i int) (Match, bool) {
	m, ok := c.late.Ending(Metrics, i)
	if !ok || m.Entry.Meaning() != "money" {
		return m, false
	}
	return m, m.Slot == "before" || slices.Contains(m.Entry.Slots["before"], c.Word(m.From, m.To))
}

// dollarOf is the name of the dollars that letters before the sign say.
func dollarOf(letters string) string {
	switch letters {
	case "US":
		return "us dollar"
	case "A", "AU":
		return "australian dollar"
	case "C", "CA":
		return "canadian dollar"
	case "NZ":
		return "new zealand dollar"
	case "HK":
		return "hong kong dollar"
	case "S":
		return "singapore dollar"
	}
	return ""
}

// numberSign reads the digits behind "#" and "No." as a name.
func (c *Scan) numberSign(i int) (Amount, bool) {
	if !c.Is(i-1, "#") || !c.tight(i) || !c.isDigits(i, 1, 4) {
		return Amount{}, false
	}
	a := Amount{From: i, To: i + 1, Modifier: exactly, Kind: cited.MentionOther, coreFrom: i, coreTo: i + 1}
	if m, ok := c.late.Ending(Metrics, i-1); ok && kindOf(m.Entry) == "label" {
		a.Unit = c.unitName(m)
	}
	return a, true
}

// named reads the words before a number that make it a name, or the grade of a scale:
// hall 3, p. 14, magnitude 6.
func (c *Scan) named(a Amount) Amount {
	m, ok := c.late.Ending(Metrics, a.coreFrom)
	if !ok || a.From != a.coreFrom || a.Kind == cited.MentionShare || a.Kind == cited.MentionAge || !c.isDigits(a.coreFrom, 1, 6) && c.Tokens[a.coreFrom].Class != text.Number {
		return a
	}
	switch kindOf(m.Entry) {
	case "label":
		a.Kind, a.Unit, a.HasLow, a.HasHigh = cited.MentionOther, c.unitName(m), false, false
	case "scale":
		a.Kind, a.Unit = cited.MentionOther, c.unitName(m)
	}
	return a
}

// joined makes one range of "$4 billion to $8 billion", gives "fell six points, to 29 per
// cent" its change, and the 8 of "from 8 to 23 pesos" its unit.
func (c *Scan) joined(as []Amount) []Amount {
	for i := 0; i+1 < len(as); i++ {
		a, b := &as[i], &as[i+1]
		if c.byRange(a, b) {
			as = slices.Delete(as, i, i+1)
			i--
			continue
		}
		c.onward(a, b)
		if c.spans(a, b) {
			c.carryScale(a, b)
			a.To, a.coreTo, a.High, a.Modifier, a.HasLow, a.HasHigh = b.To, b.coreTo, b.High, cited.Range, true, true
			if m, ok := c.Ending(Modifiers, a.From); ok && m.Entry.Meaning() == "range" {
				a.From = m.From
			}
			for c.Plays(a.From, RoleOf) {
				a.From++
			}
			as = slices.Delete(as, i+1, i+2)
			i--
			continue
		}
		if b.Change == "" && a.Change != "" && c.Is(b.From-2, ",") && c.Plays(b.From-1, RoleTo) && b.From-2-a.To <= 2 && b.From-2 >= a.To {
			if b.Change = a.Change; a.Unit == "point" && b.Kind == cited.MentionShare {
				a.Kind, a.Unit = cited.MentionOther, "percentage point"
			}
		}
		if a.Kind == cited.MentionCount && a.Unit == "" && a.To == b.From-1 && c.Plays(a.To, RoleTo) && c.Plays(a.From-1, RoleFrom) {
			switch b.Kind {
			case cited.MentionMoney, cited.MentionDistance, cited.MentionWeight, cited.MentionTemperature, cited.MentionRate:
				a.Kind, a.Unit = b.Kind, b.Unit
			}
		}
	}
	return as
}

// spans reports whether two sums are the ends of one range.
func (c *Scan) spans(a, b *Amount) bool {
	if a.Kind != cited.MentionMoney || b.Kind != cited.MentionMoney || a.Modifier == cited.Range || b.Modifier != exactly || b.From != a.To+1 || !a.HasLow || a.Low >= b.High {
		return false
	}
	m, opened := c.Ending(Modifiers, a.From)
	opened = opened && m.Entry.Meaning() == "range"
	at := a.To
	if c.Plays(at, RoleAnd) {
		return opened
	}
	if !c.Plays(at, RoleTo) && !IsHyphen(c.at(at)) {
		return false
	}
	return !c.changes(a.From) && !(opened && c.changes(m.From)) && strings.HasSuffix(a.Unit, lastOf(b.Unit))
}

// lastOf is the last word of a unit.
func lastOf(unit string) string { return unit[strings.LastIndexByte(unit, ' ')+1:] }

// carryScale gives the lower end the scale that only the upper one says: $4 to $8 billion.
func (c *Scan) carryScale(a, b *Amount) {
	low, ok := c.coreAt(a.coreFrom)
	high, found := c.coreAt(b.coreFrom)
	if ok && found && low.scale == 1 && high.scale > 1 && a.Low < high.low/high.scale {
		a.Low *= high.scale
	}
}

// boundAge reads the age of "children under ten" and "was over 80".
func (c *Scan) boundAge(a *Amount) bool {
	i := a.coreFrom - 1
	if a.Kind != cited.MentionCount || a.From != i || !c.isOne(i, "over", "under") || a.coreTo != a.To || max(a.Low, a.High) < 3 || max(a.Low, a.High) > 110 {
		return false
	}
	if _, time := c.unitOf(a.To); time || a.To < len(c.Tokens) && c.Tokens[a.To].Class == text.Letters && (c.Plays(a.To, RoleOf) || c.nounBehind(a.To)) {
		return false
	}
	if c.isOne(a.To, "%", "°", "/", "-", "–") || c.unitBehind(a.To) {
		return false
	}
	if !c.Plays(i-1, RoleBe) && !c.isOne(i-1, "those", "anyone", "everyone", "everybody", "anybody") {
		m, ok := c.Ending(People, i)
		if !ok || !c.isOne(m.To-1, "children", "people", "persons", "women", "men", "girls", "boys", "adults", "youths", "residents", "patients", "players", "voters") {
			return false
		}
	}
	a.Kind, a.Unit = cited.MentionAge, "year"
	return true
}

// wayTo returns the direction that the word at token i gives an amount. Words of trade
// and weather, like "sank", say so of what is measured only.
func (c *Scan) wayTo(a *Amount, i int) string {
	if way := c.wayAt(i); way != "" {
		return way
	}
	if a.Unit == "point" && c.isOne(i, "losing", "shed", "shedding") {
		return "down"
	}
	m, ok := c.late.Covering(Metrics, i)
	if !ok || kindOf(m.Entry) != "change" || a.Kind == cited.MentionCount && a.Unit != "point" || a.Kind == cited.MentionDuration {
		return ""
	}
	return m.Entry.Meaning()
}

// aside reports whether a word of change at token i is about something else: put up 900
// tents, cut power for nine hours.
func (c *Scan) aside(a *Amount, i int) bool {
	if c.Is(a.From-1, "for") || a.Kind == cited.MentionDuration && !c.Plays(a.From-1, RoleBy|RoleTo) {
		return true
	}
	if c.Is(i, "up") && c.isOne(i-1, "make", "makes", "made", "making", "take", "took", "set", "put") {
		return true
	}
	if !c.isOne(i, "up", "down") || i == 0 || c.Tokens[i-1].Class != text.Letters || c.Plays(i+1, RoleBy) {
		return false
	}
	if c.Plays(i-1, RoleBe) || c.isOne(i-1, "went", "gone", "go", "goes", "going", "moved", "edged", "came", "come") {
		return false
	}
	return a.Kind != cited.MentionShare && a.Kind != cited.MentionMoney && a.Kind != cited.MentionOther
}

// comparedBehind returns the direction of "14 per cent more than" and "9% lower".
func (c *Scan) comparedBehind(a *Amount) string {
	if a.Kind != cited.MentionShare && a.Kind != cited.MentionOther {
		return ""
	}
	for at := a.To; at < a.To+3 && at < len(c.Tokens); at++ {
		if c.isOne(at+1, "than", "from", "on") {
			switch {
			case c.isOne(at, "more", "higher", "greater", "up"):
				return "up"
			case c.isOne(at, "fewer", "less", "lower", "down"):
				return "down"
			}
		}
		if c.Tokens[at].Class != text.Letters || c.Plays(at, RoleOf|RoleIn|RoleBe|RoleAnd) {
			break
		}
	}
	return ""
}
