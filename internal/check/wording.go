package check

import (
	"slices"
	"strings"

	"cited"
	"cited/internal/codebook"
	"cited/internal/mention"
	"cited/internal/text"
)

// wording is a number with the words that tell what it counts. A sentence with several numbers
// is parted among them; what is not in a number's own words may still be in its
// sentence, in the passage, or in a heading or title above.
type wording struct {
	fig      *Figure
	s        *sentence
	from, to int // the tokens that are its own

	own      map[string]bool // keys of its own words
	sentence map[string]bool // keys of the sentence
	around   map[string]bool // of the passage, the heading above it and the title

	measures []string        // codes that its own words say; those of the sentence where they say none
	others   []string        // codes that the sentence says
	people   []string        // whom its own words count: women, the young, households, ...
	counted  []string        // of these, whom the noun right behind it counts
	near     []string        // whom its sentence and its passage speak of
	places   []string        // countries and towns that its own words name
	named    []string        // names among its own words, once they were asked for
	read     []string        // those that were read of it, from wherever
	saying   map[string]bool // keys of the words that credit it to somebody, once they were asked for
	roots    map[string]bool // how its own words begin, once it was asked for
	language string
	sources  map[string]bool // keys that are names of whom the draft credits: they tell nothing of what is counted
}

// wordingOf reads the words around a figure, nil where they are not known.
func (b *Books) wordingOf(f *Figure) *wording {
	s := f.Doc.sentenceOf(f.Figure)
	if s == nil {
		return nil
	}
	t := &wording{language: b.words.Name, fig: f, s: s, own: map[string]bool{}, sentence: map[string]bool{}, around: map[string]bool{}}
	t.from, t.to = s.ownWords(f.Figure)
	s.keys(t.from, t.to, t.own)
	s.keys(0, len(s.Tokens), t.sentence)
	f.Doc.aroundOf(b, s.block, t.around)
	t.measures, t.others = s.said(s.beside(f, t, nearMeasure)), s.said(0, len(s.Tokens))
	if len(t.measures) == 0 {
		t.measures = s.said(t.from, t.to)
	}
	if len(s.numbers) > 1 && len(t.measures) > 0 {
		t.others = t.measures // what else its sentence says is of the other numbers
	}
	if t.costsLives() {
		t.measures = []string{"killed"}
	}
	if len(t.measures) == 0 && b.tellsMeasure(f) && f.says("measure") && !t.readBehind("measure") {
		t.measures = []string{bare(f.Measure)}
	}
	t.people = everybody(s.demographic(t.besidePeople()))
	if at := s.tokenBehind(f); at < t.to {
		t.counted = s.demographic(at, min(at+nounBehind, t.to))
	}
	t.near = f.Doc.peopleNear(b, s.block)
	t.places = t.placed()
	t.read = readPlaces(f)
	return t
}

// costsLives reports whether the words of a number say of lives what something cost: "cost 40 people their lives", "claimed the
// lives of 40".
func (t *wording) costsLives() bool {
	cost, ok := t.s.says("cost", t.from, t.to)
	if !ok {
		return false
	}
	_, lives := t.s.says("lives", cost.To, t.to)
	return lives && cost.To <= t.s.tokenBehind(t.fig)
}

// readBehind reports whether a field was read from words behind those of a number only: they tell of the next one.
func (t *wording) readBehind(field string) bool {
	if t.to <= t.from {
		return false
	}
	end := t.s.span(t.from, t.to).End
	for _, e := range t.fig.Evidence {
		if e.Field == field && len(e.Spans) > 0 {
			return !slices.ContainsFunc(e.Spans, func(x cited.Span) bool { return x.Start < end })
		}
	}
	return false
}

// everybody leaves out sex and age where words name both sexes: "214 men and women" are people.
func everybody(people []string) []string {
	if !slices.Contains(people, "men") || !slices.Contains(people, "women") {
		return people
	}
	return slices.DeleteFunc(people, func(p string) bool { return p == "men" || p == "women" || p == "young" })
}

