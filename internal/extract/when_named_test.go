package extract

import (
	"slices"
	"testing"

	"cited"
	"cited/internal/mention"
	"cited/internal/text"
)

// TestNamed keeps the dates named last, each once, and says how far before they stand.
func TestNamed(t *testing.T) {
	var c chronicle
	for i, v := range []string{"2011", "2012", "2013", "2011", "2014", "2015"} {
		c.name(named{code: code{value: v}, sentence: i})
	}
	var got []string
	for _, n := range c.named {
		got = append(got, n.value)
	}
	if want := []string{"2013", "2011", "2014", "2015"}; !slices.Equal(got, want) {
		t.Errorf("named %v, want %v", got, want)
	}
	sc := &scene{times: &c, number: 9, blocks: 6}
	for _, test := range []struct {
		sentence, block int
		want            string
	}{{8, 6, "1"}, {4, 6, "5-8"}, {8, 5, "paragraph"}, {3, 3, "paragraphs"}, {1, 0, "far"}} {
		if got := sc.farFrom(test.sentence, test.block); got != test.want {
			t.Errorf("sentence %d of block %d: %s, want %s", test.sentence, test.block, got, test.want)
		}
	}
	all := sc.recentTimes([]dated{{code: code{value: "2014"}}})
	got = nil
	for _, o := range all {
		got = append(got, o.value)
	}
	if want := []string{"2014", "2015", "2011", "2013"}; !slices.Equal(got, want) {
		t.Errorf("offered %v, want %v", got, want)
	}
}

// TestOtherYears offers a day without its year in the years that the text is at.
func TestOtherYears(t *testing.T) {
	sc := &scene{s: &mention.Sentence{}, times: &chronicle{last: code{value: "../2020-11-10"}, opening: code{value: "2009"}}}
	for _, test := range []struct {
		in       string
		yearless bool
		want     []string
	}{
		{"2022-10-27/2022-10-28", true, []string{"2020-10-27/2020-10-28", "2009-10-27/2009-10-28"}},
		{"2022-11-09", true, []string{"2020-11-09", "2009-11-09"}},
		{"2022-11-09", false, nil},
		{"../2024-02-29", true, []string{"../2020-02-29"}}, // 2009 was no leap year
		{"2022", true, nil},
	} {
		var got []string
		for _, o := range sc.otherYears(nil, &mention.Period{Value: cited.EDTF(test.in), Yearless: test.yearless}) {
			got = append(got, o.value)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.in, got, test.want)
		}
	}
	sc.date = "2020-05-04"
	var got []string
	for _, o := range sc.otherBounds([]dated{{code: code{value: "2020-05-01/.."}, from: "period"}}) {
		got = append(got, o.value)
	}
	if !slices.Equal(got, []string{"2020-05-01/..", "2020-05-01", "2020-05-01/2020-05-04"}) {
		t.Errorf("since Friday: %v", got)
	}
}

// TestTellsNothing knows words that only say of what the next ones are.
func TestTellsNothing(t *testing.T) {
	r := reader(t)
	for in, want := range map[string]bool{"FLOODS, CHAD, AUGUST 2022.": true, "Ustrana 1999.": true, "Ten died in Ustrana in 1999.": false, "The war of 1999 was long.": false} {
		var s mention.Sentence
		r.lang.Analyze(&s, in, text.AppendTokens(nil, in, 0, len(in)))
		if got := (&scene{s: &s}).tellsNothing(); got != want {
			t.Errorf("%s: %v", in, got)
		}
	}
}

// TestOtherBounds offers a date from it on, up to it and at it, as far as it is none of them.
func TestOtherBounds(t *testing.T) {
	for _, test := range []struct {
		in   string
		want []string
	}{
		{"2014-05", []string{"2014-05", "2014-05/..", "../2014-05"}},
		{"2014/..", []string{"2014/..", "2014"}},
		{"../2014", []string{"../2014", "2014"}},
		{"2012/2014", []string{"2012/2014"}},
	} {
		var got []string
		for _, o := range (&scene{}).otherBounds([]dated{{code: code{value: test.in}, from: "period"}}) {
			got = append(got, o.value)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.in, got, test.want)
		}
	}
}

// TestOpensPart tells dates that are said of the numbers behind them.
func TestOpensPart(t *testing.T) {
	r := reader(t)
	for in, want := range map[string]bool{
		"Ten men left in 2013; in 2014, 60 men left.": true,
		"Ten men left in 2013, in 2014 60 men.":       true,
		"In 2014, 60 men left.":                       true,
		"Ten men left, in 2014 for the most part.":    false,
		"Ten men left in 2014.":                       false,
	} {
		var s mention.Sentence
		r.lang.Analyze(&s, in, text.AppendTokens(nil, in, 0, len(in)))
		sc := &scene{r: r, b: r.all, s: &s}
		if n := len(s.Periods); n == 0 || sc.opensPart(&s.Periods[n-1]) != want {
			t.Errorf("%s: %v", in, s.Periods)
		}
	}
}
