package tell

import (
	"testing"

	"cited/internal/archive"
)

// TestScore says how many speak for what was chosen where another option has the higher score,
// and is silent about them where none has.
func TestScore(t *testing.T) {
	tun := []string{"TUN"}
	for _, test := range []struct {
		options []archive.Option
		want    string
	}{
		{[]archive.Option{{Score: .65}, {Values: tun, Score: 1.44}, {Score: .6}, {Score: .5}}, "score 0.65, and as much as all 3 that say so together"},
		{[]archive.Option{{Values: tun, Score: 1.44}, {Values: tun, Score: .2}, {Score: .6}}, "score 1.44"},
		{[]archive.Option{{Score: .65}, {Values: tun, Score: 1.44}}, "score 0.65"},
	} {
		if got := Score(&archive.Choice{Options: test.options}); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}
