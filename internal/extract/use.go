package extract

import (
	"cited/internal/codebook"
	"cited/internal/mention"
	"cited/internal/text"
)

// describeUse says how the sentence uses a number.
func (sc *scene) describeUse(d *draft, before []*draft, best cue) {
	c, q := sc.choices, d.q
	copied := *d
	c.holds(sc.unlisted(&copied, best), "use/by-its-verb")
	c.holds(sc.objectOfVerb(q), "use/object")
	c.holds(sc.opening(q), "use/opening")
	c.holds(sc.ofTheDead(q), "use/of-the-dead")
	c.holds(sc.changed(q), "use/changed")
	c.holds(q.Share && sc.partOfNext(&copied), "use/part-of-next")
	c.holds(sc.inBracket(q.From), "use/bracket")
	c.holds(sc.itemLabel(q), "use/item")
	c.holds(sc.thereAre(q), "use/there-are")
	c.holds(sc.saidNumber(q), "use/said")
	c.holds(sc.saysWhat(q), "use/says-what")
	c.holds(sc.fromPlace(q), "use/from-place")
	c.holds(sc.outOf(q), "use/out-of")
	c.holds(sc.wholeOfShare(q, before), "use/whole-of-share")
	c.holds(sc.answers(q), "use/answers")
	c.holds(sc.totalBefore(q), "use/total")
	c.holds(sc.verbNear(q), "use/verb-near")
	c.holds(sc.growth(q), "use/growth")
	c.holds(sc.s.Plays(q.To, mention.RoleWho), "use/who")
	c.holds(sc.relative(d.noun.last), "use/relative")
	c.holds(sc.s.Is(q.From-1, "("), "use/open-bracket")
	c.holds(sc.placeEndsAt(q.From-1) || sc.placeEndsAt(q.From), "use/behind-place")
	if n := len(before); n > 0 {
		listed := sc.listed(before[n-1].q, q)
		c.holds(listed, "use/listed")
		c.holds(listed && d.noun.bare, "use/listed/bare")
	}
	sc.describeBare(d)
	sc.describeLabel(d)
	c.has("named", c.joined(bucket(len(sc.places)), bucket(len(sc.s.List(mention.Groups)))))
	if m := best; m.Entry != nil {
		c.has("cue", m.Entry.Slot("strength"))
		c.has("cue/means", sc.says(m.Entry))
		if m.From >= d.q.To {
			c.has("cue/behind", c.joined(bucket(m.From-d.q.To), m.Entry.Slot("strength")))
		}
		c.holds(m.tied, "cue/tied")
		c.holds(m.tied && d.noun.bare, "cue/tied/bare")
		c.holds(m.sure(), "cue/sure")
		c.holds(d.noun.bare, "cue/bare")
		c.holds(sc.is(sc.says(m.Entry), codebook.Conflict), "cue/conflict")
		c.holds(d.noun.entry == nil && d.noun.to > 0, "cue/unlisted")
	}
}

// describeLabel says what the label tells that a number stands behind: "Newly displaced
// in June: 51,000".
func (sc *scene) describeLabel(d *draft) {
	if w := sc.word(d.q.From - 1); w != ":" && w != "–" && w != "—" {
		return
	}
	said := "says"
	for _, list := range []mention.List{mention.Measures, mention.People, mention.Units} {
		for i := d.q.From - 2; i >= 0 && i >= d.q.From-mostLabel && !sc.parts(i) && sc.word(i) != "."; i-- {
			if _, ok := sc.s.Covering(list, i); ok {
				said = sc.choices.joined(said, list.String())
				break
			}
		}
	}
	end := "goes-on"
	switch {
	case d.q.To >= len(sc.s.Tokens) || sc.endsEntry(d.q):
		end = "ends"
	case sc.pause(d.q.To) || sc.word(d.q.To) == ".":
		end = "pause"
	}
	sc.choices.has("label-line", sc.choices.joined(said, end))
}

