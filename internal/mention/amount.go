package mention

import (
	"math"
	"strings"

	"cited"
	"cited/internal/text"
)

// Amount is a quantity of any kind, with what it counts or measures.
type Amount struct {
	From, To        int // tokens: the number with its modifiers; of money with its sign or word
	Low, High       float64
	HasLow, HasHigh bool
	Modifier        cited.Modifier
	Kind            cited.MentionKind
	Unit            string // the counted noun or the unit: one, lower case; "" if there is none
	Change          string // "up", "down" or ""

	coreFrom, coreTo int
}

// appendAmounts appends the quantities of the sentence in order.
func (c *Scan) appendAmounts(dst []Amount) []Amount {
	for i := 0; i < len(c.Tokens); {
		if s := c.taken; s[i] {
			i++
			continue
		}
		if to := c.nameAt(i); to > i {
			i = to
			continue
		}
		n := len(dst)
		dst = c.amountAt(dst, i)
		if len(dst) == n {
			i++
			continue
		}
		for k := n; k < len(dst); k++ {
			c.explain(&dst[k])
			if k > 0 { // a sign may be claimed from both sides
				dst[k].From = max(dst[k].From, dst[k-1].To)
			}
		}
		i = max(dst[len(dst)-1].To, i+1)
	}
	return dst
}

// amountAt appends the quantity that begins at token i; both sides of a ratio.
func (c *Scan) amountAt(dst []Amount, i int) []Amount {
	for _, read := range []func(int) (Amount, bool){c.numberedAt, c.votes, c.numberSign, c.pennies, c.sprint, c.pieceOfSecond, c.lakhs, c.halfMore, c.oneNounIn, c.ofTen, c.fractionAt, c.orderAmount, c.partAmount, c.gluedAmount} {
		if a, ok := read(i); ok {
			return append(dst, a)
		}
	}
	if q, ok := c.everyNth(i); ok {
		return append(dst, amountOf(q))
	}
	if c.isPronoun(i) || c.isNumbering(i) || i+1 < len(c.Tokens) && c.class[i+1] == partWord && c.oneMore(i+1) {
		return dst
	}
	core, ok := c.numeral(i)
	if !ok || c.class[i] == scaleWord && c.Is(i-1, "per") { // parts per million
		return dst
	}
	core = c.pointedThousands(core)
	if core.share && IsHyphen(c.at(core.to)) && c.tight(core.to) && c.tight(core.to+1) && c.isOne(core.to+1, "final", "finals", "finalist", "finalists") {
		return dst // a quarter-final
	}
	for _, q := range c.quantitiesOf(core) {
		c.rebound(&q)
		if m, ok := c.Ending(Labels, q.CoreFrom); ok && m.Entry.Meaning() == "age" {
			q.Label = m.Entry
		}
		if m, ok := c.unitOf(q.To); ok && c.during(q.From, m.To) {
			q.From, q.HasLow, q.HasHigh, q.Modifier = q.CoreFrom, true, true, exactly
			if q.Low != q.High {
				q.Modifier = cited.Range
			}
		}
		dst = append(dst, c.open(c.named(c.signed(c.trimmed(amountOf(q)), q))))
	}
	return dst
}

// rebound gives a quantity the bound that the lists leave to a sentence with one: "more than
// one in three" is of shares; and takes back that of "plus" before something further: $5
// million plus the bill.
func (c *Scan) rebound(q *Quantity) {
	if q.Share && q.From == q.CoreFrom && q.Low == q.High && c.Is(q.From-1, "than") {
		switch {
		case c.isOne(q.From-2, "more", "better"):
			q.From, q.Modifier, q.HasHigh = q.From-2, cited.AtLeast, false
		case c.isOne(q.From-2, "less", "fewer"):
			q.From, q.Modifier, q.HasLow = q.From-2, cited.AtMost, false
		}
	}
	if q.Modifier == cited.AtLeast && q.From == q.CoreFrom && q.To > q.CoreTo && c.Is(q.To-1, "plus") && c.Plays(q.To, RoleThe|RoleA) {
		q.To, q.Modifier, q.HasHigh, q.High = q.To-1, exactly, true, q.Low
	}
}

