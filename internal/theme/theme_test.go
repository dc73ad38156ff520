package theme_test

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"cited"
	"cited/internal/extract"
	"cited/internal/text"
	"cited/internal/theme"
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
		{"A recruiter had paid for the tickets.", []string{"financed", "recruited"}},
		{"Villagers mocked the strangers.", []string{"exclusion"}}, // mocked, beside villagers
		{"They did not speak the language.", []string{"language"}},
		{"Prisoners were beheaded in the square, and the women were flogged.", []string{"brutality"}},
		{"Most of my comrades were dead by the end of that winter.", []string{"losses"}}, // weighed together
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
				if x.Rule == "" || x.Cue.Exact == "" || x.Cue.Start < x.Start || x.Cue.End > x.End {
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

// TestReasons holds that a theme that was weighed names features that the weights have, the
// heaviest first, and that a statement says them of its themes.
func TestReasons(t *testing.T) {
	r, err := extract.New(rules.FS, nil)
	if err != nil {
		t.Fatal(err)
	}
	found := read(t, r, around+"A nurse said that only eleven of the forty men in her company had survived the first battle.")
	if len(found.Statements) != 1 || !slices.Contains(found.Statements[0].Themes, "losses") {
		t.Fatalf("read %+v", found.Statements)
	}
	before, n := 99.0, 0
	for _, e := range found.Statements[0].Evidence {
		code, f, ok := theme.ParseRule(e.Rule)
		if e.Field != "theme" || code != "losses" {
			continue
		}
		weight := r.Themes().Weight(code, f)
		if !ok || weight <= 0 || weight > before || len(e.Spans) != 1 || e.Spans[0].Exact == "" {
			t.Errorf("%+v weighs %.2f, behind %.2f", e, weight, before)
		}
		before, n = weight, n+1
	}
	if n == 0 {
		t.Error("the statement does not say why")
	}
}

// TestOwnThemes holds that a theme that no weights know is suggested by words, and so is one
// by words that they do not know.
func TestOwnThemes(t *testing.T) {
	lists := fstest.MapFS{}
	err := fs.WalkDir(rules.FS, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(rules.FS, p)
		lists[p] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	const book, words = "codebook/foreign-fighters/codebook.yaml", "en/themes.txt"
	lists[book].Data = bytes.Replace(lists[book].Data, []byte("\nthemes:\n"), []byte("\nthemes:\n  - code: music\n    group: there\n    is: songs\n"), 1)
	lists[words].Data = append(lists[words].Data, "\nid songs\nmeans music\nforms sang\nok They [sang].\nno The sand blew.\n"+
		"\nid dozing\nmeans boredom\nforms dozed\nok He [dozed].\nno The dose was small.\n"...)
	r, err := extract.New(lists, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, x := range read(t, r, around+"In the evening they sang in the yard behind the stable of the monastery. On the day after that he dozed under the roof of the same stable.").Themes {
		got = append(got, x.Code+" by "+x.Rule)
	}
	for _, want := range []string{"music by en.themes.songs", "boredom by en.themes.dozing"} { // whose words have a weight of their own, or none
		if !slices.Contains(got, want) {
			t.Errorf("suggested %q, want %s", got, want)
		}
	}
}
