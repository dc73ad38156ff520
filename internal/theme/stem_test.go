package theme

import "testing"

func TestStem(t *testing.T) {
	s := newStemmer()
	for _, words := range [][]string{
		{"bribe", "bribes", "bribed", "bribing"}, {"boredom's", "boredom"}, {"plan", "planned", "planning"},
		{"recruiter", "recruiters", "recruited", "recruitment"},
	} {
		want := string(s.stem([]byte(words[0])))
		for _, w := range words[1:] {
			if got := string(s.stem([]byte(w))); got != want {
				t.Errorf("%s is cut to %s, %s to %s", w, got, words[0], want)
			}
		}
	}
	for word, want := range map[string]string{"": "", "as": "as", "bus": "bus", "'s": "", "ring": "ring", "killed": "kill"} {
		if got := string(s.stem([]byte(word))); got != want {
			t.Errorf("%s is cut to %s, want %s", word, got, want)
		}
	}
}
