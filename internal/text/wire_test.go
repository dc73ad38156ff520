package text

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cited/internal/fuzztest"
)

// someWindow makes a window with blocks of every kind.
func someWindow(rng *rand.Rand, n int) Window {
	w := Window{Content: strings.Repeat("ten words ", n)}
	for i := range n {
		b := Block{Kind: Kind(rng.IntN(int(Boilerplate) + 1)), Start: 10 * i, End: 10*i + 1 + rng.IntN(9), Level: rng.IntN(3)}
		if b.Kind == Cell {
			b.Row, b.Col = rng.IntN(9), rng.IntN(9)
			b.Head = Range{rng.IntN(10*i + 1), 10 * i}
			b.Label = Range{10 * i, 10*i + rng.IntN(10)}
		}
		w.Blocks = append(w.Blocks, b)
	}
	w.Map = Map{{Start: 0, End: len(w.Content), From: 3, To: 3 + len(w.Content), Exact: true}}
	return w
}

func TestWindowSurvivesTheWire(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 10))
	for n := 1; n < 100; n++ {
		want := someWindow(rng, n)
		got, err := DecodeWindow(want.Append(nil), int64(3+len(want.Content)))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	}
}

func FuzzDecodeWindow(f *testing.F) {
	w := Window{Content: "A head\n\nA cell", Blocks: []Block{{End: 6}, {Start: 8, End: 14, Kind: Cell, Row: 1, Col: 2, Head: Range{0, 6}}}}
	f.Add(w.Append(nil))
	f.Add([]byte{0, 0})
	f.Add([]byte{1, 'x', 9, 1})
	f.Fuzz(func(t *testing.T, b []byte) {
		fuzztest.Limit(t)
		w, err := DecodeWindow(b, 1<<30)
		if err != nil {
			return
		}
		again, err := DecodeWindow(w.Append(nil), 1<<30)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(w, again); diff != "" {
			t.Fatal(diff)
		}
	})
}
