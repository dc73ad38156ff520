package extract

import (
	"slices"

	"cited"
	"cited/internal/codebook"
	"cited/internal/mention"
)

// topic is the number that a comparison is about, as far as the sentence names it.
type topic struct {
	at      mention.Match // its words; zero if only the text around tells
	noun    noun
	measure string // that its noun says: "desertions"
}

// topicIn reads the number of people that a stretch of tokens names: "the number of
// recruits", "departures", "the contingent".
func (v *gauge) topicIn(from, to int) (topic, bool) {
	for _, m := range v.s.List(mention.People) {
		if m.From >= from && m.To <= to && v.says(m.Entry) != "" && plural(v.folded(m.To-1)) {
			return topic{at: m, noun: v.headed(noun{}, m)}, true
		}
	}
	for _, m := range v.relations {
		if m.From < from || m.To > to || m.Entry.Meaning() != "topic" {
			continue
		}
		if t, ok := v.topicAt(m); ok {
			return t, true
		}
	}
	return topic{}, false
}

// topicAt reads a word for a number, or for what it is made of.
func (v *gauge) topicAt(m mention.Match) (topic, bool) {
	if m.Entry.Slot("kind") == "made" {
		return topic{at: m, measure: m.Entry.Slot("measure")}, true
	}
	return v.numberOf(m)
}

// topicOf reads the number that word w is: nothing that only hangs on it.
func (v *gauge) topicOf(w int) (topic, bool) {
	if w == none {
		return topic{}, false
	}
	at := v.t.Places[w].From
	for _, m := range v.relations {
		if m.From <= at && at < m.To && m.Entry.Meaning() == "topic" {
			return v.topicAt(m)
		}
	}
	if m, ok := v.s.Covering(mention.People, at); ok && v.says(m.Entry) != "" && plural(v.folded(m.To-1)) {
		return topic{at: m, noun: v.headed(noun{}, m)}, true
	}
	return topic{}, false
}

// mostBefore is how many tokens may stand between a number and a verb that says how it
// changed.
const mostBefore = 16

// topicBefore reads the number nearest before token i with no other verb between the
// two: what the tree has missed.
func (v *gauge) topicBefore(i int) (topic, bool) {
	named := false
	for k := i - 1; k >= 0 && i-k <= mostBefore; k-- {
		w := v.t.At(k)
		if w == none || v.word(k) == ";" || v.word(k) == ":" {
			return topic{}, false
		}
		switch h := v.t.Head(w); {
		case v.t.Words[w].UPOS == "NOUN", v.t.Words[w].UPOS == "PRON":
			named = true
		case named && v.t.Is(w, "cc") && h != none && v.t.Places[h].From >= i: // another clause
			return topic{}, false
		}
		at := v.t.Places[w]
		if t, ok := v.topicOf(w); ok && t.at.To <= i {
			from := v.t.At(t.at.From)
			for from > 0 && (v.t.Words[from-1].UPOS == "ADJ" || v.t.Words[from-1].UPOS == "DET" || v.t.Words[from-1].UPOS == "PROPN" || v.t.Words[from-1].UPOS == "PART") {
				from--
			}
			if from == 0 || v.t.Words[from-1].UPOS != "ADP" {
				return t, true
			}
		}
		if v.t.Words[w].UPOS == "VERB" && v.t.Words[w].XPOS != "VBN" && !v.t.Is(w, "acl", "amod") && !v.changes(at.From) {
			return topic{}, false
		}
	}
	return topic{}, false
}

// changes reports whether token i says how a number changed.
func (v *gauge) changes(i int) bool {
	for _, m := range v.relations {
		if m.From <= i && i < m.To && m.Entry.Meaning() == string(cited.Trend) {
			return true
		}
	}
	return false
}

