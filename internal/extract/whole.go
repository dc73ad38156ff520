package extract

import (
	"slices"

	"cited/internal/mention"
)

// linkWhole chooses the figure that this one is a part of, of those before it in
// the sentence and in the text; or words of the text that name the whole
// without a number; or none. What is told to be among a number behind it is a part of that.
func (sc *scene) linkWhole(d *draft, before []*draft) {
	if q := sc.amongBehind(d); q != nil {
		d.among, d.of = q, code{value: sc.s.Word(q.From, q.To), rule: "of.among", at: sc.bytes(q.From, q.To)}
		return
	}
	p := sc.portionOf(d)
	all := sc.wholesOf(d, p, before)
	sc.choices.begin()
	sc.offerNoWhole(d, p, all)
	for i := range all {
		sc.offerWhole(d, p, &all[i], i)
	}
	sc.offerBehind(d, p)
	sc.offerPhrases(d, p, before)
	o, _ := sc.pick("of", d)
	d.of = o.code
	if o.cue < 0 {
		return
	}
	d.whole = all[o.cue].draft
	if p.value > 0 {
		d.whole.filled += p.value
	}
}

// candidate is a figure that another may be a part of.
type candidate struct {
	*draft
	role  string // what it is to the last figure: "last", its whole, ...
	where string
}

// nearest figures that are looked at as wholes: of the sentence, of the text before.
const (
	mostHere    = 8
	mostEarlier = 8
)

// wholesOf returns the figures that a number may be a part of: the nearest of the
// sentence and of its block, and from before the last one, its whole, and what words
// point back to.
func (sc *scene) wholesOf(d *draft, p *portion, before []*draft) []candidate {
	last := sc.lastFigure(before)
	if last == nil {
		return nil
	}
	var out []candidate
	add := func(w *draft, where string) {
		if w != nil && !slices.ContainsFunc(out, func(c candidate) bool { return c.draft == w }) {
			out = append(out, candidate{w, roleOf(w, last), where})
		}
	}
	for i := len(before) - 1; i >= max(0, len(before)-mostHere); i-- {
		add(before[i], "here")
	}
	taken := 0
	for _, w := range slices.Backward(sc.recent) {
		same := w.block == d.block
		if same && taken < mostEarlier || w == last || sc.pointsTo(p, w) {
			add(w, whereOf(w, d))
			taken++
		}
	}
	for w := last.whole; w != nil && w != last; w = w.whole {
		add(w, whereOf(w, d))
		if w.whole == last {
			break
		}
	}
	add(sc.root, "above")
	return out
}

// lastFigure returns the figure before a number, in its sentence or else in the text.
func (sc *scene) lastFigure(before []*draft) *draft { return latest(before, sc.recent) }

// roleOf names what a figure is to the last one.
func roleOf(w, last *draft) string {
	switch {
	case w == last:
		return "last"
	case w == last.whole:
		return "of-last"
	case last.whole != nil && w == last.whole.whole:
		return "of-of-last"
	case w.whole != nil && w.whole == last.whole:
		return "beside-last"
	case w.whole != nil && w.whole == last:
		return "part-of-last"
	}
	return "other"
}

func whereOf(w, d *draft) string {
	switch {
	case w.sentence == d.sentence:
		return "here"
	case w.block == d.block:
		return "block"
	}
	return "above"
}

// pointsTo reports whether words point back to a figure: "three of the nine", "half
// of the dead", "of the women".
func (sc *scene) pointsTo(p *portion, w *draft) bool {
	for _, r := range [...]*reference{&p.of, &p.opened} {
		if r.number != nil && upper(r.number) == upper(w.q) && !w.q.Share || r.noun.head != "" && r.noun.head == w.noun.head || r.measure != "" && r.measure == w.measure.value {
			return true
		}
	}
	return false
}

