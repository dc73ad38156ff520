package teach

import (
	"cited/internal/choice"
	"cited/internal/codebook"
	"cited/internal/extract"
	"cited/rules"
)

// Learning says how weights are learned, and in how many passes over the texts.
type Learning struct {
	Plan   choice.Plan
	Passes int
}

// Default is the learning of the program's own weights.
func Default() Learning { return Learning{Plan: choice.DefaultPlan(), Passes: 3} }

// Readers are readers by the name of their codebook.
type Readers map[string]*extract.Reader

// Codebooks are those that come with the program.
func Codebooks() []string { return []string{codebook.DefaultName, "casualties", "displacement"} }

// NewReaders makes a reader for every codebook that comes with the program.
func NewReaders() (Readers, error) {
	all := Readers{}
	for _, name := range Codebooks() {
		r, err := extract.New(rules.FS, []string{name})
		if err != nil {
			return nil, err
		}
		all[name] = r
	}
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
// choices lean on.
func (r Readers) Learn(all []*Corpus, how Learning) (choice.Models, error) {
	models := choice.Models{}
	for range how.Passes {
		examples := map[string][]choice.Example{}
		for _, c := range all {
			made, err := c.choices(r.With(models))
			if err != nil {
				return nil, err
			}
			for i := range made {
				examples[made[i].Kind] = append(examples[made[i].Kind], made[i].example())
			}
		}
		models = choice.Models{}
		for kind, list := range examples {
			models[kind] = choice.Learn(how.Plan, list)
		}
	}
	return models, nil
}
