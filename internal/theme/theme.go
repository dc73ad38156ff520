// Package theme suggests what a sentence about people who went to a conflict is about:
// the themes of a codebook, each with the words that suggest it. A suggestion is never
// applied by the program; a coding is a person's decision.
//
// The words are the list of themes. Some suggest a theme by themselves, some beside
// others only: "mocked" is about being kept out where "the locals" stand near. Whether
// that holds, and what else a sentence is about, is weighed: every word, every pair of
// words and every entry of the lists speaks for and against themes by weights that were
// learned from annotated sentences (weights.txt). A theme that no weights know, of a
// codebook of somebody's own, is suggested by words alone. Whether a sentence is about
// such people at all, package concern says.
package theme

import (
	"math"
	"slices"
	"strings"

	"cited/internal/concern"
	"cited/internal/mention"
	"cited/internal/text"
)

// Theme is a suggestion with its places in bytes of the window.
type Theme struct {
	Sentence text.Range
	Code     string
	Rule     string     // the id of the words, or of the feature that speaks most for it
	Cue      text.Range // the words
	Reasons  []Reason   // the features that speak most for it, the first being Rule; none where words alone suggest it
}

// Reason is a feature that speaks for a theme, and the words that have it.
type Reason struct {
	Rule string
	At   text.Range
}

// Reader suggests the themes of one document. It is not safe for concurrent use.
type Reader struct {
	known   func(code string) bool
	group   func(code string) string // of the themes that a code is one of
	concern *concern.Tally
	scales  *scales
	spoken  []drawn // what words suggest in the sentence
	drawn   []drawn
	gives   map[*mention.Entry][]give
	places  []reach          // of the concepts of the sentence
	before  [memory][]string // the concepts of the last sentences, the latest first
}

// memory is how many sentences before the words that ask for company may have it.
const memory = 2

// drawn is a suggestion of which it is not yet known whether it is about the matter.
type drawn struct {
	Theme
	sentence int
	hint     bool // no word says it outright
	from, to int  // tokens of the words
	entry    string
}

// reach is where the words of a concept stand: the end of the first, the beginning of
// the last.
type reach struct {
	concept           string
	firstTo, lastFrom int
}

// give is a code that words suggest beside others.
type give struct {
	code string
	with []company
}

// company is a concept that has to stand in the sentence, or may stand before it.
type company struct {
	concept string
	before  bool
}

// NewReader begins a document. Only codes that are known are suggested, and group says
// which themes one belongs to; m weighs them; the tally is told of every sentence by whoever calls.
func NewReader(m *Model, known func(code string) bool, group func(code string) string, t *concern.Tally) *Reader {
	return &Reader{scales: newScales(m), known: known, group: group, concern: t, gives: map[*mention.Entry][]give{}}
}

// Block begins a block of the text: behind a heading, the words above it are no company
// any more.
func (r *Reader) Block(b text.Block) {
	if b.Kind == text.Heading {
		r.before = [memory][]string{}
	}
}

// Sentence reads a sentence, in the order of the text; number is what the tally calls
// it.
func (r *Reader) Sentence(s *mention.Sentence, y *mention.Saying, number int) {
	all := y.List(mention.Themes)
	r.spoken = r.spoken[:0]
	r.place(all)
	for _, m := range all {
		if len(r.spoken) >= mostThemes {
			break
		}
		for _, code := range r.codes(m) {
			r.speak(s, m, code, number)
		}
	}
	r.hints(s, y, number)
	r.weigh(s, y, number)
	r.remember(all)
}

// speak notes that words suggest a code, once a sentence.
func (r *Reader) speak(s *mention.Sentence, m mention.Match, code string, number int) {
	if slices.ContainsFunc(r.spoken, func(d drawn) bool { return d.Code == code }) {
		return
	}
	r.spoken = append(r.spoken, drawn{Theme{Sentence: whole(s), Code: code, Rule: m.Entry.ID, Cue: stretch(s, m.From, m.To)}, number, kind(m, "weak"), m.From, m.To, m.Entry.Name})
}

func whole(s *mention.Sentence) text.Range { return stretch(s, 0, len(s.Tokens)) }

func stretch(s *mention.Sentence, from, to int) text.Range {
	return text.Range{Start: s.Tokens[from].Start, End: s.Tokens[to-1].End}
}

