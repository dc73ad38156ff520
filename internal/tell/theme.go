package tell

import (
	"fmt"
	"strings"

	"cited/internal/choice"
)

// ThemeRule tells in plain words how a feature of a sentence speaks for a theme.
func ThemeRule(code string, f choice.Feature, weight float64) string {
	words := wordsOf(themeFeatures, f.Name)
	if words == "" {
		words = f.String()
	}
	first, second, _ := strings.Cut(f.Value, "_")
	words = strings.NewReplacer("{v}", f.Value, "{first}", first, "{second}", second).Replace(words)
	return fmt.Sprintf("%s, which speaks for %s by %+.1f", words, code, weight)
}

// themeFeatures are the features by which themes are suggested in plain words.
var themeFeatures = []Meaning{
	{"stem", "a word that begins with {v}"},
	{"pair", "words that begin with {first} and {second}, one behind the other"},
	{"entry", "words of the entry {v} of themes.txt"},
	{"outright", "words of themes.txt that mean {v}"},
	{"words", "words that suggest {v} by themselves"},
	{"act", "words of the entry {v} of acts.txt"},
	{"plays", "words of acts.txt that play the part {v}"},
	{"people", "words of the entry {v} of people.txt"},
	{"measures", "words of the entry {v} of measures.txt"},
	{"groups", "the name of an armed group"},
	{"armed", "words that mean armed groups without naming one"},
	{"always", "what holds of every sentence"},
}
