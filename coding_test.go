package cited_test

import (
	"strings"
	"testing"

	"cited"
)

func TestCheckCoder(t *testing.T) {
	for _, name := range []string{"ann", "Ann B.", "Żaneta", strings.Repeat("é", 60)} {
		if err := cited.CheckCoder(name); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
	for _, name := range []string{"", " ", " ann", "ann ", "a,b", "a\nb", "a\tb", "a\x1b[31m", "\xff", "machine", strings.Repeat("é", 61)} {
		if err := cited.CheckCoder(name); cited.CodeOf(err) != cited.Invalid || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestCodingFields(t *testing.T) {
	for _, field := range []string{cited.AssignedField("ann"), cited.CodedField("ann"), cited.SeededField("ann"), cited.AdjudicatedField("bob", "ann")} {
		if !cited.IsCoding(field) {
			t.Errorf("%q is none", field)
		}
	}
	for _, field := range []string{"", "measure", cited.FieldText, "coded"} {
		if cited.IsCoding(field) {
			t.Errorf("%q is one", field)
		}
	}
	if cited.AdjudicatedField("bob", "ann") != cited.AdjudicatedField("ann", "bob") {
		t.Error("who is named first makes a difference")
	}
	if a, b, is := cited.Adjudicated("adjudicated:ann,bob"); a != "ann" || b != "bob" || !is {
		t.Errorf("between %q and %q, %v", a, b, is)
	}
	if _, _, is := cited.Adjudicated("coded:ann,bob"); is {
		t.Error("a coding settles something")
	}
}

// What coders say changes nothing of what holds.
func TestDecidePassesOverCodings(t *testing.T) {
	d := cited.Decide([]cited.Decision{{ID: "de-000000000001", Field: cited.CodedField("ann"), Verdict: cited.Rejected},
		{ID: "de-000000000002", Field: cited.SeededField("ann"), Verdict: cited.Added}}, cited.FieldsOf(cited.FigureID))
	if d.Review != cited.ReviewMachine || d.Added != nil || len(d.Fields) != 0 {
		t.Errorf("decided %+v", d)
	}
}

func TestCodedFigure(t *testing.T) {
	of := func(value string) *cited.Decision {
		return &cited.Decision{ID: "de-000000000001", Value: value, Anchor: &cited.Anchor{Span: cited.Span{Start: 3, End: 6, Exact: "3é🙂"}}}
	}
	const words = `"start":3,"end":6,"exact":"3é🙂"`
	if f, err := cited.CodedFigure(of(`{` + words + `,"low":3,"high":null,"measure":"killed"}`)); err != nil || *f.Low != 3 || f.High != nil || f.Measure != "killed" {
		t.Errorf("%+v, %v", f, err)
	}
	for _, value := range []string{"", "[]", `{"start":3,"end":6,"exact":"300"}`, `{"start":3,"end":9,"exact":"3é🙂"}`, `{"start":-3,"end":0,"exact":"3é🙂"}`,
		`{` + words + `,"low":-1}`, `{` + words + `,"low":5,"high":4}`, `{` + words + `,"low":1e300}`, `{` + words + `,"of":"` + strings.Repeat("x", 70_000) + `"}`} {
		if _, err := cited.CodedFigure(of(value)); cited.CodeOf(err) != cited.Invalid {
			t.Errorf("%.60q: %v", value, err)
		}
	}
	if _, err := cited.CodedFigure(&cited.Decision{Value: `{` + words + `}`}); cited.CodeOf(err) != cited.Invalid {
		t.Errorf("without words: %v", err)
	}
}
