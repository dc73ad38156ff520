package extract

import (
	_ "embed"
	"math"
	"slices"
	"strings"
	"sync"

	"cited"
	"cited/internal/choice"
	"cited/internal/text"
)

// Choice is a decision that was taken by the features of its options.
type Choice struct {
	Kind    string // of the weights: "measure", "basis:elsewhere"
	Start   int    // of the figure, code points of the document
	Options []Option
	Picked  int
}

// Option is one of those that a choice had.
type Option struct {
	Values []string     // what the field would say
	Rule   string       // by which rule
	At     []text.Range // the words it would be read from, bytes of the window
	choice.Option
}

//go:embed weights.txt
var learned string

// weights reads the weights of all choices.
var weights = sync.OnceValues(func() (choice.Models, error) { return choice.Read(strings.NewReader(learned)) })

// Trace has every choice of the session told. It is for learning and for
// explaining; without it nothing is kept.
func (s *Session) Trace(tell func(Choice)) {
	s.Steer(func(c Choice) int {
		tell(c)
		return c.Picked
	})
}

// Steer has somebody else take every choice of the session: decide returns the index
// of the option to take. It is for learning, where later choices are to lean on
// right ones.
func (s *Session) Steer(decide func(Choice) int) { s.steer = decide }

// chooser gathers the options of a choice. It is used again for the next.
type chooser struct {
	options  []option
	features []choice.Feature // of all options, in a row
	scores   []float64
	told     []float64                    // the part of the scores that the words of their values are
	words    []choice.Feature             // that the number is told with
	spelt    []choice.Feature             // the same of each value on offer
	spare    []choice.Feature             // those of the options before more is said of them
	names    map[string]map[string]string // of features, by both their parts
}

// option is an option in the making.
type option struct {
	code
	list     []code      // of a field that holds a list
	dated    *code       // of a source
	scope    cited.Scope // of groups that were taken over
	cue      int         // further data of the caller
	from, to int         // of its features
	spelt    text.Range  // of those that it shares with all options of its value
}

func (c *chooser) begin() {
	c.options, c.features = c.options[:0], c.features[:0]
}

// offer adds an option; features that follow are its own.
func (c *chooser) offer(v code, data int) {
	n := len(c.features)
	c.options = append(c.options, option{code: v, cue: data, from: n, to: n})
}

// has adds a feature to the last option.
func (c *chooser) has(name, value string) {
	c.features = append(c.features, choice.Feature{Name: name, Value: value})
	c.options[len(c.options)-1].to = len(c.features)
}

// holds adds a feature without a value if it holds.
func (c *chooser) holds(ok bool, name string) {
	if ok {
		c.has(name, "")
	}
}

// scope says which scope goes with the groups of the last option.
func (c *chooser) scope(s cited.Scope) { c.options[len(c.options)-1].scope = s }

// values are those of the option's field.
func (o option) values() []string {
	if o.list != nil {
		return values(o.list)
	}
	if o.value == "" {
		return nil
	}
	return []string{o.value}
}

// places are where the words of the option stand; none lies in another window.
func (o option) places() []text.Range {
	var out []text.Range
	for _, c := range append([]code{o.code}, o.list...) {
		if c.at.Start < c.at.End {
			out = append(out, c.at)
		}
	}
	return out
}

func (c *chooser) featuresOf(o option) []choice.Feature { return c.features[o.from:o.to] }

// sharedOf returns the features that an option shares with all that say the same.
func (c *chooser) sharedOf(o option) []choice.Feature { return c.spelt[o.spelt.Start:o.spelt.End] }

// pick returns the best option, and tells of the choice if somebody wants to know.
func (sc *scene) pick(kind string, d *draft) (option, bool) {
	c := sc.choices
	c.weigh(sc.r.models[kind])
	best := c.best(addsUp(kind))
	if best < 0 {
		return option{}, false
	}
	if sc.steer != nil {
		best = sc.steer(c.choiceOf(kind, sc.s.Tokens[d.q.From].Start, best))
	}
	return c.options[best], true
}

