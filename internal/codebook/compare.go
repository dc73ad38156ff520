package codebook

import (
	"slices"
	"strings"

	"cited"
)

// Extent is how what one cell counts stands to what another counts.
type Extent string

// Extents. They read from the first cell to the second.
const (
	Same     Extent = "same"
	Contains Extent = "contains" // all of the second is counted in the first
	Within   Extent = "within"   // all of the first is counted in the second
	Differs  Extent = "differs"  // neither, or nobody can say
)

// Likeness is what comparing two cells yields.
type Likeness struct {
	Extent Extent
	Field  string   // the field that decides it; empty if they are the same
	Silent []string // fields of which one of the two says nothing, so that it was taken as the text stands
	Why    string   // in words: "returned, not travelled"; empty if they are the same
}

// Compare says whether two cells count the same. It is the one place where that is
// asked.
//
// What a cell does not say is taken by the field. No origin, place, segment or group
// stands for all there are, so that it contains whoever names one. No theatre and no
// basis leave open which one is meant: that is the same as any, and told as silent. A
// region is its countries, by the list of regions; one that is not on the list has
// unknown members and compares with nothing, not even with itself. Shares are the
// same or differ: that one whole contains another says nothing about their shares.
func (s *Set) Compare(a, b *cited.Cell) Likeness {
	if a.Codebook != b.Codebook {
		return Likeness{Extent: Differs, Field: "codebook", Why: not(b.Codebook, a.Codebook)}
	}
	book, ok := s.Book(a.Codebook)
	if !ok {
		return Likeness{Extent: Differs, Field: "codebook", Why: "the codebook " + or(a.Codebook) + " is not in use"}
	}
	return book.Compare(a, b)
}

// Compare is the same for two cells of this codebook.
func (c *Codebook) Compare(a, b *cited.Cell) Likeness {
	x, y := c.narrowed(a), c.narrowed(b)
	out := Likeness{Extent: Same}
	for _, field := range comparisons() {
		one := field.compare(c, &x, &y)
		if one.silent {
			out.Silent = append(out.Silent, field.name)
		}
		if x.Kind == cited.Share && (one.extent == Contains || one.extent == Within) {
			one.extent = Differs
		}
		switch {
		case one.extent == Same:
		case one.extent == Differs:
			return Likeness{Extent: Differs, Field: field.name, Silent: out.Silent, Why: one.why}
		case out.Extent == Same:
			out.Extent, out.Field, out.Why = one.extent, field.name, one.why
		case out.Extent != one.extent:
			return Likeness{Extent: Differs, Field: out.Field, Silent: out.Silent, Why: out.Why + "; but " + field.name + ": " + one.why}
		}
	}
	return out
}

// ofField is how two cells stand to each other in one field.
type ofField struct {
	extent Extent
	silent bool
	why    string
}

// comparison is how one field is compared.
type comparison struct {
	name    string
	compare func(c *Codebook, a, b *cited.Cell) ofField
}

// comparisons are those of all fields, in the order of cited.CellFields: the first that
// differs is the one that is named.
func comparisons() []comparison {
	return []comparison{
		{"codebook", func(_ *Codebook, a, b *cited.Cell) ofField { return exactly(a.Codebook, b.Codebook) }},
		{"kind", func(_ *Codebook, a, b *cited.Cell) ofField { return exactly(string(a.Kind), string(b.Kind)) }},
		{"measure", (*Codebook).compareMeasures},
		{"origin", (*Codebook).compareOrigins},
		{"population", (*Codebook).comparePopulations},
		{"theatre", (*Codebook).compareTheatres},
		{"place", func(_ *Codebook, a, b *cited.Cell) ofField { return orAll(a.Place, b.Place, "places", sum) }},
		{"group", func(_ *Codebook, a, b *cited.Cell) ofField { return compareGroups(a, b) }},
		{"segment", func(_ *Codebook, a, b *cited.Cell) ofField { return compareSegments(a, b) }},
		{"of", func(_ *Codebook, a, b *cited.Cell) ofField { return compareWholes(a, b) }},
		{"basis", func(_ *Codebook, a, b *cited.Cell) ofField { return compareBases(a.Basis, b.Basis) }},
	}
}

