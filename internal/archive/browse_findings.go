package archive

import (
	"context"
	"iter"
	"maps"
	"slices"
	"sync"

	"cited"
	"cited/internal/store"
)

// BrowsedFindings is a page of findings.
type BrowsedFindings struct {
	Rows   []cited.Finding
	Hits   int
	Capped bool // there are more than were counted
	Next   cited.ID
	Facets []Facet // empty where the query asks for more than severities and checks
}

// mostFindings is how many findings are gone through for a page.
const mostFindings = 1000

// BrowseFindings returns a page of the findings that a query selects, in the order of Findings. What was decided
// meanwhile about the last of the page before does not change where this one begins.
func (a *Archive) BrowseFindings(ctx context.Context, v cited.Viewer, b Browsing) (out BrowsedFindings, err error) {
	most, begun := b.Query.Limit, b.After == ""
	b.Query.Limit = 0
	for f, err := range a.findingsThrough(ctx, v, b.Query.Terms, b.After) {
		if err != nil {
			return out, err
		}
		if listed := meets(b.Query.Terms, &f) && (!f.Review.Out() || asksForRejected(b.Query.Terms)); listed {
			if out.Hits++; out.Hits > mostFindings && begun && len(out.Rows) > most {
				out.Capped = true
				break
			}
			if begun && len(out.Rows) <= most {
				out.Rows = append(out.Rows, f)
			}
		}
		begun = begun || f.ID == b.After
	}
	if !begun {
		return out, cited.Errorf(cited.NotFound, "%q, after which this page began, is no finding of this list any more; start from the first page", b.After)
	}
	if len(out.Rows) > most {
		out.Rows = out.Rows[:most]
		out.Next = out.Rows[most-1].ID
	}
	return out, a.tallyFindings(ctx, v, b.Query.Terms, &out)
}

// findingsThrough yields the findings of some terms, and those with the one after which a page begins: if any, what
// people decided meanwhile does not count.
func (a *Archive) findingsThrough(ctx context.Context, v cited.Viewer, terms []cited.Term, after cited.ID) iter.Seq2[cited.Finding, error] {
	if after == "" {
		return a.Findings(ctx, v, cited.Query{Terms: terms})
	}
	asked := store.Asked{Rejected: true}
	undecided := slices.DeleteFunc(slices.Clone(terms), func(t cited.Term) bool { return t.Key == "review" })
	for i := range undecided {
		narrow(&asked, &undecided[i])
	}
	return a.store.Findings(ctx, v, asked)
}

// tallyFindings counts the findings of each severity and check.
func (a *Archive) tallyFindings(ctx context.Context, v cited.Viewer, terms []cited.Term, out *BrowsedFindings) error {
	if slices.ContainsFunc(terms, func(t cited.Term) bool { return t.Not || t.Key != "severity" && t.Key != "code" }) {
		return nil
	}
	tally, err := a.tally(ctx, v)
	if err != nil {
		return err
	}
	asks := func(key, value string) bool {
		return !slices.ContainsFunc(terms, func(t cited.Term) bool { return t.Key == key && !slices.Contains(t.Values, value) })
	}
	severity, code, hits := map[string]int{}, map[string]int{}, 0
	for _, t := range tally {
		if asks("code", t.Code) {
			severity[string(t.Severity)] += t.Findings
		}
		if asks("severity", string(t.Severity)) {
			code[t.Code] += t.Findings
		}
		if asks("code", t.Code) && asks("severity", string(t.Severity)) {
			hits += t.Findings
		}
	}
	var severities []string
	for _, s := range cited.Severities() {
		severities = append(severities, string(s))
	}
	out.Facets = []Facet{facetOf("severity", severities, severity), facetOf("code", slices.Sorted(maps.Keys(code)), code)}
	out.Hits, out.Capped = hits, false
	return nil
}

func facetOf(key string, values []string, rows map[string]int) Facet {
	f := Facet{Key: key}
	for _, value := range values {
		if rows[value] > 0 {
			f.Values = append(f.Values, store.FacetValue{Value: value, Rows: rows[value]})
		}
	}
	return f
}

// keptTally is what was counted of findings, for whom and in which state of the archive.
type keptTally struct {
	mu       sync.Mutex
	viewer   cited.Viewer
	revision store.Revision
	list     []store.FindingTally
}

// tally counts findings by severity and check, once for each state of the archive.
func (a *Archive) tally(ctx context.Context, v cited.Viewer) ([]store.FindingTally, error) {
	revision, err := a.store.Revision(ctx, v)
	if err != nil {
		return nil, err
	}
	k := &a.tallied
	k.mu.Lock()
	defer k.mu.Unlock()
	stale, err := a.Stale(ctx, v) // while it is, findings come and go without an entry of the log
	if err != nil {
		return nil, err
	}
	seer := cited.Viewer{Role: v.Role, Today: v.Today}
	if k.list != nil && !stale.Any() && k.viewer == seer && k.revision == revision {
		return k.list, nil
	}
	list, err := a.store.TallyFindings(ctx, v)
	if err == nil && !stale.Any() {
		k.viewer, k.revision, k.list = seer, revision, list
	}
	return list, err
}
