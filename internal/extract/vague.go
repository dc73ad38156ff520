package extract

import (
	"slices"
	"strings"

	"cited"
	"cited/internal/codebook"
	"cited/internal/mention"
)

// loose is what the document says of its populations without a number, or beside it.
// Nothing of it is seen by figures.
type loose struct {
	choices  chooser
	times    chronicle
	fate     fate
	vague    []cited.Unquantified
	compared []cited.Comparison
	doubtful []bool      // by vague: it counts only if the document is about a conflict
	doubted  []bool      // by compared
	seen     occurrences // how often each stretch of words has stood in the document
	compares occurrences
	spoken   int  // the sentence that spoke of a population last
	spokenOf noun // and of whom
}

func newLoose() loose { return loose{seen: newOccurrences(), compares: newOccurrences()} }

// gauged returns what the window was read to say without a number, and to compare.
func (s *Session) gauged() ([]cited.Unquantified, []cited.Comparison) {
	y := &s.said.loose
	vague, compared := y.vague, y.compared
	if !s.aboutConflict() {
		vague, compared = certain(vague, y.doubtful), certain(compared, y.doubted)
	}
	y.vague, y.compared, y.doubtful, y.doubted = nil, nil, y.doubtful[:0], y.doubted[:0]
	slices.SortStableFunc(compared, func(a, b cited.Comparison) int { return a.Start - b.Start })
	return vague, compared
}

// certain leaves out what is doubtful.
func certain[T any](all []T, doubtful []bool) []T {
	var out []T
	for i, v := range all {
		if !doubtful[i] {
			out = append(out, v)
		}
	}
	return out
}

// mostLoose is how many words of a sentence that stand for a number are looked at.
const mostLoose = 12

// gauge reads what a sentence says of a population without a number, and how figures
// stand to one another. It works on a scene of its own.
func (s *Session) gauge(sc *scene, drafts []*draft) {
	if !s.said.all || sc.tabled {
		return
	}
	y := s.said
	words, relations := y.words.List(mention.Vague), y.words.List(mention.Relations)
	v := &gauge{y: &y.loose, before: drafts, cues: &y.words}
	if (len(words) > 0 || compares(relations)) && v.worth(sc, drafts) {
		v.scene = s.apart(sc, &y.loose)
		for _, m := range words[:min(len(words), mostLoose)] {
			s.unquantified(v, m)
		}
		s.relate(v, relations)
	}
	v.remember(sc, drafts)
}

// speakOf notes of whom a sentence spoke. What says where the noun stands goes: it holds
// for that sentence alone.
func (y *loose) speakOf(n noun, sentence int) {
	n.from, n.to, n.last, n.demonyms = 0, 0, 0, nil
	n.rule = "context.sentence-before"
	y.spoken, y.spokenOf = sentence, n
}

// recently reports whether the sentences before spoke of a population.
func (y *loose) recently(sc *scene) bool {
	return y.spokenOf.class != "" && sc.number-y.spoken <= farBack
}

// compares reports whether words of relations may say something by themselves.
func compares(words []mention.Match) bool {
	order, place := false, false
	for _, m := range words {
		switch m.Entry.Slot("kind") {
		case "number", "made", "versus", "time", "others":
		case "order":
			order = true
		case "place":
			place = true
		default:
			return true
		}
	}
	return order && place
}

// gauge is a sentence that is looked through for what it says without a number.
type gauge struct {
	*scene
	y      *loose
	before []*draft // figures, and what stands where one could, from left to right
	cues   *mention.Saying

	relations []mention.Match // that may compare
}

// farBack is how many sentences a word alone may lie behind the people it is said of.
const farBack = 3

// worth reports whether the sentence may speak of a population: it names people or
// numbers of them, or those before it did.
func (v *gauge) worth(sc *scene, drafts []*draft) bool {
	return len(drafts) > 0 || v.y.recently(sc) || len(sc.s.List(mention.People)) > 0 ||
		len(sc.s.List(mention.Measures)) > 0 || len(sc.para.figures) > 0 || slices.ContainsFunc(sc.heads, func(h heading) bool { return h.people.value != "" }) || len(sc.s.List(mention.Units)) > 0
}

// apart copies the scene of a sentence so that what is linked in it leaves no trace
// in figures, and plants a tree where figures needed none.
func (s *Session) apart(sc *scene, y *loose) *scene {
	own := *sc
	own.steer, own.choices = nil, &y.choices
	room := y.times.room
	y.times = *sc.times
	y.times.room = room
	own.times = &y.times
	y.fate = *sc.fate
	own.fate = &y.fate
	if !s.said.planted {
		s.tree.Plant(s.parser, s.reader.lang.Spelling, sc.s.Content, sc.s.Tokens, &s.room)
		s.said.planted = true
	}
	own.t = &s.tree
	return &own
}