func not(is, other string) string { return or(is) + ", not " + or(other) }

func or(s string) string {
	if s == "" {
		return "nothing said"
	}
	return s
}

func exactly(a, b string) ofField {
	if a == b {
		return ofField{extent: Same}
	}
	return ofField{extent: Differs, why: not(b, a)}
}

// flipped turns an extent around.
func flipped(e Extent) Extent {
	switch e {
	case Contains:
		return Within
	case Within:
		return Contains
	}
	return e
}

// compareMeasures knows that a family, by which people ask, contains its measures.
func (c *Codebook) compareMeasures(a, b *cited.Cell) ofField {
	if a.Measure == b.Measure {
		return ofField{extent: Same}
	}
	both := ""
	for _, f := range c.Families {
		hasA, hasB := slices.Contains(f.Measures, a.Measure), slices.Contains(f.Measures, b.Measure)
		switch {
		case f.Code == a.Measure && hasB:
			return ofField{extent: Contains, why: b.Measure + " is one of " + a.Measure}
		case f.Code == b.Measure && hasA:
			return ofField{extent: Within, why: a.Measure + " is one of " + b.Measure}
		case hasA && hasB && both == "":
			both = " (both are " + f.Code + ")"
		}
	}
	return ofField{extent: Differs, why: not(b.Measure, a.Measure) + both}
}

// comparePopulations knows from the codebook which populations hold others, and of which
// it is not said whether they are the others.
func (c *Codebook) comparePopulations(a, b *cited.Cell) ofField {
	p, q := a.Population, b.Population
	switch {
	case p == q:
		return ofField{extent: Same}
	case slices.Contains(c.like[p], q) || slices.Contains(c.like[q], p):
		return ofField{extent: Same, silent: true}
	case c.holds(p, q):
		return ofField{extent: Contains, why: q + " are counted among " + p}
	case c.holds(q, p):
		return ofField{extent: Within, why: p + " are counted among " + q}
	}
	return ofField{extent: Differs, why: not(q, p)}
}

// holds reports whether people of a population are counted among those of another.
func (c *Codebook) holds(all, some string) bool { return slices.Contains(c.members[all], some) }

// compareOrigins compares countries. Nobody's origin stands for all.
func (c *Codebook) compareOrigins(a, b *cited.Cell) ofField {
	return c.compareCountries(a.Origin, b.Origin, orAll)
}

// compareTheatres compares countries. No theatre is any of them.
func (c *Codebook) compareTheatres(a, b *cited.Cell) ofField {
	return c.compareCountries(a.Theatre, b.Theatre, orAny)
}

func (c *Codebook) compareCountries(a, b []string, or func(a, b []string, what string, more combining) ofField) ofField {
	x, unknown := c.membersOf(a)
	if unknown == "" {
		var y []string
		if y, unknown = c.membersOf(b); unknown == "" {
			return or(x, y, "countries", sum)
		}
	}
	return ofField{extent: Differs, why: "nobody has listed which countries lie in " + strings.TrimPrefix(unknown, regionPrefix)}
}

// membersOf returns the countries that a list of countries and regions stands for, and
// the first region of which nobody knows them. A region that is a part of one
// country stands for itself.
func (c *Codebook) membersOf(list []string) (countries []string, unknown string) {
	for _, name := range list {
		if !strings.HasPrefix(name, regionPrefix) {
			countries = append(countries, name)
			continue
		}
		r, listed := c.Region(name)
		former := c.names.former[fold(strings.TrimPrefix(name, regionPrefix))]
		switch {
		case listed && len(r.Members) > 0:
			countries = append(countries, r.Members...)
		case listed:
			countries = append(countries, regionPrefix+r.Name)
		case len(former) > 0:
			countries = append(countries, slices.DeleteFunc(slices.Clone(former), func(s string) bool { return strings.HasPrefix(s, regionPrefix) })...)
		default:
			return nil, name
		}
	}
	return countries, ""
}

// combining says what several items of a list count: all together, or only what has
// them all.
type combining int

const (
	sum combining = iota
	common
)

