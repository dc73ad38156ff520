package check

import (
	"fmt"

	"cited"
	"cited/internal/mention"
)

func partsAboveWhole() Check {
	return Check{
		Code:     "part-above-whole",
		Doc:      "a part is larger than the whole that the text takes it from",
		Severity: cited.SeverityError,
		Scope:    OfDocument,
		Run: func(c *Case) []Found {
			var out []Found
			d := c.Document
			for i, s := range d.sentences {
				for k := range s.numbers {
					part := &s.numbers[k]
					if s.aboveAll(part) {
						out = append(out, Found{Message: fmt.Sprintf("%s is more than all of them", said(part.figure)), Exhibits: []cited.Exhibit{d.shows(part.figure)}})
					}
					if !part.isCount() || part.figure.Stance == cited.Denial {
						continue
					}
					if whole := largest(d.wholesOf(i, k)); whole != nil && part.allows().low > whole.allows().high {
						out = append(out, Found{
							Message:  fmt.Sprintf("%q are a part of %q, which is less", part.span.Exact, whole.span.Exact),
							Exhibits: []cited.Exhibit{d.shows(part.figure), d.exhibit(s, whole.span, whole.figure)},
						})
					}
				}
			}
			return out
		},
	}
}

// wordsOfPeople is within how many tokens behind "of" it is said of whom a share is.
const wordsOfPeople = 4

// aboveAll reports whether a share of people is more than all of them: "120 per cent of the
// fighters". Growth and what is held against a plan may be any percentage.
func (s *sentence) aboveAll(a *amount) bool {
	if a.figure == nil || a.figure.Kind != cited.Share || a.figure.Stance == cited.Denial || a.allows().low <= 100*(1+about) ||
		!s.Plays(a.To, mention.RoleOf) || len(s.List(mention.Changes)) > 0 {
		return false
	}
	for i := a.To + 1; i < min(len(s.Tokens), a.To+wordsOfPeople); i++ {
		if s.isPeople(i) {
			return true
		}
	}
	return false
}

// largest returns the count that allows the most.
func largest(list []*amount) *amount {
	var best *amount
	for _, a := range list {
		if best == nil || a.allows().high > best.allows().high {
			best = a
		}
	}
	return best
}

// wholesOf returns the counts that the words around number k of sentence i say it is a part of:
// where they may mean several, all of these. There are none where it is not said.
func (d *Document) wholesOf(i, k int) []*amount {
	s := d.sentences[i]
	part := &s.numbers[k]
	if k+1 < len(s.numbers) {
		if next := &s.numbers[k+1]; s.partitive(part.To, next.From) && (next.isCount() || s.isPeople(next.To)) {
			return []*amount{next}
		}
	}
	if whole := s.takenFrom(k); whole != nil {
		return s.apt([]*amount{whole})
	}
	switch {
	case s.included(part):
		return s.apt(s.before(k, part))
	case s.pointsAtThem(part) && i > 0 && d.sentences[i-1].nth == s.nth-1 && d.sentences[i-1].block == s.block && d.whole(part.figure) != nil:
		last := d.sentences[i-1]
		return last.apt(last.before(len(last.numbers), part))
	}
	return nil
}

// apt returns the counts of people that a part may be taken from, none if one of them is of
// households: they have more members than they are.
func (s *sentence) apt(list []*amount) []*amount {
	for _, a := range list {
		if !a.isCount() || a.figure.Stance == cited.Denial || s.isOfHouseholds(a) {
			return nil
		}
	}
	return list
}

// isOfHouseholds reports whether a number counts families.
func (s *sentence) isOfHouseholds(a *amount) bool {
	return a.figure.Population == "families" || s.unit(a) == households
}

// before returns the counts of a sentence before number k, none if another number there is no
// less: the part may be one of what that counts.
func (s *sentence) before(k int, part *amount) []*amount {
	var out []*amount
	for n := range k {
		switch a := &s.numbers[n]; {
		case s.ofTime(a):
		case a.isCount():
			out = append(out, a)
		case a.Share || a.Money || a.allows().high >= part.allows().low:
			return nil
		}
	}
	return out
}

// ofTime reports whether a number stands in a period.
func (s *sentence) ofTime(a *amount) bool {
	for _, p := range s.Periods {
		if p.From < a.To && a.From < p.To {
			return true
		}
	}
	return false
}

// takenFrom returns the whole that stands at the head of the clause of number k: "of the 40 who
// left, 52 have been killed", "among the 19 were 23 foreigners".
func (s *sentence) takenFrom(k int) *amount {
	part := &s.numbers[k]
	for n := k - 1; n >= 0; n-- {
		whole := &s.numbers[n]
		if !s.heads(whole) {
			continue
		}
		if n == k-1 && (s.is(part.From-1, ",") || s.Plays(part.From-1, mention.RoleBe)) || s.goesOn(n, k) {
			return whole
		}
	}
	return nil
}

// partitive reports whether "of the" or "among the" is all that stands between two tokens.
func (s *sentence) partitive(from, to int) bool {
	return to-from == 2 && s.Plays(from, mention.RoleOf|mention.RoleAmong) && s.Plays(from+1, mention.RoleThe|mention.RoleThis)
}

// heads reports whether a clause begins with "of the" or "among the" and a number.
func (s *sentence) heads(a *amount) bool {
	i := a.From - 1
	if s.Plays(i, mention.RoleThe|mention.RoleThis) {
		i--
	}
	if !s.Plays(i, mention.RoleOf|mention.RoleAmong) {
		return false
	}
	if s.Plays(i-1, mention.RoleOut) {
		i--
	}
	return i == 0 || s.isMark(i-1)
}

// goesOn reports whether number k stands in a row of parts that began behind the head of the
// clause, and counts no others: "of the 40 who left, 20 came home and 52 were killed".
func (s *sentence) goesOn(head, k int) bool {
	part := &s.numbers[k]
	if !s.Plays(part.From-1, mention.RoleAnd) && !s.is(part.From-1, ",") || !s.isVerb(part.To) {
		return false
	}
	for i := s.numbers[head].To; i < part.From; i++ {
		if s.is(i, ";") || s.is(i, ":") {
			return false
		}
	}
	return s.numbers[k].figure.Of == s.numbers[head].span.Exact
}

// included reports whether a number of people is said to be among those that its sentence counts
// before: "including 71 children", "among them 40 women", "12 of whom died".
func (s *sentence) included(a *amount) bool {
	if !s.isMark(a.From-1) || !s.Plays(a.To, mention.RoleOf) || !s.Plays(a.To+1, mention.RoleThey|mention.RoleWho) {
		for _, m := range s.checks.List(lists) {
			if word := m.Entry.Meaning(); (word == "among" || word == "those") && m.To == a.From {
				return named(a.figure)
			}
		}
		return false
	}
	return s.isVerb(a.To+2) || s.ends(a.To+2) || s.isPeople(a.To+2) && s.ends(a.To+3)
}

// isPeople reports whether a word for people stands at a token.
func (s *sentence) isPeople(i int) bool {
	_, ok := s.Beginning(mention.People, i)
	return ok
}

// pointsAtThem reports whether a sentence begins with those of the one before it: "Of these, 52
// have been killed."
func (s *sentence) pointsAtThem(a *amount) bool {
	if !s.Plays(0, mention.RoleOf|mention.RoleAmong) || !s.Plays(1, mention.RoleThis|mention.RoleThey) {
		return false
	}
	return a.From == 2 || a.From == 3 && (s.isMark(2) || s.Plays(2, mention.RoleBe))
}
