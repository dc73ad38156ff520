package extract

import (
	"sort"
	"strings"

	"cited/internal/mention"
	"cited/internal/text"
)

// maxNoun is how many tokens may stand between a number and its head noun.
const maxNoun = 9

// nounOf reads what a quantity counts: it walks right over what may qualify a
// noun ("other", "young", "Tunisian", "Islamic State") to the head.
func (sc *scene) nounOf(q *mention.Quantity) noun {
	n := noun{bare: true, last: q.To}
	if thing, ok := sc.labelThing(q); ok {
		return thing
	}
	if sc.endsEntry(q) {
		return n
	}
	if at, ok := sc.strongBehind(q); ok {
		n.last = at
		return n
	}
	i := q.To
	if m, ok := sc.linked(i, "those"); ok {
		n.part, i = true, m.To
		if sc.relative(i) || i < len(sc.s.Tokens) && sc.verbal(i) {
			n.last = i
			return n
		}
	} else if sc.s.Plays(i, mention.RoleOf) {
		n.part = true
		i++
	}
	n = sc.walk(q, n, i)
	if n.bare {
		if lent, ok := sc.lentNoun(q); ok {
			return lent
		}
	}
	return n
}

// strongBehind returns where "strong" ends that hangs on a number: "a 2,500-strong force".
func (sc *scene) strongBehind(q *mention.Quantity) (int, bool) {
	if !mention.IsHyphen(sc.word(q.To)) {
		return 0, false
	}
	m, ok := sc.linked(q.To+1, "strong")
	return m.To, ok
}

// labelThing returns the things that the label of a number names, where nothing behind the
// number does: "Houses burnt: 620", "houses burnt 620, bridges 4".
func (sc *scene) labelThing(q *mention.Quantity) (noun, bool) {
	if q.Share || q.To < len(sc.s.Tokens) && !sc.pause(q.To) && sc.word(q.To) != "." && !sc.lineEnds(q.To-1) {
		return noun{}, false
	}
	for _, m := range sc.s.List(mention.Units) {
		if m.To > q.From || m.To < q.From-mostLabel || m.Entry.Meaning() != "thing" || !sc.leadsTo(m, q) {
			continue
		}
		if head := singular(text.Fold(sc.s.Word(m.From, m.To))); sc.isThing(head) {
			return noun{entry: m.Entry, head: head, people: true, thing: true, class: sc.b.vague, rule: m.Entry.ID, last: q.To}, true
		}
	}
	return noun{}, false
}

// leadsTo reports whether a noun begins the label that leads to a number: nothing parts them
// but words of a measure and the mark of an entry.
func (sc *scene) leadsTo(m mention.Match, q *mention.Quantity) bool {
	opens := m.From == 0 || sc.pause(m.From-1) || sc.parts(m.From-1) || sc.word(m.From-1) == "." || sc.lineEnds(m.From-1) || isEntryMark(sc.word(m.From-1))
	if m.From > 0 && !sc.lineEnds(m.From-1) && sc.quantityOver(m.From-1, q) != nil {
		return false // "burned 40 homes and killed 12": the homes have a number of their own
	}
	measured := isEntryMark(sc.word(q.From - 1))
	for i := m.To; i < q.From; i++ {
		if sc.parts(i) && !isEntryMark(sc.word(i)) || sc.word(i) == "." || sc.s.Tokens[i].Class == text.Number {
			return false
		}
		if _, cue := sc.s.Covering(mention.Measures, i); cue {
			measured = true
		}
	}
	return opens && measured
}

// endsEntry reports whether a number ends the line of a label: what begins the next line,
// "Russia: 292" above "Saudi Arabia: 190", is none of its words.
func (sc *scene) endsEntry(q *mention.Quantity) bool {
	return isEntryMark(sc.word(q.From-1)) && sc.lineEnds(q.To-1)
}

