package extract

import (
	"slices"
	"strings"

	"cited/internal/mention"
	"cited/internal/text"
)

// voice is somebody whom the section named, and to whom a later sentence may point
// back: "it says", "the ministry", "by their own account".
type voice struct {
	name string
	at   text.Range
	sort string // of person, body, report, many; "" where the words do not tell
	age  int    // sentences since it was named
	said bool   // something was credited to it
}

// mostVoices is how many are kept.
const mostVoices = 6

// hear notes somebody who was named; who is known by these words already is heard
// again.
func (p *paragraph) hear(v voice) {
	if v.name == "" {
		return
	}
	if i := slices.IndexFunc(p.voices, func(o voice) bool { return o.name == v.name }); i >= 0 {
		v.said = v.said || p.voices[i].said
		p.voices = slices.Delete(p.voices, i, i+1)
	}
	if len(p.voices) == mostVoices {
		p.voices = slices.Delete(p.voices, 0, 1)
	}
	p.voices = append(p.voices, v)
}

// sortOf tells by its words what somebody is: "report body" of a ministry's report; ""
// where they do not tell.
func (sc *scene) sortOf(from, to int) string {
	out := ""
	for i := to - 1; i >= from; i-- {
		m, ok := sc.s.Covering(mention.Sources, i)
		if !ok || m.Entry.Slot("kind") == "verb" || m.Entry.Slot("kind") == "preposition" {
			continue
		}
		switch {
		case m.Entry.Slot("kind") == "noun":
			out += " report"
		case strings.HasSuffix(sc.folded(i), "s") || m.Entry.Slot("who") == "many":
			return out + " many"
		default:
			return out + " " + m.Entry.Slot("who")
		}
	}
	return out + sc.sortOfName(from, to)
}

// sortOfName tells what a name without a telling noun is, by the kind of name that
// syntax takes it for, else by its form.
func (sc *scene) sortOfName(from, to int) string {
	if top := sc.topOf(from, to); top != none {
		switch _, kind, _ := strings.Cut(sc.t.Words[top].Entity, "-"); kind {
		case "person":
			return " person"
		case "organization", "place":
			return " body"
		}
	}
	for i := from; i < to; i++ {
		if sc.s.Tokens[i].Class == text.Letters && sc.s.Tokens[i].Shape == text.Lower {
			return ""
		}
	}
	if _, place := sc.placeAt(from); place || to-from < 2 || to-from > 4 {
		return ""
	}
	return " person"
}

// topOf returns the word that a stretch hangs on; none without syntax.
func (sc *scene) topOf(from, to int) int {
	if sc.t == nil || from >= to {
		return none
	}
	return sc.t.Top(from, to)
}

// pointer is a word of a sentence that points back to somebody.
type pointer struct {
	token int
	fits  string // how well whom it was taken for fits
	age   int
}

// recall returns to whom a pronoun, or a noun behind an article, points back: the
// last of the section that it fits.
func (sc *scene) recall(token int) (voice, pointer, bool) {
	p := pointer{token: token, fits: "none"}
	best, rank, most := voice{}, 0, 0
	for i := len(sc.para.voices) - 1; i >= 0; i-- {
		v := sc.para.voices[i]
		r := sc.fits(token, v)
		if n := v.near() + 2*r; r > 0 && n > most {
			best, rank, most = v, r, n
		}
	}
	if rank == 0 {
		return voice{}, p, false
	}
	p.fits, p.age = [...]string{"none", "may", "sort", "word"}[rank], best.age
	return best, p, true
}

// near says how much speaks for somebody wherever a later sentence points back: what
// they were credited with, and how lately they were named.
func (v voice) near() int {
	n := 0
	if v.said {
		n += 2
	}
	if v.age == 0 {
		n += 2
	} else if v.age == 1 {
		n++
	}
	return n
}

// fits says how well somebody fits a word that points back: 3 by the word itself, 2
// by what they are, 1 where nothing speaks against it, 0 not at all.
func (sc *scene) fits(token int, v voice) int {
	word := sc.folded(token)
	if len(word) > 3 && containsWord(v.name, sc.word(token)) {
		return 3
	}
	sorts := sc.sortsFor(token)
	if sorts == "" {
		return 0
	}
	for sort := range strings.FieldsSeq(v.sort) {
		if strings.Contains(sorts, sort) {
			return 2
		}
	}
	if v.sort == "" {
		return 1
	}
	return 0
}

