package export

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"cited"
)

// stated is a figure in a text whose words each stand in it once.
func stated(text, id, number string, value float64, change func(*cited.Figure)) cited.Figure {
	f := cited.Figure{ID: cited.ID(id), Span: spanIn(text, number), Low: &value, High: &value, Kind: cited.Count, Quote: cited.Span{End: utf8.RuneCountInString(text), Exact: text}}
	if change != nil {
		change(&f)
	}
	return f
}

func spanIn(text, words string) cited.Span {
	before, _, ok := strings.Cut(text, words)
	if !ok {
		panic(words)
	}
	start := utf8.RuneCountInString(before)
	return cited.Span{Start: start, End: start + utf8.RuneCountInString(words), Exact: words}
}

// read gives a figure the words from which it was read.
func read(text string, words ...string) func(*cited.Figure) {
	return func(f *cited.Figure) {
		for _, w := range words {
			f.Evidence = append(f.Evidence, cited.Evidence{Field: "counted", Spans: []cited.Span{spanIn(text, w)}})
		}
	}
}

func minors(text string, words ...string) func(*cited.Figure) {
	return func(f *cited.Figure) {
		f.Population = "minors"
		read(text, words...)(f)
	}
}

// TestGateBeside holds that a quotation goes out without what it tells of figures that are held
// back, and that the number stays at its place.
func TestGateBeside(t *testing.T) {
	for _, test := range []struct {
		name, text, number string
		own                []string // words from which the figure was read
		other              string
		words              []string // likewise of the one beside it
		want               string   // empty: it is held back
	}{
		{"behind a comma", "Some 500 left, among them two boys from Xtown.", "500", []string{"left"}, "two", []string{"boys"}, "Some 500 left…"},
		{"behind own words with commas", "By police count, 500 left, most of them for Syria, two boys from Xtown too.", "500", []string{"left", "Syria"}, "two", []string{"boys"}, "By police count, 500 left, most of them for Syria…"},
		{"its words before its number", "Some 500 left, with boys from Xtown, two of whom died.", "500", []string{"left"}, "two", []string{"boys"}, "Some 500 left…"},
		{"in brackets", "Some 500 men (two boys from Xtown) left.", "500", []string{"men"}, "two", []string{"boys"}, "Some 500 men…"},
		{"before it", "Two boys from Xtown were seen, and 500 men left.", "500", []string{"men"}, "Two", []string{"boys"}, "…and 500 men left."},
		{"before it, with nothing between", "Two boys from Xtown and åbout 500 men left.", "500", []string{"men"}, "Two", []string{"boys"}, "…500 men left."},
		{"behind it, with nothing between", "Some 500 men and two boys left.", "500", []string{"men"}, "two", []string{"boys"}, "Some 500 men…"},
		{"on both sides", "Two of the 500 men who left were boys.", "500", []string{"men"}, "Two", []string{"boys"}, "…500 men…"},
		{"a number with a comma in it", "Some 1,500 men in 2,015 left: two boys from Xtown.", "1,500", []string{"men", "2,015"}, "two", []string{"boys"}, "Some 1,500 men in 2,015 left…"},
		{"nothing is left but for its words", "500 and two boys left.", "500", nil, "two", []string{"boys"}, "500 and … left."},
		{"a row of a table", "Xland | 31 | 45", "45", nil, "31", nil, "Xland | … | 45"},
		{"nothing is left", "500 / 2 boys", "500", nil, "2", []string{"boys"}, ""},
		{"one number in the other", "Some 500 to 502 boys left.", "500 to 502", []string{"left"}, "502", []string{"boys"}, ""},
	} {
		f := stated(test.text, "fi-1", test.number, 500, read(test.text, test.own...))
		other := stated(test.text, "fi-2", test.other, 2, minors(test.text, test.words...))
		g := gate()
		g.Beside = func(*cited.Receipt) ([]cited.Figure, bool) {
			all := []cited.Figure{f, other}
			slices.SortFunc(all, func(a, b cited.Figure) int { return a.Start - b.Start })
			return all, true
		}
		r := cited.Receipt{Figure: f, Document: cited.Document{ID: "do-1", Access: cited.Open}, Before: "It was quiet.", After: "It was loud."}
		out, held := g.Pass(r)
		if test.want == "" {
			if !slices.Equal(held.Back, []Reason{HeldBeside}) || out.Figure.ID != "" {
				t.Errorf("%s: %+v, %q", test.name, held, out.Figure.Quote.Exact)
			}
			continue
		}
		if out.Figure.Quote.Exact != test.want || !slices.Equal(held.Changed, []Reason{HeldBeside}) {
			t.Errorf("%s: %q, want %q; %+v", test.name, out.Figure.Quote.Exact, test.want, held)
			continue
		}
		q := out.Figure.Quote
		if numberIn(&out) != test.number || q.End-q.Start != utf8.RuneCountInString(q.Exact) {
			t.Errorf("%s: the number is not where %+v says", test.name, q)
		}
		if middle := strings.Contains(strings.Trim(q.Exact, "…"), "…"); middle && out.Before+out.After == "" {
			continue
		}
		if strings.HasPrefix(q.Exact, "…") != (out.Before == "") || strings.HasSuffix(q.Exact, "…") != (out.After == "") {
			t.Errorf("%s: around %q stand %q and %q", test.name, q.Exact, out.Before, out.After)
		}
		for _, e := range out.Figure.Evidence {
			if slices.ContainsFunc(e.Spans, func(s cited.Span) bool { return !strings.Contains(q.Exact, s.Exact) }) {
				t.Errorf("%s: words that were cut are in %+v", test.name, e)
			}
		}
		g.Decided = func(cited.ID) []cited.Decision { return cleared(cited.Accepted) }
		if out, held := g.Pass(r); out.Figure.Quote.Exact != test.text || len(held.Changed) > 0 {
			t.Errorf("%s: beside one that was cleared: %q, %+v", test.name, out.Figure.Quote.Exact, held)
		}
	}
}

