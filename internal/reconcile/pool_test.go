package reconcile

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"cited"

	"github.com/google/go-cmp/cmp"
)

// ends writes an estimate and why it lacks something.
func ends(e *cited.Estimate) string {
	if e.Missing == "" {
		return Ends(e)
	}
	return Ends(e) + ": " + e.Missing
}

// bad input gets a clear answer, and no number from nowhere.
func TestNoEstimateOutOfThinAir(t *testing.T) {
	undated := func(said ...string) []Item {
		var out []Item
		for i, s := range said {
			out = append(out, item(s, string(rune('a'+i)), "", "", string(rune('A'+i))))
		}
		return out
	}
	tertiary := item("470", "a", "2015", "Open Pages")
	tertiary.Standing = cited.Tertiary
	tests := []struct {
		name, rule string
		at         cited.EDTF
		items      []Item
		want       string
	}{
		{"empty", "newest", "", nil, "low none, best none, high none: there is nothing to estimate from"},
		{"only denied", "newest", "", []Item{item("470", "a", "2015", "").with(func(f *cited.Figure) { f.Stance = cited.Denial })}, "low none, best none, high none: there is nothing to estimate from"},
		{"only tertiary", "min-max", "", []Item{tertiary}, "low none, best none, high none: all claims were left out: there is nothing to estimate from"},
		{"no dates", "newest", "", undated("470", "480"), "low 470, best none, high 480: the newest do not agree, and the rule names none of them the best: 470, by A, no date; 480, by B, no date"},
		{"no dates, at a date", "newest", "2015", undated("470", "480"), "low none, best none, high none: all claims were left out: there is nothing to estimate from"},
		{"all bounds", "majority", "", undated("470+", "480+"), "low 480, best none, high none: there are only bounds, which make no best"},
		{"bounds that close", "newest", "", undated("470+", "..480"), "low 470, best none, high 480: there are only bounds, which make no best"},
		{"bounds that contradict", "newest", "", undated("..470", "480+"), "low none, best none, high none: there are only bounds, and they contradict each other: ≥ 480, by B, no date; ≤ 470, by A, no date"},
		{"all vague", "conservative", "", undated("?24-99", "?40-99"), "low 24, best none, high 99: there is no number, only ranges and vague words: they make no best"},
		{"all vague, by a rule that wants none", "majority", "", undated("?24-99"), "low none, best none, high none: all claims were left out: there is nothing to estimate from"},
		{"one", "newest", "", undated("470"), "low 470, best 470, high 470"},
		{"one vague word that is one number", "newest", "", undated("?12-12"), "low 12, best none, high 12: there is no number, only ranges and vague words: they make no best"},
		{"one range", "newest", "", undated("420-516"), "low 420, best none, high 516: there is no number, only ranges and vague words: they make no best"},
		{"one bound", "newest", "", undated("470+"), "low 470, best none, high none: there are only bounds, which make no best"},
		{"after", "newest", "2014", []Item{item("470", "a", "2015", "")}, "low none, best none, high none: all claims were left out: there is nothing to estimate from"},
		{"at", "newest", "2015", []Item{item("90", "a", "2014-03", ""), item("470", "b", "2015-03", ""), item("900", "c", "2016-03", "")}, "low 470, best 470, high 470"},
		{"at, and a year that is not over", "newest", "2015-06", []Item{item("470", "b", "2018", "").with(func(f *cited.Figure) { f.Time = "2015" })}, "low 470, best 470, high 470"},
		{"at, and up to a later one", "newest", "2012", []Item{item("470", "b", "2018", "").with(func(f *cited.Figure) { f.Time = "../2015" })}, "low none, best none, high none: all claims were left out: there is nothing to estimate from"},
	}
	for _, tt := range tests {
		rule, err := shipped(t).Get(tt.rule)
		if err != nil {
			t.Fatal(err)
		}
		e := Gather(books(t), asked(t), tt.items, Known{}).Estimate(rule, tt.at)
		if got := ends(&e); got != tt.want {
			t.Errorf("%s:\ngot  %s\nwant %s", tt.name, got, tt.want)
		}
		if len(e.Steps) == 0 || e.Figures == nil || e.Others == nil {
			t.Errorf("%s: %+v", tt.name, e)
		}
	}
}

