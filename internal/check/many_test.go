package check

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"cited"
)

// numberOf makes a figure of one of a few numbers, so that many of them meet.
func numberOf(r *rand.Rand, kind cited.Kind) cited.Figure {
	modifiers := []cited.Modifier{cited.Exactly, cited.Exactly, cited.Approx, cited.AtLeast, cited.AtMost, cited.Range, cited.Vague}
	f := cited.Figure{Kind: kind, Modifier: modifiers[r.IntN(len(modifiers))], Stance: cited.Asserted}
	low := float64([]int{3, 5, 9, 10, 11, 12, 40, 50, 75, 100, 110, 500, 900, 1000, 1104, 1105, 1112}[r.IntN(17)])
	if kind == cited.Share {
		low = float64(r.IntN(200)) / 4
	}
	high := low
	switch f.Modifier {
	case cited.Range, cited.Vague:
		high += float64(1 + r.IntN(40))
	}
	if f.Modifier != cited.AtMost {
		f.Low = &low
	}
	if f.Modifier != cited.AtLeast {
		f.High = &high
	}
	f.Exact = fmt.Sprint(low)
	if r.IntN(4) == 0 {
		f.Exact = "many"
	}
	return f
}

// Holding a number against all of a ledger says what holding it against one after the other
// says.
func TestLedgerIsAsExactAsPairs(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	against := 0
	for range 400 {
		kind := []cited.Kind{cited.Count, cited.Share}[r.IntN(2)]
		var list []*entry
		for i := range 1 + r.IntN(12) {
			f := numberOf(r, kind)
			day := cited.Day(16000 + r.IntN(400))
			list = append(list, &entry{Figure: &Figure{Figure: &f, Own: r.IntN(2) == 0}, stands: day, dated: r.IntN(5) > 0, told: cited.Day(17000 + i), printed: cited.Day(17000 + i + r.IntN(4))})
		}
		got := contradicted(list)
		against += len(got)
		for _, q := range list {
			if want := contradictedByOne(q, list); !q.Own && got[q] != want {
				t.Errorf("%s %s is contradicted by %v, not %v", q.Modifier, q.Exact, want, got[q])
			}
		}
	}
	if against == 0 {
		t.Error("nothing was contradicted")
	}
}

func contradictedByOne(q *entry, list []*entry) *entry {
	var found *entry
	for _, own := range list {
		if !own.Own || own.told > q.printed {
			continue
		}
		switch accordOf(q.Figure.Figure, own.Figure.Figure) {
		case agreeing, meeting:
			return nil
		}
		if d := q.stands - own.stands; q.dated && own.dated && max(d, -d) <= sameDate {
			found = own
		}
	}
	return found
}

// The middle and the spread of a crowd are those of its numbers sorted.
func TestCrowdIsAsExactAsSorting(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	far := 0
	for range 200 {
		docs := []*Document{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}}
		var list []*entry
		for range 4 + r.IntN(40) {
			v := math.Exp(r.NormFloat64())*100 + 1
			f := cited.Figure{Low: &v, High: &v, Span: cited.Span{Exact: "n"}, Kind: cited.Count}
			from := cited.ID(fmt.Sprint(r.IntN(15)))
			list = append(list, &entry{Figure: &Figure{Figure: &f, From: from, Doc: docs[r.IntN(len(docs))]}, stands: cited.Day(r.IntN(2000)), dated: true})
		}
		got := outliers(list)
		for i, x := range list {
			want := off{}
			if logs := logsOfOthers(x, list); len(logs) >= fewestClaims-1 {
				middle, spread := middleOf(logs)
				distance := math.Abs(math.Log(*x.Low) - middle)
				if distance >= math.Log(timesOff) && distance > deviations*spread {
					want = off{len(logs), math.Round(math.Exp(middle))}
					far++
				}
			}
			if got[i] != want {
				t.Errorf("got %v, want %v", got[i], want)
			}
		}
	}
	if far == 0 {
		t.Error("nothing was far from the others")
	}
}

