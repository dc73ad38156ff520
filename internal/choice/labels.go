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

	"cited"
)

// Labels tell which labels a thing has; most things have none, some have several. Labels
// stand in groups. A feature speaks for a label, for all labels of a group, or for having
// any label at all, so that what is seen with few labels tells of their neighbours too.
//
// The probability of a label is exp(score) over the sum of that of all labels and of
// none, whose score is 0. Labels do not change.
type Labels struct {
	names []string // labels in alphabetical order, groups, and Any
	group []int    // by label: which of the names is its group
	rows  map[Feature]Row
}

// Any is the name under which stands what speaks for having a label at all.
const Any = "any"

// Row is what one feature speaks for.
type Row []Part

// Part is the weight of a feature for one of the names.
type Part struct {
	Name   uint16
	Weight float32
}

// NewLabels makes labels without weights, from the labels by group.
func NewLabels(groups map[string][]string) *Labels {
	l := &Labels{rows: map[Feature]Row{}}
	for _, g := range slices.Sorted(maps.Keys(groups)) {
		l.names = append(l.names, groups[g]...)
	}
	slices.Sort(l.names)
	n := len(l.names)
	l.group = make([]int, n)
	for _, g := range slices.Sorted(maps.Keys(groups)) {
		for _, label := range groups[g] {
			at, _ := slices.BinarySearch(l.names[:n], label)
			l.group[at] = len(l.names)
		}
		l.names = append(l.names, g)
	}
	l.names = append(l.names, Any)
	return l
}

// Names returns the labels, then the groups, then Any.
func (l *Labels) Names() []string { return l.names }

// Count is how many labels there are.
func (l *Labels) Count() int { return len(l.group) }

// Row returns what a feature speaks for; nothing if it was not learned.
func (l *Labels) Row(f Feature) Row { return l.rows[f] }

// Rows calls yield for every feature that speaks for something, in alphabetical order.
func (l *Labels) Rows(yield func(Feature, Row) bool) {
	for _, f := range slices.SortedFunc(maps.Keys(l.rows), byName) {
		if !yield(f, l.rows[f]) {
			return
		}
	}
}

// For is how much a row speaks for a label: by itself, by its group, and for any.
func (l *Labels) For(r Row, label int) float64 {
	sum := float32(0)
	for _, p := range r {
		if n := int(p.Name); n == label || n == l.group[label] || n == len(l.names)-1 {
			sum += p.Weight
		}
	}
	return float64(sum)
}

// Odds turns the sums of the weights, one for each of the names, into the probabilities
// of the labels, in place, and returns them.
func (l *Labels) Odds(sums []float32) []float32 {
	labels, any := sums[:len(l.group)], sums[len(l.names)-1]
	most := 0.0
	for i := range labels {
		labels[i] += sums[l.group[i]] + any
		most = math.Max(most, float64(labels[i]))
	}
	all := math.Exp(-most)
	for i := range labels {
		e := math.Exp(float64(labels[i]) - most)
		labels[i] = float32(e)
		all += e
	}
	for i := range labels {
		labels[i] /= float32(all)
	}
	return labels
}

// Add adds a row to the sums.
func (r Row) Add(sums []float32) {
	for _, p := range r {
		sums[p.Name] += p.Weight
	}
}

// ReadLabels reads what WriteLabels wrote. Errors name the line.
func ReadLabels(r io.Reader) (*Labels, error) {
	groups, sections := map[string][]string{}, map[string]map[Feature]float64{}
	var open map[Feature]float64
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[' && strings.HasSuffix(line, "]"):
			name, group, labelled := strings.Cut(line[1:len(line)-1], " of ")
			if labelled {
				groups[group] = append(groups[group], name)
			}
			open = map[Feature]float64{}
			sections[name] = open
		default:
			if open == nil || !readWeights(open, strings.Fields(line)) {
				return nil, cited.Errorf(cited.Invalid, "line %d: %q are no weights behind a line [label of group]: learn the weights anew", n, line)
			}
		}
	}
	return labelsOf(groups, sections), lines.Err()
}

// readWeights reads "stem 0.81 tedi yawn": features of one name that weigh the same.
func readWeights(to map[Feature]float64, words []string) bool {
	if len(words) < 2 {
		return false
	}
	w, err := strconv.ParseFloat(words[1], 32)
	if err != nil || math.IsNaN(w) || math.IsInf(w, 0) {
		return false
	}
	for _, value := range words[2:] {
		to[Feature{words[0], value}] = w
	}
	if len(words) == 2 {
		to[Feature{Name: words[0]}] = w
	}
	return true
}

// labelsOf puts the weights of each label, group and Any into rows.
func labelsOf(groups map[string][]string, sections map[string]map[Feature]float64) *Labels {
	l := NewLabels(groups)
	for i, name := range l.names {
		for f, w := range sections[name] {
			l.rows[f] = append(l.rows[f], Part{uint16(i), float32(w)})
		}
	}
	return l
}

// WriteLabels writes labels so that ReadLabels reads them: a part for each label, for each
// group and for Any, in it the features by name, the heaviest first, those that weigh the same
// on one line. Weights are multiples of a unit; what weighs less than half of it is left out.
func WriteLabels(w io.Writer, l *Labels, unit float64) error {
	parts := make([][]weighed, len(l.names))
	for f, row := range l.Rows {
		for _, p := range row {
			if w := math.Round(float64(p.Weight)/unit) * unit; w != 0 {
				parts[p.Name] = append(parts[p.Name], weighed{f, strconv.FormatFloat(w, 'f', -1, 32), w})
			}
		}
	}
	for i, name := range l.names {
		if i < l.Count() {
			name += " of " + l.names[l.group[i]]
		}
		if _, err := fmt.Fprintf(w, "\n[%s]\n%s", name, linesOf(parts[i])); err != nil {
			return err
		}
	}
	return nil
}

// weighed is a feature with its weight, as written and as it is.
type weighed struct {
	Feature
	written string
	weight  float64
}

// linesOf writes features, which come in alphabetical order.
func linesOf(list []weighed) string {
	slices.SortStableFunc(list, func(a, b weighed) int {
		if a.written == b.written {
			return strings.Compare(a.Name, b.Name)
		}
		return cmp.Or(strings.Compare(a.Name, b.Name), cmp.Compare(b.weight, a.weight))
	})
	var out strings.Builder
	for i, x := range list {
		if i == 0 || list[i-1].Name != x.Name || list[i-1].written != x.written || x.Value == "" {
			if i > 0 {
				out.WriteByte('\n')
			}
			out.WriteString(x.Name + " " + x.written)
		}
		if x.Value != "" {
			out.WriteString(" " + x.Value)
		}
	}
	if len(list) > 0 {
		out.WriteByte('\n')
	}
	return out.String()
}
