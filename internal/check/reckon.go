package check

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"cited"
	"cited/internal/mention"
)

// A draft may make sums and shares of its own, which stand in no archive. Reckoned is what its
// numbers show of one of them: that others make it, or that they make something else.
type reckoned struct {
	right   bool
	message string
	by      []*amount
	in      *sentence
}

// reckonedOf says how a number follows from others of a draft; false where the draft does not say
// that it does.
func (d *Document) reckonedOf(w *wording) (reckoned, bool) {
	k := w.s.numberOf(w.fig)
	if k < 0 {
		return reckoned{}, false
	}
	a := &w.s.numbers[k]
	for _, of := range []func(*sentence, int) (reckoned, bool){d.followsBefore, d.thusShare, d.bothSexes, d.changeOf, d.partBehind, d.multiple, d.shareOfNext, d.shareAlone, d.timesAs, d.twiceAs, d.sumBefore, d.restBefore, d.shareBefore} {
		if x, ok := of(w.s, k); ok && (x.right || !a.Share == (w.fig.Kind == cited.Count)) {
			return x, true
		}
	}
	return reckoned{}, false
}

// numberOf returns which number of a sentence a figure is, -1 if none.
func (s *sentence) numberOf(f *Figure) int {
	for k := range s.numbers {
		if a := &s.numbers[k]; a.span.Start < f.End && f.Start < a.span.End {
			return k
		}
	}
	return -1
}

// addable reports whether a number can be a part of a sum: a count, and no mark of a note.
func (s *sentence) addable(a *amount) bool {
	noted := s.is(a.From-1, "(") && s.is(a.To, ")") || s.is(a.From-1, "[") && s.is(a.To, "]")
	return !a.Share && !a.Money && a.Label == nil && a.HasLow && a.Low > 0 && !noted
}

// reckonable reports whether a number can be made of others: one to add, or a bound above.
func (s *sentence) reckonable(a *amount) bool {
	return s.addable(a) || !a.Share && !a.Money && a.Label == nil && !a.HasLow && a.HasHigh && a.High > 0
}

// addends are the numbers before one of a sentence that may be its parts: those of the sentence, or
// if it has none, of the one before.
func (d *Document) addends(s *sentence, k int) []*amount {
	var out []*amount
	for i := range s.numbers[:k] {
		if a := &s.numbers[i]; s.addable(a) {
			out = append(out, a)
		}
	}
	if len(out) > 1 {
		return withoutCounters(out)
	}
	var before []*amount
	if o := d.sentenceBefore(s); o != nil && (len(out) == 0 || inLetters(out[0])) {
		for i := range o.numbers {
			if a := &o.numbers[i]; o.addable(a) {
				before = append(before, a)
			}
		}
	}
	if before = withoutCounters(before); len(out) == 0 || len(before) > 0 && out[0].Low == float64(len(before)) {
		return before // "the three camps hold ..."
	}
	return out
}

// withoutCounters leaves out, of some numbers, the one in letters that says how many the others are: "12,
// 20 and 9 in the three camps".
func withoutCounters(list []*amount) []*amount {
	if len(list) < 3 {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(a *amount) bool { return inLetters(a) && a.Low == float64(len(list)-1) })
}

func inLetters(a *amount) bool { return !strings.ContainsAny(a.span.Exact, "0123456789") }

// sentenceBefore is the sentence right before one in its passage, if it has a number.
func (d *Document) sentenceBefore(s *sentence) *sentence {
	i, ok := slices.BinarySearchFunc(d.sentences, s.nth, func(o *sentence, nth int) int { return o.nth - nth })
	if !ok || i == 0 || d.sentences[i-1].block != s.block || d.sentences[i-1].nth != s.nth-1 {
		return nil
	}
	return d.sentences[i-1]
}

