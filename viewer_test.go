package cited_test

import (
	"testing"

	"cited"
)

func TestViewerMay(t *testing.T) {
	tests := []struct {
		viewer          cited.Viewer
		open, protected bool
	}{
		{cited.Viewer{}, false, false},
		{cited.Viewer{Name: "somebody", Role: "admin"}, false, false},
		{cited.Viewer{Role: cited.Reader}, true, false},
		{cited.Viewer{Role: cited.Owner}, true, true},
	}
	for _, test := range tests {
		if got := test.viewer.May(cited.Open); got != test.open {
			t.Errorf("%+v may see what is open: %v", test.viewer, got)
		}
		if got := test.viewer.May(""); got != test.open {
			t.Errorf("%+v may see what has no access set: %v", test.viewer, got)
		}
		if got := test.viewer.May(cited.Protected); got != test.protected {
			t.Errorf("%+v may see what is protected: %v", test.viewer, got)
		}
	}
}