// offerNoWhole offers that a number is no part.
func (sc *scene) offerNoWhole(d *draft, p *portion, all []candidate) {
	c := sc.choices
	c.offer(code{}, none)
	of := c.about("none")
	c.has("none", "")
	of.has("kind", p.kind)
	of.has("form", formOfNumber(d))
	of.has("use", p.use)
	of.holds(d.q.Share, "share")
	of.holds(d.noun.to == 0, "bare")
	of.holds(p.of.to > 0, "of")
	of.holds(p.opened.to > 0, "opened")
	of.holds(p.opened.pronoun, "opened-pronoun")
	of.has("says", p.says)
	of.has("block", sc.block.Kind.String())
	of.holds(len(p.homes) > 0, "home")
	of.holds(len(all) == 0, "first")
	of.holds(d.index == 0, "number-first")
	_, own := sc.ellipsis(d.q)
	of.holds(own, "ellipsis")
}

// offerWhole offers a figure as the whole.
func (sc *scene) offerWhole(d *draft, p *portion, w *candidate, i int) {
	v := code{value: w.exact, rule: "of.whole"}
	if w.exact == "" {
		v.value, v.at = sc.s.Word(w.q.From, w.q.To), sc.bytes(w.q.From, w.q.To)
	}
	c := sc.choices
	c.offer(v, i)
	name := c.joined(w.where, w.role)
	of := c.about(name)
	c.has(name, "")
	of.has("kind", p.kind)
	of.has("form", formOfNumber(d))
	of.has("use", p.use)
	of.has("noun", nounBeside(d, w.draft))
	of.holds(w.q.Share, "of-share")
	of.holds(w.whole != nil, "is-part")
	of.holds(p.opened.to > 0, "opened")
	sc.compareWhole(d, p, w.draft, of)
	sc.referTo(p, w.draft)
	if w.where == "here" && w.exact == "" {
		sc.describeWay(d, w.draft)
	}
}

// compareWhole compares a number with what may be its whole.
func (sc *scene) compareWhole(d *draft, p *portion, w *draft, of about) {
	c := sc.choices
	c.holds(!w.q.Share && !d.q.Share && !larger(w.q, d.q), "smaller")
	c.holds(upper(w.q) == upper(d.q) && w.q.Share == d.q.Share, "as-large")
	c.has("noun", nounBeside(d, w))
	if p.says != "" {
		c.has("measures", c.joined(w.measure.value, p.says))
	} else {
		c.has("measures", c.joined(w.measure.value, "none"))
	}
	home := homeBeside(p.homes, w.origin)
	c.has("home", home)
	of.has("home", home)
	if !d.q.Share && !w.q.Share && p.value > 0 {
		c.has("fits", fits(w, p.value))
		c.holds(sc.addsUp(d, w), "adds-up")
	}
}

// nounBeside says how the noun of a number stands to that of its whole.
func nounBeside(d, w *draft) string {
	switch {
	case d.noun.to == 0:
		return "none"
	case d.noun.head == w.noun.head && len(d.noun.demonyms) == 0:
		return "same"
	case d.noun.entry != nil && d.noun.entry.Slot("segment") != "":
		return "trait"
	case d.noun.class == w.noun.class:
		return "same-class"
	}
	return "other"
}

// homeBeside compares where people come from with where those of a whole do.
func homeBeside(homes []string, whole []code) string {
	switch {
	case len(homes) == 0:
		return "none"
	case len(whole) == 0:
		return "new"
	}
	region := isRegion(whole[0].value)
	for _, h := range homes {
		if !has(whole, h) {
			if region {
				return "of-region"
			}
			return "other"
		}
	}
	if len(homes) < len(whole) {
		return "some"
	}
	return "same"
}

// fits says how a number goes into what the known parts of a whole leave over.
func fits(w *draft, v float64) string {
	switch left := upper(w.q) - w.filled; {
	case w.filled == 0:
		return "first"
	case v == left:
		return "completes"
	case v > left:
		return "over"
	}
	return "fits"
}

// mostSummed is how many numbers on each side of one may add up with it to a whole.
const mostSummed = 6

// addsUp reports whether numbers of the sentence in a row, of which this is one, add
// up to a whole.
func (sc *scene) addsUp(d, w *draft) bool {
	first := max(0, d.index-mostSummed)
	if w.sentence == d.sentence {
		first = max(first, w.index+1)
	}
	sums := 0
	for from := d.index; from >= first; from-- {
		sum := 0.0
		for k := from; k < len(sc.s.Quantities) && k <= d.index+mostSummed; k++ {
			q := &sc.s.Quantities[k]
			if q.Share || q.Money {
				continue
			}
			sum += upper(q)
			if k >= d.index && k > from && sum == upper(w.q) {
				sums++
			}
		}
	}
	return sums > 0
}

