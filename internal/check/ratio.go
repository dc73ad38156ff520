package check

import (
	"fmt"
	"math"
	"slices"

	"cited"
	"cited/internal/mention"
)

// thusShare reckons a share that is said to follow from the numbers before it: "161 of the 263 were men, 74 women;
// three quarters of the dead were thus men". It has to be that of two of them.
func (d *Document) thusShare(s *sentence, k int) (reckoned, bool) {
	t := &s.numbers[k]
	if !t.Share || !s.follows(t) && !s.concludes(k) {
		return reckoned{}, false
	}
	before := s.countsBefore(k)
	for from := s; len(before) < 2; {
		if from = d.sentenceBefore(from); from == nil {
			return reckoned{}, false
		}
		before = append(from.countsBefore(len(from.numbers)), before...)
	}
	for _, part := range before {
		for _, whole := range before {
			if part != whole && s.countable(part, whole) && t.fits(part, whole) {
				return reckoned{right: true, message: fmt.Sprintf("it is the share of %s in %s", part.span.Exact, whole.span.Exact), by: []*amount{part, whole}, in: s}, true
			}
		}
	}
	return reckoned{message: fmt.Sprintf("%q does not follow from %s", t.span.Exact, words(before)), by: before, in: s}, true
}

// concludes reports whether words behind the last number of a sentence say that it follows from what was said.
func (s *sentence) concludes(k int) bool {
	m, ok := s.says("so", s.numbers[k].To, len(s.Tokens))
	return ok && k+1 == len(s.numbers) && m.From <= s.numbers[k].To+wordsOfOther && !s.is(m.From-1, ",")
}

// wholeAbove returns a count before a part, in its sentence or the two before, of which a share may be that of the part: it
// proves the share right and never wrong.
func (d *Document) wholeAbove(s *sentence, part, share *amount) *amount {
	for i := 0; s != nil && i <= 2; s, i = d.sentenceBefore(s), i+1 {
		for k := range s.numbers {
			if w := &s.numbers[k]; w != part && s.countable(part, w) && part.Low < w.Low && share.fits(part, w) {
				return w
			}
		}
	}
	return nil
}

// bothSexes reckons the share of one sex behind that of the other: they are no more than all.
func (d *Document) bothSexes(s *sentence, k int) (reckoned, bool) {
	if k < 1 || s.numbers[k].Share != s.numbers[k-1].Share {
		return reckoned{}, false
	}
	t, before := &s.numbers[k], &s.numbers[k-1]
	to := len(s.Tokens)
	if k+1 < len(s.numbers) {
		to = s.numbers[k+1].From
	}
	one, other := s.demographic(before.To, t.From), s.demographic(t.To, to)
	sexes := sameList(one, []string{"women"}) && sameList(other, []string{"men"}) || sameList(one, []string{"men"}) && sameList(other, []string{"women"})
	if !sexes || s.Plays(t.To, mention.RoleOf) || !before.HasLow || !t.HasLow {
		return reckoned{}, false
	}
	if !t.Share {
		return d.moreThanAll(s, k)
	}
	if before.Low+t.Low <= 100+offAbout {
		return reckoned{}, false
	}
	return reckoned{message: fmt.Sprintf("%s and %s are more than all", before.span.Exact, t.span.Exact), by: []*amount{before, t}, in: s}, true
}

// moreThanAll reckons two numbers that no one can be counted in twice, and the one that both are parts of.
func (d *Document) moreThanAll(s *sentence, k int) (reckoned, bool) {
	t, before, whole := &s.numbers[k], &s.numbers[k-1], d.wholeOf(s, k-1)
	if whole == nil || !s.countable(t, whole) || !s.countable(before, whole) || sumOf([]*amount{t, before}).low <= whole.allows().high {
		return reckoned{}, false
	}
	return reckoned{message: fmt.Sprintf("%s and %s are more than %s", before.span.Exact, t.span.Exact, whole.span.Exact), by: []*amount{before, t}, in: s}, true
}

// countsBefore are the counts of a sentence before one of its numbers.
func (s *sentence) countsBefore(k int) []*amount {
	var out []*amount
	for i := range s.numbers[:k] {
		if a := &s.numbers[i]; s.addable(a) && a.HasHigh {
			out = append(out, a)
		}
	}
	return out
}

