package cited_test

import (
	"testing"

	"cited"
)

func TestSpotIsZero(t *testing.T) {
	if !(&cited.Spot{}).IsZero() {
		t.Error("nothing is known, and that is not zero")
	}
	for _, s := range []cited.Spot{{Places: []string{"page 1"}}, {Boxes: []cited.SpotBox{{Page: 1}}}, {To: 1}} {
		if s.IsZero() {
			t.Errorf("%+v is zero", s)
		}
	}
}
