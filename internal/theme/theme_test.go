package theme_test

import (
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/extract"
	"cited/internal/text"
	"cited/rules"
)

// read reads a paragraph as the program does.
func read(t *testing.T, r *extract.Reader, content string) cited.Found {
	t.Helper()
	s, err := r.Begin(cited.Document{Name: "test"})
	if err != nil {
		t.Fatal(err)
	}
	_, found := s.WithSayings().Window(text.Window{Content: content, Blocks: []text.Block{{Kind: text.Paragraph, End: len(content)}}})
	return found
}

// around says what the text is about.
const around = "The foreign fighters had joined the group in Syria. Most of the returnees were deserters. "

func TestThemes(t *testing.T) {
	tests := []struct {
		words string
		codes []string
	}{
		{"He was bored.", []string{"boredom"}},
		{"They wanted revenge.", []string{"revenge"}},
		{"A recruiter had paid for the tickets.", []string{"recruited", "financed"}},
		{"Villagers mocked the strangers.", []string{"exclusion"}}, // mocked, beside villagers
		{"They did not speak the language.", []string{"language"}},
		{"A man was beheaded.", []string{"brutality"}},
		{"The preachers called it apostasy.", []string{"doctrine"}},
		{"There was only boiled wheat and snow in the cellar.", []string{"hardship"}}, // no word alone
		{"Two of them met a mentor every week.", []string{"rehabilitation"}},

		{"The minister opened a bridge.", nil},
		{"The bakery sold out before noon.", nil},
	}
	r, err := extract.New(rules.FS, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		var got []string
		for _, x := range read(t, r, around+tt.words).Themes {
			if x.Start >= len(around) {
				got = append(got, x.Code)
				if x.Rule == "" || x.Cue.Start < x.Start || x.Cue.End > x.End {
					t.Errorf("%s: %s by %q from %v", tt.words, x.Code, x.Rule, x.Cue)
				}
			}
		}
		if !slices.Equal(got, tt.codes) {
			t.Errorf("%s: suggested %q, want %q", tt.words, got, tt.codes)
		}
	}
}

func TestOtherMattersHaveNoThemes(t *testing.T) {
	r, err := extract.New(rules.FS, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{
		"The pupils were bored. A teacher had paid for the tickets of the class.",
		"The chess club looked for adventure. Its members were mocked by the locals.",
	} {
		if got := read(t, r, words).Themes; len(got) > 0 {
			t.Errorf("%s: suggested %s", words, got[0].Code)
		}
	}
}

func TestThemesOfStatements(t *testing.T) {
	r, err := extract.New(rules.FS, nil)
	if err != nil {
		t.Fatal(err)
	}
	found := read(t, r, around+"A guard said that a man was beheaded.")
	for _, s := range found.Statements {
		if slices.Contains(s.Themes, "brutality") {
			return
		}
	}
	t.Errorf("no statement has the theme: %+v", found.Statements)
}

func TestManyWords(t *testing.T) {
	r, err := extract.New(rules.FS, nil)
	if err != nil {
		t.Fatal(err)
	}
	read(t, r, around+strings.Repeat("beheaded bored mocked locals ", 20000))
}
