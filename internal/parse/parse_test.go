package parse_test

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"cited/internal/fuzztest"
	"cited/internal/syntax"
	"cited/internal/text"

	"github.com/google/go-cmp/cmp"
)

// parseWindows parses the windows of a document that is called "d".
func parseWindows(t testing.TB, windows ...text.Window) []syntax.Sentence {
	t.Helper()
	var list []syntax.Sentence
	doc := newParser(t).Document("d")
	for _, w := range windows {
		if err := doc.Window(w, func(s syntax.Sentence) error { list = append(list, s); return nil }); err != nil {
			t.Fatal(err)
		}
	}
	return list
}

func plain(content string) text.Window {
	return text.Window{Content: content, Blocks: text.Split(content)}
}

func texts(sentences []syntax.Sentence) []string {
	var list []string
	for _, s := range sentences {
		list = append(list, s.Text)
	}
	return list
}

func TestEveryCharacterIsPartOfASentence(t *testing.T) {
	for _, test := range []struct {
		name, content string
		want          []string
	}{
		{"sentences of a block", "Two dogs barked. They don't bite.", []string{"Two dogs barked.", "They don't bite."}},
		{"the marks of a list", "The dogs:\n\n- one\n- two", []string{"The dogs:", "- one", "- two"}},
		{"a marked heading", "== Dogs ==\n\nThey bark.", []string{"== Dogs ==", "They bark."}},
		{"a marked heading at the end", "They bark.\n\n== Dogs ==", []string{"They bark.", "== Dogs =="}},
		{"drawn lines", "They bark.\n-----\n*****\nThey bite.\n=====", []string{"They bark.", "-----", "*****", "They bite.", "====="}},
		{"nothing", " \n\t\n", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, texts(parseWindows(t, plain(test.content)))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestBoilerplateIsLeftOut(t *testing.T) {
	content := "Menu\nHome\n\nTwo dogs barked."
	w := text.Window{Content: content, Blocks: []text.Block{{Kind: text.Boilerplate, Start: 0, End: 9}, {Start: 11, End: len(content)}}}
	if diff := cmp.Diff([]string{"Two dogs barked."}, texts(parseWindows(t, w))); diff != "" {
		t.Error(diff)
	}
}

func TestComments(t *testing.T) {
	var got [][]string
	for _, s := range parseWindows(t, plain("Dogs bark. They bite.\n\nCats do not."), plain("Birds sing.")) {
		got = append(got, s.Comments)
	}
	want := [][]string{
		{"newdoc id = d", "newpar", "sent_id = d-1", "text = Dogs bark."}, {"sent_id = d-2", "text = They bite."},
		{"newpar", "sent_id = d-3", "text = Cats do not."}, {"newpar", "sent_id = d-4", "text = Birds sing."},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestNameOfADocumentIsOneWord(t *testing.T) {
	doc := newParser(t).Document("my\tfile\n1")
	err := doc.Window(plain("Dogs bark."), func(s syntax.Sentence) error {
		if want := "sent_id = my_file_1-1"; s.Comments[2] != want {
			t.Errorf("%q, want %q", s.Comments[2], want)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestWindowPassesOnTheErrorOfEmit(t *testing.T) {
	stop, calls := errors.New("stop"), 0
	err := newParser(t).Document("d").Window(plain("Dogs bark. They bite."), func(syntax.Sentence) error { calls++; return stop })
	if err != stop || calls != 1 {
		t.Errorf("%v after %d sentences", err, calls)
	}
}

// checkAnchors holds what was parsed against the text: words stand where they
// say, in order, and between them is nothing but white space and what is no
// letter of any word.
func checkAnchors(t *testing.T, content string, sentences []syntax.Sentence) {
	t.Helper()
	runes, last := []rune(content), 0
	for _, s := range sentences {
		for i, w := range s.Words {
			start, end := rangeOf(t, w)
			if start < last || end <= start || end > len(runes) {
				t.Fatalf("%q stands at %d to %d, after %d, in a text of %d", w.Form, start, end, last, len(runes))
			}
			if got := string(runes[start:end]); got != w.Form && !strings.ContainsAny(got, "\n\r\t\v\f\u0085\u2028\u2029") {
				t.Errorf("%q stands where %q is", w.Form, got)
			}
			if w.Head < 0 || w.Head > len(s.Words) || w.Head == i+1 {
				t.Errorf("%q has the head %d", w.Form, w.Head)
			}
			last = end
		}
	}
}

func rangeOf(t *testing.T, w syntax.Word) (start, end int) {
	t.Helper()
	from, to, ok := strings.Cut(strings.TrimPrefix(w.Misc, "TokenRange="), ":")
	start, err1 := strconv.Atoi(from)
	end, err2 := strconv.Atoi(to)
	if !ok || err1 != nil || err2 != nil {
		t.Fatalf("%q has no TokenRange but %q", w.Form, w.Misc)
	}
	return start, end
}

func TestWordsSayWhereTheyStand(t *testing.T) {
	first, second := "Zoë’s naïve dogs – ä, 𝛼 – barked.\n\n• “Oui”, said Éva.\n", "Ёлка is a tree.\n"
	sentences := parseWindows(t, plain(first), plain(second))
	checkAnchors(t, first+second, sentences)
	last := sentences[len(sentences)-1]
	if start, _ := rangeOf(t, last.Words[0]); last.Words[0].Form != "Ёлка" || start != utf8.RuneCountInString(first) {
		t.Errorf("%q stands at %d, want it after %d", last.Words[0].Form, start, utf8.RuneCountInString(first))
	}
}

func TestHostileTexts(t *testing.T) {
	for name, content := range map[string]string{
		"a long sentence":    strings.Repeat("the old dog and ", 1250) + "a cat sleep.",
		"a very long one":    strings.Repeat("dogs, ", 30_000),
		"punctuation":        strings.Repeat("?!.,;", 2000),
		"brackets":           strings.Repeat("(", 4000) + strings.Repeat(")", 4000),
		"control characters": "Dogs\x00\x01 bark\x7f\x1b[31m loudly\u0085now.\x02",
		"right to left":      "הכלבים נובחים. الكلاب تنبح.",
		"one word":           strings.Repeat("a", 100_000),
		"hyphens at breaks":  "The inter-\nnational dogs bark.",
		"separators":         "Dogs\u2028bark\u2029now.\u200b Yes.\ufeff",
	} {
		t.Run(name, func(t *testing.T) {
			sentences := parseWindows(t, plain(content))
			checkAnchors(t, content, sentences)
			for _, s := range sentences {
				if len(s.Words) == 0 || len(s.Words) > 10_000 || strings.ContainsAny(s.Text, "\n\r\t\x00") {
					t.Errorf("a sentence of %d words: %.60q", len(s.Words), s.Text)
				}
			}
		})
	}
}

func TestALongSentenceIsOne(t *testing.T) {
	if got := parseWindows(t, plain(strings.Repeat("old dogs and ", 1666)+"cats sleep.")); len(got) != 1 || len(got[0].Words) != 5001 {
		t.Errorf("5001 words became %d sentences", len(got))
	}
}

// Any text is parsed, its words stand where they say, and what is written can be
// read again.
func FuzzWindow(f *testing.F) {
	f.Add("Two dogs barked. They don't bite.\n\n- one\n== Dogs ==\n---\n")
	f.Add("a-\nb \x00 é\u2028\ufeff|x|\ty\n\n1. 2) (3)")
	p := newParser(f)
	f.Fuzz(func(t *testing.T, content string) {
		fuzztest.Limit(t)
		content = strings.ToValidUTF8(content, "\ufffd")
		var list []syntax.Sentence
		if err := p.Document("d").Window(plain(content), func(s syntax.Sentence) error { list = append(list, s); return nil }); err != nil {
			t.Fatal(err)
		}
		checkAnchors(t, content, list)
		var out strings.Builder
		if err := syntax.WriteCoNLLU(&out, list...); err != nil {
			t.Fatal(err)
		}
		if err := p.CoNLLU(strings.NewReader(out.String()), func([]byte) error { return nil }); err != nil {
			t.Errorf("what was written cannot be read: %v\n%s", err, fmt.Sprintf("%.2000q", out.String()))
		}
	})
}
