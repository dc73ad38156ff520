package extract

import (
	"slices"
	"strings"

	"cited/internal/mention"
	"cited/internal/text"
)

// unfit reports whether a number counts nobody, whatever stands around it: money,
// an age.
func unfit(q *mention.Quantity) bool {
	return q.Money || q.Label != nil && q.Label.Meaning() == "age"
}

// countsNobody reports whether a number of the sentence is a name or a part of one, or says
// in what others are told: it counts nobody.
func (sc *scene) countsNobody(q *mention.Quantity) bool {
	return unfit(q) || sc.onlyScales(q) || sc.decimal(q) || sc.telephone(q) || sc.rate(q) || sc.tellsAge(q) || sc.score(q) || sc.oneByOne(q) || sc.oClock(q) || sc.page(q) ||
		sc.inUnitName(q) || sc.residents(q) || sc.hour(q) || sc.ageBehind(q)
}

// tellsAge reports whether a number says how old somebody is.
func (sc *scene) tellsAge(q *mention.Quantity) bool {
	years, exact := q.Point()
	return exact && !q.Share && (sc.s.TellsAge(q.From, q.To, years) || sc.nextAge(q))
}

// nextAge reports whether a number says how old somebody was later than another one did:
// "he was 17 when he left, 18 when he came back".
func (sc *scene) nextAge(q *mention.Quantity) bool {
	if !sc.oneOf(q.To, "when", "while") || !sc.s.Plays(q.To+1, mention.RoleHe) || !sc.pause(q.From-1) && !sc.s.Plays(q.From-1, mention.RoleAnd) {
		return false
	}
	for i := range sc.s.Quantities {
		o := &sc.s.Quantities[i]
		if years, exact := o.Point(); o.To <= q.From && exact && !o.Share && sc.s.TellsAge(o.From, o.To, years) {
			return true
		}
	}
	return false
}

// oClock reports whether a number tells the time of day: "at two in the morning", "half
// past six".
func (sc *scene) oClock(q *mention.Quantity) bool {
	if sc.oneOf(q.From, "half") && sc.oneOf(q.To, "past") {
		return true
	}
	hour, exact := q.Point()
	if !exact || q.Share || hour < 1 || hour > 24 {
		return false
	}
	if sc.oneOf(q.From-1, "past", "to") && sc.oneOf(q.From-2, "half", "quarter", "minutes") {
		return true
	}
	at := q.To
	if sc.oneOf(at, "o'clock", "tonight", "sharp") {
		return sc.oneOf(q.From-1, "at", "until", "till", "by", "before", "after", "around", "about", "since")
	}
	return sc.oneOf(q.From-1, "at", "until", "till", "by", "around", "about") && (sc.oneOf(at, "in") && sc.oneOf(at+1, "the") && sc.oneOf(at+2, "morning", "afternoon", "evening") || sc.oneOf(at, "at") && sc.oneOf(at+1, "night"))
}

// oneByOne reports whether a number says in what order something is done, or to whom: "one by
// one", "two at a time", "one another".
func (sc *scene) oneByOne(q *mention.Quantity) bool {
	n, exact := q.Point()
	if !exact || q.Digits || q.Share {
		return false
	}
	if n == 1 && sc.oneOf(q.To, "another") {
		return true
	}
	if sc.oneOf(q.To, "at") && sc.oneOf(q.To+1, "a") && sc.oneOf(q.To+2, "time") {
		return true
	}
	for i := range sc.s.Quantities {
		o := &sc.s.Quantities[i]
		m, known := o.Point()
		between := q.To
		if o.To < q.From {
			between = o.To
		}
		if known && m == n && (o.From == q.To+1 || q.From == o.To+1) && sc.oneOf(between, "by", "after") {
			return true
		}
	}
	return false
}

// oneOf reports whether token i is one of these words, in any case.
func (sc *scene) oneOf(i int, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return sc.s.Is(i, w) })
}

// score reports whether a number is one of two by which something was decided: "88 to 41",
// the larger one first. What fell "from 88 to 41" is none.
func (sc *scene) score(q *mention.Quantity) bool {
	n, exact := q.Point()
	if !exact || q.Share {
		return false
	}
	for i := range sc.s.Quantities {
		o := &sc.s.Quantities[i]
		m, known := o.Point()
		switch {
		case !known || o.Share:
		case q.To+1 == o.From && n > m && sc.against(q, o), o.To+1 == q.From && m > n && sc.against(o, q):
			return true
		}
	}
	return false
}

// against reports whether two numbers are set against each other, and neither counts what
// follows.
func (sc *scene) against(first, second *mention.Quantity) bool {
	behind := second.To >= len(sc.s.Tokens) || sc.s.Tokens[second.To].Class == text.Punct || sc.oneOf(second.To, "in", "on", "last", "this", "after", "against", "to", "with", "by", "and", "at", "over", "but", "vote", "margin", "majority", "yesterday", "today")
	return behind && sc.oneOf(first.To, "to", "-", "–") && !sc.oneOf(first.From-1, "from", "of", "down")
}

// onlyScales reports whether a number says in what the numbers of a table are told:
// "(in thousands)".
func (sc *scene) onlyScales(q *mention.Quantity) bool {
	m, ok := sc.s.Covering(mention.Tables, q.From)
	return ok && m.From < q.From && m.To == q.To && (q.To >= len(sc.s.Tokens) || sc.word(q.To) == ")")
}

// decimal reports whether a number has a point and a digit or two behind it, and
// neither a scale nor a sign of percent: the number of a section, the time of an
// entry, a mean. People are whole.
func (sc *scene) decimal(q *mention.Quantity) bool {
	if q.Share || !q.Digits || sc.tabled {
		return false
	}
	w := sc.word(q.CoreFrom)
	n := strings.LastIndexByte(w, '.')
	return q.CoreTo == q.CoreFrom+1 && n > 0 && len(w)-n <= len(".12")
}

// fewestDigits is how many digits a telephone number has at least.
const fewestDigits = 7

// telephone reports whether a number is a group of the digits of a telephone number:
// with a plus before them, or a group that begins with a nought.
func (sc *scene) telephone(q *mention.Quantity) bool {
	if !q.Digits || q.Share {
		return false
	}
	from, to := q.CoreFrom, q.CoreTo
	for from > 0 && q.CoreFrom-from < maxNoun && sc.dials(from-1) {
		from--
	}
	for to < len(sc.s.Tokens) && to-q.CoreTo < maxNoun && sc.dials(to) {
		to++
	}
	digits, groups, dials := 0, 0, sc.word(from-1) == "+" || sc.word(from) == "+"
	for i := from; i < to; i++ {
		if w := sc.word(i); sc.s.Tokens[i].Class == text.Number {
			digits, groups = digits+len(w), groups+1
			dials = dials || len(w) > 1 && w[0] == '0'
		}
	}
	return dials && groups > 1 && digits >= fewestDigits
}

// dials reports whether token i can stand in a telephone number.
func (sc *scene) dials(i int) bool {
	switch sc.word(i) {
	case "-", "–", "+", "/":
		return true
	}
	return sc.s.Tokens[i].Class == text.Number && strings.Trim(sc.word(i), "0123456789") == ""
}

// rate reports whether a number says for how many one of something is told, or how
// many for each: "per 100,000 people", "55 per million".
func (sc *scene) rate(q *mention.Quantity) bool {
	return sc.s.Plays(q.From-1, mention.RolePer|mention.RoleEvery) ||
		sc.s.Plays(q.To, mention.RolePer) && sc.inQuantity(q.To+1, q)
}
