package store

import (
	"testing"

	"cited"
)

// TestMarksMakeSense looks at marks as another archive may hand them over.
func TestMarksMakeSense(t *testing.T) {
	const de, do, fi, so, qu = "de-000000000001", "do-000000000001", "fi-000000000001", "so-000000000001", "qu-000000000001"
	words := &cited.Anchor{Document: do, Span: cited.Span{Start: 3, End: 6, Exact: "300"}}
	elsewhere := &cited.Anchor{Document: do, Span: cited.Span{Start: 3, End: 9, Exact: "300"}}
	tests := []struct {
		name string
		d    cited.Decision
		want bool
	}{
		{"a figure rated", cited.Decision{Subject: fi, Field: cited.FieldCredibility, Verdict: cited.Corrected, Value: "2", Anchor: words}, true},
		{"without its words", cited.Decision{Subject: fi, Field: cited.FieldCredibility, Verdict: cited.Corrected, Value: "2"}, false},
		{"with words of another length", cited.Decision{Subject: fi, Field: cited.FieldCredibility, Verdict: cited.Corrected, Value: "2", Anchor: elsewhere}, false},
		{"a grade that is none", cited.Decision{Subject: fi, Field: cited.FieldCredibility, Verdict: cited.Corrected, Value: "B", Anchor: words}, false},
		{"a rating taken back", cited.Decision{Subject: fi, Field: cited.FieldCredibility, Verdict: cited.Rejected, Anchor: words}, true},
		{"another verdict", cited.Decision{Subject: fi, Field: cited.FieldCredibility, Verdict: cited.Accepted, Value: "2", Anchor: words}, false},
		{"a document rated", cited.Decision{Subject: do, Field: cited.FieldCredibility, Verdict: cited.Corrected, Value: "2"}, false},
		{"a source rated", cited.Decision{Subject: so, Field: cited.FieldReliability, Verdict: cited.Corrected, Value: "B"}, true},
		{"a source rated as a figure is", cited.Decision{Subject: so, Field: cited.FieldReliability, Verdict: cited.Corrected, Value: "2"}, false},
		{"a figure rated as a source is", cited.Decision{Subject: fi, Field: cited.FieldReliability, Verdict: cited.Corrected, Value: "B", Anchor: words}, false},
		{"a tag", cited.Decision{Subject: do, Field: cited.TagField("to-check"), Verdict: cited.Added}, true},
		{"a tag taken off", cited.Decision{Subject: fi, Field: cited.TagField("to-check"), Verdict: cited.Rejected, Anchor: words}, true},
		{"a tag in other letters", cited.Decision{Subject: do, Field: cited.TagField("To-Check"), Verdict: cited.Added}, false},
		{"a tag that breaks lines", cited.Decision{Subject: do, Field: cited.TagField("a\nb"), Verdict: cited.Added}, false},
		{"a tag with words", cited.Decision{Subject: do, Field: cited.TagField("a"), Verdict: cited.Added, Value: "b"}, false},
		{"a tag of a source", cited.Decision{Subject: so, Field: cited.TagField("a"), Verdict: cited.Added}, false},
		{"left out", cited.Decision{Subject: do, Field: cited.FieldIncluded, Verdict: cited.Rejected, Reason: "a draft"}, true},
		{"left out for no reason", cited.Decision{Subject: do, Field: cited.FieldIncluded, Verdict: cited.Rejected}, false},
		{"a note", cited.Decision{Subject: so, Field: cited.FieldNote, Verdict: cited.Added, Value: "ask"}, true},
		{"a note on a question", cited.Decision{Subject: qu, Field: cited.FieldNote, Verdict: cited.Added, Value: "ask"}, true},
		{"a note on words", cited.Decision{Subject: fi, Field: cited.FieldNote, Verdict: cited.Added, Value: "ask", Anchor: words}, true},
		{"a note on a decision", cited.Decision{Subject: de, Field: cited.FieldNote, Verdict: cited.Added, Value: "ask"}, false},
		{"a note that moves the cursor", cited.Decision{Subject: so, Field: cited.FieldNote, Verdict: cited.Added, Value: "\x1b[2J"}, false},
		{"an empty note", cited.Decision{Subject: so, Field: cited.FieldNote, Verdict: cited.Added}, false},
		{"a note taken back", cited.Decision{Subject: so, Field: cited.FieldNote, Verdict: cited.Rejected, Base: de}, true},
		{"no note taken back", cited.Decision{Subject: so, Field: cited.FieldNote, Verdict: cited.Rejected}, false},
		{"words that were withdrawn", cited.Decision{Subject: fi, Field: cited.FieldNote, Verdict: cited.Added, Digest: "00"}, true},
		{"a question", cited.Decision{Subject: qu, Field: cited.FieldQuestion, Verdict: cited.Added, Value: "Who?"}, true},
		{"a question without words", cited.Decision{Subject: qu, Field: cited.FieldQuestion, Verdict: cited.Added}, false},
		{"a question that is closed", cited.Decision{Subject: qu, Field: cited.FieldQuestion, Verdict: cited.Rejected, Base: de}, true},
		{"attached", cited.Decision{Subject: qu, Field: fi, Verdict: cited.Added, Value: "for", Anchor: words}, true},
		{"attached without words", cited.Decision{Subject: qu, Field: fi, Verdict: cited.Added, Value: "for"}, false},
		{"attached to no side", cited.Decision{Subject: qu, Field: fi, Verdict: cited.Added, Value: "perhaps", Anchor: words}, false},
		{"a source attached", cited.Decision{Subject: qu, Field: so, Verdict: cited.Added, Value: "for"}, false},
		{"taken off", cited.Decision{Subject: qu, Field: fi, Verdict: cited.Rejected, Anchor: words}, true},
	}
	for _, tt := range tests {
		tt.d.ID = de
		if got := makesSense(&tt.d); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}
