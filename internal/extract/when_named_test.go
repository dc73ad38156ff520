package extract

import (
	"slices"
	"testing"
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
		for _, o := range otherBounds([]dated{{code: code{value: test.in}, from: "period"}}) {
			got = append(got, o.value)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.in, got, test.want)
		}
	}
}
