package query

import (
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/fuzztest"

	"github.com/google/go-cmp/cmp"
)

// words is a small codebook: two measures in a family, a region, a name.
func words() Words {
	stands := map[string]map[string][]string{
		"measure": {"returned": {"returned", "repatriated"}, "killed": {"killed"}, "repatriated": {"repatriated"}, "travelled": {"travelled"}},
		"origin": {
			"western europe": {"region:Western Europe", "BEL", "FRA"}, "region:western europe": {"region:Western Europe", "BEL", "FRA"},
			"bel": {"BEL"}, "belgium": {"BEL"}, "fra": {"FRA"}, "turkey": {"TUR"}, "tur": {"TUR"},
		},
		"group": {"isis": {"Islamic State"}, "islamic state": {"Islamic State"}},
	}
	return Words{
		Expand: func(key, value string) []string { return stands[key][strings.ToLower(value)] },
		Known: func(key string) []string {
			switch key {
			case "measure":
				return []string{"travelled", "returned", "repatriated", "killed"}
			case "origin":
				return []string{"Belgium", "France", "Turkey", "Western Europe"}
			}
			return nil
		},
	}
}

func f(v float64) *float64 { return &v }

func TestParse(t *testing.T) {
	tests := map[string][]cited.Term{
		"":                            nil,
		"  ":                          nil,
		"measure:killed":              {{Key: "measure", Values: []string{"killed"}}},
		"MEASURE:Killed":              {{Key: "measure", Values: []string{"killed"}}},
		"measure:returned":            {{Key: "measure", Values: []string{"returned", "repatriated"}}},
		"-stance:denied":              {{Not: true, Key: "stance", Values: []string{"denied"}}},
		"origin:Belgium":              {{Key: "origin", Values: []string{"BEL"}}},
		"after:2015":                  {{Key: "after", From: "2015"}},
		"before:2015-11-13":           {{Key: "before", To: "2015-11-13"}},
		"low:100..500":                {{Key: "low", Low: f(100), High: f(500)}},
		"value:33.3%":                 {{Key: "value", Low: f(33.3), High: f(33.3)}},
		"low:..5":                     {{Key: "low", High: f(5)}},
		"time:2014..2016-03":          {{Key: "time", From: "2014", To: "2016-03"}},
		"time:../2015-10":             {{Key: "time", From: "../2015-10", To: "../2015-10"}},
		"published:2015..":            {{Key: "published", From: "2015"}},
		"source:Soufan":               {{Key: "attribution", Values: []string{"Soufan"}}},
		"url:http://a.example":        {{Key: "address", Values: []string{"http://a.example"}}},
		"group:ISIS":                  {{Key: "group", Values: []string{"Islamic State"}}},
		`place:"al-Hol","a\"b"`:       {{Key: "place", Values: []string{"al-Hol", `a"b`}}},
		"Returned":                    {{Values: []string{"returned"}}},
		"“Rehabilitation  programme”": {{Values: []string{"rehabilitation programme"}}},
		"camp,prison -trial":          {{Values: []string{"camp", "prison"}}, {Not: true, Values: []string{"trial"}}},
		`measure:killed origin:BEL,"Western Europe" after:2015 -stance:denied "rehabilitation programme"`: {
			{Key: "measure", Values: []string{"killed"}},
			{Key: "origin", Values: []string{"BEL", "region:Western Europe", "FRA"}},
			{Key: "after", From: "2015"},
			{Not: true, Key: "stance", Values: []string{"denied"}},
			{Values: []string{"rehabilitation programme"}},
		},
	}
	for in, want := range tests {
		got, err := Parse(in, words())
		if err != nil {
			t.Errorf("Parse(%q): %v", in, err)
			continue
		}
		if diff := cmp.Diff(want, got.Terms); diff != "" {
			t.Errorf("Parse(%q) (-want +got):\n%s", in, diff)
		}
		checkRound(t, got)
	}
}

// checkRound prints a query and reads it again.
func checkRound(t *testing.T, q cited.Query) {
	t.Helper()
	printed := String(q)
	again, err := Parse(printed, words())
	if err != nil {
		t.Fatalf("Parse(%q), printed: %v", printed, err)
	}
	if diff := cmp.Diff(q.Terms, again.Terms); diff != "" {
		t.Fatalf("printed as %q (-first +again):\n%s", printed, diff)
	}
}

