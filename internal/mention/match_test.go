package mention

import (
	"testing"

	"cited/internal/text"
)

// TestAround finds phrases that enclose other words, and none that only begin like one.
func TestAround(t *testing.T) {
	l := load(t, "en")
	for _, test := range []struct {
		in           string
		i, gap, back int
		want, slot   string
	}{
		{"They brought 20 men home.", 1, 2, 4, "repatriated.repatriate", "forms"},
		{"They brought 20 men bread.", 1, 2, 4, "", ""},
		{"They brought home 20 men.", 1, 3, 5, "", ""},
		{"The register holds 47 names.", 2, 3, 4, "detained.held-bare", "not"},
	} {
		var s Sentence
		l.Analyze(&s, test.in, text.AppendTokens(nil, test.in, 0, len(test.in)))
		got, slot := "", ""
		if m, ok := s.Around(Measures, test.i, test.gap, test.back); ok {
			got, slot = m.Entry.Name, m.Slot
		}
		if got != test.want || slot != test.slot {
			t.Errorf("%s: %q under %q, want %q under %q", test.in, got, slot, test.want, test.slot)
		}
	}
}
