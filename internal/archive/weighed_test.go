package archive

import (
	"testing"

	"cited/internal/extract"
)

// TestTheOptionThatWasTakenIsFirst holds it also where another has as high a score: what
// several say for one value adds up.
func TestTheOptionThatWasTakenIsFirst(t *testing.T) {
	c := extract.Choice{Kind: "origin", Picked: 1, Options: []extract.Option{{Values: []string{"TUN"}}, {}, {Values: []string{"LBY"}}}}
	got := weighed(c, nil, nil)
	if len(got.Options) != 3 || got.Options[0].Values != nil || got.Options[1].Values[0] != "TUN" || got.Options[2].Values[0] != "LBY" {
		t.Errorf("the options are %+v", got.Options)
	}
}
