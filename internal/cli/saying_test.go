package cli

import (
	"bufio"
	"bytes"
	"strings"
	"testing"

	"cited"
	"cited/internal/tell"
	"cited/rules"
)

// printed is what a saying shows: its receipt, its explanation, and that as JSON.
func printed(s saying) (receipt, explanation, json string) {
	says := func(id string) string { return tell.Rule(rules.FS, id) }
	var b, e bytes.Buffer
	out := bufio.NewWriter(&b)
	s.print(out, "/ev/originals/ab/abcd", 90)
	out.Flush()
	out = bufio.NewWriter(&e)
	s.explain(out, says, "v2", 90)
	out.Flush()
	return b.String(), e.String(), string(s.explainJSON(nil, says))
}

func holds(t *testing.T, what, s string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(s, want) {
			t.Errorf("%s does not hold %q:\n%s", what, want, s)
		}
	}
}

func TestStatementIsShown(t *testing.T) {
	at := func(start int, words string) cited.Span {
		return cited.Span{Start: start, End: start + len(words), Exact: words}
	}
	r := cited.ReceiptOf[cited.Statement]{Version: "v1", Document: cited.Document{ID: "do-1", Name: "a.txt"}, Before: "Before. ", After: " After.",
		Read: cited.Statement{ID: "st-1", Source: at(10, "One"), Cue: at(14, "vowed"), Content: at(20, "revenge"), More: []cited.Span{at(40, "soon")},
			Attribution: []string{"One", "Another"}, Act: "threatened", Stance: cited.Hedged, Hedge: cited.HedgeThreat, Themes: []string{"revenge"},
			Ties:     []cited.TieClaim{{Relation: "pledged-to", Group: "A", With: "B", Rule: "en.ties.none-such"}},
			Quote:    at(10, "One vowed revenge, he said, soon"),
			Evidence: []cited.Evidence{{Field: "cue", Rule: "en.cues.say", Spans: []cited.Span{at(14, "vowed")}}, {Field: "content", Rule: "statement.content"}}}}
	receipt, explanation, json := printed(saying{Saying: tell.OfStatement(&r)})
	holds(t, "the receipt", receipt, "st-1  One, citing Another, hedged: threat\n", "Before. One [vowed] revenge, he said, soon After.", "content      revenge … soon\n",
		"hedge        threat: harm is announced\n", "themes       revenge\n", "ties         A pledged-to B\n", "position     characters 14 to 19 of its text\n", "read by      v1\n", "file         a.txt\n")
	holds(t, "the explanation", explanation, "  words      \"vowed\" at 14 to 19\n", "  rule       en.cues.say: the words", "  words      \"revenge\" at 20 to 27\n",
		"  words      \"soon\" at 40 to 44\n", "statement.content: the clause", "another version of the reader")
	holds(t, "the JSON", json, `{"id":"st-1","version":"v1","fields":[`, `{"field":"content","value":"revenge … soon","spans":[{"start":20,"end":27,"exact":"revenge"}`)
	r.Read.Attribution = nil
	if s := tell.OfStatement(&r); s.Title != "nobody is named, hedged: threat" {
		t.Errorf("title %q", s.Title)
	}
}

func TestResponseIsShown(t *testing.T) {
	quote := cited.Span{Start: 5, End: 29, Exact: "Norway ran a hotline, 21"}
	r := cited.ReceiptOf[cited.Response]{Version: "v2", Read: cited.Response{ID: "re-1", Span: cited.Span{Start: 12, End: 25, Exact: "ran a hotline"}, Actor: "Norway",
		Kind: "hotline", Status: cited.Applied, Scope: []string{"parents"}, Date: "../2014", Low: number(21), High: number(21), Quote: quote,
		Evidence: []cited.Evidence{{Field: "value", Rule: "number.digits", Spans: []cited.Span{{Start: 27, End: 29, Exact: "21"}}}}}}
	receipt, explanation, _ := printed(saying{Saying: tell.OfResponse(&r)})
	holds(t, "the receipt", receipt, "re-1  Norway: hotline, applied\n", "Norway [ran a hotline], 21", "status       applied: done to somebody, or running\n",
		"date         until 2014\n", "number       21\n", "scope        parents\n")
	holds(t, "the explanation", explanation, "number       21\n  words      \"21\" at 27 to 29\n")
	if strings.Contains(explanation, "another version") {
		t.Error("the same version is called another one")
	}
}

func TestLikeFiguresAreShown(t *testing.T) {
	f := cited.Figure{ID: "un-1", Span: cited.Span{Start: 0, End: 7, Exact: "Several"}, Codebook: "foreign-fighters", Counted: "fighter", Measure: "returned",
		Origin: []string{"NOR"}, Basis: cited.Unstated, Stance: cited.Asserted, Individual: true, Quote: cited.Span{Start: 0, End: 16, Exact: "Several returned"},
		Evidence: []cited.Evidence{{Field: "value", Rule: "number.words", Spans: []cited.Span{{Start: 0, End: 7, Exact: "Several"}}}}}
	u := cited.ReceiptOf[cited.Unquantified]{Read: cited.Unquantified{Figure: f, Word: "several"}}
	receipt, explanation, _ := printed(saying{Saying: tell.OfUnquantified(&u, tell.BookOf(rules.FS, &f))})
	holds(t, "the explanation", explanation, "word         several\n  words      \"Several\" at 0 to 7\n  rule       number.words")
	holds(t, "the receipt", receipt, "un-1  several fighter, returned\n", "[Several] returned", "word         several\n", "origin       NOR\n", "individual   a figure of one person")
	if strings.Contains(receipt, "no number") {
		t.Error("what has no number is shown with a value")
	}
	for rank, want := range map[int]string{0: "", 2: "2: counted from the highest", -1: "-1: counted from the lowest"} {
		if got := tell.Rank(rank); got != want {
			t.Errorf("rank %d is %q, want %q", rank, got, want)
		}
	}
	mean := 26.0
	for want, c := range map[string]cited.Comparison{"mean 26": {Relation: cited.Mean, Figure: cited.Figure{Low: &mean, High: &mean}}, "rank -1": {Relation: cited.Rank, Rank: -1}, "trend: flat": {Relation: cited.Trend, Change: cited.Flat}, "mean": {Relation: cited.Mean}} {
		if got := tell.Comparison(&c); got != want {
			t.Errorf("a comparison is %q, want %q", got, want)
		}
	}
}