// remember keeps of whom the sentence spoke.
func (v *gauge) remember(sc *scene, drafts []*draft) {
	for _, m := range sc.s.List(mention.People) {
		if class := sc.classOf(m.Entry); !sc.are(class, codebook.Vague) || sc.are(class, codebook.Movers|codebook.Conflict) {
			v.y.spoken = sc.number
			v.y.spokenOf = noun{entry: m.Entry, head: sc.headOf(m), class: class, rule: "context.sentence-before"}
		}
	}
	if n := len(drafts); n > 0 {
		v.y.speakOf(drafts[n-1].noun, sc.number)
	}
}

// unquantified reads a word that stands where a number could.
func (s *Session) unquantified(v *gauge, m mention.Match) {
	if m.Entry.Meaning() == "asked" {
		return
	}
	at, ok := v.standsAt(m)
	if !ok {
		return
	}
	d := v.draftAt(at, m.Entry.ID)
	if !v.means(d, m) {
		return
	}
	v.put(d)
	f := s.figureOf(v.scene, d)
	f.Span = s.span(v.scene, v.bytes(m.From, m.To))
	f.Modifier, f.Low, f.High = cited.Vague, nil, nil
	f.Quote = s.span(v.scene, quoteAround(v.s.Content, v.extent, v.bytes(m.From, m.To)))
	f.Evidence = s.evidence(v.scene, d, f.Span)
	f.ID = cited.Key(cited.UnquantifiedID, s.doc.ID, f.Exact, v.y.seen.nth(f.Exact))
	v.y.vague = append(v.y.vague, cited.Unquantified{Figure: f, Word: v.lower(m)})
	v.y.doubtful = append(v.y.doubtful, d.doubtful)
	v.y.speakOf(d.noun, v.number)
}

// put puts a draft among those of the sentence.
func (v *gauge) put(d *draft) {
	i := 0
	for i < len(v.before) && v.before[i].q.From < d.q.From {
		i++
	}
	v.before = slices.Insert(slices.Clone(v.before), i, d)
}

// standsAt returns the tokens at which a number would stand: the word itself or, of
// "it is not known how many", the words that ask for it.
func (v *gauge) standsAt(m mention.Match) (mention.Match, bool) {
	if v.numbered(m) {
		return m, false
	}
	takes := m.Entry.Slot("takes")
	if takes == "of" {
		return m, v.s.Plays(m.To, mention.RoleOf)
	}
	if m.To-m.From > 1 && v.s.Plays(m.To-1, mention.RoleOf) {
		m.To-- // its noun stands behind "of"
	}
	if takes != "number" {
		return m, true
	}
	best, found := mention.Match{}, false
	for _, a := range v.cues.List(mention.Vague) {
		if a.Entry.Meaning() != "asked" || v.breaks(min(a.To, m.To), max(a.From, m.From)) {
			continue
		}
		if !found || distance(a, m) < distance(best, m) {
			best, found = a, true
		}
	}
	if !found { // "no figures on foreign women"
		p := v.ofPeople(m.To, min(m.To+nearPeople, len(v.s.Tokens)))
		return mention.Match{From: p.From - 1, To: p.From}, p.Entry != nil && m.Entry.Slot("about") == "people"
	}
	return best, found
}

// nearPeople is how many tokens may lie between words that say that there are no figures
// and the people on whom there are none.
const nearPeople = 8

// distance is how many tokens lie between two matches.
func distance(a, b mention.Match) int { return max(a.From-b.To, b.From-a.To) }

// breaks reports whether a mark parts two tokens that parts sentences.
func (v *gauge) breaks(from, to int) bool {
	for i := from; i < to; i++ {
		if w := v.word(i); w == ";" || w == ":" {
			return true
		}
	}
	return false
}

// numbered reports whether the word is part of a number: "several hundred", "some 40".
func (v *gauge) numbered(m mention.Match) bool {
	for i := range v.s.Quantities {
		q := &v.s.Quantities[i]
		if q.From >= m.From && q.To <= m.To && m.Entry.Meaning() == "none" { // "not one"
			continue
		}
		if q.From < m.To && q.To > m.From || q.From == m.To {
			return true
		}
	}
	return false
}

// draftAt makes a figure without bounds.
func (v *gauge) draftAt(at mention.Match, rule string) *draft {
	q := &mention.Quantity{From: at.From, To: at.To, CoreFrom: at.From, CoreTo: at.To, Modifier: cited.Vague, Rule: rule}
	index := 0
	for i := range v.s.Quantities {
		if v.s.Quantities[i].From < at.From {
			index++
		}
	}
	return &draft{q: q, index: index, noun: v.nounOf(q), block: v.blocks, sentence: v.number}
}

// earlier returns the drafts to the left of one.
func (v *gauge) earlier(d *draft) []*draft {
	n := 0
	for n < len(v.before) && v.before[n].q.From < d.q.From {
		n++
	}
	return v.before[:n:n]
}