// How many are there at a date is not what they were years before; what happened in a
// year is not what happened in another.
func TestBases(t *testing.T) {
	in := func(basis cited.Basis, time cited.EDTF, i Item) Item {
		return i.with(func(f *cited.Figure) { f.Basis, f.Time, f.Measure = basis, time, "detained" })
	}
	rule, _ := shipped(t).Get("min-max")
	points := []Item{in(cited.Point, "2013", item("90", "a", "2013", "")), in(cited.Point, "2015-03", item("120", "b", "2015-03", ""))}
	periods := []Item{in(cited.Period, "2015", item("90", "a", "2016", "")), in(cited.Period, "2016", item("120", "b", "2017", "")), in(cited.Period, "2016", item("130", "c", "2017", ""))}
	tests := []struct {
		items []Item
		at    cited.EDTF
		want  string
	}{
		{points, "2015", "low 120, best none, high 120"},
		{points, "2013", "low 90, best none, high 90"},
		{points, "2018", "low none, best none, high none"},
		{periods, "2015", "low 90, best none, high 90"},
		{periods, "2016", "low 120, best none, high 130"},
		{periods, "", "low 120, best none, high 130"},
		{periods, "2014", "low none, best none, high none"},
		{periods, "2015/2016", "low none, best none, high none"}, // half of it is not it
	}
	for _, tt := range tests {
		e := Gather(books(t), books(t).CellOf(tt.items[0].Figure), tt.items, Known{}).Estimate(rule, tt.at)
		if got := Ends(&e); got != tt.want {
			t.Errorf("at %s: %s, want %s", tt.at, got, tt.want)
		}
	}
}

