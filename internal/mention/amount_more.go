package mention

import (
	"math"

	"cited"
)

// metricWord reports whether a word of metrics of this kind begins at token i.
func (c *Scan) metricWord(i int, kind string) bool {
	m, ok := c.late.Beginning(Metrics, i)
	return ok && kindOf(m.Entry) == kind
}

// pieceOf reads a fraction before "of a": a quarter of a.
func (c *Scan) pieceOf(i int) (core, bool) {
	k, ok := c.coreAt(i)
	return k, ok && k.share && !k.percent && !k.vague && k.low < 100 && c.Plays(k.to, RoleOf) && c.Plays(k.to+1, RoleA)
}

// pieceOfUnit reads the "a quarter of a" of "a quarter of a percentage point" as a part of its
// unit.
func (c *Scan) pieceOfUnit(i int) (Quantity, bool) {
	k, ok := c.pieceOf(i)
	if !ok || k.low != k.high {
		return Quantity{}, false
	}
	_, unit := c.unitAt(k.to + 2)
	_, time := c.is(k.to+2, "unit")
	return Quantity{To: k.to + 2, Low: math.Round(k.low*10) / 1000}, unit || time
}

// pieceOfSecond reads the "a fifth of a" of "a fifth of a second", whose unit is mostly an ordinal.
func (c *Scan) pieceOfSecond(i int) (Amount, bool) {
	k, ok := c.pieceOf(i)
	if !ok || !c.Is(k.to+2, "second") {
		return Amount{}, false
	}
	v := math.Round(k.low*10) / 1000
	return Amount{From: i, To: k.to + 2, Low: v, High: v, HasLow: true, HasHigh: true, Modifier: exactly, Kind: cited.MentionDuration, Unit: "second", coreFrom: i, coreTo: k.to + 2}, true
}

// sprint reads the metres of a race: the 200m final.
func (c *Scan) sprint(i int) (Amount, bool) {
	if !c.isDigits(i, 2, 5) || !c.Is(i+1, "m") || !c.tight(i+1) || c.gluedBefore(i) || c.currencyBefore(i) || !c.metricWord(i+2, "race") {
		return Amount{}, false
	}
	v := float64(atoi(c.at(i)))
	return Amount{From: i, To: i + 1, Low: v, High: v, HasLow: true, HasHigh: true, Modifier: exactly, Kind: cited.MentionDistance, Unit: "metre", coreFrom: i, coreTo: i + 1}, true
}

// callsBefore reports whether the label before token i is one of telephones: call, tel.
func (c *Scan) callsBefore(i int) bool {
	m, ok := c.Ending(Labels, i)
	return ok && m.Entry.Name == "contact"
}

// weighs reports whether a word of weight stands shortly before token i.
func (c *Scan) weighs(i int) bool {
	for k := i - 1; k >= max(0, i-5); k-- {
		if c.metricWord(k, "weigh") {
			return true
		}
	}
	return false
}

// magnitude makes the strength of a quake of a number with a point before its noun: a 6.7
// aftershock.
func (c *Scan) magnitude(a *Amount, at int) bool {
	if a.Kind != cited.MentionCount || a.Low != a.High || a.Low >= 10 || a.Low == math.Trunc(a.Low) || !c.metricWord(at, "shock") {
		return false
	}
	a.Kind, a.Unit = cited.MentionOther, "magnitude"
	return true
}

// digitsKept is to how many digits a number is kept: a trillion times 1.07 is no fraction.
const digitsKept = 12

// kept rounds what working out a scale left behind the last digit that was said.
func kept(v float64) float64 {
	if v == 0 || math.Abs(v) < 1000 || math.IsInf(v, 0) || math.IsNaN(v) {
		return v
	}
	scale := math.Pow(10, digitsKept-1-math.Floor(math.Log10(math.Abs(v))))
	if rounded := math.Round(v * scale); scale >= 1 {
		return rounded / scale
	}
	return math.Round(v)
}

// sharesNoun gives the first of two numbers that "and" joins the noun of the second: 27,000
// and 17,000 people, the 27th and 45th minutes.
func (c *Scan) sharesNoun(a, b *Amount) {
	if a.Unit == "" && b.Unit != "" && a.Kind == b.Kind && (a.Kind == cited.MentionCount || a.Kind == cited.MentionOrdinal) && b.From == a.To+1 && c.Plays(a.To, RoleAnd|RoleOr) {
		a.Unit = b.Unit
	}
}
