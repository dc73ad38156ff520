package store

import "testing"

func TestContextIsCutBetweenWords(t *testing.T) {
	for _, c := range []struct {
		text            string
		at              int
		begins, reaches string
	}{
		{"the convoy left at dawn", 6, "left at dawn", "the"},
		{"the convoy left at dawn", 4, "left at dawn", "the"}, // nobody knows whether a word began there
		{"нарушение границы", 3, "границы", "нар"},
		{"车队在黎明时离开了这座城市", 4, "明时离开了这座城市", "车队在黎"}, // without spaces
		{"dawn", 4, "", "dawn"},
	} {
		text := []rune(c.text)
		if got := string(text[nextWord(text, c.at):]); got != c.begins {
			t.Errorf("%q from %d begins with %q, not %q", c.text, c.at, got, c.begins)
		}
		if got := string(text[:wordBefore(text, 0, c.at)]); got != c.reaches {
			t.Errorf("%q up to %d ends with %q, not %q", c.text, c.at, got, c.reaches)
		}
	}
}
