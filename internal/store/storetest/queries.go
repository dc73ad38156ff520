package storetest

import (
	"testing"

	"cited"
	"cited/internal/store"
)

// corpus is three documents whose figures differ in every field.
func corpus() []cited.Reading {
	a := Reading("a.txt", []string{"100 Belgians left for Syria", "200 came back to a rehabilitation programme"}, func(n int, f *cited.Figure) {
		f.Measure = []string{"travelled", "returned"}[n]
		f.Origin, f.Theatre = []string{"BEL"}, []string{"SYR"}
		f.Group, f.GroupScope = []string{"Islamic State"}, cited.Only
		f.Attribution = []string{"Ministry of the Interior", "The Soufan Group"}
		f.Time = []cited.EDTF{"2012/2014", "2016-05"}[n]
		f.Basis = cited.Cumulative
	})
	a.Document.Publisher, a.Document.Published, a.Document.Language, a.Document.Title = "Daily News", "2016-06-01", "en-GB", "Those who came back"
	a.Document.Rights = "CC-BY-4.0"
	b := Reading("b.txt", []string{"300 of 400 women died in Raqqa"}, func(n int, f *cited.Figure) {
		f.Measure, f.Population = "killed", "women"
		f.Origin, f.Place, f.Segment = []string{"FRA", "region:Western Europe"}, []string{"camp al-Hol"}, []string{"foreign women"}
		f.Modifier, f.Stance, f.Kind = cited.AtLeast, cited.Denial, cited.Share
		f.Reported = "2015-11-13"
		if n == 0 {
			f.High, f.Of = nil, "400 women"
		}
	})
	b.Document.Publisher, b.Document.Published, b.Document.Address = "Evening News", "2017", "https://example.org/B"
	b.Document.Rights = "CC-BY-SA-3.0, © Evening News"
	c := Reading("c.html", []string{"500 are held"}, func(n int, f *cited.Figure) {
		f.Measure, f.Time = "detained", "2019/.."
		f.Counted = "suspect"
	})
	c.Document.Language = "fr"
	return []cited.Reading{a, b, c}
}

func f(v float64) *float64 { return &v }

func key(k string, values ...string) cited.Term { return cited.Term{Key: k, Values: values} }

func not(t cited.Term) cited.Term {
	t.Not = true
	return t
}

