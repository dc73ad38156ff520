package statement_test

import (
	"testing"

	"cited"
)

// calledBy is the rule that says with what the source of a statement is named.
func calledBy(s *cited.Statement) string {
	for _, e := range s.Evidence {
		if e.Field == "attribution" {
			return e.Rule
		}
	}
	return ""
}

// TestCalled holds with what a source is named: an office, a body or an armed group, or
// nothing but the name of a person.
func TestCalled(t *testing.T) {
	r := reader(t)
	for text, want := range map[string]string{
		"Lars Holm, a spokesman for the council, said that the road was closed.": "source.office",
		"Interior Minister Anna Berg denied that the camps would close.":         "source.office",
		"Karl Voss, a fighter of the Islamic State, said that nobody was left.":  "source.person",
		"Mia Falk, a relative of an official, said that the road was closed.":    "source.person",
		"Anna Berg, a neighbour, said that nobody had seen them.":                "source.person",
		"Lars Holm said that the road was closed.":                               "source.person",
		"The Pentagon said that the road was closed.":                            "source.body",
		"He said that the road was closed.":                                      "",
	} {
		found := read(t, r, text)
		if len(found) == 0 {
			t.Errorf("%q says nothing", text)
			continue
		}
		if got := calledBy(&found[0]); got != want {
			t.Errorf("%q: the source is called %q, want %q", text, got, want)
		}
	}
}
