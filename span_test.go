package cited_test

import (
	"testing"

	"cited"
)

func TestSpanIsZero(t *testing.T) {
	if !(cited.Span{}).IsZero() {
		t.Error("the zero span is not zero")
	}
	for _, s := range []cited.Span{{Start: 1}, {End: 3}, {Exact: "900"}} {
		if s.IsZero() {
			t.Errorf("%+v is zero", s)
		}
	}
}
