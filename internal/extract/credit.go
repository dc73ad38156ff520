package extract

import (
	"strings"

	"cited/internal/mention"
)

// linkSource chooses whom the text credits with a figure: those named in the
// sentence, one or a chain of two, the subject of its clause, or who was credited
// before.
func (sc *scene) linkSource(d *draft, before []*draft) {
	sc.choices.begin()
	sc.offerNobody(d)
	sc.offerSources(d)
	sc.offerChains(d)
	sc.offerSubjects(d)
	sc.offerLabel(d)
	sc.offerEarlier(d, before)
	o, _ := sc.pick("attribution", d)
	d.source = o.list
	switch {
	case o.cue >= 0:
		d.reported = sc.reportDate(sc.sources[o.cue])
	case o.dated != nil:
		d.reported = *o.dated
	}
}

// offerNobody offers that the text says it itself.
func (sc *scene) offerNobody(d *draft) {
	c := sc.choices
	c.offer(code{}, none)
	c.has("nobody", "")
	c.has("nobody/sources", bucket(len(sc.sources)))
	c.holds(len(sc.para.source) == 0, "nobody/before")
	c.holds(len(sc.speaker) > 0, "nobody/speaker")
}

// offerSources offers those whom the words of the list credit.
func (sc *scene) offerSources(d *draft) {
	anchor := sc.anchor(d)
	for i, src := range sc.sources {
		list, dated := sc.credited(src)
		if len(list) == 0 {
			continue
		}
		sc.offerList(list, i, dated)
		sc.describeSource(d, src, anchor)
	}
}

// offerList offers a list of sources.
func (sc *scene) offerList(list []code, source int, dated *code) {
	c := sc.choices
	c.offer(code{rule: list[0].rule}, source)
	last := &c.options[len(c.options)-1]
	last.list, last.dated = list, dated
}

// credited returns whom a crediting names; for one that points back, who was
// credited before.
func (sc *scene) credited(src source) ([]code, *code) {
	if !src.definite {
		return []code{{value: src.name, rule: src.cue.ID, at: sc.bytes(src.from, src.to)}}, nil
	}
	dated := inherited(code{value: string(sc.para.reported)}, "context.report-named")
	if c := sc.reportDate(src); c.value != "" {
		dated = c
	}
	return inheritAll(sourceCodes(sc.para), "context.report-named"), &dated
}

