package check

import (
	"fmt"
	"slices"
	"strings"

	"cited"
	"cited/internal/mention"
)

func partsSum() Check {
	return Check{
		Code:     "sum",
		Doc:      "parts that the text says are all do not make up their total",
		Severity: cited.SeverityError,
		Scope:    OfDocument,
		Run: func(c *Case) []Found {
			var out []Found
			for i, s := range c.Document.sentences {
				for _, p := range []partition{s.listedParts(), s.restOfParts(), c.Document.totalled(i), c.Document.leaves(i)} {
					if p.wrong() {
						out = append(out, c.Document.shortOf(s, p))
						break
					}
				}
			}
			return out
		},
	}
}

func unaccounted() Check {
	return Check{
		Code:     "unaccounted",
		Doc:      "the parts of a whole leave some of it without a word",
		Severity: cited.SeverityNote,
		Scope:    OfDocument,
		Run: func(c *Case) []Found {
			var out []Found
			for _, s := range c.Document.sentences {
				p := s.lackingParts()
				if p.whole == nil || p.sum().high >= p.whole.allows().low {
					continue
				}
				missing := p.whole.Low - p.sum().low
				out = append(out, Found{
					Message:  fmt.Sprintf("%s leave %s of %s without a word", p.words(), number(missing), number(p.whole.Low)),
					Exhibits: c.Document.exhibitsOf(s, p),
				})
			}
			return out
		},
	}
}

// partition is a whole with what the text says are all of its parts; without a whole it is
// none.
type partition struct {
	whole *amount
	parts []*amount
	left  bool // the last part was reckoned: it is what is left of the whole
}

func (p partition) sum() interval {
	var x interval
	for _, a := range p.parts {
		x = x.plus(a.allows())
	}
	return x
}

// wrong reports whether no numbers that the parts allow make up the whole.
func (p partition) wrong() bool {
	return p.whole != nil && len(p.parts) > 1 && p.sum().apart(p.whole.allows())
}