// orAll compares lists where none stands for all there are.
func orAll(a, b []string, what string, more combining) ofField {
	switch {
	case len(a) == 0 && len(b) == 0:
		return ofField{extent: Same}
	case len(a) == 0:
		return ofField{Contains, true, strings.Join(b, ", ") + " only"}
	case len(b) == 0:
		return ofField{Within, true, "all " + what + ", not only " + short(a)}
	}
	return compareLists(a, b, more)
}

// orAny compares lists where none leaves it open.
func orAny(a, b []string, _ string, more combining) ofField {
	if len(a) == 0 || len(b) == 0 {
		return ofField{extent: Same, silent: len(a) != len(b)}
	}
	return compareLists(a, b, more)
}

func compareLists(a, b []string, more combining) ofField {
	x, y := folded(a), folded(b)
	out := ofField{why: not(short(b), short(a))}
	switch inA, inB := holds(x, y), holds(y, x); {
	case inA && inB:
		return ofField{extent: Same}
	case inA:
		out.extent = Contains
	case inB:
		out.extent = Within
	default:
		out.extent = Differs
	}
	if more == common {
		out.extent = flipped(out.extent)
	}
	return out
}

// short writes a list for people, cut where nobody would read on.
func short(list []string) string {
	const most = 5
	if len(list) > most {
		return strings.Join(list[:most], ", ") + ", ..."
	}
	return strings.Join(list, ", ")
}

func folded(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = fold(s)
	}
	return out
}

// compareGroups takes the scope into account: "and others" and "mostly" narrow nobody
// down, so that they count members of all groups, as a text does that names none.
func compareGroups(a, b *cited.Cell) ofField {
	if onlyA, onlyB := only(a), only(b); onlyA == onlyB && onlyA {
		return compareLists(a.Group, b.Group, sum)
	} else if len(a.Group) > 0 && len(b.Group) > 0 && !share(a.Group, b.Group) {
		return ofField{extent: Differs, why: not(short(b.Group), short(a.Group))}
	} else if onlyA {
		return ofField{Within, len(b.Group) == 0, "all groups, not only " + short(a.Group)}
	} else if onlyB {
		return ofField{Contains, len(a.Group) == 0, short(b.Group) + " only"}
	}
	return ofField{extent: Same, silent: !slices.Equal(a.Group, b.Group) || a.GroupScope != b.GroupScope}
}

// only reports whether a cell counts members of the named groups only.
func only(c *cited.Cell) bool {
	return len(c.Group) > 0 && c.GroupScope != cited.AndOthers && c.GroupScope != cited.Mostly
}

func share(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// compareSegments compares what narrows the population: the more, the fewer people.
func compareSegments(a, b *cited.Cell) ofField {
	out := orAll(a.Segment, b.Segment, "of them", common)
	out.silent = false
	return out
}

// compareWholes compares what shares are shares of. A whole that is given as a number
// says how large it was, which is no other whole.
func compareWholes(a, b *cited.Cell) ofField {
	switch {
	case a.Kind != cited.Share || fold(a.Of) == fold(b.Of):
		return ofField{extent: Same}
	case a.Of == "" || b.Of == "" || numeric(a.Of) || numeric(b.Of):
		return ofField{extent: Same, silent: true}
	}
	return ofField{extent: Differs, why: "of " + not(b.Of, a.Of)}
}

func numeric(s string) bool { return strings.ContainsAny(s, "0123456789") }

// compareBases knows that all there ever were contain those of a period.
func compareBases(a, b cited.Basis) ofField {
	unsaid := func(b cited.Basis) bool { return b == "" || b == cited.Unstated }
	switch {
	case a == b || unsaid(a) && unsaid(b):
		return ofField{extent: Same}
	case unsaid(a) || unsaid(b):
		return ofField{extent: Same, silent: true}
	case a == cited.Cumulative && b == cited.Period:
		return ofField{extent: Contains, why: "those of a period, not all up to a date"}
	case a == cited.Period && b == cited.Cumulative:
		return ofField{extent: Within, why: "all up to a date, not those of a period"}
	}
	return ofField{extent: Differs, why: not(string(b), string(a))}
}
