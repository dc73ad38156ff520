package export

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"cited"
)

// method is what some archive knows.
func method() *Method {
	return &Method{
		At: time.Unix(0, 0).UTC(), Reader: "text-4 figures-4", Stale: 1, Formats: map[string]int{"html": 2, "text": 1},
		Outcomes: map[cited.Outcome]int{cited.OutcomeRead: 3, cited.OutcomeUnreadable: 1}, Protected: 1, Embargoed: 2, Withdrawn: 3,
		Standings: map[cited.Standing]int{cited.Party: 1, "": 4}, Proposed: 1,
		Codebooks: []MethodBook{{Name: "fish", Title: "Fish | counted", Version: "2", Measures: []MethodCode{{"caught", "were caught"}}, Populations: []MethodCode{{"trout", "trout"}}}},
		Rules:     []MethodRule{{Name: "newest", Title: "The newest number", Version: "1", Parts: []string{"best: the newest number"}}},
		Figures:   38, OfOne: 2, Counted: 38, OneVoice: 19, Cells: 12, Decided: 10, Accepted: 5, Corrected: 3, Rejected: 1,
		Findings: map[cited.Severity]int{cited.SeverityError: 2}, Conflicts: 1, Checks: true,
	}
}

// asMethod writes the methodology.
func asMethod(t *testing.T, m *Method, held *Tally) string {
	t.Helper()
	var b bytes.Buffer
	about := aboutTest(t)
	about.Method, about.Held = m, held
	if err := kindNamed(t, "methodology").Write(&b, sequence(), about); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestMethod holds that the methodology tells what is known, and says of the rest that nobody
// knows it.
func TestMethod(t *testing.T) {
	var held Tally
	held.Add(Held{Back: []Reason{OfMinors}})
	held.Add(Held{Changed: []Reason{PrivateName}})
	got := asMethod(t, method(), &held)
	for _, want := range []string{
		"The archive holds 4 documents.", "| unreadable | 1 |", "- html: 2 documents", "Texts credit 5 sources.", "| party | 1 |", "| nobody said | 4 |",
		"## Codebook fish", "Fish \\| counted, version 2.", "| caught | were caught |", "Waiting to be read again by this version: 1 document.",
		"38 figures count 12 different things. 19 of these figures (50%)", "- newest, version 1: The newest number. best: the newest number.",
		"People decided about 10 of 40 figures (25%).", "| corrected | 3 |", "| nothing yet | 30 |", "Agreement between people: not measured.", "about 1 thing,", "| error | 2 |",
		"1 are protected, 2 under embargo, and 3 were withdrawn.", "1 figure went out and 1 did not", "- 1 held back (minors): ", "- 1 changed (name): ",
		"## Standards for Casualty Recording", "| Corroboration | 50% of figures", "The archive does not know it; whoever publishes this has to say it.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the methodology has no %q", want)
		}
	}
	m := method()
	m.Agreement, m.Counted, m.Checks = "alpha 0.81 over 40 figures", 0, false
	got = asMethod(t, m, nil)
	for _, want := range []string{"Agreement between people: alpha 0.81 over 40 figures.", "are not counted yet", "not up to date", "Before every export stands a gate.", "| Corroboration | Not counted yet. |"} {
		if !strings.Contains(got, want) {
			t.Errorf("without what is not known it has no %q", want)
		}
	}
	if got := asMethod(t, nil, nil); !strings.Contains(got, "Nothing is known of how these figures came about.") {
		t.Errorf("of nothing it tells %q", got)
	}
	for line := range strings.Lines(got) {
		if strings.HasPrefix(line, "|") && strings.Count(strings.ReplaceAll(line, "\\|", ""), "|") != 3 {
			t.Errorf("a row has not two cells: %s", line)
		}
	}
}
