package anchor_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/anchor"
)

// places finds words in a text that comes in windows of some length.
func places(text string, window int, words ...string) *anchor.Index {
	s := anchor.NewSearch(words)
	runes := []rune(text)
	for len(runes) > 0 {
		n := min(window, len(runes))
		s.Window(string(runes[:n]))
		runes = runes[n:]
	}
	return s.Index()
}

// TestSearch holds the search in windows of any size against a plain one.
func TestSearch(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		text := randomWords(random, "abé🙂 \n", random.IntN(80))
		var words []string
		for range 1 + random.IntN(5) {
			if w := anchor.Words(randomWords(random, "abé🙂 ", 1+random.IntN(4))); w != "" && !slices.Contains(words, w) {
				words = append(words, w)
			}
		}
		var want []string
		runes := []rune(text)
		for start := range runes {
			for _, w := range words {
				for end := start + 1; end <= len(runes); end++ {
					if exact := string(runes[start:end]); anchor.Words(exact) == w && anchor.Words(exact+"x") == w+"x" && anchor.Words("x"+exact) == "x"+w {
						want = append(want, fmt.Sprint(start, end, exact))
					}
				}
			}
		}
		var got []string
		for _, a := range places(text, 1+random.IntN(60), words...).All {
			got = append(got, fmt.Sprint(a.Start, a.End, a.Exact))
			if before := string(runes[max(0, a.Start-anchor.Margin):a.Start]); a.Before != before {
				t.Fatalf("before %+v stands %q", a, before)
			}
			if after := string(runes[a.End:min(len(runes), a.End+anchor.Margin)]); a.After != after {
				t.Fatalf("after %+v stands %q", a, after)
			}
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Fatalf("%q in %q: %q, want %q", words, text, got, want)
		}
	}
}

func randomWords(random *rand.Rand, letters string, n int) string {
	var b strings.Builder
	for range n {
		b.WriteRune([]rune(letters)[random.IntN(len([]rune(letters)))])
	}
	return b.String()
}

// sentence is one of its own: no other has its surroundings.
func sentence(n int) string {
	return fmt.Sprintf("In report %d of the %dth office, which was printed in the capital of province %d, observers of town %d counted 200 of them near river %d before they left it, and nobody knows where they went in year %d.",
		n, n*7, n*3, n+100, n*13, n*17)
}

func TestFind(t *testing.T) {
	const words = "200"
	old := []string{sentence(1), sentence(2), sentence(3), sentence(2), "A last one without a number."}
	same := func(all []string) []string { return all }
	tests := []struct {
		name   string
		change func([]string) []string
		nth    int // the place that is looked for, from 0
		want   cited.Anchoring
		at     []int // the places that it may be, from 0
	}{
		{"the same text", same, 1, cited.Same, []int{1}},
		{"the same text, the later of twins", same, 3, cited.Same, []int{3}},
		{"something before it", func(all []string) []string { return slices.Insert(all, 0, "Something else.") }, 0, cited.Moved, []int{0}},
		{"the same words before it", func(all []string) []string { return slices.Insert(all, 0, sentence(9)) }, 0, cited.Moved, []int{1}},
		{"something before twins", func(all []string) []string { return slices.Insert(all, 0, "Something else.") }, 3, cited.Moved, []int{3}},
		{"the same words before twins", func(all []string) []string { return slices.Insert(all, 0, sentence(9)) }, 1, cited.Ambiguous, []int{2, 4}},
		{"it goes to the end", func(all []string) []string { return append(slices.Clone(all[1:]), all[0]) }, 0, cited.Moved, []int{3}},
		{"it is said again later", func(all []string) []string { return append(all, sentence(3)) }, 2, cited.Same, []int{2}},
		{"it is said again before", func(all []string) []string { return slices.Insert(all, 0, sentence(3)) }, 2, cited.Ambiguous, []int{0, 3}},
		{"one of twins is gone", func(all []string) []string { return slices.Delete(all, 1, 2) }, 3, cited.Ambiguous, []int{2}},
		{"it is gone, and the words stand elsewhere", func(all []string) []string { return slices.Delete(all, 0, 1) }, 0, cited.Ambiguous, []int{0, 1, 2}},
		{"the words are gone", func([]string) []string { return []string{"Nothing is left."} }, 0, cited.Lost, nil},
		{"words around it are others", func(all []string) []string {
			return append([]string{"New.", strings.Replace(all[0], "near river 13", "by the sea", 1)}, all[1:]...)
		}, 0, cited.Moved, []int{0}},
		{"all words around it are others", func(all []string) []string { return []string{"Here 200 again."} }, 0, cited.Ambiguous, []int{0}},
		{"white space and hyphens", func(all []string) []string {
			return append([]string{"New\n\nhead", strings.NewReplacer("different", "dif-\nferent", " ", "\n  ").Replace(all[0])}, all[1:]...)
		}, 0, cited.Moved, []int{0}},
	}
	for _, tt := range tests {
		was := places(strings.Join(old, " "), 50, words).All[tt.nth]
		now := places(strings.Join(tt.change(slices.Clone(old)), " "), 70, words)
		got, at := now.Find(&was)
		if got != tt.want || !slices.Equal(at, tt.at) {
			t.Errorf("%s: %s %v, want %s %v", tt.name, got, at, tt.want, tt.at)
		}
	}
}

