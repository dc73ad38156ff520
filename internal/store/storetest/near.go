package storetest

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"testing"

	"cited"
	"cited/internal/store"
)

// notes are lines with a number each, the n-th with n.
func notes(n int) (lines []string) {
	for i := range n {
		lines = append(lines, strconv.Itoa(i)+" left, says a nöte")
	}
	return lines
}

// testNear looks at a part of a long document: the figures beside one, and what a stretch of the text says.
func testNear(t *testing.T, s *store.Store) {
	ctx := context.Background()
	long := Reading("long", notes(40), func(n int, f *cited.Figure) { f.Individual = n == 22 })
	Put(t, s, Reading("before", notes(3), nil), long, Reading("behind", notes(3), nil))
	for _, test := range []struct {
		of   int
		near []int
	}{
		{0, []int{1, 2, 3, 4, 5, 6}}, {1, []int{0, 2, 3, 4, 5, 6}}, {20, []int{17, 18, 19, 21, 23, 24}}, {22, []int{19, 20, 21, 23, 24, 25}},
		{38, []int{33, 34, 35, 36, 37, 39}}, {39, []int{33, 34, 35, 36, 37, 38}},
	} {
		var got, want []string
		near, more, err := s.Siblings(ctx, Owner, long.Figures[test.of].ID, 6)
		for _, r := range near {
			got = append(got, r.Figure.Exact)
		}
		for _, n := range test.near {
			want = append(want, strconv.Itoa(n))
		}
		left := 38 - 6
		if test.of == 22 {
			left++
		}
		if same(t, fmt.Sprintf("beside %d", test.of), got, want); more != left || err != nil {
			t.Errorf("beside %d: %d more, want %d; %v", test.of, more, left, err)
		}
	}
	passages := long.Texts[0].Passages
	found, err := s.FoundBetween(ctx, Owner, long.Document.ID, passages[10].Start+3, passages[12].Start+1)
	var got []string
	for _, f := range found.Figures {
		got = append(got, f.Exact)
	}
	if same(t, "figures of three passages", got, []string{"10", "11", "12"}); err != nil {
		t.Error(err)
	}
}

// testWords takes stretches out of texts, also where the database counts characters otherwise.
func testWords(t *testing.T, s *store.Store) {
	ctx := context.Background()
	for _, content := range []string{"äöü 11 left €uro 𝔸bc", "a\x00b 11 left and \x00 more"} {
		r := Reading("of "+content[:1], []string{"11 left"}, nil)
		letters := []rune(content)
		second := cited.Text{Start: len(letters), Content: "12 stayed ö"}
		r.Texts = []cited.Text{{Content: content}, second}
		r.Figures = nil
		Put(t, s, r)
		all := append(slices.Clone(letters), []rune(second.Content)...)
		for from := -2; from < len(all)+2; from++ {
			for to := from + 1; to < len(all)+3; to++ {
				texts, err := s.Words(ctx, Owner, r.Document.ID, from, to)
				at, words := max(from, 0), ""
				for _, x := range texts {
					if x.Start != at+len([]rune(words)) {
						t.Errorf("from %d to %d of %q: a window at %d", from, to, content, x.Start)
					}
					words += x.Content
				}
				if want := string(all[min(at, len(all)):max(min(to, len(all)), min(at, len(all)))]); err != nil || words != want {
					t.Fatalf("from %d to %d of %q: %q, want %q, %v", from, to, content, words, want, err)
				}
			}
		}
	}
}

// testEnds holds the passages at both ends of texts against the rule.
func testEnds(t *testing.T, s *store.Store) {
	const near, behind = 3, 2
	for n, furniture := range []string{"", "a", "-", "--aa--", "aaaaaaaaaaaa", "--a-----------", "-aaaa-a-aaaaaa------", "aaaa-", "---"} {
		r := Reading(fmt.Sprint("ends ", n), notes(len(furniture)), nil)
		first, last := len(furniture), -1
		for i := range r.Texts[0].Passages {
			if p := &r.Texts[0].Passages[i]; furniture[i] == '-' {
				p.Kind = "boilerplate"
			} else {
				first, last = min(first, i), i
			}
		}
		Put(t, s, r)
		var got, want []string
		for i := first; i < len(furniture) && i <= last+behind; i++ {
			if i < first+near || i >= last-near {
				want = append(want, strconv.Itoa(r.Texts[0].Passages[i].Start))
			}
		}
		passages, err := s.PassagesAtEnds(context.Background(), Owner, r.Document.ID, near, behind)
		for _, p := range passages {
			got = append(got, strconv.Itoa(p.Start))
		}
		if same(t, "ends of "+furniture, got, want); err != nil {
			t.Error(err)
		}
	}
}