// weigh draws the themes for which enough of the sentence speaks, and those that only
// words know.
func (r *Reader) weigh(s *mention.Sentence, y *mention.Saying, number int) {
	from := len(r.drawn)
	names := r.scales.model.Names()[:r.scales.model.Count()]
	for i, p := range r.scales.weigh(s, y, r.spoken, whole(s)) {
		if p < r.needed(names[i], len(s.Tokens), number) || !r.known(names[i]) {
			continue
		}
		d := drawn{Theme: Theme{Sentence: whole(s), Code: names[i]}, sentence: number}
		for _, h := range r.scales.heaviest(s, i) {
			d.Reasons = append(d.Reasons, Reason{r.ruleOf(names[i], h), stretch(s, h.from, h.to)})
		}
		if len(d.Reasons) > 0 {
			d.Rule, d.Cue = d.Reasons[0].Rule, d.Reasons[0].At
			r.drawn = append(r.drawn, d)
		}
	}
	for _, d := range r.spoken {
		_, weighed := slices.BinarySearch(names, d.Code)
		if weighed && (d.hint || r.scales.model.knows(d.entry)) || slices.ContainsFunc(r.drawn[from:], func(o drawn) bool { return o.Code == d.Code }) {
			continue
		}
		r.drawn = append(r.drawn, d)
	}
}

// ruleOf is the id of a feature; where words suggest the theme by themselves, theirs.
func (r *Reader) ruleOf(code string, h hit) string {
	for _, d := range r.spoken {
		if d.Code == code && h.feature.Name == "words" && h.feature.Value == code {
			return d.Rule
		}
	}
	return ruleOf(code, h.feature)
}

// needed is how probable a theme must be: less where words suggest it by themselves, and
// nothing where the sentence names such people as well, or is short and has little else to
// be weighed.
func (r *Reader) needed(code string, tokens, number int) float32 {
	switch {
	case !slices.ContainsFunc(r.spoken, func(d drawn) bool { return d.Code == code && !d.hint }):
		return likely
	case tokens <= short || r.concern.Names(number):
		return 0
	}
	return likelySaid
}

// How probable a theme must be to be suggested, and how probable where words suggest it.
const (
	likely     = 0.18
	likelySaid = 0.1
	short      = 9 // tokens
)

// hint is how much the words of a sentence speak of a theme.
type hint struct {
	code  string
	first mention.Match
	sum   float64
}

// How much weak words must add up to. A long sentence holds more of them by chance, and
// one that names a public body is about what it does.
const (
	leastHint  = 1.0
	everyToken = 0.03
	beside     = 0.5  // more, beside a public body
	framed     = 0.25 // less, beside words that say what the talk is of
)

// hints suggests the theme of which most words of the sentence are, where no word says
// it outright. A word that is one of many themes says little of each.
func (r *Reader) hints(s *mention.Sentence, y *mention.Saying, number int) {
	if len(r.spoken) > 0 {
		return
	}
	best := hint{}
	for _, h := range r.sums(y.List(mention.Themes)) {
		if h.sum > best.sum {
			best = h
		}
	}
	least := leastHint + everyToken*float64(len(s.Tokens))
	if slices.ContainsFunc(y.List(mention.Acts), func(m mention.Match) bool { return concern.Plays(m, "body") }) {
		least += beside
	}
	if best.code != "" && best.sum >= least {
		r.speak(s, best.first, best.code, number)
	}
}

// sums adds up the weak words of each theme.
func (r *Reader) sums(all []mention.Match) []hint {
	var out []hint
	for i, m := range all {
		code := m.Entry.Meaning()
		if !kind(m, "weak") || !r.known(code) {
			continue
		}
		at := slices.IndexFunc(out, func(h hint) bool { return h.code == code })
		if at < 0 {
			at = len(out)
			out = append(out, hint{code: code, first: m})
		}
		out[at].sum += 1 / math.Sqrt(float64(rivals(all, i)))
	}
	for i := range out {
		if r.frames(out[i].code, all) {
			out[i].sum += framed
		}
	}
	return out
}

// kind reports whether an entry is of this kind.
func kind(m mention.Match, k string) bool { return m.Entry.Slot("kind") == k }

// rivals counts the themes of which the word of a match is.
func rivals(all []mention.Match, i int) int {
	n := 1
	for j := i - 1; j >= 0 && all[j].From == all[i].From; j-- {
		if kind(all[j], "weak") {
			n++
		}
	}
	for j := i + 1; j < len(all) && all[j].From == all[i].From; j++ {
		if kind(all[j], "weak") {
			n++
		}
	}
	return n
}

