package extract

import (
	"cited/internal/mention"
)

// linkSource chooses whom the text credits with a figure: those named in the
// sentence, one or a chain of two, the subject of its clause, or who was credited
// before.
func (sc *scene) linkSource(d *draft, before []*draft) {
	sc.choices.begin()
	if sc.below.value != "" && len(sc.sources) == 0 {
		d.source = []code{sc.below}
		return
	}
	if d.source = sc.reckoned(d, before); d.source != nil {
		return
	}
	if d.source = sc.tagged(d); d.source != nil {
		d.reported = sc.citedYear(d)
		return
	}
	sc.offerNobody(d)
	sc.offerSources(d)
	sc.offerChains(d)
	sc.offerSubjects(d)
	sc.offerTold(d)
	sc.offerLabels(d)
	sc.offerBracket(d)
	sc.offerOwners(d)
	sc.offerBelow()
	sc.offerEarlier(d, before)
	o, _ := sc.pick("attribution", d)
	d.source = o.list
	if other := sc.turnsTo(d, before, o.list); other != nil {
		d.source = other
		return
	}
	switch {
	case o.cue >= 0:
		d.reported = sc.reportDate(sc.sources[o.cue])
	case o.dated != nil:
		d.reported = *o.dated
	}
	if d.reported.value == "" {
		d.reported = sc.dateOfTelling(d)
	}
	if d.reported.value == "" {
		d.reported = sc.citedYear(d)
	}
}

// offerNobody offers that the text says it itself.
func (sc *scene) offerNobody(d *draft) {
	c := sc.choices
	c.offer(code{}, none)
	c.has("nobody", "")
	c.has("nobody/sources", bucket(len(sc.sources)))
	c.holds(len(sc.para.source) == 0, "nobody/before")
	c.has("nobody/told", bucket(len(d.told)))
	c.holds(sc.speaker.name != "", "nobody/speaker")
	c.holds(sc.speaker.name != "" && sc.speaker.host, "nobody/host")
}

// offerSources offers those whom the words of the list credit.
func (sc *scene) offerSources(d *draft) {
	anchor := sc.anchor(d)
	for i, src := range sc.sources {
		if sc.setsScene(d, src, anchor) {
			continue
		}
		if !src.definite {
			sc.offerList(src.codes(sc), i, nil)
			sc.describeSource(d, src, anchor)
			continue
		}
		instead := ""
		if list, dated, p := sc.pointed(src.to - 1); len(list) > 0 {
			instead = p.fits + " " + bucket(p.age)
			if c := sc.reportDate(src); c.value != "" {
				dated = &c
			}
			sc.offerList(list, i, dated)
			sc.describeSource(d, src, anchor)
			sc.describePointer("source", p)
		}
		if src.name != "" {
			sc.offerList(src.codes(sc), i, nil)
			sc.describeSource(d, src, anchor)
			sc.choices.has("source/as-named", "")
			sc.choices.has("source/instead", instead)
		}
	}
}

// setsScene reports whether a verb by which somebody says something says nothing of a number that the
// text itself tells: it stands between who speaks and that verb, "the group, which fed 40, said", or
// what is said is only when or why something happened, "After the army said it would leave, 300 fled".
func (sc *scene) setsScene(d *draft, src source, anchor int) bool {
	if src.cue.Slot("kind") != "verb" {
		return false
	}
	if src.leads && src.from < src.to && src.to <= d.q.From && d.q.To <= src.cueFrom {
		return true
	}
	if sc.t == nil {
		return false
	}
	if told := sc.tellsOf(d, src.from, src.to); told == "inner" || told == "outer" {
		return false
	}
	p := sc.t.Predicate(sc.t.Top(src.cueFrom, src.cueTo))
	if p == none || anchor == none || !sc.t.Is(p, "advcl") || sc.t.Under(anchor, p) {
		return false
	}
	mark := sc.t.Child(p, "mark", "advmod")
	return mark != none && sc.t.Words[mark].Lemma != "as" && sc.t.Places[mark].From < src.from
}

