package export

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
	"time"

	"cited"
	"cited/internal/fuzztest"

	"github.com/google/go-cmp/cmp"
)

func number(f float64) *float64 { return &f }

func sample() cited.Figure {
	return cited.Figure{
		ID: "fi-0123456789ab", Span: cited.Span{Start: 3, End: 16, Exact: "more than 900"},
		Codebook: "foreign-fighters", Low: number(900), Modifier: cited.AtLeast, Kind: cited.Count,
		Counted: "fighter", Measure: "travelled", Origin: []string{"FRA", "region:Western Europe"}, Population: "fighters",
		Time: "../2015-10", Basis: cited.Cumulative, Attribution: []string{"Interior \"Ministry\""}, Stance: cited.Asserted,
		Quote: cited.Span{Start: 0, End: 30, Exact: "So more than 900 went <there>."},
		Evidence: []cited.Evidence{
			{Field: "value", Rule: "en.numbers.digits", Spans: []cited.Span{{Start: 3, End: 16, Exact: "more than 900"}}},
			{Field: "origin", Rule: "en.places.fra", Spans: []cited.Span{{Start: 20, End: 22}}},
			{Field: "time", Rule: "context.document-date"},
			{Field: "origin", Rule: "en.regions.weu", Spans: []cited.Span{{Start: 24, End: 25}, {Start: 26, End: 27}}},
		},
	}
}

func decode(t *testing.T, b []byte) any {
	t.Helper()
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		t.Fatalf("%v in %s", err, b)
	}
	return v
}

func TestAppendFigure(t *testing.T) {
	f := sample()
	want := `{"doc":"a","start":3,"end":16,"exact":"more than 900","low":900,"high":null,"modifier":"at-least","kind":"count",
		"counted":"fighter","measure":"travelled","origin":["FRA","region:Western Europe"],"population":"fighters","theatre":[],
		"place":[],"group":[],"group_scope":null,"segment":[],"of":null,"time":"../2015-10","basis":"cumulative",
		"attribution":["Interior \"Ministry\""],"reported":null,"stance":"asserted","id":"fi-0123456789ab",
		"quote":"So more than 900 went <there>.","spans":{"value":[[3,16]],"origin":[[20,22],[24,25],[26,27]]},
		"rules":{"value":"en.numbers.digits","origin":"en.places.fra","time":"context.document-date"}}`
	if diff := cmp.Diff(decode(t, []byte(want)), decode(t, AppendFigure(nil, "a", &f))); diff != "" {
		t.Error(diff)
	}
}

func TestAppendFigureWithoutEvidence(t *testing.T) {
	f := cited.Figure{Span: cited.Span{Start: 1, End: 2}, Low: number(math.Inf(1)), High: number(1e21)}
	got := decode(t, AppendFigure(nil, "", &f)).(map[string]any)
	if got["low"] != nil || got["high"] != 1e21 {
		t.Errorf("low %v, high %v; want null and 1e21", got["low"], got["high"])
	}
	if diff := cmp.Diff(map[string]any{"value": []any{[]any{1.0, 2.0}}}, got["spans"]); diff != "" {
		t.Error(diff)
	}
}

// TestFieldNames holds the lines against the names that the type declares.
func TestFieldNames(t *testing.T) {
	r := cited.Receipt{Figure: sample()}
	line := decode(t, AppendReceipt(nil, &r)).(map[string]any)
	declared, err := json.Marshal(r.Figure)
	if err != nil {
		t.Fatal(err)
	}
	for name := range decode(t, declared).(map[string]any) {
		if _, ok := line[name]; !ok && name != "evidence" {
			t.Errorf("the line does not hold the figure's field %s", name)
		}
	}
	columns := strings.Join(FigureColumns(), " ")
	for _, field := range cited.Fields() {
		if field != "value" && !strings.Contains(columns, field) {
			t.Errorf("the CSV has no column %s", field)
		}
	}
}

func TestAppendReceipt(t *testing.T) {
	r := cited.Receipt{Figure: sample(), Document: cited.Document{ID: "do-1", Name: "n"}, Before: "b", After: "a", Version: "v",
		Decisions: []cited.Decision{{ID: "de-1", Verdict: cited.Accepted, At: time.Unix(0, 0).UTC()}}}
	got := decode(t, AppendReceipt(nil, &r)).(map[string]any)
	if got["doc"] != "do-1" || got["before"] != "b" || got["after"] != "a" || got["version"] != "v" || got["revises"] != nil {
		t.Errorf("receipt: %v", got)
	}
	if d := got["decisions"].([]any); len(d) != 1 || got["marks"] != nil {
		t.Errorf("decisions: %v, marks %v", d, got["marks"])
	}
	r.Decisions = append(r.Decisions, cited.Decision{ID: "de-2", Field: cited.FieldNote, Verdict: cited.Added, Value: "the witness is Clara Dahl"},
		cited.Decision{ID: "de-3", Field: cited.FieldNote, Verdict: cited.Rejected, Base: "de-2", Reason: "Clara Dahl asked"})
	r.Marks = cited.Marks{Credibility: "2", Tags: []string{"a"}, Included: cited.No}
	line := AppendReceipt(nil, &r)
	if strings.Contains(string(line), "Clara") || !strings.HasSuffix(string(line), `,"marks":{"credibility":"2","tags":["a"],"included":"no"}}`) || len(r.Decisions) != 3 {
		t.Errorf("notes and marks: %s", line)
	}
}