// referTo says whether words point back to a figure.
func (sc *scene) referTo(p *portion, w *draft) {
	for i, r := range [...]*reference{&p.of, &p.opened} {
		if r.to == 0 {
			continue
		}
		of := sc.choices.about([...]string{"of", "opened"}[i])
		if r.number != nil {
			of.holds(upper(r.number) == upper(w.q), "number")
			of.holds(upper(r.number) != upper(w.q), "other-number")
			of.holds(w.exact == "" && w.q.From == r.number.From, "this-number")
		}
		if r.noun.head != "" {
			of.holds(r.noun.head == w.noun.head, "noun")
			of.holds(r.noun.head != w.noun.head && r.noun.class == w.noun.class, "class")
			of.holds(r.noun.class != w.noun.class, "other-class")
		}
		if r.measure != "" {
			of.holds(r.measure == w.measure.value, "measure")
			of.holds(r.measure != w.measure.value, "other-measure")
		}
		of.holds(r.pronoun, "pronoun")
	}
}

// describeWay says what stands between a number and a whole of the same sentence.
func (sc *scene) describeWay(d, w *draft) {
	c, from := sc.choices, w.q.To
	c.holds(sc.inBracket(d.q.From) && !sc.inBracket(w.q.From), "in-bracket")
	c.has("between", sc.linkBetween(from, d.q.From))
	c.holds(sc.opening(w.q), "of-opens")
	commas, breaks := sc.pausesBetween(from, d.q.From)
	c.has("here/breaks", bucket(breaks))
	c.has("here/commas", bucket(commas))
	if sc.t != nil {
		c.has("here/path", sc.t.Path(sc.anchor(d), sc.t.Top(w.q.CoreFrom, w.q.CoreTo)))
	}
}

// linkBetween names the word between two tokens that makes parts of a whole:
// "including", "of whom".
func (sc *scene) linkBetween(from, to int) string {
	for i := from; i < to; i++ {
		if m, ok := sc.s.Covering(mention.Links, i); ok && parts(m) {
			return m.Entry.Name
		}
	}
	return "none"
}

// opening reports whether "of" before a number opens its clause: "Of 778 people,".
func (sc *scene) opening(q *mention.Quantity) bool {
	i := q.From - 1
	return sc.s.Plays(i, mention.RoleOf) && (i == 0 || sc.s.Plays(i-1, mention.RoleOut) || sc.pause(i-1))
}

// mostBehind is how many numbers behind one may be its whole.
const mostBehind = 2

// offerBehind offers numbers that stand behind this one as its whole: "forty of the
// 200", "40 women were among the 200".
func (sc *scene) offerBehind(d *draft, p *portion) {
	c := sc.choices
	for k, n := d.index+1, 0; k < len(sc.s.Quantities) && n < mostBehind; k++ {
		q := &sc.s.Quantities[k]
		if unfit(q) || q.Share || !d.q.Share && upper(q) <= upper(d.q) {
			continue
		}
		c.offer(code{value: sc.s.Word(q.From, q.To), rule: "of.next", at: sc.bytes(q.From, q.To)}, none)
		c.has("behind", bucket(n))
		of := c.about("behind")
		of.has("kind", p.kind)
		of.holds(p.of.number == q, "of")
		of.holds(p.of.number == q && d.q.Share, "of/share")
		of.has("link", sc.linkBetween(d.q.To, q.From))
		of.holds(sc.s.Plays(q.From-1, mention.RoleThe|mention.RoleThis), "the")
		of.holds(sc.s.Plays(q.From-1, mention.RoleOf|mention.RoleAmong) || sc.s.Plays(q.From-1, mention.RoleThe) && sc.s.Plays(q.From-2, mention.RoleOf|mention.RoleAmong), "among")
		_, breaks := sc.pausesBetween(d.q.To, q.From)
		of.has("breaks", bucket(breaks))
		if sc.t != nil {
			of.has("path", sc.t.Path(sc.anchor(d), sc.t.Top(q.CoreFrom, q.CoreTo)))
		}
		n++
	}
}