// codes is the one source that a crediting names.
func (src source) codes(sc *scene) []code {
	return []code{{value: src.name, rule: src.cue.ID, at: sc.bytes(src.from, src.to)}}
}

// offerList offers a list of sources.
func (sc *scene) offerList(list []code, source int, dated *code) {
	c := sc.choices
	if len(list) == 1 {
		list[0].value = sc.knownAs(list[0].value, list[0].at)
	}
	c.offer(code{rule: list[0].rule}, source)
	last := &c.options[len(c.options)-1]
	last.list, last.dated = list, dated
}

// describeSource says how a crediting stands to a number.
func (sc *scene) describeSource(d *draft, src source, anchor int) {
	c := sc.choices
	c.has("source", src.cue.Slot("kind"))
	c.has("source/rule", src.cue.Name)
	c.has("source/words", sc.wordsOf(src))
	c.holds(sc.adjoins(src), "source/adjoins")
	from, to, where := d.q.To, src.cueFrom, "behind"
	if src.cueFrom < d.q.From {
		from, to, where = max(src.cueTo, src.to), d.q.From, "before"
	}
	c.has("source/"+where, bucket(to-from))
	c.has("source/"+where+"/numbers", bucket(sc.numbersBetween(d.q, from, to)))
	_, breaks := sc.pausesBetween(from, to)
	c.has("source/"+where+"/breaks", bucket(breaks))
	c.holds(src.leads, "source/leads/"+where)
	c.holds(src.definite, "source/definite")
	c.holds(src.definite && src.name == "", "source/pronoun")
	c.holds(sc.lastSource(src, d.q), "source/last-before")
	c.has("source/told", sc.tellsOf(d, src.from, src.to))
	if sc.t == nil {
		return
	}
	top := sc.t.Top(src.cueFrom, src.cueTo)
	c.holds(sc.t.Under(anchor, top), "source/governs")
	c.holds(sc.t.Predicate(anchor) == sc.t.Predicate(top), "source/same-clause")
	c.has("source/path", sc.t.Path(anchor, top))
	if src.cue.Slot("kind") == "verb" && src.from < src.to {
		c.has("source/as", sc.standsAs(sc.t.Top(src.from, src.to), top))
	}
}

// wordsOf says what words a source is named by: a name, a noun that sources are called
// by, people that are counted; and whether one word alone.
func (sc *scene) wordsOf(src source) string {
	if src.from >= src.to {
		return "none"
	}
	out := "other"
	switch last := src.to - 1; {
	case sc.s.Plays(src.from, mention.RoleThis):
		out = "this"
	case sc.capitalised(max(src.from, 1), src.to):
		out = "name"
	default:
		if m, ok := sc.s.Covering(mention.Sources, last); ok {
			out = m.Entry.Slot("kind")
		} else if m, ok := sc.s.Covering(mention.People, last); ok && sc.classOf(m.Entry) != "" {
			out = "people"
		}
	}
	if src.to-src.from == 1 {
		out += " alone"
	}
	return out
}

// adjoins reports whether another crediting ends where the words of this one begin:
// "figures collected by the centre".
func (sc *scene) adjoins(src source) bool {
	for _, o := range sc.sources {
		if o.to == src.cueFrom && o.from < o.to || src.to == o.cueFrom {
			return true
		}
	}
	return false
}

// lastSource reports whether no other crediting stands between this one and the
// number behind it.
func (sc *scene) lastSource(src source, q *mention.Quantity) bool {
	if src.cueFrom > q.From {
		return false
	}
	for _, o := range sc.sources {
		if o.cueFrom > src.cueFrom && o.cueFrom < q.From {
			return false
		}
	}
	return true
}

