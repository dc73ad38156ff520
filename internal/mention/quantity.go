package mention

import (
	"math"

	"cited"
	"cited/internal/text"
)

// Quantity is a number expression with its modifiers: "more than 900", "between
// 60% and two thirds", "dozens".
type Quantity struct {
	From, To         int // tokens, modifiers included
	CoreFrom, CoreTo int // tokens of the bare number
	Low, High        float64
	HasLow, HasHigh  bool
	Modifier         cited.Modifier
	Share            bool   // in percent: a fraction, a percentage, "one in nine"
	Percent          bool   // written with percent
	Digits           bool   // written in digits
	Money            bool   // a currency sign stands before it
	Rule             string // id of the modifier's entry, or of the kind of number
	Label            *Entry // the word before it that makes it a name: "section", "page"
}

// Point returns the value of a quantity that is a single number.
func (q Quantity) Point() (float64, bool) {
	return q.Low, q.HasLow && q.HasHigh && q.Low == q.High
}

// appendQuantities appends the quantities of the sentence in order.
func (s *Sentence) appendQuantities(dst []Quantity) []Quantity {
	for i := 0; i < len(s.Tokens); {
		if q, ok := s.everyNth(i); ok {
			dst = append(dst, q)
			i = q.To
			continue
		}
		c, ok := s.coreAt(i)
		if !ok {
			i = s.pastNumber(i)
			continue
		}
		qs := s.quantitiesOf(c)
		dst = append(dst, qs[0])
		if len(qs) > 1 {
			dst = append(dst, qs[1:]...)
		}
		i = max(dst[len(dst)-1].To, c.to)
	}
	return dst
}

// pastNumber steps over a token; over the digits of a telephone number or a
// score as a whole, so that its tail is not read as a number.
func (s *Sentence) pastNumber(i int) int {
	if s.Tokens[i].Class != text.Number {
		return i + 1
	}
	j := i + 1
	for j+1 < len(s.Tokens) && !s.Tokens[j].Space && !s.Tokens[j+1].Space && s.Tokens[j+1].Class == text.Number {
		j += 2
	}
	return j
}

// quantitiesOf builds the quantity around a bare number; two where a ratio
// states both sides ("about 80-20%").
func (s *Sentence) quantitiesOf(c core) []Quantity {
	if r, ok := s.rangeFrom(c); ok {
		if r.Percent && r.Low+r.High == 100 && r.Low > r.High {
			return s.ratio(c, r)
		}
		return []Quantity{s.labelled(r)}
	}
	if q, ok := s.oneIn(c); ok {
		return []Quantity{q}
	}
	q := Quantity{From: c.from, To: c.to, CoreFrom: c.from, CoreTo: c.to, Low: c.low, High: c.high,
		HasLow: true, HasHigh: true, Modifier: cited.Exactly, Share: c.share, Percent: c.percent, Digits: c.digits, Rule: "number.words"}
	if c.digits {
		q.Rule = "number.digits"
	}
	if c.vague {
		q.Modifier, q.Rule = cited.Vague, c.part.ID
	}
	s.modify(&q)
	return []Quantity{s.labelled(q)}
}

// ratio reads the two sides of a ratio as two shares under one modifier.
func (s *Sentence) ratio(c core, r Quantity) []Quantity {
	a, b := r, r
	a.High, a.To, a.CoreTo, a.Modifier = r.Low, c.to, c.to, cited.Exactly
	b.Low, b.From, b.CoreFrom, b.Modifier = r.High, c.to+1, c.to+1, cited.Exactly
	if m, ok := s.Ending(Modifiers, a.CoreFrom); ok {
		a.From = m.From
		a.Modifier = cited.Modifier(m.Entry.Meaning())
		b.Modifier = a.Modifier
	}
	return []Quantity{a, b}
}

// modify takes the modifiers before and behind the number into the quantity.
func (s *Sentence) modify(q *Quantity) {
	bound := cited.Modifier("")
	apply := func(m Match) {
		kind := cited.Modifier(m.Entry.Meaning())
		if rank(kind) > rank(bound) {
			bound, q.Rule = kind, m.Entry.ID
		}
	}
	if s.currencyBefore(q.From) {
		q.Money = true
		q.From--
	}
	for {
		m, ok := s.Ending(Modifiers, q.From)
		if !ok || m.Slot != "forms" || m.Entry.Meaning() == "range" || s.markup(m) || m.Entry.Slot("parted") != "" && !s.parted(m.From) {
			break
		}
		apply(m)
		q.From = m.From
	}
	for {
		m, ok := s.behindNumber(q.To)
		if !ok {
			break
		}
		apply(m)
		q.To = m.To
	}
	s.bind(q, bound)
}

// parted reports whether a mark, or nothing, stands before token i.
func (s *Sentence) parted(i int) bool {
	return i == 0 || s.Tokens[i-1].Class == text.Punct
}