// How many tokens before and behind a number whom it counts and what stands; what is further away in
// its words tells of something else if that is told nearby.
const (
	nearPeople  = 7
	nearMeasure = 9
)

// besidePeople returns the tokens near to a number that may say whom it counts: where a noun of people stands behind it, up to
// the first mark. "Ninety nationals, women among them" are of both sexes.
func (t *wording) besidePeople() (from, to int) {
	from, to = t.s.beside(t.fig, t, nearPeople)
	if _, people := t.noun(); !people {
		return from, to
	}
	for i := t.s.tokenBehind(t.fig); i < to; i++ {
		if t.s.isMark(i) && !t.s.is(i, "-") && !t.s.is(i, "'") && !t.s.is(i, "’") || t.s.Plays(i, mention.RoleWith) {
			return from, i
		}
	}
	return from, to
}

// nounBehind is within how many tokens behind a number its noun ends.
const nounBehind = 2

// beside returns the tokens of a number that are near to it.
func (s *sentence) beside(f *Figure, t *wording, near int) (from, to int) {
	for k := range s.numbers {
		if a := &s.numbers[k]; a.span.Start < f.End && f.Start < a.span.End {
			return max(t.from, a.From-near), min(t.to, a.To+near)
		}
	}
	return t.from, t.to
}

// ownWords returns the tokens of a sentence that belong to a number: to where the words of the one
// before end, and those of the next begin.
func (s *sentence) ownWords(f *cited.Figure) (from, to int) {
	from, to = 0, len(s.Tokens)
	k := slices.IndexFunc(s.numbers, func(a amount) bool { return a.span.Start < f.End && f.Start < a.span.End })
	if k < 0 {
		return from, to
	}
	for i := k - 1; i >= 0; i-- {
		if !s.ofThings(i) {
			from = s.cut(s.numbers[i].To, s.numbers[k].From)
			break
		}
	}
	for i := k + 1; i < len(s.numbers); i++ {
		if !s.ofThings(i) {
			to = s.cut(s.numbers[k].To, s.numbers[i].From)
			break
		}
	}
	return from, to
}

// cut returns where the words of one number end and those of the next begin: at the strongest mark
// between them, of two equal ones at the later.
func (s *sentence) cut(from, to int) int {
	at, best := (from+to+1)/2, 0
	for i := from; i < to; i++ {
		strength := 0
		switch word := s.Word(i, i+1); {
		case i > 0 && strings.Contains(s.Content[s.Tokens[i-1].End:s.Tokens[i].Start], "\n"):
			strength = 4 // the next line of a list
		case word == ";" || word == "." || word == ":":
			strength = 3
		case word == "," || word == "(" || word == "–" || word == "—" || word == "|" || strings.EqualFold(word, "while") || strings.EqualFold(word, "but"):
			strength = 2
		case s.Plays(i, mention.RoleAnd|mention.RoleWho):
			strength = 1
		}
		if strength > 0 && strength >= best {
			at, best = i, strength
		}
	}
	return at
}

// keys adds what tokens say: countries and measures by their codes, all other words but
// little ones by their stems.
func (s *sentence) keys(from, to int, into map[string]bool) {
	for _, m := range s.List(mention.Measures) {
		if m.From >= from && m.To <= to {
			for _, means := range m.Entry.Means {
				if c := bare(means); c != "none" && c != "other" {
					into["measure:"+c] = true
				}
			}
		}
	}
	for _, m := range s.List(mention.Countries) {
		if m.From >= from && m.To <= to {
			into["country:"+m.Entry.Meaning()] = true
		}
	}
	listed := make([]bool, to-from)
	for _, l := range withoutKey {
		for _, m := range s.List(l) {
			for i := max(m.From, from); i < min(m.To, to); i++ {
				listed[i-from] = true
			}
		}
	}
	for i := from; i < to; i++ {
		if k := s.keyOf(i); k != "" && !listed[i-from] {
			into[k] = true
		}
	}
}

// withoutKey are the lists whose words have no key of their own.
var withoutKey = []mention.List{mention.Function, mention.Modifiers, mention.Calendar, mention.Countries, mention.Measures, mention.Numbers}

