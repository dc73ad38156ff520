package statement

import "testing"

// What stands in brackets behind a speaker is a seat or a party, or says nothing that makes
// the speaker public.
func TestIsSeat(t *testing.T) {
	for bracket, want := range map[string]bool{"Harbour North)": true, "LP)": true, "34)": false, "mother of a fighter)": false, "": false} {
		if got := isSeat(bracket); got != want {
			t.Errorf("%q: %v", bracket, got)
		}
	}
}