// weigh scores the options; the words of a value once.
func (c *chooser) weigh(m *choice.Model) {
	c.scores, c.told = c.scores[:0], c.told[:0]
	for i, o := range c.options {
		told := 0.0
		if o.spelt.Start < o.spelt.End {
			if j := c.firstOf(o.value); j < i {
				told = c.told[j]
			} else {
				told = m.Score(c.sharedOf(o))
			}
		}
		c.told = append(c.told, told)
		c.scores = append(c.scores, m.Score(c.featuresOf(o))+told)
	}
}

// addsUp reports whether a value that several options offer is the more likely for it.
// It is not where most options copy one another: a country of the conflict that was named
// once is carried from figure to figure.
func addsUp(kind string) bool {
	field, _, _ := strings.Cut(kind, ":")
	return field != "theatre"
}

// top returns the first option that scores highest, none if there are no options.
func (c *chooser) top() int {
	top := none
	for i, score := range c.scores {
		if top == none || score > c.scores[top] {
			top = i
		}
	}
	return top
}

// best returns the best option, of the value that is most probable if they add up. It is
// -1 if there are no options.
func (c *chooser) best(addUp bool) int {
	if !addUp {
		return c.top()
	}
	best, most := -1, 0.0
	for i := range c.options {
		sum := 0.0
		top := true
		for j := range c.options {
			if !c.same(i, j) {
				continue
			}
			if c.scores[j] > c.scores[i] || c.scores[j] == c.scores[i] && j < i {
				top = false
				break
			}
			sum += math.Exp(c.scores[j] - c.scores[i])
		}
		if v := c.scores[i] + math.Log(sum); top && (best < 0 || v > most) {
			best, most = i, v
		}
	}
	return best
}

// same reports whether two options say the same.
func (c *chooser) same(i, j int) bool {
	a, b := &c.options[i], &c.options[j]
	if i == j {
		return true
	}
	return a.value == b.value && sameValues(a.list, b.list)
}

func (c *chooser) choiceOf(kind string, start, picked int) Choice {
	out := Choice{Kind: kind, Start: start, Picked: picked}
	for _, o := range c.options {
		out.Options = append(out.Options, Option{Values: o.values(), Rule: o.rule, At: o.places(), Option: choice.Option{Features: slices.Concat(c.featuresOf(o), c.sharedOf(o))}})
	}
	return out
}

// offerCodes offers the values of a field that holds a list, and returns the features that
// are named after where they come from.
func (sc *scene) offerCodes(d *draft, list []code, from, rule string) about {
	return sc.aboutCodes(d, sc.offerValues(list, from, rule))
}

// offerValues offers the values of a field that holds a list, of which those of another
// figure or sentence come under the rule that took them over. It returns where they come
// from, apart for those that say nothing.
func (sc *scene) offerValues(list []code, from, rule string) string {
	c := sc.choices
	if rule != "" {
		list = inheritAll(list, rule)
	}
	c.offer(code{rule: rule}, none)
	c.options[len(c.options)-1].list = list
	if len(list) == 0 && from != "none" {
		from += "/none"
	}
	c.has(from, "")
	return from
}

// aboutCodes says of the last option what is counted, and returns the features of a group
// of options.
func (sc *scene) aboutCodes(d *draft, group string) about {
	of := sc.choices.about(group)
	of.has("measure", d.counted())
	of.has("class", d.noun.class)
	return of
}

// offerLeanings has offered what the figures say that a number leans on: its whole,
// and the number before it in the sentence, else the last figure of the paragraph.
func (sc *scene) offerLeanings(d *draft, before []*draft, offer func(on *draft, from, rule string)) {
	if d.whole != nil {
		offer(d.whole, "whole", "context.whole")
	}
	if n := len(before); n > 0 {
		offer(before[n-1], "number-before", "context.number-before")
		sc.choices.holds(before[n-1].measure.value == d.measure.value, "number-before/same")
	} else if n := len(sc.para.figures); n > 0 {
		offer(sc.para.figures[n-1], "figure-before", "context.sentence-before")
		sc.choices.holds(sc.para.figures[n-1].measure.value == d.measure.value, "figure-before/same")
	}
}