// describeBare says how a number without a noun behind it hangs in its sentence, and
// what stands right before it.
func (sc *scene) describeBare(d *draft) {
	c, q := sc.choices, d.q
	if !d.noun.bare {
		return
	}
	c.holds(sc.agedBefore(q), "bare/aging")
	c.has("bare/label", sc.labelBefore(q.From))
	c.holds(sc.word(q.From-1) == "," && (q.To >= len(sc.s.Tokens) || sc.pause(q.To) || sc.word(q.To) == "."), "bare/between-commas")
	if sc.t == nil {
		return
	}
	w := sc.t.Top(q.CoreFrom, q.CoreTo)
	if h := sc.t.Head(w); h != none {
		c.has("bare/governor", sc.t.Rel(w)+"-"+sc.t.Words[h].Lemma)
	}
	if s := sc.t.Child(w, "nsubj"); s != none {
		c.has("bare/subject", sc.t.Words[s].Lemma)
		c.has("bare/subject/tag", sc.t.Words[s].XPOS)
	}
}

// agedBefore reports whether a word of age stands before a number, and no other
// number between them.
func (sc *scene) agedBefore(q *mention.Quantity) bool {
	for i := q.From - 1; i >= 0 && i > q.From-changeTokens && !sc.inQuantity(i, q); i-- {
		if sc.s.Plays(i, mention.RoleAging) {
			return true
		}
	}
	return false
}

// labelBefore says what a number stands behind at once, or with a colon or a dash
// between: "JNA 31; police: 89".
func (sc *scene) labelBefore(i int) string {
	mark := ""
	switch sc.word(i - 1) {
	case ":", "–", "—", "(", "-", "=":
		mark = "/mark"
		i--
	}
	for _, list := range []mention.List{mention.People, mention.Groups, mention.Measures, mention.Segments} {
		if _, ok := sc.s.Ending(list, i); ok {
			return list.String() + mark
		}
	}
	if sc.placeEndsAt(i) {
		return "place" + mark
	}
	return "none" + mark
}

// objectOfVerb reports whether the number is all that a verb has for an object, a
// verb of what is done to people only: "The blast killed 12."
func (sc *scene) objectOfVerb(q *mention.Quantity) bool {
	m, ok := sc.s.Ending(mention.Measures, q.From)
	if !ok || m.Entry.Slot("strength") != "3" || m.Entry.Slot("side") == "subject" || q.Share {
		return false
	}
	return q.To >= len(sc.s.Tokens) || sc.pause(q.To) || sc.word(q.To) == "." || sc.s.Plays(q.To, mention.RoleAnd|mention.RoleIn)
}

// ofTheDead reports whether the number is a part of people called by what befell
// them: "twelve of the dead".
func (sc *scene) ofTheDead(q *mention.Quantity) bool {
	if !sc.s.Plays(q.To, mention.RoleOf) || !sc.s.Plays(q.To+1, mention.RoleThe) {
		return false
	}
	m, ok := sc.s.Beginning(mention.Measures, q.To+2)
	return ok && sc.is(sc.says(m.Entry), codebook.Conflict)
}

// itemLabel reports whether the number stands behind the name of a country that
// opens an item of a list: "Canada, between 1,500 and 1,700".
func (sc *scene) itemLabel(q *mention.Quantity) bool {
	i := q.From - 1
	return sc.block.Kind == text.Item && (sc.word(i) == "," || sc.word(i) == ":" || sc.word(i) == "–" || sc.word(i) == "-") && sc.placeEndsAt(i) && i <= 6
}

// thereAre reports whether "there were" or the like stands before the number.
func (sc *scene) thereAre(q *mention.Quantity) bool {
	return sc.s.Plays(q.From-2, mention.RoleThere) && sc.s.Plays(q.From-1, mention.RoleBe|mention.RoleState)
}

// growth reports whether a percentage says how much something changed: "a 300%
// increase".
func (sc *scene) growth(q *mention.Quantity) bool {
	for i := q.To; i < q.To+3 && i < len(sc.s.Tokens) && !sc.pause(i); i++ {
		if _, ok := sc.s.Covering(mention.Changes, i); ok {
			return true
		}
	}
	if m, ok := sc.s.Ending(mention.Changes, q.From); ok && m.From > 0 {
		return true
	}
	return sc.s.Plays(q.From-1, mention.RoleBy)
}

// changed reports whether a verb of change leads to the number: "rose from 900",
// "from 900 to 1,070".
func (sc *scene) changed(q *mention.Quantity) bool {
	if q.Share || !sc.s.Plays(q.From-1, mention.RoleFrom|mention.RoleTo) {
		return false
	}
	for i := q.From - 2; i >= 0 && i >= q.From-changeTokens; i-- {
		if _, ok := sc.s.Covering(mention.Changes, i); ok {
			return true
		}
		if sc.word(i) == ";" {
			return false
		}
	}
	return false
}

