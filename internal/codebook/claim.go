package codebook

import (
	"slices"
	"strings"
)

// Claim says which figures a codebook takes. It fits a figure for which all of
// its conditions hold; an empty one holds for every figure.
type Claim struct {
	Measures    []string // one of these
	Populations []string // the noun is of one of these classes
	When        When     // all of these
}

// When is what the text says of a figure beyond its measure and its noun.
type When uint8

// Conditions of claims.
const (
	Abroad   When = 1 << iota // the people are from another country than the one they are counted in
	Incident                  // of an incident or a bounded time: an air strike, a day, an offensive
	Subject                   // the document was about this codebook so far
)

// whenNames are the conditions as codebook.yaml writes them, in the order of the
// constants.
func whenNames() []string { return []string{"abroad", "incident", "subject"} }

// anyMeasure is how a claim says that it fits every figure.
const anyMeasure = "any"

// claims reads which figures a codebook takes.
func (f fields) claims(c *Codebook) []Claim {
	var out []Claim
	for _, n := range f.list("claims") {
		item := f.fields(n, "measures", "populations", "when")
		claim := Claim{item.claimed("measures", c.isMeasure), item.claimed("populations", c.TakesClass), item.conditions()}
		if len(item.at) == 0 {
			f.failAt(n, "a claim needs measures, populations or when; for any figure write measures: [any]")
		}
		if slices.Contains(claim.Measures, anyMeasure) {
			if len(claim.Measures) > 1 || len(item.at) > 1 {
				f.failAt(n, "any stands alone: it holds for every figure")
			}
			claim.Measures = nil
		}
		out = append(out, claim)
	}
	return out
}

func (c *Codebook) isMeasure(code string) bool {
	_, ok := find(c.Measures, code)
	return ok || code == anyMeasure
}

// claimed reads codes that the codebook must know.
func (f fields) claimed(key string, knows func(string) bool) []string {
	var out []string
	for _, t := range f.texts(key) {
		if !knows(t.value) {
			f.failAt(t.node, "%s: there is no %s in this codebook", key, t.value)
		}
		out = append(out, t.value)
	}
	return out
}

func (f fields) conditions() When {
	var out When
	for _, t := range f.texts("when") {
		i := slices.Index(whenNames(), t.value)
		if i < 0 {
			f.failAt(t.node, "there is no condition %s; use %s", t.value, strings.Join(whenNames(), ", "))
			continue
		}
		out |= 1 << i
	}
	return out
}

// fits reports whether all conditions of a claim hold, and how many there are.
func (c Claim) fits(measure, class string, when When) (conditions int, ok bool) {
	if len(c.Measures) > 0 {
		conditions++
		if !slices.Contains(c.Measures, measure) {
			return 0, false
		}
	}
	if len(c.Populations) > 0 {
		conditions++
		if !slices.Contains(c.Populations, class) {
			return 0, false
		}
	}
	for w := When(1); w <= Subject; w <<= 1 {
		if c.When&w != 0 {
			conditions++
		}
	}
	return conditions, c.When&^when == 0
}

// takesAny reports whether a codebook takes figures that no claim describes.
func (c *Codebook) takesAny() bool {
	return len(c.Claims) == 0 || slices.ContainsFunc(c.Claims, func(c Claim) bool {
		return len(c.Measures) == 0 && len(c.Populations) == 0 && c.When == 0
	})
}

// claim returns how many conditions the closest of the codebook's fitting claims
// has, false if none fits. Without claims a codebook takes any figure.
func (c *Codebook) claim(measure, class string, when When) (closest int, ok bool) {
	if len(c.Claims) == 0 {
		return 0, true
	}
	for _, claim := range c.Claims {
		if n, fits := claim.fits(measure, class, when); fits {
			closest, ok = max(closest, n), true
		}
	}
	return closest, ok
}