func testQueries(t *testing.T, s *store.Store) {
	Put(t, s, corpus()...)
	left, back, died, women, held := "a.txt: 100", "a.txt: 200", "b.txt: 300", "b.txt: 400", "c.html: 500"
	tests := []struct {
		name  string
		terms []cited.Term
		want  []string
	}{
		{"all", nil, []string{held, died, women, left, back}},
		{"measure", []cited.Term{key("measure", "returned")}, []string{back}},
		{"measures", []cited.Term{key("measure", "returned", "detained")}, []string{held, back}},
		{"unknown measure", []cited.Term{key("measure", "nonsense")}, nil},
		{"not unknown", []cited.Term{not(key("measure", "nonsense"))}, []string{held, died, women, left, back}},
		{"not measure", []cited.Term{not(key("measure", "killed"))}, []string{held, left, back}},
		{"origin", []cited.Term{key("origin", "BEL")}, []string{left, back}},
		{"origins", []cited.Term{key("origin", "BEL", "FRA")}, []string{died, women, left, back}},
		{"a region as named", []cited.Term{key("origin", "region:Western Europe")}, []string{died, women}},
		{"no origin", []cited.Term{not(key("origin", "BEL", "FRA"))}, []string{held}},
		{"two conditions", []cited.Term{key("origin", "BEL"), key("measure", "returned")}, []string{back}},
		{"contradiction", []cited.Term{key("origin", "BEL"), key("measure", "killed")}, nil},
		{"theatre", []cited.Term{key("theatre", "SYR")}, []string{left, back}},
		{"group", []cited.Term{key("group", "islamic state")}, []string{left, back}},
		{"half a group", []cited.Term{key("group", "islamic")}, nil},
		{"scope", []cited.Term{key("group_scope", "only")}, []string{left, back}},
		{"place among words", []cited.Term{key("place", "Al Hol")}, []string{died, women}},
		{"segment", []cited.Term{key("segment", "women")}, []string{died, women}},
		{"no half words", []cited.Term{key("segment", "men")}, nil},
		{"source", []cited.Term{key("attribution", "soufan")}, []string{left, back}},
		{"sources", []cited.Term{key("attribution", "soufan", "interior")}, []string{left, back}},
		{"wildcards are letters", []cited.Term{key("attribution", "%")}, nil},
		{"counted", []cited.Term{key("counted", "suspect")}, []string{held}},
		{"of", []cited.Term{key("of", "400")}, []string{died}},
		{"kind, commonest", []cited.Term{key("kind", "count")}, []string{held, left, back}},
		{"kind, rare", []cited.Term{key("kind", "share")}, []string{died, women}},
		{"kind, both", []cited.Term{key("kind", "share", "count")}, []string{held, died, women, left, back}},
		{"modifier", []cited.Term{key("modifier", "at-least")}, []string{died, women}},
		{"not denied", []cited.Term{not(key("stance", "denied"))}, []string{held, left, back}},
		{"basis", []cited.Term{key("basis", "cumulative")}, []string{left, back}},
		{"population", []cited.Term{key("population", "women")}, []string{died, women}},
		{"codebook", []cited.Term{key("codebook", "test")}, []string{held, died, women, left, back}},
		{"low", []cited.Term{{Key: "low", Low: f(200), High: f(300)}}, []string{died, back}},
		{"high, where there is none", []cited.Term{{Key: "high", Low: f(300)}}, []string{held, women}},
		{"value", []cited.Term{{Key: "value", Low: f(300), High: f(300)}}, []string{died}},
		{"not a value", []cited.Term{not(cited.Term{Key: "high", Low: f(300)})}, []string{died, left, back}},
		{"after", []cited.Term{{Key: "after", From: "2016"}}, []string{held, back}},
		{"after an open end", []cited.Term{{Key: "after", From: "2030"}}, []string{held}},
		{"before", []cited.Term{{Key: "before", To: "2014"}}, []string{left}},
		{"before, by the report", []cited.Term{{Key: "before", To: "2015"}}, []string{died, women, left}},
		{"time", []cited.Term{{Key: "time", From: "2014", To: "2015"}}, []string{died, women, left}},
		{"reported", []cited.Term{{Key: "reported", From: "2015", To: "2015"}}, []string{died, women}},
		{"not reported", []cited.Term{not(cited.Term{Key: "reported", From: "2015", To: "2015"})}, []string{held, left, back}},
		{"publisher", []cited.Term{key("publisher", "daily news")}, []string{left, back}},
		{"a word of publishers", []cited.Term{key("publisher", "news")}, []string{died, women, left, back}},
		{"not a publisher", []cited.Term{not(key("publisher", "daily news"))}, []string{held, died, women}},
		{"published", []cited.Term{{Key: "published", From: "2017-02", To: "2017-03"}}, []string{died, women}},
		{"published since", []cited.Term{{Key: "published", From: "2016"}}, []string{died, women, left, back}},
		{"language", []cited.Term{key("language", "EN")}, []string{left, back}},
		{"a licence", []cited.Term{key("rights", "cc by 4.0")}, []string{left, back}},
		{"document's name", []cited.Term{key("document", "c.html")}, []string{held}},
		{"title", []cited.Term{key("title", "came back")}, []string{left, back}},
		{"address", []cited.Term{key("address", "example.org/b")}, []string{died, women}},
		{"outcome", []cited.Term{key("outcome", "read")}, []string{held, died, women, left, back}},
		{"full text", []cited.Term{{Values: []string{"came back"}}}, []string{back}},
		{"a phrase", []cited.Term{{Values: []string{"back came"}}}, nil},
		{"either phrase", []cited.Term{{Values: []string{"came back", "are held"}}}, []string{held, back}},
		{"both words", []cited.Term{{Values: []string{"rehabilitation"}}, {Values: []string{"came"}}}, []string{back}},
		{"not the word", []cited.Term{not(cited.Term{Values: []string{"raqqa"}})}, []string{held, left, back}},
		{"a word but not another", []cited.Term{{Values: []string{"syria", "came back"}}, not(cited.Term{Values: []string{"programme", "nothing"}})}, []string{left}},
		{"text and code", []cited.Term{{Values: []string{"syria"}}, key("origin", "BEL")}, []string{left}},
	}
	for _, test := range tests {
		same(t, test.name, Figures(t, s, Owner, 0, test.terms...), test.want)
		if len(test.want) > 1 {
			same(t, test.name+", the first", Figures(t, s, Owner, 1, test.terms...), test.want[:1])
		}
	}
	id := corpus()[2].Figures[0].ID
	same(t, "by id", Figures(t, s, Owner, 0, key("id", string(id))), []string{held})
	same(t, "by document", Figures(t, s, Owner, 0, key("document", string(corpus()[1].Document.ID))), []string{died, women})
}

func testDocumentQueries(t *testing.T, s *store.Store) {
	Put(t, s, corpus()...)
	tests := []struct {
		name  string
		terms []cited.Term
		want  []string
	}{
		{"publisher", []cited.Term{key("publisher", "news")}, []string{"b.txt", "a.txt"}},
		{"not a publisher", []cited.Term{not(key("publisher", "news"))}, []string{"c.html"}},
		{"figure", []cited.Term{key("measure", "returned")}, []string{"a.txt"}},
		{"one figure for both", []cited.Term{key("measure", "returned"), {Key: "before", To: "2015"}}, nil},
		{"no such figure", []cited.Term{not(key("measure", "returned"))}, []string{"c.html", "b.txt"}},
		{"text", []cited.Term{{Values: []string{"raqqa"}}}, []string{"b.txt"}},
		{"words of two passages", []cited.Term{{Values: []string{"syria"}}, {Values: []string{"programme"}}}, []string{"a.txt"}},
		{"not the text", []cited.Term{not(cited.Term{Values: []string{"raqqa"}})}, []string{"c.html", "a.txt"}},
		{"format", []cited.Term{key("format", "text")}, []string{"c.html", "b.txt", "a.txt"}},
		{"name", []cited.Term{key("name", ".TXT")}, []string{"b.txt", "a.txt"}},
		{"rights", []cited.Term{key("rights", "unknown", "CC-BY")}, []string{"c.html", "a.txt"}},
		{"a licence in any version", []cited.Term{key("rights", "CC-BY")}, []string{"a.txt"}},
		{"another version of it", []cited.Term{key("rights", "CC-BY-3.0")}, nil},
		{"words of rights", []cited.Term{key("rights", "evening news")}, []string{"b.txt"}},
		{"unknown rights", []cited.Term{key("rights", "Unknown")}, []string{"c.html"}},
		{"known rights", []cited.Term{not(key("rights", "unknown"))}, []string{"b.txt", "a.txt"}},
		{"unknown date", []cited.Term{not(cited.Term{Key: "published", From: "2000"})}, []string{"c.html"}},
	}
	for _, test := range tests {
		same(t, test.name, Documents(t, s, Owner, test.terms...), test.want)
	}
}
