package storetest

import (
	"context"
	"iter"
	"strings"
	"testing"

	"cited"
	"cited/internal/store"
)

// Say adds to a reading that was made by Reading one of each of what is read besides
// figures, and lets edit fill it in: a statement whose cue is the word "said" of a
// line, whose source is what stands before it, and whose content is the rest; a
// response that is the first line; and an unquantified and a comparison of its first
// words. The lines must be in the order of the text.
func Say(r cited.Reading, edit func(n int, f *cited.Found)) cited.Reading {
	d := r.Document.ID
	text := []rune(r.Texts[0].Content)
	span := func(start, end int) cited.Span {
		return cited.Span{Start: start, End: end, Exact: string(text[start:end])}
	}
	for n, p := range r.Texts[0].Passages {
		line := string(text[p.Start:p.End])
		before, after, ok := strings.Cut(line, " said ")
		if !ok {
			continue
		}
		cue := p.Start + len([]rune(before)) + 1
		quote, first := span(p.Start, p.End), span(p.Start, p.Start+len([]rune(strings.Fields(line)[0])))
		f := cited.Found{
			Statements: []cited.Statement{{ID: cited.Key(cited.StatementID, d, line, 0), Source: span(p.Start, cue-1), Cue: span(cue, cue+4),
				Content: span(cue+5, cue+5+len([]rune(after))), More: []cited.Span{}, Attribution: []string{before}, Act: "said",
				Stance: cited.Asserted, Themes: []string{}, Ties: []cited.TieClaim{}, Quote: quote, Evidence: []cited.Evidence{{Field: "cue", Rule: "en.cues.say", Spans: []cited.Span{span(cue, cue+4)}}}}},
			Responses: []cited.Response{{ID: cited.Key(cited.ResponseID, d, line, 0), Span: first, Actor: before, Kind: "prosecution",
				Scope: []string{}, Status: cited.Proposed, Quote: quote}},
			Unquantified: []cited.Unquantified{{Word: strings.ToLower(first.Exact), Figure: cited.Figure{ID: cited.Key(cited.UnquantifiedID, d, line, 0),
				Span: first, Measure: "returned", Attribution: []string{before}, Stance: cited.Asserted, Quote: quote}}},
			Comparisons: []cited.Comparison{{Relation: cited.Trend, Change: cited.Flat, Figure: cited.Figure{ID: cited.Key(cited.ComparisonID, d, line, 0),
				Span: first, Measure: "travelled", Attribution: []string{before}, Stance: cited.Asserted, Quote: quote}}},
			Themes: []cited.Theme{{ID: cited.Key(cited.ThemeID, d, line, 0), Span: quote, Code: "boredom", Rule: "en.themes.boredom.bored", Cue: first}},
		}
		if edit != nil {
			edit(n, &f)
		}
		r.Found.Add(f)
	}
	return r
}

// shown lists what a query selects as "document name: words".
func shown[T any](t *testing.T, rows iter.Seq2[cited.ReceiptOf[T], error], words func(*T) string) []string {
	t.Helper()
	var all []string
	for r, err := range rows {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, r.Document.Name+": "+words(&r.Read))
	}
	return all
}

// named shows a row as shown does.
func named[T any](words func(*T) string) func(*cited.ReceiptOf[T]) string {
	return func(r *cited.ReceiptOf[T]) string { return r.Document.Name + ": " + words(&r.Read) }
}

// Statements lists the contents of the statements that a query selects.
func Statements(t *testing.T, s *store.Store, v cited.Viewer, limit int, terms ...cited.Term) []string {
	t.Helper()
	words := func(s *cited.Statement) string { return s.Content.Exact }
	all := shown(t, s.Statements(context.Background(), v, cited.Query{Terms: terms, Limit: limit}), words)
	if limit == 0 {
		browse(t, s.BrowseStatements, v, all, named(words), terms)
	}
	return all
}