// sumBefore reckons a number that is said to be the sum of those before it: "12 in Aden and 20 in
// Taiz, 32 in all", "... : some 40 people", "these 40 people".
func (d *Document) sumBefore(s *sentence, k int) (reckoned, bool) {
	t := &s.numbers[k]
	parts := d.addends(s, k)
	if t.Share || len(parts) < 2 || !s.addable(t) || t.figure != nil && parts[0].figure != nil && (unitOf(t.figure) == households) != (unitOf(parts[0].figure) == households) {
		return reckoned{}, false
	}
	said := s.isTotal(t) || s.sumsUp(t)
	var sum interval
	for i := len(parts) - 1; i >= 0; i-- {
		sum = sum.plus(parts[i].allows())
		if n := len(parts) - i; n >= 2 && t.about(sum) && (said || n == len(parts)) {
			return reckoned{right: true, message: fmt.Sprintf("it is the sum of %s", words(parts[i:])), by: parts[i:], in: s}, true
		}
	}
	if !said || s.anyPartial() || t.Low < most(parts) {
		return reckoned{}, false
	}
	return reckoned{message: fmt.Sprintf("%s make %s, not %q", words(parts), number(sum.low), t.span.Exact), by: parts, in: s}, true
}

// followsBefore reckons a number that is said to follow from those before it: "2,655 dead and 88 missing, so
// 2,743 did not come home", "of 189, 58 were convicted; 131 were therefore acquitted". It may be
// their sum, what they leave of the first, or a share of it.
func (d *Document) followsBefore(s *sentence, k int) (reckoned, bool) {
	t := &s.numbers[k]
	if t.Share || !s.reckonable(t) || !s.follows(t) || inLetters(t) && s.Plays(t.From-1, mention.RoleThe) {
		return reckoned{}, false
	}
	from := s
	before := s.numbersBefore(k)
	for len(before) < 2 && from != nil {
		if from = d.sentenceBefore(from); from != nil {
			before = append(from.numbersBefore(len(from.numbers)), before...)
		}
	}
	if len(before) < 2 {
		return reckoned{}, false
	}
	for i := len(before) - 2; i >= 0; i-- {
		if p := before[i:]; t.about(sumOf(p)) || t.about(leftOf(p)) || t.aboutShare(p) || len(p) == 2 && t.about(leftOf([]*amount{p[1], p[0]})) {
			return reckoned{right: true, message: fmt.Sprintf("it follows from %s", words(p)), by: p, in: s}, true
		}
	}
	if from = d.sentenceBefore(s); from != nil && len(before) < 3 && s.holds(before[0]) {
		for _, a := range from.numbersBefore(len(from.numbers)) {
			if p := append([]*amount{a}, before...); t.about(leftOf(p)) {
				return reckoned{right: true, message: fmt.Sprintf("it follows from %s", words(p)), by: p, in: s}, true
			}
		}
	}
	return reckoned{message: fmt.Sprintf("%s does not follow from %s", t.span.Exact, words(before)), by: before, in: s}, true
}

// follows reports whether words before a number, or right behind it, say that it follows from what was
// said.
func (s *sentence) follows(t *amount) bool {
	for _, m := range s.checks.List(lists) {
		if m.Entry.Meaning() == "so" && (m.To <= t.From && m.To >= t.From-4 || m.From >= t.To && m.From <= t.To+3) {
			return true
		}
	}
	return false
}

// numbersBefore are the counts and shares of a sentence before one of its numbers.
func (s *sentence) numbersBefore(k int) []*amount {
	var out []*amount
	for i := range s.numbers[:k] {
		if a := &s.numbers[i]; a.Share && a.HasLow && a.HasHigh || s.addable(a) && a.HasHigh && !s.ofTime(a) && !s.ofThings(i) {
			out = append(out, a)
		}
	}
	return out
}

// sumOf is the sum of counts; nothing if there is a share among them.
func sumOf(list []*amount) interval {
	var x interval
	for _, a := range list {
		if a.Share {
			return interval{-1, -1}
		}
		x = x.plus(a.allows())
	}
	return x
}

// leftOf is what all but the first leave of it.
func leftOf(list []*amount) interval {
	rest := sumOf(list[1:])
	if rest.low < 0 || list[0].Share {
		return interval{-1, -1}
	}
	x := list[0].allows()
	return interval{x.low - rest.high, x.high - rest.low}
}

