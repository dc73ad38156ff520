package statement_test

import (
	"slices"
	"testing"
)

// TestSigned holds who signs a quotation behind a dash, and what is no signature.
func TestSigned(t *testing.T) {
	r := reader(t)
	for in, want := range map[string][]string{
		`"We carried the lamps up the hill all night." – Captain Mara Okel, pilot, Salta`:           {`Captain Mara Okel, pilot, Salta | – | "We carried the lamps up the hill all night."`},
		`"We carried the lamps up the hill all night" - a nurse in Salta`:                           {`a nurse in Salta | - | "We carried the lamps up the hill all night"`},
		"\"We carried the lamps up the hill. It took us all night.\"\n— Mara Okel, pilot":           {`Mara Okel, pilot | — | "We carried the lamps up the hill. It took us all night."`},
		`"We carried the lamps up the hill all night." – And then it rained.`:                       nil,
		`"We carried the lamps up the hill all night." – Salta, 2012`:                               nil,
		"\"We carried the lamps up the hill all night.\"\n\n- Ropes and tents\n\n- Lamps":           nil,
		`"We carried the lamps up the hill," the pilot said. – Mara Okel, Salta`:                    {`the pilot | said | "We carried the lamps up the hill,"`},
		`A board with "No lamps on the hill after nine in the evening" – Mara Okel had painted it.`: nil,
	} {
		var got []string
		for _, st := range read(t, r, in) {
			got = append(got, show(st))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s\n got %q\nwant %q", in, got, want)
		}
	}
}