// Responses lists the words of the responses that a query selects.
func Responses(t *testing.T, s *store.Store, v cited.Viewer, terms ...cited.Term) []string {
	t.Helper()
	words := func(r *cited.Response) string { return r.Exact }
	all := shown(t, s.Responses(context.Background(), v, cited.Query{Terms: terms}), words)
	browse(t, s.BrowseResponses, v, all, named(words), terms)
	return all
}

// Unquantified lists the words of what is said without a number.
func Unquantified(t *testing.T, s *store.Store, v cited.Viewer, terms ...cited.Term) []string {
	t.Helper()
	words := func(u *cited.Unquantified) string { return u.Exact }
	all := shown(t, s.AllUnquantified(context.Background(), v, cited.Query{Terms: terms}), words)
	browse(t, s.BrowseUnquantified, v, all, named(words), terms)
	return all
}

// Themes lists the sentences that suggest themes.
func Themes(t *testing.T, s *store.Store, v cited.Viewer, terms ...cited.Term) []string {
	t.Helper()
	return shown(t, s.Themes(context.Background(), v, cited.Query{Terms: terms}), func(th *cited.Theme) string { return th.Code + ", " + th.Cue.Exact + " in " + th.Exact })
}

// Comparisons lists the words of the comparisons that a query selects.
func Comparisons(t *testing.T, s *store.Store, v cited.Viewer, terms ...cited.Term) []string {
	t.Helper()
	return shown(t, s.Comparisons(context.Background(), v, cited.Query{Terms: terms}), func(c *cited.Comparison) string { return c.Exact })
}

// sayings is two documents that say the same kinds of things differently.
func sayings() []cited.Reading {
	a := Say(Reading("a.txt", []string{"Norway said nine came home", "Nothing here", "Residents said boredom drove them, camp by camp"}, nil), func(n int, f *cited.Found) {
		st := &f.Statements[0]
		if n == 2 {
			st.Stance, st.Hedge, st.Themes = cited.Hedged, cited.HedgeAnonymous, []string{"boredom"}
			st.More, st.Act = []cited.Span{st.Source}, "claimed"
			st.Ties = []cited.TieClaim{{Relation: "pledged-to", Group: "A Brigade", With: "Islamic State", Denied: true, Rule: "en.ties.pledge"}}
			f.Responses[0].Kind, f.Responses[0].Status, f.Responses[0].Scope = "hotline", cited.Applied, []string{"parents of minors"}
			f.Responses[0].Date, f.Responses[0].Low = "2014", number(21)
			f.Comparisons[0].Relation, f.Comparisons[0].Change, f.Comparisons[0].Rank = cited.Rank, "", -1
			f.Unquantified[0].Origin, f.Unquantified[0].Time = []string{"NOR"}, "2013"
		}
	})
	a.Document.Published = "2016-06"
	b := Say(Reading("b.txt", []string{"Le Ministère said none was charged"}, nil), func(_ int, f *cited.Found) {
		f.Statements[0].Stance = cited.Denial
		f.Comparisons[0].Rank, f.Comparisons[0].Relation = 2, cited.Rank
		f.Comparisons[0].Low = number(300)
	})
	b.Document.Published, b.Document.Publisher = "2018", "Evening News"
	return []cited.Reading{a, b}
}

func number(f float64) *float64 { return &f }

