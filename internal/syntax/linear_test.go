package syntax

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// manyFeatures makes a table of features all over the place, and of some that are close,
// and returns their keys in order.
func manyFeatures(n int) (*table, []uint32) {
	random := rand.New(rand.NewPCG(1, 2))
	keys := make([]uint32, 0, 2*n)
	for range n {
		key := random.Uint32() &^ 1
		keys = append(keys, key, key+1)
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	m := newTable(len(keys), 0)
	for i, key := range keys {
		first := len(m.t.cells)
		for k := range 1 + i%7 {
			m.t.cells = append(m.t.cells, cell(1+(i+k)%90)<<weightBits|cell(random.IntN(1<<weightBits)))
		}
		m.feature(key, first, len(m.t.cells)-first)
	}
	return m.done(), keys
}

func TestAddSumsUpFeaturesThatAreThere(t *testing.T) {
	table, keys := manyFeatures(3000)
	n := 0
	for _, s := range table.slots {
		if len(table.cellsOf(s)) == 0 {
			continue
		}
		if s.key != keys[n] {
			t.Fatalf("feature %d is %d, want %d", n, s.key, keys[n])
		}
		n++
		want := scores{}
		for _, c := range table.cellsOf(s) {
			want[c>>weightBits] += table.book[c&(1<<weightBits-1)]
		}
		var got scores
		table.add([]uint32{s.key ^ 1<<20, s.key, s.key + 2}, &got)
		for _, other := range []uint32{s.key ^ 1<<20, s.key + 2} {
			if _, there := slices.BinarySearch(keys, other); there {
				want, got = scores{}, scores{}
			}
		}
		want[0], got[0] = 0, 0
		if got != want {
			t.Fatalf("feature %d: sums %v, want %v", s.key, got, want)
		}
	}
	if n != len(keys) {
		t.Errorf("%d features of %d", n, len(keys))
	}
}

// The last key there can be is that of empty slots.
func TestTableFindsTheLastKey(t *testing.T) {
	m := newTable(1, 1)
	m.t.cells = append(m.t.cells, 1<<weightBits|2<<1)
	m.feature(1<<32-1, 0, 1)
	var s scores
	m.done().add([]uint32{1<<32 - 1, 1<<32 - 2}, &s)
	if s[1] != 2 {
		t.Errorf("the sum is %d, want 2", s[1])
	}
}

func TestTableOfNothing(t *testing.T) {
	var s scores
	newTable(0, 0).done().add([]uint32{0, 1, 1<<32 - 1}, &s)
	if s[0] = 0; s != (scores{}) { // no class
		t.Errorf("nothing sums up to %v", s)
	}
}

// Features looked up a second in a table as large as that of the tagger, of which as many
// are there as in texts.
func BenchmarkAdd(b *testing.B) {
	table, keys := manyFeatures(125_000)
	random := rand.New(rand.NewPCG(3, 4))
	lists := make([][]uint32, 5000)
	for i := range lists {
		for range 70 {
			key := random.Uint32()
			if random.IntN(100) < 45 {
				key = keys[random.IntN(len(keys))]
			}
			lists[i] = append(lists[i], key)
		}
	}
	n := 0
	for b.Loop() {
		var s scores
		table.add(lists[n%len(lists)], &s)
		n++
	}
	b.ReportMetric(float64(70*b.N)/b.Elapsed().Seconds(), "features/s")
	b.ReportMetric(0, "ns/op")
}
