package tell

import (
	"testing"

	"cited"
)

func TestEveryFieldHasWords(t *testing.T) {
	f := cited.Figure{Low: new(float64), Modifier: cited.Exactly, Kind: cited.Count, Counted: "x", Measure: "x", Origin: []string{"x"},
		Population: "x", Theatre: []string{"x"}, Place: []string{"x"}, Group: []string{"x"}, GroupScope: cited.Only, Segment: []string{"x"},
		Of: "x", Time: "2015", Basis: cited.Point, Attribution: []string{"x"}, Reported: "2015", Stance: cited.Hedged}
	for _, field := range cited.Fields() {
		if Field(&f, field, nil) == "" {
			t.Errorf("the field %s has no words", field)
		}
	}
}

func TestDate(t *testing.T) {
	tests := map[cited.EDTF]string{
		"": "", "2015": "2015", "2015-11-13": "2015-11-13", "../2015-10": "until 2015-10", "2012-22/..": "since summer 2012",
		"2011/2014-24": "2011 to winter 2014", "201X": "the 2010s", "2015~": "about 2015", "2015-21?": "perhaps spring 2015", "20XX": "20XX",
		"2015-12-21": "2015-12-21",
	}
	for in, want := range tests {
		if got := Date(in); got != want {
			t.Errorf("Date(%q) = %q, want %q", in, got, want)
		}
	}
}
