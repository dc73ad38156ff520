package extract

import (
	"testing"

	"cited/internal/syntax"
	"cited/internal/text"
)

// planted analyses a sentence.
func planted(t *testing.T, content string) *clauses {
	t.Helper()
	m, err := syntax.English()
	if err != nil {
		t.Fatal(err)
	}
	var tr clauses
	var room []syntax.Token
	tr.Plant(m.NewParser(), text.NewSpelling(), content, text.AppendTokens(nil, content, 0, len(content)), &room)
	return &tr
}

// find returns the number of a word.
func (t *clauses) find(form string) int {
	for i, w := range t.Words {
		if w.Form == form {
			return i
		}
	}
	return none
}

func TestBonds(t *testing.T) {
	for _, test := range []struct {
		sentence, noun, verb string
		want                 part
		relative             bool
	}{
		{"Forty recruits died in the raid.", "recruits", "died", subject, false},
		{"Forty recruits were killed in the raid.", "recruits", "killed", patient, false},
		{"The police arrested forty recruits.", "recruits", "arrested", object, false},
		{"Forty recruits who had fought there were arrested.", "recruits", "fought", subject, true},
		{"Forty recruits who had fought there were arrested.", "recruits", "arrested", patient, false},
		{"Forty recruits managed to return.", "recruits", "return", subject, false},
		{"The recruits came home and died there.", "recruits", "died", subject, false},
		{"The deaths of forty recruits were confirmed.", "recruits", "deaths", possessor, false},
		{"The mayor, who died later, had praised the recruits.", "recruits", "died", noPart, false},
	} {
		tr := planted(t, test.sentence)
		got := tr.bondsOf(tr.find(test.noun))[tr.find(test.verb)]
		if got.part != test.want || got.relative != test.relative {
			t.Errorf("%s: %s is %s of %s (relative %v), want %s (%v)", test.sentence, test.noun, got.part, test.verb, got.relative, test.want, test.relative)
		}
	}
}

func TestTense(t *testing.T) {
	for sentence, want := range map[string]string{
		"Forty men have died.":          "perfect",
		"Forty men had died.":           "pluperfect",
		"Forty men died.":               "past",
		"Forty men were arrested.":      "past-passive",
		"Forty men have been arrested.": "perfect-passive",
		"Forty men are fighting there.": "progressive",
		"Forty men may leave.":          "modal",
	} {
		tr := planted(t, sentence)
		if got := tr.tense(tr.Predicate(tr.find("men"))); got != want {
			t.Errorf("%s: %s, want %s", sentence, got, want)
		}
	}
}

func TestPhraseAndPath(t *testing.T) {
	tr := planted(t, "The ministry of the interior said that forty men died.")
	from, to := tr.Phrase(tr.find("ministry"))
	if from != 0 || to != 5 {
		t.Errorf("the phrase of ministry is tokens %d to %d, want 0 to 5", from, to)
	}
	if got := tr.Path(tr.find("men"), tr.find("said")); got != "nsubj<ccomp<" {
		t.Errorf("path from men to said is %s", got)
	}
	if got := tr.Distance(tr.find("men"), tr.find("said")); got != 2 {
		t.Errorf("distance from men to said is %d", got)
	}
	if tr.At(-1) != none || tr.At(99) != none {
		t.Error("there are words beyond the sentence")
	}
}