// lineEnds reports whether a line ends behind token i.
func (sc *scene) lineEnds(i int) bool { return sc.lineBetween(i, i+1) }

// lineBetween reports whether a line ends between two tokens that was not ended because it
// was full.
func (sc *scene) lineBetween(i, j int) bool {
	if i < 0 || i >= j || j >= len(sc.s.Tokens) {
		return false
	}
	at, end := sc.s.Tokens[i].End, sc.s.Tokens[j].Start
	for {
		n := strings.IndexByte(sc.s.Content[at:end], '\n')
		if n < 0 {
			return false
		}
		if !text.Full(sc.s.Content, at+n, sc.lines) {
			return true
		}
		at += n + 1
	}
}

// isEntryMark reports whether a word parts a label from its number.
func isEntryMark(w string) bool { return w == ":" || w == "-" || w == "–" || w == "—" }

// walk goes on from token i to the head of the noun phrase.
func (sc *scene) walk(q *mention.Quantity, n noun, i int) noun {
	unknown := -1
	for steps := 0; i < len(sc.s.Tokens) && steps < maxNoun; steps++ {
		if sc.inQuantity(i, q) {
			break
		}
		if m, ok := sc.linked(i, "more"); ok && plural(sc.folded(m.To-1)) {
			n.last = m.To // "others" are more of those before
			return n
		}
		if m, ok := sc.s.Beginning(mention.People, i); ok {
			if d, ok := sc.demonymAt(i); ok {
				n.demonyms = append(n.demonyms, d)
			}
			n = sc.headed(n, m)
			if sc.compound(m.To) {
				i = m.To
				continue
			}
			return n
		}
		if m, ok := sc.s.Beginning(mention.Units, i); ok && (m.Entry.Meaning() != "thing" || !sc.compoundUnit(m.To)) {
			if head := singular(text.Fold(sc.s.Word(m.From, m.To))); sc.isThing(head) {
				return noun{entry: m.Entry, head: head, people: true, thing: true, class: sc.b.vague, rule: m.Entry.ID, from: m.From, to: m.To, last: m.To, demonyms: n.demonyms}
			}
			return noun{entry: m.Entry, head: m.Entry.Name, from: m.From, to: m.To, last: m.To, demonyms: n.demonyms}
		}
		next, demonym, ok := sc.qualifier(i)
		if !ok {
			break
		}
		if demonym.Entry != nil {
			n.demonyms = append(n.demonyms, demonym)
			unknown = -1
		} else if _, bound := sc.s.Beginning(mention.Function, i); !bound && next == i+1 && sc.s.Tokens[i].Class == text.Letters {
			unknown = i
		}
		i = next
	}
	return sc.headless(n, unknown, i)
}

// headed notes a head noun.
func (sc *scene) headed(n noun, m mention.Match) noun {
	n.entry, n.bare, n.people = m.Entry, false, true
	n.head = sc.headOf(m)
	n.class, n.from, n.to, n.last, n.rule = sc.classOf(m.Entry), m.From, m.To, m.To, m.Entry.ID
	return n
}

// headOf returns the noun as figures show it: as its entry says, "*" standing for
// the noun of the text in the singular.
func (sc *scene) headOf(m mention.Match) string {
	switch c := m.Entry.Slot("counted"); c {
	case "":
		return strings.ReplaceAll(m.Entry.Name, ".", " ")
	case "*":
		return singular(text.Fold(sc.s.Word(m.From, m.To)))
	default:
		return c
	}
}

// compound reports whether the noun before token i only qualifies another noun
// of people behind it: "prison guards", "police officers".
// Several are no part of one: "took 27 pupils hostage".
func (sc *scene) compound(i int) bool {
	m, ok := sc.s.Beginning(mention.People, i)
	return ok && sc.s.Tokens[i].Space && (!plural(sc.folded(i-1)) || plural(sc.folded(m.To-1)))
}

