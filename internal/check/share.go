package check

import (
	"fmt"

	"cited"
	"cited/internal/mention"
	"cited/internal/text"
)

func shareOfNumbers() Check {
	return Check{
		Code:     "share",
		Doc:      "a share is not that of the numbers that stand beside it",
		Severity: cited.SeverityError,
		Scope:    OfDocument,
		Run: func(c *Case) []Found {
			var out []Found
			d := c.Document
			for i, s := range d.sentences {
				for k := range s.numbers {
					share := &s.numbers[k]
					if !share.Share {
						continue
					}
					part, whole, ok := d.beside(s, k)
					if !ok && i > 0 && s.pointsBack(share) && d.sentences[i-1].nth == s.nth-1 {
						part, whole, ok = d.sentences[i-1].lastPair()
					} else if ok {
						ok = s.restates(share, part, whole)
					}
					if ok && !share.fits(part, whole) {
						out = append(out, d.wrongShare(s, share, part, whole))
					}
				}
			}
			return out
		},
	}
}

func (d *Document) wrongShare(s *sentence, share, part, whole *amount) Found {
	f := Found{
		Message:  fmt.Sprintf("%s of %s is %s per cent, not %q", number(part.Low), number(whole.Low), number(round(100*part.Low/whole.Low)), share.span.Exact),
		Exhibits: []cited.Exhibit{d.exhibit(s, share.span, share.figure)},
	}
	for _, a := range []*amount{part, whole} {
		if a.figure != nil {
			f.Exhibits = append(f.Exhibits, d.shows(a.figure))
		}
	}
	return f
}

// round keeps one digit behind the point.
func round(v float64) float64 { return float64(int(v*10+0.5)) / 10 }

// How far a share may lie from that of its numbers, in points: what is written in percent is
// rounded to one, a fraction is a word for what lies around it.
const (
	offPercent  = 1
	offFraction = 4
	offAbout    = 3 // more, if it is said to be about
)

// fits reports whether a share may be that of a part and its whole.
func (share *amount) fits(part, whole *amount) bool {
	x := interval{100 * part.Low / whole.High, 100 * part.High / whole.Low}
	off := float64(offFraction)
	if share.Percent {
		off = offPercent
	}
	if share.Modifier == cited.Approx || part.Modifier == cited.Approx || whole.Modifier == cited.Approx {
		off += offAbout
	}
	y := interval{0, 100}
	if share.HasLow {
		y.low = share.Low - off
	}
	if share.HasHigh {
		y.high = share.High + off
	}
	return !x.apart(y)
}

// beside returns the part and the whole that share k of a sentence repeats: it stands behind
// them or right before the part, with no words between that make it a share of something
// else.
func (d *Document) beside(s *sentence, k int) (part, whole *amount, ok bool) {
	share := &s.numbers[k]
	if k >= 2 {
		if part, whole, ok = s.pair(k-2, k-1); ok && s.apposed(max(part.To, whole.To), share) {
			return part, whole, true
		}
	}
	if k >= 1 && s.numbers[k-1].figure != nil { // the whole stands in a sentence before
		part = &s.numbers[k-1]
		if w := d.whole(part.figure); w != nil && s.apposed(part.To, share) {
			if whole = amountOf(w); s.countable(part, whole) {
				return part, whole, true
			}
		}
	}
	if k >= 2 { // "of the 778, 504, three quarters, were men"
		if part, whole, ok = s.headed(k-1, k-2); ok && s.apposed(part.To, share) {
			return part, whole, true
		}
	}
	if k+2 < len(s.numbers) {
		if part, whole, ok = s.pair(k+1, k+2); ok && part.From-share.To <= 1 && (s.is(share.To, "(") || s.is(share.To, ",") || s.is(share.To, "–") || s.is(share.To, "—")) {
			return part, whole, true
		}
	}
	if k >= 1 && k+1 < len(s.numbers) { // "504 (three quarters) of the 778"
		if part, whole, ok = s.pair(k-1, k+1); ok && share.From-part.To <= 1 && (s.is(share.To, ")") || s.is(share.To, ",")) {
			return part, whole, true
		}
	}
	return nil, nil, false
}

// pair returns numbers i and k as part and whole: "504 of the 778", "504 men among the 778".
func (s *sentence) pair(i, k int) (part, whole *amount, ok bool) {
	part, whole = &s.numbers[i], &s.numbers[k]
	if !s.countable(part, whole) {
		return nil, nil, false
	}
	for t := part.To; t < whole.From; t++ {
		if s.Plays(t, mention.RoleOf|mention.RoleAmong) && whole.From-t <= 3 && t-part.To <= 7 {
			return part, whole, true
		}
	}
	return nil, nil, false
}

// headed returns number i as a part of number k, with which the clause begins: "of the 778 who
// left, 504 were men".
func (s *sentence) headed(i, k int) (part, whole *amount, ok bool) {
	part, whole = &s.numbers[i], &s.numbers[k]
	if !s.countable(part, whole) {
		return nil, nil, false
	}
	if part.figure != nil && whole.figure != nil && part.figure.Of == whole.figure.Exact {
		return part, whole, true
	}
	for t := max(0, whole.From-3); t < whole.From; t++ {
		if s.Plays(t, mention.RoleOf|mention.RoleAmong) && (t == 0 || s.Tokens[t-1].Class == text.Punct) {
			return part, whole, true
		}
	}
	return nil, nil, false
}