// TestGateBesideReasons holds that whatever holds a figure back keeps it out of quotations of
// others, and that nothing else does.
func TestGateBesideReasons(t *testing.T) {
	text := "Some 500 left, among them two people from Salta."
	f := stated(text, "fi-1", "500", 500, read(text, "left"))
	for _, test := range []struct {
		name    string
		other   func(*cited.Figure)
		decided []cited.Decision
		cut     bool
	}{
		{"a small place", nil, nil, true},
		{"refused", func(f *cited.Figure) { *f.Low, *f.High = 20, 20 }, cleared(cited.Rejected), true},
		{"one person", func(f *cited.Figure) { f.Individual = true }, nil, true},
		{"minors", minors(text, "people"), nil, true},
		{"many", func(f *cited.Figure) { *f.Low, *f.High = 20, 20 }, nil, false},
		{"cleared", minors(text, "people"), cleared(cited.Accepted), false},
	} {
		g := gate()
		other := stated(text, "fi-2", "two", 2, test.other)
		g.Beside = func(*cited.Receipt) ([]cited.Figure, bool) { return []cited.Figure{f, other}, true }
		g.Decided = func(id cited.ID) []cited.Decision {
			if id == other.ID {
				return test.decided
			}
			return nil
		}
		out, _ := g.Pass(cited.Receipt{Figure: f, Document: cited.Document{ID: "do-1", Access: cited.Open}})
		if cut := out.Figure.Quote.Exact == "Some 500 left…"; cut != test.cut {
			t.Errorf("%s: %q", test.name, out.Figure.Quote.Exact)
		}
		for start, near := range map[int]bool{100: true, 300: false} {
			far := other
			far.Span = cited.Span{Start: start, End: start + 3, Exact: "two"}
			g.Beside = func(*cited.Receipt) ([]cited.Figure, bool) { return []cited.Figure{f, far}, true }
			out, _ = g.Pass(cited.Receipt{Figure: f, Document: cited.Document{ID: "do-1", Access: cited.Open}, After: "Later."})
			if out.Figure.Quote.Exact != text || (out.After == "") != (test.cut && near) {
				t.Errorf("%s, farther away: %q %q", test.name, out.Figure.Quote.Exact, out.After)
			}
		}
	}
	g := gate()
	g.Beside = func(*cited.Receipt) ([]cited.Figure, bool) { return nil, false }
	if _, held := g.Pass(cited.Receipt{Figure: f, Document: cited.Document{ID: "do-1", Access: cited.Open}}); !slices.Equal(held.Back, []Reason{HeldBeside}) {
		t.Errorf("nobody knows what stands beside it: %+v", held)
	}
}
