package mention

import (
	"strings"

	"cited"
	"cited/internal/text"
)

// partAmount reads what has no whole number: half an hour, a quarter of a million, one
// half, less than a metre.
func (c *Scan) partAmount(i int) (Amount, bool) {
	if c.class[i] == noNumber && !c.Plays(i, RoleA|RoleHalf) {
		return Amount{}, false
	}
	for _, read := range []func(int) (Quantity, bool){c.halfUnit, c.pieceOfUnit, c.partOfScale, c.oneHalf, c.boundOne, c.aScore} {
		if q, ok := read(i); ok {
			q.From, q.CoreFrom, q.CoreTo, q.High = i, i, q.To, q.Low
			q.HasLow, q.HasHigh, q.Modifier = true, true, exactly
			c.modify(&q)
			return amountOf(q), true
		}
	}
	return Amount{}, false
}

// halfUnit reads the "half a" of "half a kilo" and "half an hour".
func (c *Scan) halfUnit(i int) (Quantity, bool) {
	if !c.Plays(i, RoleHalf) && (c.class[i] != partWord || c.value(i) != 2) || !c.Plays(i+1, RoleA) {
		return Quantity{}, false
	}
	_, unit := c.unitAt(i + 2)
	_, time := c.is(i+2, "unit")
	return Quantity{To: i + 2, Low: .5}, unit || time
}

// partOfScale reads "a quarter of a million".
func (c *Scan) partOfScale(i int) (Quantity, bool) {
	k, ok := c.coreAt(i)
	if !ok || !k.share || k.percent || !c.Plays(k.to, RoleOf) || !c.Plays(k.to+1, RoleA) || k.to+2 >= len(c.Tokens) || c.class[k.to+2] != scaleWord {
		return Quantity{}, false
	}
	return Quantity{To: k.to + 3, Low: k.low / 100 * c.value(k.to+2)}, true
}

// oneHalf reads "one half" and "one-half".
func (c *Scan) oneHalf(i int) (Quantity, bool) {
	at := c.pastHyphen(i + 1)
	if c.class[i] != unitWord || c.value(i) != 1 || at >= len(c.Tokens) || c.class[at] != partWord || c.value(at) != 2 {
		return Quantity{}, false
	}
	return Quantity{To: at + 1, Low: 50, Share: true}, true
}

// boundOne reads the article of "less than a metre" and "about a kilo" as one.
func (c *Scan) boundOne(i int) (Quantity, bool) {
	m, ok := c.Ending(Modifiers, i)
	if !c.Plays(i, RoleA) || !ok || m.Slot != "forms" || m.Entry.Meaning() == "range" || i+1 >= len(c.Tokens) {
		return Quantity{}, false
	}
	_, unit := c.unitAt(i + 1)
	return Quantity{To: i + 1, Low: 1}, unit && c.Tokens[i+1].Shape == text.Lower && len(c.at(i+1)) > 2
}

// aScore reads "a score of" as twenty.
func (c *Scan) aScore(i int) (Quantity, bool) {
	return Quantity{To: i + 2, Low: 20}, c.Plays(i, RoleA) && c.Is(i+1, "score") && c.Plays(i+2, RoleOf) && !c.Plays(i+3, RoleThe) && c.nounBehind(i+3)
}

// trimmed takes out of an amount what only looks like a modifier before it: the C of
// "2 °C. Three quarters".
func (c *Scan) trimmed(a Amount) Amount {
	if a.From < a.coreFrom && c.isOne(a.From, "c", "f") && c.Is(a.From-1, "°") {
		a.From, a.Modifier, a.HasLow, a.HasHigh = a.coreFrom, exactly, true, true
	}
	if m, ok := c.late.Ending(Metrics, a.From); ok && kindOf(m.Entry) == "bound" && a.Modifier == exactly {
		a.From, a.Modifier = m.From, cited.Modifier(m.Entry.Meaning())
		a.HasHigh = a.Modifier != cited.AtLeast
	}
	return a
}

// lakhs reads digits grouped as in India: 2,50,000.
func (c *Scan) lakhs(i int) (Amount, bool) {
	groups := strings.Split(c.at(i), ",")
	last := len(groups) - 1
	if c.Tokens[i].Class != text.Number || last < 2 || c.gluedBefore(i) || c.gluedBehind(i+1) {
		return Amount{}, false
	}
	for k, g := range groups {
		if !allDigits(g) || k == 0 && (g == "" || len(g) > 2) || k > 0 && k < last && len(g) != 2 || k == last && len(g) != 3 {
			return Amount{}, false
		}
	}
	v, ok := parseDigits(strings.Join(groups, ""))
	q := Quantity{From: i, To: i + 1, CoreFrom: i, CoreTo: i + 1, Low: v, High: v, HasLow: true, HasHigh: true, Modifier: exactly, Digits: true}
	c.modify(&q)
	return amountOf(q), ok && v <= maxValue
}

