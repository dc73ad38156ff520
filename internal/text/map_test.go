package text

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cited/internal/fuzztest"
)

// someMap makes a map that passes Check, of all that maps hold: gaps, jumps in
// both directions, segments that are exact and such that are not.
func someMap(rng *rand.Rand, n int) Map {
	var m Map
	at := 0
	for range n {
		s := Segment{Start: at + rng.IntN(3)}
		s.End = s.Start + 1 + rng.IntN(1<<rng.IntN(20))
		s.From = rng.IntN(1 << 24)
		s.To = s.From + rng.IntN(9)
		if s.Exact = rng.IntN(2) == 0; s.Exact {
			s.To = s.From + s.End - s.Start
		}
		if rng.IntN(2) == 0 {
			s.Place = []string{"", "paragraph 12", "paragraph 13", "Rückkehr!C5"}[rng.IntN(4)]
		}
		m = append(m, s)
		at = s.End
	}
	return m
}

func TestMapSurvivesEncoding(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for n := range 200 {
		want := someMap(rng, n)
		got, err := DecodeMap(want.Encode())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); n > 0 && diff != "" {
			t.Fatal(diff)
		}
	}
}

func TestMapOfPlainTextIsSmall(t *testing.T) {
	m := Map{{Start: 0, End: 8 << 20, From: 0, To: 8 << 20, Exact: true}}
	if n := len(m.Encode()); n > 5 {
		t.Errorf("one segment takes %d bytes", n)
	}
}

func TestOriginal(t *testing.T) {
	// "a&amp;b", then a paragraph break that stands for nothing, then "cd" from further up.
	m := Map{
		{Start: 0, End: 1, From: 10, To: 11, Exact: true},
		{Start: 1, End: 2, From: 11, To: 16},
		{Start: 2, End: 3, From: 16, To: 17, Exact: true},
		{Start: 5, End: 7, From: 4, To: 6, Exact: true},
	}
	tests := []struct {
		start, end, from, to int
		exact, ok            bool
	}{
		{0, 1, 10, 11, true, true},
		{0, 2, 10, 16, false, true},
		{1, 2, 11, 16, false, true},
		{5, 6, 4, 5, true, true},
		{6, 7, 5, 6, true, true},
		{2, 6, 4, 17, false, true},
		{2, 4, 16, 17, false, true},
		{3, 5, 0, 0, false, false},
		{9, 12, 0, 0, false, false},
	}
	for _, tt := range tests {
		from, to, exact, ok := m.Original(tt.start, tt.end)
		if from != tt.from || to != tt.to || exact != tt.exact || ok != tt.ok {
			t.Errorf("Original(%d, %d) = %d, %d, %v, %v", tt.start, tt.end, from, to, exact, ok)
		}
	}
}

func TestOriginalAcrossExactNeighbours(t *testing.T) {
	m := Map{
		{Start: 0, End: 4, From: 3, To: 7, Exact: true},
		{Start: 4, End: 8, From: 7, To: 11, Exact: true},
		{Start: 8, End: 9, From: 20, To: 21, Exact: true},
	}
	if from, to, exact, _ := m.Original(2, 6); from != 5 || to != 9 || !exact {
		t.Errorf("got %d to %d, exact %v", from, to, exact)
	}
	if _, _, exact, _ := m.Original(7, 9); exact {
		t.Error("something was left out, and yet it is called exact")
	}
}

func TestMapCheck(t *testing.T) {
	good := Segment{Start: 2, End: 4, From: 7, To: 9, Exact: true}
	if err := (Map{good}).Check(4, 9); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name   string
		mutate func(*Segment)
	}{
		{"empty", func(s *Segment) { s.End = s.Start }},
		{"outside the content", func(s *Segment) { s.End++; s.To++ }},
		{"before the content", func(s *Segment) { s.Start = -1 }},
		{"before the original", func(s *Segment) { s.From = -1 }},
		{"outside the original", func(s *Segment) { s.Exact = false; s.To++ }},
		{"backwards", func(s *Segment) { s.Exact = false; s.To = s.From - 1 }},
		{"not exact", func(s *Segment) { s.To-- }},
	}
	for _, tt := range tests {
		s := good
		tt.mutate(&s)
		if (Map{s}).Check(4, 9) == nil {
			t.Errorf("%s: %v passes", tt.name, s)
		}
	}
	if (Map{good, good}).Check(4, 9) == nil {
		t.Error("overlapping segments pass")
	}
}