// key is the stem of a word that says something, empty for others.
func (s *sentence) key(i int) string {
	for _, l := range withoutKey {
		if _, ok := s.Covering(l, i); ok {
			return ""
		}
	}
	return s.keyOf(i)
}

// keyOf is the key of a word that is in none of these lists.
func (s *sentence) keyOf(i int) string {
	t := s.Tokens[i]
	if t.Class != text.Letters {
		return ""
	}
	word := text.Fold(possessor(s.Word(i, i+1)))
	if len(word) < 3 {
		return ""
	}
	if t.Shape != text.Lower && i > 0 {
		return "name:" + word
	}
	return stem(word)
}

// stem cuts the endings of English words that come and go with the sentence.
func stem(word string) string {
	for _, end := range []string{"ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "ed", "es", "er", "ers", "s", "y", "e"} {
		if cut, ok := strings.CutSuffix(word, end); ok && len(cut) >= 4 {
			return cut
		}
	}
	return word
}

// aroundOf adds the keys of a passage, of the last heading before it and of the title.
func (d *Document) aroundOf(b *Books, n int, into map[string]bool) {
	for k := range d.blockKeys(b, n) {
		into[k] = true
	}
	for i := n - 1; i > 0 && i > n-headingAbove; i-- {
		if p := d.passageOf(i); p != nil && p.heads() {
			for k := range d.blockKeys(b, i) {
				into[k] = true
			}
			break
		}
	}
	for k := range d.titleKeys(b) {
		into[k] = true
	}
}

// passageOf returns a passage by its number.
func (d *Document) passageOf(n int) *passage {
	i, ok := slices.BinarySearchFunc(d.passages, n, func(p passage, n int) int { return p.block - n })
	if !ok {
		return nil
	}
	return &d.passages[i]
}

// Words that a heading has at most.
const wordsOfHeading = 9

// heads reports whether a passage is a heading: it is short and no sentence.
func (p *passage) heads() bool {
	words := strings.TrimSpace(p.content)
	return words != "" && len(strings.Fields(words)) <= wordsOfHeading && (p.kind == "heading" || !strings.HasSuffix(words, ".") || len(strings.Fields(words)) <= 3)
}

// spoken is what a passage speaks of.
type spoken struct {
	keys   map[string]bool
	people []string // also those of the title
}

// ofTitle is where what the title speaks of is kept, as if it were a passage.
const ofTitle = -1

// spokenIn returns what a passage speaks of. It is looked at once, because all figures of the
// passage ask for it.
func (d *Document) spokenIn(b *Books, n int) *spoken {
	if known, ok := d.spoken[n]; ok {
		return known
	}
	out := &spoken{keys: map[string]bool{}}
	if n == ofTitle {
		out.hear(b, d.Title)
		b.keysOf(d.Publisher, out.keys)
	} else {
		out.people = slices.Clip(d.spokenIn(b, ofTitle).people)
		if p := d.passageOf(n); p != nil {
			out.hear(b, p.content)
		}
	}
	if d.spoken == nil {
		d.spoken = map[int]*spoken{}
	}
	d.spoken[n] = out
	return out
}

// hear adds what a text speaks of.
func (t *spoken) hear(b *Books, content string) {
	s := b.analyzed(content)
	s.keys(0, len(s.Tokens), t.keys)
	t.people = append(t.people, s.demographic(0, len(s.Tokens))...)
}

// blockKeys are the keys of a passage.
func (d *Document) blockKeys(b *Books, n int) map[string]bool { return d.spokenIn(b, n).keys }

// titleKeys are the keys of the title, and of who publishes it.
func (d *Document) titleKeys(b *Books) map[string]bool { return d.spokenIn(b, ofTitle).keys }

// peopleNear are whom a passage speaks of, and the title.
func (d *Document) peopleNear(b *Books, n int) []string { return d.spokenIn(b, n).people }

// keysOf adds the keys of a text.
func (b *Books) keysOf(content string, into map[string]bool) {
	s := b.analyzed(content)
	s.keys(0, len(s.Tokens), into)
}

