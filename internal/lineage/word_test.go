package lineage

import (
	"slices"
	"strings"
	"testing"

	"cited"
)

func TestValueOf(t *testing.T) {
	tests := map[string]float64{"3950": 3950, "3,950": 3950, "3.950": 3950, "3 950": 3950, "3'950": 3950, "1.234.567": 1234567, "61.5": 61.5, "61,5": 61.5, "12,75": 12.75, "0": 0}
	for digits, want := range tests {
		if got, ok := valueOf(digits); !ok || got != want {
			t.Errorf("%s: %v, %v, want %v", digits, got, ok, want)
		}
	}
	for _, wrong := range []string{"", "abc", strings.Repeat("9", 25)} {
		if got, ok := valueOf(wrong); ok {
			t.Errorf("%q: %v", wrong, got)
		}
	}
}

// Typography, case, hyphens and the formats of numbers make no difference to the words.
func TestWordsAreTheSameHoweverPrinted(t *testing.T) {
	same := [][2]string{
		{"The camp's 3,950 people", "THE CAMP’S 3 950 PEOPLE"},
		{"a well-known smug-\ngler – “Omar”", `a well known smuggler - "Omar"`},
		{"Élise counted 3.950", "Elise counted 3950"},
		{"some 12 400 left", "some 12,400 left"},
	}
	for _, pair := range same {
		if a, b := wordsIn2(pair[0]), wordsIn2(pair[1]); !slices.Equal(a, b) {
			t.Errorf("%q has other words than %q", pair[0], pair[1])
		}
	}
	differ := [][2]string{
		{"in 2015 300 people", "in 2015300 people"}, // a year is no thousand
		{"killed 12\n\n400 fled", "killed 12400 fled"},
		{"39.5 percent", "395 percent"},
	}
	for _, pair := range differ {
		if a, b := wordsIn2(pair[0]), wordsIn2(pair[1]); slices.Equal(a, b) {
			t.Errorf("%q has the words of %q", pair[0], pair[1])
		}
	}
}

func wordsIn2(s string) []uint64 {
	k := sketchOf("x", "", s)
	return k.hashes(0, len(k.words))
}

func number64(v float64) *float64 { return &v }

// A figure stands for its value, whatever words or points it is written with, and so does
// any other quantity that the reader named. What names instead of counting does not.
func TestQuantities(t *testing.T) {
	const content = "Six hundred and forty-one left, 71.400 fled, eight men stayed in room 12 since 3 May 2016."
	span := func(exact string) cited.Span {
		at := strings.Index(content, exact)
		return cited.Span{Start: at, End: at + len(exact), Exact: exact}
	}
	d := Document{
		Figures: []cited.Figure{
			{ID: "fi-1", Span: span("Six hundred and forty-one"), Low: number64(641), High: number64(641), Kind: cited.Count, Measure: "travelled"},
			{ID: "fi-2", Span: span("71.400"), Low: number64(71.4), High: number64(71.4), Kind: cited.Count},
		},
		Texts: []cited.Text{{Content: content, Mentions: &cited.Mentions{
			Quantities: []cited.Mention{
				{Span: span("Six hundred and forty-one"), Low: number64(641), High: number64(641), Kind: cited.MentionCount},
				{Span: span("eight"), Low: number64(8), High: number64(8), Kind: cited.MentionCount, Unit: "man"},
				{Span: span("12"), Low: number64(12), High: number64(12), Kind: cited.MentionOther},
			},
			Periods: []cited.PeriodMention{{Span: span("3 May 2016"), Value: "2016-05-03"}},
		}}},
	}
	s := NewSketch(d)
	var values []float64
	for _, n := range s.numbers {
		values = append(values, n.value)
	}
	if want := []float64{641, 71400, 8}; !slices.Equal(values, want) {
		t.Errorf("numbers %v, want %v", values, want)
	}
	if s.numbers[0].figure != 0 || s.numbers[0].measure != "travelled" || s.numbers[2].figure != -1 || s.numbers[2].unit != unitOf("men and man") {
		t.Errorf("%+v", s.numbers)
	}
	if len(s.dates) != 1 || s.dates[0].date != "2016-05-03" {
		t.Errorf("dates %v", s.dates)
	}
}

// Spans are code points of the whole text, over windows and passages, and menus are left
// out.
func TestSpansOverWindows(t *testing.T) {
	first, second := "Menü – Suche\n\nÉlise zählte 47 Tote.\n\n", "Am Ende waren es 53, sagte Élise.\n"
	letters := []rune(first + second)
	passage := func(words, kind string) cited.Passage {
		at := len([]rune((first + second)[:strings.Index(first+second, words)]))
		return cited.Passage{Start: at, End: at + len([]rune(words)), Kind: kind}
	}
	s := NewSketch(Document{Texts: []cited.Text{
		{Content: first, Passages: []cited.Passage{passage("Menü – Suche", "boilerplate"), passage("Élise zählte 47 Tote.", "paragraph")}},
		{Start: len([]rune(first)), Content: second, Passages: []cited.Passage{passage("Am Ende waren es 53, sagte Élise.", "paragraph")}},
	}})
	for i := range s.words {
		if got := s.span(i, i+1); got.Exact != string(letters[got.Start:got.End]) {
			t.Errorf("%+v is %q", got, string(letters[got.Start:got.End]))
		}
	}
	if n := s.Words(); n != 11 {
		t.Errorf("%d words", n)
	}
}

func TestMinuteOf(t *testing.T) {
	for head, want := range map[string]int{"Wire, 9 Nov 2015 07:40 GMT": 460, "Press, August 4, updated 6:45 p.m.": 1125, "12:05 am": 5, "12:30 pm": 750, "Wire, 9 November 2015": -1,
		"12:00, updated 14:30": 870, "Luke 3:16-17": 196, "7:75": -1} {
		if got := minuteOf(head); got != want {
			t.Errorf("%q: %d, want %d", head, got, want)
		}
	}
}

func TestIsBefore(t *testing.T) {
	tests := []struct {
		a, b          cited.EDTF
		before, known bool
	}{
		{"2016-03-04", "2016-03-05", true, true}, {"2016-03-05", "2016-03-04", false, true}, {"2016-03-04", "2016-03-04", false, false},
		{"2015", "2016-03", true, true}, {"2016", "2016-03", false, false}, {"", "2016", false, false}, {"nonsense", "2016", false, false},
	}
	for _, test := range tests {
		if before, known := isBefore(test.a, test.b); before != test.before || known != test.known {
			t.Errorf("%s and %s: %v, %v", test.a, test.b, before, known)
		}
	}
}

// A head names publisher and author; a heading or a sentence does not.
func TestOwnNames(t *testing.T) {
	tests := []struct {
		head string
		want []string
	}{
		{"A title here\nBrennick Wire, 4 March 2016", []string{"Brennick Wire"}},
		{"A title here\n\nInstitute for Quarry Studies (IQS), Note 4, by Ida Marsh", []string{"Institute for Quarry Studies", "IQS", "Ida Marsh"}},
		{"A title here\n\nThe Harbour Board met on Monday and Lena Bruck spoke.", nil},
		{"A title here\n4 March 2016", nil},
	}
	for _, test := range tests {
		content := test.head + "\n\n" + strings.SplitN(madeUp(1, 80), "\n\n", 2)[1]
		s := sketchOf("x", "", content)
		var got []string
		for _, n := range s.own {
			if n.to > 0 {
				got = append(got, s.span(n.from, n.to).Exact)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q: %q, want %q", test.head, got, test.want)
		}
	}
}
