package lineage

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"cited"
)

// madeUp is a story of so many words that no other seed tells: sentences of words of
// three syllables, with names and numbers.
func madeUp(seed uint64, words int) string {
	r := rand.New(rand.NewPCG(seed, 1))
	syllables := strings.Fields("ba de fi go hu ka le mi no pu ra se ti vo wu za")
	word := func() string {
		return syllables[r.IntN(16)] + syllables[r.IntN(16)] + syllables[r.IntN(16)] + syllables[r.IntN(16)]
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %s\nHouse %s, 3 May 2016\n\n", word(), word(), word(), strings.ToUpper(word()))
	for i := range words {
		switch n := r.IntN(16); {
		case i%14 == 13:
			b.WriteString(word() + ". ")
			if i%56 == 55 {
				b.WriteString("\n\n")
			}
		case n == 0:
			fmt.Fprintf(&b, "%d ", 10+r.IntN(9000))
		case n < 3:
			w := word()
			b.WriteString(strings.ToUpper(w[:1]) + w[1:] + " ")
		default:
			b.WriteString(word() + " ")
		}
	}
	return b.String() + "end.\n"
}

func TestIndexFindsWhatCompareJoins(t *testing.T) {
	x := NewIndex()
	x.Add(sketchOf("original", "2016-03-04", original).Entry())
	for i := range 200 {
		x.Add(sketchOf(fmt.Sprint("other", i), "2016-03-01", madeUp(uint64(i), 300)).Entry())
	}
	for name, text := range map[string]string{"reprint": reprint(), "rewrite": rewritten, "blurb": blurb,
		"quotation": "Of bread\n\n" + madeUp(999, 200) + "\n\n" + paragraphs(original)[2]} {
		if found := x.Candidates(sketchOf("later", "2016-05-01", text).Entry()); len(found) == 0 || found[0] != "original" {
			t.Errorf("%s: found %v", name, found)
		}
	}
	if found := x.Candidates(sketchOf("later", "", madeUp(12345, 300)).Entry()); len(found) > mostFound || slices.Contains(found, "original") {
		t.Errorf("a story that nobody tells: %v", found)
	}
}

// One story copied a thousand times stays one story, and its copies find the earliest of
// them, whenever it came.
func TestAThousandCopies(t *testing.T) {
	x := NewIndex()
	text := madeUp(7, 300)
	copyOf := func(i int) *Sketch {
		return sketchOf(fmt.Sprintf("copy%04d", i), cited.EDTF(fmt.Sprintf("2017-%02d-%02d", 1+i/28%12, 1+i%28)), fmt.Sprintf("Head %d\nPaper %c, 2017\n\n%s", i, 'A'+rune(i%26), text))
	}
	for i := range 500 {
		x.Add(copyOf(i).Entry())
	}
	x.Add(sketchOf("first", "2016-12-31", text).Entry())
	for i := range 500 {
		x.Add(copyOf(500 + i).Entry())
	}
	if n := x.All(); n != 1 {
		t.Errorf("%d stories", n)
	}
	found := x.Candidates(copyOf(2000).Entry())
	if len(found) > mostFound || !slices.Contains(found, "first") {
		t.Errorf("found %v", found)
	}
}

func TestIndexTakesADocumentOnce(t *testing.T) {
	x := NewIndex()
	s := sketchOf("a", "", original)
	x.Add(s.Entry())
	x.Add(s.Entry())
	if x.All() != 1 || len(x.documents) != 1 || len(x.Candidates(s.Entry())) != 0 {
		t.Errorf("%d stories of %d documents", x.All(), len(x.documents))
	}
}

// The cost of a document does not grow with the archive, nor with how often one story
// is in it.
func BenchmarkIndex(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		for _, copies := range []int{1, 1000} {
			b.Run(fmt.Sprintf("%d documents, one story %d times", n, copies), func(b *testing.B) {
				sketches := make([]*Sketch, n)
				by := map[cited.ID]*Sketch{}
				for i := range sketches {
					seed := uint64(i)
					if i%(n/copies) == 0 {
						seed = 0
					}
					id := fmt.Sprintf("d%06d", i)
					sketches[i] = sketchOf(id, "2016", "Head "+id+"\n\n"+madeUp(seed, 330))
					by[sketches[i].ID] = sketches[i]
				}
				b.ResetTimer()
				pairs := 0
				for range b.N {
					x := NewIndex()
					for _, s := range sketches {
						for _, id := range x.Candidates(s.Entry()) {
							CompareKnowing(by[id], s, x)
							pairs++
						}
						x.Add(s.Entry())
					}
				}
				b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/document")
				b.ReportMetric(float64(pairs)/float64(b.N*n), "pairs/document")
			})
		}
	}
}

func BenchmarkSketch(b *testing.B) {
	text := madeUp(1, 330)
	b.SetBytes(int64(len(text)))
	for range b.N {
		sketchOf("a", "2016", text)
	}
}
