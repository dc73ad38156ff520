package store

import (
	"strings"
	"testing"

	"cited"
)

// TestAnchorMakesSense looks at decisions about words as another archive may hand them over.
func TestAnchorMakesSense(t *testing.T) {
	words := func(start, end int, exact string) *cited.Anchor {
		return &cited.Anchor{Document: "do-000000000001", Span: cited.Span{Start: start, End: end, Exact: exact}}
	}
	text := cited.Decision{ID: "de-000000000001", Subject: "do-000000000001", Field: cited.FieldText, Verdict: cited.Corrected, Value: "300"}
	with := func(d cited.Decision, change func(*cited.Decision)) *cited.Decision {
		change(&d)
		return &d
	}
	tests := []struct {
		name string
		d    *cited.Decision
		want bool
	}{
		{"a correction", with(text, func(d *cited.Decision) { d.Anchor = words(3, 6, "3é🙂") }), true},
		{"without words", &text, false},
		{"of another document", with(text, func(d *cited.Decision) { d.Anchor = words(3, 6, "3OO"); d.Subject = "do-000000000002" }), false},
		{"before the text", with(text, func(d *cited.Decision) { d.Anchor = words(-3, 0, "3OO") }), false},
		{"of another length", with(text, func(d *cited.Decision) { d.Anchor = words(3, 9, "3OO") }), false},
		{"of too many words", with(text, func(d *cited.Decision) { d.Anchor = words(0, 9999, strings.Repeat("x", 9999)) }), false},
		{"with a line break", with(text, func(d *cited.Decision) { d.Anchor, d.Value = words(3, 6, "3OO"), "a\nb" }), false},
		{"taken back", with(text, func(d *cited.Decision) { d.Verdict, d.Base = cited.Rejected, "de-000000000002" }), true},
		{"nothing taken back", with(text, func(d *cited.Decision) { d.Verdict = cited.Rejected }), false},
		{"of a figure", &cited.Decision{ID: "de-000000000001", Subject: "fi-000000000001", Verdict: cited.Accepted, Anchor: words(3, 6, "300")}, true},
		{"settled", &cited.Decision{ID: "de-000000000001", Subject: "de-000000000002", Field: cited.FieldAnchor, Anchor: words(3, 6, "300")}, true},
		{"settled nowhere", &cited.Decision{ID: "de-000000000001", Subject: "de-000000000002", Field: cited.FieldAnchor}, false},
	}
	for _, tt := range tests {
		if got := makesSense(tt.d); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}
