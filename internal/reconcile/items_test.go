package reconcile

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"cited"
	"cited/internal/codebook"
	"cited/rules"
)

func books(t testing.TB) *codebook.Set {
	t.Helper()
	s, err := codebook.LoadSet(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// item makes a figure of one cell: its number as examples write it, the document with its
// day, its publisher and whom it credits, the nearest first.
func item(said, document string, published cited.EDTF, publisher string, chain ...string) Item {
	v, wrong := parseValue(said)
	if wrong != "" {
		panic(wrong)
	}
	f := &cited.Figure{ID: cited.FigureKey(cited.ID(document), said, len(chain)), Codebook: "foreign-fighters", Measure: "travelled",
		Kind: cited.Count, Population: "fighters", Origin: []string{"NOR"}, Theatre: []string{"SYR"}, Basis: cited.Cumulative,
		Low: v.Low, High: v.High, Modifier: v.Modifier, Attribution: chain, Stance: cited.Asserted}
	f.Start, f.End = 10, 13
	return Item{Figure: f, Document: cited.ID(document), Published: published, Publisher: publisher}
}

// with changes the figure of an item.
func (i Item) with(change func(f *cited.Figure)) Item {
	f := *i.Figure
	change(&f)
	i.Figure = &f
	return i
}

func edge(later, earlier string, kind cited.EdgeKind) cited.Edge {
	return cited.NewEdge(cited.ID(later), cited.ID(earlier), kind)
}

// asked is the cell of all items.
func asked(t testing.TB) cited.Cell {
	i := item("1", "d", "", "")
	return books(t).CellOf(i.Figure)
}

// randomItems are figures of one cell in all the ways that figures can be, and edges
// between their documents.
func randomItems(r *rand.Rand, n int) ([]Item, Known) {
	said := []string{"470", "480", "~470", "470+", "500+", "..600", "420-516", "?24-99", "430", "90"}
	names := []string{"Soren", "Atlas", "the ministry", "Pax"}
	var items []Item
	var known Known
	for i := range n {
		doc := fmt.Sprintf("do-%03d", i*2/3)
		day := cited.EDTF("")
		if h := i * 2 / 3; h%5 > 0 {
			day = cited.EDTF((cited.DayOf(2014, 1, 1) + cited.Day(h*37%900)).String())
		}
		var chain []string
		for range r.IntN(3) {
			chain = append(chain, names[r.IntN(len(names))])
		}
		publisher := ""
		if h := i * 2 / 3; h%3 > 0 {
			publisher = fmt.Sprint("paper ", h%4)
		}
		one := item(said[r.IntN(len(said))], doc, day, publisher, chain...)
		one = one.with(func(f *cited.Figure) {
			f.ID = cited.FigureKey(f.ID, "n", i)
			switch r.IntN(12) {
			case 0:
				f.Stance = cited.Denial
			case 1:
				f.Individual = true
			case 2:
				f.Time = "2014-06"
			case 3:
				f.Low, f.High = nil, nil
			case 4:
				f.Theatre = nil
			case 5:
				f.Measure = "killed"
			case 6:
				f.Reported = "2015-03"
			}
		})
		if r.IntN(15) == 0 {
			one.Standing = cited.Tertiary
		}
		items = append(items, one)
	}
	kinds := cited.EdgeKinds()
	for range n / 4 {
		a, b := items[r.IntN(n)].Document, items[r.IntN(n)].Document
		if a != b {
			known.Edges = append(known.Edges, cited.NewEdge(max(a, b), min(a, b), kinds[r.IntN(len(kinds))]))
		}
	}
	return items, known
}

// Claims are counted as they are made.
func TestCountClaims(t *testing.T) {
	for seed := range uint64(300) {
		items, known := randomItems(rand.New(rand.NewPCG(seed, 3)), 5+int(seed%60))
		made := Claims("ce-1", items, known)
		claims, independent := CountClaims(items, known)
		if claims != len(made) || independent != Independent(made) {
			t.Fatalf("seed %d: %d claims of %d sources, made %d of %d", seed, claims, independent, len(made), Independent(made))
		}
	}
}