// markup reports whether a sign before a number hangs on what stands before it,
// as the end of a tag does.
func (s *Sentence) markup(m Match) bool {
	if s.Tokens[m.From].Class != text.Punct {
		return false
	}
	if m.From == 0 { // it quotes the line: "> About 40 went"
		return s.at(0) == ">" && len(s.Tokens) > 1 && s.Tokens[1].Class == text.Letters
	}
	return !s.Tokens[m.From].Space && s.at(m.From-1) != "("
}

// behindNumber returns the modifier that stands behind a number ending at i:
// "or so", "-odd", "+".
func (s *Sentence) behindNumber(i int) (Match, bool) {
	if IsHyphen(s.at(i)) {
		i++
	}
	m, ok := s.Beginning(Modifiers, i)
	if !ok || m.Slot != "after" && m.Slot != "glued" || m.Slot == "glued" && s.Tokens[i].Space {
		return Match{}, false
	}
	return m, true
}

// rank orders modifiers: a bound wins over an approximation.
func rank(m cited.Modifier) int {
	switch m {
	case cited.Approx:
		return 1
	case cited.AtLeast, cited.AtMost:
		return 2
	}
	return 0
}

// bind opens the side that a bound leaves open. A vague number keeps its bounds.
func (s *Sentence) bind(q *Quantity, m cited.Modifier) {
	if m == "" || q.Modifier == cited.Vague {
		return
	}
	q.Modifier = m
	switch m {
	case cited.AtLeast:
		q.HasHigh = false
	case cited.AtMost:
		q.HasLow = false
	}
}

// rangeFrom reads a range that begins with c: 75-300, 5,000 to 7,000, between
// 20 and 30 per cent, from 250 to just short of 500, six or seven.
func (s *Sentence) rangeFrom(c core) (Quantity, bool) {
	if c.vague {
		return Quantity{}, false
	}
	opener, opened := s.rangeOpener(c.from)
	d, ok := s.otherEnd(c, opener, opened)
	if !ok {
		return Quantity{}, false
	}
	low, high := c.low, d.low
	if d.scale > 1 && c.scale == 1 && c.low < high/d.scale && c.low < 1000 && d.digits == c.digits {
		low = times(low, d.scale)
	} else if s.leavesThousands(c, d, opener, opened) {
		low *= 1000
	}
	if c.percent && !d.share || !c.share && d.share && !d.percent {
		return Quantity{}, false
	}
	if low >= high && !(d.percent && low+high == 100) {
		return Quantity{}, false
	}
	q := Quantity{From: c.from, To: d.to, CoreFrom: c.from, CoreTo: d.to, Low: low, High: high, HasLow: true, HasHigh: true,
		Modifier: cited.Range, Share: d.share || c.share, Percent: d.percent || c.percent, Digits: c.digits, Rule: "number.range"}
	if opened {
		q.From, q.Rule = opener.From, opener.Entry.ID
	}
	for {
		m, ok := s.Ending(Modifiers, q.From)
		if !ok || m.Slot != "forms" || m.Entry.Meaning() == "range" {
			break
		}
		q.From = m.From
	}
	q.Money = s.currencyBefore(c.from)
	return q, true
}

// leavesThousands reports whether the lower end of a range leaves the thousands to the upper
// one: "8-10,000 men", "between 27 and 31,000". "From 3 to 4,000" may mean what it says.
func (s *Sentence) leavesThousands(c, d core, opener Match, opened bool) bool {
	if opened && s.Plays(opener.To-1, RoleFrom) || !c.digits || !d.digits || c.to != c.from+1 || c.low < 1 || c.low >= 1000 || c.scale != 1 || d.scale != 1 || c.share || d.share {
		return false
	}
	if d.low < 1000 || math.Mod(d.low, 1000) != 0 {
		return false
	}
	ratio := d.low / (1000 * c.low)
	return ratio > 1 && ratio <= mostAbbreviated
}

// mostAbbreviated is how many times the lower end the upper one of a shortened range may be.
const mostAbbreviated = 4

// currencyBefore reports whether the sign or the code of a currency stands before token i:
// "$40", "NOK 40".
func (s *Sentence) currencyBefore(i int) bool {
	if s.isOne(i-1, "$", "€", "£", "¥", "₹", "₦", "₱", "₽", "₺", "₪", "₴", "Rs", "Rp", "KSh", "TSh", "USh", "RM") {
		return true
	}
	m, ok := s.Ending(Units, i)
	return ok && m.To-m.From == 1 && m.Entry.Meaning() == "money" && s.Tokens[m.From].Shape == text.Caps
}

// rangeOpener returns "between" or "from" before token i, with modifiers
// between them passed over.
func (s *Sentence) rangeOpener(i int) (Match, bool) {
	for {
		m, ok := s.Ending(Modifiers, i)
		if !ok || m.Slot != "forms" {
			return Match{}, false
		}
		if m.Entry.Meaning() == "range" {
			if s.Plays(m.From, RoleFrom) && s.changes(m.From) {
				return Match{}, false
			}
			return m, true
		}
		i = m.From
	}
}

// changes reports whether a verb of change stands before token i: "rose from
// 900 to 1,070" is two figures, no range.
func (s *Sentence) changes(i int) bool {
	for j := i - 1; j >= 0 && j >= i-5; j-- {
		if _, ok := s.Covering(Changes, j); ok {
			return true
		}
	}
	return false
}

