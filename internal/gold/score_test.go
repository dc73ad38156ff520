package gold

import (
	"bytes"
	"strings"
	"testing"
)

// settled is a gold line that a careful reader would write; the tests change
// one field of it at a time.
const settled = `{"doc": "d1", "start": 10, "end": 23, "exact": "more than 900", "low": 900, "high": null, "modifier": "at-least",
 "kind": "count", "counted": "foreign fighter", "measure": "travelled", "origin": ["FRA", "BEL"], "population": "fighters",
 "theatre": ["SYR"], "place": [], "group": [], "group_scope": null, "segment": [], "of": "some 2,000", "time": "../2015",
 "basis": "cumulative", "attribution": ["the Interior Ministry", "a daily"], "reported": null, "stance": "asserted",
 "either": {"measure": ["present"], "time": [null], "attribution": [["Ministry"]], "low": [901], "group": [["Nusra Front"]]}}`

func load(t *testing.T, lines ...string) *Set {
	t.Helper()
	for i := range lines {
		lines[i] = strings.ReplaceAll(lines[i], "\n", "")
	}
	set, err := Load(strings.NewReader(strings.Join(lines, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestScoreOfTheGoldItself(t *testing.T) {
	set := load(t, settled, `{"doc": "d2"}`)
	r := Score(set, set, Options{})
	if r.Gold != 1 || r.Predicted != 1 || len(r.Mistakes) != 0 {
		t.Errorf("gold %d, predicted %d, mistakes %v", r.Gold, r.Predicted, r.Mistakes)
	}
	for _, rate := range []Rate{r.Found, r.Whole, r.Defended} {
		if rate != (Rate{1, 1, 1}) {
			t.Errorf("found %v, whole %v, defended %v", r.Found, r.Whole, r.Defended)
		}
	}
	for _, f := range r.Fields {
		if f.Agree != 1 {
			t.Errorf("%s agrees in %v", f.Name, f.Agree)
		}
	}
}

func TestFields(t *testing.T) {
	tests := []struct {
		was, is string // in the program's line
		field   string // which then disagrees; empty for none
		strict  string // and when strict
	}{
		{`"start": 10`, `"start": 9`, "span", "span"},
		{`"low": 900`, `"low": 904`, "", ""}, // rounding
		{`"low": 900`, `"low": 906`, "", "value"},
		{`"low": 900`, `"low": 990`, "value", "value"},
		{`"high": null`, `"high": 900`, "value", "value"},
		{`"at-least"`, `"exact"`, "modifier", "modifier"},
		{`"kind": "count"`, `"kind": "share"`, "kind", "kind"},
		{`"foreign fighter"`, `"Fighters"`, "", ""}, // the head noun decides
		{`"foreign fighter"`, `"fighter jet"`, "counted", "counted"},
		{`"travelled"`, `"present"`, "", "measure"},
		{`"travelled"`, `"returned"`, "measure", "measure"},
		{`["FRA", "BEL"]`, `["bel", "FRA", "FRA"]`, "", ""}, // a set, folded
		{`["FRA", "BEL"]`, `["FRA"]`, "origin", "origin"},
		{`["FRA", "BEL"]`, `null`, "origin", "origin"},
		{`"place": []`, `"place": null`, "", ""},
		{`"place": []`, `"place": ["Raqqa"]`, "place", "place"},
		{`"group": []`, `"group": ["the Nusra Front"]`, "", "group"},
		{`"group_scope": null`, `"group_scope": ""`, "", ""},
		{`"group_scope": null`, `"group_scope": "only"`, "group_scope", "group_scope"},
		{`"some 2,000"`, `"2,000"`, "", ""}, // shortened
		{`"some 2,000"`, `null`, "of", "of"},
		{`"../2015"`, `null`, "", "time"},
		{`"../2015"`, `"2015"`, "time", "time"},
		{`"cumulative"`, `"point"`, "basis", "basis"},
		{`["the Interior Ministry", "a daily"]`, `["Interior ministry", "daily"]`, "", ""},
		{`["the Interior Ministry", "a daily"]`, `["Interior Ministry"]`, "", "attribution"},
		{`["the Interior Ministry", "a daily"]`, `["a daily", "the Interior Ministry"]`, "attribution", "attribution"},
		{`"reported": null`, `"reported": "2015"`, "reported", "reported"},
		{`"asserted"`, `"hedged"`, "stance", "stance"},
	}
	for _, test := range tests {
		if !strings.Contains(settled, test.was) {
			t.Fatalf("%s is not in the settled line", test.was)
		}
		gold, pred := load(t, settled), load(t, strings.Replace(settled, test.was, test.is, 1))
		for strict, want := range map[bool]string{false: test.field, true: test.strict} {
			got := wrongFields(Score(gold, pred, Options{Strict: strict}))
			if got != want {
				t.Errorf("%s for %s, strict %v: wrong in %q, want %q", test.is, test.was, strict, got, want)
			}
		}
	}
}

func wrongFields(r Report) string {
	var names []string
	for _, m := range r.Mistakes {
		for _, d := range m.Fields {
			names = append(names, d.Name)
		}
	}
	return strings.Join(names, " ")
}

func TestSilenceEarnsNothing(t *testing.T) {
	gold := load(t, settled)
	silent := load(t, `{"doc": "d1", "start": 10, "end": 23, "place": [], "stance": "asserted"}`)
	for _, f := range Score(gold, silent, Options{}).Fields {
		switch f.Name {
		case "place", "stance": // both say nothing: agreed, but nothing said
			if f.Agree != 1 || f.Said.F1 != 0 {
				t.Errorf("%s: agree %v, said %v", f.Name, f.Agree, f.Said)
			}
		case "time": // silence is an accepted reading: neither right nor wrong
			if f.Agree != 1 || f.Said != (Rate{}) {
				t.Errorf("%s: agree %v, said %v", f.Name, f.Agree, f.Said)
			}
		case "origin":
			if f.Agree != 0 || f.Said.F1 != 0 {
				t.Errorf("%s: agree %v, said %v", f.Name, f.Agree, f.Said)
			}
		}
	}
}

func TestOptionalCostsNothing(t *testing.T) {
	optional := strings.Replace(settled, `"doc": "d1"`, `"doc": "d1", "optional": true`, 1)
	gold := load(t, `{"doc": "d1", "start": 100, "end": 103}`, optional)
	for name, pred := range map[string]*Set{
		"missed": load(t, `{"doc": "d1", "start": 100, "end": 103}`),
		"found":  load(t, `{"doc": "d1", "start": 100, "end": 103}`, settled),
	} {
		r := Score(gold, pred, Options{})
		if r.Gold != 1 || r.Predicted != 1 || r.Found.F1 != 1 {
			t.Errorf("%s: gold %d, predicted %d, found %v", name, r.Gold, r.Predicted, r.Found)
		}
	}
}

func TestBestOverlapIsPairedFirst(t *testing.T) {
	gold := []Figure{{Start: 0, End: 10}, {Start: 10, End: 20}}
	pred := []Figure{{Start: 8, End: 20}, {Start: 0, End: 9}, {Start: 30, End: 31}}
	pairs := match(gold, pred)
	if len(pairs) != 2 || pairs[0].gold != 0 || pairs[0].pred != 1 || pairs[1].gold != 1 || pairs[1].pred != 0 {
		t.Errorf("pairs %+v", pairs)
	}
}

func TestWrite(t *testing.T) {
	gold := load(t, settled, `{"doc": "d2", "start": 5, "end": 7, "exact": "20"}`)
	pred := load(t, strings.NewReplacer(`"low": 900`, `"low": 33.3`, `"some 2,000"`, `"the \"it's\"\u00a0\n"`, `["SYR"]`, `["it's"]`).Replace(settled),
		`{"doc": "d2", "start": 50, "end": 52}`, `{"doc": "elsewhere", "start": 1, "end": 2}`)
	var b bytes.Buffer
	if err := Score(gold, pred, Options{}).Write(&b, 10); err != nil {
		t.Fatal(err)
	}
	const want = `gold 2  predicted 2
found        P 0.500  R 0.500  F1 0.500
span         1.000   said 1.000
value        0.000   said 0.000
modifier     1.000   said 1.000
kind         1.000   said 0.000
counted      1.000   said 1.000
population   1.000   said 1.000
measure      1.000   said 1.000
origin       1.000   said 1.000
theatre      0.000   said 0.000
place        1.000   said 0.000
group        1.000   said 0.000
group_scope  1.000   said 0.000
segment      1.000   said 0.000
of           0.000   said 0.000
time         1.000   said 1.000
basis        1.000   said 1.000
reported     1.000   said 0.000
attribution  1.000   said 1.000
stance       1.000   said 0.000
whole        P 0.000  R 0.000  F1 0.000
defended     P 0.000  R 0.000  F1 0.000
d1	10	more than 900	{'value': ((900, None), (33.3, None)), 'theatre': (['SYR'], ["it's"]), 'of': ('some 2,000', 'the "it\'s"\xa0\n')}
d2	5	20	missed
d2	50	None	not in the gold
`
	if got := b.String(); got != want {
		t.Errorf("the report is\n%s\nwant\n%s", got, want)
	}
	b.Reset()
	if err := Score(gold, pred, Options{}).Write(&b, 0); err != nil || strings.Contains(b.String(), "missed") {
		t.Errorf("mistakes without being asked for: %v\n%s", err, b.String())
	}
}

func TestLoadErrorsNameTheLine(t *testing.T) {
	for _, lines := range []string{"{\"doc\": \"d\"}\n\n{\"doc\":", "\n\n{\"doc\": \"d\", \"start\": \"x\"}"} {
		if _, err := Load(strings.NewReader(lines)); err == nil || !strings.Contains(err.Error(), "line 3") {
			t.Errorf("Load(%q): %v", lines, err)
		}
	}
}

func TestName(t *testing.T) {
	for in, want := range map[string]string{
		"  The Interior Ministry ": "interior ministry",
		"Dā‘ish":                   "da‘ish",
		"ﬁghters":                  "fighters",
		"ΣΥΡΙΖΑΣ":                  "συριζας",
		"İstanbul":                 "istanbul",
		"theatre":                  "theatre",
	} {
		if got := name(in); got != want {
			t.Errorf("name(%q) = %q, want %q", in, got, want)
		}
	}
}
