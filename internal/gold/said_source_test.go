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
		all := FigureSources(want, figure(test.rule, test.words))
		if right := RightSources(all); right != test.right || len(all) != 1 {
			t.Errorf("%s %q: %d of %d right", test.rule, test.words, right, len(all))
		}
	}
}

// TestMarkedSources holds that a figure that is marked counts for its mark, also where it is
// to have no source, and one that is neither marked nor said by anybody not at all.
func TestMarkedSources(t *testing.T) {
	want := []Said{
		{Doc: "a", Type: "statement", Content: []int{0, 90}, Attribution: []string{"Ada Lund"}},
		{Doc: "a", Type: "figure", Start: 20, End: 22},
		{Doc: "a", Type: "figure", Start: 40, End: 42, Attribution: []string{"army", "Daily Post"}},
	}
	for _, test := range []struct {
		start  int
		source []string
		right  int
		all    int
	}{{20, nil, 1, 1}, {20, []string{"Ada Lund"}, 0, 1}, {40, []string{"the army"}, 1, 1}, {40, nil, 0, 1}, {60, []string{"Lund"}, 1, 1}, {95, nil, 0, 0}} {
		figures := map[string][]cited.Figure{"a": {{Span: cited.Span{Start: test.start, End: test.start + 2}, Attribution: test.source}}}
		all := FigureSources(want, figures)
		if right := RightSources(all); right != test.right || len(all) != test.all {
			t.Errorf("%d %q: %d of %d right", test.start, test.source, right, len(all))
		}
	}
}