func logsOfOthers(x *entry, list []*entry) []float64 {
	seen := map[cited.ID]bool{x.From: true}
	var out []float64
	for _, y := range list {
		if d := x.stands - y.stands; !seen[y.From] && y.Doc != x.Doc && max(d, -d) <= sameTime {
			seen[y.From] = true
			out = append(out, math.Log(*y.Low))
		}
	}
	return out
}

func middleOf(logs []float64) (middle, spread float64) {
	median := func(list []float64) float64 {
		s := slices.Sorted(slices.Values(list))
		return (s[(len(s)-1)/2] + s[len(s)/2]) / 2
	}
	middle = median(logs)
	var off []float64
	for _, v := range logs {
		off = append(off, math.Abs(v-middle))
	}
	return middle, median(off)
}

func TestTally(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for n := range 40 {
		row := newTally(n)
		counts := make([]int, n)
		total := 0
		for range 2 * n {
			i := r.IntN(n)
			row.add(i, 1)
			counts[i]++
			total++
		}
		sum := 0
		for i, c := range counts {
			if row.before(i) != sum {
				t.Errorf("%d before %d, want %d", row.before(i), i, sum)
			}
			for k := sum; k < sum+c; k++ {
				if row.place(k) != i {
					t.Errorf("the %d-th of %d is at %d, want %d", k, total, row.place(k), i)
				}
			}
			sum += c
		}
	}
}

// A credited name finds the printers that it would find if it were held against each.
func TestPrintersAreAllFound(t *testing.T) {
	b := newBench(t).books
	names := []string{"Halden Institute", "the Halden Institute's 2016 report", "Halden", "Moss Institute", "Northern Conflict Watch", "NCW", "Northern Crime Watch Network",
		"German Interior Ministry", "interior ministry", "Germany's interior ministry", "Danish Interior Ministry", "foreign ministry", "Dahl", "Mr Lars Dahl", "Brandt and Keller",
		"Keller", "police", "the report", "Moss Herald", "Daily Herald", "Herald", "Moss Daily Herald", "Danish police", "police in Denmark", "ACG", "Aden Crisis Group", "A C G"}
	var list []*entry
	for _, name := range names {
		list = append(list, &entry{Figure: &Figure{Doc: Unread(cited.Document{Publisher: name})}})
	}
	p := newPrinters(b, list)
	for _, words := range names {
		for _, home := range [][]string{nil, {"DNK"}, {"DEU", "NOR"}} {
			n := b.parseSource(words)
			n = n.of(home)
			var want []string
			for _, name := range names {
				if o := b.parseSource(name); n.affinity(&o) == surely {
					want = append(want, name)
				}
			}
			slices.Sort(want)
			if got := p.resolve(words, home); !slices.Equal(got, want) {
				t.Errorf("%q of %v: got %q, want %q", words, home, got, want)
			}
		}
	}
}

// Where the sources are known, they make the circle, whatever names they go by.
func TestCircleOfSources(t *testing.T) {
	b := newBench(t).books
	low := 140.0
	figure := func(publisher, credited string, printer, from cited.ID, chain ...string) *Figure {
		d := Unread(cited.Document{ID: cited.NewID(cited.DocumentID, publisher), Publisher: publisher})
		return &Figure{Doc: d, Printer: printer, From: from, Figure: &cited.Figure{
			Span: cited.Span{Exact: "140"}, Low: &low, High: &low, Kind: cited.Count, Attribution: append(chain, credited)}}
	}
	for _, x := range []struct {
		second *Figure
		want   int
	}{
		{figure("Fyn Gazette", "a paper in the north", "so-gazette", "so-herald"), 1},
		{figure("Fyn Gazette", "Skagen Herald", "so-gazette", "so-other-herald"), 0},
		{figure("Fyn Gazette", "a ministry", "so-gazette", "so-ministry", "Skagen Herald"), 1},
	} {
		c := &Case{Books: b, Figures: []*Figure{figure("Skagen Herald", "the Gazette of Odense", "so-herald", "so-gazette"), x.second}}
		if got := circular().Run(c); len(got) != x.want {
			t.Errorf("credited to %q: got %v", x.second.Attribution, got)
		}
	}
}