func TestGatherSaysWhatCountsSomethingElse(t *testing.T) {
	items := []Item{
		item("470", "a", "2015", ""),
		item("480", "b", "2015", "").with(func(f *cited.Figure) { f.Theatre = nil }),
		item("490", "c", "2015", "").with(func(f *cited.Figure) { f.Measure = "killed" }),
		item("500", "d", "2015", "").with(func(f *cited.Figure) { f.Origin = []string{"region:Atlantis"} }),
		item("510", "e", "2015", "").with(func(f *cited.Figure) { f.Population = "women" }),
	}
	p := Gather(books(t), asked(t), items, Known{})
	got := map[string]string{}
	for _, o := range p.Others {
		i := slices.IndexFunc(items, func(i Item) bool { return i.Figure.ID == o.Figure })
		got[string(items[i].Document)] = o.Field + ": " + o.Why
	}
	want := map[string]string{"c": "measure: killed, not travelled", "d": "origin: nobody has listed which countries lie in Atlantis", "e": "population: women, not fighters"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	rule, _ := shipped(t).Get("min-max")
	if e := p.Estimate(rule, ""); !strings.Contains(e.Steps[1].Does, "theatre") {
		t.Errorf("what was not said is not told: %+v", e.Steps)
	}
	if got := p.Summary(); got != "2 documents, 2 claims, at most 2 independent sources" {
		t.Errorf("%s", got)
	}
}

// A cell that names no theatre takes one, and none where there are two.
func TestGatherPartsWhatWasNotAsked(t *testing.T) {
	q := asked(t)
	q.Theatre = nil
	items := []Item{item("470", "a", "2015", ""), item("480", "b", "2015", "").with(func(f *cited.Figure) { f.Theatre = nil })}
	if p := Gather(books(t), q, items, Known{}); len(p.Claims) != 2 || len(p.Others) != 0 {
		t.Errorf("one theatre: %+v", p)
	}
	items = append(items, item("90", "c", "2015", "").with(func(f *cited.Figure) { f.Theatre = []string{"AFG"} }))
	if p := Gather(books(t), q, items, Known{}); len(p.Claims) != 1 || len(p.Others) != 2 || p.Others[0].Field != "theatre" {
		t.Errorf("two theatres: %+v", p)
	}
}

// Whatever comes in: low, best and high are in order, each is the bound of a figure that
// was used, neither the order of the input nor a copy of a figure changes them, and
// nothing that may not enter does.
func TestProperties(t *testing.T) {
	set, list := books(t), shipped(t)
	r := rand.New(rand.NewPCG(3, 4))
	for round := range 120 {
		items, known := randomItems(r, 1+r.IntN(24))
		cell := asked(t)
		p := Gather(set, cell, items, known)
		mixed, again := slices.Clone(items), Known{Edges: slices.Clone(known.Edges)}
		r.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		r.Shuffle(len(again.Edges), func(i, j int) { again.Edges[i], again.Edges[j] = again.Edges[j], again.Edges[i] })
		other := Gather(set, cell, mixed, again)
		copied, from := withCopy(r, items, known)
		more := Gather(set, cell, copied, from)
		for _, at := range []cited.EDTF{"", "2014", "2015-02"} {
			for i, e := range p.Estimates(list, at) {
				checkEnds(t, &e, items)
				if diff := cmp.Diff(e, other.Estimate(list[i], at)); diff != "" {
					t.Fatalf("round %d, %s at %q: another order (-before +after):\n%s", round, e.Rule, at, diff)
				}
				c := more.Estimate(list[i], at)
				if Ends(&c) != Ends(&e) || c.Claims != e.Claims || c.Independent != e.Independent {
					t.Fatalf("round %d, %s at %q: with a copy %s of %d claims, %d voices; before %s of %d, %d", round, e.Rule, at, Ends(&c), c.Claims, c.Independent, Ends(&e), e.Claims, e.Independent)
				}
			}
		}
	}
}

// withCopy adds a later copy of a document.
func withCopy(r *rand.Rand, items []Item, known Known) ([]Item, Known) {
	from := items[r.IntN(len(items))].Document
	out := slices.Clone(items)
	for _, i := range items {
		if i.Document != from {
			continue
		}
		i = i.with(func(f *cited.Figure) { f.ID = cited.NewID(cited.FigureID, string(f.ID), "copy") })
		i.Document, i.Published = "do-999", "2019-05-01"
		if i.Publisher != "" {
			i.Publisher = "The Reprint"
		}
		out = append(out, i)
	}
	return out, Known{Edges: append(slices.Clone(known.Edges), edge("do-999", string(from), cited.Copies))}
}

func checkEnds(t *testing.T, e *cited.Estimate, items []Item) {
	t.Helper()
	if !inOrder(e.Low, e.Best) || !inOrder(e.Best, e.High) || !inOrder(e.Low, e.High) {
		t.Fatalf("%s: %s", e.Rule, Ends(e))
	}
	if e.Best == nil && e.Missing == "" {
		t.Fatalf("%s: no best and no reason: %+v", e.Rule, e)
	}
	bounds, bests := map[float64]bool{}, map[float64]bool{}
	for _, in := range e.Figures {
		i := slices.IndexFunc(items, func(i Item) bool { return i.Figure.ID == in.Figure })
		f := items[i].Figure
		if in.Used == (in.Why != "") || in.Used && (f.Stance == cited.Denial || f.Individual || f.Measure != "travelled") {
			t.Fatalf("%s: %+v of %+v", e.Rule, in, f)
		}
		if !in.Used {
			continue
		}
		for _, b := range []*float64{f.Low, f.High} {
			if b != nil {
				bounds[*b] = true
			}
		}
		if cited.SameBound(f.Low, f.High) && f.Modifier != cited.Vague {
			bests[*f.Low] = true
		}
	}
	if e.Low != nil && !bounds[*e.Low] || e.High != nil && !bounds[*e.High] || e.Best != nil && !bests[*e.Best] {
		t.Fatalf("%s: %s is made of nothing that was used", e.Rule, Ends(e))
	}
}

// largestCell is a cell of 50,000 figures, a third of them copies.
func largestCell() ([]Item, Known) {
	r := rand.New(rand.NewPCG(5, 6))
	items, _ := randomItems(r, 50_000)
	var known Known
	for i := range items {
		items[i] = items[i].with(func(f *cited.Figure) {
			f.Measure, f.Theatre, f.Stance, f.Individual = "travelled", []string{"SYR"}, cited.Asserted, false
			low := float64(r.IntN(5000))
			f.Low, f.High = &low, &low
		})
		if i%3 == 0 && i > 0 {
			known.Edges = append(known.Edges, cited.NewEdge(items[i].Document, items[r.IntN(i)].Document, cited.Copies))
		}
	}
	return items, known
}

func BenchmarkGather50000(b *testing.B) {
	items, known := largestCell()
	set, cell := books(b), asked(b)
	for b.Loop() {
		Gather(set, cell, items, known)
	}
}

func BenchmarkSwitchRule50000(b *testing.B) {
	items, known := largestCell()
	p := Gather(books(b), asked(b), items, known)
	list := shipped(b)
	for i := 0; b.Loop(); i++ {
		p.Estimate(list[i%len(list)], "")
	}
}