func TestParseErrors(t *testing.T) {
	tests := map[string][]string{ // query: what the message must hold
		`origin:"Western`:           {"position 8", "never closed"},
		"foo measure:":              {"position 13", "measure: has no value"},
		"measure:killed,":           {"position 16", "has no value"},
		`measure:""`:                {"no value"},
		"mesure:killed":             {"position 1", `no key "mesure"`, "did you mean measure:?", "origin", "publisher"},
		"colour:red":                {`no key "colour"`, "Keys are measure origin"},
		"measure:retuned":           {"position 9", `no measure "retuned"`, "did you mean returned?"},
		"origin:Belgum":             {"did you mean Belgium?"},
		"origin:Atlantis":           {"no country or region", "alpha-3"},
		"stance:maybe":              {"asserted, hedged, denied"},
		"after:yesterday":           {"position 7", "yesterday", "2015-11"},
		"after:2014..2015":          {"time:2014..2015"},
		"time:2016..2015":           {"ends before it starts"},
		"time:2015,2016":            {"time:a..b"},
		"low:500..100":              {"turn it round"},
		"low:many":                  {`"many" is no number`},
		"low:..":                    {"no ends"},
		"low:1e999":                 {"no number"},
		"-":                         {"nothing to look for"},
		",":                         {"nothing to look for"},
		"a,,b":                      {"nothing to look for"},
		`foo"bar"`:                  {"position 4", "no space"},
		`"..."`:                     {"no letter or digit"},
		"é \"x":                     {"position 3"},
		strings.Repeat("x", most+1): {"longer than"},
	}
	for in, wants := range tests {
		_, err := Parse(in, words())
		if cited.CodeOf(err) != cited.Invalid {
			t.Errorf("Parse(%.40q) = %v, want an Invalid error", in, err)
			continue
		}
		for _, want := range wants {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("Parse(%.40q): %q does not say %q", in, err, want)
			}
		}
		if strings.Contains(err.Error(), "\n") {
			t.Errorf("Parse(%.40q): more than one line: %q", in, err)
		}
	}
}

func TestWithoutCodebook(t *testing.T) {
	q, err := Parse(`measure:Anything origin:bel,"region:Western Europe" group:x`, Words{})
	if err != nil {
		t.Fatal(err)
	}
	want := []cited.Term{
		{Key: "measure", Values: []string{"anything"}},
		{Key: "origin", Values: []string{"BEL", "region:Western Europe"}},
		{Key: "group", Values: []string{"x"}},
	}
	if diff := cmp.Diff(want, q.Terms); diff != "" {
		t.Error(diff)
	}
	if _, err := Parse("origin:Belgium", Words{}); err == nil {
		t.Error("a country's name was taken without a codebook that knows it")
	}
}

