package text

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cited/internal/fuzztest"
)

// someBoxes are those of "Some fighters left", the second word parted by a line end.
func someBoxes() Boxes {
	return Boxes{
		{Start: 0, End: 4, Page: 1, Left: 700, Top: 100, Right: 900, Bottom: 220},
		{Start: 5, End: 10, Page: 1, Left: 930, Top: 100, Right: 1300, Bottom: 220},
		{Start: 10, End: 13, Page: 2, Left: 700, Top: -10, Right: 800, Bottom: 110},
		{Start: 14, End: 18, Page: 2, Left: 830, Top: -10, Right: 990, Bottom: 110},
	}
}

func TestBoxesSurviveWireAndStore(t *testing.T) {
	maps := []Map{nil, {{Start: 0, End: 13, To: 99, Place: "page 1"}}}
	for _, boxes := range []Boxes{nil, someBoxes()[:1], someBoxes()} {
		for _, m := range maps {
			want := Window{Content: "Some fighters left", Boxes: boxes, Map: m}
			got, err := DecodeWindow(want.Append(nil), 99)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			stored := want.EncodeMap()
			gotMap, gotBoxes, err := DecodeMapped(stored)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, Window{Content: want.Content, Boxes: gotBoxes, Map: gotMap}); diff != "" {
				t.Error(diff)
			}
			for cut := range max(0, len(stored)-1) {
				if _, b, err := DecodeMapped(stored[:cut+1]); err == nil && len(boxes) > 0 && len(b) != len(boxes) {
					t.Errorf("cut at %d: %v", cut+1, b)
				}
			}
		}
	}
}

func TestNoBoxes(t *testing.T) {
	good := Box{Start: 3, End: 5, Page: 1, Right: 10, Bottom: 10}
	if err := (Boxes{good}).Check(5); err != nil {
		t.Fatal(err)
	}
	bad := map[string]func(*Box){
		"empty":       func(b *Box) { b.End = b.Start },
		"backwards":   func(b *Box) { b.Start = 1; b.End = 2 },
		"no page":     func(b *Box) { b.Page = 0 },
		"inside out":  func(b *Box) { b.Right = -1 },
		"upside down": func(b *Box) { b.Bottom = -1 },
		"outside":     func(b *Box) { b.End = 99 },
		"far away":    func(b *Box) { b.Left = -1 << 40 },
	}
	for name, change := range bad {
		b := good
		change(&b)
		if (Boxes{{Start: 0, End: 3, Page: 1}, b}).Check(5) == nil {
			t.Errorf("%s passes", name)
		}
	}
}

func TestBoxesOfAStretch(t *testing.T) {
	boxes := someBoxes()
	tests := []struct {
		start, end int
		want       Boxes
	}{
		{0, 4, boxes[:1]},
		{5, 13, boxes[1:3]}, // a word on two pages
		{0, 10, Boxes{{Start: 0, End: 10, Page: 1, Left: 700, Top: 100, Right: 1300, Bottom: 220}}},
		{4, 5, nil},
		{18, 30, nil},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, boxes.Original(tt.start, tt.end)); diff != "" {
			t.Errorf("%d to %d: %s", tt.start, tt.end, diff)
		}
	}
	close := boxes[:2:2] // the next line reaches into this one
	close = append(close, Box{Start: 14, End: 18, Page: 1, Left: 700, Top: 210, Right: 900, Bottom: 330})
	if got := close.Original(0, 18); len(got) != 2 || got[1] != close[2] {
		t.Errorf("two lines are %v", got)
	}
}

func FuzzDecodeMapped(f *testing.F) {
	f.Add(Window{Boxes: someBoxes(), Map: Map{{Start: 0, End: 13, To: 99, Place: "page 1"}}}.EncodeMap())
	f.Add([]byte{boxesMark, 0})
	f.Fuzz(func(t *testing.T, b []byte) {
		fuzztest.Limit(t)
		m, boxes, err := DecodeMapped(b)
		if err != nil {
			return
		}
		again, both, err := DecodeMapped(Window{Boxes: boxes, Map: m}.EncodeMap())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(Window{Boxes: boxes, Map: m}, Window{Boxes: both, Map: again}); diff != "" {
			t.Fatal(diff)
		}
	})
}