// words lists the parts: "12, 20 and 9".
func (p partition) words() string {
	var list []string
	for _, a := range p.parts {
		list = append(list, a.span.Exact)
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}

// allows returns the numbers that an amount may be.
func (a *amount) allows() interval {
	f := cited.Figure{Modifier: a.Modifier}
	if a.HasLow {
		f.Low = &a.Low
	}
	if a.HasHigh {
		f.High = &a.High
	}
	return allows(&f)
}

func (d *Document) shortOf(s *sentence, p partition) Found {
	sum := p.sum()
	is := number(sum.low)
	if sum.low != sum.high {
		is = number(round(sum.low)) + " to " + number(round(sum.high))
	}
	return Found{Message: fmt.Sprintf("%s make %s, not %q", p.words(), is, p.whole.span.Exact), Exhibits: d.exhibitsOf(s, p)}
}

// exhibitsOf shows the total first, and before it what is said to be left of it.
func (d *Document) exhibitsOf(s *sentence, p partition) []cited.Exhibit {
	all := append([]*amount{p.whole}, p.parts...)
	if p.left {
		all = append(p.parts[len(p.parts)-1:], all[:len(all)-1]...)
	}
	var out []cited.Exhibit
	for _, a := range all {
		out = append(out, d.exhibit(s, a.span, a.figure))
	}
	return out
}

// isCount reports whether a number counts people: it is a figure and no share.
func (a *amount) isCount() bool {
	return a.figure != nil && a.figure.Kind == cited.Count && !a.figure.Individual && (a.HasLow || a.HasHigh)
}

// colonParts returns a total with the list that it opens: "120 people: 60 men, 40 women and 20
// children". Every number of the list counts as a part.
func (s *sentence) colonParts() partition {
	for i := range s.Tokens {
		if !s.is(i, ":") && !s.is(i, "–") && !s.is(i, "—") {
			continue
		}
		var p partition
		for k := range s.numbers {
			a := &s.numbers[k]
			switch {
			case a.To <= i && a.isCount():
				p.whole = a
			case a.From > i && len(p.parts) == 0 && a.From > i+2:
				return partition{} // the list does not begin with a number
			case a.From > i && (!a.isCount() || p.whole == nil || a.figure.Measure != p.whole.figure.Measure && a.figure.Of == "" || s.parted(a, p.parts)):
				return partition{}
			case a.From > i:
				p.parts = append(p.parts, a)
			}
		}
		if p.whole != nil && len(p.parts) > 1 && !s.partial(i) && !s.dashed(i, p) {
			return p
		}
	}
	return partition{}
}

// listedParts returns a total with a list that is sure to hold all of its parts: each item has a
// number, the last one is joined by "and", and no other number before the list is their sum.
func (s *sentence) listedParts() partition {
	p := s.colonParts()
	if p.whole == nil || !s.gapless(p.parts) || !s.closed(p.parts) || s.far(p) {
		return partition{}
	}
	for k := range s.numbers {
		if a := &s.numbers[k]; a.From < p.parts[0].From && !p.sum().apart(a.allows()) {
			return partition{}
		}
	}
	return p
}

// gapless reports whether no item without a number stands between parts: one comma, semicolon or
// "and" is between two of them.
func (s *sentence) gapless(parts []*amount) bool {
	for n, a := range parts[1:] {
		joins := 0
		for i := parts[n].To; i < a.From; i++ {
			if !s.joins(i) {
				continue
			}
			if i == parts[n].To || !s.joins(i-1) {
				joins++
			}
		}
		if joins != 1 {
			return false
		}
	}
	return true
}

// joins reports whether a token parts two entries of a list. The "and" of a country's name does not.
func (s *sentence) joins(i int) bool {
	if m, ok := s.Covering(mention.Countries, i); ok && m.From < i && i < m.To-1 {
		return false
	}
	return s.is(i, ",") || s.is(i, ";") || s.Plays(i, mention.RoleAnd)
}

// closed reports whether a list ends with its last number: that is joined by "and", and nothing
// is joined to it.
func (s *sentence) closed(parts []*amount) bool {
	last := parts[len(parts)-1]
	if !s.Plays(last.From-1, mention.RoleAnd) {
		return false
	}
	for i := last.To; i < len(s.Tokens); i++ {
		if s.Plays(i, mention.RoleAnd|mention.RoleOr|mention.RoleWith) || s.is(i, ";") {
			return false
		}
	}
	_, rest := s.says("rest", parts[0].From, len(s.Tokens))
	return !rest
}

// far reports whether a clause ends between a total and its list: then it may be of something
// else.
func (s *sentence) far(p partition) bool {
	for i := p.whole.To; i < p.parts[0].From; i++ {
		if s.is(i, ",") || s.is(i, ";") || s.is(i, "(") {
			return true
		}
	}
	return s.isOfHouseholds(p.whole) && !s.isOfHouseholds(p.parts[0])
}

// parted reports whether a number is a part of another part: "60 men, 20 of them fighters".
func (s *sentence) parted(a *amount, parts []*amount) bool {
	for _, p := range parts {
		if a.figure.Of != "" && a.figure.Of == p.span.Exact {
			return true
		}
	}
	return false
}

// dashed reports whether a dash that opens a list is closed before the list ends: then what
// is behind it goes on with something else.
func (s *sentence) dashed(i int, p partition) bool {
	if s.is(i, ":") {
		return false
	}
	for k := i + 1; k < p.parts[len(p.parts)-1].From; k++ {
		if s.is(k, "–") || s.is(k, "—") {
			return true
		}
	}
	return false
}

// restParts returns a whole and its parts, the last of which is what is left of it: "of 60
// recruits, 20 came home, 9 died and the remaining 31 are there".
func (s *sentence) restParts() partition {
	p := s.ofOneWhole()
	if p.whole == nil {
		return p
	}
	last := p.parts[len(p.parts)-1]
	for _, m := range s.checks.List(lists) {
		if m.Entry.Meaning() == "rest" && m.From > p.parts[len(p.parts)-2].From && (m.To == last.From || m.To == last.To+1) && !s.isFunction(m.From-1, "preposition", "of") {
			return p
		}
	}
	return partition{}
}

// restOfParts returns a whole, its parts, and a rest that is sure to be what is left of it: every
// count of the sentence is one of them, and no part is told without a number.
func (s *sentence) restOfParts() partition {
	p := s.restParts()
	if p.whole == nil || p.whole.From > p.parts[0].From || !s.gapless(p.parts) {
		return partition{}
	}
	if !s.holdsOnly(p) {
		return partition{}
	}
	return p
}

// holdsOnly reports whether a sentence has no other numbers than a whole and its parts, and of
// periods.
func (s *sentence) holdsOnly(p partition) bool {
	n := 0
	for k := range s.numbers {
		if !s.ofTime(&s.numbers[k]) {
			n++
		}
	}
	return n == len(p.parts)+1
}

// lackingParts returns a whole that a sentence takes apart without saying that these are all
// parts, or that they are some: no other part is told of in words, and nobody is likely to be in
// two of them, as women and children may be among the dead.
func (s *sentence) lackingParts() partition {
	p := s.ofOneWhole()
	if p.whole == nil || p.whole.From > p.parts[0].From || !s.gapless(p.parts) || !s.holdsOnly(p) || s.partial(p.whole.To) || !s.split(p) {
		return partition{}
	}
	if _, exact := p.whole.Point(); !exact {
		return partition{}
	}
	if _, rest := s.says("rest", 0, len(s.Tokens)); rest || len(s.vague(p.whole.To)) > 0 {
		return partition{}
	}
	for _, a := range p.parts {
		if !within(a.figure.Segment, p.whole.figure.Segment) {
			return partition{}
		}
	}
	return p
}

// split reports whether a sentence says that what follows are parts: "of the 60 recruits, 20 came
// home", "60 recruits, of whom 20 came home".
func (s *sentence) split(p partition) bool {
	first := p.parts[0].From
	return s.heads(p.whole) || s.Plays(first-2, mention.RoleOf) && s.Plays(first-1, mention.RoleWho|mention.RoleThis|mention.RoleThey)
}

// vague are the words for numbers that give none, "several", behind a token.
func (s *sentence) vague(from int) []mention.Match {
	return slices.DeleteFunc(slices.Clone(s.checks.List(mention.Vague)), func(m mention.Match) bool { return m.From < from })
}

// ofOneWhole returns the parts of a sentence that were read as parts of one whole of it.
func (s *sentence) ofOneWhole() partition {
	var p partition
	for k := range s.numbers {
		a := &s.numbers[k]
		if !a.isCount() || a.figure.Of == "" {
			continue
		}
		if p.whole == nil {
			p.whole = s.exact(a.figure.Of)
		}
		if p.whole != nil && a.figure.Of == p.whole.span.Exact && a != p.whole {
			p.parts = append(p.parts, a)
		}
	}
	if len(p.parts) < 2 {
		return partition{}
	}
	return p
}

// exact returns the count of a sentence with these words.
func (s *sentence) exact(words string) *amount {
	for k := range s.numbers {
		if a := &s.numbers[k]; a.span.Exact == words && a.isCount() {
			return a
		}
	}
	return nil
}

// totalled returns a total that a sentence gives for what it lists, or the sentence before it:
// "12 died in Aden and 20 in Taiz, 32 in all".
func (d *Document) totalled(i int) partition {
	s := d.sentences[i]
	var p partition
	for k := range s.numbers {
		if a := &s.numbers[k]; a.isCount() && s.isTotal(a) {
			p.whole = a
		}
	}
	if p.whole == nil {
		return p
	}
	p.parts = s.countsBut(p.whole)
	elsewhere := len(p.parts) == 0
	if elsewhere && i > 0 && d.sentences[i-1].nth == s.nth-1 && d.sentences[i-1].block == s.block {
		p.parts = d.sentences[i-1].countsBut(nil)
	}
	for _, a := range p.parts {
		if a.figure.Measure != p.whole.figure.Measure || a.figure.Of != "" || a.From > p.whole.From && a.span.Start > p.whole.span.Start {
			return partition{}
		}
	}
	if more := p.sum().low > p.whole.allows().high; elsewhere && !more || !more && s.grown(p.whole) {
		return partition{} // it may have others in it
	}
	return p
}

// grown reports whether a total is said to have become one: it holds what was there before.
func (s *sentence) grown(a *amount) bool {
	for _, m := range s.checks.List(lists) {
		if m.Entry.Meaning() == "grown" && m.To == a.From {
			return true
		}
	}
	return len(s.List(mention.Changes)) > 0
}

// isTotal reports whether words beside a number say that it is what all others make.
func (s *sentence) isTotal(a *amount) bool {
	for _, m := range s.checks.List(lists) {
		switch m.Entry.Meaning() {
		case "all":
			if m.From >= a.To && m.From <= a.To+2 || m.To == a.From || m.To == a.From-1 && s.is(m.To, ",") {
				return true
			}
		case "whole", "grown":
			if m.To == a.From {
				return true
			}
		}
	}
	return false
}

// countsBut returns the counts of a sentence but one; none if a number of it is no count.
func (s *sentence) countsBut(but *amount) []*amount {
	var out []*amount
	for k := range s.numbers {
		switch a := &s.numbers[k]; {
		case a == but:
		case !a.isCount():
			return nil
		default:
			out = append(out, a)
		}
	}
	return out
}

// mostBack is how many sentences with a number a sentence goes back over to a total.
const mostBack = 100

// leaves returns the total that a sentence goes back to which says what is left of it: "That
// leaves 40 of whom nobody knows". It is the last one before that is larger than its
// parts; if any of its paragraph fits, none is returned.
func (d *Document) leaves(i int) partition {
	s := d.sentences[i]
	if i == 0 || len(s.numbers) != 1 || !s.Plays(0, mention.RoleThis) {
		return partition{}
	}
	if m, ok := s.says("leaves", 0, s.numbers[0].From); !ok || m.To != s.numbers[0].From || s.numbers[0].Share {
		return partition{}
	}
	parts := d.sentences[i-1].countsBut(nil)
	if len(parts) == 0 || d.sentences[i-1].nth != s.nth-1 {
		return partition{}
	}
	p := partition{parts: append(parts, &s.numbers[0]), left: true}
	for _, o := range d.sentences[max(0, i-1-mostBack) : i-1] {
		for k := range o.numbers {
			a := &o.numbers[k]
			if o.block < s.block-1 || !a.isCount() || a.allows().high <= p.sum().low-s.numbers[0].allows().low {
				continue
			}
			if p.whole = a; !p.wrong() {
				return partition{}
			}
		}
	}
	return p
}
