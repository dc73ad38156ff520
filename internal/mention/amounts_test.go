package mention

import (
	"testing"

	"cited/internal/text"
)

// TestMeasureAmounts: words of a measure that only say how much something comes to are none.
func TestMeasureAmounts(t *testing.T) {
	l := load(t, "en")
	for _, test := range []struct {
		content string
		want    string // the measure's entry; "" for none
	}{
		{"The second list arrives at 40.", ""},
		{"The second list arrives at about forty.", ""},
		{"Forty arrived at the port.", "arrived.arrive"},
		{"Forty bakers arrived at 9:15.", "arrived.arrive"},
		{"Six tasted sweet, and the remaining 12 did not.", ""},
		{"Six are ripe, and 12 remain.", "present.remain"},
		{"Remaining: 12.", "present.remain"},
		{"Bakers came to 12.", ""},
		{"Twelve bakers came ashore.", "arrived.come-in"},
	} {
		var s Sentence
		l.Analyze(&s, test.content, text.AppendTokens(nil, test.content, 0, len(test.content)))
		got := ""
		for _, m := range s.List(Measures) {
			got = m.Entry.Name
		}
		if got != test.want {
			t.Errorf("%q has the measure %q, want %q", test.content, got, test.want)
		}
	}
}
