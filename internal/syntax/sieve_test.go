package syntax

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestSieveAddsWhatTheTableAdds(t *testing.T) {
	table, keys := manyFeatures(3000)
	f := sieveOf(table)
	random := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		var asked []uint32
		for range 90 {
			asked = append(asked, keys[random.IntN(len(keys))], random.Uint32())
		}
		var want, got scores
		table.add(asked, &want)
		f.add(asked, &got)
		want[0], got[0] = 0, 0
		if got != want {
			t.Fatalf("sums %v, want %v", got, want)
		}
	}
}

func TestSieveHoldsBackWhatIsNotThere(t *testing.T) {
	table, keys := manyFeatures(3000)
	f := sieveOf(table)
	if got := f.sift(slices.Clone(keys)); !slices.Equal(got, keys) {
		t.Fatalf("%d of %d features pass", len(got), len(keys))
	}
	random := rand.New(rand.NewPCG(7, 8))
	others := make([]uint32, 10_000)
	for i := range others {
		others[i] = random.Uint32()
	}
	if got := len(f.sift(others)); got > len(others)/sieveBits {
		t.Errorf("%d of %d keys that are not there pass", got, len(others))
	}
}