// amountOf makes an amount of a quantity as figures have it.
func amountOf(q Quantity) Amount {
	a := Amount{From: q.From, To: q.To, Low: kept(q.Low), High: kept(q.High), HasLow: q.HasLow, HasHigh: q.HasHigh,
		Modifier: q.Modifier, Kind: cited.MentionCount, coreFrom: q.CoreFrom, coreTo: q.CoreTo}
	if q.Share {
		a.Kind, a.Unit = cited.MentionShare, "percent"
	}
	if q.Label != nil {
		if a.Kind = cited.MentionOther; q.Label.Meaning() == "age" {
			a.Kind, a.Unit = cited.MentionAge, "year"
		} else {
			a.HasLow, a.HasHigh = false, false // it only names
		}
	}
	return a
}

// isNumbering reports whether the digits at token i number what follows: "2 – If".
func (c *Scan) isNumbering(i int) bool {
	return i == 0 && c.isDigits(i, 1, 3) && (c.Is(1, ")") || len(c.Tokens) > 2 && (IsHyphen(c.at(1)) || c.Is(1, "—")) && c.Tokens[1].Space && c.Tokens[2].Space)
}

// isPronoun reports whether "one" at token i stands for something named before:
// no one, this one, the one that, one another.
func (c *Scan) isPronoun(i int) bool {
	if c.class[i] != unitWord || c.value(i) != 1 {
		return false
	}
	if IsHyphen(c.at(i+1)) || i+1 < len(c.Tokens) && c.class[i+1] != noNumber {
		return false
	}
	if k, ok := c.coreAt(i); ok {
		if _, ok := c.oneIn(k); ok {
			return false
		}
	}
	if c.isOne(i+1, "another", "day", "'s", "'", "’s") {
		return true
	}
	last := i+1 >= len(c.Tokens) || c.Tokens[i+1].Class == text.Punct || c.Plays(i+1, RoleWho|RoleBe|RoleState) || c.isOne(i+1, "that", "which", "can", "could", "would", "should", "may", "might", "must")
	return c.isOne(i-1, "no", "this", "that", "any", "some", "every", "each", "which", "another", "a") || c.Plays(i-1, RoleThe) && last ||
		last && (i == 0 || c.Tokens[i-1].Class == text.Letters && !c.isOne(i-1, "by", "to", "killing", "and", "or", "least", "only", "was"))
}

// signed takes a sign before the number into it: -5, minus 5.
func (c *Scan) signed(a Amount, q Quantity) Amount {
	i := q.CoreFrom - 1
	minus := (IsHyphen(c.at(i)) || c.Is(i, "−")) && c.tight(i+1) && c.Tokens[i].Space && q.Digits
	if c.Is(i, "minus") && c.Is(i-1, "or") && c.Is(i-2, "plus") && a.From == q.CoreFrom {
		a.From = i - 2
		return a
	}
	if !minus && !(c.Is(i, "minus") && a.From == q.CoreFrom) {
		if c.Is(i, "+") && c.tight(i+1) && a.From == q.CoreFrom {
			a.From = i
		}
		return a
	}
	if a.From == q.CoreFrom {
		a.From = i
	}
	a.Low, a.High = -a.High, -a.Low
	a.HasLow, a.HasHigh = a.HasHigh, a.HasLow
	return a
}

