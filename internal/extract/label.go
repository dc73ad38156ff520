package extract

import (
	"slices"

	"cited/internal/codebook"
	"cited/internal/mention"
	"cited/internal/text"
)

// label is what the head of a column, the label of a row or the caption of a table
// says of the numbers there.
type label struct {
	at       text.Range
	says     cue  // the words of a measure; their tokens are those of the label
	measure  code // what they mean in all codebooks together
	noun     noun
	people   code // a demonym that names who is counted: "Swedes"
	time     code
	origin   []code
	theatre  []code
	country  []code // of a caption that does not say which of the two
	place    []code
	name     code // the words themselves, where they are a name
	group    []code
	segment  []code
	cause    []code
	stance   code
	source   []code
	total    bool
	share    bool
	stay     bool // it is only where people can be: "Camps"
	part     bool // numbers there are parts of those before them in the row
	nobody   bool // numbers there count no people
	home     bool // labels there say where people come from
	here     bool // or where they are
	credits  bool // or who says so
	times    float64
	onlyTime bool
}

// What a label is.
const (
	rowLabel = iota
	columnHead
	caption
)

// labelled reads a label.
func (s *Session) labelled(w text.Window, r text.Range, kind int) label {
	sc := s.stretch(w, text.Block{}, r)
	if sc == nil {
		return label{}
	}
	l := label{at: r}
	sc.sources = sc.findSources()
	sc.places = sc.findPlaces()
	sc.labelWords(&l)
	sc.labelMatter(&l)
	sc.labelPlaces(&l, kind)
	sc.labelTime(&l)
	for _, src := range sc.sources {
		if !src.definite {
			l.source = append(l.source, code{value: src.name, rule: src.cue.ID, at: sc.bytes(src.from, src.to)})
		}
	}
	return l
}

// labelWords reads the words of the list of tables.
func (sc *scene) labelWords(l *label) {
	covered, order := 0, false
	for _, m := range sc.s.List(mention.Tables) {
		switch m.Entry.Meaning() {
		case "total":
			l.total = l.total || m.From == 0
		case "share":
			l.share = true
		case "thousands":
			l.times = 1e3
		case "millions":
			l.times = 1e6
		case "home":
			l.home = true
		case "here":
			l.here = true
		case "source":
			l.credits = m.From == 0
		case "nobody":
			l.nobody = true
		case "order":
			order = true
		}
		covered += m.To - m.From
	}
	_, those := sc.linked(0, "those")
	_, including := sc.linked(0, "including")
	l.part = those || including
	l.stay = sc.onlyStay()
	l.total = l.total && covered >= len(sc.s.Tokens)-1
	named := len(sc.s.Tokens) > 1 && sc.nameEnd(0) == len(sc.s.Tokens) // "Harbour City"
	l.nobody = l.nobody || order && covered >= len(sc.s.Tokens)-1 || sc.countsUnits() && !named
}

// onlyStay reports whether a label names where people can be and nothing else: "Camps",
// "Churches and schools".
func (sc *scene) onlyStay() bool {
	stays := 0
	for i := range sc.s.Tokens {
		m, ok := sc.s.Covering(mention.Units, i)
		_, bound := sc.s.Covering(mention.Function, i)
		switch id := m.Entry; {
		case ok && slices.Contains([]string{"place.state", "place.military", "building.public", "building.home", "building.dwelling"}, id.Name):
			stays++
		case sc.s.Tokens[i].Class == text.Letters && !bound && !sc.s.Plays(i, mention.RoleAnd|mention.RoleOr):
			return false
		}
	}
	return stays > 0
}

// countsUnits reports whether a label names a unit that counts no people: money,
// distance.
func (sc *scene) countsUnits() bool {
	for _, m := range sc.s.List(mention.Units) {
		if _, number := sc.s.Covering(mention.Links, m.From); number {
			continue // "number" counts whatever the table does
		}
		if m.Entry.Meaning() != "thing" || !sc.isThing(singular(text.Fold(sc.s.Word(m.From, m.To)))) {
			return len(sc.s.List(mention.People)) == 0 && len(sc.s.List(mention.Measures)) == 0
		}
	}
	return false
}

// labelMatter reads the measure, the people, the groups and what narrows them.
func (sc *scene) labelMatter(l *label) {
	for _, m := range sc.s.List(mention.Measures) {
		if !sc.namesThing(m) {
			l.says = cue{Match: m, tied: true}
			l.measure = sc.codeOf(sc.says(m.Entry), m.Entry.ID, m)
			break
		}
	}
	var head mention.Match
	if ps := sc.s.List(mention.People); len(ps) > 0 {
		head = lastJoined(ps)
		l.noun = sc.headed(noun{}, head)
		l.people = sc.codeOf(l.noun.head, head.Entry.ID, head)
		l.noun.from, l.noun.to = 0, 0
		if own := sc.says(head.Entry); l.measure.value == "" && own != "" {
			l.measure = sc.codeOf(own, head.Entry.ID, head)
		}
	} else if p, ok := sc.peopleOf(); ok {
		l.noun = noun{head: singular(text.Fold(sc.s.Word(p.From, p.To))), rule: p.Entry.ID, people: true}
		l.people = sc.codeOf(l.noun.head, p.Entry.ID, p.Match)
	} else if m, ok := sc.thingNamed(); ok {
		l.noun = noun{entry: m.Entry, head: singular(text.Fold(sc.s.Word(m.From, m.To))), people: true, thing: true, class: sc.b.vague, rule: m.Entry.ID}
	}
	for _, m := range sc.s.List(mention.Segments) {
		if v := m.Entry.Meaning(); !has(l.segment, v) && (m.To <= head.From || m.From >= head.To) {
			l.segment = append(l.segment, sc.codeOf(v, m.Entry.ID, m))
		}
	}
	for _, m := range sc.s.List(mention.Groups) {
		if v := m.Entry.Meaning(); !has(l.group, v) {
			l.group = append(l.group, sc.codeOf(v, m.Entry.ID, m))
		}
	}
	for _, m := range sc.s.List(mention.Hedges) {
		if m.Entry.Slot("scope") != "number" {
			l.stance = sc.codeOf(m.Entry.Meaning(), m.Entry.ID, m)
		}
	}
	l.cause = sc.namedCauses()
}

