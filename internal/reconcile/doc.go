// Package reconcile works out what the figures of a cell add up to: which of them are one
// claim, how two claims stand to each other, and what low, best and high come to under a
// declared rule.
//
// It decides nothing that a rule does not say, and makes up no number: each end of an
// estimate is the bound of a figure. What was used, what was not and why is kept, a step
// after the other.
//
// Everything is values in, values out. Whether two figures count the same is asked of
// codebook.Compare; which documents came from which others comes in as edges; what
// the sources are called, and what they are to the matter, as sources. The order in
// which figures are handed in never changes what comes out, and neither does a copy of
// one.
package reconcile
