package export

import (
	"encoding/json"
	"slices"
	"testing"

	"cited"
)

// What documents and people say is data in every format: no formula, no broken line, and a
// number that JSON cannot hold is none.
func TestEstimateOfHostileWords(t *testing.T) {
	n := 470.0
	f := cited.Figure{ID: "fi-1", Low: &n, High: &n, Modifier: cited.Exactly, Kind: cited.Count, Quote: cited.Span{Exact: "\x1b[2J\"470\"\n\u2028"}, Attribution: []string{"=cmd()"}}
	r := cited.Receipt{Figure: f, Document: cited.Document{ID: "do-1", Publisher: "@x"}}
	e := Estimate{
		Estimate: &cited.Estimate{Cell: cited.Cell{Kind: cited.Count, Of: "=1", Place: []string{"+2"}}, Rule: "newest", Low: &n, Missing: "-1\nx",
			Figures: []cited.Input{{Figure: "fi-1", Claim: 1, Used: true}, {Figure: "fi-2", Why: "gone"}}, Others: []cited.Elsewhere{{Figure: "fi-3", Field: "of", Why: "\x00"}},
			Steps: []cited.Step{{Does: "\t"}}, Override: &cited.Override{Low: &n, Reason: "=2", Reviewer: "\x07"}},
		Claims: []cited.Claim{{Low: &n, High: &n, Name: "\u202eevil", Figures: []cited.ID{"fi-1"}}},
		Pairs:  []Pair{{1, 2, cited.Disputed}}, Joined: []string{"=3"}, Known: "2015-12-31", Rate: &Rate{Of: []string{"@4"}, Missing: "x"},
		Receipt: func(id cited.ID) *cited.Receipt {
			if id == "fi-1" {
				return &r
			}
			return nil
		},
	}
	line := AppendEstimate(nil, &e)
	var got map[string]any
	if err := json.Unmarshal(line, &got); err != nil || slices.Contains(line, '\n') {
		t.Fatalf("%s: %v", line, err)
	}
	figure := got["figures"].([]any)[0].(map[string]any)
	if figure["quotation"] != f.Quote.Exact || figure["document"] != "do-1" || figure["used"] != true || got["best"] != nil {
		t.Errorf("%s", line)
	}
	row := EstimateRow(&e)
	if len(row) != len(EstimateColumns()) {
		t.Errorf("%d cells under %d heads", len(row), len(EstimateColumns()))
	}
	for _, want := range []string{"'=1", "'+2", "'-1\nx", "'=2", "'=3", "'@4"} {
		if !slices.Contains(row, want) {
			t.Errorf("no cell %q in %q", want, row)
		}
	}
}