// lastJoined returns the last of the nouns that stand side by side with the first:
// of "prison guards", the guards.
func lastJoined(list []mention.Match) mention.Match {
	m := list[0]
	for _, next := range list[1:] {
		if next.From == m.To {
			m = next
		}
	}
	return m
}

// thingNamed returns the things that a label names and a codebook counts.
func (sc *scene) thingNamed() (mention.Match, bool) {
	for _, m := range sc.s.List(mention.Units) {
		if m.Entry.Meaning() == "thing" && sc.isThing(singular(text.Fold(sc.s.Word(m.From, m.To)))) {
			return m, true
		}
	}
	return mention.Match{}, false
}

// peopleOf returns the word for the people of a country that a label holds.
func (sc *scene) peopleOf() (place, bool) {
	for _, p := range sc.places {
		if p.Slot == "people" || p.Slot == "adjective" && p.to == len(sc.s.Tokens) {
			return p, true
		}
	}
	return place{}, false
}

// labelPlaces reads the countries and other places of a label: of a caption, where
// people come from and the theatre; else those that the label says by themselves.
func (sc *scene) labelPlaces(l *label, kind int) {
	rule := [...]string{rowLabel: "table.label", columnHead: "table.head", caption: "context.heading"}[kind]
	for _, p := range sc.places {
		if sc.inSource(p.from) {
			continue
		}
		switch {
		case p.role == toRole || p.Slot != "people" && sc.warOf(p) || kind == caption && sc.isTheatre(p.codes[0]) && p.role != peopleRole && p.role != fromRole:
			l.theatre = append(l.theatre, sc.codesAt(p, rule)...)
		case p.role == peopleRole || p.role == fromRole && (kind == caption || p.from <= 1) || sc.alone(p):
			l.origin = append(l.origin, sc.codesAt(p, rule)...)
		case kind == caption:
			l.country = append(l.country, sc.codesAt(p, rule)...)
		}
	}
	if kind == caption {
		return
	}
	for i := range sc.s.Tokens {
		j := sc.pastArticle(i + 1)
		if to := sc.nameEnd(min(j, len(sc.s.Tokens))); sc.placeCue(i) && to > j {
			if _, country := sc.placeAt(j); !country {
				l.place = []code{{value: sc.s.Word(j, to), rule: "place.named", at: sc.bytes(j, to)}}
				break
			}
		}
	}
	if n := len(sc.s.Tokens); len(sc.places) == 0 && l.people.value == "" && l.measure.value == "" && !l.total && len(l.cause) == 0 && sc.nameEnd(0) == n {
		l.name = code{value: sc.s.Word(0, n), rule: "table.label", at: l.at}
	}
}

// alone reports whether a label names a place and nothing else but notes and marks.
func (sc *scene) alone(p place) bool {
	for i := range sc.s.Tokens {
		if _, ok := sc.s.Covering(mention.Function, i); !ok && sc.s.Tokens[i].Class == text.Letters && (i < p.from || i >= p.to) && !sc.inPlace(i) {
			return false
		}
	}
	return true
}

// inPlace reports whether token i belongs to a country or region.
func (sc *scene) inPlace(i int) bool {
	for _, p := range sc.places {
		if p.from <= i && i < p.to {
			return true
		}
	}
	return false
}

// labelTime reads the date of a label, if there is one only.
func (sc *scene) labelTime(l *label) {
	if len(sc.s.Periods) != 1 || sc.s.Periods[0].Value == "" {
		return
	}
	p := sc.s.Periods[0]
	l.time = code{value: string(p.Value), rule: frameRule(p), at: sc.bytes(p.From, p.To)}
	l.onlyTime = p.From <= 1 && p.To >= len(sc.s.Tokens)-1
}

// under adds what the head above says and the label itself does not.
func (l *label) under(above label) {
	if l.measure.value == "" {
		l.measure, l.says = above.measure, above.says
	}
	if !l.noun.people {
		l.noun, l.people = above.noun, above.people
	}
	if l.time.value == "" {
		l.time = above.time
	}
	for _, list := range []struct{ own, above *[]code }{{&l.origin, &above.origin}, {&l.theatre, &above.theatre}, {&l.place, &above.place},
		{&l.group, &above.group}, {&l.cause, &above.cause}} {
		if len(*list.own) == 0 {
			*list.own = *list.above
		}
	}
	if len(l.country)+len(l.origin)+len(l.theatre) == 0 {
		l.country = above.country
	}
	l.segment = append(l.segment, above.segment...)
	l.share = l.share || above.share
	l.nobody = l.nobody || above.nobody
	l.total = l.total && (above.total || above.at.Start == above.at.End)
	if l.times == 0 {
		l.times = above.times
	}
}

// counts reports whether a label says that its numbers count people.
func (l label) counts() bool { return l.measure.value != "" || l.noun.people }

// aboutPeople reports whether a caption speaks of people that a codebook counts.
func (sc *scene) aboutPeople(l label) bool {
	return l.measure.value != "" || l.noun.people && (l.noun.entry == nil || !sc.are(l.noun.class, codebook.Vague))
}