// changeTokens is how far before a number its verb of change may stand: "grew from
// 900 in early 2013 to 1,070".
const changeTokens = 9

// saysWhat reports whether the sentence goes on to say who or where the number is:
// "200 were female", "135 are fighters", "40 are in Poland".
func (sc *scene) saysWhat(q *mention.Quantity) bool {
	if !sc.verbal(q.To) {
		return false
	}
	for i := q.To; i < q.To+5 && i < len(sc.s.Tokens) && !sc.pause(i); i++ {
		for _, list := range []mention.List{mention.People, mention.Segments, mention.Peoples} {
			if _, ok := sc.s.Beginning(list, i); ok {
				return true
			}
		}
		if _, ok := sc.demonymAt(i); ok {
			return true
		}
		if _, ok := sc.placeAt(i + 1); ok && sc.s.Plays(i, mention.RoleIn) {
			return true
		}
	}
	return false
}

// fromPlace reports whether the number is told by where they come from: "nine
// from western Europe".
func (sc *scene) fromPlace(q *mention.Quantity) bool {
	if !sc.s.Plays(q.To, mention.RoleFrom) {
		return false
	}
	_, ok := sc.placeAt(sc.pastArticle(q.To + 1))
	return ok
}

// outOf reports whether the number is told as a part: "two out of the 58".
func (sc *scene) outOf(q *mention.Quantity) bool {
	return sc.s.Plays(q.To, mention.RoleOut) && sc.s.Plays(q.To+1, mention.RoleOf) && sc.inQuantity(sc.pastArticle(q.To+2), q)
}

// wholeOfShare reports whether the number is what a share just named is a share
// of: "half of 850".
func (sc *scene) wholeOfShare(q *mention.Quantity, before []*draft) bool {
	if len(before) == 0 || !sc.s.Plays(q.From-1, mention.RoleOf) {
		return false
	}
	last := before[len(before)-1].q
	return last.Share && last.To == q.From-1
}

// answers reports whether the number is all that a speaker says: "How many? -
// Fifty-eight."
func (sc *scene) answers(q *mention.Quantity) bool {
	return sc.block.Kind == text.Turn && q.From == 0 && (q.To == len(sc.s.Tokens) || q.To+1 == len(sc.s.Tokens) && sc.word(q.To) == ".")
}

// verbNear reports whether a verb of people begins right behind the number.
func (sc *scene) verbNear(q *mention.Quantity) bool {
	i := q.To
	if m, ok := sc.linked(i, "more"); ok {
		i = m.To
	}
	return sc.verbal(i) || sc.relative(i)
}

// listed reports whether a number goes on with a list: only a comma, a
// conjunction, a bracket, a name or a short word between it and the one before.
func (sc *scene) listed(a, b *mention.Quantity) bool {
	if b.From-a.To > 12 {
		return false
	}
	joined := false
	for i := a.To; i < b.From; i++ {
		switch sc.word(i) {
		case ",", ";", "(", "—", "–", ":":
			joined = true
		case ".", "?", "!":
			return false
		}
		joined = joined || sc.s.Plays(i, mention.RoleListing)
	}
	return joined
}

// maxTotal is how many tokens "the number of ..." may stand before its number.
const maxTotal = 30

// saidNumber reports whether a verb of saying stands right before the number:
// "the minister said around 40".
func (sc *scene) saidNumber(q *mention.Quantity) bool {
	m, ok := sc.s.Ending(mention.Sources, q.From)
	if !ok || m.Entry.Slot("kind") != "verb" {
		return false
	}
	next := sc.word(q.To)
	return q.To >= len(sc.s.Tokens) || sc.pause(q.To) || next == "." || sc.s.Plays(q.To, mention.RoleSince|mention.RoleIn)
}

// totalBefore reports whether "the number of", "the toll" or the like stands
// before the number in its clause.
func (sc *scene) totalBefore(q *mention.Quantity) bool {
	for i := q.From - 1; i >= 0 && i >= q.From-maxTotal; i-- {
		if sc.inQuantity(i, q) {
			return false
		}
		if m, ok := sc.s.Covering(mention.Links, i); ok && m.Entry.Meaning() == "total" {
			return true
		}
		if sc.word(i) == ";" {
			return false
		}
	}
	return false
}

// placeEndsAt reports whether a country or region ends before token i.
func (sc *scene) placeEndsAt(i int) bool {
	for _, p := range sc.places {
		if p.to == i {
			return true
		}
	}
	return false
}