// fractionAt reads "3/4", "½", "2½".
func (c *Scan) fractionAt(i int) (Amount, bool) {
	a := Amount{From: i, HasLow: true, HasHigh: true, Modifier: cited.Exactly, Kind: cited.MentionShare, Unit: "percent", coreFrom: i}
	whole, at := 0.0, i
	if c.isDigits(i, 1, 3) && fractionSign(c.at(i+1)) > 0 {
		whole, at = float64(atoi(c.at(i))), i+1
	}
	if f := fractionSign(c.at(at)); f > 0 {
		a.To, a.coreTo = at+1, at+1
		a.Low = round1(100 * f)
		if whole > 0 {
			a.Low, a.Kind, a.Unit = whole+f, cited.MentionCount, ""
			if a.To < len(c.Tokens) && c.class[a.To] == percentWord { // 10½%
				a.Kind, a.Unit, a.To, a.coreTo = cited.MentionShare, "percent", a.To+1, a.To+1
			}
		}
		a.High = a.Low
		return a, true
	}
	if !c.isDigits(i, 1, 2) || !c.Is(i+1, "/") || !c.tight(i+1) || !c.tight(i+2) || !c.isDigits(i+2, 1, 2) || c.Is(i+3, "/") || i > 0 && c.Is(i-1, "/") {
		return Amount{}, false
	}
	n, d := atoi(c.at(i)), atoi(c.at(i+2))
	if n == 0 || d <= n || n == 9 && d == 11 {
		return Amount{}, false
	}
	a.To, a.coreTo = i+3, i+3
	a.Low = round1(100 * float64(n) / float64(d))
	a.High = a.Low
	return a, true
}

func fractionSign(w string) float64 {
	switch w {
	case "½":
		return .5
	case "¼":
		return .25
	case "¾":
		return .75
	case "⅓":
		return 1. / 3
	case "⅔":
		return 2. / 3
	case "⅛":
		return .125
	}
	return 0
}

// orderAmount reads an ordinal: the 40th, the third.
func (c *Scan) orderAmount(i int) (Amount, bool) {
	n, to, ok := c.orderAt(i)
	if !ok || c.taken[i] || i == 0 && c.Is(to, ",") {
		return Amount{}, false
	}
	if c.Is(i, "second") && i > 2 && c.Plays(i-1, RoleA) && c.Plays(i-2, RoleOf) && c.class[i-3] == partWord {
		return Amount{}, false // its unit: a fifth of a second
	}
	if n == 1 && c.isOne(i-1, "he", "she", "it", "they", "we", "i", "who", "was", "were", "is", "are", "had", "has", "have", "been", "be", "when", "since", "and", "that") && !c.nounBehind(to) {
		if _, noun := c.nounAt(to); !noun {
			return Amount{}, false // she first saw it
		}
	}
	if f, part := c.coreAt(max(i-1, 0)); part && f.share && f.to >= to && !c.oneMore(i) {
		return Amount{}, false // a third, two fifths
	}
	if c.class[i] == partWord && (c.Plays(i-1, RoleA) && c.Plays(to, RoleOf)) && !c.oneMore(i) {
		return Amount{}, false
	}
	if to < len(c.Tokens) && c.Tokens[to].Shape == text.Title && c.Tokens[to].Class == text.Letters && (c.Tokens[i].Shape == text.Title || c.Tokens[i].Class == text.Number) {
		return Amount{}, false // the Sixth Army, the 54th Massachusetts
	}
	v := float64(n)
	return Amount{From: i, To: to, Low: v, High: v, HasLow: true, HasHigh: true, Modifier: cited.Exactly, Kind: cited.MentionOrdinal, coreFrom: i, coreTo: to}, true
}