// aboutShare reports whether a number is the share of a count, two of which a list holds.
func (a *amount) aboutShare(list []*amount) bool {
	if len(list) != 2 || list[0].Share == list[1].Share {
		return false
	}
	share, whole := list[0], list[1]
	if !share.Share {
		share, whole = whole, share
	}
	v := share.Low * whole.Low / 100
	return math.Abs(a.Low-v) <= math.Max(fairBound*v, grain(a.Low)/2)
}

// sumsUp reports whether what stands before a number makes it a sum of what was listed: a colon or
// "that is" behind a list, "these", or words at the head of its sentence: "put together, ...".
func (s *sentence) sumsUp(t *amount) bool {
	if s.Plays(t.From-1, mention.RoleThis) {
		return true
	}
	for _, m := range s.checks.List(lists) {
		if m.Entry.Meaning() == "all" && m.To <= t.From && m.To+wordsOfOther >= t.From && (m.From == 0 || s.is(m.From-1, ";") || s.is(m.From-1, ":")) {
			return true
		}
	}
	if s.is(t.From-1, ":") {
		return true
	}
	for _, m := range s.checks.List(lists) {
		if means := m.Entry.Meaning(); (means == "sum" || means == "again") && m.To <= t.From && m.To >= t.From-2 {
			return true
		}
	}
	return false
}

// anyPartial reports whether a sentence says that what it lists is not all.
func (s *sentence) anyPartial() bool {
	_, ok := s.says("include", 0, len(s.Tokens))
	return ok
}

// about reports whether a number is a fair way to put a sum: "some 180,000" for 179,950.
func (a *amount) about(sum interval) bool {
	x := a.allows()
	switch a.Modifier {
	case cited.Approx:
		off := math.Max(grain(a.Low)/2, fairSum*a.Low)
		x = interval{a.Low - off, a.Low + off}
	case cited.AtLeast:
		x.high = a.Low * (1 + fairBound)
	case cited.AtMost:
		x.low = a.High * (1 - fairBound)
	}
	return !x.apart(sum)
}

// fairSum is how far "some 180,000" may lie from the sum that it is.
const fairSum = 0.03

func most(parts []*amount) float64 {
	out := 0.0
	for _, a := range parts {
		out = math.Max(out, a.Low)
	}
	return out
}

// words are numbers as they stand, for people.
func words(parts []*amount) string { return partition{parts: parts}.words() }

// restBefore reckons a number that is said to be what is left of a whole: "she found 82; 18 are back,
// 30 are dead, and where the other 34 are nobody knows".
func (d *Document) restBefore(s *sentence, k int) (reckoned, bool) {
	t := &s.numbers[k]
	if t.Share || !s.reckonable(t) || !s.isRest(t) {
		return reckoned{}, false
	}
	before := s.wholesFirst(d.addends(s, k))
	if len(before) == 0 {
		return reckoned{}, false
	}
	if o := d.sentenceBefore(s); o != nil && before[0].From < len(s.Tokens) && s.holds(before[0]) {
		var earlier []*amount
		for i := range o.numbers {
			if a := &o.numbers[i]; o.addable(a) {
				earlier = append(earlier, a)
			}
		}
		before = append(earlier, before...)
	}
	for w := len(before) - 1; w >= 0; w-- {
		left, used := before[w].allows(), 0
		for _, a := range before[w+1:] {
			left, used = interval{left.low - a.allows().high, left.high - a.allows().low}, used+1
		}
		if used == 0 || before[w].Low < most(before[w+1:]) {
			continue
		}
		if t.about(left) {
			return reckoned{right: true, message: fmt.Sprintf("it is what %s leave of %s", words(before[w+1:]), before[w].span.Exact), by: before[w:], in: s}, true
		}
	}
	w := 0
	for i := range before {
		if before[i].Low > before[w].Low {
			w = i
		}
	}
	if w == len(before)-1 || before[w].Low < t.Low {
		return reckoned{}, false
	}
	sum := t.allows()
	for _, a := range before[w+1:] {
		sum = sum.plus(a.allows())
	}
	return reckoned{message: fmt.Sprintf("%s and %s make %s, not %s", words(before[w+1:]), t.span.Exact, number(sum.low), before[w].span.Exact), by: before[w:], in: s}, true
}