// sortsFor lists whom a word can point back to.
func (sc *scene) sortsFor(token int) string {
	switch {
	case sc.s.Plays(token, mention.RoleHe):
		return "person"
	case sc.s.Plays(token, mention.RoleIt):
		return "body report"
	case sc.s.Plays(token, mention.RoleThey):
		return "many body"
	}
	m, ok := sc.s.Covering(mention.Sources, token)
	if !ok {
		return ""
	}
	switch m.Entry.Slot("kind") {
	case "noun":
		return "report"
	case "actor":
		return m.Entry.Slot("who")
	}
	return ""
}

// containsWord reports whether a name holds a word, as it stands or in the plural.
func containsWord(name, word string) bool {
	for part := range strings.FieldsSeq(name) {
		if strings.EqualFold(part, word) || strings.EqualFold(part, word+"s") {
			return true
		}
	}
	return false
}

// pointed returns whom a word that points back credits, and with what date.
func (sc *scene) pointed(token int) ([]code, *code, pointer) {
	dated := code{}
	v, p, ok := sc.recall(token)
	if told := sc.saidBy(token); told != nil && (!ok || told[0].value != v.name) {
		p.fits = "told"
		return told, &dated, p
	}
	if !ok {
		dated = inherited(code{value: string(sc.para.reported)}, "context.report-named")
		p.age = sc.para.sourceAge
		return inheritAll(sourceCodes(sc.para), "context.report-named"), &dated, p
	}
	if len(sc.para.source) == 1 && sc.para.source[0] == v.name {
		dated = inherited(code{value: string(sc.para.reported)}, "context.report-named")
	}
	return []code{{value: v.name, rule: "context.report-named", at: v.at}}, &dated, p
}

// describePointer says how well somebody fits the word that points back.
func (sc *scene) describePointer(name string, p pointer) {
	of := sc.choices.about(name)
	of.has("fits", p.fits)
	of.has("back", bucket(p.age))
	switch {
	case sc.s.Plays(p.token, mention.RoleHe|mention.RoleIt|mention.RoleThey):
		of.has("word", sc.folded(p.token))
	default:
		of.has("word", "noun")
	}
}

// listen keeps who was named in the sentence: whom it credits, and else whom it
// speaks of first, or who could be a source.
func (s *Session) listen(sc *scene, drafts []*draft) {
	for i := range s.para.voices {
		s.para.voices[i].age++
	}
	for _, m := range sc.bystanders() {
		s.para.hear(voice{name: sc.name(m[0], m[1]), at: sc.bytes(m[0], m[1]), sort: sc.sortOf(m[0], m[1])})
	}
	for _, src := range sc.sources {
		if src.definite {
			continue
		}
		sort := sc.sortOf(src.from, src.to)
		if src.cue.Slot("kind") == "noun" {
			sort += " report"
		}
		s.para.hear(voice{name: src.name, at: sc.bytes(src.from, src.to), sort: sort, said: true})
	}
	for _, d := range drafts {
		for _, c := range d.source {
			if strings.HasPrefix(c.rule, "source.") && c.rule != "source.speaker" {
				s.para.said(c)
			}
		}
	}
}

// said notes that something was credited to somebody who was named.
func (p *paragraph) said(c code) {
	v := voice{name: c.value, at: c.at, said: true}
	for _, o := range p.voices {
		if o.name == c.value {
			v.sort = o.sort
		}
	}
	p.hear(v)
}

// mostNamed is how many that are not credited a sentence adds.
const mostNamed = 3

// bystanders returns the tokens of those whom the sentence names and who could be sources:
// its first words if they name somebody, and whom the list knows.
func (sc *scene) bystanders() [][2]int {
	var out [][2]int
	add := func(from, to int) {
		if to = sc.trimName(from, to); from < to && len(out) < mostNamed && sc.namesSource(from, to) {
			out = append(out, [2]int{from, to})
		}
	}
	for _, m := range sc.s.List(mention.Sources) {
		if m.Entry.Slot("kind") != "actor" {
			continue
		}
		from, to := m.From, m.To
		for from > 0 && to-from < maxName && sc.inName(from-1) && !sc.s.Plays(from-1, mention.RoleThe|mention.RoleA|mention.RoleOf) {
			from--
		}
		for to < len(sc.s.Tokens) && to-from < maxName && sc.inName(to) && !sc.apostrophe(to) {
			to++
		}
		if sc.word(to) == "," { // "the chief, Emil Varga,"
			if end := sc.nameEnd(to + 1); end-to > 2 {
				from, to = to+1, end
			}
		}
		add(sc.pastFunction(from, to), to)
	}
	from := sc.pastArticle(0)
	if to := sc.nameEnd(from); to-from > 1 {
		add(from, to)
	}
	return out
}