// means links a word that stands where a number could, and reports whether it counts
// people of a codebook.
func (v *gauge) means(d *draft, m mention.Match) bool {
	before, n := v.earlier(d), &d.noun
	if w := v.t.At(n.from); !n.people && n.to > 0 && w != none && v.t.Words[w].UPOS == "VERB" { // "few believed it"
		*n = noun{bare: true, last: m.To}
	}
	if r, ok := v.s.Covering(mention.Sources, m.To); ok && n.bare && r.Entry.Slot("kind") == "noun" { // "several reports on them"
		return false
	}
	if n.people && n.to == 0 || !n.people && n.to > 0 && !n.bare || v.opines(d) {
		return false
	}
	if v.idle(d, m) || v.ofThings(m) {
		return false
	}
	if !v.counts(d, before) {
		if !d.noun.people || !v.are(d.noun.class, codebook.Certain) || m.Entry.Slot("takes") == "people" {
			return false
		}
		v.settleNoun(d, before, d.best)
	}
	if m.Entry.Slot("takes") == "people" && !v.absent(d) {
		return false
	}
	if m, ok := v.s.Covering(mention.Sources, d.noun.from); ok && d.noun.to > 0 && m.Entry.Slot("kind") == "actor" && !d.best.tied && v.are(d.noun.class, codebook.Vague) {
		return false // "most analysts"
	}
	if d.noun.to > 0 && v.strange(d.noun) && !d.best.sure() {
		return false
	}
	v.fill(d, before)
	return true
}

// absent reports whether the sentence says of what "no" stands before that there is
// none: "no child has returned", "no women are among them", "no convictions".
func (v *gauge) absent(d *draft) bool {
	n := d.noun
	if n.entry == nil {
		return len(n.demonyms) > 0 && d.best.tied
	}
	return d.best.tied || n.entry.List == mention.People && v.says(n.entry) != "" || v.s.Plays(n.last+1, mention.RoleAmong)
}

// strange reports whether people are hardly a codebook's own, and only what is said of
// them can make them so: teachers, voters.
func (v *gauge) strange(n noun) bool {
	return n.people && !n.thing && v.are(n.class, codebook.Vague) && (n.entry == nil || v.says(n.entry) == "")
}

// opines reports whether people are only said to say or think something: "most
// respondents report", "many fear". Whom the text has told of before, or tells of
// in a clause, may want and fear: they are counted.
func (v *gauge) opines(d *draft) bool {
	p := v.t.Predicate(v.anchor(d))
	if p == none || !v.t.Is(v.anchor(d), "nsubj") && !v.t.Under(v.anchor(d), p) {
		return false
	}
	subject := v.t.Child(p, "nsubj")
	if subject == none || !v.t.Under(v.anchor(d), subject) {
		return false
	}
	c, ok := v.cues.Covering(mention.Cues, v.t.Places[p].From)
	if !ok || c.Entry.Slot("kind") != "verb" || v.t.subjectOf(p) == patient {
		return false
	}
	switch c.Entry.Meaning() {
	case "thought", "hoped", "intended", "doubted", "forecast":
		return !d.noun.part && !v.relative(d.noun.last)
	}
	return v.t.Child(p, "ccomp", "parataxis") != none || v.t.Is(p, "parataxis")
}

// ofThings reports whether the noun that the words count is no people, though an
// attribute of it may tell of them: "a number of recruiting networks collapsed".
func (v *gauge) ofThings(m mention.Match) bool {
	i := m.To
	if v.s.Plays(i, mention.RoleOf) {
		i++
	}
	w := v.t.At(i)
	if w == none || !v.t.Is(w, "amod", "compound") {
		return false
	}
	for v.t.Is(w, "amod", "compound") && v.t.Head(w) > w {
		w = v.t.Head(w)
	}
	if v.t.Words[w].UPOS != "NOUN" {
		return false
	}
	at := v.t.Places[w].From
	_, people := v.s.Covering(mention.People, at)
	_, measure := v.s.Covering(mention.Measures, at)
	return !people && !measure
}

// idle reports whether nothing is said of those for whom a word alone stands: "only for
// some", "the obstacles are many", "cited most", "in most of Europe".
func (v *gauge) idle(d *draft, m mention.Match) bool {
	w := v.t.Top(m.From, m.To)
	if d.noun.people || w == none {
		return false
	}
	if d.noun.part {
		return v.s.Plays(m.To, mention.RoleOf) && v.namesPlace(m.To+1)
	}
	if h := v.t.Head(w); h != none && v.t.Is(w, "advmod") && (v.t.Words[h].UPOS == "ADV" || v.t.Words[h].UPOS == "ADJ") {
		return true
	}
	if m.To == len(v.s.Tokens) || v.word(m.To) == "." || v.word(m.To) == "?" || v.word(m.To) == "!" {
		return m.Entry.Meaning() != "unknown"
	}
	if v.t.Child(w, "cop") == none {
		return false
	}
	s := v.t.Child(w, "nsubj")
	if s == none || v.t.Words[s].UPOS != "NOUN" {
		return false
	}
	_, people := v.s.Covering(mention.People, v.t.Places[s].From)
	return !people
}

// lower returns the words of a match in lower case.
func (v *gauge) lower(m mention.Match) string {
	return strings.ToLower(v.s.Word(m.From, m.To))
}