func TestNearest(t *testing.T) {
	names := []string{"figures", "documents", "status", "show"}
	tests := map[string]string{"figrues": "figures", "FIGURE": "figures", "doc": "documents", "s": "", "zebra": "", "sohw": "show", "stat": "status"}
	for in, want := range tests {
		if got := Nearest(in, names); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestParseFor(t *testing.T) {
	tests := map[Subject]map[string][]cited.Term{
		Statements: {
			`source:Soufan -stance:denied hedge:forecast theme:boredom cue:"according to" camp`: {
				{Key: "attribution", Values: []string{"Soufan"}}, {Not: true, Key: "stance", Values: []string{"denied"}}, {Key: "hedge", Values: []string{"forecast"}},
				{Key: "theme", Values: []string{"boredom"}}, {Key: "cue", Values: []string{"according to"}}, {Values: []string{"camp"}}},
			"act:denied publisher:Wire": {{Key: "act", Values: []string{"denied"}}, {Key: "publisher", Values: []string{"Wire"}}},
		},
		Responses: {"kind:passport,hotline status:struck-down date:2014..2015": {{Key: "kind", Values: []string{"passport", "hotline"}},
			{Key: "status", Values: []string{"struck-down"}}, {Key: "date", From: "2014", To: "2015"}}},
		Unquantified: {"measure:returned word:several": {{Key: "measure", Values: []string{"returned", "repatriated"}}, {Key: "word", Values: []string{"several"}}}},
		Comparisons:  {"relation:rank rank:1 -change:flat": {{Key: "relation", Values: []string{"rank"}}, {Key: "rank", Low: f(1), High: f(1)}, {Not: true, Key: "change", Values: []string{"flat"}}}},
		Findings: {"code:rank severity:error,warning -document:do-0": {{Key: "code", Values: []string{"rank"}}, {Key: "severity", Values: []string{"error", "warning"}},
			{Not: true, Key: "document", Values: []string{"do-0"}}}},
		Sources: {"standing:party state": {{Key: "standing", Values: []string{"party"}}, {Values: []string{"state"}}}},
	}
	for subject, queries := range tests {
		for in, want := range queries {
			got, err := ParseFor(subject, in, words())
			if diff := cmp.Diff(want, got.Terms); err != nil || diff != "" {
				t.Errorf("%s, %q: %v (-want +got):\n%s", subject, in, err, diff)
			}
			if again, err := ParseFor(subject, String(got), words()); err != nil || !cmp.Equal(got.Terms, again.Terms) {
				t.Errorf("%s, %q, printed as %q: %v", subject, in, String(got), err)
			}
		}
	}
	for subject, queries := range map[Subject]map[string]string{
		Statements: {"measure:killed": "it is a key of figures. Keys are attribution", "hedg:x": "did you mean hedge:?", "zzz:x": `no key "zzz". Keys`, "hedge:maybe": "anonymous"},
		Responses:  {"status:adopte": "did you mean adopted?", "theme:x": "it is a key of statements.", "kind:": "kind: has no value"},
		Figures:    {"hedge:threat": "it is a key of statements."},
		Sources:    {"publisher:x": "it is a key of figures."},
	} {
		for in, says := range queries {
			if _, err := ParseFor(subject, in, words()); cited.CodeOf(err) != cited.Invalid || !strings.Contains(err.Error(), says) {
				t.Errorf("%s, %q: %v, want it to say %q", subject, in, err, says)
			}
		}
	}
}

// TestKeysOf holds that no subject has a key twice, and that those of all but sources
// and findings ask for documents too.
func TestKeysOf(t *testing.T) {
	for _, s := range Subjects() {
		seen := map[string]bool{}
		for _, k := range KeysOf(s) {
			if seen[k.Name] || k.Doc == "" {
				t.Errorf("%s: key %q is there twice or has no phrase for help", s, k.Name)
			}
			seen[k.Name] = true
		}
		if s != Sources && s != Findings && !seen["publisher"] {
			t.Errorf("%s cannot be asked for by publisher", s)
		}
	}
}

func TestKeys(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range Keys() {
		if seen[k.Name] || k.Doc == "" || k.Name != strings.ToLower(k.Name) {
			t.Errorf("key %q is listed twice, has no phrase for help, or has capitals", k.Name)
		}
		seen[k.Name] = true
	}
	for _, field := range cited.Fields() {
		if !seen[field] {
			t.Errorf("there is no key for the field %s", field)
		}
	}
	if !slices.ContainsFunc(Keys(), func(k Key) bool { return k.Name == "published" }) {
		t.Error("there is no key for the day of publication")
	}
}

func FuzzRoundTrip(f *testing.F) {
	for _, s := range []string{`measure:killed origin:BEL,"Western Europe" after:2015 -stance:denied "rehabilitation programme"`,
		`low:100..500 -place:"a\\b",c time:../2015-10`, `"a" , b`, `title:"x y" value:..5 published:201X..`, `address:http://x/y?z=1,a`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		fuzztest.Limit(t)
		q, err := Parse(s, words())
		if err == nil && len(s) < 1000 {
			checkRound(t, q)
		}
		if err != nil && (cited.CodeOf(err) != cited.Invalid || strings.ContainsAny(err.Error(), "\n\r")) {
			t.Errorf("Parse(%q): %q", s, err)
		}
	})
}