func testSayings(t *testing.T, s *store.Store) {
	Put(t, s, sayings()...)
	nine, boredom, none := "a.txt: nine came home", "a.txt: boredom drove them, camp by camp", "b.txt: none was charged"
	tests := []struct {
		name  string
		terms []cited.Term
		want  []string
	}{
		{"all", nil, []string{none, nine, boredom}},
		{"source", []cited.Term{key("attribution", "norway")}, []string{nine}},
		{"source among words", []cited.Term{key("attribution", "ministère")}, []string{none}},
		{"stance", []cited.Term{key("stance", "denied")}, []string{none}},
		{"commonest stance", []cited.Term{key("stance", "asserted")}, []string{nine}},
		{"no stance", []cited.Term{not(key("stance", "denied"))}, []string{nine, boredom}},
		{"hedge", []cited.Term{key("hedge", "anonymous")}, []string{boredom}},
		{"theme", []cited.Term{key("theme", "boredom")}, []string{boredom}},
		{"act", []cited.Term{key("act", "claimed", "denied")}, []string{boredom}},
		{"cue", []cited.Term{key("cue", "said")}, []string{none, nine, boredom}},
		{"tie", []cited.Term{key("tie", "pledged-to")}, []string{boredom}},
		{"group of a tie", []cited.Term{key("group", "islamic state")}, []string{boredom}},
		{"publisher", []cited.Term{key("publisher", "evening news")}, []string{none}},
		{"after", []cited.Term{{Key: "after", From: "2017"}}, []string{none}},
		{"published", []cited.Term{{Key: "published", From: "2016", To: "2016"}}, []string{nine, boredom}},
		{"words of the content", []cited.Term{{Values: []string{"came home"}}}, []string{nine}},
		{"words of its second piece", []cited.Term{{Values: []string{"residents"}}}, []string{boredom}},
		{"words of the source only", []cited.Term{{Values: []string{"norway"}}}, nil},
		{"either", []cited.Term{{Values: []string{"charged", "home"}}}, []string{none, nine}},
		{"not the word", []cited.Term{not(cited.Term{Values: []string{"home"}})}, []string{none, boredom}},
		{"text and code", []cited.Term{{Values: []string{"camp"}}, key("stance", "hedged")}, []string{boredom}},
		{"document", []cited.Term{key("document", "b.txt")}, []string{none}},
	}
	for _, test := range tests {
		same(t, test.name, Statements(t, s, Owner, 0, test.terms...), test.want)
		if len(test.want) > 1 {
			same(t, test.name+", the first", Statements(t, s, Owner, 1, test.terms...), test.want[:1])
		}
	}
	for _, err := range s.Statements(context.Background(), Owner, cited.Query{Terms: []cited.Term{key("measure", "x")}}) {
		if cited.CodeOf(err) != cited.Invalid {
			t.Errorf("a statement has no measure: %v", err)
		}
	}
}

func testOtherSayings(t *testing.T, s *store.Store) {
	Put(t, s, sayings()...)
	same(t, "responses", Responses(t, s, Owner), []string{"b.txt: Le", "a.txt: Norway", "a.txt: Residents"})
	for name, terms := range map[string][]cited.Term{
		"kind": {key("kind", "hotline")}, "status": {key("status", "applied")}, "scope": {key("scope", "minors")}, "actor": {key("actor", "residents")},
		"before": {{Key: "before", To: "2015"}}, "low": {{Key: "low", Low: number(20)}}, "text": {{Values: []string{"boredom"}}},
	} {
		same(t, "responses by "+name, Responses(t, s, Owner, terms...), []string{"a.txt: Residents"})
	}
	same(t, "unquantified", Unquantified(t, s, Owner, key("word", "le")), []string{"b.txt: Le"})
	same(t, "unquantified, by origin and time", Unquantified(t, s, Owner, key("origin", "NOR"), cited.Term{Key: "time", From: "2013", To: "2013"}), []string{"a.txt: Residents"})
	same(t, "unquantified, by measure and text", Unquantified(t, s, Owner, key("measure", "returned"), cited.Term{Values: []string{"charged"}}), []string{"b.txt: Le"})
	same(t, "comparisons", Comparisons(t, s, Owner, key("relation", "trend"), key("change", "flat")), []string{"a.txt: Norway"})
	same(t, "comparisons by rank", Comparisons(t, s, Owner, cited.Term{Key: "rank", Low: number(-1), High: number(-1)}), []string{"a.txt: Residents"})
	same(t, "comparisons by value", Comparisons(t, s, Owner, cited.Term{Key: "value", Low: number(100)}), []string{"b.txt: Le"})
	same(t, "figures", Figures(t, s, Owner, 0), nil)
	all := Themes(t, s, Owner)
	same(t, "themes by code", Themes(t, s, Owner, key("theme", "boredom")), all)
	same(t, "themes by cue", Themes(t, s, Owner, key("cue", "norway")), all[1:2])
	same(t, "themes by text", Themes(t, s, Owner, cited.Term{Values: []string{"charged"}}), all[:1])
	same(t, "no themes", Themes(t, s, Owner, key("theme", "revenge")), nil)
	st, err := s.Status(context.Background(), Owner, "")
	if d, err := s.Document(context.Background(), Owner, sayings()[0].Document.ID); err != nil || d.Counts != (cited.Counts{Statements: 2, Responses: 2, Unquantified: 2, Comparisons: 2, Themes: 2}) {
		t.Errorf("document %+v, %v", d, err)
	}
	if err != nil || st.Statements["asserted"] != 1 || st.Statements["hedged"] != 1 || st.Responses["prosecution"] != 2 || st.Unquantified["returned"] != 3 || st.Comparisons["rank"] != 2 || st.Themes["boredom"] != 3 {
		t.Errorf("status %+v, %v", st, err)
	}
}

