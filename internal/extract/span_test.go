package extract

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"cited"
	"cited/internal/fuzztest"
	"cited/internal/text"
	"cited/rules"
)

// pieces are stretches that generated texts are made of: figures among what
// makes positions go wrong.
func pieces() []string {
	return []string{
		"About 40 Tunisians left for Syria in 2014, the ministry said. ", "12 of them were killed. ",
		"Belgium (470), Sweden (300) and the Åland islands (2)\n\n", "== Norwége ==\n\n", "• two women\r\n• 17 children\r\n\r\n",
		"e\u0301toile 👩‍👩‍👧 ", "🇧🇪 ", "وصل 300 مقاتل ", "٣٠٠ ", "6\u00a0000 fighters returned. ", "1\u202f200 ", "\ufeff", "\u200b",
		"“more than 900” people ", "between 60% and two thirds of returnees ", "dozens—perhaps hundreds—of ", "pub-\nlished 30 names ",
		"Country | Travelled | Returned\nIraq | 30 | 4\nMali | 1,200 | n/a\n\n", "Q: How many?\n\nA: Fifty-eight.\n\n", "\t", "\x00", "\xf0\x9f\x92",
		"a third, according to the Süd\u0308stern Institute, ", "since March 2015 ", "1,000,000,000,000,000,000 men ", "9" + strings.Repeat("0", 400) + " ",
	}
}

// checkSpans fails if any span of any figure is not what stands at its place.
func checkSpans(t *testing.T, content string, figures []cited.Figure) {
	t.Helper()
	runes := []rune(content)
	check := func(what string, s cited.Span) {
		t.Helper()
		if s.Start < 0 || s.End > len(runes) || s.Start >= s.End || string(runes[s.Start:s.End]) != s.Exact {
			t.Fatalf("%s: [%d:%d] is not %q in %q", what, s.Start, s.End, s.Exact, content)
		}
	}
	for _, f := range figures {
		check("value", f.Span)
		check("quote", f.Quote)
		for _, e := range f.Evidence {
			for _, s := range e.Spans {
				check(e.Field+" by "+e.Rule, s)
			}
		}
		if f.Low == nil && f.High == nil {
			t.Fatalf("figure %q has no bound at all", f.Exact)
		}
	}
}

func reader(t testing.TB) *Reader {
	t.Helper()
	r, err := New(rules.FS, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// readWindows reads a text in windows cut at the given bytes.
func readWindows(t *testing.T, r *Reader, windows []string) []cited.Figure {
	t.Helper()
	s := begin(t, r)
	var out []cited.Figure
	for _, w := range windows {
		_, found := s.Window(text.Window{Content: w, Blocks: text.Split(w)})
		figures := found.Figures
		out = append(out, figures...)
	}
	return out
}

// TestSpans reads generated texts, whole and in windows, and checks every span.
func TestSpans(t *testing.T) {
	r, from := reader(t), pieces()
	found := 0
	for seed := range uint64(400) {
		rnd := rand.New(rand.NewPCG(seed, 7))
		var windows []string
		for range 1 + rnd.IntN(3) {
			var b strings.Builder
			for range 1 + rnd.IntN(25) {
				b.WriteString(from[rnd.IntN(len(from))])
			}
			windows = append(windows, strings.ToValidUTF8(b.String(), "\ufffd"))
		}
		figures := readWindows(t, r, windows)
		checkSpans(t, strings.Join(windows, ""), figures)
		found += len(figures)
	}
	if found < 1000 {
		t.Errorf("only %d figures in 400 texts: the test looks at too little", found)
	}
}

// FuzzSpans checks every span in any text, and that two runs agree.
func FuzzSpans(f *testing.F) {
	for _, p := range pieces() {
		f.Add(p)
	}
	r := reader(f)
	f.Fuzz(func(t *testing.T, content string) {
		fuzztest.Limit(t)
		content = strings.ToValidUTF8(content, "\ufffd")
		figures := readWindows(t, r, []string{content})
		checkSpans(t, content, figures)
		if !reflect.DeepEqual(figures, readWindows(t, r, []string{content})) {
			t.Fatal("two runs differ")
		}
	})
}

// TestIDsStay reads a text twice, the second time with words put before it: the
// ids of its figures must not change.
func TestIDsStay(t *testing.T) {
	r := reader(t)
	const content = "About 40 Tunisians left for Syria. Of those, 12 were killed and 12 came home."
	a := readWindows(t, r, []string{content})
	b := readWindows(t, r, []string{"A note from the harbour, put before the text.\n\n" + content})
	if len(a) != 3 || len(b) != 3 {
		t.Fatalf("found %d and %d figures, want 3", len(a), len(b))
	}
	for i := range a {
		if a[i].ID != b[i].ID {
			t.Errorf("figure %q: id %s became %s", a[i].Exact, a[i].ID, b[i].ID)
		}
	}
	if a[1].ID == a[2].ID {
		t.Error("two figures of the same words have one id")
	}
	if !utf8.ValidString(string(a[0].ID)) || a[0].ID.Kind() != cited.FigureID {
		t.Errorf("id %q is none of a figure", a[0].ID)
	}
}

// begin starts to read a document of which nothing is known.
func begin(t testing.TB, r *Reader) *Session {
	t.Helper()
	s, err := r.Begin(cited.Document{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}
