package mention

import (
	"testing"

	"cited/internal/text"
)

// An event is a date where a preposition makes it one; a feast needs its year.
func TestEvents(t *testing.T) {
	l := load(t, "en")
	tests := []struct{ sentence, exact, value string }{
		{"It has grown since the fall of Mosul.", "since the fall of Mosul", "2014-06-10/.."},
		{"During the siege of Kobani 20 died.", "During the siege of Kobani", "2014-09/2015-01"},
		{"Since 9/11 the list has grown.", "Since 9/11", "2001-09-11/.."},
		{"During Ramadan 2014, 40 left.", "During Ramadan 2014", "2014-06/2014-07"},
		{"In the Ramadan of 2011 nobody left.", "In the Ramadan of 2011", "2011-08"},
		{"Battle of Mosul, day five", "", ""},
		{"After the fall of Kabul 300 fled.", "", ""},
		{"During Ramadan nobody left.", "", ""},
	}
	for _, test := range tests {
		var s Sentence
		l.Analyze(&s, test.sentence, text.AppendTokens(nil, test.sentence, 0, len(test.sentence)))
		exact, value := "", ""
		if len(s.Periods) > 0 {
			p := s.Periods[0]
			exact, value = test.sentence[s.Tokens[p.From].Start:s.Tokens[p.To-1].End], string(p.Value)
		}
		if exact != test.exact || value != test.value {
			t.Errorf("%s: got %q = %q, want %q = %q", test.sentence, exact, value, test.exact, test.value)
		}
	}
}