func testSayingReceipts(t *testing.T, s *store.Store) {
	ctx := context.Background()
	a := sayings()[0]
	Put(t, s, a)
	got, err := s.Statement(ctx, Owner, a.Statements[1].ID)
	if err != nil {
		t.Fatal(err)
	}
	if got.Read.Content.Exact != "boredom drove them, camp by camp" || got.Read.More[0].Exact != "Residents" || got.Read.Hedge != cited.HedgeAnonymous ||
		!strings.HasSuffix(got.Before, "Nothing here\n\n") || got.Version != "test 1" || len(got.Read.Evidence) != 1 {
		t.Errorf("receipt %+v", got)
	}
	if r, err := s.Response(ctx, Owner, a.Responses[1].ID); err != nil || r.Read.Scope[0] != "parents of minors" || *r.Read.Low != 21 || r.Read.High != nil {
		t.Errorf("response %+v, %v", r.Read, err)
	}
	if u, err := s.Unquantified(ctx, Owner, a.Unquantified[1].ID); err != nil || u.Read.Word != "residents" || u.Read.Time != "2013" {
		t.Errorf("unquantified %+v, %v", u.Read, err)
	}
	if c, err := s.Comparison(ctx, Owner, a.Comparisons[1].ID); err != nil || c.Read.Rank != -1 || c.Read.Relation != cited.Rank {
		t.Errorf("comparison %+v, %v", c.Read, err)
	}
	for _, id := range []cited.ID{"", "st-000000000000", a.Document.ID, a.Responses[0].ID} {
		if _, err := s.Statement(ctx, Owner, id); cited.CodeOf(err) != cited.NotFound {
			t.Errorf("statement %q: %v, want not found", id, err)
		}
	}
}

func testHiddenSayings(t *testing.T, s *store.Store) {
	ctx := context.Background()
	secret := sayings()[1]
	secret.Document.Access = cited.Protected
	open := Say(Reading("open", []string{"One said nothing"}, nil), func(_ int, f *cited.Found) { f.Unquantified[0].Individual, f.Comparisons[0].Individual = true, true })
	if _, err := s.Accept(ctx, []store.Arrival{{Document: open.Document}, {Document: secret.Document}}); err != nil {
		t.Fatal(err)
	}
	Put(t, s, open, secret)
	same(t, "the owner's statements", Statements(t, s, Owner, 0), []string{"b.txt: none was charged", "open: nothing"})
	same(t, "a reader's statements", Statements(t, s, Reader, 0), []string{"open: nothing"})
	same(t, "a reader's full text", Statements(t, s, Reader, 0, cited.Term{Values: []string{"charged"}}), nil)
	same(t, "a reader's responses", Responses(t, s, Reader), []string{"open: One"})
	same(t, "what is of one person", append(Unquantified(t, s, Owner), Comparisons(t, s, Owner)...), []string{"b.txt: Le", "b.txt: Le"})
	same(t, "asked for", Unquantified(t, s, Owner, key("individual", "true")), []string{"open: One"})
	same(t, "asked for by a reader", Comparisons(t, s, Reader, key("individual", "true")), nil)
	for name, err := range map[string]error{
		"statement":    second(s.Statement(ctx, Reader, secret.Statements[0].ID)),
		"response":     second(s.Response(ctx, Reader, secret.Responses[0].ID)),
		"unquantified": second(s.Unquantified(ctx, Reader, open.Unquantified[0].ID)),
		"comparison":   second(s.Comparison(ctx, Reader, open.Comparisons[0].ID)),
		"decisions":    second(s.Decisions(ctx, Reader, secret.Statements[0].ID)),
	} {
		if cited.CodeOf(err) != cited.NotFound {
			t.Errorf("a reader's %s: %v, want not found", name, err)
		}
	}
	for _, err := range s.Statements(ctx, cited.Viewer{}, cited.Query{}) {
		if cited.CodeOf(err) != cited.Denied {
			t.Errorf("statements for the zero viewer: %v, want denied", err)
		}
	}
	if st, err := s.Status(ctx, Reader, ""); err != nil || st.Statements["asserted"] != 1 || st.Statements["denied"] != 0 || len(st.Unquantified) != 0 {
		t.Errorf("a reader's status %+v, %v", st, err)
	}
}

