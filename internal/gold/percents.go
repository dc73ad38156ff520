package gold

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Percents are named scores in hundredths of a percent: what is committed as a
// ratchet has two decimals.
type Percents map[string]int

// ReadPercents reads the lines "name: percent" that Write wrote. An error names the
// line.
func ReadPercents(r io.Reader) (Percents, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	p := Percents{}
	for line := range strings.Lines(string(data)) {
		name, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		n, err := strconv.ParseFloat(value, 64)
		if !ok || err != nil {
			return nil, fmt.Errorf("%q is not \"set score: percent\"", line)
		}
		p[name] = hundredths(n / 100)
	}
	return p, nil
}

// Write writes the scores in alphabetical order, a line each.
func (p Percents) Write(w io.Writer) error {
	for _, name := range slices.Sorted(maps.Keys(p)) {
		if _, err := fmt.Fprintf(w, "%s: %.2f\n", name, float64(p[name])/100); err != nil {
			return err
		}
	}
	return nil
}

// Percents returns the scores of a report but for the relations, which Add adds.
// Names count only where there are any.
func (r TreeReport) Percents() Percents {
	p := Percents{}
	for name, rate := range map[string]Rate{"sentences": r.Sentences, "words": r.Words, "UPOS": r.UPOS, "XPOS": r.XPOS,
		"lemmas": r.Lemmas, "UAS": r.UAS, "LAS": r.LAS, "LAS-without-subtypes": r.LASWithout, "CLAS": r.CLAS} {
		p[name] = hundredths(rate.F1)
	}
	if r.Names.R > 0 {
		p["names"] = hundredths(r.Names.F1)
	}
	return p
}

// Add adds the scores of some relations.
func (p Percents) Add(r TreeReport, relations ...string) {
	for _, rel := range relations {
		p[rel] = hundredths(r.Relations[rel].F1)
	}
}

func hundredths(share float64) int { return int(share*10000 + 0.5) }
