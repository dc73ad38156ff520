package theme

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"cited/internal/choice"
	"cited/internal/hashed"
	"cited/internal/mention"
	"cited/internal/text"
)

//go:embed weights.txt
var learned string

// Learned returns the weights that come with the program.
var Learned = sync.OnceValues(func() (*Model, error) {
	labels, err := choice.ReadLabels(strings.NewReader(learned))
	if err != nil {
		return nil, err
	}
	return NewModel(labels), nil
})

// Model is what features of sentences speak for, ready to be looked up. It does not
// change and may be shared.
type Model struct {
	*choice.Labels
	rows   *hashed.Table[*row] // by the keys of features
	always choice.Row          // what every sentence begins with
	stems  *stemmer
	lists  []mention.List // whose entries are features
	names  []string       // of the lists
}

type row struct {
	choice.Row
	feature choice.Feature
}

// NewModel makes a model of weights.
func NewModel(labels *choice.Labels) *Model {
	m := &Model{Labels: labels, rows: hashed.New[*row](1 << 14), stems: newStemmer(), lists: []mention.List{mention.People, mention.Measures, mention.Groups, mention.Armed}}
	for _, l := range m.lists {
		m.names = append(m.names, l.String())
	}
	for f, r := range labels.Rows {
		m.rows.Put(m.key(f), &row{Row: r, feature: f})
	}
	m.always = labels.Row(choice.Feature{Name: "always"})
	return m
}

// The names of the features of words.
const (
	oneStem  = "stem"
	twoStems = "pair"
)

// key returns the key of a feature. That of two stems is made of theirs, so that they need
// not be put together.
func (m *Model) key(f choice.Feature) hashed.Key {
	value := m.rows.Name(f.Value)
	if first, second, two := strings.Cut(f.Value, "_"); two && f.Name == twoStems {
		value = m.rows.Name(first).And(m.rows.Name(second))
	}
	return m.rows.Name(f.Name).And(value)
}

// Weight is how much a feature speaks for a theme; 0 if it says nothing of it.
func (m *Model) Weight(code string, f choice.Feature) float64 {
	label, ok := slices.BinarySearch(m.Names()[:m.Count()], code)
	if !ok {
		return 0
	}
	return m.For(m.Row(f), label)
}

// knows reports whether an entry of the list of themes was met when the weights were
// learned. One that was not, such as a user's own, suggests a theme by itself.
func (m *Model) knows(entry string) bool {
	_, ok := m.rows.Get(m.key(choice.Feature{Name: "entry", Value: entry}))
	return ok
}

// rulePrefix begins the ids of what speaks for a theme: "theme.boredom.stem=yawn".
const rulePrefix = "theme."

func ruleOf(code string, f choice.Feature) string { return rulePrefix + code + "." + f.String() }

// ParseRule returns the theme and the feature that an id names which Reason has.
func ParseRule(id string) (code string, f choice.Feature, ok bool) {
	rest, ok := strings.CutPrefix(id, rulePrefix)
	code, feature, dotted := strings.Cut(rest, ".")
	f.Name, f.Value, _ = strings.Cut(feature, "=")
	return code, f, ok && dotted
}

// hit is a feature of the sentence, and the tokens that make it.
type hit struct {
	*row
	from, to int
}

// scales holds the sums of one sentence. It is used again for the next.
type scales struct {
	model   *Model
	hits    []hit
	sums    []float32
	words   [2][]byte // the stems of two words
	teach   func(Lesson)
	lesson  []choice.Feature
	learned map[choice.Feature]bool
}

// Lesson is a sentence and its features, each once. It is what weights are learned from.
type Lesson struct {
	Sentence text.Range
	Features []choice.Feature
}

// Teach has the features of every sentence told, which is for learning.
func (r *Reader) Teach(tell func(Lesson)) { r.scales.teach = tell }

func newScales(m *Model) *scales {
	return &scales{model: m, sums: make([]float32, len(m.Names()))}
}

// mostHits is how many features of a sentence are weighed: a longer one is no sentence.
const mostHits = 1000

// holds notes a feature that tokens make.
func (c *scales) holds(name, value string, from, to int) {
	f := choice.Feature{Name: name, Value: value}
	if c.teach != nil {
		c.note(f)
	}
	c.find(c.model.key(f), from, to)
}

// find notes the feature of a key, if it says anything.
func (c *scales) find(k hashed.Key, from, to int) {
	if r, ok := c.model.rows.Get(k); ok {
		c.hit(r, from, to)
	}
}

