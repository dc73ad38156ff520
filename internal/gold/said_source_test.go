package gold

import (
	"testing"

	"cited"
)

// TestWithheldSources holds that the name of a private person counts as right where the
// words of the text hold it and the program says that it left it out.
func TestWithheldSources(t *testing.T) {
	want := []Said{{Doc: "a", Type: "statement", Content: []int{10, 40}, Attribution: []string{"Ada Lund"}}}
	figure := func(rule, words string) map[string][]cited.Figure {
		return map[string][]cited.Figure{"a": {{Span: cited.Span{Start: 20, End: 22, Exact: "40"}, Attribution: []string{"neighbour"},
			Evidence: []cited.Evidence{{Field: "attribution", Rule: "statement.source", Spans: []cited.Span{{Exact: words}}}, {Field: "attribution", Rule: rule}}}}}
	}
	for _, test := range []struct {
		rule, words string
		right       int
	}{{"source.person", "Lund", 1}, {"source.person", "Ada Lund, a neighbour", 1}, {"source.person", "Karl Berg", 0}, {"statement.source", "Ada Lund", 0}} {
		if right, all := FigureSources(want, figure(test.rule, test.words)); right != test.right || all != 1 {
			t.Errorf("%s %q: %d of %d right", test.rule, test.words, right, all)
		}
	}
}