// offerPhrases offers words that name a whole without a number: behind "of", as the
// noun of a share, at the head of the clause, or those of the figure before.
func (sc *scene) offerPhrases(d *draft, p *portion, before []*draft) {
	c := sc.choices
	if from, to := sc.phraseAt(d, p.of.from); to > from {
		c.offer(code{value: sc.s.Word(from, to), rule: "of.words", at: sc.bytes(from, to)}, none)
		c.has("phrase", formOfNumber(d))
		sc.describePhrase(from, to, p, &p.of)
	}
	if from, to := sc.phraseAt(d, p.opened.from); to > from {
		c.offer(code{value: sc.s.Word(from, to), rule: "of.words", at: sc.bytes(from, to)}, none)
		c.has("opening-phrase", formOfNumber(d))
		sc.describePhrase(from, to, p, &p.opened)
	}
	if d.q.Share && d.noun.people && d.noun.to > d.q.To && !d.noun.part {
		from, to := d.q.To, d.noun.to
		c.offer(code{value: sc.s.Word(from, to), rule: "of.words", at: sc.bytes(from, to)}, none)
		c.has("noun-phrase", "")
	}
	if last := sc.lastFigure(before); last != nil && last.whole == nil && last.of.value != "" {
		c.offer(inherited(last.of, "of.same"), none)
		c.has("same-phrase", whereOf(last, d))
		of := c.about("same-phrase")
		of.has("form", formOfNumber(d))
		of.has("kind", p.kind)
		of.holds(last.q.Share, "of-share")
		of.holds(p.opened.to > 0, "opened")
	}
}

// describePhrase says what kind of phrase names a whole.
func (sc *scene) describePhrase(from, to int, p *portion, r *reference) {
	c := sc.choices
	c.has("phrase/kind", p.kind)
	c.holds(r.number != nil, "phrase/number")
	c.holds(r.pronoun, "phrase/pronoun")
	c.holds(r.noun.entry != nil, "phrase/people")
	c.has("phrase/long", bucket(to-from))
	c.holds(len(sc.recent) == 0, "phrase/first")
	if sc.t != nil {
		c.has("phrase/tag", sc.t.Words[sc.t.Top(from, to)].XPOS)
	}
}

// phraseAt returns the noun phrase that begins behind token i, where "of" stands
// before it.
func (sc *scene) phraseAt(d *draft, i int) (from, to int) {
	if sc.t == nil || i == 0 {
		return 0, 0
	}
	i = sc.pastArticle(i)
	if i >= len(sc.s.Tokens) || sc.inQuantity(i, d.q) {
		return 0, 0
	}
	_, to = sc.t.Phrase(sc.t.Top(i, min(i+1, len(sc.s.Tokens))))
	if h := sc.t.At(i); h != none {
		if up := sc.t.Head(h); up != none && sc.t.Places[up].From >= i && sc.isNominal(up) {
			_, to = sc.t.Phrase(up)
		}
	}
	for k := i; k < to; k++ {
		if sc.pause(k) || sc.inQuantity(k, d.q) || k >= d.q.From && k < d.q.To {
			return i, k
		}
	}
	return i, to
}

// isNominal reports whether a word is a noun, a name or an adjective that stands for one.
func (sc *scene) isNominal(w int) bool {
	switch sc.t.Words[w].UPOS {
	case "NOUN", "PROPN", "ADJ", "PRON":
		return true
	}
	return false
}

// inBracket reports whether token i stands inside a bracket.
func (sc *scene) inBracket(i int) bool {
	for k := i - 1; k >= 0 && k > i-40; k-- {
		switch sc.word(k) {
		case "(":
			return true
		case ")":
			return false
		}
	}
	return false
}

// larger reports whether a can be the whole of b.
func larger(a, b *mention.Quantity) bool {
	return upper(a) >= upper(b)
}

func upper(q *mention.Quantity) float64 {
	if q.HasHigh {
		return q.High
	}
	return q.Low
}