// compoundUnit reports whether a noun of things before token i only qualifies a
// noun of people: "camp residents", "bus passengers".
func (sc *scene) compoundUnit(i int) bool {
	_, ok := sc.s.Beginning(mention.People, i)
	return ok
}

// qualifier reads what may stand between a number and its noun at token i and
// returns where it ends, with the demonym it is, if it is one.
func (sc *scene) qualifier(i int) (int, mention.Match, bool) {
	if m, ok := sc.demonymAt(i); ok { // first: "New Zealand citizens" are no new ones
		return m.To, m, true
	}
	if m, ok := sc.linked(i, "more"); ok {
		return m.To, mention.Match{}, true
	}
	if m, ok := sc.s.Beginning(mention.Groups, i); ok {
		return m.To, mention.Match{}, true
	}
	if m, ok := sc.s.Beginning(mention.Function, i); ok {
		return m.To, mention.Match{}, m.Entry.Meaning() == "determiner" || m.Entry.Meaning() == "conjunction" && sc.joinsAdjectives(i)
	}
	t := sc.s.Tokens[i]
	switch {
	case t.Class == text.Punct:
		w := sc.word(i)
		return i + 1, mention.Match{}, strings.Contains("“”\"'’‘-–", w)
	case t.Class == text.Number:
		return i, mention.Match{}, false
	}
	if m, ok := sc.s.Beginning(mention.Measures, i); ok && sc.verbForm(m) {
		return i, mention.Match{}, false
	}
	if _, ok := sc.s.Beginning(mention.Sources, i); ok {
		return i, mention.Match{}, false
	}
	return i + 1, mention.Match{}, true
}

// joinsAdjectives reports whether the conjunction at i joins two adjectives:
// "Spanish and Moroccan citizens".
func (sc *scene) joinsAdjectives(i int) bool {
	_, before := sc.demonymEnding(i)
	_, after := sc.demonymAt(i + 1)
	return before && after
}

// demonymAt returns the word for the people of somewhere that begins at token i;
// the name of a country counts as one before a noun, "60 US soldiers", but for that
// of a conflict: "Syria veterans".
func (sc *scene) demonymAt(i int) (mention.Match, bool) {
	if sc.excluded(i) {
		return mention.Match{}, false
	}
	for _, list := range []mention.List{mention.Countries, mention.Peoples, mention.Regions, mention.Historic} {
		m, ok := sc.s.Beginning(list, i)
		if ok && (m.Slot == "people" || m.Slot == "adjective") {
			return m, true
		}
		if ok && m.Slot == "forms" && (sc.s.Tokens[i].Shape == text.Caps || !sc.b.theatre[m.Entry.Means[0]]) {
			if _, people := sc.s.Beginning(mention.People, m.To); people {
				return m, true
			}
		}
	}
	return mention.Match{}, false
}

func (sc *scene) demonymEnding(i int) (mention.Match, bool) {
	for _, list := range []mention.List{mention.Countries, mention.Peoples, mention.Regions, mention.Historic} {
		if m, ok := sc.s.Ending(list, i); ok && (m.Slot == "people" || m.Slot == "adjective") {
			return m, true
		}
	}
	return mention.Match{}, false
}

// headless finds the noun where no listed one was met: the people of a country
// ("500 Indonesians"), or an unlisted noun that its ending gives away.
func (sc *scene) headless(n noun, unknown, i int) noun {
	n.last = max(n.last, min(i, len(sc.s.Tokens)))
	if unknown >= 0 {
		word := sc.folded(unknown)
		if e, ok := sc.r.lang.Ending(word); ok {
			n.entry, n.head, n.class, n.rule = e, singular(word), sc.classOf(e), e.ID
			n.from, n.to, n.people, n.bare = unknown, unknown+1, true, false
			return n
		}
		if plural(word) || len(n.demonyms) == 0 && !sc.verbal(unknown) {
			n.head, n.from, n.to, n.bare = singular(word), unknown, unknown+1, !plural(word)
			return n
		}
	}
	if d := len(n.demonyms); d > 0 && (n.demonyms[d-1].Slot == "people" || n.bare) {
		m := n.demonyms[d-1]
		n.head, n.class, n.rule = singular(text.Fold(sc.s.Word(m.From, m.To))), sc.b.class, m.Entry.ID
		n.from, n.to, n.people, n.bare = m.From, m.To, true, false
	}
	return n
}

