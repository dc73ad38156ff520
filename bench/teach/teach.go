package teach

import (
	"slices"
	"strings"

	"cited/internal/choice"
	"cited/internal/codebook"
	"cited/internal/extract"
	"cited/rules"
)

// Learning says how weights are learned, and in how many passes over the texts.
type Learning struct {
	Plan   choice.Plan
	Worded float64 // the decay of choices that are told by the words of the text
	Passes int
}

// Default is the learning of the program's own weights. Words are many, and most are seen seldom:
// the weights of choices that they tell of are drawn to 0 more strongly, so that no text is learned
// by heart.
func Default() Learning { return Learning{Plan: choice.DefaultPlan(), Worded: 0.1, Passes: 3} }

// planOf returns how the weights of a kind of choice are learned.
func (l Learning) planOf(kind string) choice.Plan {
	plan := l.Plan
	if worded(kind) {
		plan.Decay = l.Worded
	}
	return plan
}

// worded reports whether a kind of choice is told by the words of the text.
func worded(kind string) bool {
	switch fieldOf(kind) {
	case "measure", "population", "basis":
		return true
	}
	return false
}

// Readers are readers by the name of their codebook, or by both names where a document has
// figures of two: see both.
type Readers map[string]*extract.Reader

// Codebooks are those that come with the program.
func Codebooks() []string { return []string{codebook.DefaultName, "casualties", "displacement"} }

// both names the reader of casualties and displacement together: many documents tell of both.
const both = "casualties+displacement"

// NewReaders makes a reader for every codebook that comes with the program, and one for
// both.
func NewReaders() (Readers, error) {
	all := Readers{}
	for _, name := range Codebooks() {
		r, err := extract.New(rules.FS, []string{name})
		if err != nil {
			return nil, err
		}
		all[name] = r
	}
	r, err := extract.New(rules.FS, strings.Split(both, "+"))
	if err != nil {
		return nil, err
	}
	all[both] = r
	return all, nil
}

// With returns the readers with other weights.
func (r Readers) With(models choice.Models) Readers {
	out := Readers{}
	for name, one := range r {
		out[name] = one.With(models)
	}
	return out
}

// Learn goes over the texts several times: what is chosen changes what later
// choices lean on. It starts from nothing, so that the same texts yield the same
// weights whatever the readers have learned before.
func (r Readers) Learn(all []*Corpus, how Learning) (choice.Models, error) {
	models := choice.Models{}
	for range how.Passes {
		examples, err := r.With(models).examples(all)
		if err != nil {
			return nil, err
		}
		models = choice.Models{}
		for kind, list := range examples {
			models[kind] = choice.Learn(how.planOf(kind), list)
		}
	}
	return models, nil
}

// examples are what the choices in the texts teach, by kind. Of kinds that lean most on
// what was chosen before they are also what people would have chosen, had they read
// everything before.
func (r Readers) examples(all []*Corpus) (map[string][]choice.Example, error) {
	led, own := map[string][]choice.Example{}, map[string][]choice.Example{}
	if err := r.gather(led, all, true); err != nil {
		return nil, err
	}
	for kind, list := range led {
		if leans(kind) {
			own[kind] = list
		}
	}
	err := r.gather(own, all, false)
	share(own)
	return own, err
}

// share has the times of other codebooks learned from those of the usual one as well: a
// date is tied to a number by the same words there, and they are too few by themselves.
func share(examples map[string][]choice.Example) {
	if other := examples["time:elsewhere"]; len(other) > 0 {
		examples["time:elsewhere"] = slices.Concat(other, examples["time"])
	}
}

// leans reports whether choices of a kind are mostly taken over from the numbers
// before, so that a mistake goes on down a list.
func leans(kind string) bool {
	field := fieldOf(kind)
	return field == "time" || field == "basis" || field == "attribution"
}

// gather adds what the choices in the texts teach, by kind.
func (r Readers) gather(to map[string][]choice.Example, all []*Corpus, led bool) error {
	for _, c := range all {
		made, err := c.choices(r, led)
		if err != nil {
			return err
		}
		for i := range made {
			e := made[i].example()
			for range c.times {
				to[made[i].Kind] = append(to[made[i].Kind], e)
			}
		}
	}
	return nil
}