// gluedAmount reads digits on which a unit hangs: 5km, 40C, 300mm, 3x.
func (c *Scan) gluedAmount(i int) (Amount, bool) {
	if c.Tokens[i].Class != text.Number || !c.tight(i+1) || c.gluedBefore(i) || c.class[i+1] != noNumber {
		return Amount{}, false
	}
	_, ok := c.unitAt(i + 1)
	if _, time := c.is(i+1, "unit"); !ok && !time && !c.isOne(i+1, "x", "s", "in") && !(c.isOne(i+1, "b", "tn", "t") && c.isOne(i-1, "$", "€", "£")) {
		return Amount{}, false
	}
	v, ok := parseDigits(c.at(i))
	if !ok || v > maxValue {
		return Amount{}, false
	}
	if c.Is(i+1, "s") && (v < 10 || math.Mod(v, 10) != 0 || v > 90) {
		return Amount{}, false
	}
	q := Quantity{From: i, To: i + 1, CoreFrom: i, CoreTo: i + 1, Low: v, High: v, HasLow: true, HasHigh: true, Modifier: cited.Exactly, Digits: true}
	if c.Is(i+1, "s") { // in his 30s
		q.To, q.High, q.Modifier = i+2, v+9, cited.Range
		a := amountOf(q)
		if a.Kind, a.Unit = cited.MentionAge, "year"; c.degrees(i) {
			a.Kind, a.Unit = cited.MentionTemperature, "degree"
		}
		return a, true
	}
	c.modify(&q)
	return c.signed(amountOf(q), q), true
}

// numberedAt reads numbers that are names: telephone numbers, scores of a game.
func (c *Scan) numberedAt(i int) (Amount, bool) {
	if to := c.phoneTo(i); to > 0 {
		return Amount{From: i, To: to, Modifier: cited.Exactly, Kind: cited.MentionOther, Unit: "telephone number", coreFrom: i, coreTo: to}, true
	}
	if !c.isDigits(i, 1, 3) || !(IsHyphen(c.at(i+1)) || c.Is(i+1, ":")) || !c.tight(i+1) || !c.tight(i+2) || !c.isDigits(i+2, 1, 3) || c.tight(i+3) && (IsHyphen(c.at(i+3)) || c.at(i+3) == ":" || c.Tokens[i+3].Class != text.Punct) {
		return Amount{}, false
	}
	a, b := atoi(c.at(i)), atoi(c.at(i+2))
	if a < b && !c.isOne(i-1, "voted", "vote", "won", "beat", "score", "lost", "drew", "led", "by", "finished", "win") || i+3 < len(c.Tokens) && c.class[i+3] == percentWord || c.unitBehind(i+3) {
		return Amount{}, false
	}
	return Amount{From: i, To: i + 3, Modifier: cited.Exactly, Kind: cited.MentionOther, Unit: "score", coreFrom: i, coreTo: i + 3}, true
}

// phoneTo returns where a telephone number ends that begins at token i; 0 for
// none: groups of digits behind a word for a telephone, a plus or a bracket and at least seven digits in groups, or groups of
// digits parted by hyphens of which the first begins with 0 or has three.
func (c *Scan) phoneTo(i int) int {
	at, signed := i, c.Is(i, "+")
	if signed || c.Is(i, "(") {
		at++
	}
	if !c.isDigits(at, 1, 12) || at > i && !c.tight(at) {
		return 0
	}
	called := c.rings(at)
	digits, groups, to := 0, 0, at
	hyphens := 0
	for at < len(c.Tokens) && groups < 8 && c.Tokens[at].Class == text.Number && c.isDigits(at, 1, 12) {
		digits += len(c.at(at))
		groups, to = groups+1, at+1
		at++
		for at < len(c.Tokens) && (IsHyphen(c.at(at)) || c.Is(at, "/") || c.Is(at, ")")) {
			hyphens++
			at++
		}
	}
	if c.Is(i, "(") && c.Is(to, ")") {
		return 0 // the brackets are around it
	}
	switch first := strings.TrimLeft(c.at(i), "+("); {
	case called && digits > 2 && digits < 17:
		return to
	case groups == 2 && hyphens == 1 && digits == 7 && len(c.at(i)) == 3 && (c.at(to - 1)[0] == '0' || c.callsBefore(i)):
		return to // call 555-0143
	case groups > 3 && hyphens == groups-1 && digits > 9 && digits < 14:
		return to
	case digits < 7 || digits > 16:
	case signed && (groups > 1 || digits > 9):
		return to
	case c.Is(i, "(") && hyphens > 0 && groups > 2, groups == 3 && hyphens == 2 && len(first) == 3, groups > 1 && first != "" && first[0] == '0' && digits >= 9:
		return to
	}
	return 0
}