// wholesFirst puts a whole before the part that names it: "nine of the 30".
func (s *sentence) wholesFirst(list []*amount) []*amount {
	out := slices.Clone(list)
	for i := 0; i+1 < len(out); i++ {
		if a, b := out[i], out[i+1]; s.holds(a) && s.holds(b) && s.Plays(a.To, mention.RoleOf) && b.From-a.To <= 2 && a.Low < b.Low {
			out[i], out[i+1] = b, a
			i++
		}
	}
	return out
}

// holds reports whether a number is one of a sentence.
func (s *sentence) holds(a *amount) bool {
	for k := range s.numbers {
		if &s.numbers[k] == a {
			return true
		}
	}
	return false
}

// isRest reports whether words right before a number say that it is the rest.
func (s *sentence) isRest(t *amount) bool {
	for _, m := range s.checks.List(lists) {
		if m.Entry.Meaning() == "rest" && (m.To == t.From || m.To == t.From+1) {
			return true
		}
	}
	return false
}

// shareBefore reckons a share behind a part whose whole the draft gave before: "some 310 of them were
// children, about 27 per cent of all who came".
func (d *Document) shareBefore(s *sentence, k int) (reckoned, bool) {
	t := &s.numbers[k]
	if !t.Share || k == 0 || !s.addable(&s.numbers[k-1]) || !s.shareOfAll(&s.numbers[k-1], t) {
		return reckoned{}, false
	}
	part := &s.numbers[k-1]
	w := d.wholeOf(s, k-1)
	if w == nil {
		w = d.wholeAbove(s, part, t)
	}
	if w == nil || !s.countable(part, w) {
		return reckoned{}, false
	}
	x := reckoned{right: t.fits(part, w), by: []*amount{part, w}, in: s}
	x.message = fmt.Sprintf("it is the share of %s in %s", part.span.Exact, w.span.Exact)
	if !x.right {
		x.message = fmt.Sprintf("%s of %s is %s per cent, not %q", number(part.Low), number(w.Low), number(round(100*part.Low/w.Low)), t.span.Exact)
	}
	return x, true
}

// wholeOf is the count that a number of a sentence is a part of, nil if none is said.
func (d *Document) wholeOf(s *sentence, k int) *amount {
	for i := range s.numbers[:k] {
		if _, whole, ok := s.headed(k, i); ok {
			return whole
		}
	}
	if k == 0 && s.Plays(0, mention.RoleOf) && s.Plays(1, mention.RoleThey|mention.RoleThis|mention.RoleWho) {
		if o := d.sentenceBefore(s); o != nil {
			if list := o.countsBefore(len(o.numbers)); len(list) == 1 {
				return list[0] // "It holds 90 people. Of them 30 are children"
			}
		}
	}
	if f := s.numbers[k].figure; f != nil {
		if whole := d.whole(f); whole != nil && whole.Kind == cited.Count {
			return amountOf(whole)
		}
	}
	return nil
}

// inOtherWords reports whether words right before a token say that it puts another way what stands before them.
func (s *sentence) inOtherWords(from, to int) bool {
	m, ok := s.says("again", from, to)
	return ok && m.To == to
}

// shareOfAll reports whether a share follows a part behind a comma or bracket, and is one of all, or of
// nothing that is said.
func (s *sentence) shareOfAll(part, t *amount) bool {
	if t.From < 1 || !s.breaks(t.From-1) && !s.inOtherWords(part.To, t.From) {
		return false
	}
	if t.To >= len(s.Tokens) || !s.Plays(t.To, mention.RoleOf) {
		return t.To >= len(s.Tokens) || !s.Plays(t.To, mention.RoleAnd)
	}
	for _, means := range []string{"everybody", "back"} {
		if m, all := s.says(means, t.To, min(len(s.Tokens), t.To+4)); all && m.From == t.To+1 {
			return true
		}
	}
	return s.Plays(t.To+1, mention.RoleThey|mention.RoleThis)
}
