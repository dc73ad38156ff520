package extract

import (
	"testing"

	"cited"
)

// TestWhoSaysElse holds that a figure in somebody's words is theirs, though words behind were
// taken for its source by which another says something else; what stands before stays.
func TestWhoSaysElse(t *testing.T) {
	span := func(start, end int) cited.Span { return cited.Span{Start: start, End: end, Exact: "x"} }
	said := func(name string, source, content cited.Span) cited.Statement {
		return cited.Statement{Source: source, Content: content, Attribution: []string{name}}
	}
	for _, c := range []struct {
		name   string
		other  cited.Statement
		source cited.Span
		want   string
	}{
		{"behind", said("Reed Party", span(60, 70), span(75, 90)), span(60, 70), "Lake Alliance"},
		{"before", said("Reed Party", span(0, 8), span(9, 11)), span(0, 8), "Reed Party"},
		{"of words that hold it", said("Reed Party", span(60, 70), span(10, 58)), span(60, 70), "Reed Party"},
		{"of no statement", said("Reed Party", span(60, 70), span(75, 90)), span(92, 99), "Reed Party"},
	} {
		found := cited.Found{
			Statements: []cited.Statement{said("Lake Alliance", span(12, 18), span(20, 50)), c.other},
			Figures: []cited.Figure{{Span: span(30, 32), Attribution: []string{"Reed Party"},
				Evidence: []cited.Evidence{{Field: "attribution", Rule: "source.subject", Spans: []cited.Span{c.source}}}}},
		}
		credit(&found)
		if got := found.Figures[0].Attribution[0]; got != c.want {
			t.Errorf("%s: credited to %q, want %q", c.name, got, c.want)
		}
	}
}