// numberOf reads what a word for a number is the number of: people, or of whom the
// text has just told.
func (v *gauge) numberOf(m mention.Match) (topic, bool) {
	t := topic{at: m, measure: m.Entry.Slot("measure")}
	if p, ok := v.s.Ending(mention.People, m.From); ok { // "the fighter contingent"
		t.noun = v.headed(noun{}, p)
		t.noun.last = m.To
		return t, !v.strange(t.noun)
	}
	if _, among := v.with("place", m.To); among || !v.s.Plays(m.To, mention.RoleOf) || v.namesPlace(m.To+1) {
		if m.Entry.Slot("needs") == "of" {
			return t, false
		}
		if v.t.Is(v.t.Top(m.From, m.To), "compound", "amod") {
			return t, false // "the number plate"
		}
		return t, m.Entry.Slot("sure") == "yes" || v.known()
	}
	if made, ok := v.with("made", v.pastArticle(m.To+1)); ok { // "the rate of recruitment"
		t.measure = made.Entry.Slot("measure")
		return t, true
	}
	q := &mention.Quantity{From: m.From, To: m.To, CoreFrom: m.From, CoreTo: m.To}
	t.noun = v.nounOf(q)
	if t.noun.people {
		_, cue := v.s.Covering(mention.Measures, t.noun.last)
		return t, cue || m.Entry.Slot("sure") == "yes" || !v.strange(t.noun)
	}
	if c, ok := v.s.Covering(mention.Measures, m.To+1); ok && v.is(v.says(c.Entry), codebook.Conflict) {
		return t, true
	}
	return t, t.noun.bare && v.s.Plays(m.To+1, mention.RoleThey) && v.known()
}

// namesPlace reports whether a place stands at token i, behind an article or not.
func (v *gauge) namesPlace(i int) bool {
	_, ok := v.placeAt(v.pastArticle(i))
	return ok
}

// known reports whether the sentence or the text before it speaks of a population.
func (v *gauge) known() bool {
	return len(v.before) > 0 || v.y.recently(v.scene) || len(v.para.figures) > 0 || v.para.people.value != "" || v.ofPeople(0, len(v.s.Tokens)).Entry != nil ||
		slices.ContainsFunc(v.heads, func(h heading) bool { return h.people.value != "" })
}

// ofPeople returns the first noun in a stretch of tokens of people whom a codebook
// counts; what are hardly its own need a word that says what is counted.
func (v *gauge) ofPeople(from, to int) mention.Match {
	for _, m := range v.s.List(mention.People) {
		if m.From >= from && m.To <= to && !v.inSource(m.From) && (!v.are(v.classOf(m.Entry), codebook.Vague) || v.says(m.Entry) != "") {
			return m
		}
	}
	return mention.Match{}
}

// anywhere returns the number or the people that the sentence names, nearest before
// token i, else behind it, else whom the text has told of.
func (v *gauge) anywhere(i int) (topic, bool) {
	if t, ok := v.topicIn(0, i); ok {
		return t, true
	}
	var near mention.Match
	strangers := false
	for _, m := range v.s.List(mention.People) {
		if v.inSource(m.From) {
			continue
		}
		if v.strange(v.headed(noun{}, m)) {
			strangers = true
			continue
		}
		if near.Entry == nil || m.To <= i {
			near = m
		}
	}
	if near.Entry != nil {
		return topic{at: near, noun: v.headed(noun{}, near)}, true
	}
	if t, ok := v.topicIn(i, len(v.s.Tokens)); ok {
		return t, true
	}
	return topic{}, v.known() && !strangers
}

// subject returns the subject of a predicate, or of that which it goes on with: "fell
// and then rose", "began to fall".
func (v *gauge) subject(p int) int {
	for steps := 0; p != none && steps < mostSteps; steps++ {
		if s := v.t.Child(p, "nsubj", "csubj"); s != none {
			if v.t.Words[s].Feat("PronType") == "Rel" && v.t.Is(p, "acl") {
				return v.t.Head(p)
			}
			return s
		}
		if v.t.Is(p, "acl", "amod") {
			return v.t.Head(p)
		}
		if !v.t.Is(p, "conj", "xcomp", "advcl", "parataxis") {
			break
		}
		p = v.t.Head(p)
	}
	return none
}
