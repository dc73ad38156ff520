package gold

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cited"
)

// TestScoreNamed holds small annotations against readings of them, worked out by hand.
func TestScoreNamed(t *testing.T) {
	const content = "On Tuesday four of fourteen ferries left Örebro, and one in ten stayed."
	const line = `{"doc":"a","published":"2016-05-18","mentions":[
{"exact":"four","nth":1,"low":4,"high":4,"modifier":"exact","kind":"count","unit":"ferry","change":null},
{"exact":"fourteen","nth":1,"low":14,"high":14,"modifier":"exact","kind":"count","unit":"ferry","change":null,"optional":true},
{"exact":"one in ten","nth":1,"low":10,"high":10,"modifier":"exact","kind":"share","unit":"percent","change":null,
 "either":[{"exact":"one","low":1,"high":1,"kind":"count","unit":"ferry"}]}],
"periods":[{"exact":"Tuesday","nth":1,"value":"2016-05-17"}],
"places":[{"exact":"Örebro","nth":1,"country":"SWE","province":"Örebro","either":[{"province":"Örebro County"}]}]}`
	textOf := func(doc string) (string, error) { return content, nil }
	want, err := LoadNamed(strings.NewReader(strings.ReplaceAll(line, "\n", "")), textOf)
	if err != nil {
		t.Fatal(err)
	}
	n := func(v float64) *float64 { return &v }
	count := func(start, end int, v float64, unit string) cited.Mention {
		return cited.Mention{Span: cited.Span{Start: start, End: end}, Low: n(v), High: n(v), Modifier: cited.Exactly, Kind: cited.MentionCount, Unit: unit}
	}
	place := []cited.PlaceMention{{Span: cited.Span{Start: 41, End: 47}, Country: "SWE", Province: "Orebro County"}}
	tests := []struct {
		name string
		got  cited.Mentions
		want string
	}{
		{"nothing read", cited.Mentions{}, "mentions 0/0/2 periods 0/0/1 places 0/0/1"},
		{"another reading, the optional one not counted", cited.Mentions{Quantities: []cited.Mention{count(11, 15, 4, "ferry"), count(19, 27, 14, ""), count(53, 56, 1, "ferry")}, Places: place},
			"mentions 2/2/2 span 2 bounds 2 modifier 2 kind 2 unit 2 change 2 whole 2 periods 0/0/1 places 1/1/1 span 1 country 1 province 1 whole 1"},
		{"wrong fields, wrong span, too much", cited.Mentions{Quantities: []cited.Mention{count(11, 18, 5, ""), count(53, 63, 10, "percent")},
			Periods: []cited.PeriodMention{{Span: cited.Span{Start: 0, End: 2}}, {Span: cited.Span{Start: 3, End: 10}, Value: "2016-05-17"}}},
			"mentions 2/2/2 span 1 bounds 1 modifier 2 kind 1 unit 1 change 2 whole 0 periods 1/2/1 span 1 value 1 whole 1 places 0/0/1"},
	}
	for _, test := range tests {
		scores, _ := ScoreNamed(want, map[string]map[string][]Named{"a": NamedOf(test.got)})
		var got []string
		for _, s := range scores {
			line := fmt.Sprintf("%s %d/%d/%d", s.List, s.Found, s.Predicted, s.Gold)
			if s.Found > 0 {
				line += fmt.Sprintf(" span %d", s.Span)
				for _, f := range s.Fields {
					line += fmt.Sprintf(" %s %d", f.Name, f.Right)
				}
				line += fmt.Sprintf(" whole %d", s.Whole)
			}
			got = append(got, line)
		}
		if all := strings.Join(got, " "); all != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, all, test.want)
		}
	}
	if _, err := LoadNamed(strings.NewReader(`{"doc":"a","mentions":[{"exact":"ferries","nth":2}],"periods":[],"places":[]}`), textOf); err == nil {
		t.Error("words that do not stand in the text pass")
	}
}

// TestNamedSets holds every annotated set to what a set is.
func TestNamedSets(t *testing.T) {
	for _, set := range []string{"learn", "unseen"} {
		folder := filepath.Join("testdata", "mentions", set)
		file, err := os.Open(filepath.Join(folder, "annotations.jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		docs, err := LoadNamed(file, func(doc string) (string, error) {
			data, err := os.ReadFile(filepath.Join(folder, doc+".txt"))
			return string(data), err
		})
		if err != nil || len(docs) != 15 {
			t.Fatalf("%s: %d documents, %v", set, len(docs), err)
		}
		for _, d := range docs {
			for _, list := range NamedLists() {
				for _, n := range d.Lists[list] {
					for _, field := range namedFields(list) {
						if _, ok := n.Fields[field]; !ok && field != "bounds" {
							t.Errorf("%s %s: something in %s has no %s", set, d.Doc, list, field)
						}
					}
				}
			}
		}
	}
}
