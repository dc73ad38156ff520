package reconcile

import (
	"strings"

	"cited"
)

// Override puts what a person decided in the place of what the rule gives. Both are kept:
// the steps end with the override. Without a reason and a reviewer, without any number, and
// with ends that are not in order, it is Invalid.
func Override(e cited.Estimate, by cited.Override) (cited.Estimate, error) {
	switch {
	case strings.TrimSpace(by.Reason) == "":
		return e, cited.Errorf(cited.Invalid, "an override needs a reason")
	case strings.TrimSpace(by.Reviewer) == "":
		return e, cited.Errorf(cited.Invalid, "an override needs to say who decided it")
	case by.Low == nil && by.Best == nil && by.High == nil:
		return e, cited.Errorf(cited.Invalid, "an override needs a number: low, best or high")
	case !inOrder(by.Low, by.Best) || !inOrder(by.Best, by.High) || !inOrder(by.Low, by.High):
		return e, cited.Errorf(cited.Invalid, "low must not be above best, nor best above high")
	}
	says := "the rule gives low " + end(e.Low, "") + ", best " + end(e.Best, "") + ", high " + end(e.High, "") + "; " +
		by.Reviewer + " put low " + end(by.Low, "") + ", best " + end(by.Best, "") + ", high " + end(by.High, "") + " in its place: " + by.Reason
	e.Steps = append(e.Steps[:len(e.Steps):len(e.Steps)], cited.Step{Does: says, Figures: []cited.ID{}})
	e.Low, e.Best, e.High, e.Missing, e.Override = by.Low, by.Best, by.High, "", &by
	return e, nil
}

func inOrder(a, b *float64) bool { return a == nil || b == nil || *a <= *b }
