package syntax

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// manyWays are ways with keys all over the place, in order.
func manyWays(n int, seed uint64) []way {
	random := rand.New(rand.NewPCG(seed, 1))
	all := make([]way, n)
	for i := range all {
		all[i] = way{random.Uint32(), [moves - 1]int8{shift - 1: int8(1 + random.IntN(mostWay)), left - 1: int8(-random.IntN(mostWay)), right - 1: int8(random.IntN(9))}}
	}
	slices.SortFunc(all, func(a, b way) int { return int(int64(a.key) - int64(b.key)) })
	return all
}

func (w way) votes() votes {
	var v votes
	for i, weight := range w.weights {
		v[i+1] = int32(weight)
	}
	return v
}

// weighed returns what features say for the moves.
func weighed(t *ways, keys ...uint32) votes {
	var v votes
	t.weigh(keys, &v)
	v[none] = 0
	return v
}

func TestWeighAddsWhatFeaturesSay(t *testing.T) {
	all := manyWays(400, 1)
	table := waysOf(slices.Clone(all), mostPairBits)
	all = slices.DeleteFunc(all, func(w way) bool { // pairs that were full
		return weighed(table, w.key) != w.votes()
	})
	for _, list := range [][]way{all[:1], all[10:12], all[20 : 20+mostFeatures]} {
		var keys []uint32
		var want votes
		for _, w := range list {
			keys = append(keys, w.key)
			for i, v := range w.votes() {
				want[i] += v
			}
		}
		if got := weighed(table, keys...); got != want {
			t.Errorf("%d features: %v, want %v", len(list), got, want)
		}
	}
}

func TestWeighOfUnknownFeaturesIsNothing(t *testing.T) {
	table := waysOf([]way{{key: 5 << 24, weights: [moves - 1]int8{1, 2, 3}}}, mostPairBits)
	if got := weighed(table, 0, 1, 5<<24|1, 6<<24); got != (votes{}) {
		t.Errorf("features that are not there say %v", got)
	}
}

// Where three meet in a pair the weakest goes, and one that looks like a stronger one.
func TestFullPairsKeepTheStrongest(t *testing.T) {
	strong, middle, weak := way{0x01, [moves - 1]int8{100, 0, 0}}, way{0x02, [moves - 1]int8{0, -50, 0}}, way{0x03, [moves - 1]int8{0, 0, 2}}
	for _, test := range []struct{ all, want []way }{
		{[]way{strong, middle, weak}, []way{strong, middle}},
		{[]way{weak, middle, {0x05, [moves - 1]int8{60, 0, 0}}}, []way{{0x05, [moves - 1]int8{60, 0, 0}}, middle}},
		{[]way{strong, {0x101, [moves - 1]int8{90, 0, 0}}, weak}, []way{strong, weak}},
	} {
		table := waysOf(slices.Clone(test.all), leastPairBits)
		for _, w := range test.all {
			got := weighed(table, w.key)
			if has := slices.Contains(test.want, w); has != (got == w.votes()) {
				t.Errorf("%v: %v says %v", test.all, w, got)
			}
		}
	}
}

// What is written is what is read, whatever of the keys is gone.
func TestWaysAreWrittenAndRead(t *testing.T) {
	all := manyWays(5000, 2)
	table := waysOf(slices.Clone(all), 11)
	parts := table.encode()
	again, err := decodeWays(parts)
	if err != nil {
		t.Fatal(err)
	}
	if again.shift != table.shift || !slices.Equal(again.pairs, table.pairs) {
		t.Error("another table")
	}
	for _, damaged := range [][][]byte{
		append([][]byte{parts[0], parts[1][1:]}, parts[2:]...),
		append([][]byte{parts[0][:9]}, parts[1:]...),
		append([][]byte{append([]byte{2}, parts[0][1:]...)}, parts[1:]...),
	} {
		if _, err := decodeWays(damaged); err == nil {
			t.Error("a damaged part is read")
		}
	}
}
