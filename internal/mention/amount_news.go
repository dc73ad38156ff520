package mention

import (
	"cited"
	"cited/internal/text"
)

// halfMore reads a length of time or a measure with a half behind it: an hour and a half.
func (c *Scan) halfMore(i int) (Amount, bool) {
	if !c.Plays(i, RoleA) && !(c.class[i] == unitWord && c.value(i) == 1) {
		return Amount{}, false
	}
	to := i + 5
	if !c.Plays(i+2, RoleAnd) || !c.Plays(i+3, RoleA) || !c.Is(i+4, "half") || c.Plays(to, RoleOf) {
		return Amount{}, false
	}
	a := Amount{From: i, To: to, Low: 1.5, High: 1.5, HasLow: true, HasHigh: true, Modifier: exactly, coreFrom: i, coreTo: to}
	if m, ok := c.is(i+1, "unit"); ok {
		a.Kind, a.Unit = cited.MentionDuration, m.Entry.Meaning()
		return a, true
	}
	m, ok := c.unitAt(i + 1)
	if !ok || m.To != i+2 || len(c.at(i+1)) < 3 {
		return Amount{}, false
	}
	a.Kind, a.Unit = cited.MentionKind(m.Entry.Meaning()), c.unitName(m)
	return a, true
}

// oneNounIn reads "one vote in seven" and "two households in five" as shares.
func (c *Scan) oneNounIn(i int) (Amount, bool) {
	if c.class[i] != unitWord || i+3 >= len(c.Tokens) || c.Tokens[i+1].Class != text.Letters || c.Tokens[i+1].Shape != text.Lower || c.class[i+1] != noNumber || !c.Plays(i+2, RoleIn) {
		return Amount{}, false
	}
	if _, function := c.Beginning(Function, i+1); function || c.Plays(i+1, RoleBe|RoleState|RolePast) {
		return Amount{}, false
	}
	k, ok := c.coreAt(i + 3)
	if !ok || k.digits || k.share || k.vague || !roundBase(k.low) || k.low <= c.value(i) || k.scale > 1 || !c.dayEnds(k.to) && !c.Plays(k.to, RoleBe|RoleState|RolePast) {
		return Amount{}, false
	}
	v := round1(100 * c.value(i) / k.low)
	q := Quantity{From: i, To: k.to, CoreFrom: i, CoreTo: k.to, Low: v, High: v, HasLow: true, HasHigh: true, Modifier: exactly, Share: true}
	c.modify(&q)
	return amountOf(q), true
}

// pennies reads "90p", a sum of British money.
func (c *Scan) pennies(i int) (Amount, bool) {
	if !c.isDigits(i, 1, 2) || !c.tight(i+1) || c.at(i+1) != "p" || c.tight(i+2) && c.Tokens[i+2].Class == text.Letters || c.gluedBefore(i) || c.currencyBefore(i) {
		return Amount{}, false
	}
	v := float64(atoi(c.at(i))) / 100
	q := Quantity{From: i, To: i + 1, CoreFrom: i, CoreTo: i + 1, Low: v, High: v, HasLow: true, HasHigh: true, Modifier: exactly, Digits: true}
	c.modify(&q)
	a := amountOf(q)
	a.Kind, a.Unit, a.To = cited.MentionMoney, "pound", i+2
	return a, true
}

// votes reads the two sides of a vote that "to" parts: voted 214 to 61.
func (c *Scan) votes(i int) (Amount, bool) {
	if !c.isDigits(i, 1, 3) || !c.Plays(i+1, RoleTo) || !c.isDigits(i+2, 1, 3) || c.unitBehind(i+3) || c.nounBehind(i+3) {
		return Amount{}, false
	}
	if !c.isOne(i-1, "voted", "votes") && !(c.Plays(i-1, RoleOf) && c.isOne(i-2, "vote", "score", "count")) {
		return Amount{}, false
	}
	return Amount{From: i, To: i + 3, Modifier: exactly, Kind: cited.MentionOther, Unit: "vote", coreFrom: i, coreTo: i + 3}, true
}

