package store

import (
	"testing"

	"cited"
)

// TestCodingMakesSense looks at codings as another archive may hand them over.
func TestCodingMakesSense(t *testing.T) {
	words := &cited.Anchor{Document: "do-000000000001", Span: cited.Span{Start: 3, End: 6, Exact: "300"}}
	const figure = `{"start":3,"end":6,"exact":"300","low":300,"high":300}`
	task := func(field string, verdict cited.Verdict, value string) cited.Decision {
		return cited.Decision{ID: "de-000000000001", Subject: "do-000000000001", Field: field, Verdict: verdict, Value: value}
	}
	says := func(field string, verdict cited.Verdict, value, reason string) cited.Decision {
		return cited.Decision{ID: "de-000000000001", Subject: "fi-000000000001", Field: field, Verdict: verdict, Value: value, Reason: reason, Anchor: words}
	}
	good := []cited.Decision{
		task("assigned:ann", cited.Added, "blind"), task("assigned:ann", cited.Rejected, ""), task("coded:ann", cited.Accepted, ""), task("coded:ann", cited.Rejected, ""),
		says("coded:ann", cited.Accepted, figure, ""), says("coded:ann", cited.Corrected, figure, ""), says("coded:ann", cited.Added, figure, ""),
		says("coded:ann", cited.Rejected, "", ""), says("coded:ann", cited.Undone, "", ""), says("seeded:ann", cited.Added, figure, "measure"),
		says("adjudicated:ann,bob", cited.Accepted, "de-000000000002 de-000000000003", "adjudicated: ann"),
	}
	for _, d := range good {
		if !makesSense(&d) {
			t.Errorf("refused: %+v", d)
		}
	}
	noWords, elsewhere := says("coded:ann", cited.Accepted, figure, ""), says("coded:ann", cited.Accepted, figure, "")
	noWords.Anchor = nil
	elsewhere.Subject = "st-000000000001"
	anchored := task("coded:ann", cited.Accepted, "")
	anchored.Anchor = words
	bad := []cited.Decision{
		task("assigned:a\nb", cited.Added, "blind"), task("assigned:ann", cited.Added, "deaf"), task("assigned:ann", cited.Corrected, "blind"), task("seeded:ann", cited.Added, ""),
		task("coded:ann", cited.Accepted, figure), task("coded:", cited.Accepted, ""), anchored, noWords, elsewhere,
		says("coded:ann", cited.Accepted, "", ""), says("coded:ann", cited.Rejected, figure, ""), says("coded:ann", cited.Merged, figure, ""), says("coded:machine", cited.Accepted, figure, ""),
		says("coded:ann", cited.Added, `{"start":3,"end":6,"exact":"301"}`, ""), says("assigned:ann", cited.Added, "blind", ""), says("seeded:ann", cited.Added, figure, "colour"),
		says("adjudicated:bob,ann", cited.Accepted, "", ""), says("adjudicated:ann,bob", cited.Accepted, "fi-000000000001", ""), says("adjudicated:ann", cited.Accepted, "", ""),
	}
	for _, d := range bad {
		if makesSense(&d) {
			t.Errorf("taken over: %+v", d)
		}
	}
}