// frames reports whether the sentence says that it is of the group of a theme.
func (r *Reader) frames(code string, all []mention.Match) bool {
	g := r.group(code)
	return slices.ContainsFunc(all, func(m mention.Match) bool { return kind(m, "frame") && m.Entry.Meaning() == g })
}

// mostThemes is how many themes a sentence may have: one with more is a list of them.
const mostThemes = 6

// codes returns the codes that words suggest in their sentence.
func (r *Reader) codes(m mention.Match) []string {
	var out []string
	if kind(m, "") {
		for _, code := range m.Entry.Means {
			if r.known(code) {
				out = append(out, code)
			}
		}
	}
	for _, g := range r.givesOf(m.Entry) {
		if r.known(g.code) && !slices.ContainsFunc(g.with, func(c company) bool { return !r.has(c, m) }) {
			out = append(out, g.code)
		}
	}
	return out
}

// has reports whether a concept stands in the sentence beside words, or before it.
func (r *Reader) has(c company, m mention.Match) bool {
	if i := r.reachOf(c.concept); i >= 0 && (r.places[i].firstTo <= m.From || m.To <= r.places[i].lastFrom) {
		return true
	}
	return c.before && slices.ContainsFunc(r.before[:], func(names []string) bool { return slices.Contains(names, c.concept) })
}

// place notes where the concepts of a sentence stand.
func (r *Reader) place(all []mention.Match) {
	r.places = r.places[:0]
	for _, m := range all {
		if !kind(m, "concept") {
			continue
		}
		i := r.reachOf(m.Entry.Name)
		if i < 0 {
			r.places = append(r.places, reach{m.Entry.Name, m.To, m.From})
			continue
		}
		at := &r.places[i]
		at.firstTo, at.lastFrom = min(at.firstTo, m.To), max(at.lastFrom, m.From)
	}
}

// reachOf returns which of the places is that of a concept, -1 if none is.
func (r *Reader) reachOf(concept string) int {
	return slices.IndexFunc(r.places, func(at reach) bool { return at.concept == concept })
}

// givesOf reads what an entry gives: "exclusion with locals+~foreigners".
func (r *Reader) givesOf(e *mention.Entry) []give {
	if out, ok := r.gives[e]; ok {
		return out
	}
	var out []give
	for _, v := range e.Slots["gives"] {
		code, with, _ := strings.Cut(v, " with ")
		g := give{code: strings.TrimSpace(code)}
		for _, c := range strings.Split(with, "+") {
			name, before := strings.CutPrefix(strings.TrimSpace(c), "~")
			g.with = append(g.with, company{name, before})
		}
		out = append(out, g)
	}
	r.gives[e] = out
	return out
}

// remember keeps the concepts of a sentence for the next ones.
func (r *Reader) remember(all []mention.Match) {
	last := r.before[memory-1][:0]
	copy(r.before[1:], r.before[:memory-1])
	for _, m := range all {
		if kind(m, "concept") && !slices.Contains(last, m.Entry.Name) {
			last = append(last, m.Entry.Name)
		}
	}
	r.before[0] = last
}

// Take returns what was suggested since it was last called, as far as it is said of
// people who went to a conflict.
func (r *Reader) Take() []Theme {
	var out []Theme
	for i, d := range r.drawn {
		if d.hint && !r.company(i) {
			continue
		}
		if score := r.concern.Score(d.sentence); score >= enough || r.concern.Sure() {
			out = append(out, d.Theme)
		}
	}
	r.drawn = r.drawn[:0]
	return out
}

// company reports whether the sentences around a hint have themes that are said outright:
// it is told there how it was, and not what ministers decided.
func (r *Reader) company(i int) bool {
	n := 0
	for _, step := range []int{-1, 1} {
		for j := i + step; j >= 0 && j < len(r.drawn) && n < leastCompany; j += step {
			if away := (r.drawn[j].sentence - r.drawn[i].sentence) * step; away > widest {
				break
			}
			if !r.drawn[j].hint {
				n++
			}
		}
	}
	return n >= leastCompany
}

const (
	leastCompany = 2
	widest       = 4 // sentences
)

// enough is how much the sentences around must speak of the matter in a document that
// is about something else.
const enough = 5