// open takes "and over" and "or younger" behind a number into it; so people's ages are
// told: seniors (65 and over), those 16 and under.
func (c *Scan) open(a Amount) Amount {
	if !c.isOne(a.To, "and", "or") || a.Modifier != exactly || a.Kind != cited.MentionCount && a.Kind != cited.MentionAge {
		return a
	}
	switch {
	case c.isOne(a.To+1, "over", "older", "up"):
		a.Modifier, a.HasHigh = cited.AtLeast, false
	case c.isOne(a.To+1, "under", "younger"):
		a.Modifier, a.HasLow = cited.AtMost, false
	default:
		return a
	}
	if !c.dayEnds(a.To+2) || c.Plays(a.To+2, RoleThe|RoleA) {
		a.Modifier, a.HasLow, a.HasHigh = exactly, true, true
		return a
	}
	if a.To += 2; max(a.Low, a.High) < 120 {
		a.Kind, a.Unit = cited.MentionAge, "year"
	}
	return a
}

// during reports whether "over" before a length of time says how long something goes on
// rather than that it is longer: was paid over three years.
func (c *Scan) during(from, unitTo int) bool {
	if !c.Is(from, "over") || from == 0 && !c.Is(unitTo, ",") || c.wayBehind(unitTo) {
		return false
	}
	if from == 0 || c.class[from-1] != noNumber || c.Tokens[from-1].Class != text.Letters {
		return from == 0 || c.Tokens[from-1].Class == text.Number || c.class[from-1] != noNumber
	}
	if c.isOne(from-1, "lasted", "lasts", "last", "took", "take", "takes", "taken", "taking", "waited", "wait", "waiting", "served", "serving", "worked", "lived", "spent", "spend", "spending", "just", "well", "little", "now", "already", "some", "missed", "lost", "needed", "within", "than", "after", "for", "every", "until") {
		return false
	}
	return !c.Plays(from-1, RoleBe|RoleOf|RoleIn|RoleBy|RoleTo|RoleFrom|RoleAnd|RoleOr|RoleThe|RoleA|RoleState)
}

// onward carries what the first of two amounts says to the second: its change to what it
// led to, "fell 23% to $18 million"; and its unit to a bare number that it is compared
// with, "43 percent, down from 51".
func (c *Scan) onward(a, b *Amount) {
	c.sharesNoun(a, b)
	if a.Kind == cited.MentionAge && b.Kind == cited.MentionCount && b.Unit == "" && b.From == a.To+1 && c.Plays(a.To, RoleAnd|RoleOr) && max(b.Low, b.High) < 120 && c.dayEnds(b.To) {
		b.Kind, b.Unit = cited.MentionAge, a.Unit // aged 8 and 10
	}
	if a.Change != "" && b.Change == "" && c.leadsTo(a.To, b.From-1) && (a.Kind == cited.MentionShare || a.Kind == b.Kind) {
		b.Change = a.Change
	}
	if a.Kind != cited.MentionShare || b.Kind != cited.MentionCount || b.Unit != "" || b.Modifier == cited.Vague {
		return
	}
	if at := b.From - 2; c.Plays(b.From-1, RoleFrom) && c.isOne(at, "up", "down") && at >= a.To && at-a.To <= 2 || at == a.To-1 && a.Change != "" && c.Plays(b.From-1, RoleFrom) {
		b.Kind, b.Unit = cited.MentionShare, "percent"
	}
}

// leadsTo reports whether token to is the "to" of what a change came to, and only words
// stand between token from and it: rose 14% year over year to 90.
func (c *Scan) leadsTo(from, to int) bool {
	if to < from || to-from > 6 || !c.Plays(to, RoleTo) {
		return false
	}
	for i := from; i < to; i++ {
		if c.Tokens[i].Class != text.Letters && !IsHyphen(c.at(i)) || c.Plays(i, RoleTo|RoleAnd|RoleOr|RoleWho) {
			return false
		}
	}
	return true
}

// byRange makes one range of "by three to four points", which the ends of a change would
// otherwise be: "by 12 to 40" is a step and where it led.
func (c *Scan) byRange(a, b *Amount) bool {
	if !c.Plays(a.From-1, RoleBy) || a.From != a.coreFrom || a.To != a.coreTo || !c.Plays(a.To, RoleTo) || b.From != a.To+1 || a.Modifier != exactly || b.Modifier != exactly {
		return false
	}
	if a.Kind != cited.MentionCount || a.Unit != "" || b.Unit == "" || a.Low >= b.Low || b.Low > 2*a.Low {
		return false
	}
	b.From, b.coreFrom, b.Low, b.Modifier = a.From, a.coreFrom, a.Low, cited.Range
	if b.Change == "" {
		b.Change = a.Change
	}
	if b.Change != "" && b.Unit == "point" {
		b.Kind = cited.MentionOther
	}
	return true
}