// otherEnd reads the word that joins the ends of a range and its upper end.
func (s *Sentence) otherEnd(c core, opener Match, opened bool) (core, bool) {
	at := c.to
	switch {
	case opened && s.Plays(at, RoleAnd|RoleTo|RoleOr):
		at = s.pastModifiers(at + 1)
	case IsHyphen(s.at(at)) || s.Is(at, "—") || s.Is(at, "−"):
		if s.Tokens[at].Space && !(at+1 < len(s.Tokens) && s.Tokens[at+1].Space && c.digits) {
			return core{}, false
		}
		at++
	case s.Plays(at, RoleTo) && !s.changes(c.from):
		at++
	case s.Plays(at, RoleOr):
		d, ok := s.coreAt(at + 1)
		return d, ok && d.low > c.low && d.low <= 1.5*c.low+1 && d.digits == c.digits && !d.vague
	default:
		return core{}, false
	}
	d, ok := s.coreAt(at)
	if ok && d.vague || ok && d.digits != c.digits && !opened {
		return core{}, false
	}
	return d, ok
}

func (s *Sentence) pastModifiers(i int) int {
	for {
		m, ok := s.Beginning(Modifiers, i)
		if !ok || m.Slot != "forms" || m.Entry.Meaning() == "range" {
			return i
		}
		i = m.To
	}
}

// oneIn reads "one in nine" and "9 out of 10" as shares.
func (s *Sentence) oneIn(c core) (Quantity, bool) {
	at := c.to
	out := s.Plays(at, RoleOut) && s.Plays(at+1, RoleOf) || s.Plays(at, RoleOf) && s.Plays(at+1, RoleEvery) || s.Plays(at, RoleIn) && s.Plays(at+1, RoleEvery)
	if out {
		at++
	}
	if !out && !s.Plays(at, RoleIn) || c.share || c.vague || c.low > 20 {
		return Quantity{}, false
	}
	d, ok := s.coreAt(at + 1)
	if _, unit := s.Beginning(Units, d.to); !out && c.low != 1 && (c.digits != d.digits || !roundBase(d.low) || unit) {
		return Quantity{}, false
	}
	if !ok || d.low <= c.low || d.low > 1000 || d.share || d.vague {
		return Quantity{}, false
	}
	v := round1(100 * c.low / d.low)
	q := Quantity{From: c.from, To: d.to, CoreFrom: c.from, CoreTo: d.to, Low: v, High: v, HasLow: true, HasHigh: true,
		Modifier: cited.Exactly, Share: true, Digits: c.digits, Rule: "number.one-in"}
	s.modify(&q)
	return q, true
}

// roundBase reports whether a number is one that shares are told of: "three in
// ten", "four in five".
func roundBase(v float64) bool { return v <= 10 || v == 12 || v == 20 || v == 100 || v == 1000 }

// everyNth reads "every fifth", "every third one" and "every second man" as a share.
func (s *Sentence) everyNth(i int) (Quantity, bool) {
	if !s.Plays(i, RoleEvery) || i+2 >= len(s.Tokens) {
		return Quantity{}, false
	}
	nth, rule := s.value(i+1), "number.one-in"
	switch {
	case s.class[i+1] == partWord && nth > 2:
		rule = s.number[i+1].ID
	case s.Is(i+1, "second") && s.somebody(i+2):
		nth = 2
	default:
		return Quantity{}, false
	}
	if u, ok := s.Beginning(Units, i+2); ok && u.Entry.Meaning() == "duration" {
		return Quantity{}, false
	}
	v := round1(100 / nth)
	q := Quantity{From: i, To: i + 2, CoreFrom: i, CoreTo: i + 2, Low: v, High: v, HasLow: true, HasHigh: true,
		Modifier: cited.Exactly, Share: true, Rule: rule}
	s.modify(&q)
	return q, true
}

// somebody reports whether a noun of people, or the name of a people, begins at token i.
func (s *Sentence) somebody(i int) bool {
	for _, list := range []List{People, Countries, Peoples, Regions} {
		if _, ok := s.Beginning(list, i); ok {
			return true
		}
	}
	return false
}

// labelled notes the word before the number that makes it a name.
func (s *Sentence) labelled(q Quantity) Quantity {
	if m, ok := s.Ending(Labels, q.From); ok && m.Entry.Meaning() != "residents" && !(m.Entry.Meaning() == "timelabel" && s.determined(m.From)) {
		q.Label = m.Entry
	}
	return q
}

// determined reports whether a word before token i points to one of its kind:
// "last year 40 men", "that week 12 men" count men, "week 12" is a name.
func (s *Sentence) determined(i int) bool {
	if i == 0 {
		return false
	}
	_, number := s.Ending(Numbers, i)
	return number || s.Tokens[i-1].Class == text.Number || s.Plays(i-1, RoleThe|RoleA|RoleThis|RoleLast|RoleNext|RoleFollowing|RoleEvery|RoleOther|RoleGone)
}
