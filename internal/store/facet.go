package store

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"cited"
)

// Facet is how often which values of a key are in a list.
type Facet struct {
	Key    string
	Values []FacetValue // the commonest first
	Others int          // values that are not listed
}

// FacetValue is a value, and how many rows have it.
type FacetValue struct {
	Value string
	Rows  int
}

// mostFacetValues is how many values of a facet are listed.
const mostFacetValues = 30

// Keys of facets that are no columns and no lists of codes.
const (
	facetYear      = "year"
	facetReview    = "review"
	facetPublisher = "publisher"
)

// facetKeys lists the facets of a shelf in the order in which they are shown. There is none of
// places: few people in a small place are found by it.
func facetKeys(sh *shelf) []string {
	switch sh.at {
	case atFigures:
		return []string{"measure", "origin", "theatre", "population", "group", "stance", "kind", "basis", "codebook", facetYear, facetReview, facetPublisher, "source"}
	case atStatements:
		return []string{"source", "stance", "hedge", "act", "theme", "tie", "group", facetYear, facetReview, facetPublisher}
	case atResponses:
		return []string{"actor", "kind", "status", facetYear, facetReview, facetPublisher}
	case atUnquantified:
		return []string{"measure", "word", "origin", "theatre", "population", "group", "stance", "basis", "codebook", facetYear, facetReview, facetPublisher, "source"}
	}
	return nil
}

// facetOf is the facet that a term narrows: its key, by the name of the facet. The years of
// statements are those of their documents.
func facetOf(sh *shelf, key string) string {
	switch key {
	case "attribution":
		return "source"
	case "time", "date", "after", "before":
		return facetYear
	case "published":
		if sh.at == atStatements {
			return facetYear
		}
	}
	return key
}

// tally counts values of facets. Codes are of one role each, so that all share one array.
type tally struct {
	codes        []int32
	begins, ends []int32 // years in which periods begin and end, from math.MinInt16
	reviews      [256]int32
}

func newTally(words *dictionary) *tally {
	return &tally{codes: make([]int32, len(words.role)), begins: make([]int32, 1<<16), ends: make([]int32, 1<<16)}
}

// add adds what another one counted.
func (t *tally) add(o *tally) {
	for _, pair := range [][2][]int32{{t.codes, o.codes}, {t.begins, o.begins}, {t.ends, o.ends}, {t.reviews[:], o.reviews[:]}} {
		for i, n := range pair[1] {
			pair[0][i] += n
		}
	}
}

// period counts years.
func (t *tally) period(first, last int16) {
	if first <= last {
		t.begins[int(first)-math.MinInt16]++
		t.ends[int(last)-math.MinInt16]++
	}
}

// facetCounter counts the facets of rows of a shelf.
type facetCounter struct {
	sh    *shelf
	words *dictionary
	roles map[string]uint8 // of keys
}

func newFacetCounter(sh *shelf, words *dictionary) *facetCounter {
	f := &facetCounter{sh: sh, words: words, roles: map[string]uint8{}}
	for _, key := range facetKeys(sh) {
		f.roles[key] = rolePlace(sh.role(sh.keyOf(key)))
	}
	return f
}

// count counts some facets of the rows of a chunk that are selected.
func (f *facetCounter) count(to *tally, c *rowChunk, selected bits, keys []string) {
	var listed [256]bool // roles
	lists := false
	for _, key := range keys {
		switch at := f.sh.columnAt(key); {
		case key == facetYear:
			selected.each(func(row int) { to.period(c.firstYear[row], c.lastYear[row]) })
		case key == facetReview:
			selected.each(func(row int) { to.reviews[c.reviewAt(row)]++ })
		case key == facetPublisher:
			for d, code := range c.docs.publisher {
				to.codes[code] += int32(selected.between(int(c.start[d]), int(c.start[d+1])))
			}
		case at >= 0:
			of := &c.codes[at]
			selected.each(func(row int) { to.codes[of.at(row)]++ })
		default:
			listed[f.roles[key]], lists = true, true
		}
	}
	if lists {
		selected.each(func(row int) {
			for _, code := range c.listed[c.offset[row]:c.offset[row+1]] {
				if listed[f.words.role[code]] {
					to.codes[code]++
				}
			}
		})
	}
}

// facets makes facets of what was counted.
func (f *facetCounter) facets(t *tally) []Facet {
	var all []Facet
	for _, key := range facetKeys(f.sh) {
		switch key {
		case facetYear:
			all = append(all, t.years())
		case facetReview:
			all = append(all, t.ofReviews())
		case facetPublisher:
			all = append(all, t.ofRole(key, rolePlace(rolePublisher), f.words))
		default:
			all = append(all, t.ofRole(key, f.roles[key], f.words))
		}
	}
	return all
}

// newFacet lists the commonest values.
func newFacet(key string, values []FacetValue) Facet {
	slices.SortFunc(values, func(a, b FacetValue) int { return cmp.Or(cmp.Compare(b.Rows, a.Rows), cmp.Compare(a.Value, b.Value)) })
	shown := min(len(values), mostFacetValues)
	return Facet{Key: key, Values: slices.Clone(values[:shown]), Others: len(values) - shown}
}

func (t *tally) ofRole(key string, role uint8, words *dictionary) Facet {
	var values []FacetValue
	for code, n := range t.codes {
		if n > 0 && words.role[code] == role {
			values = append(values, FacetValue{words.value[code], int(n)})
		}
	}
	return newFacet(key, values)
}

// ofReviews counts as a query finds: what was corrected or added is accepted as well.
func (t *tally) ofReviews() Facet {
	var values []FacetValue
	for _, r := range cited.Reviews() {
		rows := 0
		for at, of := range cited.Reviews() {
			if of == r || slices.Contains(reviewsMeant(string(r)), of) {
				rows += int(t.reviews[at])
			}
		}
		if rows > 0 {
			values = append(values, FacetValue{string(r), rows})
		}
	}
	return newFacet(facetReview, values)
}

// years counts a period in every year that it may lie in, as a query for that year finds it: one
// that is open, in all years from the first to the last that any period begins or ends in.
func (t *tally) years() Facet {
	first, last := len(t.begins), -1
	for at := 1; at < len(t.begins)-1; at++ {
		if t.begins[at]+t.ends[at] > 0 {
			first, last = min(first, at), at
		}
	}
	var values []FacetValue
	running := t.begins[0]
	for at := 1; at <= last; at++ {
		running += t.begins[at]
		if year := at + math.MinInt16; at >= first && running > 0 && year >= 0 && year <= 9999 {
			values = append(values, FacetValue{fmt.Sprintf("%04d", year), int(running)})
		}
		running -= t.ends[at]
	}
	return newFacet(facetYear, values)
}