// analyzed looks at words as if they were one sentence.
func (b *Books) analyzed(content string) *sentence {
	s := &sentence{}
	b.words.Analyze(&s.Sentence, content, text.AppendTokens(nil, content, 0, len(content)))
	s.checks.Read(&s.Sentence)
	return s
}

// tellsMeasure reports whether the measure of a figure says something: not one for all the rest.
func (b *Books) tellsMeasure(f *Figure) bool {
	return f.Measure != "" && !b.trait(f.Codebook, f.Measure, codebook.Rest) && !b.trait(f.Codebook, f.Measure, codebook.Sample)
}

// headingAbove is how many passages a heading may stand above one.
const headingAbove = 12

// said are the codes of measures that words say.
func (s *sentence) said(from, to int) []string {
	var out []string
	add := func(means string) {
		if c := bare(means); c != "" && c != "none" && c != "other" && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	for _, l := range []mention.List{mention.Measures, mention.People} {
		for _, m := range s.List(l) {
			if m.From < from || m.From >= to || m.To > to+1 {
				continue // a form may end with the word that joins the next number: "charged and"
			}
			if l == mention.People {
				for _, x := range m.Entry.Slots["measure"] {
					add(x)
				}
				continue
			}
			for _, means := range m.Entry.Means {
				add(means)
			}
		}
	}
	return out
}

// demographic are whom words count: by sex and age, households or people.
func (s *sentence) demographic(from, to int) []string {
	var out []string
	add := func(segment string) {
		switch segment {
		case "girls", "boys", "children", "minors":
			segment = "young"
		case "women", "men", "elderly", "civilians", "fighters", "soldiers", "contractors":
		default:
			return
		}
		if !slices.Contains(out, segment) {
			out = append(out, segment)
		}
	}
	for _, m := range s.List(mention.Segments) {
		if m.From >= from && m.To <= to && !s.ofName(m.From) {
			add(m.Entry.Meaning())
		}
	}
	for _, m := range s.List(mention.People) {
		if m.From >= from && m.To <= to && !s.ofName(m.From) {
			for _, x := range m.Entry.Slots["segment"] {
				add(x)
			}
			for _, x := range m.Entry.Means {
				add(x)
			}
		}
	}
	if m, ok := s.says(string(households), from, to); ok && !s.ofName(m.From) {
		out = append(out, "households")
	}
	return out
}

// ofName reports whether a token is a word of a name: "Council of Sarru Families".
func (s *sentence) ofName(i int) bool {
	return i > 0 && s.Tokens[i].Shape == text.Title && s.Tokens[i-1].Class == text.Letters && s.Tokens[i-1].Shape != text.Lower
}

// behind is how many tokens behind a number its noun may stand.
const behind = 5

// noun looks for what a number counts right behind it: whether there is a noun, and whether it is
// one of people or of what happens to them. Without a noun it goes on with what was counted
// before: "eighteen are back".
func (t *wording) noun() (any, people bool) {
	s := t.s
	at := s.tokenBehind(t.fig)
	for i := at; i < min(at+behind, t.to); i++ {
		if s.Tokens[i].Class != text.Letters {
			break
		}
		for _, l := range []mention.List{mention.People, mention.Segments, mention.Measures, mention.Countries, mention.Peoples, mention.Groups} {
			if _, ok := s.Covering(l, i); ok {
				return true, true
			}
		}
		if _, little := s.Covering(mention.Function, i); little {
			break
		}
		if s.standsFor(i) {
			break
		}
		any = true
	}
	return any, false
}

// standsFor reports whether words behind a number stand for what it counts, or say that it is all of it: "40 others", "40 in all".
func (s *sentence) standsFor(i int) bool {
	for _, means := range []string{"others", "all"} {
		if m, ok := s.says(means, i, len(s.Tokens)); ok && m.From == i {
			return true
		}
	}
	return false
}

// tokenBehind returns the token behind a number.
func (s *sentence) tokenBehind(f *Figure) int {
	for k := range s.numbers {
		if a := &s.numbers[k]; a.span.Start < f.End && f.Start < a.span.End {
			return a.To
		}
	}
	return len(s.Tokens)
}

// countsThings reports whether the words behind a number say that it counts no people: they
// are a noun that no list knows, and the reader did not find whom it counts among them.
func (t *wording) countsThings() bool {
	any, people := t.noun()
	return any && !people && !t.countedHere()
}

// verbal reports whether a single word stands behind a number that is none of people, and no plural: it may be
// a verb that no list knows, "1,930 came".
func (t *wording) verbal() bool {
	at := t.s.tokenBehind(t.fig)
	if v, ok := point(t.fig.Figure); !t.countsThings() || ok && v == 1 || at+1 >= len(t.s.Tokens) || strings.HasSuffix(t.s.Word(at, at+1), "s") {
		return false
	}
	_, little := t.s.Covering(mention.Function, at+1)
	return little || t.s.Plays(at, mention.RolePast) || t.s.Tokens[at+1].Class != text.Letters
}

// countedHere reports whether the reader found what a number counts among its own words.
func (t *wording) countedHere() bool {
	first := t.s.span(t.from, t.to)
	for _, e := range t.fig.Evidence {
		if e.Field == "counted" && strings.HasPrefix(e.Rule, t.language+".") {
			return slices.ContainsFunc(e.Spans, func(x cited.Span) bool { return x.Start >= first.Start && x.End <= first.End })
		}
	}
	return false
}

// countsPeople reports whether the sentence of a number says whom it counts, or of what other number
// it is a part. Of one that only what stands before makes a figure, it is not said that it
// was not found.
func (t *wording) countsPeople() bool {
	any, people := t.noun()
	v, ok := point(t.fig.Figure)
	return people || t.countedHere() || t.fig.Doc.whole(t.fig.Figure) != nil || !any && (!ok || v >= telling)
}

// goesOn reports whether a number has no noun of its own and no word for what is counted.
func (t *wording) goesOn() bool {
	any, people := t.noun()
	return !any && !people && !t.countedHere() && len(t.s.said(t.from, t.to)) == 0 && t.fig.Doc.whole(t.fig.Figure) == nil
}

// bareOf reports whether nothing near a number says what it counts: neither a noun nor a measure.
func (t *wording) bareOf() bool {
	any, people := t.noun()
	if any || people || t.countedHere() || t.fig.Doc.whole(t.fig.Figure) != nil {
		return false
	}
	k := t.s.numberOf(t.fig)
	return k >= 0 && t.s.Plays(t.s.numbers[k].From-1, mention.RoleIn|mention.RoleFrom|mention.RoleOf) && rarity(t.fig.Figure) < 2 ||
		len(t.s.said(t.from, t.to)) == 0 && rarity(t.fig.Figure) == 0
}

// bareAt reports whether a number stands bare behind "at" in a sentence that has no source put a count "at"
// something: it may be an hour, an age or a page.
func (t *wording) bareAt() bool {
	k := t.s.numberOf(t.fig)
	if k < 0 || !t.s.is(t.s.numbers[k].From-1, "at") || t.fig.Modifier != cited.Exactly || rarity(t.fig.Figure) == 2 {
		return false
	}
	any, people := t.noun()
	return !any && !people && !t.countedHere() && (len(t.fig.Attribution) == 0 || !t.fig.says("attribution"))
}

// ofThings reports whether number k of a sentence, in letters, counts no people but what they live in,
// or what was done: "in three camps". It parts no words among numbers of people.
func (s *sentence) ofThings(k int) bool {
	a := &s.numbers[k]
	if a.figure != nil || a.Share || a.To >= len(s.Tokens) || s.Tokens[a.To].Class != text.Letters || strings.ContainsAny(a.span.Exact, "0123456789") {
		return false
	}
	for _, l := range []mention.List{mention.People, mention.Segments, mention.Measures, mention.Countries, mention.Peoples, mention.Groups, mention.Function} {
		if _, ok := s.Covering(l, a.To); ok {
			return false
		}
	}
	return true
}
