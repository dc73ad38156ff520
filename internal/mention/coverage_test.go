package mention

import (
	"fmt"
	"strings"
	"testing"

	"cited/internal/text"
	"cited/rules"
)

func covered(t *testing.T, documents ...string) *Coverage {
	t.Helper()
	l, err := Load(rules.FS, "en", GroupEntries(shippedBooks(t)[2]))
	if err != nil {
		t.Fatal(err)
	}
	c := l.NewCoverage()
	for _, d := range documents {
		c.Begin()
		c.Window(text.Window{Content: d, Blocks: text.Split(d)})
	}
	return c
}

func TestCoverageOfEntries(t *testing.T) {
	c := covered(t, "About 40 Belgians returned at dusk over Lake Chad, 9 miles off.\n\nShare this story\n", "Ten Belgians and two Danes joined Boko Haram. The Belgians stayed on page 4.")
	got := map[string][2]int{}
	for _, e := range c.Entries() {
		got[e.Entry.ID] = [2]int{e.Matches, e.Documents}
		if e.File == "" || e.Line == 0 {
			t.Errorf("%s stands nowhere", e.Entry.ID)
		}
	}
	for id, want := range map[string][2]int{
		"en.countries.BEL": {3, 2}, "en.countries.DNK": {1, 1}, "en.countries.FRA": {0, 0},
		"foreign-fighters.groups.Boko Haram": {1, 1}, "en.roles.and": {1, 1}, "en.metrics.mile": {1, 1}, "en.labels.page": {1, 1},
	} {
		if have, ok := got[id]; !ok || have != want {
			t.Errorf("%s: matches and documents %v, want %v (there: %v)", id, have, want, ok)
		}
	}
	if _, ok := got["en.spelling.title"]; ok {
		t.Error("entries of spelling are counted")
	}
}

func TestCoverageOfWords(t *testing.T) {
	c := covered(t,
		"Some 40 gargoyles were stung. Then 12 tired gargoyles, among them Marta, left. Gargoyles like sand.",
		"On page 12 gargoyles smile. They met 3 gargoyles and 9 soldiers.")
	var got []string
	for _, w := range c.Words(2) {
		got = append(got, fmt.Sprintf("%s %d %d %d %s", w.Word, w.Matches, w.Behind, w.Documents, w.Example))
	}
	if len(got) == 0 || got[0] != "gargoyles 3 2 2 Some 40 gargoyles" {
		t.Errorf("words are %q", got)
	}
	for _, w := range c.Words(1) {
		if w.Word == "soldiers" || strings.EqualFold(w.Word, "marta") || w.Word == "sand" {
			t.Errorf("%s is a candidate", w.Word)
		}
	}
}

// TestCoverageForgets counts more words than are kept.
func TestCoverageForgets(t *testing.T) {
	var b strings.Builder
	for i := range mostWords + mostWords/2 {
		fmt.Fprintf(&b, "There were 12 %s and 30 zzfrequent.\n\n", letters(i))
	}
	c := covered(t, b.String())
	if n := len(c.words); n > mostWords {
		t.Errorf("%d words are kept, more than %d", n, mostWords)
	}
	if words := c.Words(2); len(words) == 0 || words[0].Word != "zzfrequent" || words[0].Matches != mostWords+mostWords/2 {
		t.Errorf("the frequent words are %+v", words[:min(len(words), 3)])
	}
}

// letters writes a number as a word.
func letters(n int) string {
	word := []byte("qx")
	for range 4 {
		word = append(word, 'a'+byte(n%26))
		n /= 26
	}
	return string(word)
}