// partBehind reckons a number right behind a share of a whole, which puts it in figures: "one in five of the 500
// recruits, 100 people, are women".
func (d *Document) partBehind(s *sentence, k int) (reckoned, bool) {
	if k < 2 {
		return reckoned{}, false
	}
	share, whole, part := &s.numbers[k-2], &s.numbers[k-1], &s.numbers[k]
	if _, _, headed := s.headed(k, k-2); headed && whole.Share && part.From-whole.To <= wordsOfWhole && s.breaks(part.From-1) && s.endsBy(part.To) {
		return whole.shareOf(s, part, share), true // "Of the 128 who returned 31 per cent, or 40 people, are in prison."
	}
	if !share.Share || !s.countable(part, whole) || part.Modifier == cited.AtLeast || !s.breaks(part.From-1) || part.From-whole.To > nounOfWhole || !s.endsBy(part.To) {
		return reckoned{}, false
	}
	for i := share.To; i < whole.From; i++ {
		if s.Plays(i, mention.RoleOf) && whole.From-i <= 3 && i-share.To <= 1 {
			return share.shareOf(s, part, whole), true
		}
	}
	return reckoned{}, false
}

// endsBy reports whether what was put another way ends before a token or the one behind it: "or 40 people,".
func (s *sentence) endsBy(i int) bool { return s.ends(i) || s.ends(i+1) }

// nounOfWhole is how many tokens may stand behind a whole before its part: its noun, and what narrows that.
const nounOfWhole = 4

// breaks reports whether a token is a mark behind which something is put another way.
func (s *sentence) breaks(i int) bool {
	return s.is(i, ",") || s.is(i, "(") || s.is(i, ":") || s.is(i, "–") || s.is(i, "—") || s.Plays(i, mention.RoleOr)
}

// shareOf is what a share shows of a part and its whole.
func (share *amount) shareOf(s *sentence, part, whole *amount) reckoned {
	x := reckoned{right: share.fits(part, whole), by: []*amount{part, whole}, in: s}
	x.message = fmt.Sprintf("it is %s of %s", share.span.Exact, whole.span.Exact)
	if !x.right {
		x.message = fmt.Sprintf("%s of %s is %s per cent, not %q", number(part.Low), number(whole.Low), number(round(100*part.Low/whole.Low)), share.span.Exact)
	}
	return x
}

// changed returns the two numbers between which a sentence says that something rose or fell: "from 40 to 60".
func (s *sentence) changed() (from, to *amount, ok bool) {
	for k := 0; k+1 < len(s.numbers); k++ {
		a, b := &s.numbers[k], &s.numbers[k+1]
		if s.Plays(a.From-1, mention.RoleFrom) && s.Plays(b.From-1, mention.RoleTo) && b.From-a.To <= nounOfWhole && s.single(a) && s.single(b) {
			return a, b, true
		}
	}
	for k := range s.numbers {
		if from, to, ok := s.rises(k); ok {
			return from, to, true
		}
	}
	return nil, nil, false
}

// rises parts a number that was read as a range, where a change is told right before it: "has tripled, from 12 to 24" says what it
// was and what it is, "from 12 to 24 were held, twice as many as in May" does not.
func (s *sentence) rises(k int) (from, to *amount, ok bool) {
	a := &s.numbers[k]
	at := a.From
	if s.Plays(at-1, mention.RoleFrom) {
		at--
	}
	if a.Modifier != cited.Range || a.Share || !a.HasLow || !a.HasHigh || a.Low <= 0 || !s.Plays(at, mention.RoleFrom) || !s.changesBefore(at) {
		return nil, nil, false
	}
	low, high := *a, *a
	low.High, high.Low = a.Low, a.High
	return &low, &high, true
}

// changesBefore reports whether a clause that ends before a token says in its verb how often a number holds another, or by how
// much it changed: "tripled", "rose by 40 per cent", "went up in May by half".
func (s *sentence) changesBefore(at int) bool {
	begins := func(from int) bool {
		dated := slices.ContainsFunc(s.Periods, func(p mention.Period) bool { return p.To == at })
		return from == at || from < at && from+wordsOfOther >= at && (dated || s.breaks(at-1))
	}
	for _, m := range s.checks.List(lists) {
		_, often := times[m.Entry.Meaning()]
		if begins(m.To) && (m.Entry.Meaning() == "change" || often && s.EndsLike(m.To-1, mention.RolePast)) {
			return true
		}
	}
	return slices.ContainsFunc(s.numbers, func(o amount) bool { return o.Share && s.Plays(o.From-1, mention.RoleBy) && begins(o.To) })
}

