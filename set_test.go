package cited

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

func TestSet(t *testing.T) {
	tests := []struct {
		field, value string
		want         string // the fields that differ, as JSON; "!" and a word of the error where it is refused
	}{
		{"value", "1200", `"high":1200,"low":1200`},
		{"value", "1,200", `"high":1200,"low":1200`},
		{"value", "900..", `"low":900`},
		{"value", "..300", `"high":300`},
		{"value", "900..1200", `"high":1200,"low":900`},
		{"value", "", "!bounds"},
		{"value", "..", "!bounds"},
		{"value", "many", "!bounds"},
		{"value", "-3", "!bounds"},
		{"value", "NaN", "!bounds"},
		{"value", "12..3", "!bounds"},
		{"value", "1,2", "!bounds"},
		{"value", "1.200", "!bounds"},
		{"value", "12,34", "!bounds"},
		{"value", "1,234,567", `"high":1234567,"low":1234567`},
		{"value", "1.5", `"high":1.5,"low":1.5`},
		{"value", "0.125", `"high":0.125,"low":0.125`},
		{"measure", "killed", `"measure":"killed"`},
		{"measure", "two\nlines", "!one line"},
		{"origin", "NOR; SWE ;; NOR", `"origin":["NOR","SWE"]`},
		{"origin", "", `"origin":[]`},
		{"time", "2015-03", `"time":"2015-03"`},
		{"time", "", ""},
		{"time", "soon", "!time"},
		{"stance", "denied", `"stance":"denied"`},
		{"stance", "sure", "!asserted, hedged, denied"},
		{"group_scope", "", ""},
		{"individual", "true", `"individual":true`},
		{"individual", "perhaps", "!neither"},
		{"counted", strings.Repeat("x", longestValue+1), "!bytes"},
		{"id", "fi-1", "!there is no field"},
		{"quote", "x", "!there is no field"},
	}
	for _, tt := range tests {
		var f, before Figure
		err := f.Set(tt.field, tt.value)
		if word, wrong := strings.CutPrefix(tt.want, "!"); wrong {
			if CodeOf(err) != Invalid || !strings.Contains(err.Error(), word) || !reflect.DeepEqual(f, before) {
				t.Errorf("%s = %q: %v, %+v", tt.field, tt.value, err, f)
			}
			continue
		}
		if err != nil || len(f.Evidence) != 1 || f.Evidence[0].Field != tt.field || f.Evidence[0].Rule != RuleDecision {
			t.Errorf("%s = %q: %v, evidence %+v", tt.field, tt.value, err, f.Evidence)
		}
		if got := differs(t, f, before); got != tt.want {
			t.Errorf("%s = %q: %s, want %s", tt.field, tt.value, got, tt.want)
		}
	}
}

// differs lists the fields but evidence in which two figures differ.
func differs(t *testing.T, a, b Figure) string {
	t.Helper()
	fields := func(f Figure) map[string]any {
		f.Evidence = nil
		text, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}
		var m map[string]any
		if err := json.Unmarshal(text, &m); err != nil {
			t.Fatal(err)
		}
		return m
	}
	x, y := fields(a), fields(b)
	for k, v := range x {
		if reflect.DeepEqual(v, y[k]) {
			delete(x, k)
		}
	}
	if len(x) == 0 {
		return ""
	}
	text, err := json.Marshal(x)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Trim(string(text), "{}")
}

// TestSetReads takes back what a figure's bounds are written as.
func TestSetReads(t *testing.T) {
	n := func(v float64) *float64 { return &v }
	for _, want := range [][2]*float64{{n(12), n(12)}, {n(12), nil}, {nil, n(12.5)}, {n(1), n(1e9)}} {
		var f Figure
		if err := f.Set("value", Bounds(want[0], want[1])); err != nil || !reflect.DeepEqual([2]*float64{f.Low, f.High}, want) {
			t.Errorf("%s: %v", Bounds(want[0], want[1]), err)
		}
	}
}

func TestDecide(t *testing.T) {
	d := func(id ID, base ID, field string, verdict Verdict, value string) Decision {
		return Decision{ID: id, Base: base, Field: field, Verdict: verdict, Value: value}
	}
	tests := []struct {
		name      string
		decisions []Decision
		want      Review
		fields    string
	}{
		{"nothing", nil, ReviewMachine, ""},
		{"a note", []Decision{d("a", "", "note", Added, "see page 3")}, ReviewMachine, ""},
		{"accepted", []Decision{d("a", "", "", Accepted, "")}, ReviewAccepted, ""},
		{"a field", []Decision{d("a", "", "measure", Corrected, "killed")}, ReviewCorrected, "measure=killed"},
		{"a field twice", []Decision{d("a", "", "measure", Corrected, "killed"), d("b", "a", "measure", Corrected, "wounded")}, ReviewCorrected, "measure=wounded"},
		{"taken back", []Decision{d("a", "", "measure", Corrected, "killed"), d("b", "a", "measure", Rejected, "")}, ReviewMachine, ""},
		{"corrected and accepted", []Decision{d("a", "", "measure", Corrected, "killed"), d("b", "", "", Accepted, "")}, ReviewCorrected, "measure=killed"},
		{"rejected", []Decision{d("a", "", "", Accepted, ""), d("b", "a", "", Rejected, "")}, ReviewRejected, ""},
		{"and undone", []Decision{d("a", "", "", Rejected, ""), d("b", "a", "", Undone, "")}, ReviewMachine, ""},
		{"apart", []Decision{d("a", "", "", Accepted, ""), d("b", "", "", Rejected, "")}, ReviewContested, ""},
		{"apart, of one mind", []Decision{d("a", "", "", Accepted, ""), d("b", "", "", Accepted, "")}, ReviewAccepted, ""},
		{"apart on a field", []Decision{d("a", "", "measure", Corrected, "killed"), d("b", "", "measure", Corrected, "missing")}, ReviewContested, "measure=missing"},
		{"added", []Decision{d("a", "", "", Added, "{}")}, ReviewAdded, ""},
		{"added and accepted", []Decision{d("a", "", "", Added, "{}"), d("b", "a", "", Accepted, "")}, ReviewAdded, ""},
		{"added and taken out", []Decision{d("a", "", "", Added, "{}"), d("b", "a", "", Rejected, "")}, ReviewRejected, ""},
		{"added and undone", []Decision{d("a", "", "", Added, "{}"), d("b", "a", "", Undone, "")}, ReviewRejected, ""},
		{"cannot tell", []Decision{d("a", "", "", Unclear, "")}, ReviewUnclear, ""},
	}
	for _, tt := range tests {
		got := Decide(tt.decisions, FieldsOf(FigureID))
		var fields []string
		for _, f := range got.Fields {
			fields = append(fields, f.Field+"="+f.Value)
		}
		if got.Review != tt.want || strings.Join(fields, " ") != tt.fields {
			t.Errorf("%s: %s %q, want %s %q", tt.name, got.Review, fields, tt.want, tt.fields)
		}
	}
}