func (c *scales) hit(r *row, from, to int) {
	if len(c.hits) == mostHits || slices.ContainsFunc(c.hits, func(h hit) bool { return h.row == r }) { // there are few, and they are at hand
		return
	}
	c.hits = append(c.hits, hit{r, from, to})
}

func (c *scales) note(f choice.Feature) {
	if !c.learned[f] {
		c.learned[f] = true
		c.lesson = append(c.lesson, f)
	}
}

// weigh returns the probability of each theme of the model. What the words suggest by
// themselves has been drawn before.
func (c *scales) weigh(s *mention.Sentence, y *mention.Saying, drawn []drawn, whole text.Range) []float32 {
	c.hits = c.hits[:0]
	if c.teach != nil {
		c.lesson, c.learned = nil, map[choice.Feature]bool{}
	}
	c.readWords(s)
	c.readLists(s, y, drawn)
	if c.teach != nil {
		c.teach(Lesson{whole, c.lesson})
	}
	clear(c.sums)
	c.model.always.Add(c.sums)
	for _, h := range c.hits {
		h.Add(c.sums)
	}
	return c.model.Odds(c.sums)
}

// readWords notes the stems of the words, and of words that stand together.
func (c *scales) readWords(s *mention.Sentence) {
	rows := c.model.rows
	one, two := rows.Name(oneStem), rows.Name(twoStems)
	before, last := -1, hashed.Key(0)
	for i, t := range s.Tokens {
		if t.Class != text.Letters || i >= mostHits {
			before = -1
			continue
		}
		c.words[1] = c.model.stems.stem(text.AppendFold(c.words[1][:0], s.Content[t.Start:t.End]))
		own := rows.Bytes(c.words[1])
		c.find(one.And(own), i, i+1)
		if before >= 0 {
			c.find(two.And(last.And(own)), before, i+1)
		}
		if c.teach != nil {
			c.noteWords(before >= 0)
		}
		c.words[0], c.words[1] = c.words[1], c.words[0]
		before, last = i, own
	}
}

// noteWords notes the stem of a word, and with the word before it.
func (c *scales) noteWords(both bool) {
	c.note(choice.Feature{Name: oneStem, Value: string(c.words[1])})
	if both {
		c.note(choice.Feature{Name: twoStems, Value: string(c.words[0]) + "_" + string(c.words[1])})
	}
}

// readLists notes the entries of the lists, and what the words suggest by themselves.
func (c *scales) readLists(s *mention.Sentence, y *mention.Saying, drawn []drawn) {
	for _, m := range y.List(mention.Themes) {
		c.holds("entry", m.Entry.Name, m.From, m.To)
		if kind(m, "") {
			for _, code := range m.Entry.Means {
				c.holds("outright", code, m.From, m.To)
			}
		}
	}
	for _, d := range drawn {
		c.holds("words", d.Code, d.from, d.to)
	}
	for _, m := range y.List(mention.Acts) {
		c.holds("act", m.Entry.Name, m.From, m.To)
		for _, k := range m.Entry.Slots["kind"] {
			c.holds("plays", k, m.From, m.To)
		}
	}
	for i, l := range c.model.lists {
		for _, m := range s.List(l) {
			name := m.Entry.Name
			if l == mention.Groups { // that there is one says more than which
				name = ""
			}
			c.holds(c.model.names[i], name, m.From, m.To)
		}
	}
}

// heaviest returns the features that speak most for a theme, the heaviest first, of
// which none repeats the words of another and none is a mere particle.
func (c *scales) heaviest(s *mention.Sentence, label int) []hit {
	var out []hit
	least := leastReason
	for range mostReasons {
		best, most := hit{}, 0.0
		for _, h := range c.hits {
			w := c.model.For(h.Row, label)
			if w < least || w <= most || s.Tokens[h.to-1].End-s.Tokens[h.from].Start < shortest {
				continue
			}
			if !slices.ContainsFunc(out, func(o hit) bool { return h.from < o.to && o.from < h.to }) {
				best, most = h, w
			}
		}
		if best.row == nil {
			break
		}
		out, least = append(out, best), max(least, most*relative)
	}
	return out
}

const (
	mostReasons = 3
	leastReason = 0.1 // a lighter word does not suggest a theme
	relative    = 0.4 // how much of the heaviest a word must weigh to be shown with it
	shortest    = 4   // letters
)