func TestWindowCheck(t *testing.T) {
	good := Window{Content: "Ärzte in Graz", Blocks: []Block{{End: 6}, {Start: 7, End: 14, Kind: Cell, Head: Range{0, 6}}}}
	if err := good.Check(0); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name   string
		mutate func(*Window)
	}{
		{"not UTF-8", func(w *Window) { w.Content = "\xff" + w.Content[1:] }},
		{"empty block", func(w *Window) { w.Blocks[0].End = 0 }},
		{"blocks overlap", func(w *Window) { w.Blocks[1].Start = 5 }},
		{"block outside", func(w *Window) { w.Blocks[1].End = 15 }},
		{"block inside a rune", func(w *Window) { w.Blocks[0].Start = 1 }},
		{"head outside", func(w *Window) { w.Blocks[1].Head.End = 99 }},
		{"head backwards", func(w *Window) { w.Blocks[1].Head = Range{6, 2} }},
		{"no such kind", func(w *Window) { w.Blocks[0].Kind = 99 }},
		{"row below 0", func(w *Window) { w.Blocks[1].Row = -1 }},
		{"map", func(w *Window) { w.Map = Map{{Start: 0, End: 1, From: 0, To: 1}} }},
	}
	for _, tt := range tests {
		w := good
		w.Blocks = append([]Block{}, good.Blocks...)
		tt.mutate(&w)
		if w.Check(0) == nil {
			t.Errorf("%s: passes", tt.name)
		}
	}
}

func FuzzDecodeMap(f *testing.F) {
	f.Add([]byte{})
	f.Add(someMap(rand.New(rand.NewPCG(3, 4)), 9).Encode())
	f.Add([]byte{0x0f, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x02})
	f.Fuzz(func(t *testing.T, b []byte) {
		fuzztest.Limit(t)
		m, err := DecodeMap(b)
		if err != nil {
			return
		}
		if err := m.Check(maxPosition, maxPosition); err != nil {
			t.Fatal(err)
		}
		again, err := DecodeMap(m.Encode())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(m, again); diff != "" {
			t.Fatal(diff)
		}
		for _, s := range m {
			if from, to, exact, ok := m.Original(s.Start, s.End); !ok || exact != s.Exact || from != s.From || to != s.To {
				t.Fatalf("Original of %v is %d to %d", s, from, to)
			}
		}
	})
}

// A place is put into another, as far as there is room for it.
func TestIn(t *testing.T) {
	long := strings.Repeat("é", maxPlace/2)
	m := Map{{Start: 0, End: 4}, {Start: 4, End: 6, Place: "p[1]"}, {Start: 6, End: 7, Place: "p[1]"}, {Start: 8, End: 9}, {Start: 9, End: 12, Place: long}}
	want := []string{"record 1", "record 1, p[1]", "record 1, p[1]", "record 1", "record 1, " + long[:maxPlace-10]}
	for i, s := range m.In("record 1") {
		if s.Place != want[i] {
			t.Errorf("%d: %q", i, s.Place)
		}
	}
	if err := m.Check(12, 0); err != nil {
		t.Error(err)
	}
}

func TestPlaces(t *testing.T) {
	m := Map{{Start: 0, End: 4, Place: "paragraph 1"}, {Start: 4, End: 6, Place: "paragraph 1"}, {Start: 8, End: 9}, {Start: 9, End: 12, Place: "note 1"}}
	tests := []struct {
		start, end int
		want       []string
	}{
		{0, 6, []string{"paragraph 1"}},
		{5, 10, []string{"paragraph 1", "note 1"}},
		{6, 9, nil},
		{20, 30, nil},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, m.Places(tt.start, tt.end)); diff != "" {
			t.Errorf("%d to %d: %s", tt.start, tt.end, diff)
		}
	}
}

func TestNoPlace(t *testing.T) {
	for _, place := range []string{"a\nb", "\xff", strings.Repeat("x", maxPlace+1)} {
		m := Map{{Start: 0, End: 1, From: 0, To: 1, Place: place}}
		if m.Check(1, 1) == nil {
			t.Errorf("%q passes for a place", place)
		}
		if got, err := DecodeMap(m.Encode()); err == nil {
			t.Errorf("%q comes back as %v", place, got)
		}
	}
}

func TestThrough(t *testing.T) {
	// The source "xx a&b" stands at 10 to 16, its last letter decoded from three bytes.
	back := Map{{Start: 0, End: 5, From: 10, To: 15, Exact: true}, {Start: 5, End: 6, From: 15, To: 18}}
	m := Map{{Start: 0, End: 3, From: 3, To: 6, Exact: true, Place: "p"}, {Start: 3, End: 4, From: 4, To: 6}, {Start: 4, End: 5, From: 7, To: 9}}
	want := Map{
		{Start: 0, End: 2, From: 13, To: 15, Exact: true, Place: "p"}, {Start: 2, End: 3, From: 15, To: 18, Place: "p"},
		{Start: 3, End: 4, From: 14, To: 18},
	}
	if diff := cmp.Diff(want, m.Through(back)); diff != "" {
		t.Error(diff)
	}
}
