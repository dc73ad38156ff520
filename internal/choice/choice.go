// Package choice picks one of several options by their features, and learns
// which features speak for an option from choices that people made.
//
// An option's score is the sum of the weights of its features. Every weight can
// be read and shown: that is what makes a choice one that can be explained. The
// weights are those of a conditional log-linear model: the probability of an
// option is exp(score) over the sum of that of all options.
package choice

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"cited/internal/hashed"

	"cited"
)

// Feature is something that holds of an option: a name, and what it is filled
// with, which may be empty. Neither holds white space.
type Feature struct{ Name, Value string }

// String returns name=value, or the name alone.
func (f Feature) String() string {
	if f.Value == "" {
		return f.Name
	}
	return f.Name + "=" + f.Value
}

// Option is one of those to choose from.
type Option struct {
	Features []Feature
}

// Model holds the weights of one kind of choice. It does not change; a nil one
// scores everything 0.
type Model struct {
	weights map[Feature]float64
	index   *hashed.Table[float64] // the same, to look up
}

// Score returns the sum of the weights of some features.
func (m *Model) Score(features []Feature) float64 {
	if m == nil || len(m.weights) == 0 {
		return 0
	}
	sum := 0.0
	for _, f := range features {
		w, _ := m.index.Get(keyOf(m.index, f))
		sum += w
	}
	return sum
}

// Weight returns the weight of a feature, 0 if it has none.
func (m *Model) Weight(f Feature) float64 {
	if m == nil {
		return 0
	}
	return m.weights[f]
}

// Pick returns the index of the option with the highest score, the first of
// several; -1 if there are none.
func (m *Model) Pick(options []Option) int {
	best, most := -1, 0.0
	for i, o := range options {
		if s := m.Score(o.Features); best < 0 || s > most {
			best, most = i, s
		}
	}
	return best
}

// Models are the models of several kinds of choice, by the kind's name.
type Models map[string]*Model

// Read reads models that Write wrote: a line "[kind]" before the weights of a
// kind, then "weight name=value" a line. Lines that begin with # are skipped.
// Errors name the line.
func Read(r io.Reader) (Models, error) {
	all := Models{}
	var open *Model
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[' && strings.HasSuffix(line, "]"):
			open = &Model{weights: map[Feature]float64{}}
			all[line[1:len(line)-1]] = open
		default:
			f, weight, err := parseWeight(line)
			if err != nil || open == nil {
				return nil, cited.Errorf(cited.Invalid, "line %d: %q is no weight behind a line [kind]: learn the weights anew", n, line)
			}
			open.weights[f] = weight
		}
	}
	for _, m := range all {
		m.index = newIndex(m.weights)
	}
	return all, lines.Err()
}

func parseWeight(line string) (Feature, float64, error) {
	number, name, _ := strings.Cut(line, " ")
	weight, err := strconv.ParseFloat(number, 64)
	if err == nil && (name == "" || math.IsNaN(weight) || math.IsInf(weight, 0)) {
		err = strconv.ErrSyntax
	}
	name, value, _ := strings.Cut(name, "=")
	return Feature{name, value}, weight, err
}

// Write writes models so that Read reads them: kinds and features in alphabetical
// order, weights with three decimals, those that round to none left out.
func Write(w io.Writer, all Models) error {
	for _, kind := range slices.Sorted(maps.Keys(all)) {
		if _, err := fmt.Fprintf(w, "\n[%s]\n", kind); err != nil {
			return err
		}
		weights := all[kind].weights
		for _, f := range slices.SortedFunc(maps.Keys(weights), byName) {
			if math.Abs(weights[f]) < 0.0005 {
				continue
			}
			if _, err := fmt.Fprintf(w, "%.3f %s\n", weights[f], f); err != nil {
				return err
			}
		}
	}
	return nil
}

func byName(a, b Feature) int {
	return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.Value, b.Value))
}