func second[T any](_ T, err error) error { return err }

func testReplaceSayings(t *testing.T, s *store.Store) {
	ctx := context.Background()
	r := sayings()[0]
	Put(t, s, r)
	if got := Put(t, s, r); got[0] != store.Same {
		t.Error("the same reading was written again")
	}
	for name, edit := range map[string]func(*cited.Found){
		"statement":    func(f *cited.Found) { f.Statements[0].Hedge = cited.HedgeThreat },
		"response":     func(f *cited.Found) { f.Responses[0].Status = cited.StruckDown },
		"unquantified": func(f *cited.Found) { f.Unquantified[0].Word = "nobody" },
		"comparison":   func(f *cited.Found) { f.Comparisons[0].Change = cited.Up },
	} {
		edit(&r.Found)
		if got := Put(t, s, r); got[0] != store.Written {
			t.Errorf("another %s was not written", name)
		}
	}
	same(t, "the old word", Unquantified(t, s, Owner, key("word", "norway")), nil)
	same(t, "the new word", Unquantified(t, s, Owner, key("word", "nobody")), []string{"a.txt: Norway"})
	less := r
	less.Found = cited.Found{Statements: r.Statements[1:]}
	Put(t, s, r, less)
	same(t, "statements", Statements(t, s, Owner, 0), []string{"a.txt: boredom drove them, camp by camp"})
	same(t, "text that is gone", Statements(t, s, Owner, 0, cited.Term{Values: []string{"home"}}), nil)
	same(t, "responses", Responses(t, s, Owner), nil)
	read := func(emit func(cited.Text, cited.Found) error) (store.Entry, error) {
		for i, p := range []int{0, 2} {
			passage := r.Texts[0].Passages[p]
			content := string([]rune(r.Texts[0].Content)[passage.Start:passage.End])
			f := cited.Found{Statements: r.Statements[i : i+1], Comparisons: r.Comparisons[i : i+1]}
			if err := emit(cited.Text{Start: passage.Start, Content: content, Passages: []cited.Passage{passage}}, f); err != nil {
				return store.Entry{}, err
			}
		}
		return store.Entry{Reading: cited.Reading{Document: r.Document, Version: "test 1"}, At: At}, nil
	}
	for _, want := range []store.Change{store.Written, store.Same} {
		if got, err := s.PutStream(ctx, r.Document.ID, read); err != nil || got != want {
			t.Fatalf("stream: %v, %v, want %v", got, err, want)
		}
		same(t, "streamed", Statements(t, s, Owner, 0), []string{"a.txt: nine came home", "a.txt: boredom drove them, camp by camp"})
		same(t, "streamed, by text", Statements(t, s, Owner, 0, cited.Term{Values: []string{"home"}}), []string{"a.txt: nine came home"})
		same(t, "streamed comparisons", Comparisons(t, s, Owner, key("relation", "rank")), []string{"a.txt: Residents"})
	}
}
