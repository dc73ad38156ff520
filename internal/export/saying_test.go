package export

import (
	"testing"

	"cited"

	"github.com/google/go-cmp/cmp"
)

func TestAppendStatement(t *testing.T) {
	s := cited.Statement{ID: "st-1", Source: cited.Span{Start: 30, End: 40}, Cue: cited.Span{Start: 41, End: 45}, Content: cited.Span{Start: 0, End: 29},
		More: []cited.Span{{Start: 46, End: 60}, {Start: 61, End: 70}}, Attribution: []string{"A \"B\""}, Stance: cited.Hedged, Hedge: cited.HedgeForecast,
		Themes: []string{"boredom"}, Ties: []cited.TieClaim{{Relation: "part-of", Group: "A", With: "B", Denied: true, Rule: "en.ties.part"}}}
	for _, test := range []struct {
		name string
		edit func(*cited.Statement)
		want string
	}{
		{"full", func(*cited.Statement) {}, `{"id":"st-1","source":[30,40],"cue":[41,45],"content":[0,29],"more":[[46,60],[61,70]],
			"attribution":["A \"B\""],"stance":"hedged","hedge":"forecast","themes":["boredom"],
			"ties":[{"relation":"part-of","group":"A","with":"B","denied":true,"rule":"en.ties.part"}]}`},
		{"nobody is named", func(s *cited.Statement) { *s = cited.Statement{ID: "st-1", Stance: cited.Asserted} },
			`{"id":"st-1","source":null,"cue":[0,0],"content":[0,0],"more":[],"attribution":[],"stance":"asserted","hedge":null,"themes":[],"ties":[]}`},
	} {
		s := s
		test.edit(&s)
		if diff := cmp.Diff(decode(t, []byte(test.want)), decode(t, AppendStatement(nil, &s))); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

func TestAppendResponse(t *testing.T) {
	r := cited.Response{ID: "re-1", Span: cited.Span{Start: 5, End: 9, Exact: "<\n>"}, Actor: "Norway", Kind: "citizenship", Scope: []string{"dual nationals"},
		Status: cited.Applied, Date: "2016", Low: number(21)}
	want := `{"id":"re-1","start":5,"end":9,"exact":"<\n>","actor":"Norway","kind":"citizenship","scope":["dual nationals"],"status":"applied",
		"date":"2016","low":21,"high":null}`
	if diff := cmp.Diff(decode(t, []byte(want)), decode(t, AppendResponse(nil, &r))); diff != "" {
		t.Error(diff)
	}
	got := decode(t, AppendResponse(nil, &cited.Response{})).(map[string]any)
	if got["date"] != nil || got["actor"] != "" || len(got["scope"].([]any)) != 0 {
		t.Errorf("an empty one is %v", got)
	}
}

// TestFiguresWithoutNumbers holds that what is said without a number, and comparisons,
// have the fields of a figure and their own.
func TestFiguresWithoutNumbers(t *testing.T) {
	f := sample()
	f.Low = nil
	u := decode(t, AppendUnquantified(nil, "a", &cited.Unquantified{Figure: f, Word: "several"})).(map[string]any)
	c := decode(t, AppendComparison(nil, "a", &cited.Comparison{Figure: f, Relation: cited.Trend, Change: cited.Up})).(map[string]any)
	r := decode(t, AppendComparison(nil, "a", &cited.Comparison{Figure: f, Relation: cited.Rank, Rank: -1})).(map[string]any)
	for name := range decode(t, AppendFigure(nil, "a", &f)).(map[string]any) {
		_, inU := u[name]
		if _, inC := c[name]; !inU || !inC {
			t.Errorf("the field %s of a figure is missing", name)
		}
	}
	if u["word"] != "several" || u["low"] != nil || u["high"] != nil {
		t.Errorf("unquantified: %v", u)
	}
	if c["relation"] != "trend" || c["change"] != "up" || c["rank"] != nil || r["rank"] != -1.0 || r["change"] != nil {
		t.Errorf("comparisons: %v, %v", c, r)
	}
}

func TestAppendTheme(t *testing.T) {
	got := AppendTheme(nil, &cited.Theme{ID: "th-0123456789ab", Span: cited.Span{Start: 1, End: 9, Exact: "x"}, Code: "pay", Rule: "en.themes.pay", Cue: cited.Span{Start: 2, End: 4}})
	if want := `{"start":1,"end":9,"theme":"pay","rule":"en.themes.pay","cue":[2,4],"id":"th-0123456789ab"}`; string(got) != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestSayingRows holds that rows have the columns of their heads, and cells no formulas.
func TestSayingRows(t *testing.T) {
	d := cited.Document{ID: "do-1", Title: "=cmd()", Publisher: "P"}
	st := cited.ReceiptOf[cited.Statement]{Document: d, Read: cited.Statement{Content: cited.Span{Exact: "=one"}, More: []cited.Span{{Exact: "two"}}, Attribution: []string{"X", "Y"},
		Ties: []cited.TieClaim{{Relation: "part-of", Group: "A", With: "B"}, {Relation: "allied-with", Group: "A", With: "C", Denied: true}}}}
	re := cited.ReceiptOf[cited.Response]{Document: d, Read: cited.Response{Actor: "@Norway", Low: number(21), Scope: []string{"a", "b"}}}
	un := cited.ReceiptOf[cited.Unquantified]{Document: d, Read: cited.Unquantified{Figure: sample(), Word: "several"}}
	co := cited.ReceiptOf[cited.Comparison]{Document: d, Read: cited.Comparison{Figure: sample(), Relation: cited.Rank, Rank: -1}}
	for name, test := range map[string]struct {
		head, row []string
		want      map[string]string
	}{
		"statement":    {StatementColumns(), StatementRow(&st), map[string]string{"content": "'=one … two", "attribution": "X; Y", "ties": "A part-of B; A not allied-with C", "title": "'=cmd()"}},
		"response":     {ResponseColumns(), ResponseRow(&re), map[string]string{"actor": "'@Norway", "low": "21", "high": "", "scope": "a; b"}},
		"unquantified": {UnquantifiedColumns(), UnquantifiedRow(&un), map[string]string{"word": "several", "measure": "travelled"}},
		"comparison":   {ComparisonColumns(), ComparisonRow(&co), map[string]string{"relation": "rank", "rank": "-1", "change": ""}},
	} {
		if len(test.head) != len(test.row) {
			t.Fatalf("%s: a row and its head differ in length", name)
		}
		for i, column := range test.head {
			if want, ok := test.want[column]; ok && test.row[i] != want {
				t.Errorf("%s: column %s is %q, want %q", name, column, test.row[i], want)
			}
		}
	}
}

// TestSayingReceipts holds that lines have what is behind what was read.
func TestSayingReceipts(t *testing.T) {
	d := cited.Document{ID: "do-1", Name: "n"}
	st := cited.ReceiptOf[cited.Statement]{Document: d, Before: "b", After: "a", Version: "v",
		Read: cited.Statement{ID: "st-1", Act: "said", Cue: cited.Span{Exact: "said"}, Evidence: []cited.Evidence{{Field: "cue", Rule: "en.cues.say"}}}}
	re := cited.ReceiptOf[cited.Response]{Document: d, Before: "b", After: "a", Version: "v"}
	un := cited.ReceiptOf[cited.Unquantified]{Document: d, Before: "b", After: "a", Version: "v", Read: cited.Unquantified{Word: "none"}}
	co := cited.ReceiptOf[cited.Comparison]{Document: d, Before: "b", After: "a", Version: "v", Read: cited.Comparison{Relation: cited.Mean}}
	for name, line := range map[string][]byte{"statement": AppendStatementReceipt(nil, &st), "response": AppendResponseReceipt(nil, &re),
		"unquantified": AppendUnquantifiedReceipt(nil, &un), "comparison": AppendComparisonReceipt(nil, &co)} {
		got := decode(t, line).(map[string]any)
		document, ok := got["document"].(map[string]any)
		if !ok || document["name"] != "n" || got["doc"] != "do-1" || got["before"] != "b" || got["after"] != "a" || got["version"] != "v" || len(got["decisions"].([]any)) != 0 {
			t.Errorf("%s: %v", name, got)
		}
	}
	got := decode(t, AppendStatementReceipt(nil, &st)).(map[string]any)
	words, _ := got["words"].(map[string]any)
	rules, _ := got["rules"].(map[string]any)
	if got["act"] != "said" || words["cue"] != "said" || words["source"] != nil || rules["cue"] != "en.cues.say" {
		t.Errorf("statement: %v", got)
	}
}
