package layer_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"unicode/utf8"

	"cited"
	"cited/internal/fuzztest"
	"cited/internal/layer"
)

func TestInForce(t *testing.T) {
	tests := []struct {
		name  string
		edits []layer.Edit
		want  []bool
	}{
		{"none", nil, nil},
		{"apart", []layer.Edit{{5, 7, "a"}, {1, 2, "b"}}, []bool{true, true}},
		{"side by side", []layer.Edit{{1, 3, "a"}, {3, 5, "b"}, {5, 5, "c"}}, []bool{true, true, true}},
		{"the same words twice", []layer.Edit{{1, 3, "a"}, {1, 3, "b"}}, []bool{false, true}},
		{"partly the same words", []layer.Edit{{1, 4, "a"}, {3, 5, "b"}}, []bool{false, true}},
		{"one within another", []layer.Edit{{3, 4, "a"}, {1, 9, "b"}}, []bool{false, true}},
		{"put into another", []layer.Edit{{1, 9, "a"}, {4, 4, "b"}}, []bool{false, true}},
		{"two put in one place", []layer.Edit{{4, 4, "a"}, {4, 4, "b"}}, []bool{false, true}},
		{"one that was set aside sets nothing aside", []layer.Edit{{1, 4, "a"}, {3, 6, "b"}, {5, 8, "c"}}, []bool{true, false, true}},
	}
	for _, tt := range tests {
		if got := layer.InForce(tt.edits); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestUnder(t *testing.T) {
	const text = "Some 2OO figthers 🙂 left, the the rest died."
	edits := layer.Sorted([]layer.Edit{{5, 8, "200"}, {9, 17, "fighters"}, {30, 34, ""}, {39, 43, "stayed on"}})
	l := layer.Lay(text, 0, 0, edits)
	if want := "Some 200 fighters 🙂 left, the rest stayed on."; l.Over != want {
		t.Fatalf("%q, want %q", l.Over, want)
	}
	for _, tt := range []struct{ over, under string }{
		{"Some", "Some"}, {"200", "2OO"}, {"20", "2OO"}, {"0 fight", "2OO figthers"}, {"fighters 🙂", "figthers 🙂"}, {"🙂", "🙂"}, {"the rest", "the the rest"},
		{"rest", "rest"}, {"the", "the"}, {"on", "died"}, {".", "."}, {l.Over, text},
	} {
		s := at(l.Over, tt.over, 0)
		if got := l.Under(s); got.Exact != tt.under || cut(text, got) != tt.under {
			t.Errorf("%q leads to %+v, where %q stands; want %q", tt.over, got, cut(text, got), tt.under)
		}
	}
}

// at is the span of the first place of some words.
func at(text, words string, start int) cited.Span {
	for i := range text {
		if i+len(words) <= len(text) && text[i:i+len(words)] == words {
			start += utf8.RuneCountInString(text[:i])
			return cited.Span{Start: start, End: start + utf8.RuneCountInString(words), Exact: words}
		}
	}
	panic(words)
}

func cut(text string, s cited.Span) string { return string([]rune(text)[s.Start:s.End]) }

// TestNothing leaves a text without corrections alone, wherever its window starts.
func TestNothing(t *testing.T) {
	l := layer.Lay("a🙂b", 100, 90, nil)
	s := cited.Span{Start: 91, End: 92, Exact: "🙂"}
	if got := l.Under(s); l.Over != "a🙂b" || l.End != 93 || got != (cited.Span{Start: 101, End: 102, Exact: "🙂"}) {
		t.Errorf("%q to %d, %+v", l.Over, l.End, got)
	}
}

// FuzzLayer lays edits of any kind over any text, in windows of any size, and holds
// every stretch of it against a slow and plain way to do the same.
func FuzzLayer(f *testing.F) {
	f.Add("Some 2OO figthers 🙂 left.", uint64(1), byte(3), byte(9))
	f.Add("", uint64(2), byte(2), byte(1))
	f.Add("𝔘𝔫𝔦é\n\nzwei", uint64(3), byte(8), byte(2))
	f.Add("aaaaaaaaaaaaaaaaaaaaaaaa", uint64(4), byte(30), byte(5))
	f.Fuzz(func(t *testing.T, text string, seed uint64, many, window byte) {
		fuzztest.Limit(t)
		if !utf8.ValidString(text) || len(text) > 400 {
			return
		}
		random := rand.New(rand.NewPCG(seed, 1))
		checkLayers(t, text, randomEdits(random, utf8.RuneCountInString(text), int(many)%40), int(window)+1)
	})
}

func TestLayerRandomly(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 800 {
		runes := make([]rune, random.IntN(60))
		for i := range runes {
			runes[i] = []rune("ab é🙂\n")[random.IntN(6)]
		}
		checkLayers(t, string(runes), randomEdits(random, len(runes), random.IntN(8)), 1+random.IntN(70))
	}
}

// randomEdits overlap, stand side by side, delete, and put words between.
func randomEdits(random *rand.Rand, length, many int) []layer.Edit {
	var edits []layer.Edit
	for range many {
		start := random.IntN(length + 1)
		edits = append(edits, layer.Edit{Start: start, End: min(length, start+random.IntN(6)), New: []string{"", "x", "🙂y", "longer words"}[random.IntN(4)]})
	}
	return edits
}

func checkLayers(t *testing.T, text string, edits []layer.Edit, window int) {
	t.Helper()
	sorted := layer.Sorted(edits)
	for i := 1; i < len(sorted); i++ {
		if sorted[i].Start < sorted[i-1].End {
			t.Fatalf("%+v overlap", sorted)
		}
	}
	runes := []rune(text)
	var over string
	start, at := 0, 0
	for start < len(runes) || start == 0 {
		end := min(start+window, len(runes))
		l := layer.Lay(string(runes[start:end]), start, at, sorted)
		if want := l.Start + utf8.RuneCountInString(l.Over); l.End != want {
			t.Fatalf("it ends at %d, want %d", l.End, want)
		}
		checkWindow(t, l, runes, start, end, sorted)
		over, at = over+l.Over, l.End
		if end == len(runes) {
			break
		}
		start = end
	}
	if want := applied(runes, sorted); over != want {
		t.Fatalf("%q with %+v in windows of %d is %q, want %q", text, sorted, window, over, want)
	}
}

// applied is a text with edits as one would make them by hand, from the last.
func applied(runes []rune, edits []layer.Edit) string {
	out := slices.Clone(runes)
	for _, e := range slices.Backward(edits) {
		out = slices.Replace(out, e.Start, e.End, []rune(e.New)...)
	}
	return string(out)
}

// checkWindow leads every stretch of a corrected window back.
func checkWindow(t *testing.T, l *layer.Layer, runes []rune, start, end int, edits []layer.Edit) {
	t.Helper()
	over := []rune(l.Over)
	last := 0
	for i := 0; i <= len(over); i++ {
		for j := i + 1; j <= len(over); j += 1 + (j-i)/8 {
			s := cited.Span{Start: l.Start + i, End: l.Start + j, Exact: string(over[i:j])}
			got := l.Under(s)
			if got.Start < start || got.End > end || got.End < got.Start || string(runes[got.Start:got.End]) != got.Exact {
				t.Fatalf("%+v of %q leads to %+v, which is not in the text", s, l.Over, got)
			}
			if j == i+1 && got.Start < last {
				t.Fatalf("%+v leads back before what precedes it", s)
			}
			if j == i+1 {
				last = got.Start
			}
			for _, e := range edits {
				if e.Start < e.End && (got.Start > e.Start && got.Start < min(e.End, end) && e.Start >= start || got.End > e.Start && got.End < e.End && e.End <= end) {
					t.Fatalf("%+v leads to %+v, in the midst of %+v", s, got, e)
				}
			}
		}
	}
	checkForward(t, l, string(runes[start:end]))
}

// checkForward leads every stretch of what lies under to the corrected window and back:
// it comes back as what it was, or as more.
func checkForward(t *testing.T, l *layer.Layer, under string) {
	t.Helper()
	for i := range under {
		for j := range under[i:] {
			if j == 0 {
				continue
			}
			from, to := l.Forward(i, i+j)
			if from < 0 || to < from || to > len(l.Over) || !utf8.ValidString(l.Over[from:to]) {
				t.Fatalf("%d to %d leads to %d to %d of %d", i, i+j, from, to, len(l.Over))
			}
		}
	}
}

func BenchmarkUnder(b *testing.B) {
	text := slices.Repeat([]rune("Some 2OO figthers left. "), 40_000)
	var edits []layer.Edit
	for i := range 1000 {
		edits = append(edits, layer.Edit{Start: i*24*40 + 5, End: i*24*40 + 8, New: "200"})
	}
	l := layer.Lay(string(text), 0, 0, edits)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		at := i * 7919 % (len(text) - 40)
		l.Under(cited.Span{Start: at, End: at + 30})
	}
}
