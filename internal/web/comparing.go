package web

import (
	"cmp"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/query"
)

// comparing is what an address asks to be compared: a cell by its id or by words, a date, rules.
type comparing struct {
	Cell   cited.ID
	Words  query.CellWords
	At     cited.EDTF
	Rules  []string // none: all
	First  int      // the claim at which the table begins, from 0
	Pair   [2]int   // two claims, by their numbers from 1; 0 for none
	values url.Values
}

// The keys of an address of a comparison that are no fields of a cell.
const (
	keyCell  = "cell"
	keyAt    = "at"
	keyRule  = "rule"
	keyFirst = "claim"
	keyOne   = "one"
	keyOther = "other"
)

// readComparing reads what an address or a form asks for.
func readComparing(values url.Values) (comparing, error) {
	c := comparing{Cell: cited.ID(values.Get(keyCell)), At: cited.EDTF(strings.TrimSpace(values.Get(keyAt))), values: url.Values{}}
	for _, f := range cellParams(&c.Words) {
		*f.value = strings.Join(values[f.name], ",")
		c.keep(f.name, *f.value)
	}
	for _, name := range values[keyRule] {
		if name != "" && !slices.Contains(c.Rules, name) {
			c.Rules = append(c.Rules, name)
			c.values.Add(keyRule, name)
		}
	}
	c.keep(keyCell, string(c.Cell))
	c.keep(keyAt, string(c.At))
	if c.At != "" && !c.At.Valid() {
		return c, cited.Errorf(cited.Invalid, "at is a date, like 2015 or 2016-06, not %q", short(string(c.At)))
	}
	for key, to := range map[string]*int{keyFirst: &c.First, keyOne: &c.Pair[0], keyOther: &c.Pair[1]} {
		n, err := numbered(values, key)
		if err != nil {
			return c, err
		}
		*to = n
	}
	if c.Pair[0] > 0 && c.Pair[0] == c.Pair[1] {
		return c, cited.Errorf(cited.Invalid, "a claim stands to itself in no way: name two, not %d twice", c.Pair[0])
	}
	c.First = max(c.First-1, 0)
	return c, nil
}

// numbered is the number of a claim, or of a row, that an address names by a key; 0 if it names none.
func numbered(values url.Values, key string) (int, error) {
	n, err := strconv.Atoi(cmp.Or(values.Get(key), "0"))
	if err != nil || n < 0 || n > math.MaxInt32 {
		return 0, cited.Errorf(cited.Invalid, "%s is the number of a row, from 1, not %q", key, short(values.Get(key)))
	}
	return n, nil
}

// within reports as NotFound that claims are named that are not among so many. None at all is a page of its own.
func (c *comparing) within(claims int) error {
	for _, n := range []int{c.First + 1, c.Pair[0], c.Pair[1]} {
		if n > max(claims, 1) {
			return cited.Errorf(cited.NotFound, "there is no claim %d; there are %d, and the table below the chart numbers them", n, claims)
		}
	}
	return nil
}

func (c *comparing) keep(key, value string) {
	if value != "" {
		c.values.Set(key, value)
	}
}

// Empty reports whether no cell was asked for.
func (c *comparing) Empty() bool { return c.Cell == "" && c.Words.Measure == "" }

// Hidden are the keys and values that a form has to carry on.
func (c comparing) Hidden() (list []picked) {
	for key, values := range c.values {
		for _, v := range values {
			list = append(list, picked{key, v})
		}
	}
	slices.SortFunc(list, func(a, b picked) int { return cmp.Or(strings.Compare(a.Key, b.Key), strings.Compare(a.Value, b.Value)) })
	return list
}

// with is the address of the same with some values set; an empty one is left out.
func (c *comparing) with(pairs ...string) string { return c.on("/compare", pairs...) }

// on is the same on another page.
func (c *comparing) on(path string, pairs ...string) string {
	values := url.Values{}
	for key, list := range c.values {
		values[key] = slices.Clone(list)
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		values.Del(pairs[i])
		if pairs[i+1] != "" {
			values.Set(pairs[i], pairs[i+1])
		}
	}
	return path + "?" + values.Encode()
}

// estimator loads what was asked for, and writes its cell into the words, for the form.
func (s *server) estimator(r *request, c *comparing) (*archive.Estimator, error) {
	set, err := s.codebooks()
	if err != nil {
		return nil, err
	}
	var cell cited.Cell
	if c.Cell != "" {
		cell, err = s.Archive.Cell(r.Context(), r.viewer, c.Cell)
	} else {
		cell, err = c.Words.Cell(set)
	}
	if err != nil {
		return nil, err
	}
	est, err := s.Archive.Compare(r.Context(), r.viewer, cell)
	if err == nil {
		c.Words = wordsOf(&est.Cell)
	}
	return est, err
}

// wordsOf are the words by which people ask for a cell.
func wordsOf(c *cited.Cell) query.CellWords {
	list := func(l []string) string { return strings.Join(l, ",") }
	return query.CellWords{Measure: c.Measure, Codebook: c.Codebook, Kind: string(c.Kind), Population: c.Population, Origin: list(c.Origin), Theatre: list(c.Theatre),
		Place: list(c.Place), Group: list(c.Group), Segment: list(c.Segment), Of: c.Of, Basis: string(c.Basis)}
}

// rulesNamed returns the rules that an address names, all if it names none.
func (s *server) rulesNamed(names []string) (all, chosen archive.RuleList, err error) {
	if all, err = s.Archive.EstimateRules(); err != nil || len(names) == 0 {
		return all, all, err
	}
	for _, name := range names {
		rule, err := all.Get(name)
		if err != nil {
			return nil, nil, err
		}
		chosen = append(chosen, rule)
	}
	return all, chosen, nil
}