// TestFindRandomly edits texts at random, knowing where each place went, and holds what
// is found against that: never other words, certain wherever one can be, and never a copy
// while the sentence itself is there. (Where that is gone, a copy is what was moved.)
func TestFindRandomly(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	counts := map[cited.Anchoring]int{}
	for range 400 {
		e := newEditing(random)
		old := places(e.text(), 1+random.IntN(500), "200")
		was := e.order()
		for range 1 + random.IntN(4) {
			e.change(random)
		}
		now := places(e.text(), 1+random.IntN(500), "200")
		is := e.order()
		for i := range old.All {
			checkFound(t, &old.All[i], now, was[i], is, counts)
		}
	}
	for _, a := range cited.Anchorings() {
		if a != cited.Lost && counts[a] < 100 {
			t.Errorf("only %d were %s", counts[a], a)
		}
	}
}

// checkFound holds what is found of one anchor against where its sentence went.
func checkFound(t *testing.T, a *cited.Anchor, now *anchor.Index, was *said, is []*said, counts map[cited.Anchoring]int) {
	t.Helper()
	outcome, at := now.Find(a)
	counts[outcome]++
	truth := slices.Index(is, was)
	copies := 0
	for _, s := range is {
		if s.words == was.words {
			copies++
		}
	}
	switch outcome {
	case cited.Same, cited.Moved:
		if len(at) != 1 || at[0] != truth && is[at[0]].words != was.words {
			t.Fatalf("%s at %v, but it went to %d", outcome, at, truth)
		}
		if at[0] != truth && truth >= 0 && outcome == cited.Moved && a.Twins == 1 {
			t.Fatalf("moved to %v, but it went to %d: a copy was taken for it", at, truth)
		}
		if stays := now.All[at[0]].Start == a.Start; stays != (outcome == cited.Same) {
			t.Fatalf("%s, from %d to %d", outcome, a.Start, now.All[at[0]].Start)
		}
	case cited.Ambiguous:
		if truth >= 0 && !slices.Contains(at, truth) {
			t.Fatalf("it went to %d, which is not among %v", truth, at)
		}
		if copies == 1 && a.Twins == 1 && truth >= 0 {
			t.Fatalf("ambiguous %v, but it went to %d and has no copies", at, truth)
		}
	case cited.Lost:
		if len(is) > 0 {
			t.Fatalf("lost, but there are %d places", len(is))
		}
	}
}

// said is one sentence that stands somewhere: a copy of it is another.
type said struct{ words string }

// editing is a text of paragraphs that is changed.
type editing struct {
	paragraphs [][]*said
	next       int
}

func newEditing(random *rand.Rand) *editing {
	e := &editing{}
	for range 1 + random.IntN(5) {
		e.paragraphs = append(e.paragraphs, e.paragraph(random))
	}
	return e
}

func (e *editing) paragraph(random *rand.Rand) (p []*said) {
	for range 1 + random.IntN(3) {
		e.next++
		p = append(p, &said{sentence(e.next)})
	}
	return p
}

func (e *editing) order() (all []*said) {
	for _, p := range e.paragraphs {
		all = append(all, p...)
	}
	return all
}

func (e *editing) text() string {
	var b strings.Builder
	for _, p := range e.paragraphs {
		for _, s := range p {
			b.WriteString(s.words + " ")
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

// change puts in a paragraph, moves one, copies or deletes a sentence.
func (e *editing) change(random *rand.Rand) {
	if len(e.paragraphs) == 0 {
		return
	}
	at := random.IntN(len(e.paragraphs))
	p := e.paragraphs[at]
	switch to := random.IntN(len(e.paragraphs)); random.IntN(4) {
	case 0:
		e.paragraphs = slices.Insert(e.paragraphs, at, e.paragraph(random))
	case 1:
		e.paragraphs = slices.Delete(e.paragraphs, at, at+1)
		e.paragraphs = slices.Insert(e.paragraphs, min(to, len(e.paragraphs)), p)
	case 2:
		e.paragraphs = slices.Insert(e.paragraphs, to, []*said{{p[random.IntN(len(p))].words}})
	case 3:
		if i := random.IntN(len(p)); len(p) > 1 {
			e.paragraphs[at] = slices.Delete(slices.Clone(p), i, i+1)
		} else {
			e.paragraphs = slices.Delete(e.paragraphs, at, at+1)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		var text strings.Builder
		for i := range n {
			text.WriteString(sentence(i) + " ")
		}
		whole := text.String()
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(len(whole)))
			for b.Loop() {
				x := places(whole, 1<<20, "200", "observers", "town 101 counted")
				for i := range x.All {
					x.Find(&x.All[i])
				}
			}
		})
	}
}