func plural(w string) bool {
	return len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's' && w[len(w)-2] != 'u'
}

// singular takes the plural ending off a folded noun.
func singular(w string) string {
	switch {
	case strings.HasSuffix(w, "men") && len(w) > 4:
		return w[:len(w)-2] + "an"
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"):
		return w[:len(w)-2]
	case plural(w):
		return w[:len(w)-1]
	}
	return w
}

// relative reports whether a relative clause begins at token i: "who went".
func (sc *scene) relative(i int) bool {
	m, ok := sc.s.Beginning(mention.Function, i)
	return ok && m.Entry.Meaning() == "relative"
}

// verbal reports whether a verb stands at token i, as far as the lists tell: an
// auxiliary or a cue.
func (sc *scene) verbal(i int) bool {
	if m, ok := sc.s.Beginning(mention.Function, i); ok {
		return m.Entry.Meaning() == "auxiliary"
	}
	m, ok := sc.s.Beginning(mention.Measures, i)
	return ok && sc.verbForm(m)
}

// verbForm reports whether a cue is a verb and not a noun or adjective that may
// qualify a noun ("captured fighters", "returned volunteers"): no noun of people
// follows it at once, and no people of a country and no noun of things that it
// qualifies ("captured young Swedes", "destroyed houses").
func (sc *scene) verbForm(m mention.Match) bool {
	if _, ok := sc.s.Beginning(mention.People, m.To); ok {
		return false
	}
	if d, ok := sc.demonymAt(m.To); ok && d.Slot == "people" && sc.quantityOver(m.From-1, nil) != nil {
		return false
	}
	if sc.t == nil {
		return true
	}
	top := sc.t.Top(m.From, m.To)
	if !sc.t.Is(top, "amod") || sc.t.Head(top) < top {
		return true
	}
	if _, ok := sc.demonymAt(sc.t.Places[sc.t.Head(top)].From); ok {
		return false
	}
	u, ok := sc.s.Beginning(mention.Units, m.To)
	return !ok || u.Entry.Meaning() != "thing"
}

// inQuantity reports whether token i belongs to another quantity or a period.
func (sc *scene) inQuantity(i int, not *mention.Quantity) bool {
	if sc.quantityOver(i, not) != nil {
		return true
	}
	for _, p := range sc.s.Periods {
		if p.From <= i && i < p.To {
			return true
		}
	}
	return false
}

// quantityOver returns the number that token i is a part of, but for one that may be nil; nil
// if it is of none.
func (sc *scene) quantityOver(i int, not *mention.Quantity) *mention.Quantity {
	k := sc.quantityFrom(i+1) - 1
	if k < 0 {
		return nil
	}
	if q := &sc.s.Quantities[k]; i < q.To && (not == nil || q.From != not.From) {
		return q
	}
	return nil
}

// quantityFrom returns the index of the first number of the sentence that begins at token i or
// behind it: they stand in their order and share no token.
func (sc *scene) quantityFrom(i int) int {
	return sort.Search(len(sc.s.Quantities), func(k int) bool { return sc.s.Quantities[k].From >= i })
}

// barrier reports whether a pause stands between two tokens.
func (sc *scene) barrier(from, to int) bool {
	for i := from; i < to; i++ {
		if sc.pause(i) {
			return true
		}
	}
	return false
}

// pause reports whether a mark that parts clauses stands at token i.
func (sc *scene) pause(i int) bool {
	switch sc.word(i) {
	case ",", ";", ":", "(", ")", "–", "—":
		return true
	}
	return false
}