// describeSource says how a crediting stands to a number.
func (sc *scene) describeSource(d *draft, src source, anchor int) {
	c := sc.choices
	c.has("source", src.cue.Slot("kind"))
	c.has("source/rule", src.cue.Name)
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
	if sc.t == nil {
		return
	}
	top := sc.t.top(src.cueFrom, src.cueTo)
	c.holds(sc.t.under(anchor, top), "source/governs")
	c.holds(sc.t.predicate(anchor) == sc.t.predicate(top), "source/same-clause")
	c.has("source/path", sc.t.path(anchor, top))
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
			first, _ := sc.credited(a)
			second, _ := sc.credited(b)
			sc.offerList(append(first, second...), i, nil)
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

// offerSubjects offers the subjects of the clauses that a number stands in: "the
// association has 481 on its books".
func (sc *scene) offerSubjects(d *draft) {
	if sc.t == nil {
		return
	}
	anchor := sc.anchor(d)
	for p, depth := sc.t.predicate(anchor), 0; p != none && depth < mostSteps; depth++ {
		if s := sc.t.child(p, "nsubj"); s != none && !sc.t.under(anchor, s) {
			sc.offerSubject(d, s, p, depth)
		}
		up := sc.t.head(p)
		if up == none {
			break
		}
		p = sc.t.predicate(up)
	}
}

func (sc *scene) offerSubject(d *draft, w, verb, depth int) {
	word := &sc.t.words[w]
	if word.UPOS != "NOUN" && word.UPOS != "PROPN" {
		return
	}
	from, to := sc.t.phrase(w)
	from = sc.pastArticle(from)
	if from >= to || from <= d.q.From && d.q.From < to || sc.inSource(from) {
		return
	}
	c := sc.choices
	if len(sc.para.source) > 0 && !sc.capitalised(from, to) && sc.refers(w) {
		dated := inherited(code{value: string(sc.para.reported)}, "context.report-named")
		sc.offerList(inheritAll(sourceCodes(sc.para), "context.report-named"), none, &dated)
		c.has("reference", bucket(depth))
		c.has("reference/age", bucket(sc.para.sourceAge))
		c.holds(sc.namedIn(word.Form), "reference/same-word")
		return
	}
	sc.offerList([]code{{value: sc.name(from, to), rule: "source.subject", at: sc.bytes(from, to)}}, none, nil)
	c.has("subject", word.UPOS)
	c.has("subject/depth", bucket(depth))
	c.has("subject/verb", sc.t.words[verb].Lemma)
	_, kind, _ := strings.Cut(word.Entity, "-")
	c.has("subject/name", kind)
	listed := "none"
	for _, list := range []mention.List{mention.Sources, mention.People, mention.Countries} {
		if m, ok := sc.s.Covering(list, sc.t.places[w].From); ok {
			listed = list.String() + "." + m.Entry.Slot("kind")
		}
	}
	c.has("subject/list", listed)
	c.holds(sc.speaks(sc.t.places[verb].From), "subject/speaks")
	c.has("subject/clause", sc.t.rel(verb))
}

// refers reports whether a noun points back to a source: "the study", "this service".
func (sc *scene) refers(w int) bool {
	m, ok := sc.s.Covering(mention.Sources, sc.t.places[w].From)
	if !ok || m.Entry.Slot("kind") == "verb" {
		return sc.namedIn(sc.t.words[w].Form)
	}
	det := sc.t.child(w, "det", "nmod:poss")
	return det != none && sc.t.words[w].Feat("Number") == "Sing" && sc.s.Plays(sc.t.places[det].From, mention.RoleThe|mention.RoleThis)
}

// namedIn reports whether the source named last has this word in its name.
func (sc *scene) namedIn(word string) bool {
	for _, name := range sc.para.source {
		for part := range strings.FieldsSeq(name) {
			if strings.EqualFold(part, word) {
				return true
			}
		}
	}
	return false
}

// offerEarlier offers who was credited before: in the text, by the whole, by the
// number before, or the speaker of a transcript.
func (sc *scene) offerEarlier(d *draft, before []*draft) {
	c := sc.choices
	if len(sc.para.source) > 0 {
		dated := inherited(code{value: string(sc.para.reported)}, "context.report-named")
		sc.offerList(inheritAll(sourceCodes(sc.para), "context.report-named"), none, &dated)
		c.has("earlier", bucket(sc.para.sourceAge))
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
	}
	if len(sc.speaker) > 0 {
		sc.offerList([]code{{value: sc.speaker[0], rule: "source.speaker", at: sc.block.Label}}, none, nil)
		c.has("speaker", "")
	}
	if d.whole != nil {
		sc.lean(d.whole, "context.whole", "whole")
	}
	if n := len(before); n > 0 {
		sc.lean(before[n-1], "context.number-before", "number-before")
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

// offerLabel offers the name before a colon that opens the sentence: "Reuters:
// nine dead".
func (sc *scene) offerLabel(d *draft) {
	for i := 1; i < min(longestLabel, d.q.From); i++ {
		if sc.word(i) != ":" {
			continue
		}
		from := sc.pastArticle(0)
		if sc.inSource(from) || !sc.capitalised(from, i) || sc.t == nil {
			return
		}
		c := sc.choices
		sc.offerList([]code{{value: sc.name(from, i), rule: "source.label", at: sc.bytes(from, i)}}, none, nil)
		c.has("label", bucket(i))
		_, kind, _ := strings.Cut(sc.t.words[sc.t.top(from, i)].Entity, "-")
		c.has("label/name", kind)
		_, place := sc.placeAt(from)
		c.holds(place, "label/place")
		c.has("label/tag", sc.t.words[sc.t.top(from, i)].XPOS)
		return
	}
}

// longestLabel is how many tokens may stand before the colon of a label.
const longestLabel = 9
