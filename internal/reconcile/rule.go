package reconcile

import (
	"slices"
	"strconv"

	"cited"
	"cited/internal/codebook"
)

// Rule says how an estimate is made. It is a file of rules/estimate/, and does not change
// after it was loaded.
type Rule struct {
	Name, Title, Version string
	Resembles            string // whose practice it is like, and where it is not
	parts                [lastPart]choice
	examples             []example
}

// Choice is what a rule says of one part of an estimate.
type Choice struct {
	Part string // "best"
	Take string // one of the words that the program knows for the part
	Is   string // the same for people
}

// choice is a Choice without its part.
type choice struct {
	take, is string
	days     int // of a window
}

// part is a part of a rule: the keys of its file.
type part int

const (
	ofSources part = iota
	ofWindow
	ofUndated
	ofVague
	ofBounds
	ofSingle
	ofLow
	ofBest
	ofHigh
	ofTies
	lastPart
)

// partNames are the keys, in the order of the parts.
func partNames() []string {
	return []string{"sources", "window", "undated", "vague", "bounds", "single", "low", "best", "high", "ties"}
}

// Words that rules take.
const (
	takeAll      = "all"
	takeNewest   = "newest"
	takeNone     = "none"
	takeUse      = "use"
	takeAlone    = "alone"
	takeLeaveOut = "leave-out"
	takeRange    = "range"
	takeNarrow   = "narrow"
	takeBest     = "best"
	takeLowest   = "lowest"
	takeHighest  = "highest"
	takeMiddle   = "middle"
	takeMajority = "majority"
)

// takes lists what a rule may take for a part. A window may also be a number of days.
func takes(p part) []string {
	switch p {
	case ofSources:
		return []string{takeNewest, takeAll}
	case ofWindow:
		return []string{takeNone}
	case ofUndated:
		return []string{takeUse, takeAlone, takeLeaveOut}
	case ofVague:
		return []string{takeRange, takeAlone, takeLeaveOut}
	case ofBounds:
		return []string{takeNarrow, takeLeaveOut}
	case ofSingle:
		return []string{takeBest, takeRange}
	case ofLow:
		return []string{takeLowest, takeBest}
	case ofBest:
		return []string{takeNone, takeNewest, takeMajority, takeMiddle, takeLowest, takeHighest}
	case ofHigh:
		return []string{takeHighest, takeBest}
	}
	return []string{takeMajority, takeNewest, takeLowest, takeHighest, takeNone} // ties
}

// noWindow is a window without an end.
const noWindow = -1

// daysOf reads the window of a rule.
func daysOf(take string) (days int, ok bool) {
	if take == takeNone {
		return noWindow, true
	}
	days, err := strconv.Atoi(take)
	return days, err == nil && days >= 0 && days <= 36_600
}

// Choices returns what the rule says, part by part.
func (r *Rule) Choices() []Choice {
	var out []Choice
	for i, name := range partNames() {
		out = append(out, Choice{name, r.parts[i].take, r.parts[i].is})
	}
	return out
}

// is reports whether the rule takes a word for a part.
func (r *Rule) is(p part, take string) bool { return r.parts[p].take == take }

// Rules are all rules, by name.
type Rules []*Rule

// Get returns the rule with a name. One that is not there is NotFound.
func (r Rules) Get(name string) (*Rule, error) {
	names := make([]string, len(r))
	for i, one := range r {
		if one.Name == name {
			return one, nil
		}
		names[i] = one.Name
	}
	return nil, cited.Errorf(cited.NotFound, "there is no estimate rule %q; there are: %s", name, list(names))
}

// example is claims and what the rule gives for them.
type example struct {
	claims         []cited.Claim
	low, best, top *float64
	at             codebook.Place
}

// Failure is an example of a rule that the rule does not meet.
type Failure struct {
	File string // in the rules
	Line int
	Rule string
	Says string
}

// Check runs the examples of all rules.
func (r Rules) Check() []Failure {
	var out []Failure
	for _, rule := range r {
		for _, e := range rule.examples {
			got := estimate(rule, &cited.Cell{Kind: cited.Count, Basis: cited.Cumulative}, e.claims, "")
			if cited.SameBound(got.Low, e.low) && cited.SameBound(got.Best, e.best) && cited.SameBound(got.High, e.top) {
				continue
			}
			says := "gives low " + end(got.Low, "") + ", best " + end(got.Best, "") + ", high " + end(got.High, "")
			out = append(out, Failure{e.at.File, e.at.Line, rule.Name, says})
		}
	}
	return out
}

// Examples returns how many examples the rules have.
func (r Rules) Examples() int {
	n := 0
	for _, rule := range r {
		n += len(rule.examples)
	}
	return n
}

func isTake(p part, take string) bool { return slices.Contains(takes(p), take) }