func TestAppendDocument(t *testing.T) {
	full := cited.Document{ID: "do-1", Original: "ab", Part: 2, Address: "http://x/<&>", Name: "n.txt", Size: 7, Format: "text",
		Encoding: "utf-8", Title: "t\u2028", Author: "a", Publisher: "p", Published: "2015", Language: "en", Modified: "2016", Created: "2014", Rights: "CC-BY-4.0", From: map[string]string{"title": "og:title", "author": "<b>"}, Access: cited.Open,
		Added: time.Date(2020, 1, 2, 3, 4, 5, 6, time.UTC), Outcome: cited.OutcomeRead, Reason: "r", Counts: cited.Counts{Figures: 3, Statements: 4, Responses: 5, Unquantified: 6, Comparisons: 7}}
	for _, d := range []cited.Document{{}, full} {
		said := d
		if said.Rights == "" {
			said.Rights = "unknown"
		}
		want, err := json.Marshal(said)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(decode(t, want), decode(t, AppendDocument(nil, &d))); diff != "" {
			t.Error(diff)
		}
	}
}

func TestAppendTombstone(t *testing.T) {
	s := cited.Tombstone{ID: "do-0123456789ab", Original: "ab", Size: 7, Added: time.Unix(1, 5).UTC(), Withdrawn: time.Unix(2, 0).UTC(), By: "Anna", Reason: "\"x\""}
	want, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	if got := string(AppendTombstone(nil, &s)); got != string(want) {
		t.Errorf("%s, want %s", got, want)
	}
}

func FuzzAppendString(f *testing.F) {
	for _, s := range []string{"", "plain", "\"\\\n\r\t\x00\x1f\x7f", "é\u2028\u2029", "\xff\xfea", "😀"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		fuzztest.Limit(t)
		want, _ := json.Marshal(s)
		if got := decode(t, AppendString(nil, s)); got != decode(t, want) {
			t.Errorf("AppendString(%q) decodes to %q", s, got)
		}
	})
}

func FuzzAppendNumber(f *testing.F) {
	for _, n := range []float64{0, 1, -2.5, 33.3, 1e-7, 1e21, 123456789012} {
		f.Add(n)
	}
	f.Fuzz(func(t *testing.T, n float64) {
		fuzztest.Limit(t)
		got := appendNumber(nil, &n)
		want, err := json.Marshal(n)
		if err != nil {
			want = []byte("null")
		}
		if diff := cmp.Diff(decode(t, want), decode(t, got)); diff != "" {
			t.Error(diff)
		}
	})
}

func TestValue(t *testing.T) {
	tests := []struct {
		f    cited.Figure
		want string
	}{
		{cited.Figure{}, "?"},
		{cited.Figure{Low: number(900)}, "≥ 900"},
		{cited.Figure{High: number(7000)}, "≤ 7,000"},
		{cited.Figure{Low: number(370), High: number(370), Modifier: cited.Approx}, "~ 370"},
		{cited.Figure{Low: number(27000), High: number(31000), Modifier: cited.Range}, "27,000–31,000"},
		{cited.Figure{Low: number(24), High: number(99), Modifier: cited.Vague}, "24–99 (vague)"},
		{cited.Figure{Low: number(33.3), High: number(33.3), Kind: cited.Share}, "33.3%"},
		{cited.Figure{Low: number(60), High: number(66.7), Kind: cited.Share}, "60–66.7%"},
		{cited.Figure{Low: number(1234567), High: number(1234567)}, "1,234,567"},
		{cited.Figure{Low: number(0), High: number(0)}, "0"},
		{cited.Figure{Low: number(1e300)}, "≥ 1e+300"},
	}
	for _, tt := range tests {
		if got := Value(&tt.f); got != tt.want {
			t.Errorf("Value(%v) = %q, want %q", tt.f, got, tt.want)
		}
	}
}

func TestRows(t *testing.T) {
	r := cited.Receipt{Figure: sample(), Document: cited.Document{Title: "=cmd()"}}
	row := FigureRow(&r)
	if len(row) != len(FigureColumns()) || len(DocumentRow(&r.Document)) != len(DocumentColumns()) {
		t.Fatal("a row and its head differ in length")
	}
	byName := map[string]string{}
	for i, name := range FigureColumns() {
		byName[name] = row[i]
	}
	want := map[string]string{"title": "'=cmd()", "low": "900", "high": "", "origin": "FRA; region:Western Europe", "individual": "false"}
	for name, value := range want {
		if byName[name] != value {
			t.Errorf("column %s is %q, want %q", name, byName[name], value)
		}
	}
}

func BenchmarkAppendFigure(b *testing.B) {
	f := sample()
	line := AppendFigure(nil, "doc", &f)
	b.SetBytes(int64(len(line)))
	b.ReportAllocs()
	for b.Loop() {
		line = AppendFigure(line[:0], "doc", &f)
	}
}
