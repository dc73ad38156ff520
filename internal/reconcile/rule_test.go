package reconcile

import (
	"strings"
	"testing"
	"testing/fstest"

	"cited"
	"cited/internal/fuzztest"
	"cited/rules"
)

func shipped(t testing.TB) Rules {
	t.Helper()
	list, err := LoadRules(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestShippedRules(t *testing.T) {
	list := shipped(t)
	var names []string
	for _, r := range list {
		names = append(names, r.Name)
		if len(r.Choices()) != int(lastPart) || r.Resembles == "" || len(r.examples) == 0 {
			t.Errorf("%s does not say all", r.Name)
		}
	}
	if got := strings.Join(names, " "); got != "conservative majority min-max newest" {
		t.Errorf("rules: %s", got)
	}
	for _, f := range list.Check() {
		t.Errorf("%s:%d: %s %s", f.File, f.Line, f.Rule, f.Says)
	}
	if _, err := list.Get("median"); cited.CodeOf(err) != cited.NotFound || !strings.Contains(err.Error(), "conservative, majority") {
		t.Errorf("another rule: %v", err)
	}
}

// goodRule is a rule without a mistake, of which each case changes one thing.
const goodRule = `name: mine
title: My own
version: "2"
resembles: nobody
sources: {take: newest, is: the newest of each}
window: {take: 30, is: a month}
undated: {take: alone, is: where nothing else is}
vague: {take: leave-out, is: never}
bounds: {take: narrow, is: they narrow}
single: {take: best, is: is all}
low: {take: lowest, is: the lowest}
best: {take: middle, is: the middle}
high: {take: highest, is: the highest}
ties: {take: none, is: none}
examples:
  - {claims: [470 by A on 2015, 480 by B on 2015, 900 by C on 2015], low: 470, best: 480, high: 900}
`

func load(content string) (Rules, error) {
	return LoadRules(fstest.MapFS{"estimate/mine.yaml": {Data: []byte(content)}})
}

func TestRuleOfOnesOwn(t *testing.T) {
	list, err := load(goodRule)
	if err != nil {
		t.Fatal(err)
	}
	if failed := list.Check(); len(failed) > 0 || list.Examples() != 1 {
		t.Errorf("%+v", failed)
	}
	want := Choice{"best", "middle", "the middle"}
	if got := list[0].Choices()[ofBest]; got != want {
		t.Errorf("%+v", got)
	}
	list, err = load(strings.Replace(goodRule, "best: 480", "best: 470", 1))
	if err != nil {
		t.Fatal(err)
	}
	failed := list.Check()
	if len(failed) != 1 || failed[0] != (Failure{"estimate/mine.yaml", 16, "mine", "gives low 470, best 480, high 900"}) {
		t.Errorf("%+v", failed)
	}
	if list, err := LoadRules(fstest.MapFS{}); len(list) != 0 || err != nil {
		t.Errorf("no rules: %v, %v", list, err)
	}
}

// All words that a rule may take do something, and never break the order of the ends.
func TestEveryTake(t *testing.T) {
	claims := exampleClaims([]string{"470 by A on 2015", "480 by B on 2015", "480 by C", "420-516 by D on 2014-12", "450+ by E on 2015", "..500 by F on 2015", "?200-999 by G on 2015"})
	for p := range lastPart {
		for _, take := range append(takes(p), "30") {
			if !isTake(p, take) && p != ofWindow {
				continue
			}
			content := ""
			for line := range strings.Lines(goodRule) {
				if strings.HasPrefix(line, partNames()[p]+":") {
					line = partNames()[p] + ": {take: " + take + ", is: x}\n"
				}
				content += line
			}
			list, err := load(content)
			if err != nil {
				t.Fatalf("%s %s: %v", partNames()[p], take, err)
			}
			e := estimate(list[0], &cited.Cell{Kind: cited.Count}, claims, "")
			if e.Low == nil || e.High == nil || !inOrder(e.Low, e.Best) || !inOrder(e.Best, e.High) {
				t.Errorf("%s %s: %s", partNames()[p], take, Ends(&e))
			}
		}
	}
}

func TestMistakesInRules(t *testing.T) {
	tests := []struct{ was, is, want string }{
		{"name: mine", "name: yours", "estimate/mine.yaml:1:7: name is yours, but the file is called mine.yaml"},
		{"title: My own\n", "", "the key title is missing"},
		{"title: My own", "title: ''", "estimate/mine.yaml:2:8: the value of title is empty"},
		{"title: My own", "title: [a]", "estimate/mine.yaml:2:8: the value of title must be a text"},
		{"title: My own", "colour: red", `estimate/mine.yaml:2:1: there is no key "colour" here`},
		{"title: My own", "name: mine", "estimate/mine.yaml:2:1: name is given twice"},
		{"take: middle", "take: mean", `estimate/mine.yaml:12:14: best: there is nothing to take called "mean"; use none, newest, majority, middle, lowest, highest`},
		{"take: 30", "take: month", `window: there is nothing to take called "month"; use none, or a number of days`},
		{"take: 30", "take: -1", "window: there is nothing to take"},
		{", is: the middle", "", "the key is is missing"},
		{"{take: middle, is: the middle}", "middle", "must be keys and values: take, is"},
		{"{take: none, is: none}", "{take: majority, is: x}\nx: y", `there is no key "x" here`},
		{"470 by A on 2015", "470", `estimate/mine.yaml:16:15: "470" is no claim`},
		{"470 by A on 2015", "many by A", `"many" is no number`},
		{"470 by A on 2015", "-5 by A", "is no number"},
		{"470 by A on 2015", "516-420 by A", "ends below where it begins"},
		{"470 by A on 2015", "470 by A on May", "May"},
		{"best: 480", "best: lots", `best must be a number or none`},
		{"claims: [470 by A on 2015, 480 by B on 2015, 900 by C on 2015]", "claims: 470 by A", "claims must be a list"},
		{"examples:\n", "examples: []\n#", "examples must be a list of at least one"},
		{"name: mine", "name: [", "is no YAML"},
		{goodRule, "", "must hold one document"},
	}
	for _, tt := range tests {
		_, err := load(strings.Replace(goodRule, tt.was, tt.is, 1))
		if err == nil || !strings.Contains(err.Error(), tt.want) || cited.CodeOf(err) != cited.Invalid {
			t.Errorf("%q: %v, want %q", tt.is, err, tt.want)
		}
	}
	_, err := load(strings.ReplaceAll(strings.Replace(goodRule, "take: middle", "take: majority", 1), "{take: none, is: none}", "{take: majority, is: x}"))
	if err == nil || !strings.Contains(err.Error(), "ties of a majority") {
		t.Errorf("a majority of a majority: %v", err)
	}
	_, err = load("name: yours\ntitle: x\n")
	if n := strings.Count(err.Error(), "\n"); n < 10 {
		t.Errorf("only %d mistakes at once:\n%v", n+1, err)
	}
}

func FuzzLoadRules(f *testing.F) {
	f.Add(goodRule)
	f.Add("name: mine\nbest: {take: none}\n")
	f.Add("examples:\n  - {claims: [?24-99 by A on 2015], low: 1}\n")
	f.Fuzz(func(t *testing.T, content string) {
		fuzztest.Limit(t)
		list, err := load(content)
		if err != nil {
			if cited.CodeOf(err) != cited.Invalid {
				t.Errorf("%v", err)
			}
			return
		}
		list.Check()
	})
}