// offerChains offers pairs of sources: the speaker of the sentence first, then the
// one that it relays.
func (sc *scene) offerChains(d *draft) {
	if len(sc.sources) > mostSources {
		return
	}
	c := sc.choices
	for i, a := range sc.sources {
		for j, b := range sc.sources {
			if i == j || a.definite || b.definite || a.name == b.name || a.cue.Slot("kind") != "verb" {
				continue
			}
			sc.offerList(append(a.codes(sc), b.codes(sc)...), i, nil)
			c.has("chain", b.cue.Slot("kind"))
			c.has("chain/rule", b.cue.Name)
			c.holds(j > i, "chain/in-order")
			c.has("chain/apart", bucket(b.cueFrom-a.cueTo))
			c.holds(b.cueFrom > d.q.From && a.cueFrom < d.q.From, "chain/around")
			c.holds(a.cueFrom > d.q.From && b.cueFrom > d.q.From, "chain/behind")
		}
	}
}

// mostSources is how many creditings a sentence may have for chains to be sought.
const mostSources = 6

// offerEarlier offers who was credited before: in the text, by the whole, by the
// number before, or the speaker of a transcript.
func (sc *scene) offerEarlier(d *draft, before []*draft) {
	c := sc.choices
	if len(sc.para.source) > 0 {
		dated := inherited(code{value: string(sc.para.reported)}, "context.report-named")
		sc.offerList(inheritAll(sourceCodes(sc.para), "context.report-named"), none, &dated)
		c.has("earlier", bucket(sc.para.sourceAge))
		sc.describeCarry(d, "earlier", sc.para.sourceAge)
		c.holds(sc.followsReport(), "earlier/follows")
		c.holds(sc.para.fresh, "earlier/new-paragraph")
		c.has("earlier/figures", bucket(len(sc.para.figures)))
		c.has("earlier/sources", bucket(len(sc.sources)))
		if n := len(sc.para.figures); n > 0 {
			c.holds(len(sc.para.figures[n-1].source) > 0, "earlier/figure-had")
			c.holds(len(sc.para.figures[n-1].source) == 0, "earlier/figure-had-none")
		}
	}
	if n := len(sc.para.figures); n > 0 && len(before) == 0 {
		sc.lean(sc.para.figures[n-1], "context.sentence-before", "figure-before")
		if len(sc.para.figures[n-1].source) > 0 {
			sc.describeCarry(d, "figure-before", sc.para.sourceAge)
		}
	}
	sc.offerSpeaker(d)
	if d.whole != nil {
		sc.lean(d.whole, "context.whole", "whole")
	}
	if n := len(before); n > 0 {
		sc.lean(before[n-1], "context.number-before", "number-before")
	}
}

// offerSpeaker offers who speaks in a turn of a conversation, alone and with whom the
// sentence credits besides.
func (sc *scene) offerSpeaker(d *draft) {
	if sc.speaker.name == "" {
		return
	}
	who := "named"
	switch {
	case sc.speaker.host:
		who = "host"
	case sc.speaker.guest:
		who = "guest"
	}
	c := sc.choices
	self := code{value: sc.speaker.name, rule: "source.speaker", at: sc.speaker.at}
	sc.offerList([]code{self}, none, nil)
	c.has("speaker", who)
	c.has("speaker/sources", bucket(len(sc.sources)))
	c.has("speaker/about", sc.newSubject(d))
	for i, src := range sc.sources {
		if src.definite || i == mostSources {
			continue
		}
		sc.offerList(append([]code{self}, src.codes(sc)...), i, nil)
		c.has("speaker/relays", who)
		sc.describeSource(d, src, sc.anchor(d))
	}
}

// lean offers the source of another figure, or that it has none.
func (sc *scene) lean(on *draft, rule, name string) {
	c := sc.choices
	if len(on.source) == 0 {
		c.offer(code{rule: rule}, none)
		c.has(c.joined(name, "none"), "")
		return
	}
	dated := inherited(on.reported, rule)
	sc.offerList(inheritAll(on.source, rule), none, &dated)
	c.has(name, "")
	of := c.about(name)
	of.has("sources", bucket(len(sc.sources)))
	of.holds(len(on.source) > 1, "chain")
	of.holds(sc.followsReport(), "follows")
}