// ofTen reads "4 in 10 wells", "seven in 10" and "three out of every four" as shares.
func (c *Scan) ofTen(i int) (Amount, bool) {
	k, ok := c.coreAt(i)
	if !ok || k.share || k.vague || k.low != k.high || k.low < 1 || k.low > 99 || k.scale > 1 || k.to+1 >= len(c.Tokens) {
		return Amount{}, false
	}
	at := k.to
	every := c.Plays(at, RoleOut) && c.Plays(at+1, RoleOf) && c.Plays(at+2, RoleEvery)
	if every {
		at += 2
	} else if !c.Plays(at, RoleIn) {
		return Amount{}, false
	}
	d, ok := c.coreAt(at + 1)
	if !ok || d.share || d.vague || d.low <= k.low || d.low > 1000 {
		return Amount{}, false
	}
	if _, time := c.unitOf(d.to); time || !every && d.low != 5 && d.low != 10 && d.low != 100 && d.low != 1000 || c.unitBehind(d.to) {
		return Amount{}, false
	}
	v := round1(100 * k.low / d.low)
	q := Quantity{From: i, To: d.to, CoreFrom: i, CoreTo: d.to, Low: v, High: v, HasLow: true, HasHigh: true, Modifier: exactly, Share: true}
	c.modify(&q)
	return amountOf(q), true
}

// oneMore reports whether the "third" of "a third man" counts one more: a noun in the
// singular follows, and behind it what can only follow a noun.
func (c *Scan) oneMore(i int) bool {
	if !c.Plays(i-1, RoleA) || i+1 >= len(c.Tokens) || c.value(i) == 2 || c.value(i) == 4 && !c.Is(i, "fourth") {
		return false
	}
	t := c.Tokens[i+1]
	if t.Class != text.Letters || t.Shape != text.Lower {
		return false
	}
	w := c.lang.Folded(c.Sentence, i+1)
	if _, ok := c.Beginning(Function, i+1); ok || isPlural(w) || otherPlural(w) || c.Plays(i+1, RolePast|RoleBe|RoleOf|RoleAnd|RoleOr|RoleIn|RoleTo|RoleFrom|RoleBy|RoleWho|RoleState) || c.EndsLike(i+1, RolePast) {
		return false
	}
	if m, ok := c.nounAt(i + 1); ok && !isPlural(c.lang.Folded(c.Sentence, m.To-1)) {
		return true
	}
	return i+2 >= len(c.Tokens) || c.isOne(i+2, ",", ".", ";", ":", ")") || c.Plays(i+2, RoleBe|RoleWho) || c.isOne(i+2, "has", "had", "that", "which")
}

// otherPlural reports whether a folded noun is one that is many without an -s.
func otherPlural(w string) bool {
	switch w {
	case "aircraft", "sheep", "cattle", "deer", "personnel", "children", "mice", "geese", "oxen", "teeth", "feet", "offspring", "spacecraft", "hovercraft":
		return true
	}
	return len(w) > 5 && strings.HasSuffix(w, "men") && w != "specimen" && w != "regimen"
}

// pointedThousands reads the point of "1.263 persons" as what parts the thousands, where
// the text writes decimals with a comma, or people are counted.
func (c *Scan) pointedThousands(k core) core {
	head, tail, ok := strings.Cut(c.at(k.from), ".")
	if !k.digits || !ok || len(tail) != 3 || len(head) > 3 || strings.TrimLeft(head, "0") == "" || strings.ContainsAny(tail, ".,") {
		return k
	}
	if _, people := c.Beginning(People, k.to); people && k.scale == 1 || c.story.commas && !c.story.points {
		k.low, k.high = 1000*k.low, 1000*k.high
	}
	return k
}

// decimals notes how the text writes decimals: 2,5 or 2.5.
func (c *Scan) decimals() {
	for i, t := range c.Tokens {
		if t.Class != text.Number || t.End-t.Start > 8 {
			continue
		}
		if _, tail, ok := strings.Cut(c.at(i), ","); ok && (len(tail) == 1 || len(tail) == 2) {
			c.story.commas = true
		}
		if _, tail, ok := strings.Cut(c.at(i), "."); ok && (len(tail) == 1 || len(tail) == 2) {
			c.story.points = true
		}
	}
}