// said is a number as people put it: the end of a range that it is.
func (a *amount) said() string {
	if a.Modifier == cited.Range && a.Low == a.High {
		return number(a.Low)
	}
	return a.span.Exact
}

// single reports whether a number is one count.
func (s *sentence) single(a *amount) bool { return s.addable(a) && a.HasHigh && a.Low == a.High }

// changeOf reckons by how much something is said to have changed "from 40 to 60": in numbers, or as a share of
// the first.
func (d *Document) changeOf(s *sentence, k int) (reckoned, bool) {
	t := &s.numbers[k]
	from, to, ok := s.changed()
	if !ok || t == from || t == to || !t.HasLow || !t.HasHigh || !s.means("change", t) && !(t.Share && s.Plays(t.From-1, mention.RoleBy)) {
		return reckoned{}, false
	}
	by, off := math.Abs(to.Low-from.Low), float64(0)
	if t.Share {
		by = 100 * by / from.Low
		off = offFraction
		if t.Percent {
			off = offPercent
		}
	}
	if t.Modifier == cited.Approx || t.Modifier == cited.AtLeast {
		off = math.Max(off+offAbout, fairBound*by)
	}
	x := reckoned{right: math.Abs(t.Low-by) <= off, by: []*amount{from, to}, in: s}
	x.message = fmt.Sprintf("that is by how much %s differs from %s", to.said(), from.said())
	if !x.right {
		unit := ""
		if t.Share {
			unit = " per cent"
		}
		x.message = fmt.Sprintf("from %s to %s is a change of %s%s, not %q", from.said(), to.said(), number(round(by)), unit, t.span.Exact)
	}
	return x, true
}

// means reports whether words right before a number have a meaning of the list.
func (s *sentence) means(meaning string, t *amount) bool {
	for _, m := range s.checks.List(lists) {
		if m.Entry.Meaning() == meaning && m.To <= t.From && m.To >= t.From-1 {
			return true
		}
	}
	return false
}

// Between what one number of another lies that is said to be so many times as much: what is doubled
// may be "almost" or "more than" that.
var times = map[string]interval{"double": {1.75, 3}, "twice": {1.75, 3}, "triple": {2.6, 4}, "thrice": {2.6, 4}, "half": {0.35, 0.6}}

// multiple reckons a number of which a sentence says how often it holds another: "it doubled from 40 to 80",
// "40 in 2015, and in 2016 80, twice as many".
func (d *Document) multiple(s *sentence, k int) (reckoned, bool) {
	for _, m := range s.checks.List(lists) {
		between, is := times[m.Entry.Meaning()]
		if !is {
			continue
		}
		one, other, ok := d.compared(s, m, k)
		if !ok {
			continue
		}
		ratio := other.Low / one.Low
		x := reckoned{right: between.low <= ratio && ratio <= between.high, by: []*amount{one, other}, in: s}
		x.message = fmt.Sprintf("%s is %s times %s", other.said(), number(round(ratio)), one.said())
		return x, true
	}
	return reckoned{}, false
}

// compared returns the number that words compare another one with, and that one, which is number k: the ends of a
// change, or the count right before the words and the one before it.
func (d *Document) compared(s *sentence, m mention.Match, k int) (one, other *amount, ok bool) {
	if from, to, ok := s.rises(k); ok {
		return from, to, true
	}
	if from, to, ok := s.changed(); ok {
		return from, to, to == &s.numbers[k]
	}
	other = &s.numbers[k]
	if !s.single(other) || other.To > m.From || m.From-other.To > wordsOfOther || k+1 < len(s.numbers) && s.numbers[k+1].From < m.From || !s.breaks(m.From-1) && !s.isModified(m.From-1) && !s.comparesAll(other.To, m.From) {
		return nil, nil, false
	}
	before := s.countsBefore(k)
	if len(before) == 0 {
		if o := d.sentenceBefore(s); o != nil {
			before = o.countsBefore(len(o.numbers))
		}
	}
	if len(before) != 1 || !s.single(before[0]) || m.To < len(s.Tokens) && !s.ends(m.To) && !s.ofOtherTime(m.To) {
		return nil, nil, false
	}
	return before[0], other, true
}

