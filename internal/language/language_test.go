package language

import (
	_ "embed"
	"slices"
	"strings"
	"testing"
	"unicode"

	"cited/internal/fuzztest"
)

//go:embed testdata/sentences.tsv
var sentences string

//go:embed testdata/measured.tsv
var measured string

// leastRight is which part of the sentences must be told right. None may be taken for
// another language, and of what has none, nothing may be told.
const leastRight = 0.9

func TestSentences(t *testing.T) {
	d := New()
	for _, set := range []string{sentences, measured} {
		right, all := 0, 0
		languages := map[string]bool{}
		for line := range strings.Lines(set) {
			want, s, _ := strings.Cut(strings.TrimSpace(line), "\t")
			got := d.Detect(s)
			if want != "-" {
				all++
				languages[want] = true
			}
			switch {
			case got == want:
				right++
			case got != "":
				t.Errorf("%s is taken for %s: %q", want, got, s)
			case want != "-":
				t.Logf("%s cannot be told: %q", want, s)
			}
		}
		t.Logf("%d of %d sentences in %d languages are right", right, all, len(languages))
		if float64(right) < leastRight*float64(all) || len(languages) < 8 {
			t.Error("these are too few")
		}
	}
}

// All sentences of a language are a text, whose language is told for sure and that
// denies others.
func TestDenies(t *testing.T) {
	d, texts := New(), map[string]string{}
	for line := range strings.Lines(sentences) {
		tag, s, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if tag != "-" {
			texts[tag] += s + " "
		}
	}
	for tag, text := range texts {
		one := d.Tally()
		one.Add(text)
		if got := one.Language(); got != tag {
			t.Errorf("%s is taken for %q", tag, got)
		}
		for _, said := range []string{tag, strings.ToUpper(tag) + "-XX", "tlh", "", "und", "mul"} {
			if one.Denies(said) {
				t.Errorf("a text in %s denies %q", tag, said)
			}
		}
		for _, said := range []string{"en", "de-AT", "fr_BE", "ar", "el"} {
			if kin(base(said)) != kin(tag) && len(strings.Fields(text)) >= plainWords && !one.Denies(said) {
				t.Errorf("a text in %s (%d words) does not deny %s", tag, one.words, said)
			}
		}
	}
	short := d.Tally()
	short.Add("Das ist ein kurzer Satz, und er ist in der Sprache, die man hier nicht sagt.")
	if short.Denies("en") {
		t.Error("a short text denies what is said")
	}
	for said, text := range map[string]string{"no": texts["nb"], "nn": texts["nb"], "hr": texts["sh"], "bs-Latn": texts["sh"], "ms": texts["id"], "da": texts["nb"]} {
		one := d.Tally()
		one.Add(text)
		if one.Denies(said) {
			t.Errorf("%s is denied by its kin", said)
		}
	}
}

func TestWords(t *testing.T) {
	d := New()
	for word, languages := range d.little {
		if word != strings.ToLower(word) && !strings.Contains(word, "İ") || strings.ContainsFunc(word, unicode.IsDigit) {
			t.Errorf("%q is not in lower case", word)
		}
		if !slices.IsSorted(languages) && len(languages) != len(slices.Compact(slices.Clone(languages))) {
			t.Errorf("%q stands twice for one language", word)
		}
	}
	if known := d.Known(); !slices.Contains(known, "en") || !slices.Contains(known, "ja") || len(known) < 60 {
		t.Errorf("%q", known)
	}
}

func TestTallyInPieces(t *testing.T) {
	one := New().Tally()
	if one.Language() != "" || one.Denies("en") {
		t.Error("nothing is in a language")
	}
	for range 3 * mostWords {
		one.Add("the of ")
	}
	if one.words != mostWords {
		t.Errorf("%d words were looked at", one.words)
	}
}

func FuzzDetect(f *testing.F) {
	f.Add("The ministry said that it knew of nobody else who had left.")
	f.Add("l'année d'’' ''")
	f.Add("\u200c\u0301")
	d := New()
	f.Fuzz(func(t *testing.T, s string) {
		fuzztest.Limit(t)
		if tag := d.Detect(s); tag != "" && !slices.Contains(d.Known(), tag) {
			t.Errorf("%q", tag)
		}
	})
}

func BenchmarkTally(b *testing.B) {
	d := New()
	b.SetBytes(int64(len(sentences)))
	for b.Loop() {
		one := d.Tally()
		one.Add(sentences)
		one.Language()
	}
}
