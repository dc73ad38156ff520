package archive

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"

	"cited"
	"cited/internal/check"
	"cited/internal/store"
)

// Findings yields the findings that a query selects, the gravest first. They are as of the last
// Update.
func (a *Archive) Findings(ctx context.Context, v cited.Viewer, q cited.Query) iter.Seq2[cited.Finding, error] {
	return func(yield func(cited.Finding, error) bool) {
		asked := store.Asked{Rejected: asksForRejected(q.Terms)}
		for i := range q.Terms {
			narrow(&asked, &q.Terms[i])
		}
		n := 0
		for f, err := range a.store.Findings(ctx, v, asked) {
			if err == nil && !meets(q.Terms, &f) {
				continue
			}
			if n++; !yield(f, err) || n == q.Limit {
				return
			}
		}
	}
}

// asksForRejected reports whether findings that people rejected are asked for.
func asksForRejected(terms []cited.Term) bool {
	return slices.ContainsFunc(terms, func(t cited.Term) bool {
		return t.Key == "review" && !t.Not && slices.Contains(t.Values, string(cited.ReviewRejected))
	})
}

// narrow has the store look for less, where a term asks for one thing.
func narrow(to *store.Asked, t *cited.Term) {
	if t.Not || len(t.Values) != 1 {
		return
	}
	switch value := t.Values[0]; t.Key {
	case "id":
		to.ID = cited.ID(value)
	case "document":
		to.Document = cited.ID(value)
	case "figure":
		to.Figure = cited.ID(value)
	case "code":
		to.Code = value
	}
}

// meets reports whether all terms hold for a finding.
func meets(terms []cited.Term, f *cited.Finding) bool {
	for i := range terms {
		t := &terms[i]
		if slices.ContainsFunc(t.Values, func(value string) bool { return ofFinding(t.Key, value, f) }) == t.Not {
			return false
		}
	}
	return true
}

func ofFinding(key, value string, f *cited.Finding) bool {
	switch key {
	case "id":
		return value == string(f.ID)
	case "code":
		return value == f.Code
	case "severity":
		return value == string(f.Severity)
	case "review":
		return value == string(cmp.Or(f.Review, cited.ReviewMachine)) || value == cited.AnyReview && f.Review != ""
	case "document":
		return slices.ContainsFunc(f.Exhibits, func(x cited.Exhibit) bool { return value == string(x.Document) })
	case "figure":
		return slices.ContainsFunc(f.Exhibits, func(x cited.Exhibit) bool { return value == string(x.Figure) })
	}
	return strings.Contains(" "+foldName(f.Message)+" ", " "+foldName(value)+" ")
}

// Finding returns one finding.
func (a *Archive) Finding(ctx context.Context, v cited.Viewer, id cited.ID) (cited.Finding, error) {
	for f, err := range a.store.Findings(ctx, v, store.Asked{ID: id, Rejected: true}) {
		return f, err
	}
	return cited.Finding{}, cited.Errorf(cited.NotFound, "there is no finding %q in this archive; cited findings lists them", id)
}

// Checks lists every check.
func Checks() []check.Check { return check.List() }

// DecideFinding decides whether a finding is right: accepted, rejected, "cannot tell", or undone.
// Rejecting one needs a reason.
func (a *Archive) DecideFinding(ctx context.Context, v cited.Viewer, id cited.ID, verdict cited.Verdict, reason string) error {
	if verdict == cited.Rejected && strings.TrimSpace(reason) == "" {
		return cited.Errorf(cited.Invalid, "say why %s is wrong, for who reads it next", id)
	}
	return a.store.DecideFinding(ctx, v, id, verdict, reason, a.cfg.Now())
}

// FindingDecisions returns what was decided about a finding, oldest first.
func (a *Archive) FindingDecisions(ctx context.Context, v cited.Viewer, id cited.ID) ([]cited.Decision, error) {
	return a.store.FindingDecisions(ctx, v, id)
}