// countable reports whether two numbers count something, the first no more than the second.
func (s *sentence) countable(part, whole *amount) bool {
	for _, a := range []*amount{part, whole} {
		if a.Share || a.Money || a.Label != nil || !a.HasLow || !a.HasHigh || a.Low <= 0 {
			return false
		}
	}
	return part.Low <= whole.Low
}

// apposed reports whether a share says again what ends before token to: nothing stands
// between but marks and words that do not begin a clause, and nothing follows that it could be
// a share of.
func (s *sentence) apposed(to int, share *amount) bool {
	marks := 0
	if s.Plays(to, mention.RoleOf) && s.Plays(to+1, mention.RoleThey|mention.RoleThis) {
		to += 2
	}
	for i := to; i < share.From; i++ {
		if s.Tokens[i].Class == text.Punct {
			marks++
		}
		if s.Plays(i, mention.RoleAnd|mention.RoleOf) {
			return false
		}
	}
	if marks == 0 && !s.Plays(share.From-1, mention.RoleOr) {
		return false
	}
	next := share.To
	if next >= len(s.Tokens) || s.Tokens[next].Class == text.Punct {
		return true
	}
	return s.Plays(next, mention.RoleOf) && !s.Plays(next+1, mention.RoleWho) && (s.Plays(next+1, mention.RoleThey|mention.RoleThis) || share.wholeIsNumber(s))
}

// restates reports whether nothing but words that put a number again stand between a share and
// the part and whole beside it, and nothing behind it that it could be a share of instead.
func (s *sentence) restates(share, part, whole *amount) bool {
	for i := part.To; i < whole.From; i++ {
		if s.isMark(i) || s.isFunction(i, "preposition") && !s.Plays(i, mention.RoleAmong) {
			return false
		}
	}
	if share.To <= part.From {
		return !s.isFunction(share.From-1, "preposition")
	}
	mark := max(part.To, whole.To)
	if mark > share.From {
		mark = part.To
	}
	for mark < share.From && !s.isMark(mark) {
		mark++
	}
	if mark < share.From && !s.is(mark, ",") && !s.is(mark, "(") && !s.is(mark, "–") && !s.is(mark, "—") {
		return false
	}
	for i := mark + 1; i < share.From; i++ {
		if !s.again(i) {
			return false
		}
	}
	return s.ofThemAll(share.To)
}

// again reports whether a token puts again what was said: "or", "in other words".
func (s *sentence) again(i int) bool {
	m, ok := s.checks.Covering(lists, i)
	return ok && m.Entry.Meaning() == "again" || s.Plays(i, mention.RoleOr|mention.RoleThis|mention.RoleBe|mention.RoleA)
}

// ofThemAll reports whether a clause ends before a token, or behind "of them all", "of the total".
func (s *sentence) ofThemAll(i int) bool {
	if s.Plays(i, mention.RoleOf) {
		i++
		if s.Plays(i, mention.RoleThe) {
			i++
		}
		i++
		if m, ok := s.checks.Covering(lists, i); ok && m.Entry.Meaning() == "back" {
			i = m.To
		}
	}
	return s.ends(i)
}

// wholeIsNumber reports whether a share was read as one of a number of its sentence.
func (share *amount) wholeIsNumber(s *sentence) bool {
	if share.figure == nil || share.figure.Of == "" {
		return false
	}
	for i := range s.numbers {
		if s.numbers[i].span.Exact == share.figure.Of {
			return true
		}
	}
	return false
}

// pointsBack reports whether a sentence says no more than which share the one before told:
// "That is three quarters."
func (s *sentence) pointsBack(share *amount) bool {
	return s.Plays(0, mention.RoleThis|mention.RoleIt) && s.Plays(1, mention.RoleBe) && share.From <= 3 && len(s.numbers) == 1
}

// lastPair returns the last part and whole of a sentence.
func (s *sentence) lastPair() (part, whole *amount, ok bool) {
	if n := len(s.numbers); n >= 2 {
		if part, whole, ok = s.pair(n-2, n-1); !ok {
			part, whole, ok = s.headed(n-1, n-2)
		}
	}
	return part, whole, ok
}

// amountOf is a figure as a number of its sentence.
func amountOf(f *cited.Figure) *amount {
	a := amount{span: f.Span, figure: f}
	a.Modifier, a.Share, a.Percent = f.Modifier, f.Kind == cited.Share, false
	if f.Low != nil {
		a.Low, a.HasLow = *f.Low, true
	}
	if f.High != nil {
		a.High, a.HasHigh = *f.High, true
	}
	return &a
}

// shareOf returns the part and the whole that a share is the share of, by the numbers of its
// paragraph: beside it, or a part beside it and a count before.
func (d *Document) shareOf(f *cited.Figure) (part, whole *amount, ok bool) {
	s := d.sentenceOf(f)
	if s == nil {
		return nil, nil, false
	}
	k := 0
	for k < len(s.numbers) && (s.numbers[k].figure == nil || s.numbers[k].figure.Start != f.Start) {
		k++
	}
	if k == len(s.numbers) {
		return nil, nil, false
	}
	share := &s.numbers[k]
	if part, whole, ok = d.beside(s, k); ok {
		return part, whole, share.fits(part, whole)
	}
	if k == 0 || !s.apposed(s.numbers[k-1].To, share) {
		return nil, nil, false
	}
	part = &s.numbers[k-1]
	for _, o := range d.sentences {
		for i := range o.numbers {
			if whole = &o.numbers[i]; o.block == s.block && whole.span.Start < part.span.Start && s.countable(part, whole) && share.fits(part, whole) {
				return part, whole, true
			}
		}
	}
	return nil, nil, false
}