// comparesAll reports whether nothing stands between a mark behind one token and another token but a word for the number itself:
// "460: the number had doubled", "130, which is twice as many".
func (s *sentence) comparesAll(from, to int) bool {
	mark := from
	for mark < to && !s.isMark(mark) {
		mark++
	}
	for i := mark + 1; i < to; i++ {
		if m, ok := s.checks.Covering(lists, i); ok && m.Entry.Meaning() == "count" || s.again(i) || s.isFunction(i, "determiner", "auxiliary") || s.Plays(i, mention.RoleThis|mention.RoleIt|mention.RoleBe|mention.RoleHave|mention.RoleWho) {
			continue
		}
		return false
	}
	return mark < to
}

// ofOtherTime reports whether the rest of a clause says of which time another number was: "twice as many as in 2015", "double the
// number of the year before".
func (s *sentence) ofOtherTime(from int) bool {
	for i := from; !s.ends(i); i++ {
		timed := slices.ContainsFunc(s.Periods, func(p mention.Period) bool { return p.From <= i && i < p.To })
		m, earlier := s.checks.Covering(lists, i)
		calendar := timed || earlier && m.Entry.Meaning() == "earlier" || s.isFunction(i, "determiner", "preposition", "conjunction")
		if _, ok := s.Covering(mention.Calendar, i); !calendar && !ok {
			return false
		}
	}
	return true
}

// wordsOfOther is how many tokens may stand between a number and the words that compare it.
const wordsOfOther = 9

// isModified reports whether a token is one of words like "more than" behind a mark.
func (s *sentence) isModified(i int) bool {
	m, ok := s.Covering(mention.Modifiers, i)
	return ok && s.breaks(m.From-1)
}

// slipped reckons the numbers of a draft that were not read as figures: totals of figures that are wrong, and by how much
// one is wrongly said to have changed.
func (j *judge) slipped() []cited.Judgement {
	var out []cited.Judgement
	for _, s := range j.draft.sentences {
		for k := range s.numbers {
			a := &s.numbers[k]
			if a.figure != nil || !a.plain() || inLetters(a) && s.Plays(a.From-1, mention.RoleThe) {
				continue
			}
			x, ok, figures := j.draft.slipOf(s, k)
			if !ok || x.right || figuresOf(x.by) < figures {
				continue
			}
			f := &Figure{Figure: a.bare(s), Doc: j.draft}
			out = append(out, j.miscounts(f, x))
		}
	}
	return out
}

// slipOf reckons a number that was not read as a figure, and says how many of the numbers that it is made of have to be figures.
func (d *Document) slipOf(s *sentence, k int) (x reckoned, ok bool, figures int) {
	if s.numbers[k].Share {
		for _, of := range []func(*sentence, int) (reckoned, bool){d.shareAlone, d.shareOfNext, d.changeOf, d.shareBefore} {
			if x, ok = of(s, k); ok {
				break
			}
		}
		return x, ok, 1
	}
	for _, of := range []func(*sentence, int) (reckoned, bool){d.sumBefore, d.restBefore} {
		if x, ok = of(s, k); ok {
			return x, ok, 2
		}
	}
	for _, of := range []func(*sentence, int) (reckoned, bool){d.changeOf, d.timesAs, d.multiple, d.twiceAs, d.partBehind} {
		if x, ok = of(s, k); ok {
			break
		}
	}
	return x, ok, 1
}

// figuresOf counts the figures among numbers.
func figuresOf(list []*amount) int {
	n := 0
	for _, a := range list {
		if a.figure != nil {
			n++
		}
	}
	return n
}

// miscounts says what a number of the draft should be by others.
func (j *judge) miscounts(f *Figure, sum reckoned) cited.Judgement {
	x := j.says(f, cited.DraftArithmetic, nil, "%s", sum.message)
	for _, a := range sum.by {
		x.Evidence = append(x.Evidence, j.draft.exhibit(sum.in, a.span, a.figure))
	}
	return x
}
